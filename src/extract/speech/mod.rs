//! Who says so: speakers, their cues, what they cover, and when they said it.
//!
//! Order of trial (a sieve): "according to X"; X + cue; cue + X; carry-over from the sentence before. A speaker, a
//! cue and the content are three places. Several speakers before one cue are listed, or joint with "jointly".

mod identity;
mod search;
mod told;
mod when;

use std::ops::Range;

use super::chunks::Kind;
use super::clauses::View;
use super::dates::DateMention;
use super::lexicon::forms::Form;
use super::lexicon::{ActorForm, Class, Lexicon, Stance};
use super::memory::Memory;
use crate::model::{ActorKind, Group, SourceKind};

use identity::anonymous_speaker;
pub(crate) use identity::speaker;
use search::Search;
use told::{claim_of, quoted_as_saying};
use when::{Cue, said_on, venue};
pub(crate) use when::{at_the_time, points_back, tells_when};

/// Somebody who said something.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Speaker {
    /// Code of the source.
    pub(crate) code: String,
    /// Name for people.
    pub(crate) name: String,
    /// Index of the actor it speaks for.
    pub(crate) actor: Option<usize>,
    /// Country code where the source has one without an actor of the lexicon.
    pub(crate) kind: SourceKind,
    /// Single, joint or listed.
    pub(crate) group: Group,
    /// The cue's words.
    pub(crate) cue: String,
    /// When it was said.
    pub(crate) said: Option<DateMention>,
    /// Bytes of where it was said: "report to lawmakers".
    pub(crate) venue: Option<Range<usize>>,
    /// Bytes of its words.
    pub(crate) place: Range<usize>,
}

impl Speaker {
    /// The same speaker under other words, when it said so still open.
    fn again(&self, place: Range<usize>) -> Speaker {
        Speaker { place, cue: String::new(), said: None, venue: None, ..self.clone() }
    }

    /// Whether it only passes on what others say: any outlet but the media of a state.
    pub(crate) fn relays(&self) -> bool {
        self.kind == SourceKind::Outlet && !self.code.ends_with(".media")
    }
}

/// A cue with its speakers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Saying {
    /// Who.
    pub(crate) speakers: Vec<Speaker>,
    /// Chunk of the cue.
    pub(crate) cue: usize,
    /// Chunk of the first speaker.
    pub(crate) speaker: usize,
    /// How they stand to it.
    pub(crate) stance: Stance,
    /// The speaker follows the cue ("said X"), so the content stands before.
    pub(crate) inverted: bool,
    /// Date chunk used for the statement.
    pub(crate) date: Option<usize>,
}

/// The most sayings of one sentence; what has more is no prose.
const MOST: usize = 40;

/// All sayings of a sentence, in order of their cues.
pub(crate) fn sayings(view: View<'_, '_>, lexicon: &Lexicon, memory: &Memory) -> Vec<Saying> {
    let mut found: Vec<Saying> = Vec::new();
    let counts = view.may_hold(COUNTS);
    for at in 0..view.sentence.chunks.len() {
        if found.len() >= MOST {
            break;
        }
        let Some(info) = view.chunk(at).filter(|c| c.kind == Kind::Word).and_then(|c| c.info) else {
            continue;
        };
        if counts {
            found.extend(count_of(view, lexicon, memory, at));
        }
        found.extend(claim_of(view, lexicon, memory, at));
        for cue in &info.cues {
            let Some(after) = after_rest(view, at, &cue.rest) else { continue };
            let saying = match cue.form {
                None => phrase(view, lexicon, memory, at, after, cue.stance),
                Some(_) if view.is_noun_here(at) || owned(view, at) || no_cue(view, lexicon, at) => None,
                Some(_) if view.any_word(at, &["quoted", "quotes"]) => {
                    quoted_as_saying(view, lexicon, memory, at)
                }
                Some(form) => verb(view, lexicon, memory, at, after, form, cue.stance),
            };
            if let Some(saying) = saying {
                if !found.iter().any(|s| s.cue == saying.cue) {
                    found.push(saying);
                }
                break;
            }
        }
    }
    found
}

/// One past the words that go with a cue; a date may stand before them ("spoken in March of").
fn after_rest(view: View<'_, '_>, at: usize, rest: &[String]) -> Option<usize> {
    if view.rest(at, rest) {
        return Some(at + 1 + rest.len());
    }
    let date = (at + 1..at + 3).find(|j| view.chunk(*j).is_some_and(|c| matches!(c.kind, Kind::Date(_))))?;
    (!rest.is_empty() && view.rest(date, rest)).then_some(date + 1 + rest.len())
}

/// "his notes", "the count": a noun; "self-proclaimed", "state-funded": part of a word.
fn owned(view: View<'_, '_>, at: usize) -> bool {
    let hyphen = |at: usize| view.chunk(at).is_some_and(|c| c.kind == Kind::Hyphen);
    if hyphen(at + 1) || at > 0 && hyphen(at - 1) {
        return true;
    }
    at.checked_sub(1).is_some_and(|b| {
        view.any_word(b, &["the", "a", "an", "its", "their", "his", "her", "our", "my", "no"])
            || view.chunk(b).is_some_and(|c| c.kind == Kind::Possessive)
    })
}

/// Nouns for what somebody has counted.
const COUNTS: &[&str] =
    &["count", "reckoning", "estimate", "estimates", "tally", "telling", "account", "reading"];

/// "by Ukraine's count", "by the paper's own reckoning": nobody known is the text itself.
fn count_of(view: View<'_, '_>, lexicon: &Lexicon, memory: &Memory, at: usize) -> Option<Saying> {
    if !view.any_word(at, &["by", "on", "in"]) {
        return None;
    }
    let noun = (at + 2..at + 6).find(|j| view.any_word(*j, COUNTS))?;
    let possessive = (at + 1..noun).find(|j| view.chunk(*j).is_some_and(|c| c.kind == Kind::Possessive));
    let owner = possessive.and_then(|p| view.party(p - 1)).filter(|p| p.can_speak());
    let speakers = match owner {
        Some(party) => vec![speaker(view, lexicon, memory, party)],
        None if possessive.is_some() || view.word(at + 1, "our") => Vec::new(),
        None => return None,
    };
    let search = Search { view, lexicon, memory };
    Some(finish(search, noun, possessive.map_or(at + 1, |p| p - 1), speakers, Stance::Relay, false))
}

/// Words that look like verbs of saying and are none: "NATO states have", "reports suggest", "puts controls on",
/// "expects 20 more".
fn no_cue(view: View<'_, '_>, lexicon: &Lexicon, at: usize) -> bool {
    let counted = |j: usize| matches!(view.chunk(j).map(|c| c.kind), Some(Kind::Number(_) | Kind::Item(_)));
    if view.any_word(at, &["expect", "expects", "expected"]) {
        return counted(view.first_real(at + 1));
    }
    if view.any_word(at, &["put", "puts"]) {
        return !(at + 1..at + 12).any(|j| view.word(j, "at"));
    }
    // "ten more emerged": nobody says so.
    if view.any_word(at, &["emerged", "emerges", "surfaced", "surfaces"]) {
        return !at.checked_sub(1).is_some_and(|b| view.any_word(b, &["reports", "rumours", "rumors"]));
    }
    if view.word(at, "reports") {
        return view
            .chunk(at + 1)
            .and_then(|c| c.info)
            .is_some_and(|i| i.cues.iter().any(|c| c.form == Some(Form::Base)));
    }
    view.word(at, "states")
        && at.checked_sub(1).is_some_and(|b| {
            let states = |p: &super::parties::Party| {
                let bloc = p.actor.is_some_and(|a| lexicon.actors[a].kind == ActorKind::Bloc);
                p.office.is_none() && (bloc || p.form == ActorForm::Demonym)
            };
            view.party(b).is_some_and(states)
                || view
                    .any_word(b, &["member", "western", "gulf", "baltic", "arab", "other", "several", "many"])
        })
}

/// "according to X", "citing X".
fn phrase(
    view: View<'_, '_>,
    lexicon: &Lexicon,
    memory: &Memory,
    cue: usize,
    after: usize,
    stance: Stance,
) -> Option<Saying> {
    let search = Search { view, lexicon, memory };
    let (at, speakers) = search.after(after, 8)?;
    Some(finish(search, cue, at, speakers, stance, false))
}

/// X + cue, or cue + X.
fn verb(
    view: View<'_, '_>,
    lexicon: &Lexicon,
    memory: &Memory,
    cue: usize,
    after: usize,
    form: Form,
    stance: Stance,
) -> Option<Saying> {
    let search = Search { view, lexicon, memory };
    // "put on hold", "of continued meddling"
    if view.word(cue, "put") && view.is(cue + 1, Class::Preposition) && !view.word(cue + 1, "at")
        || form == Form::Past && cue > 0 && view.is(cue - 1, Class::Preposition)
    {
        return None;
    }
    let comma = cue.checked_sub(1).is_some_and(|b| view.chunk(b).is_some_and(|c| c.kind == Kind::Comma));
    if form == Form::Base && comma && cue >= 4 {
        // "…, say diplomats"
        let (at, speakers) = search.after(after, 4)?;
        return Some(finish(search, cue, at, speakers, stance, true));
    }
    if matches!(form, Form::Base) {
        // "… officials say", "they believe": a base form with its subject right before.
        let before = cue.checked_sub(1)?;
        let finite = view.party(before).is_some_and(|p| p.can_speak() && p.form != ActorForm::Place)
            || [Class::Pronoun, Class::Document, Class::Anonymous, Class::Press]
                .iter()
                .any(|class| view.is(before, *class))
            || (view.is(before, Class::Adverb) && cue >= 2 && view.party(cue - 2).is_some());
        if !finite {
            return None;
        }
    }
    let perfect = (cue.saturating_sub(2)..cue).any(|j| view.is(j, Class::Have));
    if form == Form::Participle && !perfect || matches!(form, Form::Past) && passive_cue(view, cue) {
        return None;
    }
    let inverted = !view.word(cue, "told")
        && cue.checked_sub(1).is_none_or(|b| {
            matches!(
                view.chunk(b).map(|c| c.kind),
                Some(Kind::Comma | Kind::QuoteClose | Kind::Dash | Kind::Sign)
            )
        });
    if inverted && form != Form::Gerund {
        // "said Mark Smith, a spokesman for X"
        let name = search.name_words(after);
        let reach = if name > 0 { name + 7 } else { 4 };
        let unknown = || (name > 0).then(|| (after, vec![search.named(after, after + name - 1)]));
        if let Some((at, speakers)) = search.after(after, reach).or_else(unknown) {
            return Some(finish(search, cue, at, speakers, stance, true));
        }
    }
    if form == Form::Gerund {
        // ", saying that": the subject of the sentence goes on; handled by carry-over unless somebody is named.
        return None;
    }
    let (at, speakers) = search.before(cue)?;
    Some(finish(search, cue, at, speakers, stance, false))
}

/// "is believed", "was reported": nobody is named.
fn passive_cue(view: View<'_, '_>, cue: usize) -> bool {
    let mut j = cue;
    while j > 0 && view.is(j - 1, Class::Adverb) {
        j -= 1;
    }
    j > 0 && view.is(j - 1, Class::Be)
}

fn finish(
    search: Search<'_, '_>,
    cue: usize,
    at: usize,
    mut speakers: Vec<Speaker>,
    stance: Stance,
    inverted: bool,
) -> Saying {
    let view = search.view;
    let (date, chunk) = said_on(view, search.memory, &Cue { at: cue, speaker: at, inverted, stance });
    let cue_words = view.chunk(cue).map_or(String::new(), |c| view.text[c.start..c.end].to_owned());
    // "reports emerged on May 9 that": nobody is named, but the day is.
    if speakers.is_empty() && date.is_some() && view.any_word(cue, &["emerged", "surfaced"]) {
        speakers.push(anonymous_speaker(view, search.lexicon, at, None));
    }
    let venue = venue(view, cue);
    let several = speakers.len() > 1;
    let joint = (cue.saturating_sub(20)..cue + 6).any(|j| view.any_word(j, &["jointly", "joint"]));
    for speaker in &mut speakers {
        speaker.cue.clone_from(&cue_words);
        speaker.venue.clone_from(&venue);
        if date.is_some() {
            speaker.said.clone_from(&date);
        }
        speaker.group = match (several, joint) {
            (false, _) => Group::Single,
            (true, true) => Group::Joint,
            (true, false) => Group::Listed,
        };
    }
    Saying { speakers, cue, speaker: at, stance, inverted, date: chunk }
}
