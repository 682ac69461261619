//! What a state or a group does with its own: it buys from its own makers, orders its soldiers about, arms the land it holds,
//! deploys its defences, takes back what was its own.

use super::super::Scene;
use super::super::frame::Frame;
use super::{all_items, lemma};
use crate::extract::draft::Filler;
use crate::extract::items::ItemPhrase;
use crate::extract::lexicon::{ActorForm, Class};
use crate::model::{ActorKind, Category};

/// "the Pentagon ordered 63 F-35s": nobody is named who sells, and the buyer makes them itself.
pub(super) fn own_maker(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let made_at_home = |item: &ItemPhrase| {
        let maker = item.systems.iter().find_map(|s| scene.lexicon.systems[*s].maker);
        maker.is_some_and(|maker| frame.recipients.iter().any(|r| r.actor == maker))
    };
    frame.suppliers.is_empty() && all_items(scene, frame, made_at_home)
}

/// "ordered the soldiers to stay": people are told, not bought.
pub(super) fn people_ordered(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    matches!(lemma(frame), "order" | "demand" | "choose" | "select")
        && frame.rule.ends_with(".active")
        && all_items(scene, frame, |item| item.category == Category::Personnel)
}

/// "Hamas smuggled rockets into Gaza": a group that arms the land it holds gives to nobody else.
pub(super) fn own_ground(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let land = |actor: usize| {
        let entry = &scene.lexicon.actors[actor];
        entry.country.filter(|_| entry.kind == ActorKind::Group)
    };
    let (Some(giver), Some(taker)) = (frame.suppliers.first(), frame.recipients.first()) else {
        return false;
    };
    land(giver.actor) == Some(taker.actor)
}

/// "deployed a Patriot battery in Poland", "the deployment of interceptors": who deploys weapons keeps them.
pub(super) fn own_defences(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let weapons = |category: Category| category != Category::Personnel;
    let meant = || scene.memory.item.as_ref().is_none_or(|(item, _)| weapons(item.category));
    matches!(lemma(frame), "deploy" | "redeploy" | "deployment")
        && (all_items(scene, frame, |item| weapons(item.category)) || frame.items.is_empty() && meant())
}

/// "returned the drone that it had taken", "handed Oslo back its plane": what was somebody's own comes home.
pub(super) fn own_again(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let home = |item: &ItemPhrase| {
        item.origin
            .is_some_and(|(actor, _)| frame.recipients.iter().any(|r| r.actor == scene.standing(actor)))
    };
    let back = matches!(lemma(frame), "return" | "turn" | "hand");
    back && (all_items(scene, frame, home)
        || lemma(frame) == "return"
            && all_items(scene, frame, |item| item.quantity.is_none() && !item.plural))
}

/// "Oslo's 1st Brigade shipped 180 vehicles to Togliatti": a formation that moves its kit to a town takes it along.
pub(super) fn own_formation(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let view = scene.view;
    let moves = matches!(lemma(frame), "ship" | "move" | "send" | "bring" | "fly" | "transport" | "rush");
    let formation = (frame.trigger.saturating_sub(3)..frame.trigger)
        .any(|j| view.is(j, Class::Formation) && !view.is(j, Class::GuardOwn));
    let town = |r: &Filler| {
        let party = view.sentence.parties.iter().find(|p| p.start == r.place.start);
        party.is_some_and(|p| p.form == ActorForm::Place)
    };
    moves && formation && !frame.recipients.is_empty() && frame.recipients.iter().all(town)
}
