use super::*;

const STORY: &str = "Lorland has shipped 200 howitzers to Venmark since the spring, its defence ministry told lawmakers. \
    The guns came by rail in four convoys and are now with two brigades in the north, a deputy minister said. \
    Each brigade has two hundred and forty men who were trained at a range near the border by their suppliers.";

fn copies(a: &str, b: &str) -> bool {
    let (a, b) = (Sketch::of(a), Sketch::of(b));
    assert_eq!(are_copies(&a, &b), are_copies(&b, &a), "copies are copies of each other");
    assert_eq!(overlap(&a, &b), overlap(&b, &a));
    are_copies(&a, &b).is_some()
}

#[test]
fn case_spaces_datelines_credits_and_rights_make_no_other_text() {
    let plain = Sketch::of(STORY);
    let dressed = format!(
        "LORTOWN, Feb 11 (Newswire) - {}\n\n(Reporting by A. Person; Editing by B. Other)\n© 2025 Newswire. All rights reserved.",
        STORY.to_uppercase().replace(". ", ".\n\n")
    );
    let dressed = Sketch::of(&dressed);
    assert_eq!(dressed.agency(), Some("newswire"));
    assert_eq!((dressed.least(), dressed.figures()), (plain.least(), plain.figures()));
    assert_eq!(Sketch::of(&format!("LORTOWN, Feb. 11 — {STORY}")), plain);
}

#[test]
fn spelling_and_numbers_in_words_make_no_other_text() {
    let other = STORY.replace("defence", "defense").replace("two hundred and forty", "240");
    assert_eq!(Sketch::of(&other), Sketch::of(STORY));
    let of =
        |text: &str| figures::tokens(&words::words(text).0).into_iter().map(|t| t.text).collect::<Vec<_>>();
    assert_eq!(of("1,000 and 1.5 million, eleven thousand twenty-five"), ["1000", "and", "1500000", "11025"]);
    assert_eq!(of("in 2024 200 of five hundred two"), ["in", "2024", "200", "of", "502"]);
}

#[test]
fn a_thousand_is_not_two_thousand() {
    assert_ne!(Sketch::of(&STORY.replace("200", "1,000")), Sketch::of(&STORY.replace("200", "2,000")));
    assert!(!copies(&STORY.replace("200", "1,000"), &STORY.replace("200", "2,000")));
    assert!(copies(STORY, &STORY.replace("a deputy minister said", "according to a deputy minister")));
}

#[test]
fn a_text_of_a_few_words_is_never_a_near_copy() {
    let short = "Lorland has shipped howitzers to Venmark, its ministry said.";
    assert!(Sketch::of(short).bands().is_empty());
    assert!(!copies(short, short));
    assert_eq!(Sketch::of("").shingles(), 0);
}

#[test]
fn a_long_text_is_estimated_within_a_few_hundredths() {
    let words: Vec<String> = (0..6000).map(|n| format!("w{n}")).collect();
    let of = |from: usize, to: usize| Sketch::of(&words[from..to].join(" "));
    let (a, b) = (of(0, 4000), of(2000, 6000));
    let estimate = overlap(&a, &b);
    assert!((estimate.jaccard - 1.0 / 3.0).abs() < 0.08, "{estimate:?}");
    assert!((estimate.containment - 0.5).abs() < 0.1, "{estimate:?}");
    let cut = overlap(&of(0, 1500), &of(0, 6000));
    assert!((cut.jaccard - 0.25).abs() < 0.08 && cut.containment > 0.99, "{cut:?}");
}
