//! The hard cases in which a clock or the ledger itself takes part; the others stand in `tests/history/hard_cases/`.

use serde_json::{Value, json};
use sqlx::PgPool;

use crate::helpers::Api;
use crate::said::Said;

const QUESTION: &str = "/v1/estimates?supplier=PRK&recipient=RUS&category=artillery";

/// The points of the first series of an answer, with whether they are retrospective.
async fn points(api: &Api, clocks: &str) -> Vec<(i64, bool)> {
    let answer = api.get(&format!("{QUESTION}{clocks}")).await.json();
    let points = answer["data"][0]["series"][0]["points"].as_array().cloned().unwrap_or_default();
    let shown = |point: &Value| {
        (point["quantity"]["point"].as_i64().expect("a number"), point["retrospective"] == json!(true))
    };
    points.iter().map(shown).collect()
}

fn article(text: &str, url: &str, published: &str, outlet: &str) -> Value {
    json!({"title": "Guns", "text": text, "url": url, "published": published, "outlet": outlet})
}

fn delivered(count: i64) -> String {
    format!(
        "South Korea's Defense Ministry said on February 10 that North Korea had delivered {count} howitzers to Russia."
    )
}

#[sqlx::test]
async fn h09_an_old_figure_in_a_new_article_is_a_claim_of_its_time_and_no_fall(pool: PgPool) {
    let api = Api::new(pool);
    api.hold(&[
        Said { url: "https://news.example/new", ..Said::default() },
        Said { url: "https://news.example/old", said: "2024-11-20", point: 160, ..Said::default() },
    ])
    .await;
    assert_eq!(points(&api, "").await, [(160, false), (200, false)]);
    assert_eq!(points(&api, "&as_of=2024-12-31").await, [(160, true)]);
    assert_eq!(points(&api, "&as_of=2024-12-31&retrospective=exclude").await, []);
    let answer = api.get(QUESTION).await.json();
    let event = &answer["data"][0]["series"][0]["events"][0];
    assert_eq!((&event["delta"], &event["direction"]), (&json!(40), &json!("up")));
}

#[sqlx::test]
async fn h16_one_story_on_many_sites_is_one_source_and_every_copy_stays_listed(pool: PgPool) {
    let api = Api::new(pool);
    for site in ["one", "two", "three"] {
        let url = format!("https://{site}.example/story");
        api.post_json("/v1/articles", article(&delivered(200), &url, "2025-02-11", site)).await.json();
    }
    let answer = api.get(QUESTION).await.json();
    let flow = &answer["data"][0];
    let counts = &flow["series"][0]["points"][0]["counts"];
    assert_eq!(
        [&counts["reports"], &counts["outlets"], &counts["text_clusters"], &counts["independent_origins"]],
        [&json!(3), &json!(3), &json!(1), &json!(1)]
    );
    assert_eq!(flow["envelopes"][0]["independent_sources"], 1);
}

#[sqlx::test]
async fn h17_an_edit_under_one_address_leaves_the_old_record_and_the_old_text(pool: PgPool) {
    let api = Api::new(pool);
    let url = "https://one.example/story";
    let first =
        api.post_json("/v1/articles", article(&delivered(160), url, "2025-02-10", "One")).await.json();
    let before = api.get(&format!("{QUESTION}&as_of=2025-02-10")).await.json();
    let edited =
        api.post_json("/v1/articles", article(&delivered(200), url, "2025-02-11", "One")).await.json();
    assert_eq!(edited["outcome"], "revised");
    assert_eq!(points(&api, "").await, [(200, false)]);
    assert_eq!(points(&api, "&as_of=2025-02-10").await, [(160, false)]);
    let again = api.get(&format!("{QUESTION}&as_of=2025-02-10")).await.json();
    assert_eq!(again["data"], before["data"]);
    let id = first["article"]["id"].as_str().expect("an id");
    let old = first["article"]["revision_id"].as_str().expect("an id");
    let shown = api.get(&format!("/v1/articles/{id}?revision={old}")).await.json();
    assert_eq!(shown["text"], format!("Guns\n\n{}", delivered(160)));
}

#[sqlx::test]
async fn h19_a_merge_undone_leaves_every_old_answer_as_it_was(pool: PgPool) {
    let api = Api::new(pool);
    // One text read with three lexicons: the first names two units, the next takes them for one, the last undoes that.
    let mut seqs = Vec::new();
    for (lexicon, names) in [("aaaaaaaaaaaa", 2), ("bbbbbbbbbbbb", 1), ("cccccccccccc", 2)] {
        let mut intake = Said::default().intake();
        intake.reading.lexicon = lexicon.to_owned();
        let named = |n: usize| {
            let mut report = intake.reading.reports[0].clone();
            report.item.designation = Some(format!("Unit {n}"));
            report
        };
        intake.reading.reports = (0..names).map(named).collect();
        let recorded = api.store.record(&[intake]).await.remove(0).expect("is recorded");
        seqs.push(recorded.seq);
    }
    for (seq, series) in seqs.iter().zip([2, 1, 2]) {
        let answer = api.get(&format!("{QUESTION}&known_at=seq:{seq}")).await.json();
        let found = answer["data"][0]["series"].as_array().map(Vec::len);
        assert_eq!(found, Some(series), "known at {seq}: {answer}");
    }
    assert_eq!(api.get(QUESTION).await.json()["data"][0]["series"].as_array().map(Vec::len), Some(2));
}

#[sqlx::test]
async fn h24_an_old_article_that_comes_late_changes_the_record_and_no_answer_known_before(pool: PgPool) {
    let api = Api::new(pool);
    api.hold(&[Said::default()]).await;
    let seq = api.store.last_seq().await.expect("the ledger answers");
    let pinned = format!("{QUESTION}&as_of=2025-02-11&known_at=seq:{seq}");
    let before = api.get(&pinned).await;
    api.hold(&[Said {
        url: "https://news.example/late",
        published: "2024-11-20",
        said: "2024-11-20",
        point: 160,
        ..Said::default()
    }])
    .await;
    assert_eq!(points(&api, "&as_of=2025-02-11").await, [(160, false), (200, false)]);
    assert_eq!(points(&api, "&as_of=2024-12-31").await, [(160, false)]);
    assert_eq!(api.get(&pinned).await.body, before.body);
    assert_eq!(points(&api, &format!("&as_of=2024-12-31&known_at=seq:{seq}")).await, []);
}
