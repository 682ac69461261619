//! Phrases of a few words, looked up at a token: the longest that stands there wins.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use crate::extract::tokens::{Token, tokenize};

/// A map by words of our own lists: no text can choose its keys, so a short hash will do.
pub(crate) type WordMap<T> = HashMap<Box<str>, T, BuildHasherDefault<WordHasher>>;

/// Words at which something can begin; all others are passed by with one look.
#[derive(Debug, Default)]
pub(crate) struct Heads(HashSet<Box<str>, BuildHasherDefault<WordHasher>>);

impl Heads {
    /// Adds words, lower case.
    pub(crate) fn extend<'w>(&mut self, words: impl IntoIterator<Item = &'w str>) {
        self.0.extend(words.into_iter().map(|w| w.to_ascii_lowercase().into_boxed_str()));
    }

    /// Whether the word is one of them, in any case.
    pub(crate) fn contains(&self, word: &str) -> bool {
        let mut small = [0_u8; 24];
        lower(word, &mut small).is_some_and(|lower| self.0.contains(lower))
    }
}

/// The word in lower case (ASCII), if it fits.
pub(crate) fn lower<'b>(word: &str, small: &'b mut [u8; 24]) -> Option<&'b str> {
    let lower = small.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).ok()
}

/// FNV-1a.
#[derive(Debug, Clone)]
pub(crate) struct WordHasher(u64);

impl Default for WordHasher {
    fn default() -> Self {
        WordHasher(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for WordHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

/// Phrases with a value each, found forwards from their first word or backwards from their last.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    by_key: WordMap<Vec<Phrase<T>>>,
    backwards: bool,
    case: bool,
}

/// One phrase: its words in order.
#[derive(Debug)]
pub(crate) struct Phrase<T> {
    words: Vec<Box<str>>,
    /// The phrase as it is written in its file.
    pub(crate) written: String,
    /// What it means.
    pub(crate) value: T,
}

impl<T> Phrases<T> {
    /// Found from the first word on, in any case.
    pub(crate) fn by_first_word() -> Phrases<T> {
        Phrases { by_key: WordMap::default(), backwards: false, case: false }
    }

    /// Found from the last word backwards, in any case.
    pub(crate) fn by_last_word() -> Phrases<T> {
        Phrases { by_key: WordMap::default(), backwards: true, case: false }
    }

    /// Found from the first word on, in the case they are written in.
    pub(crate) fn with_case() -> Phrases<T> {
        Phrases { by_key: WordMap::default(), backwards: false, case: true }
    }

    /// Adds a phrase; a phrase of the same words that was there before keeps its value.
    pub(crate) fn insert(&mut self, phrase: &str, value: T) {
        let words: Vec<Box<str>> =
            tokenize(phrase, 0..phrase.len()).iter().map(|t| t.of(phrase).into()).collect();
        let Some(key) = (if self.backwards { words.last() } else { words.first() }) else { return };
        let list = self.by_key.entry(key.clone()).or_default();
        if list.iter().any(|p| p.words == words) {
            return;
        }
        list.push(Phrase { words, written: phrase.to_owned(), value });
        list.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
    }

    /// The longest phrase that begins at `at`, with the token after its last. Hyphens between its words are passed over.
    pub(crate) fn at(&self, text: &str, tokens: &[Token], at: usize) -> Option<(&Phrase<T>, usize)> {
        self.list(tokens.get(at)?.of(text))?.iter().find_map(|phrase| {
            let mut next = at;
            for (index, word) in phrase.words.iter().enumerate() {
                if index > 0
                    && &**word != "-"
                    && tokens.get(next).is_some_and(|t| t.glued && t.of(text) == "-")
                {
                    next += 1;
                }
                if !self.same(tokens.get(next)?.of(text), word) {
                    return None;
                }
                next += 1;
            }
            Some((phrase, next))
        })
    }

    /// The longest phrase that ends right before `end`, with its first token.
    pub(crate) fn ending(&self, text: &str, tokens: &[Token], end: usize) -> Option<(&Phrase<T>, usize)> {
        let last = end.checked_sub(1)?;
        self.list(tokens.get(last)?.of(text))?.iter().find_map(|phrase| {
            let first = end.checked_sub(phrase.words.len())?;
            let same =
                phrase.words.iter().zip(tokens.get(first..end)?).all(|(word, t)| self.same(t.of(text), word));
            same.then_some((phrase, first))
        })
    }

    /// The words the phrases are found by.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.by_key.keys().map(AsRef::as_ref)
    }

    /// The value of a phrase of this one word, in the case it is written in.
    pub(crate) fn word(&self, word: &str) -> Option<&T> {
        self.by_key.get(word)?.iter().find(|p| p.words.len() == 1).map(|p| &p.value)
    }

    fn same(&self, word: &str, wanted: &str) -> bool {
        if self.case { word == wanted } else { word.eq_ignore_ascii_case(wanted) }
    }

    fn list(&self, word: &str) -> Option<&Vec<Phrase<T>>> {
        if self.case {
            return self.by_key.get(word);
        }
        let mut small = [0_u8; 24];
        self.by_key.get(lower(word, &mut small)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_wins_in_both_directions() {
        let mut forwards = Phrases::by_first_word();
        forwards.insert("or", 1);
        forwards.insert("or so", 2);
        let text = "10 or so";
        let tokens = tokenize(text, 0..text.len());
        assert_eq!(forwards.at(text, &tokens, 1).map(|(p, end)| (p.value, end)), Some((2, 3)));
        let mut backwards = Phrases::by_last_word();
        backwards.insert("than", 1);
        backwards.insert("more than", 2);
        let text = "No More Than 10";
        let tokens = tokenize(text, 0..text.len());
        assert_eq!(backwards.ending(text, &tokens, 3).map(|(p, first)| (p.value, first)), Some((2, 1)));
    }

    #[test]
    fn hyphens_inside_a_phrase_are_passed_over() {
        let mut phrases = Phrases::by_first_word();
        phrases.insert("year old", ());
        let text = "year-old boy";
        let tokens = tokenize(text, 0..text.len());
        assert_eq!(phrases.at(text, &tokens, 0).map(|(_, end)| end), Some(3));
    }
}
