//! Article intake: what comes in is parsed once, here, into a [`NewArticle`]; then it is read and handed to the ledger.
//!
//! The steps, each a file: `html` (main text and metadata of a page), `address` (canonical address), `published`
//! (dates), `text` (line endings, refused characters, limit), `language`, `cluster` (copies), `writer`.
//!
//! **Line endings**: CRLF and CR become LF once, here, before anything is stored, so that offsets count the same
//! characters for everybody. Nothing else of a text is changed: its leading blank lines, odd spaces and direction
//! marks stand in the ledger as they came. A title is one line; its line breaks become spaces and its ends are trimmed.
//!
//! The clock is the caller's: `now` is passed in.

mod address;
mod cluster;
mod error;
mod html;
mod language;
mod published;
mod text;
mod writer;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::extract::{self, Lexicon};
use crate::model::{NewArticle, PublishedBasis, Reading, TEXT_LIMIT_BYTES};

pub use address::canonical_address;
pub use cluster::text_cluster;
pub use error::{Field, IntakeError, Reason};
pub use writer::{Writer, Written};

/// An article as a caller hands it over, unchecked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// The text or the page.
    pub content: Content,
    /// Headline; for a page it stands above the page's own.
    pub title: Option<String>,
    /// Address; for a page it stands above its canonical link.
    pub url: Option<String>,
    /// `YYYY-MM-DD` or RFC 3339 with a zone; stands above a page's metadata.
    pub published: Option<String>,
    /// Name of the outlet; stands above a page's site name.
    pub outlet: Option<String>,
}

/// What carries the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Plain text.
    Text(String),
    /// A whole HTML page.
    Html(String),
}

/// An article with what its date becomes if it turns out to be a later revision of a known one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// The article.
    pub article: NewArticle,
    /// When the page says that it was last changed.
    pub modified_at: Option<Timestamp>,
    /// When it came in.
    pub received_at: Timestamp,
}

/// Checks and completes an article. `now` is the caller's clock.
///
/// # Errors
/// [`IntakeError`] names the field at fault; nothing was stored.
pub fn parse_article(incoming: Incoming, now: Timestamp) -> Result<NewArticle, IntakeError> {
    parse_arrival(incoming, now).map(|arrival| arrival.article)
}

/// Like [`parse_article`], and keeps what the writer needs to date a later revision.
///
/// # Errors
/// As [`parse_article`].
pub fn parse_arrival(incoming: Incoming, now: Timestamp) -> Result<Arrival, IntakeError> {
    let page = match &incoming.content {
        Content::Text(_) => Page { basis: PublishedBasis::Given, modified_at: None, incoming },
        Content::Html(_) => html::read_page(incoming, now)?,
    };
    let Page { incoming: Incoming { content, title, url, published, outlet }, basis, modified_at } = page;
    let (body_field, body) = match content {
        Content::Text(body) => (Field::Text, body),
        Content::Html(body) => (Field::Html, body),
    };
    let title = text::one_line(Field::Title, title.as_deref())?.unwrap_or_default();
    let body = text::body(body_field, body)?;
    if title.len() + body.len() > TEXT_LIMIT_BYTES {
        return Err(IntakeError::new(body_field, Reason::TooLong { limit_bytes: TEXT_LIMIT_BYTES }));
    }
    let url = url.map(|url| canonical_address(&url)).transpose()?;
    let (published, published_in_future) = published::parse(published.as_deref(), basis, now)?;
    let language = language::of(&title, &body);
    let outlet = text::one_line(Field::Outlet, outlet.as_deref())?;
    let article = NewArticle { url, outlet, title, body, language, published, published_in_future };
    Ok(Arrival { article, modified_at, received_at: now })
}

/// A page turned into text, or a text as it came; `basis` tells where the date comes from, if there is one.
struct Page {
    incoming: Incoming,
    basis: PublishedBasis,
    modified_at: Option<Timestamp>,
}

/// Reads an article; a text in another language than English gives an empty reading.
pub fn read(lexicon: &Lexicon, article: &NewArticle) -> Reading {
    read_as_of(lexicon, article, article.published_day())
}

/// The host of an article's address, which stands for an outlet without a name.
pub fn host(article: &NewArticle) -> Option<String> {
    article.url.as_deref().and_then(address::host)
}

/// Reads an article whose "on Tuesday" counts from another day than that of its revision: a corrected text still speaks
/// from the day on which the article came out.
fn read_as_of(lexicon: &Lexicon, article: &NewArticle, day: Date) -> Reading {
    if article.language != "en" {
        let (reader, lexicon) = (extract::READER.to_owned(), lexicon.hash().to_owned());
        return Reading { reader, lexicon, reports: Vec::new(), doubts: Vec::new() };
    }
    let host = host(article);
    extract::extract(
        lexicon,
        &extract::Input {
            title: &article.title,
            body: &article.body,
            published: day,
            printed: article.published_day(),
            outlet: article.outlet.as_deref(),
            host: host.as_deref(),
        },
    )
}

#[cfg(test)]
mod tests;
