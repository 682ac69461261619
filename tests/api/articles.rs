//! Articles: once each, revised when the text changes, shown with their reports.

use serde_json::{Value, json};
use sqlx::PgPool;

use crate::helpers::Api;
use crate::said::Said;

fn article(text: &str, published: &str) -> Value {
    json!({"title": "Howitzers", "text": text, "url": "https://news.example/a", "published": published, "outlet": "Example News"})
}

#[sqlx::test]
async fn an_article_is_stored_once_however_often_it_is_sent(pool: PgPool) {
    let api = Api::new(pool);
    let first = api.post_json("/v1/articles", article("Two words.", "2025-02-11")).await;
    let created = first.json();
    assert_eq!((first.status.as_u16(), &created["outcome"]), (201, &json!("created")));
    assert_eq!(
        first.header("location"),
        Some(format!("/v1/articles/{}", created["article"]["id"].as_str().expect("an id")).as_str())
    );
    let seq = api.store.last_seq().await.expect("the ledger answers");
    for spelling in ["https://news.example/a", "HTTPS://NEWS.example:443/a?utm_source=feed#top"] {
        let mut again = article("Two words.", "2025-02-11");
        again["url"] = json!(spelling);
        let answer = api.post_json("/v1/articles", again).await;
        let known = answer.json();
        assert_eq!((answer.status.as_u16(), &known["outcome"]), (200, &json!("known")));
        assert_eq!(known["article"], created["article"]);
        assert_eq!(known["reports"], created["reports"]);
    }
    assert_eq!(api.store.last_seq().await.expect("the ledger answers"), seq, "nothing was written");
}

#[sqlx::test]
async fn a_known_text_keeps_the_date_that_it_came_with(pool: PgPool) {
    let api = Api::new(pool);
    let created = api.post_json("/v1/articles", article("Two words.", "2025-02-11")).await.json();
    let known = api.post_json("/v1/articles", article("Two words.", "2025-02-09")).await.json();
    assert_eq!(known["article"]["published_at"], created["article"]["published_at"]);
}

#[sqlx::test]
async fn the_same_article_sent_many_times_at_once_is_stored_once(pool: PgPool) {
    let api = Api::new(pool);
    let sends = (0..8).map(|_| api.post_json("/v1/articles", article("Two words.", "2025-02-11")));
    let answers = futures_util::future::join_all(sends).await;
    let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status.as_u16()).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 200, 200, 200, 200, 200, 200, 201]);
}

#[sqlx::test]
async fn a_changed_text_is_a_new_revision_with_a_date_of_its_own(pool: PgPool) {
    let api = Api::new(pool);
    let first = api.post_json("/v1/articles", article("Two words.", "2025-02-11")).await.json();
    let answer = api.post_json("/v1/articles", article("Three other words.", "2025-02-11")).await;
    let second = answer.json();
    assert_eq!((answer.status.as_u16(), &second["outcome"]), (201, &json!("revised")));
    assert_eq!(second["article"]["id"], first["article"]["id"]);
    assert_ne!(second["article"]["revision_id"], first["article"]["revision_id"]);
    assert_eq!(second["article"]["published_at"], "2025-02-12T10:00:00Z", "when it was received");
    assert_eq!(second["article"]["published_basis"], "received");
    let id = first["article"]["id"].as_str().expect("an id");
    let shown = api.get(&format!("/v1/articles/{id}")).await.json();
    assert_eq!(shown["text"], "Howitzers\n\nThree other words.");
    assert_eq!(shown["revisions"].as_array().map(Vec::len), Some(2));
    let old = first["article"]["revision_id"].as_str().expect("an id");
    let shown = api.get(&format!("/v1/articles/{id}?revision={old}")).await.json();
    assert_eq!((&shown["text"], &shown["revision_id"]), (&json!("Howitzers\n\nTwo words."), &json!(old)));
}

#[sqlx::test]
async fn a_changed_text_speaks_from_the_day_on_which_its_article_came_out(pool: PgPool) {
    let api = Api::new(pool);
    // It is Wednesday, 12 February; the article came out on Wednesday, 5 February.
    let text = |count: u32| {
        format!(
            "Sweden has delivered {count} howitzers to Ukraine, the Swedish Defense Ministry said on Tuesday."
        )
    };
    let mut said = Vec::new();
    for (count, published) in
        [(20, Some("2025-02-05")), (21, Some("2025-02-05")), (22, None), (23, Some("2025-02-12"))]
    {
        let mut sent = article(&text(count), "");
        sent["published"] = json!(published);
        let answer = api.post_json("/v1/articles", sent).await.json();
        let hop = &answer["reports"][0]["attribution"][0];
        said.push((answer["article"]["published_basis"].clone(), hop["said_on"]["from"].clone()));
    }
    let expected = [
        ("given", "2025-02-04"),
        ("received", "2025-02-04"),
        ("received", "2025-02-04"),
        // A later date is the revision's own.
        ("given", "2025-02-11"),
    ];
    assert_eq!(said, expected.map(|(basis, from)| (json!(basis), json!(from))));
}

#[sqlx::test]
async fn a_changed_page_speaks_from_the_day_on_which_it_came_out(pool: PgPool) {
    let api = Api::new(pool);
    let page = |count: u32, modified: &str| {
        format!(
            "<html lang=en><head><title>Howitzers</title><link rel=canonical href=https://news.example/p>\
             <meta property='article:published_time' content='2025-02-05T08:00:00Z'>{modified}</head>\
             <body><article><h1>Howitzers</h1><p>Sweden has delivered {count} howitzers to Ukraine, the Swedish \
             Defense Ministry said on Tuesday, in what it called the largest delivery of guns this year.</p>\
             <p>The delivery was announced in Stockholm, where officials spoke to reporters for an hour and \
             answered questions about the next steps of the programme.</p></article></body></html>"
        )
    };
    let modified = "<meta property='article:modified_time' content='2025-02-12T09:00:00Z'>";
    for (count, modified, basis) in [(20, "", "metadata"), (21, modified, "modified")] {
        let answer = api.post_html("/v1/articles", &page(count, modified)).await.json();
        assert_eq!(answer["article"]["published_basis"], basis, "{answer}");
        assert_eq!(answer["reports"][0]["attribution"][0]["said_on"]["from"], "2025-02-04", "{answer}");
    }
}

#[sqlx::test]
async fn texts_without_an_address_are_told_apart_by_their_words(pool: PgPool) {
    let api = Api::new(pool);
    for (text, status) in [("Two words.", 201), ("Two words.", 200), ("Other words.", 201)] {
        let answer = api.post_text("/v1/articles?published=2025-02-11&outlet=Example", text).await;
        assert_eq!(answer.status.as_u16(), status, "{text}");
    }
}

#[sqlx::test]
async fn line_ends_are_made_equal_before_anything_is_stored(pool: PgPool) {
    let api = Api::new(pool);
    let posted = api
        .post_text("/v1/articles?url=https://news.example/b", "\u{feff}One.\r\n\r\nTwo 🚀.\rThree.\n")
        .await
        .json();
    let id = posted["article"]["id"].as_str().expect("an id").to_owned();
    let shown = api.get(&format!("/v1/articles/{id}")).await.json();
    assert_eq!(shown["text"], "One.\n\nTwo 🚀.\nThree.\n");
    assert_eq!(shown["text_length"], shown["text"].as_str().map(|text| text.chars().count()).expect("text"));
}

#[sqlx::test]
async fn an_article_shows_its_reports_with_the_places_of_their_words(pool: PgPool) {
    let api = Api::new(pool);
    api.hold(&[Said::default()]).await;
    let id = Said::default().intake().article.article_id();
    let shown = api.get(&format!("/v1/articles/{}", id.as_str().to_lowercase())).await.json();
    let report = &shown["reports"][0];
    let place =
        |name: &str| usize::try_from(report["evidence"][name].as_u64().expect("a place")).expect("fits");
    let text = shown["text"].as_str().expect("text");
    let words: String = text.chars().skip(place("start")).take(place("end") - place("start")).collect();
    assert_eq!(report["evidence"]["exact"], words);
    assert_eq!((&report["quantity"]["point"], &report["article"]["id"]), (&json!(200), &shown["id"]));
}

#[sqlx::test]
async fn articles_are_listed_newest_first_and_only_those_of_the_public_record(pool: PgPool) {
    let api = Api::new(pool);
    for (n, published) in ["2025-02-01", "2025-02-03", "2025-02-02"].into_iter().enumerate() {
        let url = format!("https://news.example/{n}");
        api.hold(&[Said { url: &url, published, ..Said::default() }]).await;
    }
    let urls = |answer: &Value| -> Vec<String> {
        let rows = answer["data"].as_array().expect("a list").iter();
        rows.map(|row| row["url"].as_str().expect("an address").replace("https://news.example/", ""))
            .collect()
    };
    let first = api.get("/v1/articles?limit=2").await.json();
    assert_eq!(urls(&first), ["1", "2"]);
    let next = first["page"]["next_url"].as_str().expect("a next page");
    assert_eq!(urls(&api.get(next).await.json()), ["0"]);
    let then = api.get("/v1/articles?as_of=2025-02-01").await.json();
    assert_eq!(urls(&then), ["0"]);
    assert_eq!((&then["data"][0]["report_count"], &then["data"][0]["language"]), (&json!(1), &json!("en")));
}
