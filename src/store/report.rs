//! Reports on their way out: one by its id, a page of them, or all that a question needs.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff_sqlx::{Date as SqlDate, Timestamp as SqlTimestamp, ToSqlx};

use super::report_row::load_reports;
use super::row::Row;
use super::text::cluster_texts;
use super::{Page, ReportCursor, ReportFilter, Store, StoreError};
use crate::model::{ActorCode, Basis, Id, Retrospective, VisibleReport};

/// A report that was found, before it is loaded.
struct Found {
    report_id: String,
    reading_id: String,
    report_no: i32,
    published_at: SqlTimestamp,
    retrospective: bool,
}

impl Store {
    /// One report by its id, whatever became of its article since; `None` if there is no such report.
    pub async fn report(&self, id: &Id) -> Result<Option<VisibleReport>, StoreError> {
        Ok(load_reports(&self.pool, &[id.to_string()]).await?.pop())
    }

    /// One page of the reports that are visible at `basis` and asked for: newest publication first, then in the order of
    /// the text. `limit` is at least 1. A walk is one snapshot as long as the basis stays the same.
    pub async fn reports(
        &self,
        basis: &Basis,
        filter: &ReportFilter,
        after: Option<&ReportCursor>,
        limit: u32,
    ) -> Result<Page, StoreError> {
        let limit = limit.max(1) as usize;
        let mut found = self.find(basis, filter, after, Some(limit as i64 + 1)).await?;
        let more = found.len() > limit;
        found.truncate(limit);
        let next = match found.last() {
            Some(last) if more => Some(ReportCursor {
                published_at: last.published_at.to_jiff(),
                reading_id: Row { table: "report", key: &last.report_id }
                    .id("reading_id", &last.reading_id)?,
                report_no: last.report_no,
            }),
            _ => None,
        };
        Ok(Page { reports: self.load(found).await?, next })
    }

    /// Every report that is visible at `basis` and asked for, in the order of [`Store::reports`]. Their texts are clustered
    /// with the copies among them; everywhere else a report carries the id of its own text.
    pub async fn visible_reports(
        &self,
        basis: &Basis,
        filter: &ReportFilter,
    ) -> Result<Vec<VisibleReport>, StoreError> {
        let found = self.find(basis, filter, None, None).await?;
        let mut reports = self.load(found).await?;
        cluster_texts(&self.pool, &mut reports).await?;
        Ok(reports)
    }

    async fn load(&self, found: Vec<Found>) -> Result<Vec<VisibleReport>, StoreError> {
        let ids: Vec<String> = found.iter().map(|found| found.report_id.clone()).collect();
        let in_retrospect: HashMap<String, bool> =
            found.into_iter().map(|found| (found.report_id, found.retrospective)).collect();
        let mut reports = load_reports(&self.pool, &ids).await?;
        for report in &mut reports {
            report.retrospective = in_retrospect.get(report.id.as_str()).copied().unwrap_or(false);
        }
        Ok(reports)
    }

    async fn find(
        &self,
        basis: &Basis,
        filter: &ReportFilter,
        after: Option<&ReportCursor>,
        limit: Option<i64>,
    ) -> Result<Vec<Found>, StoreError> {
        let sources: Vec<&str> = filter.sources.iter().map(|code| code.as_str()).collect();
        let nested: Vec<String> =
            sources.iter().map(|code| format!("{}.%", code.replace('_', "\\_"))).collect();
        let found = sqlx::query_file_as!(
            Found,
            "src/store/visible_report.sql",
            basis.as_of.before.to_sqlx() as SqlTimestamp,
            basis.seq,
            basis.retrospective == Retrospective::Include,
            &codes(&filter.suppliers) as &[&str],
            &codes(&filter.recipients) as &[&str],
            &words(&filter.categories, |word| word.as_str()) as &[&str],
            &words(&filter.statuses, |word| word.as_str()) as &[&str],
            &words(&filter.kinds, |word| word.as_str()) as &[&str],
            &words(&filter.polarities, |word| word.as_str()) as &[&str],
            &words(&filter.certainties, |word| word.as_str()) as &[&str],
            &filter.outlets.iter().map(|outlet| outlet.to_ascii_lowercase()).collect::<Vec<_>>(),
            &filter.articles.iter().map(Id::as_str).collect::<Vec<_>>() as &[&str],
            filter.published_from.map(Timestamp::to_sqlx) as Option<SqlTimestamp>,
            filter.published_to.map(Timestamp::to_sqlx) as Option<SqlTimestamp>,
            &sources as &[&str],
            &nested,
            filter.said_from.map(ToSqlx::to_sqlx) as Option<SqlDate>,
            filter.said_to.map(ToSqlx::to_sqlx) as Option<SqlDate>,
            after.map(|cursor| cursor.published_at.to_sqlx()) as Option<SqlTimestamp>,
            after.map(|cursor| cursor.reading_id.as_str()),
            after.map(|cursor| cursor.report_no),
            limit,
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(found)
    }
}

/// Codes as the filters take them: the empty text stands for a party that no one names.
pub(super) fn codes(parties: &[Option<ActorCode>]) -> Vec<&str> {
    parties.iter().map(|code| code.as_ref().map_or("", ActorCode::as_str)).collect()
}

/// The words of closed vocabularies.
pub(super) fn words<T: Copy>(values: &[T], word: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    values.iter().map(|value| word(*value)).collect()
}
