//! The HTTP service: routes on one screen, one file a noun.
//!
//! A handler takes its input (parsed and refused by `input`), asks the ledger one thing and shapes the answer with
//! `wire`. Every refusal is a [`problem::Problem`], written down by the frame around everything. No SQL and no words of
//! the reader live here. The layers, from the outside in: CORS, frame (request id, problems, log), headers, gzip,
//! time limit, panics, body limit.

mod articles;
mod atom;
mod changes;
mod claims;
mod dashboard;
mod diff;
mod docs;
mod estimates;
mod extractions;
mod flows;
mod frame;
mod headers;
mod health;
mod input;
mod matrix;
mod openapi;
pub mod problem;
mod reports;
mod reviews;
mod shape;
mod vintages;
mod writing;

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, map_response};
use axum::routing::get;
use jiff::Timestamp;
use tokio::net::TcpListener;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::extract::Lexicon;
use crate::ingest::Writer;
use crate::store::Store;

/// Longest time from a request's head to the head of its answer.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// What the handlers work with; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The ledger, for questions.
    pub store: Store,
    /// The way into the ledger.
    pub writer: Writer,
    /// The words of the reader.
    pub lexicon: &'static Lexicon,
    /// The clock.
    pub now: fn() -> Timestamp,
    /// Address of the service as others see it, for links that leave it; without it links are relative.
    pub public_url: Option<String>,
    /// Whether articles are taken.
    pub writes_allowed: bool,
    /// Turns true when the service is asked to stop, so that streams without an end end.
    pub closing: tokio::sync::watch::Receiver<bool>,
}

/// The routes of the API, each described.
#[rustfmt::skip]
fn api() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(openapi::Description::openapi())
        .routes(routes!(articles::post_article, articles::list_articles))   // /v1/articles
        .routes(routes!(articles::get_article))                             // /v1/articles/{id}
        .routes(routes!(articles::list_revisions))                          // /v1/articles/{id}/revisions
        .routes(routes!(extractions::post_extraction))                      // /v1/extractions
        .routes(routes!(reports::list_reports))                             // /v1/reports
        .routes(routes!(reports::get_report))                               // /v1/reports/{id}
        .routes(routes!(reviews::post_review, reviews::list_reviews))       // /v1/reports/{id}/reviews
        .routes(routes!(claims::list_claims))                               // /v1/claims
        .routes(routes!(claims::get_claim))                                 // /v1/claims/{id}
        .routes(routes!(estimates::get_estimates))                          // /v1/estimates
        .routes(routes!(estimates::get_estimates_csv))                      // /v1/estimates.csv
        .routes(routes!(vintages::list_vintages))                           // /v1/estimates/vintages
        .routes(routes!(matrix::get_matrix))                                // /v1/estimates/matrix
        .routes(routes!(matrix::get_matrix_csv))                            // /v1/estimates/matrix.csv
        .routes(routes!(diff::get_diff))                                    // /v1/diff
        .routes(routes!(flows::list_flows))                                 // /v1/flows
        .routes(routes!(changes::list_changes))                             // /v1/changes
        .routes(routes!(changes::stream_changes))                           // /v1/changes/stream
        .routes(routes!(atom::get_atom))                                    // /v1/changes.atom
        .routes(routes!(health::get_health))                                // /healthz
        .routes(routes!(health::get_readiness))                             // /readyz
}

/// The description of the API.
pub fn openapi() -> utoipa::openapi::OpenApi {
    api().into_openapi()
}

/// The whole service: API, documentation, dashboard, and the layers around them.
pub fn router(state: AppState) -> Router {
    let (routes, _) = api().split_for_parts();
    let routes = routes
        .route("/v1/openapi.json", get(openapi::get_openapi))
        .route("/docs", get(docs::redirect_to_docs))
        .route("/docs/", get(docs::get_docs))
        .route("/docs/{*file}", get(docs::get_docs_file))
        .route("/docs/problems", get(docs::list_problems))
        .route("/docs/problems/{slug}", get(docs::get_problem))
        .fallback(dashboard::get_page)
        .with_state(state);
    framed(routes, TIME_LIMIT)
}

/// Routes with the layers that every answer passes, innermost first.
fn framed(routes: Router, time_limit: Duration) -> Router {
    routes
        .layer(DefaultBodyLimit::max(input::BODY_LIMIT_BYTES))
        .layer(CatchPanicLayer::custom(frame::caught_panic))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, time_limit))
        .layer(CompressionLayer::new())
        .layer(map_response(headers::secured))
        .layer(from_fn(frame::frame))
        .layer(headers::cors())
}

/// Serves until `shutdown` resolves, then lets running requests end.
///
/// # Errors
/// If the listener fails for good.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    axum::serve(listener, router).with_graceful_shutdown(shutdown).await
}

/// Runs work that keeps a processor busy where it does not hold up other requests.
async fn off_the_runtime<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, problem::Problem> {
    tokio::task::spawn_blocking(work).await.map_err(problem::Problem::internal)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::Request;
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    use super::*;

    async fn answer(routes: Router) -> (StatusCode, String) {
        let request = Request::get("/x").body(Body::empty()).expect("a request");
        let limit = Duration::from_millis(50);
        let response = framed(routes, limit).oneshot(request).await.expect("an answer");
        let status = response.status();
        let body = response.into_body().collect().await.expect("a body").to_bytes();
        (status, String::from_utf8(body.to_vec()).expect("UTF-8"))
    }

    #[tokio::test]
    async fn a_panic_is_a_problem_that_tells_nothing() {
        async fn panics() {
            panic!("secret: {}", 42);
        }
        let (status, body) = answer(Router::new().route("/x", get(panics))).await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(body.contains("/docs/problems/internal") && !body.contains("secret"), "{body}");
    }

    #[tokio::test]
    async fn an_answer_that_takes_too_long_is_a_problem() {
        async fn sleeps() {
            tokio::time::sleep(Duration::from_secs(60)).await;
        }
        let (status, body) = answer(Router::new().route("/x", get(sleeps))).await;
        assert_eq!(status, StatusCode::GATEWAY_TIMEOUT);
        assert!(body.contains("/docs/problems/timeout"), "{body}");
    }
}
