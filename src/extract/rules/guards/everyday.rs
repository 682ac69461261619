//! Everyday words for arms: "aid", "men", "planes". They are items where the text or the frame is about arms.

use super::super::Scene;
use super::super::frame::Frame;
use crate::extract::items::ItemPhrase;
use crate::extract::lexicon::Class;
use crate::model::Category;

/// "Aid", "men", "planes": an everyday word is an item in a text about arms only, and aid and people must be counted there.
/// A drone or a gun is one too where both parties are named, or one of them and its origin.
pub(in crate::extract::rules) fn everyday(scene: &Scene<'_, '_>, item: &ItemPhrase, frame: &Frame) -> bool {
    let warlike = match item.category {
        Category::Drones
        | Category::ArmouredVehicles
        | Category::Artillery
        | Category::Bombs
        | Category::Sensors
        | Category::Ammunition => true,
        Category::SmallArms => item.quantity.is_some(),
        _ => false,
    };
    let ends = [!frame.suppliers.is_empty(), !frame.recipients.is_empty(), item.origin.is_some()];
    let named = ends.into_iter().filter(|end| *end).count() > 1;
    let counted = matches!(item.category, Category::MilitaryAid | Category::Personnel);
    // "Patriot systems", "ten Avengers", not "Avenger" alone, unless one state gives them to another.
    let system = !item.systems.is_empty()
        && (item.quantity.is_some()
            || scene.view.text[item.start..item.end].contains(' ')
            || item.plural && !frame.suppliers.is_empty() && !frame.recipients.is_empty());
    // "36 J-10C fighters to Pakistan and six jets to Myanmar": what is counted beside arms is arms.
    let beside = !frame.suppliers.is_empty()
        && !frame.recipients.is_empty()
        && item.quantity.is_some()
        && scene.view.sentence.items.iter().any(|other| other.strong);
    // Counted just after a report of arms, it is of the same kind.
    let told = warlike && item.quantity.is_some() && scene.memory.dyad(scene.index, 3).is_some();
    // "six helicopters from Russia": craft that one state gives another, counted, if their word is no airline's.
    let craft = matches!(item.category, Category::Aircraft | Category::Ships)
        && (item.quantity.is_some() || frame.figure.is_some())
        && !frame.suppliers.is_empty()
        && !frame.recipients.is_empty()
        && !scene.lexicon.words.ends_with(&scene.view.text[item.start..item.end], Class::CivilCraft);
    let known = craft || scene.memory.military || system || beside || told || warlike && named;
    // "announced a package for Kyiv": what is in it may follow.
    let package = !frame.suppliers.is_empty()
        && !frame.recipients.is_empty()
        && ["package", "packages"].iter().any(|w| scene.view.text[..item.end].ends_with(w));
    !item.strong && !package && (!known || counted && item.quantity.is_none())
}
