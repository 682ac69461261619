//! What changed between two bases: every cause by itself, and nothing where nothing changed.

use armsledger::model::Id;
use armsledger::store::{Intake, Store};
use serde_json::{Value, json};
use sqlx::{ConnectOptions, PgPool};

use crate::helpers::Api;
use crate::said::Said;

const FLOW: &str = "supplier=PRK&recipient=RUS&category=artillery";

async fn diff(api: &Api, bases: &str) -> Value {
    api.get(&format!("/v1/diff?{FLOW}&{bases}")).await.json()
}

/// The causes, each with its claims' speakers.
fn causes(diff: &Value) -> Vec<String> {
    let causes = diff["data"]["causes"].as_array().expect("a list");
    causes.iter().map(|cause| cause["cause"].as_str().expect("text").to_owned()).collect()
}

fn old(point: i64) -> Said<'static> {
    Said {
        url: "https://news.example/old",
        published: "2025-01-10",
        said: "2025-01-10",
        point,
        ..Said::default()
    }
}

async fn seq(api: &Api) -> i64 {
    api.store.last_seq().await.expect("the ledger answers")
}

#[sqlx::test]
async fn a_new_statement_is_told_from_an_old_one_that_came_late(pool: PgPool) {
    let api = Api::new(pool);
    api.hold(&[old(160), Said::default()]).await;
    let by_day = diff(&api, "from=2025-01-31").await;
    assert_eq!(causes(&by_day), ["new_statement"]);
    let series = &by_day["data"]["series"][0];
    assert_eq!(
        (&series["latest"]["before"]["quantity"]["point"], &series["latest"]["after"]["quantity"]["point"]),
        (&json!(160), &json!(200))
    );
    assert_eq!(by_day["data"]["envelopes"][0]["after"]["high"], 200);
    let before = seq(&api).await;
    api.hold(&[Said {
        url: "https://news.example/late",
        published: "2025-01-20",
        said: "2025-01-20",
        point: 180,
        ..Said::default()
    }])
    .await;
    let late = diff(&api, &format!("from=seq:{before}")).await;
    assert_eq!(causes(&late), ["late_ingest"]);
    assert_eq!(
        causes(&diff(&api, &format!("from=2025-01-31,seq:{before}&to=2025-01-31")).await),
        ["late_ingest"]
    );
}

#[sqlx::test]
async fn nothing_differs_from_itself_and_a_pinned_answer_stays(pool: PgPool) {
    let api = Api::new(pool);
    api.hold(&[old(160), Said::default()]).await;
    let same = diff(&api, "from=2025-02-11&to=2025-02-11").await;
    assert_eq!(same["data"], json!({"causes": [], "series": [], "envelopes": []}));
    let first = diff(&api, "from=2025-01-31").await;
    let permalink = first["permalink"].as_str().expect("an address").to_owned();
    let pinned = api.get(&permalink).await;
    assert_eq!(pinned.json()["data"], first["data"]);
    api.hold(&[Said { url: "https://news.example/x", point: 500, ..Said::default() }]).await;
    assert_eq!(api.get(&permalink).await.text(), pinned.text(), "the same bytes");
}

#[sqlx::test]
async fn an_edit_a_further_reading_a_review_and_a_takedown_are_told_apart(pool: PgPool) {
    let url = pool.connect_options().to_url_lossy().to_string();
    let api = Api::new(pool);
    api.hold(&[Said { published: "2025-02-10", ..Said::default() }]).await;
    let first = seq(&api).await;
    api.hold(&[Said { point: 220, ..Said::default() }]).await;
    assert_eq!(causes(&diff(&api, &format!("from=seq:{first}")).await), ["article_edit", "article_edit"]);

    let edited = seq(&api).await;
    let mut intake: Intake = Said { point: 220, ..Said::default() }.intake();
    intake.reading.reader = "rules/99.0.0".to_owned();
    api.store.record(&[intake]).await.remove(0).expect("recorded");
    assert_eq!(causes(&diff(&api, &format!("from=seq:{edited}")).await), ["re_reading", "re_reading"]);

    let reread = seq(&api).await;
    let report = api.get("/v1/reports").await.json()["data"][0].clone();
    let path = format!("/v1/reports/{}/reviews", report["id"].as_str().expect("an id"));
    let review =
        json!({"verdict": "correct", "reason": "r", "reviewer": "desk", "correction": {"point": 230}});
    api.post_json(&path, review).await.json();
    assert_eq!(causes(&diff(&api, &format!("from=seq:{reread}")).await)[0], "review");
    let corrected = seq(&api).await;
    api.post_json(&path, json!({"verdict": "reject", "reason": "r", "reviewer": "desk"})).await.json();
    let rejected = diff(&api, &format!("from=seq:{corrected}")).await;
    assert_eq!(causes(&rejected), ["review"]);
    assert_eq!(rejected["data"]["series"][0]["latest"]["after"], Value::Null);
    assert_eq!(
        causes(&diff(&api, &format!("from=seq:{}&to=seq:{corrected}", seq(&api).await)).await),
        ["review"]
    );

    let revision = Id::parse(report["article"]["revision_id"].as_str().expect("an id")).expect("an id");
    Store::redact(&url, &revision, "order", "court").await.expect("taken down").expect("known");
    assert_eq!(causes(&diff(&api, &format!("from=seq:{corrected}")).await), ["redaction"]);
}

#[sqlx::test]
async fn a_basis_that_cannot_be_read_names_its_side(pool: PgPool) {
    let api = Api::new(pool);
    for (bases, place) in [
        ("to=2025-01-01", "from"),
        ("from=yesterday", "from"),
        ("from=2025-01-01,2025-01-02", "from"),
        ("from=seq:0&to=seq:x", "to"),
        ("from=2030-01-01", "from"),
    ] {
        assert_eq!(api.get(&format!("/v1/diff?{FLOW}&{bases}")).await.refusal().2, place, "{bases}");
    }
    assert_eq!(api.get("/v1/diff?supplier=PRK&from=seq:0").await.refusal().2, "recipient");
    assert_eq!(api.get(&format!("/v1/diff?{FLOW}&from=seq:0&since=1")).await.status, 400);
}
