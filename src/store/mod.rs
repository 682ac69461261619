//! The ledger: the only room that knows sqlx; one file a noun.
