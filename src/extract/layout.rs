//! Paragraphs, and what they are: headline, story, list item, subhead, or not the article at all.
//!
//! Eats the whole text, leaves byte ranges in order. A paragraph is a line; lines of a hard-wrapped block are
//! joined. Boilerplate (donation appeals, link lists, credits, captions) is marked, never cut away.

use std::cell::OnceCell;
use std::ops::Range;

use super::lexicon::LayoutWords;
use super::sentences::sentences;

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ParagraphKind {
    /// The title, or the first short line of a text that came without one.
    Headline,
    /// Running text.
    Body,
    /// An item of a list with a bullet or a dash.
    ListItem,
    /// A short line without a full stop between paragraphs.
    Subhead,
    /// Not part of the story.
    Skip,
}

/// A paragraph in bytes, without the blanks around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Paragraph {
    pub(crate) range: Range<usize>,
    pub(crate) kind: ParagraphKind,
    sentences: OnceCell<Vec<Range<usize>>>,
}

impl Paragraph {
    /// Its sentences in the text that it was cut from, in bytes; cut when they are first asked for.
    pub(crate) fn sentences(&self, text: &str) -> &[Range<usize>] {
        self.sentences.get_or_init(|| sentences(text, self.range.clone()))
    }
}

/// The longest line that can be a headline, subhead or link, in bytes.
const SHORT_LINE: usize = 160;

/// A shorter paragraph has no dateline, in bytes.
const LONG_ENOUGH: usize = 60;

/// The longest dateline, in bytes.
const DATELINE: usize = 80;

/// Cuts a revision's text into paragraphs. `title_end` is the byte where the title ends (0 without one).
pub(crate) fn paragraphs(text: &str, title_end: usize, words: &LayoutWords) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    let (mut in_links, mut ended, mut headline_seen) = (false, false, title_end > 0);
    for range in blocks(text, title_end) {
        let line = &text[range.clone()];
        let lower = head_lowercase(line);
        let short = line.len() <= SHORT_LINE;
        let full_stop = line.ends_with(['.', '!', '?', '"', '\u{201d}', ')', ':', ';']);
        let bullet = is_bullet(line);
        ended |= words.ends_article.iter().any(|w| lower.starts_with(w.as_str()));
        let opens = short && words.opens_list.iter().any(|w| is_link_heading(&lower, w));
        if opens {
            in_links = true;
        } else if !(short && (bullet || !full_stop)) {
            in_links = false;
        }
        let skip = ended
            || in_links
            || words.starts.iter().any(|w| lower.starts_with(w.as_str()))
            || (line.len() < 400 && words.contains.iter().any(|w| lower.contains(w.as_str())));
        let kind = if range.start < title_end {
            ParagraphKind::Headline
        } else if skip || is_caption(line) {
            ParagraphKind::Skip
        } else if bullet {
            ParagraphKind::ListItem
        } else if !headline_seen && short && !full_stop {
            ParagraphKind::Headline
        } else if short && !full_stop && line.len() < 90 {
            ParagraphKind::Subhead
        } else {
            ParagraphKind::Body
        };
        // The bullet is no part of the item, and no minus sign.
        let bullet_width = if bullet { line.chars().next().map_or(0, char::len_utf8) } else { 0 };
        let range = range.start
            + bullet_width
            + (line.len() - bullet_width - line[bullet_width..].trim_start().len())
            ..range.end;
        let range = match kind {
            ParagraphKind::Body => range.start + dateline(&text[range.clone()], words)..range.end,
            _ => range,
        };
        headline_seen |= matches!(kind, ParagraphKind::Headline | ParagraphKind::Body);
        found.push(Paragraph { range, kind, sentences: OnceCell::new() });
    }
    found
}

/// The width of a dateline at the head of a paragraph: "Washington (CNN) -- ", "SEOUL ". The place says where the reporter
/// sits and takes no part in the story. One with a plain dash stays: the dash keeps it from the verb, and the place may be the
/// only word for whose army or ministry the story tells of.
fn dateline(line: &str, words: &LayoutWords) -> usize {
    if line.len() < LONG_ENOUGH || !line.starts_with(char::is_uppercase) {
        return 0;
    }
    let mut reach = line.len().min(DATELINE);
    while !line.is_char_boundary(reach) {
        reach -= 1;
    }
    let head = &line[..reach];
    let opens = |rest: &str| {
        rest.starts_with(|c: char| {
            c.is_uppercase() || c.is_ascii_digit() || "\"\u{201c}'\u{2018}".contains(c)
        })
    };
    let after = |at: usize| at + (line[at..].len() - line[at..].trim_start().len());
    // "(AP)" with or without a dash behind it.
    if let Some((place, rest)) = head.split_once(" (")
        && let Some((agency, tail)) = rest.split_once(')')
        && words.agencies.iter().any(|known| known.eq_ignore_ascii_case(agency))
        && place.split_whitespace().count() <= 5
    {
        let at = after(head.len() - tail.len());
        let dashed = line[at..].trim_start_matches(['-', '\u{2013}', '\u{2014}', ':']);
        let start = after(line.len() - dashed.len());
        return if opens(&line[start..]) { start } else { 0 };
    }
    // "SEOUL The ministry said": a page that lost the dash.
    let city = head.find(|c: char| c.is_lowercase()).map_or("", |at| head[..at].trim_end());
    let city = city.rsplit_once(' ').map_or("", |(city, _)| city);
    if city.is_empty() {
        return 0;
    }
    let known = |part: &str| words.datelines.iter().any(|known| known == part);
    if city.split('/').map(str::trim).all(known) { after(city.len()) } else { 0 }
}

/// Lines, with the lines of a hard-wrapped block joined.
fn blocks(text: &str, title_end: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let mut blank_before = true;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let end = at + line.trim_end().len();
        at += line.len();
        if start >= end {
            blank_before = true;
            continue;
        }
        let content = &text[start..end];
        let wrapped = !blank_before
            && start > title_end
            && !is_bullet(content)
            && found.last().is_some_and(|last| {
                let before = &text[last.clone()];
                let line_before = before.rsplit('\n').next().unwrap_or(before);
                last.start >= title_end
                    && line_before.len() > 55
                    && !before.ends_with(['.', '!', '?', ':', ';', '"', '\u{201d}'])
                    && (content.starts_with(char::is_lowercase)
                        || line_before.ends_with(',')
                        || line_before.len() < 100)
            });
        match found.last_mut() {
            Some(last) if wrapped => last.end = end,
            _ => found.push(start..end),
        }
        blank_before = false;
    }
    found
}

/// Whether a line opens with a bullet, a dash or a list number.
pub(crate) fn is_bullet(line: &str) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        Some('•' | '‣' | '▪' | '●' | '◦' | '·' | '*') => true,
        Some('-' | '–' | '—') => chars.next().is_some_and(char::is_whitespace),
        _ => false,
    }
}

/// "Read also", "Read also:", "RELATED".
fn is_link_heading(lower: &str, word: &str) -> bool {
    lower
        .strip_prefix(word)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([':', ' ']) && rest.len() < 60)
        && (word.len() + 2 >= lower.len() || lower[word.len()..].starts_with(':'))
}

/// A caption ends with the credit of an agency or a photographer after a full stop: "… in Pyongyang. KCNA".
fn is_caption(line: &str) -> bool {
    let Some((before, credit)) = line.rsplit_once(". ") else { return false };
    let words = credit.split_whitespace().count();
    let credit_like = credit.contains('/') && words <= 5
        || words <= 2 && !credit.ends_with(['.', '"', '\u{201d}', '!', '?', ')']);
    line.len() < 300 && credit_like && before.len() > 20 && credit.starts_with(char::is_uppercase)
}

/// The first 400 bytes in lower case (ASCII): enough for every rule of the layout.
fn head_lowercase(line: &str) -> String {
    let mut end = line.len().min(400);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    line[..end].to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(line: &str) -> &str {
        let words = LayoutWords {
            starts: Vec::new(),
            contains: Vec::new(),
            opens_list: Vec::new(),
            ends_article: Vec::new(),
            agencies: vec!["Reuters".to_owned()],
            datelines: vec!["OSLO".to_owned(), "RIGA".to_owned()],
        };
        &line[dateline(line, &words)..]
    }

    #[test]
    fn a_dateline_is_no_part_of_the_story() {
        for head in [
            "Oslo (Reuters) - ",
            "OSLO, Norway (Reuters) \u{2014} ",
            "OSLO ",
            "OSLO/RIGA ",
            "Oslo (Reuters) ",
        ] {
            let line = format!("{head}The navy has bought two frigates from the yard in Gdansk, it said.");
            assert!(story(&line).starts_with("The navy"), "{line}");
        }
    }

    #[test]
    fn a_place_that_acts_is_no_dateline() {
        for line in [
            "Oslo (and not only Oslo) has asked for more of the long guns, the minister said.",
            "OSLO has asked for more of the long guns that were promised, the minister said.",
            "Oslo The Younger, a poet, has asked for more of the long guns, as he said himself.",
        ] {
            assert_eq!(story(line), line);
        }
    }
}
