//! What is visible at a basis, and that it stays so.

use armsledger::model::{AsOf, DateBasis, KnownAt, Retrospective};
use armsledger::store::StoreError;
use jiff::{SignedDuration, Timestamp};
use sqlx::PgPool;

use crate::sample::{article, at, days, guns, hop, intake, ledger, midnight, points, said_on};

#[sqlx::test]
async fn an_old_figure_in_a_later_article_is_visible_in_retrospect(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let old = said_on(guns(160), "2024-11-01", "2024-12-01");
    let new = said_on(guns(200), "2025-02-11", "2025-02-12");
    ledger.record(&[intake(article("a", "2025-02-11", "Text."), vec![old, new, guns(7)])]).await[0]
        .as_ref()
        .unwrap();

    assert_eq!(
        points(&ledger, &at(&ledger, "2025-02-11").await).await,
        [(7, false), (160, false), (200, false)]
    );
    // Day by day: the last one without it, the first one with it.
    assert_eq!(points(&ledger, &at(&ledger, "2025-02-10").await).await, [(160, true)]);
    assert_eq!(points(&ledger, &at(&ledger, "2024-12-31").await).await, [(160, true)]);
    assert_eq!(points(&ledger, &at(&ledger, "2024-11-30").await).await, [(160, true)]);
    assert_eq!(points(&ledger, &at(&ledger, "2024-11-29").await).await, []);

    let mut strict = at(&ledger, "2024-12-31").await;
    strict.retrospective = Retrospective::Exclude;
    assert_eq!(points(&ledger, &strict).await, []);
}

#[sqlx::test]
async fn what_only_the_publication_dates_is_never_shown_before_it(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let mut report = guns(10_000);
    report.attribution = vec![hop("KOR", Some(days(None, Some("2025-02-11"), DateBasis::Publication)))];
    // One of two speakers had not spoken yet.
    let mut listed = guns(3);
    listed.attribution = vec![
        hop("UKR", Some(days(Some("2024-10-01"), Some("2024-10-02"), DateBasis::Stated))),
        hop("USA", Some(days(Some("2025-02-01"), Some("2025-02-02"), DateBasis::Stated))),
    ];
    ledger.record(&[intake(article("a", "2025-02-11", "Text."), vec![report, listed])]).await[0]
        .as_ref()
        .unwrap();
    assert_eq!(points(&ledger, &at(&ledger, "2025-02-10").await).await, [(3, true)]);
    assert_eq!(points(&ledger, &at(&ledger, "2024-12-31").await).await, []);
    assert_eq!(points(&ledger, &at(&ledger, "2025-02-11").await).await, [(3, false), (10_000, false)]);
}

#[sqlx::test]
async fn an_edited_article_is_seen_as_it_stood_on_each_day(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let first = intake(article("a", "2025-01-10", "They sent 160."), vec![guns(160)]);
    let mut edited = intake(article("a", "2025-01-20", "They sent 200."), vec![guns(200)]);
    // Said long ago, but the article itself was public before: only its text of the day counts.
    edited.reading.reports.push(said_on(guns(5), "2024-01-01", "2024-01-02"));
    let before_edit = ledger.record(&[first]).await[0].as_ref().unwrap().seq;
    ledger.record(&[edited]).await[0].as_ref().unwrap();

    assert_eq!(points(&ledger, &at(&ledger, "2025-01-10").await).await, [(160, false)]);
    assert_eq!(points(&ledger, &at(&ledger, "2025-01-19").await).await, [(160, false)]);
    assert_eq!(points(&ledger, &at(&ledger, "2025-01-20").await).await, [(5, false), (200, false)]);
    let mut known_before = at(&ledger, "2025-01-20").await;
    known_before.seq = before_edit;
    assert_eq!(points(&ledger, &known_before).await, [(160, false)]);
}

#[sqlx::test]
async fn a_late_article_changes_the_public_record_but_no_past_answer(pool: PgPool) {
    let ledger = ledger(&pool).await;
    ledger.record(&[intake(article("a", "2025-01-10", "Text."), vec![guns(160)])]).await[0].as_ref().unwrap();
    let past = at(&ledger, "2025-01-31").await;
    let answer = points(&ledger, &past).await;
    ledger.record(&[intake(article("late", "2025-01-05", "Text."), vec![guns(90)])]).await[0]
        .as_ref()
        .unwrap();
    let mut reread = intake(article("a", "2025-01-10", "Text."), vec![guns(161)]);
    reread.reading.reader = String::from("rules/2.0.0");
    ledger.record(&[reread]).await[0].as_ref().unwrap();

    assert_eq!(points(&ledger, &past).await, answer);
    assert_eq!(points(&ledger, &at(&ledger, "2025-01-31").await).await, [(90, false), (161, false)]);
}

#[sqlx::test]
async fn a_basis_is_the_end_of_a_transaction(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let as_of = AsOf { before: midnight("2025-06-01") };
    let resolve = |known_at| ledger.resolve(as_of, known_at, Retrospective::Include);
    let empty = resolve(None).await.unwrap();
    assert_eq!((empty.basis.seq, empty.recorded_at), (0, None));

    let before = Timestamp::now();
    let first =
        ledger.record(&[intake(article("a", "2025-01-10", "Text."), vec![guns(1)])]).await.remove(0).unwrap();
    let second =
        ledger.record(&[intake(article("b", "2025-01-10", "Text."), vec![guns(2)])]).await.remove(0).unwrap();
    assert_eq!((first.seq, second.seq), (2, 4));
    for (asked, expected) in [(0, 0), (1, 0), (2, 2), (3, 2), (4, 4)] {
        assert_eq!(resolve(Some(KnownAt::Seq(asked))).await.unwrap().basis.seq, expected, "seq:{asked}");
    }
    assert!(matches!(resolve(Some(KnownAt::Seq(5))).await, Err(StoreError::Ahead { last: 4, .. })));

    let at = |instant| resolve(Some(KnownAt::Before(instant)));
    assert_eq!(at(before).await.unwrap().basis.seq, 0);
    // Before the very moment of the second: only the first.
    let resolved = at(second.recorded_at).await.unwrap();
    assert_eq!((resolved.basis.seq, resolved.recorded_at), (2, Some(first.recorded_at)));
    assert_eq!(at(second.recorded_at + SignedDuration::from_micros(1)).await.unwrap().basis.seq, 4);
    let future = Timestamp::now() + SignedDuration::from_hours(1);
    assert!(matches!(at(future).await, Err(StoreError::Ahead { .. })));
}
