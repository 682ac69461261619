//! What the targets share: bytes as a story, and what must hold of whatever is read out of it.

#[path = "../../tests/reader/spans.rs"]
mod spans;

use armsledger::extract::{Explanation, Input};
use armsledger::model::{Reading, Span};
use jiff::civil::{Date, date};

/// A story cut out of bytes: the day of publication on the first line, the title on the second, below it the body. Bytes
/// that open with no day are all body.
#[derive(Debug)]
pub struct Story {
    published: Date,
    title: String,
    body: String,
}

impl Story {
    /// Any bytes are a story; what is no UTF-8 is replaced.
    pub fn of(bytes: &[u8]) -> Story {
        let text = String::from_utf8_lossy(bytes);
        let dated = text.split_once('\n').and_then(|(day, rest)| Some((day.parse().ok()?, rest)));
        let (published, rest) = dated.unwrap_or((date(2024, 5, 8), &text));
        let (title, body) =
            if dated.is_some() { rest.split_once('\n').unwrap_or(("", rest)) } else { ("", rest) };
        Story { published, title: title.to_owned(), body: body.to_owned() }
    }

    /// As the reader takes it.
    pub fn input(&self) -> Input<'_> {
        Input {
            title: &self.title,
            body: &self.body,
            published: self.published,
            printed: self.published,
            outlet: Some("Sample Wire"),
            host: None,
        }
    }
}

/// Every slot of a reading is what stands in the story.
pub fn hold_reading(story: &Story, reading: &Reading) {
    spans::hold(&story.title, &story.body, reading);
}

/// Every place of an explanation is what stands there, and no range stands upside down.
pub fn hold_explanation(made: &Explanation) {
    let letters: Vec<char> = made.text.chars().collect();
    let check = |what: &str, span: Span, words: &str| {
        let stands: Option<String> =
            letters.get(span.start as usize..span.end as usize).map(|c| c.iter().collect());
        assert_eq!(stands.as_deref(), Some(words), "{what} at {span}");
    };
    for n in &made.quantities {
        check("quantity", n.span, &n.text);
        assert!(n.low.zip(n.high).is_none_or(|(low, high)| low <= high), "{n:?}");
    }
    for d in &made.dates {
        check("date", d.span, &d.text);
        assert!(d.date.from.zip(d.date.to).is_none_or(|(from, to)| from < to), "{d:?}");
    }
    for m in &made.mentions {
        check("mention", m.span, &m.text);
    }
    let spoken = made.attributions.iter().flat_map(|a| [a.source, a.cue, a.content]);
    for span in made.sentences.iter().copied().chain(spoken) {
        assert!(span.start <= span.end && span.end as usize <= letters.len(), "{span} leaves the text");
    }
}
