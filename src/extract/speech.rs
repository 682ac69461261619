//! Who says so: speakers, their cues, what they cover, and when they said it.
//!
//! Order of trial (a sieve): "according to X"; X + cue; cue + X; carry-over from the sentence before. A speaker, a
//! cue and the content are three places. Several speakers before one cue are listed, or joint with "jointly".

use std::ops::Range;

use super::chunks::{Kind, Sentence};
use super::clauses::View;
use super::dates::{DateKind, DateMention};
use super::lexicon::forms::Form;
use super::lexicon::{ActorForm, Class, Lexicon, Stance};
use super::memory::Memory;
use super::parties::Party;
use crate::model::{Group, Precision, SourceKind};

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

/// A cue with its speakers.
#[derive(Debug, Clone)]
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

/// All sayings of a sentence, in order of their cues.
pub(crate) fn sayings(view: View<'_, '_>, lexicon: &Lexicon, memory: &Memory) -> Vec<Saying> {
    let mut found: Vec<Saying> = Vec::new();
    for at in 0..view.sentence.chunks.len() {
        let Some(info) = view.chunk(at).filter(|c| c.kind == Kind::Word).and_then(|c| c.info) else {
            continue;
        };
        for cue in &info.cues {
            if !view.rest(at, &cue.rest) {
                continue;
            }
            let after = at + 1 + cue.rest.len();
            let saying = match cue.form {
                None => phrase(view, lexicon, memory, at, after, cue.stance),
                Some(_) if view.is_noun_here(at) => None,
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

/// "according to X", "citing X".
fn phrase(
    view: View<'_, '_>,
    lexicon: &Lexicon,
    memory: &Memory,
    cue: usize,
    after: usize,
    stance: Stance,
) -> Option<Saying> {
    let (at, speakers) = speakers_from(view, lexicon, memory, after, 8)?;
    Some(finish(view, cue, at, speakers, stance, false))
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
    if matches!(form, Form::Base) {
        // "… officials say", "they believe": a base form with its subject right before.
        let before = cue.checked_sub(1)?;
        let finite = view.party(before).is_some_and(|p| p.can_speak() && p.form != ActorForm::Place)
            || view.is(before, Class::Pronoun)
            || (view.is(before, Class::Adverb) && cue >= 2 && view.party(cue - 2).is_some());
        if !finite {
            return None;
        }
    }
    if form == Form::Participle || matches!(form, Form::Past) && passive_cue(view, cue) {
        return None;
    }
    let inverted = cue.checked_sub(1).is_none_or(|b| {
        matches!(
            view.chunk(b).map(|c| c.kind),
            Some(Kind::Comma | Kind::QuoteClose | Kind::Dash | Kind::Sign)
        )
    });
    if inverted
        && form != Form::Gerund
        && let Some((at, speakers)) = speakers_from(view, lexicon, memory, after, 4)
    {
        return Some(finish(view, cue, at, speakers, stance, true));
    }
    if form == Form::Gerund {
        // ", saying that": the subject of the sentence goes on; handled by carry-over unless somebody is named.
        return None;
    }
    let (at, speakers) = speakers_before(view, lexicon, memory, cue)?;
    Some(finish(view, cue, at, speakers, stance, false))
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
    view: View<'_, '_>,
    cue: usize,
    at: usize,
    mut speakers: Vec<Speaker>,
    stance: Stance,
    inverted: bool,
) -> Saying {
    let (date, chunk) = said_on(view, cue, at, inverted);
    let cue_words = view.chunk(cue).map_or(String::new(), |c| view.text[c.start..c.end].to_owned());
    let venue = venue(view, cue);
    let several = speakers.len() > 1;
    let joint = view.sentence.chunks.iter().enumerate().any(|(j, c)| {
        c.kind == Kind::Word && (view.word(j, "jointly") || view.word(j, "joint")) && j < cue + 6
    });
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

/// The speakers right after `from`: the first party within `reach` chunks, and those coordinated with it.
fn speakers_from(
    view: View<'_, '_>,
    lexicon: &Lexicon,
    memory: &Memory,
    from: usize,
    reach: usize,
) -> Option<(usize, Vec<Speaker>)> {
    let end = (from + reach).min(view.sentence.chunks.len());
    for at in from..end {
        let chunk = view.chunk(at)?;
        match chunk.kind {
            Kind::Party(_) => {
                let party = view.party(at)?;
                if !party.can_speak() {
                    continue;
                }
                // "said Russia had sent": the party is the subject of the content, not the speaker.
                let next = view.first_real(at + 1);
                if (view.is(next, Class::Have)
                    || view.is_trigger_verb(next)
                    || view.is(next, Class::Will)
                    || view.is(next, Class::Be))
                    && !view.is_noun_here(next)
                {
                    return None;
                }
                return Some((at, coordinated(view, lexicon, memory, at, true)));
            }
            Kind::Word if view.is(at, Class::Pronoun) => {
                let speaker = memory.speakers.first()?.clone();
                return Some((at, vec![Speaker { place: chunk.start..chunk.end, ..speaker }]));
            }
            Kind::Word if document(view, at) => {
                let speaker = memory.speakers.first().or(memory.heard.last())?.clone();
                return Some((at, vec![speaker]));
            }
            Kind::Word
                if view.is(at, Class::Preposition)
                    && !view.any_word(at, &["to", "of", "in", "with", "by", "from"]) =>
            {
                return None;
            }
            Kind::Item(_) | Kind::Semicolon | Kind::Number(_) => return None,
            Kind::Word if view.is(at, Class::Subordinator) && view.word(at, "that") => return None,
            _ => {}
        }
    }
    None
}

/// The speakers whose cue stands at `cue`, looking left.
fn speakers_before(
    view: View<'_, '_>,
    lexicon: &Lexicon,
    memory: &Memory,
    cue: usize,
) -> Option<(usize, Vec<Speaker>)> {
    let mut oblique = None;
    let mut crossed_comma = 0;
    for at in (0..cue).rev() {
        let chunk = view.chunk(at)?;
        match chunk.kind {
            Kind::Party(_) => {
                let party = view.party(at)?;
                if !party.can_speak() {
                    continue;
                }
                let owner_of_document = party.possessive && (at + 1..cue).any(|j| document(view, j));
                let preposition = view.preposition_before(at).map(|p| view.sentence.lower(view.text, p));
                match preposition.as_deref() {
                    Some(
                        "of" | "by" | "from" | "in" | "at" | "to" | "for" | "with" | "on" | "about"
                        | "against" | "near" | "after",
                    ) if !owner_of_document => {
                        oblique = oblique.or(Some(at));
                    }
                    _ => {
                        // An apposition: "Shin, the defence minister, said" keeps the first; a date or place after the comma does not.
                        return Some((at, coordinated(view, lexicon, memory, at, false)));
                    }
                }
            }
            Kind::Word => {
                if document(view, at) {
                    // "the report said", "a report by X said"
                    if let Some(by) = oblique {
                        return Some((by, coordinated(view, lexicon, memory, by, false)));
                    }
                    let from = (at.saturating_sub(4)..at)
                        .rev()
                        .find(|j| {
                            matches!(
                                view.chunk(*j).map(|c| c.kind),
                                Some(Kind::Comma | Kind::QuoteClose | Kind::Semicolon)
                            )
                        })
                        .map_or(at.saturating_sub(4), |j| j + 1);
                    let owner = (from..at).rev().find(|j| view.party(*j).is_some_and(Party::can_speak));
                    if let Some(owner) = owner {
                        return Some((owner, coordinated(view, lexicon, memory, owner, false)));
                    }
                    let speaker = memory.speakers.first().or(memory.heard.last())?.clone();
                    return Some((at, vec![Speaker { place: chunk.start..chunk.end, ..speaker }]));
                }
                if view.is(at, Class::Pronoun) {
                    let speaker = memory.speakers.first()?.clone();
                    return Some((at, vec![Speaker { place: chunk.start..chunk.end, ..speaker }]));
                }
                if view.is(at, Class::Relative) && view.any_word(at, &["who", "which"]) {
                    let owner = (at.saturating_sub(6)..at)
                        .rev()
                        .find(|j| view.party(*j).is_some_and(Party::can_speak))?;
                    return Some((owner, coordinated(view, lexicon, memory, owner, false)));
                }
                if view.is(at, Class::Subordinator) && !view.is(at, Class::Adverb) && oblique.is_none() {
                    break;
                }
                let anonymous = view.any_word(
                    at,
                    &[
                        "officials",
                        "official",
                        "sources",
                        "source",
                        "experts",
                        "analysts",
                        "lawmakers",
                        "people",
                        "residents",
                        "witnesses",
                        "authorities",
                        "documents",
                        "diplomats",
                        "person",
                        "researchers",
                    ],
                );
                if anonymous {
                    let actor = oblique.and_then(|o| view.party(o)).and_then(|p| p.actor);
                    return Some((at, vec![anonymous_speaker(view, lexicon, at, actor)]));
                }
            }
            Kind::Comma => {
                crossed_comma += 1;
                if crossed_comma > 3 {
                    break;
                }
            }
            Kind::Semicolon | Kind::Colon | Kind::QuoteClose | Kind::Item(_) => break,
            _ => {}
        }
    }
    let at = oblique?;
    Some((at, coordinated(view, lexicon, memory, at, false)))
}

fn anonymous_speaker(view: View<'_, '_>, lexicon: &Lexicon, at: usize, actor: Option<usize>) -> Speaker {
    let chunk = &view.sentence.chunks[at];
    let code = actor.map_or_else(|| "anon".to_owned(), |a| format!("{}.anon", lexicon.actors[a].code));
    Speaker {
        code,
        name: view.text[chunk.start..chunk.end].to_owned(),
        actor,
        kind: SourceKind::Anonymous,
        group: Group::Single,
        cue: String::new(),
        said: None,
        venue: None,
        place: chunk.start..chunk.end,
    }
}

/// A noun that speaks for its author: report, statement, assessment.
fn document(view: View<'_, '_>, at: usize) -> bool {
    view.any_word(
        at,
        &[
            "report",
            "statement",
            "assessment",
            "document",
            "tally",
            "communique",
            "communiqué",
            "briefing",
            "analysis",
            "study",
            "release",
            "fact",
            "letter",
            "estimate",
            "register",
            "agency",
            "service",
            "department",
            "institute",
            "watchdog",
            "organisation",
            "organization",
            "figures",
            "data",
        ],
    )
}

/// The party as speaker, and the parties coordinated with it ("Oslo, Riga and the Netherlands").
fn coordinated(
    view: View<'_, '_>,
    lexicon: &Lexicon,
    memory: &Memory,
    at: usize,
    forward: bool,
) -> Vec<Speaker> {
    let mut chunks = vec![at];
    let step = |from: usize| -> Option<usize> {
        let mut j = from;
        let mut glue = false;
        for _ in 0..5 {
            j = if forward { j + 1 } else { j.checked_sub(1)? };
            let chunk = view.chunk(j)?;
            match chunk.kind {
                Kind::Party(_) if glue => {
                    let party = view.party(j)?;
                    return (party.can_speak() && !party.possessive).then_some(j);
                }
                Kind::Comma => glue = true,
                Kind::Word if view.is(j, Class::Conjunction) => glue = true,
                Kind::Word if view.is(j, Class::Determiner) => {}
                _ => return None,
            }
        }
        None
    };
    let plain = |j: usize| {
        view.party(j).is_some_and(|p| p.office.is_none() && p.person.is_none() && p.source.is_none())
    };
    let mut from = at;
    let mut conjunction = false;
    while let Some(next) = step(from) {
        // "to Ukraine, the German minister and her counterpart said": a bare name is no colleague of an office.
        if plain(next) != plain(at) {
            break;
        }
        let (low, high) = (from.min(next), from.max(next));
        conjunction |= (low..high).any(|j| view.is(j, Class::Conjunction));
        chunks.push(next);
        from = next;
        if chunks.len() > 6 {
            break;
        }
    }
    // A comma alone is an apposition ("Shin Won-sik, the defence minister").
    if !conjunction {
        chunks.truncate(1);
    }
    chunks.sort_unstable();
    chunks.into_iter().filter_map(|j| view.party(j).map(|p| speaker(view, lexicon, memory, p))).collect()
}

/// The speaker that a party is.
pub(crate) fn speaker(view: View<'_, '_>, lexicon: &Lexicon, memory: &Memory, party: &Party) -> Speaker {
    let words = view.text[party.start..party.end].to_owned();
    let mut made = Speaker {
        code: String::from("anon"),
        name: words,
        actor: party.actor,
        kind: SourceKind::Government,
        group: Group::Single,
        cue: String::new(),
        said: None,
        venue: None,
        place: party.start..party.end,
    };
    if let Some(outlet) = party.outlet.filter(|_| party.actor.is_none()) {
        let entry = &lexicon.outlets[outlet];
        made.code =
            format!("outlet:{}", entry.name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "-"));
        made.name.clone_from(&entry.name);
        made.kind = SourceKind::Outlet;
        return made;
    }
    if let Some(source) = party.source {
        let entry = &lexicon.sources[source];
        made.code.clone_from(&entry.code);
        made.name.clone_from(&entry.name);
        made.kind = entry.kind;
        return made;
    }
    if let Some(office) = party.office {
        let entry = &lexicon.offices[office];
        made.kind = entry.kind;
        if party.actor.is_none() {
            // "according to its army": of the actor named before in the sentence.
            let at = view.sentence.chunks.iter().position(|c| c.start == party.start);
            let owned = at.is_some_and(|at| {
                (1..=2).any(|k| at >= k && view.any_word(at - k, &["its", "their", "his", "her"]))
            });
            let owner = at.filter(|_| owned).and_then(|at| {
                (0..at)
                    .rev()
                    .filter_map(|j| view.party(j))
                    .find(|p| p.actor.is_some() && p.office.is_none() && p.form != ActorForm::Place)
            });
            if let Some(owner) = owner {
                made.actor = owner.actor;
                made.code = made.actor.map_or_else(
                    || entry.code.clone(),
                    |a| format!("{}.{}", lexicon.actors[a].code, entry.code),
                );
                return made;
            }
            // "the ministry": the last speaker of that office, else of that kind.
            let known =
                memory.heard.iter().rev().find(|s| s.code.ends_with(&format!(".{}", entry.code))).or_else(
                    || {
                        memory
                            .heard
                            .iter()
                            .rev()
                            .find(|s| s.kind == entry.kind && entry.kind != SourceKind::Anonymous)
                    },
                );
            if let Some(known) = known {
                return Speaker { place: made.place, cue: String::new(), ..known.clone() };
            }
            let home = memory
                .heard
                .iter()
                .rev()
                .find_map(|s| s.actor)
                .or_else(|| memory.topic.as_ref().map(|t| t.actor));
            made.actor = home.filter(|_| entry.kind != SourceKind::Anonymous);
        }
        made.code = made
            .actor
            .map_or_else(|| entry.code.clone(), |a| format!("{}.{}", lexicon.actors[a].code, entry.code));
        return made;
    }
    if let Some(person) = party.person {
        let entry = &lexicon.persons[person];
        made.name.clone_from(&entry.name);
        made.kind = if entry.office == "president" { SourceKind::Leader } else { SourceKind::Person };
        made.code = format!("{}.{}", lexicon.actors[entry.actor].code, entry.office);
        return made;
    }
    if let Some(actor) = party.actor {
        let entry = &lexicon.actors[actor];
        made.code = entry.code.as_str().to_owned();
        made.name.clone_from(&entry.name);
        match entry.kind {
            crate::model::ActorKind::Company => made.kind = SourceKind::Company,
            crate::model::ActorKind::Group => made.kind = SourceKind::Group,
            _ => {}
        }
    }
    made
}

/// A date on which something can be said: no span that runs on, nothing ahead, nothing as wide as a year but a year.
pub(crate) fn tells_when(date: &DateMention) -> bool {
    matches!(date.kind, DateKind::Date | DateKind::Ago) && !date.future
}

/// The date of the statement: the day nearest to the cue that does not belong to the content.
fn said_on(
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
fn venue(view: View<'_, '_>, cue: usize) -> Option<Range<usize>> {
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
