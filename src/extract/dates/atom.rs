//! One calendar expression at a token, sent to the reader that knows it.

use super::super::lexicon::calendar::{Name, Unit};
use super::super::tokens::TokenKind;
use super::Context;
use super::digits;
use super::month::{day_month, month};
use super::part::{ordinal_part, week_of, with_part};
use super::period::{Atom, Period, add_days, unit_at};
use super::pointer;
use super::weekday::weekday_atom;
use super::year::{fiscal, named_year, season_atom, short_quarter, year, year_end};
use crate::model::{DateBasis, Precision};

/// How deep expressions nest; deeper ones are not read, so that no text can make the reader slow.
const DEPTH: u8 = 3;

/// Reads the expression that begins at `at`.
pub(super) fn atom(c: &Context<'_>, at: usize) -> Option<Atom> {
    let c = &Context { depth: c.depth + 1, ..*c };
    if c.depth > DEPTH {
        return None;
    }
    match c.r.kind(at)? {
        TokenKind::Number => digits::numeric(c, at)
            .or_else(|| day_month(c, at))
            .or_else(|| ordinal_part(c, at))
            .or_else(|| pointer::distance(c, at))
            .or_else(|| year(c, at)),
        TokenKind::Word => named(c, at),
        _ => None,
    }
}

fn named(c: &Context<'_>, at: usize) -> Option<Atom> {
    if let Some((day, next)) = c.day(at)
        && !(c.r.is(at, "now") && c.r.word_before(at).is_empty())
    {
        let from = add_days(c.published, day.into())?;
        let mut period = Period::new(from, add_days(from, 1)?, Precision::Day, DateBasis::Resolved);
        period.ahead = day > 0;
        // "now" and "this" alone are no date; "between May and now" asks for it itself.
        return (!c.r.is(at, "now")
            || c.r.is(at.wrapping_sub(1), "and")
            || c.r.is(at.wrapping_sub(1), "between"))
        .then(|| Atom::fixed(next, period));
    }
    if let Some(part) = with_part(c, at).or_else(|| year_end(c, at)) {
        return Some(part);
    }
    let found = match c.r.name(at) {
        Some(Name::Month { short, .. }) => month(c, at, short),
        Some(Name::Weekday { weekday, short }) => weekday_atom(c, at, weekday, short, None),
        Some(Name::Season(season)) => season_atom(c, at, season),
        Some(Name::Pointer(_)) => ordinal_part(c, at).or_else(|| pointer::pointed(c, at)),
        _ => None,
    };
    found
        .or_else(|| the(c, at))
        .or_else(|| short_quarter(c, at))
        .or_else(|| fiscal(c, at))
        .or_else(|| ordinal_part(c, at))
        .or_else(|| day_month(c, at))
        .or_else(|| pointer::distance(c, at))
}

/// "the" before an expression that takes one: the first quarter, the 1990s, the last month, the spring of 2024.
fn the(c: &Context<'_>, at: usize) -> Option<Atom> {
    if !c.r.is(at, "the") {
        return None;
    }
    match c.r.name(at + 1) {
        Some(Name::Pointer(_)) => ordinal_part(c, at + 1).or_else(|| pointer::pointed(c, at + 1)),
        Some(Name::Season(season)) => season_atom(c, at + 1, season),
        Some(Name::Unit(unit)) => week_of(c, at + 1)
            .or_else(|| pointer::neighbour_day(c, at + 1, unit))
            .or_else(|| weekend(c, at, unit))
            .or_else(|| named_year(c, at + 1)),
        _ => ordinal_part(c, at + 1)
            .or_else(|| digits::decade(c, at + 1))
            .or_else(|| day_month(c, at + 1))
            .or_else(|| with_part(c, at + 1)),
    }
}

/// "at the weekend", "over the weekend": the one last begun.
fn weekend(c: &Context<'_>, at: usize, unit: Unit) -> Option<Atom> {
    let cue = ["at", "during", "on", "over"].iter().any(|word| c.r.is(at.wrapping_sub(1), word));
    if unit != Unit::Weekend || !cue {
        return None;
    }
    let (from, to, precision) = unit_at(Unit::Weekend, c.published, 0)?;
    let offset = if from > c.published { -7 } else { 0 };
    let period = Period::new(add_days(from, offset)?, add_days(to, offset)?, precision, DateBasis::Resolved);
    Some(Atom::fixed(at + 2, period))
}
