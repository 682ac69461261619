//! Which reports are asked for.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::model::{
    ActorCode, Basis, Category, Certainty, DateSpan, Id, Kind, Party, Polarity, SourceCode, Status,
    VisibleReport,
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

impl ReportFilter {
    /// Whether a loaded report is asked for: what `visible_report.sql` says of stored ones.
    pub(super) fn takes(&self, visible: &VisibleReport) -> bool {
        let report = &visible.report;
        let code = |party: &Option<Party>| party.as_ref().map(|party| party.code.clone());
        let published = visible.article.published.at;
        let outlet = visible.article.outlet.as_deref();
        any(&self.suppliers, &code(&report.supplier))
            && any(&self.recipients, &code(&report.recipient))
            && any(&self.categories, &report.item.category)
            && any(&self.statuses, &report.status)
            && any(&self.kinds, &report.kind)
            && any(&self.polarities, &report.polarity)
            && any(&self.certainties, &report.certainty)
            && any(&self.articles, &visible.article.id)
            && (self.outlets.is_empty()
                || outlet
                    .is_some_and(|name| self.outlets.iter().any(|asked| asked.eq_ignore_ascii_case(name))))
            && self.published_from.is_none_or(|from| from <= published)
            && self.published_to.is_none_or(|to| published < to)
            && (self.sources.is_empty() || report.origins().any(|hop| self.takes_source(&hop.source.code)))
            && (self.said_from.is_none() && self.said_to.is_none()
                || report.origins().filter_map(|hop| hop.said_on.as_ref()).any(|said| self.takes_date(said)))
    }

    fn takes_source(&self, code: &SourceCode) -> bool {
        self.sources.iter().any(|asked| {
            let nested = code.as_str().strip_prefix(asked.as_str());
            nested.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }

    fn takes_date(&self, said: &DateSpan) -> bool {
        let ends_later = self.said_from.is_none_or(|from| said.to.is_none_or(|to| to > from));
        let begins_before = self.said_to.is_none_or(|to| said.from.is_none_or(|from| from < to));
        ends_later && begins_before
    }
}

/// Whether a value is among those asked for; an empty list asks for nothing in particular.
fn any<T: PartialEq>(asked: &[T], value: &T) -> bool {
    asked.is_empty() || asked.contains(value)
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
