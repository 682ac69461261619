//! What changed between two bases, and why.

use super::vocabulary::words;
use super::{ClaimId, EnvelopeChange, Id, SeriesChange};

words! {
    /// Why an answer differs from the one at another basis.
    pub enum DiffCause {
        /// It was said or published between the two.
        NewStatement = "new_statement",
        /// It was public before, and came into the ledger between the two.
        LateIngest = "late_ingest",
        /// Another text of the article counts.
        ArticleEdit = "article_edit",
        /// Another reading of the same text counts.
        ReReading = "re_reading",
        /// A person accepted, rejected or corrected it.
        Review = "review",
        /// Its text was taken down.
        Redaction = "redaction",
    }
}

/// One cause: what became of which claim, and through which reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffReason {
    /// Why.
    pub cause: DiffCause,
    /// The claim; where its reports are gone, as it was called before.
    pub claim_id: ClaimId,
    /// The series it is a point of; `None` for denials and identifications.
    pub series_id: Option<String>,
    /// The reports that came, went or changed.
    pub report_ids: Vec<Id>,
}

/// The difference between two answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Diff {
    /// Why they differ, by cause, claim and series.
    pub causes: Vec<DiffReason>,
    /// The series that differ, by id.
    pub series: Vec<SeriesChange>,
    /// The envelopes that differ.
    pub envelopes: Vec<EnvelopeChange>,
}

/// What of an article counts at a basis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The revision.
    pub revision_id: Id,
    /// Its reading.
    pub reading_id: Id,
}
