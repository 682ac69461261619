//! What is new: pages, the stream and the Atom feed; how an article changed; what was taken down.

use armsledger::model::Id;
use armsledger::store::Store;
use axum::http::Method;
use futures_util::StreamExt;
use serde_json::json;
use sqlx::{ConnectOptions, PgPool};

use crate::helpers::Api;
use crate::said::Said;

async fn two(api: &Api) {
    api.hold(&[Said::default(), Said { url: "https://news.example/b", point: 210, ..Said::default() }]).await;
}

#[sqlx::test]
async fn the_changes_are_walked_in_order_and_go_on_where_they_ended(pool: PgPool) {
    let api = Api::new(pool);
    two(&api).await;
    let (mut after, mut seen) = (0, Vec::new());
    loop {
        let page = api.get(&format!("/v1/changes?after={after}&limit=3")).await.json();
        for change in page["data"].as_array().expect("a list") {
            seen.push((
                change["seq"].as_i64().expect("a seq"),
                change["kind"].as_str().expect("text").to_owned(),
            ));
        }
        after = page["page"]["next_after"].as_i64().expect("a seq");
        if page["page"]["more"] == json!(false) {
            break;
        }
    }
    let kinds: Vec<_> = seen.iter().map(|(seq, kind)| (*seq, kind.as_str())).collect();
    assert_eq!(kinds, [(1, "revision"), (2, "reading"), (3, "revision"), (4, "reading")]);
    let nothing = api.get("/v1/changes?after=4").await.json();
    assert_eq!((&nothing["data"], &nothing["page"]["next_after"]), (&json!([]), &json!(4)));
    for bad in ["after=5", "after=-1", "after=x", "limit=0", "since=1"] {
        assert_eq!(api.get(&format!("/v1/changes?{bad}")).await.status, 400, "{bad}");
    }
}

#[sqlx::test]
async fn the_stream_goes_on_after_the_last_event_that_was_seen_and_tells_what_comes(pool: PgPool) {
    let api = Api::new(pool);
    api.hold(&[Said::default()]).await;
    let mut events = api.stream("/v1/changes/stream", &[("last-event-id", "1")]).await;
    let first = events.next().await.expect("an event");
    assert!(first.contains("id: 2") && first.contains("event: reading"), "{first}");
    api.hold(&[Said { url: "https://news.example/b", point: 210, ..Said::default() }]).await;
    let mut told = String::new();
    while !told.contains("id: 4") {
        told += &events.next().await.expect("an event");
    }
    assert!(told.contains("id: 3"), "{told}");
    for bad in ["9", "-1", "x"] {
        let answer = api.send(Method::GET, "/v1/changes/stream", &[("last-event-id", bad)], "").await;
        assert_eq!(answer.status, 400, "{bad}");
    }
}

#[sqlx::test]
async fn feed_readers_get_the_newest_of_a_flow(pool: PgPool) {
    let api = Api::new(pool);
    two(&api).await;
    let feed = api.get("/v1/changes.atom?supplier=PRK&recipient=RUS").await;
    assert_eq!(feed.header("content-type"), Some("application/atom+xml; charset=utf-8"));
    let text = feed.text();
    assert_eq!(text.matches("<entry>").count(), 2, "{text}");
    assert!(text.contains("210 guns, North Korea → Russia, delivered</title>"), "{text}");
    assert_eq!(api.get("/v1/changes.atom?supplier=IRN").await.text().matches("<entry>").count(), 0);
    assert_eq!(api.get("/v1/changes.atom?flow=x").await.status, 400);
}

#[sqlx::test]
async fn an_edit_names_the_figures_that_it_changed(pool: PgPool) {
    let api = Api::new(pool);
    api.hold(&[Said { published: "2025-02-10", ..Said::default() }]).await;
    api.hold(&[Said { published: "2025-02-11", point: 220, ..Said::default() }]).await;
    let id = api.get("/v1/articles").await.json()["data"][0]["id"].as_str().expect("an id").to_owned();
    let revisions = api.get(&format!("/v1/articles/{id}/revisions")).await.json();
    assert_eq!(revisions["data"].as_array().map(Vec::len), Some(2));
    assert_eq!(revisions["data"][0]["figure_changes"], json!(null));
    let changes = &revisions["data"][1]["figure_changes"];
    assert_eq!(changes.as_array().map(Vec::len), Some(1));
    assert_eq!(
        (&changes[0]["before"]["quantity"]["point"], &changes[0]["after"]["quantity"]["point"]),
        (&json!(200), &json!(220))
    );
    let before = api.get(&format!("/v1/articles/{id}/revisions?as_of=2025-02-10")).await.json();
    assert_eq!(before["data"].as_array().map(Vec::len), Some(1));
    let old = api.get(&format!("/v1/articles/{id}?as_of=2025-02-10")).await.json();
    assert_eq!(old["reports"][0]["quantity"]["point"], 200);
    assert_eq!(api.get(&format!("/v1/articles/{id}?as_of=2025-02-09")).await.status, 404);
    assert_eq!(api.get(&format!("/v1/articles/{}/revisions", "A".repeat(26))).await.status, 404);
}

#[sqlx::test]
async fn what_was_taken_down_is_gone_and_leaves_a_tombstone(pool: PgPool) {
    let url = pool.connect_options().to_url_lossy().to_string();
    let api = Api::new(pool);
    two(&api).await;
    let report = api.get("/v1/reports").await.json()["data"][0].clone();
    let text = |member: &str| report["article"][member].as_str().expect("an id").to_owned();
    let revision = Id::parse(&text("revision_id")).expect("an id");
    Store::redact(&url, &revision, "court order", "the court").await.expect("taken down").expect("known");
    for path in [
        format!("/v1/articles/{}", text("id")),
        format!("/v1/reports/{}", report["id"].as_str().expect("an id")),
    ] {
        let problem = api.get(&path).await;
        assert_eq!((problem.refusal().0, problem.refusal().1.as_str()), (410, "redacted"), "{path}");
        assert!(problem.text().contains("court order"));
    }
    assert_eq!(api.get("/v1/reports").await.json()["data"].as_array().map(Vec::len), Some(1));
    let revisions = api.get(&format!("/v1/articles/{}/revisions", text("id"))).await.json();
    assert_eq!(
        (&revisions["data"][0]["report_count"], &revisions["data"][0]["redacted"]),
        (&json!(0), &json!("court order"))
    );
    let change = api.get("/v1/changes?after=4").await.json()["data"][0].clone();
    assert_eq!((&change["tombstone"], &change["reason"]), (&json!(true), &json!("court order")));
}
