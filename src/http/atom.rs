//! What is new, for feed readers: of everything, of a flow, of a source.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use utoipa::IntoParams;

use super::AppState;
use super::input::{Clocks, FlowFilter, Params, Query, Question};
use super::openapi::Refusals;
use super::problem::Problem;
use crate::store::ReportFilter;
use crate::wire;

/// Entries of a feed.
const ENTRIES: u32 = 50;

/// What the feed is of.
pub(super) struct AtomQuestion {
    filter: ReportFilter,
    address: String,
    title: String,
}

/// The parameters, for the description.
#[expect(dead_code, reason = "its fields document parameters; `AtomQuestion` holds the values")]
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct AtomParams {
    /// Who hands over: ISO alpha-3, alpha-2, a name, or `unknown`. Repeat a parameter for OR.
    #[param(example = json!(["PRK"]))]
    supplier: Option<Vec<String>>,
    /// Who receives: ISO alpha-3, alpha-2, a name, or `unknown`.
    recipient: Option<Vec<String>>,
    /// Class of the item.
    category: Option<Vec<String>>,
    /// How far the transfer has come: delivered, ongoing, ordered, …
    status: Option<Vec<String>>,
    /// Who says it, with the sources nested in it.
    source: Option<Vec<String>>,
    /// Who published it.
    outlet: Option<Vec<String>>,
}

impl Question for AtomQuestion {
    const PARAMETERS: &'static [&'static [&'static str]] =
        &[FlowFilter::PARAMETERS, &["status", "source", "outlet"]];

    fn read(params: Params, state: &AppState) -> Result<AtomQuestion, Problem> {
        let flows = FlowFilter::read(&params, state.lexicon)?;
        let filter = ReportFilter {
            statuses: params.list("status")?,
            sources: params.sources("source")?,
            outlets: params.all("outlet").map(str::to_owned).collect(),
            ..flows.to_store()
        };
        let asked: Vec<&str> =
            Self::PARAMETERS.concat().into_iter().flat_map(|name| params.all(name)).collect();
        let title = match asked.as_slice() {
            [] => "Reported arms transfers".to_owned(),
            asked => format!("Reported arms transfers: {}", asked.join(", ")),
        };
        Ok(AtomQuestion { filter, title, address: params.address(&[], &[]) })
    }
}

/// The newest reports as an Atom feed, of everything or of what is asked for.
#[utoipa::path(get, path = "/v1/changes.atom", operation_id = "get_atom", tag = "changes", summary = "What is new, for feed readers",
    params(AtomParams),
    responses((status = 200, description = "The fifty newest", body = String, content_type = "application/atom+xml"), Refusals))]
pub(super) async fn get_atom(
    State(state): State<AppState>,
    Query(question): Query<AtomQuestion>,
) -> Result<Response, Problem> {
    let basis = Clocks::now(&state).resolve(&state).await?;
    let mut reports = state.store.reports(&basis, &question.filter, None, ENTRIES).await?.reports;
    reports.sort_by(|a, b| b.recorded_at.cmp(&a.recorded_at).then_with(|| a.id.cmp(&b.id)));
    let site = state.public_url.as_deref().unwrap_or("").trim_end_matches('/');
    let feed = wire::atom(&question.title, &question.address, site, &reports);
    Ok(([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], feed).into_response())
}
