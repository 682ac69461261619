//! Numbers of the ledger appear in order, however many write at once.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use armsledger::model::Category;
use armsledger::store::Outcome;
use sqlx::{PgPool, Row};

use crate::sample::{article, guns, intake, ledger, report};

const WRITERS: usize = 6;
const ARTICLES_EACH: usize = 25;

#[sqlx::test]
async fn a_reader_never_later_sees_a_lower_number_that_it_had_not_seen(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let done = Arc::new(AtomicBool::new(false));
    let polling = tokio::spawn({
        let (pool, done) = (pool.clone(), done.clone());
        async move {
            let (mut seen, mut highest, mut polls) = (BTreeSet::new(), 0_i64, 0_u32);
            loop {
                let last_look = done.load(Ordering::SeqCst);
                let all: Vec<i64> =
                    sqlx::query_scalar("select seq from change order by seq").fetch_all(&pool).await.unwrap();
                for seq in all {
                    assert!(!seen.insert(seq) || seq > highest, "seq {seq} appeared after {highest}");
                }
                highest = seen.last().copied().unwrap_or(0);
                polls += 1;
                if last_look {
                    return (seen, polls);
                }
            }
        }
    });
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let ledger = ledger.clone();
            tokio::spawn(async move {
                for n in 0..ARTICLES_EACH {
                    // Some transactions carry one article and some five, so that they take different times.
                    let batch: Vec<_> = (0..1 + (n + writer) % 2 * 4)
                        .map(|part| {
                            let name = format!("{writer}-{n}-{part}");
                            intake(
                                article(&name, "2025-02-11", "Text."),
                                vec![guns(1), report("IRN", "RUS", Category::Drones, 2)],
                            )
                        })
                        .collect();
                    for recorded in ledger.record(&batch).await {
                        assert_eq!(recorded.unwrap().outcome, Outcome::New);
                    }
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    done.store(true, Ordering::SeqCst);
    let (seen, polls) = polling.await.unwrap();
    assert!(polls > 20, "the reader hardly looked: {polls}");
    let last = ledger.last_seq().await.unwrap();
    assert!(seen.into_iter().eq(1..=last), "no gaps");

    let rows =
        sqlx::query("select recorded_at - lag(recorded_at) over (order by seq) < '0 s' as back from change")
            .fetch_all(&pool)
            .await
            .unwrap();
    assert!(rows.iter().all(|row| row.get::<Option<bool>, _>("back") != Some(true)), "time never runs back");
}

#[sqlx::test]
async fn the_same_article_posted_five_times_at_once_is_new_exactly_once(pool: PgPool) {
    let ledger = ledger(&pool).await;
    for round in 0..10 {
        let given = intake(article(&format!("r{round}"), "2025-02-11", "Text."), vec![guns(200)]);
        let posts: Vec<_> = (0..5)
            .map(|_| {
                let (ledger, given) = (ledger.clone(), given.clone());
                tokio::spawn(async move { ledger.record(&[given]).await.remove(0).unwrap() })
            })
            .collect();
        let mut outcomes = Vec::new();
        for post in posts {
            outcomes.push(post.await.unwrap());
        }
        let of = |outcome| outcomes.iter().filter(|recorded| recorded.outcome == outcome).count();
        assert_eq!((of(Outcome::New), of(Outcome::Known)), (1, 4));
        assert!(outcomes.iter().all(|recorded| recorded.seq == outcomes[0].seq));
    }
    assert_eq!(ledger.last_seq().await.unwrap(), 20);
}

#[sqlx::test]
async fn batches_with_the_same_articles_in_other_orders_do_not_lock_up(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let batch: Vec<_> =
        (0..40).map(|n| intake(article(&format!("n{n}"), "2025-02-11", "Text."), vec![guns(n)])).collect();
    let mut backwards = batch.clone();
    backwards.reverse();
    let tasks: Vec<_> = [batch.clone(), backwards, batch]
        .into_iter()
        .map(|batch| {
            let ledger = ledger.clone();
            tokio::spawn(async move { ledger.record(&batch).await })
        })
        .collect();
    let mut new = 0;
    for task in tasks {
        new +=
            task.await.unwrap().into_iter().filter(|r| r.as_ref().unwrap().outcome == Outcome::New).count();
    }
    assert_eq!((new, ledger.last_seq().await.unwrap()), (40, 80));
}
