//! The ledger against a real Postgres: a fresh database for each test, the service's own role in all of them.
//!
//! `DATABASE_URL` names a throwaway cluster whose user may create databases and roles; `./test` starts one.
#![allow(clippy::unwrap_used)]

mod append_only;
mod basis;
mod copies;
mod feed;
mod filters;
mod load;
mod managed;
mod oracle;
mod order;
mod recording;
mod review;
mod revision_readings;
mod roundtrip;
mod sample;
mod trouble;
