//! Months with what belongs to them: "10 February 2025", "Feb. 10", "March last year".

use super::super::lexicon::calendar::{Name, Pointer};
use super::super::lexicon::numerals::Numeral;
use super::super::numbers::is_year_text;
use super::super::tokens::TokenKind;
use super::Context;
use super::period::{Atom, Field};

/// A month name, with what belongs to it: day, year.
pub(super) fn month(c: &Context<'_>, at: usize, short: bool) -> Option<Atom> {
    let month = month_at(c, at)?.0;
    let dotted = c.r.is(at + 1, ".") && c.r.glued(at + 1);
    let next = month_at(c, at)?.1;
    if let Some((day, after)) = day_after_month(c, next) {
        let (year, after) = year_after(c, after, true);
        let pointed = year.is_some_and(|y| y.1);
        return Some(Atom {
            year: year.map(|y| y.0),
            pointed,
            ..Atom::plain(after, Field::Day { month, day })
        });
    }
    let (year, after) = year_after(c, next, true);
    let upper = c.r.word(at).starts_with(|c: char| c.is_uppercase());
    let word = c.r.word(at);
    let cue = c.cal.shows_month(c.r.word_before(at)) || matches!(c.r.word_before(at), "-" | "–" | "(");
    // "Jan-Feb 2017", "between august and october": a month beside a month is one.
    let joint = c.r.dash(next) || ["to", "and", "through", "till", "until"].iter().any(|w| c.r.is(next, w));
    let beside = joint
        && month_at(c, next + 1).is_some()
        && (upper || !c.cal.is_ambiguous(word) || cue || c.r.is(next, "to"));
    let clear = if beside {
        true
    } else if c.cal.is_ambiguous(word) {
        let verb = c.cal.shows_verb(c.r.word(next)) && !c.r.is(next, "on");
        cue && !verb
            && (upper
                || ["by", "in", "last", "next", "of", "since", "until"]
                    .iter()
                    .any(|w| c.r.is(at.wrapping_sub(1), w)))
    } else if short {
        upper && (dotted || cue) && word.len() <= 4 && !word.bytes().all(|b| b.is_ascii_uppercase())
    } else {
        true
    };
    (year.is_some() || clear).then(|| Atom {
        year: year.map(|y| y.0),
        pointed: year.is_some_and(|y| y.1),
        ..Atom::plain(after, Field::Month(month))
    })
}

/// The month named at `at` and the token behind it, its full stop included.
pub(super) fn month_at(c: &Context<'_>, at: usize) -> Option<(i8, usize)> {
    let Some(Name::Month { month, short }) = c.r.name(at) else { return None };
    let dotted = c.r.is(at + 1, ".") && c.r.glued(at + 1) && short;
    Some((month, at + 1 + usize::from(dotted)))
}

/// The day behind a month: "10", "10th", "the 10th", "first"; not a count ("in May 12 tanks").
pub(super) fn day_after_month(c: &Context<'_>, at: usize) -> Option<(i8, usize)> {
    let comma = usize::from(c.r.is(at, ",") && ordinal_number(c, at + 1).is_some());
    let slash = c.r.is(at, "/") && c.r.glued(at) && c.r.glued(at + 1);
    let at = at + comma + usize::from(c.r.hyphen(at) || slash);
    let at = at + usize::from(c.r.is(at, "the") && ordinal_number(c, at + 1).is_some());
    let (day, next) = ordinal_number(c, at).or_else(|| day_number(c, at))?;
    let count = c.r.kind(next) == Some(TokenKind::Word)
        && c.r.words.is_counted(c.r.word(next))
        && !is_year_text(c.r.word(next));
    let measured = c.r.words.units.at(c.r.text, c.r.tokens, next).is_some();
    let plain = c.r.kind(at) == Some(TokenKind::Number) && next == at + 1;
    (!(plain && (count || measured))).then_some((day, next))
}

/// Plain digits from 1 to 31.
pub(super) fn day_number(c: &Context<'_>, at: usize) -> Option<(i8, usize)> {
    let text = c.r.word(at);
    let glued_letters = c.r.kind(at + 1) == Some(TokenKind::Word) && c.r.glued(at + 1);
    let day: i8 = text.parse().ok().filter(|d| (1..=31).contains(d))?;
    (c.r.kind(at) == Some(TokenKind::Number) && text.len() <= 2 && !glued_letters).then_some((day, at + 1))
}

/// "10th", "first", "twenty-first" from 1 to 31, with the token behind it.
pub(super) fn ordinal_number(c: &Context<'_>, at: usize) -> Option<(i8, usize)> {
    match c.r.kind(at)? {
        TokenKind::Number => {
            let suffix = ["st", "nd", "rd", "th"].iter().any(|s| c.r.is(at + 1, s)) && c.r.glued(at + 1);
            let day: i8 = c.r.word(at).parse().ok().filter(|d| (1..=31).contains(d))?;
            suffix.then_some((day, at + 2))
        }
        TokenKind::Word => match c.r.numeral(at)? {
            Numeral::Ordinal(n) => Some((i8::try_from(n).ok().filter(|d| *d <= 31)?, at + 1)),
            Numeral::Small(tens @ (20 | 30)) => {
                let unit = at + 1 + usize::from(c.r.hyphen(at + 1));
                match c.r.numeral(unit)? {
                    Numeral::Ordinal(n @ 1..=9) => Some((tens as i8 + n as i8, unit + 1)),
                    _ => None,
                }
            }
            _ => None,
        },
        _ => None,
    }
}

/// "10 February", "10th of Feb.", "4th of July 1995", "10-Feb-2025".
pub(super) fn day_month(c: &Context<'_>, at: usize) -> Option<Atom> {
    let (day, next) = ordinal_number(c, at).or_else(|| day_number(c, at))?;
    let word = c.r.kind(at) == Some(TokenKind::Word);
    let of = usize::from(c.r.is(next, "of")) + usize::from(c.r.hyphen(next));
    let (month, after) = month_at(c, next + of)?;
    // "20 March tanks"? no: a day stands right before its month; "first May" needs its "of".
    let money = matches!(c.r.word_before(at), "$" | "€" | "£" | "¥");
    if money
        || word && of == 0
        || c.r.glued(at) && !matches!(c.r.word_before(at), "(" | ":" | "–" | "-" | "—" | "“")
    {
        return None;
    }
    let (year, after) = year_after(c, after, true);
    Some(Atom {
        year: year.map(|y| y.0),
        pointed: year.is_some_and(|y| y.1),
        ..Atom::plain(after, Field::Day { month, day })
    })
}

/// The year behind a month or a day: "2025", ", 2025", "of 2025", "last year"; with whether it is only pointed at.
pub(super) fn year_after(c: &Context<'_>, at: usize, comma: bool) -> (Option<(i16, bool)>, usize) {
    let sign = comma && c.r.is(at, ",") || c.r.hyphen(at) || c.r.is(at, "/") && c.r.glued(at + 1);
    let word = c.r.is(at, "of") || c.r.is(at, "in");
    let start = at + usize::from(sign || word);
    let start = start + 2 * usize::from(word && c.r.is(start, "the") && c.r.is(start + 1, "year"));
    if is_year_text(c.r.word(start)) && c.r.kind(start) == Some(TokenKind::Number) && !counted(c, start, sign)
    {
        let chained = c.r.hyphen(start + 1) && c.r.kind(start + 2) == Some(TokenKind::Number);
        let tail = c.r.kind(start + 1) == Some(TokenKind::Word) && c.r.glued(start + 1);
        if !chained && !tail {
            return (c.r.word(start).parse().ok().map(|year| (year, false)), start + 1);
        }
    }
    let pointer = usize::from(word && c.r.is(start, "the")) + start;
    if !sign
        && let Some(Name::Pointer(p)) = c.r.name(pointer)
        && c.r.is(pointer + 1, "year")
    {
        let offset = match p {
            Pointer::Last | Pointer::Previous | Pointer::Past => -1,
            Pointer::Next | Pointer::Coming | Pointer::Following => 1,
            Pointer::This | Pointer::Same => 0,
        };
        return (Some((c.published.year() + offset, true)), pointer + 2);
    }
    (None, at)
}

/// Whether four digits behind a comma or a blank count what follows: "In March, 2000 shells".
pub(super) fn counted(c: &Context<'_>, at: usize, sign: bool) -> bool {
    sign && c.r.words.is_counted(c.r.word(at + 1)) && c.r.word(at).ends_with("00")
}
