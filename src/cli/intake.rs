//! One article into the ledger: parsed and written, as the service does it.

use jiff::Timestamp;

use crate::ingest::{self, Incoming, Writer};
use crate::store::Outcome;

/// What became of an article.
pub(super) enum Taken {
    /// It is in the ledger.
    In(Outcome),
    /// It is not, and why.
    Refused(String),
}

/// Takes an article in. When this returns, it is on disk.
///
/// # Errors
/// Only those of the ledger; an article that cannot be taken is [`Taken::Refused`].
pub(super) async fn take(writer: &Writer, incoming: Incoming) -> anyhow::Result<Taken> {
    // Finding the text of a page keeps a processor busy; it must not hold up what waits for the ledger.
    let parsed = tokio::task::spawn_blocking(move || ingest::parse_arrival(incoming, Timestamp::now()));
    match parsed.await? {
        Ok(arrival) => Ok(Taken::In(writer.write(arrival).await?.outcome)),
        Err(refused) => Ok(Taken::Refused(refused.to_string())),
    }
}
