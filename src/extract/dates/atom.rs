//! One calendar expression: "10 February 2025", "Tuesday", "mid-January", "the first quarter of 2025", "last spring".

use super::super::lexicon::calendar::{Name, Part, Pointer, Unit};
use super::super::lexicon::numerals::Numeral;
use super::super::numbers::{is_year, is_year_text};
use super::super::tokens::TokenKind;
use super::Context;
use super::digits;
use super::period::{Atom, Direction, Field, Period, add_days, add_months, resolve, unit_at};
use super::pointer;
use crate::model::{DateBasis, Precision};

/// Reads the expression that begins at `at`.
pub(super) fn atom(c: &Context<'_>, at: usize) -> Option<Atom> {
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
    if let Some((phrase, next)) = c.cal.days.at(c.r.text, c.r.tokens, at)
        && !(c.r.is(at, "now") && c.r.word_before(at).is_empty())
    {
        let day = add_days(c.published, phrase.value.into())?;
        let mut period = Period::new(day, add_days(day, 1)?, Precision::Day, DateBasis::Resolved);
        period.ahead = phrase.value > 0;
        // "now" and "this" alone are no date; "between May and now" asks for it itself.
        return (!c.r.is(at, "now")
            || c.r.is(at.wrapping_sub(1), "and")
            || c.r.is(at.wrapping_sub(1), "between"))
        .then(|| Atom::fixed(next, period));
    }
    if let Some(part) = with_part(c, at).or_else(|| year_end(c, at)) {
        return Some(part);
    }
    let found = match c.cal.name(c.r.word(at)) {
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
    match c.cal.name(c.r.word(at + 1)) {
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

/// "the year 2008".
fn named_year(c: &Context<'_>, at: usize) -> Option<Atom> {
    let of = usize::from(c.r.is(at + 1, "of"));
    (c.r.is(at, "year") && is_year_text(c.r.word(at + 1 + of))).then(|| year_atom(c, at + 1 + of))?
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

/// early, mid-, the end of, and what they are a part of.
fn with_part(c: &Context<'_>, at: usize) -> Option<Atom> {
    let (phrase, next) = c.cal.parts.at(c.r.text, c.r.tokens, at)?;
    let next = if c.r.hyphen(next) { next + 1 } else { next };
    if c.cal.parts.at(c.r.text, c.r.tokens, next).is_some() {
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
    let mut whole = Atom { part: Some(phrase.value), ..inner };
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

/// "year-end", "the year's end".
fn year_end(c: &Context<'_>, at: usize) -> Option<Atom> {
    let start = at + usize::from(c.r.is(at, "the"));
    let joint = c.r.hyphen(start + 1) || c.r.kind(start + 1) == Some(TokenKind::Possessive);
    if !c.r.is(start, "year") || !joint || !c.r.is(start + 2, "end") {
        return None;
    }
    let (from, to, precision) = unit_at(Unit::Year, c.published, 0)?;
    let period = Period::new(from, to, precision, DateBasis::Resolved);
    Some(Atom { part: Some(Part::Late), ..Atom::fixed(start + 3, period) })
}

/// "the year", "month", as in "the end of the year", "later in the month": the one of publication.
fn bare_unit(c: &Context<'_>, at: usize) -> Option<Atom> {
    let the = usize::from(c.r.is(at, "the"));
    let Some(Name::Unit(unit)) = c.cal.name(c.r.word(at + the)) else { return None };
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

/// A month name, with what belongs to it: day, year.
fn month(c: &Context<'_>, at: usize, short: bool) -> Option<Atom> {
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
    let Some(Name::Month { month, short }) = c.cal.name(c.r.word(at)) else { return None };
    let dotted = c.r.is(at + 1, ".") && c.r.glued(at + 1) && short;
    Some((month, at + 1 + usize::from(dotted)))
}

/// The day behind a month: "10", "10th", "the 10th", "first"; not a count ("in May 12 tanks").
fn day_after_month(c: &Context<'_>, at: usize) -> Option<(i8, usize)> {
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
fn day_month(c: &Context<'_>, at: usize) -> Option<Atom> {
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
        && let Some(Name::Pointer(p)) = c.cal.name(c.r.word(pointer))
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
fn counted(c: &Context<'_>, at: usize, sign: bool) -> bool {
    sign && c.r.words.is_counted(c.r.word(at + 1)) && c.r.word(at).ends_with("00")
}

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
        _ => match c.cal.name(c.r.word(open)) {
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
    if let Some(Name::Pointer(p)) = c.cal.name(c.r.word(the))
        && c.r.is(the + 1, "week")
    {
        let day = pointer::day_of_week(c, weekday, p)?;
        let period = Period::new(day, add_days(day, 1)?, Precision::Day, DateBasis::Resolved);
        return Some(Atom::fixed(the + 2, period));
    }
    Some(Atom { pointer, ..Atom::plain(next, Field::Weekday(weekday)) })
}

/// "Tuesday the 11th", "Friday 31": the nearest such day that falls on the weekday.
fn weekday_and_day(c: &Context<'_>, weekday: i8, at: usize) -> Option<Atom> {
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
fn year_of_weekday(c: &Context<'_>, weekday: i8, month: i8, day: i8) -> Option<i16> {
    let year = c.published.year();
    [year, year - 1, year + 1].into_iter().find(|year| {
        jiff::civil::Date::new(*year, month, day).is_ok_and(|date| {
            let apart = date.until(c.published).map_or(i32::MAX, |span| span.get_days().abs());
            date.weekday().to_monday_one_offset() == weekday && apart < 210
        })
    })
}

/// A season with a year or a cue before it: "spring 2024", "in the autumn", "the winter of 2023-24".
fn season_atom(c: &Context<'_>, at: usize, season: i8) -> Option<Atom> {
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
fn season_year(c: &Context<'_>, at: usize) -> (Option<(i16, bool)>, usize) {
    let of = at + usize::from(c.r.is(at, "of"));
    if let Some((first, _, next)) = digits::year_pair(c, of) {
        return (Some((first, false)), next);
    }
    year_after(c, at, false)
}

/// A bare year, where something shows that it is one.
fn year(c: &Context<'_>, at: usize) -> Option<Atom> {
    digits::decade(c, at).or_else(|| {
        let (before, kind) = (c.r.word_before(at), at.checked_sub(1).and_then(|b| c.r.kind(b)));
        let name = kind == Some(TokenKind::Word)
            && before.starts_with(|c: char| c.is_uppercase())
            && !c.r.words.is_year_cue(before)
            && c.cal.name(before).is_none();
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
    if let Some(Name::Month { month, short: false }) = c.cal.name(c.r.word(at + 1))
        && !c.cal.is_ambiguous(c.r.word(at + 1))
        && day_after_month(c, at + 2).is_none()
    {
        return Some(Atom { year: Some(year), ..Atom::plain(at + 2, Field::Month(month)) });
    }
    Some(Atom { year: Some(year), ..Atom::plain(at + 1, Field::Year) })
}

/// Q1 to Q4, H1 and H2.
fn quarter_word(word: &str) -> Option<Field> {
    let mut letters = word.chars();
    let (kind, number) = (letters.next()?, letters.next()?.to_digit(10)? as i8);
    match (kind, number, letters.next()) {
        ('q' | 'Q', 1..=4, None) => Some(Field::Quarter(number)),
        ('h' | 'H', 1..=2, None) => Some(Field::Half(number)),
        _ => None,
    }
}

/// "Q1 2025", "Q3 of 2018".
fn short_quarter(c: &Context<'_>, at: usize) -> Option<Atom> {
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
fn fiscal(c: &Context<'_>, at: usize) -> Option<Atom> {
    let start = at + usize::from(c.r.is(at, "fiscal") || c.r.is(at, "calendar"));
    let start = start + usize::from(c.r.is(start, "year"));
    let start = start + usize::from(start > at && c.r.is(start, "of"));
    (start > at && is_year_text(c.r.word(start))).then(|| year_atom(c, start))?
}

/// An ordinal or "last" with its part of a period: "first quarter of 2025", "last week of July", "first nine months of 2020".
fn ordinal_part(c: &Context<'_>, at: usize) -> Option<Atom> {
    let (n, next) = match ordinal_number(c, at) {
        Some((n, next)) => (i64::from(n), next),
        None if c.r.is(at, "last") || c.r.is(at, "final") => (-1, at + 1),
        None if c.r.is(at, "opening") => (1, at + 1),
        None => return None,
    };
    let count = c.r.cardinal(next, false).filter(|n| n.value % 1000 == 0 && n.value <= 100_000);
    let (count, unit_at_token) = count.map_or((1, next), |n| ((n.value / 1000) as i64, n.next));
    let Some(Name::Unit(unit)) = c.cal.name(c.r.word(unit_at_token)) else { return None };
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
fn inner_span(
    outer: &Period,
    unit: Unit,
    n: i64,
    count: i64,
) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    let shift = super::period::shift;
    if n == -1 {
        return Some((shift(outer.to, unit, -count)?, outer.to));
    }
    if n > 1 && count > 1 {
        return None;
    }
    Some((shift(outer.from, unit, n - 1)?, shift(outer.from, unit, n - 1 + count)?.min(outer.to)))
}

/// "week of April 10", "week beginning February 4": Monday to Sunday around the day.
fn week_of(c: &Context<'_>, at: usize) -> Option<Atom> {
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
