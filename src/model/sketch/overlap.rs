//! How much two texts share, and whether that makes them copies.

use std::collections::BTreeMap;

use super::{Sketch, shared};

/// What two texts share, by Broder's two measures (1997).
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Overlap {
    /// Resemblance: shingles that both have, among those that either has.
    pub jaccard: f32,
    /// Containment: shingles that both have, among those of the text that is contained more. A story that was cut at the
    /// end is contained in the whole one though it resembles it little.
    pub containment: f32,
}

/// From when on an overlap makes copies: either measure will do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// Least resemblance.
    pub jaccard: f32,
    /// Least containment.
    pub containment: f32,
}

/// Thresholds for any two texts. `docs/copies.md` says how these and the next were fitted.
pub const COPY: Thresholds = Thresholds { jaccard: 0.4, containment: 0.7 };
/// Thresholds for two texts that credit the same agency.
pub const AGENCY: Thresholds = Thresholds { jaccard: 0.35, containment: 0.65 };
/// Below so many shingles a text is a copy only of the very same words: a sentence that two write alike proves nothing.
pub const SHORTEST_TEXT: u32 = 24;
/// Containment counts only from this share of the longer text on: a brief that a weekly round-up takes in whole does not
/// make the round-up a copy.
pub const SHORTEST_CUT: f32 = 0.25;

/// Estimates what two texts share; exact if both are short enough to be kept whole. Symmetric.
pub fn overlap(a: &Sketch, b: &Sketch) -> Overlap {
    // Up to here both texts are known completely, so both samples are of the same part of all shingles.
    let limit = a.known_up_to().min(b.known_up_to());
    let known = |sketch: &Sketch| sketch.least.partition_point(|hash| *hash <= limit);
    let (of_a, of_b) = (known(a), known(b));
    let both = shared(&a.least[..of_a], &b.least[..of_b]);
    Overlap { jaccard: share(both, of_a + of_b - both), containment: share(both, of_a.min(of_b)) }
}

/// Whether two texts are copies of each other; if so, by how much they overlap. Symmetric.
pub fn are_copies(a: &Sketch, b: &Sketch) -> Option<Overlap> {
    let same_agency = a.agency.is_some() && a.agency == b.agency;
    copies_from(a, b, if same_agency { AGENCY } else { COPY })
}

/// [`are_copies`] at thresholds of one's own, to fit them.
pub fn copies_from(a: &Sketch, b: &Sketch, least: Thresholds) -> Option<Overlap> {
    let (shorter, longer) = (a.shingles.min(b.shingles), a.shingles.max(b.shingles));
    if shorter < SHORTEST_TEXT || !a.is_candidate(b) {
        return None;
    }
    let overlap = overlap(a, b);
    let is_cut = shorter as f32 >= SHORTEST_CUT * longer as f32 && overlap.containment >= least.containment;
    let alike = overlap.jaccard >= least.jaccard || is_cut;
    (alike && !contradict(a, b)).then_some(overlap)
}

/// Whether two texts give different numbers at one place: 160 artillery pieces here, 200 there. A text that gives several
/// at a place agrees with one that gives any of them.
fn contradict(a: &Sketch, b: &Sketch) -> bool {
    let mut agreed: BTreeMap<i64, bool> = BTreeMap::new();
    for figure in &a.figures {
        // Figures are in order of their places.
        let from = b.figures.partition_point(|other| other.place < figure.place);
        let there = b.figures[from..].iter().take_while(|other| other.place == figure.place);
        for other in there {
            *agreed.entry(figure.place).or_default() |= other.value == figure.value;
        }
    }
    agreed.into_values().any(|agreed| !agreed)
}

fn share(part: usize, whole: usize) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}
