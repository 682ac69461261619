//! Refusals: every answer that is no success is one of these, told the same way (RFC 9457).
//!
//! A handler returns a [`Problem`]; the frame (`frame.rs`) writes it down, since only the frame knows the request's id
//! and path, and turns what axum and the layers refuse by themselves into problems too.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::ingest::IntakeError;
use crate::model::Tombstone;
use crate::store::StoreError;
use crate::wire::FieldError;

/// A kind of problem: its address, title and status never change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Last segment of its address, `/docs/problems/<slug>`.
    pub slug: &'static str,
    /// The kind in words.
    pub title: &'static str,
    /// Status of the response.
    pub status: StatusCode,
    /// For the page: when it happens and what to do.
    pub about: &'static str,
}

macro_rules! kinds {
    ($($name:ident = $slug:literal, $status:ident, $title:literal, $about:literal;)+) => {
        $(#[doc = $about] pub const $name: &Kind =
            &Kind { slug: $slug, title: $title, status: StatusCode::$status, about: $about };)+
        /// Every kind, in order of status.
        pub const KINDS: &[&Kind] = &[$($name),+];
    };
}

kinds! {
    UNKNOWN_PARAMETER = "unknown-parameter", BAD_REQUEST, "Unknown query parameter",
        "The address has a parameter that this path does not know. Unknown parameters are refused, since an ignored one would answer another question than the one asked. The nearest known name stands in `errors`.";
    INVALID_PARAMETER = "invalid-parameter", BAD_REQUEST, "Invalid parameter",
        "A parameter is known but its value cannot be used: an unknown code or word, no date, a date in the future, a value given twice, or bytes that are no UTF-8.";
    INVALID_CURSOR = "invalid-cursor", BAD_REQUEST, "Invalid cursor",
        "The cursor was changed, or belongs to another question. Ask again without it.";
    INVALID_JSON = "invalid-json", BAD_REQUEST, "Invalid JSON",
        "The body is no JSON, or not of the expected shape: a member has the wrong type, is unknown, missing or given twice. `errors` points at it.";
    INVALID_ENCODING = "invalid-encoding", BAD_REQUEST, "Not UTF-8",
        "The body is not UTF-8. Convert it first; guessing would change the words of the text.";
    UNREADABLE_BODY = "unreadable-body", BAD_REQUEST, "The body could not be read",
        "The connection broke or the body's framing was wrong. Nothing was stored.";
    BAD_REQUEST_ = "bad-request", BAD_REQUEST, "Bad request",
        "The request could not be understood.";
    WRITES_CLOSED = "writes-closed", FORBIDDEN, "Writing is closed",
        "This service takes articles only while it runs its own database on a loopback address.";
    FOREIGN_ORIGIN = "foreign-origin", FORBIDDEN, "A page of another site may not write",
        "A browser sent this for a page of another site. Articles are taken from programs, and from pages of this service only.";
    NOT_FOUND = "not-found", NOT_FOUND, "Not found",
        "Nothing stands at this address, or nothing did at the basis that was asked for.";
    METHOD_NOT_ALLOWED = "method-not-allowed", METHOD_NOT_ALLOWED, "Method not allowed",
        "The address exists but not for this method; the `Allow` header lists those that do.";
    REDACTED = "redacted", GONE, "Taken down",
        "The text was taken down, as the law may ask. A tombstone says when and why; the change feed has it under its `seq`.";
    SLOW_BODY = "slow-body", REQUEST_TIMEOUT, "The body came too slowly",
        "The body did not arrive in time. Nothing was stored; send it again.";
    TOO_LARGE = "too-large", PAYLOAD_TOO_LARGE, "Too large",
        "The body or the article's text is over the limit of 8 MiB. Nothing was stored.";
    UNSUPPORTED_MEDIA_TYPE = "unsupported-media-type", UNSUPPORTED_MEDIA_TYPE, "Unsupported media type",
        "An article comes as `application/json`, `text/plain` or `text/html`, in UTF-8 and uncompressed; say which in `Content-Type`.";
    INVALID_ARTICLE = "invalid-article", UNPROCESSABLE_ENTITY, "The article cannot be taken",
        "A field of the article is empty, holds control characters, is no date or no address, or the page holds no article text. `errors` names the field. Nothing was stored.";
    INVALID_REVIEW = "invalid-review", UNPROCESSABLE_ENTITY, "The review cannot be taken",
        "The verdict is unknown, reason or reviewer are empty, or a correction does not fit its field. `errors` names it. Nothing was recorded.";
    INTERNAL = "internal", INTERNAL_SERVER_ERROR, "Internal error",
        "Something went wrong inside. The service's log has it under the `request_id`.";
    UNAVAILABLE = "database-unavailable", SERVICE_UNAVAILABLE, "The database cannot be reached",
        "The service is up but its database is not. Try again after the time in `Retry-After`; sending the same article again is safe.";
    TIMEOUT = "timeout", GATEWAY_TIMEOUT, "Took too long",
        "The answer was not ready in time. If an article was sent, it may have been stored; sending it again is safe.";
    REFUSED = "refused", BAD_REQUEST, "Refused",
        "The request was refused; the status says why.";
}

/// One refusal.
#[derive(Debug, Clone)]
pub struct Problem {
    /// Its kind.
    pub kind: &'static Kind,
    /// Status; the kind's own but for [`REFUSED`].
    pub status: StatusCode,
    /// What went wrong this time, for the caller.
    pub detail: String,
    /// The places at fault.
    pub errors: Vec<FieldError>,
    /// When to try again.
    pub retry_after_seconds: Option<u32>,
    /// For the log only.
    pub cause: Option<Arc<str>>,
}

impl Problem {
    /// A problem of a kind.
    pub fn new(kind: &'static Kind, detail: impl Into<String>) -> Problem {
        Problem {
            kind,
            status: kind.status,
            detail: detail.into(),
            errors: Vec::new(),
            retry_after_seconds: None,
            cause: None,
        }
    }

    /// Adds a place at fault.
    pub fn at(mut self, error: FieldError) -> Problem {
        self.errors.push(error);
        self
    }

    /// A value of a query or path parameter that cannot be used.
    pub fn parameter(name: &str, detail: impl Into<String>, suggestion: Option<String>) -> Problem {
        Problem::faulty_parameter(INVALID_PARAMETER, name, detail.into(), suggestion)
    }

    /// A problem with one parameter; a suggestion ends the detail.
    pub fn faulty_parameter(
        kind: &'static Kind,
        name: &str,
        detail: String,
        suggestion: Option<String>,
    ) -> Problem {
        let told = match &suggestion {
            Some(suggestion) => format!("{detail}; did you mean `{suggestion}`?"),
            None => detail.clone(),
        };
        Problem::new(kind, told).at(FieldError {
            pointer: None,
            parameter: Some(name.to_owned()),
            detail,
            suggestion,
        })
    }

    /// A member of a JSON body at fault.
    pub fn member(
        kind: &'static Kind,
        pointer: String,
        detail: String,
        suggestion: Option<String>,
    ) -> Problem {
        let told = match &suggestion {
            Some(suggestion) => format!("{detail}; did you mean `{suggestion}`?"),
            None => detail.clone(),
        };
        Problem::new(kind, told).at(FieldError {
            pointer: Some(pointer),
            parameter: None,
            detail,
            suggestion,
        })
    }

    /// Nothing at this address.
    pub fn not_found(what: impl Into<String>) -> Problem {
        Problem::new(NOT_FOUND, what)
    }

    /// A text that was taken down: what is left of it.
    pub fn redacted(tombstone: &Tombstone) -> Problem {
        let Tombstone { revision_id, reason, requested_by, seq, recorded_at } = tombstone;
        Problem::new(
            REDACTED,
            format!(
                "The words of revision {revision_id} were taken down at {recorded_at} (seq:{seq}) as {requested_by} asked: {reason}"
            ),
        )
    }

    /// A failure inside; `cause` goes to the log and nowhere else.
    pub fn internal(cause: impl std::fmt::Display) -> Problem {
        Problem { cause: Some(cause.to_string().into()), ..Problem::new(INTERNAL, INTERNAL.about) }
    }

    /// The database cannot be reached; `cause` goes to the log and nowhere else.
    pub fn unavailable(cause: impl std::fmt::Display) -> Problem {
        Problem {
            retry_after_seconds: Some(2),
            cause: Some(cause.to_string().into()),
            ..Problem::new(UNAVAILABLE, UNAVAILABLE.about)
        }
    }

    /// Not ready to answer, whatever the reason.
    pub fn not_ready(error: &StoreError) -> Problem {
        Problem::unavailable(chain(error))
    }

    /// What axum or a layer refused by itself, known by its status alone.
    pub fn of_status(status: StatusCode) -> Problem {
        let kind = KINDS.iter().copied().find(|kind| kind.status == status && *kind != REFUSED);
        let kind = match status {
            StatusCode::BAD_REQUEST => BAD_REQUEST_,
            _ => kind.unwrap_or(REFUSED),
        };
        Problem { status, ..Problem::new(kind, kind.about) }
    }

    /// The shape on the wire.
    pub fn to_wire(&self, instance: &str, request_id: &str) -> crate::wire::Problem {
        crate::wire::Problem {
            kind: format!("/docs/problems/{}", self.kind.slug),
            title: self.kind.title.to_owned(),
            status: self.status.as_u16(),
            detail: self.detail.clone(),
            instance: Some(instance.to_owned()),
            errors: self.errors.clone(),
            request_id: request_id.to_owned(),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Says what is wrong with an article; `in_query` are the fields that came as query parameters.
pub fn of_intake(error: &IntakeError, in_query: bool) -> Problem {
    use crate::ingest::Field;
    let kind = if error.reason.is_size() { TOO_LARGE } else { INVALID_ARTICLE };
    match error.field {
        Field::Text | Field::Html if in_query => {
            Problem::new(kind, format!("The body {}", error.reason)).at(FieldError {
                pointer: Some("#".to_owned()),
                detail: error.reason.to_string(),
                ..FieldError::default()
            })
        }
        field if in_query => Problem::faulty_parameter(kind, field.as_str(), error.to_string(), None),
        _ => Problem::member(kind, error.pointer(), error.to_string(), None),
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Problem {
        if error.is_unavailable() {
            Problem::unavailable(chain(&error))
        } else {
            Problem::internal(chain(&error))
        }
    }
}

/// An error with its causes, for the log.
fn chain(error: &dyn std::error::Error) -> String {
    std::iter::successors(Some(error), |error| error.source())
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_own_slug() {
        let mut slugs: Vec<_> = KINDS.iter().map(|kind| kind.slug).collect();
        slugs.sort_unstable();
        slugs.dedup();
        assert_eq!(slugs.len(), KINDS.len());
    }

    #[test]
    fn a_bare_status_finds_its_kind() {
        assert_eq!(Problem::of_status(StatusCode::NOT_FOUND).kind, NOT_FOUND);
        assert_eq!(Problem::of_status(StatusCode::GATEWAY_TIMEOUT).kind, TIMEOUT);
        let teapot = Problem::of_status(StatusCode::IM_A_TEAPOT);
        assert_eq!((teapot.kind, teapot.status), (REFUSED, StatusCode::IM_A_TEAPOT));
    }
}
