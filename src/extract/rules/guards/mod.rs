//! Sentences that look like a transfer and are none.
//!
//! [`Scene::guard`] asks the registry in [`refuse`], then the words around the frame. Each guard looks at a bound frame; the
//! first that holds gives its reason. The guards stand by what they know: movements, attacks, own forces, senses of a word,
//! figures, questions, unknown parties. Two more are asked item by item: whether an everyday word is an item here, and whether
//! parties may be taken from the sentences before.

mod attacks;
mod contingents;
mod everyday;
mod figures;
mod inferred;
mod movements;
mod outsiders;
mod own_forces;
mod questions;
mod senses;

use super::super::chunks::Kind as ChunkKind;
use super::super::items::ItemPhrase;
use super::super::lexicon::Class;
use super::Scene;
use super::frame::Frame;
use crate::model::Category;
use attacks::{able_to, crashing, escorted, mission, single_shot};
use figures::{a_weapon, lone_number, number_of_others, one_gun, single_person};
use movements::{calls_at, crosses, flight, homeward, in_waters, out_of, under_way};
use outsiders::{armed_with, giver_elsewhere, goal_elsewhere, others_act, to_lawmakers};
use own_forces::{own_again, own_defences, own_formation, own_ground, own_maker, people_ordered};
use questions::{asked, how_many, kept_from, not_these, supposed, unconfirmed};
use senses::{
    chooses_place, deal_comes, development, gets, lays_down, merely_follows, merely_pays, merely_wants,
    other_deal, other_sense,
};

pub(super) use everyday::everyday;
pub(super) use inferred::doubtful;

impl Scene<'_, '_> {
    /// A guard word that governs the frame.
    pub(super) fn guard(&self, frame: &Frame) -> Option<&'static str> {
        if let Some(reason) = refuse(self, frame) {
            return Some(reason);
        }
        let chunks = &self.view.sentence.chunks;
        // "sent drones to attack", "fired missiles supplied by" is left to the supplied rule.
        let inside = chunks.iter().take(frame.end).skip(frame.trigger + 1);
        if frame.items.is_empty() && inside.clone().any(|c| c.kind == ChunkKind::Word && c.is(Class::NotArms))
        {
            return Some("guard.not_arms");
        }
        let purpose = (frame.end..(frame.end + 3).min(chunks.len())).any(|at| {
            self.view.is(at, Class::GuardAttack)
                && !self.view.text[chunks[at].start..chunks[at].end].ends_with("ed")
        });
        if purpose && self.view.word(frame.end, "to") {
            return Some("guard.attack");
        }
        let exercise = self.memory.exercise
            || chunks.iter().any(|c| {
                c.kind == ChunkKind::Word
                    && matches!(
                        self.view.text[c.start..c.end].to_ascii_lowercase().as_str(),
                        "exercise" | "exercises" | "drill" | "drills" | "manoeuvres" | "maneuvers" | "parade"
                    )
            });
        if exercise
            && frame.items.iter().filter_map(|at| self.view.item(*at)).all(|i| {
                matches!(
                    i.category,
                    Category::Personnel | Category::Ships | Category::Aircraft | Category::ArmouredVehicles
                ) || i.owned && matches!(lemma(frame), "bring" | "ship" | "move" | "fly" | "send")
            })
        {
            return Some("guard.exercise");
        }
        None
    }
}

/// The reason for which a frame is refused, if there is one.
fn refuse(scene: &Scene<'_, '_>, frame: &Frame) -> Option<&'static str> {
    let guards: [(Guard, &'static str); 44] = [
        (flight, "guard.flight"),
        (under_way, "guard.flight"),
        (mission, "guard.attack"),
        (escorted, "guard.flight"),
        (homeward, "guard.withdrawal"),
        (kept_from, "refused_to"),
        (armed_with, "guard.armed"),
        (own_maker, "guard.domestic"),
        (merely_follows, "guard.order"),
        (merely_wants, "guard.sense"),
        (lays_down, "guard.sense"),
        (deal_comes, "guard.sense"),
        (merely_pays, "guard.sense"),
        (other_sense, "guard.sense"),
        (able_to, "guard.range"),
        (single_person, "guard.sense"),
        (a_weapon, "guard.sense"),
        (to_lawmakers, "guard.told"),
        (other_deal, "guard.sense"),
        (number_of_others, "no_item"),
        (lone_number, "no_item"),
        (people_ordered, "guard.order"),
        (own_ground, "same_party"),
        (asked, "guard.hypothetical"),
        (supposed, "guard.hypothetical"),
        (how_many, "guard.hypothetical"),
        (single_shot, "guard.attack"),
        (development, "guard.production"),
        (own_defences, "guard.deployment"),
        (own_formation, "guard.deployment"),
        (gets, "guard.sense"),
        (chooses_place, "guard.sense"),
        (one_gun, "guard.crime"),
        (not_these, "negated"),
        (out_of, "guard.withdrawal"),
        (in_waters, "guard.flight"),
        (calls_at, "guard.flight"),
        (crosses, "guard.deployment"),
        (own_again, "guard.returned"),
        (crashing, "guard.attack"),
        (goal_elsewhere, "no_recipient"),
        (others_act, "no_parties"),
        (giver_elsewhere, "no_supplier"),
        (unconfirmed, "not_confirmed"),
    ];
    guards.iter().find(|(holds, _)| holds(scene, frame)).map(|(_, reason)| *reason)
}

/// The same for a frame whose trigger says what is given: questions, suppositions and what nobody could confirm tell nothing.
pub(super) fn talk(scene: &Scene<'_, '_>, frame: &Frame) -> Option<&'static str> {
    if unconfirmed(scene, frame) {
        return Some("not_confirmed");
    }
    (asked(scene, frame) || supposed(scene, frame)).then_some("guard.hypothetical")
}

/// Whether it holds for a frame.
type Guard = fn(&Scene<'_, '_>, &Frame) -> bool;

fn items<'s>(scene: &'s Scene<'_, '_>, frame: &'s Frame) -> impl Iterator<Item = &'s ItemPhrase> {
    frame.items.iter().filter_map(|at| scene.view.item(*at))
}

fn all_items(scene: &Scene<'_, '_>, frame: &Frame, holds: impl Fn(&ItemPhrase) -> bool) -> bool {
    !frame.items.is_empty() && items(scene, frame).all(holds)
}

fn lemma(frame: &Frame) -> &str {
    frame.rule.split('.').next().unwrap_or_default()
}
