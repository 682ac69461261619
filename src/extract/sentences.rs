//! Sentences of a paragraph, in bytes: `sentencex` and the fix-ups that news needs.

use std::ops::Range;

/// Cuts a paragraph into sentences. A semicolon or a dash never cuts; a closing quote stays with its sentence.
pub(crate) fn sentences(text: &str, paragraph: Range<usize>) -> Vec<Range<usize>> {
    let slice = &text[paragraph.clone()];
    if slice.len() < 40 || is_one_sentence(slice) {
        return split_endless(text, paragraph);
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for boundary in sentencex::get_sentence_boundaries("en", slice) {
        let piece = &slice[boundary.start_byte..boundary.end_byte];
        let start = paragraph.start + boundary.start_byte + (piece.len() - piece.trim_start().len());
        let end = paragraph.start + boundary.start_byte + piece.trim_end().len();
        if start >= end {
            continue;
        }
        match found.last_mut() {
            Some(last) if belongs_to_last(&text[last.clone()], &text[start..end]) => last.end = end,
            _ => found.push(start..end),
        }
    }
    found
        .into_iter()
        .flat_map(|range| split_missed(text, range))
        .flat_map(|range| split_endless(text, range))
        .collect()
}

/// Whether nothing but the end of a paragraph can end a sentence: no sign that does stands before its last, and nothing
/// may be the mark of a list. Many paragraphs of the news are one sentence, and need no look for more.
fn is_one_sentence(slice: &str) -> bool {
    let inner = slice.strip_suffix('.').unwrap_or(slice);
    let plain = |c: char| {
        matches!(c, '\u{a0}'..='\u{24f}' | '\u{2010}'..='\u{2015}' | '\u{2018}'..='\u{201f}')
            || c.is_ascii() && !matches!(c, '.' | '!' | '?' | ')' | '\n' | '\r')
    };
    !inner.contains(['.', '!', '?', '\u{2026}']) && (inner.len() == slice.len() || inner.chars().all(plain))
}

/// No sentence of the news is longer, in bytes; what is longer is a list or no language.
const LONGEST: usize = 1_500;

/// Cuts what never ends at a semicolon, a comma or a blank, so that the work on a text grows with its length alone.
fn split_endless(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = range.start;
    while range.end - start > LONGEST {
        let window = text.floor_char_boundary(start + LONGEST);
        let slice = &text[start..window];
        let half = slice.floor_char_boundary(slice.len() / 2);
        let cut = ["; ", ", ", " "]
            .iter()
            .find_map(|sign| slice[half..].rfind(*sign).map(|at| half + at + sign.len()))
            .unwrap_or(slice.len())
            .max(1);
        pieces.push(start..start + cut);
        start += cut;
        start += text[start..range.end].len() - text[start..range.end].trim_start().len();
    }
    if start < range.end {
        pieces.push(start..range.end);
    }
    pieces
}

/// A piece that opens in lower case after no full stop, or is a lone closing quote, goes with the piece before.
fn belongs_to_last(last: &str, piece: &str) -> bool {
    let short = piece.chars().count() <= 2;
    let continues = piece.starts_with(char::is_lowercase) && !last.ends_with(['!', '?']);
    let abbreviated = [
        " Gen.", " Lt.", " Col.", " Maj.", " Sgt.", " No.", " Nos.", " Adm.", " Capt.", " Sen.", " Rep.",
        " Gov.",
    ]
    .iter()
    .any(|end| last.ends_with(end));
    short || continues || abbreviated
}

/// `sentencex` keeps "at 3 p.m. Monday" apart and joins "etc. Kim"; it also misses `.” The` and "in May. Turkey". Cut
/// these.
fn split_missed(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let slice = &text[range.clone()];
    let mut cuts = Vec::new();
    for (at, c) in slice.char_indices() {
        let closing = matches!(c, '\u{201d}' | '"') && slice[..at].ends_with(['.', '!', '?']);
        // "came in May. Turkey …": a month that is never cut short.
        if c == '.' && slice[..at].ends_with(" May") {
            let after = &slice[at + 1..];
            let next = after.trim_start();
            if after.len() > next.len() && next.starts_with(char::is_uppercase) {
                cuts.push(range.start + at + 1);
            }
        }
        if !closing {
            continue;
        }
        let after = &slice[at + c.len_utf8()..];
        let next = after.trim_start();
        let blank = after.len() > next.len();
        if blank && next.starts_with(char::is_uppercase) && c == '\u{201d}' {
            cuts.push(range.start + at + c.len_utf8());
        }
    }
    let mut pieces = Vec::with_capacity(cuts.len() + 1);
    let mut start = range.start;
    for cut in cuts {
        pieces.push(start..cut);
        start = cut + text[cut..range.end].len() - text[cut..range.end].trim_start().len();
    }
    pieces.push(start..range.end);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        sentences(text, 0..text.len()).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        assert_eq!(cut("The U.S. sent 20 tanks to Kyiv on Feb. 3. Gen. Smith said so.").len(), 2);
        assert_eq!(cut("Oslo sent ten tanks to Chad in May. Turkey followed.").len(), 2);
        assert_eq!(cut("Oslo sent ten tanks to Chad in May 2020 and Mrs. May objected.").len(), 1);
        assert_eq!(cut("Deliveries began at 3 p.m. on Monday. They went on.").len(), 2);
    }

    #[test]
    fn a_closing_quote_stays_with_its_sentence() {
        let text = "\u{201c}We sent them tanks.\u{201d} The minister left the room after that.";
        assert_eq!(
            cut(text),
            ["\u{201c}We sent them tanks.\u{201d}", "The minister left the room after that."]
        );
    }
}
