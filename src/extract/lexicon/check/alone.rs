//! What may be wrong with an entry by itself.

use jiff::civil::Date;
use toml::Value;

use super::fields::legal;
use super::{NAMES, Problem, Row, strings_of};

/// Blanks at the ends, empty names, names that the reader cannot look for.
pub(super) fn strings(row: &Row<'_>, problems: &mut Vec<Problem>) {
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
pub(super) fn words(row: &Row<'_>, problems: &mut Vec<Problem>) {
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
pub(super) fn dates(row: &Row<'_>, problems: &mut Vec<Problem>) {
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
