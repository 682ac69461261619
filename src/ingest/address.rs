//! Canonical addresses: the same page under its many spellings is one article.

use url::Url;

use super::{Field, IntakeError, Reason};

/// Longest address, in bytes.
const ADDRESS_LIMIT_BYTES: usize = 8 * 1024;

/// Query parameters that only tell where a reader came from.
const TRACKING: &[&str] = &[
    "dclid",
    "fbclid",
    "gbraid",
    "gclid",
    "gclsrc",
    "igshid",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "msclkid",
    "oly_anon_id",
    "oly_enc_id",
    "srsltid",
    "ttclid",
    "twclid",
    "wbraid",
    "yclid",
    "ysclid",
];
/// Their families.
const TRACKING_PREFIXES: &[&str] = &["utm_", "mtm_", "pk_", "hsa_", "_hs"];

/// The canonical spelling of an http or https address: lower-case host, no default port, no fragment, no tracking
/// parameters, query sorted. Path and remaining parameters stay as they are: servers tell them apart.
///
/// # Errors
/// [`Reason::BadAddress`] if it is no such address, [`Reason::TooLongLine`] over 8 KiB.
pub fn canonical_address(text: &str) -> Result<String, IntakeError> {
    let refused = |why: &str| IntakeError::new(Field::Url, Reason::BadAddress { why: why.to_owned() });
    let text = text.trim();
    if text.len() > ADDRESS_LIMIT_BYTES {
        return Err(IntakeError::new(Field::Url, Reason::TooLongLine { limit_bytes: ADDRESS_LIMIT_BYTES }));
    }
    if text.contains(char::is_control) {
        return Err(refused("it holds control characters"));
    }
    let mut url = Url::parse(text).map_err(|error| refused(&error.to_string()))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(refused("the scheme is neither http nor https"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(refused("it carries a user name or password"));
    }
    url.set_fragment(None);
    let query = url.query().map(sorted_query);
    url.set_query(query.as_deref().filter(|query| !query.is_empty()));
    if url.as_str().len() > ADDRESS_LIMIT_BYTES {
        return Err(IntakeError::new(Field::Url, Reason::TooLongLine { limit_bytes: ADDRESS_LIMIT_BYTES }));
    }
    Ok(url.into())
}

/// The host of a canonical address, without a leading `www.`.
pub(super) fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

/// The parameters that matter, in order of name and value, spelled as they came.
fn sorted_query(query: &str) -> String {
    let mut pairs: Vec<&str> =
        query.split('&').filter(|pair| !pair.is_empty() && !is_tracking(pair)).collect();
    pairs.sort_unstable();
    pairs.join("&")
}

fn is_tracking(pair: &str) -> bool {
    let name = pair.split('=').next().unwrap_or(pair).to_ascii_lowercase();
    TRACKING.contains(&name.as_str()) || TRACKING_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_page_are_one_address() {
        for spelling in [
            "https://news.example/a?b=2&a=1",
            "HTTPS://News.Example:443/a?a=1&b=2#top",
            "https://news.example/x/../a?a=1&utm_source=feed&b=2&fbclid=xyz",
        ] {
            assert_eq!(
                canonical_address(spelling).as_deref(),
                Ok("https://news.example/a?a=1&b=2"),
                "{spelling}"
            );
        }
        assert_eq!(
            canonical_address("http://news.example?utm_medium=x").as_deref(),
            Ok("http://news.example/")
        );
    }

    #[test]
    fn what_is_no_web_address_is_refused() {
        let too_long = format!("https://news.example/{}", "a".repeat(ADDRESS_LIMIT_BYTES));
        for bad in [
            "",
            "news.example/a",
            "ftp://news.example/a",
            "javascript:alert(1)",
            "http://",
            "https://a:b@c.example/",
            "https://a.example/\u{0}",
            &too_long,
        ] {
            assert_eq!(canonical_address(bad).map_err(|error| error.field), Err(Field::Url), "{bad:.40}");
        }
    }

    #[test]
    fn the_longest_address_passes() {
        let longest = format!("https://news.example/{}", "a".repeat(ADDRESS_LIMIT_BYTES - 21));
        assert_eq!(longest.len(), ADDRESS_LIMIT_BYTES);
        assert_eq!(canonical_address(&longest), Ok(longest));
    }
}
