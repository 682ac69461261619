//! Who says it: joint, listed and relayed speakers, confirmations, offices, identifications, silence, copies.

use crate::dsl::*;
use armsledger::history;
use armsledger::model::Question;

#[test]
fn h10_joint_speakers_make_one_claim_listed_ones_one_each_and_a_relay_none() {
    assert_tells(
        "2025-05-29 Gazette: KOR+USA+JPN @2025-05-29: >20000 unit=containers",
        "2025-05-31",
        "JPN+KOR+USA~containers~total~delivered: >20000
         envelope total delivered: 20000 to open (stated 20000), sources 1",
    );
    assert_tells(
        "2025-05-29 Gazette: KOR,UKR,USA: >10000 unit=personnel",
        "2025-05-31",
        "KOR~personnel~total~delivered: >10000
         UKR~personnel~total~delivered: >10000
         USA~personnel~total~delivered: >10000
         envelope total delivered: 10000 to open (stated 10000), sources 3",
    );
    let relayed = "2023-11-01 Gazette: KOR.nis @2023-11-01: >1000000 unit=rounds relay=KOR.parl";
    let asked = Question { explain: true, ..question("2023-11-30") };
    let rows = history::estimates(&visible(relayed, "2023-11-30"), &asked);
    let point = &rows[0].series[0].points[0];
    let origins: Vec<&str> = point.origins.iter().map(|origin| origin.code.as_str()).collect();
    assert_eq!((origins, point.counts.origins), (vec!["KOR.nis"], 1));
    let why: Vec<&str> = rows[0].explain.iter().flatten().map(|told| told.reason.as_str()).collect();
    assert_eq!(why, ["relay"]);
}

#[test]
fn h11_a_confirmation_of_somebody_s_figure_is_no_second_source() {
    let lines = "
        2023-10-13 Gazette: USA.nsc @2023-10-13: >1000 unit=containers label=first
        2023-10-16 Herald: KOR.mnd @2023-10-16: >1000 unit=containers";
    let confirming = format!("{lines} confirms=first");
    for (lines, sources, dependent) in [(lines, 2, 0), (&*confirming, 1, 1)] {
        let asked = Question { explain: true, ..question("2023-10-31") };
        let rows = history::estimates(&visible(lines, "2023-10-31"), &asked);
        assert_eq!(rows[0].envelopes[0].independent_sources, sources);
        let told = rows[0].explain.iter().flatten();
        assert_eq!(told.filter(|told| told.reason.as_str() == "dependent").count(), dependent);
    }
}

#[test]
fn h12_many_offices_of_one_government_are_one_source() {
    let lines = "
        2025-02-11 Gazette: KOR.mnd @2025-02-11: 200
        2025-03-27 Gazette: KOR.jcs @2025-03-27: 210
        2025-04-27 Gazette: KOR.nis @2025-04-27: 220";
    let asked = Question { explain: true, ..question("2025-04-30") };
    let rows = history::estimates(&visible(lines, "2025-04-30"), &asked);
    let [series] = &rows[0].series[..] else { panic!("one series") };
    assert_eq!((series.source.code.as_str(), series.points.len()), ("KOR", 3));
    assert_eq!(rows[0].envelopes[0].independent_sources, 1);
    let told = rows[0].explain.iter().flatten().find(|told| told.reason.as_str() == "government");
    assert_eq!(
        told.map(|told| told.why.as_str()),
        Some("KOR.jcs, KOR.mnd, KOR.nis speak for KOR; its latest figure counts")
    );
}

#[test]
fn h13_a_name_given_by_another_source_does_not_change_the_count_or_its_scope() {
    assert_tells(
        "2025-02-11 Gazette: KOR.mnd @2025-02-11: 200 label=guns
         2025-02-11 Gazette: UKR.hur: none identifies=guns name=Koksan",
        "2025-02-28",
        "KOR~units~total~delivered: 200
         envelope total delivered: 200 to 200, sources 1
         UKR affirmed Koksan of [KOR.mnd 200]",
    );
}

#[test]
fn h14_silence_and_denial_are_told_apart_and_bound_to_what_they_speak_of() {
    let lines = "
        2025-02-11 Gazette: KOR.mnd @2025-02-11: 200 label=guns
        2025-02-11 Gazette: KOR.mnd @2025-02-11: 11000 unit=personnel label=troops
        2025-02-12 Herald: RUS @2025-02-12: none not_confirmed=troops
        2025-02-13 Herald: PRK @2025-02-13: none denies=troops";
    assert_tells(
        lines,
        "2025-02-28",
        "KOR~units~total~delivered: 200
         KOR~personnel~total~delivered: 11000!
         envelope total delivered: 200 to 200, sources 1
         envelope total delivered: 11000 to 11000, sources 1
         RUS not_confirmed of [KOR.mnd 11000]
         PRK denied of [KOR.mnd 11000]",
    );
    let rows = history::estimates(&visible(lines, "2025-02-28"), &question("2025-02-28"));
    let troops = rows[0].series.iter().find(|series| series.unit.as_str() == "personnel").expect("troops");
    let contests: Vec<(&str, &str)> = troops.points[0]
        .contested_by
        .iter()
        .map(|contest| (contest.source.code.as_str(), contest.polarity.as_str()))
        .collect();
    assert_eq!(contests, [("RUS", "not_confirmed"), ("PRK", "denied")]);
}
