//! Files and standard input as articles.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use anyhow::Context;

use crate::ingest::{Content, Incoming};

/// Reads a whole file, or standard input for `-`.
///
/// # Errors
/// If it cannot be read or is not UTF-8.
pub(super) fn read(path: &Path) -> anyhow::Result<String> {
    let shown = path.display();
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).context("cannot read standard input")?;
        bytes
    } else {
        fs::read(path).with_context(|| format!("cannot read {shown}"))?
    };
    String::from_utf8(bytes).map_err(|e| anyhow::anyhow!("{shown} is not UTF-8: {}", e.utf8_error()))
}

/// A text or a page as it stands in a file, by the file's ending.
pub(super) fn content(path: &Path, text: String) -> Content {
    if has_ending(path, &["html", "htm", "xhtml"]) { Content::Html(text) } else { Content::Text(text) }
}

/// A file as an article. In a plain text, a first line that is followed by a blank one is the headline.
pub(super) fn article(path: &Path, text: String) -> Incoming {
    let (title, content) = match content(path, text) {
        Content::Text(text) => split_headline(text),
        page => (None, page),
    };
    Incoming { content, title, url: None, published: None, outlet: None }
}

/// Whether a file's name ends in one of `endings`, in any case.
pub(super) fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    endings.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

fn split_headline(text: String) -> (Option<String>, Content) {
    let text = text.replace("\r\n", "\n");
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    match text.split_once("\n\n") {
        Some((title, body))
            if !title.contains('\n') && !title.trim().is_empty() && !body.trim().is_empty() =>
        {
            (Some(title.to_owned()), Content::Text(body.to_owned()))
        }
        _ => (None, Content::Text(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, text: &str) -> (Option<String>, Content) {
        let article = article(Path::new(name), text.to_owned());
        (article.title, article.content)
    }

    #[test]
    fn a_line_above_a_blank_one_is_the_headline() {
        let expected = (Some("Headline".to_owned()), Content::Text("Body.\n\nMore.".to_owned()));
        assert_eq!(of("a.txt", "Headline\n\nBody.\n\nMore."), expected);
        assert_eq!(of("a.txt", "\u{feff}Headline\r\n\r\nBody.\r\n\r\nMore."), expected);
    }

    #[test]
    fn a_text_without_a_headline_is_taken_as_it_is() {
        for text in ["One line.", "Two\nlines.\n\nBody.", "Headline\n\n"] {
            assert_eq!(of("a.txt", text), (None, Content::Text(text.to_owned())));
        }
    }

    #[test]
    fn a_page_is_known_by_its_ending() {
        assert_eq!(of("a.HTML", "<p>x"), (None, Content::Html("<p>x".to_owned())));
    }
}
