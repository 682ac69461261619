//! Reviews: what a person decided about a report.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::model;

/// A decision about a report as it comes in.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "verdict": "correct",
    "reason": "The sentence says 200, the report had 220.",
    "reviewer": "desk@example.org",
    "correction": { "point": 200, "qualifier": "about" }
}))]
pub struct ReviewInput {
    /// accept, reject or correct.
    pub verdict: String,
    /// Why, in a sentence.
    pub reason: String,
    /// Who decided.
    pub reviewer: String,
    /// With `correct` only: the fields put right, by their names in a report: supplier, recipient (ISO code, name or
    /// `null`), category, type, designation, point, low, high, qualifier, unit, currency, kind, status, polarity, certainty.
    /// The bounds follow from point and qualifier where they are not given.
    #[schema(value_type = Option<Object>)]
    pub correction: Option<Map<String, Value>>,
}

impl ReviewInput {
    /// The members that are known, for suggestions.
    pub const MEMBERS: &'static [&'static str] = &["verdict", "reason", "reviewer", "correction"];
}

/// A decision about a report.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Review {
    /// Derived from the decision and the one before.
    pub id: String,
    /// The report that was looked at; the decision holds for the same statement in later readings of the text too.
    pub report_id: String,
    /// accept, reject, correct.
    pub verdict: &'static str,
    /// Why.
    pub reason: String,
    /// Who.
    pub reviewer: String,
    /// The fields put right.
    pub correction: Vec<Correction>,
    /// The change of the ledger that brought it; from there on it holds.
    pub seq: i64,
    /// When the ledger knew it.
    pub recorded_at: Timestamp,
}

/// A field put right.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Correction {
    /// Its name in a report.
    pub field: &'static str,
    /// Its right value; `null` for none.
    pub value: Option<String>,
}

/// Every decision about a report.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Reviews {
    /// The oldest first; the last one holds.
    pub data: Vec<Review>,
}

impl From<&model::Review> for Review {
    fn from(review: &model::Review) -> Review {
        let decision = &review.decision;
        let corrections = decision.corrections.iter();
        Review {
            id: review.id.to_string(),
            report_id: decision.report_id.to_string(),
            verdict: decision.verdict.as_str(),
            reason: decision.reason.clone(),
            reviewer: decision.reviewer.clone(),
            correction: corrections
                .map(|correction| Correction {
                    field: correction.field.as_str(),
                    value: correction.value.clone(),
                })
                .collect(),
            seq: review.seq,
            recorded_at: review.recorded_at,
        }
    }
}
