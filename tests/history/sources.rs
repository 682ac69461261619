//! Who counts with whom: groups, copies, joint statements, denials, envelopes, policies.

use crate::dsl::*;
use armsledger::history;
use armsledger::model::{By, Question};

fn by(by: By, day: &str) -> Question {
    Question { by, ..question(day) }
}

const TWO_GOVERNMENTS: &str = "
    2024-02-26 Gazette: KOR.mnd @2024-02-26: ~6700 unit=containers
    2024-02-27 Herald: USA.state @2024-02-27: >10000 unit=containers
";

#[test]
fn two_governments_that_differ_disagree_and_make_no_revision() {
    assert_tells(
        TWO_GOVERNMENTS,
        "2024-02-29",
        "KOR~containers~total~delivered: ~6700
         USA~containers~total~delivered: >10000
         envelope total delivered: 6700 to open (stated 10000), sources 2
         sources_within_three_days: KOR.mnd ~6700 / USA.state >10000
         latest_figures_differ: KOR.mnd ~6700 / USA.state >10000",
    );
}

#[test]
fn an_upper_bound_is_never_turned_into_a_lower_one() {
    assert_tells(
        "2024-02-26 Gazette: KOR.mnd @2024-02-26: <=300
         2024-03-27 Herald: USA.state @2024-03-27: 200",
        "2024-03-31",
        "KOR~units~total~delivered: <=300
         USA~units~total~delivered: 200
         envelope total delivered: open to 300, sources 2
         latest_figures_differ: KOR.mnd <=300 / USA.state 200",
    );
}

#[test]
fn copies_of_a_wire_story_count_once() {
    let mut lines = String::from("2025-02-11 Wire #story: -: 200\n");
    for n in 1..40 {
        lines += &format!("2025-02-12 Site{n} #story: -: 200\n");
    }
    assert_tells(
        &lines,
        "2025-02-28",
        "unattributed~units~total~delivered: 200
         envelope total delivered: 200 to 200, sources 1",
    );
    let asked = Question { explain: true, ..question("2025-02-28") };
    let rows = history::estimates(&visible(&lines, "2025-02-28"), &asked);
    let point = &rows[0].series[0].points[0];
    let counts = point.counts;
    assert_eq!((counts.reports, counts.articles, counts.outlets, counts.text_clusters), (40, 40, 40, 1));
    assert_eq!((counts.origins, counts.independent_origins), (1, 1));
    assert_eq!(point.origins[0].code.as_str(), "outlet:wire");
    let why = &rows[0].explain.as_ref().expect("asked for")[0];
    assert_eq!((why.reason.as_str(), why.report_ids.len()), ("copy", 40));
}

#[test]
fn copies_of_a_government_s_figure_are_one_claim_of_that_government() {
    let mut lines = String::new();
    for n in 0..40 {
        lines += &format!("2025-02-12 Site{n} #story: KOR.mnd @2025-02-11: 200\n");
    }
    assert_tells(
        &lines,
        "2025-02-28",
        "KOR~units~total~delivered: 200
         envelope total delivered: 200 to 200, sources 1",
    );
}

#[test]
fn outlets_in_their_own_voice_are_unattributed_and_do_not_revise_each_other() {
    let lines = "
        2025-02-11 Gazette: -: 200
        2025-03-11 Herald: -: 300
        2025-04-11 Herald: -: 330";
    assert_tells(
        lines,
        "2025-04-30",
        "unattributed~units~total~delivered: 200, 300, 330
           200 → 300 update_or_revision +100 up certain origin_changed not comparable: origin
           300 → 330 update_or_revision +30 +10% up certain
         envelope total delivered: 330 to 330, sources 1",
    );
    assert_answer(
        lines,
        &by(By::Outlet, "2025-04-30"),
        "2025-04-30",
        "outlet:gazette~units~total~delivered: 200
         outlet:herald~units~total~delivered: 300, 330
           300 → 330 update_or_revision +30 +10% up certain
         envelope total delivered: 330 to 330, sources 1",
    );
}

#[test]
fn an_unattributed_figure_widens_the_envelope_but_adds_no_source() {
    assert_tells(
        "2025-02-11 Gazette: KOR.mnd @2025-02-11: 200
         2025-03-11 Herald: -: 300",
        "2025-04-30",
        "KOR~units~total~delivered: 200
         unattributed~units~total~delivered: 300
         envelope total delivered: 200 to 300, sources 1
         latest_figures_differ: KOR.mnd 200 / outlet:herald 300",
    );
}

#[test]
fn offices_of_one_government_are_one_voice_unless_asked_by_source() {
    let lines = "
        2025-02-11 Gazette: KOR.mnd @2025-02-11: 200
        2025-02-12 Gazette: KOR.nis @2025-02-12: 180";
    assert_tells(
        lines,
        "2025-02-28",
        "KOR~units~total~delivered: 200, 180
           200 → 180 update_or_revision -20 -10% down certain origin_changed
         envelope total delivered: 180 to 180, sources 1
         origins_of_one_group: KOR.mnd 200 / KOR.nis 180",
    );
    assert_answer(
        lines,
        &by(By::Source, "2025-02-28"),
        "2025-02-28",
        "KOR.mnd~units~total~delivered: 200
         KOR.nis~units~total~delivered: 180
         envelope total delivered: 180 to 180, sources 1
         origins_of_one_group: KOR.mnd 200 / KOR.nis 180",
    );
}

#[test]
fn an_alliance_is_one_voice_when_asked_but_its_members_do_not_revise_each_other() {
    assert_answer(
        "2025-02-11 Gazette: USA.dod @2025-02-11: 200
         2025-03-12 Gazette: GBR.mod @2025-03-12: 220",
        &by(By::Bloc, "2025-03-31"),
        "2025-03-31",
        "NATO~units~total~delivered: 200, 220
           200 → 220 update_or_revision +20 up certain origin_changed not comparable: origin
         envelope total delivered: 200 to 220, sources 2
         latest_figures_differ: USA.dod 200 / GBR.mod 220",
    );
}

#[test]
fn listed_speakers_make_a_claim_each_and_joint_speakers_one_together() {
    assert_tells(
        "2025-02-11 Gazette: KOR,UKR,USA: >10000 unit=personnel",
        "2025-02-28",
        "KOR~personnel~total~delivered: >10000
         UKR~personnel~total~delivered: >10000
         USA~personnel~total~delivered: >10000
         envelope total delivered: 10000 to open (stated 10000), sources 3",
    );
    let joint = "
        2025-02-11 Gazette: KOR.mnd @2025-02-11: 200
        2025-05-29 Gazette: KOR+USA @2025-05-29: >200";
    assert_tells(
        joint,
        "2025-05-31",
        "KOR~units~total~delivered: 200
         KOR+USA~units~total~delivered: >200
         envelope total delivered: 200 to open (stated 200), sources 1",
    );
    let rows = history::estimates(&visible(joint, "2025-05-31"), &question("2025-05-31"));
    let counts = rows[0].series[1].points[0].counts;
    assert_eq!((counts.origins, counts.independent_origins), (2, 1));
}

#[test]
fn a_dependent_confirmation_adds_no_source() {
    assert_tells(
        "2023-10-13 Gazette: USA.nsc @2023-10-13: >1000 unit=containers label=first
         2023-10-16 Herald: KOR.mnd @2023-10-16: >1000 unit=containers confirms=first",
        "2023-10-31",
        "KOR~containers~total~delivered: >1000
         USA~containers~total~delivered: >1000
         envelope total delivered: 1000 to open (stated 1000), sources 1",
    );
}

#[test]
fn a_denial_stands_beside_what_it_denies_and_deletes_nothing() {
    assert_tells(
        "2025-02-11 Gazette: KOR.mnd @2025-02-11: 200 label=guns
         2025-02-11 Gazette: KOR.mnd @2025-02-11: 11000 unit=personnel label=troops
         2025-02-12 Herald: RUS @2025-02-12: none denies=guns
         2025-02-12 Herald: PRK @2025-02-12: none not_confirmed=troops",
        "2025-02-28",
        "KOR~units~total~delivered: 200!
         KOR~personnel~total~delivered: 11000!
         envelope total delivered: 200 to 200, sources 1
         envelope total delivered: 11000 to 11000, sources 1
         PRK not_confirmed of [KOR.mnd 11000]
         RUS denied of [KOR.mnd 200]",
    );
}

#[test]
fn a_denial_without_a_link_contests_nothing() {
    assert_tells(
        "2025-02-11 Gazette: KOR.mnd @2025-02-11: 200
         2025-02-12 Herald: RUS @2025-02-12: none denies=",
        "2025-02-28",
        "KOR~units~total~delivered: 200
         envelope total delivered: 200 to 200, sources 1
         RUS denied of []",
    );
}

#[test]
fn an_identification_names_and_changes_no_figure() {
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
fn best_is_a_figure_that_was_said_and_only_under_a_policy() {
    let lines = "
        2025-02-11 Gazette: KOR.mnd @2025-02-11: 200
        2025-02-12 Gazette: UKR.hur @2025-03-12: 120
        2025-02-13 Gazette: USA.dod @2025-04-13: 300
        2025-02-14 Gazette: JPN.mod @2025-05-13: 150-250";
    for (policy, expected) in [
        ("latest", "150"),
        ("median_independent", "150"),
        ("conservative", "120"),
        ("source:UKR", "120"),
        ("source:USA.dod", "300"),
    ] {
        let asked = Question { best: Some(policy.parse().expect("a policy")), ..question("2025-06-30") };
        let rows = history::estimates(&visible(lines, "2025-06-30"), &asked);
        let best = rows[0].envelopes[0].best.as_ref().expect("a figure");
        assert_eq!((best.policy.to_string().as_str(), best.value.to_string().as_str()), (policy, expected));
    }
    let asked = Question { best: Some("source:FRA".parse().expect("a policy")), ..question("2025-06-30") };
    let rows = history::estimates(&visible(lines, "2025-06-30"), &asked);
    assert_eq!(rows[0].envelopes[0].best, None);
}

#[test]
fn names_of_governments_come_from_the_question_else_from_the_reports() {
    let lines = "2025-02-11 Gazette: KOR.mnd @2025-02-11: 200\n2025-02-11 Gazette: RUS.mod @2025-02-11: 100";
    let mut asked = question("2025-02-28");
    asked.names.insert("KOR".into(), "South Korea".into());
    let rows = history::estimates(&visible(lines, "2025-02-28"), &asked);
    let names: Vec<&str> = rows[0].series.iter().map(|series| series.source.name.as_str()).collect();
    assert_eq!(names, ["South Korea", "State of RUS"]);
}
