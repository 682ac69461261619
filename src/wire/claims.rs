//! Claims: what one origin said once, in one list or in full with its wordings side by side.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Basis, ClaimArticle, Flow, ItemScope, Point, Quantity, SaidOn, Voice};
use crate::model;

/// A claim by itself, with what it speaks of.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Claim {
    /// The flow.
    pub flow: Flow,
    /// The government or body that says it.
    pub source: Voice,
    /// What is counted.
    pub item: ItemScope,
    /// total, increment, stock, capacity, unknown.
    pub kind: &'static str,
    /// delivered (with ongoing), ordered, approved, pledged, planned, possible, requested, intercepted, cancelled.
    pub status_group: &'static str,
    /// affirmed, denied, not_confirmed.
    pub polarity: &'static str,
    /// The claim with its wordings, counts, quote and article.
    pub point: Point,
}

/// The claims that an id stands for, at a basis.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ClaimsAnswer {
    /// One claim; several where the id is that of a report with listed speakers.
    pub data: Vec<ClaimDetail>,
    /// The clocks the question was asked at.
    pub basis: Basis,
    /// The same question pinned to this basis: its answer never changes.
    pub permalink: String,
}

/// A claim in full.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ClaimDetail {
    /// The claim.
    #[serde(flatten)]
    pub claim: Claim,
    /// Every wording with the reports that print it, the canonical one first.
    pub wordings: Vec<WordingDetail>,
    /// Where this claim is one end of a drift from "could" to "did".
    pub modality_drift: Vec<ModalityDrift>,
}

/// One wording and who prints it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WordingDetail {
    /// The quantity so worded.
    pub quantity: Quantity,
    /// Who prints it, by `first_public`.
    pub reports: Vec<WordedReport>,
}

/// One report of a claim.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WordedReport {
    /// The report.
    pub report_id: String,
    /// Name of the outlet.
    pub outlet: Option<String>,
    /// When it was published; `null` if after `as_of`.
    pub published_at: Option<Timestamp>,
    /// The quantity in its own words.
    pub quantity: Quantity,
    /// total, increment, stock, capacity, unknown.
    pub kind: &'static str,
    /// delivered, ongoing, ordered, approved, pledged, planned, possible, requested, intercepted, cancelled.
    pub status: &'static str,
    /// stated, estimated, alleged, hedged.
    pub certainty: &'static str,
    /// When it says that the origin spoke.
    pub said_on: SaidOn,
    /// The earlier of publication and the end of `said_on`.
    pub first_public: Timestamp,
    /// Known only from an article published after `as_of`.
    pub retrospective: bool,
    /// The sentence; of an article published after `as_of` only the words of the amount and the item.
    pub quote: String,
    /// Where it stands.
    pub article: ClaimArticle,
}

/// The same number of the same origin, once hedged and once as delivered.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ModalityDrift {
    /// The wording with the hedge.
    pub from: DriftEnd,
    /// The delivered total.
    pub to: DriftEnd,
}

/// One end of a drift.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DriftEnd {
    /// The claim that it belongs to.
    pub claim_id: String,
    /// The report that first prints it so at its outlet.
    pub report_id: String,
    /// total, increment, stock, capacity, unknown.
    pub kind: &'static str,
    /// How far the transfer has come.
    pub status: &'static str,
    /// stated, estimated, alleged, hedged.
    pub certainty: &'static str,
    /// Name of the outlet.
    pub outlet: String,
    /// The earlier of publication and the end of `said_on`.
    pub first_public: Timestamp,
}

impl From<&model::Claim> for Claim {
    fn from(claim: &model::Claim) -> Claim {
        Claim {
            flow: Flow::from(&claim.flow),
            source: Voice::from(&claim.source),
            item: ItemScope::from(&claim.item),
            kind: claim.kind.as_str(),
            status_group: claim.status_group.as_str(),
            polarity: claim.polarity.as_str(),
            point: Point::from(&claim.point),
        }
    }
}

impl From<&model::ClaimDetail> for ClaimDetail {
    fn from(detail: &model::ClaimDetail) -> ClaimDetail {
        ClaimDetail {
            claim: Claim::from(&detail.claim),
            wordings: detail.wordings.iter().map(WordingDetail::from).collect(),
            modality_drift: detail.modality_drift.iter().map(ModalityDrift::from).collect(),
        }
    }
}

impl From<&model::WordingDetail> for WordingDetail {
    fn from(detail: &model::WordingDetail) -> WordingDetail {
        let reports = detail.reports.iter().map(WordedReport::from).collect();
        WordingDetail { quantity: Quantity::from(&detail.quantity), reports }
    }
}

impl From<&model::WordedReport> for WordedReport {
    fn from(report: &model::WordedReport) -> WordedReport {
        WordedReport {
            report_id: report.report_id.to_string(),
            outlet: report.article.outlet.clone(),
            published_at: report.article.published_at,
            quantity: Quantity::from(&report.quantity),
            kind: report.kind.as_str(),
            status: report.status.as_str(),
            certainty: report.certainty.as_str(),
            said_on: SaidOn::from(&report.said_on),
            first_public: report.first_public,
            retrospective: report.retrospective,
            quote: report.quote.clone(),
            article: ClaimArticle::from(&report.article),
        }
    }
}

impl From<&model::ModalityDrift> for ModalityDrift {
    fn from(drift: &model::ModalityDrift) -> ModalityDrift {
        ModalityDrift { from: DriftEnd::from(&drift.from), to: DriftEnd::from(&drift.to) }
    }
}

impl From<&model::DriftEnd> for DriftEnd {
    fn from(end: &model::DriftEnd) -> DriftEnd {
        DriftEnd {
            claim_id: end.claim_id.to_string(),
            report_id: end.report_id.to_string(),
            kind: end.kind.as_str(),
            status: end.status.as_str(),
            certainty: end.certainty.as_str(),
            outlet: end.outlet.clone(),
            first_public: end.first_public,
        }
    }
}
