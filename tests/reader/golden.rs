//! `tests/golden/*.toml`: one meaning beside all its phrasings, and texts that must give nothing.
//!
//! ```toml
//! [[case]]
//! report = "DEU -> UKR | air_defence | exact 2..2 units | total | delivered | affirmed | DEU.mnd | 2024-05-07"
//! published = "2024-05-08"          # 2024-05-08, a Wednesday, if absent
//! texts = ["…", "…"]                # each gives exactly this report; `reports = [..]` for several; a part `*` is any
//!
//! [[case]]
//! report = "…"                      # what is right
//! known_wrong = []                  # what comes out today, all of it
//! note = "why, in a few words"
//! texts = ["…"]
//!
//! [[nothing]]
//! why = "an attack"
//! texts = ["…"]
//! ```

use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::{lines, same};

/// The day of publication of a case that names none.
const WEDNESDAY: &str = "2024-05-08";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Golden {
    #[serde(default)]
    case: Vec<Case>,
    #[serde(default)]
    nothing: Vec<Nothing>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    report: Option<String>,
    #[serde(default)]
    reports: Vec<String>,
    published: Option<String>,
    texts: Vec<String>,
    known_wrong: Option<Vec<String>>,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {
    why: String,
    texts: Vec<String>,
    published: Option<String>,
    known_wrong: Option<Vec<String>>,
    note: Option<String>,
}

/// A case or a nothing, without the difference.
struct Expectation {
    file: String,
    right: Vec<String>,
    published: String,
    texts: Vec<String>,
    known_wrong: Option<(Vec<String>, String)>,
}

fn known(wrong: Option<Vec<String>>, note: Option<String>) -> Option<(Vec<String>, String)> {
    wrong.map(|wrong| (wrong, note.expect("a known wrong answer has a note")))
}

fn load() -> Vec<Expectation> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("tests/golden is there")
        .map(|entry| entry.expect("a file of it").path())
        .collect();
    files.sort();
    files.iter().flat_map(|path| load_file(path)).collect()
}

fn load_file(path: &Path) -> Vec<Expectation> {
    let file = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
    let golden: Golden = toml::from_str(&fs::read_to_string(path).expect("a golden file is UTF-8"))
        .unwrap_or_else(|e| panic!("{file}: {e}"));
    let day = |published: Option<String>| published.unwrap_or_else(|| String::from(WEDNESDAY));
    let cases = golden.case.into_iter().map(|case| Expectation {
        file: file.clone(),
        right: case.report.into_iter().chain(case.reports).collect(),
        published: day(case.published),
        texts: case.texts,
        known_wrong: known(case.known_wrong, case.note),
    });
    let nothings = golden.nothing.into_iter().map(|nothing| Expectation {
        file: format!("{file} ({})", nothing.why),
        right: Vec::new(),
        published: day(nothing.published),
        texts: nothing.texts,
        known_wrong: known(nothing.known_wrong, nothing.note),
    });
    cases.chain(nothings).collect()
}

/// What is wrong with the reading of one text, if anything is.
fn judge(expectation: &Expectation, text: &str) -> Option<String> {
    let got = lines(text, &expectation.published);
    let right = same(&expectation.right, &got);
    let place = format!("{}: {text}", expectation.file);
    match &expectation.known_wrong {
        None if right => None,
        None => Some(format!("{place}\n  want {:#?}\n  got  {got:#?}", expectation.right)),
        Some((_, note)) if right => {
            Some(format!("{place}\n  is right now: take known_wrong and its note away ({note})"))
        }
        Some((wrong, _)) if same(wrong, &got) => None,
        Some((_, note)) => Some(format!(
            "{place}\n  is wrong in another way now ({note})\n  want {:#?}\n  got  {got:#?}",
            expectation.right
        )),
    }
}

#[test]
fn every_golden_text_gives_its_reports_and_no_other() {
    let faults: Vec<String> = load()
        .iter()
        .flat_map(|expectation| expectation.texts.iter().filter_map(|text| judge(expectation, text)))
        .collect();
    assert!(faults.is_empty(), "{} texts:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn no_text_is_golden_twice_and_each_case_says_what_it_wants() {
    let all = load();
    let mut texts: Vec<&String> = all.iter().flat_map(|e| &e.texts).collect();
    let count = texts.len();
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), count, "a text stands in two cases");
    for expectation in &all {
        assert!(!expectation.texts.is_empty(), "{}: a case without texts", expectation.file);
        for line in &expectation.right {
            assert_eq!(line.replace(" -> ", " | ").split(" | ").count(), 9, "{}: {line}", expectation.file);
        }
    }
}

#[test]
fn a_line_with_another_number_does_not_agree() {
    let line = "DEU -> UKR | air_defence | exact 2..2 units | total | delivered | affirmed | outlet | -";
    assert!(crate::agrees(&line.replace("total", "*"), line));
    assert!(!crate::agrees(&line.replace("2..2", "3..3"), line));
    assert!(!same(&[], &[String::from(line)]) && !same(&[String::from(line)], &[]));
}
