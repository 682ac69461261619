//! What is new: the changes of the ledger in order, as pages to walk and as a stream to listen to.

use std::convert::Infallible;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, Stream, StreamExt};
use utoipa::IntoParams;

use super::AppState;
use super::input::{Params, Query, Question};
use super::openapi::Refusals;
use super::problem::Problem;
use crate::store::Store;
use crate::wire::{Change, Changes, ChangesPage};

/// Rows on a page unless asked otherwise, and at most.
const LIMIT: u32 = 100;
const MOST: u32 = 1000;
/// How often a stream with nothing to tell looks again.
const LOOK_AGAIN: Duration = Duration::from_millis(500);
/// How often a silent stream shows that it lives, so that nobody in between cuts it.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// From where on.
pub(super) struct ChangesQuestion {
    after: Option<i64>,
    limit: u32,
}

/// The parameters, for the description.
#[expect(dead_code, reason = "its fields document parameters; `ChangesQuestion` holds the values")]
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct ChangesParams {
    /// The last `seq` that was seen; absent means from the beginning.
    #[param(example = 0)]
    after: Option<i64>,
    /// Rows on a page, 1 to 1,000.
    #[param(default = 100, minimum = 1, maximum = 1000)]
    limit: Option<u32>,
}

/// The parameter of the stream, for the description.
#[expect(dead_code, reason = "its field documents a parameter")]
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct StreamParams {
    /// The last `seq` that was seen; absent means what comes from now on. `Last-Event-ID` stands above it.
    after: Option<i64>,
}

impl Question for ChangesQuestion {
    const PARAMETERS: &'static [&'static [&'static str]] = &[&["after", "limit"]];

    fn read(params: Params, _: &AppState) -> Result<ChangesQuestion, Problem> {
        let limit = params.parsed::<u32>("limit")?.unwrap_or(LIMIT);
        if !(1..=MOST).contains(&limit) {
            return Err(Problem::parameter("limit", format!("`limit` is 1 to {MOST}, not {limit}"), None));
        }
        Ok(ChangesQuestion { after: after(&params)?, limit })
    }
}

fn after(params: &Params) -> Result<Option<i64>, Problem> {
    let after = params.parsed::<i64>("after")?;
    match after {
        Some(after) if after < 0 => {
            Err(Problem::parameter("after", format!("`after` is 0 or a `seq`, not {after}"), None))
        }
        _ => Ok(after),
    }
}

/// From where on a stream goes.
pub(super) struct StreamQuestion {
    after: Option<i64>,
}

impl Question for StreamQuestion {
    const PARAMETERS: &'static [&'static [&'static str]] = &[&["after"]];

    fn read(params: Params, _: &AppState) -> Result<StreamQuestion, Problem> {
        Ok(StreamQuestion { after: after(&params)? })
    }
}

/// The changes of the ledger after a number, in order, with tombstones. Nothing is ever missed or comes late: ask again with
/// `page.next_after`.
#[utoipa::path(get, path = "/v1/changes", operation_id = "list_changes", tag = "changes", summary = "What is new",
    params(ChangesParams),
    responses((status = 200, description = "The changes", body = Changes), Refusals))]
pub(super) async fn list_changes(
    State(state): State<AppState>,
    Query(ChangesQuestion { after, limit }): Query<ChangesQuestion>,
) -> Result<Json<Changes>, Problem> {
    let after = after.unwrap_or(0);
    let last = state.store.last_seq().await?;
    if after > last {
        let detail = format!("`after`: the last change of the ledger is {last}");
        return Err(Problem::parameter("after", detail, None));
    }
    let mut changes = state.store.changes(after, limit + 1).await?;
    let more = changes.len() > limit as usize;
    changes.truncate(limit as usize);
    let next_after = changes.last().map_or(after, |change| change.seq);
    let data = changes.iter().map(Change::from).collect();
    Ok(Json(Changes { data, page: ChangesPage { next_after, more, limit } }))
}

/// The same as a stream of server-sent events: `id` is the `seq`, `event` the kind, `data` the change. After a break the
/// browser goes on where it was (`Last-Event-ID`).
#[utoipa::path(get, path = "/v1/changes/stream", operation_id = "stream_changes", tag = "changes",
    summary = "What is new, as it comes", params(StreamParams, ("Last-Event-ID" = Option<i64>, Header, description = "The last `seq` that was seen")),
    responses((status = 200, description = "Server-sent events", body = String, content_type = "text/event-stream"), Refusals))]
pub(super) async fn stream_changes(
    State(state): State<AppState>,
    headers: HeaderMap,
    Query(StreamQuestion { after }): Query<StreamQuestion>,
) -> Result<Response, Problem> {
    let last = state.store.last_seq().await?;
    let after = match last_event_id(&headers)?.or(after) {
        Some(after) if after > last => {
            let detail = format!("`after`: the last change of the ledger is {last}");
            return Err(Problem::parameter("after", detail, None));
        }
        Some(after) => after,
        None => last,
    };
    let alive = KeepAlive::new().interval(SIGN_OF_LIFE).text("alive");
    let mut closing = state.closing.clone();
    let closed = async move { drop(closing.wait_for(|closing| *closing).await) };
    let events = events(state.store, after).take_until(Box::pin(closed));
    Ok(Sse::new(events).keep_alive(alive).into_response())
}

fn last_event_id(headers: &HeaderMap) -> Result<Option<i64>, Problem> {
    let Some(given) = headers.get("last-event-id") else { return Ok(None) };
    let seq = given.to_str().ok().and_then(|text| text.parse::<i64>().ok()).filter(|seq| *seq >= 0);
    let refused = || Problem::parameter("Last-Event-ID", "`Last-Event-ID` is no `seq` of this ledger", None);
    seq.map(Some).ok_or_else(refused)
}

/// The changes after a number, for ever. If the ledger cannot be asked the stream ends: whoever listens comes back with the
/// last number that he saw.
fn events(store: Store, after: i64) -> impl Stream<Item = Result<Event, Infallible>> {
    let pages = stream::unfold(after, move |after| {
        let store = store.clone();
        async move {
            loop {
                let changes = store.changes(after, MOST).await.ok()?;
                let Some(last) = changes.last() else {
                    tokio::time::sleep(LOOK_AGAIN).await;
                    continue;
                };
                let next = last.seq;
                return Some((changes, next));
            }
        }
    });
    pages.flat_map(|changes| {
        let event = |change: &crate::model::Change| {
            let data = serde_json::to_string(&Change::from(change)).unwrap_or_default();
            Ok(Event::default().id(change.seq.to_string()).event(change.kind.as_str()).data(data))
        };
        stream::iter(changes.iter().map(event).collect::<Vec<_>>())
    })
}
