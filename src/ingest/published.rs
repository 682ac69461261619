//! Publication dates.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::{Field, IntakeError, Reason};
use crate::model::{Published, PublishedBasis};

/// How far in the future a date may lie: clocks and time zones of newsrooms differ.
const FUTURE_LIMIT: SignedDuration = SignedDuration::from_hours(24);

/// Parses a date; a missing one is today. The answer's second half tells whether it lies in the future.
///
/// A date without a time is 00:00 UTC of that day.
pub(super) fn parse(
    text: Option<&str>,
    basis: PublishedBasis,
    now: Timestamp,
) -> Result<(Published, bool), IntakeError> {
    let Some(text) = text else {
        let today = midnight(now.to_zoned(TimeZone::UTC).date());
        return Ok((
            Published { at: today.unwrap_or(now), day_only: true, basis: PublishedBasis::Fallback },
            false,
        ));
    };
    let (at, day_only) = instant(text).ok_or_else(|| error(Reason::NoDate { text: shortened(text) }))?;
    if at.duration_since(now) > FUTURE_LIMIT {
        return Err(error(Reason::Future { text: shortened(text) }));
    }
    Ok((Published { at, day_only, basis }, at > now))
}

/// The instant of a day or of an RFC 3339 time, and whether only the day is known. Years 1000 to 9999.
pub(super) fn instant(text: &str) -> Option<(Timestamp, bool)> {
    let text = text.trim();
    let year_month_day =
        |text: &str| text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    let (at, day_only) = if text.is_ascii() && year_month_day(text) {
        (midnight(text.parse::<Date>().ok()?)?, true)
    } else if text.is_ascii() && text.get(10..11).is_some_and(|t| matches!(t, "T" | "t" | " ")) {
        (text.parse::<Timestamp>().ok()?, false)
    } else {
        return None;
    };
    // The ledger keeps microseconds; anything finer would not come back as it was given.
    let at = Timestamp::from_microsecond(at.as_microsecond()).ok()?;
    (1000..=9999).contains(&at.to_zoned(TimeZone::UTC).year()).then_some((at, day_only))
}

fn midnight(day: Date) -> Option<Timestamp> {
    day.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

fn error(reason: Reason) -> IntakeError {
    IntakeError::new(Field::Published, reason)
}

/// Enough of what was given to recognise it.
fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}
