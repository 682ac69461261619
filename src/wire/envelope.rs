//! The envelope of every list: `data`, `page`, `basis`, `permalink`.

use serde::Serialize;
use utoipa::ToSchema;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::model::{self, KnownAt};

/// A page of a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct List<T> {
    /// The rows.
    pub data: Vec<T>,
    /// Where the next rows are.
    pub page: Page,
    /// The clocks the question was asked at.
    pub basis: Basis,
    /// The same question pinned to this basis: its answer never changes.
    pub permalink: String,
}

/// Where the next rows are.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Page {
    /// Opaque; give it back as `cursor`. `null` on the last page.
    pub next_cursor: Option<String>,
    /// The whole address of the next page. `null` on the last page.
    pub next_url: Option<String>,
    /// The greatest number of rows on a page.
    pub limit: u32,
}

/// The clocks of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Basis {
    /// The public record on that day (its whole UTC day) or up to that instant.
    #[schema(example = "2025-02-11")]
    pub as_of: String,
    /// What the ledger held, as asked: an instant, a day or `seq:N`; `null` means now.
    pub known_at: Option<String>,
    /// The last change of the ledger that counts.
    pub seq: i64,
    /// include, exclude.
    pub retrospective: &'static str,
    /// candidate (all that was not rejected) or reviewed.
    pub tier: &'static str,
}

impl From<&model::Basis> for Basis {
    fn from(basis: &model::Basis) -> Basis {
        Basis {
            as_of: day_or_instant(basis.as_of.before),
            known_at: basis.known_at.map(|known_at| match known_at {
                KnownAt::Seq(seq) => format!("seq:{seq}"),
                KnownAt::Before(before) => day_or_instant(before),
            }),
            seq: basis.seq,
            retrospective: basis.retrospective.as_str(),
            tier: basis.tier.as_str(),
        }
    }
}

/// The spelling of "everything before `before`" that asks the same question again: a day if it ends at a UTC
/// midnight, else the last microsecond before.
pub(super) fn day_or_instant(before: Timestamp) -> String {
    let last = before.checked_sub(jiff::SignedDuration::from_micros(1)).unwrap_or(before);
    if before.as_microsecond().rem_euclid(86_400_000_000) == 0 {
        last.to_zoned(TimeZone::UTC).date().to_string()
    } else {
        last.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::day_or_instant;

    #[test]
    fn a_whole_day_is_written_as_the_day_and_anything_else_as_the_last_microsecond() {
        let spell = |text: &str| day_or_instant(text.parse().expect("an instant"));
        assert_eq!(spell("2025-01-01T00:00:00Z"), "2024-12-31");
        assert_eq!(spell("2025-01-01T12:00:00.000001Z"), "2025-01-01T12:00:00Z");
    }
}
