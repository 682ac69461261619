//! What every answer has: a request id, a problem document if it is a refusal, and one line in the log if we failed.

use std::time::Instant;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower_http::request_id::{MakeRequestId, MakeRequestUuid};

use super::problem::Problem;

/// Carries the request's id, both ways.
pub(super) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");

/// The outermost layer but CORS.
pub(super) async fn frame(request: Request, next: Next) -> Response {
    let request_id = request_id(&request);
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let started = Instant::now();
    let response = next.run(request).await;
    let mut response = as_problem(response, &path, &request_id);
    let (status, duration_ms) = (response.status().as_u16(), started.elapsed().as_millis() as u64);
    if let Some(problem) = response.extensions_mut().remove::<Problem>().filter(|_| status >= 500) {
        let cause = problem.cause.as_deref().unwrap_or(problem.kind.title);
        tracing::error!(request_id, %method, path, status, duration_ms, cause, "request failed");
    } else {
        tracing::debug!(request_id, %method, path, status, duration_ms, "request answered");
    }
    if let Ok(value) = HeaderValue::from_str(&request_id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

/// The caller's id if it is short and plain, else a new one.
fn request_id(request: &Request) -> String {
    let plain = |id: &&str| {
        (1..=64).contains(&id.len())
            && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
    };
    let given = request.headers().get(REQUEST_ID).and_then(|value| value.to_str().ok()).filter(plain);
    given.map(str::to_owned).unwrap_or_else(|| {
        let made = MakeRequestUuid.make_request_id(request);
        made.and_then(|id| id.header_value().to_str().ok().map(str::to_owned)).unwrap_or_default()
    })
}

/// Writes a refusal down; other answers pass as they are.
fn as_problem(mut response: Response, path: &str, request_id: &str) -> Response {
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let problem = response.extensions_mut().remove::<Problem>().unwrap_or_else(|| Problem::of_status(status));
    let body = serde_json::to_vec(&problem.to_wire(path, request_id)).unwrap_or_default();
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_LENGTH);
    headers.remove(header::CONTENT_ENCODING);
    headers.insert(header::CONTENT_TYPE, PROBLEM_JSON);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(seconds) = problem.retry_after_seconds {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    *response.body_mut() = Body::from(body);
    response.extensions_mut().insert(problem);
    response
}

/// What a panic in a handler becomes.
pub(super) fn caught_panic(panic: Box<dyn std::any::Any + Send>) -> Response {
    let words = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
    let words = words.or_else(|| panic.downcast_ref::<String>().cloned());
    Problem::internal(format!("panic: {}", words.unwrap_or_default())).into_response()
}
