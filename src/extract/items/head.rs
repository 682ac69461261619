//! The names of a run and the head that they make: what one name says, what may stand between two, and which class and unit
//! follow.

use super::super::chunks::{Chunk, Kind};
use super::super::lexicon::{Class, Sense};
use super::super::numbers::NumberClass;
use super::super::parties::PARTY_BASE;
use super::Builder;
use crate::model::{Category, Unit};

/// What one name chunk says of an item.
pub(super) struct NameSense {
    pub(super) system: Option<usize>,
    pub(super) noun: Option<(usize, bool)>,
    pub(super) partitive: Option<usize>,
}

impl Builder<'_, '_> {
    pub(super) fn name(&self, at: usize) -> Option<NameSense> {
        let Kind::Party(name) = self.chunks.get(at)?.kind else { return None };
        let senses = self.names.get(name)?;
        let mut found = NameSense { system: None, noun: None, partitive: None };
        for sense in *senses {
            match *sense {
                Sense::System(at) => found.system = found.system.or(Some(at)),
                Sense::Noun(at, plural) => found.noun = found.noun.or(Some((at, plural))),
                Sense::Partitive(at) => found.partitive = found.partitive.or(Some(at)),
                _ => {}
            }
        }
        (found.system.is_some() || found.noun.is_some() || found.partitive.is_some()).then_some(found)
    }

    pub(super) fn glues(&self, at: usize) -> bool {
        self.name(at).is_some()
            || self.chunks.get(at).is_some_and(|c| match c.kind {
                Kind::Hyphen | Kind::QuoteOpen | Kind::QuoteClose => true,
                Kind::Number(n) => matches!(self.sentence.numbers[n].class, NumberClass::Measure(_)),
                Kind::Word => self.is_modifier(at) || c.is(Class::Determiner) || self.joins_measures(at),
                Kind::Party(at) => at >= PARTY_BASE,
                _ => false,
            })
    }

    /// An adjective or noun that may stand before a head: a word of no closed class, no trigger and no cue.
    pub(super) fn is_modifier(&self, at: usize) -> bool {
        modifier(self.text, &self.chunks[at])
    }

    /// The noun decides, except where the system is finer: "Patriot systems", "Gepard tanks", "HIMARS launchers".
    pub(super) fn category_of(&self, noun: usize, system: Option<Category>) -> Category {
        let noun = self.lexicon.nouns[noun].category;
        let Some(system) = system else { return noun };
        let munition = matches!(
            noun,
            Category::Ammunition
                | Category::Components
                | Category::Bombs
                | Category::Technology
                | Category::Mines
        );
        let missile_of = noun == Category::Missiles
            && matches!(
                system,
                Category::Artillery | Category::Aircraft | Category::Ships | Category::Drones
            );
        if munition || missile_of || noun == Category::Personnel && system != Category::Aircraft {
            noun
        } else {
            system
        }
    }
}

/// The unit in which a category is counted when a bare designation names it.
pub(super) fn natural_unit(category: Category) -> Unit {
    match category {
        Category::Personnel => Unit::Personnel,
        Category::Ammunition => Unit::Rounds,
        Category::Explosives => Unit::Tonnes,
        Category::MilitaryAid | Category::Technology | Category::Other => Unit::Other,
        _ => Unit::Units,
    }
}

/// A word that may stand between a quantity and a head.
pub(super) fn modifier(text: &str, chunk: &Chunk<'_>) -> bool {
    if chunk.kind != Kind::Word {
        return false;
    }
    let word = &text[chunk.start..chunk.end];
    if !word.starts_with(char::is_alphanumeric) {
        return false;
    }
    const PARTICLES: [&str; 4] = ["over", "under", "off", "up"];
    let Some(info) = chunk.info else { return true };
    let closed = [
        Class::Be,
        Class::Get,
        Class::Have,
        Class::Do,
        Class::Will,
        Class::Modal,
        Class::Should,
        Class::Not,
        Class::Preposition,
        Class::Subordinator,
        Class::Relative,
        Class::Conjunction,
        Class::Determiner,
        Class::Pronoun,
        Class::Adverb,
        Class::GuardLoss,
        Class::GuardCapture,
        Class::GuardAttack,
    ];
    if info.is(Class::GuardMake) && word.ends_with("ing") {
        return false;
    }
    let verb_like = info.triggers.iter().any(|t| !t.noun)
        || info.cues.iter().any(|c| c.form.is_some())
        || !info.controls.is_empty();
    !PARTICLES.contains(&word)
        && !closed.iter().any(|class| info.is(*class))
        && !verb_like
        && info.triggers.is_empty()
}
