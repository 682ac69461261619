//! The changes of the ledger, in order.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::model;

/// The changes after a number.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Changes {
    /// In order of `seq`.
    pub data: Vec<Change>,
    /// Where to go on.
    pub page: ChangesPage,
}

/// Where the next changes are.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ChangesPage {
    /// Give it back as `after`: what has been seen so far. It stays the same while nothing is new.
    pub next_after: i64,
    /// Whether more follow at once.
    pub more: bool,
    /// The greatest number of rows on a page.
    pub limit: u32,
}

/// One change of the ledger.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Change {
    /// Its number, from 1, without gaps. A lower number never appears after a higher one was served.
    pub seq: i64,
    /// revision (a text, or a new wording of one), reading (what was found in it), review, redaction.
    pub kind: &'static str,
    /// The article it is about.
    pub article_id: String,
    /// The revision it is about.
    pub revision_id: String,
    /// The reading that was added or reviewed.
    pub reading_id: Option<String>,
    /// The review that was added.
    pub review_id: Option<String>,
    /// The report that was reviewed.
    pub report_id: Option<String>,
    /// accept, reject, correct.
    pub verdict: Option<&'static str>,
    /// The flows that a reading has reports of, or that of the reviewed report.
    pub flow_ids: Vec<String>,
    /// The text was taken down: what this ledger said of it must be dropped.
    pub tombstone: bool,
    /// Why it was taken down.
    pub reason: Option<String>,
    /// When the ledger knew it.
    pub recorded_at: Timestamp,
    /// Whether it ends its transaction: such a `seq` is a basis.
    pub closes: bool,
}

impl From<&model::Change> for Change {
    fn from(change: &model::Change) -> Change {
        let review = change.review.as_ref();
        Change {
            seq: change.seq,
            kind: change.kind.as_str(),
            article_id: change.article_id.to_string(),
            revision_id: change.revision_id.to_string(),
            reading_id: change.reading_id.as_ref().map(ToString::to_string),
            review_id: review.map(|(id, ..)| id.to_string()),
            report_id: review.map(|(_, report, _)| report.to_string()),
            verdict: review.map(|(.., verdict)| verdict.as_str()),
            flow_ids: change.flow_ids.clone(),
            tombstone: change.kind == model::ChangeKind::Redaction,
            reason: change.redaction_reason.clone(),
            recorded_at: change.recorded_at,
            closes: change.closes,
        }
    }
}
