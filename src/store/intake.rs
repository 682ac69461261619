//! What is handed to the ledger and what it says back.

use jiff::Timestamp;

use crate::model::{Id, NewArticle, Published, Reading, Sketch};

/// One article with what was read out of it, ready to be recorded.
#[derive(Debug, Clone)]
pub struct Intake {
    /// The article as the edge checked it.
    pub article: NewArticle,
    /// What the reader found in [`NewArticle::text`].
    pub reading: Reading,
    /// The text's own id: exact copies share it. Ingest computes it.
    pub text_cluster: Id,
    /// What tells its other copies; a function of the words that `text_cluster` is made of.
    pub sketch: Sketch,
    /// When the service received the text; the publication time of a changed text that brings no date of its own.
    pub received_at: Timestamp,
}

/// What recording an article changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The article was not known.
    New,
    /// The article was known with another text; this text is a revision of its own now.
    Revised,
    /// The text was known; this version of the reader had not read it.
    Reread,
    /// Nothing: the same text, read by the same reader. Nothing was written.
    Known,
}

/// An article that is in the ledger for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// What changed.
    pub outcome: Outcome,
    /// The article.
    pub article_id: Id,
    /// The revision with this text.
    pub revision_id: Id,
    /// The reading of this text by this reader.
    pub reading_id: Id,
    /// When the revision was published, as the ledger holds it: a changed text never inherits an earlier one's date.
    pub published: Published,
    /// The change that brought the reading; for [`Outcome::Known`] the change of back then.
    pub seq: i64,
    /// When the ledger knew it.
    pub recorded_at: Timestamp,
}
