//! The query string: decoded strictly, unknown names refused with the nearest known one, a repeated name is an OR.

use std::fmt::Display;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::http::problem::{self, Problem};
use crate::model::{Id, SourceCode};

/// Longest query string, in bytes; with the path it stays under the 8 KiB of an address.
const QUERY_LIMIT_BYTES: usize = 8 * 1024;

/// The decoded parameters of one request, in the order given.
#[derive(Debug)]
pub(crate) struct Params {
    /// The path they were sent to.
    pub(crate) path: String,
    pairs: Vec<(String, String)>,
}

impl Params {
    /// Decodes and checks the names. `known` is a list of lists, so that groups of parameters can be shared.
    pub(crate) fn parse(path: &str, query: &str, known: &[&[&str]]) -> Result<Params, Problem> {
        if query.len() > QUERY_LIMIT_BYTES {
            return Err(Problem::new(
                problem::TOO_LARGE,
                format!("The query is longer than {QUERY_LIMIT_BYTES} bytes"),
            ));
        }
        let mut pairs = Vec::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = decoded(name)
                .map_err(|why| Problem::parameter("?", format!("a parameter's name {why}"), None))?;
            if !known.iter().any(|names| names.contains(&name.as_str())) {
                return Err(unknown_parameter(&name, known));
            }
            let value =
                decoded(value).map_err(|why| Problem::parameter(&name, format!("`{name}` {why}"), None))?;
            if value.trim().is_empty() {
                return Err(Problem::parameter(
                    &name,
                    format!("`{name}` is empty; leave it out to ask for all"),
                    None,
                ));
            }
            pairs.push((name, value));
        }
        Ok(Params { path: path.to_owned(), pairs })
    }

    /// All values of a name, in order.
    pub(crate) fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    /// The one value of a name.
    pub(crate) fn one<'a>(&'a self, name: &str) -> Result<Option<&'a str>, Problem> {
        let mut values =
            self.pairs.iter().filter(|(given, _)| given == name).map(|(_, value)| value.as_str());
        match (values.next(), values.next()) {
            (_, Some(_)) => Err(Problem::parameter(name, format!("`{name}` is given more than once"), None)),
            (value, None) => Ok(value),
        }
    }

    /// The one value of a name, which must be there.
    pub(crate) fn required<'a>(&'a self, name: &str) -> Result<&'a str, Problem> {
        self.one(name)?.ok_or_else(|| Problem::parameter(name, format!("`{name}` is required"), None))
    }

    /// The one value of a name, parsed.
    pub(crate) fn parsed<T: FromStr<Err: Display>>(&self, name: &str) -> Result<Option<T>, Problem> {
        self.one(name)?.map(|value| parse_value(name, value)).transpose()
    }

    /// All values of a name, parsed.
    pub(crate) fn list<T: FromStr<Err: Display>>(&self, name: &str) -> Result<Vec<T>, Problem> {
        self.all(name).map(|value| parse_value(name, value)).collect()
    }

    /// The one id of a name.
    pub(crate) fn id(&self, name: &str) -> Result<Option<Id>, Problem> {
        self.one(name)?.map(|text| checked(name, Id::parse(text))).transpose()
    }

    /// All ids of a name.
    pub(crate) fn ids(&self, name: &str) -> Result<Vec<Id>, Problem> {
        self.all(name).map(|text| checked(name, Id::parse(text))).collect()
    }

    /// All source codes of a name.
    pub(crate) fn sources(&self, name: &str) -> Result<Vec<SourceCode>, Problem> {
        let whole = |code: Result<SourceCode, _>| {
            checked(name, code.map_err(|_| "no code of a source, like KOR or KOR.mnd"))
        };
        self.all(name).map(|text| whole(SourceCode::parse(text))).collect()
    }

    /// The one instant of a name: a day (00:00 UTC) or RFC 3339.
    pub(crate) fn day_or_instant(&self, name: &str) -> Result<Option<Timestamp>, Problem> {
        let parse = |text: &str| {
            let midnight = |day: Date| day.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp());
            let day = (text.len() == 10).then(|| text.parse().ok().and_then(midnight)).flatten();
            day.or_else(|| text.parse().ok())
                .ok_or("neither a date (YYYY-MM-DD) nor an RFC 3339 instant with a zone")
        };
        self.one(name)?.map(|text| checked(name, parse(text))).transpose()
    }

    /// `true` or `false`; absent is false.
    pub(crate) fn flag(&self, name: &str) -> Result<bool, Problem> {
        match self.one(name)? {
            None | Some("false") => Ok(false),
            Some("true") => Ok(true),
            Some(other) => {
                Err(Problem::parameter(name, format!("`{name}` is true or false, not `{other}`"), None))
            }
        }
    }

    /// The same address with some parameters left out and others added.
    pub(crate) fn address(&self, without: &[&str], with: &[(&str, &str)]) -> String {
        let kept = self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let kept = kept.filter(|(name, _)| !without.contains(name));
        let query: Vec<String> = kept
            .chain(with.iter().copied())
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        if query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, query.join("&")) }
    }
}

fn parse_value<T: FromStr<Err: Display>>(name: &str, value: &str) -> Result<T, Problem> {
    checked(name, value.parse())
}

fn checked<T, E: Display>(name: &str, parsed: Result<T, E>) -> Result<T, Problem> {
    parsed.map_err(|error| Problem::parameter(name, format!("`{name}`: {error}"), None))
}

fn unknown_parameter(name: &str, known: &[&[&str]]) -> Problem {
    let name: String = name.chars().take(100).collect();
    let nearest = nearest(&name, known.iter().flat_map(|names| names.iter().copied()));
    let known: Vec<&str> = known.iter().flat_map(|names| names.iter().copied()).collect();
    let detail = if known.is_empty() {
        format!("`{name}` is no parameter here; this path takes none")
    } else {
        format!("`{name}` is no parameter here (known: {})", known.join(", "))
    };
    Problem::faulty_parameter(problem::UNKNOWN_PARAMETER, &name, detail, nearest)
}

/// The known word that looks most like `word`, if one looks like it at all.
pub(crate) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let word = word.to_lowercase();
    let scored = known.map(|candidate| (strsim::jaro_winkler(&word, &candidate.to_lowercase()), candidate));
    let best = scored.filter(|(score, _)| *score >= 0.75).max_by(|a, b| a.0.total_cmp(&b.0));
    best.map(|(_, candidate)| candidate.to_owned())
}

/// Percent-decoding with `+` as a space; says what is wrong with bytes that are no plain text.
fn decoded(text: &str) -> Result<String, &'static str> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => match (rest.next().and_then(hex), rest.next().and_then(hex)) {
                (Some(high), Some(low)) => high << 4 | low,
                _ => return Err("has a % without two hexadecimal digits after it"),
            },
            plain => plain,
        });
    }
    let text = String::from_utf8(bytes).map_err(|_| "is no UTF-8")?;
    if text.contains(|c: char| c < ' ') { Err("holds control characters") } else { Ok(text) }
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// Percent-encoding that leaves `:` and `,` as they are, both legal in a query.
fn encoded(value: &str) -> String {
    let encoded: String = url::form_urlencoded::byte_serialize(value.as_bytes()).collect();
    encoded.replace("%3A", ":").replace("%2C", ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &[&[&str]] = &[&["supplier", "recipient"], &["as_of", "known_at"]];

    fn parse(query: &str) -> Result<Params, Problem> {
        Params::parse("/v1/reports", query, KNOWN)
    }

    #[test]
    fn a_repeated_name_is_a_list_and_the_order_stays() {
        let params = parse("supplier=PRK&recipient=RUS&supplier=South%20Korea&supplier=a+b").expect("taken");
        assert_eq!(params.all("supplier").collect::<Vec<_>>(), ["PRK", "South Korea", "a b"]);
        assert!(params.one("supplier").is_err());
        assert_eq!(params.one("recipient").expect("one"), Some("RUS"));
    }

    #[test]
    fn an_unknown_name_is_refused_with_the_nearest() {
        for (query, suggestion) in
            [("suplier=PRK", Some("supplier")), ("asof=2024-01-01", Some("as_of")), ("zzz=1", None)]
        {
            let problem = parse(query).expect_err("is refused");
            assert_eq!(problem.kind, problem::UNKNOWN_PARAMETER);
            assert_eq!(problem.errors[0].suggestion.as_deref(), suggestion, "{query}");
        }
    }

    #[test]
    fn values_that_are_no_plain_text_are_refused() {
        for query in [
            "supplier=%ff",
            "supplier=%00",
            "supplier=%4",
            "supplier=%zz",
            "supplier=a%0Ab",
            "supplier=",
            "supplier",
            "%ff=1",
        ] {
            assert_eq!(parse(query).expect_err(query).kind, problem::INVALID_PARAMETER, "{query}");
        }
    }

    #[test]
    fn an_address_can_be_pinned() {
        let params = parse("supplier=South+Korea&known_at=2024-01-01").expect("taken");
        let pinned = params.address(&["known_at"], &[("known_at", "seq:7")]);
        assert_eq!(pinned, "/v1/reports?supplier=South+Korea&known_at=seq:7");
    }
}
