//! Claims: a list of them, and one in full with its wordings side by side.

use armsledger::model::{Group, Hop, Kind, Qualifier, SourceCode, Status};
use serde_json::{Value, json};
use sqlx::PgPool;

use crate::helpers::Api;
use crate::said::Said;

/// The statement of 200 in two outlets, plain and as "more than"; the same number as a mere possibility the day before.
async fn hold(api: &Api) {
    let plain = Said { url: "https://one.example/1", ..Said::default() }.intake();
    let mut hedged = Said { url: "https://two.example/1", ..Said::default() }.intake();
    hedged.article.outlet = Some("Second News".to_owned());
    let quantity = &mut hedged.reading.reports[0].quantity;
    (quantity.qualifier, quantity.low_inclusive, quantity.high) = (Qualifier::MoreThan, false, None);
    let mut possible = Said {
        url: "https://three.example/1",
        published: "2025-02-10",
        said: "2025-02-10",
        ..Said::default()
    }
    .intake();
    possible.article.outlet = Some("Third News".to_owned());
    possible.reading.reports[0].status = Status::Possible;
    possible.reading.reports[0].kind = Kind::Capacity;
    for recorded in api.store.record(&[plain, hedged, possible]).await {
        recorded.expect("is recorded");
    }
}

async fn listed(api: &Api, query: &str) -> Vec<Value> {
    api.get(&format!("/v1/claims?{query}")).await.json()["data"].as_array().expect("a list").clone()
}

#[sqlx::test]
async fn claims_are_listed_by_what_they_say_and_page_by_page(pool: PgPool) {
    let api = Api::new(pool);
    hold(&api).await;
    for (query, found) in [
        ("", 2),
        ("supplier=PRK&recipient=RUS&category=artillery", 2),
        ("supplier=IRN", 0),
        ("source=KOR", 2),
        ("source=KOR.mn", 0),
        ("kind=capacity", 1),
        ("status=delivered", 1),
        ("polarity=denied", 0),
        ("as_of=2025-02-10", 1),
    ] {
        assert_eq!(listed(&api, query).await.len(), found, "{query}");
    }
    let delivered = &listed(&api, "status=delivered").await[0];
    assert_eq!(delivered["source"]["code"], "KOR");
    assert_eq!((&delivered["kind"], &delivered["status_group"]), (&json!("total"), &json!("delivered")));
    assert_eq!(delivered["point"]["wordings"].as_array().map(Vec::len), Some(2));

    let first = api.get("/v1/claims?limit=1").await.json();
    let next = first["page"]["next_url"].as_str().expect("a next page").to_owned();
    let second = api.get(&next).await.json();
    assert_eq!(second["page"]["next_url"], Value::Null);
    let (first, second) = (&first["data"][0], &second["data"][0]);
    assert_ne!(first["point"]["claim_id"], second["point"]["claim_id"]);
}

#[sqlx::test]
async fn a_claim_shows_its_wordings_side_by_side_and_where_the_hedge_was_lost(pool: PgPool) {
    let api = Api::new(pool);
    hold(&api).await;
    let delivered = listed(&api, "status=delivered").await.remove(0);
    let id = delivered["point"]["claim_id"].as_str().expect("an id").to_owned();
    let answer = api.get(&format!("/v1/claims/{id}")).await.json();
    let claim = &answer["data"][0];
    assert_eq!(claim["point"], delivered["point"]);
    let wordings = claim["wordings"].as_array().expect("a list");
    assert_eq!(wordings.len(), 2);
    for wording in wordings {
        let report = &wording["reports"][0];
        assert!(report["quote"].as_str().is_some_and(|quote| quote.contains("200 guns")), "{report}");
        assert_eq!(report["published_at"], "2025-02-11T00:00:00Z");
        assert!(report["article"]["url"].is_string() && report["outlet"].is_string());
        // Every report of the chain finds the claim.
        let by_report = format!("/v1/claims/{}", report["report_id"].as_str().expect("an id"));
        assert_eq!(api.get(&by_report).await.json()["data"], answer["data"]);
    }
    let drift = claim["modality_drift"].as_array().expect("a list");
    // The two outlets that print a delivered total each lost the hedge of the third.
    assert_eq!(drift.len(), 2);
    assert_eq!(
        (&drift[0]["from"]["status"], &drift[0]["from"]["kind"]),
        (&json!("possible"), &json!("capacity"))
    );
    assert_eq!(
        (&drift[0]["from"]["outlet"], &drift[0]["to"]["status"]),
        (&json!("Third News"), &json!("delivered"))
    );

    let permalink = answer["permalink"].as_str().expect("an address");
    assert!(permalink.contains("known_at=seq:"), "{permalink}");
    assert_eq!(api.get(permalink).await.json()["data"], answer["data"]);
}

#[sqlx::test]
async fn a_report_with_listed_speakers_answers_a_claim_for_each(pool: PgPool) {
    let api = Api::new(pool);
    let mut intake = Said::default().intake();
    let first = Hop { group: Group::Listed, ..intake.reading.reports[0].attribution[0].clone() };
    let mut second = Hop { order: 1, ..first.clone() };
    second.source.code = SourceCode::parse("UKR.hur").expect("a code");
    intake.reading.reports[0].attribution = vec![first, second];
    api.store.record(&[intake]).await.remove(0).expect("is recorded");
    let claims = listed(&api, "").await;
    let report = claims[0]["point"]["report_ids"][0].as_str().expect("an id").to_owned();
    let both = api.get(&format!("/v1/claims/{report}")).await.json();
    assert_eq!(both["data"].as_array().map(Vec::len), Some(2));
    let one = api.get(&format!("/v1/claims/{report}~UKR.hur")).await.json();
    assert_eq!(one["data"].as_array().map(Vec::len), Some(1));
    assert_eq!(one["data"][0]["point"]["origins"][0]["code"], "UKR.hur");
}

#[sqlx::test]
async fn nothing_of_a_later_article_leaks_into_an_old_claim(pool: PgPool) {
    let api = Api::new(pool);
    api.hold(&[Said { said: "2024-11-20", point: 160, ..Said::default() }]).await;
    let claims = listed(&api, "as_of=2024-12-31").await;
    let id = claims[0]["point"]["claim_id"].as_str().expect("an id").to_owned();
    let answer = api.get(&format!("/v1/claims/{id}?as_of=2024-12-31")).await;
    assert!(!answer.text().contains("2025-02"), "{}", answer.text());
    let report = &answer.json()["data"][0]["wordings"][0]["reports"][0];
    assert_eq!((&report["quote"], &report["published_at"]), (&json!("160 guns"), &Value::Null));
    assert_eq!(report["retrospective"], true);
}

#[sqlx::test]
async fn what_is_not_visible_or_no_id_is_refused(pool: PgPool) {
    let api = Api::new(pool);
    hold(&api).await;
    let id =
        listed(&api, "status=delivered").await[0]["point"]["claim_id"].as_str().expect("an id").to_owned();
    for path in [
        format!("/v1/claims/{id}?as_of=2025-02-01"),
        format!("/v1/claims/{id}?known_at=seq:0"),
        format!("/v1/claims/{id}x"),
        format!("/v1/claims/{}", "A".repeat(26)),
    ] {
        let problem = api.get(&path).await.problem();
        assert_eq!(problem["status"], 404, "{path}");
        assert!(
            problem["detail"].as_str().is_some_and(|detail| detail.contains("at this basis")),
            "{problem}"
        );
    }
    for (path, place) in [
        ("/v1/claims/nonsense", "id"),
        ("/v1/claims?sources=KOR", "sources"),
        ("/v1/claims?kind=sum", "kind"),
        (&format!("/v1/claims/{id}?limit=3"), "limit"),
    ] {
        let (status, _, at) = api.get(path).await.refusal();
        assert_eq!((status, at.as_str()), (400, place), "{path}");
    }
}
