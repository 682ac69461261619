//! Reports: one statement each.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use utoipa::IntoParams;

use super::input::{
    Asked, ClockParams, Clocks, FlowFilter, NoQuestion, PageParams, Params, PathId, Query, Question,
};
use super::openapi::{Refusals, RefusalsOfOne};
use super::problem::Problem;
use super::{AppState, shape};
use crate::model::Id;
use crate::store::{ReportCursor, ReportFilter};
use crate::wire::{List, VisibleReport};

/// The reports as asked for.
pub(super) struct ReportsQuestion {
    filter: ReportFilter,
    asked: Asked,
}

/// The parameters, for the description.
#[expect(dead_code, reason = "its fields document parameters; `ReportsQuestion` holds the values")]
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct ReportsParams {
    /// Who hands over: ISO alpha-3, alpha-2, a name, or `unknown`. Repeat a parameter for OR.
    #[param(example = json!(["PRK"]))]
    supplier: Option<Vec<String>>,
    /// Who receives: ISO alpha-3, alpha-2, a name, or `unknown`.
    recipient: Option<Vec<String>>,
    /// Class of the item.
    category: Option<Vec<String>>,
    /// How far the transfer has come: delivered, ongoing, ordered, …
    status: Option<Vec<String>>,
    /// What the figure counts: total, increment, stock, capacity, unknown.
    kind: Option<Vec<String>>,
    /// affirmed, denied, not_confirmed.
    polarity: Option<Vec<String>>,
    /// stated, estimated, alleged, hedged.
    certainty: Option<Vec<String>>,
    /// Who says it, with the sources nested in it: `KOR` takes `KOR.mnd` too.
    source: Option<Vec<String>>,
    /// Who published it.
    outlet: Option<Vec<String>>,
    /// Id of the article it stands in.
    article: Option<Vec<String>>,
    /// Said on this day or later; a coarse date counts if it may have been so.
    said_from: Option<String>,
    /// Said before this day.
    said_to: Option<String>,
    /// Published on this day (00:00 UTC) or at this instant, or later.
    published_from: Option<String>,
    /// Published before this day or instant.
    published_to: Option<String>,
}

impl Question for ReportsQuestion {
    const PARAMETERS: &'static [&'static [&'static str]] = &[
        FlowFilter::PARAMETERS,
        &["status", "kind", "polarity", "certainty", "source", "outlet", "article"],
        &["said_from", "said_to", "published_from", "published_to"],
        Clocks::PARAMETERS,
        Asked::PARAMETERS,
    ];

    fn read(params: Params, state: &AppState) -> Result<ReportsQuestion, Problem> {
        let flows = FlowFilter::read(&params, state.lexicon)?;
        let filter = ReportFilter {
            statuses: params.list("status")?,
            kinds: params.list("kind")?,
            polarities: params.list("polarity")?,
            certainties: params.list("certainty")?,
            sources: params.sources("source")?,
            outlets: params.all("outlet").map(str::to_owned).collect(),
            articles: params.ids("article")?,
            said_from: params.parsed::<Date>("said_from")?,
            said_to: params.parsed::<Date>("said_to")?,
            published_from: params.day_or_instant("published_from")?,
            published_to: params.day_or_instant("published_to")?,
            ..flows.to_store()
        };
        Ok(ReportsQuestion { filter, asked: Asked::read(params, state)? })
    }
}

/// The reports that are visible at the basis, newest publication first.
#[utoipa::path(get, path = "/v1/reports", operation_id = "list_reports", tag = "reports", summary = "Reports",
    params(ReportsParams, ClockParams, PageParams),
    responses((status = 200, description = "A page of reports", body = List<VisibleReport>), Refusals))]
pub(super) async fn list_reports(
    State(state): State<AppState>,
    Query(ReportsQuestion { filter, asked }): Query<ReportsQuestion>,
) -> Result<Response, Problem> {
    let basis = asked.basis(&state).await?;
    let after = asked.after.as_deref().map(read_place).transpose()?;
    let page = state.store.reports(&basis, &filter, after.as_ref(), asked.limit).await?;
    let next = page.next.as_ref().map(write_place);
    let data = shape::visible_reports(&state.store, &basis, &page.reports).await?;
    Ok(asked.list(data, next, &basis))
}

/// One report, wherever it stands: an old reading keeps its reports.
#[utoipa::path(get, path = "/v1/reports/{id}", operation_id = "get_report", tag = "reports", summary = "One report",
    params(("id" = String, Path, description = "Id of the report")),
    responses((status = 200, description = "The report", body = VisibleReport), RefusalsOfOne))]
pub(super) async fn get_report(
    State(state): State<AppState>,
    PathId(id): PathId,
    _: Query<NoQuestion>,
) -> Result<Json<VisibleReport>, Problem> {
    let report = state.store.report(&id).await?;
    let report = report.ok_or_else(|| Problem::not_found(format!("The ledger holds no report {id}")))?;
    if let Some(tombstone) = state.store.tombstone(&report.article.revision_id).await? {
        return Err(Problem::redacted(&tombstone));
    }
    let basis = Clocks::now(&state).resolve(&state).await?;
    let mut shapes = shape::visible_reports(&state.store, &basis, &[report]).await?;
    shapes.pop().map(Json).ok_or_else(|| Problem::internal("one report makes one shape"))
}

/// A place in the list, as the cursor carries it.
fn write_place(place: &ReportCursor) -> String {
    format!("{}~{}~{}", place.published_at.as_microsecond(), place.reading_id, place.report_no)
}

fn read_place(text: &str) -> Result<ReportCursor, Problem> {
    let parts = || {
        let mut parts = text.split('~');
        let published_at = Timestamp::from_microsecond(parts.next()?.parse().ok()?).ok()?;
        let reading_id = Id::parse(parts.next()?).ok()?;
        Some(ReportCursor { published_at, reading_id, report_no: parts.next()?.parse().ok()? })
    };
    // The cursor's seal was checked, so this place is one that we wrote.
    parts().ok_or_else(|| Problem::internal("a sealed cursor holds no place in the reports"))
}
