//! Whose act a noun is: who stands before it as its owner, and who is credited with it.

use super::super::Scene;
use crate::extract::chunks::Kind as ChunkKind;
use crate::extract::draft::Filler;
use crate::extract::lexicon::{ActorForm, Class};

/// Whose delivery it is: "Germany's delivery", "Russian deliveries", "US arms sales" (there the item has it).
pub(super) fn owner(scene: &Scene<'_, '_>, at: usize) -> Option<Filler> {
    let mut j = at;
    for _ in 0..5 {
        j = j.checked_sub(1)?;
        let chunk = scene.view.chunk(j)?;
        match chunk.kind {
            ChunkKind::Party(_) => {
                let party = scene.view.party(j)?;
                // "US deliveries": what is written in capitals is its own adjective.
                let capitals =
                    || scene.view.text[party.start..party.end].chars().all(|c| c.is_uppercase() || c == '.');
                let owns = party.possessive || party.form == ActorForm::Demonym || capitals();
                return if owns { scene.filler(j, false) } else { None };
            }
            ChunkKind::Item(_) | ChunkKind::Possessive | ChunkKind::Number(_) | ChunkKind::Hyphen => {}
            ChunkKind::Word
                if !chunk.is(Class::Preposition)
                    && !chunk.is(Class::Conjunction)
                    && !chunk.is(Class::Be)
                    && !scene.view.is_trigger_verb(j)
                    && !scene.view.is_cue(j) => {}
            _ => return None,
        }
    }
    None
}

/// "credits the Dutch with the delivery of ten guns": who is credited gives.
pub(super) fn credited(scene: &Scene<'_, '_>, at: usize) -> Option<Filler> {
    let with = (at.saturating_sub(3)..at).rev().find(|j| scene.view.word(*j, "with"))?;
    let credits = (with.saturating_sub(6)..with).any(|j| {
        scene.view.any_word(j, &["credits", "credited", "credit", "charged", "charges", "accused", "accuses"])
    });
    with.checked_sub(1).filter(|_| credits).and_then(|j| scene.filler(j, false))
}
