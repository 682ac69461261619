//! Figures whose item stands in a sentence before, or earlier in this one: restated, gapped, parts of a whole, still awaited.
//!
//! The parties, the item and the status are those of the report that stands before, in this sentence or in an earlier one.

mod awaited;
mod gapped;
mod parts;
mod restated;

use super::super::draft::{Amounted, Draft};
use super::{Found, Scene};
use crate::model::{Act, Polarity};

/// Reads every figure that stands alone.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    restated::restate(scene, found);
    gapped::gapped(scene, found);
    gapped::parted(scene, found);
    gapped::bracketed(scene, found);
    parts::appended(scene, found);
    parts::of_them(scene, found);
    parts::of_the(scene, found);
    awaited::awaited(scene, found);
}

fn affirmed(draft: &Draft) -> bool {
    draft.polarity == Polarity::Affirmed && draft.act == Act::Transfer
}

fn same_figure(draft: &Draft, start: usize) -> bool {
    matches!(&draft.amount, Amounted::Number(n) if n.start == start)
}
