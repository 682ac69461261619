//! The origin of an item: a party right before it, and offices that are mere adjectives.

use super::super::chunks::{Chunk, Kind};
use super::super::lexicon::ActorForm;
use super::{Builder, ItemPhrase, OriginKind};

impl Builder<'_, '_> {
    /// Whether a party before the item is its origin; sets it.
    pub(super) fn origin(&self, chunk: Option<Chunk<'_>>, phrase: &mut ItemPhrase, possessive: bool) -> bool {
        let Some(Kind::Party(at)) = chunk.map(|c| c.kind) else { return false };
        let party = &self.sentence.parties[at];
        let Some(actor) = party.actor else { return false };
        if party.office.is_some() || party.person.is_some() || party.source.is_some() {
            return false;
        }
        let words = &self.text[party.start..party.end];
        let adjectival = party.form == ActorForm::Demonym && !words.ends_with("ans")
            || (words.len() <= 5 && words.chars().all(|c| c.is_uppercase() || c == '.'))
            || party.form == ActorForm::Company;
        if !possessive && !adjectival {
            return false;
        }
        phrase.origin.get_or_insert((actor, OriginKind::Plain));
        true
    }

    /// "military", "army", "navy" without a nationality.
    pub(super) fn is_bare_office(&self, party: usize) -> bool {
        let party = &self.sentence.parties[party];
        let words = &self.text[party.start..party.end];
        party.actor.is_none()
            && party.office.is_some()
            && !words.contains(' ')
            && words.starts_with(char::is_lowercase)
    }
}
