//! Reviews over HTTP: decisions about reports, what they change and what they leave.

use serde_json::{Value, json};
use sqlx::PgPool;

use crate::helpers::Api;
use crate::said::Said;

const QUESTION: &str = "/v1/estimates?supplier=PRK&recipient=RUS&category=artillery";

async fn held(api: &Api) -> String {
    api.hold(&[Said::default()]).await;
    let reports = api.get("/v1/reports").await.json();
    reports["data"][0]["id"].as_str().expect("an id").to_owned()
}

fn review(verdict: &str) -> Value {
    json!({"verdict": verdict, "reason": "The paper printed another number.", "reviewer": "desk@example.org"})
}

#[sqlx::test]
async fn a_rejected_report_leaves_every_answer_but_those_of_before(pool: PgPool) {
    let api = Api::new(pool);
    let id = held(&api).await;
    let before = api.get(QUESTION).await.json();
    let permalink = before["permalink"].as_str().expect("an address").to_owned();
    let answer = api.post_json(&format!("/v1/reports/{id}/reviews"), review("reject")).await;
    assert_eq!((answer.status.as_u16(), &answer.json()["verdict"]), (201, &json!("reject")));
    let again = api.post_json(&format!("/v1/reports/{id}/reviews"), review("reject")).await;
    assert_eq!((again.status.as_u16(), again.json()), (200, answer.json()));
    assert_eq!(api.get(QUESTION).await.json()["data"], json!([]));
    assert_eq!(api.get(&permalink).await.json()["data"], before["data"], "the past stays");
    let listed = api.get(&format!("/v1/reports/{id}/reviews")).await.json();
    assert_eq!(listed["data"], json!([answer.json()]));
    let change = api
        .get(&format!("/v1/changes?after={}", answer.json()["seq"].as_i64().expect("a seq") - 1))
        .await
        .json();
    assert_eq!(
        (&change["data"][0]["kind"], &change["data"][0]["verdict"], &change["data"][0]["flow_ids"]),
        (&json!("review"), &json!("reject"), &json!(["PRK-RUS-artillery"]))
    );
}

#[sqlx::test]
async fn a_correction_moves_the_figure_and_keeps_the_words(pool: PgPool) {
    let api = Api::new(pool);
    let id = held(&api).await;
    let mut correction = review("correct");
    correction["correction"] = json!({"point": 220, "qualifier": "more_than", "recipient": "Iran"});
    let answer = api.post_json(&format!("/v1/reports/{id}/reviews"), correction).await;
    assert_eq!(answer.status.as_u16(), 201, "{}", answer.text());
    let report = api.get("/v1/reports?recipient=IRN").await.json()["data"][0].clone();
    assert_eq!(report["id"], json!(id));
    assert_eq!(
        (&report["quantity"]["point"], &report["quantity"]["low"], &report["quantity"]["high"]),
        (&json!(220), &json!(220), &Value::Null)
    );
    assert_eq!(
        (&report["quantity"]["low_inclusive"], &report["recipient"]["name"]),
        (&json!(false), &json!("Iran"))
    );
    assert_eq!(report["review"]["verdict"], "correct");
    assert!(report["evidence"]["exact"].as_str().is_some_and(|words| words.contains("200 guns")), "{report}");
    assert_eq!(api.get(QUESTION).await.json()["data"], json!([]));
    let moved =
        api.get("/v1/estimates?supplier=PRK&recipient=IRN&category=artillery&tier=reviewed").await.json();
    assert_eq!(moved["data"][0]["series"][0]["points"][0]["quantity"]["point"], 220);
    assert_eq!(moved["basis"]["tier"], "reviewed");
}

#[sqlx::test]
async fn only_what_was_looked_at_is_in_the_reviewed_tier(pool: PgPool) {
    let api = Api::new(pool);
    let id = held(&api).await;
    let reviewed = format!("{QUESTION}&tier=reviewed");
    assert_eq!(api.get(&reviewed).await.json()["data"], json!([]));
    api.post_json(&format!("/v1/reports/{id}/reviews"), review("accept")).await.json();
    assert_eq!(api.get(&reviewed).await.json()["data"].as_array().map(Vec::len), Some(1));
    assert_eq!(api.get(&format!("{QUESTION}&tier=vetted")).await.refusal().2, "tier");
}

#[sqlx::test]
async fn a_review_that_cannot_be_taken_names_the_member_and_records_nothing(pool: PgPool) {
    let api = Api::new(pool);
    let id = held(&api).await;
    let seq = api.store.last_seq().await.expect("the ledger answers");
    let path = format!("/v1/reports/{id}/reviews");
    let with = |member: &str, value: Value| {
        let mut body = review("correct");
        body[member] = value;
        body
    };
    for (body, place) in [
        (with("verdict", json!("maybe")), "#/verdict"),
        (with("reason", json!("  ")), "#/reason"),
        (with("reviewer", json!("a\u{0}b")), "#/reviewer"),
        (review("correct"), "#/correction"),
        (with("correction", json!({"point": "many"})), "#/correction/point"),
        (with("correction", json!({"pont": 5})), "#/correction/pont"),
        (with("correction", json!({"recipient": "Atlantis"})), "#/correction/recipient"),
        (with("correction", json!({"status": null})), "#/correction/status"),
        (with("correction", json!({"low": 9, "high": 5})), "#/correction/low"),
    ] {
        let answer = api.post_json(&path, &body).await;
        assert_eq!(answer.refusal(), (422, "invalid-review".into(), place.into()), "{body}");
    }
    let mut accept = review("accept");
    accept["correction"] = json!({"point": 5});
    assert_eq!(api.post_json(&path, accept).await.refusal().2, "#/correction");
    assert_eq!(api.post_json(&path, json!({"verdict": "accept"})).await.refusal().1, "invalid-json");
    let nobody = "A".repeat(26);
    assert_eq!(api.post_json(&format!("/v1/reports/{nobody}/reviews"), review("accept")).await.status, 404);
    assert_eq!(api.store.last_seq().await.expect("the ledger answers"), seq, "nothing was recorded");
}

#[sqlx::test]
async fn a_service_that_takes_no_articles_takes_no_reviews(pool: PgPool) {
    let api = Api::read_only(pool);
    let path = format!("/v1/reports/{}/reviews", "A".repeat(26));
    assert_eq!(api.post_json(&path, review("accept")).await.refusal().1, "writes-closed");
}
