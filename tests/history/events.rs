//! Claims, series and the steps between them.

use crate::dsl::*;
use armsledger::history;
use armsledger::model::By;

const SEED: &str = "
    2025-02-11 Gazette: KOR.mnd @2025-02-11: 200
    2025-02-11 Gazette: KOR.nsa @2024-11: 160
";

#[test]
fn the_first_article_shows_160_to_200_and_says_that_the_text_leaves_the_type_open() {
    assert_tells(
        SEED,
        "2025-02-11",
        "KOR~units~total~delivered: 160, 200
           160 → 200 update_or_revision +40 +25% up certain origin_changed
         envelope total delivered: 200 to 200, sources 1",
    );
}

#[test]
fn before_the_article_the_old_figure_stands_alone_and_is_marked() {
    assert_tells(
        SEED,
        "2024-12-31",
        "KOR~units~total~delivered: 160*
         envelope total delivered: 160 to 160, sources 1",
    );
    assert_tells(SEED, "2024-11-29", "");
}

#[test]
fn a_retrospective_figure_shows_nothing_that_its_article_says_besides() {
    let rows = history::estimates(&visible(SEED, "2024-12-31"), &question("2024-12-31"));
    let point = &rows[0].series[0].points[0];
    assert_eq!((point.article.title.as_deref(), point.article.published_at), (None, None));
    assert_eq!(point.quote, "160 pieces");
    assert_eq!(point.article.url.as_deref(), Some("https://gazette.example/2025-02-11"));
    assert_eq!(point.first_public.to_string(), "2024-12-01T00:00:00Z");
    assert_eq!(point.age_days, 31);
}

#[test]
fn one_briefing_in_four_wordings_is_one_claim() {
    let lines = "
        2025-02-11 Gazette: KOR.mnd @2025-02-11: 200
        2025-02-11 Herald: KOR.mnd @2025-02-11: ~200
        2025-02-12 Mirror: KOR.mnd @2025-02-11: >200
        2025-02-12 Wire: KOR.mnd @2025-02-12: 200
    ";
    assert_tells(
        lines,
        "2025-02-12",
        "KOR~units~total~delivered: 200?
         envelope total delivered: 200 to 200, sources 1",
    );
    let rows = history::estimates(&visible(lines, "2025-02-12"), &question("2025-02-12"));
    let point = &rows[0].series[0].points[0];
    let worded: Vec<_> = point.wordings.iter().map(|w| (tell_quantity(&w.quantity), w.reports)).collect();
    assert_eq!(worded[0], ("200".into(), 2));
    assert_eq!(worded.len(), 3);
    assert_eq!((point.counts.reports, point.counts.outlets, point.counts.independent_origins), (4, 4, 1));
    assert!(point.claim_id.as_str().ends_with("~KOR.mnd"));
    assert!(point.report_ids.iter().any(|id| point.claim_id.as_str().starts_with(id.as_str())));
}

#[test]
fn a_direct_quote_speaks_first_then_an_agency_then_the_majority() {
    let plain = "
        2025-02-11 Gazette: KOR.mnd @2025-02-11: 200
        2025-02-11 Herald: KOR.mnd @2025-02-11: 200
        2025-02-11 Mirror: KOR.mnd @2025-02-11: ~200";
    let agency = format!("{plain}\n2025-02-11 Post: KOR.mnd @2025-02-11: >200 agency=AFP");
    let quote = format!("{agency}\n2025-02-11 Echo: KOR.mnd @2025-02-11: >=200 quoted");
    for (lines, first) in [(plain, "200"), (&agency, ">200"), (&quote, ">=200")] {
        let rows = history::estimates(&visible(lines, "2025-02-11"), &question("2025-02-11"));
        assert_eq!(tell_quantity(&rows[0].series[0].points[0].quantity), first);
    }
}

#[test]
fn three_days_chain_and_four_do_not() {
    let chained = "
        2025-02-11 Gazette: KOR.mnd @2025-02-11: 200
        2025-02-14 Herald: KOR.mnd @2025-02-14: 200
        2025-02-17 Mirror: KOR.mnd @2025-02-17: 200";
    assert_tells(
        chained,
        "2025-02-20",
        "KOR~units~total~delivered: 200
         envelope total delivered: 200 to 200, sources 1",
    );
    let apart = "
        2025-02-11 Gazette: KOR.mnd @2025-02-11: 200
        2025-02-15 Herald: KOR.mnd @2025-02-15: 200";
    assert_tells(
        apart,
        "2025-02-20",
        "KOR~units~total~delivered: 200, 200
           200 → 200 reiteration 0 0% same
         envelope total delivered: 200 to 200, sources 1",
    );
}

#[test]
fn a_coarse_date_joins_the_one_chain_it_overlaps_and_no_one_of_two() {
    let one = "
        2024-11-20 Gazette: KOR.nsa @2024-11-20: 160
        2025-02-11 Herald: KOR.nsa @2024-11: 160
        2025-02-12 Mirror: KOR.nsa @2024-11: 160";
    assert_tells(
        one,
        "2025-02-20",
        "KOR~units~total~delivered: 160
         envelope total delivered: 160 to 160, sources 1",
    );
    let two = format!("{one}\n2024-11-02 Gazette: KOR.nsa @2024-11-02: 160");
    let rows = history::estimates(&visible(&two, "2025-02-20"), &question("2025-02-20"));
    let members: Vec<usize> = rows[0].series[0].points.iter().map(|point| point.report_ids.len()).collect();
    assert_eq!(
        members,
        [2, 1, 1],
        "the two that say November are one claim of their own, first in order of from and to"
    );
}

#[test]
fn an_undated_statement_joins_what_was_said_before_it_and_is_no_reaffirmation() {
    let lines = "
        2025-02-11 Gazette: KOR.mnd @2025-02-11: 200
        2025-06-01 Herald: KOR.mnd: 200";
    let rows = history::estimates(&visible(lines, "2025-06-30"), &question("2025-06-30"));
    let [point] = &rows[0].series[0].points[..] else { panic!("one claim") };
    assert_eq!(point.counts.reports, 2);
    assert_eq!(point.last_reaffirmed_at.to_string(), "2025-02-11T00:00:00Z");
    assert_eq!(point.age_days, 139);
}

#[test]
fn a_repeated_figure_is_reaffirmed_and_its_age_starts_again() {
    let lines = "
        2025-02-11 Gazette: KOR.mnd @2025-02-11: 200
        2025-05-01 Herald: KOR.jcs @2025-05-01: 200";
    let rows = history::estimates(&visible(lines, "2025-05-11"), &question("2025-05-11"));
    let ages: Vec<i64> = rows[0].series[0].points.iter().map(|point| point.age_days).collect();
    assert_eq!(ages, [10, 10]);
    let rows = history::estimates(&visible(lines, "2025-04-30"), &question("2025-04-30"));
    assert_eq!(rows[0].series[0].points[0].age_days, 78, "what comes later is not known yet");
}

#[test]
fn open_bounds_leave_the_direction_open() {
    assert_tells(
        "2024-11-20 Gazette: KOR.nsa @2024-11-20: >160
         2025-02-11 Gazette: KOR.mnd @2025-02-11: ~200",
        "2025-02-11",
        "KOR~units~total~delivered: >160, ~200
           >160 → ~200 update_or_revision +40 +25% up origin_changed
         envelope total delivered: 200 to 200, sources 1",
    );
    let rows = history::estimates(
        &visible(
            "2024-11-20 Gazette: KOR.nsa @2024-11-20: >160
             2025-02-11 Gazette: KOR.mnd @2025-02-11: ~200",
            "2025-02-11",
        ),
        &question("2025-02-11"),
    );
    let event = &rows[0].series[0].events[0];
    assert_eq!(event.delta_low, None);
    assert_eq!(event.delta_high.map(|amount| amount.to_string()).as_deref(), Some("40"));
}

#[test]
fn ranges_have_no_percentage_but_may_have_a_direction() {
    assert_tells(
        "2024-01-10 Gazette: KOR.nis @2024-01-10: 100-120
         2024-02-10 Gazette: KOR.nis @2024-02-10: 150-180
         2024-03-10 Gazette: KOR.nis @2024-03-10: 160-170",
        "2024-03-31",
        "KOR~units~total~delivered: 100-120, 150-180, 160-170
           100-120 → 150-180 update_or_revision up certain
           150-180 → 160-170 update_or_revision
         envelope total delivered: 160 to 170, sources 1",
    );
}

#[test]
fn a_figure_can_go_down_and_a_hedge_alone_is_a_requalification() {
    assert_tells(
        "2024-01-10 Gazette: KOR.nis @2024-01-10: 200
         2024-02-10 Gazette: KOR.nis @2024-02-10: 150
         2024-03-10 Gazette: KOR.nis @2024-03-10: >150",
        "2024-03-31",
        "KOR~units~total~delivered: 200, 150, >150
           200 → 150 update_or_revision -50 -25% down certain
           150 → >150 requalification 0 0% same
         envelope total delivered: 150 to open (stated 150), sources 1",
    );
}

#[test]
fn a_printed_period_tells_an_update_from_a_revision() {
    assert_tells(
        "2024-02-01 Gazette: KOR.mnd @2024-02-01: 100 period=2023-08-01..2024-01-01
         2024-03-01 Gazette: KOR.mnd @2024-03-01: 110 period=2023-08-01..2024-01-01
         2024-04-01 Gazette: KOR.mnd @2024-04-01: 130 period=2023-08-01..2024-04-01",
        "2024-04-30",
        "KOR~units~total~delivered: 100, 110, 130
           100 → 110 revision +10 +10% up certain
           110 → 130 update +20 +18.2% up certain
         envelope total delivered: 130 to 130, sources 1",
    );
}

#[test]
fn a_stock_is_as_of_the_day_it_was_counted() {
    assert_tells(
        "2024-11-01 Gazette: KOR.nis @2024-11-01: 8000 kind=stock unit=personnel flow=PRK>RUS/personnel
         2024-12-01 Gazette: KOR.nis @2024-12-01: 10000 kind=stock unit=personnel flow=PRK>RUS/personnel",
        "2024-12-31",
        "KOR~personnel~stock~delivered: 8000, 10000
           8000 → 10000 update +2000 +25% up certain
         envelope stock delivered: 10000 to 10000, sources 1",
    );
}

#[test]
fn another_period_start_is_not_comparable_and_has_no_percentage() {
    assert_tells(
        "2024-02-26 Gazette: KOR.mnd @2024-02-26: 6700 unit=containers period=2023-08-21..
         2024-08-27 Gazette: KOR.dia @2024-08-27: >13000 unit=containers period=2022-06-01..",
        "2024-08-31",
        "KOR~containers~total~delivered: 6700, >13000
           6700 → >13000 update_or_revision +6300 up certain origin_changed not comparable: period_start
         envelope total delivered: 13000 to open (stated 13000), sources 1",
    );
}

#[test]
fn another_scope_is_another_series_and_a_scope_change() {
    assert_tells(
        "2025-02-11 Gazette: KOR.mnd @2025-02-11: 200
         2025-03-27 Gazette: KOR.jcs @2025-03-27: ~220 name=Koksan,M1991",
        "2025-03-31",
        "KOR~units~total~delivered: 200
         KOR~Koksan+M1991~units~total~delivered: ~220
           200 → ~220 scope_change +20 up certain origin_changed not comparable: item_scope
         envelope total delivered: 200 to 200, sources 1
         envelope total delivered: 220 to 220, sources 1",
    );
}

#[test]
fn things_beside_each_other_are_no_scope_change() {
    assert_tells(
        "2025-02-11 Gazette: KOR.mnd @2025-02-11: 120 name=M1989
         2025-02-20 Gazette: KOR.mnd @2025-02-20: 80 name=M1991",
        "2025-03-31",
        "KOR~M1989~units~total~delivered: 120
         KOR~M1991~units~total~delivered: 80
         envelope total delivered: 120 to 120, sources 1
         envelope total delivered: 80 to 80, sources 1",
    );
}

#[test]
fn a_batch_beside_a_total_is_a_series_of_its_own_and_nothing_is_added_up() {
    assert_tells(
        "2025-03-27 Gazette: KOR.jcs @2025-03-27: 11000 unit=personnel
         2025-03-27 Gazette: KOR.jcs @2025-03-27: ~3000 unit=personnel kind=increment
         2025-05-27 Gazette: KOR.jcs @2025-05-27: 1500 unit=personnel kind=increment",
        "2025-05-31",
        "KOR~personnel~total~delivered: 11000
         KOR~personnel~increment~delivered: ~3000, 1500
           ~3000 → 1500 update_or_revision -1500 down certain not comparable: increment
         envelope total delivered: 11000 to 11000, sources 1",
    );
}

#[test]
fn an_unknown_kind_and_a_capacity_never_enter_an_envelope() {
    assert_tells(
        "2024-01-10 Gazette: KOR.nis @2024-01-10: 300 kind=unknown
         2024-02-10 Gazette: KOR.nis @2024-02-10: 330 kind=unknown
         2024-02-10 Gazette: KOR.nis @2024-02-10: 6000000 kind=capacity unit=rounds",
        "2024-02-29",
        "KOR~units~unknown~delivered: 300, 330
           300 → 330 update_or_revision +30 up certain not comparable: kind_unknown
         KOR~rounds~capacity~delivered: 6000000",
    );
}

#[test]
fn pledged_is_not_delivered_but_ongoing_is() {
    assert_tells(
        "2024-01-10 Gazette: DEU.mod @2024-01-10: 50 status=pledged
         2024-02-10 Gazette: DEU.mod @2024-02-10: 20
         2024-03-10 Gazette: DEU.mod @2024-03-10: 30 status=ongoing",
        "2024-03-31",
        "DEU~units~total~delivered: 20, 30
           20 → 30 update_or_revision +10 +50% up certain
         DEU~units~total~pledged: 50
         envelope total delivered: 30 to 30, sources 1
         envelope total pledged: 50 to 50, sources 1",
    );
}

#[test]
fn what_has_no_number_is_a_point_but_no_step_and_not_the_latest() {
    let lines = "
        2025-02-11 Gazette: KOR.mnd @2025-02-11: 200
        2025-03-11 Gazette: KOR.mnd @2025-03-11: none
        2025-04-11 Gazette: KOR.mnd @2025-04-11: 240";
    assert_tells(
        lines,
        "2025-04-30",
        "KOR~units~total~delivered: 200, none, 240
           200 → 240 update_or_revision +40 +20% up certain
         envelope total delivered: 240 to 240, sources 1",
    );
    let rows = history::estimates(&visible(lines, "2025-03-31"), &question("2025-03-31"));
    assert_eq!(rows[0].series[0].latest_claim_id.as_ref(), Some(&rows[0].series[0].points[0].claim_id));
}

#[test]
fn a_correction_and_a_retraction_end_the_life_of_a_figure() {
    assert_tells(
        "2025-02-11 Gazette: KOR.mnd @2025-02-11: 2000 label=wrong
         2025-02-12 Gazette: KOR.mnd @2025-02-12: 200 corrects=wrong",
        "2025-02-28",
        "KOR~units~total~delivered: 2000, 200
           2000 → 200 correction -1800 -90% down certain
         envelope total delivered: 200 to 200, sources 1",
    );
    assert_tells(
        "2025-02-11 Gazette: KOR.mnd @2025-02-11: 2000 label=wrong
         2025-02-12 Gazette: KOR.mnd @2025-02-12: none retracts=wrong",
        "2025-02-28",
        "KOR~units~total~delivered: 2000, none
           2000 → none retraction not comparable: no_figure",
    );
    assert_tells(
        "2025-02-11 Gazette: KOR.mnd @2025-02-11: 2000 label=right
         2025-02-12 Gazette: RUS.mod @2025-02-12: none retracts=right",
        "2025-02-28",
        "KOR~units~total~delivered: 2000
         RUS~units~total~delivered: none
         envelope total delivered: 2000 to 2000, sources 1",
    );
}

#[test]
fn flows_are_told_apart_and_an_unknown_party_is_kept() {
    let lines = "
        2025-02-11 Gazette: KOR.mnd @2025-02-11: 200
        2025-02-11 Gazette: KOR.mnd @2025-02-11: 7 flow=?>RUS/artillery
        2025-02-11 Gazette: KOR.mnd @2025-02-11: 9 flow=RUS>PRK/technology";
    let rows = history::estimates(&visible(lines, "2025-02-11"), &question("2025-02-11"));
    let ids: Vec<&str> = rows.iter().map(|row| row.flow.id.as_str()).collect();
    assert_eq!(ids, ["PRK-RUS-artillery", "RUS-PRK-technology", "unknown-RUS-artillery"]);
    assert_eq!((rows[2].flow.supplier.code.as_str(), rows[2].flow.supplier.kind), ("unknown", None));
}

#[test]
fn the_list_of_flows_tells_the_newest_total_of_each_voice_and_the_last_step() {
    let lines = format!(
        "{SEED}
         2025-03-01 Gazette: KOR.mnd @2025-03-01: 10 kind=increment
         2024-12-01 Herald: UKR.hur @2024-12-01: 120"
    );
    let flows = history::flows(&visible(&lines, "2025-03-31"), &question("2025-03-31"));
    let [flow] = &flows[..] else { panic!("one flow") };
    let latest: Vec<_> = flow
        .latest
        .iter()
        .map(|figure| (figure.source.code.as_str(), tell_quantity(&figure.quantity)))
        .collect();
    assert_eq!(latest, [("KOR", "200".to_owned()), ("UKR", "120".to_owned())]);
    assert_eq!((flow.series_count, flow.report_count, flow.source_count), (3, 4, 2));
    let percent = flow.last_event.as_ref().and_then(|event| event.percent).map(|percent| percent.to_string());
    assert_eq!(percent.as_deref(), Some("25"));
    assert_eq!(flow.last_changed_at.map(|at| at.to_string()).as_deref(), Some("2025-03-01T00:00:00Z"));
}

#[test]
fn claims_can_be_found_by_any_of_their_reports() {
    let reports = visible(SEED, "2025-02-11");
    let claims =
        history::claims(&reports, &armsledger::model::Question { by: By::Source, ..question("2025-02-11") });
    for visible in &reports {
        assert_eq!(claims.iter().filter(|claim| claim.point.report_ids.contains(&visible.id)).count(), 1);
    }
}
