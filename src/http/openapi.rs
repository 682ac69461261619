//! The description of the API: OpenAPI 3.1 from the code, committed as `docs/openapi.json`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use axum::Json;
use axum::http::StatusCode;
use utoipa::openapi::{self, ContentBuilder, Ref, RefOr, ResponseBuilder};
use utoipa::{IntoResponses, OpenApi};

use super::problem::KINDS;

/// What the routes do not say themselves.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "armsledger",
        description = "A ledger of reported arms transfers: articles in, reports of transfers read out of them, and how the \
            estimates changed. Two clocks on every question: `as_of` (the public record on that day) and `known_at` (what \
            this ledger held then). Every refusal is an RFC 9457 problem document."
    ),
    servers((url = "/")),
    tags(
        (name = "articles", description = "Texts in, texts with their reports out"),
        (name = "reports", description = "One statement each: who said that what went from whom to whom"),
        (name = "claims", description = "What one origin said once, with its wordings side by side"),
        (name = "estimates", description = "How the figures changed"),
        (name = "changes", description = "What is new, in the order of the ledger"),
        (name = "operations", description = "For those who run the service")
    ),
    components(schemas(crate::wire::Problem, crate::wire::FieldError))
)]
pub(super) struct Description;

/// `/v1/openapi.json`.
pub(super) async fn get_openapi() -> Json<&'static openapi::OpenApi> {
    static OPENAPI: OnceLock<openapi::OpenApi> = OnceLock::new();
    Json(OPENAPI.get_or_init(super::openapi))
}

/// Refusals of every question.
pub(super) struct Refusals;
/// Refusals of a question about one thing.
pub(super) struct RefusalsOfOne;
/// Refusals of a review.
pub(super) struct RefusalsOfReview;
/// Refusals of an article that is only read.
pub(super) struct RefusalsOfText;
/// Refusals of an article that is to be stored.
pub(super) struct RefusalsOfArticle;

const ALWAYS: &[u16] = &[400, 500, 503, 504];
const OF_TEXT: &[u16] = &[408, 413, 415, 422];

impl IntoResponses for Refusals {
    fn responses() -> BTreeMap<String, RefOr<openapi::Response>> {
        refusals(&[ALWAYS])
    }
}

impl IntoResponses for RefusalsOfOne {
    fn responses() -> BTreeMap<String, RefOr<openapi::Response>> {
        refusals(&[ALWAYS, &[404, 410]])
    }
}

impl IntoResponses for RefusalsOfReview {
    fn responses() -> BTreeMap<String, RefOr<openapi::Response>> {
        refusals(&[ALWAYS, &[403, 404, 413, 422]])
    }
}

impl IntoResponses for RefusalsOfText {
    fn responses() -> BTreeMap<String, RefOr<openapi::Response>> {
        refusals(&[ALWAYS, OF_TEXT])
    }
}

impl IntoResponses for RefusalsOfArticle {
    fn responses() -> BTreeMap<String, RefOr<openapi::Response>> {
        refusals(&[ALWAYS, OF_TEXT, &[403]])
    }
}

/// A problem document for each status, described by the kinds that have it.
fn refusals(statuses: &[&[u16]]) -> BTreeMap<String, RefOr<openapi::Response>> {
    statuses
        .iter()
        .flat_map(|group| group.iter())
        .map(|status| (status.to_string(), refusal(*status).into()))
        .collect()
}

fn refusal(status: u16) -> openapi::Response {
    let of_status =
        KINDS.iter().filter(|kind| StatusCode::from_u16(status).is_ok_and(|status| kind.status == status));
    let titles: Vec<String> = of_status.map(|kind| format!("{} (`{}`)", kind.title, kind.slug)).collect();
    let schema = Ref::from_schema_name("Problem");
    let content = ContentBuilder::new().schema(Some(schema)).build();
    ResponseBuilder::new().description(titles.join("; ")).content("application/problem+json", content).build()
}
