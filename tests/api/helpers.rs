//! The one place that touches the API: tests hand it paths and bodies and look at answers.

use armsledger::extract::Lexicon;
use armsledger::http::{AppState, router};
use armsledger::ingest::Writer;
use armsledger::store::Store;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use futures_util::{Stream, StreamExt};
use http_body_util::BodyExt;
use jiff::Timestamp;
use serde_json::Value;
use sqlx::PgPool;
use tower::ServiceExt;

/// The clock of every test: Wednesday, 12 February 2025, 10:00 UTC.
pub(crate) fn now() -> Timestamp {
    "2025-02-12T10:00:00Z".parse().expect("an instant")
}

/// The service on a database of its own.
pub(crate) struct Api {
    router: Router,
    /// The ledger, for tests that store what no text says.
    pub(crate) store: Store,
    /// Streams end when this is dropped.
    _open: tokio::sync::watch::Sender<bool>,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Api {
    /// A service that takes articles.
    pub(crate) fn new(pool: PgPool) -> Api {
        Api::with(pool, true)
    }

    /// A service that takes none.
    pub(crate) fn read_only(pool: PgPool) -> Api {
        Api::with(pool, false)
    }

    fn with(pool: PgPool, writes_allowed: bool) -> Api {
        let store = Store::with_pool(pool);
        let (close, closing) = tokio::sync::watch::channel(false);
        let state = AppState {
            writer: Writer::new(store.clone(), Lexicon::embedded()),
            store: store.clone(),
            lexicon: Lexicon::embedded(),
            now,
            public_url: None,
            writes_allowed,
            closing: closing.clone(),
        };
        Api { router: router(state), store, _open: close }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], "").await
    }

    pub(crate) async fn post_json(&self, path: &str, body: impl ToString) -> Answer {
        let body = body.to_string();
        self.send(Method::POST, path, &[("content-type", "application/json")], body).await
    }

    pub(crate) async fn post_text(&self, path: &str, body: &str) -> Answer {
        self.send(Method::POST, path, &[("content-type", "text/plain; charset=utf-8")], body.to_owned()).await
    }

    pub(crate) async fn post_html(&self, path: &str, body: &str) -> Answer {
        self.send(Method::POST, path, &[("content-type", "text/html")], body.to_owned()).await
    }

    /// The pieces of an answer that does not end, as they come.
    pub(crate) async fn stream(
        &self,
        path: &str,
        headers: &[(&str, &str)],
    ) -> impl Stream<Item = String> + Unpin {
        let mut request = Request::get(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("the router answers");
        assert_eq!(response.status(), StatusCode::OK);
        let pieces = response.into_body().into_data_stream();
        pieces.map(|piece| String::from_utf8(piece.expect("a piece").to_vec()).expect("UTF-8"))
    }

    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body.into()).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("the router answers");
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("a whole body").to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("UTF-8")
    }

    /// The body of a success, as JSON.
    pub(crate) fn json(&self) -> Value {
        assert!(self.status.is_success(), "{}: {}", self.status, self.text());
        serde_json::from_slice(&self.body).expect("JSON")
    }

    /// The problem document of a refusal; checks the one shape that all of them have.
    pub(crate) fn problem(&self) -> Value {
        assert!(!self.status.is_success(), "a refusal was expected: {}", self.text());
        assert_eq!(
            self.header(header::CONTENT_TYPE.as_str()),
            Some("application/problem+json"),
            "{}",
            self.text()
        );
        let problem: Value = serde_json::from_slice(&self.body).expect("JSON");
        let members = problem.as_object().expect("an object");
        let known = ["type", "title", "status", "detail", "instance", "errors", "request_id"];
        assert!(members.keys().all(|name| known.contains(&name.as_str())), "{problem}");
        assert_eq!(problem["status"], self.status.as_u16(), "{problem}");
        for name in ["type", "title", "detail", "request_id", "instance"] {
            assert!(problem[name].as_str().is_some_and(|text| !text.is_empty()), "{name}: {problem}");
        }
        assert!(
            problem["type"].as_str().is_some_and(|kind| kind.starts_with("/docs/problems/")),
            "{problem}"
        );
        for error in problem["errors"].as_array().expect("a list") {
            assert!(
                error["detail"].is_string()
                    && (error["pointer"].is_string() != error["parameter"].is_string()),
                "{problem}"
            );
        }
        assert_eq!(self.header("x-request-id"), problem["request_id"].as_str());
        problem
    }

    /// Status, slug, and the place at fault of a refusal.
    pub(crate) fn refusal(&self) -> (u16, String, String) {
        let problem = self.problem();
        let slug = problem["type"].as_str().expect("text").trim_start_matches("/docs/problems/").to_owned();
        let error = &problem["errors"][0];
        let place = error["pointer"].as_str().or(error["parameter"].as_str()).unwrap_or("");
        (self.status.as_u16(), slug, place.to_owned())
    }
}
