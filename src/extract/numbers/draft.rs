//! A number under construction: the reading so far and the tokens it stands on.

use std::ops::Range;

use super::super::tokens::TokenKind;
use super::digits::is_list;
use super::value::Reader;
use super::{Change, Number, NumberClass};
use crate::model::{Amount, Qualifier};

/// A number with the tokens it stands on.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) number: Number,
    /// Tokens of the whole mention.
    pub(super) tokens: Range<usize>,
    /// Its value in thousandths, before hedges; of a range, the upper end.
    pub(super) value: i128,
    /// "10" of "10 million", in thousandths; 0 if it is a sum.
    pub(super) mantissa: i128,
    /// The million of "10 million", else 1.
    pub(super) scale: i128,
}

/// A number without anything around it; digits get their value.
pub(super) fn bare(r: &Reader<'_>, at: usize, next: usize, class: NumberClass) -> Draft {
    let (start, end) = (r.tokens[at].start, r.tokens[next - 1].end);
    let core = match class {
        NumberClass::Designation | NumberClass::YearLike => start..r.tokens[at].end,
        _ => start..end,
    };
    let number = Number {
        start,
        end,
        core,
        point: None,
        low: None,
        high: None,
        low_inclusive: true,
        high_inclusive: true,
        qualifier: Qualifier::Exact,
        class,
        currency: None,
        unit: None,
        fraction: None,
        whole: None,
        increment: false,
        total: false,
        each: false,
        rate: false,
        change: Change::None,
    };
    let mut draft = Draft { number, tokens: at..next, value: 0, mantissa: 0, scale: 1 };
    if r.kind(at) == Some(TokenKind::Number) && !is_list(r.word(at)) {
        let plain = Amount::parse(&r.word(at).replace(',', "")).map_or(0, Amount::thousandths);
        set_value(&mut draft, plain.into());
    }
    draft
}

/// Sets the value as an exact one.
pub(super) fn set_value(draft: &mut Draft, value: i128) {
    let amount = i64::try_from(value).ok().map(Amount::from_thousandths);
    draft.value = value;
    let number = &mut draft.number;
    if number.qualifier != Qualifier::Magnitude {
        (number.point, number.low, number.high) = (amount, amount, amount);
    }
}

pub(super) fn magnitude(draft: &mut Draft, low: Option<i128>) {
    let low = low.and_then(|n| i64::try_from(n).ok()).map(Amount::whole);
    let number = &mut draft.number;
    (number.point, number.low, number.high) = (None, low, None);
    number.qualifier = Qualifier::Magnitude;
}

/// Lets the mention end before token `next`.
pub(super) fn extend(r: &Reader<'_>, draft: &mut Draft, next: usize) {
    draft.tokens.end = next;
    if let Some(last) = next.checked_sub(1).and_then(|last| r.tokens.get(last)) {
        draft.number.end = last.end;
    }
}
