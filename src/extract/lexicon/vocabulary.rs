//! What the grammars of numbers and dates know of a single word: they ask it of every word of a sentence many times, so
//! each word is looked up once for both.

use std::sync::OnceLock;

use super::calendar::{CalendarWords, Name};
use super::numerals::{NumberWords, Numeral};
use super::word_map::WordMap;
use crate::extract::tokens::{Token, TokenKind};

/// What is known of one word.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Known {
    /// What it is worth.
    pub(crate) numeral: Option<Numeral>,
    /// What it names in the calendar.
    pub(crate) name: Option<Name>,
    /// A number can begin at it.
    pub(crate) opens_number: bool,
    /// A date can begin at it.
    pub(crate) opens_date: bool,
    /// A phrase that opens or closes a period can begin at it.
    pub(crate) opens_period: bool,
    /// A name of a part of a period can begin at it.
    pub(crate) opens_part: bool,
    /// A name of a day can begin at it.
    pub(crate) opens_day: bool,
    /// A phrase of either grammar that begins with an article goes on with it.
    pub(crate) follows_article: bool,
}

/// What is known of a word that stands in no list.
const NOTHING: &Known = &Known {
    numeral: None,
    name: None,
    opens_number: false,
    opens_date: false,
    opens_period: false,
    opens_part: false,
    opens_day: false,
    follows_article: false,
};

/// All words of both grammars.
#[derive(Debug)]
struct Vocabulary(WordMap<Known>);

impl Vocabulary {
    fn embedded() -> &'static Vocabulary {
        static WORDS: OnceLock<Vocabulary> = OnceLock::new();
        WORDS.get_or_init(|| {
            let (numbers, calendar) = (NumberWords::embedded(), CalendarWords::embedded());
            let mut known: WordMap<Known> = WordMap::default();
            for word in numbers.heads() {
                known.entry(&word.to_ascii_lowercase()).opens_number = true;
            }
            for word in calendar.heads() {
                known.entry(&word.to_ascii_lowercase()).opens_date = true;
            }
            for word in calendar.opens.keys() {
                known.entry(&word).opens_period = true;
            }
            for word in calendar.parts.keys() {
                known.entry(&word).opens_part = true;
            }
            for word in calendar.days.keys() {
                known.entry(&word).opens_day = true;
            }
            for word in numbers.vague.behind_articles().chain(calendar.behind_articles()) {
                known.entry(word).follows_article = true;
            }
            for (word, numeral) in numbers.numerals() {
                known.entry(word).numeral = Some(numeral);
            }
            for (word, name) in calendar.names() {
                known.entry(word).name = Some(name);
            }
            Vocabulary(known)
        })
    }
}

/// What is known of each token, in order; of what is no word, nothing.
pub(crate) fn known(text: &str, tokens: &[Token]) -> Vec<&'static Known> {
    let words = &Vocabulary::embedded().0;
    let of = |t: &Token| if t.kind == TokenKind::Word { words.of(t.of(text)) } else { None };
    tokens.iter().map(|t| of(t).unwrap_or(NOTHING)).collect()
}
