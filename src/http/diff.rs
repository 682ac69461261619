//! What changed between two bases, and why.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use utoipa::IntoParams;

use super::input::{Clocks, FlowFilter, Params, Query, Question};
use super::openapi::Refusals;
use super::problem::Problem;
use super::vintages::{ChangingEstimates, ChangingParams};
use super::{AppState, off_the_runtime};
use crate::history::{self, Side};
use crate::model::{Basis, Id, Standing, VisibleReport};
use crate::wire::{Basis as BasisShape, DiffAnswer, EstimatesBasis};

/// Two bases of one question.
pub(super) struct DiffQuestion {
    estimates: ChangingEstimates,
    from: Clocks,
    to: Clocks,
    params: Params,
}

/// The parameters that only this question has, for the description.
#[expect(dead_code, reason = "its fields document parameters; `DiffQuestion` holds the values")]
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct DiffParams {
    /// The earlier basis: a day or instant (`as_of`), `seq:N` (`known_at`), or both as `2024-12-31,seq:120`. A clock that is not
    /// given stands at now.
    #[param(example = "2024-12-31")]
    from: String,
    /// The later basis, spelled likewise; absent means now.
    #[param(example = "seq:48211")]
    to: Option<String>,
    /// `include` (default) or `exclude` old figures that were first seen in articles after `as_of`.
    retrospective: Option<String>,
    /// `candidate` (default): all reports that nobody rejected; `reviewed`: those that somebody accepted or corrected.
    tier: Option<String>,
}

impl Question for DiffQuestion {
    const PARAMETERS: &'static [&'static [&'static str]] =
        &[FlowFilter::PARAMETERS, ChangingEstimates::PARAMETERS, &["from", "to", "retrospective", "tier"]];

    fn read(params: Params, state: &AppState) -> Result<DiffQuestion, Problem> {
        let now = (state.now)();
        let estimates = ChangingEstimates::read(&params, state)?;
        let from = Clocks::read_basis(&params, "from", params.required("from")?, now)?;
        let to = Clocks::read_basis(&params, "to", params.one("to")?.unwrap_or(""), now)?;
        Ok(DiffQuestion { estimates, from, to, params })
    }
}

/// What changed in the answer of `/v1/estimates` between two bases, and why: said or published meanwhile, come late, edited, read
/// again, reviewed, taken down. Ages do not count.
#[utoipa::path(get, path = "/v1/diff", operation_id = "get_diff", tag = "estimates", summary = "What changed between two bases, and why",
    params(ChangingParams, DiffParams),
    responses((status = 200, description = "The difference", body = DiffAnswer), Refusals))]
pub(super) async fn get_diff(
    State(state): State<AppState>,
    Query(question): Query<DiffQuestion>,
) -> Result<Json<DiffAnswer>, Problem> {
    let (from, to) = (question.from.resolve(&state).await?, question.to.resolve(&state).await?);
    let (old, new) = (reports(&question, &state, &from).await?, reports(&question, &state, &to).await?);
    let mut articles: Vec<Id> = old.iter().chain(&new).map(|visible| visible.article.id.clone()).collect();
    articles.sort_unstable();
    articles.dedup();
    let standing_from = state.store.standing(&from, &articles).await?;
    let standing_to = state.store.standing(&to, &articles).await?;
    let redacted = state.store.redacted_between(from.seq.min(to.seq), from.seq.max(to.seq)).await?;
    let permalink = question.permalink(&from, &to);
    let answer = off_the_runtime(move || {
        let (asked_from, asked_to) =
            (question.estimates.of_history(&from, &state), question.estimates.of_history(&to, &state));
        let diff = history::diff(
            &side(&from, &old, &standing_from),
            &side(&to, &new, &standing_to),
            &redacted,
            &asked_to,
        );
        DiffAnswer {
            from: EstimatesBasis::new(&from, &asked_from),
            to: EstimatesBasis::new(&to, &asked_to),
            permalink,
            data: (&diff).into(),
        }
    });
    answer.await.map(Json)
}

async fn reports(
    question: &DiffQuestion,
    state: &AppState,
    basis: &Basis,
) -> Result<Vec<VisibleReport>, Problem> {
    let reports = state.store.visible_reports(basis, &question.estimates.flows.to_store()).await?;
    Ok(question.estimates.narrowing.applied(reports))
}

fn side<'a>(basis: &Basis, reports: &'a [VisibleReport], standing: &'a BTreeMap<Id, Standing>) -> Side<'a> {
    Side { as_of: basis.as_of, seq: basis.seq, reports, standing }
}

impl DiffQuestion {
    /// The same question with both bases fixed.
    fn permalink(&self, from: &Basis, to: &Basis) -> String {
        let spelled = |basis: &Basis| format!("{},seq:{}", BasisShape::from(basis).as_of, basis.seq);
        self.params.address(&["from", "to"], &[("from", &spelled(from)), ("to", &spelled(to))])
    }
}
