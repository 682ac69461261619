//! Dates.
use crate::model::DateSpan;
use super::tokens::Token;
/// A date.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct DateMention { pub(crate) start: usize, pub(crate) end: usize, pub(crate) span: DateSpan }
pub(crate) fn dates(_: &str, _: &[Token], _: jiff::civil::Date) -> Vec<DateMention> { Vec::new() }
