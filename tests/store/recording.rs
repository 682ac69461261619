//! What an article does to the ledger the first time, the second time, and changed.

use armsledger::model::{Category, PublishedBasis};
use armsledger::store::{Intake, Outcome, ReportFilter, StoreError};
use sqlx::PgPool;

use crate::sample::{article, at, guns, intake, ledger, points, report};

async fn count(pool: &PgPool, table: &'static str) -> i64 {
    sqlx::query_scalar(sqlx::AssertSqlSafe(format!("select count(*) from {table}")))
        .fetch_one(pool)
        .await
        .unwrap()
}

#[sqlx::test]
async fn the_same_article_again_is_known_and_nothing_is_doubled(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let given = intake(article("a", "2025-02-11", "Text."), vec![guns(200), guns(160)]);
    let first = ledger.record(std::slice::from_ref(&given)).await.remove(0).unwrap();
    assert_eq!((first.outcome, first.seq), (Outcome::New, 2));
    let again = ledger.record(&[given.clone(), given]).await;
    for again in again {
        let again = again.unwrap();
        assert_eq!(again.outcome, Outcome::Known);
        assert_eq!((again.seq, again.recorded_at), (first.seq, first.recorded_at));
        assert_eq!(again.reading_id, first.reading_id);
    }
    let rows = [count(&pool, "article").await, count(&pool, "report").await, count(&pool, "change").await];
    assert_eq!(rows, [1, 2, 2]);
}

#[sqlx::test]
async fn a_changed_text_is_a_revision_and_never_inherits_the_first_date(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let first = intake(article("a", "2025-02-11", "They sent 160."), vec![guns(160)]);
    let second = intake(article("a", "2025-02-11", "They sent 200."), vec![guns(200)]);
    let recorded = ledger.record(&[first, second.clone()]).await;
    let [first, revised] = &recorded[..] else { panic!("two answers for two articles") };
    let (first, revised) = (first.as_ref().unwrap(), revised.as_ref().unwrap());
    assert_eq!((first.outcome, revised.outcome), (Outcome::New, Outcome::Revised));
    assert_eq!(first.article_id, revised.article_id);
    assert_eq!(revised.published.at, second.received_at);
    assert_eq!(revised.published.basis, PublishedBasis::Received);

    let shown = ledger.article(&first.article_id, None).await.unwrap().unwrap();
    assert_eq!(shown.revision_id, revised.revision_id);
    assert_eq!(shown.article.body, "They sent 200.");
    let ids: Vec<_> = shown.revisions.iter().map(|revision| &revision.id).collect();
    assert_eq!(ids, [&first.revision_id, &revised.revision_id]);
    let old = ledger.article(&first.article_id, Some(&first.revision_id)).await.unwrap().unwrap();
    assert_eq!(old.article.body, "They sent 160.");
    assert_eq!(ledger.article(&first.article_id, Some(&first.reading_id)).await.unwrap(), None);
}

#[sqlx::test]
async fn a_changed_text_keeps_a_date_of_its_own(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let mut changed = article("a", "2025-02-12", "Changed.");
    changed.published.basis = PublishedBasis::Modified;
    let date = changed.published.clone();
    let recorded =
        ledger.record(&[intake(article("a", "2025-02-11", "Text."), vec![]), intake(changed, vec![])]).await;
    assert_eq!(recorded[1].as_ref().unwrap().published, date);
}

#[sqlx::test]
async fn a_new_version_of_the_reader_makes_a_new_reading_of_the_same_revision(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let old = intake(article("a", "2025-02-11", "Text."), vec![guns(160)]);
    let mut new = intake(article("a", "2025-02-11", "Text."), vec![guns(200)]);
    new.reading.reader = String::from("rules/1.1.0");
    let first = ledger.record(&[old]).await.remove(0).unwrap();
    let reread = ledger.record(&[new]).await.remove(0).unwrap();
    assert_eq!(reread.outcome, Outcome::Reread);
    assert_eq!(reread.revision_id, first.revision_id);
    assert_eq!(reread.published, first.published);
    assert_eq!(points(&ledger, &at(&ledger, "2025-02-11").await).await, [(200, false)]);
    assert_eq!(count(&pool, "revision").await, 1);
    assert_eq!(count(&pool, "reading").await, 2);
}

#[sqlx::test]
async fn a_reading_that_finds_nothing_is_a_reading_too(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let recorded =
        ledger.record(&[intake(article("a", "2025-02-11", "Weather."), vec![])]).await.remove(0).unwrap();
    let shown = ledger.article(&recorded.article_id, None).await.unwrap().unwrap();
    assert_eq!((shown.reading_id, shown.reports.len()), (recorded.reading_id, 0));
}

#[sqlx::test]
async fn one_bad_article_never_fails_its_neighbours(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let mut unsure = guns(7);
    unsure.confidence = 1.5;
    let mut nul = article("nul", "2025-02-11", "Text.");
    nul.body = String::from("a\0b");
    let batch = [
        intake(article("a", "2025-02-11", "Text."), vec![guns(1)]),
        intake(article("bad", "2025-02-11", "Text."), vec![unsure]),
        intake(nul, vec![]),
        intake(article("b", "2025-02-11", "Text."), vec![guns(2)]),
    ];
    let recorded = ledger.record(&batch).await;
    let outcomes: Vec<_> = recorded.iter().map(|result| result.as_ref().ok().map(|r| r.outcome)).collect();
    assert_eq!(outcomes, [Some(Outcome::New), None, None, Some(Outcome::New)]);
    match &recorded[1] {
        Err(StoreError::Refused { constraint, rule }) => {
            assert_eq!(constraint, "report_confidence_range");
            assert_eq!(*rule, "a confidence lies between 0 and 1");
        }
        other => panic!("{other:?}"),
    }
    assert!(recorded[2].as_ref().is_err_and(|error| !error.is_unavailable()));
    assert_eq!(count(&pool, "article").await, 2);
}

#[sqlx::test]
async fn a_batch_larger_than_a_transaction_is_answered_in_order(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let batch: Vec<Intake> = (0..450)
        .map(|n| {
            intake(
                article(&format!("n{n}"), "2025-02-11", "Text."),
                vec![report("PRK", "RUS", Category::Ships, n)],
            )
        })
        .collect();
    let recorded = ledger.record(&batch).await;
    assert_eq!(recorded.len(), batch.len());
    for (given, recorded) in batch.iter().zip(recorded) {
        assert_eq!(recorded.unwrap().article_id, given.article.article_id());
    }
    let basis = at(&ledger, "2025-02-11").await;
    assert_eq!(ledger.visible_reports(&basis, &ReportFilter::default()).await.unwrap().len(), 450);
}

#[sqlx::test]
async fn reports_that_say_the_same_in_the_same_place_are_one_row(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let recorded = ledger
        .record(&[intake(article("a", "2025-02-11", "Text."), vec![guns(5), guns(5)])])
        .await
        .remove(0)
        .unwrap();
    assert_eq!(ledger.article(&recorded.article_id, None).await.unwrap().unwrap().reports.len(), 1);
}
