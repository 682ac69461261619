//! Movements without a giver: weapons in flight, ships and planes under way, troops that cross a border or go home. What moves
//! says where it is, not who has it.

use super::super::Scene;
use super::super::frame::Frame;
use super::{all_items, items, lemma};
use crate::extract::draft::Filler;
use crate::extract::items::ItemPhrase;
use crate::model::{Category, Status};

/// Verbs of moving that say where something is, not who has it.
const MOVES: [&str; 12] =
    ["reach", "land", "cross", "come", "go", "enter", "head", "fly", "travel", "leave", "sail", "dock"];

/// "The missile landed off Japan", "rockets crossed from Lebanon": what flies of itself reaches, it is not handed over.
pub(super) fn flight(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let flies = |item: &ItemPhrase| {
        let words = scene.view.text[item.start..item.end].to_ascii_lowercase();
        let head = ["missile", "missiles", "rocket", "rockets", "projectile", "projectiles", "interceptors"];
        !item.partitive
            && (matches!(item.category, Category::Missiles | Category::Drones | Category::Bombs)
                || head.iter().any(|h| words.ends_with(h)))
    };
    // "the first missiles could leave for Riga next week": what is to come is no flight, once the flow is told.
    let to_come = matches!(lemma(frame), "come" | "leave" | "go")
        && matches!(frame.status, Status::Planned | Status::Possible | Status::Ordered)
        && !scene.memory.theme().is_empty();
    moves(scene, frame) && !to_come && all_items(scene, frame, flies)
}

/// A verb of moving; "the jets may go to Ukraine" gives them.
pub(super) fn moves(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let given =
        lemma(frame) == "go" && scene.view.word(frame.trigger + 1, "to") && !frame.recipients.is_empty();
    MOVES.contains(&lemma(frame)) && !given
}

/// "A frigate left the port", "a bomber entered the zone": ships and planes under way.
pub(super) fn under_way(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let lands = matches!(lemma(frame), "land" | "reach");
    let mover = |item: &ItemPhrase| {
        matches!(item.category, Category::Ships | Category::Aircraft)
            && !(lands && (item.quantity.is_some() || !item.systems.is_empty()))
    };
    moves(scene, frame) && all_items(scene, frame, mover)
}

/// "demanded the withdrawal of troops", "called for foreign troops to leave": people who go home are handed to nobody.
pub(super) fn homeward(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    const GOING: [&str; 24] = [
        "withdrawal",
        "withdrawals",
        "withdraw",
        "departure",
        "pullout",
        "pull-out",
        "pullback",
        "removal",
        "exit",
        "redeployment",
        "drawdown",
        "evacuation",
        "return",
        "release",
        "leave",
        "depart",
        "remain",
        "stay",
        "home",
        "destruction",
        "dismantling",
        "surrender",
        "disarmament",
        "elimination",
    ];
    let going = |at: usize| scene.view.any_word(at, &GOING);
    let first = frame.items.iter().min().copied().unwrap_or(frame.trigger);
    let last = frame.items.iter().max().copied().unwrap_or(frame.trigger);
    let people = all_items(scene, frame, |item| item.category == Category::Personnel);
    let before = (frame.trigger + 1..first).any(going) && !scene.view.any_word(frame.trigger, &["return"]);
    let after = people && scene.view.word(last + 1, "to") && going(last + 2);
    let left = people
        && matches!(lemma(frame), "leave" | "depart")
        && (frame.recipients.is_empty()
            || items(scene, frame).any(|item| {
                item.origin.is_some_and(|(actor, _)| frame.suppliers.iter().any(|s| s.actor != actor))
            }));
    before || after || left
}

/// "move heavy guns out of the town": out of somewhere, to nobody.
pub(super) fn out_of(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let last = frame.items.iter().max().copied().unwrap_or(frame.trigger);
    matches!(lemma(frame), "move" | "shift" | "bring" | "redeploy" | "transport" | "get")
        && frame.rule.ends_with(".active")
        && scene.view.any_word(last + 1, &["out", "away"])
}

/// "destroyers are moved toward the coast", "sent a frigate to the area": ships and planes that go to a place, not to a taker.
pub(super) fn in_waters(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let mover = |item: &ItemPhrase| matches!(item.category, Category::Ships | Category::Aircraft);
    let near = |r: &Filler| {
        let at = scene.view.sentence.chunks.iter().position(|c| c.start == r.place.start);
        at.and_then(|at| scene.view.preposition_before(at)).is_some_and(|p| {
            scene
                .view
                .any_word(p, &["toward", "towards", "off", "near", "over", "around", "into", "in", "at"])
        })
    };
    matches!(lemma(frame), "send" | "move" | "dispatch" | "fly" | "bring" | "despatch")
        && all_items(scene, frame, mover)
        && !frame.recipients.is_empty()
        && frame.recipients.iter().all(near)
}

/// "the destroyers come to the port on Friday": ships without a number call somewhere.
pub(super) fn calls_at(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    matches!(lemma(frame), "arrive" | "come" | "go")
        && all_items(scene, frame, |item| item.category == Category::Ships && item.quantity.is_none())
}

/// "soldiers crossed into the east", "troops entered": who comes unasked is lent to nobody.
pub(super) fn crosses(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    matches!(lemma(frame), "cross" | "enter")
        && all_items(scene, frame, |item| item.category == Category::Personnel)
}
