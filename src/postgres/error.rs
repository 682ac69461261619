//! Why there is no managed Postgres, in sentences that say what to do.

use std::path::{Path, PathBuf};

use thiserror::Error;

/// Why there is no managed Postgres.
#[derive(Debug, Error)]
pub enum PostgresError {
    /// The machine has no server and none could be had.
    #[error(
        "No DATABASE_URL is set and no PostgreSQL server was found (looked in {looked}). Do one of: \
         `apt-get install -y postgresql` | `brew install postgresql@17` | `docker compose up -d db` and set DATABASE_URL | \
         set PG_BIN to the folder of `initdb` and `postgres`. The download of a server failed: {download}"
    )]
    NotFound {
        /// Where it was looked for.
        looked: String,
        /// Why the download did not help.
        download: String,
    },
    /// `$PG_BIN` names a folder that has no server.
    #[error("PG_BIN names {0}, but there is no `initdb` and `postgres` that can be run")]
    BadPgBin(PathBuf),
    /// The cluster was made by another major version than any that the machine has.
    #[error(
        "the data folder {data_dir} holds a cluster of PostgreSQL {made_by}, but only PostgreSQL {found} was found. \
         Install version {made_by}, or move the data with pg_dump, or choose another folder (ARMSLEDGER_DATA_DIR)"
    )]
    OtherVersion {
        /// Folder of the cluster.
        data_dir: PathBuf,
        /// Version of the cluster.
        made_by: u32,
        /// Versions of the machine.
        found: String,
    },
    /// Another service runs on the same folder.
    #[error(
        "another armsledger is running on the data folder {0}. Stop it, or give this one a folder of its own \
         (ARMSLEDGER_DATA_DIR)"
    )]
    InUse(PathBuf),
    /// A server without a service runs on the folder and does not stop.
    #[error(
        "a PostgreSQL server (process {pid}) still runs on {data_dir} and does not stop when asked; stop it by hand"
    )]
    Orphan {
        /// Folder of the cluster.
        data_dir: PathBuf,
        /// Its process.
        pid: i32,
    },
    /// A folder cannot be made, entered or written.
    #[error("the folder {path} cannot be used: {why}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why.
        why: String,
    },
    /// PostgreSQL refuses root, and there is nobody else to run it.
    #[error(
        "PostgreSQL does not run as root and this machine has no user `postgres` or `nobody`; start armsledger as an ordinary user"
    )]
    NoAccount,
    /// `initdb` failed.
    #[error("a new cluster could not be made in {data_dir}: {output}")]
    Initdb {
        /// Folder of the cluster.
        data_dir: PathBuf,
        /// What it printed.
        output: String,
    },
    /// The server did not start.
    #[error("PostgreSQL did not start ({why}); the end of {log}: {tail}")]
    Start {
        /// What happened.
        why: String,
        /// Its log.
        log: PathBuf,
        /// The last lines of the log.
        tail: String,
    },
}

impl PostgresError {
    pub(super) fn folder(path: &Path, why: impl ToString) -> PostgresError {
        PostgresError::Folder { path: path.to_owned(), why: why.to_string() }
    }
}
