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
//! store.is_fenced() -> Result<bool, StoreError>                                   whether the service works as APP_ROLE
//! store.close()
//!
//! store.record(&[Intake]) -> Vec<Result<Recorded, StoreError>>                    one per intake, in order
//! store.resolve(AsOf, Option<KnownAt>, Retrospective) -> Result<ResolvedBasis, StoreError>
//! store.last_seq() -> Result<i64, StoreError>                                     0 while the ledger is empty
//! store.article(&Id, Option<&Id>) -> Result<Option<StoredArticle>, StoreError>    newest revision unless one is named
//! store.article_at(&Basis, &Id) -> Result<Option<StoredArticle>, StoreError>      as it stood at a basis
//! store.articles(&Basis, Option<&ArticleCursor>, limit) -> Result<ArticlePage, StoreError>
//! store.revisions(&Id) -> Result<Vec<RevisionRef>, StoreError>                    oldest publication first; empty if unknown
//! store.report(&Id) -> Result<Option<VisibleReport>, StoreError>
//! store.reports(&Basis, &ReportFilter, Option<&ReportCursor>, limit) -> Result<Page, StoreError>
//! store.visible_reports(&Basis, &ReportFilter) -> Result<Vec<VisibleReport>, StoreError>
//! store.review(&NewReview) -> Result<Option<(Review, bool)>, StoreError>           whether it is new; None: no such report
//! store.reviews_of(&Id) -> Result<Vec<Review>, StoreError>                        oldest first; the newest holds
//! store.changes(after, limit) -> Result<Vec<Change>, StoreError>                  in order of seq; misses nothing
//! store.unread(reader, lexicon, Option<&Id>, limit) -> Result<Vec<(Id, Id)>, StoreError>   article and revision
//! store.tombstone(&Id) -> Result<Option<Tombstone>, StoreError>                   of a revision that was taken down
//! Store::redact(url, &Id, reason, requested_by) -> Result<Option<i64>, StoreError>  as the owner; the seq
//! store.revision_readings(&Basis, &ReportFilter) -> Result<Vec<RevisionReading>, StoreError>   of all days, for history to choose
//! ```
//! All of them are async. Not found is `Ok(None)`.

mod article;
mod article_list;
mod basis;
mod change;
mod connect;
mod error;
mod filter;
mod intake;
mod record;
mod redaction;
mod report;
mod report_insert;
mod report_row;
mod review;
mod revision_reading;
mod row;
mod standing;
mod text;
mod unread;

pub use article::{RevisionRef, StoredArticle};
pub use article_list::{ArticleCursor, ArticlePage, ListedArticle};
pub use connect::{APP_ROLE, Options};
pub use error::StoreError;
pub use filter::{Page, ReportCursor, ReportFilter, ResolvedBasis};
pub use intake::{Intake, Outcome, Recorded};

/// The ledger. Cheap to clone: all clones share one pool.
#[derive(Debug, Clone)]
pub struct Store {
    pool: sqlx::PgPool,
}
