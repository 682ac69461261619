//! Regular English inflection for the words of the lexicon.

use serde::{Deserialize, Serialize};

/// Form of a verb or a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Form {
    /// send
    Base,
    /// sends
    Third,
    /// sent, after a subject
    Past,
    /// sent, after have or be
    Participle,
    /// sending
    Gerund,
    /// The singular of a noun.
    Singular,
    /// The plural of a noun.
    Plural,
}

/// The forms of a verb written as `base`, or `base/past/participle`, with an optional particle after a blank.
/// Gives each form's head word and what must follow it.
pub(super) fn verb_forms(entry: &str) -> Vec<(String, Vec<String>, Form)> {
    let mut words = entry.split(' ');
    let head = words.next().unwrap_or_default();
    let rest: Vec<String> = words.map(str::to_owned).collect();
    let mut stems = head.split('/');
    let base = stems.next().unwrap_or_default();
    let past = stems.next().map_or_else(|| regular_past(base), str::to_owned);
    let participle = stems.next().map_or_else(|| past.clone(), str::to_owned);
    let mut forms = vec![
        (base.to_owned(), Form::Base),
        (with_s(base), Form::Third),
        (gerund(base), Form::Gerund),
        (past.clone(), Form::Past),
    ];
    if participle != past {
        forms.push((participle, Form::Participle));
    }
    forms.into_iter().map(|(word, form)| (word, rest.clone(), form)).collect()
}

/// The regular plural of a noun, or the third person of a verb; of a phrase, its last word's.
pub(super) fn with_s(word: &str) -> String {
    let lower = word.to_ascii_lowercase();
    if lower.ends_with("craft") || lower.ends_with("personnel") || lower.ends_with("equipment") {
        return word.to_owned();
    }
    let vowel_y = ["ay", "ey", "oy", "uy"].iter().any(|end| lower.ends_with(end));
    if lower.ends_with('y') && !vowel_y {
        format!("{}ies", &word[..word.len() - 1])
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|end| lower.ends_with(end))
        || lower == "go"
        || lower == "do"
    {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

fn regular_past(base: &str) -> String {
    let vowel_y = ["ay", "ey", "oy", "uy"].iter().any(|end| base.ends_with(end));
    if base.ends_with('e') {
        format!("{base}d")
    } else if base.ends_with('y') && !vowel_y {
        format!("{}ied", &base[..base.len() - 1])
    } else {
        format!("{}ed", doubled(base))
    }
}

fn gerund(base: &str) -> String {
    if base.ends_with('e') && !base.ends_with("ee") && base.len() > 2 {
        format!("{}ing", &base[..base.len() - 1])
    } else {
        format!("{}ing", doubled(base))
    }
}

/// Doubles the last letter where English does: one short final syllable, and the few stressed ones in our lists.
fn doubled(base: &str) -> String {
    const STRESSED: [&str; 9] =
        ["ship", "transfer", "commit", "permit", "get", "let", "put", "allot", "admit"];
    let last = base.chars().last().unwrap_or_default();
    let plan_like = ["plan", "ban", "set", "stop", "airship", "scrap", "tranship", "equip", "beg", "refer"];
    if STRESSED.contains(&base) || plan_like.contains(&base) {
        format!("{base}{last}")
    } else {
        base.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_inflect() {
        let words = |entry: &str| verb_forms(entry).into_iter().map(|(w, ..)| w).collect::<Vec<_>>();
        assert_eq!(words("send/sent/sent"), ["send", "sends", "sending", "sent"]);
        assert_eq!(words("ship"), ["ship", "ships", "shipping", "shipped"]);
        assert_eq!(words("supply"), ["supply", "supplies", "supplying", "supplied"]);
        assert_eq!(words("give/gave/given"), ["give", "gives", "giving", "gave", "given"]);
        assert_eq!(words("hand over"), ["hand", "hands", "handing", "handed"]);
        assert_eq!(words("deny"), ["deny", "denies", "denying", "denied"]);
        assert_eq!(words("deploy"), ["deploy", "deploys", "deploying", "deployed"]);
        assert_eq!(words("deliver"), ["deliver", "delivers", "delivering", "delivered"]);
        assert_eq!(words("equip"), ["equip", "equips", "equipping", "equipped"]);
    }

    #[test]
    fn nouns_take_their_plural() {
        for (one, many) in [
            ("battery", "batteries"),
            ("convoy", "convoys"),
            ("launch", "launches"),
            ("tank", "tanks"),
            ("aircraft", "aircraft"),
        ] {
            assert_eq!(with_s(one), many);
        }
    }
}
