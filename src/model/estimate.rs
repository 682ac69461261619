//! What history answers: claims, series, revision events, envelopes. Plain data, all of it derived, none of it stored.
//!
//! `history` makes these nouns out of visible reports and `wire` prints them. DESIGN.md 6 says what each means.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::vocabulary::words;
use super::{
    ActorKind, Amount, AsOf, BadCode, Category, Certainty, DateSpan, Id, Kind, Polarity, Quantity, Source,
    SourceCode, SourceKind, Status, Unit,
};

/// Which wording of a claim is shown first, in words, for the basis of an answer.
pub const CANONICAL_POLICY: &str = "direct_quote,agency,majority_of_texts,least_text_hash";

/// Between whom sources count as independent.
pub const INDEPENDENCE_LEVEL: &str = "government";

/// Code of a party that no article names.
pub const UNKNOWN_PARTY: &str = "unknown";

/// Code of the series of claims that name no origin but the outlet.
pub const UNATTRIBUTED: &str = "unattributed";

words! {
    /// How claims are gathered into series.
    pub enum By {
        /// All offices of one government together.
        Government = "government",
        /// Each origin for itself.
        Source = "source",
        /// What each outlet published, whoever said it.
        Outlet = "outlet",
        /// Governments of one alliance together.
        Bloc = "bloc",
    }
}

/// How one figure is picked out of an envelope; there is none unless asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BestPolicy {
    /// The live claim that was said last.
    Latest,
    /// The median of one vote per independent source; of an even number the lower of the two in the middle.
    MedianIndependent,
    /// The least lower bound.
    Conservative,
    /// The newest claim of one source, with the sources nested in it.
    Source(SourceCode),
}

impl std::str::FromStr for BestPolicy {
    type Err = BadCode;

    /// Reads `latest`, `median_independent`, `conservative` or `source:<code>`.
    fn from_str(text: &str) -> Result<BestPolicy, BadCode> {
        match text {
            "latest" => Ok(BestPolicy::Latest),
            "median_independent" => Ok(BestPolicy::MedianIndependent),
            "conservative" => Ok(BestPolicy::Conservative),
            _ => match text.strip_prefix("source:") {
                Some(code) => SourceCode::parse(code).map(BestPolicy::Source),
                None => Err(BadCode(text.to_owned())),
            },
        }
    }
}

impl std::fmt::Display for BestPolicy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BestPolicy::Latest => f.write_str("latest"),
            BestPolicy::MedianIndependent => f.write_str("median_independent"),
            BestPolicy::Conservative => f.write_str("conservative"),
            BestPolicy::Source(code) => write!(f, "source:{code}"),
        }
    }
}

/// What is asked of history. Which reports take part (filters, clocks) the store has settled before.
#[derive(Debug, Clone)]
pub struct Question {
    /// How claims are gathered into series.
    pub by: By,
    /// The end of the public record; ages are counted up to it.
    pub as_of: AsOf,
    /// How one figure is picked out of an envelope.
    pub best: Option<BestPolicy>,
    /// Whether each collapse of reports and sources is told with its reason.
    pub explain: bool,
    /// Names of governments and blocs by code, from the lexicon; a code without a name is shown as itself.
    pub names: BTreeMap<String, String>,
}

impl Question {
    /// The plain question: series by government, no best figure, nothing explained, no names.
    pub fn at(as_of: AsOf) -> Question {
        Question { by: By::Government, as_of, best: None, explain: false, names: BTreeMap::new() }
    }
}

/// A side of a flow.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FlowParty {
    /// Code of the actor, or [`UNKNOWN_PARTY`].
    pub code: String,
    /// Name for people.
    pub name: String,
    /// What it is; `None` if the party is unknown.
    pub kind: Option<ActorKind>,
}

/// Supplier → recipient, in one item category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// `PRK-RUS-artillery`, `unknown-RUS-artillery`.
    pub id: String,
    /// Who hands over.
    pub supplier: FlowParty,
    /// Who receives.
    pub recipient: FlowParty,
    /// What class of item.
    pub category: Category,
}

/// What a figure counts, without the words: two figures are comparable only within one scope.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemScope {
    /// Class of the item.
    pub category: Category,
    /// Finer code below the category.
    pub kind: Option<String>,
    /// Names of systems, sorted, each once.
    pub designations: Vec<String>,
}

words! {
    /// Statuses that count as one: delivered and ongoing together, every other for itself.
    pub enum StatusGroup {
        /// Delivered or ongoing.
        Delivered = "delivered",
        /// On order.
        Ordered = "ordered",
        /// Licensed or consented.
        Approved = "approved",
        /// Promised.
        Pledged = "pledged",
        /// Due.
        Planned = "planned",
        /// Weighed or feared.
        Possible = "possible",
        /// Asked for.
        Requested = "requested",
        /// Seized on the way.
        Intercepted = "intercepted",
        /// Called off.
        Cancelled = "cancelled",
    }
}

impl From<Status> for StatusGroup {
    fn from(status: Status) -> StatusGroup {
        match status {
            Status::Delivered | Status::Ongoing => StatusGroup::Delivered,
            Status::Ordered => StatusGroup::Ordered,
            Status::Approved => StatusGroup::Approved,
            Status::Pledged => StatusGroup::Pledged,
            Status::Planned => StatusGroup::Planned,
            Status::Possible => StatusGroup::Possible,
            Status::Requested => StatusGroup::Requested,
            Status::Intercepted => StatusGroup::Intercepted,
            Status::Cancelled => StatusGroup::Cancelled,
        }
    }
}

/// Id of a claim: the least report id of its chain, `~`, and the codes of its origins joined by `+`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId(String);

impl ClaimId {
    /// The id of the chain whose least report is `report`, said by `origins` (sorted codes).
    pub fn new(report: &Id, origins: &str) -> ClaimId {
        ClaimId(format!("{report}~{origins}"))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ClaimId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whom a series, a figure or a denial belongs to: a government, an office, an outlet, a bloc.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Voice {
    /// Code of the group; [`UNATTRIBUTED`] where no origin is named.
    pub code: String,
    /// Name for people.
    pub name: String,
    /// The state or bloc it speaks for.
    pub country: Option<String>,
    /// What it is; `None` for several of different kinds, and where no origin is named.
    pub kind: Option<SourceKind>,
}

/// One of the differing wordings of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The quantity as it was worded.
    pub quantity: Quantity,
    /// How many reports word it so.
    pub reports: usize,
    /// How many outlets word it so.
    pub outlets: usize,
}

/// How much stands behind a claim. Only reports ≥ articles ≥ outlets is sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Statements found.
    pub reports: usize,
    /// Articles they stand in.
    pub articles: usize,
    /// Outlets that published those.
    pub outlets: usize,
    /// Texts that are no copies of each other.
    pub text_clusters: usize,
    /// Speakers.
    pub origins: usize,
    /// Speakers that stand for themselves: a joint statement is one, offices of one government are one.
    pub independent_origins: usize,
}

/// A denial or non-confirmation of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contest {
    /// The denying claim.
    pub claim_id: ClaimId,
    /// Who denies.
    pub source: Voice,
    /// Denied or not confirmed.
    pub polarity: Polarity,
}

/// The article that carries the canonical wording.
///
/// Of an article published after `as_of` (a retrospective figure) nothing but its ids, address and outlet is shown:
/// its headline may hold a later figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimArticle {
    /// The article.
    pub id: Id,
    /// The revision that was read.
    pub revision_id: Id,
    /// Canonical address.
    pub url: Option<String>,
    /// Headline; `None` if published after `as_of`.
    pub title: Option<String>,
    /// Name of the outlet.
    pub outlet: Option<String>,
    /// When it was published; `None` if after `as_of`.
    pub published_at: Option<Timestamp>,
}

/// What one origin said once, as a point of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The claim.
    pub claim_id: ClaimId,
    /// Its speakers, by code: one, or several of a joint statement.
    pub origins: Vec<Source>,
    /// When it was said, as exactly as any of its reports tells.
    pub said_on: DateSpan,
    /// The earlier of publication and the end of `said_on`, over its reports.
    pub first_public: Timestamp,
    /// Known only from articles published after `as_of`.
    pub retrospective: bool,
    /// When the transfer happened.
    pub period: Option<DateSpan>,
    /// The canonical wording of the quantity.
    pub quantity: Quantity,
    /// Status in the canonical wording.
    pub status: Status,
    /// Certainty in the canonical wording.
    pub certainty: Certainty,
    /// Every wording, the canonical one first.
    pub wordings: Vec<Wording>,
    /// Whether there is more than one wording.
    pub wording_disagreement: bool,
    /// What stands behind it.
    pub counts: Counts,
    /// When the same figure was last stated by the series, this claim included.
    pub last_reaffirmed_at: Timestamp,
    /// Whole days from the last statement of this figure to `as_of`; never negative.
    pub age_days: i64,
    /// Who denies it or does not confirm it.
    pub contested_by: Vec<Contest>,
    /// Its reports, by id.
    pub report_ids: Vec<Id>,
    /// The sentence of the canonical wording.
    pub quote: String,
    /// Where that stands.
    pub article: ClaimArticle,
}

words! {
    /// What kind of step an event is.
    pub enum EventType {
        /// A later reference date: more may have moved.
        Update = "update",
        /// The same reference date: better knowledge of the same past.
        Revision = "revision",
        /// The text does not say which of the two.
        UpdateOrRevision = "update_or_revision",
        /// The same number under another hedge.
        Requalification = "requalification",
        /// Something else is counted now.
        ScopeChange = "scope_change",
        /// Somebody says that the earlier figure was wrong.
        Correction = "correction",
        /// The earlier figure is taken back.
        Retraction = "retraction",
        /// The same figure again.
        Reiteration = "reiteration",
    }
}

words! {
    /// Which way a figure moved.
    pub enum Direction {
        /// More.
        Up = "up",
        /// Less.
        Down = "down",
        /// The same number.
        Same = "same",
    }
}

words! {
    /// Why two claims must not be compared as numbers.
    pub enum Incomparable {
        /// Their periods do not start on the same day, or only one says when it starts.
        PeriodStart = "period_start",
        /// They count different things.
        ItemScope = "item_scope",
        /// What the figures count is not known.
        KindUnknown = "kind_unknown",
        /// Two batches are two deliveries, not two estimates of one.
        Increment = "increment",
        /// Different speakers of different governments, or outlets in their own voice.
        Origin = "origin",
        /// The figure was taken back without another in its place.
        NoFigure = "no_figure",
        /// Only one of the two can hold: "3 million of these or half a million of those".
        Alternative = "alternative",
        /// One counts a part of what the other counts.
        Part = "part",
    }
}

/// The step between two consecutive claims of a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionEvent {
    /// The earlier claim.
    pub from_claim_id: ClaimId,
    /// The later claim.
    pub to_claim_id: ClaimId,
    /// What kind of step.
    pub kind: EventType,
    /// Difference of the points said.
    pub delta: Option<Amount>,
    /// The difference in percent of the first point, rounded half away from zero to one decimal.
    pub percent: Option<Amount>,
    /// Least possible difference by the bounds; `None` is open.
    pub delta_low: Option<Amount>,
    /// Greatest possible difference by the bounds; `None` is open.
    pub delta_high: Option<Amount>,
    /// By the points, or by bounds that do not overlap; `None` where neither tells.
    pub direction: Option<Direction>,
    /// Whether the bounds do not overlap, so that the direction is proven.
    pub direction_certain: bool,
    /// Whether the two claims have different speakers.
    pub origin_changed: bool,
    /// Whether the two may be compared as numbers; without it there is no percentage.
    pub comparable: bool,
    /// Why not, in order of declaration.
    pub reasons: Vec<Incomparable>,
}

/// One voice's claims about one flow, scope, unit, kind and status group, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// `PRK-RUS-artillery~KOR~units~total~delivered`, with type and designations where there are any.
    pub id: String,
    /// Who speaks.
    pub source: Voice,
    /// What is counted.
    pub item: ItemScope,
    /// The unit.
    pub unit: Unit,
    /// ISO 4217 code if the unit is value.
    pub currency: Option<String>,
    /// What the figures count.
    pub kind: Kind,
    /// How far the transfers have come.
    pub status_group: StatusGroup,
    /// The claims, in order; those without a figure too.
    pub points: Vec<Point>,
    /// The steps between consecutive claims that carry a figure.
    pub events: Vec<RevisionEvent>,
    /// The newest claim with a figure that was not retracted; failing that, the newest.
    pub latest_claim_id: Option<ClaimId>,
}

/// A figure picked by a named policy; it is always one that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Best {
    /// The policy.
    pub policy: BestPolicy,
    /// The figure.
    pub value: Amount,
    /// The claim it stands in.
    pub claim_id: ClaimId,
}

/// Lowest and highest live figure over all independent sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// What is counted.
    pub item: ItemScope,
    /// The unit.
    pub unit: Unit,
    /// ISO 4217 code if the unit is value.
    pub currency: Option<String>,
    /// Total or stock.
    pub kind: Kind,
    /// How far the transfers have come.
    pub status_group: StatusGroup,
    /// Least lower bound; `None` if one of the sources leaves it open.
    pub low: Option<Amount>,
    /// Greatest upper bound; `None` if one of the sources leaves it open.
    pub high: Option<Amount>,
    /// Whether a source leaves the lower bound open ("up to 300").
    pub low_open: bool,
    /// Whether a source leaves the upper bound open ("more than 160").
    pub high_open: bool,
    /// The greatest number that any live claim prints, where the upper bound is open.
    pub high_stated: Option<Amount>,
    /// The claim that sets `low`, or leaves it open.
    pub low_claim_id: ClaimId,
    /// The claim that sets `high`, or leaves it open.
    pub high_claim_id: ClaimId,
    /// How many sources stand for themselves.
    pub independent_sources: usize,
    /// The figure of the policy asked for; `None` without one.
    pub best: Option<Best>,
}

/// A statement that is no figure: an identification, a denial, a non-confirmation.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// The claim.
    pub claim_id: ClaimId,
    /// Who says it.
    pub source: Voice,
    /// What it speaks of; for an identification the name it gives.
    pub item: ItemScope,
    /// Affirmed for an identification, else denied or not confirmed.
    pub polarity: Polarity,
    /// When it was said.
    pub said_on: DateSpan,
    /// The earlier of publication and the end of `said_on`.
    pub first_public: Timestamp,
    /// Known only from articles published after `as_of`.
    pub retrospective: bool,
    /// The claims of this answer that it is bound to by a link, and no other.
    pub about_claim_ids: Vec<ClaimId>,
    /// Its reports, by id.
    pub report_ids: Vec<Id>,
    /// The sentence.
    pub quote: String,
    /// Where that stands.
    pub article: ClaimArticle,
}

words! {
    /// Why two claims disagree.
    pub enum DisagreementReason {
        /// Two offices of one group, within three days.
        OriginsOfOneGroup = "origins_of_one_group",
        /// Two groups, within three days.
        SourcesWithinDays = "sources_within_three_days",
        /// The newest figures of two groups.
        LatestFigures = "latest_figures_differ",
        /// One statement that gives several figures of which only one can hold.
        Alternatives = "alternatives",
    }
}

/// Claims of different speakers that do not give the same figure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Disagreement {
    /// The claims, in order of time.
    pub claim_ids: Vec<ClaimId>,
    /// How they belong together.
    pub reason: DisagreementReason,
}

words! {
    /// Why several reports or sources count as one.
    pub enum CollapseReason {
        /// Copies of one text.
        Copy = "copy",
        /// Several texts of one statement by one speaker.
        SameStatement = "same_statement",
        /// Passed on by an agency, an outlet or a lawmaker.
        Relay = "relay",
        /// One statement by several.
        Joint = "joint",
        /// One confirms the other or is worked out from it.
        Dependent = "dependent",
        /// Offices of one government.
        Government = "government",
        /// No origin is named, so it may be anybody's figure.
        Unattributed = "unattributed",
    }
}

/// One collapse of several into one, with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collapse {
    /// Why.
    pub reason: CollapseReason,
    /// The claims it concerns.
    pub claim_ids: Vec<ClaimId>,
    /// The reports it concerns; empty where whole claims collapse.
    pub report_ids: Vec<Id>,
    /// The reason as a sentence.
    pub why: String,
}

/// Everything said of one flow.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowEstimates {
    /// The flow.
    pub flow: Flow,
    /// Who said what in which order.
    pub series: Vec<Series>,
    /// One per scope, unit, currency, kind (total or stock) and status group.
    pub envelopes: Vec<Envelope>,
    /// Names given to what was counted.
    pub identifications: Vec<Statement>,
    /// Denials and non-confirmations.
    pub denials: Vec<Statement>,
    /// Where speakers differ.
    pub disagreements: Vec<Disagreement>,
    /// Each collapse and why; `None` unless asked for.
    pub explain: Option<Vec<Collapse>>,
}

/// A claim by itself, with what it speaks of.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The flow.
    pub flow: Flow,
    /// Who says it, as the question groups speakers.
    pub source: Voice,
    /// What is counted.
    pub item: ItemScope,
    /// What the figure counts.
    pub kind: Kind,
    /// How far the transfer has come.
    pub status_group: StatusGroup,
    /// Affirmed, denied or not confirmed.
    pub polarity: Polarity,
    /// The claim.
    pub point: Point,
}

/// The newest figure of one voice.
#[derive(Debug, Clone, PartialEq)]
pub struct LatestFigure {
    /// Who says it.
    pub source: Voice,
    /// The claim.
    pub claim_id: ClaimId,
    /// Its canonical wording.
    pub quantity: Quantity,
    /// When it was said.
    pub said_on: DateSpan,
    /// Its status.
    pub status: Status,
}

/// One flow in the list of flows.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowSummary {
    /// The flow.
    pub flow: Flow,
    /// The newest figure of each voice.
    pub latest: Vec<LatestFigure>,
    /// Number of series.
    pub series_count: usize,
    /// Number of reports.
    pub report_count: usize,
    /// Number of voices, the unattributed ones together as one.
    pub source_count: usize,
    /// When the newest claim that was no reiteration became public.
    pub last_changed_at: Option<Timestamp>,
    /// The newest step that was no reiteration.
    pub last_event: Option<RevisionEvent>,
}
