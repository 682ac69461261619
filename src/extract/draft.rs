//! A report in the making: everything a rule found, still in bytes.

use std::ops::Range;

use super::dates::DateMention;
use super::numbers::Number;
use super::speech::Speaker;
use crate::model::{Act, Category, Certainty, FieldBasis, Kind, LinkType, Polarity, Status, Unit};

/// A role filled by an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Filler {
    /// Index into the lexicon's actors; a company has been replaced by its country.
    pub(crate) actor: usize,
    /// Bytes of the words that name it.
    pub(crate) place: Range<usize>,
    /// Stated in the sentence or taken from before.
    pub(crate) basis: FieldBasis,
}

/// The item of a draft.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct DraftItem {
    /// Class.
    pub(crate) category: Category,
    /// Finer code.
    pub(crate) kind: Option<String>,
    /// Indexes into the lexicon's systems.
    pub(crate) systems: Vec<usize>,
    /// Unit in which it is counted here.
    pub(crate) unit: Unit,
    /// Bytes of its words.
    pub(crate) place: Range<usize>,
    /// Military in any text.
    pub(crate) strong: bool,
    /// Taken from an earlier sentence ("another 40").
    pub(crate) inferred: bool,
    /// Stands in a list behind a comma or a conjunction, and not as "other" ones.
    pub(crate) listed: bool,
}

/// How many.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Amounted {
    /// Nothing said of the amount.
    None,
    /// A number of the text.
    Number(Box<Number>),
    /// "a battery": one; the article's bytes.
    One(Range<usize>),
}

/// A report in the making.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Draft {
    /// Index of its sentence.
    pub(crate) sentence: usize,
    /// It stands in the headline.
    pub(crate) headline: bool,
    /// Transfer or identification.
    pub(crate) act: Act,
    /// Who hands over.
    pub(crate) supplier: Option<Filler>,
    /// Who receives.
    pub(crate) recipient: Option<Filler>,
    /// What.
    pub(crate) item: DraftItem,
    /// How many.
    pub(crate) amount: Amounted,
    /// A batch word stands at it.
    pub(crate) increment: bool,
    /// What the figure counts, settled last.
    pub(crate) kind: Kind,
    /// Whether the text says so.
    pub(crate) kind_basis: FieldBasis,
    /// How far it has come.
    pub(crate) status: Status,
    /// Affirmed, denied, not confirmed.
    pub(crate) polarity: Polarity,
    /// How sure the speaker sounds.
    pub(crate) certainty: Certainty,
    /// The speakers; empty for the outlet's own voice.
    pub(crate) origins: Vec<Speaker>,
    /// The origins come from a sentence before.
    pub(crate) carried: bool,
    /// When the transfer happened.
    pub(crate) period: Option<DateMention>,
    /// Bytes of the sentence that carries it.
    pub(crate) place: Range<usize>,
    /// Other places that say the same.
    pub(crate) others: Vec<Range<usize>>,
    /// Byte of the trigger, for order and for the attribution.
    pub(crate) trigger: usize,
    /// The item stands inside quotation marks.
    pub(crate) quoted: bool,
    /// Links to other drafts: kind, index of the draft (if it is one), bytes of the words.
    pub(crate) links: Vec<(LinkType, Option<usize>, Range<usize>)>,
    /// Name of the rule.
    pub(crate) rule: String,
}

/// A candidate that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// Bytes.
    pub(crate) place: Range<usize>,
    /// Reason code.
    pub(crate) reason: &'static str,
    /// The rule that looked.
    pub(crate) rule: Option<String>,
}
