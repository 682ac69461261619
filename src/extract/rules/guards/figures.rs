//! Figures that count no arms, and single things that are no load: one soldier, one weapon without a name, one handgun, a
//! number of somebody or something else.

use super::super::Scene;
use super::super::frame::Frame;
use super::all_items;
use super::movements::moves;
use crate::extract::chunks::Kind as ChunkKind;
use crate::extract::items::ItemPhrase;
use crate::model::{Category, Unit};

/// "a soldier who crossed into the north": one person is no contingent.
pub(super) fn single_person(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let one = |item: &ItemPhrase| {
        let words = scene.view.text[item.start..item.end].to_ascii_lowercase();
        let many = ["personnel", "police", "forces", "staff", "s"].iter().any(|end| words.ends_with(end));
        item.category == Category::Personnel
            && item.unit == Unit::Personnel
            && !item.plural
            && !many
            && item.quantity.is_none()
    };
    all_items(scene, frame, one)
}

/// "handed him a weapon", "developing a weapon": one weapon without a name is no load of arms.
pub(super) fn a_weapon(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    all_items(scene, frame, |item| {
        item.category == Category::MilitaryAid
            && item.quantity.is_none()
            && scene.view.text[..item.end].ends_with("weapon")
    })
}

/// "bought a handgun", "gave him a rifle": one small arm is somebody's own.
pub(super) fn one_gun(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    all_items(scene, frame, |item| {
        item.category == Category::SmallArms && !item.plural && item.quantity.is_none()
    })
}

/// "offered thousands of neighbours asylum": the number counts something else.
pub(super) fn number_of_others(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    const OWN: [&str; 14] = [
        "them", "these", "those", "which", "whom", "the", "its", "their", "his", "our", "all", "apiece",
        "each", "or",
    ];
    let view = scene.view;
    let number = |at: usize| matches!(view.chunk(at).map(|c| c.kind), Some(ChunkKind::Number(_)));
    let counts_of = |at: usize| {
        view.word(at + 1, "of")
            && view.item(at + 2).is_none()
            && !view.any_word(at + 2, &OWN)
            && !number(at + 2)
    };
    // "93 senators", "three things": an everyday noun right behind the number.
    let noun = |at: usize| {
        view.chunk(at + 1).is_some_and(|c| {
            let word = &view.text[c.start..c.end];
            c.kind == ChunkKind::Word
                && c.is_plain()
                && word.len() > 3
                && word.ends_with('s')
                && word.starts_with(char::is_alphabetic)
        }) && !view.any_word(at + 1, &["units", "pieces", "sets", "overseas", "besides"])
    };
    let others = |at: &usize| counts_of(*at) || noun(*at);
    frame.items.is_empty() && !frame.numbers.is_empty() && frame.numbers.iter().all(others)
}

/// "The two travelled together": in a text that has told of no flow a number alone stands for people or things, unless it is
/// handed over by or to somebody and the text is about arms.
pub(super) fn lone_number(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let told = scene.memory.military && !(frame.suppliers.is_empty() && frame.recipients.is_empty());
    // "Shells for the guns, 9,000 of them, went": the item stands before its number.
    let beside = frame
        .numbers
        .first()
        .is_some_and(|n| (0..*n).any(|at| scene.view.item(at).is_some_and(|i| i.strong)));
    frame.items.is_empty()
        && !beside
        && (!told && scene.memory.theme().is_empty() && scene.memory.dyads.is_empty()
            || moves(scene, frame) && scene.memory.theme().is_thin() && scene.memory.dyads.is_empty())
}
