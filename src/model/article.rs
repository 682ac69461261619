//! Articles as they come in, after the edge has checked them.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Id;
use super::vocabulary::words;

/// Largest text of an article, title included: 8 MiB (DESIGN.md 7).
pub const TEXT_LIMIT_BYTES: usize = 8 * 1024 * 1024;

words! {
    /// Where the publication date comes from.
    pub enum PublishedBasis {
        /// Given by the caller.
        Given = "given",
        /// Read from the page's metadata.
        Metadata = "metadata",
        /// The modified date of a changed text.
        Modified = "modified",
        /// A changed text without a date of its own: when it was received.
        Received = "received",
        /// Nobody said; the day it was received.
        Fallback = "fallback",
    }
}

/// When an outlet published a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The instant; 00:00 UTC for a date without a time.
    pub at: Timestamp,
    /// Whether only the day is known.
    pub day_only: bool,
    /// Where it comes from.
    pub basis: PublishedBasis,
}

impl Published {
    /// The UTC day.
    pub fn day(&self) -> Date {
        self.at.to_zoned(TimeZone::UTC).date()
    }
}

/// An article that passed every check of the edge and may enter the ledger.
///
/// The text is UTF-8 without U+0000, not blank, at most [`TEXT_LIMIT_BYTES`]; the date is at most 24 h in the future.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewArticle {
    /// Canonical address, if it has one.
    pub url: Option<String>,
    /// Name of the outlet, if known.
    pub outlet: Option<String>,
    /// Headline; empty if the text comes without one.
    pub title: String,
    /// The body; with the title it makes the revision's text.
    pub body: String,
    /// BCP 47 language, `en` if it is read.
    pub language: String,
    /// When this text was published.
    pub published: Published,
    /// Whether the date lies in the future (by 24 h at most).
    pub published_in_future: bool,
}

/// The text of a revision: title, blank line, body; a text without a title is taken as it is.
pub fn revision_text(title: &str, body: &str) -> String {
    if title.is_empty() { body.to_owned() } else { format!("{title}\n\n{body}") }
}

impl NewArticle {
    /// The text that is read and that every offset counts in.
    pub fn text(&self) -> String {
        revision_text(&self.title, &self.body)
    }

    /// The article's id: its canonical address, or outlet, title, published day and text where there is none.
    pub fn article_id(&self) -> Id {
        match &self.url {
            Some(url) => Id::of("article", &["url", url]),
            None => Id::of(
                "article",
                &[
                    "text",
                    self.outlet.as_deref().unwrap_or(""),
                    &self.title,
                    &self.published_day().to_string(),
                    &self.body,
                ],
            ),
        }
    }

    /// The revision's id: article and text.
    pub fn revision_id(&self) -> Id {
        Id::of("revision", &[self.article_id().as_str(), &self.text()])
    }

    /// The UTC day of publication.
    pub fn published_day(&self) -> Date {
        self.published.day()
    }
}
