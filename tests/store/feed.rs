//! The feed of changes while many write: every change exactly once and in order, for every reader.
//!
//! A short run is always on; `./test --long` runs 32 writers and 8 readers for 60 seconds.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use armsledger::model::{Change, NewReview, Verdict};
use armsledger::store::{Options, Store};
use sqlx::PgPool;

use crate::sample::{address, article, guns, intake};

#[sqlx::test]
async fn readers_of_the_feed_see_every_change_once_and_in_order(pool: PgPool) {
    let is_long = std::env::var_os("LONG_TESTS").is_some();
    let (writers, readers, time) = if is_long { (32, 8, 60) } else { (8, 3, 2) };
    let options = Options { max_connections: 24, acquire_timeout_seconds: 60, ..Options::default() };
    let ledger = Store::connect(&address(&pool), &options).await.unwrap();
    let (until, done) = (Instant::now() + Duration::from_secs(time), Arc::new(AtomicBool::new(false)));
    let reading: Vec<_> =
        (0..readers).map(|nth| tokio::spawn(read(ledger.clone(), done.clone(), 1 + nth * 50))).collect();
    let writing: Vec<_> =
        (0..writers).map(|writer| tokio::spawn(write(ledger.clone(), until, writer))).collect();
    let mut written = 0;
    for writer in writing {
        written += writer.await.unwrap();
    }
    done.store(true, Ordering::SeqCst);
    let last = ledger.last_seq().await.unwrap();
    assert_eq!(last, written, "every change has its number");
    for reader in reading {
        let seen = reader.await.unwrap();
        assert!(seen.into_iter().eq(1..=last), "each once, in order, none missing");
    }
}

/// Articles, edits and reviews until the time is over; answers the number of changes.
async fn write(ledger: Store, until: Instant, writer: usize) -> i64 {
    let mut changes = 0;
    for n in 0.. {
        if Instant::now() > until {
            break;
        }
        let name = format!("{writer}-{}", n / 2);
        let batch: Vec<_> = (0..1 + n % 3)
            .map(|part| {
                intake(article(&format!("{name}-{part}"), "2025-02-11", &format!("Text {n}.")), vec![guns(1)])
            })
            .collect();
        for (intake, recorded) in batch.iter().zip(ledger.record(&batch).await) {
            let recorded = recorded.unwrap();
            changes += 2;
            if n % 5 == 0 {
                let review = NewReview {
                    report_id: intake.reading.reports[0].id(&recorded.reading_id),
                    verdict: Verdict::Accept,
                    reason: String::from("ok"),
                    reviewer: String::from("desk"),
                    corrections: Vec::new(),
                };
                let (_, is_new) = ledger.review(&review).await.unwrap().unwrap();
                changes += i64::from(is_new);
            }
        }
    }
    changes
}

/// Walks the feed as a client does until all writers are done; answers every number in the order in which it came.
async fn read(ledger: Store, done: Arc<AtomicBool>, limit: u32) -> Vec<i64> {
    let mut seen: Vec<i64> = Vec::new();
    loop {
        let last_look = done.load(Ordering::SeqCst);
        loop {
            let after = seen.last().copied().unwrap_or(0);
            let page: Vec<Change> = ledger.changes(after, limit).await.unwrap();
            if page.is_empty() {
                break;
            }
            seen.extend(page.iter().map(|change| change.seq));
        }
        if last_look {
            return seen;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[sqlx::test]
async fn a_walk_by_the_greatest_id_that_was_seen_would_miss_what_commits_late(pool: PgPool) {
    // What the feed must not be: numbers taken at the insert. The slower transaction has the lower number.
    sqlx::raw_sql("create table naive (id bigserial primary key)").execute(&pool).await.unwrap();
    let mut slow = pool.begin().await.unwrap();
    sqlx::query("insert into naive default values").execute(&mut *slow).await.unwrap();
    sqlx::query("insert into naive default values").execute(&pool).await.unwrap();
    let after = |last: i64| {
        sqlx::query_scalar::<_, i64>("select id from naive where id > $1 order by id")
            .bind(last)
            .fetch_all(&pool)
    };
    let seen = after(0).await.unwrap();
    slow.commit().await.unwrap();
    assert_eq!(seen, [2]);
    assert_eq!(after(2).await.unwrap(), Vec::<i64>::new(), "number 1 is missed for ever");
}
