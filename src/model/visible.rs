//! A report as the ledger shows it at a basis: with its article, its ids and when it was recorded.

use jiff::Timestamp;

use super::{Id, Published, Report, Review};

/// The article and revision that a report was found in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleRef {
    /// The article.
    pub id: Id,
    /// The revision that was read.
    pub revision_id: Id,
    /// Canonical address.
    pub url: Option<String>,
    /// Headline of this revision.
    pub title: String,
    /// Name of the outlet.
    pub outlet: Option<String>,
    /// When this revision was published.
    pub published: Published,
    /// Texts with the same cluster are copies of each other: one wire story on forty sites is one source. Where all reports
    /// of a question are loaded together it is the least id among the copies in view; elsewhere the text's own id.
    pub text_cluster: Id,
}

/// A report that is visible at a basis.
#[derive(Debug, Clone, PartialEq)]
pub struct VisibleReport {
    /// The report's id.
    pub id: Id,
    /// The reading that found it.
    pub reading_id: Id,
    /// Version of the reader that found it.
    pub reader: String,
    /// The report.
    pub report: Report,
    /// The reports that its links name, in order of `report.links`: a link itself knows only a place in its reading.
    pub link_targets: Vec<Option<Id>>,
    /// Where it was found.
    pub article: ArticleRef,
    /// The change of the ledger that brought it.
    pub seq: i64,
    /// When the ledger knew it.
    pub recorded_at: Timestamp,
    /// Found only in an article published after `as_of`, but said by then.
    pub retrospective: bool,
    /// The decision that holds at the basis; the report has its corrections already.
    pub review: Option<Review>,
}
