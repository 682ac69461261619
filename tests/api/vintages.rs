//! When the estimates changed, and who said what as of which day.

use serde_json::{Value, json};
use sqlx::PgPool;

use crate::helpers::Api;
use crate::said::Said;

const QUESTION: &str = "supplier=PRK&recipient=RUS&category=artillery";

/// An article of 11 February with 200 and, in retrospect, 160 of November; one of the 12th with another source.
async fn hold(api: &Api) {
    let mut both = Said::default().intake();
    let old = Said { said: "2024-11-30", point: 160, ..Said::default() }.intake();
    both.reading.reports.extend(old.reading.reports);
    let other = Said {
        url: "https://news.example/3",
        published: "2025-02-12",
        said: "2025-02-12",
        source: "UKR.hur",
        point: 240,
        ..Said::default()
    };
    for recorded in api.store.record(&[both, other.intake()]).await {
        recorded.expect("is recorded");
    }
}

async fn vintages(api: &Api, query: &str) -> Vec<Value> {
    let answer = api.get(&format!("/v1/estimates/vintages?{QUESTION}{query}")).await.json();
    answer["data"].as_array().expect("a list").clone()
}

#[sqlx::test]
async fn the_days_on_which_the_answer_changed_are_told_with_their_causes(pool: PgPool) {
    let api = Api::new(pool);
    hold(&api).await;
    let all = vintages(&api, "").await;
    let days: Vec<&Value> = all.iter().map(|vintage| &vintage["as_of"]).collect();
    // The 12th is not over, so its article counts at the instant that stands for the day.
    assert_eq!(days, [&json!("2024-11-30"), &json!("2025-02-11"), &json!("2025-02-12T00:00:00Z")]);
    assert_eq!(all[0]["causes"][0]["cause"], "retrospective");
    assert_eq!(all[1]["series"][0]["latest"]["before"]["quantity"]["point"], 160);
    assert_eq!(all[1]["series"][0]["latest"]["after"]["quantity"]["point"], 200);
    assert_eq!(all[1]["series"][0]["points_added"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        (&all[1]["envelopes"][0]["before"]["high"], &all[1]["envelopes"][0]["after"]["high"]),
        (&json!(160), &json!(200))
    );
    assert_eq!(all[2]["causes"][0]["series_id"], "PRK-RUS-artillery~UKR~units~total~delivered");

    // Each vintage is the answer of its day.
    for vintage in &all {
        let as_of = vintage["as_of"].as_str().expect("text");
        let answer = api.get(&format!("/v1/estimates?{QUESTION}&as_of={as_of}")).await.json();
        let high = &answer["data"][0]["envelopes"][0]["high"];
        assert_eq!(high, &vintage["envelopes"][0]["after"]["high"], "{as_of}");
    }
    assert_eq!(vintages(&api, "&retrospective=exclude").await.len(), 2);
    assert_eq!(vintages(&api, "&source=UKR").await.len(), 1);
    assert_eq!(vintages(&api, "&known_at=seq:0").await.len(), 0);
    let then = api.get(&format!("/v1/estimates/vintages?{QUESTION}&as_of=2024-12-31")).await;
    assert!(!then.text().contains("2025-02"), "{}", then.text());
}

#[sqlx::test]
async fn vintages_come_page_by_page_and_a_pinned_answer_stays(pool: PgPool) {
    let api = Api::new(pool);
    hold(&api).await;
    let all = vintages(&api, "").await;
    let mut walked = Vec::new();
    let mut next = Some(format!("/v1/estimates/vintages?{QUESTION}&limit=1"));
    while let Some(path) = next {
        let page = api.get(&path).await.json();
        walked.extend(page["data"].as_array().expect("a list").clone());
        next = page["page"]["next_url"].as_str().map(str::to_owned);
    }
    assert_eq!(walked, all);
    let answer = api.get(&format!("/v1/estimates/vintages?{QUESTION}")).await.json();
    let permalink = answer["permalink"].as_str().expect("an address");
    let first = api.get(permalink).await.body;
    api.hold(&[Said {
        url: "https://news.example/9",
        published: "2025-01-05",
        said: "2025-01-05",
        point: 180,
        ..Said::default()
    }])
    .await;
    assert_eq!(api.get(permalink).await.body, first);
    assert_eq!(vintages(&api, "").await.len(), 4);
}

#[sqlx::test]
async fn the_matrix_shows_the_newest_figure_as_of_each_column(pool: PgPool) {
    let api = Api::new(pool);
    hold(&api).await;
    let columns = "&vintage_dates=2025-02-11&vintage_dates=2024-12-31&vintage_dates=2024-10-01";
    let answer = api.get(&format!("/v1/estimates/matrix?{QUESTION}{columns}")).await.json();
    assert_eq!(answer["columns"], json!(["2024-10-01", "2024-12-31", "2025-02-11"]));
    let rows = answer["data"].as_array().expect("a list");
    assert_eq!(rows.len(), 1, "Ukraine speaks after the last column");
    let points: Vec<&Value> = rows[0]["cells"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|cell| &cell["latest"]["quantity"]["point"])
        .collect();
    assert_eq!(points, [&Value::Null, &json!(160), &json!(200)]);
    assert_eq!(rows[0]["cells"][0]["reason"], "not_yet_published");
    assert_eq!(rows[0]["cells"][1]["reason"], Value::Null);

    let all = api.get(&format!("/v1/estimates/matrix?{QUESTION}")).await.json();
    assert_eq!(all["columns"].as_array().map(Vec::len), Some(3));
    assert_eq!(all["data"].as_array().map(Vec::len), Some(2));
    let months =
        api.get(&format!("/v1/estimates/matrix?{QUESTION}&frequency=month&as_of=2025-02-11")).await.json();
    assert_eq!(months["columns"], json!(["2024-11-30", "2024-12-31", "2025-01-31", "2025-02-11"]));
}

#[sqlx::test]
async fn the_matrix_as_csv_has_one_row_a_cell(pool: PgPool) {
    let api = Api::new(pool);
    hold(&api).await;
    let by_suffix = api.get(&format!("/v1/estimates/matrix.csv?{QUESTION}")).await;
    assert_eq!(by_suffix.header("content-type"), Some("text/csv; charset=utf-8"));
    let text = by_suffix.text();
    let lines: Vec<&str> = text.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 1 + 2 * 3, "{text}");
    assert!(lines[0].starts_with("supplier,recipient,category,series_id,source,unit"));
    assert!(
        lines.iter().any(|line| line.contains(",2024-11-30,") && line.ends_with(",not_yet_published")),
        "{text}"
    );
    assert_eq!(api.get(&format!("/v1/estimates/matrix?{QUESTION}&format=csv")).await.text(), text);
}

#[sqlx::test]
async fn what_cannot_be_asked_is_refused(pool: PgPool) {
    let api = Api::new(pool);
    for (path, place) in [
        ("vintages?recipient=RUS", "supplier"),
        ("vintages?supplier=PRK", "recipient"),
        ("vintages?supplier=PRK&recipient=RUS&explain=true", "explain"),
        ("vintages?supplier=PRK&recipient=RUS&format=csv", "format"),
        ("vintages?supplier=PRK&recipient=RUS&limit=0", "limit"),
        ("matrix?supplier=PRK", "recipient"),
        ("matrix?supplier=PRK&recipient=RUS&frequency=week", "frequency"),
        ("matrix?supplier=PRK&recipient=RUS&frequency=month&vintage_dates=2024-01-01", "frequency"),
        ("matrix?supplier=PRK&recipient=RUS&vintage_dates=2025-02-13", "vintage_dates"),
        ("matrix?supplier=PRK&recipient=RUS&as_of=2024-12-31&vintage_dates=2025-01-01", "vintage_dates"),
        ("matrix?supplier=PRK&recipient=RUS&vintage_date=2024-01-01", "vintage_date"),
        ("matrix?supplier=PRK&recipient=RUS&format=xml", "format"),
    ] {
        let (status, _, at) = api.get(&format!("/v1/estimates/{path}")).await.refusal();
        assert_eq!((status, at.as_str()), (400, place), "{path}");
    }
}
