//! Where `ingest` finds its articles: files by their ending, folders in order of name, lines of standard input.

use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::lines::LINE_LIMIT_BYTES;
use super::{input, lines};
use crate::ingest::{Content, Incoming};
use crate::wire::ArticleInput;

/// Endings of files with one article a line.
const LINES: &[&str] = &["ndjson", "jsonl"];
/// Endings of files that are looked at in a folder.
const KNOWN: &[&str] = &["txt", "html", "htm", "xhtml", "json", "ndjson", "jsonl"];

/// An article and where it was found.
pub(super) struct Found {
    /// `news/a.txt`, `news/b.ndjson:12`, `-:3`.
    pub(super) place: String,
    /// Its share of the file.
    pub(super) bytes: u64,
    /// The article, or why it is none.
    pub(super) article: Result<Incoming, String>,
}

/// The files that the paths name; folders are walked, sorted by name.
///
/// # Errors
/// If a path does not exist, a folder cannot be read, or a file has an ending that says nothing.
pub(super) fn files(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if path == Path::new("-") {
            files.push(path.clone());
        } else if fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?.is_dir() {
            walk(path, &mut files)?;
        } else if input::has_ending(path, KNOWN) {
            files.push(path.clone());
        } else {
            bail!(
                "{}: what is it? The name of a file must end in one of .{}",
                path.display(),
                KNOWN.join(", .")
            );
        }
    }
    Ok(files)
}

/// Adds the known files below a folder. Links to folders are not followed, so there is no way round.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> anyhow::Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut entries = entries.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            walk(&path, files)?;
        } else if input::has_ending(&path, KNOWN) && path.is_file() {
            files.push(path);
        }
    }
    Ok(())
}

/// Size of all files; `None` if standard input is one of them.
pub(super) fn total_bytes(files: &[PathBuf]) -> Option<u64> {
    files
        .iter()
        .map(
            |file| {
                if file == Path::new("-") { None } else { Some(fs::metadata(file).map_or(0, |m| m.len())) }
            },
        )
        .sum()
}

/// Every article of the files, one after the other, none held longer than needed.
pub(super) fn articles(files: Vec<PathBuf>) -> impl Iterator<Item = Found> {
    files.into_iter().flat_map(|file| -> Box<dyn Iterator<Item = Found>> {
        if file == Path::new("-") {
            Box::new(Lines::new(file, io::stdin()))
        } else if input::has_ending(&file, LINES) {
            match File::open(&file) {
                Ok(open) => Box::new(Lines::new(file, open)),
                Err(error) => Box::new(std::iter::once(refused(&file, error.to_string()))),
            }
        } else {
            Box::new(std::iter::once(whole(&file)))
        }
    })
}

/// A file that is one article.
fn whole(file: &Path) -> Found {
    let place = file.display().to_string();
    let text = match input::read(file) {
        Ok(text) => text,
        Err(error) => return refused(file, format!("{error:#}")),
    };
    let bytes = text.len() as u64;
    let is_json = input::has_ending(file, &["json"]);
    let article = if is_json { from_json(&text) } else { Ok(input::article(file, text)) };
    Found { place, bytes, article }
}

fn refused(file: &Path, why: String) -> Found {
    Found { place: file.display().to_string(), bytes: 0, article: Err(why) }
}

/// An article as `POST /v1/articles` takes it.
pub(super) fn from_json(text: &str) -> Result<Incoming, String> {
    let ArticleInput { title, text, html, url, published, outlet } = lines::from_json(text)?;
    let content = match (text, html) {
        (Some(text), None) => Content::Text(text),
        (None, Some(html)) => Content::Html(html),
        _ => return Err(String::from("exactly one of `text` and `html` must be given")),
    };
    Ok(Incoming { content, title, url, published, outlet })
}

/// The lines of a file.
struct Lines<R> {
    file: PathBuf,
    input: BufReader<R>,
    number: u64,
    line: Vec<u8>,
    ended: bool,
}

impl<R: Read> Lines<R> {
    fn new(file: PathBuf, input: R) -> Lines<R> {
        Lines {
            file,
            input: BufReader::with_capacity(1 << 16, input),
            number: 0,
            line: Vec::new(),
            ended: false,
        }
    }

    fn found(&self, article: Result<Incoming, String>) -> Found {
        let place = format!("{}:{}", self.file.display(), self.number);
        Found { place, bytes: self.line.len() as u64 + 1, article }
    }
}

impl<R: Read> Iterator for Lines<R> {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        while !self.ended {
            self.number += 1;
            match lines::next_line(&mut self.input, &mut self.line) {
                Ok(Some(true)) if self.line.trim_ascii().is_empty() => {}
                Ok(Some(true)) => {
                    let text = std::str::from_utf8(&self.line).map_err(|e| format!("not UTF-8: {e}"));
                    return Some(self.found(text.and_then(from_json)));
                }
                Ok(Some(false)) => {
                    return Some(
                        self.found(Err(format!("the line is longer than {LINE_LIMIT_BYTES} bytes"))),
                    );
                }
                Ok(None) => self.ended = true,
                Err(error) => {
                    self.ended = true;
                    return Some(self.found(Err(error.to_string())));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, bool)> {
        let lines = Lines::new(PathBuf::from("a.ndjson"), text.as_bytes());
        lines.map(|found| (found.place, found.article.is_ok())).collect()
    }

    #[test]
    fn a_bad_line_keeps_its_number_and_the_rest_goes_on() {
        let text = "{\"text\": \"A.\"}\n\n{\"text\": \"A.\", \"html\": \"B\"}\n{}\n{\"txet\": \"A\"}\n{\"html\": \"<p>B\"}";
        let expected = [
            ("a.ndjson:1", true),
            ("a.ndjson:3", false),
            ("a.ndjson:4", false),
            ("a.ndjson:5", false),
            ("a.ndjson:6", true),
        ];
        assert_eq!(found(text), expected.map(|(place, good)| (place.to_owned(), good)));
    }

    #[test]
    fn a_folder_is_walked_in_order_and_other_files_are_left_out() {
        let folder = std::env::temp_dir().join(format!("armsledger-sources-{}", std::process::id()));
        fs::create_dir_all(folder.join("b")).expect("the temporary folder can be written");
        for name in ["c.txt", "a.ndjson", "b/x.HTML", "notes.md"] {
            fs::write(folder.join(name), "x").expect("the temporary folder can be written");
        }
        let files = files(std::slice::from_ref(&folder)).expect("the folder was just made");
        let names: Vec<_> = files.iter().filter_map(|file| file.strip_prefix(&folder).ok()).collect();
        assert_eq!(names, [Path::new("a.ndjson"), Path::new("b/x.HTML"), Path::new("c.txt")]);
        assert_eq!(total_bytes(&files), Some(3));
        assert!(super::files(&[folder.join("notes.md")]).is_err());
        fs::remove_dir_all(&folder).expect("it was made above");
    }
}
