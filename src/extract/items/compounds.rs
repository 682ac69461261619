//! Halves of compounds, calibres and designations that share what follows them: "second-hand", "152mm and 122mm shells", "90
//! Su-27 and MiG-29 fighters".

use super::super::chunks::{Chunk, Kind};
use super::super::numbers::NumberClass;
use super::{Builder, ItemPhrase};

impl<'l> Builder<'_, 'l> {
    /// Whether the last three chunks are two words, or an ordinal and a word, and the hyphen that joins them.
    pub(super) fn compound(&self, out: &[Chunk<'_>]) -> bool {
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

    /// "anti-tank and guided missiles": before the "and" stands half of a compound adjective.
    pub(super) fn compound_before(&self, out: &[Chunk<'_>]) -> bool {
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

    /// "152 mm and 122 mm shells": the word stands between two calibres.
    pub(super) fn joins_measures(&self, at: usize) -> bool {
        let measure = |at: Option<usize>| {
            at.and_then(|at| self.chunks.get(at)).is_some_and(|c| {
                matches!(c.kind, Kind::Number(n) if matches!(self.sentence.numbers[n].class, NumberClass::Measure(_)))
            })
        };
        (self.word_is(at, "and") || self.word_is(at, "or"))
            && measure(at.checked_sub(1))
            && measure(Some(at + 1))
    }

    /// Whether the chunk is this word.
    fn word_is(&self, at: usize, word: &str) -> bool {
        self.chunks
            .get(at)
            .is_some_and(|c| c.kind == Kind::Word && self.text[c.start..c.end].eq_ignore_ascii_case(word))
    }

    /// "152mm and 122mm shells": a calibre stands before the "and", and one opens the phrase.
    pub(super) fn calibre_before(&self, out: &[Chunk<'_>], phrase: &ItemPhrase) -> bool {
        let measure = |c: &Chunk<'_>| matches!(c.kind, Kind::Number(n) if matches!(self.sentence.numbers[n].class, NumberClass::Measure(_)));
        let opens = self
            .sentence
            .numbers
            .iter()
            .any(|n| matches!(n.class, NumberClass::Measure(_)) && n.start == phrase.start);
        opens && out.len() >= 2 && measure(&out[out.len() - 2])
    }

    /// "90 Su-27 and MiG-29 fighters": a bare designation before an "and" and a head shares the head. Gives its phrase.
    pub(super) fn shares_head(&self, out: &[Chunk<'l>], phrase: &ItemPhrase) -> Option<usize> {
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
}
