//! Characters: what is refused, and the one thing that is changed (line endings).

use super::{Field, IntakeError, Reason};
use crate::model::TEXT_LIMIT_BYTES;

/// Longest title or outlet name, in bytes.
const LINE_LIMIT_BYTES: usize = 4096;

/// Checks a body and gives it LF line endings.
pub(super) fn body(field: Field, text: String) -> Result<String, IntakeError> {
    if text.len() > TEXT_LIMIT_BYTES {
        return Err(IntakeError::new(field, Reason::TooLong { limit_bytes: TEXT_LIMIT_BYTES }));
    }
    refuse_controls(field, &text)?;
    if text.chars().all(is_blank) {
        return Err(IntakeError::new(field, Reason::Empty));
    }
    Ok(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
}

/// Checks a title or a name: one line, trimmed; `None` if nothing is left.
pub(super) fn one_line(field: Field, text: Option<&str>) -> Result<Option<String>, IntakeError> {
    let Some(text) = text else { return Ok(None) };
    refuse_controls(field, text)?;
    let line = text.trim().replace("\r\n", " ").replace(['\r', '\n'], " ");
    if line.len() > LINE_LIMIT_BYTES {
        return Err(IntakeError::new(field, Reason::TooLongLine { limit_bytes: LINE_LIMIT_BYTES }));
    }
    Ok((!line.chars().all(is_blank)).then_some(line))
}

/// Refuses U+0000 to U+001F but tab, line feed and carriage return.
fn refuse_controls(field: Field, text: &str) -> Result<(), IntakeError> {
    let refused = |c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r');
    match text.chars().enumerate().find(|(_, c)| refused(*c)) {
        Some((place, c)) => Err(IntakeError::new(field, Reason::Control { code: c.into(), place })),
        None => Ok(()),
    }
}

/// White space, and marks that show nothing.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}
