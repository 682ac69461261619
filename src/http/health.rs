//! Is it alive, can it answer.

use std::time::Duration;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::AppState;
use super::input::{NoQuestion, Query};
use super::openapi::Refusals;
use super::problem::Problem;

/// How long the database may take to say that it is there.
const PATIENCE: Duration = Duration::from_secs(1);

/// One word.
#[derive(Serialize, ToSchema)]
pub(super) struct Health {
    /// `ok` or `ready`.
    status: &'static str,
}

/// Alive; touches nothing, so that a failing database does not get the service restarted.
#[utoipa::path(get, path = "/healthz", operation_id = "get_health", tag = "operations", summary = "Alive",
    responses((status = 200, description = "The process answers", body = Health)))]
pub(super) async fn get_health(_: Query<NoQuestion>) -> Json<Health> {
    Json(Health { status: "ok" })
}

/// Ready: the schema is current and one query comes back within a second.
#[utoipa::path(get, path = "/readyz", operation_id = "get_readiness", tag = "operations", summary = "Ready for questions",
    responses((status = 200, description = "The database answers", body = Health), Refusals))]
pub(super) async fn get_readiness(
    State(state): State<AppState>,
    _: Query<NoQuestion>,
) -> Result<Json<Health>, Problem> {
    match tokio::time::timeout(PATIENCE, state.store.ready()).await {
        Ok(Ok(())) => Ok(Json(Health { status: "ready" })),
        Ok(Err(error)) => Err(Problem::not_ready(&error)),
        Err(_) => Err(Problem::unavailable("no answer within a second")),
    }
}
