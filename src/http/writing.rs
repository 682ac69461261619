//! Who may write. Keys come later; until then writing is open only where the settings say so, and never to foreign pages.

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use url::{Host, Url};

use super::AppState;
use super::problem::{FOREIGN_ORIGIN, Problem, WRITES_CLOSED};

/// Passes where articles are taken; asked before the body is read.
pub(super) struct Writing;

impl FromRequestParts<AppState> for Writing {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Writing, Problem> {
        let text = |name| parts.headers.get(name).map(|value| value.to_str().unwrap_or(""));
        if !state.writes_allowed {
            return Err(Problem::new(WRITES_CLOSED, WRITES_CLOSED.about));
        }
        match text(header::ORIGIN) {
            Some(origin) if !is_own(origin, text(header::HOST), state.public_url.as_deref()) => {
                Err(Problem::new(FOREIGN_ORIGIN, FOREIGN_ORIGIN.about))
            }
            _ => Ok(Writing),
        }
    }
}

/// Whether a page of ours sent it. A browser sends plain text across sites without asking first, and any name may be
/// made to lead to a loopback address, so the page must stand on the host asked, and that must be a loopback one or ours.
fn is_own(origin: &str, host: Option<&str>, public_url: Option<&str>) -> bool {
    let Ok(origin) = Url::parse(origin) else { return false };
    if public_url.and_then(|url| Url::parse(url).ok()).is_some_and(|own| own.origin() == origin.origin()) {
        return true;
    }
    let is_loopback = match origin.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    };
    is_loopback
        && host.is_some_and(|host| host == &origin[url::Position::BeforeHost..url::Position::AfterPort])
}

#[cfg(test)]
mod tests {
    use super::is_own;

    #[test]
    fn a_page_of_ours_may_write_and_no_other() {
        let own = Some("https://ledger.example/");
        for (origin, host, expected) in [
            ("http://127.0.0.1:8080", "127.0.0.1:8080", true),
            ("http://[::1]:8080", "[::1]:8080", true),
            ("http://localhost", "localhost", true),
            ("https://ledger.example", "inner:8080", true),
            ("http://127.0.0.1:3000", "127.0.0.1:8080", false),
            ("https://elsewhere.example", "127.0.0.1:8080", false),
            ("http://rebound.example:8080", "rebound.example:8080", false),
            ("null", "127.0.0.1:8080", false),
            ("", "127.0.0.1:8080", false),
        ] {
            assert_eq!(is_own(origin, Some(host), own), expected, "{origin} on {host}");
        }
    }
}
