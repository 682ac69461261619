//! From the files to the tables.
//!
//! Each kind of entry has its file here; the order of the files in [`load`] is the order in which ties fall.

mod actors;
mod items;
mod sources;
mod words;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use self::words::{classes, speech, triggers};
use super::entries as file;
use super::files::File;
use super::layers::{layered, systems};
use super::precision::Precision;
use super::scan::{Scanner, Spelling};
use super::words::WordTable;
use super::{
    ActorEntry, LayoutWords, Lexicon, LexiconError, NounEntry, OfficeEntry, OutletEntry, PartitiveEntry,
    PersonEntry, Sense, SourceEntry, SystemEntry,
};

/// Loads a whole lexicon.
pub(super) fn load(files: &[File]) -> Result<Lexicon, LexiconError> {
    let mut b = Builder::default();
    b.actors("actors.toml", layered(files, "actors.toml")?)?;
    b.actors("groups.toml", layered(files, "groups.toml")?)?;
    let enemies = b.enemies(&layered::<file::Enemies>(files, "enemies.toml")?)?;
    b.companies(layered(files, "companies.toml")?)?;
    b.offices(layered(files, "offices.toml")?)?;
    b.sources(layered(files, "sources.toml")?)?;
    b.outlets(layered(files, "outlets.toml")?);
    for shield in layered::<file::Shields>(files, "shields.toml")?.shield {
        shield.names.iter().for_each(|name| b.exact(name, Sense::Shield));
    }
    b.nouns(layered(files, "nouns.toml")?)?;
    for (at, system) in systems(files)? {
        b.system(&files[at], system)?;
    }
    let mut words = WordTable::default();
    triggers(&mut words, layered(files, "triggers.toml")?)?;
    speech(&mut words, layered(files, "speech.toml")?)?;
    classes(&mut words, "grammar.toml", &layered::<file::Grammar>(files, "grammar.toml")?.class)?;
    let file::Layout { skip_paragraph: layout, dateline } = layered(files, "layout.toml")?;
    Ok(Lexicon {
        hash: hash(files),
        actors: b.actors,
        enemies,
        offices: b.offices,
        sources: b.sources,
        persons: b.persons,
        outlets: b.outlets,
        systems: b.systems,
        nouns: b.nouns,
        partitives: b.partitives,
        words,
        precision: Precision::new(&layered(files, "precision.toml")?)?,
        layout: LayoutWords {
            starts: layout.starts,
            contains: layout.contains,
            opens_list: layout.opens_list,
            ends_article: layout.ends_article,
            agencies: dateline.agencies,
            datelines: dateline.cities,
        },
        scanner: Scanner::new(b.spellings),
        by_name: b.by_name,
    })
}

fn problem(file: &str, what: impl std::fmt::Display) -> LexiconError {
    LexiconError { file: file.to_owned(), problem: what.to_string() }
}

fn hash(files: &[File]) -> String {
    let mut hasher = Sha256::new();
    for File { name, content, .. } in files {
        hasher.update(name.as_bytes());
        hasher.update([0]);
        hasher.update(content.as_bytes());
        hasher.update([0]);
    }
    hasher.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

#[derive(Default)]
struct Builder {
    actors: Vec<ActorEntry>,
    offices: Vec<OfficeEntry>,
    sources: Vec<SourceEntry>,
    persons: Vec<PersonEntry>,
    outlets: Vec<OutletEntry>,
    systems: Vec<SystemEntry>,
    nouns: Vec<NounEntry>,
    partitives: Vec<PartitiveEntry>,
    spellings: Vec<Spelling>,
    by_name: BTreeMap<String, usize>,
}

impl Builder {
    /// Adds a name that counts only as written.
    fn exact(&mut self, surface: &str, sense: Sense) {
        self.spelling(surface, true, sense);
    }

    /// Adds a name with its article, which is a capital at the head of a sentence ("The Emirates have sent").
    fn with_article(&mut self, surface: &str, sense: Sense) {
        self.exact(surface, sense);
        if let Some(name) = surface.strip_prefix("the ") {
            self.exact(&format!("The {name}"), sense);
        }
    }

    /// Adds a name that counts in any case.
    fn folded(&mut self, surface: &str, sense: Sense) {
        self.spelling(&surface.to_lowercase(), false, sense);
    }

    /// A straight apostrophe also stands for a curly one.
    fn spelling(&mut self, surface: &str, exact: bool, sense: Sense) {
        if surface.contains('\'') {
            self.spellings.push(Spelling { surface: surface.replace('\'', "\u{2019}"), exact, sense });
        }
        self.spellings.push(Spelling { surface: surface.to_owned(), exact, sense });
    }
}
