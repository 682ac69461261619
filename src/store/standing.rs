//! What of an article counts at a basis: its revision and reading.

use std::collections::{BTreeMap, BTreeSet};

use jiff_sqlx::{Timestamp as SqlTimestamp, ToSqlx};

use super::row::Row;
use super::{Store, StoreError};
use crate::model::{Basis, Id, Retrospective, Standing};

impl Store {
    /// What counts of these articles at a basis; an article of which nothing counts is left out.
    pub async fn standing(
        &self,
        basis: &Basis,
        articles: &[Id],
    ) -> Result<BTreeMap<Id, Standing>, StoreError> {
        let rows = sqlx::query!(
            r#"select given.article_id as "article_id!", visible.reading_id as "reading_id!", reading.revision_id
               from unnest($1::text[]) as given (article_id)
               cross join lateral visible_reading(given.article_id, $2, $3, $4) visible
               join reading on reading.reading_id = visible.reading_id"#,
            &articles.iter().map(Id::as_str).collect::<Vec<_>>() as &[&str],
            basis.as_of.before.to_sqlx() as SqlTimestamp,
            basis.seq,
            basis.retrospective == Retrospective::Include,
        )
        .fetch_all(&self.pool)
        .await?;
        let mut standing = BTreeMap::new();
        for row in rows {
            let at = Row { table: "reading", key: &row.reading_id };
            let (revision_id, reading_id) =
                (at.id("revision_id", &row.revision_id)?, at.id("reading_id", &row.reading_id)?);
            standing.insert(at.id("article_id", &row.article_id)?, Standing { revision_id, reading_id });
        }
        Ok(standing)
    }

    /// The revisions that were taken down after one change and up to another.
    pub async fn redacted_between(&self, after: i64, up_to: i64) -> Result<BTreeSet<Id>, StoreError> {
        let ids = sqlx::query_scalar!(
            r#"select revision_id as "revision_id!" from change where kind = 'redaction' and seq > $1 and seq <= $2"#,
            after,
            up_to,
        )
        .fetch_all(&self.pool)
        .await?;
        ids.iter().map(|id| Row { table: "change", key: id }.id("revision_id", id)).collect()
    }
}
