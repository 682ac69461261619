//! The two clocks a question is asked at.

use jiff::Timestamp;

use super::Tier;
use super::vocabulary::words;

words! {
    /// Whether old figures first seen in articles after `as_of` count.
    pub enum Retrospective {
        /// They do, marked.
        Include = "include",
        /// They do not.
        Exclude = "exclude",
    }
}

/// The public record before this instant. A bare date means the end of that UTC day, so the next midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AsOf {
    /// First instant that is *not* part of the record any more.
    pub before: Timestamp,
}

/// What this ledger held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownAt {
    /// Up to and including this change of the ledger.
    Seq(i64),
    /// Everything recorded before the instant.
    Before(Timestamp),
}

/// The basis of an answer, resolved: both clocks fixed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// The public record up to here.
    pub as_of: AsOf,
    /// What was asked for `known_at`; `None` means now.
    pub known_at: Option<KnownAt>,
    /// The last change of the ledger that counts: the last of a committed transaction.
    pub seq: i64,
    /// Whether retrospective figures count.
    pub retrospective: Retrospective,
    /// Which reports count.
    pub tier: Tier,
}
