//! The example sentences of the words, read: what a name must yield, and what it must not.

use jiff::civil::{Date, date};

use super::lexicon::check::{Findings, Problem, check};
use super::{Input, Lexicon, extract};

/// A day that no example depends on.
const DAY: Date = date(2025, 6, 2);

/// Checks the built-in words with (file name, content) pairs laid over them: every file and every entry, then, if they can
/// be loaded, the sentences of the ambiguous systems.
pub fn check_lexicon(overrides: &[(String, String)]) -> Findings {
    let mut found = check(overrides);
    let lexicon = match Lexicon::with_overrides(overrides) {
        Ok(lexicon) => lexicon,
        Err(e) => {
            // Nearly always said already, and with its entry.
            if found.problems.is_empty() {
                found.problems.push(Problem { file: e.file, entry: String::new(), what: e.problem });
            }
            return found;
        }
    };
    for it in &found.sentences {
        let mut wrong = |what: String| {
            found.problems.push(Problem { file: it.file.clone(), entry: it.id.clone(), what });
        };
        if !yields(&lexicon, &it.example, &it.designation) {
            wrong(format!("the example gives no report of {}: {}", it.designation, it.example));
        }
        if yields(&lexicon, &it.counter, &it.designation) {
            wrong(format!("the counter-example gives a report of {}: {}", it.designation, it.counter));
        }
    }
    found
}

/// Whether a report of the system is read in a sentence.
fn yields(lexicon: &Lexicon, sentence: &str, designation: &str) -> bool {
    let input = Input { title: "", body: sentence, published: DAY, printed: DAY, outlet: None, host: None };
    let named = |names: &str| names.split(" / ").any(|name| name == designation);
    extract(lexicon, &input)
        .reports
        .iter()
        .any(|report| report.item.designation.as_deref().is_some_and(named))
}
