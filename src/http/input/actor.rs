//! Suppliers and recipients in a question: alpha-3, alpha-2 or the name.

use super::Params;
use crate::extract::Lexicon;
use crate::http::problem::Problem;
use crate::model::ActorCode;

/// One side of a flow as a question names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Party {
    /// Reports that do not say who.
    Unknown,
    /// This actor.
    Known(ActorCode),
}

/// All values of a parameter that names actors; `unknown` asks for reports that do not say who.
pub(crate) fn actor_parameter(params: &Params, name: &str, lexicon: &Lexicon) -> Result<Vec<Party>, Problem> {
    params.all(name).map(|text| party(name, text, lexicon)).collect()
}

fn party(name: &str, text: &str, lexicon: &Lexicon) -> Result<Party, Problem> {
    if text == "unknown" {
        return Ok(Party::Unknown);
    }
    match lexicon.actor_by_any(text) {
        Some((code, _, _)) => Ok(Party::Known(code.clone())),
        None => Err(unknown_actor(name, text, lexicon)),
    }
}

fn unknown_actor(name: &str, text: &str, lexicon: &Lexicon) -> Problem {
    let text: String = text.chars().take(100).collect();
    let detail = format!(
        "`{name}`: `{text}` is no known actor; write an ISO code like PRK or KP, a name, or `unknown`"
    );
    Problem::parameter(name, detail, suggestion(&text, lexicon).map(str::to_owned))
}

/// `unknown` if that was misspelt, else the one actor whose name is abbreviated so, else the nearest name or code.
fn suggestion<'a>(text: &str, lexicon: &'a Lexicon) -> Option<&'a str> {
    let text = text.trim().to_lowercase();
    if strsim::osa_distance(&text, "unknown") <= 2 {
        return Some("unknown");
    }
    let mut abbreviated = lexicon.actors().filter(|(_, name, _)| abbreviates(&text, &name.to_lowercase()));
    match (abbreviated.next(), abbreviated.next()) {
        (Some((code, _, _)), None) => Some(code.as_str()),
        _ => lexicon.nearest_actor(&text),
    }
}

/// Whether a text is made of the beginnings of a name's words, one of each: `nko` of `north korea`.
fn abbreviates(text: &str, name: &str) -> bool {
    let Some((word, rest)) = name.split_once(' ') else { return !text.is_empty() && name.starts_with(text) };
    let beginnings = (1..=text.len().min(word.len())).filter(|length| text.is_char_boundary(*length));
    beginnings
        .filter(|length| word.starts_with(&text[..*length]))
        .any(|length| abbreviates(&text[length..], rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_meant_is_suggested() {
        let lexicon = Lexicon::embedded();
        for (text, meant) in [
            ("NKO", Some("PRK")),
            ("SKorea", Some("KOR")),
            ("North Koera", Some("PRK")),
            ("Ukrain", Some("UKR")),
            ("unknwon", Some("unknown")),
            ("Unknown", Some("unknown")),
            ("zzzzzzzzz", None),
        ] {
            assert_eq!(suggestion(text, lexicon), meant, "{text}");
        }
    }
}
