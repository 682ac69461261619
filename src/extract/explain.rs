//! How a text was read, place by place, gated or not: for people, and for the suites that judge the grammars.

use std::ops::Range;

use super::Input;
use super::chunks::{Kind, sentence};
use super::clauses::View;
use super::dates::Reckoning;
use super::emit::Offsets;
use super::layout::paragraphs;
use super::lexicon::Lexicon;
use super::memory::Memory;
use super::numbers::NumberClass;
use super::speech::sayings;
use crate::model::{Amount, DateSpan, Qualifier, Span, revision_text};

/// A number of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct ExplainedQuantity {
    /// Where, in code points.
    pub span: Span,
    /// The words.
    pub text: String,
    /// What class of number it is, in lower case: cardinal, money, percent, measure, …
    pub class: String,
    /// The number printed.
    pub point: Option<Amount>,
    /// Lower bound.
    pub low: Option<Amount>,
    /// Upper bound.
    pub high: Option<Amount>,
    /// Whether the lower bound is included.
    pub low_inclusive: bool,
    /// Whether the upper bound is included.
    pub high_inclusive: bool,
    /// The hedge.
    pub qualifier: Qualifier,
    /// The words of its unit.
    pub unit: Option<String>,
    /// ISO 4217 code of money.
    pub currency: Option<String>,
    /// It binds to an item.
    pub counted: bool,
}

/// A date of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainedDate {
    /// Where, in code points.
    pub span: Span,
    /// The words.
    pub text: String,
    /// What they mean.
    pub date: DateSpan,
}

/// A name of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainedMention {
    /// Where, in code points.
    pub span: Span,
    /// The words.
    pub text: String,
    /// actor, item, source or outlet.
    pub kind: &'static str,
    /// Code of the actor or source, category of the item.
    pub code: String,
}

/// Who says what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExplainedAttribution {
    /// The speaker, in code points.
    pub source: Span,
    /// The cue.
    pub cue: Span,
    /// What is said.
    pub content: Span,
}

/// Everything that was seen in a text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Explanation {
    /// The text that the spans count in.
    pub text: String,
    /// Sentences, in code points.
    pub sentences: Vec<Span>,
    /// Numbers.
    pub quantities: Vec<ExplainedQuantity>,
    /// Dates.
    pub dates: Vec<ExplainedDate>,
    /// Names.
    pub mentions: Vec<ExplainedMention>,
    /// Speech.
    pub attributions: Vec<ExplainedAttribution>,
}

/// Explains a text. Linear in its length.
pub fn explain(lexicon: &Lexicon, input: &Input<'_>) -> Explanation {
    let text = revision_text(input.title, input.body);
    let offsets = Offsets::new(&text);
    let hits = lexicon.scan(&text);
    let mut made = Explanation::default();
    let mut reckoning = Reckoning::new(input.published);
    for paragraph in paragraphs(&text, input.title.len(), &lexicon.layout) {
        reckoning.paragraph();
        for range in paragraph.sentences(&text).iter().cloned() {
            made.sentences.push(offsets.span(&range));
            let cut = sentence(&text, range, &hits, lexicon, &mut reckoning, false);
            let counted: Vec<usize> =
                cut.items.iter().flat_map(|i| [i.quantity, i.whole]).flatten().collect();
            for (at, n) in cut.numbers.iter().enumerate() {
                made.quantities.push(ExplainedQuantity {
                    span: offsets.span(&(n.start..n.end)),
                    text: text[n.start..n.end].to_owned(),
                    class: class_name(n.class),
                    point: n.point,
                    low: n.low,
                    high: n.high,
                    low_inclusive: n.low_inclusive,
                    high_inclusive: n.high_inclusive,
                    qualifier: n.qualifier,
                    unit: n.unit.clone().map(|u| text[u].to_owned()),
                    currency: n.currency.as_ref().map(|c| c.as_str().to_owned()),
                    counted: counted.contains(&at),
                });
            }
            for date in &cut.dates {
                let words = text[date.start..date.end].to_owned();
                let date_span = date.span(&text);
                made.dates.push(ExplainedDate {
                    span: offsets.span(&(date.start..date.end)),
                    text: words,
                    date: date_span,
                });
            }
            made.mentions.extend(mentions(lexicon, &text, &offsets, &cut));
            let view = View { text: &text, sentence: &cut };
            for saying in sayings(view, lexicon, &Memory::default()) {
                let place = |at: usize| cut.chunks[at].start..cut.chunks[at].end;
                let (cue, source) = (place(saying.cue), place(saying.speaker));
                let content: Range<usize> = if saying.inverted {
                    cut.range.start..cue.start
                } else if cue.start > source.start
                    && cue.end < cut.range.end
                    && !ends_there(&text, cue.end, cut.range.end)
                {
                    cue.end..cut.range.end
                } else {
                    cut.range.start..source.start.min(cue.start)
                };
                made.attributions.push(ExplainedAttribution {
                    source: offsets.span(&source),
                    cue: offsets.span(&cue),
                    content: offsets.span(&trimmed(&text, content)),
                });
            }
        }
    }
    made.text = text;
    made
}

/// Nothing but signs, blanks and a few words (a date) follows to the end of the sentence.
fn ends_there(text: &str, from: usize, to: usize) -> bool {
    text[from..to].split_whitespace().count() <= 3
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = &text[range.clone()];
    let sign = |c: char| c.is_whitespace() || matches!(c, ',' | ':');
    let start = range.start + (slice.len() - slice.trim_start_matches(sign).len());
    let end = range.start + slice.trim_end_matches(sign).len();
    start.min(end)..end
}

fn class_name(class: NumberClass) -> String {
    let name = format!("{class:?}").to_lowercase();
    name.split('(').next().unwrap_or_default().to_owned()
}

fn mentions(
    lexicon: &Lexicon,
    text: &str,
    offsets: &Offsets<'_>,
    cut: &super::chunks::Sentence<'_>,
) -> Vec<ExplainedMention> {
    let mut found = Vec::new();
    for chunk in &cut.chunks {
        let (kind, code, range) = match chunk.kind {
            Kind::Party(at) => {
                let party = &cut.parties[at];
                let actor = party.actor.map(|a| lexicon.actors[a].code.to_string());
                let (kind, code) = if let Some(outlet) = party.outlet.filter(|_| actor.is_none()) {
                    ("outlet", lexicon.outlets[outlet].name.clone())
                } else if let Some(source) = party.source {
                    ("source", lexicon.sources[source].code.clone())
                } else if let Some(office) = party.office {
                    let code = &lexicon.offices[office].code;
                    ("source", actor.map_or_else(|| code.clone(), |a| format!("{a}.{code}")))
                } else {
                    ("actor", actor.unwrap_or_default())
                };
                (kind, code, party.start..party.end)
            }
            Kind::Item(at) => {
                let item = &cut.items[at];
                ("item", item.category.as_str().to_owned(), item.start..item.end)
            }
            _ => continue,
        };
        found.push(ExplainedMention { span: offsets.span(&range), text: text[range].to_owned(), kind, code });
    }
    found
}
