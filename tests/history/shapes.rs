//! The answer as JSON and as CSV: names, order and spelling are a contract.

use crate::dsl::*;
use armsledger::history;
use armsledger::model::{Basis, KnownAt, Question, Retrospective, Tier};
use armsledger::wire::{self, EstimatesAnswer, EstimatesBasis, Page};

const LINES: &str = "
    2025-02-11 Gazette: KOR.mnd @2025-02-11: 200 label=guns
    2025-02-11 Gazette: KOR.nsa @2024-11: 160
    2025-02-12 Herald: RUS @2025-02-12: none denies=guns
    2025-02-12 Herald: UKR.hur @2025-02-12: >120.5 unit=tonnes
";

fn answer(asked: &Question) -> serde_json::Value {
    let basis = Basis {
        as_of: as_of("2025-02-28"),
        known_at: Some(KnownAt::Seq(7)),
        seq: 7,
        retrospective: Retrospective::Include,
        tier: Tier::Candidate,
    };
    let rows = history::estimates(&visible(LINES, "2025-02-28"), asked);
    let page = Page { next_cursor: None, next_url: None, limit: 100 };
    let basis = EstimatesBasis::new(&basis, asked);
    let answer = EstimatesAnswer::new(basis, "/v1/estimates?known_at=seq:7".into(), page, &rows);
    serde_json::to_value(&answer).expect("a shape serializes")
}

fn members(value: &serde_json::Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[track_caller]
fn assert_members(value: &serde_json::Value, expected: &str) {
    let mut names = members(value);
    let mut expected: Vec<&str> = expected.split_whitespace().collect();
    names.sort_unstable();
    expected.sort_unstable();
    assert_eq!(names, expected);
}

#[test]
fn every_member_has_its_published_name() {
    let answer =
        answer(&Question { best: Some("latest".parse().expect("a policy")), ..question("2025-02-28") });
    assert_members(&answer, "basis permalink page data");
    let basis = &answer["basis"];
    assert_members(
        basis,
        "as_of known_at seq by independence_level retrospective tier canonical_policy best",
    );
    assert_eq!((basis["as_of"].as_str(), basis["known_at"].as_str()), (Some("2025-02-28"), Some("seq:7")));
    let row = &answer["data"][0];
    assert_members(row, "flow series envelopes identifications denials disagreements");
    assert_members(&row["flow"], "id supplier recipient category");
    assert_members(&row["flow"]["supplier"], "code name kind");
    let series = &row["series"][0];
    assert_members(series, "id source item unit currency kind status_group points events latest_claim_id");
    assert_members(&series["source"], "code name country kind");
    assert_members(&series["item"], "category type designations");
    let point = &series["points"][1];
    assert_members(
        point,
        "claim_id origins said_on first_public retrospective period quantity status certainty wordings
         wording_disagreement counts last_reaffirmed_at age_days contested_by report_ids quote article",
    );
    assert_members(&point["counts"], "reports articles outlets text_clusters origins independent_origins");
    assert_members(&point["wordings"][0], "quantity reports outlets");
    assert_members(&point["contested_by"][0], "claim_id source polarity");
    assert_members(&point["article"], "id revision_id url title outlet published_at");
    assert_members(
        &series["events"][0],
        "from_claim_id to_claim_id type delta percent delta_low delta_high direction direction_certain
         origin_changed comparable reasons",
    );
    assert_members(
        &row["envelopes"][0],
        "item unit currency kind status_group low high low_open high_open high_stated low_claim_id high_claim_id
         independent_sources best",
    );
}

#[test]
fn the_step_is_40_and_25_point_0_percent() {
    let answer = answer(&question("2025-02-28"));
    let event = &answer["data"][0]["series"][0]["events"][0];
    assert_eq!(event["delta"].to_string(), "40");
    assert_eq!(event["percent"].to_string(), "25.0");
    assert_eq!(event["type"], "update_or_revision");
    assert_eq!(event["direction_certain"], true);
}

#[test]
fn collapses_are_told_only_when_asked_for() {
    let asked = Question { explain: true, ..question("2025-02-28") };
    assert!(answer(&asked)["data"][0]["explain"].is_array());
    assert_eq!(answer(&question("2025-02-28"))["data"][0].get("explain"), None);
}

#[test]
fn the_csv_has_a_row_for_each_point_with_the_step_into_it() {
    let rows = history::estimates(&visible(LINES, "2025-02-28"), &question("2025-02-28"));
    let told: Vec<String> = wire::estimates_csv(&rows)
        .into_iter()
        .map(|mut row| {
            row[20] = row[20].split_once('~').map_or(String::new(), |(_, speakers)| speakers.to_owned());
            row.join(",")
        })
        .collect();
    assert_eq!(
        told,
        [
            "PRK,RUS,artillery,PRK-RUS-artillery~KOR~units~total~delivered,KOR,2024-11-01,2024-12-01,month,160,160,160,\
             exact,units,,total,delivered,,,,false,KOR.nsa,Line 1: Gazette prints 160 of them.,\
             https://gazette.example/2025-02-11",
            "PRK,RUS,artillery,PRK-RUS-artillery~KOR~units~total~delivered,KOR,2025-02-11,2025-02-12,day,200,200,200,\
             exact,units,,total,delivered,40,25.0,true,false,KOR.mnd,Line 0: Gazette prints 200 of them.,\
             https://gazette.example/2025-02-11",
            "PRK,RUS,artillery,PRK-RUS-artillery~UKR~tonnes~total~delivered,UKR,2025-02-12,2025-02-13,day,120.5,120.5,,\
             more_than,tonnes,,total,delivered,,,,false,UKR.hur,Line 3: Herald prints >120.5 of them.,\
             https://herald.example/2025-02-12",
        ]
    );
}
