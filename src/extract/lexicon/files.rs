//! The files of the lexicon: those compiled in, and those of a folder beside or instead of them.

use std::borrow::Cow;

use serde::de::DeserializeOwned;

use super::{LexiconError, edit_distance};

/// Files that other tables than the lexicon's are made of; they cannot be laid over.
const FIXED: [&str; 3] = ["numbers.toml", "hedges.toml", "dates.toml"];
/// The first line of a file that stands instead of the built-in one.
const REPLACE: &str = "# replace";

/// A file of the lexicon.
#[derive(Debug)]
pub(super) struct File {
    pub(super) name: String,
    pub(super) content: Cow<'static, str>,
    /// It is not compiled in.
    pub(super) added: bool,
}

impl File {
    /// Whether it lists weapon systems.
    pub(super) fn of_systems(&self) -> bool {
        self.name.starts_with("systems/")
    }

    /// Its content in a shape.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Result<T, LexiconError> {
        toml::from_str(&self.content).map_err(|e| {
            let line = e
                .span()
                .and_then(|span| self.content.get(..span.start))
                .map(|before| before.matches('\n').count() + 1);
            let line = line.map_or_else(String::new, |line| format!("line {line}: "));
            self.wrong(format!("{line}{}", e.message().trim().replace('\n', "; ")))
        })
    }

    /// What is wrong with it.
    pub(super) fn wrong(&self, what: impl std::fmt::Display) -> LexiconError {
        LexiconError { file: self.name.clone(), problem: what.to_string() }
    }
}

/// The embedded files, with (name, content) pairs behind them or, if their first line says so, in their place.
pub(super) fn with(added: &[(String, String)]) -> Result<Vec<File>, LexiconError> {
    let mut all = embedded();
    for (name, content) in added {
        may_be_added(name)?;
        let file = File { name: name.clone(), content: Cow::Owned(content.clone()), added: true };
        let replaces = content.lines().next().is_some_and(|line| line.trim() == REPLACE);
        match all.iter_mut().find(|known| replaces && known.name == *name) {
            Some(known) => *known = file,
            None => all.push(file),
        }
    }
    Ok(all)
}

/// Refuses names of files that the lexicon does not read from a folder.
pub(super) fn may_be_added(name: &str) -> Result<(), LexiconError> {
    let refuse = |problem: String| Err(LexiconError { file: name.to_owned(), problem });
    if FIXED.contains(&name) {
        return refuse("the words of numbers and dates are fixed when the program is built".into());
    }
    if name
        .strip_prefix("systems/")
        .and_then(|file| file.strip_suffix(".toml"))
        .is_some_and(|stem| !stem.is_empty())
    {
        return Ok(());
    }
    let known = || embedded().into_iter().map(|file| file.name);
    if known().any(|file| file == name) {
        return Ok(());
    }
    let nearest = known().min_by_key(|file| edit_distance(file, name)).unwrap_or_default();
    refuse(format!("no file of the lexicon has this name; the nearest is {nearest}"))
}

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// The embedded files, in order of precedence.
        pub(super) fn embedded() -> Vec<File> {
            vec![$(File {
                name: $name.to_owned(),
                content: Cow::Borrowed(include_str!($name)),
                added: false,
            }),+]
        }
    };
}

files!(
    "actors.toml",
    "groups.toml",
    "enemies.toml",
    "companies.toml",
    "offices.toml",
    "sources.toml",
    "outlets.toml",
    "shields.toml",
    "nouns.toml",
    "systems/air_defence.toml",
    "systems/aircraft.toml",
    "systems/ammunition.toml",
    "systems/armoured_vehicles.toml",
    "systems/artillery.toml",
    "systems/bombs.toml",
    "systems/components.toml",
    "systems/drones.toml",
    "systems/mines.toml",
    "systems/missiles.toml",
    "systems/other.toml",
    "systems/sensors.toml",
    "systems/ships.toml",
    "systems/small_arms.toml",
    "systems/vehicles.toml",
    "triggers.toml",
    "speech.toml",
    "grammar.toml",
    "layout.toml",
    "precision.toml",
    "hedges.toml",
    "numbers.toml",
    "dates.toml",
);
