//! Item phrases: quantity, origin, modifiers, designation, head.
//!
//! Eats item name chunks and what belongs to them (`some 200 North Korean 170mm “Koksan” self-propelled howitzers`),
//! leaves one item chunk. A calibre is a modifier and never a count; a digit of a designation is part of the name.

mod compounds;
mod head;
mod merge;
mod modifiers;
mod origin;
mod phrase;
mod tail;

use super::chunks::{Chunk, Kind, Sentence};
use super::lexicon::{Lexicon, Sense};
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
                        // "a shipment of 600 rifles": the measure is a noun of its own.
                        let words = &text[chunk.start..chunk.end];
                        match words.strip_suffix(" of").map(|noun| chunk.start + noun.len()) {
                            Some(end) => {
                                let word = |start, end| Chunk {
                                    start,
                                    end,
                                    kind: Kind::Word,
                                    info: lexicon.words.get(&text[start..end].to_lowercase()),
                                    ..chunk
                                };
                                out.push(word(chunk.start, end));
                                out.push(word(end + 1, chunk.end));
                            }
                            None => out.push(Chunk { kind: Kind::Word, ..chunk }),
                        }
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
    merge::merge(text, sentence);
}

/// What a phrase is made from: the text, and the chunks of its sentence.
struct Builder<'b, 'l> {
    text: &'b str,
    lexicon: &'l Lexicon,
    names: &'b [&'b [Sense]],
    sentence: &'b Sentence<'l>,
    chunks: &'b [Chunk<'l>],
}
