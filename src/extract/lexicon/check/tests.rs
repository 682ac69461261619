//! Planted faults, each found and named.

use super::*;

/// What is said of a file laid over the built-in ones.
fn said(name: &str, content: &str) -> Vec<String> {
    let found = check(&[(name.to_owned(), content.to_owned())]);
    found.problems.into_iter().map(|p| format!("{}: {}: {}", p.file, p.entry, p.what)).collect()
}

/// A weapon with a field changed or added.
fn weapon(id: &str, changed: &str, value: &str) -> String {
    let (own, name) = (format!("\"{id}\""), format!("[\"Zarkon {id}\"]"));
    let mut fields =
        vec![("id", &*own), ("designation", &*own), ("names", &*name), ("category", "\"missiles\"")];
    match fields.iter_mut().find(|(field, _)| *field == changed) {
        Some(field) => field.1 = value,
        None => fields.push((changed, value)),
    }
    let lines: String = fields.iter().map(|(field, value)| format!("{field} = {value}\n")).collect();
    format!("[[system]]\n{lines}")
}

#[test]
fn the_built_in_words_are_in_order() {
    assert_eq!(check(&[]).problems, []);
}

#[test]
fn every_fault_in_a_weapon_is_found_and_named_and_not_only_the_first() {
    let faults = [
        ("aa", "colour", "\"red\"", "aa: unknown field `colour`"),
        ("ab", "category", "\"rockets\"", "ab: `category`: `rockets` is not one of"),
        ("ac", "type", "\"artillery.mlrs\"", "ac: `type`: `artillery.mlrs` does not begin with the category"),
        ("ad", "type", "\"missiles.huge\"", "ad: `type`: no built-in entry has `missiles.huge`"),
        ("ae", "maker", "\"XYZ\"", "ae: `maker`: no state or group has the code `XYZ`"),
        ("af", "unroca", "\"VIII\"", "af: `unroca`: `VIII` is not one of"),
        ("ag", "sipri", "\"Rockets\"", "ag: `sipri`: `Rockets` is not one of"),
        ("ah", "names", "[\" Blank\"]", "ah: `names`: \" Blank\" begins or ends with a blank"),
        ("ai", "names", "[\"\"]", "ai: `names` holds an empty name"),
        ("aj", "names", "[\"-5 Zarkon\"]", "aj: `names`: \"-5 Zarkon\" begins with neither"),
        ("ak", "names", "[\"S300\"]", "ak: \"S300\" is also a name of"),
        ("al", "ambiguous", "true", "al: is ambiguous and needs an `example` and a `counter`"),
        ("am", "id", "\"AM-1\"", "AM-1: `id`: `AM-1` holds more than"),
        ("an", "id", "\"\"", "Zarkon an: `id` is empty"),
        ("ao", "maker", "\"USA\"", ""),
        ("ao", "sipri", "\"\"", "ao: `id` is used twice, also in systems/mine.toml"),
        ("ap", "names", "[\"Zarkon ao\"]", "ap: \"Zarkon ao\" is also a name of ao"),
    ];
    let all: String = faults.iter().map(|(id, field, value, _)| weapon(id, field, value)).collect();
    let mut said = said("systems/mine.toml", &all);
    for (.., culprit) in faults.iter().filter(|fault| !fault.3.is_empty()) {
        let at = said.iter().position(|s| s.starts_with(&format!("systems/mine.toml: {culprit}")));
        said.remove(at.unwrap_or_else(|| panic!("{culprit}: {said:#?}")));
    }
    let rest =
        ["AM-1: is out of order", "Zarkon an: is out of order", "ao: \"Zarkon ao\" is also a name of ao"];
    for culprit in rest {
        assert!(said.iter().any(|s| s.contains(culprit)), "{culprit}: {said:#?}");
    }
    said.retain(|s| !rest.iter().any(|culprit| s.contains(culprit)));
    assert_eq!(said, [""; 0]);
}

#[test]
fn a_sound_weapon_is_left_alone() {
    assert_eq!(said("systems/mine.toml", &weapon("aa", "maker", "\"USA\"")), [""; 0]);
}

#[test]
fn what_is_no_toml_is_told_with_its_line() {
    let said = said("groups.toml", "[[group]]\ncode = \"AA\"\nname = \n");
    assert!(said.len() == 1 && said[0].contains("line 3: "), "{said:?}");
}

#[test]
fn a_table_or_a_file_that_nobody_reads_is_told_with_the_nearest() {
    assert!(said("shields.toml", "[[shild]]\nname = \"A\"")[0].contains("there is no [[shild]]"));
    assert!(said("actor.toml", "")[0].contains("the nearest is actors.toml"));
    assert!(said("numbers.toml", "")[0].contains("fixed when the program is built"));
}

#[test]
fn order_reversed_days_and_unknown_codes_are_told() {
    let person = |name: &str, office: &str, from: &str, to: &str| {
        format!(
            "[[person]]\nname = \"{name}\"\ncountry = \"USA\"\noffice = \"{office}\"\nfrom = \"{from}\"\nto = \"{to}\"\n"
        )
    };
    let people = person("Zora Test", "mnd", "2024-02-01", "2024-01-01")
        + &person("Adam Test", "chair", "2024-02-30", "");
    let said = said("sources.toml", &people);
    for culprit in [
        "Zora Test: the last day, 2024-01-01, is before the first",
        "Adam Test: is out of order: it stands behind Zora Test",
        "Adam Test: `from`: `2024-02-30` is no day",
        "Adam Test: `office`: neither an office nor a source",
    ] {
        assert!(said.iter().any(|s| s.contains(culprit)), "{culprit}: {said:?}");
    }
    let leader = "[[group]]\ncode = \"AAA_TEST\"\nname = \"T\"\nkind = \"club\"\nnames = [\"T Group\"]\ncountry = \"XYZ\"\n\
                  leaders = [{ name = \"L Test\", from = \"2024-02-01\", to = \"2023-01-01\" }]";
    let said = self::said("groups.toml", leader);
    for culprit in ["L Test: the last day", "`kind`: `club` is not", "`country`: no state"] {
        assert!(said.iter().any(|s| s.contains(culprit)), "{culprit}: {said:?}");
    }
    assert!(self::said("enemies.toml", "pairs = [[\"USA\", \"XYZ\"]]")[0].contains("`XYZ`"));
}

#[test]
fn words_of_rules_are_checked_too() {
    let said = said("triggers.toml", "[[verb]]\nclass = \"throw\"\nstatus = \"gone\"\nverbs = [\"hurl\"]");
    assert!(said.iter().any(|s| s.contains("hurl: `class`: `throw`")), "{said:?}");
    assert!(said.iter().any(|s| s.contains("hurl: `status`: `gone`")), "{said:?}");
    assert!(!self::said("grammar.toml", "[[class]]\nname = \"beeing\"\nwords = [\"x\"]").is_empty());
}

#[test]
fn an_entry_of_a_folder_takes_the_place_of_the_built_in_one() {
    let patriot = "[[system]]\nid = \"patriot\"\ndesignation = \"Patriot\"\nnames = [\"Patriot\"]\ncategory = \"air_defence\"\n";
    assert!(check(&[]).sentences.iter().any(|it| it.id == "patriot"), "it is ambiguous");
    let found = check(&[("systems/mine.toml".to_owned(), patriot.to_owned())]);
    assert_eq!(found.problems, []);
    assert!(!found.sentences.iter().any(|it| it.id == "patriot"));
    assert!(found.counts.iter().any(|count| count.added && count.entries == 1));
}
