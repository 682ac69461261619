//! Health, readiness, headers that every answer has.

use axum::http::Method;
use sqlx::PgPool;

use crate::helpers::Api;

#[sqlx::test]
async fn it_is_alive_and_ready(pool: PgPool) {
    let api = Api::new(pool);
    assert_eq!(api.get("/healthz").await.json()["status"], "ok");
    assert_eq!(api.get("/readyz").await.json()["status"], "ready");
    assert_eq!(api.send(Method::HEAD, "/readyz", &[], "").await.status, 200);
}

#[sqlx::test]
async fn every_answer_may_be_read_from_elsewhere_and_says_what_a_page_may_load(pool: PgPool) {
    let api = Api::new(pool);
    for path in ["/healthz", "/v1/reports", "/v1/nothing", "/", "/v1/reports?x=1", "/docs/"] {
        let answer = api.send(Method::GET, path, &[("origin", "https://elsewhere.example")], "").await;
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"), "{path}");
        let exposed = answer.header("access-control-expose-headers").unwrap_or("").to_lowercase();
        assert!(exposed.contains("link") && exposed.contains("x-request-id"), "{path}");
        let policy = answer.header("content-security-policy").unwrap_or("");
        for rule in [
            "default-src 'none'",
            "script-src 'self';",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'self'",
        ] {
            assert!(policy.contains(rule), "{path}: {policy}");
        }
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
    }
    let policy = api.get("/").await;
    assert!(!policy.header("content-security-policy").unwrap_or("").contains("unsafe"));
}

#[sqlx::test]
async fn a_foreign_page_may_not_write(pool: PgPool) {
    let api = Api::new(pool);
    let asks = [
        ("origin", "https://elsewhere.example"),
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", "content-type"),
    ];
    let answer = api.send(Method::OPTIONS, "/v1/articles", &asks, "").await;
    assert!(!answer.header("access-control-allow-methods").unwrap_or("").contains("POST"));
    assert!(!answer.header("access-control-allow-headers").unwrap_or("").contains("content-type"));
}

#[sqlx::test]
async fn long_answers_are_compressed_when_asked(pool: PgPool) {
    let api = Api::new(pool);
    let answer = api.send(Method::GET, "/v1/openapi.json", &[("accept-encoding", "gzip")], "").await;
    assert_eq!(answer.header("content-encoding"), Some("gzip"));
}
