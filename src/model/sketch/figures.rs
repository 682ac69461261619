//! Numbers in a text and the places they stand at: "two hundred" is 200, and it counts "artillery pieces".

use super::{Figure, hash};

/// Words beside a number that make its place.
const BESIDE: usize = 2;
/// Largest number of words that one number is made of, as in "two hundred and forty five thousand".
const NUMBER_WORDS: usize = 9;

/// A word, or a number in digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) text: String,
    pub(super) is_figure: bool,
}

/// The words with their numbers put into digits.
pub(super) fn tokens(words: &[String]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        match number(&words[at..]) {
            Some((value, length)) => {
                tokens.push(Token { text: value.to_string(), is_figure: true });
                at += length;
            }
            None => {
                tokens.push(Token { text: words[at].clone(), is_figure: false });
                at += 1;
            }
        }
    }
    tokens
}

/// The number that words begin with, and how many of them it takes.
fn number(words: &[String]) -> Option<(f64, usize)> {
    let mut whole = 0.0;
    let first = words.first()?;
    let mut part = plain(first)?;
    // After "1.5 million" a number in words is the next one of a list.
    let is_in_words = in_words(first).is_some();
    let mut taken = 1;
    while let Some(word) = words.get(taken).filter(|_| taken < NUMBER_WORDS) {
        let is_joined = word == "and" && words[taken - 1] == "hundred";
        let next = if is_joined { words.get(taken + 1) } else { Some(word) };
        let length = if is_joined { 2 } else { 1 };
        if let Some(scale) = scale(word) {
            part *= scale;
            if scale > 100.0 {
                whole += part;
                part = 0.0;
            }
        } else if let Some(added) =
            next.and_then(|next| in_words(next)).filter(|added| is_in_words && fits(part, *added))
        {
            part += added;
            taken += length - 1;
        } else {
            break;
        }
        taken += 1;
    }
    Some((whole + part, taken))
}

/// Whether a number in words goes on with another: "twenty" with "five", "two hundred" with "forty".
fn fits(part: f64, added: f64) -> bool {
    let (hundreds, tens) = (part % 1000.0, part % 100.0);
    (tens == 0.0 && hundreds >= 100.0 || part == 0.0) || (tens >= 20.0 && tens % 10.0 == 0.0 && added < 10.0)
}

/// A number of one word or in digits.
fn plain(word: &str) -> Option<f64> {
    let digits = word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || c == '.');
    if digits { word.parse().ok() } else { in_words(word) }
}

fn in_words(word: &str) -> Option<f64> {
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let ones = ONES.iter().zip(0_u8..).find(|(name, _)| **name == word).map(|(_, value)| value);
    let tens = || TENS.iter().zip(2_u8..).find(|(name, _)| **name == word).map(|(_, value)| value * 10);
    ones.or_else(tens).map(f64::from)
}

fn scale(word: &str) -> Option<f64> {
    match word {
        "hundred" => Some(1e2),
        "thousand" => Some(1e3),
        "million" => Some(1e6),
        "billion" => Some(1e9),
        "trillion" => Some(1e12),
        _ => None,
    }
}

/// The figures of a text by place: each stands before what it counts and behind what is said of it.
pub(super) fn figures(tokens: &[Token]) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.is_figure) {
        let value = hash(&[&token.text]);
        let mut add = |side: &str, beside: &[Token]| {
            // Beside another number a number counts nothing that can be told.
            if beside.len() == BESIDE && beside.iter().all(|token| !token.is_figure) {
                let place = hash(&[side, &beside[0].text, &beside[1].text]);
                figures.push(Figure { place, value });
            }
        };
        add("before", &tokens[at + 1..tokens.len().min(at + 1 + BESIDE)]);
        add("behind", &tokens[at.saturating_sub(BESIDE)..at]);
    }
    figures.sort_unstable();
    figures.dedup();
    figures
}
