//! Customers of a maker, each with a figure of its own: "Among its customers are Kenya, which signed for 80; Chad, with 42 on
//! order; and Togo, whose last of 24 was delivered". What is counted is what the sentence before speaks of.

use std::ops::Range;

use super::super::chunks::Kind as ChunkKind;
use super::super::draft::Filler;
use super::super::lexicon::{Class, TriggerClass};
use super::super::memory::inferred;
use super::super::numbers::NumberClass;
use super::frame::Frame;
use super::{Found, Scene};
use crate::model::Status;

/// How many customers a list has at least.
const SEVERAL: usize = 2;

/// Reads every list of customers with figures.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    let chunks = view.sentence.chunks.len();
    let noun = (0..chunks).find(|at| view.is(*at, Class::BuyerNoun));
    let Some(noun) = noun.filter(|_| scene.memory.named.is_some()) else { return };
    let names = |j: &usize| view.is(*j, Class::Be) || view.any_word(*j, &["include", "included", "includes"]);
    let Some(verb) = (noun + 1..noun + 6).find(names) else { return };
    let customers: Vec<(Filler, usize, Status)> =
        parts(scene, verb + 1..chunks).into_iter().filter_map(|part| customer(scene, part)).collect();
    let Some(supplier) = seller(scene, noun).filter(|_| customers.len() >= SEVERAL) else { return };
    for (recipient, number, status) in customers {
        if recipient.actor == supplier.actor {
            continue;
        }
        let frame = Frame {
            suppliers: vec![supplier.clone()],
            recipients: vec![recipient],
            numbers: vec![number],
            certainty: scene.certainty(),
            inherit: false,
            of_last: true,
            ..Frame::new(number, number + 1, status, "customers.listed")
        };
        scene.build(frame, found);
        found.taken.push(number);
    }
}

/// The list cut at its semicolons.
fn parts(scene: &Scene<'_, '_>, list: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = list.start;
    for at in list.clone() {
        if matches!(scene.view.chunk(at).map(|c| c.kind), Some(ChunkKind::Semicolon)) {
            parts.push(from..at);
            from = at + 1;
        }
    }
    parts.push(from..list.end);
    parts
}

/// A customer at the head of its part, the figure behind it, and how far that has come.
fn customer(scene: &Scene<'_, '_>, part: Range<usize>) -> Option<(Filler, usize, Status)> {
    let view = scene.view;
    let party = (part.start..part.end.min(part.start + 4)).find(|j| view.party(*j).is_some())?;
    let taker = scene.filler(party, false)?;
    let number = (party + 1..part.end).find(|j| match view.chunk(*j).map(|c| c.kind) {
        Some(ChunkKind::Number(n)) => view.sentence.numbers[n].class == NumberClass::Cardinal,
        _ => false,
    })?;
    let delivered = (party + 1..part.end)
        .filter_map(|j| view.trigger_verb(j))
        .any(|t| matches!(t.class, TriggerClass::Give | TriggerClass::Take | TriggerClass::Arrive));
    let status = if delivered { Status::Delivered } else { Status::Ordered };
    view.stands_alone(number).then_some((taker, number, status))
}

/// Whose customers they are: named before the noun, or what the text is about.
fn seller(scene: &Scene<'_, '_>, noun: usize) -> Option<Filler> {
    let owner = scene.owner_before(noun, 4).and_then(|j| scene.filler(j, false));
    let its = || (noun.saturating_sub(4)..noun).any(|j| scene.view.any_word(j, &["its", "their"]));
    owner.or_else(|| {
        let topic = scene.memory.topic.as_ref().filter(|_| its())?;
        Some(Filler { actor: scene.standing(topic.actor), ..inferred(topic) })
    })
}
