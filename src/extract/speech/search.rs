//! Finds the speakers beside a cue: to its right ("said X", "according to X") or to its left.

use super::super::chunks::Kind;
use super::super::clauses::View;
use super::super::lexicon::{Class, Lexicon};
use super::super::memory::Memory;
use super::super::parties::Party;
use super::Speaker;
use super::identity::{anonymous_speaker, speaker};

/// The speakers right after `from`: the first party within `reach` chunks, and those coordinated with it.
pub(super) fn speakers_from(
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
pub(super) fn speakers_before(
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

/// A noun that speaks for its author: report, statement, assessment.
pub(super) fn document(view: View<'_, '_>, at: usize) -> bool {
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
pub(super) fn coordinated(
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
