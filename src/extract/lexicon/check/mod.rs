//! What is wrong with the words, all of it and not only the first: over the text of the files, before they are loaded.
//!
//! `fields.rs` has the tables and what their fields may hold, `alone.rs` looks at each entry by itself, `together.rs` at
//! what entries may not be to each other.

mod alone;
mod fields;
mod together;

use std::collections::BTreeSet;

use toml::Value;

use self::fields::{Is, TABLES, Table, whole_file};
use super::files::{self, File};

/// Fields whose strings are names that the reader looks for: they begin with a letter or a digit.
const NAMES: [&str; 8] = ["names", "weak", "demonyms", "capital", "seats", "places", "plurals", "short"];

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// The entry: its code, id or name; empty if it is the whole file.
    pub entry: String,
    /// What is wrong with it, in one sentence.
    pub what: String,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The file.
    pub file: String,
    /// It was laid over the built-in words.
    pub added: bool,
    /// Entries in it.
    pub entries: usize,
    /// Names and words in them.
    pub names: usize,
}

/// The two sentences of a system whose name is something else too.
#[derive(Debug)]
pub(crate) struct Sentences {
    pub(crate) file: String,
    pub(crate) id: String,
    pub(crate) designation: String,
    pub(crate) example: String,
    pub(crate) counter: String,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Findings {
    /// What is wrong, in order of the files.
    pub problems: Vec<Problem>,
    /// Every file with entries.
    pub counts: Vec<Count>,
    /// The example sentences were read: the words could be loaded.
    pub examples_read: bool,
    pub(crate) sentences: Vec<Sentences>,
}

/// One entry of a file.
struct Row<'f> {
    file: &'f File,
    table: &'static Table,
    label: String,
    fields: toml::Table,
}

impl Row<'_> {
    fn text(&self, field: &str) -> &str {
        self.fields.get(field).and_then(Value::as_str).unwrap_or_default()
    }

    fn list(&self, field: &str) -> impl Iterator<Item = &str> {
        self.fields.get(field).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
    }

    fn ambiguous(&self) -> bool {
        self.fields.get("ambiguous").and_then(Value::as_bool) == Some(true)
    }

    /// By what it is sorted, and what no other entry of its table has.
    fn key(&self) -> (&str, &str) {
        let second = if self.table.name == "person" { self.text("from") } else { "" };
        (self.text(self.table.key), second)
    }

    fn problem(&self, what: impl Into<String>) -> Problem {
        Problem { file: self.file.name.clone(), entry: self.label.clone(), what: what.into() }
    }
}

/// Checks the built-in words with (file name, content) pairs laid over them; the sentences are read in `examples.rs`.
pub(crate) fn check(overrides: &[(String, String)]) -> Findings {
    let mut found = Findings::default();
    let mut usable = Vec::new();
    for (name, content) in overrides {
        match files::may_be_added(name) {
            Ok(()) => usable.push((name.clone(), content.clone())),
            Err(e) => found.problems.push(Problem { file: e.file, entry: String::new(), what: e.problem }),
        }
    }
    let files = files::with(&usable).unwrap_or_default();
    let rows: Vec<Row<'_>> = files.iter().flat_map(|file| rows(file, &mut found)).collect();
    for row in &rows {
        alone::strings(row, &mut found.problems);
        alone::words(row, &mut found.problems);
        alone::dates(row, &mut found.problems);
    }
    together::order(&rows, &mut found.problems);
    let standing = standing(rows);
    together::duplicates(&standing, &mut found.problems);
    together::shared_names(&standing, &mut found.problems);
    together::references(&standing, &files, &mut found.problems);
    found.sentences = standing.iter().filter_map(|row| sentences(row, &mut found.problems)).collect();
    let place = |file: &str| files.iter().position(|known| known.name == file);
    found.problems.sort_by_cached_key(|problem| place(&problem.file));
    found
}

/// The entries of a file, with what keeps them from being read.
fn rows<'f>(file: &'f File, found: &mut Findings) -> Vec<Row<'f>> {
    let whole = |what: String| Problem { file: file.name.clone(), entry: String::new(), what };
    let tables: toml::Table = match file.read() {
        Ok(tables) => tables,
        Err(e) => {
            found.problems.push(whole(e.problem));
            return Vec::new();
        }
    };
    if let Some(read) = whole_file(file) {
        found.problems.extend(read.err().map(|e| whole(e.problem)));
        let value = Value::Table(tables);
        let names = strings_of(&value).count();
        found.counts.push(Count { file: file.name.clone(), added: file.added, entries: names, names });
        return Vec::new();
    }
    let ours: Vec<&Table> = TABLES.iter().filter(|table| table.is_in(file)).collect();
    if ours.is_empty() {
        return Vec::new();
    }
    let mut rows = Vec::new();
    for (name, value) in tables {
        let Some(table) = ours.iter().copied().find(|table| table.name == name) else {
            found.problems.push(whole(format!("there is no [[{name}]] in this file")));
            continue;
        };
        let Value::Array(entries) = value else {
            found.problems.push(whole(format!("`{name}` is no list of entries; write [[{name}]]")));
            continue;
        };
        for (number, entry) in entries.into_iter().enumerate() {
            let label = label(table, &entry).unwrap_or_else(|| format!("[[{name}]] {}", number + 1));
            let shape = (table.shape)(entry.clone()).err();
            let Value::Table(fields) = entry else { continue };
            let row = Row { file, table, label, fields };
            found.problems.extend(shape.map(|e| row.problem(e.message().trim().replace('\n', "; "))));
            rows.push(row);
        }
    }
    let names = |row: &Row<'_>| {
        row.fields.values().filter_map(Value::as_array).flatten().filter(|v| v.is_str()).count()
    };
    let count = Count {
        file: file.name.clone(),
        added: file.added,
        entries: rows.len(),
        names: rows.iter().map(names).sum(),
    };
    found.counts.push(count);
    rows
}

/// What an entry is called: its key, else the first of its names.
fn label(table: &Table, entry: &Value) -> Option<String> {
    let key = entry.get(table.key).and_then(Value::as_str);
    let first = |list| entry.get(list)?.as_array()?.first()?.as_str();
    let named = || ["names", "verbs", "nouns", "words", "phrases"].into_iter().find_map(first);
    key.filter(|key| !key.is_empty()).or_else(named).map(str::to_owned)
}

/// Every string in a value.
fn strings_of(value: &Value) -> Box<dyn Iterator<Item = &str> + '_> {
    match value {
        Value::String(text) => Box::new(std::iter::once(text.as_str())),
        Value::Array(list) => Box::new(list.iter().flat_map(strings_of)),
        Value::Table(table) => Box::new(table.values().flat_map(strings_of)),
        _ => Box::new(std::iter::empty()),
    }
}

/// The sentences of an ambiguous system.
fn sentences(row: &Row<'_>, problems: &mut Vec<Problem>) -> Option<Sentences> {
    if !row.file.of_systems() || !row.ambiguous() {
        return None;
    }
    let [example, counter] = ["example", "counter"].map(|field| row.text(field).to_owned());
    if example.is_empty() || counter.is_empty() {
        problems.push(row.problem("is ambiguous and needs an `example` and a `counter`"));
        return None;
    }
    let [id, designation] = ["id", "designation"].map(|field| row.text(field).to_owned());
    Some(Sentences { file: row.file.name.clone(), id, designation, example, counter })
}

/// Without the built-in entries that others take the place of.
fn standing(rows: Vec<Row<'_>>) -> Vec<Row<'_>> {
    let over: BTreeSet<(&str, String)> = rows
        .iter()
        .filter(|row| row.file.added && row.table.is(Is::Unique))
        .map(|row| (row.table.name, row.key().0.to_owned()))
        .collect();
    let stands = |row: &Row<'_>| row.file.added || !over.contains(&(row.table.name, row.key().0.to_owned()));
    rows.into_iter().filter(stands).collect()
}

#[cfg(test)]
mod tests;
