//! One item phrase: the run of names from its first one on, what its last head makes of it, and what stands around it.

use super::super::chunks::{Chunk, Kind};
use super::super::lexicon::Class;
use super::super::numbers::NumberClass;
use super::super::parties::PARTY_BASE;
use super::head::natural_unit;
use super::{Builder, ItemPhrase, OriginKind};
use crate::model::Unit;

impl<'l> Builder<'_, 'l> {
    /// The phrase whose first name is chunk `i`, and the chunk after it; takes its modifiers back from `out`.
    pub(super) fn phrase(&mut self, i: usize, out: &mut Vec<Chunk<'l>>) -> Option<(ItemPhrase, usize)> {
        // "counter-artillery radars": what is countered is no item.
        if let [.., before, hyphen] = out.as_slice()
            && hyphen.kind == Kind::Hyphen
            && self.text[before.start..before.end].eq_ignore_ascii_case("counter")
        {
            return None;
        }
        let (mut systems, mut noun, mut unit) = (Vec::new(), None, None);
        let (mut next, mut end, mut any) = (i, self.chunks[i].end, false);
        let start = self.chunks[i].start;
        let mut partitive_only = true;
        // The run of names, with the hyphens, quotes and calibres between them.
        while let Some(chunk) = self.chunks.get(next) {
            if let Some(name) = self.name(next) {
                // A partitive begins a phrase; it never continues one.
                if name.partitive.is_some() && any && unit.is_none() {
                    break;
                }
                if let Some(at) = name.partitive {
                    unit = unit.or(Some(self.lexicon.partitives[at].unit));
                } else {
                    partitive_only = false;
                }
                systems.extend(name.system);
                // "equipment for producing missiles": the head stands first.
                let made_for =
                    self.text[start..end].ends_with("ing") && self.text[start..end].contains(" for ");
                let heads = noun.is_some() && made_for && next == i + 1;
                noun = if heads { noun } else { name.noun.or(noun) };
                (any, end) = (true, chunk.end);
                next += 1;
                continue;
            }
            let glue = match chunk.kind {
                Kind::Hyphen | Kind::QuoteOpen | Kind::QuoteClose => 1,
                Kind::Number(n) if matches!(self.sentence.numbers[n].class, NumberClass::Measure(_)) => 1,
                Kind::Word if self.is_modifier(next) && any => 1,
                Kind::Party(at) if unit.is_some() && partitive_only && at >= PARTY_BASE => 1,
                Kind::Word
                    if unit.is_some()
                        && partitive_only
                        && (chunk.is(Class::Determiner) || self.is_modifier(next)) =>
                {
                    1
                }
                Kind::Word if self.joins_measures(next) => 1,
                _ => 0,
            };
            let reach = if unit.is_some() && partitive_only { 6 } else { 3 };
            let ahead = (1..reach).find(|k| self.name(next + k).is_some_and(|n| n.partitive.is_none()));
            let clear = ahead.is_some_and(|k| (0..k).all(|m| self.glues(next + m)));
            if glue == 0 || !clear {
                break;
            }
            next += 1;
        }
        // "artillery pieces", "Patriot systems": a generic head says nothing but that there are several.
        let mut generic_plural = false;
        while let Some(chunk) =
            self.chunks.get(next).filter(|c| c.kind == Kind::Word && any && c.start == end + 1)
        {
            let counter = if chunk.is(Class::CounterBattery) {
                Some(Unit::Batteries)
            } else if chunk.is(Class::CounterOther) {
                Some(Unit::Other)
            } else {
                None
            };
            if counter.is_none() && !chunk.is(Class::GenericHead) {
                break;
            }
            unit = unit.or(counter);
            generic_plural = self.text[..chunk.end].ends_with('s');
            end = chunk.end;
            next += 1;
        }
        let (system_only, last) = (noun.is_none(), systems.last().copied());
        let (category, kind, mut natural, strong, plural) = match (noun, last) {
            (Some((at, plural)), system) => {
                let entry = &self.lexicon.nouns[at];
                let sys = system.map(|s| &self.lexicon.systems[s]);
                let category = self.category_of(at, sys.map(|s| s.category));
                let kind = sys
                    .filter(|s| s.category == category)
                    .and_then(|s| s.kind.clone())
                    .or_else(|| entry.kind.clone());
                let unit = if category == entry.category { entry.unit } else { natural_unit(category) };
                (category, kind, unit, entry.strong || sys.is_some_and(|s| !s.ambiguous), plural)
            }
            (None, Some(system)) => {
                let entry = &self.lexicon.systems[system];
                let plural = self.text[..end].ends_with('s');
                {
                    // "K9 howitzers": a name that ends in its noun is sure.
                    let noun = self.text[start..end]
                        .rsplit_once(' ')
                        .is_some_and(|(_, last)| last.len() > 3 && last.starts_with(char::is_lowercase));
                    let sure = !entry.ambiguous || noun;
                    (entry.category, entry.kind.clone(), natural_unit(entry.category), sure, plural)
                }
            }
            (None, None) => return None,
        };
        // Designations after the head: "rockets of the S-5 and S-8 types", "systems (ATACMS)".
        if let Some((after, found)) = self.designations_after(next) {
            systems.extend(found);
            end = self.chunks[after - 1].end;
            next = after;
        }
        let mut plural = plural || generic_plural;
        if self.hyphened(next, plural, end) || !plural && self.acts(i, next, out) {
            return None;
        }
        // "equipment for jamming radio signals"
        let gerund = self.text[start..end].ends_with("ing") && self.text[start..end].contains(" for ");
        if !gerund && self.modifies(next, plural, end) {
            // "Bushmaster carriers": an unknown plural after a sure designation is its head.
            let head = self.chunks.get(next).filter(|c| c.is_plain()).map(|c| &self.text[c.start..c.end]);
            let sure = system_only && strong && head.is_some_and(|h| h.ends_with('s') && !h.ends_with("ss"));
            if !sure {
                return None;
            }
            end = self.chunks[next].end;
            next += 1;
            plural = true;
        }
        let partitive = unit.is_some();
        if let Some(unit) = unit.filter(|u| *u != Unit::Units) {
            natural = unit;
        }
        systems.dedup();
        let mut phrase = ItemPhrase {
            full_start: start,
            start,
            end,
            category,
            kind,
            systems,
            unit: natural,
            quantity: None,
            whole: None,
            article_one: false,
            increment: false,
            definite: false,
            strong,
            plural,
            origin: None,
            partitive,
            guarded: false,
            owned: false,
            headless: system_only && !partitive,
        };
        if system_only && !strong && !self.number_near(out) {
            phrase.strong = false;
        }
        // An origin between a partitive and the head: "rounds of North Korean ammunition".
        for chunk in &self.chunks[i..next] {
            if let Kind::Party(at) = chunk.kind
                && at >= PARTY_BASE
            {
                phrase.origin = self.sentence.parties[at - PARTY_BASE].actor.map(|a| (a, OriginKind::Plain));
            }
        }
        self.modifiers(out, &mut phrase);
        // "one of its biggest jet deals": the one is the order.
        let best = self.text[phrase.start..phrase.end]
            .split(' ')
            .any(|w| w.ends_with("est") || w.ends_with("est-ever") || w == "main" || w == "biggest");
        if best
            && phrase
                .quantity
                .is_some_and(|n| self.sentence.numbers[n].point == Some(crate::model::Amount::whole(1)))
        {
            phrase.quantity = None;
            phrase.article_one = false;
        }
        next = self.after(next, &mut phrase);
        Some((phrase, next))
    }

    /// "as they bomb", "will mine": a bare noun of one word behind a pronoun or a modal is a verb.
    fn acts(&self, first: usize, next: usize, out: &[Chunk<'_>]) -> bool {
        let noun_only = next == first + 1 && self.name(first).is_some_and(|n| n.system.is_none());
        noun_only
            && out
                .last()
                .filter(|c| c.kind == Kind::Word)
                .is_some_and(|c| [Class::Pronoun, Class::Modal, Class::Will].iter().any(|class| c.is(*class)))
    }

    fn number_near(&self, out: &[Chunk<'_>]) -> bool {
        out.iter().rev().take(3).any(|c| matches!(c.kind, Kind::Number(_)))
    }
}
