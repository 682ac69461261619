//! The managed Postgres.
