//! How a figure is worded: hedges, bounds, alternatives, vagueness.

use super::read;
use crate::dsl::*;
use armsledger::history;
use armsledger::model::{Qualifier, Question};

#[test]
fn h01_one_briefing_in_four_wordings_is_one_claim_that_says_so() {
    let lines = "
        2025-02-11 Gazette: KOR.mnd @2025-02-11: 200
        2025-02-11 Herald: KOR.mnd @2025-02-11: ~200
        2025-02-12 Mirror: KOR.mnd @2025-02-11: >200
        2025-02-12 Post: KOR.mnd @2025-02-11: >=200";
    let rows = history::estimates(&visible(lines, "2025-02-28"), &question("2025-02-28"));
    let [point] = &rows[0].series[0].points[..] else { panic!("one claim: {}", tell(&rows[0])) };
    let mut worded: Vec<String> = point.wordings.iter().map(|w| tell_quantity(&w.quantity)).collect();
    worded.sort();
    assert_eq!(worded, ["200", ">200", ">=200", "~200"]);
    assert!(point.wording_disagreement);
    assert_eq!((point.counts.reports, point.counts.independent_origins), (4, 1));
    assert_eq!(rows[0].series[0].events, []);
}

#[test]
fn h02_a_bound_that_flips_between_outlets_keeps_both_wordings_and_its_own_direction() {
    let lines = "
        2024-02-26 Gazette: KOR.mnd @2024-02-26: >3000000 unit=rounds
        2024-02-26 Herald: KOR.mnd @2024-02-26: <=3000000 unit=rounds quoted";
    // The quoted wording speaks first: an upper bound, of which the lower end stays open.
    assert_tells(
        lines,
        "2024-02-28",
        "KOR~rounds~total~delivered: <=3000000?
         envelope total delivered: open to 3000000, sources 1",
    );
    let rows = history::estimates(&visible(lines, "2024-02-28"), &question("2024-02-28"));
    let worded: Vec<String> =
        rows[0].series[0].points[0].wordings.iter().map(|w| tell_quantity(&w.quantity)).collect();
    assert_eq!(worded, ["<=3000000", ">3000000"]);
}

#[test]
fn h03_either_or_is_shown_as_alternatives_and_never_added_up() {
    assert_tells(
        "2024-02-26 Gazette: KOR.mnd @2024-02-26: 3000000 unit=rounds type=artillery.152 label=big
         2024-02-26 Gazette: KOR.mnd @2024-02-26: 500000 unit=rounds type=artillery.122 alternative_to=big",
        "2024-02-28",
        "KOR~artillery.122~rounds~total~delivered: 500000
         KOR~artillery.152~rounds~total~delivered: 3000000
         envelope total delivered: 500000 to 500000, sources 1
         envelope total delivered: 3000000 to 3000000, sources 1
         alternatives: KOR.mnd 500000 / KOR.mnd 3000000",
    );
}

#[test]
fn h03_alternatives_of_one_scope_are_both_live_as_one_source_and_make_no_step_in_percent() {
    let lines = "
        2024-02-26 Gazette: KOR.mnd @2024-02-26: 3000000 unit=rounds label=big
        2024-02-26 Gazette: KOR.mnd @2024-02-26: 500000 unit=rounds alternative_to=big";
    let asked = Question { explain: true, ..question("2024-02-28") };
    let rows = history::estimates(&visible(lines, "2024-02-28"), &asked);
    let envelope = &rows[0].envelopes[0];
    let bounds = [envelope.low, envelope.high].map(|bound| bound.expect("a bound").to_string());
    assert_eq!(bounds, ["500000", "3000000"], "neither hides the other, and nobody said 3,500,000");
    assert_eq!(envelope.independent_sources, 1);
    let event = &rows[0].series[0].events[0];
    let reasons: Vec<&str> = event.reasons.iter().map(|reason| reason.as_str()).collect();
    assert_eq!((event.percent, event.comparable, reasons), (None, false, vec!["alternative"]));
    let reasons: Vec<&str> = rows[0].disagreements.iter().map(|d| d.reason.as_str()).collect();
    assert_eq!(reasons, ["alternatives"], "one speaker does not disagree with itself");
    let told = rows[0].explain.as_ref().expect("asked for");
    assert!(told.iter().any(|collapse| collapse.why.contains("only one can hold")), "{told:?}");
}

#[test]
fn h15_a_fall_is_certain_only_where_the_bounds_prove_it() {
    assert_tells(
        "2024-01-10 Gazette: KOR.nis @2024-01-10: 240
         2024-02-10 Gazette: KOR.nis @2024-02-10: >200
         2024-03-10 Gazette: KOR.nis @2024-03-10: ~200
         2024-04-10 Gazette: KOR.nis @2024-04-10: 150",
        "2024-04-30",
        "KOR~units~total~delivered: 240, >200, ~200, 150
           240 → >200 update_or_revision -40 -16.7% down
           >200 → ~200 requalification 0 0% same
           ~200 → 150 update_or_revision -50 -25% down certain
         envelope total delivered: 150 to 150, sources 1",
    );
}

#[test]
fn h23_a_vague_amount_is_evidence_of_a_transfer_and_not_of_its_size() {
    let text = "North Korea has supplied Russia with a significant amount of ammunition, South Korea's \
                Defense Ministry said on Tuesday.";
    let reports = read(text, "2025-02-11");
    let [report] = &reports[..] else { panic!("one report: {reports:?}") };
    assert_eq!(report.quantity.qualifier, Qualifier::None);
    assert_eq!((report.quantity.point, report.quantity.low, report.quantity.high), (None, None, None));
    assert_tells(
        "2025-02-11 Gazette: KOR.mnd @2025-02-11: none",
        "2025-02-28",
        "KOR~units~total~delivered: none",
    );
}
