//! The reader held to its word: golden sentences, generated sentences, laws that need no annotation, the seed article and
//! the samples.
//!
//! Every test hands text to [`read`] or [`lines`]; nothing else here touches the reader's API. A known wrong answer
//! is asserted as it is today and carries a note, so that the test fails when it becomes right and somebody moves it.

mod golden;
mod laws;
mod product;
mod rewrites;
mod samples;
mod seed;
mod spans;

use armsledger::extract::{Input, Lexicon, extract};
use armsledger::model::{Act, Amount, DateSpan, Party, Precision, Qualifier, Reading, Report, Role};

/// The outlet of every text that does not name one; in a line it reads `outlet`.
const OUTLET: &str = "Sample Wire";

/// Reads one text with the embedded lexicon.
fn read(title: &str, body: &str, published: &str, outlet: &str) -> Reading {
    let published = published.parse().expect("the day of publication is written YYYY-MM-DD");
    let input = Input { title, body, published, printed: published, outlet: Some(outlet), host: None };
    extract(Lexicon::embedded(), &input)
}

/// The reports of a text without a title, one line each.
fn lines(text: &str, published: &str) -> Vec<String> {
    read("", text, published, OUTLET).reports.iter().map(line).collect()
}

/// One report as one line: `supplier -> recipient | category | amount | kind | status | polarity | origin | said`.
fn line(report: &Report) -> String {
    let party = |p: &Option<Party>| p.as_ref().map_or(String::from("-"), |p| p.code.to_string());
    let polarity = match report.act {
        Act::Transfer => report.polarity.as_str(),
        Act::Identification => "identified",
    };
    let (origin, said) = speakers(report);
    format!(
        "{} -> {} | {} | {} | {} | {} | {polarity} | {origin} | {said}",
        party(&report.supplier),
        party(&report.recipient),
        report.item.category,
        amount(report),
        report.kind,
        report.status,
    )
}

/// `none`, or `qualifier low..high unit`; an absent bound is open, money has its currency for a unit.
fn amount(report: &Report) -> String {
    let q = &report.quantity;
    if q.qualifier == Qualifier::None {
        return String::from("none");
    }
    let bound = |a: Option<Amount>| a.map_or(String::new(), |a| a.to_string());
    let unit = q.currency.clone().unwrap_or_else(|| q.unit.to_string());
    format!("{} {}..{} {unit}", q.qualifier, bound(q.low), bound(q.high))
}

/// The origins joined by `+`, without one the innermost hop; and when the first of them said it.
fn speakers(report: &Report) -> (String, String) {
    let origins: Vec<_> = report.origins().collect();
    let own = report.attribution.last().expect("somebody speaks in every report");
    let names = match origins.as_slice() {
        [] if own.role == Role::Outlet => String::from("outlet"),
        [] => own.source.code.to_string(),
        some => some.iter().map(|hop| hop.source.code.to_string()).collect::<Vec<_>>().join("+"),
    };
    let said = origins.first().copied().unwrap_or(own).said_on.as_ref();
    (names, said.map_or(String::from("-"), day))
}

/// A day, a month, a year, or the first day with its precision; `..day` where only the end is known.
fn day(date: &DateSpan) -> String {
    match (date.from, date.precision) {
        (None, _) => date.to.map_or(String::from("-"), |to| format!("..{to}")),
        (Some(from), Precision::Day) => from.to_string(),
        (Some(from), Precision::Month) => from.strftime("%Y-%m").to_string(),
        (Some(from), Precision::Year) => from.strftime("%Y").to_string(),
        (Some(from), precision) => format!("{from} {precision}"),
    }
}

/// Whether `got` is what `wanted` asks for, part by part; a part `*` of `wanted` is any.
fn agrees(wanted: &str, got: &str) -> bool {
    let parts = |line: &str| line.replace(" -> ", " | ").split(" | ").map(String::from).collect::<Vec<_>>();
    let (wanted, got) = (parts(wanted), parts(got));
    wanted.len() == got.len() && wanted.iter().zip(&got).all(|(w, g)| w == "*" || w == g)
}

/// Whether the lines are those wanted, each once, in any order.
fn same(wanted: &[String], got: &[String]) -> bool {
    let mut left: Vec<&String> = got.iter().collect();
    wanted.iter().all(|w| left.iter().position(|g| agrees(w, g)).map(|n| left.remove(n)).is_some())
        && left.is_empty()
}
