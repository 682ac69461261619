//! The ledger for the commands that need it: the user's own Postgres, or the managed one.
