//! Reviews: what people decided about reports. A decision is a row of its own with a change of its own; the newest holds.

use std::collections::HashMap;

use jiff_sqlx::Timestamp as SqlTimestamp;
use sqlx::PgConnection;

use super::row::Row;
use super::{Store, StoreError};
use crate::model::{Correction, Id, NewReview, Review};

impl Store {
    /// Records a decision about a report. `Ok(None)` if there is no such report. The decision that holds already, said
    /// again by the same person with the same reason, changes nothing: its answer is `(review, false)`.
    pub async fn review(&self, review: &NewReview) -> Result<Option<(Review, bool)>, StoreError> {
        let mut transaction = self.pool.begin_with("begin isolation level read committed").await?;
        // From here to the commit nobody else decides: the newest decision stays the newest.
        sqlx::query!("select pg_advisory_xact_lock(ledger_key())").execute(&mut *transaction).await?;
        let Some(place) = place_of(&mut transaction, &review.report_id).await? else { return Ok(None) };
        let before = newest_of(&mut transaction, &review.report_id).await?;
        let holding = match &before {
            Some(id) => self.reviews(std::slice::from_ref(id)).await?.remove(id),
            None => None,
        };
        if let Some(holding) = holding.filter(|holding| holding.decision == *review) {
            return Ok(Some((holding, false)));
        }
        let after =
            before.as_deref().map(|id| Row { table: "review", key: id }.id("review_id", id)).transpose()?;
        let id = review.id(after.as_ref());
        insert(&mut transaction, &id, review).await?;
        let given = sqlx::query!(
            r#"insert into change (seq, kind, article_id, revision_id, reading_id, review_id, recorded_at, closes)
               select newest.seq + 1, 'review', $1, $2, $3, $4, greatest(clock_timestamp(), newest.recorded_at), true
               from (select seq, recorded_at from change order by seq desc limit 1) newest
               returning seq, recorded_at as "recorded_at: SqlTimestamp""#,
            place.article_id,
            place.revision_id,
            place.reading_id,
            id.as_str(),
        )
        .fetch_one(&mut *transaction)
        .await?;
        transaction.commit().await?;
        let (seq, recorded_at) = (given.seq, given.recorded_at.to_jiff());
        Ok(Some((Review { id, decision: review.clone(), seq, recorded_at }, true)))
    }

    /// Every decision about a report, the oldest first; the newest holds. Empty if there is none, or no such report.
    pub async fn reviews_of(&self, report_id: &Id) -> Result<Vec<Review>, StoreError> {
        let ids =
            sqlx::query_scalar!("select review_id from review where report_id = $1", report_id.as_str())
                .fetch_all(&self.pool)
                .await?;
        let mut reviews: Vec<Review> = self.reviews(&ids).await?.into_values().collect();
        reviews.sort_by_key(|review| review.seq);
        Ok(reviews)
    }

    /// Reviews by id.
    pub(super) async fn reviews(&self, ids: &[String]) -> Result<HashMap<String, Review>, StoreError> {
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let mut corrections = self.corrections(ids).await?;
        let rows = sqlx::query!(
            r#"select review.review_id, report_id, verdict, reason, reviewer, change.seq,
                   change.recorded_at as "recorded_at: SqlTimestamp"
               from review
               join change on change.kind = 'review' and change.review_id = review.review_id
               where review.review_id = any($1)"#,
            ids,
        )
        .fetch_all(&self.pool)
        .await?;
        let mut reviews = HashMap::with_capacity(rows.len());
        for row in rows {
            let at = Row { table: "review", key: &row.review_id };
            let decision = NewReview {
                report_id: at.id("report_id", &row.report_id)?,
                verdict: at.word("verdict", &row.verdict)?,
                reason: row.reason,
                reviewer: row.reviewer,
                corrections: corrections.remove(&row.review_id).unwrap_or_default(),
            };
            let id = at.id("review_id", &row.review_id)?;
            let (seq, recorded_at) = (row.seq, row.recorded_at.to_jiff());
            reviews.insert(row.review_id, Review { id, decision, seq, recorded_at });
        }
        Ok(reviews)
    }

    async fn corrections(&self, ids: &[String]) -> Result<HashMap<String, Vec<Correction>>, StoreError> {
        let rows = sqlx::query!(
            "select review_id, field, value, value_name, value_kind from correction
             where review_id = any($1) order by review_id, field collate \"C\"",
            ids,
        )
        .fetch_all(&self.pool)
        .await?;
        let mut corrections: HashMap<String, Vec<Correction>> = HashMap::new();
        for row in rows {
            let at = Row { table: "correction", key: &row.review_id };
            let party = match (row.value_name, row.value_kind) {
                (Some(name), Some(kind)) => Some((name, at.word("value_kind", &kind)?)),
                _ => None,
            };
            let correction = Correction { field: at.word("field", &row.field)?, value: row.value, party };
            corrections.entry(row.review_id).or_default().push(correction);
        }
        Ok(corrections)
    }
}

/// Where a report stands.
struct Place {
    article_id: String,
    revision_id: String,
    reading_id: String,
}

async fn place_of(connection: &mut PgConnection, report_id: &Id) -> Result<Option<Place>, StoreError> {
    let place = sqlx::query_as!(
        Place,
        "select revision.article_id, revision.revision_id, reading.reading_id
         from report
         join reading on reading.reading_id = report.reading_id
         join revision on revision.revision_id = reading.revision_id
         where report.report_id = $1",
        report_id.as_str(),
    )
    .fetch_optional(connection)
    .await?;
    Ok(place)
}

async fn newest_of(connection: &mut PgConnection, report_id: &Id) -> Result<Option<String>, StoreError> {
    let newest = sqlx::query_scalar!(
        "select review.review_id
         from review
         join change on change.kind = 'review' and change.review_id = review.review_id
         where review.report_id = $1
         order by change.seq desc
         limit 1",
        report_id.as_str(),
    )
    .fetch_optional(connection)
    .await?;
    Ok(newest)
}

async fn insert(connection: &mut PgConnection, id: &Id, review: &NewReview) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into review (review_id, report_id, verdict, reason, reviewer) values ($1, $2, $3, $4, $5)",
        id.as_str(),
        review.report_id.as_str(),
        review.verdict.as_str(),
        review.reason,
        review.reviewer,
    )
    .execute(&mut *connection)
    .await?;
    for Correction { field, value, party } in &review.corrections {
        sqlx::query!(
            "insert into correction (review_id, field, value, value_name, value_kind) values ($1, $2, $3, $4, $5)",
            id.as_str(),
            field.as_str(),
            value.as_deref(),
            party.as_ref().map(|(name, _)| name.as_str()),
            party.as_ref().map(|(_, kind)| kind.as_str()),
        )
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}
