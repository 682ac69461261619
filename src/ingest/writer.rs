//! The way into the ledger.
