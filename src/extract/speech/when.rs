//! When and where something was said.

use std::ops::Range;

use super::super::chunks::Kind;
use super::super::clauses::View;
use super::super::dates::{DateKind, DateMention};
use super::super::lexicon::{Class, Stance};
use super::super::memory::Memory;
use super::search::REACH;
use crate::model::Precision;

/// A date on which something can be said: no span that runs on, nothing ahead, nothing as wide as a year but a year.
pub(crate) fn tells_when(date: &DateMention) -> bool {
    matches!(date.kind, DateKind::Date | DateKind::Ago) && !date.future
}

/// A cue, for its date.
pub(super) struct Cue {
    /// Chunk of the cue.
    pub(super) at: usize,
    /// Chunk of the first speaker.
    pub(super) speaker: usize,
    /// The speaker follows the cue.
    pub(super) inverted: bool,
    /// How the speaker stands to it.
    pub(super) stance: Stance,
}

/// The date of the statement, and its chunk: the day nearest to the cue that does not belong to the content.
pub(super) fn said_on(
    view: View<'_, '_>,
    memory: &Memory,
    cue: &Cue,
) -> (Option<DateMention>, Option<usize>) {
    let found = behind(view, cue).or_else(|| between(view, cue)).or_else(|| ahead(view, cue));
    if let Some((date, at)) = found {
        return (Some(date), Some(at));
    }
    if let Some(date) = then(view, memory, cue) {
        return (Some(date), None);
    }
    if same_time(view, cue) {
        return (memory.heard.iter().rev().find_map(|s| s.said.clone()), None);
    }
    closing(view, cue).map_or((None, None), |(date, at)| (Some(date), Some(at)))
}

/// A date in a chunk on which something can be said.
fn date_at(view: View<'_, '_>, at: usize) -> Option<(DateMention, usize)> {
    let Kind::Date(d) = view.chunk(at)?.kind else { return None };
    view.sentence.dates.get(d).filter(|date| tells_when(date)).map(|date| (date.clone(), at))
}

/// After the cue (and an inverted speaker): "said on Tuesday", "said X on Tuesday", "told lawmakers on Wednesday".
fn behind(view: View<'_, '_>, cue: &Cue) -> Option<(DateMention, usize)> {
    let chunks = &view.sentence.chunks;
    let from = if cue.inverted { cue.speaker + 1 } else { cue.at + 1 };
    for (j, chunk) in chunks.iter().enumerate().skip(from).take(9) {
        if let Some(found) = date_at(view, j) {
            return Some(found);
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
            return None;
        }
    }
    None
}

/// Between speaker and cue: "the ministry on Tuesday said"; not in a relative clause about the speaker.
fn between(view: View<'_, '_>, cue: &Cue) -> Option<(DateMention, usize)> {
    let (low, high) = (cue.speaker.min(cue.at), cue.speaker.max(cue.at));
    (low..high).take_while(|j| !view.any_word(*j, &["who", "which", "that"])).find_map(|j| date_at(view, j))
}

/// Right before the speaker or at the head of the sentence: "On Tuesday, X said", "a November report by X"; not where
/// the speaker closes a sentence whose content has dates of its own.
fn ahead(view: View<'_, '_>, cue: &Cue) -> Option<(DateMention, usize)> {
    let closes = view.sentence.chunks[cue.speaker.saturating_sub(REACH)..cue.speaker]
        .iter()
        .any(|c| matches!(c.kind, Kind::Item(_) | Kind::QuoteClose));
    if closes || cue.inverted {
        return None;
    }
    let found = (cue.speaker.saturating_sub(6)..cue.speaker).rev().find_map(|j| date_at(view, j));
    found.filter(|(date, _)| date.precision != Precision::Year || date.kind == DateKind::Ago)
}

/// "said at the time", "announced back then": when what is told took place, in the sentence or before it.
fn then(view: View<'_, '_>, memory: &Memory, cue: &Cue) -> Option<DateMention> {
    let (low, high) = (cue.speaker.min(cue.at).saturating_sub(6), cue.speaker.max(cue.at) + 6);
    let past = |d: &&DateMention| d.from.is_some() && !d.future;
    let told = || view.sentence.dates.iter().find(past).cloned();
    at_the_time(view, low..high).then(|| told().or_else(|| memory.account.when.clone())).flatten()
}

/// "at the time", "at that time", "back then".
pub(crate) fn at_the_time(view: View<'_, '_>, mut chunks: Range<usize>) -> bool {
    chunks.any(|j| {
        view.word(j, "at") && view.any_word(j + 1, &["the", "that"]) && view.word(j + 2, "time")
            || view.word(j, "back") && view.word(j + 1, "then")
    })
}

/// "later in the day", "at the same time": when the statement before was made.
fn same_time(view: View<'_, '_>, cue: &Cue) -> bool {
    let (low, high) = (cue.speaker.min(cue.at).saturating_sub(6), cue.speaker.max(cue.at) + 6);
    points_back(view, low..high)
}

/// "the same day", "hours before": words that date by the statement before.
pub(crate) fn points_back(view: View<'_, '_>, mut chunks: Range<usize>) -> bool {
    chunks.any(|j| {
        view.any_word(j, &["same", "later", "earlier", "that"])
            && (j + 1..j + 4).any(|k| view.any_word(k, &["day", "time"]))
            || view.word(j, "hours") && view.any_word(j + 1, &["before", "earlier", "later"])
    })
}

/// The day that closes a sentence belongs to the statement where the content has yet to happen ("X announced that Y
/// will send Z on February 27"), where somebody is accused, and where the content has no verb of its own.
fn closing(view: View<'_, '_>, cue: &Cue) -> Option<(DateMention, usize)> {
    let chunks = &view.sentence.chunks;
    let last = chunks.iter().rposition(|c| c.kind != Kind::Sign)?;
    let (date, at) = date_at(view, last).filter(|(date, _)| date.precision == Precision::Day)?;
    if at > cue.at + REACH {
        return None;
    }
    let content = cue.at + 1..at;
    let ahead = content.clone().any(|j| view.is(j, Class::Will));
    let nominal = !content.clone().any(|j| {
        view.is_trigger_verb(j) && !view.is_noun_here(j) || view.is(j, Class::Have) || view.is(j, Class::Be)
    });
    let plain = !cue.inverted && cue.at < at && !content.clone().any(|j| chunks[j].kind == Kind::Semicolon);
    (plain && (ahead || nominal || cue.stance == Stance::Accuse)).then_some((date, at))
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
