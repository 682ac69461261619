//! What comes in, wrapped once, so that a refusal looks like ours and nothing unknown is ignored.

mod actor;
mod body;
mod clocks;
mod flow;
mod json;
mod page;
mod params;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;

use super::AppState;
use super::problem::Problem;
use crate::model::Id;

pub(crate) use body::{BODY_LIMIT_BYTES, Sent, SentParams};
pub(crate) use clocks::{ClockParams, Clocks};
pub(crate) use flow::FlowFilter;
pub(crate) use json::parse_json;
pub(crate) use page::{Asked, PageParams, with_link};
pub(crate) use params::{Params, nearest};

/// A question in the query string.
pub(crate) trait Question: Sized {
    /// Every parameter it knows.
    const PARAMETERS: &'static [&'static [&'static str]];

    /// Reads it; parameters that are not known were refused before.
    fn read(params: Params, state: &AppState) -> Result<Self, Problem>;
}

/// The query string as a typed question.
pub(crate) struct Query<T>(pub T);

impl<T: Question> FromRequestParts<AppState> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Query<T>, Problem> {
        let params = Params::parse(parts.uri.path(), parts.uri.query().unwrap_or(""), T::PARAMETERS)?;
        T::read(params, state).map(Query)
    }
}

/// No parameters at all.
pub(crate) struct NoQuestion;

impl Question for NoQuestion {
    const PARAMETERS: &'static [&'static [&'static str]] = &[];

    fn read(_: Params, _: &AppState) -> Result<NoQuestion, Problem> {
        Ok(NoQuestion)
    }
}

/// The `{id}` of the path.
pub(crate) struct PathId(pub Id);

impl<S: Send + Sync> FromRequestParts<S> for PathId {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<PathId, Problem> {
        let refused = |detail: String| Problem::parameter("id", detail, None);
        let Path(text) = Path::<String>::from_request_parts(parts, state)
            .await
            .map_err(|_| refused("the id in the path is no UTF-8".to_owned()))?;
        Id::parse(&text).map(PathId).map_err(|error| refused(error.to_string()))
    }
}
