//! What can go wrong between the service and its ledger.

use std::sync::Arc;

use thiserror::Error;

/// Why the ledger did not do what it was asked. Cheap to clone: one failed transaction answers for all its articles.
#[derive(Debug, Clone, Error)]
pub enum StoreError {
    /// The database is down, starting, full of connections, or went away in the middle. What was asked may be asked
    /// again: nothing is ever stored twice.
    #[error("the database cannot be reached")]
    Unavailable(#[source] Arc<sqlx::Error>),
    /// The database answered too slowly: a statement or a lock ran into its time limit.
    #[error("the database did not answer in time")]
    Timeout(#[source] Arc<sqlx::Error>),
    /// Others wrote the same rows at the same moment, three times in a row. It may be asked again.
    #[error("the ledger was busy with the same article")]
    Busy(#[source] Arc<sqlx::Error>),
    /// The basis lies after everything that the ledger holds, so its answer could still change.
    #[error("the ledger does not reach {asked} yet; its last change is seq {last}")]
    Ahead {
        /// What was asked for.
        asked: String,
        /// The last change there is.
        last: i64,
    },
    /// A value broke a rule of the schema, which the checks of the edge should have caught.
    #[error("the ledger refused a value: {rule}")]
    Refused {
        /// Name of the constraint.
        constraint: String,
        /// What the constraint asks for.
        rule: &'static str,
    },
    /// The role of the service may not do this: the ledger only ever grows, and only the owner makes tables.
    #[error("the ledger refuses this to the role of the service")]
    Forbidden(#[source] Arc<sqlx::Error>),
    /// A stored row that the code cannot believe.
    #[error("table {table}, row {row}, column {column}: {why}")]
    Broken {
        /// Name of the table.
        table: &'static str,
        /// Name of the column.
        column: &'static str,
        /// Key of the row.
        row: String,
        /// What is wrong with the value.
        why: String,
    },
    /// The address of the database cannot be read.
    #[error("the database address cannot be read")]
    Address(#[source] Arc<sqlx::Error>),
    /// The schema could not be brought up to date.
    #[error("the schema of the ledger could not be migrated")]
    Migrate(#[source] Arc<sqlx::migrate::MigrateError>),
    /// The schema is older or newer than this build of the service.
    #[error("the schema stands at version {found}, this build needs {needed}; run `armsledger migrate`")]
    Schema {
        /// Newest migration that the database has; 0 for none.
        found: i64,
        /// Newest migration that this build has.
        needed: i64,
    },
    /// Anything else that the database or its driver said.
    #[error("the database refused a statement")]
    Database(#[source] Arc<sqlx::Error>),
}

impl StoreError {
    /// Whether the same call may succeed in a moment: the counter answers 503 with `Retry-After`.
    pub fn is_unavailable(&self) -> bool {
        matches!(self, StoreError::Unavailable(_) | StoreError::Timeout(_) | StoreError::Busy(_))
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> StoreError {
        use sqlx::Error as Sql;
        match &error {
            Sql::Io(_)
            | Sql::Tls(_)
            | Sql::PoolTimedOut
            | Sql::PoolClosed
            | Sql::WorkerCrashed
            | Sql::Protocol(_) => {
                return StoreError::Unavailable(Arc::new(error));
            }
            Sql::Database(_) => {}
            _ => return StoreError::Database(Arc::new(error)),
        }
        let database = error.as_database_error();
        let constraint = database.and_then(|e| e.constraint()).unwrap_or_default().to_owned();
        match database.and_then(|e| e.code()).as_deref().unwrap_or_default() {
            // connection_exception, insufficient_resources (53100 is a full disk), operator_intervention
            code if code.starts_with("08") || code.starts_with("53") || code.starts_with("57P") => {
                StoreError::Unavailable(Arc::new(error))
            }
            // query_canceled by statement_timeout, lock_not_available by lock_timeout
            "57014" | "55P03" => StoreError::Timeout(Arc::new(error)),
            // serialization_failure, deadlock_detected
            "40001" | "40P01" => StoreError::Busy(Arc::new(error)),
            // insufficient_privilege, which the append-only trigger raises too
            "42501" => StoreError::Forbidden(Arc::new(error)),
            code if code.starts_with("23") => StoreError::Refused { rule: rule_of(&constraint), constraint },
            _ => StoreError::Database(Arc::new(error)),
        }
    }
}

/// What a constraint asks for, by its name in `migrations/`.
fn rule_of(constraint: &str) -> &'static str {
    match constraint {
        "article_url_length" => "an address holds at most 8,192 bytes",
        "revision_text_size" => "a text holds at most 8 MiB and is not empty",
        "report_confidence_range" => "a confidence lies between 0 and 1",
        "report_evidence_order"
        | "report_attribution_place_order"
        | "report_link_place_order"
        | "doubt_place_order" => "a place in a text starts before it ends",
        "report_quantity_order" => "the lower bound of a quantity is not above the upper one",
        _ => "see the constraint of this name in migrations/",
    }
}
