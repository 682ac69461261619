//! Laws of rewriting: what happens to the reports when a text is spelt otherwise, has other numbers, or is put together
//! from others. None needs an annotation: two readings are held against each other.

use std::collections::BTreeSet;

use armsledger::model::Report;

use crate::laws::{ARTICLES, DAY, hold_to_the_text};
use crate::{OUTLET, line, lines, read};

/// Paragraphs that say all of their reports themselves: both parties, the item, who says it.
const PARAGRAPHS: &[&str] = &[
    "Norway has sent 22 howitzers to Ukraine, the Norwegian Defence Ministry said on Tuesday.",
    "Turkey has sold four Bayraktar TB2 drones to Mali, according to the Malian army.",
    "The United States has given Kenya 30 armoured vehicles, the Pentagon said on Monday.",
    "Poland will deliver 14 MiG-29 jets to Ukraine next month, the Polish government said.",
    "“Brazil has delivered five KC-390 aircraft to Portugal,” the Portuguese Defence Ministry said.",
    "The Pakistani navy said that Pakistan had ordered eight submarines from China.",
    "Dozens of drones from Iran have arrived in Ethiopia, Ethiopia's government said on Sunday.",
    "India has received more than 200 missiles from Israel, the Indian Defence Ministry said in March.",
    "Sweden may supply Gripen fighters to Hungary, the Hungarian government said.",
    "Between 20 and 30 tanks were handed over to Serbia by Russia, the Serbian Defence Ministry said.",
];

/// A report without its places, for comparing two spellings of one text.
fn tuple(report: &Report) -> String {
    format!("{} | {} | {:?} | {}", line(report), report.certainty, report.item.designation, report.rule)
}

fn tuples(title: &str, body: &str) -> Vec<String> {
    read(title, body, DAY, OUTLET).reports.iter().map(tuple).collect()
}

fn set(title: &str, body: &str) -> BTreeSet<String> {
    tuples(title, body).into_iter().collect()
}

/// The places 1 to `prime - 1`, each once, in `prime - 1` orders: multiplying by k modulo a prime visits every place once.
fn orders(prime: usize) -> impl Iterator<Item = Vec<usize>> {
    (1..prime).map(move |k| (1..prime).map(|i| i * k % prime).collect())
}

#[test]
fn typography_changes_no_report() {
    let paragraphs = PARAGRAPHS.join("\n\n");
    for (title, body) in ARTICLES.iter().chain(&[("", paragraphs.as_str())]) {
        let plain = tuples(title, body);
        let same = |how: &str, title: &str, body: &str| assert_eq!(tuples(title, body), plain, "{how}");
        let straight = |t: &str| t.replace(['“', '”'], "\"").replace('’', "'");
        let curly = |t: &str| t.replace('\'', "’");
        same("straight quotes", &straight(title), &straight(body));
        same("curly apostrophes", &curly(title), &curly(body));
        same("guillemets", title, &body.replace('“', "«").replace('”', "»"));
        same("CRLF", title, &body.replace('\n', "\r\n"));
        same("a byte order mark", title, &format!("\u{feff}{body}"));
        same("blank lines at the end", title, &format!("{body}\n\n\n"));
        same("three line ends between paragraphs", title, &body.replace("\n\n", "\n\n\n"));
        same("two spaces between sentences", title, &body.replace(". ", ".  "));
        same("blanks at the ends of lines", title, &body.replace('\n', " \n"));
        same("an en dash for an em dash", title, &body.replace('—', "–"));
        same("two hyphens for a dash", title, &body.replace('—', "--"));
        let after_digit = |space: &str| {
            let mut made = String::new();
            for c in body.chars() {
                if c == ' ' && made.ends_with(|d: char| d.is_ascii_digit()) {
                    made.push_str(space)
                } else {
                    made.push(c)
                }
            }
            made
        };
        same("a no-break space behind numbers", title, &after_digit("\u{a0}"));
        same("a narrow no-break space behind numbers", title, &after_digit("\u{202f}"));
    }
}

/// Known wrong: a name of several words is found only if one plain space stands between them, so a no-break space, two
/// spaces or the line end of a hard-wrapped text hide "North Korea". Once it is found, this law belongs to
/// `typography_changes_no_report`.
#[test]
fn any_but_one_plain_space_inside_a_name_still_hides_the_name() {
    let plain = lines("North Korea has sent 22 howitzers to Russia.", DAY);
    assert!(plain[0].starts_with("PRK -> RUS "), "{plain:?}");
    for space in ["\u{a0}", "\u{202f}", "  ", "\n"] {
        let got = lines(&format!("North{space}Korea has sent 22 howitzers to Russia."), DAY);
        assert_eq!(got, [plain[0].replace("PRK", "-")], "{space:?} is right now, or wrong in another way");
    }
}

#[test]
fn changing_a_number_changes_that_quantity_and_nothing_else() {
    let paragraphs = PARAGRAPHS.join("\n\n");
    // What stands in the text, what is put there, and both as the line has them.
    let changes: &[(&str, &str, &str, &str)] = &[
        ("22 howitzers", "31 howitzers", "22..22", "31..31"),
        ("four Bayraktar", "seventeen Bayraktar", "4..4", "17..17"),
        ("30 armoured", "1,450 armoured", "30..30", "1450..1450"),
        ("14 MiG-29", "33 MiG-29", "14..14", "33..33"),
        ("five KC-390", "thirty-one KC-390", "5..5", "31..31"),
        ("eight submarines", "nine submarines", "8..8", "9..9"),
        ("Dozens of", "Hundreds of", "24..", "200.."),
        ("more than 200", "more than 7,500", "200..", "7500.."),
        ("20 and 30", "25 and 45", "20..30", "25..45"),
    ];
    let plain = tuples("", &paragraphs);
    for (was, is, amount, other_amount) in changes {
        let other = tuples("", &paragraphs.replace(was, is));
        assert_eq!(other.len(), plain.len(), "{was} to {is}");
        let changed: Vec<_> = plain.iter().zip(&other).filter(|(p, o)| p != o).collect();
        assert!(
            matches!(changed.as_slice(), [(p, o)] if p.replace(amount, other_amount) == **o),
            "{was} to {is}: {changed:#?}"
        );
    }
}

#[test]
fn paragraphs_in_any_order_keep_their_spans() {
    let paragraphs: Vec<&str> = ARTICLES.iter().flat_map(|(_, body)| body.split("\n\n")).collect();
    let prime = 23;
    assert!(paragraphs.len() < prime);
    for order in orders(prime) {
        let shuffled: Vec<&str> = order.iter().filter_map(|n| paragraphs.get(n - 1).copied()).collect();
        assert_eq!(shuffled.len(), paragraphs.len());
        hold_to_the_text("", &shuffled.join("\n\n"));
    }
}

#[test]
fn paragraphs_that_say_all_themselves_give_the_same_reports_in_any_order() {
    let alone: Vec<BTreeSet<String>> = PARAGRAPHS.iter().map(|p| set("", p)).collect();
    for (paragraph, reports) in PARAGRAPHS.iter().zip(&alone) {
        assert_eq!(reports.len(), 1, "{paragraph}: {reports:?}");
    }
    let all: BTreeSet<String> = alone.into_iter().flatten().collect();
    assert_eq!(all.len(), PARAGRAPHS.len());
    for order in orders(PARAGRAPHS.len() + 1) {
        let shuffled: Vec<&str> = order.iter().map(|n| PARAGRAPHS[n - 1]).collect();
        let got = tuples("", &shuffled.join("\n\n"));
        assert_eq!(got.len(), all.len(), "{order:?}: {got:#?}");
        assert_eq!(got.into_iter().collect::<BTreeSet<_>>(), all, "{order:?}");
    }
}

#[test]
fn two_stories_under_their_headlines_keep_the_reports_of_both() {
    for (first_title, first) in ARTICLES {
        for (second_title, second) in ARTICLES.iter().filter(|(_, body)| body != first) {
            let both = tuples(first_title, &format!("{first}\n\n{second_title}\n\n{second}"));
            let mut left = both.clone();
            for wanted in tuples(first_title, first).into_iter().chain(tuples(second_title, second)) {
                let at = left.iter().position(|got| *got == wanted);
                assert!(at.is_some(), "{first_title} + {second_title}: lost {wanted}\nof {both:#?}");
                if let Some(at) = at {
                    left.swap_remove(at);
                }
            }
            assert!(left.is_empty(), "{first_title} + {second_title}: gained {left:#?}");
        }
    }
}
