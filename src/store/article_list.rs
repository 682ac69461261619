//! The list of articles at a basis, without their texts.

use jiff::Timestamp;
use jiff_sqlx::{Timestamp as SqlTimestamp, ToSqlx};

use super::row::Row;
use super::{Store, StoreError};
use crate::model::{ArticleRef, Basis, Id};

/// An article as a list shows it: the revision of the public record, without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedArticle {
    /// The article and its revision.
    pub article: ArticleRef,
    /// BCP 47 language.
    pub language: String,
    /// Length of the revision's text in Unicode code points.
    pub text_length: i64,
    /// How many reports the newest reading found.
    pub report_count: i64,
}

/// Where a walk through the articles stands: newest publication first, then by id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleCursor {
    /// Publication of the last article shown.
    pub published_at: Timestamp,
    /// Its id.
    pub article_id: Id,
}

/// One page of articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticlePage {
    /// The articles, newest publication first.
    pub articles: Vec<ListedArticle>,
    /// Where the next page starts; `None` on the last page.
    pub next: Option<ArticleCursor>,
}

impl Store {
    /// One page of the articles of the public record at `basis`. `limit` is at least 1.
    pub async fn articles(
        &self,
        basis: &Basis,
        after: Option<&ArticleCursor>,
        limit: u32,
    ) -> Result<ArticlePage, StoreError> {
        let limit = limit.max(1) as usize;
        let mut rows = sqlx::query!(
            r#"select article.article_id, revision.revision_id, url, outlet, title, language,
                   published_at as "published_at: SqlTimestamp", published_day_only, published_basis, text_cluster,
                   (char_length(body) + case title when '' then 0 else char_length(title) + 2 end)::bigint as "text_length!",
                   (select count(*) from report where report.reading_id = visible.reading_id) as "report_count!"
               from article
               cross join lateral visible_reading(article.article_id, $1, $2, false) visible
               join reading on reading.reading_id = visible.reading_id
               join revision on revision.revision_id = reading.revision_id
               where $3::timestamptz is null or published_at < $3
                   or (published_at = $3 and article.article_id > $4::text)
               order by published_at desc, article.article_id
               limit $5"#,
            basis.as_of.before.to_sqlx() as SqlTimestamp,
            basis.seq,
            after.map(|cursor| cursor.published_at.to_sqlx()) as Option<SqlTimestamp>,
            after.map(|cursor| cursor.article_id.as_str()),
            limit as i64 + 1,
        )
        .fetch_all(&self.pool)
        .await?;
        let more = rows.len() > limit;
        rows.truncate(limit);
        let mut articles = Vec::with_capacity(rows.len());
        for row in rows {
            let at = Row { table: "revision", key: &row.revision_id };
            let article = ArticleRef {
                id: at.id("article_id", &row.article_id)?,
                revision_id: at.id("revision_id", &row.revision_id)?,
                url: row.url,
                title: row.title,
                outlet: row.outlet,
                published: at.published(row.published_at, row.published_day_only, &row.published_basis)?,
                text_cluster: at.id("text_cluster", &row.text_cluster)?,
            };
            let (text_length, report_count) = (row.text_length, row.report_count);
            articles.push(ListedArticle { article, language: row.language, text_length, report_count });
        }
        let last = articles.last().filter(|_| more).map(|listed| &listed.article);
        let next = last.map(|article| ArticleCursor {
            published_at: article.published.at,
            article_id: article.id.clone(),
        });
        Ok(ArticlePage { articles, next })
    }
}
