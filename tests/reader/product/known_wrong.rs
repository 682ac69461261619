//! What the reader gets wrong of the product today, and why. The number of wrong ones is exact, so that a change for the
//! better is seen as well as one for the worse.

use super::sentences::Sentence;

/// A part of the product in which sentences are wrong. A sentence belongs to the first row that it is in.
pub(super) struct KnownWrong {
    pub(super) cause: &'static str,
    pub(super) is: fn(&Sentence) -> bool,
    /// How many of them are wrong.
    pub(super) wrong: usize,
}

pub(super) const KNOWN_WRONG: &[KnownWrong] = &[];
