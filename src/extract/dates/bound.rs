//! Whole mentions: a date alone, or with the words that open or close a period around it.

use std::ops::Range;

use super::super::lexicon::calendar::{Open, Part};
use super::super::tokens::TokenKind;
use super::atom::atom;
use super::month::{day_number, month_at, ordinal_number, year_after};
use super::period::{Atom, Direction, Field, Period, add_days, in_year, resolve};
use super::tense::direction;
use super::{Context, DateKind, DateMention};
use crate::model::{DateBasis, Precision};

/// Reads the mention that begins at `at`, and the token behind it.
pub(super) fn mention(c: &Context<'_>, at: usize) -> Option<(DateMention, usize)> {
    let idle = match c.r.kind(at)? {
        TokenKind::Word => !c.r.opens_date(at),
        kind => kind != TokenKind::Number,
    };
    if idle {
        return None;
    }
    if let Some((open, next)) = c.open(at)
        && let Some(found) = opened(c, at, open, next)
    {
        return Some(found);
    }
    if let Some((period, next)) = days_of_month(c, at) {
        return Some(finish(c, at..next, period, DateKind::Range, None));
    }
    let first = atom(c, at)?;
    if let Some((period, next)) = to_second(c, at, &first, false) {
        return Some(finish(c, at..next, period, DateKind::Range, first.part));
    }
    let period = resolve(c, &first, direction(c, at, first.next))?;
    let kind = match period {
        Period { distance: true, .. } => DateKind::Ago,
        Period { window: true, .. } => DateKind::Window,
        _ => DateKind::Date,
    };
    Some(finish(c, at..first.next, period, kind, first.part))
}

/// A date behind "since", "by", "between" and the like.
fn opened(c: &Context<'_>, at: usize, open: Open, next: usize) -> Option<(DateMention, usize)> {
    let next = skip_about(c, next);
    let range = matches!(open, Open::From | Open::Between);
    if range && let Some((period, end)) = days_of_month(c, next) {
        return Some(finish(c, at..end, period, DateKind::Range, None));
    }
    let first = atom(c, next)?;
    if range {
        if let Some((period, end)) = to_second(c, next, &first, open == Open::Between) {
            return Some(finish(c, at..end, period, DateKind::Range, first.part));
        }
        if open == Open::Between {
            return None;
        }
    }
    let mut way = direction(c, at, first.next);
    if matches!(open, Open::By | Open::Before) && way == Direction::Unknown {
        way = Direction::Future;
    } else if open == Open::Since {
        way = if way == Direction::Future && !c.r.is(at, "since") { way } else { Direction::Past };
    }
    let period = resolve(c, &first, way)?;
    let kind = match open {
        Open::Since => DateKind::Since,
        // "from October" opens a period only if it lies ahead; "images from October" do not.
        Open::From
            if way == Direction::Future
                || c.r.is(first.next, "onward")
                || c.r.is(first.next, "onwards")
                || c.r.is(first.next, "on") =>
        {
            DateKind::Since
        }
        Open::From | Open::Between => return None,
        Open::By => DateKind::By,
        Open::Before => DateKind::Before,
        Open::After => DateKind::After,
    };
    // "a week after Tuesday's talks": a moment and not a period, but the date itself stands.
    let onward = usize::from(
        kind == DateKind::Since && (c.r.is(first.next, "onward") || c.r.is(first.next, "onwards")),
    );
    Some(finish(c, at..first.next + onward, period, kind, first.part))
}

fn skip_about(c: &Context<'_>, at: usize) -> usize {
    at + usize::from(c.r.kind(at) == Some(TokenKind::Word) && c.cal.is_about(c.r.word(at)))
}

/// The second end of a range behind `first`, and both worked out: "… to March", "… and May" behind "between".
fn to_second(c: &Context<'_>, at: usize, first: &Atom, between: bool) -> Option<(Period, usize)> {
    let end = first.next;
    let same_kind = |a: &Atom, b: &Atom| std::mem::discriminant(&a.field) == std::mem::discriminant(&b.field);
    let (and, start) = if let Some((_, next)) = c.cal.to.at(c.r.text, c.r.tokens, end) {
        (false, next)
    } else if c.r.dash(end) || c.r.is(end, "~") {
        (false, end + 1)
    } else if c.r.is(end, "and") {
        (true, end + 1)
    } else {
        return None;
    };
    let second = atom(c, start)?;
    if and && !between && !consecutive(first, &second) {
        return None;
    }
    if matches!(first.field, Field::Fixed(Period { distance: true, .. })) && !between {
        return None;
    }
    let (mut lower, mut upper) = (*first, second);
    if lower.year.is_none()
        && upper.year.is_some()
        && !matches!(lower.field, Field::Fixed(_) | Field::Weekday(_))
        && lower.pointer.is_none()
    {
        lower.year = upper.year;
        lower.pointed = upper.pointed;
        let (a, b) = (in_year(lower.field, lower.year?)?, in_year(upper.field, upper.year?)?);
        if a.0 > b.0 {
            lower.year = lower.year.map(|year| year - 1);
        }
    }
    let mut way = direction(c, at, upper.next);
    if way == Direction::Future && reaches_beyond(c, &lower, &upper) {
        way = Direction::Past;
    }
    let from = resolve(c, &lower, way)?;
    let to = match (upper.field, upper.year, upper.pointer) {
        (Field::Fixed(_), ..) | (_, Some(_), _) | (.., Some(_)) => resolve(c, &upper, way)?,
        (Field::Weekday(_), ..) => {
            let day = resolve(c, &upper, way)?;
            let mut day = day;
            if day.from < from.from {
                day.to = add_days(day.to, 7)?;
                day.from = add_days(day.from, 7)?;
            }
            day
        }
        (field, ..) => {
            upper.year = [from.from.year(), from.from.year() + 1]
                .into_iter()
                .find(|year| in_year(field, *year).is_some_and(|s| s.0 >= from.from));
            upper.pointed = from.basis != DateBasis::Stated;
            resolve(c, &upper, way)?
        }
    };
    if to.to <= from.from
        || !and
            && !between
            && !same_kind(first, &second)
            && from.precision == Precision::Day
            && to.precision == Precision::Year
    {
        return None;
    }
    let precision =
        if from.precision == to.precision { from.precision } else { coarser(from.precision, to.precision) };
    let basis = if from.basis == to.basis { from.basis } else { DateBasis::Resolved };
    let mut period = Period::new(from.from, to.to, precision, basis);
    period.narrow = (from.narrow.0, to.narrow.1);
    period.ahead = from.ahead;
    Some((period, upper.next))
}

/// Whether the range that began last is still running: "will happen between August and October", said in September.
fn reaches_beyond(c: &Context<'_>, lower: &Atom, upper: &Atom) -> bool {
    if lower.year.is_some() || upper.year.is_some() || lower.pointer.is_some() || upper.pointer.is_some() {
        return false;
    }
    let Some(from) = resolve(c, lower, Direction::Past) else { return false };
    let ends = [from.from.year(), from.from.year() + 1]
        .into_iter()
        .filter_map(|year| in_year(upper.field, year))
        .find(|s| s.0 >= from.from);
    ends.is_some_and(|end| end.1 > c.published)
}

/// "January and February", "2022 and 2023": neighbours are one span.
fn consecutive(a: &Atom, b: &Atom) -> bool {
    let plain = a.part.is_none() && b.part.is_none() && a.pointer.is_none() && b.pointer.is_none();
    plain
        && match (a.field, b.field) {
            (Field::Month(m), Field::Month(n)) => n == m + 1 && (a.year.is_none() || a.year == b.year),
            (Field::Year, Field::Year) => a.year.zip(b.year).is_some_and(|(x, y)| y == x + 1),
            _ => false,
        }
}

fn coarser(a: Precision, b: Precision) -> Precision {
    let order = |p: Precision| {
        [
            Precision::Day,
            Precision::Week,
            Precision::Month,
            Precision::Quarter,
            Precision::Season,
            Precision::Half,
            Precision::Year,
        ]
        .iter()
        .position(|q| *q == p)
    };
    if order(a) >= order(b) { a } else { b }
}

/// "8 to 13 October", "18 and 19 June", "Oct. 8-13", "November 18-19, 2015".
fn days_of_month(c: &Context<'_>, at: usize) -> Option<(Period, usize)> {
    let day = |at: usize| ordinal_number(c, at).or_else(|| day_number(c, at));
    let joint = |at: usize| {
        let word = ["to", "and", "until", "till", "through"].iter().any(|w| c.r.is(at, w));
        (word || c.r.dash(at) || c.r.is(at, ",") && day(at + 1).is_some()).then_some(at + 1)
    };
    let the = |at: usize| at + usize::from(c.r.is(at, "the"));
    let at = the(at);
    let number = c.r.kind(at) == Some(TokenKind::Number) || c.r.numeral(at).is_some();
    let (month, first, last, next) = if number {
        let (first, next) = day(at)?;
        let (last, next) = day(the(joint(next)?))?;
        let of = usize::from(c.r.is(next, "of"));
        let (month, next) = month_at(c, next + of)?;
        (month, first, last, next)
    } else {
        let (month, next) = month_at(c, at)?;
        let (first, next) = day(next)?;
        let start = joint(next).filter(|_| !c.r.is(next, ","))?;
        let (last, next) = day(start)?;
        // "Feb. 10 and 20 tanks", "Oct. 8 to 12 October": the second number is no day of this month.
        let other = month_at(c, next).is_some()
            || c.r.kind(next) == Some(TokenKind::Word) && c.r.words.is_counted(c.r.word(next));
        if other {
            return None;
        }
        (month, first, last, next)
    };
    if last <= first {
        return None;
    }
    let (year, next) = year_after(c, next, true);
    let day = |day: i8| Atom {
        year: year.map(|y| y.0),
        pointed: year.is_some_and(|y| y.1),
        ..Atom::plain(next, Field::Day { month, day })
    };
    let from = resolve(c, &day(first), direction(c, at, next))?;
    let to = add_days(from.from, i64::from(last - first) + 1)?;
    in_year(Field::Day { month, day: last }, from.from.year())?;
    Some((Period::new(from.from, to, Precision::Day, from.basis), next))
}

/// Puts the mention together.
fn finish(
    c: &Context<'_>,
    tokens: Range<usize>,
    period: Period,
    kind: DateKind,
    part: Option<Part>,
) -> (DateMention, usize) {
    let Range { start: at, end: next } = tokens;
    let hedged = at > 0 && c.cal.is_about(c.r.word_before(at));
    let first = if hedged { at - 1 } else { at };
    let Period { from, to, narrow, .. } = period;
    let (from, to, narrow) = match kind {
        DateKind::Since => (Some(from), None, (Some(narrow.0), None)),
        DateKind::By => (None, Some(to), (None, Some(narrow.1))),
        // "before the end of March" ends with March, "after the beginning of March" begins with it.
        DateKind::Before if part == Some(Part::Late) => (None, Some(to), (None, Some(to))),
        DateKind::Before => (None, Some(from), (None, Some(narrow.0))),
        DateKind::After if part == Some(Part::Early) => (Some(from), None, (Some(from), None)),
        DateKind::After => (Some(to), None, (Some(narrow.1), None)),
        _ => (Some(from), Some(to), (Some(narrow.0), Some(narrow.1))),
    };
    let about_inside = at + 1 < next
        && (at..next).any(|i| c.r.kind(i) == Some(TokenKind::Word) && c.cal.is_about(c.r.word(i)));
    let mention = DateMention {
        start: c.r.tokens[first].start,
        end: c.r.tokens[next - 1].end,
        from,
        to,
        precision: period.precision,
        basis: period.basis,
        kind,
        part,
        narrow,
        approximate: hedged || about_inside || period.distance && period.precision != Precision::Day,
        future: period.ahead || period.from > c.published,
    };
    (mention, next)
}
