//! "US-supplied HIMARS", "Polish-donated tanks": the giver stands at the item; the recipient is who has them.

use super::super::draft::Filler;
use super::super::items::OriginKind;
use super::super::memory::inferred;
use super::frame::Frame;
use super::{Found, Scene};
use crate::model::{FieldBasis, Status};

/// Reads every item with a giver in its name that no verb has taken.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    for at in 0..scene.view.sentence.chunks.len() {
        let Some(item) = scene.view.item(at) else { continue };
        let Some((actor, OriginKind::Supplied)) = item.origin else { continue };
        if found.taken.contains(&at) {
            continue;
        }
        let supplier =
            Filler { actor: scene.standing(actor), place: item.start..item.end, basis: FieldBasis::Stated };
        let other = |f: &Filler| f.actor != supplier.actor;
        let holder = (0..at).rev().find(|j| scene.filler(*j, false).is_some_and(|f| other(&f)));
        let mut recipients = holder.map_or_else(Vec::new, |j| scene.coordinated_fillers(j));
        recipients.retain(other);
        if recipients.is_empty() {
            let topic = || scene.memory.topic.as_ref().filter(|t| other(t)).map(inferred);
            recipients.extend(scene.memory.recipient_of(supplier.actor).or_else(topic));
        }
        let frame = Frame {
            suppliers: vec![supplier],
            recipients,
            items: vec![at],
            ..Frame::new(at, at + 1, Status::Delivered, "supplied.adjective")
        };
        scene.build(frame, found);
    }
}
