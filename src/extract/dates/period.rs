//! Calendar fields tied to days.

use jiff::Span;
use jiff::civil::Date;

use super::super::lexicon::calendar::{Part, Pointer, Unit};
use super::Context;
use crate::model::{DateBasis, Precision};

/// A calendar expression as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Atom {
    /// Token after it.
    pub(super) next: usize,
    /// What is named.
    pub(super) field: Field,
    /// The year, if it is said.
    pub(super) year: Option<i16>,
    /// Whether the year is only pointed at ("March last year").
    pub(super) pointed: bool,
    /// early, mid, late.
    pub(super) part: Option<Part>,
    /// last, this, next.
    pub(super) pointer: Option<Pointer>,
}

/// What a calendar expression names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Day {
        month: i8,
        day: i8,
    },
    Month(i8),
    Season(i8),
    Quarter(i8),
    Half(i8),
    Year,
    Weekday(i8),
    /// Already tied to days.
    Fixed(Period),
}

/// Days, with how exactly they were said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) from: Date,
    /// Day after the last.
    pub(super) to: Date,
    pub(super) precision: Precision,
    pub(super) basis: DateBasis,
    /// A guess at what is meant inside.
    pub(super) narrow: (Date, Date),
    /// Whether the words alone put it ahead of publication.
    pub(super) ahead: bool,
    /// A running period up to or from a day.
    pub(super) window: bool,
    /// A distance from a day.
    pub(super) distance: bool,
}

/// Which way a date without a year lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// A past tense says so.
    Past,
    /// A future one.
    Future,
    /// Nothing says.
    Unknown,
}

impl Atom {
    /// Nothing but the field.
    pub(super) fn plain(next: usize, field: Field) -> Atom {
        Atom { next, field, year: None, pointed: false, part: None, pointer: None }
    }

    /// A period that is known already.
    pub(super) fn fixed(next: usize, period: Period) -> Atom {
        Atom::plain(next, Field::Fixed(period))
    }
}

impl Period {
    /// A span with no guess inside.
    pub(super) fn new(from: Date, to: Date, precision: Precision, basis: DateBasis) -> Period {
        Period {
            from,
            to,
            precision,
            basis,
            narrow: (from, to),
            ahead: false,
            window: false,
            distance: false,
        }
    }
}

/// The day `days` after `date`; `None` at the end of time.
pub(super) fn add_days(date: Date, days: i64) -> Option<Date> {
    date.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// The same day `months` later, the last of a shorter month.
pub(super) fn add_months(date: Date, months: i64) -> Option<Date> {
    date.checked_add(Span::new().try_months(months).ok()?).ok()
}

/// First day of a month; months beyond 1 to 12 run into other years.
fn month_start(year: i16, month: i32) -> Option<Date> {
    let index = i32::from(year) * 12 + month - 1;
    Date::new(i16::try_from(index.div_euclid(12)).ok()?, i8::try_from(index.rem_euclid(12) + 1).ok()?, 1).ok()
}

fn months(year: i16, first: i32, count: i32, precision: Precision) -> Option<(Date, Date, Precision)> {
    Some((month_start(year, first)?, month_start(year, first + count)?, precision))
}

/// The days of a field in a year.
pub(super) fn in_year(field: Field, year: i16) -> Option<(Date, Date, Precision)> {
    match field {
        Field::Day { month, day } => {
            let date = Date::new(year, month, day).ok()?;
            Some((date, date.tomorrow().ok()?, Precision::Day))
        }
        Field::Month(month) => months(year, month.into(), 1, Precision::Month),
        Field::Season(season) => months(year, i32::from(season) * 3, 3, Precision::Season),
        Field::Quarter(quarter) => months(year, i32::from(quarter) * 3 - 2, 3, Precision::Quarter),
        Field::Half(half) => months(year, i32::from(half) * 6 - 5, 6, Precision::Half),
        Field::Year => months(year, 1, 12, Precision::Year),
        Field::Weekday(_) | Field::Fixed(_) => None,
    }
}

/// Ties an expression to days.
pub(super) fn resolve(c: &Context<'_>, atom: &Atom, direction: Direction) -> Option<Period> {
    let mut period = match (atom.field, atom.year) {
        (Field::Fixed(period), _) => period,
        (Field::Weekday(weekday), _) => {
            let day = weekday_date(c.published, weekday, atom.pointer, direction)?;
            Period::new(day, add_days(day, 1)?, Precision::Day, DateBasis::Resolved)
        }
        (field, Some(year)) => {
            let (from, to, precision) = in_year(field, year)?;
            Period::new(
                from,
                to,
                precision,
                if atom.pointed { DateBasis::Resolved } else { DateBasis::Stated },
            )
        }
        (field, None) => {
            // "since the previous September" counts from the date spoken of.
            let spoken = c.anchor.filter(|_| atom.pointer == Some(Pointer::Previous));
            let (from, to, precision) = pick(spoken.unwrap_or(c.published), field, atom.pointer, direction)?;
            let basis = if spoken.is_some() { DateBasis::Inferred } else { DateBasis::Resolved };
            Period::new(from, to, precision, basis)
        }
    };
    if let Some(part) = atom.part
        && period.narrow == (period.from, period.to)
    {
        period.narrow = narrow(&period, part).unwrap_or(period.narrow);
    }
    Some(period)
}

/// Days ahead beyond which a day without a year is not meant to lie.
const FAR_AHEAD: i64 = 300;

/// The one of the neighbouring years that is meant.
fn pick(
    published: Date,
    field: Field,
    pointer: Option<Pointer>,
    direction: Direction,
) -> Option<(Date, Date, Precision)> {
    let years = [-2, -1, 0, 1, 2].map(|offset| published.year() + offset);
    let spans: Vec<(Date, Date, Precision)> = years.iter().filter_map(|year| in_year(field, *year)).collect();
    let unit_start = match field {
        Field::Month(_) => published.first_of_month(),
        _ => published,
    };
    let past = || spans.iter().rev().find(|s| s.0 <= published);
    let future = || spans.iter().find(|s| s.1 > published);
    let span = match pointer {
        Some(Pointer::Last | Pointer::Past | Pointer::Previous) => {
            spans.iter().rev().find(|s| s.1 <= unit_start)
        }
        Some(Pointer::Next | Pointer::Coming | Pointer::Following) => spans.iter().find(|s| s.0 > published),
        Some(Pointer::This | Pointer::Same) => spans
            .iter()
            .find(|s| s.0 <= published && published < s.1)
            .or_else(|| spans.iter().find(|s| s.0.year() == published.year())),
        None => match direction {
            Direction::Past => past(),
            // "announced it will give ten on April 9", printed on the 15th: nobody means the next year's.
            Direction::Future => future()
                .filter(|s| {
                    !matches!(field, Field::Day { .. })
                        || add_days(published, FAR_AHEAD).is_some_and(|limit| s.0 <= limit)
                })
                .or_else(past),
            // A bare day that was almost a year ago is rather the one that comes within the month.
            Direction::Unknown => {
                let soon = future().filter(|s| {
                    matches!(field, Field::Day { .. })
                        && add_days(published, 30).is_some_and(|limit| s.0 <= limit)
                });
                soon.or_else(past)
            }
        },
    };
    span.copied()
}

/// The day of the week that is meant.
pub(super) fn weekday_date(
    published: Date,
    weekday: i8,
    pointer: Option<Pointer>,
    direction: Direction,
) -> Option<Date> {
    let today = i64::from(published.weekday().to_monday_one_offset());
    let wanted = i64::from(weekday);
    let back = (today - wanted).rem_euclid(7);
    let days = match (pointer, direction) {
        (Some(Pointer::Next | Pointer::Following), _) => wanted - today + 7,
        (Some(Pointer::This), _) => wanted - today,
        (Some(Pointer::Coming), _) => (wanted - today - 1).rem_euclid(7) + 1,
        (Some(Pointer::Previous), _) => wanted - today - 7,
        // "last Wednesday" on a Thursday is not yesterday.
        (Some(Pointer::Last), _) if (1..=3).contains(&back) && wanted < today => -back - 7,
        (Some(Pointer::Last | Pointer::Past), _) => -((today - wanted - 1).rem_euclid(7) + 1),
        (_, Direction::Future) => (wanted - today).rem_euclid(7),
        _ => -back,
    };
    add_days(published, days)
}

/// The unit that contains `base`, or the one `offset` units from it.
pub(super) fn unit_at(unit: Unit, base: Date, offset: i64) -> Option<(Date, Date, Precision)> {
    let monday = add_days(base, 1 - i64::from(base.weekday().to_monday_one_offset()))?;
    let year = i16::try_from(offset).ok().and_then(|o| base.year().checked_add(o));
    let by_months = |length: i64, precision: Precision| {
        let start =
            month_start(base.year(), (i32::from(base.month()) - 1) / length as i32 * length as i32 + 1)?;
        Some((add_months(start, offset * length)?, add_months(start, (offset + 1) * length)?, precision))
    };
    match unit {
        Unit::Day => {
            let day = add_days(base, offset)?;
            Some((day, add_days(day, 1)?, Precision::Day))
        }
        Unit::Week => {
            Some((add_days(monday, 7 * offset)?, add_days(monday, 7 * offset + 7)?, Precision::Week))
        }
        Unit::Fortnight => {
            Some((add_days(monday, 14 * offset)?, add_days(monday, 14 * offset + 14)?, Precision::Week))
        }
        Unit::Weekend => {
            Some((add_days(monday, 7 * offset + 5)?, add_days(monday, 7 * offset + 7)?, Precision::Week))
        }
        Unit::Month => by_months(1, Precision::Month),
        Unit::Quarter => by_months(3, Precision::Quarter),
        Unit::Half => by_months(6, Precision::Half),
        Unit::Year => months(year?, 1, 12, Precision::Year),
        Unit::Decade | Unit::Century => {
            let length: i16 = if unit == Unit::Decade { 10 } else { 100 };
            let start = (base.year() / length)
                .checked_mul(length)?
                .checked_add(i16::try_from(offset).ok()?.checked_mul(length)?)?;
            months(start, 1, 12 * i32::from(length), Precision::Year)
        }
    }
}

/// `count` units from `base`: the exact day.
pub(super) fn shift(base: Date, unit: Unit, count: i64) -> Option<Date> {
    match unit {
        Unit::Day => add_days(base, count),
        Unit::Week | Unit::Weekend => add_days(base, count.checked_mul(7)?),
        Unit::Fortnight => add_days(base, count.checked_mul(14)?),
        Unit::Month => add_months(base, count),
        Unit::Quarter => add_months(base, count.checked_mul(3)?),
        Unit::Half => add_months(base, count.checked_mul(6)?),
        Unit::Year => add_months(base, count.checked_mul(12)?),
        Unit::Decade => add_months(base, count.checked_mul(120)?),
        Unit::Century => add_months(base, count.checked_mul(1200)?),
    }
}

/// A guess at the days of a part: thirds, but halves of a month and the middle ten days.
fn narrow(period: &Period, part: Part) -> Option<(Date, Date)> {
    let (from, to) = (period.from, period.to);
    let length = i64::from(from.until(to).ok()?.get_days());
    if period.precision == Precision::Month && length <= 31 {
        return match part {
            Part::Early => Some((from, add_days(from, 15)?)),
            Part::Middle => Some((add_days(from, 9)?, add_days(from, 20)?)),
            Part::Late => Some((add_days(from, 15)?, to)),
        };
    }
    if period.precision == Precision::Year {
        return match part {
            Part::Early => Some((from, add_months(from, 4)?)),
            Part::Middle => Some((add_months(from, 4)?, add_months(from, 8)?)),
            Part::Late => Some((add_months(from, 8)?, to)),
        };
    }
    let third = length / 3;
    match part {
        Part::Early => Some((from, add_days(from, third.max(1))?)),
        Part::Middle => Some((add_days(from, third)?, add_days(from, length - third)?)),
        Part::Late => Some((add_days(to, -third.max(1))?, to)),
    }
}
