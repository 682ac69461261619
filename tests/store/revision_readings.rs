//! What history decides from all revisions at once is what the ledger decides for each day.

use armsledger::history;
use armsledger::model::{DateBasis, Group, Hop, Id, KnownAt, Report, Retrospective};
use armsledger::store::ReportFilter;
use sqlx::PgPool;

use crate::sample::{article, at, days, guns, hop, intake, ledger};

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn day(&mut self) -> String {
        format!("2025-01-{:02}", 1 + self.roll(28))
    }

    fn speaker(&mut self, code: &str) -> Hop {
        // Early in the month, so that many an article comes later than what it tells.
        let to = format!("2025-01-{:02}", 1 + self.roll(14));
        match self.roll(4) {
            0 => hop(code, None),
            1 => hop(code, Some(days(None, Some(&to), DateBasis::Publication))),
            2 => hop(code, Some(days(None, Some(&to), DateBasis::Resolved))),
            _ => hop(code, Some(days(Some("2024-12-01"), Some(&to), DateBasis::Stated))),
        }
    }

    fn report(&mut self, amount: u64) -> Report {
        let mut report = guns(i64::try_from(amount).unwrap());
        report.attribution = vec![self.speaker("KOR.mnd")];
        if self.roll(3) == 0 {
            let group = Group::Listed;
            report.attribution.push(Hop { order: 1, group, ..self.speaker("UKR.hur") });
        }
        report
    }
}

#[sqlx::test]
async fn the_pure_rule_and_the_one_of_the_ledger_show_the_same_reports_on_every_day(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let mut dice = Dice(11);
    for n in 0..60 {
        let name = format!("a{}", dice.roll(24));
        let reports = (0..dice.roll(4)).map(|place| dice.report(n * 10 + place + 1)).collect();
        let given = article(&name, &dice.day(), &format!("Text {}.", dice.roll(40)));
        let mut given = intake(given, reports);
        if dice.roll(5) == 0 {
            given.reading.reader = String::from("rules/2.0.0");
        }
        ledger.record(&[given]).await[0].as_ref().unwrap();
    }
    let last = ledger.last_seq().await.unwrap();
    let mut shown = (0, 0);
    for known_at in [last / 3, last / 2, last] {
        for day in 1..=31 {
            let mut basis = at(&ledger, &format!("2025-01-{day:02}")).await;
            basis = ledger
                .resolve(basis.as_of, Some(KnownAt::Seq(known_at)), Retrospective::Include)
                .await
                .unwrap()
                .basis;
            let revisions = ledger.revision_readings(&basis, &ReportFilter::default()).await.unwrap();
            for retrospective in Retrospective::ALL {
                basis.retrospective = *retrospective;
                let of_ledger = ledger.visible_reports(&basis, &ReportFilter::default()).await.unwrap();
                let mut of_ledger: Vec<_> = of_ledger.into_iter().map(|v| (v.id.clone(), v)).collect();
                let pure = history::visible_at(&revisions, basis.as_of, *retrospective);
                let mut pure: Vec<_> = pure.into_iter().map(|v| (v.id.clone(), v)).collect();
                let by_id = |a: &(Id, _), b: &(Id, _)| a.0.cmp(&b.0);
                of_ledger.sort_by(by_id);
                pure.sort_by(by_id);
                assert_eq!(pure, of_ledger, "2025-01-{day:02} at seq {known_at}, {retrospective}");
                shown.0 += pure.iter().filter(|(_, visible)| visible.retrospective).count();
                shown.1 += pure.len();
            }
        }
    }
    assert!(shown.0 > 30 && shown.1 > 500, "the history is too plain to tell: {shown:?}");
}
