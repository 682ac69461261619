//! `armsledger demo`: the sample articles into an empty ledger.
//!
//! They are written for the purpose, by outlets that do not exist; `samples/expected.toml` says what must be read in them.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::{anyhow, bail};
use clap::Args;

use super::intake::{self, Taken};
use super::{ledger, lexicon, sources};
use crate::config::{LedgerSettings, LexiconSettings};
use crate::ingest::Writer;
use crate::store::Store;

/// One article a line, as `POST /v1/articles` takes it.
const SAMPLES: &str = include_str!("../../samples/articles.ndjson");

const AFTER_HELP: &str = "\
Example:
  armsledger demo && armsledger serve

A ledger that holds anything is left as it is.";

/// Arguments of `demo`.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct DemoArgs {
    #[command(flatten)]
    ledger: LedgerSettings,
    #[command(flatten)]
    words: LexiconSettings,
}

/// Runs the command.
pub(super) fn run(args: DemoArgs) -> anyhow::Result<ExitCode> {
    let place = ledger::place(&args.ledger)?;
    let lexicon = lexicon::load(&args.words)?;
    super::runtime()?.block_on(async {
        let ledger = ledger::open_or_join(place).await?;
        let said = load(&ledger.store, &Writer::new(ledger.store.clone(), lexicon)).await;
        ledger.close().await;
        writeln!(io::stdout(), "{}", said?)?;
        Ok(ExitCode::SUCCESS)
    })
}

/// Loads the samples if the ledger is empty; says what it did.
pub(super) async fn load(store: &Store, writer: &Writer) -> anyhow::Result<String> {
    if store.last_seq().await? > 0 {
        return Ok(String::from("The ledger holds articles already; the samples were left out"));
    }
    let mut count = 0;
    for line in SAMPLES.lines() {
        count += 1;
        let article = sources::from_json(line).map_err(|why| anyhow!("sample {count}: {why}"))?;
        if let Taken::Refused(why) = intake::take(writer, article).await? {
            bail!("sample {count}: {why}");
        }
    }
    Ok(format!(
        "{count} sample articles are in the ledger; they are written for the demonstration and are not data"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_is_an_article_marked_as_one() {
        let now = "2026-01-01T00:00:00Z".parse().expect("an instant");
        for line in SAMPLES.lines() {
            let article = sources::from_json(line).expect(line);
            let article = crate::ingest::parse_article(article, now).expect(line);
            assert!(article.outlet.is_some_and(|outlet| outlet.starts_with("Sample ")), "{line}");
            assert!(article.url.is_some_and(|url| url.starts_with("https://samples.example/")), "{line}");
            assert_eq!(article.language, "en", "{line}");
        }
    }
}
