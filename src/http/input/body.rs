//! An article in a body: JSON, plain text or a page.

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, FailedToBufferBody};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use utoipa::IntoParams;

use super::json::not_utf8;
use super::{Params, parse_json};
use crate::http::AppState;
use crate::http::problem::{self, Problem};
use crate::ingest::{Content, Incoming};
use crate::wire::ArticleInput;

/// Largest body: a text of 8 MiB in an envelope.
pub(crate) const BODY_LIMIT_BYTES: usize = crate::model::TEXT_LIMIT_BYTES + 256 * 1024;

/// An article as it was sent.
#[derive(Debug)]
pub(crate) struct Sent {
    /// The article.
    pub(crate) incoming: Incoming,
    /// Whether title, address, date and outlet stood in the query.
    pub(crate) in_query: bool,
    /// Whether doubts are asked for.
    pub(crate) doubts: bool,
}

/// What an article's request may say in its query.
#[expect(dead_code, reason = "its fields document parameters")]
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct SentParams {
    /// Headline; with `text/plain` and `text/html` only, like the next three.
    title: Option<String>,
    /// Address of the article.
    #[param(example = "https://news.example/2025/02/howitzers")]
    url: Option<String>,
    /// `YYYY-MM-DD` or RFC 3339 with a zone; missing means the page's own date, else today.
    #[param(example = "2025-02-11")]
    published: Option<String>,
    /// Name of the outlet.
    outlet: Option<String>,
    /// `true` adds what looked like a report and was not.
    doubts: Option<bool>,
}

const PARAMETERS: &[&str] = &["title", "url", "published", "outlet", "doubts"];

impl FromRequest<AppState> for Sent {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &AppState) -> Result<Sent, Problem> {
        let media = media_type(request.headers())?;
        let params = Params::parse(request.uri().path(), request.uri().query().unwrap_or(""), &[PARAMETERS])?;
        let doubts = params.flag("doubts")?;
        let body = Bytes::from_request(request, state).await.map_err(unreadable)?;
        let in_query = media != Media::Json;
        let incoming = match media {
            Media::Json => from_json(&body, &params)?,
            Media::Text => from_query(Content::Text(utf8(&body)?), &params)?,
            Media::Html => from_query(Content::Html(utf8(&body)?), &params)?,
        };
        Ok(Sent { incoming, in_query, doubts })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Media {
    Json,
    Text,
    Html,
}

/// The kind of body, by its Content-Type; a charset other than UTF-8 and compression are refused.
fn media_type(headers: &HeaderMap) -> Result<Media, Problem> {
    let refused = |detail: String| Err(Problem::new(problem::UNSUPPORTED_MEDIA_TYPE, detail));
    if let Some(encoding) = headers.get(header::CONTENT_ENCODING).filter(|encoding| *encoding != "identity") {
        return refused(format!("The body is compressed ({encoding:?}); send it as it is"));
    }
    let Some(given) = headers.get(header::CONTENT_TYPE) else {
        return refused("Content-Type is missing; send application/json, text/plain or text/html".to_owned());
    };
    let given = given.to_str().unwrap_or("").to_ascii_lowercase();
    let mut parts = given.split(';').map(str::trim);
    let media = match parts.next() {
        Some("application/json") => Media::Json,
        Some("text/plain") => Media::Text,
        Some("text/html" | "application/xhtml+xml") => Media::Html,
        _ => {
            return refused(format!(
                "`{given}` is not taken; send application/json, text/plain or text/html"
            ));
        }
    };
    let charset =
        parts.find_map(|part| part.strip_prefix("charset=")).map(|charset| charset.trim_matches('"'));
    match charset {
        None | Some("utf-8" | "utf8" | "us-ascii") => Ok(media),
        Some(other) => refused(format!("The charset `{other}` is not taken; send UTF-8")),
    }
}

fn from_json(body: &[u8], params: &Params) -> Result<Incoming, Problem> {
    if let Some(name) =
        ["title", "url", "published", "outlet"].into_iter().find(|name| params.all(name).next().is_some())
    {
        return Err(Problem::parameter(name, format!("`{name}` belongs in the JSON body"), None));
    }
    let ArticleInput { title, text, html, url, published, outlet } = parse_json(body, ArticleInput::MEMBERS)?;
    let content = match (text, html) {
        (Some(text), None) => Content::Text(text),
        (None, Some(html)) => Content::Html(html),
        (None, None) => return Err(content_problem("`text` or `html` is required")),
        (Some(_), Some(_)) => return Err(content_problem("`text` and `html` are given; send one of them")),
    };
    Ok(Incoming { content, title, url, published, outlet })
}

fn content_problem(detail: &str) -> Problem {
    Problem::member(problem::INVALID_ARTICLE, "#/text".to_owned(), detail.to_owned(), None)
}

fn from_query(content: Content, params: &Params) -> Result<Incoming, Problem> {
    let one = |name| params.one(name).map(|value| value.map(str::to_owned));
    Ok(Incoming {
        content,
        title: one("title")?,
        url: one("url")?,
        published: one("published")?,
        outlet: one("outlet")?,
    })
}

/// The body as text, without a byte order mark.
fn utf8(body: &[u8]) -> Result<String, Problem> {
    let text = std::str::from_utf8(body).map_err(|error| not_utf8(error.valid_up_to()))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
}

/// A body that did not arrive whole.
fn unreadable(rejection: BytesRejection) -> Problem {
    match rejection {
        BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) => Problem::new(
            problem::TOO_LARGE,
            format!("The body is over the limit of {BODY_LIMIT_BYTES} bytes"),
        ),
        other => Problem::new(problem::UNREADABLE_BODY, other.body_text()),
    }
}
