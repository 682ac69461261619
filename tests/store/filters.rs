//! Lists: what a filter lets through, and a walk by pages.

use armsledger::model::{ActorCode, Category, DateBasis, Polarity, Report, SourceCode, Status};
use armsledger::store::{ReportFilter, Store};
use sqlx::PgPool;

use crate::sample::{article, at, days, guns, hop, intake, ledger, midnight, report, said_on};

/// Five reports in three articles, told apart by their amounts.
async fn fill(ledger: &Store) {
    let mut unnamed = report("PRK", "RUS", Category::Ammunition, 2);
    unnamed.supplier = None;
    let mut denied = guns(3);
    denied.polarity = Polarity::Denied;
    denied.status = Status::Planned;
    denied.attribution = vec![hop("RUS", None)];
    let drones = said_on(report("IRN", "RUS", Category::Drones, 4), "2025-01-05", "2025-01-06");
    let mut by_kor = guns(5);
    by_kor.attribution = vec![
        hop("outlet:example", None),
        hop("KOR_X.nis", Some(days(None, Some("2025-01-03"), DateBasis::Stated))),
    ];
    let mut other_outlet = article("c", "2025-01-12", "Text.");
    other_outlet.outlet = Some(String::from("Ünlü Haber"));
    let batch = [
        intake(article("a", "2025-01-10", "Text."), vec![guns(1), unnamed]),
        intake(article("b", "2025-01-11", "Text."), vec![denied, drones]),
        intake(other_outlet, vec![by_kor]),
    ];
    for recorded in ledger.record(&batch).await {
        recorded.unwrap();
    }
}

fn code(code: &str) -> ActorCode {
    ActorCode::parse(code).unwrap()
}

#[sqlx::test]
async fn each_filter_lets_through_what_it_says(pool: PgPool) {
    let ledger = ledger(&pool).await;
    fill(&ledger).await;
    let basis = at(&ledger, "2025-06-01").await;
    let all = ReportFilter::default;
    let source = |code: &str| SourceCode::parse(code).unwrap();
    let day = |day: &str| Some(day.parse().unwrap());
    let article_a = article("a", "2025-01-10", "Text.").article_id();
    let table: Vec<(&str, ReportFilter, &[i64])> = vec![
        ("everything", all(), &[1, 2, 3, 4, 5]),
        ("one supplier", ReportFilter { suppliers: vec![Some(code("PRK"))], ..all() }, &[1, 3, 5]),
        ("one or the other", ReportFilter { suppliers: vec![Some(code("IRN")), None], ..all() }, &[2, 4]),
        ("recipient", ReportFilter { recipients: vec![Some(code("UKR"))], ..all() }, &[]),
        (
            "category",
            ReportFilter { categories: vec![Category::Drones, Category::Ammunition], ..all() },
            &[2, 4],
        ),
        (
            "both must hold",
            ReportFilter { suppliers: vec![None], categories: vec![Category::Drones], ..all() },
            &[],
        ),
        ("status", ReportFilter { statuses: vec![Status::Planned], ..all() }, &[3]),
        ("polarity", ReportFilter { polarities: vec![Polarity::Affirmed], ..all() }, &[1, 2, 4, 5]),
        ("a source with its offices", ReportFilter { sources: vec![source("KOR")], ..all() }, &[1, 2, 4]),
        ("no other source that begins alike", ReportFilter { sources: vec![source("KO")], ..all() }, &[]),
        ("an underscore is no joker", ReportFilter { sources: vec![source("KORAX")], ..all() }, &[]),
        ("a nested source", ReportFilter { sources: vec![source("KOR_X")], ..all() }, &[5]),
        ("outlet", ReportFilter { outlets: vec![String::from("Ünlü HABER")], ..all() }, &[5]),
        ("said from", ReportFilter { said_from: day("2025-01-05"), ..all() }, &[4]),
        ("said to", ReportFilter { said_to: day("2025-01-05"), ..all() }, &[5]),
        (
            "said window",
            ReportFilter { said_from: day("2025-01-02"), said_to: day("2025-01-06"), ..all() },
            &[4, 5],
        ),
        (
            "published from",
            ReportFilter { published_from: Some(midnight("2025-01-11")), ..all() },
            &[3, 4, 5],
        ),
        ("published to", ReportFilter { published_to: Some(midnight("2025-01-11")), ..all() }, &[1, 2]),
        ("article", ReportFilter { articles: vec![article_a], ..all() }, &[1, 2]),
    ];
    for (what, filter, expected) in table {
        let reports = ledger.visible_reports(&basis, &filter).await.unwrap();
        let mut points: Vec<i64> = reports.iter().map(|r| amount(&r.report)).collect();
        points.sort_unstable();
        assert_eq!(points, expected, "{what}");
    }
}

fn amount(report: &Report) -> i64 {
    report.quantity.point.unwrap().as_whole().unwrap()
}

#[sqlx::test]
async fn a_walk_by_pages_shows_each_report_once_and_in_order(pool: PgPool) {
    let ledger = ledger(&pool).await;
    fill(&ledger).await;
    let basis = at(&ledger, "2025-06-01").await;
    let all = ledger.visible_reports(&basis, &ReportFilter::default()).await.unwrap();
    let dates: Vec<_> = all.iter().map(|report| report.article.published.at).collect();
    assert!(dates.is_sorted_by(|a, b| a >= b), "newest publication first");
    for limit in 1..=6 {
        let (mut walked, mut cursor) = (Vec::new(), None);
        loop {
            let page =
                ledger.reports(&basis, &ReportFilter::default(), cursor.as_ref(), limit).await.unwrap();
            assert!(page.reports.len() <= limit as usize);
            walked.extend(page.reports);
            // What comes in meanwhile does not disturb the walk.
            let late =
                intake(article(&format!("late-{limit}-{}", walked.len()), "2025-01-11", "T."), vec![guns(9)]);
            ledger.record(&[late]).await[0].as_ref().unwrap();
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(walked, all, "limit {limit}");
    }
}
