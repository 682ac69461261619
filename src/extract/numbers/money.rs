//! Money: currencies before and behind a number, and cents.

use super::super::lexicon::numerals::{CurrencyCode, Numeral, UnitWord};
use super::super::tokens::TokenKind;
use super::NumberClass;
use super::draft::{Draft, extend, set_value};
use super::scan::{dress, plain};
use super::unit::{Found, unit};
use super::value::{Cardinal, Reader};
use crate::model::Amount;

/// A currency before the number: "$2.5 billion", "US$ 150 million", "USD 5m", "MUSD 60".
pub(super) fn money(r: &Reader<'_>, at: usize) -> Option<Draft> {
    let (code, next, by) = match r.words.signs.at(r.text, r.tokens, at) {
        Some((phrase, next)) => (phrase.value, next, 1),
        None => (million_code(r, r.word(at))?, at + 1, 1_000_000),
    };
    // One letter before the sign is a currency only if glued: "A$5", not "a $5 billion plan".
    let letter = r.word(at).len() == 1 && r.kind(at) == Some(TokenKind::Word) && r.word(at) != "c";
    if letter && !r.glued(at + 1) || r.glued(at) && r.kind(at) == Some(TokenKind::Word) {
        return None;
    }
    let start = if r.hyphen(next) { next + 1 } else { next };
    let word = r.kind(start) == Some(TokenKind::Word);
    let letters = r.kind(at) == Some(TokenKind::Word);
    if word && (letters || r.words.vague.at(r.text, r.tokens, start).is_some()) {
        return None;
    }
    let mut draft = plain(r, at, start, Some(code))?;
    if by > 1 {
        let value = draft.value.checked_mul(by)?;
        set_value(&mut draft, value);
    }
    Some(draft)
}

/// A code with M for millions: MUSD.
pub(super) fn million_code(r: &Reader<'_>, word: &str) -> Option<CurrencyCode> {
    let code = word.strip_prefix('M').filter(|code| code.len() == 3)?;
    r.words.signs.word(code).copied()
}

/// A code glued to its digits: "USD115.5", "EUR28bn".
pub(super) fn glued_money(r: &Reader<'_>, at: usize) -> Option<Draft> {
    let word = r.word(at);
    let (code, rest) = (word.get(..3)?, word.get(3..)?);
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let code = *r.words.signs.word(code).filter(|_| digits > 0)?;
    let (mut text, mut suffix, mut next) = (rest[..digits].to_owned(), &rest[digits..], at + 1);
    if suffix.is_empty()
        && r.glued(next)
        && r.glued(next + 1)
        && matches!(r.word(next), "." | ",")
        && r.kind(next + 1) == Some(TokenKind::Number)
    {
        text.push_str(if r.is(next, ".") { "." } else { "" });
        text.push_str(&r.word(next + 1).replace(',', ""));
        next += 2;
        if r.glued(next) && r.kind(next) == Some(TokenKind::Word) {
            (suffix, next) = (r.word(next), next + 1);
        }
    }
    let mut scale = if suffix.is_empty() { 1 } else { i128::from(r.words.suffix(suffix)?) };
    if let Some(Numeral::Scale(by)) = r.numeral(next) {
        (scale, next) = (scale * i128::from(by), next + 1);
    }
    let mantissa = i128::from(Amount::parse(&text)?.thousandths());
    let cardinal = Cardinal { next, value: mantissa.checked_mul(scale)?, mantissa, scale, digits: true };
    let mut draft = dress(r, at, at, cardinal, Some(code))?;
    draft.number.core.start += 3;
    Some(draft)
}

/// A currency sign or code behind the number: "10 €", "115USD", "75 USD million", "30 MUSD".
pub(super) fn sign_behind(r: &Reader<'_>, draft: &mut Draft, at: usize) -> bool {
    let (code, next, by) = match r.words.signs.at(r.text, r.tokens, at) {
        Some((phrase, next)) => (phrase.value, next, 1),
        None => match million_code(r, r.word(at)) {
            Some(code) => (code, at + 1, 1_000_000),
            None => return false,
        },
    };
    let prefix_of_next = r.kind(next) == Some(TokenKind::Number) && r.glued(next);
    if prefix_of_next || r.kind(at) == Some(TokenKind::Word) && r.word(at).len() == 1 {
        return false;
    }
    let mut value = draft.value.saturating_mul(by);
    let mut end = next;
    if let (Some(Numeral::Scale(scale)), 1) = (r.numeral(next), draft.scale) {
        (value, end) = (value.saturating_mul(scale.into()), next + 1);
    }
    draft.number.class = NumberClass::Money;
    draft.number.currency = Some(code);
    draft.number.unit = Some(r.tokens[at].start..r.tokens[next - 1].end);
    set_value(draft, value);
    extend(r, draft, end);
    true
}

/// "3 dollars 50 cents", "thirteen dollars and forty-five cents"; "15 dollars 50" only where the clause ends.
pub(super) fn cents(r: &Reader<'_>, draft: &mut Draft) {
    let start = draft.tokens.end + usize::from(r.is(draft.tokens.end, "and"));
    let closed = !matches!(r.kind(start + 1), Some(TokenKind::Word | TokenKind::Number))
        && !r.glued(start + 2)
        && r.words.signs.at(r.text, r.tokens, start + 1).is_none();
    if r.kind(start) == Some(TokenKind::Number)
        && r.word(start).len() == 2
        && closed
        && draft.scale == 1
        && draft.value % 1000 == 0
    {
        let minor = r.word(start).parse::<i128>().unwrap_or(0);
        set_value(draft, draft.value + 10 * minor);
        return extend(r, draft, start + 1);
    }
    if let Some(minor) = r.cardinal(start, false)
        && let Some(Found { unit: UnitWord::Minor(_), next, .. }) = unit(r, minor.next)
        && minor.value < 100_000
        && draft.value % 1000 == 0
    {
        set_value(draft, draft.value + minor.value / 100);
        extend(r, draft, next);
    }
}
