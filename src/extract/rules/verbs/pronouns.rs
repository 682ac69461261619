//! Arms that a pronoun speaks of: "bought ten guns and passed them on to Riga", "they were handed over to Riga", "these had been
//! re-exported by Oslo". In the same sentence the very items are meant, with their number; else those of the sentence before.

use super::super::Scene;
use super::Verb;
use super::roles::Roles;
use crate::extract::chunks::Kind as ChunkKind;
use crate::extract::clauses::{Arguments, Subject, Voice};
use crate::extract::lexicon::TriggerClass;

/// How many sentences back a pronoun may reach.
const REACH: usize = 2;

impl Roles {
    /// Puts in what a pronoun stands for, where the verb has neither an item nor a number and names a party.
    pub(super) fn spoken_of(
        &mut self,
        scene: &Scene<'_, '_>,
        verb: &Verb<'_>,
        args: &Arguments,
        voice: Voice,
    ) {
        let moves = matches!(
            verb.class,
            TriggerClass::Give | TriggerClass::Take | TriggerClass::Buy | TriggerClass::Arrive
        );
        if !self.items.is_empty() || !self.numbers.is_empty() || verb.weak && args.to.is_empty() || !moves {
            return;
        }
        let view = scene.view;
        let object =
            || (verb.at + 1..verb.at + 2).find(|j| view.any_word(*j, &["them", "it", "these", "those"]));
        let subject = || match verb.subject {
            Subject::Pronoun(at) => {
                Some(at).filter(|at| view.any_word(*at, &["they", "it", "these", "those", "them"]))
            }
            _ => None,
        };
        let pronoun = match voice {
            Voice::Active if verb.class == TriggerClass::Arrive => subject(),
            Voice::Active => object(),
            _ => subject(),
        };
        let named =
            !args.to.is_empty() || !args.by.is_empty() || !args.from.is_empty() || !args.bare.is_empty();
        let Some(pronoun) = pronoun.filter(|_| named) else { return };
        let several = view.any_word(pronoun, &["they", "them", "these", "those"]);
        let plain = |at: &usize| {
            let governed = at.checked_sub(1).is_some_and(|b| view.any_word(b, &["for", "with", "of", "by"]));
            view.item(*at).is_some_and(|i| !i.guarded && (i.strong || scene.memory.military)) && !governed
        };
        if let Some(item) = (0..pronoun).rev().find(plain) {
            let items = scene.coordinated_items(item);
            let fits = view.item(item).is_some_and(|i| several == (i.plural || items.len() > 1));
            if fits
                && !(item..pronoun)
                    .any(|j| matches!(view.chunk(j).map(|c| c.kind), Some(ChunkKind::Semicolon)))
            {
                (self.items, self.again) = (items, true);
            }
            return;
        }
        let before = scene.memory.item.as_ref();
        if before
            .is_some_and(|(item, sentence)| item.strong && scene.index.saturating_sub(*sentence) <= REACH)
        {
            self.numbers = vec![pronoun];
        }
    }
}
