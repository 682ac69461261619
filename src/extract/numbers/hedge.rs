//! The words before and behind a number: its hedge, and the role they give it.

use super::super::lexicon::numerals::{Cue, Numeral};
use super::super::tokens::TokenKind;
use super::NumberClass;
use super::draft::{Draft, extend};
use super::value::Reader;
use crate::model::Qualifier;

/// How far behind a number "so far", "each" and "a month" are looked for.
const CLAUSE: usize = 8;

/// Takes hedges and role words that end right before the mention, not reaching back before token `floor`.
pub(super) fn before(r: &Reader<'_>, draft: &mut Draft, floor: usize) {
    if !can_be_hedged(draft) {
        return;
    }
    let mut hedges = 0;
    while let Some((phrase, first)) = r.words.before.ending(r.text, r.tokens, draft.tokens.start) {
        let barred = r.words.barred_after(&phrase.written, r.word_before(first))
            || r.words.barred_before(&phrase.written, r.word(draft.tokens.end));
        if first < floor || barred || hedges == 4 {
            break;
        }
        hedges += 1;
        draft.tokens.start = first;
        draft.number.start = r.tokens[first].start;
        take(draft, phrase.value);
    }
}

/// Takes hedges and role words that stand right behind the mention, then looks through the clause for total, each, rate.
pub(super) fn after(r: &Reader<'_>, draft: &mut Draft) {
    if !can_be_hedged(draft) {
        return;
    }
    let mut taken = 0;
    while let Some((phrase, next)) = r.words.after.at(r.text, r.tokens, draft.tokens.end) {
        let number_follows =
            r.kind(next) == Some(TokenKind::Number) || matches!(r.numeral(next), Some(Numeral::Small(_)));
        let loose_plus = r.is(draft.tokens.end, "+") && !r.glued(draft.tokens.end);
        if r.is(next, "than") || number_follows && phrase.value != Cue::Increment || loose_plus || taken == 3
        {
            break;
        }
        taken += 1;
        extend(r, draft, next);
        take(draft, phrase.value);
    }
    let end = draft.tokens.end;
    for at in end..end + CLAUSE {
        match r.kind(at) {
            Some(TokenKind::Word | TokenKind::Possessive) => {}
            Some(TokenKind::Sign) if r.dash(at) && r.glued(at) => {}
            _ => break,
        }
        if let Some((phrase, next)) = r.words.clause.at(r.text, r.tokens, at) {
            let ended = phrase.value != Cue::Each && r.words.ends_rate(r.word(next));
            if !ended {
                take(draft, phrase.value);
            }
        }
    }
}

fn can_be_hedged(draft: &Draft) -> bool {
    use NumberClass::{Compound, Designation, Ordinal, Time, YearLike};
    !matches!(draft.number.class, Compound | Designation | Ordinal | Time | YearLike)
}

fn take(draft: &mut Draft, cue: Cue) {
    let number = &mut draft.number;
    match cue {
        Cue::Increment => number.increment = true,
        Cue::Total => number.total = true,
        Cue::Each => number.each = true,
        Cue::Rate => number.rate = true,
        Cue::Hedge(qualifier) => hedge(draft, qualifier),
    }
}

/// Lays a hedge on a number; a stronger one that is there already stays.
fn hedge(draft: &mut Draft, qualifier: Qualifier) {
    let number = &mut draft.number;
    if matches!(number.qualifier, Qualifier::Magnitude) || strength(qualifier) <= strength(number.qualifier) {
        return;
    }
    let range = number.qualifier == Qualifier::Range;
    // "up to 10 to 12": the bound that the hedge speaks of is what is left of the range.
    match qualifier {
        Qualifier::UpTo | Qualifier::LessThan => {
            let top = number.high.or(number.point);
            (number.point, number.low, number.high) = (top, None, top);
            number.high_inclusive = qualifier == Qualifier::UpTo;
        }
        Qualifier::AtLeast | Qualifier::MoreThan => {
            let bottom = number.low.or(number.point);
            (number.point, number.low, number.high) = (bottom, bottom, None);
            number.low_inclusive = qualifier == Qualifier::AtLeast;
        }
        _ if range => return,
        _ => {}
    }
    number.qualifier = qualifier;
}

fn strength(qualifier: Qualifier) -> u8 {
    match qualifier {
        Qualifier::None | Qualifier::Exact => 0,
        Qualifier::About => 1,
        Qualifier::Range => 2,
        Qualifier::AtLeast => 3,
        Qualifier::MoreThan => 4,
        Qualifier::UpTo => 5,
        Qualifier::LessThan => 6,
        Qualifier::Magnitude => 7,
    }
}
