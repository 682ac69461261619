//! How the estimates changed, as JSON and as CSV; the list of flows.

use axum::http::Method;
use serde_json::json;
use sqlx::PgPool;

use crate::helpers::Api;
use crate::said::Said;

const QUESTION: &str = "supplier=PRK&recipient=RUS&category=artillery";

/// South Korea: 160, later 200; Ukraine: 240.
async fn three(api: &Api) {
    api.hold(&[
        Said {
            url: "https://news.example/1",
            published: "2024-11-20",
            said: "2024-11-20",
            point: 160,
            ..Said::default()
        },
        Said { url: "https://news.example/2", point: 200, ..Said::default() },
        Said {
            url: "https://news.example/3",
            published: "2025-02-12",
            said: "2025-02-12",
            source: "UKR.hur",
            point: 240,
            ..Said::default()
        },
    ])
    .await;
}

#[sqlx::test]
async fn a_series_shows_its_steps_and_the_envelope_spans_the_sources(pool: PgPool) {
    let api = Api::new(pool);
    three(&api).await;
    let answer = api.get(&format!("/v1/estimates?{QUESTION}")).await.json();
    let flow = &answer["data"][0];
    assert_eq!(flow["flow"]["id"], "PRK-RUS-artillery");
    let series = flow["series"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|series| series["source"]["code"] == "KOR")
        .expect("South Korea");
    assert_eq!(series["source"]["name"], "South Korea");
    let points: Vec<_> = series["points"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|point| &point["quantity"]["point"])
        .collect();
    assert_eq!(points, [&json!(160), &json!(200)]);
    let event = &series["events"][0];
    assert_eq!(
        (&event["delta"], &event["percent"], &event["direction"]),
        (&json!(40), &json!(25.0), &json!("up"))
    );
    assert_eq!((&flow["envelopes"][0]["low"], &flow["envelopes"][0]["high"]), (&json!(200), &json!(240)));
    for name in [
        "as_of",
        "known_at",
        "seq",
        "by",
        "independence_level",
        "retrospective",
        "tier",
        "canonical_policy",
        "best",
    ] {
        assert!(answer["basis"].get(name).is_some(), "{name}");
    }
}

#[sqlx::test]
async fn the_past_does_not_know_what_came_later(pool: PgPool) {
    let api = Api::new(pool);
    three(&api).await;
    let then = api.get(&format!("/v1/estimates?{QUESTION}&as_of=2024-12-31")).await;
    let series = then.json()["data"][0]["series"].clone();
    assert_eq!(series.as_array().map(Vec::len), Some(1));
    assert_eq!(series[0]["points"].as_array().map(Vec::len), Some(1));
    assert!(!then.text().contains("2025-02"), "nothing dated after as_of: {}", then.text());
    let before = api.get(&format!("/v1/estimates?{QUESTION}&known_at=seq:0")).await.json();
    assert_eq!(before["data"], json!([]));
}

#[sqlx::test]
async fn a_pinned_estimate_never_changes(pool: PgPool) {
    let api = Api::new(pool);
    three(&api).await;
    let answer = api.get(&format!("/v1/estimates?{QUESTION}")).await.json();
    let permalink = answer["permalink"].as_str().expect("an address").to_owned();
    let first = api.get(&permalink).await;
    api.hold(&[Said {
        url: "https://news.example/4",
        published: "2025-01-05",
        said: "2025-01-05",
        point: 180,
        ..Said::default()
    }])
    .await;
    assert_eq!(api.get(&permalink).await.body, first.body);
    assert_ne!(api.get(&format!("/v1/estimates?{QUESTION}")).await.json()["data"], answer["data"]);
}

#[sqlx::test]
async fn figures_can_be_narrowed(pool: PgPool) {
    let api = Api::new(pool);
    three(&api).await;
    for (query, series, points) in [
        ("", 2, 3),
        ("&source=KOR", 1, 2),
        ("&source=KO", 0, 0),
        ("&by=source", 2, 3),
        ("&unit=units&kind=total&status=delivered&outlet=example+news", 2, 3),
        ("&unit=rounds", 0, 0),
        ("&item=m1989+koksan", 0, 0),
    ] {
        let answer = api.get(&format!("/v1/estimates?{QUESTION}{query}")).await.json();
        let rows = answer["data"]
            .as_array()
            .expect("a list")
            .iter()
            .flat_map(|row| row["series"].as_array().expect("a list").clone());
        let lengths: Vec<usize> =
            rows.map(|series| series["points"].as_array().map_or(0, Vec::len)).collect();
        assert_eq!((lengths.len(), lengths.iter().sum::<usize>()), (series, points), "{query}");
    }
}

#[sqlx::test]
async fn csv_has_one_row_a_point_whichever_way_it_is_asked_for(pool: PgPool) {
    let api = Api::new(pool);
    three(&api).await;
    let by_suffix = api.get(&format!("/v1/estimates.csv?{QUESTION}")).await;
    assert_eq!(by_suffix.header("content-type"), Some("text/csv; charset=utf-8"));
    assert!(
        by_suffix.header("content-disposition").is_some_and(|name| name.contains("PRK-RUS-artillery-seq-"))
    );
    let text = by_suffix.text();
    let lines: Vec<&str> = text.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 4, "{text}");
    assert!(lines[0].starts_with("supplier,recipient,category,series_id,source,said_on_from"));
    let second = lines.iter().find(|line| line.contains(",200,")).expect("the row of 200");
    assert!(second.contains(",40,25.0,"), "{second}");
    assert_eq!(api.get(&format!("/v1/estimates?{QUESTION}&format=csv")).await.text(), text);
    let accepted =
        api.send(Method::GET, &format!("/v1/estimates?{QUESTION}"), &[("accept", "text/csv")], "").await;
    assert_eq!(accepted.text(), text);
    let browser = api
        .send(Method::GET, &format!("/v1/estimates?{QUESTION}"), &[("accept", "text/html,*/*;q=0.8")], "")
        .await;
    assert!(browser.json()["data"].is_array());
}

#[sqlx::test]
async fn flows_are_listed_with_their_newest_figures(pool: PgPool) {
    let api = Api::new(pool);
    three(&api).await;
    let answer = api.get("/v1/flows").await.json();
    let flow = &answer["data"][0];
    assert_eq!(flow["flow"]["id"], "PRK-RUS-artillery");
    assert_eq!(
        (&flow["series_count"], &flow["report_count"], &flow["source_count"]),
        (&json!(2), &json!(3), &json!(2))
    );
    assert_eq!(flow["latest"].as_array().map(Vec::len), Some(2));
    assert!(answer["permalink"].as_str().is_some_and(|link| link.contains("known_at=seq:")));
    assert_eq!(api.get("/v1/flows?supplier=IRN").await.json()["data"], json!([]));
}

#[sqlx::test]
async fn unknown_is_a_legal_party(pool: PgPool) {
    let api = Api::new(pool);
    three(&api).await;
    assert_eq!(api.get("/v1/estimates?supplier=unknown&recipient=RUS").await.json()["data"], json!([]));
}
