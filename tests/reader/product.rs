//! Generated sentences: country x country x shape, voice x order x tense, hedge x order.

use crate::lines;

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

/// One sentence of the product below with the status that its tense asks for.
struct Generated {
    text: String,
    status: &'static str,
}

/// Verbs by form: base, past, participle.
const VERBS: &[(&str, &str, &str)] = &[
    ("send", "sent", "sent"),
    ("deliver", "delivered", "delivered"),
    ("supply", "supplied", "supplied"),
    ("ship", "shipped", "shipped"),
    ("transfer", "transferred", "transferred"),
    ("donate", "donated", "donated"),
];

fn product() -> Vec<Generated> {
    let mut all = Vec::new();
    let mut add = |text: String, status| all.push(Generated { text, status });
    for (base, past, participle) in VERBS {
        let active = [
            (format!("France {past}"), "delivered"),
            (format!("France has {participle}"), "delivered"),
            (format!("France had {participle}"), "delivered"),
            (format!("France has already {participle}"), "delivered"),
            (format!("France will {base}"), "planned"),
            (format!("France plans to {base}"), "planned"),
            (format!("France is due to {base}"), "planned"),
            (format!("France may {base}"), "possible"),
            (format!("France could {base}"), "possible"),
            (format!("France has promised to {base}"), "pledged"),
        ];
        for (head, status) in active {
            add(format!("{head} 30 howitzers to Armenia."), status);
            add(format!("In a surprise move, {head} 30 howitzers to Armenia."), status);
            if matches!(*base, "send") {
                add(format!("{head} Armenia 30 howitzers."), status);
            }
            if matches!(*base, "supply") {
                add(format!("{head} Armenia with 30 howitzers."), status);
            }
        }
        let passive = [
            (format!("were {participle}"), "delivered"),
            (format!("have been {participle}"), "delivered"),
            (format!("had been {participle}"), "delivered"),
            (format!("will be {participle}"), "planned"),
            (format!("are due to be {participle}"), "planned"),
            (format!("could be {participle}"), "possible"),
            (format!("may be {participle}"), "possible"),
        ];
        for (verb, status) in passive {
            add(format!("30 howitzers {verb} to Armenia by France."), status);
            add(format!("30 howitzers {verb} by France to Armenia."), status);
            add(format!("Thirty howitzers {verb} to Armenia by France."), status);
        }
    }
    all
}

#[test]
fn voice_order_and_tense_give_one_report_with_the_status_of_the_tense() {
    let all = product();
    assert!(all.len() >= 200, "{} sentences", all.len());
    let faults: Vec<String> = all
        .iter()
        .filter_map(|g| {
            let got = lines(&g.text, DAY);
            let head =
                format!("FRA -> ARM | artillery | exact 30..30 units | total | {} | affirmed |", g.status);
            (got.len() != 1 || !got[0].starts_with(&head))
                .then(|| format!("{} ({}): {got:?}", g.text, g.status))
        })
        .collect();
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), all.len(), faults.join("\n"));
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
