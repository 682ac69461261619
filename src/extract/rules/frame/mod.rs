//! A bound frame: who gives what to whom, and how far it has come. [`build`] makes it into drafts, [`draft`] puts each
//! together.

mod build;
mod draft;

use super::super::draft::Filler;
use crate::model::{Certainty, Status};

/// A bound frame: who, to whom, what, how far.
#[derive(Clone)]
pub(super) struct Frame {
    /// Suppliers; several each did it.
    pub(super) suppliers: Vec<Filler>,
    /// Recipients; several each got it.
    pub(super) recipients: Vec<Filler>,
    /// Item chunks.
    pub(super) items: Vec<usize>,
    /// Number chunks that stand for an item of before.
    pub(super) numbers: Vec<usize>,
    /// How far it has come.
    pub(super) status: Status,
    /// How sure it sounds.
    pub(super) certainty: Certainty,
    /// Chunk of the trigger.
    pub(super) trigger: usize,
    /// One past the last chunk of the frame.
    pub(super) end: usize,
    /// An everyday verb: strong items and both parties are needed.
    pub(super) weak: bool,
    /// The rule's name.
    pub(super) rule: String,
    /// Roles may be filled from the sentences before.
    pub(super) inherit: bool,
    /// Somebody buys: the maker of a named system is who sells it, if nobody else is named.
    pub(super) buys: bool,
    /// A word of the frame says that figures are totals ("so far").
    pub(super) total: bool,
    /// A batch word governs it ("a first batch").
    pub(super) increment: bool,
    /// A figure that is told of the items elsewhere in the clause ("arms exports came to $9m"); a number's index.
    pub(super) figure: Option<usize>,
    /// A pronoun speaks of the items: another act of the same arms, though a rule has taken them.
    pub(crate) again: bool,
    /// It goes to somebody whom the sentence does not name: "to 116 countries".
    pub(super) to_others: bool,
    /// The figures are of what the sentence before speaks of, reported or not.
    pub(super) of_last: bool,
    /// The verb stands in a relative clause: it speaks of the whole and leaves the item to the main verb.
    pub(super) relative: bool,
}

impl Frame {
    /// A frame without parties and items: stated, no everyday verb, roles filled from before.
    pub(super) fn new(trigger: usize, end: usize, status: Status, rule: &str) -> Frame {
        Frame {
            suppliers: Vec::new(),
            recipients: Vec::new(),
            items: Vec::new(),
            numbers: Vec::new(),
            status,
            certainty: Certainty::Stated,
            trigger,
            end,
            weak: false,
            rule: rule.to_owned(),
            inherit: true,
            buys: false,
            total: false,
            increment: false,
            figure: None,
            relative: false,
            to_others: false,
            of_last: false,
            again: false,
        }
    }
}
