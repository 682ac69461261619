//! When and where something was said.

use std::ops::Range;

use super::super::chunks::{Kind, Sentence};
use super::super::clauses::View;
use super::super::dates::{DateKind, DateMention};
use super::super::lexicon::Class;
use crate::model::Precision;

/// A date on which something can be said: no span that runs on, nothing ahead, nothing as wide as a year but a year.
pub(crate) fn tells_when(date: &DateMention) -> bool {
    matches!(date.kind, DateKind::Date | DateKind::Ago) && !date.future
}

/// The date of the statement: the day nearest to the cue that does not belong to the content.
pub(super) fn said_on(
    view: View<'_, '_>,
    cue: usize,
    speaker: usize,
    inverted: bool,
) -> (Option<DateMention>, Option<usize>) {
    let sentence: &Sentence<'_> = view.sentence;
    let date_at = |j: usize| match sentence.chunks.get(j)?.kind {
        Kind::Date(d) => sentence.dates.get(d).filter(|date| tells_when(date)).map(|date| (date.clone(), j)),
        _ => None,
    };
    let from = if inverted { speaker + 1 } else { cue + 1 };
    // After the cue (and an inverted speaker): "said on Tuesday", "said X on Tuesday", "told lawmakers on Wednesday".
    for j in from..(from + 9).min(sentence.chunks.len()) {
        let chunk = &sentence.chunks[j];
        if let Some((date, at)) = date_at(j) {
            return (Some(date), Some(at));
        }
        let stop = matches!(
            chunk.kind,
            Kind::Item(_) | Kind::Number(_) | Kind::Semicolon | Kind::QuoteOpen | Kind::Comma
        ) || chunk.kind == Kind::Word
            && (view.word(j, "that")
                || view.is(j, Class::Be)
                || view.is(j, Class::Have)
                || view.is(j, Class::Pronoun)
                || view.is_trigger_verb(j));
        if stop {
            break;
        }
    }
    // Between speaker and cue: "the ministry on Tuesday said".
    let (low, high) = (speaker.min(cue), speaker.max(cue));
    if let Some((date, at)) = (low..high).find_map(date_at) {
        return (Some(date), Some(at));
    }
    // Right before the speaker or at the head of the sentence: "On Tuesday, X said", "a November report by X"; not where
    // the speaker closes a sentence whose content has dates of its own.
    let closes =
        sentence.chunks[..speaker].iter().any(|c| matches!(c.kind, Kind::Item(_) | Kind::QuoteClose));
    if !closes && !inverted {
        let before = (speaker.saturating_sub(6)..speaker).rev().find_map(date_at);
        if let Some((date, at)) = before.filter(|(date, _)| date.precision != Precision::Year) {
            return (Some(date), Some(at));
        }
    }
    (None, None)
}

/// Where it was said: "in a briefing to members", "at a news conference in Seoul".
pub(super) fn venue(view: View<'_, '_>, cue: usize) -> Option<Range<usize>> {
    let chunks = &view.sentence.chunks;
    let noun = (cue + 1..(cue + 10).min(chunks.len()))
        .take_while(|at| {
            !view.word(*at, "that") && !matches!(chunks[*at].kind, Kind::Item(_) | Kind::Semicolon)
        })
        .find(|at| {
            view.any_word(
                *at,
                &[
                    "report",
                    "statement",
                    "briefing",
                    "interview",
                    "hearing",
                    "post",
                    "letter",
                    "speech",
                    "session",
                    "conference",
                    "communique",
                    "document",
                ],
            ) && view
                .preposition_before(*at)
                .is_some_and(|p| p > cue && view.any_word(p, &["in", "at", "during", "to", "on", "by"]))
        })?;
    // "news conference", "report to lawmakers"
    let start = if view.any_word(noun - 1, &["news", "press", "closed-door", "parliamentary"]) {
        noun - 1
    } else {
        noun
    };
    let to = view.any_word(noun + 1, &["to", "with", "on"])
        && chunks.get(noun + 2).is_some_and(|c| c.kind != Kind::Comma && !matches!(c.kind, Kind::Date(_)));
    let mut end = if to { noun + 2 } else { noun };
    if to && view.is(end, Class::Determiner) && end + 1 < chunks.len() {
        end += 1;
    }
    Some(chunks[start].start..chunks[end].end)
}
