//! Whether a date without a year lies ahead or behind, by the words of its sentence.

use super::super::tokens::TokenKind;
use super::Context;
use super::period::Direction;

/// How many tokens before a date are looked at.
const BEFORE: usize = 24;
/// How many behind it, if nothing before it told.
const BEHIND: usize = 8;

/// The tense of the nearest word that tells, before the date at `first..next` or else right behind it.
pub(super) fn direction(c: &Context<'_>, first: usize, next: usize) -> Direction {
    for at in (first.saturating_sub(BEFORE)..first).rev() {
        // "said that in March it will": what was said has a tense of its own.
        if ends_sentence(c, at) || c.r.is(at, "that") && at > 0 && word(c, at - 1) == Some(Direction::Past) {
            break;
        }
        if let Some(direction) = word(c, at) {
            return direction;
        }
    }
    for at in next..next + BEHIND {
        if c.r.kind(at).is_none() || ends_sentence(c, at) {
            break;
        }
        if let Some(direction) = word(c, at) {
            return direction;
        }
    }
    Direction::Unknown
}

fn ends_sentence(c: &Context<'_>, at: usize) -> bool {
    let stop = matches!(c.r.word(at), "." | ";" | "!" | "?") && c.r.kind(at) == Some(TokenKind::Sign);
    // "Feb. 10", "p.m. on": a stop inside the sentence is followed by a number or a small letter.
    let inside = c.r.word(at + 1).starts_with(|c: char| c.is_ascii_digit() || c.is_lowercase());
    c.r.kind(at) == Some(TokenKind::Break) || stop && (c.r.is(at, ";") || !inside)
}

fn word(c: &Context<'_>, at: usize) -> Option<Direction> {
    let (word, before) = (c.r.word(at), c.r.word_before(at));
    if c.r.kind(at) != Some(TokenKind::Word) {
        return None;
    }
    let perfect = before.eq_ignore_ascii_case("have") && at >= 2 && c.cal.is_future(c.r.word(at - 2));
    let be = before.eq_ignore_ascii_case("be") || perfect;
    let set = word.eq_ignore_ascii_case("set") && (c.r.is(at + 1, "to") || c.r.is(at + 1, "for"));
    if set || word.eq_ignore_ascii_case("to") && c.cal.is_verb(c.r.word(at + 1)) || be && c.cal.is_past(word)
    {
        return Some(Direction::Future);
    }
    // "May" the month is no modal.
    let month = word == "May" || word.eq_ignore_ascii_case("march");
    if c.cal.is_future(word) && !month {
        return Some(Direction::Future);
    }
    (c.cal.is_past(word) && !month).then_some(Direction::Past)
}
