//! `armsledger lexicon check`, and the folder of words that the other commands take.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Subcommand};

use crate::config::{BadSetting, LexiconSettings};
use crate::extract::lexicon::check::{Findings, Problem};
use crate::extract::{Lexicon, check_lexicon};

/// `armsledger lexicon …`
#[derive(Debug, Subcommand)]
pub(super) enum LexiconCommand {
    /// Check the built-in words, or with a folder those laid over them; prints every problem
    #[command(after_help = "Examples:\n  armsledger lexicon check\n  armsledger lexicon check my-words/")]
    Check(CheckArgs),
}

/// Arguments of `lexicon check`.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Folder to check instead of the one of --lexicon
    #[arg(value_name = "FOLDER")]
    folder: Option<PathBuf>,
    #[command(flatten)]
    words: LexiconSettings,
}

/// Runs the command.
pub(super) fn run(command: LexiconCommand) -> anyhow::Result<ExitCode> {
    let LexiconCommand::Check(args) = command;
    let folder = args.folder.or(args.words.lexicon);
    let added = match &folder {
        Some(folder) => read(folder).map_err(|why| anyhow::anyhow!("{}: {why}", folder.display()))?,
        None => Vec::new(),
    };
    let found = check_lexicon(&added);
    print(&mut io::stdout().lock(), folder.as_deref(), &found)?;
    Ok(if found.problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The words that a command reads by: the built-in ones, with those of the folder if one is set. Made once a process.
pub(super) fn load(settings: &LexiconSettings) -> Result<&'static Lexicon, BadSetting> {
    let Some(folder) = &settings.lexicon else { return Ok(Lexicon::embedded()) };
    let bad = |why: String| BadSetting::Lexicon { folder: folder.clone(), why };
    let added = read(folder).map_err(bad)?;
    let lexicon = Lexicon::with_overrides(&added).map_err(|error| bad(error.to_string()))?;
    Ok(Box::leak(Box::new(lexicon)))
}

/// The files of a folder and of its `systems/`, by name, in order. Hidden files and notes (`.md`) are left out.
fn read(folder: &Path) -> Result<Vec<(String, String)>, String> {
    let mut files = Vec::new();
    for path in entries(folder)? {
        if path.is_dir() && path.file_name() == Some(OsStr::new("systems")) {
            for path in entries(&path)? {
                files.push(file(&path, "systems/")?);
            }
        } else {
            files.push(file(&path, "")?);
        }
    }
    Ok(files)
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let listed = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let listed = listed.map_err(|e| format!("the folder cannot be read: {e}"))?;
    let shown = |path: &PathBuf| {
        let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        !hidden && path.extension() != Some(OsStr::new("md"))
    };
    let mut paths: Vec<PathBuf> = listed.into_iter().map(|entry| entry.path()).filter(shown).collect();
    paths.sort();
    Ok(paths)
}

/// A file's name and content. One that the lexicon does not take is not opened; it is refused by its name.
fn file(path: &Path, above: &str) -> Result<(String, String), String> {
    let name = format!("{above}{}", path.file_name().unwrap_or_default().to_string_lossy());
    let content = match Lexicon::takes(&name) {
        Ok(()) => fs::read_to_string(path).map_err(|e| format!("{name}: {e}"))?,
        Err(_) => String::new(),
    };
    Ok((name, content))
}

/// Every problem, what every file holds, and the sum.
fn print(out: &mut impl Write, folder: Option<&Path>, found: &Findings) -> io::Result<()> {
    for Problem { file, entry, what } in &found.problems {
        match entry.as_str() {
            "" => writeln!(out, "{file}: {what}")?,
            entry => writeln!(out, "{file}: {entry}: {what}")?,
        }
    }
    if !found.problems.is_empty() {
        writeln!(out)?;
    }
    for count in &found.counts {
        let from = if count.added { folder.map(|f| format!("  ({})", f.display())) } else { None };
        let from = from.unwrap_or_default();
        writeln!(out, "{:<30} {:>6} entries {:>6} names{from}", count.file, count.entries, count.names)?;
    }
    if !found.examples_read {
        writeln!(
            out,
            "(the example sentences were not read: with these problems the words cannot be loaded)"
        )?;
    }
    match found.problems.len() {
        0 => writeln!(out, "no problems"),
        1 => writeln!(out, "1 problem"),
        many => writeln!(out, "{many} problems"),
    }
}
