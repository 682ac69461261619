//! One pass that finds every name of the lexicon.
//!
//! Names are looked up by their first word: every word of the text costs one look into a table, and only where a name
//! begins with that word are its other words compared, the longest name first. An automaton over the same seventy
//! thousand names scans no faster and takes ten times as long to build (docs/decisions.md).

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::Sense;

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

/// The names by their first word.
#[derive(Debug)]
pub(super) struct Scanner {
    patterns: Vec<Pattern>,
    /// Patterns by their first word in lower case, the longest first.
    by_word: HashMap<Box<[u8]>, Vec<u32>, BuildHasherDefault<WordHash>>,
}

/// One surface form.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) surface: String,
    /// Senses that hold in any case.
    pub(super) folded: Vec<Sense>,
    /// Senses that hold only as written, or in capitals throughout.
    pub(super) exact: Vec<(String, Vec<Sense>)>,
}

impl Scanner {
    /// Builds the table. `patterns` are unique in lower case and begin with a letter or a digit.
    pub(super) fn new(patterns: Vec<Pattern>) -> Scanner {
        let mut by_word: HashMap<Box<[u8]>, Vec<u32>, BuildHasherDefault<WordHash>> = HashMap::default();
        for (at, pattern) in (0u32..).zip(&patterns) {
            let word = pattern.surface[..word_end(&pattern.surface, 0)].to_ascii_lowercase();
            by_word.entry(word.into_bytes().into()).or_default().push(at);
        }
        for names in by_word.values_mut() {
            names.sort_by_key(|at| std::cmp::Reverse(patterns[*at as usize].surface.len()));
        }
        Scanner { patterns, by_word }
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
        let whole = self.begins(text, start, end);
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

    fn begins(&self, text: &str, start: usize, end: usize) -> Option<Hit<'_>> {
        let mut lower = [0u8; WORD_LIMIT];
        let lower = lower.get_mut(..end - start)?;
        lower.copy_from_slice(&text.as_bytes()[start..end]);
        lower.make_ascii_lowercase();
        self.by_word.get(&*lower)?.iter().find_map(|at| {
            let pattern = &self.patterns[*at as usize];
            let surface = text.get(start..start + pattern.surface.len())?;
            if !surface.eq_ignore_ascii_case(&pattern.surface) {
                return None;
            }
            let senses = pattern.senses(surface);
            let end = absorbed_end(text, start + surface.len(), senses);
            (!senses.is_empty() && word_ends(text, end)).then_some(Hit { start, end, senses })
        })
    }
}

impl Pattern {
    /// The senses that hold for this spelling.
    fn senses(&self, surface: &str) -> &[Sense] {
        let as_written = self.exact.iter().find(|(written, _)| written == surface);
        let capitals = || surface.len() > 1 && !surface.bytes().any(|b| b.is_ascii_lowercase());
        match as_written {
            Some((_, senses)) => senses,
            None if capitals() && !self.exact.is_empty() => &self.exact[0].1,
            None => &self.folded,
        }
    }
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

fn word_ends(text: &str, at: usize) -> bool {
    !text[at..].chars().next().is_some_and(char::is_alphanumeric)
}

/// FNV-1a over the bytes of a word: short keys, no attacker gains anything from collisions that only slow a look-up
/// among a fixed set of words.
#[derive(Debug)]
struct WordHash(u64);

impl Default for WordHash {
    fn default() -> WordHash {
        WordHash(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for WordHash {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
