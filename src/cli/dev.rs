//! `armsledger dev …`: what the project's own scripts use; hidden from `--help`.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

use anyhow::Context;
use clap::Subcommand;

use super::ledger;

/// `armsledger dev …`
#[derive(Debug, Subcommand)]
pub(super) enum DevCommand {
    /// Run a command beside a throwaway Postgres, with DATABASE_URL set; its status is the command's
    Postgres {
        /// The command and its arguments
        #[arg(required = true, last = true, value_name = "COMMAND")]
        command: Vec<OsString>,
    },
}

/// Runs the command.
pub(super) fn run(command: DevCommand) -> anyhow::Result<ExitCode> {
    let DevCommand::Postgres { command } = command;
    let postgres = ledger::throwaway()?;
    let (program, arguments) = command.split_first().context("a command is missing")?;
    let status = Command::new(program)
        .args(arguments)
        .env("DATABASE_URL", postgres.url())
        .status()
        .with_context(|| format!("cannot run {}", program.to_string_lossy()))?;
    // The cluster stops and its folder goes when `postgres` is dropped, below.
    Ok(status.code().and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
}
