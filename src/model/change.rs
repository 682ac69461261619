//! What the ledger came to know, in order.

use jiff::Timestamp;

use super::vocabulary::words;
use super::{Id, Verdict};

words! {
    /// What kind of change.
    pub enum ChangeKind {
        /// A text, or a new wording of one.
        Revision = "revision",
        /// What one version of the reader found in it.
        Reading = "reading",
        /// What a person decided about a report.
        Review = "review",
        /// A text that was taken down.
        Redaction = "redaction",
    }
}

/// One change of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its number, from 1, without gaps; a lower one never appears after a higher one.
    pub seq: i64,
    /// What kind.
    pub kind: ChangeKind,
    /// The article it is about.
    pub article_id: Id,
    /// The revision it is about.
    pub revision_id: Id,
    /// The reading that was added or reviewed.
    pub reading_id: Option<Id>,
    /// The review that was added, with the report it is about.
    pub review: Option<(Id, Id, Verdict)>,
    /// Why a text was taken down.
    pub redaction_reason: Option<String>,
    /// When the ledger knew it.
    pub recorded_at: Timestamp,
    /// Flows of which the reading has reports, by id; of a review the flow of its report.
    pub flow_ids: Vec<String>,
    /// Whether it is the last change of its transaction, so that it can be a basis.
    pub closes: bool,
}
