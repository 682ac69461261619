//! Weekdays with the date beside them: "Tuesday", "Tuesday, Feb. 11", "Friday of last week".

use super::super::lexicon::calendar::{Name, Pointer};
use super::super::tokens::TokenKind;
use super::Context;
use super::digits;
use super::month::{day_month, day_number, month, ordinal_number};
use super::period::{Atom, Field, Period, add_days, add_months};
use super::pointer;
use crate::model::{DateBasis, Precision};

/// A weekday with the date beside it: "Tuesday", "Tuesday, Feb. 11", "Tuesday of last week".
pub(super) fn weekday_atom(
    c: &Context<'_>,
    at: usize,
    weekday: i8,
    short: bool,
    pointer: Option<Pointer>,
) -> Option<Atom> {
    let dotted = usize::from(short && c.r.is(at + 1, ".") && c.r.glued(at + 1));
    let next = at + 1 + dotted;
    if c.cal.is_weekday_name(c.r.word_before(at), c.r.word(next)) {
        return None;
    }
    let comma = usize::from(c.r.is(next, ",") || c.r.is(next, "-") || c.r.is(next, "("));
    let open = next + comma;
    let date = match c.r.kind(open) {
        Some(TokenKind::Number) => {
            digits::numeric(c, open).or_else(|| digits::month_day(c, open)).or_else(|| day_month(c, open))
        }
        _ => match c.r.name(open) {
            Some(Name::Month { short, .. }) => {
                month(c, open, short).filter(|a| matches!(a.field, Field::Day { .. }))
            }
            _ => None,
        },
    };
    if let Some(mut date) = date {
        if let (Field::Day { month, day }, None) = (date.field, date.year) {
            (date.year, date.pointed) = (year_of_weekday(c, weekday, month, day), true);
        }
        let close = usize::from(c.r.is(next, "(") && c.r.is(date.next, ")"));
        return Some(Atom { next: date.next + close, ..date });
    }
    if let Some(found) = weekday_and_day(c, weekday, next) {
        return Some(found);
    }
    let cued = ["on", "next", "last", "this", "from", "until", "since", "by", "and", "or", "week"]
        .iter()
        .any(|w| c.r.is(at.wrapping_sub(1), w));
    if short && !(cued && c.r.word(at).starts_with(|c: char| c.is_uppercase())) {
        return None;
    }
    // "Tuesday of last week", "Tuesday last week", "Tuesday next week".
    let of = next + usize::from(c.r.is(next, "of"));
    let the = of + usize::from(c.r.is(of, "the"));
    if let Some(Name::Pointer(p)) = c.r.name(the)
        && c.r.is(the + 1, "week")
    {
        let day = pointer::day_of_week(c, weekday, p)?;
        let period = Period::new(day, add_days(day, 1)?, Precision::Day, DateBasis::Resolved);
        return Some(Atom::fixed(the + 2, period));
    }
    Some(Atom { pointer, ..Atom::plain(next, Field::Weekday(weekday)) })
}

/// "Tuesday the 11th", "Friday 31": the nearest such day that falls on the weekday.
pub(super) fn weekday_and_day(c: &Context<'_>, weekday: i8, at: usize) -> Option<Atom> {
    let the = usize::from(c.r.is(at, "the"));
    let ordinal = ordinal_number(c, at + the);
    let (day, next) = ordinal.or_else(|| day_number(c, at))?;
    if matches!(c.r.kind(next), Some(TokenKind::Word | TokenKind::Number))
        || matches!(c.r.word(next), "-" | ":" | "/" | "%" | "." | ",")
            && c.r.glued(next)
            && c.r.glued(next + 1)
    {
        return None;
    }
    let falls = |months: i64| {
        let month = add_months(c.published.first_of_month(), months)?;
        let date = jiff::civil::Date::new(month.year(), month.month(), day).ok()?;
        (date.weekday().to_monday_one_offset() == weekday).then_some(date)
    };
    let date = [0, -1, 1, -2, 2, -3, 3, 4, -4, 5, -5, -6, 6].into_iter().find_map(falls)?;
    Some(Atom::fixed(next, Period::new(date, add_days(date, 1)?, Precision::Day, DateBasis::Resolved)))
}

/// The nearest year, if one within seven months, in which the day falls on the weekday: "Friday, June 15".
pub(super) fn year_of_weekday(c: &Context<'_>, weekday: i8, month: i8, day: i8) -> Option<i16> {
    let year = c.published.year();
    [year, year - 1, year + 1].into_iter().find(|year| {
        jiff::civil::Date::new(*year, month, day).is_ok_and(|date| {
            let apart = date.until(c.published).map_or(i32::MAX, |span| span.get_days().abs());
            date.weekday().to_monday_one_offset() == weekday && apart < 210
        })
    })
}
