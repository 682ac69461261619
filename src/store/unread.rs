//! What the newest reader has not read yet.

use super::row::Row;
use super::{Store, StoreError};
use crate::model::Id;

impl Store {
    /// Revisions that this reader with this lexicon has not read, after `after` in order of id, at most `limit`: the article
    /// and the revision. Texts that were taken down are left out.
    pub async fn unread(
        &self,
        reader: &str,
        lexicon: &str,
        after: Option<&Id>,
        limit: u32,
    ) -> Result<Vec<(Id, Id)>, StoreError> {
        let rows = sqlx::query!(
            "select revision.article_id, revision.revision_id
             from revision
             where revision.revision_id > $3
                 and not exists (
                     select from reading
                     where reading.revision_id = revision.revision_id and reading.reader = $1 and reading.lexicon = $2)
                 and not exists (select from redaction where redaction.revision_id = revision.revision_id)
             order by revision.revision_id
             limit $4",
            reader,
            lexicon,
            after.map_or("", Id::as_str),
            i64::from(limit),
        )
        .fetch_all(&self.pool)
        .await?;
        let mut unread = Vec::with_capacity(rows.len());
        for row in rows {
            let at = Row { table: "revision", key: &row.revision_id };
            unread.push((at.id("article_id", &row.article_id)?, at.id("revision_id", &row.revision_id)?));
        }
        Ok(unread)
    }

    /// How many revisions that reader has not read.
    pub async fn unread_count(&self, reader: &str, lexicon: &str) -> Result<i64, StoreError> {
        let count = sqlx::query_scalar!(
            r#"select count(*) as "count!"
               from revision
               where not exists (
                     select from reading
                     where reading.revision_id = revision.revision_id and reading.reader = $1 and reading.lexicon = $2)
                 and not exists (select from redaction where redaction.revision_id = revision.revision_id)"#,
            reader,
            lexicon,
        )
        .fetch_one(&self.pool)
        .await?;
        Ok(count)
    }
}
