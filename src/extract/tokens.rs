//! Tokens: the smallest pieces that the grammars of numbers, dates and clauses are written over.
//!
//! A token is a word, a number, or one sign. `"South Korea’s 170mm guns"` is `South`, `Korea`, `’s`, `170`, `mm`,
//! `guns`; `S-400` is `S`, `-`, `400`; `K9` is one word. Nothing is normalised: a token is a place, and its
//! words are read from the text.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, then letters, digits and inner apostrophes that do not end a possessive (`O'Brien`, `K9`, `don't`).
    Word,
    /// Digits with inner separators: `200`, `1,200`, `1.5`, `2024`.
    Number,
    /// A possessive ending: `'s`, `’s`, or a bare apostrophe after a final s (`ministers'`).
    Possessive,
    /// One character that is neither: punctuation, currency signs, dashes, quotes.
    Sign,
    /// One or more line breaks with the blanks around them.
    Break,
}

/// A place in the text, in bytes, with what stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
    /// What it is.
    pub(crate) kind: TokenKind,
    /// No blank stands between the token before and this one.
    pub(crate) glued: bool,
}

impl Token {
    /// The words of the token.
    pub(crate) fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }
}

/// Cuts `range` of `text` into tokens. Linear; every byte that is no blank belongs to exactly one token.
pub(crate) fn tokenize(text: &str, range: Range<usize>) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity((range.end - range.start) / 5 + 1);
    let (base, mut at) = (range.start, range.start);
    let slice = &text[..range.end];
    while at < range.end {
        let Some(c) = slice[at..].chars().next() else { break };
        let width = c.len_utf8();
        if c == '\n' || c == '\r' {
            let end = at + slice[at..].find(|c: char| !c.is_whitespace()).unwrap_or(slice.len() - at);
            tokens.push(Token { start: at, end, kind: TokenKind::Break, glued: false });
            at = end;
            continue;
        }
        if c.is_whitespace() {
            at += width;
            continue;
        }
        let glued = at > base && tokens.last().is_some_and(|t| t.end == at && t.kind != TokenKind::Break);
        let (end, kind) = if c.is_alphabetic() {
            word_end(slice, at)
        } else if c.is_ascii_digit() {
            (number_end(slice, at), TokenKind::Number)
        } else if is_apostrophe(c) && tokens.last().is_some_and(|t| t.end == at && t.kind == TokenKind::Word)
        {
            possessive_end(slice, at, width)
        } else {
            (at + width, TokenKind::Sign)
        };
        tokens.push(Token { start: at, end, kind, glued });
        at = end;
    }
    tokens
}

/// An apostrophe, straight or curly.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02bc}')
}

/// Eats a word from `at`; leaves a possessive ending for the next token.
fn word_end(text: &str, at: usize) -> (usize, TokenKind) {
    // Most words are ASCII throughout.
    let plain = text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let (at, mut end) = (at + plain, at + plain);
    for (offset, c) in text[at..].char_indices() {
        if c.is_alphanumeric() || is_mark(c) {
            end = at + offset + c.len_utf8();
        } else if is_apostrophe(c) {
            let after = &text[at + offset + c.len_utf8()..];
            let mut next = after.chars();
            let possessive =
                matches!(next.next(), Some('s' | 'S')) && !next.next().is_some_and(char::is_alphanumeric);
            if possessive || !after.starts_with(char::is_alphabetic) {
                break;
            }
        } else {
            break;
        }
    }
    (end, TokenKind::Word)
}

/// A combining mark that continues a word (decomposed accents).
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}')
}

/// Eats digits with separators between them (`1,200`, `1.5`, `10:30` stops at the colon).
fn number_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    while end < bytes.len() {
        let inner = matches!(bytes[end], b',' | b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if bytes[end].is_ascii_digit() || inner {
            end += 1;
        } else {
            break;
        }
    }
    end
}

/// Eats `'s` or a bare apostrophe after a word that ends in s; else the sign alone.
fn possessive_end(text: &str, at: usize, width: usize) -> (usize, TokenKind) {
    let after = &text[at + width..];
    if after.starts_with(['s', 'S']) && !after[1..].starts_with(char::is_alphanumeric) {
        (at + width + 1, TokenKind::Possessive)
    } else if text[..at].ends_with(['s', 'S']) && !after.starts_with(char::is_alphanumeric) {
        (at + width, TokenKind::Possessive)
    } else {
        (at + width, TokenKind::Sign)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenize(text, 0..text.len()).iter().map(|t| t.of(text)).collect()
    }

    #[test]
    fn names_numbers_and_possessives_come_apart() {
        assert_eq!(words("South Korea’s 170mm guns"), ["South", "Korea", "’s", "170", "mm", "guns"]);
        assert_eq!(
            words("S-400, K9 and 1,200.5 tonnes."),
            ["S", "-", "400", ",", "K9", "and", "1,200.5", "tonnes", "."]
        );
        assert_eq!(words("the ministers' don't"), ["the", "ministers", "'", "don't"]);
        assert_eq!(words("“some 11,000”"), ["“", "some", "11,000", "”"]);
        assert_eq!(words("a\n\nb"), ["a", "\n\n", "b"]);
    }

    #[test]
    fn a_sign_after_a_word_is_glued() {
        let glued: Vec<bool> = tokenize("S-400 x", 0..7).iter().map(|t| t.glued).collect();
        assert_eq!(glued, [false, true, true, false]);
    }
}
