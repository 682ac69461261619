//! The way to the database: the pool, the schema, and whether both are fit for service.

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{Connection, PgConnection, PgPool};

use super::{Store, StoreError};

/// The schema of the ledger, inside the binary.
static MIGRATIONS: Migrator = sqlx::migrate!();

/// The role that may add to the ledger and read it, and nothing else. `migrations/` creates it.
pub const APP_ROLE: &str = "armsledger_app";

/// Puts on the role if that is allowed; the right to do so has a name of its own since version 16.
const PUT_ON_ROLE: &str = "
    select set_config('role', rolname, false)
    from pg_roles
    where rolname = $1
        and pg_has_role(current_user, oid,
            case when current_setting('server_version_num')::integer >= 160000 then 'SET' else 'MEMBER' end)";

/// How long [`Store::ready`] waits for an answer.
const READY_WITHIN: Duration = Duration::from_secs(1);

/// How the service talks to its database.
#[derive(Debug, Clone)]
pub struct Options {
    /// Most connections at a time; 4 to 8 serve two cores best.
    pub max_connections: u32,
    /// How long a call waits for a free connection, in seconds.
    pub acquire_timeout_seconds: u64,
    /// Longest statement, in seconds.
    pub statement_timeout_seconds: u32,
}

impl Default for Options {
    fn default() -> Options {
        Options { max_connections: 8, acquire_timeout_seconds: 5, statement_timeout_seconds: 30 }
    }
}

impl Store {
    /// Brings the schema up to date. Runs as the owner of the tables; several at once wait for each other.
    ///
    /// # Errors
    /// [`StoreError::Migrate`] if a statement fails, or if the database was made by a newer build.
    pub async fn migrate(url: &str) -> Result<(), StoreError> {
        let mut connection = PgConnection::connect_with(&address(url)?).await?;
        let migrated = MIGRATIONS.run(&mut connection).await;
        connection.close().await?;
        migrated.map_err(|error| StoreError::Migrate(Arc::new(error)))
    }

    /// Opens the ledger. Each connection puts on the role [`APP_ROLE`] if it may; where the owner could not create that
    /// role, it works as the user of `url` and only the triggers keep the ledger append-only.
    ///
    /// # Errors
    /// [`StoreError::Address`] for an address that cannot be read, [`StoreError::Unavailable`] if nobody answers there.
    pub async fn connect(url: &str, options: &Options) -> Result<Store, StoreError> {
        let address = address(url)?.options([
            ("statement_timeout", format!("{}s", options.statement_timeout_seconds)),
            // Compiling a plan takes longer than running ours.
            ("jit", String::from("off")),
            // A plan for any filter is a plan for none: after a few calls it would read the whole ledger for each.
            ("plan_cache_mode", String::from("force_custom_plan")),
            ("lock_timeout", String::from("10s")),
            ("idle_in_transaction_session_timeout", String::from("30s")),
        ]);
        let pool = PgPoolOptions::new()
            .max_connections(options.max_connections)
            .acquire_timeout(Duration::from_secs(options.acquire_timeout_seconds))
            .after_connect(|connection, _| {
                Box::pin(async move {
                    sqlx::query(PUT_ON_ROLE).bind(APP_ROLE).execute(connection).await.map(|_| ())
                })
            })
            .connect_with(address)
            .await?;
        Ok(Store { pool })
    }

    /// Wraps a pool that somebody else opened, as tests do.
    pub fn with_pool(pool: PgPool) -> Store {
        Store { pool }
    }

    /// Whether the ledger can serve: the schema is the one of this build, and the database answers within a second.
    ///
    /// # Errors
    /// [`StoreError::Schema`] for another schema, else why there was no answer.
    pub async fn ready(&self) -> Result<(), StoreError> {
        let late = |_| StoreError::Timeout(Arc::new(sqlx::Error::PoolTimedOut));
        tokio::time::timeout(READY_WITHIN, self.check_schema()).await.map_err(late)?
    }

    async fn check_schema(&self) -> Result<(), StoreError> {
        let needed = MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0);
        let made = sqlx::query_scalar!(r#"select to_regclass('_sqlx_migrations') is not null as "made!""#)
            .fetch_one(&self.pool)
            .await?;
        let found = if made {
            sqlx::query_scalar!("select max(version) from _sqlx_migrations where success")
                .fetch_one(&self.pool)
                .await?
                .unwrap_or(0)
        } else {
            0
        };
        if found == needed { Ok(()) } else { Err(StoreError::Schema { found, needed }) }
    }

    /// Whether the service works as [`APP_ROLE`]. If not, only the triggers keep the ledger append-only, and whoever
    /// starts the service should say so.
    pub async fn is_fenced(&self) -> Result<bool, StoreError> {
        let user =
            sqlx::query_scalar!(r#"select current_user::text as "name!""#).fetch_one(&self.pool).await?;
        Ok(user == APP_ROLE)
    }

    /// Closes all connections; waits for those in use.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

pub(super) fn address(url: &str) -> Result<PgConnectOptions, StoreError> {
    let options = PgConnectOptions::from_str(url).map_err(|error| StoreError::Address(Arc::new(error)))?;
    Ok(options.application_name("armsledger"))
}
