//! The way into the ledger: looks whether the text is known, dates a later revision, reads, records.
//!
//! One article at a time for now. A batching writer will take the same [`Arrival`]s and hand several to
//! [`Store::record`], which already takes a slice.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Arrival, read_as_of, text_cluster};
use crate::extract::Lexicon;
use crate::model::{Id, NewArticle, Published, PublishedBasis, Reading, Sketch};
use crate::store::{Intake, Outcome, Recorded, Store, StoreError, StoredArticle};

/// Takes arrivals into the ledger. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Writer {
    store: Store,
    lexicon: &'static Lexicon,
}

/// An article that is in the ledger for good, with its reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// What changed.
    pub outcome: Outcome,
    /// The article as the ledger holds it.
    pub article: NewArticle,
    /// Its reading as the ledger holds it.
    pub reading: Reading,
    /// The change that brought the reading.
    pub seq: i64,
}

impl Writer {
    /// A writer to a ledger, reading with these words.
    pub fn new(store: Store, lexicon: &'static Lexicon) -> Writer {
        Writer { store, lexicon }
    }

    /// Records an article and what is read in it. When this returns, it is on disk; the same text again changes nothing.
    ///
    /// # Errors
    /// Those of the ledger. After any of them the same article may be sent again.
    pub async fn write(&self, arrival: Arrival) -> Result<Written, StoreError> {
        let received_at = arrival.received_at;
        let given_on = given_day(&arrival.article);
        let article_id = arrival.article.article_id();
        let known = self.store.article(&article_id, None).await?;
        let article = match &known {
            None => arrival.article,
            Some(known) => match self.stored(known, &arrival.article).await? {
                Some(stored) if self.is_current(&stored) => return Ok(Written::known(stored)),
                // What was taken down stays down, and is not read again.
                Some(stored) if self.store.tombstone(&stored.revision_id).await?.is_some() => {
                    return Ok(Written::known(stored));
                }
                Some(stored) => stored.article,
                None => dated_later(arrival, known),
            },
        };
        let day = came_out_on(&article, given_on, known.as_ref());
        let intake = self.read(article, day, received_at).await;
        let (article, reading) = (intake.article.clone(), intake.reading.clone());
        let recorded = self.record(intake).await?;
        if recorded.outcome == Outcome::Known {
            // Somebody sent the same text at the same moment; what the ledger holds is the answer.
            if let Some(stored) = self.store.article(&article_id, Some(&recorded.revision_id)).await? {
                return Ok(Written::known(stored));
            }
        }
        let article = NewArticle { published: recorded.published, ..article };
        Ok(Written { outcome: recorded.outcome, article, reading, seq: recorded.seq })
    }

    /// Reads revisions again that this reader with this lexicon has not read yet, after `after` in order of id, at most
    /// `limit` in one transaction. Answers how many, and the last one; `None` when nothing is left. What the ledger holds
    /// is never rewritten: each becomes a further reading. Whoever is interrupted just starts again.
    ///
    /// # Errors
    /// Those of the ledger.
    pub async fn reread(&self, after: Option<&Id>, limit: u32) -> Result<Option<(usize, Id)>, StoreError> {
        let unread = self.store.unread(crate::extract::READER, self.lexicon.hash(), after, limit).await?;
        let Some((_, last)) = unread.last().cloned() else { return Ok(None) };
        let mut intakes = Vec::with_capacity(unread.len());
        for (article_id, revision_id) in &unread {
            let Some(stored) = self.store.article(article_id, Some(revision_id)).await? else { continue };
            let day = came_out_on(&stored.article, None, Some(&stored));
            let received_at = stored.received_at;
            intakes.push(self.read(stored.article, day, received_at).await);
        }
        for recorded in self.store.record(&intakes).await {
            recorded?;
        }
        Ok(Some((intakes.len(), last)))
    }

    /// How many revisions this reader with this lexicon has not read yet.
    ///
    /// # Errors
    /// Those of the ledger.
    pub async fn unread_count(&self) -> Result<i64, StoreError> {
        self.store.unread_count(crate::extract::READER, self.lexicon.hash()).await
    }

    /// The revision of a known article that has this very text.
    async fn stored(
        &self,
        known: &StoredArticle,
        article: &NewArticle,
    ) -> Result<Option<StoredArticle>, StoreError> {
        let revision_id = article.revision_id();
        match known.revisions.iter().any(|revision| revision.id == revision_id) {
            true => self.store.article(&known.id, Some(&revision_id)).await,
            false => Ok(None),
        }
    }

    fn is_current(&self, stored: &StoredArticle) -> bool {
        stored.reader == crate::extract::READER && stored.lexicon == self.lexicon.hash()
    }

    /// Reads and sketches where it does not hold up other requests: a long text keeps a processor busy.
    async fn read(&self, article: NewArticle, day: Date, received_at: Timestamp) -> Intake {
        let lexicon = self.lexicon;
        let read = tokio::task::spawn_blocking(move || {
            let reading = read_as_of(lexicon, &article, day);
            let (text_cluster, sketch) = (text_cluster(&article), Sketch::of(&article.body));
            Intake { article, reading, text_cluster, sketch, received_at }
        });
        read.await.unwrap_or_else(|panic| std::panic::resume_unwind(panic.into_panic()))
    }

    async fn record(&self, intake: Intake) -> Result<Recorded, StoreError> {
        let mut recorded = self.store.record(&[intake]).await;
        recorded.pop().expect("the ledger answers once for each intake")
    }
}

impl Written {
    fn known(stored: StoredArticle) -> Written {
        let seq = stored.reports.iter().map(|report| report.seq).max();
        let of_revision = stored.revisions.iter().find(|revision| revision.id == stored.revision_id);
        Written {
            outcome: Outcome::Known,
            seq: seq.or(of_revision.map(|revision| revision.seq)).unwrap_or(0),
            reading: Reading {
                reader: stored.reader,
                lexicon: stored.lexicon,
                reports: stored.reports.into_iter().map(|visible| visible.report).collect(),
                doubts: stored.doubts,
            },
            article: stored.article,
        }
    }
}

/// A later revision takes its modified date, else the time it was received; it never inherits an earlier one's date,
/// which outlets leave on the page and callers send again.
fn dated_later(arrival: Arrival, known: &StoredArticle) -> NewArticle {
    let Arrival { mut article, modified_at, received_at } = arrival;
    let is_taken = |at: Timestamp| known.revisions.iter().any(|revision| revision.published.at == at);
    if article.published.basis == PublishedBasis::Fallback || is_taken(article.published.at) {
        let modified = modified_at.filter(|at| !is_taken(*at)).map(|at| (at, PublishedBasis::Modified));
        let (at, basis) = modified.unwrap_or((received_at, PublishedBasis::Received));
        article.published = Published { at, day_only: false, basis };
        article.published_in_future = false;
    }
    article
}

/// The day that a caller or a page gives an article, if one does.
fn given_day(article: &NewArticle) -> Option<Date> {
    (article.published.basis != PublishedBasis::Fallback).then(|| article.published_day())
}

/// The day that the weekdays of a text count from: that of its revision, but for a revision that was dated by its change.
/// That one speaks from the day on which its article came out: the one given with it, else that of the first revision.
fn came_out_on(article: &NewArticle, given_on: Option<Date>, known: Option<&StoredArticle>) -> Date {
    let first_on = || known.and_then(|known| known.revisions.first()).map(|first| first.published.day());
    match article.published.basis {
        PublishedBasis::Modified | PublishedBasis::Received => given_on.or_else(first_on),
        PublishedBasis::Given | PublishedBasis::Metadata | PublishedBasis::Fallback => None,
    }
    .unwrap_or_else(|| article.published_day())
}
