//! Articles on their way into the ledger: article, revision, reading, what was found, and the change rows, or nothing.
//!
//! Many articles go in one transaction; one that cannot be stored is tried alone, so that it fails alone. The numbers
//! of the ledger are given out last, under one lock that is held until the commit: whoever reads `seq` 7 has seen 6.

use std::collections::{HashMap, HashSet};
use std::time::Instant;

use jiff::{RoundMode, Timestamp, TimestampRound, Unit};
use jiff_sqlx::{Timestamp as SqlTimestamp, ToSqlx};
use sqlx::PgConnection;

use super::report_insert::insert_findings;
use super::row::{Row, column};
use super::text::{NewTexts, insert_edges, insert_texts};
use super::{Intake, Outcome, Recorded, Store, StoreError};
use crate::model::{Id, Published, PublishedBasis};

/// Articles in one transaction: enough to share its cost, few enough not to hold others up.
const ARTICLES_PER_TRANSACTION: usize = 200;
/// How often a transaction is tried that lost against others.
const TRIES: u32 = 3;

/// An intake with its ids, worked out once.
struct Entry<'a> {
    /// Its place in the caller's list.
    place: usize,
    intake: &'a Intake,
    article_id: Id,
    revision_id: Id,
    reading_id: Id,
}

impl Store {
    /// Records articles with their readings; the answers come in the order of `intakes`, one for each.
    ///
    /// The same article may come any number of times, at once or later: the ledger holds it once.
    pub async fn record(&self, intakes: &[Intake]) -> Vec<Result<Recorded, StoreError>> {
        let mut results = Vec::with_capacity(intakes.len());
        for chunk in intakes.chunks(ARTICLES_PER_TRANSACTION) {
            match self.record_together(chunk).await {
                Ok(recorded) => results.extend(recorded.into_iter().map(Ok)),
                Err(error) if error.is_unavailable() || chunk.len() == 1 => {
                    results.extend(chunk.iter().map(|_| Err(error.clone())));
                }
                // One of them is bad; its neighbours are not.
                Err(_) => {
                    for intake in chunk {
                        let alone = self.record_together(std::slice::from_ref(intake)).await;
                        results.push(alone.map(|mut recorded| recorded.remove(0)));
                    }
                }
            }
        }
        results
    }

    async fn record_together(&self, intakes: &[Intake]) -> Result<Vec<Recorded>, StoreError> {
        let mut entries: Vec<Entry> = intakes.iter().enumerate().map(entry).collect();
        // One order for everybody, so that two batches with the same articles wait for each other and do not lock up.
        entries.sort_by(|a, b| (&a.article_id, a.place).cmp(&(&b.article_id, b.place)));
        let mut tries = 1;
        loop {
            match self.try_record(&entries).await {
                Err(StoreError::Busy(_)) if tries < TRIES => tries += 1,
                other => return other,
            }
        }
    }

    async fn try_record(&self, entries: &[Entry<'_>]) -> Result<Vec<Recorded>, StoreError> {
        // Whatever the database's default is: under a snapshot taken at the start the lock below would order nothing.
        let mut transaction = self.pool.begin_with("begin isolation level read committed").await?;
        let mut outcomes: HashMap<usize, Outcome> = HashMap::new();
        let mut changes = Vec::new();
        let mut locked_at = None;
        for round in rounds(entries) {
            record_round(&mut transaction, &round, &mut outcomes, &mut changes).await?;
        }
        if !changes.is_empty() {
            let texts = record_texts(&mut transaction, entries, &changes).await?;
            locked_at = Some(append_changes(&mut transaction, &changes, &texts).await?);
        }
        let mut recorded = load_recorded(&mut transaction, entries, &outcomes).await?;
        transaction.commit().await?;
        if let Some(locked_at) = locked_at {
            let microseconds = locked_at.elapsed().as_micros();
            tracing::debug!(changes = changes.len(), microseconds, "held the lock of the ledger");
        }
        recorded.sort_by_key(|(place, _)| *place);
        Ok(recorded.into_iter().map(|(_, recorded)| recorded).collect())
    }
}

fn entry((place, intake): (usize, &Intake)) -> Entry<'_> {
    let article_id = intake.article.article_id();
    let revision_id = intake.article.revision_id();
    let reading_id = intake.reading.id(&revision_id);
    Entry { place, intake, article_id, revision_id, reading_id }
}

/// Splits entries so that no article comes twice in one round: its second text must see the first.
fn rounds<'a, 'b>(entries: &'b [Entry<'a>]) -> Vec<Vec<&'b Entry<'a>>> {
    let mut rounds: Vec<Vec<&Entry>> = Vec::new();
    let mut times: HashMap<&Id, usize> = HashMap::new();
    for entry in entries {
        let time = times.entry(&entry.article_id).or_default();
        if *time == rounds.len() {
            rounds.push(Vec::new());
        }
        rounds[*time].push(entry);
        *time += 1;
    }
    rounds
}

/// A row of `change` before it has its number.
struct Change {
    kind: &'static str,
    article_id: Id,
    revision_id: Id,
    reading_id: Option<Id>,
}

async fn record_round(
    connection: &mut PgConnection,
    entries: &[&Entry<'_>],
    outcomes: &mut HashMap<usize, Outcome>,
    changes: &mut Vec<Change>,
) -> Result<(), StoreError> {
    let new_articles = insert_articles(connection, entries).await?;
    let new_revisions = insert_revisions(connection, entries, &new_articles).await?;
    let new_readings = insert_readings(connection, entries).await?;
    let mut readings = Vec::new();
    for entry in entries {
        let revised = new_revisions.contains(entry.revision_id.as_str());
        let reread = new_readings.contains(entry.reading_id.as_str());
        let outcome = match () {
            () if new_articles.contains(entry.article_id.as_str()) => Outcome::New,
            () if revised => Outcome::Revised,
            () if reread => Outcome::Reread,
            () => Outcome::Known,
        };
        outcomes.insert(entry.place, outcome);
        let change = |kind, reading_id| Change {
            kind,
            article_id: entry.article_id.clone(),
            revision_id: entry.revision_id.clone(),
            reading_id,
        };
        if revised {
            changes.push(change("revision", None));
        }
        if reread {
            changes.push(change("reading", Some(entry.reading_id.clone())));
            readings.push((&entry.reading_id, &entry.intake.reading));
        }
    }
    insert_findings(connection, &readings).await
}

/// Adds the articles that are not there; waits for others who are adding the same. Gives the ids of those it added.
async fn insert_articles(
    connection: &mut PgConnection,
    entries: &[&Entry<'_>],
) -> Result<HashSet<String>, StoreError> {
    let added = sqlx::query_scalar!(
        "insert into article (article_id, url)
         select * from unnest($1::text[], $2::text[])
         on conflict on constraint article_key do nothing
         returning article_id",
        &column(entries, |entry| entry.article_id.as_str()) as &[&str],
        &column(entries, |entry| entry.intake.article.url.as_deref()) as &[Option<&str>],
    )
    .fetch_all(connection)
    .await?;
    Ok(added.into_iter().collect())
}

async fn insert_revisions(
    connection: &mut PgConnection,
    entries: &[&Entry<'_>],
    new_articles: &HashSet<String>,
) -> Result<HashSet<String>, StoreError> {
    let known: Vec<&str> = entries
        .iter()
        .map(|entry| entry.article_id.as_str())
        .filter(|id| !new_articles.contains(*id))
        .collect();
    let mut dates: HashMap<String, HashSet<Timestamp>> = HashMap::new();
    if !known.is_empty() {
        let earlier = sqlx::query!(
            r#"select article_id, published_at as "published_at: SqlTimestamp" from revision where article_id = any($1)"#,
            &known as &[&str],
        )
        .fetch_all(&mut *connection)
        .await?;
        for row in earlier {
            dates.entry(row.article_id).or_default().insert(row.published_at.to_jiff());
        }
    }
    let published: Vec<Published> = entries
        .iter()
        .map(|entry| date_of_text(entry.intake, dates.get(entry.article_id.as_str())))
        .collect();
    let added = sqlx::query_scalar!(
        "insert into revision (
             revision_id, article_id, outlet, title, body, language,
             published_at, published_day_only, published_basis, published_in_future, received_at, text_cluster)
         select * from unnest(
             $1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
             $7::timestamptz[], $8::boolean[], $9::text[], $10::boolean[], $11::timestamptz[], $12::text[])
         on conflict on constraint revision_key do nothing
         returning revision_id",
        &column(entries, |entry| entry.revision_id.as_str()) as &[&str],
        &column(entries, |entry| entry.article_id.as_str()) as &[&str],
        &column(entries, |entry| entry.intake.article.outlet.as_deref()) as &[Option<&str>],
        &column(entries, |entry| entry.intake.article.title.as_str()) as &[&str],
        &column(entries, |entry| entry.intake.article.body.as_str()) as &[&str],
        &column(entries, |entry| entry.intake.article.language.as_str()) as &[&str],
        &column(&published, |published| published.at.to_sqlx()) as &[SqlTimestamp],
        &column(&published, |published| published.day_only),
        &column(&published, |published| published.basis.as_str()) as &[&str],
        &column(entries, |entry| entry.intake.article.published_in_future),
        &column(entries, |entry| entry.intake.received_at.to_sqlx()) as &[SqlTimestamp],
        &column(entries, |entry| entry.intake.text_cluster.as_str()) as &[&str],
    )
    .fetch_all(connection)
    .await?;
    Ok(added.into_iter().collect())
}

/// The date of a text. A changed text that comes with the date of an earlier one was published, as far as anybody can
/// tell, when it was received.
fn date_of_text(intake: &Intake, earlier: Option<&HashSet<Timestamp>>) -> Published {
    let given = &intake.article.published;
    match earlier {
        Some(earlier) if earlier.contains(&stored(given.at)) => {
            Published { at: intake.received_at, day_only: false, basis: PublishedBasis::Received }
        }
        _ => given.clone(),
    }
}

/// An instant as the database keeps it: in whole microseconds.
fn stored(at: Timestamp) -> Timestamp {
    let whole = TimestampRound::new().smallest(Unit::Microsecond).mode(RoundMode::Trunc);
    at.round(whole).unwrap_or(at)
}

async fn insert_readings(
    connection: &mut PgConnection,
    entries: &[&Entry<'_>],
) -> Result<HashSet<String>, StoreError> {
    let added = sqlx::query_scalar!(
        "insert into reading (reading_id, revision_id, reader, lexicon)
         select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
         on conflict on constraint reading_key do nothing
         returning reading_id",
        &column(entries, |entry| entry.reading_id.as_str()) as &[&str],
        &column(entries, |entry| entry.revision_id.as_str()) as &[&str],
        &column(entries, |entry| entry.intake.reading.reader.as_str()) as &[&str],
        &column(entries, |entry| entry.intake.reading.lexicon.as_str()) as &[&str],
    )
    .fetch_all(connection)
    .await?;
    Ok(added.into_iter().collect())
}

/// Keeps what tells the copies of the texts that are new with these changes.
async fn record_texts<'a>(
    connection: &mut PgConnection,
    entries: &[Entry<'a>],
    changes: &[Change],
) -> Result<NewTexts<'a>, StoreError> {
    let new: HashSet<&str> = changes
        .iter()
        .filter(|change| change.kind == "revision")
        .map(|change| change.revision_id.as_str())
        .collect();
    let texts = entries
        .iter()
        .filter(|entry| new.contains(entry.revision_id.as_str()))
        .map(|entry| (&entry.intake.text_cluster, &entry.intake.sketch));
    insert_texts(connection, texts.collect(), &new.iter().copied().collect::<Vec<_>>()).await
}

/// Ties the new texts to their copies and gives the changes their numbers. Nothing may come between this and the commit
/// but short reads. Gives the moment at which the lock was taken.
async fn append_changes(
    connection: &mut PgConnection,
    changes: &[Change],
    texts: &NewTexts<'_>,
) -> Result<Instant, StoreError> {
    sqlx::query!("select pg_advisory_xact_lock(ledger_key())").execute(&mut *connection).await?;
    let locked_at = Instant::now();
    insert_edges(connection, texts).await?;
    sqlx::query_file!(
        "src/store/append_change.sql",
        &column(changes, |change| change.kind) as &[&str],
        &column(changes, |change| change.article_id.as_str()) as &[&str],
        &column(changes, |change| change.revision_id.as_str()) as &[&str],
        &column(changes, |change| change.reading_id.as_ref().map(Id::as_str)) as &[Option<&str>],
    )
    .execute(connection)
    .await?;
    Ok(locked_at)
}

/// What the ledger now holds of the entries, with their places in the caller's list.
async fn load_recorded(
    connection: &mut PgConnection,
    entries: &[Entry<'_>],
    outcomes: &HashMap<usize, Outcome>,
) -> Result<Vec<(usize, Recorded)>, StoreError> {
    let rows = sqlx::query!(
        r#"select reading.reading_id, published_at as "published_at: SqlTimestamp", published_day_only, published_basis,
               change.seq, change.recorded_at as "recorded_at: SqlTimestamp"
           from reading
           join revision using (revision_id)
           join change on change.kind = 'reading' and change.reading_id = reading.reading_id
           where reading.reading_id = any($1)"#,
        &column(entries, |entry| entry.reading_id.as_str()) as &[&str],
    )
    .fetch_all(connection)
    .await?;
    let rows: HashMap<&str, _> = rows.iter().map(|row| (row.reading_id.as_str(), row)).collect();
    let mut recorded = Vec::with_capacity(entries.len());
    for entry in entries {
        let at = Row { table: "reading", key: entry.reading_id.as_str() };
        let row = rows.get(at.key).ok_or_else(|| at.broken("reading_id", "no change row brought it"))?;
        let published = Row { table: "revision", key: entry.revision_id.as_str() }.published(
            row.published_at,
            row.published_day_only,
            &row.published_basis,
        )?;
        recorded.push((
            entry.place,
            Recorded {
                outcome: outcomes.get(&entry.place).copied().unwrap_or(Outcome::Known),
                article_id: entry.article_id.clone(),
                revision_id: entry.revision_id.clone(),
                reading_id: entry.reading_id.clone(),
                published,
                seq: row.seq,
                recorded_at: row.recorded_at.to_jiff(),
            },
        ));
    }
    Ok(recorded)
}
