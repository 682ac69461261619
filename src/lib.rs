//! armsledger: a ledger of reported arms transfers. `ARCHITECTURE.md` is the map.
//!
//! Arrows of permission to import, held by `tests/house.rs`:
//! `model <- extract, history, store, wire <- ingest <- http, cli <- main` (transitive; ingest does not use wire).

pub mod cli;
pub mod config;
pub mod extract;
pub mod history;
pub mod http;
pub mod ingest;
pub mod model;
pub mod postgres;
pub mod store;
pub mod telemetry;
pub mod wire;
