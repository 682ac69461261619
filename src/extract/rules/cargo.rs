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
    if !view.sentence.may_hold(&["with"]) {
        return;
    }
    for with in (1..view.sentence.chunks.len()).filter(|at| view.word(*at, "with")) {
        let Some(carrier) = carrier_before(scene, with) else { continue };
        let args = view.arguments(with + 1);
        let load = |i: &ItemPhrase| i.strong || i.quantity.is_some();
        let items: Vec<usize> = (args.items.iter().copied())
            .filter(|at| !found.taken.contains(at) && view.item(*at).is_some_and(load))
            .collect();
        let mut recipients: Vec<Filler> = args.to.iter().filter_map(|at| scene.filler(*at, false)).collect();
        let known = recipients.first().map(|r| r.actor);
        let Some(Fate { at, status, place }) = fate(scene, with + 1, known) else { continue };
        // "with 40 tonnes of shells landed in Riga": where it comes to gets it.
        recipients.extend(place.filter(|_| known.is_none() && status == Status::Delivered));
        if recipients.is_empty() {
            continue;
        }
        // "with 50 missiles for Riga took off from Oslo"
        let left = view.arguments(at + 1).from;
        let home =
            (carrier + 1..with).filter(|j| view.word(*j, "from")).find_map(|_| scene.filler(with - 1, false));
        let named = args.from.iter().chain(&left).find_map(|at| scene.filler(*at, false)).or(home);
        // "A Norwegian ship with arms for Riga", "a dhow from Oslo with"
        let own = || scene.flag_of(carrier);
        let frame = Frame {
            suppliers: named.or_else(own).into_iter().collect(),
            recipients,
            items,
            certainty: scene.certainty(),
            ..Frame::new(with, args.end.max(at), status, "cargo.with")
        };
        scene.build(frame, found);
    }
}

/// The carrier before "with", over where it comes from: "a dhow from Oslo with".
fn carrier_before(scene: &Scene<'_, '_>, with: usize) -> Option<usize> {
    let before = with.checked_sub(1)?;
    let from = (with.saturating_sub(3)..with).find(|j| scene.view.word(*j, "from"));
    let named = from.filter(|_| scene.view.party(before).is_some()).and_then(|from| from.checked_sub(1));
    [Some(before), named].into_iter().flatten().find(|j| scene.is_carrier(*j))
}

impl Scene<'_, '_> {
    /// Whether the chunk names a ship, a plane, a train or a lorry.
    pub(super) fn is_carrier(&self, at: usize) -> bool {
        let named = |c: &super::super::chunks::Chunk<'_>| {
            self.lexicon.words.ends_with(&self.view.text[c.start..c.end], Class::Carrier)
        };
        self.view.chunk(at).is_some_and(named)
    }

    /// The party whose carrier it is: "a Norwegian ship", "Oslo's fishing boat".
    pub(super) fn flag_of(&self, carrier: usize) -> Option<Filler> {
        let owner = self.owner_before(carrier, 3).and_then(|j| self.filler(j, false));
        owner.or_else(|| self.view.item(carrier).and_then(|i| self.origin_of(i)))
    }
}

/// What becomes of a load: the verb of its carrier, how far it has come, where it came to.
struct Fate {
    at: usize,
    status: Status,
    place: Option<Filler>,
}

/// The verb of the carrier, and how far its load has come.
fn fate(scene: &Scene<'_, '_>, from: usize, recipient: Option<usize>) -> Option<Fate> {
    let view = scene.view;
    let took_off =
        |at: &usize| view.any_word(*at, &["took", "takes", "taken", "taking"]) && view.word(*at + 1, "off");
    if let Some(at) = (from..from + REACH).find(took_off) {
        return Some(Fate { at: at + 1, status: Status::Ongoing, place: None });
    }
    let (at, verb) = (from..from + REACH).find_map(|at| Some((at, view.trigger_verb(at)?)))?;
    // "never left", "will leave", "was not seized"
    let group = |class| (at.saturating_sub(4).max(from)..at).any(|j| view.is(j, class));
    if group(Class::Not) || group(Class::Modal) {
        return None;
    }
    if group(Class::Will) {
        return Some(Fate { at, status: Status::Planned, place: None });
    }
    let args = view.arguments(at + 1);
    let places: Vec<Filler> =
        args.at.iter().chain(&args.to).chain(&args.bare).filter_map(|j| scene.filler(*j, true)).collect();
    let leaves = matches!(verb.lemma.as_str(), "leave" | "depart" | "sail" | "head" | "cross" | "go");
    let status = match verb.class {
        TriggerClass::Seize | TriggerClass::Halt => Status::Intercepted,
        TriggerClass::Arrive if leaves => Status::Ongoing,
        TriggerClass::Arrive if places.iter().any(|f| recipient.is_none_or(|r| f.actor == r)) => {
            Status::Delivered
        }
        TriggerClass::Arrive => Status::Ongoing,
        _ => return None,
    };
    Some(Fate { at, status, place: places.into_iter().next() })
}
