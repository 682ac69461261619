//! The report: the contract of `armsledger extract`, `POST /v1/extractions` and everything that shows reports.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::{ArticleRef, Number};

/// One statement found in one reading: someone said that supplier → recipient, item, quantity, status.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Report {
    /// Derived from the reading, the place and the fields; never changes.
    #[schema(example = "7QGE4XZ2MDLPV3KQ5R6STUYWAB")]
    pub id: String,
    /// `transfer`, or `identification` (someone names what an item is).
    pub act: &'static str,
    /// Who hands over; `null` if the article does not say.
    pub supplier: Option<Party>,
    /// Who receives; `null` if the article does not say.
    pub recipient: Option<Party>,
    /// What.
    pub item: Item,
    /// How many, with the hedge that was printed.
    pub quantity: Quantity,
    /// What the figure counts: total, increment, stock, capacity, unknown.
    pub kind: &'static str,
    /// `stated` if the text says so, else `inferred`.
    pub kind_basis: &'static str,
    /// delivered, ongoing, ordered, approved, pledged, planned, possible, requested, intercepted, cancelled.
    pub status: &'static str,
    /// affirmed, denied, not_confirmed.
    pub polarity: &'static str,
    /// How sure the speaker sounds: stated, estimated, alleged, hedged.
    pub certainty: &'static str,
    /// From the outlet to the origin.
    pub attribution: Vec<Hop>,
    /// When the transfer happened, per the report.
    pub period: Option<Period>,
    /// Where it stands.
    pub evidence: Evidence,
    /// What it says of other reports.
    pub links: Vec<Link>,
    /// Precision of its rule on the development texts, 0 to 1, lowered by what was inferred.
    pub confidence: f32,
    /// The rule that made it.
    pub rule: String,
    /// Version of the reader.
    pub reader: String,
}

/// A supplier or recipient.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Party {
    /// ISO 3166-1 alpha-3, or an upper-case code of our own.
    #[schema(example = "PRK")]
    pub code: String,
    /// English name.
    #[schema(example = "North Korea")]
    pub name: String,
    /// state, bloc, group, company.
    pub kind: &'static str,
    /// `stated` if the sentence names it, else `inferred`.
    pub basis: &'static str,
    /// The words of the text.
    pub text: String,
}

/// What is handed over.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Item {
    /// One of nineteen classes.
    #[schema(example = "artillery")]
    pub category: &'static str,
    /// Finer code below the category.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The system.
    pub designation: Option<String>,
    /// The words of the text.
    pub text: String,
}

/// A reported quantity; nothing is averaged or rounded.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Quantity {
    /// The number printed; `null` for range, magnitude and none.
    pub point: Option<Number>,
    /// Lower bound; `null` is open.
    pub low: Option<Number>,
    /// Upper bound; `null` is open.
    pub high: Option<Number>,
    /// `false` for "more than".
    pub low_inclusive: bool,
    /// `false` for "less than".
    pub high_inclusive: bool,
    /// The hedge: exact, about, more_than, at_least, up_to, less_than, range, magnitude, none.
    pub qualifier: &'static str,
    /// What is counted.
    pub unit: &'static str,
    /// ISO 4217, if the unit is value.
    pub currency: Option<String>,
    /// The words of the text.
    pub text: String,
}

/// One hop of the attribution.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Hop {
    /// origin, relay, agency, outlet.
    pub role: &'static str,
    /// single, joint (one statement by several), listed (each said it).
    pub group: &'static str,
    /// Order from the outlet inwards, or among listed speakers.
    pub order: u16,
    /// Who.
    pub source: Source,
    /// "said", "according to".
    pub cue: Option<String>,
    /// When it was said; `null` when unknown.
    pub said_on: Option<SaidOn>,
    /// Where it was said.
    pub venue: Option<String>,
    /// The words that name the speaker.
    pub text: String,
}

/// A speaker.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Source {
    /// Codes nest by dots.
    #[schema(example = "KOR.mnd")]
    pub code: String,
    /// For people.
    pub name: String,
    /// The state or bloc it speaks for.
    pub country: Option<String>,
    /// government, ministry, intelligence, outlet, …
    pub kind: &'static str,
}

/// When something was said: days, `from` included, `to` excluded.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SaidOn {
    /// First day; `null` is open.
    pub from: Option<Date>,
    /// Day after the last; `null` is open.
    pub to: Option<Date>,
    /// day, week, month, quarter, season, half, year, open.
    pub precision: &'static str,
    /// stated, resolved, publication, inferred.
    pub basis: &'static str,
    /// The words of the text.
    pub text: String,
}

/// When a transfer happened: days, `from` included, `to` excluded.
pub type Period = SaidOn;

/// Where a report stands, in Unicode code points of the revision's text.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Evidence {
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The words.
    pub exact: String,
    /// Up to 32 characters before.
    pub prefix: String,
    /// Up to 32 characters after.
    pub suffix: String,
    /// Where its parts stand.
    pub parts: Parts,
    /// Other places that say the same.
    pub others: Vec<Place>,
}

/// Places of the parts, each `[start, end]`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Parts {
    /// The amount with its hedge.
    pub quantity: Option<[u32; 2]>,
    /// The item.
    pub item: Option<[u32; 2]>,
    /// The supplier.
    pub supplier: Option<[u32; 2]>,
    /// The recipient.
    pub recipient: Option<[u32; 2]>,
    /// The origin.
    pub source: Option<[u32; 2]>,
}

/// A place in the text.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Place {
    /// First code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// What a report says of another.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Link {
    /// identifies, denies, not_confirmed, alternative_to, derived_from, confirms, corrects, retracts, part_of.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Id of the other report, if it is one.
    pub report: Option<String>,
    /// `[start, end]` of the words that make the link.
    pub evidence: [u32; 2],
}

/// A report of the ledger, with where it was found and when the ledger knew it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VisibleReport {
    /// The report.
    #[serde(flatten)]
    pub report: Report,
    /// The reading that found it.
    pub reading_id: String,
    /// Where it was found.
    pub article: ArticleRef,
    /// The change of the ledger that brought it.
    pub seq: i64,
    /// When the ledger knew it.
    pub recorded_at: Timestamp,
    /// Found only in an article published after `as_of`, but said by then.
    pub retrospective: bool,
    /// The decision of a person that holds at the basis of the answer; the fields above have its corrections already.
    pub review: Option<super::Review>,
    /// The claims that it makes, at the basis of the answer; empty if it is not visible there.
    pub claim_ids: Vec<String>,
}
