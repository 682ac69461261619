//! What a carrier has on board: "a ship with 77 tonnes of arms for Chad has left Oslo", "a train with 30 tanks bound for Riga
//! crossed the border". The load is under way, has come to where it was to go, or was stopped.

use super::super::draft::Filler;
use super::super::items::ItemPhrase;
use super::super::lexicon::{Class, TriggerClass};
use super::frame::Frame;
use super::{Found, Scene};
use crate::model::Status;

/// How far behind its load the verb of a carrier may stand, in chunks.
const REACH: usize = 14;

/// Reads every carrier with a counted load for somebody.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    for with in 1..view.sentence.chunks.len() {
        if !view.word(with, "with") || !is_carrier(scene, with - 1) {
            continue;
        }
        let args = view.arguments(with + 1);
        let load = |i: &ItemPhrase| i.strong || i.quantity.is_some();
        let items: Vec<usize> = (args.items.iter().copied())
            .filter(|at| !found.taken.contains(at) && view.item(*at).is_some_and(load))
            .collect();
        let recipients: Vec<Filler> = args.to.iter().filter_map(|at| scene.filler(*at, false)).collect();
        let Some(recipient) = recipients.first() else { continue };
        let Some((at, status)) = fate(scene, with + 1, recipient.actor) else { continue };
        // "with 50 missiles for Riga took off from Oslo"
        let left = view.arguments(at + 1).from;
        let suppliers = args.from.iter().chain(&left).filter_map(|at| scene.filler(*at, false)).take(1);
        let frame = Frame {
            suppliers: suppliers.collect(),
            recipients,
            items,
            certainty: scene.certainty(),
            ..Frame::new(with, args.end.max(at), status, "cargo.with")
        };
        scene.build(frame, found);
    }
}

/// Whether the chunk names a ship, a plane, a train or a lorry. A list of its own: "train" in the lexicon would be no verb any more
/// behind "to".
fn is_carrier(scene: &Scene<'_, '_>, at: usize) -> bool {
    let view = scene.view;
    let Some(chunk) = view.chunk(at) else { return false };
    let words = &view.text[chunk.start..chunk.end];
    let head = words.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let head = match head.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None => head.strip_suffix('s').unwrap_or(&head).to_owned(),
    };
    matches!(
        head.as_str(),
        "ship"
            | "vessel"
            | "freighter"
            | "boat"
            | "dhow"
            | "plane"
            | "aircraft"
            | "flight"
            | "train"
            | "convoy"
            | "truck"
            | "lorry"
            | "airlifter"
            | "ferry"
            | "barge"
    )
}

/// The verb of the carrier, and how far its load has come.
fn fate(scene: &Scene<'_, '_>, from: usize, recipient: usize) -> Option<(usize, Status)> {
    let view = scene.view;
    let took_off =
        |at: &usize| view.any_word(*at, &["took", "takes", "taken", "taking"]) && view.word(*at + 1, "off");
    if let Some(at) = (from..from + REACH).find(took_off) {
        return Some((at + 1, Status::Ongoing));
    }
    let (at, verb) = (from..from + REACH).find_map(|at| Some((at, view.trigger_verb(at)?)))?;
    // "never left", "will leave", "was not seized"
    let group = |class| (at.saturating_sub(4).max(from)..at).any(|j| view.is(j, class));
    if group(Class::Not) || group(Class::Modal) {
        return None;
    }
    if group(Class::Will) {
        return Some((at, Status::Planned));
    }
    let args = view.arguments(at + 1);
    let mut places = args.at.iter().chain(&args.to).chain(&args.bare).filter_map(|j| scene.filler(*j, true));
    let leaves = matches!(verb.lemma.as_str(), "leave" | "depart" | "sail" | "head" | "cross" | "go");
    let status = match verb.class {
        TriggerClass::Seize | TriggerClass::Halt => Status::Intercepted,
        TriggerClass::Arrive if leaves => Status::Ongoing,
        TriggerClass::Arrive if places.any(|f| f.actor == recipient) => Status::Delivered,
        TriggerClass::Arrive => Status::Ongoing,
        _ => return None,
    };
    Some((at, status))
}
