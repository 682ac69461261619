//! `/docs`: the API's documentation, from inside the binary, and the pages of the problem types.

use std::sync::{Arc, OnceLock};

use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use utoipa_swagger_ui::Config;

use super::problem::{KINDS, Kind, Problem};

/// The page's own scripts set styles in place; nothing else is loosened.
const DOCS_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
     connect-src 'self'; font-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'self'",
);

/// `/docs` without its slash: relative links need one.
pub(super) async fn redirect_to_docs() -> Redirect {
    Redirect::permanent("/docs/")
}

/// `/docs/`.
pub(super) async fn get_docs() -> Response {
    swagger_file("index.html")
}

/// A file of the documentation page.
pub(super) async fn get_docs_file(Path(file): Path<String>) -> Response {
    swagger_file(&file)
}

fn swagger_file(path: &str) -> Response {
    static CONFIG: OnceLock<Arc<Config<'static>>> = OnceLock::new();
    let config = CONFIG.get_or_init(|| {
        // No validator badge: it would load from a foreign host.
        Arc::new(Config::new(["/v1/openapi.json"]).try_it_out_enabled(true).validator_url("none"))
    });
    match utoipa_swagger_ui::serve(path, Arc::clone(config)) {
        Ok(Some(file)) => {
            let kind =
                HeaderValue::from_str(&file.content_type).unwrap_or(HeaderValue::from_static("text/plain"));
            let headers = [
                (header::CONTENT_TYPE, kind),
                (header::CONTENT_SECURITY_POLICY, DOCS_POLICY),
                (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
            ];
            (headers, file.bytes.into_owned()).into_response()
        }
        Ok(None) => Problem::not_found(format!("The documentation has no file `{path}`")).into_response(),
        Err(error) => Problem::internal(error).into_response(),
    }
}

/// `/docs/problems`: every kind of refusal.
pub(super) async fn list_problems() -> Html<String> {
    Html(page("Problems", &KINDS.iter().map(|kind| section(kind)).collect::<String>()))
}

/// `/docs/problems/{slug}`: where the `type` of a problem document leads.
pub(super) async fn get_problem(Path(slug): Path<String>) -> Result<Html<String>, Problem> {
    let kind = KINDS.iter().find(|kind| kind.slug == slug);
    let kind = kind
        .ok_or_else(|| Problem::not_found("There is no such kind of problem; /docs/problems lists them"))?;
    Ok(Html(page(kind.title, &section(kind))))
}

fn section(kind: &Kind) -> String {
    let (slug, title, status) = (kind.slug, kind.title, kind.status);
    let about = kind.about.split('`').enumerate();
    let about: String = about
        .map(|(n, part)| if n % 2 == 1 { format!("<code>{part}</code>") } else { part.to_owned() })
        .collect();
    format!(
        "<section id=\"{slug}\"><h2><a href=\"/docs/problems/{slug}\">{title}</a> ({status})</h2><p>{about}</p></section>"
    )
}

fn page(title: &str, content: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title} – armsledger</title>\
         <p><a href=\"/docs/\">API</a> / <a href=\"/docs/problems\">Problems</a></p><h1>{title}</h1>{content}</html>"
    )
}
