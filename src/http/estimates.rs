//! The main question: how the estimates of a flow changed.

use std::cmp::Reverse;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use utoipa::IntoParams;

use super::input::{Asked, ClockParams, Clocks, FlowFilter, PageParams, Params, Query, Question, with_link};
use super::openapi::Refusals;
use super::problem::Problem;
use super::{AppState, off_the_runtime, shape};
use crate::extract::Lexicon;
use crate::history;
use crate::model::{Act, Basis, BestPolicy, By, FlowEstimates, Kind, Polarity, Status, Unit, VisibleReport};
use crate::wire::{self, ESTIMATES_CSV_HEADER, EstimatesAnswer, EstimatesBasis};

/// The estimates of a flow as asked for.
pub(super) struct EstimatesQuestion {
    flows: FlowFilter,
    narrowing: Narrowing,
    by: By,
    best: Option<BestPolicy>,
    explain: bool,
    format: Option<Format>,
    asked: Asked,
}

/// The parameters, for the description.
#[expect(dead_code, reason = "its fields document parameters; `EstimatesQuestion` holds the values")]
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct EstimatesParams {
    /// Who hands over: ISO alpha-3, alpha-2, a name, or `unknown`. Repeat a parameter for OR.
    #[param(required = true, example = json!(["PRK"]))]
    supplier: Vec<String>,
    /// Who receives: ISO alpha-3, alpha-2, a name, or `unknown`.
    #[param(required = true, example = json!(["RUS"]))]
    recipient: Vec<String>,
    /// Class of the item.
    #[param(example = json!(["artillery"]))]
    category: Option<Vec<String>>,
    /// Finer type (`artillery.mlrs`) or name of the system.
    item: Option<Vec<String>>,
    /// What is counted: units, personnel, rounds, containers, tonnes, shipments, batteries, value, other.
    unit: Option<Vec<String>>,
    /// What the figure counts: total, increment, stock, capacity, unknown.
    kind: Option<Vec<String>>,
    /// How far the transfer has come: delivered, ongoing, ordered, …
    status: Option<Vec<String>>,
    /// Who says it, with the sources nested in it: `KOR` takes `KOR.mnd` too.
    source: Option<Vec<String>>,
    /// Who published it: name of the outlet.
    outlet: Option<Vec<String>>,
    /// How claims are gathered: government (default), source, outlet, bloc.
    by: Option<String>,
    /// Picks one figure of each envelope: latest, median_independent, conservative, `source:<code>`.
    best: Option<String>,
    /// `true` tells each collapse of reports and sources, and why.
    explain: Option<bool>,
    /// json (default) or csv.
    format: Option<String>,
}

impl Question for EstimatesQuestion {
    const PARAMETERS: &'static [&'static [&'static str]] = &[
        FlowFilter::PARAMETERS,
        &["item", "unit", "kind", "status", "source", "outlet", "by", "best", "explain", "format"],
        Clocks::PARAMETERS,
        Asked::PARAMETERS,
    ];

    fn read(params: Params, state: &AppState) -> Result<EstimatesQuestion, Problem> {
        let flows = FlowFilter::read(&params, state.lexicon)?;
        if flows.suppliers.is_empty() {
            params.required("supplier")?;
        }
        if flows.recipients.is_empty() {
            params.required("recipient")?;
        }
        Ok(EstimatesQuestion {
            flows,
            narrowing: Narrowing::read(&params)?,
            by: params.parsed("by")?.unwrap_or(By::Government),
            best: params.parsed("best")?,
            explain: params.flag("explain")?,
            format: params.one("format")?.map(Format::parse).transpose()?,
            asked: Asked::read(params, state)?,
        })
    }
}

/// The estimates of one or more flows, one row per flow: series of each government (or source, outlet, bloc) with its
/// points and the steps between them, and the envelope over all independent sources.
#[utoipa::path(get, path = "/v1/estimates", operation_id = "get_estimates", tag = "estimates",
    summary = "How the estimates changed", params(EstimatesParams, ClockParams, PageParams),
    responses((status = 200, description = "One row per flow", content(
        (EstimatesAnswer = "application/json"), (String = "text/csv"))), Refusals))]
pub(super) async fn get_estimates(
    State(state): State<AppState>,
    headers: HeaderMap,
    Query(question): Query<EstimatesQuestion>,
) -> Result<Response, Problem> {
    let format = question.format.unwrap_or_else(|| Format::accepted(&headers));
    answer(state, question, format).await
}

/// The same as CSV, one row per point.
#[utoipa::path(get, path = "/v1/estimates.csv", operation_id = "get_estimates_csv", tag = "estimates",
    summary = "How the estimates changed, as CSV", params(EstimatesParams, ClockParams, PageParams),
    responses((status = 200, description = "One row per point", body = String, content_type = "text/csv"), Refusals))]
pub(super) async fn get_estimates_csv(
    State(state): State<AppState>,
    Query(question): Query<EstimatesQuestion>,
) -> Result<Response, Problem> {
    answer(state, question, Format::Csv).await
}

async fn answer(state: AppState, question: EstimatesQuestion, format: Format) -> Result<Response, Problem> {
    let basis = question.asked.basis(&state).await?;
    let reports = state.store.visible_reports(&basis, &question.flows.to_store()).await?;
    off_the_runtime(move || {
        let asked_of_history = question.of_history(&basis, state.lexicon);
        let reports = question.narrowing.applied(reports);
        let flows = history::estimates(&reports, &asked_of_history);
        let (flows, next) = question.asked.page_of(flows, |row| row.flow.id.clone());
        let page = question.asked.page(next, &basis);
        let next_url = page.next_url.clone();
        let response = match format {
            Format::Csv => csv_answer(&flows, &basis)?,
            Format::Json => {
                let clocks = EstimatesBasis::new(&basis, &asked_of_history);
                let permalink = question.asked.permalink(&basis);
                Json(EstimatesAnswer::new(clocks, permalink, page, &flows)).into_response()
            }
        };
        Ok(with_link(response, next_url.as_deref()))
    })
    .await?
}

impl EstimatesQuestion {
    fn of_history(&self, basis: &Basis, lexicon: &Lexicon) -> crate::model::Question {
        crate::model::Question {
            by: self.by,
            as_of: basis.as_of,
            best: self.best.clone(),
            explain: self.explain,
            names: shape::names(lexicon),
        }
    }
}

fn csv_answer(flows: &[FlowEstimates], basis: &Basis) -> Result<Response, Problem> {
    let name = match flows {
        [only] => only.flow.id.as_str(),
        _ => "estimates",
    };
    csv_file(name, basis, ESTIMATES_CSV_HEADER, wire::estimates_csv(flows))
}

/// A CSV file named after what it holds and its basis.
pub(super) fn csv_file<const N: usize>(
    name: &str,
    basis: &Basis,
    header_row: [&str; N],
    rows: Vec<[String; N]>,
) -> Result<Response, Problem> {
    let mut writer = wire::csv::writer();
    writer.write_record(header_row).map_err(Problem::internal)?;
    for row in rows {
        writer.write_record(row).map_err(Problem::internal)?;
    }
    let body = writer.into_inner().map_err(Problem::internal)?;
    let disposition = format!("inline; filename=\"{name}-seq-{}.csv\"", basis.seq);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, body).into_response())
}

/// How the answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Json,
    Csv,
}

impl Format {
    pub(super) fn parse(text: &str) -> Result<Format, Problem> {
        match text {
            "json" => Ok(Format::Json),
            "csv" => Ok(Format::Csv),
            other => {
                Err(Problem::parameter("format", format!("`format` is json or csv, not `{other}`"), None))
            }
        }
    }

    /// The one that the caller would rather have; JSON if he does not care, or takes neither.
    pub(super) fn accepted(headers: &HeaderMap) -> Format {
        let accept = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
        let accept = accept.collect::<Vec<_>>().join(",");
        let (csv, json) = (weight(&accept, "text", "csv"), weight(&accept, "application", "json"));
        if csv > json { Format::Csv } else { Format::Json }
    }
}

/// How much an `Accept` wants a media type: the `q` of the range that fits it best, in thousandths, 0 if none does; then
/// how well that range fits, so that `text/csv, */*` asks for CSV; then how early it stands.
fn weight(accept: &str, kind: &str, subtype: &str) -> (u16, u8, Reverse<usize>) {
    let ranges = accept.split(',').enumerate().filter_map(|(place, range)| {
        let mut parts = range.split(';').map(str::trim);
        let (range_kind, range_subtype) = parts.next()?.split_once('/')?;
        let fit = match (range_kind, range_subtype) {
            ("*", "*") => 1,
            (k, "*") if k.eq_ignore_ascii_case(kind) => 2,
            (k, s) if k.eq_ignore_ascii_case(kind) && s.eq_ignore_ascii_case(subtype) => 3,
            _ => return None,
        };
        let q = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
        let q = q.and_then(|q| q.parse::<f32>().ok()).unwrap_or(1.0).clamp(0.0, 1.0);
        Some((fit, (q * 1000.0).round() as u16, Reverse(place)))
    });
    let none = (0, 0, Reverse(0));
    match ranges.max_by_key(|(fit, _, place)| (*fit, *place)) {
        Some((fit, q, place)) if q > 0 => (q, fit, place),
        _ => none,
    }
}

/// Which figures of the flow take part. Denials and identifications always do: they speak of the flow, not of a figure.
#[derive(Debug)]
pub(super) struct Narrowing {
    items: Vec<String>,
    units: Vec<Unit>,
    kinds: Vec<Kind>,
    statuses: Vec<Status>,
    sources: Vec<String>,
    outlets: Vec<String>,
}

impl Narrowing {
    pub(super) fn read(params: &Params) -> Result<Narrowing, Problem> {
        let texts = |name: &'static str| params.all(name).map(str::to_lowercase).collect();
        Ok(Narrowing {
            items: texts("item"),
            units: params.list("unit")?,
            kinds: params.list("kind")?,
            statuses: params.list("status")?,
            sources: texts("source"),
            outlets: texts("outlet"),
        })
    }

    pub(super) fn applied(&self, mut reports: Vec<VisibleReport>) -> Vec<VisibleReport> {
        reports.retain(|visible| self.takes(visible));
        reports
    }

    fn takes(&self, visible: &VisibleReport) -> bool {
        let report = &visible.report;
        if report.act != Act::Transfer || report.polarity != Polarity::Affirmed {
            return true;
        }
        let item_names = [report.item.kind.as_deref(), report.item.designation.as_deref()];
        let one_of = |asked: &[String], names: &[Option<&str>]| {
            asked.is_empty() || names.iter().flatten().any(|name| asked.contains(&name.to_lowercase()))
        };
        one_of(&self.items, &item_names)
            && one_of(&self.outlets, &[visible.article.outlet.as_deref()])
            && (self.units.is_empty() || self.units.contains(&report.quantity.unit))
            && (self.kinds.is_empty() || self.kinds.contains(&report.kind))
            && (self.statuses.is_empty() || self.statuses.contains(&report.status))
            && (self.sources.is_empty()
                || report.origins().any(|hop| self.takes_source(hop.source.code.as_str())))
    }

    /// Codes nest by dots: `KOR` takes `KOR.mnd`.
    fn takes_source(&self, code: &str) -> bool {
        let code = code.to_lowercase();
        let nests = |asked: &String| {
            code.strip_prefix(asked.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        self.sources.iter().any(nests)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_that_is_wanted_most_is_chosen() {
        for (accept, expected) in [
            ("", Format::Json),
            ("*/*", Format::Json),
            ("text/csv", Format::Csv),
            ("Text/CSV; header=present", Format::Csv),
            ("text/*", Format::Csv),
            ("text/csv, */*", Format::Csv),
            ("text/html,application/xhtml+xml,*/*;q=0.8", Format::Json),
            ("text/csv;q=0.5, application/json", Format::Json),
            ("text/csv;q=0.5, application/json;q=0.9", Format::Json),
            ("application/json;q=0.2, text/csv ; q=0.7", Format::Csv),
            ("application/json, text/csv", Format::Json),
            ("text/csv, application/json", Format::Csv),
            ("text/csv;q=0, */*", Format::Json),
            ("text/csv;q=0", Format::Json),
            ("application/json;q=0, */*;q=0.1", Format::Csv),
            ("image/png", Format::Json),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT, accept.parse().expect("a header"));
            assert_eq!(Format::accepted(&headers), expected, "{accept}");
        }
    }
}
