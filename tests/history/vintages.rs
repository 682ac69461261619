//! When the answer changed and why, and who said what as of which day.

use std::collections::BTreeMap;

use armsledger::history;
use armsledger::model::*;
use proptest::prelude::*;
use proptest::sample::select;

use crate::dsl::*;
use crate::order::lines;

/// The articles of the lines, each with one revision.
fn revisions(lines: &str) -> Vec<RevisionReading> {
    let mut found: BTreeMap<Id, RevisionReading> = BTreeMap::new();
    for visible in reports(lines) {
        let article = visible.article.clone();
        let blank = RevisionReading {
            article_id: article.id,
            revision_id: article.revision_id.clone(),
            published: article.published,
            reports: Vec::new(),
            copies: Vec::new(),
        };
        let revision = found.entry(article.revision_id).or_insert(blank);
        if revision.reports.iter().all(|known| known.id != visible.id) {
            revision.reports.push(visible);
        }
    }
    found.into_values().collect()
}

/// The same, but all that an outlet published are revisions of one article.
fn edited(lines: &str) -> Vec<RevisionReading> {
    let mut revisions = revisions(lines);
    for revision in &mut revisions {
        let outlet = revision.reports[0].article.outlet.clone().expect("lines name the outlet");
        revision.article_id = Id::of("article", &[&outlet]);
        for visible in &mut revision.reports {
            visible.article.id = revision.article_id.clone();
        }
    }
    revisions
}

/// `DAY: SERIES BEFORE → AFTER, …; CAUSE, …` for each vintage; an envelope tells its bounds.
fn tell_vintages(revisions: &[RevisionReading], day: &str, retrospective: Retrospective) -> Vec<String> {
    let latest = |latest: &Option<LatestPoint>| {
        latest.as_ref().map_or("-".to_owned(), |latest| {
            format!("{}{}", tell_quantity(&latest.quantity), if latest.retrospective { "*" } else { "" })
        })
    };
    let bounds = |bounds: &Option<EnvelopeBounds>| {
        let amount = |amount: Option<Amount>| amount.map_or("open".to_owned(), |amount| amount.to_string());
        bounds.map_or("-".to_owned(), |bounds| format!("{}..{}", amount(bounds.low), amount(bounds.high)))
    };
    let vintages = history::vintages(revisions, &question(day), retrospective, None, usize::MAX);
    let tell = |vintage: &Vintage| {
        let last = vintage.as_of.before - jiff::SignedDuration::from_micros(1);
        let mut parts: Vec<String> = Vec::new();
        for series in &vintage.series {
            let voice = series.series_id.split('~').nth(1).expect("a voice");
            let (before, after) = (latest(&series.latest_before), latest(&series.latest_after));
            parts.push(format!("{voice} {before} → {after}"));
        }
        for envelope in &vintage.envelopes {
            parts.push(format!("envelope {} → {}", bounds(&envelope.before), bounds(&envelope.after)));
        }
        let causes: Vec<&str> = vintage.causes.iter().map(|cause| cause.cause.as_str()).collect();
        format!("{}: {}; {}", &last.to_string()[..10], parts.join(", "), causes.join(", "))
    };
    vintages.iter().map(tell).collect()
}

const TWO: &str = "
    2025-02-11 Gazette: KOR.mnd @2025-02-11: 200
    2025-02-11 Gazette: KOR.nsa @2024-11: 160";

#[test]
fn an_old_figure_in_a_new_article_makes_a_vintage_at_the_end_of_its_month() {
    assert_eq!(
        tell_vintages(&revisions(TWO), "2025-02-28", Retrospective::Include),
        [
            "2024-11-30: KOR - → 160*, envelope - → 160..160; retrospective",
            "2025-02-11: KOR 160* → 200, envelope 160..160 → 200..200; new_statement, published",
        ]
    );
    assert_eq!(
        tell_vintages(&revisions(TWO), "2025-02-28", Retrospective::Exclude),
        ["2025-02-11: KOR - → 200, envelope - → 200..200; new_statement, new_statement"]
    );
    // As of the day before the article there is the one, and nothing that came later.
    assert_eq!(
        tell_vintages(&revisions(TWO), "2025-02-10", Retrospective::Include),
        ["2024-11-30: KOR - → 160*, envelope - → 160..160; retrospective"]
    );
}

#[test]
fn an_edit_is_told_as_an_edit_and_a_copy_as_a_further_report() {
    let revisions = edited(
        "2025-01-10 Gazette: KOR.mnd @2025-01-10: 160
         2025-01-12 Herald: KOR.mnd @2025-01-10: 160
         2025-01-20 Gazette: KOR.mnd @2025-01-19: 180",
    );
    assert_eq!(
        tell_vintages(&revisions, "2025-01-31", Retrospective::Include),
        [
            "2025-01-10: KOR - → 160, envelope - → 160..160; new_statement",
            "2025-01-12: KOR 160 → 160; further_report",
            "2025-01-20: KOR 160 → 180, envelope 160..160 → 180..180; article_edit, article_edit",
        ]
    );
}

fn cells(revisions: &[RevisionReading], days: &[&str]) -> Vec<String> {
    let columns: Vec<AsOf> = days.iter().map(|day| as_of(day)).collect();
    let matrix = history::matrix(revisions, &question(days[days.len() - 1]), Retrospective::Include, columns);
    let tell = |cell: &MatrixCell| match cell {
        Ok(latest) => tell_quantity(&latest.quantity),
        Err(reason) => reason.to_string(),
    };
    let row = |row: &MatrixRow| {
        format!("{}: {}", row.source.code, row.cells.iter().map(tell).collect::<Vec<_>>().join(", "))
    };
    matrix.rows.values().map(row).collect()
}

#[test]
fn an_empty_cell_says_why() {
    let days = ["2025-01-05", "2025-01-10", "2025-01-20", "2025-01-30"];
    let taken_back = |how: &str| {
        revisions(&format!(
            "2025-01-10 Gazette: KOR.mnd @2025-01-10: 160 label=a
             2025-01-15 Herald: UKR.hur @2025-01-15: 120
             2025-01-20 Herald: KOR.mnd @2025-01-20: none kind=unknown {how}=a"
        ))
    };
    for (how, reason) in [("retracts", "retracted"), ("corrects", "not_comparable")] {
        assert_eq!(
            cells(&taken_back(how), &days)[..2],
            [
                "KOR: not_yet_published, 160, REASON, REASON".replace("REASON", reason),
                "KOR: not_yet_published, not_yet_published, none, none".to_owned(),
            ],
            "{how}"
        );
    }
    let edited_out = edited(
        "2025-01-10 Gazette: KOR.mnd @2025-01-10: 160
         2025-01-20 Gazette: UKR.hur @2025-01-10: 160",
    );
    assert_eq!(
        cells(&edited_out, &days),
        [
            "KOR: not_yet_published, 160, retracted, retracted",
            "UKR: not_yet_published, not_yet_published, 160, 160"
        ]
    );
}

#[test]
fn columns_can_be_the_ends_of_periods() {
    let ends = |frequency: Frequency| -> Vec<String> {
        let ends =
            history::period_ends(&revisions(TWO), as_of("2025-02-11"), Retrospective::Include, frequency);
        let last =
            |end: &AsOf| (end.before - jiff::SignedDuration::from_micros(1)).to_string()[..10].to_owned();
        ends.iter().map(last).collect()
    };
    assert_eq!(ends(Frequency::Month), ["2024-11-30", "2024-12-31", "2025-01-31", "2025-02-11"]);
    assert_eq!(ends(Frequency::Quarter), ["2024-12-31", "2025-02-11"]);
    assert_eq!(ends(Frequency::Year), ["2024-12-31", "2025-02-11"]);
}

/// The answer of the plain question without ages.
fn answer(
    revisions: &[RevisionReading],
    by: By,
    at: AsOf,
    retrospective: Retrospective,
) -> Vec<FlowEstimates> {
    let asked = Question { by, ..Question::at(at) };
    let mut rows = history::estimates(&history::visible_at(revisions, at, retrospective), &asked);
    for point in rows.iter_mut().flat_map(|row| &mut row.series).flat_map(|series| &mut series.points) {
        point.age_days = 0;
    }
    rows
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn between_two_vintages_the_answer_stays_and_at_each_it_changes(
        lines in lines(),
        by in select(By::ALL.to_vec()),
        retrospective in select(Retrospective::ALL.to_vec()),
        month in 1..=4_i8,
        day in 1..=28_i8,
    ) {
        let revisions = edited(&lines);
        let asked = Question { by, ..question("2025-04-30") };
        let dates = history::vintage_dates(&revisions, &asked, retrospective);
        let mut before = Vec::new();
        for date in &dates {
            let now = answer(&revisions, by, *date, retrospective);
            prop_assert_ne!(&now, &before);
            before = now;
        }
        prop_assert_eq!(before, answer(&revisions, by, as_of("2025-04-30"), retrospective));
        let any_day = as_of(&format!("2025-{month:02}-{day:02}"));
        let last = dates.iter().rev().find(|date| **date <= any_day);
        let held = last.map_or(Vec::new(), |last| answer(&revisions, by, *last, retrospective));
        prop_assert_eq!(held, answer(&revisions, by, any_day, retrospective));
    }

    #[test]
    fn every_vintage_has_a_cause_and_pages_make_the_whole(lines in lines()) {
        let revisions = edited(&lines);
        let asked = question("2025-04-30");
        let all = history::vintages(&revisions, &asked, Retrospective::Include, None, usize::MAX);
        let mut walked: Vec<Vintage> = Vec::new();
        loop {
            let after = walked.last().map(|vintage| vintage.as_of);
            let page = history::vintages(&revisions, &asked, Retrospective::Include, after, 2);
            if page.is_empty() {
                break;
            }
            walked.extend(page);
        }
        prop_assert!(all.iter().all(|vintage| !vintage.causes.is_empty()));
        prop_assert_eq!(all, walked);
    }

    #[test]
    fn every_cell_is_the_latest_claim_of_the_estimates_of_its_day(
        lines in lines(),
        by in select(By::ALL.to_vec()),
    ) {
        let revisions = edited(&lines);
        let asked = Question { by, ..question("2025-04-30") };
        let columns = history::vintage_dates(&revisions, &asked, Retrospective::Include);
        let matrix = history::matrix(&revisions, &asked, Retrospective::Include, columns.clone());
        prop_assert_eq!(&matrix.columns, &columns);
        for (n, column) in columns.iter().enumerate() {
            let rows = answer(&revisions, by, *column, Retrospective::Include);
            let mut of_day: BTreeMap<String, Option<ClaimId>> = rows
                .into_iter()
                .flat_map(|row| row.series)
                .map(|series| (series.id, series.latest_claim_id))
                .collect();
            for (id, row) in &matrix.rows {
                let shown = row.cells[n].as_ref().ok().map(|latest| latest.claim_id.clone());
                prop_assert_eq!(shown, of_day.remove(id).flatten());
            }
            prop_assert!(of_day.is_empty());
        }
    }
}
