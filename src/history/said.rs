//! When something was said: the place in time of one statement.
//!
//! A statement without a date was made at its publication at the latest: it sorts there and is never shown before.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::model::{DateBasis, DateSpan, Precision, Published};

/// The greatest gap between day-precise statements of one claim, and between claims that disagree.
pub(super) const NEAR_DAYS: i64 = 3;

/// When one report says that its origin spoke.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// As it is shown.
    pub(super) span: DateSpan,
    /// Days since 1970 of the first day; `None` if undated.
    pub(super) from: Option<i64>,
    /// Days since 1970 of the day after the last; `None` if open.
    pub(super) to: Option<i64>,
    /// Place in the order of a series: the first day, or the day of publication if undated.
    pub(super) at: i64,
    /// The earlier of publication and the end of the span.
    pub(super) first_public: Timestamp,
    /// The last day on which it can have been said, as days since 1970.
    pub(super) last_day: i64,
}

impl Said {
    /// Places a statement in time.
    pub(super) fn new(said_on: Option<&DateSpan>, published: &Published) -> Said {
        let published_day = day(published.at);
        let span = said_on.cloned().unwrap_or_else(|| DateSpan {
            from: None,
            to: Some(published.at.to_zoned(TimeZone::UTC).date()),
            precision: Precision::Open,
            basis: DateBasis::Publication,
            text: String::new(),
        });
        let (from, to) = (span.from.map(day_number), span.to.map(day_number));
        let undated = from.is_none() && (to.is_none() || span.basis == DateBasis::Publication);
        let end = span.to.filter(|_| !undated).and_then(|to| to.to_zoned(TimeZone::UTC).ok());
        let last_day = to.filter(|_| !undated).map_or(published_day, |to| (to - 1).min(published_day));
        Said {
            from,
            to,
            at: from.or(to.filter(|_| !undated)).unwrap_or(published_day),
            first_public: end.map_or(published.at, |end| end.timestamp().min(published.at)),
            last_day,
            span,
        }
    }

    /// Whether it was said on one known day.
    pub(super) fn is_day(&self) -> bool {
        self.length() == Some(1)
    }

    /// Number of days of the span; `None` if an end is open.
    pub(super) fn length(&self) -> Option<i64> {
        Some(self.to? - self.from?)
    }

    /// Days between two statements, 0 if they may fall on the same day; `None` if one of them is undated.
    pub(super) fn gap(&self, other: &Said) -> Option<i64> {
        let between = |later: i64, end: Option<i64>| end.map_or(0, |end| later - (end - 1));
        Some(between(other.from?, self.to).max(between(self.from?, other.to)).max(0))
    }
}

/// Days since 1970 of an instant, in UTC.
pub(super) fn day(at: Timestamp) -> i64 {
    at.as_second().div_euclid(86_400)
}

fn day_number(date: Date) -> i64 {
    date.to_zoned(TimeZone::UTC).map_or(i64::MAX / 2, |midnight| day(midnight.timestamp()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PublishedBasis;
    use jiff::civil::date;

    fn published(text: &str) -> Published {
        Published { at: text.parse().expect("instant"), day_only: false, basis: PublishedBasis::Given }
    }

    fn span(from: Option<Date>, to: Option<Date>, basis: DateBasis) -> DateSpan {
        DateSpan { from, to, precision: Precision::Month, basis, text: String::new() }
    }

    #[test]
    fn an_old_figure_in_a_new_article_became_public_at_the_end_of_its_month() {
        let november = span(Some(date(2024, 11, 1)), Some(date(2024, 12, 1)), DateBasis::Resolved);
        let said = Said::new(Some(&november), &published("2025-02-11T09:00:00Z"));
        assert_eq!(said.first_public.to_string(), "2024-12-01T00:00:00Z");
        assert_eq!(said.length(), Some(30));
    }

    #[test]
    fn an_undated_statement_is_public_at_its_publication_and_not_at_midnight_before() {
        let before = span(None, Some(date(2025, 2, 11)), DateBasis::Publication);
        for said_on in [None, Some(&before)] {
            let said = Said::new(said_on, &published("2025-02-11T09:00:00Z"));
            assert_eq!(said.first_public.to_string(), "2025-02-11T09:00:00Z");
            assert_eq!(said.at, day("2025-02-11T00:00:00Z".parse().expect("instant")));
            assert_eq!(said.length(), None);
        }
    }

    #[test]
    fn the_gap_counts_days_between_last_and_first() {
        let on = |d: i8| {
            let said_on = span(Some(date(2025, 2, d)), Some(date(2025, 2, d + 1)), DateBasis::Stated);
            Said::new(Some(&said_on), &published("2025-03-01T00:00:00Z"))
        };
        assert_eq!(on(11).gap(&on(14)), Some(3));
        assert_eq!(on(14).gap(&on(11)), Some(3));
        assert_eq!(on(11).gap(&on(11)), Some(0));
    }
}
