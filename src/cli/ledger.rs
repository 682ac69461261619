//! The ledger for the commands that need it: the user's own Postgres, or the managed one.

use std::path::PathBuf;

use anyhow::Context;

use crate::config::{BadSetting, LedgerSettings, Secret};
use crate::postgres::{self, ManagedPostgres, PostgresError, Settings};
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
    /// The address of the owner of the tables.
    pub(super) owner_url: Secret,
    managed: Option<ManagedPostgres>,
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

/// Opens the ledger beside a service that may be running: joins its managed Postgres, else as [`open`].
///
/// # Errors
/// As [`open`]; also if the running service is of another version than this command.
pub(super) async fn open_or_join(place: Place) -> anyhow::Result<Ledger> {
    let Place::Managed(folder) = &place else { return open(place).await };
    let folder = folder.clone();
    match open(place).await {
        Err(error) if matches!(error.downcast_ref(), Some(PostgresError::InUse(_))) => {
            let addresses =
                postgres::address_of_running(&folder).zip(postgres::owner_address_of_running(&folder));
            let Some((url, owner_url)) = addresses else { return Err(error) };
            let store =
                Store::connect(&url, &Options::default()).await.context("cannot join the running service")?;
            store.ready().await.context("cannot join the running service")?;
            let whereabouts = format!("data in {}, beside the running service", folder.display());
            Ok(Ledger { store, whereabouts, owner_url: owner_url.parse()?, managed: None })
        }
        opened => opened,
    }
}

/// Opens the ledger: starts the managed Postgres if it is to be used, brings the tables up to date, connects.
///
/// # Errors
/// With a sentence that says what to do, if Postgres cannot be started or reached.
pub(super) async fn open(place: Place) -> anyhow::Result<Ledger> {
    let (owner_url, service_url, whereabouts, managed) = match place {
        Place::Given(url) => (
            url.reveal().to_owned(),
            url.reveal().to_owned(),
            String::from("the database of DATABASE_URL"),
            None,
        ),
        Place::Managed(folder) => {
            let whereabouts = format!("data in {}", folder.display());
            // Starting a cluster blocks for up to a second.
            let managed =
                tokio::task::spawn_blocking(move || ManagedPostgres::start(&Settings::new(folder))).await??;
            (managed.url(), managed.app_url(), whereabouts, Some(managed))
        }
    };
    Store::migrate(&owner_url).await.with_context(|| format!("cannot open the ledger ({whereabouts})"))?;
    let store =
        Store::connect(&service_url, &Options::default()).await.context("cannot connect to the ledger")?;
    Ok(Ledger { store, whereabouts, owner_url: owner_url.parse()?, managed })
}

impl Ledger {
    /// Whether the database is our own, and nobody else's.
    pub(super) fn is_managed(&self) -> bool {
        self.managed.is_some()
    }

    /// Closes the connections, then stops the managed Postgres.
    pub(super) async fn close(self) {
        self.store.close().await;
        if let Some(mut managed) = self.managed {
            // Waits for the server to write what it holds.
            drop(tokio::task::spawn_blocking(move || managed.stop()).await);
        }
    }
}

/// A throwaway Postgres for the project's own tests.
///
/// # Errors
/// With a sentence that says what to do, if there is no Postgres to start.
pub(super) fn throwaway() -> Result<ManagedPostgres, PostgresError> {
    postgres::throwaway()
}
