//! People who are sent: who fights on its own side's business, who is with the one they are sent to, and who serves others'
//! forces.

use super::super::Scene;
use super::super::frame::Frame;
use super::lemma;
use crate::extract::draft::{DraftItem, Filler};
use crate::model::{ActorKind, Status};

/// "to fight the rebels": they are there on their own account, unless it is against a state at war with who receives them.
pub(super) fn fights(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    const FIGHT: [&str; 12] = [
        "fight",
        "fighting",
        "battle",
        "battling",
        "combat",
        "against",
        "retake",
        "recapture",
        "defeat",
        "hunt",
        "quell",
        "peacekeeping",
    ];
    let view = scene.view;
    let foe = |r: &Filler| {
        view.sentence.parties.iter().filter_map(|p| p.actor).any(|other| {
            scene.lexicon.enemies.contains(&(r.actor, other))
                && scene.lexicon.actors[other].kind == ActorKind::State
        })
    };
    let beside = |at: usize| view.any_word(at + 1, &["for", "alongside"]);
    (0..view.sentence.chunks.len()).any(|at| view.any_word(at, &FIGHT) && !beside(at))
        && !frame.recipients.iter().any(foe)
}

/// "has sent troops to Russia": people who are with the one they are sent to.
pub(super) fn handed(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let view = scene.view;
    let to = |r: &Filler| {
        let at = view.sentence.chunks.iter().position(|c| c.start == r.place.start);
        at.is_some_and(|at| {
            let arrives = lemma(frame) == "arrive";
            view.preposition_before(at).is_none_or(|p| {
                view.any_word(p, &["to", "for", "alongside"]) || arrives && view.any_word(p, &["in", "at"])
            })
        })
    };
    matches!(frame.status, Status::Delivered | Status::Ongoing | Status::Planned)
        && matches!(
            lemma(frame),
            "send" | "dispatch" | "provide" | "supply" | "lend" | "give" | "transfer" | "arrive" | "deploy"
        )
        && frame.recipients.iter().all(to)
}

/// Advisers, trainers and sappers serve somebody else's forces; troops may be on their own side's business.
pub(super) fn lent(scene: &Scene<'_, '_>, item: &DraftItem) -> bool {
    const SERVE: [&str; 9] = [
        "advis",
        "instruct",
        "trainer",
        "sapper",
        "engineer",
        "specialist",
        "technician",
        "mercenar",
        "builder",
    ];
    let words = scene.view.text.get(item.place.clone()).unwrap_or_default().to_ascii_lowercase();
    SERVE.iter().any(|w| words.contains(w))
}
