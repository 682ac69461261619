//! `armsledger explain`: how a text was read, place by place.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde::Serialize;

use super::{extract, lexicon, lines, table};
use crate::config::LexiconSettings;
use crate::extract::{Explanation, Input, Lexicon, explain};
use crate::ingest;
use crate::model::{NewArticle, Span};
use crate::wire;

const AFTER_HELP: &str = "\
Examples:
  armsledger explain article.txt --published 2025-02-11
  armsledger explain --ndjson < texts.ndjson > places.ndjson

With --ndjson every line in is {\"id\", \"title\", \"text\", \"url\", \"published\",
\"outlet\"}, of which \"text\" must be there; every line out {\"id\", \"sentences\",
\"quantities\", \"dates\", \"mentions\", \"attributions\"}: every place of the text,
whether a report stands there or not. Without an \"id\" the answer has the number
of the line. Offsets are Unicode code points; the end of a date is exclusive.";

/// Arguments of `explain`.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct ExplainArgs {
    /// The text, or an HTML page if its name ends so; `-` or nothing is standard input
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    about: extract::About,
    #[command(flatten)]
    words: LexiconSettings,
    /// One text a line in, its places a line out
    #[arg(long, conflicts_with_all = ["file", "published", "outlet", "title", "url", "html"])]
    ndjson: bool,
}

/// Runs the command.
pub(super) fn run(args: ExplainArgs) -> anyhow::Result<ExitCode> {
    let lexicon = lexicon::load(&args.words)?;
    if args.ndjson {
        let answer = |number: u64, line: wire::LineIn| {
            let (id, article) = extract::parse_line(number, line)?;
            Ok(Places::new(id, &places(lexicon, &article)))
        };
        return Ok(lines::answer_each(io::stdin().lock(), io::stdout().lock(), answer)?);
    }
    let article = extract::parse(args.file, args.about)?;
    let mut out = io::stdout().lock();
    print(&mut out, &places(lexicon, &article))?;
    writeln!(out, "\nReports and doubts")?;
    table::print(&mut out, &ingest::read(lexicon, &article), true)?;
    Ok(ExitCode::SUCCESS)
}

fn places(lexicon: &Lexicon, article: &NewArticle) -> Explanation {
    let host = ingest::host(article);
    let input = Input {
        title: &article.title,
        body: &article.body,
        published: article.published_day(),
        printed: article.published_day(),
        outlet: article.outlet.as_deref(),
        host: host.as_deref(),
    };
    explain(lexicon, &input)
}

/// For people: every place with what it was taken for, a line each, in order of the text.
fn print(out: &mut impl Write, seen: &Explanation) -> io::Result<()> {
    let mut rows: Vec<(Span, String)> = Vec::new();
    for q in &seen.quantities {
        let side = |a: Option<crate::model::Amount>| a.map_or_else(String::new, |a| a.to_string());
        let bound = if q.counted { "counts an item" } else { "counts none" };
        let range = format!("{} {}..{}", q.qualifier, side(q.low), side(q.high));
        rows.push((q.span, format!("{:<12} {:<34} {range}, {bound}", q.class, quoted(&q.text))));
    }
    for d in &seen.dates {
        let day = |d: Option<jiff::civil::Date>| d.map_or_else(|| "open".to_owned(), |d| d.to_string());
        let range = format!("{} to before {} ({})", day(d.date.from), day(d.date.to), d.date.precision);
        rows.push((d.span, format!("{:<12} {:<34} {range}", "date", quoted(&d.text))));
    }
    for m in &seen.mentions {
        rows.push((m.span, format!("{:<12} {:<34} {}", m.kind, quoted(&m.text), m.code)));
    }
    for a in &seen.attributions {
        let source = a.source.of(&seen.text);
        let content: String = a.content.of(&seen.text).chars().take(60).collect();
        rows.push((
            a.source,
            format!("{:<12} {:<34} {}: {content}", "speech", quoted(&source), a.cue.of(&seen.text)),
        ));
    }
    rows.sort();
    let mut rows = rows.into_iter().peekable();
    for sentence in &seen.sentences {
        writeln!(out, "{}", sentence.of(&seen.text))?;
        while let Some((_, row)) = rows.next_if(|(span, _)| span.start < sentence.end) {
            writeln!(out, "    {row}")?;
        }
    }
    Ok(())
}

fn quoted(words: &str) -> String {
    let short: String = words.chars().take(32).collect();
    format!("\u{201c}{short}\u{201d}")
}

/// The shape of a line.
#[derive(Debug, Serialize)]
struct Places {
    id: String,
    sentences: Vec<[u32; 2]>,
    quantities: Vec<Quantity>,
    dates: Vec<Date>,
    mentions: Vec<Mention>,
    attributions: Vec<Attribution>,
}

#[derive(Debug, Serialize)]
struct Quantity {
    start: u32,
    end: u32,
    text: String,
    class: String,
    point: Option<wire::Number>,
    low: Option<wire::Number>,
    high: Option<wire::Number>,
    low_inclusive: bool,
    high_inclusive: bool,
    qualifier: &'static str,
    unit: Option<String>,
    currency: Option<String>,
    counted: bool,
}

#[derive(Debug, Serialize)]
struct Date {
    start: u32,
    end: u32,
    text: String,
    from: Option<String>,
    to: Option<String>,
    precision: &'static str,
}

#[derive(Debug, Serialize)]
struct Mention {
    start: u32,
    end: u32,
    text: String,
    kind: &'static str,
    code: String,
}

#[derive(Debug, Serialize)]
struct Attribution {
    source: [u32; 2],
    cue: [u32; 2],
    content: [u32; 2],
}

impl Places {
    fn new(id: String, seen: &Explanation) -> Places {
        let pair = |span: Span| [span.start, span.end];
        Places {
            id,
            sentences: seen.sentences.iter().copied().map(pair).collect(),
            quantities: seen
                .quantities
                .iter()
                .map(|q| Quantity {
                    start: q.span.start,
                    end: q.span.end,
                    text: q.text.clone(),
                    class: q.class.clone(),
                    point: q.point.map(wire::Number),
                    low: q.low.map(wire::Number),
                    high: q.high.map(wire::Number),
                    low_inclusive: q.low_inclusive,
                    high_inclusive: q.high_inclusive,
                    qualifier: q.qualifier.as_str(),
                    unit: q.unit.clone(),
                    currency: q.currency.clone(),
                    counted: q.counted,
                })
                .collect(),
            dates: seen
                .dates
                .iter()
                .map(|d| Date {
                    start: d.span.start,
                    end: d.span.end,
                    text: d.text.clone(),
                    from: d.date.from.map(|d| d.to_string()),
                    to: d.date.to.map(|d| d.to_string()),
                    precision: d.date.precision.as_str(),
                })
                .collect(),
            mentions: seen
                .mentions
                .iter()
                .map(|m| Mention {
                    start: m.span.start,
                    end: m.span.end,
                    text: m.text.clone(),
                    kind: m.kind,
                    code: m.code.clone(),
                })
                .collect(),
            attributions: seen
                .attributions
                .iter()
                .map(|a| Attribution { source: pair(a.source), cue: pair(a.cue), content: pair(a.content) })
                .collect(),
        }
    }
}
