//! Predicates without a verb of giving: "Another six are due in May", "ten more are on order", "a consignment is on its way".
//!
//! The parties are those of the sentences before; the item is the subject, or what its number counts.

use super::super::chunks::Kind as ChunkKind;
use super::super::clauses::Subject;
use super::super::lexicon::Class;
use super::frame::Frame;
use super::{Found, Scene};
use crate::model::Status;

/// Reads every predicate of the sentence.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    so_are(scene, found);
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
        let mut suppliers: Vec<_> = args.from.iter().filter_map(|p| scene.filler(*p, false)).collect();
        if suppliers.is_empty() {
            suppliers.extend(scene.heading("from"));
        }
        let negated = (j.saturating_sub(3)..at).any(|k| view.is(k, Class::Not));
        let frame = Frame {
            suppliers,
            recipients,
            items,
            numbers,
            certainty: scene.certainty(),
            increment: status == Status::Planned,
            ..Frame::new(at, args.end, status, &format!("predicate.{name}"))
        };
        if negated {
            scene.refuse(&frame, "negated", found);
        } else {
            scene.build(frame, found);
        }
    }
}

/// "So are two batteries and 50 tanks": what was said of the items before holds for these.
fn so_are(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    if !(view.word(0, "so") && view.is(1, Class::Be)) {
        return;
    }
    let (Some(status), Some(_)) = (scene.memory.status, scene.memory.dyad(scene.index, 3)) else { return };
    let items: Vec<usize> = (2..view.sentence.chunks.len()).filter(|at| view.item(*at).is_some()).collect();
    let frame = Frame {
        items,
        certainty: scene.certainty(),
        ..Frame::new(1, view.sentence.chunks.len(), status, "predicate.so_are")
    };
    scene.build(frame, found);
}

/// The status that a predicate gives: due, on order, on its way, in transit.
fn predicate(scene: &Scene<'_, '_>, at: usize) -> Option<(Status, &'static str)> {
    let view = scene.view;
    let after_be = view.is(at - 1, Class::Be) || view.is(at - 1, Class::Adverb);
    if view.word(at, "due") && after_be && !view.word(at + 1, "to") {
        return Some((Status::Planned, "due"));
    }
    let scheduled = view.any_word(at, &["scheduled", "slated", "planned", "expected", "due", "earmarked"]);
    if scheduled
        && after_be
        && view.word(at + 1, "for")
        && view.any_word(at + 2, &["delivery", "shipment", "transfer"])
    {
        return Some((Status::Planned, "scheduled"));
    }
    if view.word(at, "on") && view.word(at + 1, "order") {
        return Some((Status::Ordered, "on_order"));
    }
    if view.word(at, "to")
        && view.any_word(at + 1, &["come", "follow"])
        && !view.is(at - 1, Class::Be)
        && (view.item(at - 1).is_some()
            || matches!(view.chunk(at - 1).map(|c| c.kind), Some(ChunkKind::Number(_))))
    {
        return Some((Status::Planned, "to_come"));
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
