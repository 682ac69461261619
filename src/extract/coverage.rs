//! Which saying of a sentence covers a place in it: the nearest cue of its clause, the one that closes it, none behind a
//! contrast.

use super::chunks::{Kind as ChunkKind, Sentence};
use super::clauses::View;
use super::lexicon::{Class, Stance};
use super::speech::{Saying, Speaker};

/// Chunks between a saying and what it no longer covers if another is nearer.
const FAR: usize = 100;

/// The saying that covers a place: the nearest cue before it in its clause, else the first cue after it.
pub(crate) fn best_saying<'s>(sayings: &'s [Saying], view: View<'_, '_>, at: usize) -> Option<&'s Saying> {
    let sentence = view.sentence;
    let cue = |s: &Saying| sentence.chunks[s.cue].start;
    let mut covering: Vec<&Saying> = sayings.iter().filter(|s| covers(s, sentence, at)).collect();
    // "A has sent ten, according to B, and C has received six, says D": each figure to the saying of its clause.
    if covering.iter().any(|s| !parted(view, cue(s), at)) {
        covering.retain(|s| !parted(view, cue(s), at));
    }
    // "Oslo said it would send ten, while Riga is weighing": the contrast is the text's own.
    covering.retain(|s| !contrasted(view, cue(s), at));
    // "Ten came in May; six followed, Oslo said": who closes the sentence speaks for all of it.
    if covering.is_empty() {
        let closing = sayings.iter().filter(|s| cue(s) > at && sentence.chunks[s.speaker].start > at);
        let own = sayings.iter().any(|s| cue(s) < at);
        covering.extend(closing.take(1).filter(|s| !own && closes(view, s, at)));
    }
    let named = |s: &&&Saying| !matches!(s.stance, Stance::Relay);
    let before = covering.iter().filter(|s| cue(s) < at && !s.inverted).max_by_key(|s| cue(s));
    let after = covering.iter().filter(|s| cue(s) >= at || s.inverted).min_by_key(|s| cue(s));
    // A cited origin stands behind the outlet that cites it.
    let outlet = |s: &Saying| !s.speakers.is_empty() && s.speakers.iter().all(Speaker::relays);
    let best = before.or(after).copied();
    match best {
        Some(best) if outlet(best) => sayings.iter().find(|s| !outlet(s)).or(Some(best)),
        Some(best) => Some(best),
        None => covering.iter().find(named).copied(),
    }
}

/// Whether somebody speaks of himself ("said it would") and a clause with "while" and a party of its own follows before
/// a place.
fn contrasted(view: View<'_, '_>, cue: usize, at: usize) -> bool {
    let chunks = &view.sentence.chunks;
    let from = chunks.partition_point(|c| c.start <= cue);
    let to = chunks.partition_point(|c| c.start < at);
    let himself = (from..from + 3).any(|j| view.any_word(j, &["it", "they", "he", "she"]));
    himself
        && (from..to).any(|j| {
            view.any_word(j, &["while", "whereas"])
                && chunks[j - 1].kind == ChunkKind::Comma
                && view.party(view.first_real(j + 1)).is_some_and(|p| !p.possessive)
        })
}

/// Whether nothing but the saying stands behind its comma at the end of the sentence, in another part of it than the
/// place.
fn closes(view: View<'_, '_>, saying: &Saying, at: usize) -> bool {
    let chunks = &view.sentence.chunks;
    let from = chunks.partition_point(|c| c.start <= at);
    if !chunks[from..].iter().any(|c| c.kind == ChunkKind::Semicolon) {
        return false;
    }
    let (low, high) = (saying.cue.min(saying.speaker), saying.cue.max(saying.speaker));
    let comma = (low.saturating_sub(4)..low).any(|j| chunks[j].kind == ChunkKind::Comma);
    comma && chunks[high..].iter().all(|c| !matches!(c.kind, ChunkKind::Item(_) | ChunkKind::Number(_)))
}

/// Whether a new main clause with a party of its own begins between two places; far apart it does.
fn parted(view: View<'_, '_>, a: usize, b: usize) -> bool {
    let chunks = &view.sentence.chunks;
    let from = chunks.partition_point(|c| c.start <= a.min(b));
    let to = chunks.partition_point(|c| c.start < a.max(b));
    to.saturating_sub(from) > FAR
        || (from..to).any(|j| {
            chunks[j].kind == ChunkKind::Semicolon
                || chunks[j].kind == ChunkKind::Comma
                    && (view.is(j + 1, Class::Conjunction) || view.any_word(j + 1, &["while", "whereas"]))
                    && view.first_real(j + 2) < to
                    && view.party(view.first_real(j + 2)).is_some_and(|p| !p.possessive)
        })
}

/// Whether a saying's content may hold the place.
pub(crate) fn covers(saying: &Saying, sentence: &Sentence<'_>, at: usize) -> bool {
    let cue = sentence.chunks[saying.cue].start;
    let speaker = sentence.chunks[saying.speaker].start;
    let phrase = saying.stance == Stance::Relay
        || sentence.chunks[saying.cue].info.is_some_and(|i| i.cues.iter().any(|c| c.form.is_none()));
    if phrase {
        return true;
    }
    // X said that …
    if at > cue.max(speaker) {
        return !saying.inverted || at > cue;
    }
    // …, X said; …, said X: the saying closes the clause that holds the place, and opens no content of its own.
    let (low, high) = (saying.cue.min(saying.speaker), saying.cue.max(saying.speaker));
    let between = sentence.chunks.iter().take(low).filter(|c| c.start > at);
    let cut = between.clone().any(|c| c.kind == ChunkKind::Semicolon);
    let opens =
        sentence.chunks[high + 1..].iter().take(12).take_while(|c| c.kind != ChunkKind::Comma).any(|c| {
            matches!(c.kind, ChunkKind::Item(_)) || c.is(Class::Subordinator) && c.is(Class::Relative)
        });
    at < cue.min(speaker) && !cut && (!opens || saying.inverted)
}
