//! Years and what hangs on them: "in 2024", "Q1 2025", "the spring of 2024", "year-end".

use super::super::lexicon::calendar::{Name, Part, Unit};
use super::super::numbers::{is_year, is_year_text};
use super::super::tokens::TokenKind;
use super::Context;
use super::digits;
use super::month::{day_after_month, year_after};
use super::period::{Atom, Field, Period, unit_at};
use crate::model::DateBasis;

/// A bare year, where something shows that it is one.
pub(super) fn year(c: &Context<'_>, at: usize) -> Option<Atom> {
    digits::decade(c, at).or_else(|| {
        let (before, kind) = (c.r.word_before(at), at.checked_sub(1).and_then(|b| c.r.kind(b)));
        let name = kind == Some(TokenKind::Word)
            && before.starts_with(|c: char| c.is_uppercase())
            && !c.r.words.is_year_cue(before)
            && c.r.name(at - 1).is_none();
        // "138-2010-2015", "2015 - 32": digits beside a dash are no year; ranges of years were read before.
        let beside = |dash: usize, number: usize| {
            (c.r.dash(dash) || c.r.is(dash, "/"))
                && c.r.kind(number) == Some(TokenKind::Number)
                && !is_year_text(c.r.word(number))
        };
        let chain = at >= 2 && beside(at - 1, at - 2) || beside(at + 1, at + 2);
        let ahead = c.r.dash(at + 1) && c.r.dash(at + 3) && c.r.kind(at + 4) == Some(TokenKind::Number);
        let long = ahead
            || at >= 4 && c.r.dash(at - 1) && c.r.dash(at - 3) && c.r.kind(at - 4) == Some(TokenKind::Number);
        (!name && !chain && !long && is_year(&c.r, at)).then(|| year_atom(c, at))?
    })
}

/// The year at `at`, followed by a quarter or a month if there is one: "2017 Q1", "2017 April".
pub(super) fn year_atom(c: &Context<'_>, at: usize) -> Option<Atom> {
    if c.r.kind(at) != Some(TokenKind::Number) || !is_year_text(c.r.word(at)) {
        return None;
    }
    let year: i16 = c.r.word(at).parse().ok()?;
    if c.r.glued(at + 1) && c.r.kind(at + 1) == Some(TokenKind::Word) {
        return None;
    }
    let inner = at + 1 + usize::from(c.r.hyphen(at + 1) || c.r.is(at + 1, "/") && c.r.glued(at + 1));
    if let Some(field) = quarter_word(c.r.word(inner)) {
        return Some(Atom { year: Some(year), ..Atom::plain(inner + 1, field) });
    }
    if let Some(Name::Month { month, short: false }) = c.r.name(at + 1)
        && !c.cal.is_ambiguous(c.r.word(at + 1))
        && day_after_month(c, at + 2).is_none()
    {
        return Some(Atom { year: Some(year), ..Atom::plain(at + 2, Field::Month(month)) });
    }
    Some(Atom { year: Some(year), ..Atom::plain(at + 1, Field::Year) })
}

/// "the year 2008".
pub(super) fn named_year(c: &Context<'_>, at: usize) -> Option<Atom> {
    let of = usize::from(c.r.is(at + 1, "of"));
    (c.r.is(at, "year") && is_year_text(c.r.word(at + 1 + of))).then(|| year_atom(c, at + 1 + of))?
}

/// "year-end", "the year's end".
pub(super) fn year_end(c: &Context<'_>, at: usize) -> Option<Atom> {
    let start = at + usize::from(c.r.is(at, "the"));
    let joint = c.r.hyphen(start + 1) || c.r.kind(start + 1) == Some(TokenKind::Possessive);
    if !c.r.is(start, "year") || !joint || !c.r.is(start + 2, "end") {
        return None;
    }
    let (from, to, precision) = unit_at(Unit::Year, c.published, 0)?;
    let period = Period::new(from, to, precision, DateBasis::Resolved);
    Some(Atom { part: Some(Part::Late), ..Atom::fixed(start + 3, period) })
}

/// Q1 to Q4, H1 and H2.
pub(super) fn quarter_word(word: &str) -> Option<Field> {
    let mut letters = word.chars();
    let (kind, number) = (letters.next()?, letters.next()?.to_digit(10)? as i8);
    match (kind, number, letters.next()) {
        ('q' | 'Q', 1..=4, None) => Some(Field::Quarter(number)),
        ('h' | 'H', 1..=2, None) => Some(Field::Half(number)),
        _ => None,
    }
}

/// "Q1 2025", "Q3 of 2018".
pub(super) fn short_quarter(c: &Context<'_>, at: usize) -> Option<Atom> {
    let field = quarter_word(c.r.word(at))?;
    let (year, next) = year_after(c, at + 1, true);
    let cue =
        ["in", "by", "for", "during", "of", "since", "to"].iter().any(|w| c.r.is(at.wrapping_sub(1), w));
    (year.is_some() || matches!(field, Field::Quarter(_)) && cue).then(|| Atom {
        year: year.map(|y| y.0),
        pointed: year.is_some_and(|y| y.1),
        ..Atom::plain(next, field)
    })
}

/// "year 2008", "fiscal year 2024", "fiscal 2024".
pub(super) fn fiscal(c: &Context<'_>, at: usize) -> Option<Atom> {
    let start = at + usize::from(c.r.is(at, "fiscal") || c.r.is(at, "calendar"));
    let start = start + usize::from(c.r.is(start, "year"));
    let start = start + usize::from(start > at && c.r.is(start, "of"));
    (start > at && is_year_text(c.r.word(start))).then(|| year_atom(c, start))?
}

/// A season with a year or a cue before it: "spring 2024", "in the autumn", "the winter of 2023-24".
pub(super) fn season_atom(c: &Context<'_>, at: usize, season: i8) -> Option<Atom> {
    let (year, next) = season_year(c, at + 1);
    let before = c.r.word_before(at);
    let the_before =
        if before.eq_ignore_ascii_case("the") { c.r.word_before(at.wrapping_sub(1)) } else { "" };
    let cue = c.cal.shows_season(before, c.r.word(at))
        || c.cal.shows_season(the_before, c.r.word(at))
        || before == "-";
    let closed = !c.r.words.is_counted(c.r.word(at + 1)) && !c.r.is(at + 1, "of") && !c.r.hyphen(at + 1);
    (year.is_some() || cue && closed).then(|| Atom {
        year: year.map(|y| y.0),
        pointed: year.is_some_and(|y| y.1),
        ..Atom::plain(next, Field::Season(season))
    })
}

/// "2024", "of 2024", "2023-24" behind a season.
pub(super) fn season_year(c: &Context<'_>, at: usize) -> (Option<(i16, bool)>, usize) {
    let of = at + usize::from(c.r.is(at, "of"));
    if let Some((first, _, next)) = digits::year_pair(c, of) {
        return (Some((first, false)), next);
    }
    year_after(c, at, false)
}
