//! `armsledger redact`: takes a text down, as the law may ask. For the owner of the tables alone.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::anyhow;
use clap::Args;

use super::ledger;
use crate::config::LedgerSettings;
use crate::model::Id;
use crate::store::Store;

const AFTER_HELP: &str = "\
Example:
  armsledger redact 7QGE4XZ2MDLPV3KQ5R6STUYWAB --reason 'court order 12/25' \\
      --requested-by 'District Court'

Blanks every word of the revision for good and leaves a tombstone. From its seq
on its reports are gone from every answer. This cannot be undone.";

/// Arguments of `redact`.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct RedactArgs {
    /// Id of the revision
    #[arg(value_name = "REVISION", value_parser = |text: &str| Id::parse(text))]
    revision: Id,
    /// Why, for the tombstone
    #[arg(long, value_name = "TEXT", value_parser = not_blank)]
    reason: String,
    /// Who asked for it, for the tombstone
    #[arg(long, value_name = "NAME", value_parser = not_blank)]
    requested_by: String,
    #[command(flatten)]
    ledger: LedgerSettings,
}

fn not_blank(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() { Err(String::from("is empty")) } else { Ok(text.to_owned()) }
}

/// Runs the command.
pub(super) fn run(args: RedactArgs) -> anyhow::Result<ExitCode> {
    let place = ledger::place(&args.ledger)?;
    super::runtime()?.block_on(async {
        let ledger = ledger::open_or_join(place).await?;
        let redacted =
            Store::redact(ledger.owner_url.reveal(), &args.revision, &args.reason, &args.requested_by).await;
        ledger.close().await;
        let seq = redacted?.ok_or_else(|| anyhow!("the ledger holds no revision {}", args.revision))?;
        writeln!(io::stdout(), "Taken down (seq:{seq})")?;
        Ok(ExitCode::SUCCESS)
    })
}
