//! JSON and CSV shapes shared by http and cli.
