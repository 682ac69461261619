//! Phrases of a few words, looked up at a token: the longest that stands there wins.

use super::word_map::WordMap;
use crate::extract::tokens::{Token, tokenize};

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
        let list = self.by_key.entry(key);
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
    pub(crate) fn keys(&self) -> impl Iterator<Item = String> {
        self.by_key.words()
    }

    /// The second words of the phrases that begin with an article or "in".
    pub(super) fn behind_articles(&self) -> impl Iterator<Item = &str> {
        let phrases = ["a", "an", "in", "the"].iter().filter_map(|word| self.by_key.get(word)).flatten();
        phrases.filter_map(|phrase| phrase.words.get(1)).map(AsRef::as_ref)
    }

    /// The value of a phrase of this one word, in the case it is written in.
    pub(crate) fn word(&self, word: &str) -> Option<&T> {
        self.by_key.get(word)?.iter().find(|p| p.words.len() == 1).map(|p| &p.value)
    }

    fn same(&self, word: &str, wanted: &str) -> bool {
        if self.case { word == wanted } else { word.eq_ignore_ascii_case(wanted) }
    }

    fn list(&self, word: &str) -> Option<&Vec<Phrase<T>>> {
        if self.case { self.by_key.get(word) } else { self.by_key.of(word) }
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
