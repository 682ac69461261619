//! What entries may not be to each other.

use std::collections::{BTreeMap, BTreeSet};

use super::super::entries::Enemies;
use super::super::files::File;
use super::super::spellings::{designation_spellings, spelled};
use super::fields::Is;
use super::{NAMES, Problem, Row};

/// Tables that are sorted, and are not.
pub(super) fn order(rows: &[Row<'_>], problems: &mut Vec<Problem>) {
    for pair in rows.windows(2) {
        let [before, row] = pair else { continue };
        let same = std::ptr::eq(before.file, row.file) && std::ptr::eq(before.table, row.table);
        if same && row.table.is(Is::Sorted) && before.key() > row.key() {
            problems.push(row.problem(format!("is out of order: it stands behind {}", before.label)));
        }
    }
}

/// Codes, ids and names that two entries have.
pub(super) fn duplicates(rows: &[Row<'_>], problems: &mut Vec<Problem>) {
    let mut known: BTreeMap<(&str, (&str, &str)), &Row<'_>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.table.is(Is::Unique) && !row.key().0.is_empty()) {
        if let Some(first) = known.insert((row.table.family, row.key()), row) {
            let what = format!("`{}` is used twice, also in {}", row.table.key, first.file.name);
            problems.push(row.problem(what));
        }
    }
}

/// Names that two entries of one kind have, if they are not marked.
pub(super) fn shared_names(rows: &[Row<'_>], problems: &mut Vec<Problem>) {
    let mut known: BTreeMap<(&str, &str, String), usize> = BTreeMap::new();
    let mut told = BTreeSet::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.table.is(Is::Distinct)) {
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
pub(super) fn references(rows: &[Row<'_>], files: &[File], problems: &mut Vec<Problem>) {
    let codes = |table: &str| -> BTreeSet<&str> {
        rows.iter().filter(|row| row.table.name == table).map(|row| row.text("code")).collect()
    };
    let (states, groups, offices, sources) =
        (codes("actor"), codes("group"), codes("office"), codes("source"));
    let kinds: BTreeSet<&str> =
        rows.iter().filter(|row| !row.file.added).map(|row| row.text("type")).collect();
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
        if row.file.added && !kind.is_empty() && !kinds.contains(kind) {
            problems.push(row.problem(format!("`type`: no built-in entry has `{kind}`")));
        }
    }
    for file in files.iter().filter(|file| file.name == "enemies.toml") {
        let Ok(enemies) = file.read::<Enemies>() else { continue };
        for code in enemies.pairs.iter().flatten().filter(|code| !actor(code)) {
            let what = format!("no state or group has the code `{code}`");
            problems.push(Problem { file: file.name.clone(), entry: "pairs".into(), what });
        }
    }
}
