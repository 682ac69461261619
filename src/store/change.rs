//! The changes of the ledger in their order. Numbers are given out under one lock that is held until the commit, so whoever
//! has seen number 7 has seen 6, and a walk by number misses nothing.

use jiff_sqlx::Timestamp as SqlTimestamp;

use super::row::Row;
use super::{Store, StoreError};
use crate::model::{Change, Id};

impl Store {
    /// The changes after a number, at most `limit`, in order.
    pub async fn changes(&self, after: i64, limit: u32) -> Result<Vec<Change>, StoreError> {
        let rows = sqlx::query!(
            r#"select change.seq, change.kind, change.article_id, change.revision_id as "revision_id!", change.reading_id,
                   change.review_id, review.report_id as "report_id?", review.verdict as "verdict?",
                   redaction.reason as "redaction_reason?", change.recorded_at as "recorded_at: SqlTimestamp",
                   change.closes,
                   array(
                       select distinct coalesce(report.supplier_code, 'unknown') || '-'
                           || coalesce(report.recipient_code, 'unknown') || '-' || report.category
                       from report
                       where report.reading_id = change.reading_id
                           and (review.report_id is null or report.report_id = review.report_id)
                       order by 1) as "flow_ids!"
               from change
               left join review on review.review_id = change.review_id
               left join redaction on redaction.redaction_id = change.redaction_id
               where change.seq > $1
               order by change.seq
               limit $2"#,
            after,
            i64::from(limit),
        )
        .fetch_all(&self.pool)
        .await?;
        let mut changes = Vec::with_capacity(rows.len());
        for row in rows {
            let key = row.seq.to_string();
            let at = Row { table: "change", key: &key };
            let id = |column: &'static str, id: Option<String>| -> Result<Option<Id>, StoreError> {
                id.map(|id| at.id(column, &id)).transpose()
            };
            let (review_id, report_id) = (id("review_id", row.review_id)?, id("report_id", row.report_id)?);
            let verdict = row.verdict.map(|verdict| at.word("verdict", &verdict)).transpose()?;
            changes.push(Change {
                seq: row.seq,
                kind: at.word("kind", &row.kind)?,
                article_id: at.id("article_id", &row.article_id)?,
                revision_id: at.id("revision_id", &row.revision_id)?,
                reading_id: id("reading_id", row.reading_id)?,
                review: review_id
                    .zip(report_id)
                    .zip(verdict)
                    .map(|((id, report), verdict)| (id, report, verdict)),
                redaction_reason: row.redaction_reason,
                recorded_at: row.recorded_at.to_jiff(),
                flow_ids: row.flow_ids,
                closes: row.closes,
            });
        }
        Ok(changes)
    }
}
