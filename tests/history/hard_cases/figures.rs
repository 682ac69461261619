//! What a figure counts: capacity, conversions, scopes, batches, periods, parts, pledges.

use super::read;
use crate::dsl::*;
use armsledger::history;
use armsledger::model::{Kind, Report};

#[test]
fn h04_what_could_be_held_is_never_what_was_sent() {
    let shells_sent = |text: &str| {
        let six_million =
            |report: &Report| report.quantity.point.is_some_and(|n| n.as_whole() == Some(6_000_000));
        let sent = |report: &&Report| six_million(report) && report.kind == Kind::Total;
        read(text, "2024-08-27").iter().filter(sent).count()
    };
    let fact = "North Korea has sent Russia 6 million artillery shells, South Korea's Defense Ministry said on Tuesday.";
    let capacity = "North Korea has sent Russia containers that could hold 6 million artillery shells, South Korea's \
                    Defense Ministry said on Tuesday.";
    assert_eq!((shells_sent(fact), shells_sent(capacity)), (1, 0));
    assert_tells(
        "2024-08-27 Gazette: KOR.dia @2024-08-27: >6000000 unit=rounds kind=capacity
         2025-07-13 Gazette: KOR.dia @2025-07-13: >12000000 unit=rounds",
        "2025-07-31",
        "KOR~rounds~total~delivered: >12000000
         KOR~rounds~capacity~delivered: >6000000
         envelope total delivered: 12000000 to open (stated 12000000), sources 1",
    );
}

#[test]
fn h05_a_figure_worked_out_from_another_adds_no_source() {
    let lines = "
        2024-10-01 Gazette: KOR.mnd @2024-10-01: 1500000 unit=rounds label=base
        2024-10-02 Herald: USA.dod @2024-10-20: 1600000 unit=rounds";
    let derived = format!("{lines} derived_from=base");
    for (lines, sources) in [(lines, 2), (&*derived, 1)] {
        let rows = history::estimates(&visible(lines, "2024-10-31"), &question("2024-10-31"));
        assert_eq!(rows[0].envelopes[0].independent_sources, sources);
        assert_eq!(rows[0].envelopes[0].high.map(|high| high.to_string()).as_deref(), Some("1600000"));
    }
}

#[test]
fn h05_tonnes_and_the_shells_worked_out_from_them_are_never_one_envelope() {
    assert_tells(
        "2024-10-01 Gazette: KOR.mnd @2024-10-01: 74000 unit=tonnes label=base
         2024-10-01 Gazette: KOR.mnd @2024-10-01: 1600000 unit=rounds derived_from=base",
        "2024-10-31",
        "KOR~rounds~total~delivered: 1600000
         KOR~tonnes~total~delivered: 74000
         envelope total delivered: 1600000 to 1600000, sources 1
         envelope total delivered: 74000 to 74000, sources 1",
    );
}

#[test]
fn h06_two_scopes_of_one_number_are_two_series() {
    assert_tells(
        "2025-03-27 Gazette: KOR.jcs @2025-03-27: ~220 name=Koksan,M1991
         2025-03-27 Herald: KOR.jcs @2025-03-27: ~220 name=M1991",
        "2025-03-31",
        "KOR~Koksan+M1991~units~total~delivered: ~220
         KOR~M1991~units~total~delivered: ~220
         envelope total delivered: 220 to 220, sources 1
         envelope total delivered: 220 to 220, sources 1",
    );
}

#[test]
fn h07_a_batch_a_total_and_a_plan_are_three_figures_and_nobody_s_sum() {
    let lines = "
        2024-10-23 Gazette: KOR.nis @2024-10-23: 1500 unit=personnel kind=increment
        2024-10-23 Gazette: KOR.nis @2024-10-23: 3000 unit=personnel
        2024-10-23 Gazette: KOR.nis @2024-10-23: 10000 unit=personnel status=planned
        2025-03-27 Gazette: KOR.jcs @2025-03-27: ~3000 unit=personnel kind=increment
        2025-03-27 Gazette: KOR.jcs @2025-03-27: 11000 unit=personnel";
    assert_tells(
        lines,
        "2025-03-31",
        "KOR~personnel~total~delivered: 3000, 11000
           3000 → 11000 update_or_revision +8000 +266.7% up certain origin_changed
         KOR~personnel~total~planned: 10000
         KOR~personnel~increment~delivered: 1500, ~3000
           1500 → ~3000 update_or_revision +1500 up certain origin_changed not comparable: increment
         envelope total delivered: 11000 to 11000, sources 1
         envelope total planned: 10000 to 10000, sources 1",
    );
    let rows = history::estimates(&visible(lines, "2025-03-31"), &question("2025-03-31"));
    assert!(!tell(&rows[0]).contains("14000"));
}

#[test]
fn h08_another_start_of_the_period_is_not_comparable_and_not_twofold() {
    assert_tells(
        "2024-02-26 Gazette: KOR.mnd @2024-02-26: ~6700 unit=containers period=2023-08-21..
         2024-08-27 Gazette: KOR.mnd @2024-08-27: >13000 unit=containers period=2022-06-01..",
        "2024-08-31",
        "KOR~containers~total~delivered: ~6700, >13000
           ~6700 → >13000 update_or_revision +6300 up certain not comparable: period_start
         envelope total delivered: 13000 to open (stated 13000), sources 1",
    );
}

#[test]
fn h20_a_total_takes_the_whole_or_its_parts_and_never_both() {
    assert_tells(
        "2025-02-11 Gazette: KOR.mnd @2025-02-11: 200 label=whole
         2025-02-20 Gazette: KOR.mnd @2025-02-20: 120 part_of=whole",
        "2025-02-28",
        "KOR~units~total~delivered: 200, 120
           200 → 120 update_or_revision -80 down certain not comparable: part
         envelope total delivered: 200 to 200, sources 1",
    );
    let lines = "
        2025-02-11 Gazette: KOR.mnd @2025-02-11: 200 label=whole
        2025-02-20 Gazette: KOR.mnd @2025-02-20: 120 part_of=whole";
    let rows = history::estimates(&visible(lines, "2025-02-28"), &question("2025-02-28"));
    let series = &rows[0].series[0];
    assert_eq!(series.latest_claim_id.as_ref(), Some(&series.points[0].claim_id));
    // A part of another scope has an envelope of its own, and no step leads into it as if it were a fall of the whole.
    assert_tells(
        "2025-02-11 Gazette: KOR.mnd @2025-02-11: 200 label=whole
         2025-02-11 Gazette: KOR.mnd @2025-02-11: 80 type=artillery.mlrs part_of=whole",
        "2025-02-28",
        "KOR~units~total~delivered: 200
         KOR~artillery.mlrs~units~total~delivered: 80
         envelope total delivered: 200 to 200, sources 1
         envelope total delivered: 80 to 80, sources 1",
    );
}

#[test]
fn h22_a_pledge_and_a_delivery_are_never_one_series() {
    assert_tells(
        "2024-01-10 Gazette: DEU.mod @2024-01-10: 50 status=pledged
         2024-02-10 Gazette: DEU.mod @2024-02-10: 20 period=2023-01-01..2024-01-01
         2025-02-10 Gazette: DEU.mod @2025-02-10: 60 period=2022-01-01..2025-01-01",
        "2025-02-28",
        "DEU~units~total~delivered: 20, 60
           20 → 60 update +40 up certain not comparable: period_start
         DEU~units~total~pledged: 50
         envelope total delivered: 60 to 60, sources 1
         envelope total pledged: 50 to 50, sources 1",
    );
}

#[test]
fn h21_a_figure_taken_back_stands_in_the_record_of_its_day_and_not_after() {
    let lines = "
        2025-02-11 Gazette: KOR.mnd @2025-02-11: 2000 label=wrong
        2025-02-14 Gazette: KOR.mnd @2025-02-14: none retracts=wrong";
    assert_tells(
        lines,
        "2025-02-13",
        "KOR~units~total~delivered: 2000
         envelope total delivered: 2000 to 2000, sources 1",
    );
    assert_tells(
        lines,
        "2025-02-28",
        "KOR~units~total~delivered: 2000, none
           2000 → none retraction not comparable: no_figure",
    );
}
