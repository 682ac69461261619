//! JSON bodies: strict, and a refusal points at the member.

use serde::de::DeserializeOwned;

use super::nearest;
use crate::http::problem::{self, Problem};

/// Parses a body into a shape that refuses unknown and repeated members; `members` are the known names, for suggestions.
pub(crate) fn parse_json<T: DeserializeOwned>(body: &[u8], members: &[&str]) -> Result<T, Problem> {
    let text = std::str::from_utf8(body).map_err(|error| not_utf8(error.valid_up_to()))?;
    let mut reader = serde_json::Deserializer::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = pointer(error.path());
        refused(error.inner(), path, members)
    })?;
    reader.end().map_err(|error| refused(&error, "#".to_owned(), members))?;
    Ok(value)
}

/// The body is not UTF-8; `valid_bytes` stand before the first fault.
pub(super) fn not_utf8(valid_bytes: usize) -> Problem {
    Problem::member(
        problem::INVALID_ENCODING,
        "#".to_owned(),
        format!("the body is not UTF-8: the byte at {valid_bytes} is wrong"),
        None,
    )
}

fn refused(error: &serde_json::Error, path: String, members: &[&str]) -> Problem {
    let words = error.to_string();
    let member = words.split('`').nth(1);
    let named = |kind: &str| words.starts_with(kind).then_some(member).flatten();
    // An unknown, repeated or missing member is named by the message alone: no value of it was read.
    let name = named("unknown field").or_else(|| named("duplicate field")).or_else(|| named("missing field"));
    let parent =
        name.map_or(path.as_str(), |name| path.strip_suffix(&format!("/{}", escaped(name))).unwrap_or(&path));
    let path = name.map_or(path.clone(), |name| format!("{}/{}", parent, escaped(name)));
    let suggestion = named("unknown field").and_then(|name| nearest(name, members.iter().copied()));
    Problem::member(problem::INVALID_JSON, path, words, suggestion)
}

/// A JSON Pointer as a fragment.
fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter().fold("#".to_owned(), |pointer, segment| match segment {
        Segment::Seq { index } => format!("{pointer}/{index}"),
        Segment::Map { key } => format!("{pointer}/{}", escaped(key)),
        Segment::Enum { .. } | Segment::Unknown => pointer,
    })
}

fn escaped(key: &str) -> String {
    key.chars().take(100).collect::<String>().replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::ArticleInput;

    fn refusal(body: &str) -> (String, Option<String>) {
        let problem = parse_json::<ArticleInput>(body.as_bytes(), ArticleInput::MEMBERS).expect_err(body);
        assert_eq!(problem.kind, problem::INVALID_JSON, "{body}");
        (problem.errors[0].pointer.clone().expect("a pointer"), problem.errors[0].suggestion.clone())
    }

    #[test]
    fn a_refusal_points_at_the_member() {
        for (body, pointer) in [
            (r#"{"text": 5}"#, "#/text"),
            (r#"{"text": ["a"]}"#, "#/text"),
            (r#"{"text": "a", "text": "b"}"#, "#/text"),
            (r#"{"text": "a", "a/b": 1}"#, "#/a~1b"),
            (r#"[]"#, "#"),
            (r#""text""#, "#"),
            ("", "#"),
            (r#"{"text": "a"} x"#, "#"),
            (r#"{"text": "\ud800"}"#, "#/text"),
        ] {
            assert_eq!(refusal(body).0, pointer, "{body}");
        }
        assert_eq!(refusal(r#"{"txt": "a"}"#), ("#/txt".to_owned(), Some("text".to_owned())));
    }

    #[test]
    fn what_is_not_utf8_is_told_apart() {
        let problem = parse_json::<ArticleInput>(b"{\"text\": \"\xff\"}", ArticleInput::MEMBERS)
            .expect_err("is refused");
        assert_eq!(problem.kind, problem::INVALID_ENCODING);
    }

    #[test]
    fn a_good_body_is_taken() {
        let input: ArticleInput =
            parse_json(b"\xef\xbb\xbf{\"text\": \"a\", \"title\": null}", ArticleInput::MEMBERS)
                .expect("taken");
        assert_eq!((input.text.as_deref(), input.title), (Some("a"), None));
    }
}
