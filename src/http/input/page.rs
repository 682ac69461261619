//! What every list is asked: the clocks, the page, and how the answer says where it stands.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::IntoParams;

use super::{Clocks, Params};
use crate::http::AppState;
use crate::http::problem::{self, Problem};
use crate::model::{AsOf, Basis, Id, KnownAt};
use crate::wire::{self, List, Page};

/// Rows on a page unless asked otherwise, and at most.
const LIMIT: u32 = 100;
const MOST: u32 = 1000;

/// The page, as every list documents it.
#[expect(dead_code, reason = "its fields document parameters; `Asked` holds the values")]
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct PageParams {
    /// Rows on a page, 1 to 1,000.
    #[param(default = 100, minimum = 1, maximum = 1000)]
    limit: Option<u32>,
    /// Where to go on: `page.next_cursor` of the page before. The whole walk is one snapshot.
    cursor: Option<String>,
}

/// The clocks, the page and the address of a list question.
#[derive(Debug)]
pub(crate) struct Asked {
    /// The clocks; those of the first page where a cursor is given.
    pub(crate) clocks: Clocks,
    /// Rows on a page.
    pub(crate) limit: u32,
    /// The place of the last row of the page before.
    pub(crate) after: Option<String>,
    params: Params,
    public_url: Option<String>,
}

impl Asked {
    /// Names of the page's parameters.
    pub(crate) const PARAMETERS: &'static [&'static str] = &["limit", "cursor"];

    /// Reads clocks and page.
    pub(crate) fn read(params: Params, state: &AppState) -> Result<Asked, Problem> {
        let mut clocks = Clocks::read(&params, (state.now)())?;
        let limit = params.parsed::<u32>("limit")?.unwrap_or(LIMIT);
        if !(1..=MOST).contains(&limit) {
            return Err(Problem::parameter("limit", format!("`limit` is 1 to {MOST}, not {limit}"), None));
        }
        let cursor = params.one("cursor")?.map(|text| Cursor::parse(text, &params)).transpose()?;
        let after = cursor.map(|cursor| {
            clocks.as_of = cursor.as_of;
            clocks.known_at = Some(KnownAt::Seq(cursor.seq));
            cursor.after
        });
        Ok(Asked { clocks, limit, after, params, public_url: state.public_url.clone() })
    }

    /// The clocks resolved by the ledger.
    pub(crate) async fn basis(&self, state: &AppState) -> Result<Basis, Problem> {
        self.clocks.resolve(state).await
    }

    /// The rows of the page out of all that follow `after`, which come in order of `place`; and the next page's start.
    pub(crate) fn page_of<T>(&self, rows: Vec<T>, place: impl Fn(&T) -> String) -> (Vec<T>, Option<String>) {
        let is_later = |row: &T| self.after.as_ref().is_none_or(|after| place(row) > *after);
        let limit = self.limit as usize;
        let mut rows: Vec<T> = rows.into_iter().filter(is_later).take(limit + 1).collect();
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(&place);
        (rows, next)
    }

    /// Where the next rows are; `next` is the place of the last row if more follow.
    pub(crate) fn page(&self, next: Option<String>, basis: &Basis) -> Page {
        let cursor =
            next.map(|after| Cursor { seq: basis.seq, as_of: basis.as_of, after }.write(&self.params));
        let next_url = cursor.as_deref().map(|cursor| {
            let address = self.params.address(&["cursor"], &[("cursor", cursor)]);
            format!("{}{address}", self.public_url.as_deref().unwrap_or("").trim_end_matches('/'))
        });
        Page { next_cursor: cursor, next_url, limit: self.limit }
    }

    /// The answer in the envelope of every list.
    pub(crate) fn list<T: Serialize>(&self, data: Vec<T>, next: Option<String>, basis: &Basis) -> Response {
        let (page, permalink) = (self.page(next, basis), self.permalink(basis));
        let next_url = page.next_url.clone();
        let list = List { data, page, basis: wire::Basis::from(basis), permalink };
        with_link(axum::Json(list).into_response(), next_url.as_deref())
    }

    /// The same question pinned to its basis.
    pub(crate) fn permalink(&self, basis: &Basis) -> String {
        self.params.pinned(basis)
    }
}

impl Params {
    /// The same question pinned to a basis.
    pub(crate) fn pinned(&self, basis: &Basis) -> String {
        let (as_of, seq) = (wire::Basis::from(basis).as_of, format!("seq:{}", basis.seq));
        self.address(&["as_of", "known_at", "cursor"], &[("as_of", &as_of), ("known_at", &seq)])
    }
}

/// Adds the `Link` header to the next page.
pub(crate) fn with_link(mut response: Response, next_url: Option<&str>) -> Response {
    let link = next_url.and_then(|next| HeaderValue::from_str(&format!("<{next}>; rel=\"next\"")).ok());
    if let Some(link) = link {
        response.headers_mut().insert(header::LINK, link);
    }
    response
}

/// Where a walk stands; bound to its question, so that it cannot be used for another.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Cursor {
    seq: i64,
    as_of: AsOf,
    after: String,
}

impl Cursor {
    fn write(&self, params: &Params) -> String {
        let (seq, as_of) = (self.seq, self.as_of.before.as_microsecond());
        format!("{seq}.{as_of}.{}.{}", self.after, self.seal(params))
    }

    fn parse(text: &str, params: &Params) -> Result<Cursor, Problem> {
        Cursor::parts(text)
            .filter(|(cursor, seal)| *seal == cursor.seal(params))
            .map(|(cursor, _)| cursor)
            .ok_or_else(|| {
                let detail =
                    "`cursor` was changed, or belongs to another question; ask again without it".to_owned();
                Problem::faulty_parameter(problem::INVALID_CURSOR, "cursor", detail, None)
            })
    }

    fn parts(text: &str) -> Option<(Cursor, &str)> {
        let mut parts = text.splitn(4, '.');
        let seq = parts.next()?.parse().ok()?;
        let before = Timestamp::from_microsecond(parts.next()?.parse().ok()?).ok()?;
        let after = parts.next()?.to_owned();
        Some((Cursor { seq, as_of: AsOf { before }, after }, parts.next()?))
    }

    /// Ties the cursor to the question it came from.
    fn seal(&self, params: &Params) -> String {
        let question = params.address(&["cursor"], &[]);
        let place = [self.seq.to_string(), self.as_of.before.as_microsecond().to_string()];
        Id::of("cursor", &[&question, &place[0], &place[1], &self.after]).as_str()[..10].to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn params(query: &str) -> Params {
        Params::parse("/v1/reports", query, &[&["supplier", "cursor"]]).expect("known parameters")
    }

    #[test]
    fn a_cursor_comes_back_as_it_went_and_serves_its_own_question_only() {
        let as_of = AsOf { before: "2025-01-01T00:00:00Z".parse().expect("an instant") };
        let cursor = Cursor { seq: 7, as_of, after: "PRK-RUS-artillery".to_owned() };
        let text = cursor.write(&params("supplier=PRK"));
        assert_eq!(
            Cursor::parse(&text, &params(&format!("supplier=PRK&cursor={text}"))).expect("taken"),
            cursor
        );
        assert!(Cursor::parse(&text, &params("supplier=IRN")).is_err());
        for edited in
            [text.replacen('7', "8", 1), text.replace("artillery", "missiles"), "x".to_owned(), String::new()]
        {
            let problem = Cursor::parse(&edited, &params("supplier=PRK")).expect_err("is refused");
            assert_eq!(problem.kind, problem::INVALID_CURSOR, "{edited}");
        }
    }
}
