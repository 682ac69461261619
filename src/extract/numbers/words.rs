//! Amounts in words that are no plain number: ordinals, fractions, magnitudes, "several".

use super::super::lexicon::numerals::{Numeral, UnitWord, Vague};
use super::NumberClass;
use super::draft::{Draft, bare, magnitude, set_value};
use super::unit::{Found, settle, unit};
use super::value::Reader;
use crate::model::Qualifier;

/// first, twenty-first.
pub(super) fn ordinal(r: &Reader<'_>, at: usize) -> Option<Draft> {
    let value = |n: i64, next: usize| {
        let mut draft = bare(r, at, next, NumberClass::Ordinal);
        set_value(&mut draft, 1000 * i128::from(n));
        draft
    };
    match r.numeral(at)? {
        Numeral::Ordinal(n) => Some(value(n, at + 1)),
        Numeral::Small(tens) if tens >= 20 && r.hyphen(at + 1) => match r.numeral(at + 2)? {
            Numeral::Ordinal(n @ 1..=9) => Some(value(n + i64::from(tens), at + 3)),
            _ => None,
        },
        _ => None,
    }
}

/// Half of, two-thirds of, a quarter of the; alone only where it is plain that a whole follows.
pub(super) fn fraction(r: &Reader<'_>, at: usize) -> Option<Draft> {
    let (n, d, next) = r.fraction(at)?;
    let bare_part = matches!(r.numeral(at), Some(Numeral::Part(_)));
    let the = r.words.is_whole_word(r.word(next)) && !r.is(next, "a") && !r.is(next, "an");
    let half_the = d == 2 && (the || bare_part && r.words.follows_half(r.word(next)));
    let ordinal_before = at > 0 && matches!(r.numeral(at - 1), Some(Numeral::Ordinal(_)));
    let several = n > 1 && matches!(r.numeral(next - 1), Some(Numeral::Part(_)));
    let whole = r.is(next, "of") || half_the || several && !bare_part;
    (whole && !ordinal_before).then(|| part_draft(r, at, (n, d, next)))
}

pub(super) fn part_draft(r: &Reader<'_>, at: usize, (n, d, next): (i64, i64, usize)) -> Draft {
    let mut draft = bare(r, at, next, NumberClass::Fraction);
    let number = &mut draft.number;
    number.fraction = Some((n, d));
    (number.point, number.low, number.high) = (None, None, None);
    draft
}

/// several, a few hundred, a couple of dozen, a pair of.
pub(super) fn vague(r: &Reader<'_>, at: usize, vague: Vague, next: usize) -> Option<Draft> {
    if let Vague::Collective(n) = vague {
        let mut draft = bare(r, at, next, NumberClass::Cardinal);
        set_value(&mut draft, 1000 * i128::from(n));
        return Some(draft);
    }
    let (mut scale, mut end) = (1_i128, next);
    while let Some(Numeral::Scale(by) | Numeral::Plural { scale: by, .. }) = r.numeral(end) {
        scale = scale.saturating_mul(by.into());
        end += 1;
        let of_plural = r.is(end, "of")
            && matches!(r.numeral(end + 1), Some(Numeral::Plural { scale, .. }) if scale > 10);
        end += usize::from(of_plural);
    }
    if matches!(r.numeral(end.wrapping_sub(1)), Some(Numeral::Plural { .. }))
        && let Some(Found { unit: UnitWord::Money(_), .. }) = unit(r, end + usize::from(r.is(end, "of")))
    {
        return plural(r, at, end, scale.saturating_mul(2));
    }
    let mut draft = match (vague, scale) {
        (Vague::BeforeScale, 1) => return None,
        (Vague::Couple, 1) if r.is(end - 1, "a") => return None,
        (Vague::Couple, _) => {
            let mut draft = bare(r, at, end, NumberClass::Cardinal);
            set_value(&mut draft, scale.saturating_mul(2000));
            draft.number.qualifier = Qualifier::About;
            draft
        }
        (_, 1) => {
            let mut draft = bare(r, at, end, NumberClass::Cardinal);
            magnitude(&mut draft, None);
            draft
        }
        _ => {
            let mut draft = bare(r, at, end, NumberClass::Cardinal);
            magnitude(&mut draft, Some(scale.saturating_mul(2)));
            draft
        }
    };
    if let Some(found) = unit(r, end) {
        settle(r, &mut draft, found);
    }
    Some(draft)
}

/// dozens, tens of thousands, hundreds of millions of dollars: `low` is the least that the first word means.
pub(super) fn plural(r: &Reader<'_>, at: usize, from: usize, low: i128) -> Option<Draft> {
    let (mut low, mut next) = (low, from);
    if from == at {
        next = at + 1;
        let thousands = |i: usize| match r.numeral(i) {
            Some(Numeral::Plural { scale, .. }) if scale > 10 => Some(i128::from(scale)),
            _ => None,
        };
        while let Some(by) = thousands(next + 1).filter(|_| r.is(next, "of")) {
            low = low.saturating_mul(by);
            next += 2;
        }
        // "upon", "and": "thousands upon thousands" stays at its first word.
        let bare_word = next == at + 1;
        if bare_word && (r.is(at, "tens") || r.is(at, "scores") && !r.is(next, "of")) {
            return None;
        }
    }
    let mut draft = bare(r, at, next, NumberClass::Cardinal);
    magnitude(&mut draft, Some(low));
    let after = next + usize::from(r.is(next, "of"));
    if let Some(found) = unit(r, after) {
        settle(r, &mut draft, found);
    }
    Some(draft)
}
