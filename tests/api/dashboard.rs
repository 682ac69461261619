//! The embedded page, built or not.

use axum::http::Method;
use sqlx::PgPool;

use crate::helpers::Api;

#[sqlx::test]
async fn the_front_page_is_the_dashboard_or_says_how_to_build_it(pool: PgPool) {
    let front = Api::new(pool).get("/").await;
    assert_eq!(front.status, 200);
    assert!(front.header("content-type").is_some_and(|kind| kind.starts_with("text/html")));
    assert!(front.text().contains("<script") || front.text().contains("npm run build"));
}

#[sqlx::test]
async fn an_address_of_the_page_is_the_page_and_a_missing_file_is_not(pool: PgPool) {
    let api = Api::new(pool);
    let is_built = api.get("/").await.text().contains("<script");
    assert_eq!(api.get("/flows/PRK-RUS-artillery").await.status.as_u16(), if is_built { 200 } else { 404 });
    assert_eq!(api.get("/assets/none-0000.js").await.refusal().0, 404);
    assert_eq!(api.send(Method::POST, "/flows/x", &[], "").await.refusal().0, 404);
}

#[sqlx::test]
async fn built_files_may_be_kept_and_the_page_is_asked_again(pool: PgPool) {
    let api = Api::new(pool);
    let page = api.get("/").await;
    let Some(script) =
        page.text().split("src=\"/").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned)
    else {
        return; // Built without its dashboard.
    };
    let file = api.get(&format!("/{script}")).await;
    assert!(file.header("cache-control").is_some_and(|kept| kept.contains("immutable")), "{script}");
    assert!(file.header("content-type").is_some_and(|kind| kind.contains("javascript")), "{script}");
    assert_eq!(page.header("cache-control"), Some("no-cache"));
    let tag = page.header("etag").expect("a tag");
    assert_eq!(api.send(Method::GET, "/", &[("if-none-match", tag)], "").await.status, 304);
}
