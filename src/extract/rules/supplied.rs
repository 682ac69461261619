//! "US-supplied HIMARS", "Polish-donated tanks": the giver stands at the item; the recipient is who has them.

use super::super::draft::Filler;
use super::super::items::OriginKind;
use super::frame::Frame;
use super::{Found, Scene};
use crate::model::{Certainty, FieldBasis, Status};

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
        let recipient = (0..at)
            .rev()
            .filter_map(|j| scene.filler(j, false))
            .find(|f| f.actor != supplier.actor)
            .or_else(|| scene.memory.recipient_of(supplier.actor))
            .or_else(|| {
                scene
                    .memory
                    .topic
                    .as_ref()
                    .filter(|t| t.actor != supplier.actor)
                    .map(super::super::memory::inferred)
            });
        let frame = Frame {
            suppliers: vec![supplier],
            recipients: recipient.into_iter().collect(),
            items: vec![at],
            numbers: Vec::new(),
            status: Status::Delivered,
            certainty: Certainty::Stated,
            trigger: at,
            end: at + 1,
            weak: false,
            rule: "supplied.adjective".to_owned(),
            inherit: true,
            buys: false,
            figure: None,
            total: false,
            increment: false,
            relative: false,
        };
        scene.build(frame, found);
    }
}
