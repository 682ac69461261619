//! The managed Postgres: finds, makes, starts, watches and stops a cluster of our own.
//!
//! For whoever names no database of his own. The server listens on a Unix socket only, in a folder that nobody but its
//! own user can enter, so that nobody needs a password; root steps down to `postgres` or `nobody` for it. A file lock
//! keeps a second service off the same data folder. Neither process minds a `kill -9` of the other: the service starts the server again, and a server
//! that lost its service is told by the kernel, or stopped by the next start.
//!
//! This room speaks no SQL; `store` does. The cluster's only role is its owner; the role of the service is made by the
//! migrations.
//!
//! ```no_run
//! # use armsledger::postgres::{ManagedPostgres, Settings};
//! let mut postgres = ManagedPostgres::start(&Settings::new("/var/lib/armsledger"))?;
//! println!("psql '{}'", postgres.url());
//! postgres.stop();
//! # Ok::<(), armsledger::postgres::PostgresError>(())
//! ```

mod account;
mod cluster;
mod error;
mod find;
mod folders;
mod server;
mod supervisor;
mod wheel;

use std::path::{Path, PathBuf};

pub use error::PostgresError;
pub use folders::default_cache_dir;

use account::Account;
use cluster::Cluster;
use supervisor::Supervisor;

/// The owner of the cluster and of the ledger's tables.
pub const OWNER_ROLE: &str = "armsledger";
/// The role that the migrations make for the service.
pub const APP_ROLE: &str = "armsledger_app";

/// What cluster to run, and with what.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Folder of the cluster; made if it is not there.
    pub data_dir: PathBuf,
    /// Folder for a downloaded server, if it comes to that.
    pub cache_dir: PathBuf,
    /// Folder with `initdb` and `postgres`; `None` looks for one. [`Settings::new`] takes it from `$PG_BIN`.
    pub pg_bin: Option<PathBuf>,
    /// Whether the server may be downloaded if the machine has none.
    pub download: bool,
    /// Whether a commit survives a power cut. Off makes a throwaway cluster for tests.
    pub durable: bool,
}

impl Settings {
    /// A durable cluster in this folder, with the server that the machine has.
    pub fn new(data_dir: impl Into<PathBuf>) -> Settings {
        Settings {
            data_dir: data_dir.into(),
            cache_dir: default_cache_dir(),
            pg_bin: std::env::var_os("PG_BIN").filter(|value| !value.is_empty()).map(PathBuf::from),
            download: true,
            durable: true,
        }
    }
}

/// A Postgres that runs as long as this value lives.
#[derive(Debug)]
pub struct ManagedPostgres {
    supervisor: Supervisor,
    socket_dir: PathBuf,
    /// A throwaway cluster's folder, to be removed with it.
    throwaway: Option<PathBuf>,
}

impl ManagedPostgres {
    /// Starts the cluster, made first if need be, and returns when it takes connections. Blocks: from nothing about a
    /// second, a restart much less; longer after a crash of the machine.
    ///
    /// # Errors
    /// [`PostgresError`], each a sentence that says what to do.
    pub fn start(settings: &Settings) -> Result<ManagedPostgres, PostgresError> {
        let existing = Cluster::version_in(&settings.data_dir);
        let account = Account::choose(&settings.data_dir)?;
        let bin = find::server(settings, &account, existing)?;
        let cluster = Cluster::prepare(settings, account, bin)?;
        let socket_dir = cluster.socket_dir().to_owned();
        Ok(ManagedPostgres { supervisor: Supervisor::start(cluster)?, socket_dir, throwaway: None })
    }

    /// The address for the owner of the tables, who migrates.
    pub fn url(&self) -> String {
        self.address(OWNER_ROLE)
    }

    /// The address for the service. It works once the migrations have made [`APP_ROLE`].
    pub fn app_url(&self) -> String {
        self.address(APP_ROLE)
    }

    fn address(&self, role: &str) -> String {
        address(role, &self.socket_dir)
    }

    /// Process id of the server; `None` while it is being started again.
    pub fn pid(&self) -> Option<u32> {
        self.supervisor.pid()
    }

    /// Stops the server: open transactions are rolled back, what was committed is on disk. Dropping does the same.
    pub fn stop(&mut self) {
        self.supervisor.stop();
        if let Some(folder) = self.throwaway.take() {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

impl Drop for ManagedPostgres {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The address for the service of a cluster that another process runs on this data folder, or nothing if none does.
///
/// For commands that work beside a running service. The server writes the folder of its socket into `postmaster.pid`.
pub fn address_of_running(data_dir: &Path) -> Option<String> {
    socket_of_running(data_dir).map(|socket_dir| address(APP_ROLE, &socket_dir))
}

/// The same for the owner of the tables, who may take texts down.
pub fn owner_address_of_running(data_dir: &Path) -> Option<String> {
    socket_of_running(data_dir).map(|socket_dir| address(OWNER_ROLE, &socket_dir))
}

fn socket_of_running(data_dir: &Path) -> Option<PathBuf> {
    let told = std::fs::read_to_string(data_dir.join("cluster/postmaster.pid")).ok()?;
    let socket_dir = told.lines().nth(4).filter(|line| !line.is_empty())?;
    Some(PathBuf::from(socket_dir))
}

fn address(role: &str, socket_dir: &Path) -> String {
    // Every byte but the plainest as %XX, so that any folder can stand in an address.
    let host: String = socket_dir
        .as_os_str()
        .as_encoded_bytes()
        .iter()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => char::from(*byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect();
    format!("postgres://{role}@localhost/postgres?host={host}")
}

/// A cluster for tests in a folder of its own: nothing is synced to disk, and it is gone when it stops.
///
/// # Errors
/// As [`ManagedPostgres::start`].
pub fn throwaway() -> Result<ManagedPostgres, PostgresError> {
    let folder = folders::fresh_temporary()?;
    let settings = Settings { durable: false, ..Settings::new(&folder) };
    match ManagedPostgres::start(&settings) {
        Ok(mut postgres) => {
            postgres.throwaway = Some(folder);
            Ok(postgres)
        }
        Err(error) => {
            let _ = std::fs::remove_dir_all(folder);
            Err(error)
        }
    }
}
