//! Which reports are asked for.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::model::{
    ActorCode, Basis, Category, Certainty, Id, Kind, Polarity, SourceCode, Status, VisibleReport,
};

/// Which reports are asked for: every field that is not empty must hold, any of its values will do.
#[derive(Debug, Clone, Default)]
pub struct ReportFilter {
    /// Who hands over; `None` is a supplier that no one names.
    pub suppliers: Vec<Option<ActorCode>>,
    /// Who receives; `None` is a recipient that no one names.
    pub recipients: Vec<Option<ActorCode>>,
    /// Classes of items.
    pub categories: Vec<Category>,
    /// How far the transfer has come.
    pub statuses: Vec<Status>,
    /// What the figure counts.
    pub kinds: Vec<Kind>,
    /// Affirmed, denied, not confirmed.
    pub polarities: Vec<Polarity>,
    /// How sure the speaker sounds.
    pub certainties: Vec<Certainty>,
    /// Codes of origins; a code stands for those nested in it (`KOR` also finds `KOR.mnd`).
    pub sources: Vec<SourceCode>,
    /// Names of outlets; capitals A to Z do not count.
    pub outlets: Vec<String>,
    /// Some origin spoke on this day or later; a coarse date counts if it may have been so.
    pub said_from: Option<Date>,
    /// Some origin spoke before this day; a coarse date counts if it may have been so.
    pub said_to: Option<Date>,
    /// Published at this instant or later.
    pub published_from: Option<Timestamp>,
    /// Published before this instant.
    pub published_to: Option<Timestamp>,
    /// Found in these articles.
    pub articles: Vec<Id>,
}

/// Which flows are asked for: every field that is not empty must hold, any of its values will do.
#[derive(Debug, Clone, Default)]
pub struct FlowFilter {
    /// Who hands over; `None` is a supplier that no one names.
    pub suppliers: Vec<Option<ActorCode>>,
    /// Who receives; `None` is a recipient that no one names.
    pub recipients: Vec<Option<ActorCode>>,
    /// Classes of items.
    pub categories: Vec<Category>,
}

/// Where a walk through the reports stands: after this report, newest publication first, then in order of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportCursor {
    /// Publication of the last report shown.
    pub published_at: Timestamp,
    /// Its reading.
    pub reading_id: Id,
    /// Its place in the reading, from 0.
    pub report_no: i32,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The reports, newest publication first, in order of the text within an article.
    pub reports: Vec<VisibleReport>,
    /// Where the next page starts; `None` on the last page.
    pub next: Option<ReportCursor>,
}

/// A basis with the moment its last change was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolvedBasis {
    /// Both clocks, fixed.
    pub basis: Basis,
    /// When the change `basis.seq` was recorded; `None` while the ledger is empty.
    pub recorded_at: Option<Timestamp>,
}
