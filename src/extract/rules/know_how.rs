//! Help to make arms: "will help Riga to build drones of its own". What is handed over is know-how.

use super::super::chunks::Kind as ChunkKind;
use super::super::clauses::View;
use super::super::draft::DraftItem;
use super::super::lexicon::Class;
use super::super::lexicon::forms::Form;
use super::frame::Frame;
use super::roles::subject_fillers;
use super::status::status_of;
use super::{Found, Scene};
use crate::model::{Category, Certainty, Status};

/// The form of a verb of helping.
fn help(view: View<'_, '_>, at: usize) -> Option<Form> {
    let forms: [(&[&str], Form); 4] = [
        (&["help", "assist"], Form::Base),
        (&["helps", "assists"], Form::Third),
        (&["helped", "assisted"], Form::Past),
        (&["helping", "assisting"], Form::Gerund),
    ];
    forms.iter().find(|(words, _)| view.any_word(at, words)).map(|(_, form)| *form)
}

/// Reads every help with a production that names an item.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    if view.sentence.items.is_empty() {
        return;
    }
    for at in 0..view.sentence.chunks.len() {
        let Some(form) = help(view, at) else { continue };
        // "was helped by Oslo to build"
        if at > 0 && form == Form::Past && view.is(at - 1, Class::Be) {
            continue;
        }
        let taker = (at + 1..at + 4).find(|j| view.party(*j).is_some());
        let Some(recipient) = taker.and_then(|j| scene.filler(j, false)) else { continue };
        let made = (at + 2..at + 12)
            .take_while(|j| {
                !matches!(view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Semicolon | ChunkKind::Comma))
            })
            .find(|j| {
                view.any_word(
                    *j,
                    &[
                        "production",
                        "produce",
                        "manufacture",
                        "build",
                        "develop",
                        "plant",
                        "factory",
                        "make",
                        "assemble",
                    ],
                )
            });
        let item = made.and_then(|made| {
            (made + 1..made + 6)
                .take_while(|j| !view.is_trigger_verb(*j) || view.is_noun_here(*j))
                .find(|j| view.item(*j).is_some())
        });
        let Some(item) = item.filter(|i| !found.taken.contains(i)) else { continue };
        let subject = view.subject(at);
        let group = view.group(at, form, subject);
        let suppliers = subject_fillers(scene, subject);
        let status = status_of(Status::Delivered, &group, scene.headline, true);
        if suppliers.is_empty() || suppliers.iter().any(|s| s.actor == recipient.actor) {
            continue;
        }
        let unsure = group.hedged || group.modal || view.is(at, Class::Hedge);
        let frame = Frame {
            suppliers,
            recipients: vec![recipient],
            certainty: if unsure { Certainty::Hedged } else { Certainty::Stated },
            ..Frame::new(at, item + 1, status.unwrap_or(Status::Delivered), "know_how.help")
        };
        if let Err(reason) = status {
            scene.refuse(&frame, reason, found);
            continue;
        }
        let Some(phrase) = view.item(item) else { continue };
        let know_how = DraftItem {
            category: Category::Technology,
            systems: phrase.systems.clone(),
            place: phrase.start..phrase.end,
            ..scene.arms_at(item)
        };
        let before = found.drafts.len();
        scene.build_of(&frame, &know_how, found);
        if found.drafts.len() > before {
            found.taken.push(item);
        }
    }
}
