//! The order of reports never matters, nothing is lost, and nothing after the record leaks.
//!
//! `./test --long` adds the long run of the permutations: 100 orders of 1,000 reports instead of 10 orders of 200.

use std::collections::BTreeMap;

use crate::dsl::*;
use armsledger::history;
use armsledger::model::{By, Group, Question, VisibleReport};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// Lines over few days, speakers and figures, so that they meet often.
fn line() -> impl Strategy<Value = String> {
    let published = (1..=4_u8, 1..=28_u8).prop_map(|(month, day)| format!("2025-{month:02}-{day:02}"));
    let outlet = select(vec!["Gazette", "Herald", "Mirror", "Wire #one", "Post #one", "Echo #two"]);
    let who = select(vec![
        "KOR.mnd",
        "KOR.mnd",
        "KOR.nis",
        "USA.dod",
        "KOR+USA",
        "KOR,UKR",
        "-",
        "-",
        "anon",
        "SIPRI",
        "outlet:times",
    ]);
    let said = select(vec![
        "",
        "",
        " @2025-01-05",
        " @2025-01-07",
        " @2025-01-10",
        " @2025-02-11",
        " @2025-01",
        " @2025-02",
        " @2024",
        " @2025-01-03..2025-01-10",
        " @2025-01-06..2025-01-13",
    ]);
    let quantity =
        select(vec!["200", "200", "~200", ">200", "<=200", "150-250", "160", "220", "dozens", "none"]);
    let options = select(vec![
        "",
        "",
        "",
        " quoted",
        " agency=AFP",
        " name=Koksan",
        " kind=increment",
        " kind=stock",
        " kind=unknown",
        " status=pledged",
        " status=ongoing",
        " period=2024-08-01..",
        " period=2024-08-01..2025-01-01",
        " denies=",
        " label=a",
        " flow=?>RUS/artillery",
    ]);
    (published, outlet, who, said, quantity, options).prop_map(
        |(published, outlet, who, said, quantity, options)| {
            format!("{published} {outlet}: {who}{said}: {quantity}{options}")
        },
    )
}

/// Some lines, up to two dozen.
pub(crate) fn lines() -> impl Strategy<Value = String> {
    proptest::collection::vec(line(), 1..24).prop_map(|lines| lines.join("\n"))
}

fn everything(by: By, day: &str) -> Question {
    Question {
        by,
        explain: true,
        best: Some("median_independent".parse().expect("a policy")),
        ..question(day)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_reports_gives_the_same_answer(
        (reports, shuffled) in lines().prop_flat_map(|lines| {
            let reports = visible(&lines, "2025-03-31");
            (Just(reports.clone()), Just(reports).prop_shuffle())
        }),
        by in select(By::ALL.to_vec()),
    ) {
        let asked = everything(by, "2025-03-31");
        prop_assert_eq!(history::estimates(&reports, &asked), history::estimates(&shuffled, &asked));
        prop_assert_eq!(history::flows(&reports, &asked), history::flows(&shuffled, &asked));
        prop_assert_eq!(history::claims(&reports, &asked), history::claims(&shuffled, &asked));
    }

    #[test]
    fn every_report_stands_in_one_claim_of_each_of_its_speakers(lines in lines()) {
        let mut reports = reports(&lines);
        reports.sort_by(|a, b| a.id.cmp(&b.id));
        reports.dedup_by(|a, b| a.id == b.id);
        let mut held: BTreeMap<String, usize> = BTreeMap::new();
        for claim in history::claims(&reports, &question("2025-12-31")) {
            for id in &claim.point.report_ids {
                *held.entry(id.to_string()).or_default() += 1;
            }
        }
        for visible in &reports {
            let joint = visible.report.origins().any(|hop| hop.group == Group::Joint);
            let expected = if joint { 1 } else { visible.report.origins().count() };
            prop_assert_eq!(held.get(visible.id.as_str()), Some(&expected));
        }
    }

    #[test]
    fn claim_ids_are_unique(lines in lines()) {
        let claims = history::claims(&reports(&lines), &question("2025-12-31"));
        let mut ids: Vec<_> = claims.iter().map(|claim| &claim.point.claim_id).collect();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), claims.len());
    }

    #[test]
    fn nothing_after_the_record_leaks(lines in lines(), by in select(By::ALL.to_vec())) {
        let before = as_of("2025-02-15").before;
        for row in history::estimates(&visible(&lines, "2025-02-15"), &everything(by, "2025-02-15")) {
            for point in row.series.iter().flat_map(|series| &series.points) {
                prop_assert!(point.first_public <= before);
                prop_assert!(point.last_reaffirmed_at <= before);
                prop_assert!(point.article.published_at.is_none_or(|at| at < before));
                prop_assert!(point.age_days >= 0);
            }
        }
    }

    #[test]
    fn a_percentage_stands_only_between_comparable_points(lines in lines(), by in select(By::ALL.to_vec())) {
        for row in history::estimates(&visible(&lines, "2025-04-30"), &everything(by, "2025-04-30")) {
            for event in row.series.iter().flat_map(|series| &series.events) {
                prop_assert!(event.percent.is_none() || (event.comparable && event.delta.is_some()));
                prop_assert_eq!(event.comparable, event.reasons.is_empty());
            }
            for envelope in &row.envelopes {
                prop_assert_eq!(envelope.low.is_none(), envelope.low_open);
                prop_assert_eq!(envelope.high.is_none(), envelope.high_open);
                prop_assert!(envelope.independent_sources >= 1);
                if let (Some(low), Some(high)) = (envelope.low, envelope.high) {
                    prop_assert!(low <= high);
                }
            }
        }
    }
}

#[test]
fn all_permutations_of_a_small_history_are_equal() {
    let lines = "
        2025-02-11 Gazette: KOR.mnd @2025-02-11: 200
        2025-02-11 Gazette: KOR.nsa @2024-11: 160
        2025-02-12 Herald #one: KOR.mnd @2025-02-11: ~200
        2025-02-12 Mirror #one: KOR.mnd @2025-02-12: ~200
        2025-02-13 Echo: UKR.hur: 120
        2025-02-14 Echo: -: >200";
    let reports = visible(lines, "2025-02-28");
    let first = history::estimates(&reports, &everything(By::Government, "2025-02-28"));
    let mut orders = 0;
    permute(&mut reports.clone(), 0, &mut |permuted| {
        orders += 1;
        assert_eq!(history::estimates(permuted, &everything(By::Government, "2025-02-28")), first);
    });
    assert_eq!(orders, 720);
}

fn permute<T>(items: &mut Vec<T>, from: usize, visit: &mut impl FnMut(&[T])) {
    if from == items.len() {
        return visit(items);
    }
    for place in from..items.len() {
        items.swap(from, place);
        permute(items, from + 1, visit);
        items.swap(from, place);
    }
}

#[test]
fn random_orders_of_one_large_history_give_every_as_of_the_same_answer() {
    let long = std::env::var("LONG_TESTS").is_ok_and(|value| value == "1");
    let (reports, orders) = if long { (1_000, 100) } else { (200, 10) };
    let mut runner = TestRunner::deterministic();
    let text: Vec<String> =
        (0..reports).map(|_| line().new_tree(&mut runner).expect("a line").current()).collect();
    let text = text.join("\n");
    for day in ["2025-01-15", "2025-02-15", "2025-04-30"] {
        let shown = visible(&text, day);
        let asked = everything(By::Government, day);
        let first = history::estimates(&shown, &asked);
        assert!(
            first.iter().map(|row| row.series.len()).sum::<usize>() > 10,
            "{day}: the history is no trifle"
        );
        for _ in 0..orders {
            let shuffled: Vec<VisibleReport> =
                Just(shown.clone()).prop_shuffle().new_tree(&mut runner).expect("an order").current();
            assert_ne!(shuffled, shown, "the order did change");
            assert!(history::estimates(&shuffled, &asked) == first, "{day}: the order made a difference");
        }
    }
}
