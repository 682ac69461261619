//! The public record of one relation, as dated assertions of several origins, with what the answer must be.

use crate::dsl::*;
use armsledger::history;

const CONTAINERS: &str = "
    2023-10-13 Gazette: USA.nsc @2023-10-13: >1000 unit=containers label=nsc
    2023-10-16 Herald: KOR.mnd @2023-10-16: >1000 unit=containers confirms=nsc
    2023-12-29 Gazette: KOR.mnd @2023-12-29: ~5000 unit=containers
    2024-02-26 Gazette: KOR.mnd @2024-02-26: ~6700 unit=containers period=2023-08-21..
    2024-02-26 Herald: KOR.mnd @2024-02-26: >6700 unit=containers period=2023-08-21..
    2024-02-27 Mirror: KOR.mnd @2024-02-26: <=6700 unit=containers period=2023-08-21..
    2024-02-28 Mirror: USA.state @2024-02-20..2024-03-01: >10000 unit=containers period=2023-09-01..
    2024-03-18 Gazette: KOR.mnd @2024-03-18: ~7000 unit=containers
    2024-06-14 Gazette: KOR.mnd @2024-06-14: >=10000 unit=containers
    2024-08-27 Gazette: KOR.dia @2024-08-27: >13000 unit=containers period=2022-06-01.. relay=KOR.parl
    2025-05-29 Gazette: KOR+USA+JPN @2025-05-29: >20000 unit=containers period=2023-09-01..
    2025-07-13 Gazette: KOR.dia @2025-07-13: ~28000 unit=containers relay=KOR.parl
";

#[test]
fn the_containers_of_two_governments_step_up_with_hedges_and_period_starts_kept() {
    assert_tells(
        CONTAINERS,
        "2025-07-31",
        "JPN+KOR+USA~containers~total~delivered: >20000
         KOR~containers~total~delivered: >1000, ~5000, ~6700?, ~7000, >=10000, >13000, ~28000
           >1000 → ~5000 update_or_revision +4000 +400% up
           ~5000 → ~6700 update_or_revision +1700 up certain not comparable: period_start
           ~6700 → ~7000 update_or_revision +300 up certain not comparable: period_start
           ~7000 → >=10000 update_or_revision +3000 +42.9% up certain
           >=10000 → >13000 update_or_revision +3000 up origin_changed not comparable: period_start
           >13000 → ~28000 update_or_revision +15000 up not comparable: period_start
         USA~containers~total~delivered: >1000, >10000
           >1000 → >10000 update_or_revision +9000 up origin_changed not comparable: period_start
         envelope total delivered: 10000 to open (stated 28000), sources 2
         sources_within_three_days: USA.state >10000 / KOR.mnd ~6700
         latest_figures_differ: USA.state >10000 / JPN+KOR+USA >20000 / KOR.dia ~28000",
    );
}

const ARTILLERY: &str = "
    2024-11-17 Gazette: UKR.gur @2024-11-17: ~50 name=Koksan
    2025-02-11 Gazette: KOR.nsa @2024-11: 160
    2025-02-12 Herald: KOR.nsa @2024-11: >160
    2025-02-11 Gazette: KOR.mnd @2025-02-11: 200
    2025-02-11 Herald: KOR.mnd @2025-02-11: ~200
    2025-02-12 Mirror: KOR.mnd @2025-02-11: >200
    2025-02-12 Post: KOR.mnd @2025-02-11: 200
    2025-03-27 Gazette: KOR.jcs @2025-03-27: ~220 name=Koksan,M1991
    2025-05-29 Gazette: KOR+USA+JPN @2025-05-29: >200 period=2024-01-01..2025-01-01
";

#[test]
fn joint_statements_that_contain_a_government_add_no_independent_one() {
    let rows = history::estimates(&visible(ARTILLERY, "2025-05-30"), &question("2025-05-30"));
    let all_guns = rows[0].envelopes.iter().find(|envelope| envelope.item.designations.is_empty());
    let all_guns = all_guns.expect("an envelope of all guns");
    assert_eq!(all_guns.independent_sources, 1);
    assert_eq!(all_guns.low.map(|low| low.to_string()).as_deref(), Some("200"));
    assert!(all_guns.high_open);
}

#[test]
fn one_ministry_s_briefing_in_four_papers_is_the_second_point_and_the_third_counts_something_narrower() {
    let rows = history::estimates(&visible(ARTILLERY, "2025-05-30"), &question("2025-05-30"));
    let told = tell(&rows[0]);
    for line in [
        "  160 → 200 update_or_revision +40 +25% up certain origin_changed",
        "  200 → ~220 scope_change +20 up certain origin_changed not comparable: item_scope",
    ] {
        assert!(told.contains(line), "{line} is not in\n{told}");
    }
    let point =
        &rows[0].series.iter().find(|series| series.source.code == "KOR").expect("a series").points[1];
    assert_eq!((point.counts.reports, point.wordings.len(), point.wording_disagreement), (4, 3, true));
}
