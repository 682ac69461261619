//! The reading of a text, stored nowhere.

use axum::Json;
use axum::extract::State;

use super::AppState;
use super::articles::taken;
use super::input::{Sent, SentParams};
use super::openapi::RefusalsOfText;
use super::problem::Problem;
use crate::ingest::{self, Arrival};
use crate::wire::{ArticleInput, Extraction};

/// Reads a text and answers with its reports; nothing is stored.
#[utoipa::path(post, path = "/v1/extractions", operation_id = "post_extraction", tag = "articles",
    summary = "Read a text without storing it", params(SentParams),
    request_body(content((ArticleInput = "application/json"), (String = "text/plain"), (String = "text/html"))),
    responses((status = 200, description = "What was read", body = Extraction), RefusalsOfText))]
pub(super) async fn post_extraction(
    State(state): State<AppState>,
    sent: Sent,
) -> Result<Json<Extraction>, Problem> {
    let doubts = sent.doubts;
    let Arrival { article, .. } = taken(&state, sent).await?;
    let lexicon = state.lexicon;
    let extraction = super::off_the_runtime(move || {
        let reading = ingest::read(lexicon, &article);
        Extraction::new(&article, &reading, doubts)
    });
    extraction.await.map(Json)
}
