//! A bound frame: who gives what to whom, and how far it has come. [`build`] makes it into drafts, [`draft`] puts each together.

mod build;
mod draft;

use super::super::draft::Filler;
use crate::model::{Certainty, Status};

/// A bound frame: who, to whom, what, how far.
#[derive(Clone)]
pub(crate) struct Frame {
    /// Suppliers; several each did it.
    pub(crate) suppliers: Vec<Filler>,
    /// Recipients; several each got it.
    pub(crate) recipients: Vec<Filler>,
    /// Item chunks.
    pub(crate) items: Vec<usize>,
    /// Number chunks that stand for an item of before.
    pub(crate) numbers: Vec<usize>,
    /// How far it has come.
    pub(crate) status: Status,
    /// How sure it sounds.
    pub(crate) certainty: Certainty,
    /// Chunk of the trigger.
    pub(crate) trigger: usize,
    /// One past the last chunk of the frame.
    pub(crate) end: usize,
    /// An everyday verb: strong items and both parties are needed.
    pub(crate) weak: bool,
    /// The rule's name.
    pub(crate) rule: String,
    /// Roles may be filled from the sentences before.
    pub(crate) inherit: bool,
    /// Somebody buys: the maker of a named system is who sells it, if nobody else is named.
    pub(crate) buys: bool,
    /// A word of the frame says that figures are totals ("so far").
    pub(crate) total: bool,
    /// A batch word governs it ("a first batch").
    pub(crate) increment: bool,
    /// A figure that is told of the items elsewhere in the clause ("arms exports came to $9m"); a number's index.
    pub(crate) figure: Option<usize>,
    /// The verb stands in a relative clause: it speaks of the whole and leaves the item to the main verb.
    pub(crate) relative: bool,
}

impl Frame {
    /// A frame without parties and items: stated, no everyday verb, roles filled from before.
    pub(crate) fn new(trigger: usize, end: usize, status: Status, rule: &str) -> Frame {
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
        }
    }
}
