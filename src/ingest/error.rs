//! Why an article was not taken in.

use thiserror::Error;

use crate::model::TEXT_LIMIT_BYTES;

/// A part of an incoming article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The headline.
    Title,
    /// The plain text.
    Text,
    /// The page.
    Html,
    /// The address.
    Url,
    /// The publication date.
    Published,
    /// The outlet's name.
    Outlet,
}

impl Field {
    /// Name of the member in JSON and of the query parameter.
    pub fn as_str(self) -> &'static str {
        match self {
            Field::Title => "title",
            Field::Text => "text",
            Field::Html => "html",
            Field::Url => "url",
            Field::Published => "published",
            Field::Outlet => "outlet",
        }
    }
}

/// A field of the article cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{}` {reason}", field.as_str())]
pub struct IntakeError {
    /// The field.
    pub field: Field,
    /// What is wrong with it.
    pub reason: Reason,
}

impl IntakeError {
    pub(super) fn new(field: Field, reason: Reason) -> IntakeError {
        IntakeError { field, reason }
    }

    /// JSON Pointer to the field, as a fragment: `#/text`.
    pub fn pointer(&self) -> String {
        format!("#/{}", self.field.as_str())
    }
}

/// What is wrong with a field; printed after the field's name.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Reason {
    /// Nothing but white space.
    #[error("is empty")]
    Empty,
    /// A control character that no text has.
    #[error(
        "holds the control character U+{code:04X} at character {place}; only tab, line feed and carriage return are taken"
    )]
    Control {
        /// Its code point.
        code: u32,
        /// How many characters stand before it.
        place: usize,
    },
    /// Too much text.
    #[error("is too long: the title and the text together may have {limit_bytes} bytes")]
    TooLong {
        /// The limit.
        limit_bytes: usize,
    },
    /// An outlet's name or address over its limit.
    #[error("is longer than {limit_bytes} bytes")]
    TooLongLine {
        /// The limit.
        limit_bytes: usize,
    },
    /// No date.
    #[error("is no date: `{text}`; write YYYY-MM-DD or RFC 3339 with a zone, like 2025-02-11T09:30:00Z")]
    NoDate {
        /// As given.
        text: String,
    },
    /// A date that cannot be.
    #[error("lies more than 24 hours in the future: `{text}`")]
    Future {
        /// As given.
        text: String,
    },
    /// No address.
    #[error("is no http or https address: {why}")]
    BadAddress {
        /// In a few words.
        why: String,
    },
    /// A page that shows no article.
    #[error("holds no article text that could be found")]
    NoArticle,
}

impl Reason {
    /// Whether the size alone is at fault.
    pub fn is_size(&self) -> bool {
        matches!(self, Reason::TooLong { limit_bytes } if *limit_bytes == TEXT_LIMIT_BYTES)
    }
}
