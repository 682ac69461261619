//! The vintage matrix: who said what as of which day.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use utoipa::IntoParams;

use super::estimates::{Format, csv_file};
use super::input::{Asked, ClockParams, Clocks, FlowFilter, PageParams, Params, Query, Question, with_link};
use super::openapi::Refusals;
use super::problem::Problem;
use super::vintages::{ChangingEstimates, ChangingParams};
use super::{AppState, off_the_runtime};
use crate::history;
use crate::model::{AsOf, Basis, Frequency, Matrix, MatrixRow, RevisionReading};
use crate::wire::{EstimatesBasis, MATRIX_CSV_HEADER, MatrixAnswer, matrix_csv};

/// The matrix as asked for.
pub(super) struct MatrixQuestion {
    estimates: ChangingEstimates,
    columns: Columns,
    format: Option<Format>,
    asked: Asked,
}

/// Which days are the columns.
enum Columns {
    /// Those on which the answer changed.
    Vintages,
    /// These, in order, each once.
    Days(Vec<Date>),
    /// The ends of periods.
    Every(Frequency),
}

/// The parameters that choose columns and form, for the description.
#[expect(dead_code, reason = "its fields document parameters; `MatrixQuestion` holds the values")]
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct MatrixParams {
    /// The columns: days up to `as_of`, repeated. Without them, and without `frequency`, every day on which the answer
    /// changed.
    #[param(example = json!(["2024-12-31", "2025-02-11"]))]
    vintage_dates: Option<Vec<String>>,
    /// The columns: the end of each month, quarter or year from the first change on, and `as_of` itself.
    frequency: Option<String>,
    /// json (default) or csv.
    format: Option<String>,
}

impl Question for MatrixQuestion {
    const PARAMETERS: &'static [&'static [&'static str]] = &[
        FlowFilter::PARAMETERS,
        ChangingEstimates::PARAMETERS,
        &["vintage_dates", "frequency", "format"],
        Clocks::PARAMETERS,
        Asked::PARAMETERS,
    ];

    fn read(params: Params, state: &AppState) -> Result<MatrixQuestion, Problem> {
        let estimates = ChangingEstimates::read(&params, state)?;
        let format = params.one("format")?.map(Format::parse).transpose()?;
        let mut days: Vec<Date> = params.list("vintage_dates")?;
        days.sort_unstable();
        days.dedup();
        let columns = match (params.parsed("frequency")?, days.is_empty()) {
            (Some(_), false) => {
                let detail = "`frequency` chooses the columns, and so does `vintage_dates`; give one of them";
                return Err(Problem::parameter("frequency", detail, None));
            }
            (Some(frequency), true) => Columns::Every(frequency),
            (None, false) => Columns::Days(days),
            (None, true) => Columns::Vintages,
        };
        let asked = Asked::read(params, state)?;
        if let Columns::Days(days) = &columns {
            days.iter().try_for_each(|day| end_of(*day, asked.clocks.as_of).map(|_| ()))?;
        }
        Ok(MatrixQuestion { estimates, columns, format, asked })
    }
}

/// The end of a column's day; of the last day of the record, which may not be over, the end of the record.
fn end_of(day: Date, as_of: AsOf) -> Result<AsOf, Problem> {
    let refused =
        |why: &str| Problem::parameter("vintage_dates", format!("`vintage_dates`: `{day}` {why}"), None);
    let midnight = |day: Date| day.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp());
    let bounds = midnight(day).zip(day.tomorrow().ok().and_then(midnight));
    let (start, end) = bounds.ok_or_else(|| refused("is out of range"))?;
    if start >= as_of.before {
        return Err(refused("lies after `as_of`"));
    }
    Ok(AsOf { before: end.min(as_of.before) })
}

/// A row a series, a column a day, in each cell the newest figure as of that day, or why there is none. Rows are paged,
/// columns never are.
#[utoipa::path(get, path = "/v1/estimates/matrix", operation_id = "get_matrix", tag = "estimates",
    summary = "Who said what as of which day", params(ChangingParams, MatrixParams, ClockParams, PageParams),
    responses((status = 200, description = "One row a series", content(
        (MatrixAnswer = "application/json"), (String = "text/csv"))), Refusals))]
pub(super) async fn get_matrix(
    State(state): State<AppState>,
    headers: HeaderMap,
    Query(question): Query<MatrixQuestion>,
) -> Result<Response, Problem> {
    let format = question.format.unwrap_or_else(|| Format::accepted(&headers));
    answer(state, question, format).await
}

/// The same as CSV, one row a cell.
#[utoipa::path(get, path = "/v1/estimates/matrix.csv", operation_id = "get_matrix_csv", tag = "estimates",
    summary = "Who said what as of which day, as CSV", params(ChangingParams, MatrixParams, ClockParams, PageParams),
    responses((status = 200, description = "One row a cell", body = String, content_type = "text/csv"), Refusals))]
pub(super) async fn get_matrix_csv(
    State(state): State<AppState>,
    Query(question): Query<MatrixQuestion>,
) -> Result<Response, Problem> {
    answer(state, question, Format::Csv).await
}

async fn answer(state: AppState, question: MatrixQuestion, format: Format) -> Result<Response, Problem> {
    let basis = question.asked.basis(&state).await?;
    let revisions = question.estimates.revisions(&state, &basis).await?;
    off_the_runtime(move || {
        let asked = question.estimates.of_history(&basis, &state);
        let columns = question.columns(&revisions, &asked, &basis)?;
        let Matrix { columns, rows } = history::matrix(&revisions, &asked, basis.retrospective, columns);
        let rows: Vec<(usize, MatrixRow)> = rows.into_values().enumerate().collect();
        // Within one snapshot the place in the list is as good as a key.
        let (rows, next) = question.asked.page_of(rows, |(n, _)| format!("{n:010}"));
        let rows: Vec<MatrixRow> = rows.into_iter().map(|(_, row)| row).collect();
        let page = question.asked.page(next, &basis);
        let next_url = page.next_url.clone();
        let response = match format {
            Format::Csv => csv_file("matrix", &basis, MATRIX_CSV_HEADER, matrix_csv(&columns, &rows))?,
            Format::Json => {
                let clocks = EstimatesBasis::new(&basis, &asked);
                let permalink = question.asked.permalink(&basis);
                Json(MatrixAnswer::new(clocks, permalink, page, &columns, &rows)).into_response()
            }
        };
        Ok(with_link(response, next_url.as_deref()))
    })
    .await?
}

impl MatrixQuestion {
    fn columns(
        &self,
        revisions: &[RevisionReading],
        asked: &crate::model::Question,
        basis: &Basis,
    ) -> Result<Vec<AsOf>, Problem> {
        match &self.columns {
            Columns::Vintages => Ok(history::vintage_dates(revisions, asked, basis.retrospective)),
            Columns::Days(days) => days.iter().map(|day| end_of(*day, basis.as_of)).collect(),
            Columns::Every(frequency) => {
                Ok(history::period_ends(revisions, basis.as_of, basis.retrospective, *frequency))
            }
        }
    }
}
