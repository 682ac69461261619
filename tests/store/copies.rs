//! Copies find each other whoever comes first, and never change what was answered before they came.

use std::time::Duration;

use armsledger::model::{AsOf, Basis, Id, KnownAt, Retrospective};
use armsledger::store::{Intake, ReportFilter, Store};
use sqlx::PgPool;

use crate::sample::{article, at, guns, intake, ledger, midnight};

/// A story long enough to be told from others, with a word of its own in each paragraph but the first.
fn story(mark: &str) -> String {
    format!(
        "Lorland has shipped guns to Venmark since the spring, its defence ministry told lawmakers in the capital this week. \
         The guns left the depot in four convoys and were handed over at the border station, a deputy minister said. \
         Venmark has paid for about half of them {mark} and the remainder will be settled in timber and grain over the \
         next three years under a barter agreement that both of the parliaments approved without a debate in the winter."
    )
}

/// An article with the story, at an address of its own.
fn site(name: &str, body: &str) -> Intake {
    intake(article(name, "2025-02-11", body), vec![guns(200)])
}

/// The clusters of all visible texts.
async fn clusters(ledger: &Store, basis: &Basis) -> Vec<Id> {
    let reports = ledger.visible_reports(basis, &ReportFilter::default()).await.unwrap();
    let mut found: Vec<Id> = reports.into_iter().map(|report| report.article.text_cluster).collect();
    found.sort();
    found.dedup();
    found
}

async fn edges(pool: &PgPool) -> Vec<(String, String)> {
    sqlx::query_as("select text_a, text_b from text_edge order by 1, 2").fetch_all(pool).await.unwrap()
}

#[sqlx::test]
async fn two_copies_that_arrive_at_once_always_find_each_other(pool: PgPool) {
    let ledger = ledger(&pool).await;
    for round in 0..25 {
        // Words of its own for each round, so that rounds are no copies of each other.
        let words: Vec<String> = (0..60).map(|word| format!("r{round}w{word}")).collect();
        let body = words.join(" ");
        let pair = [format!("{body} here"), format!("{body} there")];
        let writers: Vec<_> = pair
            .into_iter()
            .enumerate()
            .map(|(place, body)| {
                let ledger = ledger.clone();
                tokio::spawn(async move {
                    let given = site(&format!("r{round}-{place}"), &body);
                    ledger.record(&[given]).await.remove(0).unwrap()
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        assert_eq!(edges(&pool).await.len(), round + 1);
    }
}

#[sqlx::test]
async fn a_copy_that_waits_for_the_lock_sees_what_was_committed_meanwhile(pool: PgPool) {
    let ledger = ledger(&pool).await;
    // Nobody gets the lock for a while, so both writers have kept their texts before either looks for copies.
    let mut holder = pool.begin().await.unwrap();
    sqlx::query("select pg_advisory_xact_lock(ledger_key())").execute(&mut *holder).await.unwrap();
    let writers: Vec<_> = ["paid", "received"]
        .map(|mark| {
            let ledger = ledger.clone();
            tokio::spawn(async move { ledger.record(&[site(mark, &story(mark))]).await.remove(0).unwrap() })
        })
        .into();
    tokio::time::sleep(Duration::from_millis(300)).await;
    holder.commit().await.unwrap();
    for writer in writers {
        writer.await.unwrap();
    }
    assert_eq!(edges(&pool).await.len(), 1);
}

#[sqlx::test]
async fn a_later_copy_changes_no_earlier_answer(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let given = ["gladly", "late", "twice"].map(|mark| site(mark, &story(mark)));
    let mut before = Vec::new();
    for given in &given {
        ledger.record(std::slice::from_ref(given)).await[0].as_ref().unwrap();
        let basis = at(&ledger, "2025-02-11").await;
        before.push((basis.clone(), ledger.visible_reports(&basis, &ReportFilter::default()).await.unwrap()));
    }
    for (basis, reports) in before {
        assert_eq!(ledger.visible_reports(&basis, &ReportFilter::default()).await.unwrap(), reports);
        assert_eq!(clusters(&ledger, &basis).await.len(), 1, "all copies in view are one text");
    }
    assert_eq!(edges(&pool).await.len(), 3);
}

#[sqlx::test]
async fn a_text_that_is_not_visible_joins_nothing(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let words: Vec<String> = (0..120).map(|word| format!("w{word}")).collect();
    // The ends share a third of their words with each other and most of them with the middle.
    let [head, middle, tail] = [&words[..60], &words[20..80], &words[40..100]].map(|words| words.join(" "));
    let mut bridge = site("bridge", &middle);
    bridge.article.published.at = midnight("2025-02-12");
    for given in [site("head", &head), site("tail", &tail), bridge] {
        ledger.record(&[given]).await[0].as_ref().unwrap();
    }
    assert_eq!(edges(&pool).await.len(), 2);
    assert_eq!(clusters(&ledger, &at(&ledger, "2025-02-11").await).await.len(), 2);
    assert_eq!(clusters(&ledger, &at(&ledger, "2025-02-12").await).await.len(), 1);
}

#[sqlx::test]
async fn a_text_from_before_sketches_were_kept_never_gets_one(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let mut old = site("old", &story("old"));
    // What a ledger holds from before: the revision without its sketch.
    old.sketch = armsledger::model::Sketch::of("");
    ledger.record(&[old]).await[0].as_ref().unwrap();
    sqlx::raw_sql(
        "alter table text_sketch disable trigger all; delete from text_sketch; alter table text_sketch enable always trigger text_sketch_append_only",
    )
    .execute(&pool)
    .await
    .unwrap();
    ledger.record(&[site("new", &story("new"))]).await[0].as_ref().unwrap();
    let then = at(&ledger, "2025-02-11").await;
    let mut again = site("again", &story("old"));
    again.text_cluster = site("old", &story("old")).text_cluster;
    ledger.record(&[again]).await[0].as_ref().unwrap();
    assert_eq!(edges(&pool).await, []);
    assert_eq!(clusters(&ledger, &then).await.len(), 2);
}

#[sqlx::test]
async fn one_text_may_come_twice_in_a_batch(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let mut twin = site("b", &story("gladly"));
    let first = site("a", &story("gladly"));
    twin.text_cluster = first.text_cluster.clone();
    for recorded in ledger.record(&[first, twin, site("c", &story("late"))]).await {
        recorded.unwrap();
    }
    assert_eq!(edges(&pool).await.len(), 1);
    let now = ledger.resolve(
        AsOf { before: midnight("2025-02-12") },
        Some(KnownAt::Seq(6)),
        Retrospective::Include,
    );
    assert_eq!(clusters(&ledger, &now.await.unwrap().basis).await.len(), 1);
}
