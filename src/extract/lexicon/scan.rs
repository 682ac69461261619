//! One pass that finds every name of the lexicon.
//!
//! Names are looked up by their first word: every word of the text costs one look into a table, and only where a name
//! begins with that word are its other words compared, the longest name first. Why no automaton: docs/decisions.md.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use serde::{Deserialize, Serialize};

use super::Sense;

/// Words of the bits of first words: 32 kB, ten bits for every name.
const SEEN_WORDS: usize = 4096;
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

/// The names, frozen: one string, one list of senses, and groups by first word.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Scanner {
    /// Every spelling, one after the other.
    text: String,
    senses: Vec<Sense>,
    /// Sorted by the hash of the first word, then the longest first.
    names: Vec<Name>,
    /// Where the names of a first word stand, by its hash. Words that share a hash share a group: every name is
    /// compared with the text in any case.
    groups: HashMap<u64, (u32, u32), BuildHasherDefault<AsItIs>>,
    /// A bit for every hash of a first word: most words of a text are passed by without a look into the table.
    seen: Vec<u64>,
}

/// One spelling.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Name {
    start: u32,
    length: u16,
    /// It counts only as written, or in capitals throughout.
    exact: bool,
    /// The first byte of the second word in lower case, to tell most names of a group from a text at one look;
    /// 0 if there is no second word.
    second: u8,
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
        let mut keyed: Vec<(u64, Spelling)> = spellings
            .into_iter()
            .filter(usable)
            .map(|s| (first_word_hash(&s.surface.as_bytes()[..word_end(&s.surface, 0)]), s))
            .collect();
        let order = |(key, s): &(u64, Spelling)| (*key, Reverse(s.surface.len()), !s.exact);
        keyed.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.1.surface.cmp(&b.1.surface)));
        let mut made = Scanner {
            text: String::new(),
            senses: Vec::new(),
            names: Vec::new(),
            groups: HashMap::default(),
            seen: vec![0; SEEN_WORDS],
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
                    made.names.push(Name {
                        start: as_u32(made.text.len()),
                        length: u16::try_from(spelling.surface.len()).unwrap_or(u16::MAX),
                        exact: spelling.exact,
                        second: second_word(&spelling.surface, word_end(&spelling.surface, 0)).unwrap_or(0),
                        senses_start: as_u32(made.senses.len()),
                        senses_length: 1,
                    });
                    made.text.push_str(&spelling.surface);
                    made.senses.push(spelling.sense);
                    made.seen[seen_word(*key)] |= seen_bit(*key);
                    made.groups.entry(*key).or_insert((at, at)).1 = at + 1;
                }
            }
            last = Some(spelling);
        }
        made.text.shrink_to_fit();
        made.senses.shrink_to_fit();
        made.names.shrink_to_fit();
        made
    }

    /// All names at word boundaries, in order: at each word the longest one that begins there; names do not overlap.
    pub(super) fn scan(&self, text: &str) -> Vec<Hit<'_>> {
        let mut hits = Vec::new();
        let mut at = 0;
        while let Some(start) = next_word(text, at) {
            let end = word_end(text, start);
            at = match self.name_at(text, start, end) {
                Some(hit) => {
                    hits.push(hit);
                    hit.end
                }
                None => end,
            };
        }
        hits
    }

    /// The longest name that begins with the word at `start..end`.
    fn name_at(&self, text: &str, start: usize, end: usize) -> Option<Hit<'_>> {
        let whole = self.begins(text, start, end).filter(|hit| !self.article_steals(text, start, end, *hit));
        if whole.is_some() || !text.as_bytes()[end - 1].is_ascii_alphanumeric() {
            return whole;
        }
        // `K9A1`, `TB2s`: a word that holds a digit may be a designation with its variant.
        let word = &text.as_bytes()[start..end];
        let shortest = word.len().saturating_sub(VARIANT_LIMIT).max(2);
        (shortest..word.len())
            .rev()
            .filter(|cut| word[cut - 1].is_ascii_digit() && word[*cut].is_ascii())
            .find_map(|cut| self.begins(text, start, start + cut).filter(|hit| hit.end >= end))
    }

    /// "the North Korean official": a name that begins with an article gives way to a longer one behind the article.
    fn article_steals(&self, text: &str, start: usize, end: usize, hit: Hit<'_>) -> bool {
        text[start..end].eq_ignore_ascii_case("the")
            && next_word(text, end).is_some_and(|next| {
                self.begins(text, next, word_end(text, next)).is_some_and(|behind| behind.end > hit.end)
            })
    }

    /// The longest name whose first word is `start..end`: as written, else in capitals, else in any case.
    fn begins(&self, text: &str, start: usize, end: usize) -> Option<Hit<'_>> {
        if end - start > WORD_LIMIT {
            return None;
        }
        let hash = first_word_hash(&text.as_bytes()[start..end]);
        if self.seen[seen_word(hash)] & seen_bit(hash) == 0 {
            return None;
        }
        let (from, to) = *self.groups.get(&hash)?;
        let second = second_word(text, end);
        let mut best: Option<(u8, Hit<'_>)> = None;
        let mut length = usize::MAX;
        for name in &self.names[from as usize..to as usize] {
            let long = usize::from(name.length);
            if long < length {
                if let Some((_, hit)) = best {
                    return Some(hit);
                }
                length = long;
            }
            if name.second != 0 && Some(name.second) != second {
                continue;
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

/// The first byte, in lower case, of what follows the one sign or blank behind a first word that ends at `end`.
fn second_word(text: &str, end: usize) -> Option<u8> {
    let sign = text[end..].chars().next()?;
    text.as_bytes().get(end + sign.len_utf8()).map(u8::to_ascii_lowercase)
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
    text[at..].find(char::is_alphanumeric).map(|found| at + found)
}

/// One past the last byte of the word at `at`.
fn word_end(text: &str, at: usize) -> usize {
    text[at..].find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |found| at + found)
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

/// FNV-1a over the bytes of a word in lower case. Short keys among a fixed set of words: collisions only cost a comparison.
fn first_word_hash(word: &[u8]) -> u64 {
    word.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Where the bit of a hash stands.
fn seen_word(hash: u64) -> usize {
    usize::try_from(hash >> 52).unwrap_or(0)
}

fn seen_bit(hash: u64) -> u64 {
    1 << (hash >> 46 & 63)
}

/// The keys are hashes already.
#[derive(Debug, Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = first_word_hash(bytes);
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
