//! The shapes of `numbers.toml` and `hedges.toml`, and the tables made from them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::super::phrases::Phrases;
use super::{Cue, CurrencyCode, Measure, Numeral, SuffixUse, UnitWord, Vague};
use crate::model::Qualifier;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NumbersFile {
    pub(super) small: BTreeMap<String, u8>,
    pub(super) scale: BTreeMap<String, i64>,
    pub(super) plural: BTreeMap<String, PluralEntry>,
    pub(super) suffix: BTreeMap<String, i64>,
    pub(super) suffixes: SuffixUse,
    pub(super) vague: VagueEntry,
    pub(super) collective: BTreeMap<String, i64>,
    pub(super) pronoun: Pronoun,
    pub(super) ordinal: BTreeMap<String, i64>,
    pub(super) part: BTreeMap<String, i64>,
    pub(super) half: Half,
    pub(super) designator: Words,
    pub(super) prefix: Words,
    pub(super) whole: Words,
    pub(super) year: After,
    pub(super) counted: Counted,
    pub(super) measure: BTreeMap<String, Vec<String>>,
    pub(super) currency: Vec<Currency>,
    pub(super) money: Money,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Half {
    pub(super) then: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pronoun {
    pub(super) after: Vec<String>,
    pub(super) then: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PluralEntry {
    pub(super) scale: i64,
    pub(super) low: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VagueEntry {
    pub(super) words: Vec<String>,
    pub(super) before_scale: Vec<String>,
    pub(super) couple: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct After {
    pub(super) after: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counted {
    pub(super) words: Vec<String>,
    pub(super) not: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Currency {
    pub(super) code: String,
    pub(super) signs: Vec<String>,
    pub(super) words: Vec<String>,
    #[serde(default)]
    pub(super) of: Vec<String>,
    #[serde(default)]
    pub(super) default: bool,
    #[serde(default)]
    pub(super) minor: Vec<String>,
}

impl Currency {
    fn code(&self) -> Result<CurrencyCode, String> {
        let bytes =
            self.code.as_bytes().try_into().map_err(|_| format!("numbers.toml: currency {}", self.code))?;
        Ok(CurrencyCode(bytes))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Money {
    pub(super) lower: Vec<String>,
    pub(super) unknown: Vec<String>,
}

impl NumbersFile {
    /// Every number word with its worth; of a word that comes twice the later holds.
    pub(super) fn numerals(&self) -> Vec<(String, Numeral)> {
        let mut words: Vec<(String, Numeral)> = Vec::new();
        words.extend(self.small.iter().map(|(w, n)| (w.clone(), Numeral::Small(*n))));
        words.extend(self.scale.iter().map(|(w, n)| (w.clone(), Numeral::Scale(*n))));
        let plural = |p: &PluralEntry| Numeral::Plural { scale: p.scale, low: p.low };
        words.extend(self.plural.iter().map(|(w, p)| (w.clone(), plural(p))));
        words.extend(self.ordinal.iter().map(|(w, n)| (w.clone(), Numeral::Ordinal(*n))));
        let thirds =
            self.ordinal.iter().filter(|(_, n)| **n > 2).map(|(w, n)| (format!("{w}s"), Numeral::Part(*n)));
        words.extend(thirds);
        words.extend(self.part.iter().map(|(w, n)| (w.clone(), Numeral::Part(*n))));
        words
    }

    pub(super) fn vague(&self) -> Phrases<Vague> {
        let mut phrases = Phrases::by_first_word();
        for phrase in &self.vague.words {
            phrases.insert(phrase, Vague::Open);
        }
        for phrase in &self.vague.before_scale {
            phrases.insert(phrase, Vague::BeforeScale);
        }
        for phrase in &self.vague.couple {
            phrases.insert(phrase, Vague::Couple);
        }
        for (phrase, count) in &self.collective {
            phrases.insert(phrase, Vague::Collective(*count));
        }
        phrases
    }

    pub(super) fn units(&self) -> Result<Phrases<UnitWord>, String> {
        let mut phrases = Phrases::by_first_word();
        for (kind, words) in &self.measure {
            let unit = match kind.as_str() {
                "calibre" => UnitWord::Measure(Measure::Calibre),
                "distance" => UnitWord::Measure(Measure::Distance),
                "weight" => UnitWord::Measure(Measure::Weight),
                "duration" => UnitWord::Measure(Measure::Duration),
                "age" => UnitWord::Measure(Measure::Age),
                "speed" => UnitWord::Measure(Measure::Speed),
                "power" => UnitWord::Measure(Measure::Power),
                "other" => UnitWord::Measure(Measure::Other),
                "tonnes" => UnitWord::Tonnes,
                "percent" => UnitWord::Percent,
                "time" => UnitWord::Time,
                "weight_or_money" => UnitWord::Pound,
                _ => return Err(format!("numbers.toml: unknown measure {kind}")),
            };
            words.iter().for_each(|word| phrases.insert(word, unit));
        }
        for word in &self.money.unknown {
            phrases.insert(word, UnitWord::Money(None));
        }
        for currency in &self.currency {
            let code = currency.code()?;
            for word in &currency.words {
                for of in &currency.of {
                    phrases.insert(&format!("{of} {word}"), UnitWord::Money(Some(code)));
                }
                if currency.default && !matches!(word.as_str(), "pound" | "pounds") {
                    phrases.insert(word, UnitWord::Money(Some(code)));
                }
            }
            currency.minor.iter().for_each(|word| phrases.insert(word, UnitWord::Minor(code)));
        }
        Ok(phrases)
    }

    pub(super) fn signs(&self) -> Result<Phrases<CurrencyCode>, String> {
        let mut phrases = Phrases::with_case();
        for currency in &self.currency {
            let code = currency.code()?;
            for sign in &currency.signs {
                phrases.insert(sign, code);
                let letters = sign.trim_end_matches('$');
                if letters.len() > 1 && letters.len() < sign.len() || sign == "C$" {
                    phrases.insert(&sign.to_ascii_lowercase(), code);
                }
                let lower = sign.to_ascii_lowercase();
                if self.money.lower.contains(&lower) {
                    phrases.insert(&lower, code);
                }
            }
        }
        Ok(phrases)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HedgesFile {
    pub(super) before: ByQualifier,
    pub(super) after: ByQualifier,
    #[serde(default)]
    pub(super) not_after: Vec<Exception>,
    #[serde(default)]
    pub(super) not_before: Vec<Exception>,
    pub(super) increment: Places,
    pub(super) total: Places,
    pub(super) each: Places,
    pub(super) rate: RatePlaces,
    pub(super) change: Places,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ByQualifier {
    #[serde(default)]
    pub(super) about: Vec<String>,
    #[serde(default)]
    pub(super) more_than: Vec<String>,
    #[serde(default)]
    pub(super) at_least: Vec<String>,
    #[serde(default)]
    pub(super) up_to: Vec<String>,
    #[serde(default)]
    pub(super) less_than: Vec<String>,
    #[serde(default)]
    pub(super) exact: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Exception {
    pub(super) hedge: String,
    pub(super) words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RatePlaces {
    pub(super) clause: Vec<String>,
    pub(super) not_then: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Places {
    #[serde(default)]
    pub(super) before: Vec<String>,
    #[serde(default)]
    pub(super) after: Vec<String>,
    #[serde(default)]
    pub(super) clause: Vec<String>,
}

impl HedgesFile {
    pub(super) fn cues(&self) -> (Phrases<Cue>, Phrases<Cue>, Phrases<Cue>) {
        let (mut before, mut after, mut clause) =
            (Phrases::by_last_word(), Phrases::by_first_word(), Phrases::by_first_word());
        for (table, words) in [(&mut before, &self.before), (&mut after, &self.after)] {
            let lists = [
                (&words.about, Qualifier::About),
                (&words.more_than, Qualifier::MoreThan),
                (&words.at_least, Qualifier::AtLeast),
                (&words.up_to, Qualifier::UpTo),
                (&words.less_than, Qualifier::LessThan),
                (&words.exact, Qualifier::Exact),
            ];
            for (phrases, qualifier) in lists {
                phrases.iter().for_each(|phrase| table.insert(phrase, Cue::Hedge(qualifier)));
            }
        }
        let roles = [(&self.increment, Cue::Increment), (&self.total, Cue::Total), (&self.each, Cue::Each)];
        for (places, cue) in roles {
            places.before.iter().for_each(|phrase| before.insert(phrase, cue));
            places.after.iter().for_each(|phrase| after.insert(phrase, cue));
            places.clause.iter().for_each(|phrase| clause.insert(phrase, cue));
        }
        self.rate.clause.iter().for_each(|phrase| clause.insert(phrase, Cue::Rate));
        (before, after, clause)
    }
}
