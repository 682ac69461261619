//! Units behind a number: they settle its class.

use super::super::lexicon::numerals::{Measure, UnitWord};
use super::super::tokens::TokenKind;
use super::NumberClass;
use super::draft::{Draft, extend, set_value};
use super::name::is_title;
use super::value::Reader;

/// A unit found behind a number.
pub(super) struct Found {
    /// Which unit.
    pub(super) unit: UnitWord,
    /// Its first token.
    pub(super) first: usize,
    /// The token behind it.
    pub(super) next: usize,
    /// Whether a hyphen ties it to the number.
    pub(super) hyphen: bool,
}

/// The unit at `at`, with or without a hyphen before it.
pub(super) fn unit(r: &Reader<'_>, at: usize) -> Option<Found> {
    let hyphen = r.hyphen(at);
    let first = if hyphen { at + 1 } else { at };
    let (phrase, next) = r.words.units.at(r.text, r.tokens, first)?;
    let text = r.word(first);
    // "12 M-46 guns", "10 MT-LB": a name and no unit.
    let name = r.hyphen(next)
        && (r.kind(next + 1) == Some(TokenKind::Number) || is_title(r.word(next + 1)) && is_title(text));
    let letter = text.len() == 1 && text.bytes().all(|b| b.is_ascii_uppercase());
    (!name && !letter).then_some(Found { unit: phrase.value, first, next, hyphen })
}

/// Gives the number the class of its unit; false if the unit is none here.
pub(super) fn settle(r: &Reader<'_>, draft: &mut Draft, found: Found) -> bool {
    let money = draft.number.class == NumberClass::Money;
    let (class, code) = match found.unit {
        UnitWord::Money(code) => (NumberClass::Money, code),
        UnitWord::Minor(code) => {
            set_value(draft, draft.value / 100);
            (NumberClass::Money, Some(code))
        }
        _ if money => return false,
        UnitWord::Percent => (NumberClass::Percent, None),
        UnitWord::Time if draft.value > 24_000 || draft.value % 1000 != 0 => return false,
        UnitWord::Time => (NumberClass::Time, None),
        UnitWord::Tonnes if found.hyphen => (NumberClass::Measure(Measure::Weight), None),
        UnitWord::Tonnes => (NumberClass::Tonnes, None),
        UnitWord::Measure(kind) => (NumberClass::Measure(kind), None),
        UnitWord::Pound
            if found.hyphen && draft.scale < 1000 || r.is(found.next, "of") && draft.scale < 1_000_000 =>
        {
            (NumberClass::Measure(Measure::Weight), None)
        }
        UnitWord::Pound => (NumberClass::Money, r.words.signs.word("GBP").copied()),
    };
    draft.number.class = class;
    if class == NumberClass::Money {
        draft.number.currency = draft.number.currency.or(code);
    }
    draft.number.unit = Some(r.tokens[found.first].start..r.tokens[found.next - 1].end);
    extend(r, draft, found.next);
    true
}
