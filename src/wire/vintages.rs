//! Vintages and the matrix: when an answer changed and why, and who said what as of which day.

use serde::Serialize;
use utoipa::ToSchema;

use super::{EstimatesBasis, Flow, ItemScope, Number, Page, Quantity, SaidOn, Voice};

/// The vintages of an answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VintagesAnswer {
    /// The clocks and the policies of the answer.
    pub basis: EstimatesBasis,
    /// The same question pinned to this basis: its answer never changes.
    pub permalink: String,
    /// Where the next vintages are.
    pub page: Page,
    /// The vintages, oldest first.
    pub data: Vec<Vintage>,
}

/// A day or instant as of which the answer of `/v1/estimates` differs from the one before.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Vintage {
    /// The day (its whole UTC day) or instant; give it to `/v1/estimates` as `as_of`.
    #[schema(example = "2024-11-30")]
    pub as_of: String,
    /// Why the answer changed.
    pub causes: Vec<ChangeCause>,
    /// The series that changed.
    pub series: Vec<SeriesChange>,
    /// The envelopes that changed.
    pub envelopes: Vec<EnvelopeChange>,
}

/// One cause of a change.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ChangeCause {
    /// new_statement; further_report (of a known claim); retrospective (said by then, published later); published (known
    /// in retrospect until then); article_edit.
    pub cause: &'static str,
    /// The claim; where its reports are gone, as it was called before.
    pub claim_id: String,
    /// Its series; `null` for denials and identifications.
    pub series_id: Option<String>,
    /// The reports that came, went or were published.
    pub report_ids: Vec<String>,
}

/// The newest figure of a series.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LatestPoint {
    /// The claim.
    pub claim_id: String,
    /// Its canonical wording.
    pub quantity: Quantity,
    /// When it was said.
    pub said_on: SaidOn,
    /// Its status.
    pub status: &'static str,
    /// Known only from articles published after that day.
    pub retrospective: bool,
}

/// The newest figure before and after.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LatestChange {
    /// Before; `null` if there was none.
    pub before: Option<LatestPoint>,
    /// After; `null` if there is none.
    pub after: Option<LatestPoint>,
}

/// How one series changed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SeriesChange {
    /// The series.
    pub series_id: String,
    /// Claims that none of the reports before made.
    pub points_added: Vec<String>,
    /// Claims of which no report is left.
    pub points_removed: Vec<String>,
    /// Claims that were there and are told otherwise: more reports, other wordings, contested.
    pub points_changed: Vec<String>,
    /// The newest figure.
    pub latest: LatestChange,
}

/// The bounds of an envelope.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EnvelopeBounds {
    /// Least lower bound; `null` if open.
    pub low: Option<Number>,
    /// Greatest upper bound; `null` if open.
    pub high: Option<Number>,
    /// The greatest number printed, where the upper bound is open.
    pub high_stated: Option<Number>,
    /// How many sources stand for themselves.
    pub independent_sources: usize,
}

/// How one envelope changed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EnvelopeChange {
    /// The flow.
    pub flow_id: String,
    /// What is counted.
    pub item: ItemScope,
    /// The unit.
    pub unit: &'static str,
    /// ISO 4217, if the unit is value.
    pub currency: Option<String>,
    /// total, stock.
    pub kind: &'static str,
    /// delivered (with ongoing), ordered, approved, pledged, planned.
    pub status_group: &'static str,
    /// The bounds before; `null` if there was no envelope.
    pub before: Option<EnvelopeBounds>,
    /// The bounds after; `null` if there is none any more.
    pub after: Option<EnvelopeBounds>,
}

/// Who said what as of which day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MatrixAnswer {
    /// The clocks and the policies of the answer.
    pub basis: EstimatesBasis,
    /// The same question pinned to this basis: its answer never changes.
    pub permalink: String,
    /// Where the next rows are.
    pub page: Page,
    /// The days of the columns, oldest first.
    pub columns: Vec<String>,
    /// One row a series, by id.
    pub data: Vec<MatrixRow>,
}

/// One series through all columns.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MatrixRow {
    /// The flow.
    pub flow: Flow,
    /// The series, as `/v1/estimates` names it.
    pub series_id: String,
    /// Who speaks.
    pub source: Voice,
    /// What is counted.
    pub item: ItemScope,
    /// The unit.
    pub unit: &'static str,
    /// ISO 4217, if the unit is value.
    pub currency: Option<String>,
    /// total, increment, stock, capacity, unknown.
    pub kind: &'static str,
    /// delivered (with ongoing), ordered, approved, pledged, planned, possible, requested, intercepted, cancelled.
    pub status_group: &'static str,
    /// One cell a column, in order.
    pub cells: Vec<MatrixCell>,
}

/// The newest figure of a series as of one column.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MatrixCell {
    /// The day of the column.
    pub as_of: String,
    /// The figure; `null` if there is none.
    pub latest: Option<LatestPoint>,
    /// Why there is none: not_yet_published, retracted (taken back, or edited out), not_comparable (corrected without a
    /// figure of this series); `null` beside a figure.
    pub reason: Option<&'static str>,
}
