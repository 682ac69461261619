//! Reports: filtered, walked, pinned.

use serde_json::{Value, json};
use sqlx::PgPool;

use crate::helpers::Api;
use crate::said::Said;

/// Five articles, a day apart.
async fn five(api: &Api) {
    for (n, published) in
        ["2025-02-01", "2025-02-02", "2025-02-03", "2025-02-04", "2025-02-05"].into_iter().enumerate()
    {
        let url = format!("https://news.example/{n}");
        let source = if n % 2 == 0 { "KOR.mnd" } else { "UKR.hur" };
        let point = 100 + i64::try_from(n).expect("small");
        api.hold(&[Said { url: &url, published, said: published, source, point, ..Said::default() }]).await;
    }
}

fn points(answer: &Value) -> Vec<i64> {
    answer["data"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| row["quantity"]["point"].as_i64().expect("a number"))
        .collect()
}

#[sqlx::test]
async fn reports_come_newest_first_and_can_be_filtered(pool: PgPool) {
    let api = Api::new(pool);
    five(&api).await;
    for (query, expected) in [
        ("", vec![104, 103, 102, 101, 100]),
        ("?supplier=PRK&recipient=RUS&category=artillery", vec![104, 103, 102, 101, 100]),
        ("?supplier=KP&recipient=Russia", vec![104, 103, 102, 101, 100]),
        ("?supplier=north+korea&recipient=rus", vec![104, 103, 102, 101, 100]),
        ("?supplier=IRN", vec![]),
        ("?supplier=IRN&supplier=PRK&source=UKR", vec![103, 101]),
        ("?source=KOR.mnd", vec![104, 102, 100]),
        ("?recipient=unknown", vec![]),
        ("?polarity=denied", vec![]),
        ("?status=ongoing&status=delivered&kind=total&certainty=stated", vec![104, 103, 102, 101, 100]),
        ("?published_from=2025-02-02&published_to=2025-02-04", vec![102, 101]),
        ("?said_from=2025-02-04", vec![104, 103]),
        ("?outlet=example+news&said_to=2025-02-02", vec![100]),
    ] {
        assert_eq!(points(&api.get(&format!("/v1/reports{query}")).await.json()), expected, "{query}");
    }
}

#[sqlx::test]
async fn a_walk_shows_every_report_once_even_while_others_arrive(pool: PgPool) {
    let api = Api::new(pool);
    five(&api).await;
    let (mut address, mut seen) = ("/v1/reports?limit=2".to_owned(), Vec::new());
    loop {
        let answer = api.get(&address).await;
        let page = answer.json();
        seen.extend(points(&page));
        let late = format!("https://news.example/late/{}", seen.len());
        api.hold(&[Said {
            url: &late,
            published: "2025-01-15",
            said: "2025-01-15",
            point: 1,
            ..Said::default()
        }])
        .await;
        match page["page"]["next_url"].as_str() {
            Some(next) => {
                assert_eq!(answer.header("link"), Some(format!("<{next}>; rel=\"next\"").as_str()));
                address = next.to_owned();
            }
            None => break,
        }
    }
    assert_eq!(seen, [104, 103, 102, 101, 100]);
}

#[sqlx::test]
async fn a_pinned_answer_never_changes(pool: PgPool) {
    let api = Api::new(pool);
    five(&api).await;
    let first = api.get("/v1/reports?as_of=2025-02-03&supplier=PRK").await.json();
    assert_eq!((points(&first), &first["basis"]["as_of"]), (vec![102, 101, 100], &json!("2025-02-03")));
    let permalink = first["permalink"].as_str().expect("an address");
    assert!(permalink.starts_with("/v1/reports?") && permalink.contains("known_at=seq:"), "{permalink}");
    let pinned = api.get(permalink).await;
    api.hold(&[Said {
        url: "https://news.example/late",
        published: "2025-02-02",
        said: "2025-02-02",
        point: 7,
        ..Said::default()
    }])
    .await;
    assert_eq!(api.get(permalink).await.body, pinned.body);
    assert_eq!(points(&api.get("/v1/reports?as_of=2025-02-03&supplier=PRK").await.json()).len(), 4);
}

#[sqlx::test]
async fn one_report_is_shown_whole(pool: PgPool) {
    let api = Api::new(pool);
    api.hold(&[Said::default()]).await;
    let row = api.get("/v1/reports").await.json()["data"][0].clone();
    let id = row["id"].as_str().expect("an id");
    let shown = api.get(&format!("/v1/reports/{id}")).await.json();
    assert_eq!(shown, row);
    assert_eq!(shown["claim_ids"], json!([format!("{id}~KOR.mnd")]));
    for name in [
        "act",
        "supplier",
        "recipient",
        "item",
        "quantity",
        "kind",
        "kind_basis",
        "status",
        "polarity",
        "certainty",
        "attribution",
        "period",
        "evidence",
        "links",
        "confidence",
        "rule",
        "reader",
        "article",
        "seq",
        "recorded_at",
    ] {
        assert!(shown.get(name).is_some(), "{name}");
    }
    assert_eq!(
        shown["quantity"],
        json!({"point": 200, "low": 200, "high": 200, "low_inclusive": true, "high_inclusive": true,
        "qualifier": "exact", "unit": "units", "currency": null, "text": "200"})
    );
    assert_eq!(shown["attribution"][0]["said_on"]["to"], "2025-02-12");
    assert_eq!(shown["confidence"], 0.9);
}

#[sqlx::test]
async fn an_empty_ledger_answers_with_an_empty_list(pool: PgPool) {
    let api = Api::new(pool);
    let answer = api.get("/v1/reports").await.json();
    assert_eq!(
        (&answer["data"], &answer["basis"]["seq"], &answer["page"]["next_cursor"]),
        (&json!([]), &json!(0), &Value::Null)
    );
}
