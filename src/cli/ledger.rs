//! The ledger for the commands that need it: the user's own Postgres, or the managed one.

use std::path::PathBuf;

use anyhow::Context;

use crate::config::{BadSetting, LedgerSettings, Secret};
use crate::postgres::Managed;
use crate::store::{Options, Store};

/// Where the ledger is, checked but not touched.
#[derive(Debug)]
pub(super) enum Place {
    /// The user's own Postgres.
    Given(Secret),
    /// The managed one, in this folder.
    Managed(PathBuf),
}

/// An open ledger, its tables up to date.
#[derive(Debug)]
pub(super) struct Ledger {
    /// The ledger.
    pub(super) store: Store,
    /// For people: where it is, without secrets.
    pub(super) whereabouts: String,
    managed: Option<Managed>,
}

/// Where the settings put the ledger.
///
/// # Errors
/// [`BadSetting`] if one of them cannot be used.
pub(super) fn place(settings: &LedgerSettings) -> Result<Place, BadSetting> {
    Ok(match settings.database_url()? {
        Some(url) => Place::Given(url),
        None => Place::Managed(settings.data_dir()?),
    })
}

/// Opens the ledger: starts the managed Postgres if it is to be used, brings the tables up to date, connects.
///
/// # Errors
/// With a sentence that says what to do, if Postgres cannot be started or reached.
pub(super) async fn open(place: Place) -> anyhow::Result<Ledger> {
    let (url, whereabouts, managed) = match place {
        Place::Given(url) => (url.reveal().to_owned(), String::from("the database of DATABASE_URL"), None),
        Place::Managed(folder) => {
            let managed = Managed::start(&folder).await?;
            (managed.url().to_owned(), format!("data in {}", folder.display()), Some(managed))
        }
    };
    Store::migrate(&url).await.with_context(|| format!("cannot open the ledger ({whereabouts})"))?;
    let store = Store::connect(&url, &Options::default()).await.context("cannot connect to the ledger")?;
    Ok(Ledger { store, whereabouts, managed })
}

impl Ledger {
    /// Whether the database is our own, and nobody else's.
    pub(super) fn is_managed(&self) -> bool {
        self.managed.is_some()
    }

    /// Closes the connections, then stops the managed Postgres.
    pub(super) async fn close(self) {
        self.store.close().await;
        if let Some(managed) = self.managed {
            managed.stop().await;
        }
    }
}
