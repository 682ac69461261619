//! Generated sentences: country x country x shape, hedge x shape, and the product of voice, tense, order and conjunction.
//! What must come out is derived while a sentence is made, never by reading it.

mod clauses;
mod known_wrong;
mod sentences;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use known_wrong::KNOWN_WRONG;
use sentences::Sentence;

use crate::{OUTLET, lines, read, same};

const DAY: &str = "2024-05-08";

#[test]
fn swapping_two_countries_swaps_the_parties() {
    let countries =
        [("Germany", "DEU"), ("Ukraine", "UKR"), ("Iran", "IRN"), ("Kenya", "KEN"), ("Japan", "JPN")];
    let shapes = [
        "{a} has sent 14 tanks to {b}.",
        "{b} has received 14 tanks from {a}.",
        "{a} has supplied {b} with 14 tanks.",
        "14 tanks were delivered to {b} by {a}.",
        "{b} has ordered 14 tanks from {a}.",
        "{a} pledged 14 tanks to {b}.",
    ];
    for shape in shapes {
        for (a, code_a) in countries {
            for (b, code_b) in countries.into_iter().filter(|(b, _)| *b != a) {
                let text = shape.replace("{a}", a).replace("{b}", b);
                let got = lines(&text, DAY);
                assert_eq!(got.len(), 1, "{text}: {got:?}");
                assert!(got[0].starts_with(&format!("{code_a} -> {code_b} ")), "{text}: {got:?}");
            }
        }
    }
}

/// Whether the reader says what the generator asks for.
fn is_right(sentence: &Sentence) -> bool {
    same(&sentence.wanted, &lines(&sentence.text, DAY))
}

#[test]
fn the_product_is_large_and_no_sentence_stands_twice() {
    let all = sentences::product();
    let distinct: BTreeSet<&str> = all.iter().map(|s| s.text.as_str()).collect();
    assert_eq!(distinct.len(), all.len());
    assert!(all.len() >= 2000, "{} sentences", all.len());
}

#[test]
fn every_voice_tense_order_and_conjunction_reads_as_it_was_generated() {
    let all = sentences::product();
    let mut tally = Tally::default();
    let mut faults: Vec<String> = Vec::new();
    let mut wrong = vec![0; KNOWN_WRONG.len()];
    for sentence in &all {
        let right = is_right(sentence);
        tally.count(sentence, right);
        match KNOWN_WRONG.iter().position(|known| (known.is)(sentence)) {
            Some(known) => wrong[known] += usize::from(!right),
            None if right => {}
            None => faults.push(told(sentence)),
        }
    }
    println!("{tally}");
    for (known, wrong) in KNOWN_WRONG.iter().zip(wrong) {
        if wrong != known.wrong {
            let which: Vec<_> =
                all.iter().filter(|s| (known.is)(s) && !is_right(s)).take(SHOWN).map(told).collect();
            faults.push(format!(
                "{}: {wrong} are wrong, not {}; write the new number down, or take the row away\n{}",
                known.cause,
                known.wrong,
                which.join("\n")
            ));
        }
    }
    let shown = faults.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("\n");
    assert!(faults.is_empty(), "{} faults in {} sentences:\n{shown}", faults.len(), all.len());
}

/// Names decide nothing but who is who: what holds of a sentence holds with giver and taker in each other's place.
#[test]
fn swapping_giver_and_taker_of_a_generated_sentence_swaps_them_in_its_reports() {
    let pairs = sentences::product().into_iter().zip(sentences::swapped());
    let faults: Vec<String> = pairs
        .filter(|(there, back)| is_right(there) != is_right(back))
        .map(|(there, back)| format!("{}\n{}", told(&there), told(&back)))
        .collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults[..faults.len().min(SHOWN)].join("\n"));
}

/// How many faults a failure prints.
const SHOWN: usize = 40;

/// A sentence with its place in the product, what was wanted, what came out, and what the reader doubted.
fn told(s: &Sentence) -> String {
    let place = format!("{:?} {:?} {:?} {:?} {}", s.voice, s.tense, s.order, s.joint, s.writing);
    let doubts: Vec<String> = read("", &s.text, DAY, OUTLET)
        .doubts
        .into_iter()
        .map(|d| format!("{}: {}", d.reason, d.text))
        .collect();
    let got = lines(&s.text, DAY);
    format!("{place}: {}\n  want {:#?}\n  got  {got:#?}\n  doubts {doubts:?}", s.text, s.wanted)
}

/// Right and all, for each value of each axis.
#[derive(Default)]
struct Tally(BTreeMap<(&'static str, String), (usize, usize)>);

impl Tally {
    fn count(&mut self, s: &Sentence, right: bool) {
        let axes = [
            ("voice", format!("{:?}", s.voice)),
            ("tense", format!("{:?}", s.tense)),
            ("order", format!("{:?}", s.order)),
            ("conjunction", format!("{:?}", s.joint)),
            ("number", s.writing.to_owned()),
            ("all", String::new()),
        ];
        for axis in axes {
            let (rights, all) = self.0.entry(axis).or_default();
            *rights += usize::from(right);
            *all += 1;
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for ((axis, value), (right, all)) in &self.0 {
            writeln!(f, "{axis:<12} {value:<18} {right:>5} of {all:>5} right")?;
        }
        Ok(())
    }
}

#[test]
fn a_quantity_keeps_its_hedge_in_every_order() {
    let hedges = [
        ("30", "exact 30..30"),
        ("about 30", "about 30..30"),
        ("some 30", "about 30..30"),
        ("nearly 30", "about 30..30"),
        ("more than 30", "more_than 30.."),
        ("over 30", "more_than 30.."),
        ("at least 30", "at_least 30.."),
        ("up to 30", "up_to ..30"),
        ("as many as 30", "up_to ..30"),
        ("fewer than 30", "less_than ..30"),
        ("between 30 and 40", "range 30..40"),
        ("dozens of", "magnitude 24.."),
        ("hundreds of", "magnitude 200.."),
    ];
    let shapes = [
        "France has sent {q} howitzers to Armenia.",
        "France has supplied Armenia with {q} howitzers.",
        "Armenia has received {q} howitzers from France.",
        "The ministry in Paris said that {q} howitzers had been delivered by France to Armenia.",
        "France has pledged {q} howitzers to Armenia.",
    ];
    for shape in shapes {
        for (words, amount) in hedges {
            let text = shape.replace("{q}", words);
            let got = lines(&text, DAY);
            assert!(
                matches!(got.as_slice(), [one] if one.contains(&format!("| {amount} units |"))),
                "{text}: wanted {amount}, got {got:?}"
            );
        }
    }
}
