//! A place in a text.

/// A half-open range of Unicode code points of a revision's text (title, blank line, body).
///
/// `text.chars().skip(start).take(end - start)` is the surface of the span. Inside `extract` places are byte
/// ranges; they are converted once, at the end of a reading, and are code points everywhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First code point of the span.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
}

impl Span {
    /// The characters of `text` that the span covers; shorter than the span if the text ends before it.
    pub fn of(self, text: &str) -> String {
        text.chars().skip(self.start as usize).take((self.end.saturating_sub(self.start)) as usize).collect()
    }
}

impl std::fmt::Display for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
