//! The tables of the files, and the words that their fields may hold.

use std::fmt::Display;
use std::str::FromStr;

use toml::Value;

use super::super::entries as file;
use super::super::files::File;
use super::super::{Class, ControlEffect, LexiconError, Stance, TriggerClass};
use crate::model::{ActorCode, ActorKind, Category, SourceKind, Status, Unit};

/// What a file promises of the entries of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Is {
    /// They are sorted by the key.
    Sorted,
    /// A key is one entry's alone: the same one in a folder takes its place.
    Unique,
    /// No two have a name in common.
    Distinct,
}

/// One kind of entries of one file.
#[derive(Debug)]
pub(super) struct Table {
    /// The file, or the folder of its files.
    file: &'static str,
    /// `[[name]]`
    pub(super) name: &'static str,
    /// The field that an entry is known by; none if it has none.
    pub(super) key: &'static str,
    is: &'static [Is],
    /// Tables whose keys and names may not be each other's.
    pub(super) family: &'static str,
    /// Whether an entry is of the shape that is read.
    pub(super) shape: fn(Value) -> Result<(), toml::de::Error>,
}

impl Table {
    /// Whether its file promises this.
    pub(super) fn is(&self, what: Is) -> bool {
        self.is.contains(&what)
    }

    /// Whether a file is one of those that have it.
    pub(super) fn is_in(&self, file: &File) -> bool {
        self.file == file.name || (self.file == "systems/" && file.of_systems())
    }
}

fn shape<T: serde::de::DeserializeOwned>(value: Value) -> Result<(), toml::de::Error> {
    value.try_into::<T>().map(drop)
}

macro_rules! tables {
    ($($file:literal $name:literal $shape:ident by $key:literal: $($is:ident)*, $family:literal;)+) => {
        /// All of them.
        pub(super) const TABLES: &[Table] = &[$(Table {
            file: $file,
            name: $name,
            key: $key,
            is: &[$(Is::$is),*],
            family: $family,
            shape: shape::<file::$shape>,
        }),+];
    };
}

tables! {
    "actors.toml" "actor" Actor by "code": Sorted Unique Distinct, "actor";
    "groups.toml" "group" Actor by "code": Sorted Unique Distinct, "actor";
    "companies.toml" "company" Company by "code": Sorted Unique Distinct, "actor";
    "offices.toml" "office" Office by "code": Sorted Distinct, "office";
    "sources.toml" "source" NamedSource by "code": Sorted Unique Distinct, "source";
    "sources.toml" "person" Person by "name": Sorted Unique, "person";
    "outlets.toml" "outlet" Outlet by "name": Sorted Unique Distinct, "outlet";
    "shields.toml" "shield" Shield by "name": Sorted Unique Distinct, "shield";
    "nouns.toml" "noun" Noun by "": Distinct, "noun";
    "nouns.toml" "partitive" Partitive by "": Distinct, "partitive";
    "systems/" "system" System by "id": Sorted Unique Distinct, "system";
    "triggers.toml" "verb" TriggerVerb by "":, "trigger";
    "triggers.toml" "noun" TriggerNoun by "":, "trigger";
    "triggers.toml" "control" Control by "":, "trigger";
    "speech.toml" "cue" Cue by "":, "speech";
    "speech.toml" "phrase" CuePhrase by "":, "speech";
    "speech.toml" "class" WordClass by "name":, "class";
    "grammar.toml" "class" WordClass by "name":, "class";
    "precision.toml" "rule" Rule by "name": Sorted Unique, "rule";
}

/// Whether a file without entries is of the shape that is read; nothing of a file with entries.
pub(super) fn whole_file(file: &File) -> Option<Result<(), LexiconError>> {
    match file.name.as_str() {
        "enemies.toml" => Some(file.read::<file::Enemies>().map(drop)),
        "layout.toml" => Some(file.read::<file::Layout>().map(drop)),
        _ => None,
    }
}

/// Whether a field may hold this; what it may hold if not.
pub(super) fn legal(table: &Table, field: &str, text: &str) -> Result<(), String> {
    const REGISTER: [&str; 9] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "SALW"];
    const SIPRI: [&str; 13] = [
        "",
        "Air-defence systems",
        "Aircraft",
        "Anti-submarine warfare weapons",
        "Armoured vehicles",
        "Artillery",
        "Engines",
        "Missiles",
        "Naval weapons",
        "Other",
        "Satellites",
        "Sensors",
        "Ships",
    ];
    match (table.family, table.name, field) {
        ("actor", _, "code") => one_of(ActorCode::parse(text)),
        ("actor", _, "kind") => word::<ActorKind>(text),
        ("office" | "source", _, "kind") => word::<SourceKind>(text),
        ("system" | "noun", _, "category") => word::<Category>(text),
        ("noun" | "partitive", _, "unit") => word::<Unit>(text),
        ("noun", _, "strength") => among(&["strong", "weak"], text),
        ("system" | "noun", _, "unroca") => among(&REGISTER, text),
        ("system", _, "sipri") => among(&SIPRI, text),
        ("system", _, "id") => identifier(text),
        ("trigger", "verb", "status") if text == "none" => Ok(()),
        ("trigger", _, "status") => word::<Status>(text),
        ("trigger", _, "class") => word::<TriggerClass>(text),
        ("trigger", _, "effect") => word::<ControlEffect>(text),
        ("speech", _, "stance") => word::<Stance>(text),
        ("class", _, "name") => word::<Class>(text),
        _ => Ok(()),
    }
}

fn word<T: FromStr<Err: Display>>(text: &str) -> Result<(), String> {
    one_of(text.parse::<T>())
}

fn one_of<T, E: Display>(parsed: Result<T, E>) -> Result<(), String> {
    parsed.map(drop).map_err(|e| e.to_string())
}

fn among(words: &[&str], text: &str) -> Result<(), String> {
    let choices = || {
        words.iter().map(|word| if word.is_empty() { "\"\"" } else { word }).collect::<Vec<_>>().join(", ")
    };
    if words.contains(&text) { Ok(()) } else { Err(format!("`{text}` is not one of: {}", choices())) }
}

fn identifier(text: &str) -> Result<(), String> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    let all = text.bytes().all(plain);
    if all { Ok(()) } else { Err(format!("`{text}` holds more than lower-case letters, digits and _")) }
}
