//! A text is read and nothing is stored.

use serde_json::json;
use sqlx::PgPool;

use crate::helpers::Api;

#[sqlx::test]
async fn a_text_is_read_and_nothing_is_stored(pool: PgPool) {
    let api = Api::new(pool);
    let body = json!({"title": "Howitzers", "text": "Two words.", "published": "2025-02-11", "outlet": "Example News", "url": "https://News.example/a?utm_source=x#y"});
    let answer = api.post_json("/v1/extractions", body).await.json();
    let article = &answer["article"];
    assert_eq!(article["url"], "https://news.example/a");
    assert_eq!((&article["title"], &article["outlet"]), (&json!("Howitzers"), &json!("Example News")));
    assert_eq!(
        (&article["published_at"], &article["published_precision"]),
        (&json!("2025-02-11T00:00:00Z"), &json!("day"))
    );
    assert_eq!(article["text_length"], "Howitzers\n\nTwo words.".len());
    assert!(answer["reports"].is_array() && answer.get("doubts").is_none());
    assert_eq!(api.store.last_seq().await.expect("the ledger answers"), 0);
}

#[sqlx::test]
async fn doubts_come_when_asked_for(pool: PgPool) {
    let api = Api::new(pool);
    let answer =
        api.post_text("/v1/extractions?doubts=true&title=T&published=2025-02-11", "Two words.").await.json();
    assert!(answer["doubts"].is_array());
    assert_eq!(answer["article"]["title"], "T");
}

#[sqlx::test]
async fn a_missing_date_is_today_and_marked(pool: PgPool) {
    let answer = Api::new(pool).post_text("/v1/extractions", "Two words.").await.json();
    assert_eq!(answer["article"]["published_at"], "2025-02-12T00:00:00Z");
    assert_eq!(answer["article"]["published_basis"], "fallback");
}

#[sqlx::test]
async fn a_date_within_a_day_of_the_future_is_taken_and_flagged(pool: PgPool) {
    let answer = Api::new(pool).post_text("/v1/extractions?published=2025-02-13", "Two words.").await.json();
    assert_eq!(answer["article"]["published_in_future"], true);
}

#[sqlx::test]
async fn a_page_is_read_for_its_text(pool: PgPool) {
    let paragraph = "<p>Norland has delivered forty howitzers to Sudland, its defence ministry said on Tuesday, in the largest handover since the treaty was signed.</p>";
    let page = format!(
        "<html><head><title>Guns</title></head><body><article><h1>Guns</h1>{}</article></body></html>",
        paragraph.repeat(4)
    );
    let answer = Api::new(pool)
        .post_html("/v1/extractions?outlet=Example&url=https://news.example/g", &page)
        .await
        .json();
    assert_eq!(
        (&answer["article"]["title"], &answer["article"]["published_basis"]),
        (&json!("Guns"), &json!("fallback"))
    );
}
