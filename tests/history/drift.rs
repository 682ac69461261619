//! Where "could hold" became "sent".

use armsledger::history;
use armsledger::model::ClaimDetail;

use crate::dsl::*;

fn details(lines: &str, day: &str) -> Vec<ClaimDetail> {
    history::claim_details(&visible(lines, day), &question(day), |_| true)
}

/// `Outlet kind status → Outlet kind status` of every claim, each once.
fn drifts(lines: &str, day: &str) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for drift in details(lines, day).iter().flat_map(|detail| &detail.modality_drift) {
        let (from, to) = (&drift.from, &drift.to);
        let line = format!(
            "{} {} {} {} → {} {} {}",
            from.outlet, from.kind, from.status, from.certainty, to.outlet, to.kind, to.status
        );
        if !told.contains(&line) {
            told.push(line);
        }
    }
    told
}

#[test]
fn a_capacity_that_a_later_article_prints_as_delivered_is_a_drift_at_both_ends() {
    let lines = "
        2025-07-13 Gazette: KOR.dia @2025-07-13: 12000000 kind=capacity unit=rounds
        2025-07-14 Herald: KOR.dia @2025-07-14: >12000000 unit=rounds";
    assert_eq!(drifts(lines, "2025-07-31"), ["Gazette capacity delivered stated → Herald total delivered"]);
    assert!(details(lines, "2025-07-31").iter().all(|detail| detail.modality_drift.len() == 1));
    // The day before the second article there is nothing to tell.
    assert!(drifts(lines, "2025-07-13").is_empty());
}

#[test]
fn other_origins_numbers_units_and_scopes_are_no_drift() {
    for other in [
        "USA.dod @2025-07-13: 200",
        "KOR.dia @2025-07-13: 220",
        "KOR.dia @2025-07-13: 200 unit=rounds",
        "KOR.dia @2025-07-13: 200 name=Koksan",
        "KOR.dia @2025-07-13: 200 flow=PRK>RUS/missiles",
        "KOR.dia @2025-07-13: 200 certainty=hedged",
        "KOR.dia @2025-07-13: 200 kind=increment",
    ] {
        let lines = format!(
            "2025-07-13 Gazette: KOR.dia @2025-07-13: 200 status=planned
             2025-07-14 Herald: {other}"
        );
        assert!(drifts(&lines, "2025-07-31").is_empty(), "{other}");
    }
}

#[test]
fn a_plain_figure_that_grows_careful_long_after_is_no_drift_but_one_of_the_same_days_is() {
    let told = |day: &str| {
        let lines = format!(
            "2025-07-13 Gazette: KOR.dia @2025-07-13: 200
             {day} Herald: KOR.dia @{day}: 200 certainty=hedged"
        );
        drifts(&lines, "2025-07-31").len()
    };
    assert_eq!((told("2025-07-14"), told("2025-07-30")), (1, 0));
}

#[test]
fn the_wordings_of_a_claim_stand_side_by_side_in_the_order_of_its_point() {
    let lines = "
        2025-02-11 Gazette: KOR.mnd @2025-02-11: 200
        2025-02-11 Herald: KOR.mnd @2025-02-11: ~200
        2025-02-12 Mirror: KOR.mnd @2025-02-11: 200";
    let details = details(lines, "2025-02-28");
    let [detail] = details.as_slice() else { panic!("one claim: {details:?}") };
    let told: Vec<(String, usize)> = detail
        .wordings
        .iter()
        .map(|wording| (tell_quantity(&wording.quantity), wording.reports.len()))
        .collect();
    let of_point: Vec<(String, usize)> = detail
        .claim
        .point
        .wordings
        .iter()
        .map(|wording| (tell_quantity(&wording.quantity), wording.reports))
        .collect();
    assert_eq!(told, of_point);
    assert_eq!(told, [("200".to_owned(), 2), ("~200".to_owned(), 1)]);
}
