//! From the two clocks of a question to a basis that never changes its answer.

use jiff::Timestamp;
use jiff_sqlx::{Timestamp as SqlTimestamp, ToSqlx};

use super::{ResolvedBasis, Store, StoreError};
use crate::model::{AsOf, Basis, KnownAt, Retrospective, Tier};

impl Store {
    /// The last change of the ledger; 0 while it is empty.
    pub async fn last_seq(&self) -> Result<i64, StoreError> {
        let last = sqlx::query_scalar!("select max(seq) from change").fetch_one(&self.pool).await?;
        Ok(last.unwrap_or(0))
    }

    /// Fixes both clocks. A `seq` inside of a transaction becomes the last one before it: nobody ever saw half of a
    /// transaction.
    ///
    /// # Errors
    /// [`StoreError::Ahead`] if `known_at` lies after the last change or after now, by the clock of the database.
    pub async fn resolve(
        &self,
        as_of: AsOf,
        known_at: Option<KnownAt>,
        retrospective: Retrospective,
    ) -> Result<ResolvedBasis, StoreError> {
        let last = match known_at {
            None => self.closed_seq(i64::MAX).await?,
            Some(KnownAt::Seq(asked)) => {
                let last = self.last_seq().await?;
                if asked > last {
                    return Err(StoreError::Ahead { asked: format!("seq:{asked}"), last });
                }
                self.closed_seq(asked).await?
            }
            Some(KnownAt::Before(instant)) => self.closed_before(instant).await?,
        };
        let (seq, recorded_at) = last.map_or((0, None), |(seq, at)| (seq, Some(at)));
        Ok(ResolvedBasis {
            basis: Basis { as_of, known_at, seq, retrospective, tier: Tier::Candidate },
            recorded_at,
        })
    }

    async fn closed_seq(&self, at_most: i64) -> Result<Option<(i64, Timestamp)>, StoreError> {
        let row = sqlx::query!(
            r#"select seq, recorded_at as "recorded_at: SqlTimestamp" from change
               where closes and seq <= $1 order by seq desc limit 1"#,
            at_most,
        )
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.map(|row| (row.seq, row.recorded_at.to_jiff())))
    }

    async fn closed_before(&self, instant: Timestamp) -> Result<Option<(i64, Timestamp)>, StoreError> {
        let mut transaction = self.pool.begin_with("begin isolation level read committed").await?;
        // A writer may have its time already and not be committed yet. Waiting for its lock once lets it in; whoever
        // comes later gets a later time than this instant.
        sqlx::query!("select pg_advisory_xact_lock_shared(ledger_key())").execute(&mut *transaction).await?;
        let row = sqlx::query!(
            r#"select seq, recorded_at as "recorded_at: SqlTimestamp" from change
               where closes and recorded_at < $1 order by recorded_at desc, seq desc limit 1"#,
            instant.to_sqlx() as SqlTimestamp,
        )
        .fetch_optional(&mut *transaction)
        .await?;
        let ahead = sqlx::query_scalar!(
            r#"select clock_timestamp() < $1 as "ahead!""#,
            instant.to_sqlx() as SqlTimestamp
        )
        .fetch_one(&mut *transaction)
        .await?;
        transaction.commit().await?;
        if ahead {
            return Err(StoreError::Ahead { asked: instant.to_string(), last: self.last_seq().await? });
        }
        Ok(row.map(|row| (row.seq, row.recorded_at.to_jiff())))
    }
}
