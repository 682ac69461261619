//! The one place that touches the API: tests hand it paths and bodies and look at answers.

use armsledger::extract::{Lexicon, READER};
use armsledger::http::{AppState, router};
use armsledger::ingest::{Content, Incoming, Writer, parse_article, text_cluster};
use armsledger::model::*;
use armsledger::store::{Intake, Store};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;
use sqlx::PgPool;
use tower::ServiceExt;

/// The clock of every test: Wednesday, 12 February 2025, 10:00 UTC.
pub fn now() -> Timestamp {
    "2025-02-12T10:00:00Z".parse().expect("an instant")
}

/// The service on a database of its own.
pub struct Api {
    router: Router,
    /// The ledger, for tests that store what no text says.
    pub store: Store,
}

/// One statement to be stored as if a reader had found it: `South Korea said that North Korea delivered …`.
pub struct Said<'a> {
    /// Address of the article; the same address is the same article.
    pub url: &'a str,
    /// Day of publication.
    pub published: &'a str,
    /// The day it was said.
    pub said: &'a str,
    /// Code of the origin.
    pub source: &'a str,
    /// The figure.
    pub point: i64,
    /// Polarity in its word.
    pub polarity: &'a str,
}

impl Default for Said<'_> {
    fn default() -> Self {
        Said {
            url: "https://news.example/a",
            published: "2025-02-11",
            said: "2025-02-11",
            source: "KOR.mnd",
            point: 200,
            polarity: "affirmed",
        }
    }
}

impl Said<'_> {
    /// The statement as an article with its reading: PRK → RUS, artillery, delivered total.
    pub fn intake(&self) -> Intake {
        let day: Date = self.said.parse().expect("a day");
        let sentence =
            format!("{} said that Pyongyang delivered {} guns to Moscow.", self.source, self.point);
        let end = u32::try_from(sentence.len()).expect("short");
        let incoming = Incoming {
            content: Content::Text(sentence.clone()),
            title: None,
            url: Some(self.url.to_owned()),
            published: Some(self.published.to_owned()),
            outlet: Some("Example News".to_owned()),
        };
        let article = parse_article(incoming, now()).expect("an article");
        let party = |code: &str, name: &str| {
            Some(Party {
                code: ActorCode::parse(code).expect("a code"),
                name: name.to_owned(),
                kind: ActorKind::State,
                basis: FieldBasis::Stated,
                text: name.to_owned(),
            })
        };
        let point = Some(Amount::whole(self.point));
        let said_on = DateSpan {
            from: Some(day),
            to: Some(day.tomorrow().expect("a day")),
            precision: Precision::Day,
            basis: DateBasis::Stated,
            text: String::new(),
        };
        let origin = Hop {
            role: Role::Origin,
            group: Group::Single,
            order: 0,
            source: Source {
                code: SourceCode::parse(self.source).expect("a code"),
                name: self.source.to_owned(),
                country: ActorCode::parse(&self.source[..3]).ok(),
                kind: SourceKind::Ministry,
            },
            cue: Some("said".to_owned()),
            said_on: Some(said_on),
            venue: None,
            text: self.source.to_owned(),
            span: Some(Span { start: 0, end: 3 }),
        };
        let report = Report {
            act: Act::Transfer,
            supplier: party("PRK", "North Korea"),
            recipient: party("RUS", "Russia"),
            item: Item {
                category: Category::Artillery,
                kind: None,
                designation: None,
                text: "guns".to_owned(),
            },
            quantity: Quantity {
                point,
                low: point,
                high: point,
                qualifier: Qualifier::Exact,
                text: self.point.to_string(),
                ..Quantity::none(Unit::Units)
            },
            kind: Kind::Total,
            kind_basis: FieldBasis::Inferred,
            status: Status::Delivered,
            polarity: self.polarity.parse().expect("a word"),
            certainty: Certainty::Stated,
            attribution: vec![origin],
            period: None,
            evidence: Evidence {
                span: Span { start: 0, end },
                exact: sentence,
                prefix: String::new(),
                suffix: String::new(),
                parts: Parts::default(),
                others: Vec::new(),
            },
            links: Vec::new(),
            confidence: 0.9,
            rule: "test".to_owned(),
        };
        let reading = Reading {
            reader: READER.to_owned(),
            lexicon: Lexicon::embedded().hash().to_owned(),
            reports: vec![report],
            doubts: Vec::new(),
        };
        Intake { text_cluster: text_cluster(&article), article, reading, received_at: now() }
    }
}

impl Api {
    /// Puts statements into the ledger.
    pub async fn hold(&self, statements: &[Said<'_>]) {
        let intakes: Vec<Intake> = statements.iter().map(Said::intake).collect();
        for recorded in self.store.record(&intakes).await {
            recorded.expect("is recorded");
        }
    }
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Api {
    /// A service that takes articles.
    pub fn new(pool: PgPool) -> Api {
        Api::with(pool, true)
    }

    /// A service that takes none.
    pub fn read_only(pool: PgPool) -> Api {
        Api::with(pool, false)
    }

    fn with(pool: PgPool, writes_allowed: bool) -> Api {
        let store = Store::with_pool(pool);
        let state = AppState {
            writer: Writer::new(store.clone(), Lexicon::embedded()),
            store: store.clone(),
            lexicon: Lexicon::embedded(),
            now,
            public_url: None,
            writes_allowed,
        };
        Api { router: router(state), store }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], "").await
    }

    pub async fn post_json(&self, path: &str, body: impl ToString) -> Answer {
        let body = body.to_string();
        self.send(Method::POST, path, &[("content-type", "application/json")], body).await
    }

    pub async fn post_text(&self, path: &str, body: &str) -> Answer {
        self.send(Method::POST, path, &[("content-type", "text/plain; charset=utf-8")], body.to_owned()).await
    }

    pub async fn post_html(&self, path: &str, body: &str) -> Answer {
        self.send(Method::POST, path, &[("content-type", "text/html")], body.to_owned()).await
    }

    pub async fn send(
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
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("UTF-8")
    }

    /// The body of a success, as JSON.
    pub fn json(&self) -> Value {
        assert!(self.status.is_success(), "{}: {}", self.status, self.text());
        serde_json::from_slice(&self.body).expect("JSON")
    }

    /// The problem document of a refusal; checks the one shape that all of them have.
    pub fn problem(&self) -> Value {
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
    pub fn refusal(&self) -> (u16, String, String) {
        let problem = self.problem();
        let slug = problem["type"].as_str().expect("text").trim_start_matches("/docs/problems/").to_owned();
        let error = &problem["errors"][0];
        let place = error["pointer"].as_str().or(error["parameter"].as_str()).unwrap_or("");
        (self.status.as_u16(), slug, place.to_owned())
    }
}
