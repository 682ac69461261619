//! Articles: taking them in and showing them.

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use utoipa::IntoParams;

use super::input::{
    Asked, ClockParams, Clocks, PageParams, Params, PathId, Query, Question, Sent, SentParams,
};
use super::openapi::{Refusals, RefusalsOfArticle, RefusalsOfOne};
use super::problem::{Problem, of_intake};
use super::writing::Writing;
use super::{AppState, off_the_runtime, shape};
use crate::history;
use crate::ingest::{self, Arrival};
use crate::model::{Id, VisibleReport};
use crate::store::{self, ArticleCursor, Outcome};
use crate::wire::{self, ArticleInput, ArticleText, List, ListedArticle, Posted, RevisionOfArticle};

/// Takes one article in. The same text again changes nothing (200); a changed text under the same address is a new
/// revision (201).
#[utoipa::path(post, path = "/v1/articles", operation_id = "post_article", tag = "articles", summary = "Take an article in",
    params(SentParams),
    request_body(content((ArticleInput = "application/json"), (String = "text/plain"), (String = "text/html"))),
    responses(
        (status = 201, description = "Stored, or stored as a new revision", body = Posted,
            headers(("location" = String, description = "Address of the article"))),
        (status = 200, description = "Known already; nothing was stored", body = Posted),
        RefusalsOfArticle))]
pub(super) async fn post_article(
    _: Writing,
    State(state): State<AppState>,
    sent: Sent,
) -> Result<Response, Problem> {
    let doubts = sent.doubts;
    let arrival = taken(&state, sent).await?;
    let written = state.writer.write(arrival).await?;
    let status = match written.outcome {
        Outcome::New | Outcome::Revised => StatusCode::CREATED,
        Outcome::Reread | Outcome::Known => StatusCode::OK,
    };
    let location = format!("/v1/articles/{}", written.article.article_id());
    let outcome = match written.outcome {
        Outcome::New => "created",
        Outcome::Revised => "revised",
        Outcome::Reread => "reread",
        Outcome::Known => "known",
    };
    let posted = Posted::new(outcome, written.seq, &written.article, &written.reading, doubts);
    Ok((status, [(header::LOCATION, location)], Json(posted)).into_response())
}

/// One article: the text of its newest revision (or the one named), its revisions, and the reports of the newest reading.
#[utoipa::path(get, path = "/v1/articles/{id}", operation_id = "get_article", tag = "articles", summary = "One article with its reports",
    params(("id" = String, Path, description = "Id of the article"), ArticleParams, ClockParams),
    responses((status = 200, description = "The article", body = ArticleText), RefusalsOfOne))]
pub(super) async fn get_article(
    State(state): State<AppState>,
    PathId(id): PathId,
    Query(question): Query<ArticleQuestion>,
) -> Result<Json<ArticleText>, Problem> {
    let basis = question.clocks.resolve(&state).await?;
    let article = match &question.revision {
        // Without a basis the newest text, even one that is dated a little ahead.
        revision if revision.is_some() || !question.is_dated => {
            state.store.article(&id, revision.as_ref()).await?
        }
        _ => state.store.article_at(&basis, &id).await?,
    };
    let article = article.ok_or_else(|| {
        Problem::not_found(format!(
            "The ledger holds no article {id}, no such revision of it, or none yet at the basis asked for"
        ))
    })?;
    if let Some(tombstone) = state.store.tombstone(&article.revision_id).await? {
        return Err(Problem::redacted(&tombstone));
    }
    shape::article_text(&state.store, &basis, &article).await.map(Json)
}

/// Every revision of an article at the basis, oldest first, and which figures each edit changed.
#[utoipa::path(get, path = "/v1/articles/{id}/revisions", operation_id = "list_revisions", tag = "articles", summary = "How an article changed",
    params(("id" = String, Path, description = "Id of the article"), ClockParams, PageParams),
    responses((status = 200, description = "The revisions", body = List<RevisionOfArticle>), RefusalsOfOne))]
pub(super) async fn list_revisions(
    State(state): State<AppState>,
    PathId(id): PathId,
    Query(ArticlesQuestion(asked)): Query<ArticlesQuestion>,
) -> Result<Response, Problem> {
    let basis = asked.basis(&state).await?;
    let mut revisions = state.store.revisions(&id).await?;
    revisions.retain(|revision| revision.seq <= basis.seq && revision.published.at < basis.as_of.before);
    if revisions.is_empty() {
        return Err(Problem::not_found(format!(
            "The ledger holds no article {id}, or none yet at the basis asked for"
        )));
    }
    let mut shapes = Vec::with_capacity(revisions.len());
    let mut before: Option<Vec<VisibleReport>> = None;
    for revision in &revisions {
        let tombstone = state.store.tombstone(&revision.id).await?;
        // Of a text that was taken down no figure is told, neither as one nor against the text before or after it.
        let reports = match &tombstone {
            Some(_) => None,
            None => Some(state.store.reports_of_revision(&revision.id, basis.seq).await?),
        };
        let pair = before.as_deref().zip(reports.as_deref());
        let changes = pair.map(|(before, after)| history::figure_changes(before, after));
        let shape = wire::Revision::new(
            &revision.id,
            &revision.title,
            &revision.published,
            revision.seq,
            revision.recorded_at,
        );
        let count = reports.as_ref().map_or(0, Vec::len);
        shapes.push(RevisionOfArticle::new(shape, count, changes.as_deref(), tombstone.as_ref()));
        before = reports;
    }
    let place = |row: &RevisionOfArticle| row.place();
    let (shapes, next) = asked.page_of(shapes, place);
    Ok(asked.list(shapes, next, &basis))
}

/// The articles of the public record at the basis, newest publication first, without their texts.
#[utoipa::path(get, path = "/v1/articles", operation_id = "list_articles", tag = "articles", summary = "Articles",
    params(ClockParams, PageParams),
    responses((status = 200, description = "A page of articles", body = List<ListedArticle>), Refusals))]
pub(super) async fn list_articles(
    State(state): State<AppState>,
    Query(ArticlesQuestion(asked)): Query<ArticlesQuestion>,
) -> Result<Response, Problem> {
    let basis = asked.basis(&state).await?;
    let after = asked.after.as_deref().map(read_place).transpose()?;
    let page = state.store.articles(&basis, after.as_ref(), asked.limit).await?;
    let rows = page.articles.iter();
    let shape = |row: &store::ListedArticle| {
        ListedArticle::new(&row.article, &row.language, row.text_length, row.report_count)
    };
    Ok(asked.list(rows.map(shape).collect(), page.next.as_ref().map(write_place), &basis))
}

/// The articles as asked for.
pub(super) struct ArticlesQuestion(Asked);

impl Question for ArticlesQuestion {
    const PARAMETERS: &'static [&'static [&'static str]] = &[Clocks::PARAMETERS, Asked::PARAMETERS];

    fn read(params: Params, state: &AppState) -> Result<ArticlesQuestion, Problem> {
        Asked::read(params, state).map(ArticlesQuestion)
    }
}

/// A place in the list, as the cursor carries it.
fn write_place(place: &ArticleCursor) -> String {
    format!("{}~{}", place.published_at.as_microsecond(), place.article_id)
}

fn read_place(text: &str) -> Result<ArticleCursor, Problem> {
    let place = text.split_once('~').and_then(|(published_at, id)| {
        let published_at = Timestamp::from_microsecond(published_at.parse().ok()?).ok()?;
        Some(ArticleCursor { published_at, article_id: Id::parse(id).ok()? })
    });
    // The cursor's seal was checked, so this place is one that we wrote.
    place.ok_or_else(|| Problem::internal("a sealed cursor holds no place in the articles"))
}

/// Which revision of an article.
pub(super) struct ArticleQuestion {
    revision: Option<Id>,
    clocks: Clocks,
    /// Whether a basis was asked for.
    is_dated: bool,
}

/// The parameters, for the description.
#[expect(dead_code, reason = "its fields document parameters; `ArticleQuestion` holds the values")]
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct ArticleParams {
    /// Id of a revision; absent means the newest, or the one that stood at the basis asked for.
    revision: Option<String>,
}

impl Question for ArticleQuestion {
    const PARAMETERS: &'static [&'static [&'static str]] = &[&["revision"], Clocks::PARAMETERS];

    fn read(params: Params, state: &AppState) -> Result<ArticleQuestion, Problem> {
        let is_dated = params.one("as_of")?.is_some() || params.one("known_at")?.is_some();
        let clocks = Clocks::read(&params, (state.now)())?;
        Ok(ArticleQuestion { revision: params.id("revision")?, clocks, is_dated })
    }
}

/// Checks and completes an article as it was sent.
pub(super) async fn taken(state: &AppState, sent: Sent) -> Result<Arrival, Problem> {
    let (now, in_query) = ((state.now)(), sent.in_query);
    let arrival = off_the_runtime(move || ingest::parse_arrival(sent.incoming, now)).await?;
    arrival.map_err(|error| of_intake(&error, in_query))
}
