//! The cases that other registers get wrong, each as a sentence that holds. What needs a ledger or its clocks (h09, h16, h17,
//! h19, h24) stands in `tests/api/hard_cases.rs`. h18, a wrong date on a page, has no test yet.

mod figures;
mod speakers;
mod wordings;

use armsledger::extract::{Input, Lexicon, extract};
use armsledger::model::Report;

/// The reports of a text of our own, published on a day.
fn read(text: &str, published: &str) -> Vec<Report> {
    let published = published.parse().expect("a day");
    let input = Input {
        title: "",
        body: text,
        published,
        printed: published,
        outlet: Some("Sample Wire"),
        host: None,
    };
    extract(Lexicon::embedded(), &input).reports
}
