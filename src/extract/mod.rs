//! The reader: text, publication date and lexicon in, a [`Reading`] out. It never fails.
//!
//! Deterministic, no clock, no I/O, no network. Stages, each a file:
//!
//! 1. `lexicon`: a table of first words finds every name; another knows the everyday words
//! 2. `layout`: paragraphs and what they are; `sentences`: their sentences; `gate`: which texts are worth reading
//! 3. `tokens`, `numbers`, `dates`: the small grammars
//! 4. `chunks`, with `parties` and `items`: a sentence as a row of phrases
//! 5. `clauses`: voice, subject, arguments, verb group; `speech` and `attribution`: who says so
//! 6. `rules`: from a bound frame to drafts, in order of precedence; `memory`: what the sentences before left
//! 7. `kinds`: what a figure counts; `settle`: repeats merge; `emit`: bytes become code points, drafts become reports
//!
//! Everything inside works in byte offsets; the [`Reading`] that comes out counts code points.

mod account;
mod attribution;
mod chunks;
mod clauses;
mod coverage;
mod dates;
mod draft;
mod embedded;
mod emit;
mod examples;
mod explain;
mod gate;
mod items;
mod kinds;
mod layout;
pub mod lexicon;
mod memory;
mod numbers;
mod parties;
mod read;
mod rules;
mod sentences;
mod settle;
mod speech;
mod tokens;

use jiff::civil::Date;

use crate::model::{Reading, revision_text};
pub use examples::check_lexicon;
pub use explain::{
    ExplainedAttribution, ExplainedDate, ExplainedMention, ExplainedQuantity, Explanation, explain,
};
pub use lexicon::Lexicon;

/// Version of the rules, part of every reading's id.
pub const READER: &str = "rules/0.5.0";

/// What the reader is given.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// Headline; empty if there is none.
    pub title: &'a str,
    /// The body.
    pub body: &'a str,
    /// The UTC day of publication; weekdays and "last month" are resolved against it.
    pub published: Date,
    /// The UTC day of this revision: `published`, unless the text was changed later. What an office prints itself is said on
    /// it.
    pub printed: Date,
    /// Name of the outlet, if known; it is the source of what nobody else is named for.
    pub outlet: Option<&'a str>,
    /// Host of the article's address, if known; preferred over the name in the outlet's code.
    pub host: Option<&'a str>,
}

/// Reads one text. Spans in the answer are code points of [`revision_text`] of title and body.
pub fn extract(lexicon: &Lexicon, input: &Input<'_>) -> Reading {
    let text = revision_text(input.title, input.body);
    let mut read = read::read(lexicon, &text, input.title.len(), input.published);
    let drafts = settle::settle(read.drafts, &mut read.refusals);
    let (reports, doubts) = if drafts.is_empty() && read.refusals.is_empty() {
        (Vec::new(), Vec::new())
    } else {
        let offsets = emit::Offsets::new(&text);
        (
            emit::reports(lexicon, input, &text, &offsets, &drafts),
            emit::doubts(&text, &offsets, &read.refusals),
        )
    };
    Reading { reader: READER.to_owned(), lexicon: lexicon.hash().to_owned(), reports, doubts }
}
