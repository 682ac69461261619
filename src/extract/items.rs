//! Item phrases: quantity, origin, modifiers, designation, head.
//!
//! Eats item name chunks and what belongs to them (`some 200 North Korean 170mm “Koksan” self-propelled howitzers`),
//! leaves one item chunk. A calibre is a modifier and never a count; a digit of a designation is part of the name.

use super::chunks::{Chunk, Kind, Sentence};
use super::lexicon::{ActorForm, Class, Lexicon, Sense};
use super::numbers::NumberClass;
use super::parties::PARTY_BASE;
use crate::model::{Category, Unit};

/// How the origin of an item is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OriginKind {
    /// "North Korean shells", "Russia's tanks": the owner or giver, or the maker.
    Plain,
    /// "-made", "-built", "-designed": the maker only.
    Made,
    /// "-supplied", "-donated": the giver.
    Supplied,
}

/// An item with everything that stands at it. Places are bytes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ItemPhrase {
    /// First byte, quantity and determiner included.
    pub(crate) full_start: usize,
    /// First byte of the item's own words.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// Class of the item.
    pub(crate) category: Category,
    /// Finer code.
    pub(crate) kind: Option<String>,
    /// Indexes into the lexicon's systems.
    pub(crate) systems: Vec<usize>,
    /// What is counted.
    pub(crate) unit: Unit,
    /// Index into the sentence's numbers.
    pub(crate) quantity: Option<usize>,
    /// Of "18 of the 31 pledged" the 31; index into the sentence's numbers.
    pub(crate) whole: Option<usize>,
    /// "a battery": one, printed as an article.
    pub(crate) article_one: bool,
    /// "another", "additional", "the first".
    pub(crate) increment: bool,
    /// "the tanks": may refer back.
    pub(crate) definite: bool,
    /// Military in any text.
    pub(crate) strong: bool,
    /// The head is a plural.
    pub(crate) plural: bool,
    /// Origin and how it is told.
    pub(crate) origin: Option<(usize, OriginKind)>,
    /// A container, a tonne, a load: the unit comes from a partitive.
    pub(crate) partitive: bool,
    /// A guard word stands at it ("captured tanks").
    pub(crate) guarded: bool,
    /// "its tanks", "their jets".
    pub(crate) owned: bool,
    /// A designation without a noun ("270 Su-27").
    pub(crate) headless: bool,
}

impl ItemPhrase {
    /// The phrase of a bare designation joined with the one whose head it shares.
    fn with_head_of(self, other: ItemPhrase) -> ItemPhrase {
        let mut systems = self.systems;
        systems.extend(other.systems);
        systems.dedup();
        ItemPhrase {
            full_start: self.full_start,
            start: self.start,
            systems,
            quantity: self.quantity,
            whole: self.whole,
            increment: self.increment,
            definite: self.definite,
            origin: self.origin,
            ..other
        }
    }
}

/// Makes the item phrases of a sentence.
pub(crate) fn assemble<'l>(
    text: &str,
    lexicon: &'l Lexicon,
    names: &[&[Sense]],
    sentence: &mut Sentence<'l>,
) {
    let chunks = std::mem::take(&mut sentence.chunks);
    let mut out: Vec<Chunk<'l>> = Vec::with_capacity(chunks.len());
    let mut i = 0;
    while i < chunks.len() {
        let chunk = chunks[i];
        match chunk.kind {
            Kind::Party(name) if name < PARTY_BASE => {
                let mut builder = Builder { text, lexicon, names, sentence, chunks: &chunks };
                match builder.phrase(i, &mut out) {
                    Some((mut phrase, next)) => {
                        if let Some(first) = builder.shares_head(&out, &phrase) {
                            // The first half is always the last phrase made.
                            let first = sentence.items.remove(first);
                            phrase = first.with_head_of(phrase);
                            out.truncate(out.len() - 2);
                        }
                        let (start, end) = (phrase.full_start, phrase.end);
                        sentence.items.push(phrase);
                        let kind = Kind::Item(sentence.items.len() - 1);
                        out.push(Chunk { start, end, kind, ..chunk });
                        i = next;
                    }
                    None => {
                        out.push(Chunk { kind: Kind::Word, ..chunk });
                        i += 1;
                    }
                }
            }
            Kind::Party(party) => {
                out.push(Chunk { kind: Kind::Party(party - PARTY_BASE), ..chunk });
                i += 1;
            }
            _ => {
                out.push(chunk);
                i += 1;
            }
        }
    }
    sentence.chunks = out;
}

struct Builder<'b, 'l> {
    text: &'b str,
    lexicon: &'l Lexicon,
    names: &'b [&'b [Sense]],
    sentence: &'b Sentence<'l>,
    chunks: &'b [Chunk<'l>],
}

/// What one name chunk says of an item.
struct NameSense {
    system: Option<usize>,
    noun: Option<(usize, bool)>,
    partitive: Option<usize>,
}

impl<'l> Builder<'_, 'l> {
    /// The phrase whose first name is chunk `i`, and the chunk after it; takes its modifiers back from `out`.
    fn phrase(&mut self, i: usize, out: &mut Vec<Chunk<'l>>) -> Option<(ItemPhrase, usize)> {
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
                noun = name.noun.or(noun);
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
                (entry.category, entry.kind.clone(), natural_unit(entry.category), !entry.ambiguous, plural)
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
        if self.modifies(next, plural, end) {
            // "Bushmaster carriers": an unknown plural after a sure designation is its head.
            let head = self.chunks.get(next).filter(|c| c.info.is_none()).map(|c| &self.text[c.start..c.end]);
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
        next = self.after(next, &mut phrase);
        Some((phrase, next))
    }

    /// "90 Su-27 and MiG-29 fighters": a bare designation before an "and" and a head shares the head. Gives its phrase.
    fn shares_head(&self, out: &[Chunk<'l>], phrase: &ItemPhrase) -> Option<usize> {
        let [.., before, glue] = out else { return None };
        let joined = match glue.kind {
            Kind::Word => {
                ["and", "or"].iter().any(|w| self.text[glue.start..glue.end].eq_ignore_ascii_case(w))
            }
            Kind::Sign => &self.text[glue.start..glue.end] == "/",
            _ => false,
        };
        let Kind::Item(at) = before.kind else { return None };
        let first = self.sentence.items.get(at)?;
        let bare = first.headless && !first.plural && !first.guarded && !first.article_one;
        let open = phrase.quantity.is_none()
            && !phrase.definite
            && phrase.origin.is_none()
            && !phrase.systems.is_empty();
        (joined
            && bare
            && open
            && phrase.plural
            && first.category == phrase.category
            && glue.end + 1 >= phrase.full_start)
            .then_some(at)
    }

    /// "nuclear submarine development", "tank crews", "weapons programme": the name only modifies another noun.
    fn modifies(&self, next: usize, plural: bool, end: usize) -> bool {
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

    /// The noun decides, except where the system is finer: "Patriot systems", "Gepard tanks", "HIMARS launchers".
    fn category_of(&self, noun: usize, system: Option<Category>) -> Category {
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

    fn name(&self, at: usize) -> Option<NameSense> {
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

    fn glues(&self, at: usize) -> bool {
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
    fn is_modifier(&self, at: usize) -> bool {
        modifier(self.text, &self.chunks[at])
    }

    /// Systems in "of the X and Y types" or in brackets right after the head.
    fn designations_after(&self, next: usize) -> Option<(usize, Vec<usize>)> {
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

    /// Whether the chunk is this word.
    fn word_is(&self, at: usize, word: &str) -> bool {
        self.chunks
            .get(at)
            .is_some_and(|c| c.kind == Kind::Word && self.text[c.start..c.end].eq_ignore_ascii_case(word))
    }

    /// "152 mm and 122 mm shells": the word stands between two calibres.
    fn joins_measures(&self, at: usize) -> bool {
        let measure = |at: Option<usize>| {
            at.and_then(|at| self.chunks.get(at)).is_some_and(|c| {
                matches!(c.kind, Kind::Number(n) if matches!(self.sentence.numbers[n].class, NumberClass::Measure(_)))
            })
        };
        (self.word_is(at, "and") || self.word_is(at, "or"))
            && measure(at.checked_sub(1))
            && measure(Some(at + 1))
    }

    fn number_near(&self, out: &[Chunk<'_>]) -> bool {
        out.iter().rev().take(3).any(|c| matches!(c.kind, Kind::Number(_)))
    }

    /// Takes modifiers, origin, quantity and determiner back from the row before the phrase.
    fn modifiers(&self, out: &mut Vec<Chunk<'l>>, phrase: &mut ItemPhrase) {
        let numbers = &self.sentence.numbers;
        let mut words = 0;
        // "$5m worth of", "$5m in": what stands before the item is its value.
        let mut valued = false;
        while let Some(chunk) = out.last().copied() {
            let word = self.text[chunk.start..chunk.end].to_lowercase();
            let before = out.len().checked_sub(2).map(|at| out[at]);
            match chunk.kind {
                Kind::Number(n) => match numbers[n].class {
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
                    if !self.origin(before, phrase, true) {
                        break;
                    }
                    break;
                }
                // "5,000 military helmets": the office's name is an adjective.
                Kind::Party(at) if phrase.quantity.is_none() && self.is_bare_office(at) => {
                    phrase.start = chunk.start;
                }
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
                    // "290 million euros' worth of"
                    let owns = before.is_some_and(|b| b.kind == Kind::Possessive);
                    let sum = out.len().checked_sub(2 + usize::from(owns)).map(|at| out[at]);
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
                    phrase.article_one =
                        countable && !phrase.plural && phrase.category != Category::MilitaryAid;
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

    /// "anti-tank and guided missiles": before the "and" stands half of a compound adjective.
    fn compound_before(&self, out: &[Chunk<'_>]) -> bool {
        let n = out.len();
        if n < 4 {
            return false;
        }
        let (prefix, hyphen, word) = (out[n - 4], out[n - 3], out[n - 2]);
        let halves =
            ["anti", "short", "medium", "long", "air", "surface", "ground", "ship", "small", "light", "man"];
        hyphen.kind == Kind::Hyphen
            && word.kind == Kind::Word
            && halves.iter().any(|h| self.text[prefix.start..prefix.end].eq_ignore_ascii_case(h))
    }

    /// "152mm and 122mm shells": a calibre stands before the "and", and one opens the phrase.
    fn calibre_before(&self, out: &[Chunk<'_>], phrase: &ItemPhrase) -> bool {
        let measure = |c: &Chunk<'_>| matches!(c.kind, Kind::Number(n) if matches!(self.sentence.numbers[n].class, NumberClass::Measure(_)));
        let opens = self
            .sentence
            .numbers
            .iter()
            .any(|n| matches!(n.class, NumberClass::Measure(_)) && n.start == phrase.start);
        opens && out.len() >= 2 && measure(&out[out.len() - 2])
    }

    /// Whether the last three chunks are two words, or an ordinal and a word, and the hyphen that joins them.
    fn compound(&self, out: &[Chunk<'_>]) -> bool {
        let opens = |first: &Chunk<'_>| match first.kind {
            Kind::Word => true,
            Kind::Number(n) => self.sentence.numbers[n].class == NumberClass::Ordinal,
            _ => false,
        };
        matches!(out, [.., first, hyphen, last]
            if opens(first)
                && hyphen.kind == Kind::Hyphen
                && last.kind == Kind::Word
                && first.end == hyphen.start
                && hyphen.end == last.start)
    }

    /// "military", "army", "navy" without a nationality.
    fn is_bare_office(&self, party: usize) -> bool {
        let party = &self.sentence.parties[party];
        let words = &self.text[party.start..party.end];
        party.actor.is_none()
            && party.office.is_some()
            && !words.contains(' ')
            && words.starts_with(char::is_lowercase)
    }

    /// Whether a party before the item is its origin; sets it.
    fn origin(&self, chunk: Option<Chunk<'_>>, phrase: &mut ItemPhrase, possessive: bool) -> bool {
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

    /// Takes what belongs to the item after it: "worth $5m", "30 of them" and the like stay for the rules.
    fn after(&self, next: usize, phrase: &mut ItemPhrase) -> usize {
        let word = |at: usize| {
            self.chunks
                .get(at)
                .filter(|c| c.kind == Kind::Word)
                .map(|c| self.text[c.start..c.end].to_lowercase())
        };
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

/// A word that may stand between a quantity and a head.
fn modifier(text: &str, chunk: &Chunk<'_>) -> bool {
    if chunk.kind != Kind::Word {
        return false;
    }
    let word = &text[chunk.start..chunk.end];
    if !word.starts_with(char::is_alphanumeric) {
        return false;
    }
    const ADJECTIVES: [&str; 3] = ["over", "under", "off"];
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
    !ADJECTIVES.contains(&word)
        && !closed.iter().any(|class| info.is(*class))
        && !verb_like
        && info.triggers.is_empty()
}

/// The unit in which a category is counted when a bare designation names it.
pub(crate) fn natural_unit(category: Category) -> Unit {
    match category {
        Category::Personnel => Unit::Personnel,
        Category::Ammunition => Unit::Rounds,
        Category::Explosives => Unit::Tonnes,
        Category::MilitaryAid | Category::Technology | Category::Other => Unit::Other,
        _ => Unit::Units,
    }
}
