//! What stands before the name, taken back from the row of chunks: modifiers, quantity, determiner.

use super::super::chunks::{Chunk, Kind};
use super::super::lexicon::{ActorForm, Class};
use super::super::numbers::NumberClass;
use super::head::modifier;
use super::{Builder, ItemPhrase, OriginKind};
use crate::model::{Category, Unit};

impl<'l> Builder<'_, 'l> {
    /// "24 of Oslo's jets": the number stands before the owner, who is taken back with it.
    fn part_of_owner(&self, out: &mut Vec<Chunk<'l>>, phrase: &mut ItemPhrase) {
        // "one of Oslo's main arms suppliers"
        if phrase.category == Category::MilitaryAid {
            return;
        }
        let [.., number, of, _, _] = out.as_slice() else { return };
        let Kind::Number(n) = number.kind else { return };
        let counts = matches!(self.sentence.numbers[n].class, NumberClass::Cardinal | NumberClass::Fraction);
        if counts && of.kind == Kind::Word && self.text[of.start..of.end].eq_ignore_ascii_case("of") {
            phrase.quantity = Some(n);
            phrase.increment |= self.sentence.numbers[n].increment;
            phrase.full_start = number.start;
            out.truncate(out.len() - 4);
        }
    }

    /// "$40 million a year in arms": the "a year" before the last word of the row goes.
    fn skip_rate(&self, out: &mut Vec<Chunk<'l>>) {
        let [.., a, year, _] = out.as_slice() else { return };
        let is = |c: &Chunk<'_>, words: &[&str]| {
            words.iter().any(|w| self.text[c.start..c.end].eq_ignore_ascii_case(w))
        };
        if is(year, &["year", "month"]) && is(a, &["a", "per", "each", "every"]) {
            let at = out.len() - 3;
            out.drain(at..at + 2);
        }
    }

    /// Whether the word behind a number says what one of them has: "two seat", "four engine".
    fn counts_parts(&self, end: usize) -> bool {
        let behind = self.text[end..].trim_start_matches([' ', '-']);
        let word = behind.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        // "man-portable" is no count of men.
        let compound = behind[word.len()..].starts_with('-');
        ["seat", "seater", "engine", "engined", "man", "person", "wheel", "door"].contains(&word) && !compound
    }

    /// "ex-South African Air Force": the party at the end of the row stands behind "ex" or "former" and a hyphen.
    fn formerly(&self, out: &[Chunk<'_>]) -> bool {
        let [.., ex, hyphen, _] = out else { return false };
        hyphen.kind == Kind::Hyphen
            && ["ex", "former"].iter().any(|w| self.text[ex.start..ex.end].eq_ignore_ascii_case(w))
    }

    /// Whether the words between an origin and its item begin with an unknown word in the form of a verb.
    fn verb_like(&self, between: &str) -> bool {
        let first = between.trim_start().split(' ').next().unwrap_or_default();
        let third = first.len() > 4 && first.ends_with('s') && !first.ends_with("ss");
        third && first.starts_with(char::is_lowercase) && self.lexicon.words.of(first).is_none()
    }

    /// Takes modifiers, origin, quantity and determiner back from the row before the phrase.
    pub(super) fn modifiers(&self, out: &mut Vec<Chunk<'l>>, phrase: &mut ItemPhrase) {
        let numbers = &self.sentence.numbers;
        let mut words = 0;
        // "$5m worth of", "$5m in": what stands before the item is its value.
        let mut valued = false;
        while let Some(chunk) = out.last().copied() {
            let word = self.text[chunk.start..chunk.end].to_lowercase();
            let before = out.len().checked_sub(2).map(|at| out[at]);
            match chunk.kind {
                // "three two-seat jets": the second number counts seats.
                Kind::Number(_) if phrase.quantity.is_none() && self.counts_parts(chunk.end) => {
                    phrase.start = chunk.start;
                }
                Kind::Number(n) => match numbers[n].class {
                    NumberClass::Ordinal
                        if phrase.quantity.is_none()
                            && !phrase.plural
                            && (!phrase.partitive || phrase.unit == Unit::Batteries)
                            && matches!(phrase.unit, Unit::Units | Unit::Batteries)
                            && phrase.category != Category::MilitaryAid =>
                    {
                        // "its second frigate" is one.
                        phrase.increment = true;
                        phrase.article_one = true;
                        phrase.full_start = chunk.start;
                        phrase.start = chunk.start;
                    }
                    NumberClass::Measure(_) | NumberClass::Ordinal if phrase.quantity.is_none() => {
                        phrase.increment |= numbers[n].class == NumberClass::Ordinal;
                        phrase.start = chunk.start;
                    }
                    NumberClass::Cardinal
                    | NumberClass::Tonnes
                    | NumberClass::YearLike
                    | NumberClass::Fraction
                        if phrase.quantity.is_none() =>
                    {
                        if numbers[n].class == NumberClass::YearLike && !phrase.plural {
                            break;
                        }
                        phrase.quantity = Some(n);
                        phrase.increment |= numbers[n].increment;
                    }
                    NumberClass::Money
                        if phrase.quantity.is_none()
                            && (phrase.category == Category::MilitaryAid || valued) =>
                    {
                        phrase.quantity = Some(n);
                        phrase.unit = Unit::Value;
                        phrase.increment |= numbers[n].increment;
                    }
                    NumberClass::Money => {}
                    NumberClass::Ordinal => phrase.increment = true,
                    _ => break,
                },
                Kind::Hyphen | Kind::QuoteOpen | Kind::QuoteClose => {
                    if phrase.quantity.is_some() {
                        break;
                    }
                    phrase.start = chunk.start;
                }
                Kind::Possessive => {
                    // Belongs to a party ("Russia's tanks"); anything else ends the phrase.
                    if phrase.quantity.is_some() || !before.is_some_and(|b| matches!(b.kind, Kind::Party(_)))
                    {
                        break;
                    }
                    if self.origin(before, phrase, true) {
                        self.part_of_owner(out, phrase);
                    }
                    break;
                }
                // "5,000 military helmets": the office's name is an adjective.
                Kind::Party(at) if phrase.quantity.is_none() && self.is_bare_office(at) => {
                    phrase.start = chunk.start;
                }
                // "two ex-US Coast Guard cutters": whose they were gives them.
                Kind::Party(_) if phrase.quantity.is_none() && self.formerly(out) => {
                    self.origin(Some(chunk), phrase, true);
                    let Kind::Party(at) = chunk.kind else { break };
                    let actor = self.sentence.parties[at].actor.map(|a| (a, OriginKind::Plain));
                    phrase.origin = phrase.origin.or(actor);
                    out.truncate(out.len() - 2);
                    phrase.start = out.last().map_or(chunk.start, |first| first.start);
                }
                // "the UAE excludes weapons": a verb stands between.
                Kind::Party(_) if self.verb_like(&self.text[chunk.end..phrase.start]) => break,
                Kind::Party(_) => {
                    if phrase.quantity.is_some() || !self.origin(Some(chunk), phrase, false) {
                        break;
                    }
                    phrase.start = chunk.start;
                }
                Kind::Word
                    if phrase.quantity.is_none()
                        && matches!(
                            word.as_str(),
                            "made"
                                | "built"
                                | "designed"
                                | "produced"
                                | "manufactured"
                                | "developed"
                                | "supplied"
                                | "donated"
                                | "provided"
                                | "delivered"
                                | "funded"
                                | "led"
                                | "owned"
                                | "era"
                                | "style"
                        )
                        && before.is_some_and(|b| b.kind == Kind::Hyphen) =>
                {
                    let at = out.len().checked_sub(3).map(|at| out[at]);
                    let supplied = matches!(word.as_str(), "supplied" | "donated" | "provided" | "delivered");
                    if !matches!(at, Some(c) if matches!(c.kind, Kind::Party(_))) {
                        phrase.start = chunk.start;
                        out.pop();
                        continue;
                    }
                    self.origin(at, phrase, false);
                    if let Some((actor, _)) = phrase.origin {
                        phrase.origin =
                            Some((actor, if supplied { OriginKind::Supplied } else { OriginKind::Made }));
                    }
                    phrase.start = at.map_or(chunk.start, |c| c.start);
                    out.truncate(out.len() - 2);
                }
                // "up to three such warships"
                Kind::Word if word == "such" && before.is_some_and(|b| matches!(b.kind, Kind::Number(_))) => {
                    phrase.definite = true;
                    phrase.start = chunk.start;
                }
                // "locally made vehicles"
                Kind::Word
                    if phrase.quantity.is_none()
                        && matches!(word.as_str(), "made" | "built" | "produced")
                        && before.is_some_and(|b| self.text[b.start..b.end].ends_with("ly")) =>
                {
                    phrase.start = before.map_or(chunk.start, |b| b.start);
                    out.pop();
                }
                // "some 20 types of weapons": the types are counted.
                Kind::Word
                    if word == "of"
                        && before.is_some_and(|b| {
                            ["types", "kinds", "categories", "sorts"]
                                .iter()
                                .any(|w| self.text[b.start..b.end].eq_ignore_ascii_case(w))
                        }) =>
                {
                    phrase.plural = true;
                    break;
                }
                // "Russian supplied tanks"
                Kind::Word
                    if phrase.quantity.is_none()
                        && matches!(word.as_str(), "supplied" | "donated" | "made" | "built")
                        && before.is_some_and(|b| {
                            matches!(b.kind, Kind::Party(at) if self.sentence.parties[at].form == ActorForm::Demonym)
                        }) =>
                {
                    self.origin(before, phrase, false);
                    let supplied = matches!(word.as_str(), "supplied" | "donated");
                    let kind = if supplied { OriginKind::Supplied } else { OriginKind::Made };
                    phrase.origin = phrase.origin.map(|(actor, _)| (actor, kind));
                    phrase.start = before.map_or(chunk.start, |b| b.start);
                    out.pop();
                }
                // "60 of the 80 promised guns": what is owed is still the item.
                Kind::Word
                    if phrase.quantity.is_none()
                        && chunk.is(Class::Awaited)
                        && before.is_some_and(|b| {
                            matches!(b.kind, Kind::Number(_)) || b.is(Class::Determiner)
                        }) =>
                {
                    phrase.start = chunk.start;
                }
                // "second-hand jets", "third-generation tanks": a compound counts nothing.
                Kind::Word if phrase.quantity.is_none() && words < 5 && self.compound(out) => {
                    words += 1;
                    out.truncate(out.len() - 2);
                    phrase.start = out.last().map_or(chunk.start, |first| first.start);
                }
                Kind::Word if word == "of" && phrase.quantity.is_none() => {
                    // "hundreds of", "18 of", "half of the", "a number of", "$5m worth of"
                    let number = before.and_then(|b| match b.kind {
                        Kind::Number(n) => Some(n),
                        _ => None,
                    });
                    let worth =
                        before.is_some_and(|b| self.text[b.start..b.end].eq_ignore_ascii_case("worth"));
                    match number {
                        Some(_) => {}
                        None if worth => {}
                        None => break,
                    }
                }
                Kind::Word if word == "of" && phrase.whole.is_none() => {
                    let number = before.and_then(|b| match b.kind {
                        Kind::Number(n) => Some(n),
                        _ => None,
                    });
                    let Some(part) = number.filter(|n| {
                        matches!(
                            numbers[*n].class,
                            NumberClass::Cardinal | NumberClass::Fraction | NumberClass::Ordinal
                        )
                    }) else {
                        break;
                    };
                    phrase.whole = phrase.quantity;
                    phrase.quantity = Some(part);
                    phrase.increment |= numbers[part].class == NumberClass::Ordinal;
                    phrase.full_start = numbers[part].start;
                    out.pop();
                }
                Kind::Word if (word == "in" || word == "worth") && phrase.quantity.is_none() => {
                    self.skip_rate(out);
                    // "290 million euros' worth of"
                    let owns = before.is_some_and(|b| b.kind == Kind::Possessive);
                    // "€5m ($6m) worth of"
                    let bracket = before
                        .is_some_and(|b| b.kind == Kind::Close)
                        .then(|| out.iter().rposition(|c| c.kind == Kind::Open))
                        .flatten()
                        .filter(|open| open + 4 >= out.len().saturating_sub(2));
                    if let Some(open) = bracket {
                        out.truncate(open + 1);
                        out.push(chunk);
                        out.swap_remove(open);
                    }
                    let sum = out.len().checked_sub(2 + usize::from(owns)).map(|at| out[at]);
                    // "a battalion's worth of tanks" is one formation.
                    let counter = |c: &Chunk<'_>| c.is(Class::CounterOther) || c.is(Class::CounterBattery);
                    let formation = sum.filter(|c| owns && c.kind == Kind::Word && counter(c));
                    if let Some(formation) = formation {
                        let battery = formation.is(Class::CounterBattery);
                        phrase.unit = if battery { Unit::Batteries } else { Unit::Other };
                        phrase.article_one = true;
                        phrase.partitive = true;
                        out.truncate(out.len() - 3);
                        phrase.full_start = formation.start;
                        if out.last().is_some_and(|c| c.is(Class::Determiner)) {
                            phrase.full_start = out.pop().map_or(phrase.full_start, |c| c.start);
                        }
                        break;
                    }
                    let money = sum.is_some_and(
                        |b| matches!(b.kind, Kind::Number(n) if numbers[n].class == NumberClass::Money),
                    );
                    if !money {
                        break;
                    }
                    if owns {
                        out.pop();
                    }
                    valued = true;
                }
                Kind::Word if chunk.is(Class::Increment) && !chunk.is(Class::Preposition) => {
                    phrase.increment = true;
                    // "another battery" is one.
                    let countable = matches!(phrase.unit, Unit::Units | Unit::Batteries)
                        && phrase.category != Category::MilitaryAid;
                    if word == "another" && countable && !phrase.plural && phrase.quantity.is_none() {
                        phrase.article_one = true;
                        phrase.full_start = chunk.start;
                        out.pop();
                        break;
                    }
                }
                Kind::Word
                    if matches!(
                        word.as_str(),
                        "the" | "these" | "those" | "its" | "their" | "his" | "all"
                    ) =>
                {
                    phrase.definite = true;
                    phrase.owned = matches!(word.as_str(), "its" | "their");
                    phrase.full_start = chunk.start;
                    // "the sixth and last of the tugs" is one.
                    let last = out.len() >= 3
                        && before.is_some_and(|b| self.text[b.start..b.end].eq_ignore_ascii_case("of"))
                        && out[out.len() - 3].is(Class::Increment);
                    if last && phrase.quantity.is_none() && phrase.plural {
                        let of = out.len() - 2;
                        out.truncate(of);
                        while out.last().is_some_and(|c| {
                            c.is(Class::Increment) || c.is(Class::Conjunction) || matches!(c.kind, Kind::Number(n) if numbers[n].class == NumberClass::Ordinal)
                        }) {
                            phrase.full_start = out.pop().map_or(phrase.full_start, |c| c.start);
                        }
                        phrase.article_one = true;
                        phrase.increment = true;
                        break;
                    }
                    // "18 of the 31": go on to the part before "of".
                    let part = before.is_some_and(|b| self.text[b.start..b.end].eq_ignore_ascii_case("of"))
                        && out.len() >= 3
                        && matches!(out[out.len() - 3].kind, Kind::Number(_));
                    out.pop();
                    if part {
                        continue;
                    }
                    break;
                }
                Kind::Word if (word == "a" || word == "an") && phrase.quantity.is_none() => {
                    let countable =
                        matches!(phrase.unit, Unit::Units | Unit::Batteries | Unit::Other | Unit::Shipments);
                    // "a battery of missiles", "a shipload of vehicles": the measure is one.
                    let measured = phrase.partitive
                        && matches!(phrase.unit, Unit::Batteries | Unit::Other | Unit::Shipments)
                        && self.text[phrase.start..phrase.end].split(" of ").next().is_some_and(|m| {
                            !m.ends_with('s') && (m.ends_with("load") || phrase.unit != Unit::Shipments)
                        });
                    phrase.article_one =
                        countable && (!phrase.plural && phrase.category != Category::MilitaryAid || measured);
                    phrase.full_start = chunk.start;
                    out.pop();
                    break;
                }
                // "fish tanks", "water trucks": no arms.
                Kind::Word if chunk.is(Class::NotArms) && !phrase.strong && phrase.quantity.is_none() => {
                    phrase.guarded = true;
                    phrase.start = chunk.start;
                }
                Kind::Word if chunk.is(Class::GuardCapture) || chunk.is(Class::GuardLoss) => {
                    phrase.guarded = true;
                    break;
                }
                Kind::Word if phrase.quantity.is_none() && words < 5 && modifier(self.text, &chunk) => {
                    words += 1;
                    phrase.start = chunk.start;
                }
                Kind::Word
                    if matches!(word.as_str(), "and" | "or")
                        && phrase.quantity.is_none()
                        && (self.compound_before(out) || self.calibre_before(out, phrase)) =>
                {
                    phrase.start = chunk.start;
                }
                _ => break,
            }
            out.pop();
            phrase.full_start = phrase.full_start.min(chunk.start);
        }
        phrase.full_start = phrase.full_start.min(phrase.start);
    }
}
