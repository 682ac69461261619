//! Identifications: "X identified the systems as Y". Names the item of a report; carries no quantity.

use super::super::chunks::Kind as ChunkKind;
use super::super::draft::{Amounted, Draft};
use super::super::memory::inferred;
use super::{Found, Scene};
use crate::model::{Act, Certainty, FieldBasis, Kind, LinkType, Polarity, Status};

/// Reads "identified … as …".
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    for saying in scene.sayings {
        if !view.any_word(saying.cue, &["identified", "identifies", "described", "named"]) {
            continue;
        }
        let Some(by) = (saying.cue + 1..view.sentence.chunks.len()).find(|at| view.word(*at, "as")) else {
            continue;
        };
        let Some(named) = (by + 1..(by + 5).min(view.sentence.chunks.len()))
            .find(|at| view.item(*at).is_some_and(|i| !i.systems.is_empty()))
        else {
            continue;
        };
        // What is identified: an item, or a definite word for one, between the cue and "as".
        let Some(subject) = (saying.cue + 1..by).find(|at| {
            view.item(*at).is_some()
                || matches!(view.chunk(*at).map(|c| c.kind), Some(ChunkKind::Word))
                    && view.any_word(*at, &["systems", "system", "weapons", "them", "guns", "ones"])
        }) else {
            continue;
        };
        let Some((supplier, recipient)) = scene.memory.dyad(scene.index, 6) else { continue };
        let Some(phrase) = view.item(named) else { continue };
        found.taken.extend([named, subject]);
        let place = view.sentence.chunks[subject].start..view.sentence.chunks[subject].end;
        found.drafts.push(Draft {
            sentence: scene.index,
            headline: false,
            act: Act::Identification,
            supplier: Some(inferred(&supplier)),
            recipient: Some(inferred(&recipient)),
            item: scene.draft_item(phrase),
            amount: Amounted::None,
            increment: false,
            kind: Kind::Unknown,
            kind_basis: FieldBasis::Inferred,
            status: Status::Delivered,
            polarity: Polarity::Affirmed,
            certainty: Certainty::Estimated,
            origins: saying.speakers.clone(),
            carried: false,
            period: None,
            place: view.sentence.range.clone(),
            others: Vec::new(),
            trigger: view.sentence.chunks[saying.cue].start,
            quoted: false,
            links: vec![(LinkType::Identifies, None, place)],
            rule: "identify.as".to_owned(),
        });
    }
}
