//! Labelled pairs out of `pairs.toml`: what happens to wire copy, done by code; what only looks like it, written by hand.

use armsledger::model::Sketch;
use toml::{Table, Value};

/// Two texts, and whether they are copies.
pub(crate) struct Pair {
    pub(crate) name: String,
    pub(crate) a: Sketch,
    pub(crate) b: Sketch,
    pub(crate) is_copy: bool,
    /// Whether the thresholds were fitted on it.
    pub(crate) is_fitted_on: bool,
}

/// Paragraphs; an article has a blank line between them.
type Text = Vec<String>;

/// All pairs.
pub(crate) fn pairs() -> Vec<Pair> {
    let file: Table = include_str!("pairs.toml").parse().unwrap();
    let stories = list(&file, "story");
    let background = text(&file, "background");
    let mut pairs = Vec::new();
    for (place, story) in stories.iter().enumerate() {
        let added = &background[place % background.len()];
        let name = word(story, "name");
        let mut add = |kind: &str, is_copy, a: String, b: String| {
            let name = format!("{name}: {kind}");
            pairs.push(Pair {
                name,
                a: Sketch::of(&a),
                b: Sketch::of(&b),
                is_copy,
                is_fitted_on: place % 2 == 0,
            });
        };
        copies(story, added, &mut |kind, a, b| add(kind, true, a, b));
        look_alikes(story, &mut |kind, a, b| add(kind, false, a, b));
    }
    notices(&file, &mut pairs);
    roundups(&file, &stories, &mut pairs);
    pairs
}

/// What sites do with one wire story.
fn copies(story: &Table, added: &str, add: &mut dyn FnMut(&str, String, String)) {
    let whole = text(story, "text");
    let edited = changed(&whole, story, "edits");
    let agency = word(story, "agency");
    let cut = whole[..3].to_vec();
    let mut reordered = whole.clone();
    reordered.swap(1, 3);
    let mut longer = edited.clone();
    longer.insert(2, added.to_owned());
    let mut cut_and_longer = edited[..4].to_vec();
    cut_and_longer.push(added.to_owned());
    let shortened: Text = whole.iter().map(|paragraph| without_last_sentence(paragraph)).collect();
    add("edited", join(&whole), join(&edited));
    add("cut at the end", join(&whole), join(&cut));
    add("credited and edited", join(&whole), credited(agency, &edited));
    add("in another order", join(&edited), join(&reordered));
    add("with a paragraph of background", join(&whole), join(&longer));
    add("cut, with a paragraph of background", join(&whole), join(&cut_and_longer));
    add("edited here, cut there", join(&edited), credited(agency, &cut));
    add("both credited, cut to two paragraphs", credited(agency, &whole), credited(agency, &edited[..2]));
    add("a sentence less in each paragraph", join(&whole), join(&shortened));
    add(
        "both credited, edited, reordered and cut",
        credited(agency, &longer),
        credited(agency, &reordered[..4]),
    );
}

/// What is no copy however much it shares.
fn look_alikes(story: &Table, add: &mut dyn FnMut(&str, String, String)) {
    let whole = text(story, "text");
    let agency = word(story, "agency");
    let update = changed(&whole, story, "update");
    let rival: Text = word(story, "rival").lines().map(String::from).collect();
    let mut other: Text = word(story, "other").lines().map(String::from).collect();
    let mut half_other = other.clone();
    half_other.extend_from_slice(&whole[3..]);
    other.push(whole[4].clone());
    add("a new figure", join(&whole), join(&update));
    add("a new figure, both credited", credited(agency, &whole), credited(agency, &update));
    add("a new figure, edited and cut", join(&changed(&whole, story, "edits")), join(&update[..4]));
    add("another reporter", join(&whole), join(&rival));
    add("another reporter of the agency", credited(agency, &whole), credited(agency, &rival));
    add("other news, one background", join(&whole), join(&other));
    add("other news, two paragraphs of background", join(&whole), join(&half_other));
    add("other news, two paragraphs of background, cut", join(&whole), join(&half_other[1..]));
    add(
        "other news of the agency, two of background",
        credited(agency, &whole),
        credited(agency, &half_other),
    );
    add("other news of the agency, one background", credited(agency, &whole), credited(agency, &other));
}

/// Notices from one form, for each two of the countries.
fn notices(file: &Table, pairs: &mut Vec<Pair>) {
    let form = file["form"]["notice"].as_str().unwrap();
    let notices: Vec<String> = list(file, "notice")
        .into_iter()
        .map(|notice| {
            notice.iter().fold(form.to_owned(), |text, (field, value)| {
                text.replace(&format!("{{{field}}}"), value.as_str().unwrap())
            })
        })
        .collect();
    for (place, a) in notices.iter().enumerate() {
        for (b, other) in notices.iter().enumerate().skip(place + 1) {
            for agency in [None, Some("Newswire")] {
                let dress = |text: &str| {
                    agency.map_or(text.to_owned(), |agency| credited(agency, &[text.to_owned()]))
                };
                pairs.push(Pair {
                    name: format!("notices {place} and {b}, credit {agency:?}"),
                    a: Sketch::of(&dress(a)),
                    b: Sketch::of(&dress(other)),
                    is_copy: false,
                    is_fitted_on: (place + b) % 2 == 0,
                });
            }
        }
    }
}

/// One notice for each country, alike in everything else.
pub(crate) fn same_form(countries: [&str; 2]) -> [Sketch; 2] {
    let file: Table = include_str!("pairs.toml").parse().unwrap();
    let form = file["form"]["notice"].as_str().unwrap();
    let form = form.replace("{number}", "120").replace("{item}", "Lynx missiles").replace("{cost}", "48");
    countries.map(|country| Sketch::of(&form.replace("{country}", country)))
}

/// Digests against each other and against the stories whose first paragraphs they hold.
fn roundups(file: &Table, stories: &[Table], pairs: &mut Vec<Pair>) {
    let forms: Vec<String> = list(file, "roundup").iter().map(|form| word(form, "text").to_owned()).collect();
    let firsts: Vec<String> = stories.iter().map(|story| text(story, "text")[0].clone()).collect();
    let week = |form: usize| {
        let held: Vec<&str> = firsts.iter().skip(form).step_by(2).map(String::as_str).collect();
        forms[form].replace("{stories}", &held.join("\n"))
    };
    let mut add = |name: String, a: &str, b: &str, is_fitted_on| {
        pairs.push(Pair { name, a: Sketch::of(a), b: Sketch::of(b), is_copy: false, is_fitted_on });
    };
    for (place, story) in stories.iter().enumerate() {
        let name = format!("round-up of {}", word(story, "name"));
        add(name, &week(place % 2), &join(&text(story, "text")), place % 2 == 0);
    }
    add("two round-ups".into(), &week(0), &week(1), false);
}

fn changed(text: &[String], story: &Table, by: &str) -> Text {
    let mut whole = join(text);
    for change in story[by].as_array().unwrap() {
        let (was, becomes) = (change[0].as_str().unwrap(), change[1].as_str().unwrap());
        assert!(whole.contains(was), "no `{was}` in {whole}");
        whole = whole.replace(was, becomes);
    }
    whole.split("\n\n").map(String::from).collect()
}

fn credited(agency: &str, text: &[String]) -> String {
    format!(
        "HARROW, Feb 11 ({agency}) - {}\n\n(Reporting by Ana Berl and Tom Reve; Editing by Kay Dunn)",
        join(text)
    )
}

fn without_last_sentence(paragraph: &str) -> String {
    match paragraph.trim_end_matches('.').rsplit_once(". ") {
        Some((before, _)) => format!("{before}."),
        None => paragraph.to_owned(),
    }
}

fn join(text: &[String]) -> String {
    text.join("\n\n")
}

fn list(table: &Table, name: &str) -> Vec<Table> {
    table[name].as_array().unwrap().iter().map(|entry| entry.as_table().unwrap().clone()).collect()
}

fn text(table: &Table, name: &str) -> Text {
    table[name].as_array().unwrap().iter().map(|value: &Value| value.as_str().unwrap().to_owned()).collect()
}

fn word<'a>(table: &'a Table, name: &str) -> &'a str {
    table[name].as_str().unwrap()
}
