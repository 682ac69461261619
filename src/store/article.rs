//! Articles on their way out: the text of one revision with what was read out of it, and the list of all revisions.

use jiff::Timestamp;
use jiff_sqlx::{Timestamp as SqlTimestamp, ToSqlx};

use super::report_row::load_reports;
use super::row::Row;
use super::{Store, StoreError};
use crate::model::{Basis, Doubt, Id, NewArticle, Published, VisibleReport};

/// A revision of an article, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RevisionRef {
    /// The revision.
    pub id: Id,
    /// Its headline.
    pub title: String,
    /// When it was published.
    pub published: Published,
    /// The change of the ledger that brought it.
    pub seq: i64,
    /// When the ledger knew it.
    pub recorded_at: Timestamp,
}

/// An article as the ledger holds it, in one of its revisions.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredArticle {
    /// The article.
    pub id: Id,
    /// The revision shown.
    pub revision_id: Id,
    /// The article with the text and date of that revision.
    pub article: NewArticle,
    /// Copies of each other share it.
    pub text_cluster: Id,
    /// When the service received this revision.
    pub received_at: Timestamp,
    /// Every revision, oldest publication first.
    pub revisions: Vec<RevisionRef>,
    /// The newest reading of the revision shown.
    pub reading_id: Id,
    /// Version of the rules that read it.
    pub reader: String,
    /// Hash of the lexicon it was read with.
    pub lexicon: String,
    /// What was found in it, in order of place.
    pub reports: Vec<VisibleReport>,
    /// What was refused, in order of place.
    pub doubts: Vec<Doubt>,
}

impl Store {
    /// An article in one of its revisions, the newest unless one is named. `None` if there is no such article, or if it
    /// has no such revision.
    pub async fn article(&self, id: &Id, revision: Option<&Id>) -> Result<Option<StoredArticle>, StoreError> {
        self.article_as_read(id, revision, None).await
    }

    /// An article as it stands at a basis: the revision of the public record, in the newest reading that the ledger held.
    /// `None` if there is no such article, or none yet.
    pub async fn article_at(&self, basis: &Basis, id: &Id) -> Result<Option<StoredArticle>, StoreError> {
        let reading_id = sqlx::query_scalar!(
            "select reading_id from visible_reading($1, $2, $3, false)",
            id.as_str(),
            basis.as_of.before.to_sqlx() as SqlTimestamp,
            basis.seq,
        )
        .fetch_optional(&self.pool)
        .await?
        .flatten();
        let Some(reading_id) = reading_id else { return Ok(None) };
        let stored = self.article_as_read(id, None, Some(&reading_id)).await?;
        let is_known =
            |revision: &RevisionRef| revision.seq <= basis.seq && revision.published.at < basis.as_of.before;
        Ok(stored.map(|mut stored| {
            stored.revisions.retain(is_known);
            stored
        }))
    }

    async fn article_as_read(
        &self,
        id: &Id,
        revision: Option<&Id>,
        reading: Option<&str>,
    ) -> Result<Option<StoredArticle>, StoreError> {
        let row = sqlx::query!(
            r#"select revision.revision_id, url, outlet, title, body, language,
                   published_at as "published_at: SqlTimestamp", published_day_only, published_basis, published_in_future,
                   received_at as "received_at: SqlTimestamp", text_cluster, reading.reading_id, reader, lexicon
               from revision
               join article using (article_id)
               join reading on reading.revision_id = revision.revision_id
               join change on change.kind = 'reading' and change.reading_id = reading.reading_id
               where revision.article_id = $1 and ($2::text is null or revision.revision_id = $2)
                   and ($3::text is null or reading.reading_id = $3)
               order by published_at desc, revision.revision_id desc, change.seq desc
               limit 1"#,
            id.as_str(),
            revision.map(Id::as_str),
            reading,
        )
        .fetch_optional(&self.pool)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let at = Row { table: "revision", key: &row.revision_id };
        Ok(Some(StoredArticle {
            id: id.clone(),
            revision_id: at.id("revision_id", &row.revision_id)?,
            text_cluster: at.id("text_cluster", &row.text_cluster)?,
            received_at: row.received_at.to_jiff(),
            revisions: self.revisions(id).await?,
            reading_id: at.id("reading_id", &row.reading_id)?,
            reader: row.reader,
            lexicon: row.lexicon,
            reports: self.reports_of_reading(&row.reading_id).await?,
            doubts: self.doubts(&row.reading_id).await?,
            article: NewArticle {
                url: row.url,
                outlet: row.outlet,
                title: row.title,
                body: row.body,
                language: row.language,
                published: at.published(row.published_at, row.published_day_only, &row.published_basis)?,
                published_in_future: row.published_in_future,
            },
        }))
    }

    /// Every revision of an article, oldest publication first; empty if there is no such article.
    pub async fn revisions(&self, article_id: &Id) -> Result<Vec<RevisionRef>, StoreError> {
        let rows = sqlx::query!(
            r#"select revision.revision_id, title, published_at as "published_at: SqlTimestamp", published_day_only,
                   published_basis, change.seq, change.recorded_at as "recorded_at: SqlTimestamp"
               from revision
               join change on change.kind = 'revision' and change.revision_id = revision.revision_id
               where revision.article_id = $1
               order by published_at, revision.revision_id"#,
            article_id.as_str(),
        )
        .fetch_all(&self.pool)
        .await?;
        let mut revisions = Vec::with_capacity(rows.len());
        for row in rows {
            let at = Row { table: "revision", key: &row.revision_id };
            revisions.push(RevisionRef {
                id: at.id("revision_id", &row.revision_id)?,
                published: at.published(row.published_at, row.published_day_only, &row.published_basis)?,
                title: row.title,
                seq: row.seq,
                recorded_at: row.recorded_at.to_jiff(),
            });
        }
        Ok(revisions)
    }

    /// What the newest reading of a revision found that the ledger held at `seq`, in order of place.
    pub async fn reports_of_revision(
        &self,
        revision_id: &Id,
        seq: i64,
    ) -> Result<Vec<VisibleReport>, StoreError> {
        let reading_id = sqlx::query_scalar!(
            "select reading.reading_id
             from reading
             join change on change.kind = 'reading' and change.reading_id = reading.reading_id
             where reading.revision_id = $1 and change.seq <= $2
             order by change.seq desc
             limit 1",
            revision_id.as_str(),
            seq,
        )
        .fetch_optional(&self.pool)
        .await?;
        match reading_id {
            Some(reading_id) => self.reports_of_reading(&reading_id).await,
            None => Ok(Vec::new()),
        }
    }

    async fn reports_of_reading(&self, reading_id: &str) -> Result<Vec<VisibleReport>, StoreError> {
        let ids = sqlx::query_scalar!(
            "select report_id from report where reading_id = $1 order by report_no",
            reading_id
        )
        .fetch_all(&self.pool)
        .await?;
        load_reports(&self.pool, &ids).await
    }

    async fn doubts(&self, reading_id: &str) -> Result<Vec<Doubt>, StoreError> {
        let rows = sqlx::query!(
            "select place_start, place_end, doubt_text, reason, rule from doubt where reading_id = $1 order by doubt_no",
            reading_id,
        )
        .fetch_all(&self.pool)
        .await?;
        let at = Row { table: "doubt", key: reading_id };
        let mut doubts = Vec::with_capacity(rows.len());
        for row in rows {
            let span = at.span("place_start", row.place_start, row.place_end)?;
            doubts.push(Doubt { span, text: row.doubt_text, reason: row.reason, rule: row.rule });
        }
        Ok(doubts)
    }
}
