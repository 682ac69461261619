//! Articles: as they come in and as they are shown.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::VisibleReport;
use crate::model::{self, Id, NewArticle, Published};

/// An article as it comes in. Exactly one of `text` and `html` is given.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "title": "Norland hands over 40 howitzers, ministry says",
    "text": "Norland has delivered 40 howitzers to Sudland, its defence ministry said on Tuesday.",
    "url": "https://news.example/2025/02/howitzers",
    "published": "2025-02-11",
    "outlet": "Example News"
}))]
pub struct ArticleInput {
    /// Headline.
    pub title: Option<String>,
    /// The body as plain text; paragraphs are separated by blank lines. CRLF and CR become LF before anything is stored.
    pub text: Option<String>,
    /// The whole page; the main text, title, date and canonical address are taken from it.
    pub html: Option<String>,
    /// Address, http or https, at most 8 KiB. The same address again is the same article.
    pub url: Option<String>,
    /// `YYYY-MM-DD` or RFC 3339 with a zone; missing means today.
    pub published: Option<String>,
    /// Name of the outlet.
    pub outlet: Option<String>,
}

impl ArticleInput {
    /// The members that are known, for suggestions.
    pub const MEMBERS: &'static [&'static str] = &["title", "text", "html", "url", "published", "outlet"];
}

/// An article without its text.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Article {
    /// Derived from the canonical address, or from outlet, title, day and text where there is none.
    pub id: String,
    /// Derived from the article and its text.
    pub revision_id: String,
    /// Canonical address.
    pub url: Option<String>,
    /// Headline; empty if there is none.
    pub title: String,
    /// Name of the outlet.
    pub outlet: Option<String>,
    /// BCP 47; only `en` is read.
    pub language: String,
    /// When this revision was published.
    pub published_at: Timestamp,
    /// `day` (then 00:00 UTC of it) or `instant`.
    pub published_precision: &'static str,
    /// given, metadata, modified, received (a changed text without a date of its own: when it was received), fallback
    /// (nobody said: the day it was received).
    pub published_basis: &'static str,
    /// Whether the date lies in the future, by 24 hours at most.
    pub published_in_future: bool,
    /// Length of the revision's text in Unicode code points; every offset counts in it.
    pub text_length: usize,
}

/// The article and revision that a report was found in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ArticleRef {
    /// The article.
    pub id: String,
    /// The revision that was read.
    pub revision_id: String,
    /// Canonical address.
    pub url: Option<String>,
    /// Headline of this revision.
    pub title: String,
    /// Name of the outlet.
    pub outlet: Option<String>,
    /// When this revision was published.
    pub published_at: Timestamp,
    /// `day` or `instant`.
    pub published_precision: &'static str,
    /// given, metadata, modified, received, fallback.
    pub published_basis: &'static str,
}

/// An article in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ListedArticle {
    /// The article and its revision at the basis.
    #[serde(flatten)]
    pub article: ArticleRef,
    /// BCP 47; only `en` is read.
    pub language: String,
    /// Length of the revision's text in Unicode code points.
    pub text_length: i64,
    /// How many reports its newest reading found.
    pub report_count: i64,
}

/// One text of an article.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Revision {
    /// The revision.
    pub id: String,
    /// Its headline.
    pub title: String,
    /// When it was published.
    pub published_at: Timestamp,
    /// `day` or `instant`.
    pub published_precision: &'static str,
    /// given, metadata, modified, received, fallback.
    pub published_basis: &'static str,
    /// The change of the ledger that brought it.
    pub seq: i64,
    /// When the ledger knew it.
    pub recorded_at: Timestamp,
}

/// An article with the text of its newest revision at the basis, its revisions and its reports.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ArticleText {
    /// The article.
    #[serde(flatten)]
    pub article: Article,
    /// Title, blank line, body: the text that offsets count in.
    pub text: String,
    /// All its revisions, oldest first.
    pub revisions: Vec<Revision>,
    /// The reports of the newest reading of the shown revision.
    pub reports: Vec<VisibleReport>,
}

impl Revision {
    /// The shape of a revision.
    pub fn new(id: &Id, title: &str, published: &Published, seq: i64, recorded_at: Timestamp) -> Revision {
        Revision {
            id: id.to_string(),
            title: title.to_owned(),
            published_at: published.at,
            published_precision: precision(published),
            published_basis: published.basis.as_str(),
            seq,
            recorded_at,
        }
    }
}

impl ListedArticle {
    /// The shape of a row.
    pub fn new(
        article: &model::ArticleRef,
        language: &str,
        text_length: i64,
        report_count: i64,
    ) -> ListedArticle {
        ListedArticle {
            article: ArticleRef::from(article),
            language: language.to_owned(),
            text_length,
            report_count,
        }
    }
}

impl From<&NewArticle> for Article {
    fn from(article: &NewArticle) -> Article {
        Article {
            id: article.article_id().to_string(),
            revision_id: article.revision_id().to_string(),
            url: article.url.clone(),
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            language: article.language.clone(),
            published_at: article.published.at,
            published_precision: precision(&article.published),
            published_basis: article.published.basis.as_str(),
            published_in_future: article.published_in_future,
            text_length: article.text().chars().count(),
        }
    }
}

impl From<&model::ArticleRef> for ArticleRef {
    fn from(article: &model::ArticleRef) -> ArticleRef {
        ArticleRef {
            id: article.id.to_string(),
            revision_id: article.revision_id.to_string(),
            url: article.url.clone(),
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            published_at: article.published.at,
            published_precision: precision(&article.published),
            published_basis: article.published.basis.as_str(),
        }
    }
}

/// `day` or `instant`.
pub(super) fn precision(published: &Published) -> &'static str {
    if published.day_only { "day" } else { "instant" }
}
