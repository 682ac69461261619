//! Reviews and redactions take effect from their change on, and never before it.

use armsledger::model::{
    Act, Basis, CorrectedField, Correction, Id, NewReview, Tier, Verdict, VisibleReport,
};
use armsledger::store::{ReportFilter, Store};
use sqlx::PgPool;

use crate::sample::{address, article, at, guns, intake, ledger, points};

async fn one(ledger: &Store, name: &str, amounts: &[i64]) -> Vec<Id> {
    let reports = amounts.iter().map(|amount| guns(*amount)).collect();
    let intake = intake(article(name, "2025-02-11", "They sent some guns."), reports);
    let recorded = ledger.record(std::slice::from_ref(&intake)).await.remove(0).unwrap();
    intake.reading.reports.iter().map(|report| report.id(&recorded.reading_id)).collect()
}

fn decision(report_id: &Id, verdict: Verdict) -> NewReview {
    NewReview {
        report_id: report_id.clone(),
        verdict,
        reason: String::from("The sentence says so."),
        reviewer: String::from("desk"),
        corrections: Vec::new(),
    }
}

fn correction(report_id: &Id, fields: &[(CorrectedField, Option<&str>)]) -> NewReview {
    let fix = |(field, value): &(CorrectedField, Option<&str>)| Correction {
        field: *field,
        value: value.map(str::to_owned),
        party: None,
    };
    NewReview { corrections: fields.iter().map(fix).collect(), ..decision(report_id, Verdict::Correct) }
}

async fn visible(ledger: &Store, basis: &Basis) -> Vec<VisibleReport> {
    ledger.visible_reports(basis, &ReportFilter::default()).await.unwrap()
}

#[sqlx::test]
async fn a_rejected_report_is_gone_from_then_on_and_an_accepted_one_comes_back(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let ids = one(&ledger, "a", &[160, 200]).await;
    let before = at(&ledger, "2025-02-11").await;
    ledger.review(&decision(&ids[0], Verdict::Reject)).await.unwrap().unwrap();
    let rejected = at(&ledger, "2025-02-11").await;
    assert_eq!(points(&ledger, &rejected).await, [(200, false)]);
    assert_eq!(points(&ledger, &before).await, [(160, false), (200, false)], "the past stays");
    ledger.review(&decision(&ids[0], Verdict::Accept)).await.unwrap().unwrap();
    let accepted = at(&ledger, "2025-02-11").await;
    assert_eq!(points(&ledger, &accepted).await, [(160, false), (200, false)]);
    assert_eq!(points(&ledger, &rejected).await, [(200, false)], "that past stays too");
    assert_eq!(points(&ledger, &Basis { tier: Tier::Reviewed, ..accepted }).await, [(160, false)]);
    assert_eq!(points(&ledger, &Basis { tier: Tier::Reviewed, ..before }).await, []);
    let told: Vec<Verdict> =
        ledger.reviews_of(&ids[0]).await.unwrap().iter().map(|review| review.decision.verdict).collect();
    assert_eq!(told, [Verdict::Reject, Verdict::Accept]);
}

#[sqlx::test]
async fn a_decision_said_again_changes_nothing_and_an_unknown_report_is_none(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let ids = one(&ledger, "a", &[160]).await;
    let review = correction(&ids[0], &[(CorrectedField::Point, Some("170"))]);
    let (first, is_new) = ledger.review(&review).await.unwrap().unwrap();
    assert!(is_new);
    let (again, is_new) = ledger.review(&review).await.unwrap().unwrap();
    assert!(!is_new);
    assert_eq!(again, first);
    assert_eq!(ledger.last_seq().await.unwrap(), first.seq);
    let nobody = Id::of("report", &["nowhere"]);
    assert_eq!(ledger.review(&decision(&nobody, Verdict::Accept)).await.unwrap(), None);
}

#[sqlx::test]
async fn a_corrected_report_is_found_under_what_it_is_now(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let ids = one(&ledger, "a", &[160]).await;
    one(&ledger, "b", &[5]).await;
    let before = at(&ledger, "2025-02-11").await;
    let fields = [
        (CorrectedField::Recipient, Some("IRN")),
        (CorrectedField::Point, Some("170")),
        (CorrectedField::Low, Some("170")),
        (CorrectedField::High, Some("170")),
    ];
    ledger.review(&correction(&ids[0], &fields)).await.unwrap().unwrap();
    let now = at(&ledger, "2025-02-11").await;
    let to = |code: &str| ReportFilter { recipients: vec![code.parse().ok()], ..ReportFilter::default() };
    let found = ledger.visible_reports(&now, &to("IRN")).await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].id, ids[0]);
    assert_eq!(found[0].report.quantity.point.map(|point| point.to_string()).as_deref(), Some("170"));
    assert_eq!(found[0].report.act, Act::Transfer);
    assert_eq!(found[0].report.evidence.exact, "They sent some guns.", "the words stay");
    assert_eq!(found[0].review.as_ref().map(|review| review.decision.verdict), Some(Verdict::Correct));
    assert_eq!(ledger.visible_reports(&now, &to("RUS")).await.unwrap().len(), 1, "only the other one");
    assert_eq!(ledger.visible_reports(&before, &to("RUS")).await.unwrap().len(), 2, "as it was");
    assert_eq!(ledger.visible_reports(&before, &to("IRN")).await.unwrap(), []);
}

#[sqlx::test]
async fn pages_hold_corrected_reports_in_their_place(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let ids = one(&ledger, "a", &[1, 2, 3, 4, 5]).await;
    for place in [1, 4] {
        let fields = [(CorrectedField::Status, Some("ordered"))];
        ledger.review(&correction(&ids[place], &fields)).await.unwrap().unwrap();
    }
    let basis = at(&ledger, "2025-02-11").await;
    let all = visible(&ledger, &basis).await;
    assert_eq!(all.iter().map(|visible| &visible.id).collect::<Vec<_>>(), ids.iter().collect::<Vec<_>>());
    for limit in 1..=6 {
        let (mut walked, mut cursor) = (Vec::new(), None);
        loop {
            let page =
                ledger.reports(&basis, &ReportFilter::default(), cursor.as_ref(), limit).await.unwrap();
            assert!(page.reports.len() <= limit as usize);
            walked.extend(page.reports);
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(walked, all, "limit {limit}");
    }
}

#[sqlx::test]
async fn a_decision_holds_for_the_same_statement_in_a_later_reading(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let ids = one(&ledger, "a", &[160, 200]).await;
    ledger.review(&decision(&ids[0], Verdict::Reject)).await.unwrap().unwrap();
    let mut newer = intake(article("a", "2025-02-11", "They sent some guns."), vec![guns(160), guns(7)]);
    newer.reading.reader = String::from("rules/2.0.0");
    ledger.record(&[newer]).await.remove(0).unwrap();
    assert_eq!(points(&ledger, &at(&ledger, "2025-02-11").await).await, [(7, false)]);
}

#[sqlx::test]
async fn a_text_that_was_taken_down_is_gone_from_then_on_and_wordless_before(pool: PgPool) {
    let ledger = ledger(&pool).await;
    one(&ledger, "a", &[160]).await;
    one(&ledger, "b", &[200]).await;
    let before = at(&ledger, "2025-02-11").await;
    let revision = article("a", "2025-02-11", "They sent some guns.").revision_id();
    let seq = Store::redact(&address(&pool), &revision, "court order", "the court").await.unwrap().unwrap();
    let now = at(&ledger, "2025-02-11").await;
    assert_eq!(now.seq, seq);
    assert_eq!(points(&ledger, &now).await, [(200, false)]);
    assert_eq!(points(&ledger, &before).await, [(160, false), (200, false)]);
    let words: Vec<String> =
        visible(&ledger, &before).await.into_iter().map(|visible| visible.report.evidence.exact).collect();
    assert_eq!(words.iter().filter(|words| words.is_empty()).count(), 1);
    let tombstone = ledger.tombstone(&revision).await.unwrap().unwrap();
    assert_eq!((tombstone.reason.as_str(), tombstone.seq), ("court order", seq));
    assert_eq!(ledger.unread("rules/9", "x", None, 10).await.unwrap().len(), 1, "it is not read again");
    let nobody = Id::of("revision", &["nowhere"]);
    assert_eq!(Store::redact(&address(&pool), &nobody, "r", "w").await.unwrap(), None);
}
