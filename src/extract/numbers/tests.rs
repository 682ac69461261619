//! Texts beside what is read in them, one meaning a table.

use super::super::tokens::tokenize;
use super::numbers;

/// All numbers of a text, in one line.
pub(super) fn read(text: &str) -> String {
    let found = numbers(text, &tokenize(text, 0..text.len()));
    for number in &found {
        assert!(number.start <= number.core.start && number.core.end <= number.end, "{text}: {number:?}");
    }
    found.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// Every text of a line reads as what stands before it.
pub(super) fn table(lines: &[(&str, &[&str])]) {
    for (reading, texts) in lines {
        for text in *texts {
            assert_eq!(read(text), *reading, "{text}");
        }
    }
}

#[test]
fn a_bare_number_is_exact() {
    table(&[
        ("exact 220", &["220 howitzers", "two hundred and twenty howitzers", "two hundred twenty howitzers"]),
        ("exact 22", &["twenty-two jets", "Twenty-two of them", "twenty two jets"]),
        ("exact 12", &["a dozen tanks", "one dozen tanks", "Croatia’s dozen"]),
        ("exact 24", &["two dozen of the older ones"]),
        (
            "exact 500000",
            &[
                "half a million shells",
                "half-a-million shells",
                "half million shells",
                "500 000 shells",
                "0.5 million",
            ],
        ),
        (
            "exact 1500000",
            &[
                "one and a half million rounds",
                "1.5 million rounds",
                "a million and a half rounds",
                "1.5m rounds",
            ],
        ),
        ("exact 2500000", &["two and a half million rounds", "2½ million rounds", "2.5mn rounds"]),
        ("exact 10000", &["10k rounds", "10,000 rounds", "ten thousand rounds", "10 thousand rounds"]),
        ("exact 11", &["eleven (11) units", "11 units"]),
        ("exact 100", &["a hundred men", "one hundred men"]),
        ("exact 202000", &["two hundred and two thousand"]),
        ("exact 1200000", &["one million two hundred thousand"]),
        ("exact 2", &["a pair of frigates", "two frigates"]),
        ("exact 3000", &["a 3,000-strong force"]),
    ]);
}

#[test]
fn a_hedge_is_never_lost() {
    table(&[
        (
            "about 11000",
            &[
                "some 11,000 troops",
                "about 11,000 troops",
                "around 11,000",
                "nearly 11,000",
                "almost 11,000",
                "roughly 11,000",
                "approximately 11,000",
                "close to 11,000",
                "an estimated 11,000 troops",
                "11,000 or so",
                "11,000-odd troops",
                "~11,000",
                "in the region of 11,000",
                "perhaps 11,000 men",
            ],
        ),
        (
            "more_than 10000",
            &[
                "more than 10,000",
                "over 10,000 men",
                "upwards of 10,000",
                "in excess of 10,000",
                "above 10,000",
                "well over 10,000",
                "exceeding 10,000",
                "just over 10,000",
                "sent over 10,000 men",
                "north of 10,000",
            ],
        ),
        (
            "at_least 30",
            &[
                "at least 30",
                "no fewer than 30",
                "a minimum of 30",
                "30 or more",
                "30-plus",
                "30+ tanks",
                "not less than 30",
                "30 at least",
            ],
        ),
        (
            "up_to 9000000",
            &[
                "up to 9 million",
                "as many as 9 million",
                "as much as nine million",
                "no more than 9 million",
                "a maximum of 9 million",
                "at most 9 million",
            ],
        ),
        (
            "less_than 20",
            &["fewer than 20", "less than 20", "under 20 tanks", "just under 20 tanks", "just short of 20"],
        ),
        ("more_than 24", &["more than two dozen"]),
        ("at_least 300", &["at least some 300", "at least an estimated 300"]),
        ("about 2", &["a couple of jets"]),
        ("up_to 12", &["up to 10 or 12 jets", "as many as 10 to 12 jets"]),
    ]);
}

#[test]
fn words_that_look_like_hedges_are_none() {
    table(&[
        (
            "exact 20",
            &[
                "handed over 20 tanks",
                "handing over 20 tanks",
                "took over 20 villages",
                "talks about 20 jets",
                "a dispute over 20 islands",
                "adds up to 20",
            ],
        ),
        ("exact 2", &["under two contracts", "under two agreements"]),
        (
            "",
            &[
                "more than once",
                "about the tanks",
                "some troops",
                "up to the minute",
                "The one you mentioned",
                "This one is new",
                "no one",
            ],
        ),
    ]);
}

#[test]
fn ranges_keep_both_ends() {
    table(&[
        (
            "range 10..20",
            &[
                "between 10 and 20",
                "10 to 20 tanks",
                "from 10 to 20 tanks",
                "10-20 tanks",
                "10–20 tanks",
                "10 - 20 tanks",
                "10- to 20-",
                "between ten and twenty",
            ],
        ),
        (
            "range 8000000..10000000",
            &[
                "8 to 10 million",
                "between 8 and 10 million",
                "8-10 million",
                "eight to ten million",
                "8m to 10m shells",
            ],
        ),
        ("range 18..19", &["18, maybe 19, tanks", "18 or 19 tanks", "18 or perhaps 19"]),
        ("range 3100000..3900000", &["between 3.1 million and 3.9 million rounds"]),
        ("range 10000..12000", &["more than 10,000 but fewer than 12,000", "10,000-12,000"]),
        (
            "money USD range 2000000000..3000000000",
            &["$2-3 billion", "between $2 billion and $3 billion", "$2bn to $3bn", "2 to 3 billion dollars"],
        ),
        ("exact 12; exact 3", &["sold 12 to 3 countries"]),
        ("designation exact 3; designation exact 1", &["a 3-1 win"]),
        ("exact 40; exact 4", &["40 or 4"]),
    ]);
}

#[test]
fn magnitudes_have_a_least_and_no_most() {
    table(&[
        ("magnitude 24..", &["dozens of tanks", "several dozen tanks", "a few dozen tanks"]),
        ("magnitude 40..", &["scores of jeeps"]),
        ("magnitude 200..", &["hundreds of missiles", "several hundred missiles", "a few hundred missiles"]),
        ("magnitude 2000..", &["thousands of men", "several thousand men", "many thousands of men"]),
        ("magnitude 20000..", &["tens of thousands of men"]),
        ("magnitude 200000..", &["hundreds of thousands of shells", "several hundred thousand shells"]),
        ("magnitude 2000000..", &["millions of rounds", "several million rounds"]),
        ("magnitude ..", &["several tanks", "a few tanks", "a handful of tanks", "a small number of tanks"]),
        ("money USD magnitude 2000000000..", &["billions of dollars", "several billion dollars"]),
        ("", &["few tanks", "the team scores again"]),
    ]);
}

#[test]
fn a_fraction_of_a_stated_whole_is_worked_out() {
    table(&[
        ("fraction exact 14; exact 28", &["half of the 28", "half the 28 tanks"]),
        (
            "fraction exact 60; exact 90",
            &["two-thirds of the 90 carriers", "Two thirds of their 90 carriers"],
        ),
        ("fraction exact 30; exact 40", &["three quarters of the 40"]),
        ("fraction more_than 50; more_than 100", &["half of the more than 100 jets"]),
        ("fraction about 50; exact 100", &["nearly half of the 100 jets"]),
        ("fraction exact 1/3", &["a third of the shells", "one-third of the shells"]),
        ("fraction exact 1/2", &["half have been delivered"]),
        ("exact 1; ordinal exact 5", &["one fifth-generation jet"]),
        ("ordinal exact 1", &["the first half of the year"]),
    ]);
}

#[test]
fn the_part_knows_its_whole() {
    let text = "12 of the 40 pledged, 18 out of 20, and 5 in 6";
    let wholes: Vec<Option<usize>> =
        numbers(text, &tokenize(text, 0..text.len())).iter().map(|n| n.whole).collect();
    assert_eq!(wholes, [Some(1), None, Some(3), None, None, None]);
}

#[test]
fn role_words_are_kept() {
    table(&[
        (
            "exact 40 +increment",
            &[
                "another 40",
                "40 more",
                "an additional 40",
                "a further 40",
                "an extra 40",
                "40 additional tanks",
                "40 others",
            ],
        ),
        ("exact 12 +increment", &["a further dozen", "another dozen", "a dozen more"]),
        ("at_least 2 +increment", &["at least two others", "at least two more"]),
        (
            "exact 200 +total",
            &[
                "a total of 200",
                "200 so far",
                "200 tanks in all",
                "200 rocket launchers to date",
                "in all 200",
            ],
        ),
        ("exact 4000 +each", &["4,000 each", "4,000 shells apiece"]),
        ("exact 200000 +rate", &["200,000 a month", "200,000 shells per month", "200,000 shells every year"]),
        ("exact 20", &["20 a year ago", "20 tanks a year later"]),
        ("exact 160 +from; exact 200 +to", &["rose from 160 to 200", "raised its estimate from 160 to 200"]),
        ("exact 200 +to; exact 160 +from", &["200, up from 160", "rose to 200 from 160"]),
        ("money EUR exact 2400000; yearlike exact 2023", &["€2.4 million in all of 2023"]),
    ]);
}

#[test]
fn long_runs_of_number_words_are_read_in_linear_time() {
    for piece in [
        "1 to ",
        "one hundred ",
        "more than ",
        "$",
        "1-",
        "between 1 and ",
        "half a ",
        "tens of ",
        "1 234 ",
        "more than 1 and less than 2 and ",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        let started = std::time::Instant::now();
        let _ = read(&text);
        assert!(started.elapsed().as_secs() < 5, "{piece}");
    }
}

#[test]
fn piled_up_scale_words_do_not_overflow() {
    for head in ["a couple of", "several", "a few", "a couple"] {
        let text = format!("{head} {}shells, {head} {}dollars", "million ".repeat(12), "billion ".repeat(12));
        let tokens = super::super::tokens::tokenize(&text, 0..text.len());
        let _ = super::numbers(&text, &tokens);
    }
}
