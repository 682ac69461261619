//! What is visible at a basis, against a model in memory that knows nothing of the SQL.
//!
//! Random histories of articles, edits, late arrivals, readings again, reviews and takedowns; then the same question at random
//! bases to both. A short run is always on; `./test --long` makes 10,000 histories.

use armsledger::model::{
    AsOf, Basis, CorrectedField, Correction, DateBasis, Id, NewReview, Report, Retrospective, Tier, Verdict,
};
use armsledger::store::{Intake, ReportFilter, Store};
use jiff::Timestamp;
use sqlx::PgPool;

use crate::sample::{address, article, days, guns, hop, intake, ledger, midnight};

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }

    fn day(&mut self) -> u64 {
        1 + self.roll(20)
    }
}

fn day(n: u64) -> String {
    format!("2025-01-{n:02}")
}

#[derive(Debug, Clone)]
struct Revision {
    article: Id,
    id: Id,
    published: Timestamp,
    seq: i64,
}

#[derive(Debug, Clone)]
struct Reading {
    revision: Id,
    seq: i64,
    reports: Vec<(Id, Report)>,
}

/// The model: plain lists of what happened.
#[derive(Debug, Default)]
struct Model {
    revisions: Vec<Revision>,
    readings: Vec<Reading>,
    /// Seq, revision, the report as it was read, the decision.
    reviews: Vec<(i64, Id, Report, NewReview)>,
    redactions: Vec<(i64, Id)>,
    intakes: Vec<Intake>,
}

/// A report as an answer shows it: id, marked retrospective, number, recipient.
type Seen = (String, bool, Option<String>, Option<String>);

fn seen(id: &Id, retrospective: bool, report: &Report) -> Seen {
    let recipient = report.recipient.as_ref().map(|party| party.code.to_string());
    (id.to_string(), retrospective, report.quantity.point.map(|point| point.to_string()), recipient)
}

impl Model {
    /// What counts at a basis, in the words of the design and not of the SQL.
    fn visible(&self, basis: &Basis) -> Vec<Seen> {
        let mut articles: Vec<&Id> = self.revisions.iter().map(|revision| &revision.article).collect();
        articles.sort();
        articles.dedup();
        let mut all: Vec<Seen> =
            articles.into_iter().flat_map(|article| self.of_article(article, basis)).collect();
        all.sort();
        all
    }

    fn of_article(&self, article: &Id, basis: &Basis) -> Vec<Seen> {
        let before = basis.as_of.before;
        let known: Vec<&Revision> =
            self.revisions.iter().filter(|r| r.article == *article && r.seq <= basis.seq).collect();
        let newest = |public: bool| {
            let of_kind = known.iter().filter(|r| (r.published < before) == public);
            of_kind.max_by(|a, b| (a.published, &a.id).cmp(&(b.published, &b.id))).copied()
        };
        let (revision, retrospective) = match (newest(true), newest(false)) {
            (Some(public), _) => (public, false),
            (None, Some(later)) if basis.retrospective == Retrospective::Include => (later, true),
            _ => return Vec::new(),
        };
        if self.redactions.iter().any(|(seq, id)| *seq <= basis.seq && *id == revision.id) {
            return Vec::new();
        }
        let readings = self.readings.iter().filter(|r| r.revision == revision.id && r.seq <= basis.seq);
        let Some(reading) = readings.max_by_key(|reading| reading.seq) else { return Vec::new() };
        let told = |report: &Report| {
            report.origins().all(|hop| {
                hop.said_on.as_ref().is_some_and(|said| {
                    let end = said.to.map(|to| midnight(&to.to_string()));
                    said.basis != DateBasis::Publication && end.is_some_and(|end| end <= before)
                })
            })
        };
        let reports = reading.reports.iter().filter(|(_, report)| !retrospective || told(report));
        reports
            .filter_map(|(id, report)| {
                let report = self.reviewed(&revision.id, report, basis)?;
                Some(seen(id, retrospective, &report))
            })
            .collect()
    }

    /// The report as the newest decision leaves it; `None` if it does not count.
    fn reviewed(&self, revision: &Id, report: &Report, basis: &Basis) -> Option<Report> {
        let same = |other: &Report| {
            let key = |r: &Report| {
                (
                    r.evidence.span,
                    r.quantity.clone(),
                    r.supplier.clone(),
                    r.recipient.clone(),
                    r.item.clone(),
                    r.status,
                )
            };
            key(other) == key(report)
        };
        let holding = self
            .reviews
            .iter()
            .filter(|(seq, of, read, _)| *seq <= basis.seq && of == revision && same(read))
            .max_by_key(|(seq, ..)| *seq);
        match holding.map(|(.., decision)| decision) {
            None if basis.tier == Tier::Reviewed => None,
            None => Some(report.clone()),
            Some(decision) if decision.verdict == Verdict::Reject => None,
            Some(decision) => Some(report.clone().corrected(&decision.corrections).unwrap()),
        }
    }
}

fn some_reports(dice: &mut Dice) -> Vec<Report> {
    let mut reports = Vec::new();
    for amount in 1..=dice.roll(4) {
        let mut report = guns(i64::try_from(amount * 10 + dice.roll(3)).unwrap());
        let on = dice.day();
        let said = match dice.roll(4) {
            0 => None,
            1 => Some(days(None, Some(&day(on)), DateBasis::Publication)),
            _ => Some(days(Some(&day(on)), Some(&day(on + 1)), DateBasis::Resolved)),
        };
        report.attribution = vec![hop("KOR.mnd", said)];
        reports.push(report);
    }
    reports
}

async fn happen(model: &mut Model, ledger: &Store, url: &str, dice: &mut Dice, history: u64) {
    match dice.roll(10) {
        0..=4 => {
            let name = format!("{history}-{}", dice.roll(3));
            let text = format!("Text {}.", dice.roll(3));
            let published = day(dice.day());
            let reports = some_reports(dice);
            record(model, ledger, intake(article(&name, &published, &text), reports)).await;
        }
        5 | 6 if !model.intakes.is_empty() => {
            let place = usize::try_from(dice.roll(model.intakes.len() as u64)).unwrap();
            let mut again = model.intakes[place].clone();
            again.reading.reader = format!("rules/{}", dice.roll(3));
            if dice.roll(2) == 0 {
                again.reading.reports = some_reports(dice);
            }
            record(model, ledger, again).await;
        }
        9 if dice.roll(4) == 0 && !model.revisions.is_empty() => {
            let place = usize::try_from(dice.roll(model.revisions.len() as u64)).unwrap();
            let id = model.revisions[place].id.clone();
            let seq = Store::redact(url, &id, "order", "court").await.unwrap().unwrap();
            model.redactions.push((seq, id));
        }
        _ => review(model, ledger, dice).await,
    }
}

async fn record(model: &mut Model, ledger: &Store, intake: Intake) {
    let redacted = intake.article.revision_id();
    if model.redactions.iter().any(|(_, id)| *id == redacted) {
        return;
    }
    let before = ledger.last_seq().await.unwrap();
    let recorded = ledger.record(std::slice::from_ref(&intake)).await.remove(0).unwrap();
    if recorded.seq <= before {
        return;
    }
    if !model.revisions.iter().any(|revision| revision.id == recorded.revision_id) {
        model.revisions.push(Revision {
            article: recorded.article_id.clone(),
            id: recorded.revision_id.clone(),
            published: recorded.published.at,
            seq: recorded.seq - 1,
        });
    }
    let reports = intake.reading.reports.iter().map(|r| (r.id(&recorded.reading_id), r.clone())).collect();
    model.readings.push(Reading { revision: recorded.revision_id, seq: recorded.seq, reports });
    model.intakes.push(intake);
}

async fn review(model: &mut Model, ledger: &Store, dice: &mut Dice) {
    let all: Vec<(Id, Id, Report)> = model
        .readings
        .iter()
        .flat_map(|reading| {
            reading.reports.iter().map(|(id, r)| (reading.revision.clone(), id.clone(), r.clone()))
        })
        .collect();
    if all.is_empty() {
        return;
    }
    let (revision, report_id, report) = all[usize::try_from(dice.roll(all.len() as u64)).unwrap()].clone();
    let verdict =
        [Verdict::Accept, Verdict::Reject, Verdict::Correct][usize::try_from(dice.roll(3)).unwrap()];
    let fix = |field, value: &str| Correction { field, value: Some(value.to_owned()), party: None };
    let corrections = match (verdict, dice.roll(2)) {
        (Verdict::Correct, 0) => vec![fix(CorrectedField::Recipient, "IRN")],
        (Verdict::Correct, _) => vec![
            fix(CorrectedField::High, "77"),
            fix(CorrectedField::Low, "77"),
            fix(CorrectedField::Point, "77"),
        ],
        _ => Vec::new(),
    };
    let reason = format!("reason {}", dice.roll(2));
    let decision = NewReview { report_id, verdict, reason, reviewer: String::from("desk"), corrections };
    let (recorded, is_new) = ledger.review(&decision).await.unwrap().unwrap();
    if is_new {
        model.reviews.push((recorded.seq, revision, report, decision));
    }
}

#[sqlx::test]
async fn the_ledger_shows_what_the_model_shows_at_every_basis(pool: PgPool) {
    let histories = if std::env::var_os("LONG_TESTS").is_some() { 10_000 } else { 60 };
    let (ledger, url) = (ledger(&pool).await, address(&pool));
    let mut compared = (0, 0);
    for history in 0..histories {
        let mut dice = Dice(history);
        let mut model = Model::default();
        let first = ledger.last_seq().await.unwrap();
        for _ in 0..3 + dice.roll(10) {
            happen(&mut model, &ledger, &url, &mut dice, history).await;
        }
        let articles: Vec<Id> = model.revisions.iter().map(|revision| revision.article.clone()).collect();
        if articles.is_empty() {
            continue;
        }
        let last = ledger.last_seq().await.unwrap();
        for _ in 0..6 {
            let span = u64::try_from(last - first).unwrap() + 1;
            let basis = Basis {
                as_of: AsOf { before: midnight(&day(dice.day() + 1)) },
                known_at: None,
                seq: first + i64::try_from(dice.roll(span)).unwrap(),
                retrospective: [Retrospective::Include, Retrospective::Exclude]
                    [usize::try_from(dice.roll(2)).unwrap()],
                tier: [Tier::Candidate, Tier::Candidate, Tier::Reviewed]
                    [usize::try_from(dice.roll(3)).unwrap()],
            };
            let filter = ReportFilter { articles: articles.clone(), ..ReportFilter::default() };
            let reports = ledger.visible_reports(&basis, &filter).await.unwrap();
            let mut found: Vec<Seen> =
                reports.iter().map(|v| seen(&v.id, v.retrospective, &v.report)).collect();
            found.sort();
            let expected = model.visible(&basis);
            assert_eq!(found, expected, "history {history} at {basis:?}\n{model:#?}");
            compared = (compared.0 + 1, compared.1 + expected.len());
        }
    }
    assert!(compared.0 > 100 && compared.1 > 150, "the histories hardly tell anything: {compared:?}");
}
