//! Flows: every one with the newest figures, its counts and its last change.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Event, Quantity, SaidOn, Voice};
use crate::model;

/// Supplier → recipient, in one item category.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Flow {
    /// `<supplier>-<recipient>-<category>`.
    #[schema(example = "PRK-RUS-artillery")]
    pub id: String,
    /// Who hands over.
    pub supplier: FlowParty,
    /// Who receives.
    pub recipient: FlowParty,
    /// Class of the item.
    pub category: &'static str,
}

/// A side of a flow.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FlowParty {
    /// ISO 3166-1 alpha-3, a code of our own, or `unknown` if no article names the party.
    #[schema(example = "PRK")]
    pub code: String,
    /// English name.
    #[schema(example = "North Korea")]
    pub name: String,
    /// state, bloc, group, company; `null` if unknown.
    pub kind: Option<&'static str>,
}

/// One flow in the list of flows.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FlowSummary {
    /// The flow.
    pub flow: Flow,
    /// The newest figure of each voice: delivered totals first, then the newest.
    pub latest: Vec<LatestFigure>,
    /// Number of series.
    pub series_count: usize,
    /// Number of reports.
    pub report_count: usize,
    /// Number of voices; those that name no origin count as one.
    pub source_count: usize,
    /// When the newest claim that was no reiteration became public.
    pub last_changed_at: Option<Timestamp>,
    /// The newest step that was no reiteration.
    pub last_event: Option<Event>,
}

/// The newest figure of one voice.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LatestFigure {
    /// Who says it.
    pub source: Voice,
    /// The claim.
    pub claim_id: String,
    /// Its canonical wording.
    pub quantity: Quantity,
    /// When it was said.
    pub said_on: SaidOn,
    /// Its status.
    pub status: &'static str,
}

impl From<&model::FlowSummary> for FlowSummary {
    fn from(summary: &model::FlowSummary) -> FlowSummary {
        FlowSummary {
            flow: Flow::from(&summary.flow),
            latest: summary.latest.iter().map(LatestFigure::from).collect(),
            series_count: summary.series_count,
            report_count: summary.report_count,
            source_count: summary.source_count,
            last_changed_at: summary.last_changed_at,
            last_event: summary.last_event.as_ref().map(Event::from),
        }
    }
}

impl From<&model::LatestFigure> for LatestFigure {
    fn from(latest: &model::LatestFigure) -> LatestFigure {
        LatestFigure {
            source: Voice::from(&latest.source),
            claim_id: latest.claim_id.to_string(),
            quantity: Quantity::from(&latest.quantity),
            said_on: SaidOn::from(&latest.said_on),
            status: latest.status.as_str(),
        }
    }
}
