//! Problem documents (RFC 9457): the one shape of every refusal.

use serde::Serialize;
use utoipa::ToSchema;

/// Why a request was refused.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(example = json!({
    "type": "/docs/problems/unknown-parameter",
    "title": "Unknown query parameter",
    "status": 400,
    "detail": "`suplier` is no parameter here; did you mean `supplier`?",
    "instance": "/v1/reports",
    "errors": [{"parameter": "suplier", "detail": "`suplier` is no parameter here", "suggestion": "supplier"}],
    "request_id": "0f2c3a52-7d0f-4f4a-9d0e-0d6a7f0c2b11"
}))]
pub struct Problem {
    /// Stable address of the kind of problem; it resolves to a page.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind in words; the same for every problem of the kind.
    pub title: String,
    /// The status of the response.
    pub status: u16,
    /// What went wrong this time.
    pub detail: String,
    /// The path that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance: Option<String>,
    /// The places at fault; empty if no single place is.
    pub errors: Vec<FieldError>,
    /// Names this request in the service's log.
    pub request_id: String,
}

/// One place at fault.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// JSON Pointer into the body, as a fragment: `#/published`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// Name of the query or path parameter, or of the header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parameter: Option<String>,
    /// What is wrong with it.
    pub detail: String,
    /// What was probably meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
}
