//! One pass that finds every name of the lexicon.
//!
//! Names are looked up by their first word and the first two bytes of the second: every word of the text costs a few looks
//! into a table of bits, and only where a name begins so are its other words compared, the longest name first. By the
//! first word alone, every "the" would be compared with hundreds of names. Why no automaton: docs/decisions.md.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::Sense;

/// Words of the bits of first words: 16 kB, to lie in the nearest cache.
const FIRST_WORDS: usize = 1 << 11;
/// Words of the bits of keys: 64 kB, a dozen bits for every name.
const KEY_WORDS: usize = 1 << 13;
/// Places of the table of keys, by their upper bits: about two for every name.
const PLACES: usize = 1 << 16;
/// The longest first word that is looked up, in bytes.
const WORD_LIMIT: usize = 48;
/// Letters and digits that a designation may take with it: `F-16` + `AM`.
const VARIANT_LIMIT: usize = 4;

/// A name found in a text, in bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit<'l> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Its senses, in order of the files.
    pub(crate) senses: &'l [Sense],
}

/// The names, frozen: one string, one list of senses, and groups by key.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Scanner {
    /// Every spelling, one after the other.
    text: String,
    senses: Vec<Sense>,
    /// Sorted by key, then the longest first. Words that share a key share a group: every name is compared with the
    /// text in any case.
    names: Vec<Name>,
    /// The lower bits of their keys; the upper ones are their places.
    tags: Vec<u16>,
    /// Where the names of each place begin, and one past the last.
    places: Vec<u32>,
    /// Two bits for every first word: most words of a text are passed by with one look.
    first_words: Vec<u64>,
    /// Two bits for every key: most others are passed by without a look into the tables.
    keys: Vec<u64>,
}

/// One spelling.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Name {
    start: u32,
    length: u16,
    /// It counts only as written, or in capitals throughout.
    exact: bool,
    senses_start: u32,
    senses_length: u16,
}

/// A spelling with one of its senses; in lower case if it counts in any case.
#[derive(Debug)]
pub(super) struct Spelling {
    pub(super) surface: String,
    pub(super) exact: bool,
    pub(super) sense: Sense,
}

impl Scanner {
    /// Builds the table. Spellings begin with a letter or a digit; senses of one spelling keep their order.
    pub(super) fn new(spellings: Vec<Spelling>) -> Scanner {
        let usable = |s: &Spelling| {
            s.surface.starts_with(char::is_alphanumeric) && s.surface.len() < usize::from(u16::MAX)
        };
        let mut keyed: Vec<(u32, Spelling)> =
            spellings.into_iter().filter(usable).map(|s| (key_of_name(&s.surface), s)).collect();
        let order = |(key, s): &(u32, Spelling)| (*key, Reverse(s.surface.len()), !s.exact);
        keyed.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.1.surface.cmp(&b.1.surface)));
        let mut made = Scanner {
            text: String::new(),
            senses: Vec::new(),
            names: Vec::new(),
            tags: Vec::new(),
            places: Vec::with_capacity(PLACES + 1),
            first_words: vec![0; FIRST_WORDS],
            keys: vec![0; KEY_WORDS],
        };
        let mut last: Option<&Spelling> = None;
        for (key, spelling) in &keyed {
            let known = last.is_some_and(|l| l.exact == spelling.exact && l.surface == spelling.surface);
            match made.names.last_mut().filter(|_| known) {
                Some(name) => {
                    if !made.senses[name.senses_start as usize..].contains(&spelling.sense) {
                        made.senses.push(spelling.sense);
                        name.senses_length += 1;
                    }
                }
                None => {
                    let at = as_u32(made.names.len());
                    made.places.resize(place(*key) + 1, at);
                    made.names.push(Name {
                        start: as_u32(made.text.len()),
                        length: u16::try_from(spelling.surface.len()).unwrap_or(u16::MAX),
                        exact: spelling.exact,
                        senses_start: as_u32(made.senses.len()),
                        senses_length: 1,
                    });
                    made.tags.push(tag(*key));
                    made.text.push_str(&spelling.surface);
                    made.senses.push(spelling.sense);
                    let first = key_of_first_word(&spelling.surface);
                    mark(&mut made.first_words, first);
                    mark(&mut made.keys, *key);
                }
            }
            last = Some(spelling);
        }
        made.places.resize(PLACES + 1, as_u32(made.names.len()));
        made.text.shrink_to_fit();
        made.senses.shrink_to_fit();
        made.names.shrink_to_fit();
        made.tags.shrink_to_fit();
        made
    }

    /// All names at word boundaries, in order: at each word the longest one that begins there; names do not overlap.
    pub(super) fn scan(&self, text: &str) -> Vec<Hit<'_>> {
        let mut hits = Vec::new();
        let mut at = 0;
        while let Some(start) = next_word(text, at) {
            let word = word_at(text, start);
            at = match self.name_at(text, word) {
                Some(hit) => {
                    hits.push(hit);
                    hit.end
                }
                None => word.end,
            };
        }
        hits
    }

    /// The longest name that begins with the word.
    fn name_at(&self, text: &str, word: Word) -> Option<Hit<'_>> {
        let whole = self.begins(text, word).filter(|hit| !self.article_steals(text, word, *hit));
        if whole.is_some() || !word.digit {
            return whole;
        }
        // `K9A1`, `TB2s`: a word that holds a digit may be a designation with its variant.
        let bytes = &text.as_bytes()[word.start..word.end];
        if !bytes.last().is_some_and(u8::is_ascii_alphanumeric) {
            return None;
        }
        let shortest = bytes.len().saturating_sub(VARIANT_LIMIT).max(2);
        (shortest..bytes.len())
            .rev()
            .filter(|cut| bytes[cut - 1].is_ascii_digit() && bytes[*cut].is_ascii())
            .map(|cut| Word { end: word.start + cut, hash: word_hash(&bytes[..cut]), ..word })
            .find_map(|part| self.begins(text, part).filter(|hit| hit.end >= word.end))
    }

    /// "the North Korean official": a name that begins with an article gives way to a longer one behind the article.
    fn article_steals(&self, text: &str, word: Word, hit: Hit<'_>) -> bool {
        text[word.start..word.end].eq_ignore_ascii_case("the")
            && next_word(text, word.end).is_some_and(|next| {
                self.begins(text, word_at(text, next)).is_some_and(|behind| behind.end > hit.end)
            })
    }

    /// The longest name whose first word it is: as written, else in capitals, else in any case.
    fn begins(&self, text: &str, word: Word) -> Option<Hit<'_>> {
        if !is_marked(&self.first_words, key(word.hash, [0, 0])) || word.end - word.start > WORD_LIMIT {
            return None;
        }
        // A name with more of the second word is longer than any with less.
        let [head, next] = second_word(text, word.end);
        // One with a single letter of it ends within "south" and goes on only behind a digit, "9A1", or before a sign.
        let single = next == 0 || head.is_ascii_digit() || !next.is_ascii();
        let seconds = [(next != 0, [head, next]), (single, [head, 0]), (true, [0, 0])];
        let seconds = seconds.into_iter().filter(|(possible, _)| *possible).map(|(_, second)| second);
        seconds.map(|second| key(word.hash, second)).find_map(|key| self.longest(text, word.start, key))
    }

    /// The longest name of a key that stands at `start`.
    fn longest(&self, text: &str, start: usize, key: u32) -> Option<Hit<'_>> {
        if !is_marked(&self.keys, key) {
            return None;
        }
        let place = self.places[place(key)] as usize..self.places[place(key) + 1] as usize;
        let names = self.names[place.clone()].iter().zip(&self.tags[place]);
        let mut best: Option<(u8, Hit<'_>)> = None;
        let mut length = usize::MAX;
        for (name, _) in names.filter(|(_, known)| **known == tag(key)) {
            let long = usize::from(name.length);
            if long < length {
                if let Some((_, hit)) = best {
                    return Some(hit);
                }
                length = long;
            }
            let Some(surface) = text.get(start..start + long) else { continue };
            let written = &self.text[name.start as usize..name.start as usize + long];
            if !surface.eq_ignore_ascii_case(written) {
                continue;
            }
            let rank = match name.exact {
                true if surface == written => 0,
                true if long > 1 && !surface.bytes().any(|b| b.is_ascii_lowercase()) => 1,
                true => continue,
                false => 2,
            };
            let senses = &self.senses[name.senses_start as usize..][..usize::from(name.senses_length)];
            let end = absorbed_end(text, start + long, senses);
            if word_ends(text, end) && best.is_none_or(|(known, _)| rank < known) {
                best = Some((rank, Hit { start, end, senses }));
            }
        }
        best.map(|(_, hit)| hit)
    }
}

/// The first two bytes, in lower case, of what follows the one sign or blank behind a first word that ends at `end`;
/// zeros where the text ends, and for the second where the word does.
fn second_word(text: &str, end: usize) -> [u8; 2] {
    let Some(sign) = text[end..].chars().next() else { return [0, 0] };
    let mut bytes = text.as_bytes()[end + sign.len_utf8()..].iter().map(u8::to_ascii_lowercase);
    let head = bytes.next().unwrap_or(0);
    [head, bytes.next().filter(|b| b.is_ascii_alphanumeric() || !b.is_ascii()).unwrap_or(0)]
}

/// The tables hold far fewer entries than this.
fn as_u32(n: usize) -> u32 {
    u32::try_from(n).expect("the lexicon is far smaller than four gigabytes")
}

/// A designation takes the letters and digits of its variant with it: `F-16` + `AM`, `2A6` + `s`.
fn absorbed_end(text: &str, end: usize, senses: &[Sense]) -> usize {
    let system = senses.iter().any(|s| matches!(s, Sense::System(_)));
    if !system || !text[..end].ends_with(|c: char| c.is_ascii_digit()) {
        return end;
    }
    let variant = text[end..].bytes().take_while(u8::is_ascii_alphanumeric).count();
    if variant <= VARIANT_LIMIT { end + variant } else { end }
}

/// The byte where the next word begins, from `at` on.
fn next_word(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = at;
    loop {
        let byte = *bytes.get(at)?;
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() {
                return Some(at);
            }
            at += 1;
        } else {
            let sign = text[at..].chars().next()?;
            if sign.is_alphanumeric() {
                return Some(at);
            }
            at += sign.len_utf8();
        }
    }
}

/// A word of the text: letters and digits without anything between them.
#[derive(Debug, Clone, Copy)]
struct Word {
    start: usize,
    end: usize,
    hash: u64,
    /// It holds a digit.
    digit: bool,
}

/// The word that begins at `start`.
fn word_at(text: &str, start: usize) -> Word {
    let bytes = text.as_bytes();
    let mut word = Word { start, end: start, hash: NO_WORD, digit: false };
    while let Some(byte) = bytes.get(word.end) {
        if byte.is_ascii_alphanumeric() {
            word.hash = hash_with(word.hash, *byte);
            word.digit |= byte.is_ascii_digit();
            word.end += 1;
            continue;
        }
        let letter = text[word.end..].chars().next().filter(|c| !c.is_ascii() && c.is_alphanumeric());
        let Some(letter) = letter else { break };
        let end = word.end + letter.len_utf8();
        word.hash = bytes[word.end..end].iter().fold(word.hash, |hash, byte| hash_with(hash, *byte));
        word.end = end;
    }
    word
}

/// Whether a word may end here; in the midst of "1,200" none does.
fn word_ends(text: &str, at: usize) -> bool {
    let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let in_number = at > 0
        && digit(at - 1)
        && digit(at + 1)
        && text.as_bytes().get(at).is_some_and(|sign| matches!(sign, b',' | b'.'));
    !in_number && !text[at..].chars().next().is_some_and(char::is_alphanumeric)
}

/// The hash of nothing.
const NO_WORD: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a over the bytes of a word in lower case. Short keys among a fixed set of words: collisions only cost a comparison.
fn word_hash(word: &[u8]) -> u64 {
    word.iter().fold(NO_WORD, |hash, byte| hash_with(hash, *byte))
}

fn hash_with(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
}

/// The key of names by the hash of their first word and the first bytes of their second.
fn key(first: u64, second: [u8; 2]) -> u32 {
    // The upper half of a product depends on every bit of its factors.
    ((first ^ u64::from(u16::from_le_bytes(second))).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32
}

fn key_of_name(surface: &str) -> u32 {
    let first = word_at(surface, 0);
    key(first.hash, second_word(surface, first.end))
}

/// The key of all names with this first word in the table of first words.
fn key_of_first_word(surface: &str) -> u32 {
    key(word_at(surface, 0).hash, [0, 0])
}

/// Where the names of a key stand in the table of places.
fn place(key: u32) -> usize {
    (key >> 16) as usize
}

fn tag(key: u32) -> u16 {
    (key & 0xffff) as u16
}

/// Marks a key in a table of bits, whose length is a power of two.
fn mark(bits: &mut [u64], key: u32) {
    let (word, pair) = pair_of(bits, key);
    bits[word] |= pair;
}

/// Whether a key, or others that share its bits, are marked.
fn is_marked(bits: &[u64], key: u32) -> bool {
    let (word, pair) = pair_of(bits, key);
    bits[word] & pair == pair
}

/// The upper bits of a key say which word is its own, the lower ones which two bits of it.
fn pair_of(bits: &[u64], key: u32) -> (usize, u64) {
    let word = (key >> (32 - bits.len().trailing_zeros())) as usize;
    (word, 1 << (key & 63) | 1 << (key >> 6 & 63))
}
