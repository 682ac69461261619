//! The embedded dashboard: `dashboard/dist` inside the binary, served at `/`.
//!
//! A binary built without it serves the API all the same and says on `/` how to build the page. Addresses that look
//! like pages answer with the dashboard, which finds its own way from the address.

use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use super::problem::Problem;

/// The built page; empty if it was not built.
#[derive(RustEmbed)]
#[folder = "dashboard/dist"]
#[allow_missing = true]
struct Dist;

const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>armsledger</title>\
<h1>armsledger</h1><p>The service runs, but this binary was built without its dashboard. Build it with \
<code>cd dashboard && npm ci && npm run build</code> and then build the service again, or start it with <code>./run</code>, \
which does both.</p><p>The API is here: <a href=\"/docs/\">its documentation</a>, <a href=\"/v1/flows\">the flows</a>, \
<a href=\"/v1/openapi.json\">its description</a>.</p></html>";

/// Whatever no route answers: a file of the dashboard, the dashboard itself, or nothing.
pub(super) async fn get_page(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().trim_start_matches('/');
    let nothing = || Problem::not_found(format!("Nothing stands at {}", uri.path())).into_response();
    if !matches!(method, Method::GET | Method::HEAD) || path == "v1" || path.starts_with("v1/") {
        return nothing();
    }
    if let Some(file) = Dist::get(path) {
        return serve(path, &file, &headers);
    }
    let looks_like_a_page = !path.rsplit('/').next().unwrap_or(path).contains('.');
    match Dist::get("index.html") {
        Some(index) if looks_like_a_page => serve("index.html", &index, &headers),
        None if path.is_empty() => Html(NOT_BUILT).into_response(),
        _ => nothing(),
    }
}

/// A file with its type, its tag and how long it may be kept: built assets carry a hash in their name.
fn serve(path: &str, file: &EmbeddedFile, headers: &HeaderMap) -> Response {
    let hash: String = file.metadata.sha256_hash()[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("W/\"{hash}\"");
    let kept = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let fresh = known.is_some_and(|tags| tags.split(',').any(|known| known.trim() == tag));
    let mut response =
        if fresh { StatusCode::NOT_MODIFIED.into_response() } else { file.data.clone().into_response() };
    let own = response.headers_mut();
    own.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        own.insert(header::ETAG, tag);
    }
    if let Ok(kind) = HeaderValue::from_str(&content_type(path)) {
        own.insert(header::CONTENT_TYPE, kind);
    }
    response
}

fn content_type(path: &str) -> String {
    let kind = mime_guess::from_path(path).first_or_octet_stream();
    let is_text = kind.type_() == mime_guess::mime::TEXT || kind.subtype() == "javascript";
    if is_text { format!("{}; charset=utf-8", kind.essence_str()) } else { kind.essence_str().to_owned() }
}
