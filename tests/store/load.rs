//! What looking for copies costs in a ledger with many texts: `LONG_TESTS=1 cargo test --test store load -- --nocapture`
//! prints it, with a line from the writer about each time that it held the ledger's lock.

use std::time::{Duration, Instant};

use sqlx::PgPool;

use crate::sample::{article, guns, intake, ledger};

/// Texts in the ledger before the measured ones: a few hundred without the long tests.
fn texts() -> usize {
    if std::env::var_os("LONG_TESTS").is_some() { 10_000 } else { 400 }
}

/// A text of 400 words out of a vocabulary of 3,000, with two everyday phrases that many share.
fn body(mut seed: u64) -> String {
    let mut word = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % 3000
    };
    let phrases = [
        "did not immediately respond to a request for comment on the matter",
        "the ministry of defence said in a statement that was published on its website",
        "according to people familiar with the matter who asked not to be named",
    ];
    let mut words: Vec<String> = (0..400).map(|_| format!("w{}", word())).collect();
    for place in [100, 250] {
        words.insert(place, phrases[word() as usize % phrases.len()].to_owned());
    }
    words.join(" ")
}

#[sqlx::test]
async fn a_large_ledger_is_searched_for_copies_in_little_time(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let site = |n: usize, body: &str| intake(article(&format!("n{n}"), "2025-02-11", body), vec![guns(200)]);
    let texts = texts();
    for from in (0..texts).step_by(200) {
        let batch: Vec<_> = (from..from + 200).map(|n| site(n, &body(n as u64))).collect();
        for recorded in ledger.record(&batch).await {
            recorded.unwrap();
        }
    }
    if texts > 1000 {
        let level = tracing_subscriber::filter::EnvFilter::new("armsledger=debug");
        drop(tracing_subscriber::fmt().with_env_filter(level).with_ansi(false).try_init());
    }
    sqlx::raw_sql("analyze").execute(&pool).await.unwrap();
    for (name, size) in [("one new text", 1), ("a batch", if texts > 1000 { 200 } else { 20 })] {
        let mut times: Vec<Duration> = Vec::new();
        for round in 0..10 {
            let from = texts + 1000 * size + round * size;
            // Every tenth is a copy of a text that is there.
            let given = |n: usize| {
                if n.is_multiple_of(10) {
                    format!("{} and more", body((n % texts) as u64))
                } else {
                    body(n as u64)
                }
            };
            let batch: Vec<_> = (from..from + size).map(|n| site(n, &given(n))).collect();
            let start = Instant::now();
            ledger.record(&batch).await.into_iter().for_each(|recorded| drop(recorded.unwrap()));
            times.push(start.elapsed());
        }
        times.sort();
        println!("{texts} texts, {name}: {:?} for all of it, median of 10", times[5]);
    }
    let edges: i64 = sqlx::query_scalar("select count(*) from text_edge").fetch_one(&pool).await.unwrap();
    println!("{edges} edges");
    assert!(edges >= 20, "copies were found: {edges}");
}
