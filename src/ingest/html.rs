//! The main text and the metadata of a news page.

use dom_smoothie::{Config, Readability, TextMode};
use jiff::Timestamp;

use super::{Content, Field, Incoming, IntakeError, Page, Reason, canonical_address, published};
use crate::model::{PublishedBasis, TEXT_LIMIT_BYTES};

/// Most elements of a page; a page with more is no article.
const ELEMENT_LIMIT: usize = 200_000;
/// Fewest characters of a main text.
const SHORTEST_TEXT: usize = 40;

/// Turns a page into its text. What the caller gave stands; what is missing comes from the page.
///
/// Date, in this order: JSON-LD `datePublished`, the usual `meta` names, the first `time` element. One that cannot be
/// read or lies in the future is passed over, since nobody who posts a page can mend it.
pub(super) fn read_page(incoming: Incoming, now: Timestamp) -> Result<Page, IntakeError> {
    let Content::Html(page) = &incoming.content else {
        return Ok(Page { incoming, basis: PublishedBasis::Given, modified_at: None });
    };
    let refused = |reason| IntakeError::new(Field::Html, reason);
    if page.len() > TEXT_LIMIT_BYTES {
        return Err(refused(Reason::TooLong { limit_bytes: TEXT_LIMIT_BYTES }));
    }
    if page.trim().is_empty() {
        return Err(refused(Reason::Empty));
    }
    let config =
        Config { text_mode: TextMode::Formatted, max_elements_to_parse: ELEMENT_LIMIT, ..Config::default() };
    let mut readability =
        Readability::new(page.as_str(), None, Some(config)).map_err(|_| refused(Reason::NoArticle))?;
    let canonical = attribute(&readability, "link[rel~=canonical]", "href");
    let time =
        attribute(&readability, "article time[datetime], main time[datetime], time[datetime]", "datetime");
    // The parser knows this one by `name` alone, where no page has it.
    let changed = attribute(&readability, "meta[property='article:modified_time']", "content");
    let article = readability.parse().map_err(|_| refused(Reason::NoArticle))?;
    let body = article.text_content.trim();
    if body.chars().count() < SHORTEST_TEXT {
        return Err(refused(Reason::NoArticle));
    }
    let modified = [article.modified_time, changed].into_iter().flatten();
    let modified_at = modified.filter_map(|date| published::instant(&date)).map(|(at, _)| at).next();
    let found_date =
        [article.published_time, time].into_iter().flatten().find_map(|date| usable_date(&date, now));
    let basis = if incoming.published.is_some() { PublishedBasis::Given } else { PublishedBasis::Metadata };
    let incoming = Incoming {
        title: incoming.title.or(Some(article.title)).filter(|title| !title.trim().is_empty()),
        url: incoming.url.or_else(|| canonical.filter(|url| canonical_address(url).is_ok())),
        published: incoming.published.or(found_date),
        outlet: incoming.outlet.or(article.site_name),
        content: Content::Html(body.to_owned()),
    };
    Ok(Page { incoming, basis, modified_at: modified_at.filter(|at| *at <= now) })
}

/// The value of an attribute of the first element that matches.
fn attribute(readability: &Readability, selector: &str, name: &str) -> Option<String> {
    readability.doc.select_single(selector).attr(name).map(|value| value.trim().to_owned())
}

/// A page's date in a spelling that intake takes: RFC 3339, or its day where the time has no zone.
fn usable_date(text: &str, now: Timestamp) -> Option<String> {
    let text = text.trim();
    let day = || text.get(..10).and_then(published::instant).map(|found| (found, &text[..10]));
    let ((at, _), spelling) = published::instant(text).map(|found| (found, text)).or_else(day)?;
    (at <= now).then(|| spelling.to_owned())
}
