//! Predicates without a verb of giving: "Another six are due in May", "ten more are on order", "a consignment is on its way".
//!
//! The parties are those of the sentences before; the item is the subject, or what its number counts.

use super::super::clauses::Subject;
use super::super::lexicon::Class;
use super::frame::Frame;
use super::{Found, Scene};
use crate::model::{Certainty, Status};

/// Reads every predicate of the sentence.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    for at in 1..view.sentence.chunks.len() {
        let Some((status, name)) = predicate(scene, at) else { continue };
        let mut j = at;
        while j > 0
            && (view.is(j - 1, Class::Be) || view.is(j - 1, Class::Adverb) || view.is(j - 1, Class::Have))
        {
            j -= 1;
        }
        let (items, numbers) = match view.subject(j) {
            Subject::Item(item) => (scene.coordinated_items(item), Vec::new()),
            Subject::Number(number) => (Vec::new(), vec![number]),
            _ => continue,
        };
        let args = view.arguments(at + 1);
        let recipients = args.to.iter().filter_map(|p| scene.filler(*p, true)).collect();
        let suppliers = args.from.iter().filter_map(|p| scene.filler(*p, false)).collect();
        let negated = (j.saturating_sub(3)..at).any(|k| view.is(k, Class::Not));
        let frame = Frame {
            suppliers,
            recipients,
            items,
            numbers,
            status,
            certainty: Certainty::Stated,
            trigger: at,
            end: args.end,
            weak: false,
            rule: format!("predicate.{name}"),
            inherit: true,
            buys: false,
            total: false,
            increment: status == Status::Planned,
            relative: false,
        };
        if negated {
            scene.refuse(&frame, "negated", found);
        } else {
            scene.build(frame, found);
        }
    }
}

/// The status that a predicate gives: due, on order, on its way, in transit.
fn predicate(scene: &Scene<'_, '_>, at: usize) -> Option<(Status, &'static str)> {
    let view = scene.view;
    let after_be = view.is(at - 1, Class::Be) || view.is(at - 1, Class::Adverb);
    if view.word(at, "due") && after_be && !view.word(at + 1, "to") {
        return Some((Status::Planned, "due"));
    }
    if view.word(at, "on") && view.word(at + 1, "order") {
        return Some((Status::Ordered, "on_order"));
    }
    let way =
        view.word(at, "on") && view.any_word(at + 1, &["its", "their", "the"]) && view.word(at + 2, "way");
    if way
        || view.word(at, "en") && view.word(at + 1, "route")
        || view.word(at, "in") && view.word(at + 1, "transit")
    {
        return Some((Status::Ongoing, "on_the_way"));
    }
    None
}
