//! One JSON value a line in, one out: in order, streaming, and a bad line never stops the others.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::ExitCode;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Longest line: an article of 8 MiB whose every byte is escaped as `\u00XX`.
pub(super) const LINE_LIMIT_BYTES: u64 = 48 * 1024 * 1024 + 4096;

/// A line that could not be answered.
#[derive(Debug, Serialize)]
struct BadLine<'a> {
    /// As given, if it could be read.
    id: Option<Value>,
    /// Number of the line, from 1.
    line: u64,
    /// What is wrong with it.
    error: &'a str,
}

/// Answers every line of `input` on `output`. Blank lines are passed over. Status 1 if a line was bad.
///
/// `answer` is given the number of the line, from 1, and the question in it.
///
/// What is ready is handed on before the next line is waited for, so that a program can talk to us line by line.
///
/// # Errors
/// Only those of reading and writing.
pub(super) fn answer_each<Question: DeserializeOwned, Answer: Serialize>(
    input: impl Read,
    output: impl Write,
    answer: impl Fn(u64, Question) -> Result<Answer, String>,
) -> io::Result<ExitCode> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    let mut output = io::BufWriter::new(output);
    let (mut line, mut number, mut all_good) = (Vec::new(), 0, true);
    loop {
        if input.buffer().is_empty() {
            output.flush()?;
        }
        let Some(whole) = next_line(&mut input, &mut line)? else { break };
        number += 1;
        if whole && line.trim_ascii().is_empty() {
            continue;
        }
        let answered = match whole {
            true => question(&line).and_then(|question| answer(number, question)),
            false => Err(String::from("the line is too long")),
        };
        match answered {
            Ok(answered) => serde_json::to_writer(&mut output, &answered)?,
            Err(error) => {
                all_good = false;
                serde_json::to_writer(
                    &mut output,
                    &BadLine { id: id_of(&line), line: number, error: &error },
                )?;
            }
        }
        output.write_all(b"\n")?;
    }
    output.flush()?;
    Ok(if all_good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Reads a line into `line`, without its end. `None` at the end of the input, `Some(false)` if it is over the limit.
pub(super) fn next_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Option<bool>> {
    line.clear();
    if input.by_ref().take(LINE_LIMIT_BYTES).read_until(b'\n', line)? == 0 {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
    } else if line.len() as u64 == LINE_LIMIT_BYTES {
        line.clear();
        input.skip_until(b'\n')?;
        return Ok(Some(false));
    }
    Ok(Some(true))
}

fn question<Question: DeserializeOwned>(line: &[u8]) -> Result<Question, String> {
    let text = std::str::from_utf8(line).map_err(|e| format!("not UTF-8: {e}"))?;
    from_json(text)
}

/// A value as JSON gives it; an unknown field is refused with the one that was meant, where that can be told.
pub(super) fn from_json<Shape: DeserializeOwned>(text: &str) -> Result<Shape, String> {
    serde_json::from_str(text).map_err(|error| {
        let why = error.to_string();
        match meant(&why) {
            Some(meant) => format!("{why}; did you mean `{meant}`?"),
            None => why,
        }
    })
}

/// The known field that looks most like an unknown one. The refusal names the unknown one first, then all that are known.
fn meant(why: &str) -> Option<&str> {
    let mut names = why.strip_prefix("unknown field ")?.split('`').skip(1).step_by(2);
    let unknown = names.next()?;
    let scored = names.map(|known| (strsim::jaro_winkler(unknown, known), known));
    scored.filter(|(score, _)| *score >= 0.75).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, known)| known)
}

/// The id of a line that is JSON but no question.
fn id_of(line: &[u8]) -> Option<Value> {
    serde_json::from_slice::<Value>(line)
        .ok()?
        .get("id")
        .cloned()
        .filter(|id| id.is_string() || id.is_number())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(input: &str) -> (String, ExitCode) {
        let mut output = Vec::new();
        let double = |_: u64, n: i64| n.checked_mul(2).ok_or_else(|| String::from("too large"));
        let status =
            answer_each(input.as_bytes(), &mut output, double).expect("memory can be read and written");
        (String::from_utf8(output).expect("JSON is UTF-8"), status)
    }

    #[test]
    fn every_line_is_answered_in_order() {
        assert_eq!(answers("1\n2\n\n3"), ("2\n4\n6\n".to_owned(), ExitCode::SUCCESS));
        assert_eq!(answers(""), (String::new(), ExitCode::SUCCESS));
    }

    #[test]
    fn a_bad_line_is_named_and_the_rest_goes_on() {
        let (output, status) = answers("1\n{\"id\":\"x\"}\nnonsense\n9223372036854775807\n5\n");
        let lines: Vec<&str> = output.lines().collect();
        assert_eq!(lines[0], "2");
        assert!(lines[1].starts_with(r#"{"id":"x","line":2,"error":"#), "{}", lines[1]);
        assert!(lines[2].starts_with(r#"{"id":null,"line":3,"error":"#), "{}", lines[2]);
        assert_eq!(lines[3], r#"{"id":null,"line":4,"error":"too large"}"#);
        assert_eq!(lines[4], "10");
        assert_eq!(status, ExitCode::FAILURE);
    }
}
