//! The words of dates: `dates.toml`, read once into tables for the grammar in `extract::dates`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::phrases::Phrases;

/// The tables of the date grammar.
#[derive(Debug)]
pub(crate) struct CalendarWords {
    /// What single words name.
    names: Vec<(String, Name)>,
    /// Words at which a date can begin.
    heads: Vec<String>,
    /// Days by their distance from publication.
    pub(crate) days: Phrases<i32>,
    /// Words that name a part of what follows.
    pub(crate) parts: Phrases<Part>,
    /// Words that open a range or leave an end open.
    pub(crate) opens: Phrases<Open>,
    /// Words between the ends of a range.
    pub(crate) to: Phrases<()>,
    /// Words behind a count of units.
    pub(crate) distances: Phrases<Distance>,
    file: File,
}

/// What a single word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Name {
    /// Month 1 to 12; `short` names need something beside them.
    Month { month: i8, short: bool },
    /// Monday is 1.
    Weekday { weekday: i8, short: bool },
    /// Spring is 1.
    Season(i8),
    /// day, week, months.
    Unit(Unit),
    /// last, this, next.
    Pointer(Pointer),
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Unit {
    Day,
    Week,
    Fortnight,
    Weekend,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// A word that points from a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Pointer {
    /// The one before, or with a count the running period up to now.
    Last,
    /// A running period up to now.
    Past,
    /// The one before the day spoken of.
    Previous,
    /// The one that contains the day.
    This,
    /// The one after.
    Next,
    /// The first one to come.
    Coming,
    /// The one after the day spoken of.
    Following,
    /// The one spoken of.
    Same,
}

/// A part of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// early, the beginning of, earlier.
    Early,
    /// mid, the middle of.
    Middle,
    /// late, the end of, later.
    Late,
}

/// How a date bounds a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Open {
    /// From then on.
    Since,
    /// From then on, or the lower end of a range.
    From,
    /// The lower end of a range.
    Between,
    /// Up to and including then.
    By,
    /// Up to then.
    Before,
    /// From the end of then on.
    After,
}

/// Which way a count of units goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Distance {
    /// Back from publication.
    Ago,
    /// Back from the day spoken of.
    Earlier,
    /// On from the day spoken of.
    Later,
    /// On from publication.
    Ahead,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    month: BTreeMap<String, i8>,
    month_short: BTreeMap<String, i8>,
    ambiguous: Ambiguous,
    weekday: BTreeMap<String, i8>,
    weekday_short: BTreeMap<String, i8>,
    weekday_name: WeekdayName,
    season: BTreeMap<String, i8>,
    season_use: SeasonUse,
    unit: BTreeMap<String, Unit>,
    pointer: BTreeMap<String, Pointer>,
    day: BTreeMap<String, i32>,
    part: Parts,
    open: Opens,
    to: Words,
    about: Words,
    distance: Distances,
    tense: Tense,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ambiguous {
    words: Vec<String>,
    before: Vec<String>,
    not_then: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WeekdayName {
    then: Vec<String>,
    before: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SeasonUse {
    before: Vec<String>,
    weak: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    early: Vec<String>,
    middle: Vec<String>,
    late: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Opens {
    since: Vec<String>,
    from: Vec<String>,
    between: Vec<String>,
    by: Vec<String>,
    before: Vec<String>,
    after: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Distances {
    ago: Vec<String>,
    earlier: Vec<String>,
    later: Vec<String>,
    ahead: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tense {
    future: Vec<String>,
    past: Vec<String>,
    verbs: Vec<String>,
}

impl CalendarWords {
    /// The words compiled into the binary, read once.
    pub(crate) fn embedded() -> &'static CalendarWords {
        static WORDS: OnceLock<CalendarWords> = OnceLock::new();
        WORDS.get_or_init(|| {
            CalendarWords::parse(include_str!("dates.toml")).expect("the embedded calendar words are tested")
        })
    }

    /// Reads the file.
    ///
    /// # Errors
    /// The parser's message if it is no TOML, lacks a table or has an unknown one.
    pub(crate) fn parse(text: &str) -> Result<CalendarWords, String> {
        let file: File = toml::from_str(text).map_err(|e| format!("dates.toml: {e}"))?;
        let mut names: Vec<(String, Name)> = Vec::new();
        let months = [(&file.month, false), (&file.month_short, true)];
        for (table, short) in months {
            names.extend(table.iter().map(|(w, n)| (w.clone(), Name::Month { month: *n, short })));
        }
        let weekdays = [(&file.weekday, false), (&file.weekday_short, true)];
        for (table, short) in weekdays {
            names.extend(table.iter().map(|(w, n)| (w.clone(), Name::Weekday { weekday: *n, short })));
        }
        names.extend(file.season.iter().map(|(w, n)| (w.clone(), Name::Season(*n))));
        names.extend(file.unit.iter().map(|(w, n)| (w.clone(), Name::Unit(*n))));
        names.extend(file.pointer.iter().map(|(w, n)| (w.clone(), Name::Pointer(*n))));
        let (o, p, d) = (&file.open, &file.part, &file.distance);
        let opens = [
            (&o.since, Open::Since),
            (&o.from, Open::From),
            (&o.between, Open::Between),
            (&o.by, Open::By),
            (&o.before, Open::Before),
            (&o.after, Open::After),
        ];
        let parts = [(&p.early, Part::Early), (&p.middle, Part::Middle), (&p.late, Part::Late)];
        let distances = [
            (&d.ago, Distance::Ago),
            (&d.earlier, Distance::Earlier),
            (&d.later, Distance::Later),
            (&d.ahead, Distance::Ahead),
        ];
        let mut days = Phrases::by_first_word();
        file.day.iter().for_each(|(words, offset)| days.insert(words, *offset));
        let (opens, parts) = (table(&opens), table(&parts));
        let mut heads: Vec<String> = names.iter().map(|(word, _)| word.clone()).collect();
        heads.extend(opens.keys().chain(parts.keys()).chain(days.keys()));
        let own = [
            "a", "an", "calendar", "couple", "final", "fiscal", "h1", "h2", "in", "opening", "q1", "q2",
            "q3", "q4", "the", "within",
        ];
        heads.extend(own.map(str::to_owned));
        Ok(CalendarWords {
            names,
            heads,
            days,
            parts,
            opens,
            to: table(&[(&file.to.words, ())]),
            distances: table(&distances),
            file,
        })
    }

    /// Words at which a date can begin; number words are asked for elsewhere.
    pub(super) fn heads(&self) -> impl Iterator<Item = &str> {
        self.heads.iter().map(String::as_str)
    }

    /// Words that follow the article in phrases that begin with one.
    pub(super) fn behind_articles(&self) -> impl Iterator<Item = &str> {
        let phrases = self.days.behind_articles().chain(self.parts.behind_articles());
        phrases.chain(self.opens.behind_articles())
    }

    /// What single words name.
    pub(super) fn names(&self) -> impl Iterator<Item = (&str, Name)> {
        self.names.iter().map(|(word, name)| (word.as_str(), *name))
    }

    /// Whether this month name is also a common word.
    pub(crate) fn is_ambiguous(&self, word: &str) -> bool {
        among(&self.file.ambiguous.words, word)
    }

    /// Whether this word before such a month shows that it is one.
    pub(crate) fn shows_month(&self, word: &str) -> bool {
        among(&self.file.ambiguous.before, word)
    }

    /// Whether this word behind such a month shows that it is none.
    pub(crate) fn shows_verb(&self, word: &str) -> bool {
        among(&self.file.ambiguous.not_then, word)
    }

    /// Whether a weekday between these words is part of a name.
    pub(crate) fn is_weekday_name(&self, before: &str, after: &str) -> bool {
        among(&self.file.weekday_name.before, before) || among(&self.file.weekday_name.then, after)
    }

    /// Whether this word before a season shows that it is one.
    pub(crate) fn shows_season(&self, before: &str, season: &str) -> bool {
        let the = before.eq_ignore_ascii_case("the") || before.eq_ignore_ascii_case("of");
        among(&self.file.season_use.before, before) && !(the && among(&self.file.season_use.weak, season))
    }

    /// Whether this word hedges a date.
    pub(crate) fn is_about(&self, word: &str) -> bool {
        among(&self.file.about.words, word)
    }

    /// Whether the word speaks of what is to come.
    pub(crate) fn is_future(&self, word: &str) -> bool {
        let contracted = word.len() > 3 && (word.ends_with("'ll") || word.ends_with("’ll"));
        contracted || among(&self.file.tense.future, word)
    }

    /// Whether the word speaks of what was.
    pub(crate) fn is_past(&self, word: &str) -> bool {
        among(&self.file.tense.past, word) || word.len() > 4 && word.ends_with("ed") && !self.is_future(word)
    }

    /// Whether "to" before this word is an infinitive.
    pub(crate) fn is_verb(&self, word: &str) -> bool {
        among(&self.file.tense.verbs, word)
    }
}

fn among(words: &[String], word: &str) -> bool {
    words.iter().any(|w| w.len() == word.len() && w.eq_ignore_ascii_case(word))
}

fn table<T: Copy>(lists: &[(&Vec<String>, T)]) -> Phrases<T> {
    let mut phrases = Phrases::by_first_word();
    for (words, value) in lists {
        words.iter().for_each(|phrase| phrases.insert(phrase, *value));
    }
    phrases
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_words_are_read() {
        let words = CalendarWords::embedded();
        let named = |word: &str| words.names().find(|(known, _)| *known == word).map(|(_, n)| n);
        assert_eq!(named("sept"), Some(Name::Month { month: 9, short: true }));
        assert_eq!(named("friday"), Some(Name::Weekday { weekday: 5, short: false }));
        assert!(words.is_future("will") && words.is_past("delivered") && !words.is_past("expected"));
    }

    #[test]
    fn an_unknown_table_is_refused() {
        assert!(
            CalendarWords::parse(&format!("{}\n[surprise]\nwords = []\n", include_str!("dates.toml")))
                .is_err()
        );
    }
}
