//! Every refusal is the same document, names its place, and stores nothing.

use axum::body::Body;
use axum::http::Method;
use serde_json::json;
use sqlx::PgPool;

use crate::helpers::Api;

const JSON: &[(&str, &str)] = &[("content-type", "application/json")];
/// Headers, body, and the status and kind of the refusal.
type BadBody = (&'static [(&'static str, &'static str)], Vec<u8>, u16, &'static str);

const TEXT: &[(&str, &str)] = &[("content-type", "text/plain")];

/// The last change of the ledger; 0 while nothing was ever stored.
async fn stored(api: &Api) -> i64 {
    api.store.last_seq().await.expect("the ledger answers")
}

#[sqlx::test]
async fn a_bad_article_is_refused_with_its_field_and_nothing_is_stored(pool: PgPool) {
    let api = Api::new(pool);
    let over_the_limit = "a".repeat(8 * 1024 * 1024 + 1);
    let cases = [
        (json!({"text": ""}), 422, "invalid-article", "#/text"),
        (json!({"text": " \n\t"}), 422, "invalid-article", "#/text"),
        (json!({"text": "a\u{0}b"}), 422, "invalid-article", "#/text"),
        (json!({"text": "body", "title": "a\u{7}"}), 422, "invalid-article", "#/title"),
        (json!({"text": "body", "outlet": "\u{1b}"}), 422, "invalid-article", "#/outlet"),
        (json!({"text": over_the_limit}), 413, "too-large", "#/text"),
        (json!({"text": "body", "published": "2025-02-13T10:00:01Z"}), 422, "invalid-article", "#/published"),
        (json!({"text": "body", "published": "next week"}), 422, "invalid-article", "#/published"),
        (json!({"text": "body", "url": "ftp://a.example/"}), 422, "invalid-article", "#/url"),
        (
            json!({"text": "body", "url": format!("https://a.example/{}", "a".repeat(8192))}),
            422,
            "invalid-article",
            "#/url",
        ),
        (json!({}), 422, "invalid-article", "#/text"),
        (json!({"text": "body", "html": "<p>body</p>"}), 422, "invalid-article", "#/text"),
        (json!({"html": "<html><body><nav>Home</nav></body></html>"}), 422, "invalid-article", "#/html"),
        (json!({"text": 5}), 400, "invalid-json", "#/text"),
        (json!({"text": "body", "published": 20250211}), 400, "invalid-json", "#/published"),
        (json!({"text": "body", "sender": "me"}), 400, "invalid-json", "#/sender"),
        (json!(["body"]), 400, "invalid-json", "#"),
        (json!(null), 400, "invalid-json", "#"),
    ];
    for (body, status, slug, place) in cases {
        for path in ["/v1/articles", "/v1/extractions"] {
            let refusal = api.post_json(path, &body).await.refusal();
            assert_eq!(refusal, (status, slug.to_owned(), place.to_owned()), "{path} {body:.80}");
        }
    }
    assert_eq!(stored(&api).await, 0);
}

#[sqlx::test]
async fn a_bad_body_is_refused_and_nothing_is_stored(pool: PgPool) {
    let api = Api::new(pool);
    let huge = "a".repeat(9 * 1024 * 1024);
    let cases: [BadBody; 16] = [
        (JSON, b"{\"text\": \"a".to_vec(), 400, "invalid-json"),
        (JSON, b"".to_vec(), 400, "invalid-json"),
        (JSON, b"{\"text\": \"a\"} {}".to_vec(), 400, "invalid-json"),
        (JSON, b"{\"text\": \"a\", \"text\": \"b\"}".to_vec(), 400, "invalid-json"),
        (JSON, b"{\"text\": \"\\ud800\"}".to_vec(), 400, "invalid-json"),
        (JSON, "[".repeat(100_000).into_bytes(), 400, "invalid-json"),
        (JSON, b"{\"text\": \"\xff\xfe\"}".to_vec(), 400, "invalid-encoding"),
        (TEXT, b"caf\xe9".to_vec(), 400, "invalid-encoding"),
        (TEXT, b"".to_vec(), 422, "invalid-article"),
        (TEXT, b"a\0b".to_vec(), 422, "invalid-article"),
        (TEXT, huge.clone().into_bytes(), 413, "too-large"),
        (JSON, format!("{{\"text\": \"{huge}\"}}").into_bytes(), 413, "too-large"),
        (&[], b"body".to_vec(), 415, "unsupported-media-type"),
        (&[("content-type", "application/xml")], b"<a/>".to_vec(), 415, "unsupported-media-type"),
        (&[("content-type", "text/plain; charset=latin1")], b"body".to_vec(), 415, "unsupported-media-type"),
        (
            &[("content-type", "text/plain"), ("content-encoding", "gzip")],
            b"body".to_vec(),
            415,
            "unsupported-media-type",
        ),
    ];
    for (headers, body, status, slug) in cases {
        let start = String::from_utf8_lossy(&body[..body.len().min(40)]).into_owned();
        let (got, kind, _) =
            api.send(Method::POST, "/v1/articles", headers, Body::from(body)).await.refusal();
        assert_eq!((got, kind.as_str()), (status, slug), "{start}");
    }
    assert_eq!(stored(&api).await, 0);
}

#[sqlx::test]
async fn fields_in_the_query_are_named_as_parameters(pool: PgPool) {
    let api = Api::new(pool);
    for (query, place) in [
        ("published=2031-01-01", "published"),
        ("url=news.example", "url"),
        ("doubts=yes", "doubts"),
        ("published=2025-02-10&published=2025-02-11", "published"),
    ] {
        let (_, _, got) = api.post_text(&format!("/v1/articles?{query}"), "body").await.refusal();
        assert_eq!(got, place, "{query}");
    }
    let (status, slug, place) =
        api.post_json("/v1/articles?title=a", json!({"text": "body"})).await.refusal();
    assert_eq!((status, slug.as_str(), place.as_str()), (400, "invalid-parameter", "title"));
}

#[sqlx::test]
async fn an_unknown_parameter_is_refused_with_the_nearest_name(pool: PgPool) {
    let api = Api::new(pool);
    for (path, suggestion) in [
        ("/v1/reports?suplier=PRK", "supplier"),
        ("/v1/estimates?supplier=PRK&recipient=RUS&vintage_date=2024-01-01&knownat=1", ""),
        ("/v1/estimates?supplier=PRK&recipient=RUS&knownat=seq:1", "known_at"),
        ("/v1/flows?asof=2024-01-01", "as_of"),
        ("/v1/articles/AAAAAAAAAAAAAAAAAAAAAAAAAA?revisions=1", "revision"),
        ("/v1/reports?as-of=2024-01-01", "as_of"),
        ("/healthz?verbose=1", ""),
    ] {
        let problem = api.get(path).await.problem();
        assert_eq!(problem["type"], "/docs/problems/unknown-parameter", "{path}");
        assert_eq!(problem["errors"][0]["suggestion"].as_str().unwrap_or(""), suggestion, "{path}");
    }
    let problem = api.get("/v1/reports?supplier=North+Koera").await.problem();
    assert_eq!(problem["errors"][0]["suggestion"], "PRK");
    let problem =
        api.post_json("/v1/articles", json!({"text": "body", "publishd": "2025-02-11"})).await.problem();
    assert_eq!(problem["errors"][0]["suggestion"], "published");
}

#[sqlx::test]
async fn a_bad_question_is_refused_with_its_parameter(pool: PgPool) {
    let api = Api::new(pool);
    for (path, place) in [
        ("/v1/estimates?recipient=RUS", "supplier"),
        ("/v1/estimates?supplier=PRK", "recipient"),
        ("/v1/estimates?supplier=PRK&recipient=RUS&category=guns", "category"),
        ("/v1/estimates?supplier=PRK&recipient=RUS&by=continent", "by"),
        ("/v1/estimates?supplier=PRK&recipient=RUS&best=average", "best"),
        ("/v1/estimates?supplier=PRK&recipient=RUS&format=xml", "format"),
        ("/v1/estimates?supplier=PRK&recipient=RUS&as_of=2025-02-13", "as_of"),
        ("/v1/estimates?supplier=PRK&recipient=RUS&as_of=2025-02-30", "as_of"),
        ("/v1/estimates.csv?supplier=PRK&recipient=RUS&known_at=seq:x", "known_at"),
        ("/v1/estimates?supplier=PRK&recipient=RUS&known_at=seq:999999", "known_at"),
        ("/v1/estimates?supplier=Ruritania&recipient=RUS", "supplier"),
        ("/v1/reports?status=sent", "status"),
        ("/v1/reports?limit=0", "limit"),
        ("/v1/reports?limit=1001", "limit"),
        ("/v1/reports?limit=ten", "limit"),
        ("/v1/reports?supplier=", "supplier"),
        ("/v1/reports?supplier=%ff", "supplier"),
        ("/v1/reports?supplier=%00", "supplier"),
        ("/v1/reports/1234", "id"),
        ("/v1/articles/%ff", "id"),
        ("/v1/flows?cursor=abc", "cursor"),
    ] {
        let (status, _, got) = api.get(path).await.refusal();
        assert_eq!((status, got.as_str()), (400, place), "{path}");
    }
}

#[sqlx::test]
async fn what_the_framework_refuses_is_a_problem_too(pool: PgPool) {
    let api = Api::new(pool);
    for path in [
        "/v1",
        "/v1/",
        "/v1/nothing",
        "/v1/reports/",
        "/no/such/file.js",
        "/docs/problems/none",
        "/docs/none.js",
    ] {
        assert_eq!(api.get(path).await.refusal().0, 404, "{path}");
    }
    for id in ["reports", "articles"] {
        assert_eq!(api.get(&format!("/v1/{id}/AAAAAAAAAAAAAAAAAAAAAAAAAA")).await.refusal().1, "not-found");
    }
    for (method, path, allow) in [
        (Method::DELETE, "/v1/articles", ["POST", "POST"]),
        (Method::POST, "/v1/flows", ["GET", "HEAD"]),
        (Method::PUT, "/v1/reports", ["GET", "HEAD"]),
        (Method::GET, "/v1/extractions", ["POST", "POST"]),
        (Method::TRACE, "/healthz", ["GET", "HEAD"]),
    ] {
        let answer = api.send(method, path, &[], "").await;
        assert_eq!(answer.refusal().1, "method-not-allowed", "{path}");
        let listed = answer.header("allow").expect("an Allow header");
        assert!(allow.iter().all(|method| listed.contains(method)), "{path}: {listed}");
    }
}

#[sqlx::test]
async fn writing_can_be_closed(pool: PgPool) {
    let api = Api::read_only(pool);
    let (status, slug, _) = api.post_json("/v1/articles", json!({"text": "body"})).await.refusal();
    assert_eq!((status, slug.as_str()), (403, "writes-closed"));
    assert_eq!(api.post_json("/v1/extractions", json!({"text": "body"})).await.status, 200);
}

#[sqlx::test]
async fn a_page_of_another_site_may_not_write_even_plain_text(pool: PgPool) {
    let api = Api::new(pool);
    let headers =
        [("content-type", "text/plain"), ("origin", "https://elsewhere.example"), ("host", "127.0.0.1:8080")];
    let (status, slug, _) = api.send(Method::POST, "/v1/articles", &headers, "body").await.refusal();
    assert_eq!((status, slug.as_str()), (403, "foreign-origin"));
    assert_eq!(stored(&api).await, 0);
    let headers =
        [("content-type", "text/plain"), ("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")];
    assert_eq!(api.send(Method::POST, "/v1/articles", &headers, "body").await.status, 201);
}

#[sqlx::test]
async fn a_database_that_is_down_is_told_without_its_insides(pool: PgPool) {
    let api = Api::new(pool.clone());
    pool.close().await;
    for path in ["/v1/reports", "/v1/flows", "/v1/estimates?supplier=PRK&recipient=RUS", "/readyz"] {
        let answer = api.get(path).await;
        let problem = answer.problem();
        assert_eq!(
            (answer.status.as_u16(), problem["type"].as_str()),
            (503, Some("/docs/problems/database-unavailable")),
            "{path}"
        );
        assert!(answer.header("retry-after").is_some());
        let told = answer.text().to_lowercase();
        assert!(!["pool", "sql", "connection", "postgres"].iter().any(|word| told.contains(word)), "{told}");
    }
    assert_eq!(api.post_json("/v1/articles", json!({"text": "body"})).await.status, 503);
    assert_eq!(api.get("/healthz").await.status, 200);
}

#[sqlx::test]
async fn a_request_id_is_kept_if_it_is_plain_and_made_if_not(pool: PgPool) {
    let api = Api::new(pool);
    let kept = api.send(Method::GET, "/healthz", &[("x-request-id", "cron-42")], "").await;
    assert_eq!(kept.header("x-request-id"), Some("cron-42"));
    let made = api.send(Method::GET, "/healthz", &[("x-request-id", "a b\"c")], "").await;
    assert!(made.header("x-request-id").is_some_and(|id| id.len() == 36));
}
