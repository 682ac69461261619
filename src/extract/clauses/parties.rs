//! The parties among the arguments: each by its preposition, examples of several, and a goal behind what was put in between.

use super::super::chunks::Kind;
use super::super::lexicon::{ActorForm, Class};
use super::{Arguments, View};

impl View<'_, '_> {
    /// Puts a party where its preposition says.
    pub(super) fn take_party(&self, at: usize, preposition: Option<usize>, args: &mut Arguments) {
        let Some(party) = self.party(at) else { return };
        if !party.can_act() && party.office.is_none() {
            return;
        }
        // "Russia's Wagner group": the second party is meant.
        if party.possessive && self.owned_party(at).is_some() {
            return;
        }
        let Some(p) = preposition else {
            // "sold American-made guns": the maker is nobody's recipient.
            if !matches!(self.chunk(at + 1).map(|c| c.kind), Some(Kind::Hyphen)) {
                args.bare.push(at);
            }
            return;
        };
        let word = self.sentence.lower(self.text, p);
        let list = match word.as_str() {
            "to" => &mut args.to,
            "for" if party.form != ActorForm::Place => &mut args.to,
            "from" if self.money_from(p) => return,
            "from" => &mut args.from,
            "of" if p > 0 && self.word(p - 1, "out") => &mut args.from,
            "by" => &mut args.by,
            "with" | "between" => &mut args.with,
            "in" | "at" | "near" | "on" | "across" | "inside" | "alongside" | "into" | "onto" | "toward"
            | "towards" | "over" => &mut args.at,
            _ => return,
        };
        // "to Hezbollah, a Lebanese group": the adjective describes who was named.
        let describes = party.form == ActorForm::Demonym
            && at >= 2
            && self.any_word(at - 1, &["a", "an"])
            && matches!(self.chunk(at - 2).map(|c| c.kind), Some(Kind::Comma | Kind::Dash));
        if describes && !list.is_empty() {
            return;
        }
        list.push(at);
    }

    /// "Chad's paramilitary Wagner group": the party that belongs to the one in the genitive.
    pub(crate) fn owned_party(&self, at: usize) -> Option<usize> {
        let next = (at + 2..at + 5).find(|j| {
            !matches!(self.chunk(*j).map(|c| c.kind), Some(Kind::Word))
                || self.is(*j, Class::Preposition)
                || self.is(*j, Class::Conjunction)
        })?;
        let other = self.party(next)?;
        let own = self.party(at).and_then(|p| p.actor);
        (other.can_act() && (next == at + 2 || other.actor.is_some() && other.actor != own)).then_some(next)
    }

    /// "such as", "including" or "like" behind a word for states.
    pub(super) fn names_examples(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|b| self.is(b, Class::Rulers))
            && (self.word(at, "such") && self.word(at + 1, "as") || self.any_word(at, &["including", "like"]))
    }

    /// Whether the preposition is one of giving or taking.
    pub(super) fn governs_goal(&self, preposition: Option<usize>) -> bool {
        preposition.is_some_and(|p| self.any_word(p, &["to", "for", "from"]))
    }

    /// "with financing from Riyadh", "under pressure from Oslo": what comes from there is no arms.
    fn money_from(&self, from: usize) -> bool {
        from.checked_sub(1).is_some_and(|b| {
            self.any_word(
                b,
                &[
                    "financing",
                    "funding",
                    "money",
                    "backing",
                    "help",
                    "approval",
                    "permission",
                    "pressure",
                    "consent",
                    "loan",
                    "loans",
                    "licence",
                    "license",
                    "assistance",
                    "requests",
                    "request",
                    "calls",
                    "criticism",
                ],
            )
        })
    }

    /// "gave nine guns, with the men to serve them, to Romania": the goal stands behind what was put in between.
    pub(super) fn behind_parenthesis(&self, from: usize, args: &mut Arguments) {
        if !args.to.is_empty() || !args.from.is_empty() || args.items.is_empty() {
            return;
        }
        let verbal = |j: usize| {
            self.is_cue(j) || self.is(j, Class::Be) || self.is(j, Class::Have) || self.is(j, Class::Will)
        };
        for j in from..(from + 14).min(self.sentence.chunks.len()) {
            if verbal(j) || matches!(self.chunk(j).map(|c| c.kind), Some(Kind::Semicolon | Kind::Colon)) {
                return;
            }
            let goal = matches!(self.chunk(j).map(|c| c.kind), Some(Kind::Comma)) && self.word(j + 1, "to");
            if goal && let Some(party) = (j + 2..j + 4).find(|p| self.party(*p).is_some()) {
                self.take_party(party, Some(j + 1), args);
                args.end = party + 1;
                return;
            }
        }
    }

    /// "In neighbouring Chad, the army said": the actor that heads the sentence as its place, before byte `end`.
    pub(crate) fn state_at_head(&self, end: usize) -> Option<usize> {
        let head = (0..4).find(|j| self.word(*j, "in"))?;
        let at = (head + 1..head + 4).find(|j| self.party(*j).is_some())?;
        let comma = matches!(self.chunk(at + 1).map(|c| c.kind), Some(Kind::Comma));
        let named = self.party(at).filter(|p| comma && p.form == ActorForm::Name && p.end < end)?;
        named.actor.filter(|_| named.office.is_none())
    }
}
