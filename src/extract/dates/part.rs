//! Parts of a period: "late 2024", "the first quarter of 2025", "the last week of July".

use super::super::lexicon::calendar::{Name, Part, Unit};
use super::super::numbers::is_year_text;
use super::super::tokens::TokenKind;
use super::Context;
use super::atom::atom;
use super::month::ordinal_number;
use super::period::{Atom, Direction, Field, Period, add_days, resolve, shift, unit_at};
use crate::model::{DateBasis, Precision};

/// early, mid-, the end of, and what they are a part of.
pub(super) fn with_part(c: &Context<'_>, at: usize) -> Option<Atom> {
    let (part, next) = c.part(at)?;
    let next = if c.r.hyphen(next) { next + 1 } else { next };
    if c.part(next).is_some() {
        return None;
    }
    let inner = bare_unit(c, next).or_else(|| atom(c, next))?;
    let loose =
        c.r.kind(next - 1) == Some(TokenKind::Word) && !c.r.is(next - 1, "of") && !c.r.is(next - 1, "in");
    let distance = matches!(
        inner.field,
        Field::Fixed(Period { distance: true, .. }) | Field::Fixed(Period { precision: Precision::Day, .. })
    );
    // "three days earlier Tuesday", "early 20 days": a part needs a period to be part of.
    if inner.part.is_some()
        || distance
        || loose && matches!(inner.field, Field::Weekday(_) | Field::Day { .. })
    {
        return None;
    }
    let mut whole = Atom { part: Some(part), ..inner };
    if let Field::Fixed(period) = &mut whole.field
        && period.from <= c.published
        && c.published < period.to
    {
        // "later this month" begins now, "earlier this month" ends now.
        let tomorrow = add_days(c.published, 1)?;
        if c.r.is(at, "later") {
            (period.narrow, period.ahead, whole.part) = ((c.published, period.to), true, Some(Part::Late));
        } else if c.r.is(at, "earlier") {
            period.narrow = (period.from, tomorrow);
        }
    }
    Some(whole)
}

/// "the year", "month", as in "the end of the year", "later in the month": the one of publication.
pub(super) fn bare_unit(c: &Context<'_>, at: usize) -> Option<Atom> {
    let the = usize::from(c.r.is(at, "the"));
    let Some(Name::Unit(unit)) = c.r.name(at + the) else { return None };
    let (next, plural) = (at + the + 1, c.r.word(at + the).ends_with('s'));
    if plural
        || matches!(unit, Unit::Day | Unit::Weekend | Unit::Half | Unit::Fortnight | Unit::Century)
        || is_year_text(c.r.word(next))
        || c.r.is(next, "of")
    {
        return None;
    }
    let (from, to, precision) = unit_at(unit, c.published, 0)?;
    Some(Atom::fixed(next, Period::new(from, to, precision, DateBasis::Resolved)))
}

/// An ordinal or "last" with its part of a period: "first quarter of 2025", "last week of July", "first nine months of 2020".
pub(super) fn ordinal_part(c: &Context<'_>, at: usize) -> Option<Atom> {
    let (n, next) = match ordinal_number(c, at) {
        Some((n, next)) => (i64::from(n), next),
        None if c.r.is(at, "last") || c.r.is(at, "final") => (-1, at + 1),
        None if c.r.is(at, "opening") => (1, at + 1),
        None => return None,
    };
    let count = c.r.cardinal(next, false).filter(|n| n.value % 1000 == 0 && n.value <= 100_000);
    let (count, unit_at_token) = count.map_or((1, next), |n| ((n.value / 1000) as i64, n.next));
    let Some(Name::Unit(unit)) = c.r.name(unit_at_token) else { return None };
    let after = unit_at_token + 1;
    let of = c.r.is(after, "of") || c.r.is(after, "in");
    let whole = if of { bare_unit(c, after + 1).or_else(|| atom(c, after + 1)) } else { None };
    let field = match (unit, n, count) {
        (Unit::Quarter, 1..=4, 1) => Some(Field::Quarter(n as i8)),
        (Unit::Quarter, -1, 1) if whole.is_some() => Some(Field::Quarter(4)),
        (Unit::Half, 1..=2, 1) => Some(Field::Half(n as i8)),
        _ => None,
    };
    let Some(whole) = whole else {
        // "the first quarter" of this year; "a first half" needs its whole.
        return match field {
            Some(field @ Field::Quarter(_)) if !of && c.r.is(at.wrapping_sub(1), "the") => {
                Some(Atom::plain(after, field))
            }
            _ => None,
        };
    };
    let outer = resolve(c, &whole, Direction::Unknown)?;
    let pointed = outer.basis != DateBasis::Stated;
    if let Some(field) = field {
        return match outer.precision {
            Precision::Year => {
                Some(Atom { year: Some(outer.from.year()), pointed, ..Atom::plain(whole.next, field) })
            }
            _ => None,
        };
    }
    let (from, to) = inner_span(&outer, unit, n, count)?;
    let precision = match unit {
        Unit::Day => Precision::Day,
        Unit::Month => Precision::Month,
        Unit::Week | Unit::Weekend | Unit::Fortnight => Precision::Week,
        _ => Precision::Year,
    };
    let basis = if pointed { DateBasis::Resolved } else { DateBasis::Stated };
    let mut period = Period::new(from, to, precision, basis);
    if precision == Precision::Week {
        // The calendar weeks that hold most of those days.
        let monday = |day: jiff::civil::Date| Some(unit_at(Unit::Week, add_days(day, 3)?, 0)?.0);
        period.narrow = (monday(from)?, monday(to)?);
    }
    (from >= outer.from && to <= outer.to && from < to).then(|| Atom::fixed(whole.next, period))
}

/// The n-th unit inside a period, or `count` of them from its beginning (`n` 1) or end (`n` -1).
pub(super) fn inner_span(
    outer: &Period,
    unit: Unit,
    n: i64,
    count: i64,
) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    if n == -1 {
        return Some((shift(outer.to, unit, -count)?, outer.to));
    }
    if n > 1 && count > 1 {
        return None;
    }
    Some((shift(outer.from, unit, n - 1)?, shift(outer.from, unit, n - 1 + count)?.min(outer.to)))
}

/// "week of April 10", "week beginning February 4": Monday to Sunday around the day.
pub(super) fn week_of(c: &Context<'_>, at: usize) -> Option<Atom> {
    let on = |at: usize| at + usize::from(c.r.is(at, "on"));
    let joint = ["of", "beginning", "starting", "commencing"].iter().any(|w| c.r.is(at + 1, w));
    if !c.r.is(at, "week") || !joint {
        return None;
    }
    let day = atom(c, on(at + 2)).filter(|a| matches!(a.field, Field::Day { .. }))?;
    let period = resolve(c, &day, super::tense::direction(c, at, day.next))?;
    let (from, to, precision) = unit_at(Unit::Week, period.from, 0)?;
    let basis = period.basis;
    Some(Atom::fixed(day.next, Period::new(from, to, precision, basis)))
}
