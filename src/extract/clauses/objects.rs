//! The items and numbers among the arguments: what a preposition leaves to the verb, what only explains another, what somebody
//! else gets, and which numbers stand for an item of before.

use super::super::chunks::Kind;
use super::super::lexicon::Class;
use super::super::numbers::NumberClass;
use super::{Arguments, View};

impl View<'_, '_> {
    /// Whether an item behind a preposition is the verb's own: "with guns", "of guns", "over 20 guns".
    pub(super) fn governs_object(&self, preposition: usize, item: usize) -> bool {
        let own = ["with", "of", "including", "like", "as", "between", "under", "about", "than"];
        self.any_word(preposition, &own)
            || self.word(preposition, "over") && self.item(item).is_some_and(|i| i.quantity.is_some())
    }

    /// "three systems", "a frigate" right behind a party.
    pub(super) fn opens_with_figure(&self, at: usize) -> bool {
        self.item(at).is_some_and(|i| i.quantity.is_some() || i.article_one)
            && at.checked_sub(1).is_some_and(|b| self.party(b).is_some())
    }

    /// ", Latvia eight", "and $6 million to Togo": the same again for somebody else, read by the ellipsis rule.
    pub(super) fn parted_follows(&self, at: usize, args: &Arguments) -> bool {
        let joins =
            matches!(self.chunk(at).map(|c| c.kind), Some(Kind::Comma)) || self.is(at, Class::Conjunction);
        if !joins
            || args.items.is_empty() && args.to.is_empty()
            || args.to.is_empty() && args.from.is_empty() && args.bare.is_empty()
        {
            return false;
        }
        let mut next = at + 1;
        if self.is(next, Class::Conjunction) {
            next += 1;
        }
        let figure = |j: usize| {
            matches!(self.chunk(j).map(|c| c.kind), Some(Kind::Number(n))
                if matches!(self.sentence.numbers[n].class, NumberClass::Cardinal | NumberClass::Money))
        };
        let ends = |j: usize| {
            matches!(self.chunk(j).map(|c| c.kind), None | Some(Kind::Comma | Kind::Semicolon | Kind::Sign))
                || self.is(j, Class::Conjunction)
        };
        self.party(next).is_some() && figure(next + 1) && ends(next + 2)
            || figure(next)
                && self.any_word(next + 1, &["to", "from", "for"])
                && self.party(next + 2).is_some()
    }

    /// "ten Strv 122, a version of the Leopard,": an item after a comma with an article explains the one before, unless a list
    /// goes on behind it.
    pub(super) fn in_apposition(&self, at: usize, args: &Arguments) -> bool {
        let Some(item) = self.item(at) else { return false };
        let comma = at.checked_sub(1).is_some_and(|b| {
            matches!(self.chunk(b).map(|c| c.kind), Some(Kind::Comma | Kind::Dash | Kind::Open))
        });
        if args.items.is_empty() || !comma || !item.article_one || item.quantity.is_some() {
            return false;
        }
        let mut next = at + 1;
        while self.item(next).is_some() || matches!(self.chunk(next).map(|c| c.kind), Some(Kind::Comma)) {
            next += 1;
        }
        !(self.is(next, Class::Conjunction) && self.item(self.first_real(next + 1)).is_some())
    }

    /// "a version of the Leopard", "a list of equipment": what something is like or shows is not what was given.
    pub(super) fn a_version(&self, at: usize) -> bool {
        let Some(of) = (at.saturating_sub(2)..at).rev().find(|j| self.word(*j, "of")) else { return false };
        of.checked_sub(1).is_some_and(|j| self.is(j, Class::Likeness))
    }

    /// "a letter about the engines", "talks over jets": what a thing is about is not what was given.
    pub(super) fn merely_about(&self, preposition: usize, item: usize) -> bool {
        let instead = self.word(preposition, "of")
            && preposition.checked_sub(1).is_some_and(|b| self.word(b, "instead"))
            || self.word(preposition, "than")
                && preposition.checked_sub(1).is_some_and(|b| self.word(b, "rather"));
        // "acquired an American maker of truck parts": the firm, not what it makes.
        let makes = self.word(preposition, "of")
            && preposition.checked_sub(1).and_then(|b| self.chunk(b)).is_some_and(|c| {
                let firm = &self.text[c.start..c.end];
                ["maker", "manufacturer", "producer"].iter().any(|noun| firm.ends_with(noun))
            });
        instead
            || makes
            || self.any_word(preposition, &["about", "over", "under"])
                && self.item(item).is_none_or(|i| i.quantity.is_none())
    }

    /// Whether a new item stands right after the comma or conjunction at `at`.
    pub(super) fn item_follows(&self, at: usize) -> bool {
        let mut next = self.first_real(at + 1);
        while self.is(next, Class::Determiner) || self.is(next, Class::Conjunction) {
            next += 1;
        }
        self.item(next).is_some_and(|item| item.quantity.is_some() || item.plural)
    }

    /// Whether a number counts something of before: no noun of its own follows it.
    pub(crate) fn stands_alone(&self, at: usize) -> bool {
        let next = at + 1;
        let Some(chunk) = self.chunk(next) else { return true };
        match chunk.kind {
            Kind::Word => {
                if self.any_word(next, &["apiece", "each", "others"]) {
                    return true;
                }
                let Some(info) = chunk.info else { return false };
                if info.is(Class::MeasureAfter) || info.is(Class::NotArms) {
                    return false;
                }
                // "40 of the former", "20 more have", "three others were"
                // "all four batteries were delivered": a formation of what was told of before.
                if info.is(Class::CounterBattery) || info.is(Class::CounterOther) {
                    return true;
                }
                // "20,000 a month"
                if self.any_word(next, &["a", "per", "every"]) && self.is(next + 1, Class::MeasureAfter) {
                    return true;
                }
                let verb = info.is(Class::Be)
                    || info.is(Class::Have)
                    || info.is(Class::Will)
                    || info.is(Class::Modal)
                    || self.is_trigger_verb(next)
                    || self.is_cue(next);
                let closed = info.is(Class::Preposition)
                    || info.is(Class::Conjunction)
                    || info.is(Class::Adverb)
                    || info.is(Class::Increment)
                    || info.is(Class::Relative)
                    || info.is(Class::Subordinator);
                let follows = !self.chunk(next + 1).is_some_and(|c| c.kind == Kind::Word && c.is_plain())
                    || !info.is(Class::Increment);
                verb || closed && follows || self.any_word(next, &["others", "apiece", "each"])
            }
            Kind::Hyphen | Kind::Item(_) | Kind::Party(_) | Kind::Possessive | Kind::Number(_) => false,
            _ => true,
        }
    }
}
