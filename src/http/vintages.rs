//! The days on which the estimates changed, with what changed and why.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use utoipa::IntoParams;

use super::estimates::Narrowing;
use super::input::{Asked, ClockParams, Clocks, FlowFilter, PageParams, Params, Query, Question, with_link};
use super::openapi::Refusals;
use super::problem::Problem;
use super::{AppState, off_the_runtime, shape};
use crate::history;
use crate::model::{AsOf, Basis, BestPolicy, By, RevisionReading, Vintage};
use crate::wire::{EstimatesBasis, VintagesAnswer};

/// The estimates whose changes are asked for.
pub(super) struct ChangingEstimates {
    pub(super) flows: FlowFilter,
    pub(super) narrowing: Narrowing,
    pub(super) by: By,
    pub(super) best: Option<BestPolicy>,
}

/// The parameters of every question about changing estimates, for the description.
#[expect(dead_code, reason = "its fields document parameters; `ChangingEstimates` holds the values")]
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct ChangingParams {
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
}

impl ChangingEstimates {
    /// Their names beside those of the flow.
    pub(super) const PARAMETERS: &'static [&'static str] =
        &["item", "unit", "kind", "status", "source", "outlet", "by", "best"];

    /// Reads them.
    pub(super) fn read(params: &Params, state: &AppState) -> Result<ChangingEstimates, Problem> {
        let flows = FlowFilter::read(params, state.lexicon)?;
        if flows.suppliers.is_empty() {
            params.required("supplier")?;
        }
        if flows.recipients.is_empty() {
            params.required("recipient")?;
        }
        Ok(ChangingEstimates {
            flows,
            narrowing: Narrowing::read(params)?,
            by: params.parsed("by")?.unwrap_or(By::Government),
            best: params.parsed("best")?,
        })
    }

    /// Every revision that ever said something of the flows, with the reports that take part.
    pub(super) async fn revisions(
        &self,
        state: &AppState,
        basis: &Basis,
    ) -> Result<Vec<RevisionReading>, Problem> {
        let mut revisions = state.store.revision_readings(basis, &self.flows.to_store()).await?;
        for revision in &mut revisions {
            // A revision stays even without reports: it hides what an earlier one said.
            revision.reports = self.narrowing.applied(std::mem::take(&mut revision.reports));
        }
        Ok(revisions)
    }

    /// The question to history, at the basis.
    pub(super) fn of_history(&self, basis: &Basis, state: &AppState) -> crate::model::Question {
        crate::model::Question {
            by: self.by,
            as_of: basis.as_of,
            best: self.best.clone(),
            explain: false,
            names: shape::names(state.lexicon),
        }
    }
}

/// The vintages as asked for.
pub(super) struct VintagesQuestion {
    estimates: ChangingEstimates,
    asked: Asked,
}

impl Question for VintagesQuestion {
    const PARAMETERS: &'static [&'static [&'static str]] =
        &[FlowFilter::PARAMETERS, ChangingEstimates::PARAMETERS, Clocks::PARAMETERS, Asked::PARAMETERS];

    fn read(params: Params, state: &AppState) -> Result<VintagesQuestion, Problem> {
        let estimates = ChangingEstimates::read(&params, state)?;
        Ok(VintagesQuestion { estimates, asked: Asked::read(params, state)? })
    }
}

/// The days and instants, up to `as_of`, as of which the answer of `/v1/estimates` differs from the one before: what
/// changed in which series and envelope, and why. Oldest first; ages do not count as changes. What is published on a day
/// without a time counts at the end of that day.
#[utoipa::path(get, path = "/v1/estimates/vintages", operation_id = "list_vintages", tag = "estimates",
    summary = "When the estimates changed", params(ChangingParams, ClockParams, PageParams),
    responses((status = 200, description = "One row a vintage", body = VintagesAnswer), Refusals))]
pub(super) async fn list_vintages(
    State(state): State<AppState>,
    Query(question): Query<VintagesQuestion>,
) -> Result<Response, Problem> {
    let basis = question.asked.basis(&state).await?;
    let after = question.asked.after.as_deref().map(read_place).transpose()?;
    let revisions = question.estimates.revisions(&state, &basis).await?;
    off_the_runtime(move || {
        let asked = question.estimates.of_history(&basis, &state);
        let most = question.asked.limit as usize + 1;
        let vintages = history::vintages(&revisions, &asked, basis.retrospective, after, most);
        let (vintages, next) = question.asked.page_of(vintages, write_place);
        let page = question.asked.page(next, &basis);
        let next_url = page.next_url.clone();
        let clocks = EstimatesBasis::new(&basis, &asked);
        let answer = VintagesAnswer::new(clocks, question.asked.permalink(&basis), page, &vintages);
        with_link(Json(answer).into_response(), next_url.as_deref())
    })
    .await
}

/// Makes every instant of the calendar a positive number, so that its digits sort as it does.
const SHIFT_MICROSECONDS: i64 = 1_000_000_000_000_000_000;

/// A place in the list, as the cursor carries it; it sorts as the vintages do.
fn write_place(vintage: &Vintage) -> String {
    format!("{:020}", vintage.as_of.before.as_microsecond() + SHIFT_MICROSECONDS)
}

fn read_place(text: &str) -> Result<AsOf, Problem> {
    let microseconds = text.parse::<i64>().ok().map(|shifted| shifted - SHIFT_MICROSECONDS);
    let before = microseconds.and_then(|at| Timestamp::from_microsecond(at).ok());
    // The cursor's seal was checked, so this place is one that we wrote.
    let place = before.map(|before| AsOf { before });
    place.ok_or_else(|| Problem::internal("a sealed cursor holds no place in the vintages"))
}
