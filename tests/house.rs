//! The arrows of the house: which room may import which, and what it may bring in from outside.
//!
//! The table is ARCHITECTURE.md's, in code. Tests inside `src` (from `#[cfg(test)]` on, and the files declared behind it) may
//! import what they like. The checker is shown planted violations first, so that its silence means something.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A room: a folder of `src`, or one of its single files.
struct Room {
    name: &'static str,
    /// Rooms it may import, itself aside.
    may_import: &'static [&'static str],
    /// Crates it may use, besides `std`.
    from_outside: &'static [&'static str],
    /// Words that never stand in its code.
    never: &'static [&'static str],
}

/// What a pure room never does: read files, the environment or the clock, wait, print.
const IMPURE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::net",
    "std::io",
    "std::process",
    "std::thread",
    "SystemTime",
    "Instant",
    "Timestamp::now",
    "Zoned::now",
    "async",
    "await",
    "println",
    "eprintln",
];

/// What no room does but those that are given a clock: `http` and `cli` hand it on, `postgres` waits by it.
const CLOCK: &[&str] = &["SystemTime", "Timestamp::now", "Zoned::now"];

const ROOMS: &[Room] = &[
    Room { name: "model", may_import: &[], from_outside: &["jiff", "thiserror", "sha2"], never: IMPURE },
    Room {
        name: "extract",
        may_import: &["model"],
        from_outside: &["jiff", "thiserror", "sentencex"],
        never: IMPURE,
    },
    Room { name: "history", may_import: &["model"], from_outside: &["jiff", "thiserror"], never: IMPURE },
    Room {
        name: "store",
        may_import: &["model"],
        from_outside: &["jiff", "thiserror", "sqlx", "jiff_sqlx", "tracing", "futures_util", "tokio"],
        never: CLOCK,
    },
    Room {
        name: "wire",
        may_import: &["model"],
        from_outside: &["jiff", "thiserror", "serde", "serde_json", "csv", "utoipa"],
        never: IMPURE,
    },
    Room {
        name: "ingest",
        may_import: &["model", "extract", "history", "store"],
        from_outside: &["jiff", "thiserror", "tracing", "tokio", "dom_smoothie", "whatlang", "url"],
        never: CLOCK,
    },
    Room {
        name: "http",
        may_import: &["model", "extract", "history", "store", "wire", "ingest"],
        from_outside: &[
            "jiff",
            "thiserror",
            "tracing",
            "tokio",
            "futures_util",
            "axum",
            "tower",
            "tower_http",
            "utoipa",
            "utoipa_axum",
            "utoipa_swagger_ui",
            "serde",
            "serde_json",
            "serde_path_to_error",
            "strsim",
            "rust_embed",
            "mime_guess",
            "url",
        ],
        never: &[],
    },
    Room {
        name: "cli",
        may_import: &[
            "model",
            "extract",
            "history",
            "store",
            "wire",
            "ingest",
            "config",
            "telemetry",
            "postgres",
        ],
        from_outside: &[
            "jiff",
            "thiserror",
            "tracing",
            "tokio",
            "anyhow",
            "clap",
            "indicatif",
            "serde",
            "serde_json",
            "strsim",
            "rustix",
        ],
        never: &[],
    },
    Room {
        name: "config",
        may_import: &[],
        from_outside: &["clap", "thiserror", "url", "rustix", "tracing_subscriber"],
        never: CLOCK,
    },
    Room { name: "telemetry", may_import: &["config"], from_outside: &["tracing_subscriber"], never: CLOCK },
    Room {
        name: "postgres",
        may_import: &["config", "store"],
        from_outside: &["thiserror", "tracing", "rustix", "sha2", "url"],
        never: &[],
    },
];

/// What single files may import beyond their room.
const EXCEPTIONS: &[(&str, &str)] = &[
    // The words are TOML, and this is the one place that reads it.
    ("src/extract/lexicon/", "serde"),
    ("src/extract/lexicon/", "toml"),
    // … and freezes them into the binary.
    ("src/extract/lexicon/", "postcard"),
    // The lexicon's hash is part of every reading's id.
    ("src/extract/lexicon/", "sha2"),
    // `serve` is the command that is the service; `openapi` prints its description.
    ("src/cli/serve.rs", "http"),
    ("src/cli/openapi.rs", "http"),
];

#[test]
fn no_room_imports_what_it_must_not() {
    let crates = dependencies();
    let mut found = Vec::new();
    for file in sources(Path::new("src")).into_iter().filter(|file| !is_test_module(file)) {
        let source = fs::read_to_string(&file).expect("a source file can be read");
        found.extend(violations(&file.to_string_lossy(), &source, &crates));
    }
    assert!(found.is_empty(), "forbidden imports:\n{}", found.join("\n"));
}

#[test]
fn planted_violations_are_found() {
    let crates = dependencies();
    let planted = [
        ("src/model/dates.rs", "use sqlx::PgPool;", "sqlx"),
        ("src/model/dates.rs", "#[derive(serde::Serialize)]\nstruct S;", "serde"),
        ("src/model/dates.rs", "use crate::extract::Lexicon;", "extract"),
        ("src/model/dates.rs", "fn now() -> jiff::Timestamp { jiff::Timestamp::now() }", "Timestamp::now"),
        ("src/extract/mod.rs", "use std::{collections::BTreeMap, fs::File};", "std::fs"),
        ("src/extract/clauses.rs", "use toml::Value;", "toml"),
        ("src/extract/mod.rs", "pub async fn read() {}", "async"),
        ("src/history/mod.rs", "use crate::{model::Id, store::Ledger};", "store"),
        ("src/history/mod.rs", "use super::extract::Input;", "extract"),
        ("src/store/article.rs", "use super::super::http::AppState;", "http"),
        ("src/store/article.rs", "use crate::wire;", "wire"),
        ("src/wire/report.rs", "fn f() { let _ = crate::store::count(); }", "store"),
        ("src/ingest/mod.rs", "use crate::wire::Article;", "wire"),
        ("src/ingest/mod.rs", "use axum::Json;", "axum"),
        ("src/http/mod.rs", "use sqlx;", "sqlx"),
        ("src/http/mod.rs", "use crate::cli;", "cli"),
        ("src/http/mod.rs", "use crate::{\n    config as settings,\n};", "config"),
        ("src/cli/demo.rs", "use crate::http::router;", "http"),
        ("src/nowhere.rs", "use std::fmt;", "nowhere"),
    ];
    for (file, source, culprit) in planted {
        let found = violations(file, source, &crates);
        assert!(found.iter().any(|line| line.contains(culprit)), "not found: {source} in {file}: {found:?}");
    }
}

#[test]
fn what_is_allowed_is_left_alone() {
    let crates = dependencies();
    let fine = [
        ("src/model/dates.rs", "use jiff::civil::Date;\nuse super::vocabulary::words;"),
        (
            "src/model/dates.rs",
            "// use sqlx::PgPool;\n/* crate::http /* nested */ */ const S: &str = \"crate::cli\";",
        ),
        (
            "src/model/dates.rs",
            "const S: &str = r#\"a \" sqlx::x\"#; const C: char = '\"'; fn f<'a>(s: &'a str) {}",
        ),
        ("src/model/dates.rs", "#[cfg(test)]\nmod tests { use crate::http; use proptest::prelude::*; }"),
        ("src/extract/lexicon/mod.rs", "use serde::Deserialize;\nuse crate::model::Category;"),
        ("src/wire/mod.rs", "pub mod csv;\nuse csv::Writer;\nuse crate::model;"),
        ("src/cli/serve.rs", "use crate::http;"),
        ("src/history/mod.rs", "use self::series::Series;\nuse super::model::Id;"),
    ];
    for (file, source) in fine {
        assert_eq!(violations(file, source, &crates), Vec::<String>::new(), "{file}: {source}");
    }
}

#[test]
fn every_path_that_the_documents_name_exists() {
    let mut missing = Vec::new();
    for document in [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "docs/decisions.md",
        "docs/operations.md",
        "docs/copies.md",
        "docs/reader.md",
        "docs/history.md",
        "docs/performance.md",
    ] {
        let text = fs::read_to_string(document).expect("the document is part of the house");
        for path in paths_in(&text) {
            if !Path::new(path).exists() {
                missing.push(format!("{document} names `{path}`"));
            }
        }
    }
    assert!(missing.is_empty(), "these paths do not exist:\n{}", missing.join("\n"));
}

#[test]
fn a_path_is_known_by_its_shape() {
    let text = "`src/lib.rs`, `run`, `src/model/`, `/v1/estimates`, `a/b`, `docs/x.md`, `dashboard/dist`, [x](docs/y.md)";
    assert_eq!(paths_in(text), ["src/lib.rs", "src/model/", "docs/x.md", "docs/y.md"]);
}

/// Whether a file is declared behind `#[cfg(test)]` in the `mod.rs` beside it.
fn is_test_module(file: &Path) -> bool {
    let stem = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let above =
        file.parent().map(|folder| folder.join("mod.rs")).and_then(|above| fs::read_to_string(above).ok());
    above.is_some_and(|above| above.contains(&format!("#[cfg(test)]\nmod {stem};")))
}

/// The forbidden imports of one file, one line each.
fn violations(file: &str, source: &str, crates: &BTreeSet<String>) -> Vec<String> {
    let module = module_path(file);
    let Some(name) = module.first() else { return Vec::new() };
    let Some(room) = ROOMS.iter().find(|room| room.name == name) else {
        return vec![format!("{file}: `{name}` is no room of the house; give it a row in tests/house.rs")];
    };
    let excepted =
        |what: &str| EXCEPTIONS.iter().any(|(place, allowed)| file.starts_with(place) && *allowed == what);
    let mut found = BTreeSet::new();
    for path in paths(&tokens(source)) {
        let absolute = resolve(&path, &module);
        if let Some(other) = absolute.as_ref().and_then(|path| path.first()) {
            let is_room = ROOMS.iter().any(|room| room.name == other);
            if is_room && other != name && !room.may_import.contains(&other.as_str()) && !excepted(other) {
                found.insert(format!("{file}: {name} must not import {other}"));
            }
        } else if crates.contains(&path[0])
            && !room.from_outside.contains(&path[0].as_str())
            && !excepted(&path[0])
        {
            found.insert(format!("{file}: {name} must not use the crate {}", path[0]));
        }
        for never in room.never {
            let words: Vec<&str> = never.split("::").collect();
            if path.windows(words.len()).any(|window| window == words) {
                found.insert(format!("{file}: {name} must never hold {never}"));
            }
        }
    }
    found.into_iter().collect()
}

/// `src/store/article.rs` is `[store, article]`, `src/store/mod.rs` is `[store]`, `src/lib.rs` nothing.
fn module_path(file: &str) -> Vec<String> {
    let inside = file.trim_start_matches("./").trim_start_matches("src/").trim_end_matches(".rs");
    let parts = inside.split('/').filter(|part| !matches!(*part, "mod" | "lib" | "main"));
    parts.map(String::from).collect()
}

/// The path from the root of the package, if it is one of our own modules.
fn resolve(path: &[String], module: &[String]) -> Option<Vec<String>> {
    let ups = path.iter().take_while(|part| *part == "super").count();
    match path[0].as_str() {
        "crate" => Some(path[1..].to_vec()),
        "self" => Some([module, &path[1..]].concat()),
        "super" => Some([&module[..module.len().saturating_sub(ups)], &path[ups..]].concat()),
        _ => None,
    }
}

/// Names, `::` and single signs of the code, without comments, texts and tests.
fn tokens(source: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        let ends_at = |n: usize| &rest[n.min(rest.len())..];
        rest = if rest.starts_with("//") {
            ends_at(rest.find('\n').unwrap_or(rest.len()))
        } else if rest.starts_with("/*") {
            ends_at(comment_length(rest))
        } else if let Some(length) = text_length(rest) {
            ends_at(length)
        } else if rest.starts_with("::") {
            tokens.push("::".to_owned());
            ends_at(2)
        } else if c.is_alphanumeric() || c == '_' {
            let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            tokens.push(rest[..length].to_owned());
            ends_at(length)
        } else {
            if !c.is_whitespace() {
                tokens.push(c.to_string());
            }
            ends_at(c.len_utf8())
        };
        if tokens.ends_with(&["#", "[", "cfg", "(", "test", ")", "]"].map(String::from)) {
            break;
        }
    }
    tokens
}

/// Length of a block comment; they nest.
fn comment_length(text: &str) -> usize {
    let (mut depth, mut at) = (0usize, 0);
    while at < text.len() {
        let here = &text[at..];
        if here.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if here.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// Length of a string or character literal at the start, if there is one; a lifetime is none.
fn text_length(text: &str) -> Option<usize> {
    if let Some(raw) = text.strip_prefix('r').or_else(|| text.strip_prefix("br")) {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let close = format!("\"{}", "#".repeat(hashes));
            let body = text.len() - raw.len() + hashes + 1;
            return Some(text[body..].find(&close).map_or(text.len(), |at| body + at + close.len()));
        }
        return None;
    }
    if let Some(inside) = text.strip_prefix('"') {
        let mut escaped = false;
        let close = inside.char_indices().find(|(_, c)| {
            let closes = *c == '"' && !escaped;
            escaped = *c == '\\' && !escaped;
            closes
        });
        return Some(close.map_or(text.len(), |(at, _)| at + 2));
    }
    let character = text.strip_prefix('\'')?;
    if character.starts_with('\\') {
        return character[2..].find('\'').map(|at| at + 4);
    }
    let first = character.chars().next()?;
    character[first.len_utf8()..].starts_with('\'').then(|| first.len_utf8() + 2)
}

/// Every path in the code, groups taken apart: `use a::{b, c::d};` gives `a::b` and `a::c::d`. A lone name is a path too.
fn paths(tokens: &[String]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let continued = at > 0 && (tokens[at - 1] == "::" || tokens[at - 1] == ".");
        if is_name(&tokens[at]) && !continued {
            at = path_from(tokens, at, &[], &mut found);
        } else {
            at += 1;
        }
    }
    // A lone name is a crate only where it is imported; elsewhere it is a variable, a module or a key.
    let imported = |name: &str| tokens.windows(2).any(|pair| pair[0] == "use" && pair[1] == name);
    found.retain(|path| {
        path.len() > 1
            || imported(&path[0])
            || matches!(
                path[0].as_str(),
                "async" | "await" | "println" | "eprintln" | "SystemTime" | "Instant"
            )
    });
    found
}

/// Reads the path that starts at `at` behind `prefix`; gives the place after it.
fn path_from(tokens: &[String], mut at: usize, prefix: &[String], found: &mut Vec<Vec<String>>) -> usize {
    let mut path = prefix.to_vec();
    while at < tokens.len() {
        if is_name(&tokens[at]) {
            path.push(tokens[at].clone());
            at += 1;
            if tokens.get(at).is_none_or(|next| next != "::") {
                break;
            }
            at += 1;
        } else if tokens[at] == "{" {
            at += 1;
            while at < tokens.len() && tokens[at] != "}" {
                at = if is_name(&tokens[at]) || tokens[at] == "{" {
                    path_from(tokens, at, &path, found)
                } else {
                    at + 1
                };
            }
            return at + 1;
        } else {
            break;
        }
    }
    if !path.is_empty() {
        found.push(path);
    }
    at
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The crates of Cargo.toml as they are named in code.
fn dependencies() -> BTreeSet<String> {
    let manifest: toml::Table =
        fs::read_to_string("Cargo.toml").expect("it is there").parse().expect("it is TOML");
    let tables =
        ["dependencies", "dev-dependencies"].map(|table| manifest[table].as_table().expect("a table"));
    let names = tables.into_iter().flat_map(|table| table.keys());
    names.map(|name| name.replace('-', "_")).collect()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).expect("the folder can be read").map(|entry| entry.expect("so can its entry"));
    let mut files: Vec<PathBuf> = entries
        .flat_map(|entry| if entry.path().is_dir() { sources(&entry.path()) } else { vec![entry.path()] })
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect();
    files.sort();
    files
}

/// What a document names as a path of this repository: in backticks or as the target of a link.
fn paths_in(text: &str) -> Vec<&str> {
    const FOLDERS: &[&str] =
        &["src/", "tests/", "docs/", "migrations/", "samples/", "dashboard/", "benches/", "fuzz/"];
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    let quoted = text.split('`').skip(1).step_by(2);
    let linked = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let built = |path: &str| path.starts_with("dashboard/dist") || path.starts_with("dashboard/node_modules");
    quoted
        .chain(linked)
        .filter(|path| {
            path.chars().all(plain) && FOLDERS.iter().any(|folder| path.starts_with(folder)) && !built(path)
        })
        .collect()
}
