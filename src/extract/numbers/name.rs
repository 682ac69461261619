//! Digits that are part of a name or of a year, and so no count: S-400, 1A5, the 12th, in 2024.

use super::super::tokens::TokenKind;
use super::NumberClass;
use super::draft::Draft;
use super::money::million_code;
use super::unit::unit;
use super::value::Reader;

/// What is glued behind digits and makes them something else than a count.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    Ordinal,
    Decade,
    Calibre,
    Name,
}

pub(super) fn glued_tail(r: &Reader<'_>, at: usize) -> Option<Tail> {
    if !r.glued(at + 1) || r.kind(at + 1) != Some(TokenKind::Word) {
        return None;
    }
    let (text, tail) = (r.word(at), r.word(at + 1));
    let ordinal = matches!(tail.to_ascii_lowercase().as_str(), "st" | "nd" | "rd" | "th");
    if ordinal {
        return Some(Tail::Ordinal);
    }
    if tail == "s" {
        let decade = is_year_text(text) || text.len() == 2 && text.ends_with('0');
        return Some(if decade { Tail::Decade } else { Tail::Name });
    }
    let mut letters = tail.chars();
    if matches!(letters.next(), Some('x' | 'X')) && letters.next().is_some_and(|c| c.is_ascii_digit()) {
        return Some(Tail::Calibre);
    }
    let known = r.words.suffix(tail).is_some()
        || r.words.signs.word(tail).is_some()
        || unit(r, at + 1).is_some()
        || million_code(r, tail).is_some();
    (!known).then_some(Tail::Name)
}

/// Whether the digits are glued to a name before them: "S-400", "KN-23", "M-1991", "152/155".
pub(super) fn named_before(r: &Reader<'_>, at: usize) -> Option<NumberClass> {
    let before = at.checked_sub(1).filter(|_| r.glued(at))?;
    let kind = r.kind(before)?;
    match r.word(before) {
        "-" | "–" if r.glued(before) => {
            let name = r.word_before(before);
            match r.kind(before.checked_sub(1)?)? {
                TokenKind::Word if r.words.is_prefix(name) => {
                    is_year_text(r.word(at)).then_some(NumberClass::YearLike)
                }
                TokenKind::Word if r.word(before) == "–" && (name.len() > 4 || !is_title(name)) => None,
                TokenKind::Word => Some(NumberClass::Designation),
                TokenKind::Number => {
                    let years = is_year_text(name) && (is_year_text(r.word(at)) || r.word(at).len() == 2);
                    Some(if years { NumberClass::YearLike } else { NumberClass::Designation })
                }
                _ => None,
            }
        }
        "/" => match r.kind(before.checked_sub(1)?)? {
            TokenKind::Number if is_year_text(r.word(at)) => Some(NumberClass::YearLike),
            TokenKind::Number | TokenKind::Word if r.glued(before) && unit(r, before - 1).is_none() => {
                Some(NumberClass::Designation)
            }
            _ => None,
        },
        "#" | "_" => Some(NumberClass::Designation),
        _ if kind == TokenKind::Word => Some(NumberClass::Designation),
        _ => None,
    }
}

/// Four digits from 1900 to 2100.
pub(in crate::extract) fn is_year_text(text: &str) -> bool {
    text.len() == 4 && text.parse::<u16>().is_ok_and(|year| (1900..=2100).contains(&year))
}

pub(super) fn is_title(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase())
}

/// Whether four digits are a year here, and not a count.
pub(in crate::extract) fn is_year(r: &Reader<'_>, at: usize) -> bool {
    let round = r.word(at).ends_with("00");
    let counted = r.words.is_counted(r.word(at + 1));
    let mut before = at.wrapping_sub(1);
    if matches!(r.word(before), "." | "," | "(" | "-") {
        before = before.wrapping_sub(1);
    }
    let cue = r.word(before);
    let firm = ["in", "since", "by", "during", "until", "year"].iter().any(|w| cue.eq_ignore_ascii_case(w));
    if round && counted && !firm {
        return false;
    }
    if r.words.is_year_cue(cue) || is_year_text(cue) || r.kind(before) == Some(TokenKind::Possessive) {
        return true;
    }
    let chained = matches!(cue.to_ascii_lowercase().as_str(), "and" | "or")
        && is_year_text(r.word(before.wrapping_sub(1)));
    chained || !r.counted_follows(at + 1)
}

/// "3-1", "24-7": digits hyphened to digits that are no range are no count either.
pub(super) fn score(r: &Reader<'_>, draft: &mut Draft) {
    let end = draft.tokens.end;
    if draft.number.class == NumberClass::Cardinal
        && r.hyphen(end)
        && r.kind(end + 1) == Some(TokenKind::Number)
        && r.kind(end - 1) == Some(TokenKind::Number)
    {
        draft.number.class = NumberClass::Designation;
    }
}
