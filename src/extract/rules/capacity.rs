//! Capacity: "the boxes could have held up to 90,000 shells". What a whole load could hold is possible, never delivered.

use super::super::clauses::Subject;
use super::super::lexicon::Class;
use super::frame::Frame;
use super::{Found, Scene};
use crate::model::{Category, Certainty, Status};

/// Reads a modal with a verb of holding and counted munitions as its object.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    let holds = (1..view.sentence.chunks.len()).any(|at| view.is(at, Class::Holds));
    if !holds && !view.may_hold(&["amount", "amounted"]) {
        return;
    }
    let flow = || {
        (0..view.sentence.chunks.len()).any(|j| view.is_trigger_verb(j)) && !scene.memory.theme().is_empty()
    };
    if scene.memory.dyad(scene.index, 8).is_none() && !flow() {
        return;
    }
    for at in 1..view.sentence.chunks.len() {
        let amounts = view.any_word(at, &["amount", "amounted"]) && view.word(at + 1, "to");
        if !(view.is(at, Class::Holds) || amounts) {
            continue;
        }
        let modal = (at.saturating_sub(4)..at)
            .any(|j| view.is(j, Class::Modal) || view.any_word(j, &["would", "potentially", "capable"]));
        // The capacity of one box says nothing of the load.
        let one = match view.subject(at) {
            Subject::Item(item) => view.item(item).is_some_and(|i| !i.plural),
            _ => (at.saturating_sub(6)..at).any(|j| view.any_word(j, &["each", "every", "a"])),
        };
        if !modal || one {
            continue;
        }
        let args = view.arguments(at + 1 + usize::from(amounts));
        let items = args.items.iter().copied().filter(|i| {
            view.item(*i).is_some_and(|i| {
                i.quantity.is_some()
                    && matches!(i.category, Category::Ammunition | Category::Missiles | Category::MilitaryAid)
            })
        });
        let frame = Frame {
            items: items.collect(),
            certainty: Certainty::Hedged,
            ..Frame::new(at, args.end, Status::Possible, "capacity.hold")
        };
        scene.build(frame, found);
    }
}
