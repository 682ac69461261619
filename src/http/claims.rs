//! Claims: what one origin said once, with its wordings side by side.

use axum::Json;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::response::Response;
use utoipa::IntoParams;

use super::input::{Asked, ClockParams, Clocks, FlowFilter, PageParams, Params, Query, Question};
use super::openapi::{Refusals, RefusalsOfOne};
use super::problem::Problem;
use super::{AppState, off_the_runtime, shape};
use crate::history;
use crate::model::{Basis, Claim, Id, Kind, Polarity, SourceCode, Status};
use crate::store::ReportFilter;
use crate::wire::{self, ClaimsAnswer, List};

/// The claims as asked for.
pub(super) struct ClaimsQuestion {
    flows: FlowFilter,
    sources: Vec<SourceCode>,
    kinds: Vec<Kind>,
    statuses: Vec<Status>,
    polarities: Vec<Polarity>,
    asked: Asked,
}

/// The parameters, for the description.
#[expect(dead_code, reason = "its fields document parameters; `ClaimsQuestion` holds the values")]
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct ClaimsParams {
    /// Who hands over: ISO alpha-3, alpha-2, a name, or `unknown`. Repeat a parameter for OR.
    #[param(example = json!(["PRK"]))]
    supplier: Option<Vec<String>>,
    /// Who receives: ISO alpha-3, alpha-2, a name, or `unknown`.
    recipient: Option<Vec<String>>,
    /// Class of the item.
    category: Option<Vec<String>>,
    /// Who says it, with the sources nested in it: `KOR` takes `KOR.mnd` too.
    source: Option<Vec<String>>,
    /// What the figure counts: total, increment, stock, capacity, unknown.
    kind: Option<Vec<String>>,
    /// How far the transfer has come in the canonical wording: delivered, ongoing, ordered, …
    status: Option<Vec<String>>,
    /// affirmed, denied, not_confirmed.
    polarity: Option<Vec<String>>,
}

impl Question for ClaimsQuestion {
    const PARAMETERS: &'static [&'static [&'static str]] = &[
        FlowFilter::PARAMETERS,
        &["source", "kind", "status", "polarity"],
        Clocks::PARAMETERS,
        Asked::PARAMETERS,
    ];

    fn read(params: Params, state: &AppState) -> Result<ClaimsQuestion, Problem> {
        Ok(ClaimsQuestion {
            flows: FlowFilter::read(&params, state.lexicon)?,
            sources: params.sources("source")?,
            kinds: params.list("kind")?,
            statuses: params.list("status")?,
            polarities: params.list("polarity")?,
            asked: Asked::read(params, state)?,
        })
    }
}

impl ClaimsQuestion {
    fn takes(&self, claim: &Claim) -> bool {
        fn one_of<T: PartialEq>(asked: &[T], value: T) -> bool {
            asked.is_empty() || asked.contains(&value)
        }
        let said_by = |asked: &SourceCode| {
            claim.point.origins.iter().any(|origin| {
                let rest = origin.code.as_str().strip_prefix(asked.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            })
        };
        (self.sources.is_empty() || self.sources.iter().any(said_by))
            && one_of(&self.kinds, claim.kind)
            && one_of(&self.statuses, claim.point.status)
            && one_of(&self.polarities, claim.polarity)
    }
}

/// The claims at the basis, by flow, in the order in which they were said.
#[utoipa::path(get, path = "/v1/claims", operation_id = "list_claims", tag = "claims", summary = "Claims",
    params(ClaimsParams, ClockParams, PageParams),
    responses((status = 200, description = "A page of claims", body = List<wire::Claim>), Refusals))]
pub(super) async fn list_claims(
    State(state): State<AppState>,
    Query(question): Query<ClaimsQuestion>,
) -> Result<Response, Problem> {
    let basis = question.asked.basis(&state).await?;
    // All of the flow's reports, since what a claim is depends on who else says it; the rest is settled on the claims.
    let reports = state.store.visible_reports(&basis, &question.flows.to_store()).await?;
    off_the_runtime(move || {
        let claims = history::claims(&reports, &of_history(&basis, &state));
        let taken = claims.into_iter().filter(|claim| question.takes(claim));
        // Within one snapshot the place in the list is as good as a key.
        let (rows, next) = question.asked.page_of(taken.enumerate().collect(), |(n, _)| format!("{n:010}"));
        let data: Vec<wire::Claim> = rows.iter().map(|(_, claim)| wire::Claim::from(claim)).collect();
        question.asked.list(data, next, &basis)
    })
    .await
}

/// The clocks and nothing else.
pub(super) struct ClaimQuestion {
    clocks: Clocks,
    params: Params,
}

impl Question for ClaimQuestion {
    const PARAMETERS: &'static [&'static [&'static str]] = &[Clocks::PARAMETERS];

    fn read(params: Params, state: &AppState) -> Result<ClaimQuestion, Problem> {
        Ok(ClaimQuestion { clocks: Clocks::read(&params, (state.now)())?, params })
    }
}

/// The id in the path: that of a report, or of a claim, which is a report's id, `~` and the codes of its origins.
pub(super) struct ClaimPath {
    report: Id,
    origins: Option<String>,
}

impl<S: Send + Sync> FromRequestParts<S> for ClaimPath {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<ClaimPath, Problem> {
        let refused = |detail: String| Problem::parameter("id", detail, None);
        let Path(text) = Path::<String>::from_request_parts(parts, state)
            .await
            .map_err(|_| refused("the id in the path is no UTF-8".to_owned()))?;
        let (report, origins) = match text.split_once('~') {
            Some((report, origins)) => (report, Some(origins.to_owned())),
            None => (text.as_str(), None),
        };
        let report = Id::parse(report).map_err(|_| {
            refused(format!(
                "`{text}` is the id of no claim (a report's id, `~` and the codes of its origins) and of no report"
            ))
        })?;
        Ok(ClaimPath { report, origins })
    }
}

impl ClaimPath {
    /// Ids of claims depend on the basis, but each of their reports finds them, and the codes tell listed speakers apart.
    fn takes(&self, claim: &Claim) -> bool {
        let codes =
            || claim.point.origins.iter().map(|origin| origin.code.as_str()).collect::<Vec<_>>().join("+");
        claim.point.report_ids.contains(&self.report)
            && self.origins.as_ref().is_none_or(|origins| *origins == codes())
    }

    fn not_found(&self, basis: &Basis) -> Problem {
        let origins = self.origins.as_ref().map_or(String::new(), |origins| format!("~{origins}"));
        let clocks = wire::Basis::from(basis);
        Problem::not_found(format!(
            "No claim {}{origins} is visible at this basis (as_of {}, known_at seq:{}, retrospective {})",
            self.report, clocks.as_of, clocks.seq, clocks.retrospective
        ))
    }
}

/// A claim by its own id or by that of any of its reports, in full. A report with listed speakers makes one claim each;
/// its id answers them all.
#[utoipa::path(get, path = "/v1/claims/{id}", operation_id = "get_claim", tag = "claims", summary = "One claim in full",
    params(("id" = String, Path, description = "Id of the claim, or of one of its reports"), ClockParams),
    responses((status = 200, description = "The claim, its wordings side by side", body = ClaimsAnswer), RefusalsOfOne))]
pub(super) async fn get_claim(
    State(state): State<AppState>,
    path: ClaimPath,
    Query(question): Query<ClaimQuestion>,
) -> Result<Json<ClaimsAnswer>, Problem> {
    let basis = question.clocks.resolve(&state).await?;
    let Some(known) = state.store.report(&path.report).await? else { return Err(path.not_found(&basis)) };
    let party = |party: Option<&crate::model::Party>| vec![party.map(|party| party.code.clone())];
    let of_flow = ReportFilter {
        suppliers: party(known.report.supplier.as_ref()),
        recipients: party(known.report.recipient.as_ref()),
        categories: vec![known.report.item.category],
        ..ReportFilter::default()
    };
    let reports = state.store.visible_reports(&basis, &of_flow).await?;
    off_the_runtime(move || {
        let details =
            history::claim_details(&reports, &of_history(&basis, &state), |claim| path.takes(claim));
        if details.is_empty() {
            return Err(path.not_found(&basis));
        }
        Ok(Json(ClaimsAnswer {
            data: details.iter().map(wire::ClaimDetail::from).collect(),
            permalink: question.params.pinned(&basis),
            basis: wire::Basis::from(&basis),
        }))
    })
    .await?
}

fn of_history(basis: &Basis, state: &AppState) -> crate::model::Question {
    crate::model::Question { names: shape::names(state.lexicon), ..crate::model::Question::at(basis.as_of) }
}
