//! `armsledger extract`: reads a text, prints the reports in it, stores nothing.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use jiff::Timestamp;

use super::{input, lexicon, lines, table};
use crate::config::LexiconSettings;
use crate::extract::Lexicon;
use crate::ingest::{self, Content, Incoming};
use crate::model::{NewArticle, Reading};
use crate::wire;

const AFTER_HELP: &str = "\
Examples:
  armsledger extract article.txt --published 2025-02-11 --outlet 'Example News'
  curl -s https://news.example/story.html | armsledger extract --html --doubts
  armsledger extract --ndjson < articles.ndjson > readings.ndjson

With --ndjson every line in is {\"id\", \"title\", \"text\", \"url\", \"published\",
\"outlet\"}, of which \"text\" must be there; every line out {\"id\", \"reports\",
\"doubts\"}, in order. Without an \"id\" the answer has the number of the line. A
line that cannot be read gives {\"id\", \"line\", \"error\"}, and the rest goes on.";

/// Arguments of `extract`.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct ExtractArgs {
    /// The text, or an HTML page if its name ends so; `-` or nothing is standard input
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    about: About,
    #[command(flatten)]
    words: LexiconSettings,
    /// How the reports are printed
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Show in the table what looked like a report and was not (JSON always has it)
    #[arg(long)]
    doubts: bool,
    /// One article a line in, one reading a line out
    #[arg(long, conflicts_with_all = ["file", "published", "outlet", "title", "url", "html", "format", "doubts"])]
    ndjson: bool,
}

/// What is known about a text beside its words.
#[derive(Debug, Clone, Args)]
pub(super) struct About {
    /// Publication date, YYYY-MM-DD or RFC 3339; missing means today
    #[arg(long, value_name = "DATE")]
    pub(super) published: Option<String>,
    /// Name of the outlet
    #[arg(long, value_name = "NAME")]
    pub(super) outlet: Option<String>,
    /// Headline; without one the text is taken as it is
    #[arg(long, value_name = "TITLE")]
    pub(super) title: Option<String>,
    /// Address of the article
    #[arg(long, value_name = "ADDRESS")]
    pub(super) url: Option<String>,
    /// Take the input for an HTML page, whatever its name
    #[arg(long)]
    pub(super) html: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object: article, reports, doubts
    Json,
    /// A line for each report, for people
    Table,
}

/// Runs the command.
pub(super) fn run(args: ExtractArgs) -> anyhow::Result<ExitCode> {
    let lexicon = lexicon::load(&args.words)?;
    if args.ndjson {
        let answer = |number: u64, line: wire::LineIn| read_line(lexicon, number, line);
        return Ok(lines::answer_each(io::stdin().lock(), io::stdout().lock(), answer)?);
    }
    let article = parse(args.file, args.about)?;
    let reading = ingest::read(lexicon, &article);
    let mut out = io::stdout().lock();
    match args.format {
        Format::Json => writeln!(out, "{}", json(&article, &reading)?)?,
        Format::Table => table::print(&mut out, &reading, args.doubts)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The article that a file or standard input and the flags make.
pub(super) fn parse(file: Option<PathBuf>, about: About) -> anyhow::Result<NewArticle> {
    let path = file.unwrap_or_else(|| PathBuf::from("-"));
    let text = input::read(&path)?;
    let content = if about.html { Content::Html(text) } else { input::content(&path, text) };
    let About { published, outlet, title, url, html: _ } = about;
    let incoming = Incoming { content, title, url, published, outlet };
    Ok(ingest::parse_article(incoming, Timestamp::now())?)
}

/// The article that a line makes, and the id of its answer: the given one, else the number of the line.
pub(super) fn parse_line(number: u64, line: wire::LineIn) -> Result<(String, NewArticle), String> {
    let wire::LineIn { id, title, text, url, published, outlet } = line;
    let incoming = Incoming { content: Content::Text(text), title, url, published, outlet };
    let article = ingest::parse_article(incoming, Timestamp::now()).map_err(|e| e.to_string())?;
    Ok((id.unwrap_or_else(|| number.to_string()), article))
}

fn read_line(lexicon: &Lexicon, number: u64, line: wire::LineIn) -> Result<wire::LineOut, String> {
    let (id, article) = parse_line(number, line)?;
    let reading = ingest::read(lexicon, &article);
    Ok(wire::LineOut::new(id, &article, &reading))
}

fn json(article: &NewArticle, reading: &Reading) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&wire::Extraction::new(article, reading, true))
}
