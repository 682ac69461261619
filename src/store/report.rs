//! Reports on their way out: one by its id, a page of them, or all that a question needs.

use std::cmp::Reverse;
use std::collections::HashMap;

use jiff::Timestamp;
use jiff_sqlx::{Date as SqlDate, Timestamp as SqlTimestamp, ToSqlx};

use super::report_row::load_reports;
use super::row::Row;
use super::text::cluster_texts;
use super::{Page, ReportCursor, ReportFilter, Store, StoreError};
use crate::model::{ActorCode, Basis, Id, Retrospective, Tier, Verdict, VisibleReport};

/// A report that was found, before it is loaded.
#[derive(Debug, Clone)]
struct Found {
    report_id: String,
    reading_id: String,
    report_no: i32,
    published_at: SqlTimestamp,
    retrospective: bool,
    /// The decision that holds for it, if there is one.
    review_id: Option<String>,
    verdict: Option<String>,
}

impl Found {
    /// Its place in a list: newest publication first, then in the order of the text.
    fn place(&self) -> (Reverse<Timestamp>, &str, i32) {
        (Reverse(self.published_at.to_jiff()), &self.reading_id, self.report_no)
    }

    fn is_corrected(&self) -> bool {
        self.verdict.as_deref() == Some(Verdict::Correct.as_str())
    }

    fn is_after(&self, cursor: &ReportCursor) -> bool {
        self.place() > (Reverse(cursor.published_at), cursor.reading_id.as_str(), cursor.report_no)
    }
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
        let mut corrected = self.corrected(basis, filter).await?;
        corrected.retain(|(found, _)| after.is_none_or(|after| found.is_after(after)));
        found.extend(corrected.iter().map(|(found, _)| found.clone()));
        found.sort_by(|a, b| a.place().cmp(&b.place()));
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
        Ok(Page { reports: self.arranged(found, corrected).await?, next })
    }

    /// Every report that is visible at `basis` and asked for, in the order of [`Store::reports`]. Their texts are clustered
    /// with the copies among them; everywhere else a report carries the id of its own text.
    pub async fn visible_reports(
        &self,
        basis: &Basis,
        filter: &ReportFilter,
    ) -> Result<Vec<VisibleReport>, StoreError> {
        let mut found = self.find(basis, filter, None, None).await?;
        let corrected = self.corrected(basis, filter).await?;
        if !corrected.is_empty() {
            found.extend(corrected.iter().map(|(found, _)| found.clone()));
            found.sort_by(|a, b| a.place().cmp(&b.place()));
        }
        let mut reports = self.arranged(found, corrected).await?;
        cluster_texts(&self.pool, &mut reports).await?;
        Ok(reports)
    }

    /// Loads what was found, in its order; what a review put right is there already.
    async fn arranged(
        &self,
        found: Vec<Found>,
        corrected: Vec<(Found, VisibleReport)>,
    ) -> Result<Vec<VisibleReport>, StoreError> {
        if corrected.is_empty() {
            return self.load(found).await;
        }
        let order: Vec<String> = found.iter().map(|found| found.report_id.clone()).collect();
        let as_read = found.into_iter().filter(|found| !found.is_corrected()).collect();
        let loaded = self.load(as_read).await?.into_iter();
        let mut by_id: HashMap<String, VisibleReport> = loaded
            .chain(corrected.into_iter().map(|(_, visible)| visible))
            .map(|visible| (visible.id.to_string(), visible))
            .collect();
        Ok(order.iter().filter_map(|id| by_id.remove(id)).collect())
    }

    /// The visible reports that a review put right, as they are then, and that are asked for.
    async fn corrected(
        &self,
        basis: &Basis,
        filter: &ReportFilter,
    ) -> Result<Vec<(Found, VisibleReport)>, StoreError> {
        let articles = self.corrected_articles(basis, filter).await?;
        if articles.is_empty() {
            return Ok(Vec::new());
        }
        let found = sqlx::query_file_as!(
            Found,
            "src/store/corrected_report.sql",
            basis.as_of.before.to_sqlx() as SqlTimestamp,
            basis.seq,
            basis.retrospective == Retrospective::Include,
            basis.tier == Tier::Reviewed,
            &articles,
        )
        .fetch_all(&self.pool)
        .await?;
        let mut by_id: HashMap<String, Found> =
            found.iter().map(|found| (found.report_id.clone(), found.clone())).collect();
        let mut corrected = Vec::new();
        for visible in self.load(found).await? {
            let Some(found) = by_id.remove(visible.id.as_str()) else { continue };
            if filter.takes(&visible) {
                corrected.push((found, visible));
            }
        }
        Ok(corrected)
    }

    /// The articles in which a review put a report right that may be asked for.
    pub(super) async fn corrected_articles(
        &self,
        basis: &Basis,
        filter: &ReportFilter,
    ) -> Result<Vec<String>, StoreError> {
        let articles = sqlx::query_file_scalar!(
            "src/store/corrected_article.sql",
            basis.seq,
            &codes(&filter.suppliers) as &[&str],
            &codes(&filter.recipients) as &[&str],
            &words(&filter.categories, |word| word.as_str()) as &[&str],
            &filter.articles.iter().map(Id::as_str).collect::<Vec<_>>() as &[&str],
        )
        .fetch_all(&self.pool)
        .await?;
        Ok(articles)
    }

    async fn load(&self, found: Vec<Found>) -> Result<Vec<VisibleReport>, StoreError> {
        let ids: Vec<String> = found.iter().map(|found| found.report_id.clone()).collect();
        let review_of =
            found.iter().filter_map(|found| Some((found.report_id.clone(), found.review_id.clone()?)));
        let mut reports = self.load_reviewed(&ids, &review_of.collect()).await?;
        let in_retrospect: HashMap<&str, bool> =
            found.iter().map(|found| (found.report_id.as_str(), found.retrospective)).collect();
        for visible in &mut reports {
            visible.retrospective = in_retrospect.get(visible.id.as_str()).copied().unwrap_or(false);
        }
        Ok(reports)
    }

    /// Loads reports as the decisions about them leave them.
    pub(super) async fn load_reviewed(
        &self,
        ids: &[String],
        review_of: &HashMap<String, String>,
    ) -> Result<Vec<VisibleReport>, StoreError> {
        let mut reports = load_reports(&self.pool, ids).await?;
        let review_ids: Vec<String> = review_of.values().cloned().collect();
        let reviews = self.reviews(&review_ids).await?;
        for visible in &mut reports {
            let review = review_of.get(visible.id.as_str()).and_then(|id| reviews.get(id));
            let Some(review) = review else { continue };
            let corrected = visible.report.clone().corrected(&review.decision.corrections);
            visible.report = corrected.map_err(|error| StoreError::Broken {
                table: "correction",
                column: "value",
                row: review.id.to_string(),
                why: error.to_string(),
            })?;
            visible.review = Some(review.clone());
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
            basis.tier == Tier::Reviewed,
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
