//! The words of numbers: `numbers.toml` and `hedges.toml`, read once into tables for the grammar in `extract::numbers`.

mod file;

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::phrases::Phrases;
use crate::model::Qualifier;
use file::{HedgesFile, NumbersFile, Pronoun};

/// The tables of the number grammar.
#[derive(Debug)]
pub(crate) struct NumberWords {
    /// What single words are worth.
    numerals: Vec<(String, Numeral)>,
    /// Words at which a number can begin.
    heads: Vec<String>,
    /// Scales glued to digits, in their own case.
    suffixes: HashMap<Box<str>, i64>,
    /// How suffixes are taken.
    pub(crate) suffix_use: SuffixUse,
    /// Phrases before a number, by their last word.
    pub(crate) before: Phrases<Cue>,
    /// Phrases right after a number or its unit.
    pub(crate) after: Phrases<Cue>,
    /// Phrases anywhere behind the number in its clause.
    pub(crate) clause: Phrases<Cue>,
    /// Units and currencies behind a number.
    pub(crate) units: Phrases<UnitWord>,
    /// Currency signs, before or after a number.
    pub(crate) signs: Phrases<CurrencyCode>,
    /// Vague amounts without a figure.
    pub(crate) vague: Phrases<Vague>,
    /// Words before a number that make it a name.
    designators: Vec<String>,
    /// Words before a four-digit number that make it a year.
    year_cues: Vec<String>,
    counted: Vec<String>,
    uncounted: Vec<String>,
    not_after: HashMap<String, Vec<String>>,
    not_before: HashMap<String, Vec<String>>,
    change: Vec<String>,
    pronoun: Pronoun,
    half_then: Vec<String>,
    prefixes: Vec<String>,
    wholes: Vec<String>,
    rate_not_then: Vec<String>,
}

/// What a number word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numeral {
    /// Below one hundred, one word.
    Small(u8),
    /// A multiplier: hundred, thousand, dozen.
    Scale(i64),
    /// Its plural, with the least it means when it stands alone.
    Plural { scale: i64, low: i64 },
    /// first, second, twentieth.
    Ordinal(i64),
    /// A part: half, quarters, thirds.
    Part(i64),
}

/// What a phrase at a number does to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cue {
    /// Hedges it.
    Hedge(Qualifier),
    /// It comes on top of an earlier figure.
    Increment,
    /// It is everything so far.
    Total,
    /// It is said of each of several.
    Each,
    /// It is per day, month or year.
    Rate,
}

/// A vague amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vague {
    /// several, a few: both ends open.
    Open,
    /// The same, and only before a scale: "many thousand".
    BeforeScale,
    /// a couple of.
    Couple,
    /// One word for a count: a pair of.
    Collective(i64),
}

/// An ISO 4217 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CurrencyCode([u8; 3]);

impl CurrencyCode {
    /// The three letters.
    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}

/// What stands behind a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UnitWord {
    /// Money of this currency; `None` if the word is shared by several.
    Money(Option<CurrencyCode>),
    /// A hundredth of it.
    Minor(CurrencyCode),
    /// A measure of this kind.
    Measure(Measure),
    /// Metric tonnes, or tons.
    Tonnes,
    /// Per cent.
    Percent,
    /// Time of day.
    Time,
    /// pound: a weight when hyphened or before "of", else money.
    Pound,
}

/// What a measure measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Measure {
    /// Calibre of a barrel.
    Calibre,
    /// Length, range, height.
    Distance,
    /// Weight below tonnes.
    Weight,
    /// Days, months, years.
    Duration,
    /// Age of a person.
    Age,
    /// Speed.
    Speed,
    /// Power.
    Power,
    /// Anything else that is not counted.
    Other,
}

/// How scales glued to digits are taken; see `numbers.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SuffixUse {
    pub(crate) spaced: Vec<String>,
    pub(crate) money: Vec<String>,
    pub(crate) closing: Vec<String>,
}

impl NumberWords {
    /// The words compiled into the binary, read once.
    pub(crate) fn embedded() -> &'static NumberWords {
        static WORDS: OnceLock<NumberWords> = OnceLock::new();
        WORDS.get_or_init(|| {
            NumberWords::parse(include_str!("../numbers.toml"), include_str!("../hedges.toml"))
                .expect("the embedded number words are tested")
        })
    }

    /// Reads both files.
    ///
    /// # Errors
    /// The parser's message if a file is no TOML, lacks a table or has an unknown one.
    pub(crate) fn parse(numbers: &str, hedges: &str) -> Result<NumberWords, String> {
        let numbers: NumbersFile = toml::from_str(numbers).map_err(|e| format!("numbers.toml: {e}"))?;
        let hedges: HedgesFile = toml::from_str(hedges).map_err(|e| format!("hedges.toml: {e}"))?;
        let (before, after, clause) = hedges.cues();
        let (numerals, signs, vague) = (numbers.numerals(), numbers.signs()?, numbers.vague());
        let mut heads: Vec<String> = numerals.iter().map(|(word, _)| word.clone()).collect();
        heads.extend(signs.keys().chain(vague.keys()));
        heads.extend(["a", "an", "minus", "negative"].map(str::to_owned));
        Ok(NumberWords {
            numerals,
            heads,
            units: numbers.units()?,
            signs,
            vague,
            suffixes: numbers.suffix.into_iter().map(|(k, v)| (k.into(), v)).collect(),
            suffix_use: numbers.suffixes,
            before,
            after,
            clause,
            pronoun: numbers.pronoun,
            half_then: numbers.half.then,
            prefixes: numbers.prefix.words,
            wholes: numbers.whole.words,
            rate_not_then: hedges.rate.not_then,
            designators: numbers.designator.words,
            year_cues: numbers.year.after,
            counted: numbers.counted.words,
            uncounted: numbers.counted.not,
            not_after: hedges.not_after.into_iter().map(|e| (e.hedge, e.words)).collect(),
            not_before: hedges.not_before.into_iter().map(|e| (e.hedge, e.words)).collect(),
            change: hedges.change.before,
        })
    }

    /// Words at which a number can begin.
    pub(super) fn heads(&self) -> impl Iterator<Item = &str> {
        self.heads.iter().map(String::as_str)
    }

    /// What single words are worth.
    pub(super) fn numerals(&self) -> impl Iterator<Item = (&str, Numeral)> {
        self.numerals.iter().map(|(word, numeral)| (word.as_str(), *numeral))
    }

    /// The scale of a suffix in its own case.
    pub(crate) fn suffix(&self, word: &str) -> Option<i64> {
        self.suffixes.get(word).copied()
    }

    /// Whether a bare number behind this word is a name ("Article 5").
    pub(crate) fn is_designator(&self, word: &str) -> bool {
        among(&self.designators, word)
    }

    /// Whether four digits behind this word are a year.
    pub(crate) fn is_year_cue(&self, word: &str) -> bool {
        among(&self.year_cues, word)
    }

    /// Whether "from X to Y" behind this word is a change of one figure.
    pub(crate) fn is_change(&self, word: &str) -> bool {
        among(&self.change, word)
    }

    /// Whether this looks like a plural noun that can be counted.
    pub(crate) fn is_counted(&self, word: &str) -> bool {
        let plural =
            word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !among(&self.uncounted, word);
        plural || among(&self.counted, word)
    }

    /// Whether this word behind a bare "half" shows that it is a part of something.
    pub(crate) fn follows_half(&self, word: &str) -> bool {
        among(&self.half_then, word)
    }

    /// Whether a number hyphened to this word is no name ("mid-2025").
    pub(crate) fn is_prefix(&self, word: &str) -> bool {
        among(&self.prefixes, word)
    }

    /// Whether this word may stand between "of" and the whole of a part.
    pub(crate) fn is_whole_word(&self, word: &str) -> bool {
        among(&self.wholes, word)
    }

    /// Whether a rate or a total is none because of the word behind it ("a year ago", "in all of 2023").
    pub(crate) fn ends_rate(&self, word: &str) -> bool {
        among(&self.rate_not_then, word)
    }

    /// Whether "one" between these words stands for a thing.
    pub(crate) fn is_pronoun(&self, before: &str, after: &str) -> bool {
        among(&self.pronoun.after, before)
            || before.eq_ignore_ascii_case("the") && among(&self.pronoun.then, after)
    }

    /// Whether `hedge` (as written in the file) is no hedge behind `word`.
    pub(crate) fn barred_after(&self, hedge: &str, word: &str) -> bool {
        self.not_after.get(hedge).is_some_and(|words| among(words, word))
    }

    /// Whether `hedge` is no hedge when `word` follows the number.
    pub(crate) fn barred_before(&self, hedge: &str, word: &str) -> bool {
        self.not_before.get(hedge).is_some_and(|words| among(words, word))
    }
}

fn among(words: &[String], word: &str) -> bool {
    words.iter().any(|w| w.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_words_are_read() {
        let words = NumberWords::embedded();
        let worth = |word: &str| words.numerals().find(|(known, _)| *known == word).map(|(_, n)| n);
        assert_eq!(worth("twelve"), Some(Numeral::Small(12)));
        assert_eq!(worth("thirds"), Some(Numeral::Part(3)));
        assert_eq!(worth("dozens"), Some(Numeral::Plural { scale: 12, low: 24 }));
        assert_eq!(words.suffix("bn"), Some(1_000_000_000));
    }

    #[test]
    fn an_unknown_table_is_refused() {
        let hedges = format!("{}\n[surprise]\nwords = []\n", include_str!("../hedges.toml"));
        assert!(NumberWords::parse(include_str!("../numbers.toml"), &hedges).is_err());
    }
}
