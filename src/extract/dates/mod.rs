//! Dates of a text, tied to days: every date, period and "two months ago" against the day of publication.
//!
//! `"said on Tuesday that 20 guns will arrive by March"`, published on 2025-02-12, gives the day 2025-02-11 and a period
//! that ends before 2025-04-01. The precision of what was said is kept: "late last year" is the whole year, with the
//! part named beside it; nobody makes a day of it. What is dated (the statement, the transfer, neither) is for others.
//!
//! Order of work: [`atom`] reads one calendar expression (with [`month`], [`weekday`], [`year`], [`part`], [`digits`]), [`mod@pointer`] those that point from a day ("last month", "three
//! days earlier"), [`tense`] looks whether it lies ahead or behind, [`period`] ties it to days, [`bound`] reads "since",
//! "by", "between … and". Without a cue a date without a year is the latest one up to publication. Seasons are those of
//! the north. The grammar never reads a clock.

mod atom;
mod bound;
mod digits;
mod month;
mod part;
mod period;
mod pointer;
mod tense;
mod weekday;
mod year;

#[cfg(test)]
mod suites;
#[cfg(test)]
mod tests;

use std::fmt;

use jiff::civil::Date;

pub(crate) use super::lexicon::calendar::Part;
use super::lexicon::calendar::{CalendarWords, Open};
use super::lexicon::phrases::Phrases;
use super::lexicon::vocabulary::Known;
#[cfg(test)]
use super::lexicon::vocabulary::known;
use super::numbers::Reader;
#[cfg(test)]
use super::tokens::Token;
use super::tokens::TokenKind;
use crate::model::{DateBasis, DateSpan, Precision};

/// One date or period of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DateMention {
    /// First byte, "since" and the like included, plain "in" and "on" not.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// First day; `None` if open.
    pub(crate) from: Option<Date>,
    /// Day after the last; `None` if open.
    pub(crate) to: Option<Date>,
    /// How exactly it was said; of a period, the unit its ends are given in.
    pub(crate) precision: Precision,
    /// Stated if the year is printed, resolved against publication, or inferred from another date of the text.
    pub(crate) basis: DateBasis,
    /// What kind of date it is.
    pub(crate) kind: DateKind,
    /// The part that is named: late in "late last year", whose `from` and `to` are the whole year.
    pub(crate) part: Option<Part>,
    /// A guess at the days meant by the part, or by a distance ("two months ago"); `from` and `to` where there is none.
    pub(crate) narrow: (Option<Date>, Option<Date>),
    /// Hedged ("around 10 February"), or a distance in weeks and more.
    pub(crate) approximate: bool,
    /// It lies ahead of publication by its words or its tense.
    pub(crate) future: bool,
}

/// What kind of date it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateKind {
    /// A day, month, year and so on.
    Date,
    /// From one to another.
    Range,
    /// From then on.
    Since,
    /// Up to and including then.
    By,
    /// Up to then, not including it.
    Before,
    /// From its end on.
    After,
    /// A distance: two months ago, three days earlier.
    Ago,
    /// A running period up to or from publication: the past year, the next three months.
    Window,
}

impl DateMention {
    /// The span as the model has it, with the words of the text.
    pub(crate) fn span(&self, text: &str) -> DateSpan {
        DateSpan {
            from: self.from,
            to: self.to,
            precision: self.precision,
            basis: self.basis,
            text: text[self.start..self.end].to_owned(),
        }
    }
}

/// What dates are counted from, carried from sentence to sentence of one text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reckoning {
    /// Day of publication.
    published: Date,
    /// Publication, or the day an entry of a timeline is dated.
    day: Date,
    /// First day of the date read last: "three days earlier" counts from it.
    anchor: Option<Date>,
}

impl Reckoning {
    /// Counts from the day of publication.
    pub(crate) fn new(published: Date) -> Reckoning {
        Reckoning { published, day: published, anchor: None }
    }

    /// The day of publication.
    pub(crate) fn published(&self) -> Date {
        self.published
    }

    /// Call it where a paragraph begins that is cut off from the tokens before: an entry of a timeline ends there.
    pub(crate) fn paragraph(&mut self) {
        self.day = self.published;
    }

    /// Reads the dates of the next tokens of the text, in order; mentions do not overlap.
    pub(crate) fn dates(&mut self, r: Reader<'_>) -> Vec<DateMention> {
        let mut found: Vec<DateMention> = Vec::new();
        let mut at = 0;
        while at < r.tokens.len() {
            if r.kind(at) == Some(TokenKind::Break) {
                self.paragraph();
            }
            let c = Context {
                r,
                cal: CalendarWords::embedded(),
                published: self.day,
                anchor: self.anchor,
                depth: 0,
            };
            let Some((mention, next)) = bound::mention(&c, at) else {
                at += 1;
                continue;
            };
            if matches!(mention.kind, DateKind::Date | DateKind::Ago) {
                self.anchor = mention.narrow.0;
            }
            if heads_entry(&c, at, next, &mention) {
                let last = mention.to.and_then(|day| day.yesterday().ok());
                self.day = last.unwrap_or(self.published).min(self.published);
            }
            found.push(mention);
            at = next.max(at + 1);
        }
        found
    }
}

/// Reads all dates of `tokens` alone, in the order of the text.
#[cfg(test)]
pub(crate) fn dates(text: &str, tokens: &[Token], published: Date) -> Vec<DateMention> {
    Reckoning::new(published).dates(Reader::new(text, tokens, &known(text, tokens)))
}

/// Whether the date heads an entry of a timeline ("November 2023. Seoul tells lawmakers …"): until the end of the
/// paragraph the others count from it.
fn heads_entry(c: &Context<'_>, at: usize, next: usize, mention: &DateMention) -> bool {
    // The tokens may be one sentence: its first is an entry's head only if a line begins there.
    let line = c.r.text[..mention.start].trim_end_matches([' ', '\t', '•', '-', '*']).ends_with(['\n', '\r'])
        || c.r.text[..mention.start].trim().is_empty();
    let first = line && at.checked_sub(1).is_none_or(|before| c.r.kind(before) != Some(TokenKind::Word));
    let closed = matches!(c.r.word(next), "." | ":" | "–" | "—" | "-" | "") && !c.r.glued(next + 1);
    let dated =
        mention.basis == DateBasis::Stated && matches!(mention.precision, Precision::Day | Precision::Month);
    first && closed && dated && mention.kind == DateKind::Date
}

/// What a date is read against.
#[derive(Clone, Copy)]
struct Context<'a> {
    r: Reader<'a>,
    cal: &'a CalendarWords,
    /// Publication, or the day an entry of a timeline is dated.
    published: Date,
    /// First day of the date read last: "three days earlier" counts from it.
    anchor: Option<Date>,
    /// How many expressions this one stands inside of: "the first week of the last month of 2024".
    depth: u8,
}

impl Context<'_> {
    /// The words at a token that open or close a period, and the token behind them.
    fn open(&self, at: usize) -> Option<(Open, usize)> {
        self.phrase(&self.cal.opens, |known| known.opens_period, at)
    }

    /// The words at a token for a part of a period, and the token behind them.
    fn part(&self, at: usize) -> Option<(Part, usize)> {
        self.phrase(&self.cal.parts, |known| known.opens_part, at)
    }

    /// The words at a token for a day, as days from today, and the token behind them.
    fn day(&self, at: usize) -> Option<(i32, usize)> {
        self.phrase(&self.cal.days, |known| known.opens_day, at)
    }

    fn phrase<T: Copy>(&self, all: &Phrases<T>, opens: fn(&Known) -> bool, at: usize) -> Option<(T, usize)> {
        self.r.known.get(at).filter(|known| opens(known))?;
        all.at(self.r.text, self.r.tokens, at).map(|(phrase, next)| (phrase.value, next))
    }
}

impl fmt::Display for DateMention {
    /// One line for tests and explanations: `date day 2025-02-11`, `since month 2024-10-01..`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = format!("{:?}", self.kind).to_lowercase();
        write!(f, "{kind} {} ", self.precision)?;
        let day = |date: Option<Date>| date.map(|d| d.to_string()).unwrap_or_default();
        match (self.from, self.to) {
            (Some(from), Some(to)) if from.tomorrow().is_ok_and(|next| next == to) => write!(f, "{from}")?,
            (from, to) => write!(f, "{}..{}", day(from), day(to))?,
        }
        if let Some(part) = self.part {
            write!(f, " {}", format!("{part:?}").to_lowercase())?;
        }
        if self.approximate { f.write_str(" ~") } else { Ok(()) }
    }
}
