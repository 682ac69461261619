//! Non-confirmations: "Ankara has not confirmed the sale", "neither has acknowledged the deployment". Bound to what the text
//! has reported, and to no more.

use super::super::{Found, Scene};
use crate::extract::chunks::Kind as ChunkKind;
use crate::extract::draft::{Amounted, Draft, DraftItem};
use crate::extract::lexicon::{ActorForm, Class};
use crate::extract::memory::inferred;
use crate::extract::speech::speaker;
use crate::model::{Act, Category, Certainty, FieldBasis, Group, Kind, LinkType, Polarity, Status};

/// "Neither X nor Y has confirmed the deployment", "X has not confirmed": one each.
pub(super) fn not_confirmed(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    const CONFIRMS: &[&str] = &["confirmed", "confirm", "acknowledged", "acknowledge"];
    if !view.may_hold(CONFIRMS) {
        return;
    }
    let Some(cue) = (0..view.sentence.chunks.len()).find(|at| view.any_word(*at, CONFIRMS)) else { return };
    // "are not new, but Oslo confirmed": the "not" is another clause's.
    let negated = (0..cue)
        .rev()
        .take_while(|at| {
            !matches!(view.chunk(*at).map(|c| c.kind), Some(ChunkKind::Comma | ChunkKind::Semicolon))
                && !view.word(*at, "but")
        })
        .any(|at| view.is(at, Class::Not));
    if !negated {
        return;
    }
    let Some((supplier, recipient)) = scene.memory.dyad(scene.index, 40) else { return };
    let parties: Vec<usize> = (0..cue)
        .filter(|at| {
            view.party(*at).is_some_and(|p| p.can_act() && p.form != ActorForm::Place)
                && view.preposition_before(*at).is_none()
        })
        .collect();
    let object = (cue + 1..(cue + 6).min(view.sentence.chunks.len())).find(|at| {
        view.item(*at).is_some()
            || view.any_word(
                *at,
                &[
                    "deployment",
                    "delivery",
                    "deliveries",
                    "transfer",
                    "transfers",
                    "shipment",
                    "shipments",
                    "supplies",
                    "sale",
                    "reports",
                    "claims",
                ],
            )
    });
    let Some(object) = object else { return };
    // What the words speak of: the latest report of that item; "the deployment" is of people.
    let deployed = view.any_word(object, &["deployment"]);
    let Some((last, _)) = scene.memory.last_item(if deployed {
        Some(Category::Personnel)
    } else {
        view.item(object).map(|i| i.category)
    }) else {
        return;
    };
    for at in parties.into_iter().take(3) {
        let Some(party) = view.party(at) else { continue };
        let mut said = speaker(view, scene.lexicon, scene.memory, party);
        said.group = Group::Single;
        said.cue = "has not confirmed".to_owned();
        let chunk = view.sentence.chunks[object];
        found.drafts.push(Draft {
            sentence: scene.index,
            headline: scene.headline,
            act: Act::Transfer,
            supplier: Some(inferred(&supplier)),
            recipient: Some(inferred(&recipient)),
            item: DraftItem { place: chunk.start..chunk.end, inferred: true, ..last.clone() },
            amount: Amounted::None,
            increment: false,
            kind: Kind::Unknown,
            kind_basis: FieldBasis::Inferred,
            status: Status::Delivered,
            polarity: Polarity::NotConfirmed,
            certainty: Certainty::Stated,
            origins: vec![said],
            carried: false,
            period: None,
            place: view.sentence.range.clone(),
            others: Vec::new(),
            trigger: view.sentence.chunks[cue].start,
            quoted: false,
            links: vec![(LinkType::NotConfirmed, None, chunk.start..chunk.end)],
            rule: "denial.not_confirmed".to_owned(),
        });
    }
}
