//! What one pass of the reader over one revision found.

use super::{Id, Report, Span};

/// What looked like a report and was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Where.
    pub span: Span,
    /// The words there.
    pub text: String,
    /// Stable reason code: `guard.loss`, `no_recipient`, …
    pub reason: String,
    /// The rule that looked, if one got so far.
    pub rule: Option<String>,
}

/// One pass of one version of the reader over one revision. A reading that finds nothing is a reading too.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Version of the rules: `rules/1.0.0`.
    pub reader: String,
    /// Hash of the lexicon, 12 hexadecimal digits.
    pub lexicon: String,
    /// What was found, in order of place.
    pub reports: Vec<Report>,
    /// What was refused, in order of place.
    pub doubts: Vec<Doubt>,
}

impl Reading {
    /// The id: revision, reader version and lexicon.
    pub fn id(&self, revision: &Id) -> Id {
        Id::of("reading", &[revision.as_str(), &self.reader, &self.lexicon])
    }
}
