//! The ends of a flow that stand elsewhere than behind the verb: the giver at the item or at the subject, the goal behind
//! "bound for", whom a promise was made to, whom a pronoun means.

use super::super::Scene;
use super::Verb;
use crate::extract::chunks::Kind as ChunkKind;
use crate::extract::clauses::{Arguments, Subject};
use crate::extract::draft::Filler;
use crate::extract::lexicon::forms::Form;
use crate::extract::lexicon::{ActorForm, Class, TriggerClass};
use crate::extract::memory::inferred;
use crate::extract::parties::Party;
use crate::model::Category;

/// "ten guns donated by Oslo": the giver stands at the item.
pub(super) fn given_by(scene: &Scene<'_, '_>, items: &[usize]) -> Vec<Filler> {
    let view = scene.view;
    let Some(item) = items.last() else { return Vec::new() };
    // "its sixth submarine, built in Russia"
    let comma = usize::from(matches!(view.chunk(item + 1).map(|c| c.kind), Some(ChunkKind::Comma)));
    // "six Mirage 50s donated by Oslo"
    let model = matches!(view.chunk(item + 1).map(|c| c.kind), Some(ChunkKind::Number(_)));
    let item = &(item + usize::from(model && is_given(scene, item + 2)));
    let verb = item + 1 + comma;
    let made = view.any_word(verb, &["built", "made", "produced", "manufactured"])
        && view.any_word(verb + 1, &["in", "by"]);
    if made {
        return (verb + 2..verb + 5).find_map(|j| scene.filler(j, true)).into_iter().collect();
    }
    // "500 guns imported from Oslo"
    let taken =
        view.chunk(item + 1).filter(|c| c.kind == ChunkKind::Word).and_then(|c| c.info).is_some_and(|info| {
            info.triggers.iter().any(|t| {
                matches!(t.class, TriggerClass::Take | TriggerClass::Buy)
                    && matches!(t.form, Form::Past | Form::Participle)
            })
        });
    if taken && view.word(item + 2, "from") {
        return (item + 3..item + 6).find_map(|j| scene.filler(j, false)).into_iter().collect();
    }
    if !(is_given(scene, item + 1) && view.word(item + 2, "by")) {
        return Vec::new();
    }
    (item + 3..item + 6).find_map(|j| scene.filler(j, false)).into_iter().collect()
}

/// Whether the chunk is a participle of giving or promising.
fn is_given(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.view.chunk(at).and_then(|c| c.info).is_some_and(|info| {
        info.triggers.iter().any(|t| {
            matches!(t.class, TriggerClass::Give | TriggerClass::Promise)
                && matches!(t.form, Form::Past | Form::Participle)
        })
    })
}

/// "The first six jets from Norway landed", "guns from the Dutch were handed over": the giver stands at the subject.
pub(super) fn from_before(scene: &Scene<'_, '_>, verb: &Verb<'_>) -> Vec<Filler> {
    let (Subject::Item(item) | Subject::Number(item)) = verb.subject else { return Vec::new() };
    let shipments = scene.view.item(item).is_some_and(|i| {
        scene.view.text[i.start..i.end].split(' ').any(|w| scene.lexicon.words.ends_with(w, Class::Flow))
    });
    let given = is_given(scene, item + 1) || shipments;
    let from = |j: &usize| {
        scene
            .view
            .preposition_before(*j)
            .is_some_and(|p| p > item && (scene.view.word(p, "from") || given && scene.view.word(p, "by")))
    };
    // ", courtesy of Oslo,"
    let courtesy = |j: &usize| {
        scene
            .view
            .preposition_before(*j)
            .is_some_and(|p| p > item + 1 && scene.view.any_word(p - 1, &["courtesy", "gift"]))
    };
    (item + 1..verb.at)
        .filter(|j| from(j) || courtesy(j))
        .find_map(|j| scene.filler(j, true))
        .into_iter()
        .collect()
}

/// The party that the promise was made to, told before it.
pub(super) fn spoken_with(scene: &Scene<'_, '_>, verb: usize, suppliers: &[Filler]) -> Vec<Filler> {
    (verb.saturating_sub(12)..verb)
        .rev()
        .filter(|j| {
            scene.view.preposition_before(*j).is_some_and(|p| scene.view.any_word(p, &["with", "to"]))
        })
        .filter_map(|j| scene.filler(j, false))
        .find(|f| suppliers.iter().all(|s| s.actor != f.actor))
        .into_iter()
        .collect()
}

/// "bound for X", "destined for X", "on its way to X", "en route to X".
pub(super) fn bound_for(scene: &Scene<'_, '_>, from: usize, args: &Arguments) -> Vec<Filler> {
    let end = (args.end + 8).min(scene.view.sentence.chunks.len());
    for at in from..end {
        if scene
            .view
            .any_word(at, &["bound", "destined", "headed", "heading", "intended", "way", "route", "meant"])
        {
            for party in at + 1..(at + 7).min(end) {
                let toward = scene
                    .view
                    .preposition_before(party)
                    .is_none_or(|p| scene.view.any_word(p, &["for", "to", "toward", "towards"]));
                if let Some(filler) = scene.filler(party, true).filter(|_| toward) {
                    return vec![filler];
                }
            }
        }
    }
    Vec::new()
}

/// "to it", "to them", "the country": who received from this supplier before, else the topic, else the first other party.
pub(super) fn pronoun_recipient(scene: &Scene<'_, '_>, suppliers: &[Filler]) -> Vec<Filler> {
    let other = |f: &Filler| suppliers.iter().all(|s| s.actor != f.actor);
    let known = suppliers.first().and_then(|s| scene.memory.recipient_of(s.actor));
    let topic = || scene.memory.topic.clone();
    let here = || {
        let mut parties = scene.view.sentence.parties.iter();
        let acts = |p: &&Party| {
            let prefixed = ["anti-", "pro-"].iter().any(|w| scene.view.text[..p.start].ends_with(w));
            p.can_act() && !prefixed && !matches!(p.form, ActorForm::Place | ActorForm::Demonym)
        };
        parties.by_ref().filter(acts).filter_map(|p| scene.filler_of(p, false)).find(other)
    };
    here()
        .filter(|_| known.is_none())
        .or(known)
        .or_else(topic)
        .filter(other)
        .map(|f| inferred(&f))
        .into_iter()
        .collect()
}

/// "by way of Oslo", "through Oslo": fighters who are nobody's soldiers come from the state that lets them pass.
pub(super) fn sent_by_way_of(scene: &Scene<'_, '_>, verb: &Verb<'_>, items: &[usize]) -> Option<Filler> {
    let view = scene.view;
    let irregulars = !items.is_empty()
        && items.iter().all(|at| {
            view.item(*at).is_some_and(|i| {
                i.category == Category::Personnel && {
                    let words = &view.text[i.start..i.end];
                    scene.lexicon.words.ends_with(words, Class::Fighters)
                        || scene.lexicon.words.ends_with(words, Class::Hired)
                }
            })
        });
    let end = view.sentence.chunks.len().min(verb.after + 14);
    let way = (verb.after..end).filter(|_| irregulars).find(|j| {
        view.any_word(*j, &["via", "through"])
            || view.word(*j, "of") && view.word(*j - 1, "way") && view.word(j.saturating_sub(2), "by")
    })?;
    (way + 1..way + 3).find_map(|j| scene.filler(j, true))
}
