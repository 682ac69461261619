//! How fast the reader is: `cargo bench --bench reader`.
//!
//! Bytes a second of `extract` on prose without arms, on prose dense with them and on the worst texts we could think
//! of, and the time the lexicon takes to start. All texts are made here, from templates of our own words.

use armsledger::extract::{Input, Lexicon, extract};
use armsledger::model::Reading;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use mimalloc::MiMalloc;

/// As in the binary.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const PROSE_BYTES: usize = 200_000;
const WORST_BYTES: usize = 1_000_000;

fn main() {
    let _ = Lexicon::embedded();
    divan::main();
}

fn read(text: &str) -> Reading {
    let input = Input {
        title: "",
        body: text,
        published: jiff::civil::date(2024, 5, 8),
        printed: jiff::civil::date(2024, 5, 8),
        outlet: Some("Sample Wire"),
        host: None,
    };
    extract(Lexicon::embedded(), &input)
}

/// Sentences in turn, each with its blanks filled from the lists in turn, until there are `bytes` of them.
/// The lists have lengths without a common factor, so that combinations hardly repeat.
fn prose(bytes: usize, sentences: &[&str], names: &[&str], things: &[&str]) -> String {
    let mut text = String::with_capacity(bytes + 400);
    let mut n = 0;
    while text.len() < bytes {
        let sentence = sentences[n % sentences.len()]
            .replace("{a}", names[n % names.len()])
            .replace("{b}", names[(n * 3 + 1) % names.len()])
            .replace("{thing}", things[n % things.len()])
            .replace("{n}", &(n * 7 % 900 + 2).to_string());
        text.push_str(&sentence);
        text.push_str(if n % 4 == 3 { "\n\n" } else { " " });
        n += 1;
    }
    text
}

fn general() -> String {
    prose(
        PROSE_BYTES,
        &[
            "The council of {a} met on Tuesday and put off the question of {thing} until the spring.",
            "“Nobody asked us,” said a teacher from {b}, who had waited {n} minutes for the bus.",
            "Prices of {thing} rose by {n} per cent in a year, a survey found.",
            "In {a} the rain had stopped, and children were back in the park by noon.",
            "She moved to {b} at the age of nineteen and opened a shop that sold {thing}.",
            "The museum expects {n} visitors a day, more than ever before.",
            "A judge in {a} is to rule on the case of {thing} next month, her office said.",
        ],
        &[
            "Lyon", "Kyoto", "Ghent", "Oslo", "Toledo", "Bergen", "Leeds", "Bologna", "Tampere", "Graz",
            "Porto",
        ],
        &[
            "bread",
            "rents",
            "old maps",
            "tram tickets",
            "school meals",
            "garden chairs",
            "a new bridge",
            "choir music",
        ],
    )
}

fn dense() -> String {
    prose(
        PROSE_BYTES,
        &[
            "{a} has sent {n} {thing} to {b}, the defence ministry said on Tuesday.",
            "{b} received {n} {thing} from {a} in March, according to a government statement.",
            "“We will deliver about {n} {thing} to {b},” a spokesman for {a} told reporters.",
            "More than {n} {thing} were shipped by {a} to {b} last year, along with ammunition and drones.",
            "{a} denied supplying {thing} to {b}.",
            "{b} has ordered {n} {thing} from {a} under a contract worth ${n} million.",
            "The package from {a} includes {n} {thing}, 155mm shells and spare parts for {b}.",
        ],
        &[
            "Germany",
            "Ukraine",
            "North Korea",
            "Russia",
            "Turkey",
            "Kenya",
            "the United States",
            "Taiwan",
            "France",
            "Armenia",
            "Poland",
        ],
        &[
            "howitzers",
            "Leopard 2 tanks",
            "Patriot systems",
            "F-16 jets",
            "Javelin missiles",
            "rifles",
            "TB2 drones",
            "patrol boats",
        ],
    )
}

#[divan::bench(sample_count = 20)]
fn general_prose_without_arms(bencher: Bencher) {
    let text = general();
    bencher.counter(BytesCount::of_str(&text)).bench(|| read(black_box(&text)));
}

#[divan::bench(sample_count = 20)]
fn dense_arms_prose(bencher: Bencher) {
    let text = dense();
    bencher.counter(BytesCount::of_str(&text)).bench(|| read(black_box(&text)));
}

#[divan::bench(sample_count = 10)]
fn start_of_the_lexicon() -> Lexicon {
    Lexicon::with_overrides(&[]).expect("the embedded files are correct")
}

#[divan::bench(sample_count = 3, sample_size = 1, args = ["\"", "“", "7", "7 ", "Russia sent ", "(", "[", "- 3 tanks\n", "tanks, ", "and "])]
fn a_megabyte_of(bencher: Bencher, unit: &str) {
    let text = unit.repeat(WORST_BYTES / unit.len());
    bencher.counter(BytesCount::of_str(&text)).bench(|| read(black_box(&text)));
}
