//! What is wrong with the words, all of it and not only the first: over the text of the files, before they are loaded.
//!
//! What each field may hold stands in `fields.rs`; here is what entries may not be to each other.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use toml::Value;

use super::fields::{TABLES, Table, legal, shape_of_file};
use super::files::{self, File};
use super::load::{designation_spellings, spelled};

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
        strings(row, &mut found.problems);
        words(row, &mut found.problems);
        dates(row, &mut found.problems);
    }
    order(&rows, &mut found.problems);
    let standing = standing(rows);
    duplicates(&standing, &mut found.problems);
    shared_names(&standing, &mut found.problems);
    references(&standing, &files, &mut found.problems);
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
    if let Some(shape) = shape_of_file(&file.name) {
        found.problems.extend(shape(file).err().map(|e| whole(e.problem)));
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

/// Blanks at the ends, empty names, names that the reader cannot look for.
fn strings(row: &Row<'_>, problems: &mut Vec<Problem>) {
    if !row.table.key.is_empty() && row.key().0.trim().is_empty() {
        problems.push(row.problem(format!("`{}` is empty", row.table.key)));
    }
    for (field, value) in &row.fields {
        for text in strings_of(value).filter(|text| *text != text.trim()) {
            problems.push(row.problem(format!("`{field}`: \"{text}\" begins or ends with a blank")));
        }
        for text in row.list(field) {
            if text.trim().is_empty() {
                problems.push(row.problem(format!("`{field}` holds an empty name")));
            } else if NAMES.contains(&field.as_str()) && !text.trim().starts_with(char::is_alphanumeric) {
                let what = format!(
                    "`{field}`: \"{text}\" begins with neither a letter nor a digit and is never found"
                );
                problems.push(row.problem(what));
            }
        }
    }
}

/// Fields that hold one of a few words.
fn words(row: &Row<'_>, problems: &mut Vec<Problem>) {
    for (field, value) in &row.fields {
        if let Some(Err(what)) = value.as_str().map(|text| legal(row.table, field, text)) {
            problems.push(row.problem(format!("`{field}`: {what}")));
        }
    }
    let (kind, category) = (row.text("type"), row.text("category"));
    if !kind.is_empty() && kind.strip_prefix(category).is_none_or(|rest| !rest.starts_with('.')) {
        problems
            .push(row.problem(format!("`type`: `{kind}` does not begin with the category, `{category}.`")));
    }
}

/// Days that are none, and reversed ones, of the entry and of its leaders.
fn dates(row: &Row<'_>, problems: &mut Vec<Problem>) {
    let leaders = row.fields.get("leaders").and_then(Value::as_array).into_iter().flatten();
    for holder in leaders.filter_map(Value::as_table).chain([&row.fields]) {
        let text = |field: &str| holder.get(field).and_then(Value::as_str).unwrap_or_default();
        let who = if std::ptr::eq(holder, &raw const row.fields) {
            String::new()
        } else {
            format!("{}: ", text("name"))
        };
        let mut day = |field: &str| {
            let text = text(field);
            let day = text.parse::<Date>();
            if day.is_err() && !text.is_empty() {
                problems.push(row.problem(format!("{who}`{field}`: `{text}` is no day (YYYY-MM-DD)")));
            }
            day.ok()
        };
        if let (Some(from), Some(to)) = (day("from"), day("to"))
            && from > to
        {
            problems.push(row.problem(format!("{who}the last day, {to}, is before the first, {from}")));
        }
    }
}

/// Tables that are sorted, and are not.
fn order(rows: &[Row<'_>], problems: &mut Vec<Problem>) {
    for pair in rows.windows(2) {
        let [before, row] = pair else { continue };
        let same = std::ptr::eq(before.file, row.file) && std::ptr::eq(before.table, row.table);
        if same && row.table.sorted && before.key() > row.key() {
            problems.push(row.problem(format!("is out of order: it stands behind {}", before.label)));
        }
    }
}

/// Without the built-in entries that others take the place of.
fn standing(rows: Vec<Row<'_>>) -> Vec<Row<'_>> {
    let over: BTreeSet<(&str, String)> = rows
        .iter()
        .filter(|row| row.file.added && row.table.unique)
        .map(|row| (row.table.name, row.key().0.to_owned()))
        .collect();
    let stands = |row: &Row<'_>| row.file.added || !over.contains(&(row.table.name, row.key().0.to_owned()));
    rows.into_iter().filter(stands).collect()
}

/// Codes, ids and names that two entries have.
fn duplicates(rows: &[Row<'_>], problems: &mut Vec<Problem>) {
    let mut known: BTreeMap<(&str, (&str, &str)), &Row<'_>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.table.unique && !row.key().0.is_empty()) {
        if let Some(first) = known.insert((row.table.family, row.key()), row) {
            let what = format!("`{}` is used twice, also in {}", row.table.key, first.file.name);
            problems.push(row.problem(what));
        }
    }
}

/// Names that two entries of one kind have, if they are not marked.
fn shared_names(rows: &[Row<'_>], problems: &mut Vec<Problem>) {
    let mut known: BTreeMap<(&str, &str, String), usize> = BTreeMap::new();
    let mut told = BTreeSet::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.table.distinct) {
        for field in NAMES {
            for name in row.list(field) {
                let spellings = match row.table.family {
                    "system" => designation_spellings(name),
                    "office" | "noun" => spelled(&name.to_lowercase()),
                    _ => vec![name.to_owned()],
                };
                for spelling in spellings {
                    let first = *known.entry((row.table.family, field, spelling)).or_insert(at);
                    let marked = row.ambiguous() && rows[first].ambiguous();
                    if first != at && !marked && told.insert((first, at)) {
                        let other = &rows[first];
                        let what =
                            format!("\"{name}\" is also a name of {} in {}", other.label, other.file.name);
                        problems.push(row.problem(what));
                    }
                }
            }
        }
    }
}

/// Codes of others that nobody has.
fn references(rows: &[Row<'_>], files: &[File], problems: &mut Vec<Problem>) {
    let codes = |table: &str| -> BTreeSet<&str> {
        rows.iter().filter(|row| row.table.name == table).map(|row| row.text("code")).collect()
    };
    let (states, groups, offices, sources) =
        (codes("actor"), codes("group"), codes("office"), codes("source"));
    let actor = |code: &str| states.contains(code) || groups.contains(code);
    for row in rows {
        for field in ["country", "maker"] {
            let code = row.text(field);
            if !code.is_empty() && !actor(code) {
                problems.push(row.problem(format!("`{field}`: no state or group has the code `{code}`")));
            }
        }
        let office = row.text("office");
        if row.table.name == "person"
            && !offices.contains(office)
            && !sources.contains(format!("{}.{office}", row.text("country")).as_str())
        {
            problems.push(
                row.problem(format!("`office`: neither an office nor a source has the code `{office}`")),
            );
        }
        let kind = row.text("type");
        let known = || rows.iter().any(|other| !other.file.added && other.text("type") == kind);
        if row.file.added && !kind.is_empty() && !known() {
            problems.push(row.problem(format!("`type`: no built-in entry has `{kind}`")));
        }
    }
    for file in files.iter().filter(|file| file.name == "enemies.toml") {
        let Ok(enemies) = file.read::<super::entries::Enemies>() else { continue };
        for code in enemies.pairs.iter().flatten().filter(|code| !actor(code)) {
            let what = format!("no state or group has the code `{code}`");
            problems.push(Problem { file: file.name.clone(), entry: "pairs".into(), what });
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of a file laid over the built-in ones.
    fn said(name: &str, content: &str) -> Vec<String> {
        let found = check(&[(name.to_owned(), content.to_owned())]);
        found.problems.into_iter().map(|p| format!("{}: {}: {}", p.file, p.entry, p.what)).collect()
    }

    /// A weapon with a field changed or added.
    fn weapon(changed: &str, value: &str) -> String {
        let mut fields = vec![
            ("id", "\"aa_test\""),
            ("designation", "\"Zarkon\""),
            ("names", "[\"Zarkon\"]"),
            ("category", "\"missiles\""),
        ];
        match fields.iter_mut().find(|(field, _)| *field == changed) {
            Some(field) => field.1 = value,
            None => fields.push((changed, value)),
        }
        let lines: String = fields.iter().map(|(field, value)| format!("{field} = {value}\n")).collect();
        format!("[[system]]\n{lines}")
    }

    #[test]
    fn the_built_in_words_are_in_order() {
        assert_eq!(check(&[]).problems, []);
    }

    #[test]
    fn a_fault_in_a_weapon_is_found_and_named() {
        for (field, value, culprit) in [
            ("colour", "\"red\"", "unknown field `colour`"),
            ("category", "\"rockets\"", "`category`: `rockets` is not one of"),
            ("type", "\"artillery.mlrs\"", "does not begin with the category"),
            ("type", "\"missiles.huge\"", "no built-in entry has `missiles.huge`"),
            ("maker", "\"XYZ\"", "no state or group has the code `XYZ`"),
            ("unroca", "\"VIII\"", "`unroca`: `VIII` is not one of"),
            ("sipri", "\"Rockets\"", "`sipri`: `Rockets` is not one of"),
            ("id", "\"AA-1\"", "`id`: `AA-1` holds more than"),
            ("id", "\"\"", "`id` is empty"),
            ("names", "[\" Zarkon\"]", "begins or ends with a blank"),
            ("names", "[\"\"]", "an empty name"),
            ("names", "[\"-5 Zarkon\"]", "neither a letter nor a digit"),
            ("names", "[\"S300\"]", "is also a name of"),
            ("ambiguous", "true", "needs an `example` and a `counter`"),
        ] {
            let said = said("systems/mine.toml", &weapon(field, value));
            assert!(said.iter().any(|s| s.contains(culprit)), "{field} = {value}: {said:?}");
            assert!(said.iter().all(|s| s.starts_with("systems/mine.toml: ")), "{said:?}");
        }
        assert_eq!(said("systems/mine.toml", &weapon("maker", "\"USA\"")), [""; 0]);
    }

    #[test]
    fn every_fault_is_told_and_not_only_the_first() {
        let two = weapon("maker", "\"XYZ\"") + &weapon("colour", "\"red\"");
        let said = said("systems/mine.toml", &two);
        for culprit in ["XYZ", "colour", "`id` is used twice", "\"Zarkon\" is also a name of aa_test"] {
            assert!(said.iter().any(|s| s.contains(culprit)), "{culprit}: {said:?}");
        }
    }

    #[test]
    fn what_is_no_toml_is_told_with_its_line() {
        let said = said("groups.toml", "[[group]]\ncode = \"AA\"\nname = \n");
        assert!(said.len() == 1 && said[0].contains("line 3: "), "{said:?}");
    }

    #[test]
    fn a_table_or_a_file_that_nobody_reads_is_told_with_the_nearest() {
        assert!(said("shields.toml", "[[shild]]\nname = \"A\"")[0].contains("there is no [[shild]]"));
        assert!(said("actor.toml", "")[0].contains("the nearest is actors.toml"));
        assert!(said("numbers.toml", "")[0].contains("fixed when the program is built"));
    }

    #[test]
    fn order_reversed_days_and_unknown_codes_are_told() {
        let person = |name: &str, office: &str, from: &str, to: &str| {
            format!(
                "[[person]]\nname = \"{name}\"\ncountry = \"USA\"\noffice = \"{office}\"\nfrom = \"{from}\"\nto = \"{to}\"\n"
            )
        };
        let people = person("Zora Test", "mnd", "2024-02-01", "2024-01-01")
            + &person("Adam Test", "chair", "2024-02-30", "");
        let said = said("sources.toml", &people);
        for culprit in [
            "Zora Test: the last day, 2024-01-01, is before the first",
            "Adam Test: is out of order: it stands behind Zora Test",
            "Adam Test: `from`: `2024-02-30` is no day",
            "Adam Test: `office`: neither an office nor a source",
        ] {
            assert!(said.iter().any(|s| s.contains(culprit)), "{culprit}: {said:?}");
        }
        let leader = "[[group]]\ncode = \"AAA_TEST\"\nname = \"T\"\nkind = \"club\"\nnames = [\"T Group\"]\ncountry = \"XYZ\"\n\
                      leaders = [{ name = \"L Test\", from = \"2024-02-01\", to = \"2023-01-01\" }]";
        let said = self::said("groups.toml", leader);
        for culprit in ["L Test: the last day", "`kind`: `club` is not", "`country`: no state"] {
            assert!(said.iter().any(|s| s.contains(culprit)), "{culprit}: {said:?}");
        }
        assert!(self::said("enemies.toml", "pairs = [[\"USA\", \"XYZ\"]]")[0].contains("`XYZ`"));
    }

    #[test]
    fn words_of_rules_are_checked_too() {
        let said =
            said("triggers.toml", "[[verb]]\nclass = \"throw\"\nstatus = \"gone\"\nverbs = [\"hurl\"]");
        assert!(said.iter().any(|s| s.contains("hurl: `class`: `throw`")), "{said:?}");
        assert!(said.iter().any(|s| s.contains("hurl: `status`: `gone`")), "{said:?}");
        assert!(!self::said("grammar.toml", "[[class]]\nname = \"beeing\"\nwords = [\"x\"]").is_empty());
    }

    #[test]
    fn an_entry_of_a_folder_takes_the_place_of_the_built_in_one() {
        let patriot = "[[system]]\nid = \"patriot\"\ndesignation = \"Patriot\"\nnames = [\"Patriot\"]\ncategory = \"air_defence\"\n";
        assert!(check(&[]).sentences.iter().any(|it| it.id == "patriot"), "it is ambiguous");
        let found = check(&[("systems/mine.toml".to_owned(), patriot.to_owned())]);
        assert_eq!(found.problems, []);
        assert!(!found.sentences.iter().any(|it| it.id == "patriot"));
        assert!(found.counts.iter().any(|count| count.added && count.entries == 1));
    }
}
