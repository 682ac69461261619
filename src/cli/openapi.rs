//! `armsledger openapi`: prints the description of the HTTP interface.

use std::io::{self, Write};
use std::process::ExitCode;

use crate::http;

/// Runs the command.
pub(super) fn run() -> anyhow::Result<ExitCode> {
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &http::openapi())?;
    writeln!(out)?;
    Ok(ExitCode::SUCCESS)
}
