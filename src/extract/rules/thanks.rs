//! Thanks: "Kyiv thanked Oslo for 22 howitzers", "we are grateful to Oslo for the delivery of ten guns", "Thank you, Oslo, for
//! the guns". Who thanks has received; thanks for a promise are a promise.

use super::super::draft::Filler;
use super::super::lexicon::{Class, TriggerClass};
use super::super::parties::Party;
use super::frame::Frame;
use super::roles::{speaks_for, subject_fillers};
use super::{Found, Scene};
use crate::model::Status;

/// How far behind the word the giver may stand, and "for" behind the giver, in chunks.
const REACH: (usize, usize) = (6, 4);

/// Reads every thanks that names a giver and arms.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    for at in 0..view.sentence.chunks.len() {
        if !view.is(at, Class::Thanks) {
            continue;
        }
        let giver = (at + 1..at + REACH.0).find(|j| view.party(*j).is_some_and(Party::can_act));
        let Some((giver, supplier)) = giver.and_then(|j| Some((j, scene.filler(j, false)?))) else {
            continue;
        };
        // "was thanked by Kyiv", "received thanks from Kyiv"
        let thanked = view.preposition_before(giver).is_some_and(|p| view.any_word(p, &["by", "from"]));
        if thanked || at > 0 && view.is(at - 1, Class::Be) && view.word(at, "thanked") {
            continue;
        }
        let Some(behind) = (giver + 1..giver + REACH.1).find(|j| view.word(*j, "for")) else { continue };
        let args = view.arguments(behind + 1);
        // "for sending ten guns" is told by its verb.
        let acts = (behind + 1..args.end).any(|j| view.is_trigger_verb(j) && !view.is_noun_here(j));
        let items: Vec<usize> = args.items.iter().copied().filter(|j| !found.taken.contains(j)).collect();
        if acts || items.is_empty() {
            continue;
        }
        let promised = (behind + 1..args.end).any(|j| {
            view.is_noun_of(j, TriggerClass::Promise)
                || view.any_word(j, &["decision", "approval", "readiness"])
        });
        // "thanked Oslo for the ten guns for Kyiv"
        let named: Vec<Filler> = args.to.iter().filter_map(|j| scene.filler(*j, false)).collect();
        let recipients = if named.is_empty() { thankful(scene, at) } else { named };
        let recipients = recipients.into_iter().filter(|r| r.actor != supplier.actor).take(1);
        let frame = Frame {
            recipients: recipients.collect(),
            suppliers: vec![supplier],
            items,
            certainty: scene.certainty(),
            ..Frame::new(
                at,
                args.end,
                if promised { Status::Pledged } else { Status::Delivered },
                "thanks.for",
            )
        };
        scene.build(frame, found);
    }
}

/// Who thanks: the subject, the owner of the gratitude, or who speaks of it.
fn thankful(scene: &Scene<'_, '_>, at: usize) -> Vec<Filler> {
    let owner = at.checked_sub(2).and_then(|j| scene.filler(j, false));
    let subject = subject_fillers(scene, scene.view.subject(at));
    if !subject.is_empty() {
        return subject;
    }
    let speakers = scene.sayings.iter().flat_map(|s| &s.speakers);
    owner.into_iter().chain(speakers.filter_map(|s| speaks_for(scene, s))).collect()
}
