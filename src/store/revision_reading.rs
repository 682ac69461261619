//! Every revision that ever said something of a flow, with its newest reading: what answers of many days are made of.

use std::collections::{HashMap, HashSet};

use jiff_sqlx::Timestamp as SqlTimestamp;

use super::report::{codes, words};
use super::row::Row;
use super::text::load_edges;
use super::{ReportFilter, Store, StoreError};
use crate::model::{Basis, Id, RevisionReading, Tier, VisibleReport};

impl Store {
    /// All revisions up to the change `basis.seq` of the articles of which some revision reports of the flows asked for, each
    /// with those reports of its newest reading up to there, as reviews and takedowns leave them. A revision without any is
    /// there too: it hides what an earlier one said. Of `filter` only the flows count, of `basis` not the publication clock.
    ///
    /// Which of them count at some `as_of` is for `history` to say; a single day is asked of [`Store::visible_reports`].
    pub async fn revision_readings(
        &self,
        basis: &Basis,
        filter: &ReportFilter,
    ) -> Result<Vec<RevisionReading>, StoreError> {
        let corrected = self.corrected_articles(basis, filter).await?;
        let rows = sqlx::query_file!(
            "src/store/revision_reading.sql",
            basis.seq,
            &codes(&filter.suppliers) as &[&str],
            &codes(&filter.recipients) as &[&str],
            &words(&filter.categories, |word| word.as_str()) as &[&str],
            &corrected,
            basis.tier == Tier::Reviewed,
        )
        .fetch_all(&self.pool)
        .await?;
        let ids: Vec<String> = rows.iter().flat_map(|row| row.report_ids.iter().cloned()).collect();
        let review_of: HashMap<String, String> = rows
            .iter()
            .flat_map(|row| row.report_ids.iter().zip(&row.review_ids))
            .filter_map(|(report, review)| Some((report.clone(), review.clone()?)))
            .collect();
        let mut reports: HashMap<Id, VisibleReport> = self
            .load_reviewed(&ids, &review_of)
            .await?
            .into_iter()
            .filter(|visible| filter.takes(visible))
            .map(|visible| (visible.id.clone(), visible))
            .collect();
        let texts: HashSet<&str> =
            reports.values().map(|visible| visible.article.text_cluster.as_str()).collect();
        let mut copies: HashMap<Id, Vec<Id>> = HashMap::new();
        for (a, b) in load_edges(&self.pool, &texts.into_iter().collect::<Vec<_>>()).await? {
            copies.entry(a).or_default().push(b);
        }
        let mut revisions = Vec::with_capacity(rows.len());
        for row in rows {
            let at = Row { table: "revision", key: &row.revision_id };
            let mut of_revision: Vec<VisibleReport> = Vec::with_capacity(row.report_ids.len());
            for id in &row.report_ids {
                of_revision.extend(reports.remove(&at.id("report_id", id)?));
            }
            let text = of_revision.first().map(|visible| &visible.article.text_cluster);
            let copies = text.and_then(|text| copies.get(text)).cloned().unwrap_or_default();
            revisions.push(RevisionReading {
                article_id: at.id("article_id", &row.article_id)?,
                revision_id: at.id("revision_id", &row.revision_id)?,
                published: at.published(row.published_at, row.published_day_only, &row.published_basis)?,
                reports: of_revision,
                copies,
            });
        }
        Ok(revisions)
    }
}
