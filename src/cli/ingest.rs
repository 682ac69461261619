//! `armsledger ingest`: files and folders of articles into the ledger, by the same road as the service.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use tokio::task::JoinSet;

use super::intake::{self, Taken};
use super::ledger;
use super::lexicon;
use super::sources::{self, Found};
use crate::config::{LedgerSettings, LexiconSettings};
use crate::ingest::Writer;
use crate::store::Outcome;

const AFTER_HELP: &str = "\
Examples:
  armsledger ingest news/                       the articles in a folder
  armsledger ingest story.txt --published 2025-02-11 --outlet 'Example News'
  zcat archive.ndjson.gz | armsledger ingest -  one a line on standard input

A .txt file begins with its headline and a blank line; .html is a page; .json
is one article and .ndjson or .jsonl one a line, with the fields of POST
/v1/articles: title, text or html, url, published, outlet.";

/// Articles under way at a time: enough to fill a batch of the writer.
const UNDER_WAY: usize = 64;

/// Arguments of `ingest`.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct IngestArgs {
    /// Files and folders; `-` is one article a line on standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Publication date of what has none, YYYY-MM-DD or RFC 3339
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// Outlet of what has none
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    #[command(flatten)]
    ledger: LedgerSettings,
    #[command(flatten)]
    words: LexiconSettings,
}

/// How many went which way.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    new: u64,
    revised: u64,
    /// Read again because the reader is newer.
    reread: u64,
    known: u64,
    refused: u64,
}

/// Runs the command.
pub(super) fn run(args: IngestArgs) -> anyhow::Result<ExitCode> {
    let place = ledger::place(&args.ledger)?;
    let lexicon = lexicon::load(&args.words)?;
    let files = sources::files(&args.paths)?;
    let progress = progress_bar(sources::total_bytes(&files));
    super::runtime()?.block_on(async {
        let ledger = ledger::open_or_join(place).await?;
        let found = sources::articles(files);
        let writer = Writer::new(ledger.store.clone(), lexicon);
        let tally = take_all(&writer, found, &args, &progress).await;
        ledger.close().await;
        let tally = tally?;
        progress.finish_and_clear();
        let Tally { new, revised, reread, known, refused } = tally;
        writeln!(
            io::stdout(),
            "{new} new, {revised} revised, {reread} read again, {known} known, {refused} refused"
        )?;
        Ok(if refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    })
}

/// Hands every article on, [`UNDER_WAY`] at a time.
///
/// # Errors
/// The first failure of the ledger; what was refused is named on standard error and counted.
async fn take_all(
    writer: &Writer,
    found: impl Iterator<Item = Found>,
    args: &IngestArgs,
    progress: &ProgressBar,
) -> anyhow::Result<Tally> {
    let mut tally = Tally::default();
    let mut under_way = JoinSet::new();
    for Found { place, bytes, article } in found {
        if under_way.len() >= UNDER_WAY {
            settle(under_way.join_next().await, &mut tally, progress)?;
        }
        let article = article.map(|mut article| {
            article.published = article.published.or_else(|| args.published.clone());
            article.outlet = article.outlet.or_else(|| args.outlet.clone());
            article
        });
        let writer = writer.clone();
        under_way.spawn(async move {
            let taken = match article {
                Ok(article) => intake::take(&writer, article).await,
                Err(why) => Ok(Taken::Refused(why)),
            };
            (place, bytes, taken)
        });
    }
    while let Some(done) = under_way.join_next().await {
        settle(Some(done), &mut tally, progress)?;
    }
    Ok(tally)
}

type Done = Result<(String, u64, anyhow::Result<Taken>), tokio::task::JoinError>;

/// Counts an article that is through.
fn settle(done: Option<Done>, tally: &mut Tally, progress: &ProgressBar) -> anyhow::Result<()> {
    let Some(done) = done else { return Ok(()) };
    let (place, bytes, taken) = done?;
    match taken? {
        Taken::In(Outcome::New) => tally.new += 1,
        Taken::In(Outcome::Revised) => tally.revised += 1,
        Taken::In(Outcome::Reread) => tally.reread += 1,
        Taken::In(Outcome::Known) => tally.known += 1,
        Taken::Refused(why) => {
            tally.refused += 1;
            progress.suspend(|| writeln!(io::stderr(), "{place}: {why}"))?;
        }
    }
    progress.inc(bytes);
    let through = tally.new + tally.revised + tally.reread + tally.known + tally.refused;
    let rate = through as f64 / progress.elapsed().as_secs_f64().max(0.001);
    progress.set_message(format!("{through} articles, {rate:.0}/s"));
    Ok(())
}

/// A bar on standard error if that is a terminal, else nothing.
fn progress_bar(total_bytes: Option<u64>) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let (bar, shape) = match total_bytes {
        Some(total) => (ProgressBar::new(total), "{bar:32} {percent:>3} %  {msg}  {eta} left"),
        None => (ProgressBar::new_spinner(), "{spinner} {msg}"),
    };
    bar.enable_steady_tick(Duration::from_millis(200));
    bar.with_style(ProgressStyle::with_template(shape).unwrap_or_else(|_| ProgressStyle::default_bar()))
}
