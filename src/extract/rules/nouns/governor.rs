//! The word that governs a noun: the verb that has it as its object, that verb's subject, and how far it says the act has
//! come.

use super::super::Scene;
use super::Noun;
use crate::extract::chunks::Kind as ChunkKind;
use crate::extract::clauses::{Arguments, Subject};
use crate::extract::draft::Filler;
use crate::extract::lexicon::{Class, ControlEffect, TriggerClass};
use crate::model::{Certainty, Status};

/// The verb to the left that has the noun as its object.
pub(super) fn governor(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    let mut j = at;
    for _ in 0..8 {
        j = j.checked_sub(1)?;
        let chunk = scene.view.chunk(j)?;
        match chunk.kind {
            ChunkKind::Comma | ChunkKind::Semicolon | ChunkKind::Colon => return None,
            ChunkKind::Word => {
                let info = chunk.info;
                let verb = info.is_some_and(|i| {
                    i.triggers.iter().any(|t| !t.noun)
                        || !i.controls.is_empty()
                        || i.cues.iter().any(|c| c.form.is_some())
                });
                if verb && !scene.view.is_noun_here(j)
                    || scene.view.is(j, Class::Signing)
                    || scene
                        .view
                        .any_word(j, &["reached", "made", "has", "issued", "issues", "granted", "extended"])
                {
                    return Some(j);
                }
            }
            _ => {}
        }
    }
    None
}

/// The subject of the verb that governs the noun, and who is coordinated with it.
pub(super) fn governor_subjects(scene: &Scene<'_, '_>, noun: &Noun<'_>) -> Vec<Filler> {
    let Some(verb) = governor(scene, noun.at) else { return Vec::new() };
    match scene.view.subject(verb) {
        Subject::Party(at) => scene.coordinated_fillers(at),
        other => scene.subject_filler(other).into_iter().collect(),
    }
}

/// "the sale was approved by Oslo", "was cleared in Oslo": who did it to the noun as a subject.
pub(super) fn agent_behind(scene: &Scene<'_, '_>, end: usize) -> Option<Filler> {
    let view = scene.view;
    let verb = (end..end + 5).find(|j| {
        view.chunk(*j).filter(|c| c.kind == ChunkKind::Word).and_then(|c| c.info).is_some_and(|info| {
            info.triggers.iter().any(|t| {
                !t.noun
                    && matches!(t.class, TriggerClass::Approve | TriggerClass::Halt)
                    && view.rest(*j, &t.rest)
            })
        })
    })?;
    let by = (verb + 1..verb + 4).find(|j| view.any_word(*j, &["by", "in"]))?;
    (by + 1..by + 4).find_map(|j| scene.filler(j, true))
}

/// The status from the words that govern the noun on its left, or that it governs on its right.
pub(super) fn governed(
    scene: &Scene<'_, '_>,
    noun: &Noun<'_>,
    args: &Arguments,
) -> Result<(Status, Certainty), &'static str> {
    let view = scene.view;
    let mut certainty = Certainty::Stated;
    // "Congress was notified of a possible sale"
    if notified(scene, noun) {
        return Ok((Status::Approved, certainty));
    }
    for j in (noun.at.saturating_sub(7)..noun.at).rev() {
        let Some(chunk) = view.chunk(j) else { continue };
        if matches!(chunk.kind, ChunkKind::Semicolon | ChunkKind::Comma) {
            break;
        }
        let Some(info) = chunk.info.filter(|_| chunk.kind == ChunkKind::Word) else { continue };
        // "has not begun the delivery", "cannot approve the sale"
        let governs = info.is(Class::Modal)
            || !info.controls.is_empty()
            || info.triggers.iter().any(|t| !t.noun && view.rest(j, &t.rest));
        let not = |k: usize| view.is(k, Class::Not) && !view.word(k + 1, "only");
        let clause = (j.saturating_sub(4)..j).rev().take_while(|k| {
            !matches!(view.chunk(*k).map(|c| c.kind), Some(ChunkKind::Comma | ChunkKind::Semicolon))
        });
        if governs && (not(j) || not(j + 1) || clause.into_iter().any(not)) {
            return Err("negated");
        }
        if info.is(Class::Modal) {
            return Ok((Status::Possible, Certainty::Hedged));
        }
        if info.is(Class::Not) {
            return Err("negated");
        }
        if info.is(Class::Hedge) {
            certainty = Certainty::Hedged;
        }
        for trigger in info.triggers.iter().filter(|t| !t.noun && view.rest(j, &t.rest)) {
            match trigger.class {
                TriggerClass::Approve => return Ok((Status::Approved, certainty)),
                TriggerClass::Promise => return Ok((Status::Pledged, certainty)),
                TriggerClass::Request => return Ok((Status::Requested, certainty)),
                TriggerClass::Halt => return Ok((trigger.status.unwrap_or(Status::Planned), certainty)),
                TriggerClass::Seize => return Ok((Status::Intercepted, certainty)),
                _ => {}
            }
        }
        if let Some(control) = info.controls.iter().find(|c| view.rest(j, &c.rest)) {
            match control.effect {
                ControlEffect::Refuse if view.lifted(j) => return Ok((Status::Approved, certainty)),
                ControlEffect::Refuse => return Err("refused_to"),
                ControlEffect::Pledged => return Ok((Status::Pledged, certainty)),
                ControlEffect::Planned | ControlEffect::Hope => return Ok((Status::Planned, certainty)),
                ControlEffect::Possible => return Ok((Status::Possible, Certainty::Hedged)),
                ControlEffect::Requested => return Ok((Status::Requested, certainty)),
                ControlEffect::Approved => return Ok((Status::Approved, certainty)),
                ControlEffect::Continue => return Ok((Status::Ongoing, certainty)),
                ControlEffect::Accuse => certainty = Certainty::Alleged,
                effect @ (ControlEffect::Begin | ControlEffect::Complete) => {
                    // "will begin the delivery of", "may complete the delivery of"
                    let near = j.saturating_sub(3)..j;
                    return Ok(if near.clone().any(|k| view.is(k, Class::Modal)) {
                        (Status::Possible, Certainty::Hedged)
                    } else if near.clone().any(|k| view.is(k, Class::Will)) {
                        (Status::Planned, certainty)
                    } else if noun.class == TriggerClass::Sell {
                        (noun.plain, certainty)
                    } else if effect == ControlEffect::Begin {
                        (Status::Ongoing, certainty)
                    } else {
                        (Status::Delivered, certainty)
                    });
                }
            }
        }
        if info.is(Class::Will) {
            return Ok((Status::Planned, certainty));
        }
    }
    if consented(scene, noun) {
        return Ok((Status::Approved, certainty));
    }
    // The noun as subject: "deliveries will begin", "the delivery is expected", "could begin".
    for j in args.end..(args.end + 4).min(view.sentence.chunks.len()) {
        let Some(chunk) = view.chunk(j) else { break };
        if matches!(chunk.kind, ChunkKind::Comma | ChunkKind::Semicolon) {
            break;
        }
        let Some(info) = chunk.info.filter(|_| chunk.kind == ChunkKind::Word) else { continue };
        if info.is(Class::Modal) {
            return Ok((Status::Possible, Certainty::Hedged));
        }
        if info.is(Class::Not) {
            return Err("negated");
        }
        if info.is(Class::Will) {
            return Ok((Status::Planned, certainty));
        }
        // "the export of ten guns was agreed in June"
        let agreed = view.any_word(j, &["agreed", "signed", "sealed", "inked", "finalised", "finalized"]);
        if agreed && j > args.end && view.is(j - 1, Class::Be) {
            return Ok((Status::Ordered, certainty));
        }
        if info.controls.iter().any(|c| c.effect == ControlEffect::Planned) {
            return Ok((Status::Planned, certainty));
        }
        // "is on time", "is on schedule"
        if view.word(j, "on") && view.any_word(j + 1, &["time", "schedule", "track", "course"]) {
            return Ok((
                if noun.plain == Status::Delivered { Status::Planned } else { noun.plain },
                certainty,
            ));
        }
        // "has begun", "is under way"
        let begins = info.controls.iter().any(|c| c.effect == ControlEffect::Begin);
        let under_way = view.any_word(j, &["underway"]) || view.word(j, "under") && view.word(j + 1, "way");
        if noun.plain == Status::Delivered && (begins || under_way) {
            return Ok((Status::Ongoing, certainty));
        }
        if info.triggers.iter().any(|t| !t.noun && t.class == TriggerClass::Halt && view.rest(j, &t.rest)) {
            return Ok((Status::Planned, certainty));
        }
        if info.triggers.iter().any(|t| !t.noun && t.class == TriggerClass::Approve && view.rest(j, &t.rest))
        {
            return Ok((Status::Approved, certainty));
        }
    }
    Ok((noun.plain, certainty))
}

/// "backs the sale", "gave the go-ahead for the sale", "green-lights sale": consent without a word of its own in the lexicon.
fn consented(scene: &Scene<'_, '_>, noun: &Noun<'_>) -> bool {
    let view = scene.view;
    let hyphened = |j: usize| {
        j > 1
            && matches!(view.chunk(j - 1).map(|c| c.kind), Some(ChunkKind::Hyphen))
            && view.any_word(j - 2, &["go", "green"])
    };
    (noun.at.saturating_sub(5)..noun.at).any(|j| {
        view.any_word(j, &["backs", "backed", "endorses", "endorsed", "oks", "okayed"])
            || hyphened(j) && view.any_word(j, &["ahead", "lights", "lighted", "lit", "light"])
    })
}

/// A sale that a legislature is notified of has the government's consent.
fn notified(scene: &Scene<'_, '_>, noun: &Noun<'_>) -> bool {
    let view = scene.view;
    let sale = matches!(noun.class, TriggerClass::Sell | TriggerClass::Give);
    let near = noun.at.saturating_sub(14)..noun.at;
    sale && near
        .clone()
        .any(|j| view.any_word(j, &["notified", "notifies", "notify", "notification", "notifying"]))
        && view.text[view.sentence.range.clone()]
            .split(|c: char| !c.is_alphanumeric())
            .any(|w| ["Congress", "lawmakers", "senators", "congressional"].contains(&w))
}
