//! `armsledger migrate`: brings the ledger's tables to this version, and nothing else.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Args;

use super::ledger;
use crate::config::LedgerSettings;

const AFTER_HELP: &str = "\
Example:
  DATABASE_URL=postgres://owner@db/ledger armsledger migrate

`armsledger serve` does the same at its start. Migrations only go forward.";

/// Arguments of `migrate`.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct MigrateArgs {
    #[command(flatten)]
    ledger: LedgerSettings,
}

/// Runs the command.
pub(super) fn run(args: MigrateArgs) -> anyhow::Result<ExitCode> {
    let place = ledger::place(&args.ledger)?;
    super::runtime()?.block_on(async {
        let ledger = ledger::open_or_join(place).await?;
        writeln!(io::stdout(), "The ledger is up to date ({})", ledger.whereabouts)?;
        ledger.close().await;
        Ok(ExitCode::SUCCESS)
    })
}
