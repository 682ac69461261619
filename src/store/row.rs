//! From rows of plain types to nouns; a value that cannot be believed names its table, row and column.

use std::str::FromStr;

use jiff_sqlx::{Date as SqlDate, Timestamp as SqlTimestamp};

use super::StoreError;
use crate::model::{ActorCode, Amount, DateSpan, Id, Published, Span, UnknownWord};

/// The row that is being read, for the error that names it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    /// Name of the table.
    pub(super) table: &'static str,
    /// Key of the row.
    pub(super) key: &'a str,
}

/// A date span as its five columns hold it.
#[derive(Debug)]
pub(super) struct DateColumns<'a> {
    pub(super) from: Option<SqlDate>,
    pub(super) to: Option<SqlDate>,
    pub(super) precision: Option<&'a str>,
    pub(super) basis: Option<&'a str>,
    pub(super) text: Option<String>,
}

impl Row<'_> {
    pub(super) fn broken(self, column: &'static str, why: impl ToString) -> StoreError {
        StoreError::Broken { table: self.table, column, row: self.key.to_owned(), why: why.to_string() }
    }

    /// A word of a closed vocabulary.
    pub(super) fn word<T: FromStr<Err = UnknownWord>>(
        self,
        column: &'static str,
        word: &str,
    ) -> Result<T, StoreError> {
        word.parse().map_err(|error| self.broken(column, error))
    }

    pub(super) fn id(self, column: &'static str, text: &str) -> Result<Id, StoreError> {
        Id::parse(text).map_err(|error| self.broken(column, error))
    }

    pub(super) fn actor(self, column: &'static str, code: &str) -> Result<ActorCode, StoreError> {
        ActorCode::parse(code).map_err(|error| self.broken(column, error))
    }

    pub(super) fn span(self, column: &'static str, start: i32, end: i32) -> Result<Span, StoreError> {
        let place = |n: i32| u32::try_from(n).map_err(|error| self.broken(column, error));
        Ok(Span { start: place(start)?, end: place(end)? })
    }

    /// The span that a pair of numbers holds, if there is one.
    pub(super) fn pair(self, column: &'static str, pair: Option<&[i32]>) -> Result<Option<Span>, StoreError> {
        match pair {
            None => Ok(None),
            Some([start, end]) => self.span(column, *start, *end).map(Some),
            Some(other) => {
                Err(self.broken(column, format!("{} numbers where two make a place", other.len())))
            }
        }
    }

    /// A date span; all of its words are there, or none.
    pub(super) fn dates(
        self,
        column: &'static str,
        dates: DateColumns,
    ) -> Result<Option<DateSpan>, StoreError> {
        let (Some(precision), Some(basis), Some(text)) = (dates.precision, dates.basis, dates.text) else {
            return Ok(None);
        };
        Ok(Some(DateSpan {
            from: dates.from.map(SqlDate::to_jiff),
            to: dates.to.map(SqlDate::to_jiff),
            precision: self.word(column, precision)?,
            basis: self.word(column, basis)?,
            text,
        }))
    }

    pub(super) fn published(
        self,
        at: SqlTimestamp,
        day_only: bool,
        basis: &str,
    ) -> Result<Published, StoreError> {
        Ok(Published { at: at.to_jiff(), day_only, basis: self.word("published_basis", basis)? })
    }
}

/// An amount as the ledger gives it out: in thousandths.
pub(super) fn amount(thousandths: Option<i64>) -> Option<Amount> {
    thousandths.map(Amount::from_thousandths)
}

/// One column of the rows that go into the ledger in one statement.
pub(super) fn column<'a, R, T>(rows: &'a [R], value: impl Fn(&'a R) -> T) -> Vec<T> {
    rows.iter().map(value).collect()
}

/// A place in a text as a column of the ledger; places beyond two thousand million do not exist in 8 MiB.
pub(super) fn place(code_point: u32) -> i32 {
    i32::try_from(code_point).unwrap_or(i32::MAX)
}

/// Spans as the array literal that Postgres reads: `{12,15,40,44}`.
pub(super) fn places(spans: &[Span]) -> String {
    let numbers: Vec<String> =
        spans.iter().map(|span| format!("{},{}", place(span.start), place(span.end))).collect();
    format!("{{{}}}", numbers.join(","))
}
