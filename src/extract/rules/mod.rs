//! The rules: from a sentence and what is remembered to drafts and refusals.
//!
//! One family of sentences a file or a folder. The registry [`RULES`] is in order of precedence: an item that an earlier rule
//! has taken is not looked at by a later one. Every rule is a named value and every draft carries its rule's name.

mod arming;
mod capacity;
mod cargo;
mod commissioned;
mod context;
mod customers;
mod denials;
mod ellipsis;
mod fill;
mod flows;
mod fragments;
mod frame;
mod guards;
mod heads;
mod identify;
mod know_how;
mod ledgers;
mod lists;
mod nouns;
mod predicates;
mod roles;
mod shares;
mod status;
mod supplied;
mod suppliers;
mod tables;
mod thanks;
mod value;
mod verbs;

use super::clauses::View;
use super::draft::{Draft, Filler, Refusal};
use super::lexicon::Lexicon;
use super::memory::{Memory, Side};
use super::speech::Saying;
use crate::model::Status;
pub(crate) use tables::Column;

/// What a rule sees.
pub(crate) struct Scene<'s, 'l> {
    /// The sentence.
    pub(crate) view: View<'s, 'l>,
    /// The lexicon.
    pub(crate) lexicon: &'l Lexicon,
    /// What the sentences before left.
    pub(crate) memory: &'s Memory,
    /// Who says what in this sentence.
    pub(crate) sayings: &'s [Saying],
    /// Index of the sentence.
    pub(crate) index: usize,
    /// Index of its paragraph.
    pub(crate) paragraph: usize,
    /// It is the headline.
    pub(crate) headline: bool,
    /// It is an item of a list.
    pub(crate) list_item: bool,
}

/// What the rules found in a sentence.
#[derive(Default)]
pub(crate) struct Found {
    /// Reports in the making.
    pub(crate) drafts: Vec<Draft>,
    /// What was refused.
    pub(crate) refusals: Vec<Refusal>,
    /// Item chunks that a rule has taken.
    pub(crate) taken: Vec<usize>,
    /// The parties and the status of a lead-in whose items follow as a list.
    pub(crate) lead: Option<(Filler, Filler, Status)>,
    /// The columns of a table whose rows follow.
    pub(crate) table: Option<Vec<Column>>,
    /// What the head of a list says of the lines below.
    pub(crate) side: Option<Side>,
}

/// A rule: looks at a scene and adds what it finds. Drafts carry the rule's name below its family's.
type Rule = fn(&Scene<'_, '_>, &mut Found);

/// All rules in order of precedence.
pub(crate) const RULES: &[Rule] = &[
    tables::apply,
    denials::apply,
    identify::apply,
    capacity::apply,
    know_how::apply,
    ledgers::apply,
    shares::apply,
    commissioned::apply,
    customers::apply,
    verbs::apply,
    thanks::apply,
    cargo::apply,
    nouns::apply,
    predicates::apply,
    arming::apply,
    supplied::apply,
    suppliers::apply,
    lists::apply,
    ellipsis::apply,
    context::apply,
    heads::apply,
    fragments::apply,
    flows::apply,
];

/// Applies every rule to a scene.
pub(crate) fn apply(scene: &Scene<'_, '_>) -> Found {
    let mut found = Found::default();
    for rule in RULES {
        rule(scene, &mut found);
    }
    found
}
