//! The difference between two bases.

use serde::Serialize;
use utoipa::ToSchema;

use super::{EnvelopeChange, EstimatesBasis, SeriesChange};
use crate::model;

/// What changed between two bases, and why.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DiffAnswer {
    /// The basis that is compared.
    pub from: EstimatesBasis,
    /// The basis it is compared with.
    pub to: EstimatesBasis,
    /// The same question with both bases fixed: its answer never changes.
    pub permalink: String,
    /// The difference; everything in it is empty if the answers are the same but for ages.
    pub data: Diff,
}

/// The difference between two answers of `/v1/estimates`; ages do not count.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Diff {
    /// Why they differ.
    pub causes: Vec<DiffReason>,
    /// The series that differ.
    pub series: Vec<SeriesChange>,
    /// The envelopes that differ.
    pub envelopes: Vec<EnvelopeChange>,
}

/// One cause of a difference.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DiffReason {
    /// new_statement (said or published between the two), late_ingest (public before, came into the ledger between the two),
    /// article_edit, re_reading, review, redaction.
    pub cause: &'static str,
    /// The claim; where its reports are gone, as it was called before.
    pub claim_id: String,
    /// Its series; `null` for denials and identifications.
    pub series_id: Option<String>,
    /// The reports that came, went or changed.
    pub report_ids: Vec<String>,
}

impl From<&model::Diff> for Diff {
    fn from(diff: &model::Diff) -> Diff {
        Diff {
            causes: diff.causes.iter().map(DiffReason::from).collect(),
            series: diff.series.iter().map(SeriesChange::from).collect(),
            envelopes: diff.envelopes.iter().map(EnvelopeChange::from).collect(),
        }
    }
}

impl From<&model::DiffReason> for DiffReason {
    fn from(reason: &model::DiffReason) -> DiffReason {
        DiffReason {
            cause: reason.cause.as_str(),
            claim_id: reason.claim_id.to_string(),
            series_id: reason.series_id.clone(),
            report_ids: reason.report_ids.iter().map(ToString::to_string).collect(),
        }
    }
}
