//! Pieces of CSV (RFC 4180): UTF-8, CRLF, header first, empty for null.
//!
//! A spreadsheet runs a cell that opens with `=`, `+`, `-` or `@` as a formula. Free text is guarded with a leading
//! apostrophe; numbers, dates, codes and ids never are, so that -40 stays a number.

use std::borrow::Cow;

/// A free-text cell, guarded. Use it for quotes, titles, names and addresses only.
pub fn free_text(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// A writer in our dialect, into memory.
pub fn writer() -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new())
}

#[cfg(test)]
mod tests {
    use super::free_text;

    #[test]
    fn only_text_that_a_spreadsheet_would_run_is_guarded() {
        for formula in ["=1+1", "+7", "-2", "@SUM(A1)", "\tx"] {
            assert_eq!(free_text(formula), format!("'{formula}"));
        }
        for plain in ["", "200 guns", "“=1”", "a=b"] {
            assert_eq!(free_text(plain), plain);
        }
    }
}
