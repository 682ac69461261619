//! Numbers and quantities: every number of a text with its hedge, its unit and the role its words give it.
//!
//! `"some 11,000 troops, 40 more by March, for $2.5 billion"` gives `about 11000`, `exact 40` (increment) and money of
//! 2,500,000,000 USD. What is counted, and whether it is a transfer at all, is for others: this stage only says
//! which numbers are no count (calibres, ranges, years, model numbers) so that nobody takes them for one.
//!
//! Order of work: [`value`] reads one bare number, [`scan`] classes it by what stands around it ([`name`], [`money`],
//! [`mod@unit`], [`words`]), [`hedge`] takes the words before and behind, [`join`] puts ranges together and lets
//! neighbours share units. All of it is one walk over
//! the tokens with bounded look-around. Dates win over numbers that they contain; that is for the caller to settle.

mod digits;
mod draft;
mod hedge;
mod join;
mod money;
mod name;
mod scan;
mod unit;
mod value;
mod words;

#[cfg(test)]
mod class_tests;
#[cfg(test)]
mod suites;
#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::Range;

pub(super) use name::{is_year, is_year_text};
pub(super) use value::Reader;

pub(crate) use super::lexicon::numerals::{CurrencyCode, Measure};
#[cfg(test)]
use super::lexicon::vocabulary::known;
#[cfg(test)]
use super::tokens::Token;
use crate::model::{Amount, Qualifier};

/// One number of a text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Number {
    /// First byte of the mention with its hedge: "some 11,000".
    pub(crate) start: usize,
    /// One past its last byte, unit and hedge behind it included: "200 tonnes or more".
    pub(crate) end: usize,
    /// Bytes of the bare number, "11,000"; of a range, from its first number to its last.
    pub(crate) core: Range<usize>,
    /// The number printed; `None` for ranges, magnitudes and fractions of an unknown whole.
    pub(crate) point: Option<Amount>,
    /// Lower bound, `None` if open.
    pub(crate) low: Option<Amount>,
    /// Upper bound, `None` if open.
    pub(crate) high: Option<Amount>,
    /// Whether `low` itself is meant ("more than" excludes it).
    pub(crate) low_inclusive: bool,
    /// Whether `high` itself is meant ("less than" excludes it).
    pub(crate) high_inclusive: bool,
    /// The hedge.
    pub(crate) qualifier: Qualifier,
    /// What kind of number it is.
    pub(crate) class: NumberClass,
    /// Currency of money, if the text says which.
    pub(crate) currency: Option<CurrencyCode>,
    /// Bytes of the unit word behind it, if there is one ("km", "tonnes", "million dollars" gives "dollars").
    pub(crate) unit: Option<Range<usize>>,
    /// Numerator and denominator of a fraction.
    pub(crate) fraction: Option<(i64, i64)>,
    /// Index in the answer of the whole it is part of: "30 of the 80", "half of the 28".
    pub(crate) whole: Option<usize>,
    /// It comes on top of an earlier figure: another 40, 150 more.
    pub(crate) increment: bool,
    /// The text calls it all of it: a total of, so far, in all.
    pub(crate) total: bool,
    /// It is said of each of several: 5,000 each.
    pub(crate) each: bool,
    /// It is per day, week, month or year.
    pub(crate) rate: bool,
    /// Old or new figure of a change: "rose from 160 to 200", "200, up from 160".
    pub(crate) change: Change,
}

/// What kind of number it is. Only cardinals, tonnes and money can be the quantity of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberClass {
    /// A count.
    Cardinal,
    /// An amount of money.
    Money,
    /// Per cent.
    Percent,
    /// first, 12th.
    Ordinal,
    /// A calibre, distance, age and the like.
    Measure(Measure),
    /// Metric tonnes or tons of something.
    Tonnes,
    /// Part of a whole: half of, three-quarters of the 60.
    Fraction,
    /// Four digits from 1900 to 2100 that read as a year, or a decade.
    YearLike,
    /// Time of day.
    Time,
    /// Part of a name: S-400, Type 63, Article 5, 1A5.
    Designation,
    /// First half of a compound: two-seat, 20-strong.
    Compound,
}

/// Role of a figure in a change of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    /// No change is told.
    None,
    /// The old figure.
    From,
    /// The new figure.
    To,
}

/// Reads all numbers of `tokens` alone.
#[cfg(test)]
pub(crate) fn numbers(text: &str, tokens: &[Token]) -> Vec<Number> {
    read_numbers(Reader::new(text, tokens, &known(text, tokens)))
}

/// Reads all numbers of the tokens, in the order of the text; mentions do not overlap.
pub(crate) fn read_numbers(reader: Reader<'_>) -> Vec<Number> {
    let mut found: Vec<draft::Draft> = Vec::new();
    let (mut at, mut floor) = (0, 0);
    while at < reader.tokens.len() {
        let next = match scan::scan(&reader, at) {
            Some(scan::Scan::One(draft)) => {
                let mut draft = join::range(&reader, *draft);
                name::score(&reader, &mut draft);
                hedge::before(&reader, &mut draft, floor);
                hedge::after(&reader, &mut draft);
                let next = draft.tokens.end;
                found.push(draft);
                next
            }
            Some(scan::Scan::Many(drafts)) => {
                let next = drafts.last().map_or(at + 1, |d| d.tokens.end);
                found.extend(drafts);
                next
            }
            Some(scan::Scan::Skip(next)) => next,
            None => {
                at += 1;
                continue;
            }
        };
        at = next.max(at + 1);
        floor = at;
    }
    join::neighbours(&reader, &mut found);
    found.into_iter().map(|draft| draft.number).collect()
}

impl fmt::Display for Number {
    /// One line for tests and explanations: `about 11000`, `money USD exact 2500000000`, `range 10..20`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.class {
            NumberClass::Cardinal => {}
            NumberClass::Money => {
                write!(f, "money {} ", self.currency.as_ref().map_or("?", CurrencyCode::as_str))?
            }
            NumberClass::Measure(kind) => write!(f, "{} ", format!("{kind:?}").to_lowercase())?,
            class => write!(f, "{} ", format!("{class:?}").to_lowercase())?,
        }
        if let (Some((n, d)), None) = (self.fraction, self.point) {
            write!(f, "{} {n}/{d}", self.qualifier)?;
        } else if let Some(point) = self.point {
            write!(f, "{} {point}", self.qualifier)?;
        } else {
            let side = |bound: Option<Amount>| bound.map(|a| a.to_string()).unwrap_or_default();
            write!(f, "{} {}..{}", self.qualifier, side(self.low), side(self.high))?;
        }
        let flags =
            [(self.increment, "increment"), (self.total, "total"), (self.each, "each"), (self.rate, "rate")];
        for (_, flag) in flags.iter().filter(|(set, _)| *set) {
            write!(f, " +{flag}")?;
        }
        match self.change {
            Change::None => Ok(()),
            Change::From => f.write_str(" +from"),
            Change::To => f.write_str(" +to"),
        }
    }
}
