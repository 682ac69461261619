//! One pass that finds every name of the lexicon.

use aho_corasick::{AhoCorasick, AhoCorasickKind, Input, MatchKind};

use super::Sense;

/// A name found in a text, in bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit<'l> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Its senses, in order of the files.
    pub(crate) senses: &'l [Sense],
}

/// The automaton and what its patterns mean.
#[derive(Debug)]
pub(super) struct Scanner {
    automaton: AhoCorasick,
    patterns: Vec<Pattern>,
}

/// One surface form.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) surface: String,
    /// Senses that hold in any case, and those that hold only as written (or in capitals throughout).
    pub(super) folded: Vec<Sense>,
    pub(super) exact: Vec<(String, Vec<Sense>)>,
}

impl Scanner {
    /// Builds the automaton. `patterns` are unique in lower case.
    pub(super) fn new(patterns: Vec<Pattern>) -> Scanner {
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(patterns.iter().map(|p| p.surface.as_bytes()))
            .expect("a few ten thousand short patterns stay far below the automaton's limits");
        Scanner { automaton, patterns }
    }

    /// All names, leftmost-longest at word boundaries, in order.
    pub(super) fn scan(&self, text: &str) -> Vec<Hit<'_>> {
        let mut hits = Vec::new();
        let mut at = 0;
        while let Some(found) = self.automaton.find(Input::new(text).span(at..text.len())) {
            let pattern = &self.patterns[found.pattern().as_usize()];
            let (start, mut end) = (found.start(), found.end());
            let surface = &text[start..end];
            let senses = pattern.senses(surface);
            if word_starts(text, start) && !senses.is_empty() {
                end = absorbed_end(text, end, senses);
                if word_ends(text, end) {
                    hits.push(Hit { start, end, senses });
                    at = end;
                    continue;
                }
            }
            // A longer name that fails at its boundary may hide a shorter one that starts at the same place.
            at = match self.shorter(text, start, end) {
                Some(hit) => {
                    let next = hit.end;
                    hits.push(hit);
                    next
                }
                None => text[start..].char_indices().nth(1).map_or(text.len(), |(step, _)| start + step),
            };
        }
        hits
    }

    /// The longest valid name that starts at `start` and is shorter than `end - start`, tried at word ends only.
    fn shorter(&self, text: &str, start: usize, end: usize) -> Option<Hit<'_>> {
        if !word_starts(text, start) {
            return None;
        }
        let mut ends: Vec<usize> = text[start..end]
            .char_indices()
            .filter(|(_, c)| !c.is_alphanumeric())
            .map(|(i, _)| start + i)
            .collect();
        while let Some(cut) = ends.pop() {
            let found = self
                .automaton
                .find(Input::new(text).span(start..cut).anchored(aho_corasick::Anchored::No))?;
            if found.start() != start {
                return None;
            }
            let senses = self.patterns[found.pattern().as_usize()].senses(&text[start..found.end()]);
            if !senses.is_empty() && word_ends(text, found.end()) {
                return Some(Hit { start, end: found.end(), senses });
            }
            ends.retain(|end| *end < found.end());
        }
        None
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
    if variant <= 4 { end + variant } else { end }
}

fn word_starts(text: &str, at: usize) -> bool {
    !text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
}

fn word_ends(text: &str, at: usize) -> bool {
    !text[at..].chars().next().is_some_and(char::is_alphanumeric)
}
