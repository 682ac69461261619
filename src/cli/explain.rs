//! `armsledger explain`: how a text was read.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{extract, table};
use crate::extract::Lexicon;
use crate::ingest;

/// Arguments of `explain`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  armsledger explain article.txt --published 2025-02-11")]
pub(super) struct ExplainArgs {
    /// The text, or an HTML page if its name ends so; `-` or nothing is standard input
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    about: extract::About,
}

/// Runs the command.
pub(super) fn run(args: ExplainArgs) -> anyhow::Result<ExitCode> {
    let article = extract::parse(args.file, args.about)?;
    let reading = ingest::read(Lexicon::embedded(), &article);
    table::print(&mut io::stdout().lock(), &reading, true)?;
    Ok(ExitCode::SUCCESS)
}
