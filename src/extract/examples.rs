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
    found.examples_read = true;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn weapon(example: &str, counter: &str) -> Vec<(String, String)> {
        let content = format!(
            "[[system]]\nid = \"zarkon\"\ndesignation = \"Zarkon\"\nnames = [\"Zarkon\"]\ncategory = \"missiles\"\nambiguous = true\n\
             example = \"{example}\"\ncounter = \"{counter}\"\n"
        );
        vec![("systems/mine.toml".to_owned(), content)]
    }

    #[test]
    fn the_built_in_examples_give_their_system_and_the_counter_examples_do_not() {
        assert_eq!(check_lexicon(&[]).problems, []);
    }

    #[test]
    fn an_example_that_gives_nothing_and_a_counter_example_that_does_are_told() {
        let (good, bad) = ("Sweden delivered ten Zarkon missiles to Ukraine.", "Zarkon is a planet.");
        assert_eq!(check_lexicon(&weapon(good, bad)).problems, []);
        let problems = check_lexicon(&weapon(bad, good)).problems;
        let said: Vec<&str> = problems.iter().map(|p| p.what.as_str()).collect();
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].starts_with("the example gives no report of Zarkon"), "{said:?}");
        assert!(said[1].starts_with("the counter-example gives a report of Zarkon"), "{said:?}");
    }
}
