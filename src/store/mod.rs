//! The ledger: the only room that knows sqlx; one file a noun.
//!
//! It stores articles, revisions, readings with their reports and doubts, and one change row for each, append-only.
//! Nothing derived is stored. What is visible at a basis is decided in one place, the SQL function `visible_reading` of
//! `migrations/`; history makes everything else of it.
//!
//! ```text
//! Store::migrate(url) -> Result<(), StoreError>                                   as the owner, before anything else
//! Store::connect(url, &Options) -> Result<Store, StoreError>
//! store.ready() -> Result<(), StoreError>                                         schema current and an answer in 1 s
//! store.close()
//!
//! store.record(&[Intake]) -> Vec<Result<Recorded, StoreError>>                    one per intake, in order
//! store.resolve(AsOf, Option<KnownAt>, Retrospective) -> Result<ResolvedBasis, StoreError>
//! store.last_seq() -> Result<i64, StoreError>                                     0 while the ledger is empty
//! store.article(&Id, Option<&Id>) -> Result<Option<StoredArticle>, StoreError>    newest revision unless one is named
//! store.report(&Id) -> Result<Option<VisibleReport>, StoreError>
//! store.reports(&Basis, &ReportFilter, Option<&ReportCursor>, limit) -> Result<Page, StoreError>
//! store.visible_reports(&Basis, &ReportFilter) -> Result<Vec<VisibleReport>, StoreError>
//! store.flows(&Basis, &ReportFilter) -> Result<Vec<FlowCount>, StoreError>
//! ```
//! All of them are async. Not found is `Ok(None)`.

mod error;
mod filter;
mod intake;

pub use error::StoreError;
pub use filter::{Page, ReportCursor, ReportFilter, ResolvedBasis};
pub use intake::{Intake, Outcome, Recorded};

use crate::model::{ActorCode, Category, Doubt, Id, NewArticle, Published, VisibleReport};
use jiff::Timestamp;

/// The ledger. Cheap to clone: all clones share one pool.
#[derive(Debug, Clone)]
pub struct Store {
    pool: sqlx::PgPool,
}

/// A revision of an article, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionRef {
    /// The revision.
    pub id: Id,
    /// Its headline.
    pub title: String,
    /// When it was published.
    pub published: Published,
    /// The change of the ledger that brought it.
    pub seq: i64,
    /// When the ledger knew it.
    pub recorded_at: Timestamp,
}

/// An article as the ledger holds it, in one of its revisions.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredArticle {
    /// The article.
    pub id: Id,
    /// The revision shown.
    pub revision_id: Id,
    /// The article with the text and date of that revision.
    pub article: NewArticle,
    /// Copies of each other share it.
    pub text_cluster: Id,
    /// Every revision, oldest publication first.
    pub revisions: Vec<RevisionRef>,
    /// The newest reading of the revision shown.
    pub reading_id: Id,
    /// Version of the rules that read it.
    pub reader: String,
    /// Hash of the lexicon it was read with.
    pub lexicon: String,
    /// What was found in it, in order of place.
    pub reports: Vec<VisibleReport>,
    /// What was refused, in order of place.
    pub doubts: Vec<Doubt>,
}

/// How much is reported of one flow at a basis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowCount {
    /// Who hands over; `None` if no one says.
    pub supplier: Option<ActorCode>,
    /// Who receives; `None` if no one says.
    pub recipient: Option<ActorCode>,
    /// In what class of items.
    pub category: Category,
    /// Visible reports.
    pub report_count: i64,
    /// Articles they stand in.
    pub article_count: i64,
    /// Different origins.
    pub source_count: i64,
    /// The last change of the ledger that brought one of them.
    pub last_seq: i64,
}

/// How the service talks to its database.
#[derive(Debug, Clone)]
pub struct Options {
    /// Most connections at a time; 4 to 8 serve two cores best.
    pub max_connections: u32,
    /// How long a call waits for a free connection, in seconds.
    pub acquire_timeout_seconds: u64,
    /// Longest statement, in seconds.
    pub statement_timeout_seconds: u32,
}

impl Default for Options {
    fn default() -> Options {
        Options { max_connections: 8, acquire_timeout_seconds: 5, statement_timeout_seconds: 30 }
    }
}
