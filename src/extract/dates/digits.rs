//! Dates in digits: 2025-02-10, 02/11/2025, 11.02.2025, 2022-23, the 1990s.
//!
//! Where day and month could be swapped, slashes and hyphens are read the American way (month first), full stops the
//! European way (day first).

use super::super::lexicon::calendar::Name;
use super::super::numbers::is_year_text;
use super::super::tokens::TokenKind;
use super::Context;
use super::period::{Atom, Field, Period, in_year};
use crate::model::{DateBasis, Precision};

/// A full date, a year and month, or a pair of years in digits at `at`.
pub(super) fn numeric(c: &Context<'_>, at: usize) -> Option<Atom> {
    if let Some(atom) = dotted(c.r.word(at), at + 1) {
        return Some(atom);
    }
    let chained_before = c.r.glued(at)
        && matches!(c.r.word_before(at), "-" | "/" | ".")
        && at >= 2
        && c.r.glued(at - 1)
        && c.r.kind(at - 2) == Some(TokenKind::Number);
    if chained_before {
        return None;
    }
    let triple = full(c, at);
    triple
        .or_else(|| {
            let (first, last, next) = year_pair(c, at)?;
            let (from, ..) = in_year(Field::Year, first)?;
            let (_, to, _) = in_year(Field::Year, last)?;
            Some(Atom::fixed(next, Period::new(from, to, Precision::Year, DateBasis::Stated)))
        })
        .or_else(|| year_month(c, at))
}

/// Whether one more number hangs on behind `next`.
fn chained(c: &Context<'_>, next: usize) -> bool {
    let sign = matches!(c.r.word(next), "-" | "/") && c.r.glued(next) && c.r.glued(next + 1);
    sign && c.r.kind(next + 1) == Some(TokenKind::Number)
}

/// Three parts glued by the same sign.
fn full(c: &Context<'_>, at: usize) -> Option<Atom> {
    let sign = c.r.word(at + 1);
    let glued = (at + 1..at + 5).all(|i| c.r.glued(i));
    if !matches!(sign, "-" | "/") || c.r.word(at + 3) != sign || !glued {
        return None;
    }
    let (a, b, d) = (c.r.word(at), c.r.word(at + 2), c.r.word(at + 4));
    let number = |text: &str| text.parse::<i16>().ok();
    let middle = match c.r.name(at + 2) {
        Some(Name::Month { month, .. }) => Some(i16::from(month)),
        _ => None,
    };
    let (year, month, day) = match (a.len(), d.len()) {
        (4, 1 | 2) => (number(a)?, middle.or_else(|| number(b))?, number(d)?),
        (1 | 2, 4 | 2) => {
            let year = number(d)? + if d.len() == 2 { 2000 } else { 0 };
            match middle {
                Some(month) => (year, month, number(a)?),
                None if sign == "-" && d.len() == 2 => return None,
                None if number(a)? > 12 => (year, number(b)?, number(a)?),
                None => (year, number(a)?, number(b)?),
            }
        }
        _ => return None,
    };
    if chained(c, at + 5) && c.r.word(at + 5) == sign && c.r.word(at + 6).len() == 2 && sign == "/" {
        return None;
    }
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    in_year(Field::Day { month, day }, year)?;
    Some(Atom { year: Some(year), ..Atom::plain(at + 5, Field::Day { month, day }) })
}

/// "11.02.2025" is one token.
fn dotted(text: &str, next: usize) -> Option<Atom> {
    let mut parts = text.split('.');
    let (a, b, year) = (parts.next()?, parts.next()?, parts.next().filter(|y| is_year_text(y))?);
    if parts.next().is_some() {
        return None;
    }
    let (a, b): (i8, i8) = (a.parse().ok()?, b.parse().ok()?);
    let (day, month) = if b > 12 { (b, a) } else { (a, b) };
    let year = year.parse().ok()?;
    in_year(Field::Day { month, day }, year)?;
    Some(Atom { year: Some(year), ..Atom::plain(next, Field::Day { month, day }) })
}

/// "2015-12", "12/2015".
fn year_month(c: &Context<'_>, at: usize) -> Option<Atom> {
    let joined = matches!(c.r.word(at + 1), "-" | "/") && c.r.glued(at + 1) && c.r.glued(at + 2);
    if !joined || chained(c, at + 3) {
        return None;
    }
    let (a, b) = (c.r.word(at), c.r.word(at + 2));
    let (year, month) = match (is_year_text(a), is_year_text(b)) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        _ => return None,
    };
    let month: i8 = month.parse().ok().filter(|m| (1..=12).contains(m))?;
    let tail = c.r.glued(at + 3) && matches!(c.r.kind(at + 3), Some(TokenKind::Word));
    (!tail).then(|| Atom { year: year.parse().ok(), ..Atom::plain(at + 3, Field::Month(month)) })
}

/// "2022-23", "2023/2024", "2014–2018": first and last year, and the token behind.
pub(super) fn year_pair(c: &Context<'_>, at: usize) -> Option<(i16, i16, usize)> {
    let joined = (c.r.dash(at + 1) || c.r.is(at + 1, "/")) && c.r.glued(at + 1) && c.r.glued(at + 2);
    if !joined
        || !is_year_text(c.r.word(at))
        || chained(c, at + 3)
        || c.r.kind(at + 2) != Some(TokenKind::Number)
    {
        return None;
    }
    let first: i16 = c.r.word(at).parse().ok()?;
    let second = c.r.word(at + 2);
    let last = match second.len() {
        4 if is_year_text(second) => second.parse().ok()?,
        2 => first / 100 * 100 + second.parse::<i16>().ok()?,
        _ => return None,
    };
    // "2015-03" is a month; "2011-12" are two years.
    let month = second.len() == 2 && last != first + 1 && last % 100 <= 12;
    let tail = c.r.glued(at + 3) && c.r.kind(at + 3) == Some(TokenKind::Word);
    let far = second.len() == 2 && last > first + 10;
    (last > first && !month && !far && last <= 2100 && !tail).then_some((first, last, at + 3))
}

/// "the 1990s", "the 90s".
pub(super) fn decade(c: &Context<'_>, at: usize) -> Option<Atom> {
    let apostrophe = usize::from(
        c.r.kind(at) == Some(TokenKind::Sign) && c.r.glued(at + 1) && matches!(c.r.word(at), "'" | "’" | "‘"),
    );
    let at = at + apostrophe;
    let text = c.r.word(at);
    let possessive = c.r.kind(at + 1) == Some(TokenKind::Possessive);
    let s = c.r.glued(at + 1) && (c.r.word(at + 1) == "s" || possessive);
    let year: i16 = match text.len() {
        4 if is_year_text(text) && text.ends_with('0') && (c.r.word(at + 1) == "s") => text.parse().ok()?,
        2 if text.ends_with('0') && (c.r.is(at.wrapping_sub(1), "the") || apostrophe > 0) => {
            let short: i16 = text.parse().ok()?;
            if short >= 30 { 1900 + short } else { 2000 + short }
        }
        _ => return None,
    };
    let (from, ..) = in_year(Field::Year, year)?;
    let (_, to, _) = in_year(Field::Year, year + 9)?;
    s.then(|| Atom::fixed(at + 2, Period::new(from, to, Precision::Year, DateBasis::Stated)))
}

/// "7/6" behind a weekday: month and day, or day and month where that is the only way.
pub(super) fn month_day(c: &Context<'_>, at: usize) -> Option<Atom> {
    let joined = matches!(c.r.word(at + 1), "-" | "/") && c.r.glued(at + 1) && c.r.glued(at + 2);
    let (a, b): (i8, i8) = (c.r.word(at).parse().ok()?, c.r.word(at + 2).parse().ok()?);
    let (month, day) = if a > 12 { (b, a) } else { (a, b) };
    (joined && (1..=12).contains(&month) && (1..=31).contains(&day))
        .then(|| Atom::plain(at + 3, Field::Day { month, day }))
}
