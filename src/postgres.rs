//! The managed Postgres: finds, makes, starts and stops a cluster of our own.
