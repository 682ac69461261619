//! Weapons sent at somebody: missions, shots, what crashes down, and what a carrier is able to deliver. None of it is handed
//! over.

use super::super::Scene;
use super::super::frame::Frame;
use super::{all_items, lemma};
use crate::extract::items::ItemPhrase;
use crate::model::Category;

/// "sent four warships to patrol the strait", "sent jets … to bomb the rebels": a mission of one's own.
pub(super) fn mission(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    const PURPOSES: [&str; 27] = [
        "bomb",
        "strike",
        "attack",
        "hit",
        "search",
        "hunt",
        "patrol",
        "fight",
        "monitor",
        "escort",
        "intercept",
        "shadow",
        "evacuate",
        "rescue",
        "retaliate",
        "destroy",
        "target",
        "pound",
        "bombard",
        "battle",
        "combat",
        "confront",
        "deter",
        "investigate",
        "track",
        "counter",
        "join",
    ];
    let mover =
        |item: &ItemPhrase| matches!(item.category, Category::Ships | Category::Aircraft | Category::Drones);
    let from = frame.items.iter().max().map_or(frame.trigger, |at| *at);
    // A purpose may be an item's name too ("to bomb"), so the text is looked at.
    let purpose = |at: usize| {
        let words = scene.view.chunk(at).map(|c| scene.view.text[c.start..c.end].to_ascii_lowercase());
        words.is_some_and(|words| PURPOSES.contains(&words.as_str()))
    };
    all_items(scene, frame, mover)
        && matches!(lemma(frame), "send" | "dispatch" | "deploy" | "fly" | "move" | "redeploy" | "despatch")
        && (from + 1..from + 9).any(|at| {
            (scene.view.word(at, "to") && (at + 1..at + 3).any(purpose))
                || (scene.view.word(at, "in")
                    && scene.view.any_word(at + 2, &["attack", "attacks", "strike"]))
        })
}

/// "capable of delivering a warhead", "the ability to reach", "designed to carry": a range or a load, no movement.
pub(super) fn able_to(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    const ABLE: [&str; 14] = [
        "ability",
        "able",
        "capability",
        "capabilities",
        "capable",
        "capacity",
        "designed",
        "means",
        "range",
        "enough",
        "vehicle",
        "powerful",
        "system",
        "intended",
    ];
    let view = scene.view;
    let flies = |item: &ItemPhrase| {
        matches!(
            item.category,
            Category::Missiles
                | Category::Bombs
                | Category::Ammunition
                | Category::AirDefence
                | Category::Drones
        )
    };
    let at = frame.trigger;
    let infinitive = at > 0 && view.any_word(at - 1, &["to", "of"]);
    // "It can carry ten soldiers"
    let holds = matches!(lemma(frame), "carry" | "transport")
        && frame.status == crate::model::Status::Possible
        && all_items(scene, frame, |i| i.category == Category::Personnel);
    holds
        || matches!(lemma(frame), "deliver" | "carry" | "reach" | "transport" | "launch" | "bring" | "load")
            && infinitive
            && all_items(scene, frame, flies)
            && (at.saturating_sub(5)..at).any(|j| view.any_word(j, &ABLE))
}

/// "intercepted two bombers near its airspace": a plane that is met in the air is nobody's load.
pub(super) fn escorted(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    lemma(frame) == "intercept"
        && (frame.recipients.is_empty()
            || scene.view.sentence.chunks.iter().any(|c| {
                ["airspace", "skies"].contains(&scene.view.text[c.start..c.end].to_ascii_lowercase().as_str())
            }))
        && all_items(scene, frame, |i| matches!(i.category, Category::Aircraft | Category::Ships))
}

/// "can send a nuclear missile as far as the coast", "deliver a bomb": one uncounted missile is shot.
pub(super) fn single_shot(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    const SHOTS: [&str; 7] = ["missile", "bomb", "warhead", "rocket", "icbm", "torpedo", "projectile"];
    let one = |item: &ItemPhrase| {
        let words = scene.view.text.get(item.start..item.end).unwrap_or_default().to_ascii_lowercase();
        item.article_one && item.quantity.is_none() && SHOTS.iter().any(|shot| words.ends_with(shot))
    };
    matches!(lemma(frame), "send" | "deliver" | "carry" | "transport" | "fly") && all_items(scene, frame, one)
}

/// "sending missiles crashing down on two bases": they are fired.
pub(super) fn crashing(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    const FALLS: [&str; 9] = [
        "crashing",
        "raining",
        "slamming",
        "hurtling",
        "flying",
        "streaking",
        "plunging",
        "soaring",
        "tumbling",
    ];
    lemma(frame) == "send" && (frame.trigger + 1..frame.end + 2).any(|at| scene.view.any_word(at, &FALLS))
}
