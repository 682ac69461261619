//! Laws that need no annotation: they hold for every text, whatever the reader finds in it.

use std::collections::BTreeSet;
use std::time::Instant;

use proptest::prelude::*;

use crate::{OUTLET, lines, read, spans};

pub(crate) const DAY: &str = "2024-05-08";

/// Texts of news shape, one with everything that moves offsets: curly quotes, accents, a flag, a list.
pub(crate) const ARTICLES: &[(&str, &str)] = &[
    (
        "Oslo counts its gifts",
        "Norway has sent 22 howitzers and about 10,000 artillery shells to Ukraine, the Norwegian Defence Ministry said \
         on Tuesday.\n\n“We will hand over two NASAMS systems,” Defence Minister Bjørn Arild Gram told reporters.\n\n\
         Ukraine has received more than 1,400 missiles from Britain since 2022, according to Ukraine's military \
         intelligence.",
    ),
    (
        "",
        "São Paulo 🇧🇷: Brazil’s Embraer delivered five KC-390 aircraft to Portugal in 2023.\n\nThe Czech Republic, Poland \
         and Slovakia have supplied Ukraine with T-72 tanks — between 300 and 350 in all, officials in Prague said.\n\n\
         Iran’s Foreign Ministry denied sending drones to Russia.",
    ),
    (
        "What is in the package",
        "The Pentagon announced a $300 million package for Ukraine on Monday.\n\nIt includes:\n\n- HIMARS launchers\n\
         - 155mm artillery shells\n- 100 Javelin missiles\n\nSeparately, Turkey sold four Bayraktar TB2 drones to Mali.",
    ),
    (
        "Seizure at sea",
        "The US Navy seized 2,000 rifles bound for the Houthis from Iran, Oman's government said.\n\nChina has ordered 24 Su-35 \
         fighters from Russia. Moscow has not confirmed the order.",
    ),
];

/// Every slot that has a span must be, to the character, what stands there.
pub(crate) fn hold_to_the_text(title: &str, body: &str) {
    spans::hold(title, body, &read(title, body, DAY, OUTLET));
}

#[test]
fn every_slot_is_what_stands_in_the_text() {
    let found: usize = ARTICLES
        .iter()
        .map(|(title, body)| {
            hold_to_the_text(title, body);
            read(title, body, DAY, OUTLET).reports.len()
        })
        .sum();
    assert!(found >= 12, "the articles are there to be read, but gave {found} reports");
}

#[test]
fn the_same_text_gives_the_same_reading() {
    for (title, body) in ARTICLES {
        assert_eq!(read(title, body, DAY, OUTLET), read(title, body, DAY, OUTLET));
    }
}

#[test]
fn an_article_without_arms_gives_nothing_at_all() {
    let text = "The bakery in Lyon opened at six. Its owner, who learnt the trade in Vienna, sells forty loaves a day \
                to the school and a dozen to the town hall.";
    let reading = read("Bread for a small town", text, DAY, OUTLET);
    assert!(reading.reports.is_empty() && reading.doubts.is_empty(), "{reading:?}");
}

#[test]
fn a_megabyte_of_one_thing_is_read_to_its_end() {
    let megabyte = |unit: &str| unit.repeat(1_000_000 / unit.len());
    for unit in [
        "Russia sent ",
        "\"",
        "“",
        "”",
        "7",
        "7 ",
        "1,",
        "[",
        "]",
        "(",
        ")",
        "- 3 tanks\n",
        "• tanks\n",
        "and ",
        "tanks, ",
        "\n",
        "\n\n",
        " ",
        "\u{a0}",
        ". ",
        "said ",
        "Russia, ",
        "May ",
        "\u{301}",
        "🇧🇷",
        "F-16",
        "not ",
    ] {
        let text = megabyte(unit);
        let reading = read("", &text, DAY, OUTLET);
        assert!(reading.reports.len() <= text.len() / 10, "{unit:?} gave {} reports", reading.reports.len());
    }
}

/// Eight times the text takes about eight times as long. What is quadratic would take sixty-four times as long, so a factor
/// of three between the parts and the whole is far from both.
#[test]
fn the_time_of_a_reading_grows_with_the_text_and_no_faster() {
    let mixed = |words: &[&str], step: usize| {
        let mut text = String::new();
        let mut n = 0;
        while text.len() < 15_000 {
            n = (n + step) % words.len();
            text.push_str(words[n]);
            text.push(' ');
        }
        text
    };
    let prose: String = ARTICLES.iter().map(|(title, body)| format!("{title}\n\n{body}\n\n")).collect();
    let texts = [prose.repeat(10), mixed(WORDS, 1), mixed(WORDS, 7), mixed(WORDS, 23)];
    let seconds = |text: &str| {
        let start = Instant::now();
        let reading = read("", text, DAY, OUTLET);
        assert!(reading.reports.len() < text.len());
        start.elapsed().as_secs_f64()
    };
    for text in texts {
        let whole = text.repeat(8);
        // The machine may be busy: the best of a few tries counts.
        let fits = (0..5).any(|_| {
            let parts: f64 = (0..8).map(|_| seconds(&text)).sum();
            seconds(&whole) < 3.0 * parts
        });
        assert!(
            fits,
            "the time of {:?}… grows faster than its length",
            &text[..text.floor_char_boundary(60)]
        );
    }
}

#[test]
fn what_stands_twice_is_one_report() {
    let sentence = "Norway has sent 22 howitzers to Ukraine, the Norwegian Defence Ministry said on Tuesday.";
    let once: BTreeSet<String> = lines(sentence, DAY).into_iter().collect();
    let twice = lines(&format!("{sentence}\n\nThe weather was mild.\n\n{sentence}"), DAY);
    assert_eq!(twice.len(), once.len());
    assert_eq!(twice.into_iter().collect::<BTreeSet<_>>(), once);
}

/// Words that make the reader work, to be strung together without sense.
const WORDS: &[&str] = &[
    "Russia",
    "North Korea",
    "Kyiv",
    "the ministry",
    "said",
    "that",
    "has",
    "sent",
    "received",
    "from",
    "to",
    "by",
    "22",
    "about",
    "more than",
    "dozens of",
    "tanks",
    "F-16",
    "missiles",
    "and",
    ",",
    ".",
    "“",
    "”",
    "\"",
    "on Tuesday",
    "denied",
    "not",
    "will",
    "package",
    "includes",
    ":",
    "\n",
    "\n\n",
    "- ",
    "(",
    ")",
    "—",
    "million",
    "$5",
    "155mm",
    "which",
    "May",
    "according to",
    "it",
    "contract for",
    "delivery of",
    "seized",
    "as",
    "’s",
    "é",
    "🇰🇵",
    "\r\n",
    "\u{a0}",
    "\t",
    "of",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_a_panic_and_keeps_its_spans(title in "\\PC{0,40}", body in "(\\PC|[\\n\\r\\t]){0,400}") {
        hold_to_the_text(&title, &body);
    }

    #[test]
    fn any_string_of_the_words_of_the_field_keeps_its_spans(
        picks in prop::collection::vec((0..WORDS.len(), any::<bool>()), 0..80)
    ) {
        let text: String =
            picks.iter().map(|(n, space)| format!("{}{}", WORDS[*n], if *space { " " } else { "" })).collect();
        hold_to_the_text("", &text);
    }
}
