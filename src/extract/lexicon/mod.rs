//! The words of the reader, loaded from the TOML files beside this one.
//!
//! Names (actors, offices, systems, item nouns) go into one automaton that finds them all in one pass
//! (`scan.rs`); everyday words (verbs, cues, prepositions) go into one table that is asked token by token
//! (`words.rs`). Both are built when the binary is built and frozen into it (`frozen.rs`). Ties fall by the order of the files.

pub(crate) mod calendar;
pub mod check;
mod entries;
mod files;
pub(crate) mod forms;
mod frozen;
mod layers;
mod load;
pub(crate) mod numerals;
pub(crate) mod phrases;
mod precision;
mod scan;
mod spellings;
pub(crate) mod vocabulary;
mod word_map;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::model::{ActorCode, ActorKind, Category, SourceKind, Unit};
pub(crate) use scan::Hit;
pub(crate) use words::{Class, ControlEffect, Stance, Trigger, TriggerClass, WordInfo, WordTable};

/// A lexicon that cannot be read; the sentence names the file and the entry.
#[derive(Debug, Error)]
#[error("{file}: {problem}")]
pub struct LexiconError {
    /// The file.
    pub file: String,
    /// What is wrong with it.
    pub problem: String,
}

/// The loaded lexicon.
#[derive(Debug, Serialize, Deserialize)]
pub struct Lexicon {
    hash: String,
    pub(crate) actors: Vec<ActorEntry>,
    /// Actors between which no arms are given, in both orders.
    pub(crate) enemies: BTreeSet<(usize, usize)>,
    pub(crate) offices: Vec<OfficeEntry>,
    pub(crate) sources: Vec<SourceEntry>,
    pub(crate) persons: Vec<PersonEntry>,
    pub(crate) outlets: Vec<OutletEntry>,
    pub(crate) systems: Vec<SystemEntry>,
    pub(crate) nouns: Vec<NounEntry>,
    pub(crate) partitives: Vec<PartitiveEntry>,
    pub(crate) words: WordTable,
    pub(crate) layout: LayoutWords,
    precision: precision::Precision,
    scanner: scan::Scanner,
    by_name: BTreeMap<String, usize>,
}

/// A state, bloc, group or company.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct ActorEntry {
    #[serde(with = "frozen::word")]
    pub(crate) code: ActorCode,
    pub(crate) name: String,
    #[serde(with = "frozen::word")]
    pub(crate) kind: ActorKind,
    /// For a company the actor it stands for; for a group the state it stands in.
    pub(crate) country: Option<usize>,
}

/// An institution noun that needs a nationality.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct OfficeEntry {
    pub(crate) code: String,
    #[serde(with = "frozen::word")]
    pub(crate) kind: SourceKind,
}

/// A named source.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SourceEntry {
    pub(crate) code: String,
    pub(crate) name: String,
    #[serde(with = "frozen::word_or_none")]
    pub(crate) country: Option<ActorCode>,
    #[serde(with = "frozen::word")]
    pub(crate) kind: SourceKind,
}

/// A person who speaks for an office between two days.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PersonEntry {
    pub(crate) name: String,
    /// The actor it speaks for.
    pub(crate) actor: usize,
    pub(crate) office: String,
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
}

/// An outlet.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct OutletEntry {
    pub(crate) name: String,
    pub(crate) agency: bool,
    /// Where it sits.
    #[serde(with = "frozen::word_or_none")]
    pub(crate) country: Option<ActorCode>,
}

/// A weapon system.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct SystemEntry {
    pub(crate) designation: String,
    #[serde(with = "frozen::word")]
    pub(crate) category: Category,
    pub(crate) kind: Option<String>,
    pub(crate) ambiguous: bool,
    /// The state that designed it.
    pub(crate) maker: Option<usize>,
}

/// A noun for items.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct NounEntry {
    #[serde(with = "frozen::word")]
    pub(crate) category: Category,
    pub(crate) kind: Option<String>,
    #[serde(with = "frozen::word")]
    pub(crate) unit: Unit,
    pub(crate) strong: bool,
}

/// A measure noun before "of".
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PartitiveEntry {
    #[serde(with = "frozen::word")]
    pub(crate) unit: Unit,
}

/// What on a page is not the article, in lower case.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct LayoutWords {
    pub(crate) starts: Vec<String>,
    pub(crate) contains: Vec<String>,
    pub(crate) opens_list: Vec<String>,
    pub(crate) ends_article: Vec<String>,
    pub(crate) agencies: Vec<String>,
    pub(crate) datelines: Vec<String>,
}

/// How a name stands for an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum ActorForm {
    /// The name itself.
    Name,
    /// A name that needs context.
    Weak,
    /// Adjective or people's name.
    Demonym,
    /// The capital: the government, or the place.
    Capital,
    /// A building that stands for the government.
    Seat,
    /// A city or region in it: a place only.
    Place,
    /// An arms maker.
    Company,
    /// A word that is an arms maker only beside arms: Saab is a car too, Leonardo a man.
    Maker,
}

/// What a pattern means. One surface may have several senses, in the order of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Sense {
    /// An actor of [`Lexicon::actors`].
    Actor(usize, ActorForm),
    /// A person of [`Lexicon::persons`]; `true` if only the family name.
    Person(usize, bool),
    /// An office of [`Lexicon::offices`].
    Office(usize),
    /// A source of [`Lexicon::sources`].
    Source(usize),
    /// An outlet of [`Lexicon::outlets`].
    Outlet(usize),
    /// A system of [`Lexicon::systems`].
    System(usize),
    /// A noun of [`Lexicon::nouns`]; `true` if the plural.
    Noun(usize, bool),
    /// A measure noun of [`Lexicon::partitives`].
    Partitive(usize),
    /// A name that holds the name of a state and means none: the South China Sea.
    Shield,
}

impl Lexicon {
    /// A lexicon from (file name, content) pairs laid over the files it was built with. Their entries are added; one whose
    /// code, id or name a built-in entry has takes its place. A file that begins with the line `# replace` stands instead
    /// of the built-in one; `systems/` may hold further ones. Without any, the lexicon that the build script freezes.
    ///
    /// # Errors
    /// [`LexiconError`] names the file and the entry that cannot be read.
    pub fn with_overrides(overrides: &[(String, String)]) -> Result<Lexicon, LexiconError> {
        load::load(&files::with(overrides)?)
    }

    /// Whether a file of this name can be laid over the built-in ones.
    ///
    /// # Errors
    /// [`LexiconError`] says why not, and names the nearest file.
    pub fn takes(name: &str) -> Result<(), LexiconError> {
        files::may_be_added(name)
    }

    /// Hash of all its words, 12 hexadecimal digits; part of every reading's id.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Finds an actor by alpha-3, alpha-2, code or English name, in any case.
    pub fn actor_by_any(&self, text: &str) -> Option<(&ActorCode, &str, ActorKind)> {
        let entry = &self.actors[*self.by_name.get(&text.trim().to_lowercase())?];
        Some((&entry.code, &entry.name, entry.kind))
    }

    /// The nearest known actor name or code to a mistyped one.
    pub fn nearest_actor(&self, text: &str) -> Option<&str> {
        let wanted = text.trim().to_lowercase();
        let distance = |name: &String| edit_distance(&wanted, name);
        let nearest = self.by_name.keys().min_by_key(|name| (distance(name), (*name).clone()))?;
        (distance(nearest) <= 2.max(wanted.len() / 4))
            .then(|| self.actors[self.by_name[nearest]].code.as_str())
    }

    /// Every actor but companies: code, name, kind; in order of the files.
    pub fn actors(&self) -> impl Iterator<Item = (&ActorCode, &str, ActorKind)> {
        self.actors
            .iter()
            .filter(|a| a.kind != ActorKind::Company)
            .map(|a| (&a.code, a.name.as_str(), a.kind))
    }

    /// How often the reports of a rule were right, as far as it was measured.
    pub(crate) fn precision(&self, rule: &str) -> f32 {
        self.precision.of(rule)
    }

    /// All names of the lexicon in the text, leftmost-longest, in order.
    pub(crate) fn scan(&self, text: &str) -> Vec<Hit<'_>> {
        self.scanner.scan(text)
    }
}

/// Levenshtein distance in characters.
fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, cb) in b.iter().enumerate() {
            let substituted = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_lexicon_loads() {
        if let Err(error) = Lexicon::with_overrides(&[]) {
            panic!("{error}");
        }
    }

    #[test]
    fn actors_are_found_by_code_and_name() {
        let lexicon = Lexicon::embedded();
        for text in ["PRK", "kp", "north korea", "North Korea"] {
            assert_eq!(lexicon.actor_by_any(text).map(|a| a.0.as_str()), Some("PRK"), "{text}");
        }
        assert!(lexicon.actor_by_any("Atlantis").is_none());
        assert_eq!(lexicon.nearest_actor("North Koera"), Some("PRK"));
    }

    fn with(name: &str, content: &str) -> Result<Lexicon, LexiconError> {
        Lexicon::with_overrides(&[(name.to_owned(), content.to_owned())])
    }

    #[test]
    fn a_file_of_the_same_name_adds_and_with_a_word_replaces() {
        let group = "[[group]]\ncode = \"ZZ_TEST\"\nname = \"Zed Front\"\nkind = \"group\"\nnames = [\"Zed Front\"]\n";
        let added = with("groups.toml", group).expect("it is right");
        assert!(added.actor_by_any("Zed Front").is_some() && added.actor_by_any("NATO").is_some());
        let enemies = with("enemies.toml", "# replace\npairs = []\n").expect("it is right");
        assert!(enemies.enemies.is_empty() && !added.enemies.is_empty());
        assert!(with("outlets.toml", "# replace\n").expect("it is right").outlets.is_empty());
    }

    #[test]
    fn an_entry_of_the_same_code_takes_the_place_of_the_built_in_one() {
        let renamed = "[[actor]]\ncode = \"SWE\"\nalpha2 = \"SE\"\nname = \"Svea\"\nkind = \"state\"\nnames = [\"Svea\"]\n";
        let lexicon = with("actors.toml", renamed).expect("it is right");
        assert_eq!(lexicon.actor_by_any("SWE").map(|a| a.1), Some("Svea"));
        assert!(lexicon.actor_by_any("Sweden").is_none());
        let place = |l: &Lexicon| l.actors().position(|a| a.0.as_str() == "SWE");
        assert_eq!(place(&lexicon), place(Lexicon::embedded()), "ties fall as before");
    }

    #[test]
    fn the_hash_changes_with_every_word_of_a_folder() {
        let hash = |content: &str| with("systems/mine.toml", content).expect("it is right").hash().to_owned();
        assert_eq!(Lexicon::with_overrides(&[]).expect("built in").hash(), Lexicon::embedded().hash());
        assert_ne!(hash(""), Lexicon::embedded().hash());
        assert_ne!(hash(""), hash("# a note"));
    }

    #[test]
    fn a_bad_file_is_one_sentence_with_its_line_or_entry() {
        for (name, content, sentence) in [
            (
                "actors.toml",
                "[[actor]]\ncode = \"AAA\"\ncolour = 1\n",
                "actors.toml: line 3: unknown field `colour`",
            ),
            (
                "sources.toml",
                "[[person]]\nname = \"A\"\ncountry = \"XYZ\"\noffice = \"mnd\"",
                "sources.toml: A: no actor `XYZ`",
            ),
            (
                "actor.toml",
                "",
                "actor.toml: no file of the lexicon has this name; the nearest is actors.toml",
            ),
            ("systems/", "", "systems/: no file"),
            ("hedges.toml", "", "hedges.toml: the words of numbers and dates are fixed"),
        ] {
            let error = with(name, content).expect_err(name).to_string();
            assert!(error.starts_with(sentence) && error.lines().count() == 1, "{error}");
        }
    }
}
