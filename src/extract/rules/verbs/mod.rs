//! Verbs that move arms: S sends I to R, R receives I from S, I arrives in R, C approves I for R.
//!
//! - give: "Germany delivered two Patriot systems to Ukraine." / "Two systems were delivered to Ukraine by Germany."
//! - take: "Ukraine has received two systems from Germany."
//! - arrive: "Two systems arrived in Ukraine from Germany."
//! - buy: "Poland ordered 180 tanks from South Korea."
//! - promise, approve, request, seize: the status comes with the verb.

mod active;
mod clause;
mod ends;
mod indirect;
mod passive;
mod pronouns;
mod roles;

use super::super::chunks::Kind as ChunkKind;
use super::super::clauses::Subject;
use super::super::lexicon::forms::Form;
use super::super::lexicon::{Class, TriggerClass};
use super::{Found, Scene};
use crate::model::Status;
use indirect::joins;

/// Reads every trigger verb of the sentence.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    // Subjects by verb chunk, for coordinated verbs.
    let mut subjects: Vec<(usize, Subject)> = Vec::new();
    for at in 0..scene.view.sentence.chunks.len() {
        let Some(chunk) = scene.view.chunk(at).filter(|c| c.kind == ChunkKind::Word) else { continue };
        let Some(info) = chunk.info.filter(|i| !i.triggers.is_empty() || !i.cues.is_empty()) else {
            continue;
        };
        let hyphen = |j: usize| scene.view.chunk(j).is_some_and(|c| c.kind == ChunkKind::Hyphen);
        let again = at > 1 && scene.view.word(at - 2, "re");
        if at > 0 && hyphen(at - 1) && !again || hyphen(at + 1) {
            continue;
        }
        if info.triggers.iter().all(|t| t.noun) || scene.view.is_noun_here(at) {
            if scene.view.is_cue(at) {
                subjects.push((at, scene.view.subject(at)));
            }
            continue;
        }
        // The longest particle wins: "hand over" before "hand".
        let mut triggers: Vec<_> =
            info.triggers.iter().filter(|t| !t.noun && rest_at(scene, at, &t.rest).is_some()).collect();
        triggers.sort_by_key(|t| std::cmp::Reverse(t.rest.len()));
        let Some(first) = triggers.first() else { continue };
        let (longest, class_of_first) = (first.rest.len(), first.class);
        let mut subject = scene.view.subject(at);
        if let Subject::Of(verb) = subject {
            let known = subjects.iter().rev().find(|(v, _)| *v == verb).map(|(_, s)| *s);
            // "were made in Oslo and sold": the first verb is none of ours.
            subject = known.unwrap_or_else(|| match scene.view.subject(verb) {
                Subject::Of(_) => Subject::None,
                subject => subject,
            });
        }
        if let Some(joiner) = joins(scene, at, subject) {
            subject = joiner;
        }
        subjects.push((at, subject));
        for trigger in triggers.into_iter().filter(|t| {
            t.rest.len() == longest && (t.class == class_of_first || t.class != TriggerClass::List)
        }) {
            let before = found.drafts.len();
            let after = rest_at(scene, at, &trigger.rest).unwrap_or(at + 1);
            let verb = Verb {
                at,
                after,
                class: trigger.class,
                form: trigger.form,
                lemma: &trigger.lemma,
                weak: trigger.weak,
                plain: trigger.status,
                subject,
                relative: scene.view.in_relative(at, subject),
            };
            if trigger.class != TriggerClass::List {
                clause::read(scene, &verb, found);
            }
            if found.drafts.len() > before {
                break;
            }
        }
    }
}

/// One past the trigger's words. A short particle may stand behind one party: "asked Germany for".
fn rest_at(scene: &Scene<'_, '_>, at: usize, rest: &[String]) -> Option<usize> {
    if scene.view.rest(at, rest) {
        return Some(at + 1 + rest.len());
    }
    // "passed them on", "handed it over"
    if scene.view.is(at + 1, Class::Pronoun) && !rest.is_empty() && scene.view.rest(at + 1, rest) {
        return Some(at + 2 + rest.len());
    }
    // "signed in May for 12", "was asked by Oslo on Sunday for jets", "spent $2 billion on jets"
    if let [particle @ ("for" | "on")] = rest.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        let sum = |j: usize| matches!(scene.view.chunk(j).map(|c| c.kind), Some(ChunkKind::Number(_)));
        let passes = |j: usize| {
            scene
                .view
                .any_word(j, &["in", "on", "a", "the", "deal", "contract", "by", "billions", "millions"])
                || sum(j)
                || scene.view.party(j).is_some()
                || matches!(scene.view.chunk(j).map(|c| c.kind), Some(ChunkKind::Date(_)))
        };
        let mut j = at + 1;
        while j < at + 7 && passes(j) {
            j += 1;
        }
        if j > at + 1 && scene.view.word(j, particle) {
            return Some(j + 1);
        }
    }
    None
}

/// A trigger verb as it stands.
struct Verb<'v> {
    at: usize,
    after: usize,
    class: TriggerClass,
    form: Form,
    lemma: &'v str,
    weak: bool,
    plain: Option<Status>,
    subject: Subject,
    relative: bool,
}
