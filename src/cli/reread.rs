//! `armsledger reread`: reads old articles again with the reader and the words of this version.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::{ledger, lexicon};
use crate::config::{LedgerSettings, LexiconSettings};
use crate::ingest::Writer;

const AFTER_HELP: &str = "\
Examples:
  armsledger reread             read what this version has not read yet
  armsledger reread --dry-run   only say how much that is

Readings are added and nothing is rewritten: answers at a past known_at stay as
they were. It may be stopped at any time and goes on where it was.";

/// Arguments of `reread`.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct RereadArgs {
    /// Say how many texts there are to read, and read none
    #[arg(long)]
    dry_run: bool,
    /// Texts in one transaction
    #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=200), value_name = "N")]
    batch: u32,
    #[command(flatten)]
    ledger: LedgerSettings,
    #[command(flatten)]
    words: LexiconSettings,
}

/// Runs the command.
pub(super) fn run(args: RereadArgs) -> anyhow::Result<ExitCode> {
    let place = ledger::place(&args.ledger)?;
    let lexicon = lexicon::load(&args.words)?;
    super::runtime()?.block_on(async {
        let ledger = ledger::open_or_join(place).await?;
        let writer = Writer::new(ledger.store.clone(), lexicon);
        let done = reread(&writer, &args).await;
        ledger.close().await;
        writeln!(io::stdout(), "{}", done?)?;
        Ok(ExitCode::SUCCESS)
    })
}

async fn reread(writer: &Writer, args: &RereadArgs) -> anyhow::Result<String> {
    let total = writer.unread_count().await?;
    if args.dry_run {
        return Ok(format!("{total} to read again"));
    }
    let progress = progress_bar(u64::try_from(total).unwrap_or(0));
    let mut read = 0;
    let mut after = None;
    while let Some((count, last)) = writer.reread(after.as_ref(), args.batch).await? {
        read += count;
        progress.inc(count as u64);
        after = Some(last);
    }
    progress.finish_and_clear();
    Ok(format!("{read} read again"))
}

/// A bar on standard error if that is a terminal, else nothing.
fn progress_bar(total: u64) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(total);
    bar.enable_steady_tick(Duration::from_millis(200));
    let shape = "{bar:32} {pos} of {len} read again, {per_sec}, {eta} left";
    bar.with_style(ProgressStyle::with_template(shape).unwrap_or_else(|_| ProgressStyle::default_bar()))
}
