//! Every flow with its newest figures.

use axum::extract::State;
use axum::response::Response;
use utoipa::IntoParams;

use super::input::{Asked, ClockParams, Clocks, FlowFilter, PageParams, Params, Query, Question};
use super::openapi::Refusals;
use super::problem::Problem;
use super::{AppState, off_the_runtime, shape};
use crate::history;
use crate::wire::{FlowSummary, List};

/// The flows as asked for.
pub(super) struct FlowsQuestion {
    flows: FlowFilter,
    asked: Asked,
}

/// The parameters, for the description.
#[expect(dead_code, reason = "its fields document parameters; `FlowsQuestion` holds the values")]
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct FlowsParams {
    /// Who hands over: ISO alpha-3, alpha-2, a name, or `unknown`. Repeat a parameter for OR.
    supplier: Option<Vec<String>>,
    /// Who receives: ISO alpha-3, alpha-2, a name, or `unknown`.
    recipient: Option<Vec<String>>,
    /// Class of the item.
    category: Option<Vec<String>>,
}

impl Question for FlowsQuestion {
    const PARAMETERS: &'static [&'static [&'static str]] =
        &[FlowFilter::PARAMETERS, Clocks::PARAMETERS, Asked::PARAMETERS];

    fn read(params: Params, state: &AppState) -> Result<FlowsQuestion, Problem> {
        let flows = FlowFilter::read(&params, state.lexicon)?;
        Ok(FlowsQuestion { flows, asked: Asked::read(params, state)? })
    }
}

/// Every flow (supplier, recipient, category) with the newest figure of each voice, its counts and its last change.
#[utoipa::path(get, path = "/v1/flows", operation_id = "list_flows", tag = "estimates", summary = "All flows",
    params(FlowsParams, ClockParams, PageParams),
    responses((status = 200, description = "One row per flow, by id", body = List<FlowSummary>), Refusals))]
pub(super) async fn list_flows(
    State(state): State<AppState>,
    Query(question): Query<FlowsQuestion>,
) -> Result<Response, Problem> {
    let basis = question.asked.basis(&state).await?;
    let reports = state.store.visible_reports(&basis, &question.flows.to_store()).await?;
    off_the_runtime(move || {
        let plain = crate::model::Question::at(basis.as_of);
        let asked_of_history = crate::model::Question { names: shape::names(state.lexicon), ..plain };
        let flows = history::flows(&reports, &asked_of_history);
        let (flows, next) = question.asked.page_of(flows, |row| row.flow.id.clone());
        question.asked.list(flows.iter().map(FlowSummary::from).collect(), next, &basis)
    })
    .await
}
