//! The paragraphs of a text cut into sentences, with the quotations that run on from one to the next.

use std::ops::Range;

use jiff::civil::Date;

use super::super::chunks::{Sentence, sentence};
use super::super::dates::Reckoning;
use super::super::gate::{hits_in, is_item};
use super::super::layout::{Paragraph, ParagraphKind};
use super::super::lexicon::{Hit, Lexicon};

/// A paragraph with its sentences.
pub(super) struct Cut<'p, 'l> {
    pub(super) paragraph: &'p Paragraph,
    pub(super) sentences: Vec<Sentence<'l>>,
    /// It names an item.
    pub(super) item: bool,
}

/// Cuts the paragraphs into sentences, once for both passes; what is not the article is left whole.
pub(super) fn cut<'p, 'l>(
    lexicon: &'l Lexicon,
    text: &str,
    published: Date,
    hits: &[Hit<'l>],
    layout: &'p [Paragraph],
    wanted: impl Fn(&Range<usize>) -> bool,
) -> Vec<Cut<'p, 'l>> {
    let mut reckoning = Reckoning::new(published);
    let mut quote_open = false;
    let mut paragraphs = Vec::with_capacity(layout.len());
    for paragraph in layout {
        let mut made = Cut {
            paragraph,
            sentences: Vec::new(),
            item: hits_in(hits, &paragraph.range).iter().any(is_item),
        };
        if paragraph.kind != ParagraphKind::Skip {
            reckoning.paragraph();
            // A quotation may run on from the paragraph before.
            let whole = &text[paragraph.range.clone()];
            let mut quote = quote_open && whole.starts_with(['"', '\u{201c}']);
            if !wanted(&paragraph.range) {
                quote_open = unclosed(whole, quote);
                paragraphs.push(made);
                continue;
            }
            for range in paragraph.sentences(text) {
                let words = &text[range.clone()];
                let runs_on = quote && !words.starts_with(['"', '\u{201c}']);
                quote = unclosed(words, quote);
                if wanted(range) {
                    made.sentences.push(sentence(
                        text,
                        range.clone(),
                        hits,
                        lexicon,
                        &mut reckoning,
                        runs_on,
                    ));
                }
            }
            quote_open = quote;
        }
        paragraphs.push(made);
    }
    paragraphs
}

/// Whether a quotation is still open after the sentence.
fn unclosed(sentence: &str, open: bool) -> bool {
    let mut open = open;
    for c in sentence.chars() {
        match c {
            '\u{201c}' => open = true,
            '\u{201d}' => open = false,
            '"' => open = !open,
            _ => {}
        }
    }
    open
}
