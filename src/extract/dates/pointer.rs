//! Expressions that point from a day: "last month", "the past year", "two months ago", "three days earlier", "that week".

use jiff::civil::Date;

use super::super::lexicon::calendar::{Distance, Name, Pointer, Unit};
use super::super::lexicon::numerals::Vague;
use super::super::tokens::TokenKind;
use super::Context;
use super::atom::atom;
use super::month::{month_at, ordinal_number, year_after};
use super::period::{
    Atom, Direction, Field, Period, add_days, add_months, resolve, shift, unit_at, weekday_date,
};
use super::tense::direction;
use super::weekday::weekday_atom;
use crate::model::{DateBasis, Precision};

/// A pointer word with what it points at: "last Friday", "next spring", "this week", "past two years", "last November".
pub(super) fn pointed(c: &Context<'_>, at: usize) -> Option<Atom> {
    let Some(Name::Pointer(mut pointer)) = c.r.name(at) else { return None };
    let mut next = at + 1;
    // "this coming Friday", "this past Wednesday", "last calendar year".
    if pointer == Pointer::This
        && let Some(Name::Pointer(inner @ (Pointer::Coming | Pointer::Past))) = c.r.name(next)
    {
        (pointer, next) = (inner, next + 1);
    }
    next += usize::from(c.r.is(next, "calendar") || c.r.is(next, "fiscal"));
    if let Some((count, after)) = count(c, next) {
        let Some(Name::Unit(unit)) = c.r.name(after) else { return None };
        return window(c, pointer, unit, count, after + 1);
    }
    match c.r.name(next)? {
        Name::Month { month, short } => {
            let (_, after) = month_at(c, next)?;
            let day = c.r.kind(after) == Some(TokenKind::Number);
            let (year, after) = year_after(c, after, false);
            let verb =
                c.cal.is_ambiguous(c.r.word(next)) && c.r.word(next).starts_with(|c: char| c.is_lowercase());
            let barred =
                verb && pointer == Pointer::This || matches!(pointer, Pointer::Same | Pointer::Following);
            let known = !(barred || short || day);
            known.then(|| Atom {
                pointer: Some(pointer),
                year: year.map(|y| y.0),
                pointed: year.is_some_and(|y| y.1),
                ..Atom::plain(after, Field::Month(month))
            })
        }
        // "following Tuesday's talks" is no pointer.
        Name::Weekday { weekday, short } => {
            weekday_atom(c, next, weekday, short, Some(pointer)).filter(|_| pointer != Pointer::Same)
        }
        Name::Season(season) => {
            let closed = !c.r.words.is_counted(c.r.word(next + 1));
            closed.then(|| Atom { pointer: Some(pointer), ..Atom::plain(next + 1, Field::Season(season)) })
        }
        Name::Unit(unit) => unit_pointed(c, at, pointer, unit, next + 1),
        _ => None,
    }
}

/// "last month", "this week", "the past year", "that day", "the following month".
fn unit_pointed(c: &Context<'_>, at: usize, pointer: Pointer, unit: Unit, next: usize) -> Option<Atom> {
    if c.r.word(next - 1).ends_with('s') && unit != Unit::Century {
        // "last days", "past weeks": no count, no date.
        return None;
    }
    let the = c.r.is(at.wrapping_sub(1), "the");
    let over = ["for", "in", "over", "during", "within"].iter().any(|w| c.r.is(at.wrapping_sub(2), w));
    if pointer == Pointer::Past || pointer == Pointer::Last && the && over {
        return window(c, Pointer::Past, unit, 1, next);
    }
    if pointer == Pointer::Last && the || unit == Unit::Half {
        return None;
    }
    let next_day = pointer == Pointer::Next && unit == Unit::Day && the;
    let anchored = matches!(pointer, Pointer::Same | Pointer::Previous | Pointer::Following) || next_day;
    let base = if anchored { c.anchor.unwrap_or(c.published) } else { c.published };
    // "this day", "that day" need a day that was spoken of.
    if unit == Unit::Day
        && !(anchored && c.anchor.is_some() && the
            || matches!(pointer, Pointer::Same | Pointer::Following | Pointer::Previous))
    {
        return None;
    }
    let offset = match pointer {
        Pointer::Last | Pointer::Past | Pointer::Previous => -1,
        Pointer::This | Pointer::Same => 0,
        Pointer::Next | Pointer::Coming | Pointer::Following => 1,
    };
    let (from, to, precision) = unit_at(unit, base, offset)?;
    // "the week after next".
    if unit == Unit::Week
        && let Some(atom) = weekday_behind(c, next, from)
    {
        return Some(atom);
    }
    let basis = if anchored { DateBasis::Inferred } else { DateBasis::Resolved };
    let mut period = Period::new(from, to, precision, basis);
    period.ahead = offset > 0 && !anchored;
    // "next year's first quarter".
    if unit == Unit::Year
        && c.r.kind(next) == Some(TokenKind::Possessive)
        && let Some((n, after)) = ordinal_number(c, next + 1)
    {
        let field = match c.r.name(after) {
            Some(Name::Unit(Unit::Quarter)) if n <= 4 => Some(Field::Quarter(n)),
            Some(Name::Unit(Unit::Half)) if n <= 2 => Some(Field::Half(n)),
            _ => None,
        };
        if let Some(field) = field {
            return Some(Atom { year: Some(from.year()), pointed: true, ..Atom::plain(after + 1, field) });
        }
    }
    Some(Atom::fixed(next, period))
}

/// "next week on Tuesday", "last week Wednesday".
fn weekday_behind(c: &Context<'_>, at: usize, monday: Date) -> Option<Atom> {
    let start = at + usize::from(c.r.is(at, "on") || c.r.is(at, "-"));
    let Some(Name::Weekday { weekday, .. }) = c.r.name(start) else { return None };
    let day = add_days(monday, i64::from(weekday) - 1)?;
    Some(Atom::fixed(start + 1, Period::new(day, add_days(day, 1)?, Precision::Day, DateBasis::Resolved)))
}

/// The weekday of last, this or next week.
pub(super) fn day_of_week(c: &Context<'_>, weekday: i8, pointer: Pointer) -> Option<Date> {
    let this = weekday_date(c.published, weekday, Some(Pointer::This), Direction::Unknown)?;
    let offset = match pointer {
        Pointer::Last | Pointer::Past | Pointer::Previous => -7,
        Pointer::This | Pointer::Same => 0,
        Pointer::Next | Pointer::Coming | Pointer::Following => 7,
    };
    add_days(this, offset)
}

/// A running period of `count` units up to publication, or from the day after it.
fn window(c: &Context<'_>, pointer: Pointer, unit: Unit, count: i64, next: usize) -> Option<Atom> {
    let tomorrow = add_days(c.published, 1)?;
    let ahead = match pointer {
        Pointer::Last | Pointer::Past | Pointer::Previous => false,
        Pointer::Next | Pointer::Coming | Pointer::Following => true,
        Pointer::This | Pointer::Same => return None,
    };
    let narrow = if ahead {
        (tomorrow, shift(tomorrow, unit, count)?)
    } else {
        (shift(c.published, unit, -count)?, tomorrow)
    };
    let precision = match unit {
        Unit::Day => Precision::Day,
        Unit::Week | Unit::Fortnight | Unit::Weekend => Precision::Week,
        Unit::Month | Unit::Quarter | Unit::Half => Precision::Month,
        Unit::Year if count == 1 => Precision::Month,
        Unit::Year | Unit::Decade | Unit::Century => Precision::Year,
    };
    let last = add_days(narrow.1, -1)?;
    let (from, to) = match precision {
        Precision::Month => (narrow.0.first_of_month(), add_months(last.first_of_month(), 1)?),
        Precision::Year => (unit_at(Unit::Year, narrow.0, 0)?.0, unit_at(Unit::Year, last, 0)?.1),
        _ => narrow,
    };
    let mut period =
        Period { narrow, window: true, ahead, ..Period::new(from, to, precision, DateBasis::Resolved) };
    period.ahead = ahead;
    Some(Atom::fixed(next, period))
}

/// A whole number of units: "two", "a", "a couple of"; and the token behind it.
fn count(c: &Context<'_>, at: usize) -> Option<(i64, usize)> {
    if let Some(number) = c.r.cardinal(at, false) {
        let whole = number.value % 1000 == 0 && (1000..=1_000_000).contains(&number.value);
        return whole.then_some(((number.value / 1000) as i64, number.next));
    }
    if let Some((phrase, next)) = c.r.words.vague.at(c.r.text, c.r.tokens, at)
        && phrase.value == Vague::Couple
    {
        return Some((2, next));
    }
    None
}

/// A count of units with a direction: "two months ago", "a year earlier", "three days from now", "5 past years", "in two weeks".
pub(super) fn distance(c: &Context<'_>, at: usize) -> Option<Atom> {
    let article = c.r.is(at, "a") || c.r.is(at, "an");
    if let Some(ahead) = in_units(c, at) {
        return Some(ahead);
    }
    let (n, next) =
        if article && matches!(c.r.name(at + 1), Some(Name::Unit(_))) { (1, at + 1) } else { count(c, at)? };
    if let Some(Name::Pointer(pointer)) = c.r.name(next) {
        let Some(Name::Unit(unit)) = c.r.name(next + 1) else { return None };
        // "5 past years", but not "3 next week".
        return if c.r.word(next + 1).ends_with('s') { window(c, pointer, unit, n, next + 2) } else { None };
    }
    let Some(Name::Unit(unit)) = c.r.name(next) else { return None };
    let after = next + 1;
    // "two days after today", "three weeks from tomorrow", "two weeks after January 15".
    let way = if c.r.is(after, "from") || c.r.is(after, "after") { 1 } else { -1 };
    if way == 1 || c.r.is(after, "before") {
        let base = atom(c, after + 1)
            .filter(|a| !matches!(a.field, Field::Month(_) | Field::Year | Field::Season(_)));
        if let Some(base) = base
            && let Some(period) = resolve(c, &base, direction(c, at, base.next))
            && period.precision == Precision::Day
        {
            return far(period.from, unit, way * n, base.next, DateBasis::Resolved);
        }
    }
    if c.r.is(after, "to") {
        return years_to(c, unit, n, after + 1);
    }
    let (phrase, end) = c.cal.distances.at(c.r.text, c.r.tokens, after)?;
    // "three days before the vote", "a year after the invasion": the day is not in this text's calendar.
    let open = matches!(c.r.word(end - 1).to_ascii_lowercase().as_str(), "before" | "after" | "prior")
        && matches!(c.r.kind(end), Some(TokenKind::Word | TokenKind::Number));
    if open {
        return None;
    }
    let spoken = c.anchor.unwrap_or(c.published);
    match phrase.value {
        Distance::Ago => far(c.published, unit, -n, end, DateBasis::Resolved),
        Distance::Ahead => far(c.published, unit, n, end, DateBasis::Resolved),
        Distance::Earlier => far(spoken, unit, -n, end, DateBasis::Inferred),
        Distance::Later => far(spoken, unit, n, end, DateBasis::Inferred),
    }
}

/// "the five years to 2024", "the 12 months to March 2024".
fn years_to(c: &Context<'_>, unit: Unit, n: i64, at: usize) -> Option<Atom> {
    let end = atom(c, at).filter(|a| matches!(a.field, Field::Year | Field::Month(_)))?;
    let period = resolve(c, &end, Direction::Past)?;
    let from = shift(period.to, unit, -n)?;
    let known = matches!(unit, Unit::Year | Unit::Month | Unit::Quarter | Unit::Decade);
    let span = Period { window: true, ..Period::new(from, period.to, period.precision, period.basis) };
    known.then(|| Atom::fixed(end.next, span))
}

/// "in two weeks", "within three months", only where the tense puts it ahead.
fn in_units(c: &Context<'_>, at: usize) -> Option<Atom> {
    if !c.r.is(at, "in") && !c.r.is(at, "within") {
        return None;
    }
    let article = c.r.is(at + 1, "a") || c.r.is(at + 1, "an");
    let start = at + 1;
    let (n, next) = if article && matches!(c.r.name(start + 1), Some(Name::Unit(_))) {
        (1, start + 1)
    } else {
        count(c, start)?
    };
    let Some(Name::Unit(unit)) = c.r.name(next) else { return None };
    if c.cal.distances.at(c.r.text, c.r.tokens, next + 1).is_some()
        || direction(c, at, next + 1) != Direction::Future
    {
        return None;
    }
    let time = 2 * usize::from(c.r.kind(next + 1) == Some(TokenKind::Possessive) && c.r.is(next + 2, "time"));
    if c.r.is(at, "within") {
        let to = add_days(shift(c.published, unit, n)?, 1)?;
        let period = Period {
            ahead: true,
            window: true,
            ..Period::new(c.published, to, Precision::Day, DateBasis::Resolved)
        };
        return Some(Atom::fixed(next + 1, period));
    }
    far(c.published, unit, n, next + 1 + time, DateBasis::Resolved)
}

/// The unit that lies `n` units from `base`: the day for days, else the week, month or year around it.
fn far(base: Date, unit: Unit, n: i64, next: usize, basis: DateBasis) -> Option<Atom> {
    let day = shift(base, unit, n)?;
    let around = match unit {
        Unit::Day => Unit::Day,
        Unit::Week | Unit::Fortnight | Unit::Weekend => Unit::Week,
        Unit::Month | Unit::Quarter | Unit::Half => Unit::Month,
        Unit::Year | Unit::Decade | Unit::Century => Unit::Year,
    };
    let (from, to, precision) = unit_at(around, day, 0)?;
    let narrow = (day, add_days(day, 1)?);
    let period = Period {
        narrow,
        distance: true,
        ahead: n > 0 && basis == DateBasis::Resolved,
        ..Period::new(from, to, precision, basis)
    };
    Some(Atom::fixed(next, period))
}

/// "the day before", "the day after", "the week after next": days beside the one spoken of.
pub(super) fn neighbour_day(c: &Context<'_>, at: usize, unit: Unit) -> Option<Atom> {
    let before = c.r.is(at + 1, "before");
    if !(before || c.r.is(at + 1, "after")) {
        return None;
    }
    if unit == Unit::Week && c.r.is(at + 2, "next") && !before {
        let (from, to, precision) = unit_at(Unit::Week, c.published, 2)?;
        let period = Period { ahead: true, ..Period::new(from, to, precision, DateBasis::Resolved) };
        return Some(Atom::fixed(at + 3, period));
    }
    let last = before && c.r.is(at + 2, "last");
    let follows = matches!(c.r.kind(at + 2), Some(TokenKind::Word | TokenKind::Number)) && !last;
    if follows || !matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year) {
        return None;
    }
    let base = if last { c.published } else { c.anchor.unwrap_or(c.published) };
    let offset = if last {
        -2
    } else if before {
        -1
    } else {
        1
    };
    let (from, to, precision) = unit_at(unit, base, offset)?;
    Some(Atom::fixed(at + 2 + usize::from(last), Period::new(from, to, precision, DateBasis::Inferred)))
}
