//! Who arms whom, told without arms that could be reported: "A convoy of Russian equipment reached the Malian capital", "Oslo is
//! not Riga's only supplier". The sentences that follow go on about this flow.

use super::super::chunks::Kind as ChunkKind;
use super::super::draft::Filler;
use super::super::lexicon::{Class, TriggerClass};
use super::{Found, Scene};
use crate::model::Status;

/// Reads the flow of a sentence that no rule has taken anything from.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    if !scene.memory.military || !found.drafts.is_empty() || found.lead.is_some() || scene.headline {
        return;
    }
    let pair =
        (1..scene.view.sentence.chunks.len()).find_map(|at| kit(scene, at).or_else(|| supplies(scene, at)));
    if let Some((supplier, recipient)) = pair.filter(|(s, r)| s.actor != r.actor) {
        found.lead = Some((supplier, recipient, scene.memory.status.unwrap_or(Status::Delivered)));
    }
}

/// "Russian equipment reached the Malian capital": whose kit came to whom.
fn kit(scene: &Scene<'_, '_>, at: usize) -> Option<(Filler, Filler)> {
    let view = scene.view;
    let owner = view.party(at - 1).filter(|_| view.is(at, Class::Kit))?;
    let arrives = |j: &usize| view.trigger_verb(*j).is_some_and(|t| t.class == TriggerClass::Arrive);
    let passes = |j: &usize| {
        view.is(*j, Class::Have)
            || view.is(*j, Class::Adverb)
            || arrives(j)
            || matches!(view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Date(_)))
    };
    let verb = (at + 1..at + 5).take_while(|j| passes(j)).find(arrives)?;
    let args = view.arguments(verb + 1);
    let place = args.at.iter().chain(&args.to).chain(&args.bare).find_map(|j| scene.filler(*j, true));
    scene.filler_of(owner, false).zip(place)
}

/// "Oslo is not Riga's only supplier": both that it is one, and that there are others.
fn supplies(scene: &Scene<'_, '_>, at: usize) -> Option<(Filler, Filler)> {
    let view = scene.view;
    let only = view.is(at, Class::SupplierNoun) && view.any_word(at - 1, &["only", "sole", "main", "chief"]);
    let owner = scene.owner_before(at, 4).filter(|_| only)?;
    let be = (owner.saturating_sub(3)..owner).rev().find(|j| view.is(*j, Class::Be))?;
    let giver = be.checked_sub(1).and_then(|j| scene.filler(j, false))?;
    scene.filler(owner, false).map(|taker| (giver, taker))
}
