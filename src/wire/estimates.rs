//! The answer to the main question: how the estimates of a flow changed (DESIGN.md 7.1).

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Basis, Flow, Number, Page, Period, Quantity, SaidOn};
use crate::model::{self, Question};

/// The estimates of flows at a basis.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EstimatesAnswer {
    /// The clocks and the policies of the answer.
    pub basis: EstimatesBasis,
    /// The same question pinned to this basis: its answer never changes.
    pub permalink: String,
    /// Where the next rows are.
    pub page: Page,
    /// One row per flow.
    pub data: Vec<FlowEstimates>,
}

/// The clocks and the policies of an answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EstimatesBasis {
    /// The public record on that day (its whole UTC day) or up to that instant.
    #[schema(example = "2025-02-11")]
    pub as_of: String,
    /// What the ledger held, as asked: an instant, a day or `seq:N`; `null` means now.
    pub known_at: Option<String>,
    /// The last change of the ledger that counts.
    pub seq: i64,
    /// How claims are gathered into series: government, source, outlet, bloc.
    pub by: &'static str,
    /// Between whom sources count as independent.
    pub independence_level: &'static str,
    /// include, exclude: old figures known only from articles published after `as_of`.
    pub retrospective: &'static str,
    /// candidate (all that was not rejected) or reviewed.
    pub tier: &'static str,
    /// Which wording of a claim is shown first, in order of precedence.
    pub canonical_policy: &'static str,
    /// How one figure is picked out of an envelope; `null` unless asked for.
    pub best: Option<String>,
}

/// Everything said of one flow.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FlowEstimates {
    /// The flow.
    pub flow: Flow,
    /// Who said what in which order.
    pub series: Vec<Series>,
    /// Lowest and highest live figure, one per item, unit, currency, kind (total or stock) and status group.
    pub envelopes: Vec<Envelope>,
    /// Names that somebody gave to what was counted.
    pub identifications: Vec<Statement>,
    /// Denials and non-confirmations.
    pub denials: Vec<Statement>,
    /// Where speakers differ; never a revision.
    pub disagreements: Vec<Disagreement>,
    /// Each collapse of reports and sources, and why. Left out unless asked for (`explain=true`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explain: Option<Vec<Collapse>>,
}

/// Who speaks: a government, an office, an outlet, a bloc.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Voice {
    /// Code; several of a joint statement are joined with `+`; `unattributed` where no origin is named.
    #[schema(example = "KOR")]
    pub code: String,
    /// For people.
    #[schema(example = "South Korea")]
    pub name: String,
    /// The state or bloc it speaks for.
    pub country: Option<String>,
    /// government, ministry, intelligence, outlet, …; `null` where no origin is named.
    pub kind: Option<&'static str>,
}

/// A speaker by code and name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Origin {
    /// Codes nest by dots.
    #[schema(example = "KOR.mnd")]
    pub code: String,
    /// For people.
    pub name: String,
}

/// What is counted, without the words.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ItemScope {
    /// Class of the item.
    pub category: &'static str,
    /// Finer code below the category.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Names of systems, sorted.
    pub designations: Vec<String>,
}

/// One voice's claims about one flow, item, unit, kind and status group, in order.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Series {
    /// Readable and stable.
    #[schema(example = "PRK-RUS-artillery~KOR~units~total~delivered")]
    pub id: String,
    /// Who speaks.
    pub source: Voice,
    /// What is counted.
    pub item: ItemScope,
    /// units, personnel, rounds, containers, tonnes, shipments, batteries, value, other.
    pub unit: &'static str,
    /// ISO 4217, if the unit is value.
    pub currency: Option<String>,
    /// total, increment, stock, capacity, unknown.
    pub kind: &'static str,
    /// delivered (with ongoing), ordered, approved, pledged, planned, possible, requested, intercepted, cancelled.
    pub status_group: &'static str,
    /// The claims, in the order in which they were said.
    pub points: Vec<Point>,
    /// The steps between consecutive claims that carry a figure.
    pub events: Vec<Event>,
    /// The newest claim with a figure that was neither corrected nor retracted.
    pub latest_claim_id: Option<String>,
}

/// What one origin said once.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Point {
    /// The claim; depends on the basis. It begins with the id of one of its reports.
    pub claim_id: String,
    /// One speaker, or several of a joint statement.
    pub origins: Vec<Origin>,
    /// When it was said.
    pub said_on: SaidOn,
    /// The earlier of publication and the end of `said_on`.
    pub first_public: Timestamp,
    /// Known only from articles published after `as_of`.
    pub retrospective: bool,
    /// When the transfer happened, per the report.
    pub period: Option<Period>,
    /// The canonical wording.
    pub quantity: Quantity,
    /// Status in the canonical wording.
    pub status: &'static str,
    /// How sure the speaker sounds: stated, estimated, alleged, hedged.
    pub certainty: &'static str,
    /// Every wording, the canonical one first.
    pub wordings: Vec<Wording>,
    /// Whether outlets word the same claim differently.
    pub wording_disagreement: bool,
    /// What stands behind it.
    pub counts: Counts,
    /// When the same figure was last stated.
    pub last_reaffirmed_at: Timestamp,
    /// Whole days from then to `as_of`.
    pub age_days: i64,
    /// Who denies it or does not confirm it.
    pub contested_by: Vec<Contest>,
    /// Its reports.
    pub report_ids: Vec<String>,
    /// The sentence; of an article published after `as_of` only the words of the amount and the item.
    pub quote: String,
    /// Where it stands.
    pub article: ClaimArticle,
}

/// One wording of a claim.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Wording {
    /// The quantity so worded.
    pub quantity: Quantity,
    /// How many reports word it so.
    pub reports: usize,
    /// How many outlets word it so.
    pub outlets: usize,
}

/// How much stands behind a claim. Copies are not confirmation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Counts {
    /// Statements found.
    pub reports: usize,
    /// Articles.
    pub articles: usize,
    /// Outlets.
    pub outlets: usize,
    /// Texts that are no copies of each other.
    pub text_clusters: usize,
    /// Speakers.
    pub origins: usize,
    /// Speakers that stand for themselves; a joint statement is one.
    pub independent_origins: usize,
}

/// A denial or non-confirmation of a claim.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Contest {
    /// The denying claim.
    pub claim_id: String,
    /// Who denies.
    pub source: Origin,
    /// denied, not_confirmed.
    pub polarity: &'static str,
}

/// The article that carries a wording.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ClaimArticle {
    /// The article.
    pub id: String,
    /// The revision that was read.
    pub revision_id: String,
    /// Canonical address.
    pub url: Option<String>,
    /// Headline; `null` if published after `as_of`.
    pub title: Option<String>,
    /// Name of the outlet.
    pub outlet: Option<String>,
    /// When it was published; `null` if after `as_of`.
    pub published_at: Option<Timestamp>,
}

/// The step between two claims of a series.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Event {
    /// The earlier claim.
    pub from_claim_id: String,
    /// The later claim.
    pub to_claim_id: String,
    /// update, revision, update_or_revision, requalification, scope_change, correction, retraction, reiteration.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Difference of the points said.
    pub delta: Option<Number>,
    /// The same in percent of the earlier point, to one decimal; `null` if not comparable or from 0.
    #[schema(example = 25.0)]
    pub percent: Option<f64>,
    /// Least possible difference; `null` is open.
    pub delta_low: Option<Number>,
    /// Greatest possible difference; `null` is open.
    pub delta_high: Option<Number>,
    /// up, down, same; `null` where the figures do not tell.
    pub direction: Option<&'static str>,
    /// Whether the bounds do not overlap, so that the direction is proven.
    pub direction_certain: bool,
    /// Whether the two claims have different speakers.
    pub origin_changed: bool,
    /// Whether the two may be compared as numbers.
    pub comparable: bool,
    /// Why not: period_start, item_scope, kind_unknown, increment, origin, no_figure, alternative, part.
    pub reasons: Vec<&'static str>,
}

/// Lowest and highest live figure over all independent sources.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Envelope {
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
    /// Least lower bound; `null` if open.
    pub low: Option<Number>,
    /// Greatest upper bound; `null` if open.
    pub high: Option<Number>,
    /// Whether a source leaves the lower bound open.
    pub low_open: bool,
    /// Whether a source leaves the upper bound open.
    pub high_open: bool,
    /// The greatest number printed, where the upper bound is open.
    pub high_stated: Option<Number>,
    /// The claim that sets `low`, or leaves it open.
    pub low_claim_id: String,
    /// The claim that sets `high`, or leaves it open.
    pub high_claim_id: String,
    /// How many sources stand for themselves.
    pub independent_sources: usize,
    /// The figure of the policy asked for; `null` without one.
    pub best: Option<Best>,
}

/// A figure picked by a named policy; it is always one that was said.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Best {
    /// latest, median_independent, conservative, `source:<code>`.
    pub policy: String,
    /// The figure.
    pub value: Number,
    /// The claim it stands in.
    pub claim_id: String,
}

/// An identification, a denial or a non-confirmation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Statement {
    /// The claim.
    pub claim_id: String,
    /// Who says it.
    pub source: Voice,
    /// What it speaks of; of an identification the name it gives.
    pub item: ItemScope,
    /// affirmed, denied, not_confirmed.
    pub polarity: &'static str,
    /// When it was said.
    pub said_on: SaidOn,
    /// The earlier of publication and the end of `said_on`.
    pub first_public: Timestamp,
    /// Known only from articles published after `as_of`.
    pub retrospective: bool,
    /// The claims it speaks of, and no other.
    pub about_claim_ids: Vec<String>,
    /// Its reports.
    pub report_ids: Vec<String>,
    /// The sentence.
    pub quote: String,
    /// Where it stands.
    pub article: ClaimArticle,
}

/// Claims of different speakers that do not give the same figure.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Disagreement {
    /// The claims, in order of time.
    pub claim_ids: Vec<String>,
    /// origins_of_one_group, sources_within_three_days, latest_figures_differ, alternatives.
    pub reason: &'static str,
}

/// Several reports or sources that count as one.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Collapse {
    /// copy, same_statement, relay, joint, dependent, government, unattributed.
    pub reason: &'static str,
    /// The claims it concerns.
    pub claim_ids: Vec<String>,
    /// The reports it concerns; empty where whole claims collapse.
    pub report_ids: Vec<String>,
    /// The reason as a sentence.
    pub why: String,
}

impl EstimatesAnswer {
    /// The answer; `permalink` pins the question to the basis.
    pub fn new(
        basis: EstimatesBasis,
        permalink: String,
        page: Page,
        flows: &[model::FlowEstimates],
    ) -> EstimatesAnswer {
        EstimatesAnswer { basis, permalink, page, data: flows.iter().map(FlowEstimates::from).collect() }
    }
}

impl EstimatesBasis {
    /// The clocks and the policies of a question.
    pub fn new(basis: &model::Basis, question: &Question) -> EstimatesBasis {
        let clocks = Basis::from(basis);
        EstimatesBasis {
            as_of: clocks.as_of,
            known_at: clocks.known_at,
            seq: clocks.seq,
            by: question.by.as_str(),
            independence_level: model::INDEPENDENCE_LEVEL,
            retrospective: clocks.retrospective,
            tier: clocks.tier,
            canonical_policy: model::CANONICAL_POLICY,
            best: question.best.as_ref().map(ToString::to_string),
        }
    }
}
