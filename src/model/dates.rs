//! Dates as the news gives them: half-open spans of days with a precision.

use jiff::civil::Date;

use super::vocabulary::words;

words! {
    /// How exactly a date was said.
    pub enum Precision {
        /// One day.
        Day = "day",
        /// Seven days or less.
        Week = "week",
        /// A calendar month.
        Month = "month",
        /// A quarter of a year.
        Quarter = "quarter",
        /// Spring, summer, autumn, winter.
        Season = "season",
        /// Half a year.
        Half = "half",
        /// A year.
        Year = "year",
        /// From or to a day, the other end not said.
        Open = "open",
    }
}

words! {
    /// Where a date comes from.
    pub enum DateBasis {
        /// Printed in full.
        Stated = "stated",
        /// Worked out against the publication date ("Tuesday").
        Resolved = "resolved",
        /// Only the publication date is known.
        Publication = "publication",
        /// Follows from another date in the text.
        Inferred = "inferred",
    }
}

/// A span of days, `from` included, `to` excluded; an absent end is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateSpan {
    /// First day.
    pub from: Option<Date>,
    /// Day after the last.
    pub to: Option<Date>,
    /// How exactly it was said.
    pub precision: Precision,
    /// Where it comes from.
    pub basis: DateBasis,
    /// The words of the text, empty if none.
    pub text: String,
}
