//! Heads of lists: "New pledges for Ukraine:", "Kenya's purchases from Oslo were:", "To Georgia:". They tell nothing themselves; the
//! lines below have their parties and their status.

use super::super::chunks::Kind as ChunkKind;
use super::super::draft::Filler;
use super::super::lexicon::{Class, TriggerClass};
use super::super::memory::Side;
use super::{Found, Scene};
use crate::model::{Category, Status};

/// Reads a head that no other rule has read.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    let colon = view.text[..view.sentence.range.end].ends_with(':');
    if !found.drafts.is_empty() || found.lead.is_some() {
        return;
    }
    if !colon {
        return;
    }
    let end = view.sentence.chunks.len();
    let side = scene.memory.side.as_ref();
    // "To Georgia:", "From Norway:"
    let alone = |words: &[&str]| {
        (view.any_word(0, words) && end <= 5).then(|| (1..end).find_map(|j| scene.filler(j, true))).flatten()
    };
    let dyad = || scene.memory.dyad(scene.index, 40);
    if let Some(recipient) = alone(&["to", "for"]) {
        let supplier = side.and_then(|s| s.supplier.clone()).or_else(|| dyad().map(|(s, _)| s));
        return set(scene, supplier, Some(recipient), None, found);
    }
    if let Some(supplier) = alone(&["from", "by"]) {
        let recipient = side.and_then(|s| s.recipient.clone()).or_else(|| dyad().map(|(_, r)| r));
        return set(scene, Some(supplier), recipient, None, found);
    }
    // "Weapons not yet delivered to Kyiv:"
    if (0..end).any(|j| view.is(j, Class::Not)) {
        return;
    }
    let Some((flow, status)) = (0..end).find_map(|j| flow(scene, j).map(|status| (j, status))) else {
        return;
    };
    let by = |words: &[&str]| {
        (0..end)
            .filter(|j| view.preposition_before(*j).is_some_and(|p| view.any_word(p, words)))
            .find_map(|j| scene.filler(j, false))
    };
    let intake = scene.is_flow(flow, Class::Intake);
    let owner = scene.owner_before(flow, 6).and_then(|j| scene.filler(j, false));
    let origin = view.item(flow).and_then(|i| scene.origin_of(i));
    let subject =
        || (0..flow).filter(|j| view.preposition_before(*j).is_none()).find_map(|j| scene.filler(j, false));
    let (supplier, recipient) = if intake {
        (by(&["from"]), by(&["to", "for", "by"]).or(owner).or_else(subject))
    } else {
        (by(&["from", "by"]).or(origin).or(owner).or_else(subject), by(&["to", "for"]))
    };
    set(scene, supplier, recipient, Some(status), found);
}

/// Both sides are a lead, one of them a side.
fn set(
    scene: &Scene<'_, '_>,
    supplier: Option<Filler>,
    recipient: Option<Filler>,
    status: Option<Status>,
    found: &mut Found,
) {
    let status = status
        .or_else(|| scene.memory.side.as_ref().map(|s| s.status))
        .or(scene.memory.status)
        .unwrap_or(Status::Delivered);
    let same = supplier.as_ref().zip(recipient.as_ref()).is_some_and(|(s, r)| s.actor == r.actor);
    let recipient = recipient.filter(|_| !same);
    if let (Some(s), Some(r)) = (&supplier, &recipient) {
        found.lead = Some((s.clone(), r.clone(), status));
    }
    if supplier.is_some() || recipient.is_some() {
        found.side = Some(Side { supplier, recipient, status });
    }
}

/// The status that a word for a flow gives to the lines below.
fn flow(scene: &Scene<'_, '_>, at: usize) -> Option<Status> {
    let view = scene.view;
    if let Some(item) = view.item(at) {
        return (item.category == Category::MilitaryAid).then_some(Status::Delivered);
    }
    let info = view.chunk(at).filter(|c| c.kind == ChunkKind::Word)?.info?;
    let trigger = info.triggers.iter().find(|t| {
        t.noun
            || matches!(
                t.class,
                TriggerClass::Promise | TriggerClass::Give | TriggerClass::Take | TriggerClass::Buy
            )
    });
    let pledge =
        ["pledge", "pledges", "commitment", "commitments", "promises", "contribution", "contributions"];
    if view.any_word(at, &pledge) {
        return Some(Status::Pledged);
    }
    trigger
        .map(|t| t.status.unwrap_or(Status::Delivered))
        .or_else(|| (info.is(Class::Flow) || info.is(Class::Intake)).then_some(Status::Delivered))
}
