//! What the ledger says when it cannot serve.

use std::time::{Duration, Instant};

use armsledger::store::{Options, Store, StoreError};
use sqlx::PgPool;

use crate::sample::{address, article, guns, intake, ledger};

#[sqlx::test]
async fn a_migrated_ledger_is_ready_and_migrating_again_changes_nothing(pool: PgPool) {
    Store::migrate(&address(&pool)).await.unwrap();
    ledger(&pool).await.ready().await.unwrap();
}

#[sqlx::test(migrations = false)]
async fn a_database_without_the_schema_is_not_ready(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let error = ledger.ready().await.unwrap_err();
    assert!(matches!(error, StoreError::Schema { found: 0, .. }), "{error:?}");
    Store::migrate(&address(&pool)).await.unwrap();
    ledger.ready().await.unwrap();
}

#[sqlx::test]
async fn a_newer_schema_is_not_ready_either(pool: PgPool) {
    sqlx::raw_sql(
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time)
         values (9999, 'later', true, '', 0)",
    )
    .execute(&pool)
    .await
    .unwrap();
    let error = ledger(&pool).await.ready().await.unwrap_err();
    assert!(matches!(error, StoreError::Schema { found: 9999, .. }), "{error:?}");
}

#[tokio::test]
async fn a_database_that_is_down_is_unavailable_and_a_bad_address_is_not() {
    let options = Options { acquire_timeout_seconds: 1, ..Options::default() };
    let down = Store::connect("postgres://nobody@127.0.0.1:1/none", &options).await.unwrap_err();
    assert!(matches!(down, StoreError::Unavailable(_)) && down.is_unavailable(), "{down:?}");
    let wrong = Store::connect("not an address", &options).await.unwrap_err();
    assert!(matches!(wrong, StoreError::Address(_)) && !wrong.is_unavailable(), "{wrong:?}");
}

#[sqlx::test]
async fn connections_that_are_cut_are_unavailable_once_and_then_work_again(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let given = intake(article("a", "2025-02-11", "Text."), vec![guns(1)]);
    ledger.record(std::slice::from_ref(&given)).await.remove(0).unwrap();
    sqlx::raw_sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'armsledger' and datname = current_database()")
        .execute(&pool)
        .await
        .unwrap();
    let mut answers = Vec::new();
    for _ in 0..3 {
        answers.push(ledger.last_seq().await);
    }
    assert!(
        answers.iter().all(|answer| answer.as_ref().map_or_else(StoreError::is_unavailable, |seq| *seq == 2))
    );
    assert!(answers[2].is_ok(), "{answers:?}");
}

#[sqlx::test]
async fn a_lock_that_is_held_too_long_is_a_timeout(pool: PgPool) {
    let url = address(&pool);
    let options = Options { statement_timeout_seconds: 1, ..Options::default() };
    let ledger = Store::connect(&url, &options).await.unwrap();
    let mut holder = pool.begin().await.unwrap();
    sqlx::raw_sql("select pg_advisory_xact_lock(ledger_key())").execute(&mut *holder).await.unwrap();
    let started = Instant::now();
    let late = ledger.record(&[intake(article("a", "2025-02-11", "Text."), vec![guns(1)])]).await.remove(0);
    assert!(matches!(late, Err(StoreError::Timeout(_))), "{late:?}");
    assert!(started.elapsed() < Duration::from_secs(5));
    holder.rollback().await.unwrap();
    assert_eq!(ledger.last_seq().await.unwrap(), 0);
}

#[sqlx::test]
async fn a_row_that_cannot_be_believed_is_named(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let recorded =
        ledger.record(&[intake(article("a", "2025-02-11", "Text."), vec![guns(1)])]).await.remove(0).unwrap();
    let report = ledger.article(&recorded.article_id, None).await.unwrap().unwrap().reports.remove(0);
    sqlx::raw_sql("alter table report disable trigger all; update report set status = 'lost'")
        .execute(&pool)
        .await
        .unwrap();
    let error = ledger.report(&report.id).await.unwrap_err();
    assert!(
        error.to_string().starts_with(&format!("table report, row {}, column status: `lost`", report.id)),
        "{error}"
    );
}
