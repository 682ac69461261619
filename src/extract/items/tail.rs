//! What stands behind the head: further designations, a noun that the name only modifies, a value.

use super::super::chunks::Kind;
use super::super::lexicon::Class;
use super::super::numbers::NumberClass;
use super::{Builder, ItemPhrase};
use crate::model::{Category, Unit};

impl Builder<'_, '_> {
    /// Systems in "of the X and Y types" or in brackets right after the head.
    pub(super) fn designations_after(&self, next: usize) -> Option<(usize, Vec<usize>)> {
        let word = |at: usize, w: &str| {
            self.chunks
                .get(at)
                .is_some_and(|c| c.kind == Kind::Word && self.text[c.start..c.end].eq_ignore_ascii_case(w))
        };
        let bracket = self.chunks.get(next).is_some_and(|c| c.kind == Kind::Open);
        let of = word(next, "of");
        if !bracket && !of {
            return None;
        }
        let mut at = next + 1 + usize::from(of && word(next + 1, "the"));
        let mut found = Vec::new();
        while let Some(chunk) = self.chunks.get(at) {
            match self.name(at).and_then(|n| n.system) {
                Some(system) => found.push(system),
                None if matches!(chunk.kind, Kind::Comma) || word(at, "and") || word(at, "or") => {}
                None => break,
            }
            at += 1;
        }
        let closes = if bracket {
            self.chunks.get(at).is_some_and(|c| c.kind == Kind::Close)
        } else {
            ["type", "types", "class", "series", "family"].iter().any(|w| word(at, w))
                || (self.chunks.get(at).is_some_and(|c| c.kind == Kind::Hyphen) && word(at + 1, "class"))
        };
        (closes && !found.is_empty()).then_some((at + 1, found))
    }

    /// "missile-related data", "missile-building know-how": the name is the first half of an adjective.
    pub(super) fn hyphened(&self, next: usize, plural: bool, end: usize) -> bool {
        let hyphen = self.chunks.get(next).is_some_and(|c| c.kind == Kind::Hyphen && c.start == end);
        let word = self.chunks.get(next + 1).filter(|c| c.kind == Kind::Word);
        hyphen && !plural && word.is_some_and(|c| self.text[c.start..c.end].starts_with(char::is_lowercase))
    }

    /// "nuclear submarine development", "tank crews", "weapons programme": the name only modifies another noun.
    pub(super) fn modifies(&self, next: usize, plural: bool, end: usize) -> bool {
        let Some(chunk) = self.chunks.get(next).filter(|c| c.kind == Kind::Word && c.start == end + 1) else {
            return false;
        };
        let word = &self.text[chunk.start..chunk.end];
        let head = &self.text[..end];
        let bare_plural = head.ends_with("weapons") || head.ends_with("arms") || head.ends_with("missiles");
        if plural && !bare_plural || !word.starts_with(char::is_lowercase) || word.len() < 4 {
            return false;
        }
        if ["worth", "valued", "totalling", "totaling", "apiece", "each"].contains(&word) {
            return false;
        }
        let verb_like = word.ends_with("ed") || word.ends_with("ly") || word.ends_with("ing");
        match chunk.info {
            None => !verb_like,
            Some(info) if info.is(Class::CompoundHead) => true,
            Some(info) => {
                (info.is(Class::GuardAttack) || info.is(Class::GuardLoss))
                    && !verb_like
                    && !word.ends_with("ruck")
                    && word != "hit"
            }
        }
    }

    /// Takes what belongs to the item after it: "worth $5m", "30 of them" and the like stay for the rules.
    pub(super) fn after(&self, next: usize, phrase: &mut ItemPhrase) -> usize {
        let word = |at: usize| {
            self.chunks
                .get(at)
                .filter(|c| c.kind == Kind::Word)
                .map(|c| self.text[c.start..c.end].to_lowercase())
        };
        // "the frigate Tamal": a ship with its name is one.
        let named = self.chunks.get(next).is_some_and(|c| {
            c.kind == Kind::Word
                && c.is_plain()
                && self.text[c.start..c.end].starts_with(char::is_uppercase)
                && c.start == phrase.end + 1
        });
        let own_name = self.text[phrase.start..phrase.end]
            .rsplit_once(' ')
            .is_some_and(|(_, last)| last.starts_with(char::is_uppercase));
        let named = named || own_name;
        if phrase.category == Category::Ships
            && phrase.definite
            && !phrase.plural
            && phrase.quantity.is_none()
            && named
        {
            phrase.article_one = true;
        }
        if phrase.quantity.is_none() && !phrase.article_one {
            // "an arms sale to Oman worth $9 million": the value stands behind the recipient.
            let aid = phrase.category == Category::MilitaryAid;
            let behind = (next..next + 5).filter(|_| aid).find(|at| {
                matches!(word(*at).as_deref(), Some("worth" | "totaling" | "totalling")) && at > &next
            });
            if let Some(Kind::Number(n)) = behind.and_then(|at| self.chunks.get(at + 1)).map(|c| c.kind)
                && self.sentence.numbers[n].class == NumberClass::Money
            {
                phrase.quantity = Some(n);
                phrase.unit = Unit::Value;
            }
            // "shipments weighing 3,000 tons"
            if let (Some("weighing" | "totalling" | "totaling"), Some(Kind::Number(n))) =
                (word(next).as_deref(), self.chunks.get(next + 1).map(|c| c.kind))
                && self.sentence.numbers[n].class == NumberClass::Tonnes
            {
                phrase.quantity = Some(n);
                phrase.unit = Unit::Tonnes;
                phrase.end = self.chunks[next + 1].end;
                return next + 2;
            }
            let skip = match word(next).as_deref() {
                Some("worth") => 1,
                Some("valued") if word(next + 1).as_deref() == Some("at") => 2,
                Some("totaling" | "totalling") => 1,
                Some("of") if aid => 1,
                _ => 0,
            };
            if skip > 0
                && let Some(Kind::Number(n)) = self.chunks.get(next + skip).map(|c| c.kind)
                && self.sentence.numbers[n].class == NumberClass::Money
            {
                phrase.quantity = Some(n);
                phrase.unit = Unit::Value;
                phrase.end = self.chunks[next + skip].end;
                return next + skip + 1;
            }
        }
        next
    }
}
