//! Reviews: a person accepts, rejects or corrects a report. Append-only; the newest decision holds.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use super::AppState;
use super::input::{NoQuestion, PathId, Query, nearest, parse_json};
use super::openapi::{RefusalsOfOne, RefusalsOfReview};
use super::problem::{self, Problem};
use super::writing::Writing;
use crate::extract::Lexicon;
use crate::model::{Amount, CorrectedField, Correction, Id, NewReview, Qualifier, Report, Verdict};
use crate::wire::{Review, ReviewInput, Reviews};

/// Longest reason and longest name of a reviewer, in characters.
const LONGEST_REASON: usize = 2000;
const LONGEST_REVIEWER: usize = 200;

/// Records a decision about a report. It holds from its `seq` on, for every basis that reaches it, and also for the same
/// statement in later readings of the same text. Said again it changes nothing (200).
#[utoipa::path(post, path = "/v1/reports/{id}/reviews", operation_id = "post_review", tag = "reports", summary = "Review a report",
    params(("id" = String, Path, description = "Id of the report")),
    request_body = ReviewInput,
    responses(
        (status = 201, description = "Recorded", body = Review),
        (status = 200, description = "This decision holds already; nothing was recorded", body = Review),
        RefusalsOfReview))]
pub(super) async fn post_review(
    _: Writing,
    State(state): State<AppState>,
    PathId(id): PathId,
    _: Query<NoQuestion>,
    body: Bytes,
) -> Result<Response, Problem> {
    let input: ReviewInput = parse_json(&body, ReviewInput::MEMBERS)?;
    let report = state.store.report(&id).await?.ok_or_else(|| no_report(&id))?;
    let review = checked(input, &id, &report.report, state.lexicon)?;
    let (review, is_new) = state.store.review(&review).await?.ok_or_else(|| no_report(&id))?;
    let status = if is_new { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(Review::from(&review))).into_response())
}

/// Every decision about a report, the oldest first; the last one holds.
#[utoipa::path(get, path = "/v1/reports/{id}/reviews", operation_id = "list_reviews", tag = "reports", summary = "Reviews of a report",
    params(("id" = String, Path, description = "Id of the report")),
    responses((status = 200, description = "The decisions", body = Reviews), RefusalsOfOne))]
pub(super) async fn list_reviews(
    State(state): State<AppState>,
    PathId(id): PathId,
    _: Query<NoQuestion>,
) -> Result<Json<Reviews>, Problem> {
    state.store.report(&id).await?.ok_or_else(|| no_report(&id))?;
    let reviews = state.store.reviews_of(&id).await?;
    Ok(Json(Reviews { data: reviews.iter().map(Review::from).collect() }))
}

fn no_report(id: &Id) -> Problem {
    Problem::not_found(format!("The ledger holds no report {id}"))
}

fn checked(input: ReviewInput, id: &Id, report: &Report, lexicon: &Lexicon) -> Result<NewReview, Problem> {
    let verdict: Verdict =
        input.verdict.parse().map_err(|error| refused("verdict", format!("`verdict`: {error}"), None))?;
    let reason = text("reason", &input.reason, LONGEST_REASON)?;
    let reviewer = text("reviewer", &input.reviewer, LONGEST_REVIEWER)?;
    let corrections = match (verdict, input.correction) {
        (Verdict::Correct, Some(fields)) if !fields.is_empty() => {
            let fields = fields.into_iter().map(|(name, value)| correction(&name, value, lexicon));
            completed(fields.collect::<Result<_, _>>()?, report)
        }
        (Verdict::Correct, _) => {
            let detail = "`correction` names the fields that are put right; without any, accept or reject";
            return Err(refused("correction", detail.to_owned(), None));
        }
        (_, Some(_)) => {
            let detail = format!("`correction` goes with the verdict `correct`, not with `{verdict}`");
            return Err(refused("correction", detail, None));
        }
        (_, None) => Vec::new(),
    };
    let fits = report.clone().corrected(&corrections);
    fits.map_err(|error| refused(&format!("correction/{}", error.field), error.to_string(), None))?;
    Ok(NewReview { report_id: id.clone(), verdict, reason, reviewer, corrections })
}

fn refused(member: &str, detail: String, suggestion: Option<String>) -> Problem {
    Problem::member(problem::INVALID_REVIEW, format!("#/{member}"), detail, suggestion)
}

/// A text that is not blank, without control characters but for line ends, and no longer than `most`.
fn text(member: &str, given: &str, most: usize) -> Result<String, Problem> {
    let given = given.trim();
    let controls = given.contains(|c: char| c.is_control() && c != '\n');
    match given.chars().count() {
        0 => Err(refused(member, format!("`{member}` is empty"), None)),
        length if length > most => {
            Err(refused(member, format!("`{member}` is longer than {most} characters"), None))
        }
        _ if controls => Err(refused(member, format!("`{member}` holds control characters"), None)),
        _ => Ok(given.to_owned()),
    }
}

fn correction(name: &str, value: Value, lexicon: &Lexicon) -> Result<Correction, Problem> {
    let member = format!("correction/{name}");
    let field: CorrectedField = name.parse().map_err(|error| {
        let known = CorrectedField::ALL.iter().map(|field| field.as_str());
        refused(&member, format!("`{name}`: {error}"), nearest(name, known))
    })?;
    let value = match value {
        Value::Null => None,
        Value::String(text) if text.trim().is_empty() => {
            return Err(refused(&member, format!("`{name}` is empty; null stands for none"), None));
        }
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => return Err(refused(&member, format!("`{name}` is a text, a number or null"), None)),
    };
    if value.as_ref().is_some_and(|value| value.len() > 200 || value.contains(char::is_control)) {
        return Err(refused(&member, format!("`{name}` is too long or holds control characters"), None));
    }
    let is_party = matches!(field, CorrectedField::Supplier | CorrectedField::Recipient);
    let Some(asked) = value.as_deref().filter(|_| is_party) else {
        return Ok(Correction { field, value, party: None });
    };
    let Some((code, name_of, kind)) = lexicon.actor_by_any(asked) else {
        let nearest = lexicon.nearest_actor(asked).map(str::to_owned);
        return Err(refused(&member, format!("`{name}`: `{asked}` is no known actor"), nearest));
    };
    Ok(Correction { field, value: Some(code.to_string()), party: Some((name_of.to_owned(), kind)) })
}

/// In order of field, with the bounds that follow from point and qualifier where they are not given.
fn completed(mut corrections: Vec<Correction>, report: &Report) -> Vec<Correction> {
    let given = |field| corrections.iter().find(|correction| correction.field == field);
    let is_number = |text: &str| Amount::parse(text).is_some();
    let is_bad = |correction: &Correction| correction.value.as_deref().is_some_and(|value| !is_number(value));
    // Bounds that follow from no number would be refused in its place.
    let changes_figure = given(CorrectedField::Point).is_none_or(|point| !is_bad(point))
        && [CorrectedField::Point, CorrectedField::Qualifier].into_iter().any(|field| given(field).is_some());
    if changes_figure {
        let qualifier =
            given(CorrectedField::Qualifier).and_then(|correction| correction.value.as_deref()?.parse().ok());
        let qualifier = qualifier.unwrap_or(report.quantity.qualifier);
        let point = match given(CorrectedField::Point) {
            Some(correction) => correction.value.clone(),
            None => report.quantity.point.map(|point| point.to_string()),
        };
        let (low, high) = match qualifier {
            Qualifier::Exact | Qualifier::About => (point.clone(), point),
            Qualifier::MoreThan | Qualifier::AtLeast => (point, None),
            Qualifier::UpTo | Qualifier::LessThan => (None, point),
            Qualifier::Range | Qualifier::Magnitude | Qualifier::None => {
                let text = |amount: Option<Amount>| amount.map(|amount| amount.to_string());
                (text(report.quantity.low), text(report.quantity.high))
            }
        };
        let missing: Vec<Correction> = [(CorrectedField::Low, low), (CorrectedField::High, high)]
            .into_iter()
            .filter(|(field, _)| given(*field).is_none())
            .map(|(field, value)| Correction { field, value, party: None })
            .collect();
        corrections.extend(missing);
    }
    // As the ledger gives them back, so that a decision said again is known again.
    corrections.sort_by_key(|correction| correction.field.as_str());
    corrections
}
