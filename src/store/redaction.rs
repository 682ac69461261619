//! Texts that had to be taken down by law: the one exception to append-only, for the owner of the tables alone.

use jiff_sqlx::Timestamp as SqlTimestamp;
use sqlx::{Connection, PgConnection};

use super::connect::address;
use super::{Store, StoreError};
use crate::model::{Id, Tombstone};

impl Store {
    /// Blanks every word of a revision and leaves a tombstone; answers the change's number. Works as the owner of the
    /// tables: the role of the service may not. `Ok(None)` if there is no such revision.
    ///
    /// # Errors
    /// [`StoreError::Forbidden`] if the user of `url` does not own the tables.
    pub async fn redact(
        url: &str,
        revision_id: &Id,
        reason: &str,
        requested_by: &str,
    ) -> Result<Option<i64>, StoreError> {
        let mut connection = PgConnection::connect_with(&address(url)?).await?;
        let mut transaction = connection.begin_with("begin isolation level read committed").await?;
        let known = sqlx::query_scalar!(
            r#"select exists (select from revision where revision_id = $1) as "known!""#,
            revision_id.as_str()
        )
        .fetch_one(&mut *transaction)
        .await?;
        if !known {
            return Ok(None);
        }
        let earlier = sqlx::query_scalar!(
            r#"select count(*) as "count!" from redaction where revision_id = $1"#,
            revision_id.as_str()
        )
        .fetch_one(&mut *transaction)
        .await?;
        let id = Id::of("redaction", &[revision_id.as_str(), reason, requested_by, &earlier.to_string()]);
        let seq = sqlx::query_scalar!(
            r#"select redact_revision($1, $2, $3, $4) as "seq!""#,
            id.as_str(),
            revision_id.as_str(),
            reason,
            requested_by,
        )
        .fetch_one(&mut *transaction)
        .await?;
        transaction.commit().await?;
        connection.close().await?;
        Ok(Some(seq))
    }

    /// The tombstone of a revision, the newest if it was taken down more than once; `None` if it stands.
    pub async fn tombstone(&self, revision_id: &Id) -> Result<Option<Tombstone>, StoreError> {
        let row = sqlx::query!(
            r#"select redaction.reason, redaction.requested_by, change.seq,
                   change.recorded_at as "recorded_at: SqlTimestamp"
               from redaction
               join change on change.kind = 'redaction' and change.redaction_id = redaction.redaction_id
               where redaction.revision_id = $1
               order by change.seq desc
               limit 1"#,
            revision_id.as_str(),
        )
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.map(|row| Tombstone {
            revision_id: revision_id.clone(),
            reason: row.reason,
            requested_by: row.requested_by,
            seq: row.seq,
            recorded_at: row.recorded_at.to_jiff(),
        }))
    }
}
