//! Sketches of texts: what is kept of a text so that copies of it can be told, whatever came first.
//!
//! A text is taken as the set of its shingles, the runs of five words that stand in it (Broder, *On the resemblance and
//! containment of documents*, 1997). Of the hashes of that set the least are kept. Hashes order the shingles of all texts
//! in the same arbitrary way, so the least ones are a sample that two texts drew together, and what the samples share
//! estimates what the texts share. A text with no more shingles than are kept is known exactly.
//!
//! Copies that were edited keep their figures; the next day's story with a new figure keeps nearly everything else. So a
//! sketch also holds what each figure counts ([`Figure`]), and two texts that give another number at the same place are
//! no copies, however alike they are.
//!
//! Everything is a function of the lower-cased words, as the id of a text is: the same id has the same sketch.

mod figures;
mod overlap;
mod words;

use sha2::{Digest, Sha256};

pub use overlap::{
    AGENCY, COPY, Overlap, SHORTEST_CUT, SHORTEST_TEXT, Thresholds, are_copies, copies_from, overlap,
};

/// Words in a shingle. Five are enough that unrelated news hardly ever share one, and few enough that a changed word
/// costs only the five shingles it stands in.
const SHINGLE_WORDS: usize = 5;
/// Hashes kept of a text. An estimated share of 0.5 is then within 0.06 in 19 of 20 cases; half of all news stories are
/// shorter and exact.
const LEAST_KEPT: usize = 256;
/// Figures kept of a text, those with the least hashes of their places.
const FIGURES_KEPT: usize = 256;
/// How many of the least hashes lead from one text to another.
const BANDS: usize = 32;
/// How many of those leads two texts must share before they are compared. At four of 32 a pair that shares a quarter of its
/// shingles is compared in 97 of 100 cases and one that shares a third in 998 of 1,000; fewer would compare every two texts
/// that share a phrase or two of the trade.
pub const SHARED_BANDS: usize = 4;

/// A number at its place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure {
    /// Hash of the words beside it: what it counts, or what was done with it.
    pub place: i64,
    /// Hash of the number.
    pub value: i64,
}

/// What is kept of a text to tell its copies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    shingles: u32,
    least: Vec<i64>,
    figures: Vec<Figure>,
    agency: Option<String>,
}

impl Sketch {
    /// The sketch of a body. Datelines, agency credits at the top, and credits and rights at the end are left out.
    pub fn of(body: &str) -> Sketch {
        let lower = body.to_lowercase();
        let (words, agency) = words::words(&lower);
        let tokens = figures::tokens(&words);
        let mut least: Vec<i64> = tokens
            .windows(SHINGLE_WORDS)
            .map(|run| {
                let run: Vec<&str> = run.iter().map(|token| token.text.as_str()).collect();
                hash(&run)
            })
            .collect();
        least.sort_unstable();
        least.dedup();
        let shingles = u32::try_from(least.len()).unwrap_or(u32::MAX);
        least.truncate(LEAST_KEPT);
        let mut figures = figures::figures(&tokens);
        figures.truncate(FIGURES_KEPT);
        Sketch { shingles, least, figures, agency }
    }

    /// A sketch that was kept, from its parts.
    pub fn from_parts(
        shingles: u32,
        least: Vec<i64>,
        figures: Vec<Figure>,
        agency: Option<String>,
    ) -> Sketch {
        Sketch { shingles, least, figures, agency }
    }

    /// Number of different shingles of the text.
    pub fn shingles(&self) -> u32 {
        self.shingles
    }

    /// The least hashes of its shingles, ascending.
    pub fn least(&self) -> &[i64] {
        &self.least
    }

    /// Its figures, by place.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// The agency that the text credits in its first line, as "(Reuters) -" does; lower case.
    pub fn agency(&self) -> Option<&str> {
        self.agency.as_deref()
    }

    /// What leads to texts that may be copies: those that share [`SHARED_BANDS`] of these are worth a comparison. None for
    /// a text that is too short to be anything but an exact copy.
    pub fn bands(&self) -> &[i64] {
        if self.shingles < SHORTEST_TEXT { &[] } else { &self.least[..self.least.len().min(BANDS)] }
    }

    /// Whether two texts share enough leads to be compared: the question that the ledger asks of its index.
    pub fn is_candidate(&self, other: &Sketch) -> bool {
        shared(self.bands(), other.bands()) >= SHARED_BANDS
    }

    /// The largest hash up to which every shingle of the text is kept.
    fn known_up_to(&self) -> i64 {
        match self.least.last() {
            Some(last) if self.least.len() < self.shingles as usize => *last,
            _ => i64::MAX,
        }
    }
}

/// How many values two ascending lists share.
fn shared(a: &[i64], b: &[i64]) -> usize {
    let (mut left, mut right, mut shared) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(left), b.get(right)) {
        shared += usize::from(x == y);
        left += usize::from(x <= y);
        right += usize::from(y <= x);
    }
    shared
}

/// A hash of words in order: 63 bits of SHA-256, so that it is a positive number for the ledger too.
fn hash(words: &[&str]) -> i64 {
    let mut hasher = Sha256::new();
    for word in words {
        hasher.update(word.as_bytes());
        // No word holds a space.
        hasher.update(b" ");
    }
    let digest = hasher.finalize();
    let bits = digest.iter().take(8).fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    i64::try_from(bits >> 1).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests;
