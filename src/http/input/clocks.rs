//! The two clocks of a question: `as_of` and `known_at`.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use utoipa::IntoParams;

use super::Params;
use crate::http::AppState;
use crate::http::problem::Problem;
use crate::model::{AsOf, Basis, KnownAt, Retrospective, Tier};
use crate::store::StoreError;

/// The clocks as they were asked for; the ledger resolves them to a basis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clocks {
    /// The public record up to here.
    pub(crate) as_of: AsOf,
    /// What the ledger held; `None` is now.
    pub(crate) known_at: Option<KnownAt>,
    /// Whether retrospective figures count.
    pub(crate) retrospective: Retrospective,
    /// Which reports count.
    pub(crate) tier: Tier,
}

/// The clocks, as every list documents them.
#[expect(dead_code, reason = "its fields document parameters; `Clocks` holds the values")]
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ClockParams {
    /// The public record on that day: a date (the whole UTC day; today means now) or an RFC 3339 instant. Absent means now.
    #[param(example = "2024-12-31")]
    as_of: Option<String>,
    /// What this ledger held then: a date, an RFC 3339 instant or `seq:N`. Absent means now.
    #[param(example = "seq:48211")]
    known_at: Option<String>,
    /// `include` (default) or `exclude` old figures that were first seen in articles after `as_of`.
    retrospective: Option<String>,
    /// `candidate` (default): all reports that nobody rejected; `reviewed`: those that somebody accepted or corrected.
    tier: Option<String>,
}

impl Clocks {
    /// Their names.
    pub(crate) const PARAMETERS: &'static [&'static str] = &["as_of", "known_at", "retrospective", "tier"];

    /// Reads them against the clock of the service.
    pub(crate) fn read(params: &Params, now: Timestamp) -> Result<Clocks, Problem> {
        let as_of = params.one("as_of")?.map(|text| before("as_of", text, now)).transpose()?;
        let known_at = params.one("known_at")?.map(|text| known_at("known_at", text, now)).transpose()?;
        Ok(Clocks {
            as_of: AsOf { before: as_of.flatten().unwrap_or_else(|| just_after(now)) },
            known_at: known_at.flatten(),
            retrospective: params.parsed("retrospective")?.unwrap_or(Retrospective::Include),
            tier: params.parsed("tier")?.unwrap_or(Tier::Candidate),
        })
    }

    /// Reads a basis that stands in one parameter: a day or instant, `seq:N`, or both with a comma between; a clock that is not
    /// given stands at now. An empty text is now on both.
    pub(crate) fn read_basis(
        params: &Params,
        name: &str,
        text: &str,
        now: Timestamp,
    ) -> Result<Clocks, Problem> {
        let (mut as_of, mut known_at_asked) = (None, None);
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let twice = || Problem::parameter(name, format!("`{name}` gives one clock twice"), None);
            if part.starts_with("seq:") {
                let given = known_at(name, part, now)?;
                if known_at_asked.replace(given).is_some() {
                    return Err(twice());
                }
            } else if as_of.replace(before(name, part, now)?).is_some() {
                return Err(twice());
            }
        }
        Ok(Clocks {
            as_of: AsOf { before: as_of.flatten().unwrap_or_else(|| just_after(now)) },
            known_at: known_at_asked.flatten(),
            retrospective: params.parsed("retrospective")?.unwrap_or(Retrospective::Include),
            tier: params.parsed("tier")?.unwrap_or(Tier::Candidate),
        })
    }

    /// Now, on both.
    pub(crate) fn now(state: &AppState) -> Clocks {
        let as_of = AsOf { before: just_after((state.now)()) };
        Clocks { as_of, known_at: None, retrospective: Retrospective::Include, tier: Tier::Candidate }
    }

    /// Asks the ledger which change is the last that counts.
    pub(crate) async fn resolve(&self, state: &AppState) -> Result<Basis, Problem> {
        let resolved = state.store.resolve(self.as_of, self.known_at, self.retrospective).await;
        resolved.map(|resolved| Basis { tier: self.tier, ..resolved.basis }).map_err(|error| match error {
            StoreError::Ahead { last, .. } => Problem::parameter(
                "known_at",
                format!("`known_at`: the last change of the ledger is seq:{last}"),
                None,
            ),
            other => other.into(),
        })
    }
}

fn known_at(name: &str, text: &str, now: Timestamp) -> Result<Option<KnownAt>, Problem> {
    match text.strip_prefix("seq:") {
        Some(digits) => match digits.parse::<i64>() {
            Ok(seq) if seq >= 0 && digits.bytes().all(|b| b.is_ascii_digit()) => Ok(Some(KnownAt::Seq(seq))),
            _ => Err(Problem::parameter(
                name,
                format!("`{name}`: `{text}` is no change of the ledger; write seq:48211"),
                None,
            )),
        },
        None => Ok(before(name, text, now)?.map(KnownAt::Before)),
    }
}

/// The first instant after a day or an instant; `None` for today, which means now.
fn before(name: &str, text: &str, now: Timestamp) -> Result<Option<Timestamp>, Problem> {
    let refused = |why: &str| Problem::parameter(name, format!("`{name}`: `{text}` {why}"), None);
    let today = now.to_zoned(TimeZone::UTC).date();
    if text.len() == 10 && text.is_ascii() {
        let day: Date =
            text.parse().map_err(|_| refused("is no date; write YYYY-MM-DD or an RFC 3339 instant"))?;
        return match day.cmp(&today) {
            std::cmp::Ordering::Greater => Err(refused("lies in the future")),
            std::cmp::Ordering::Equal => Ok(None),
            std::cmp::Ordering::Less => {
                next_midnight(day).map(Some).ok_or_else(|| refused("is out of range"))
            }
        };
    }
    let at: Timestamp =
        text.parse().map_err(|_| refused("is neither a date nor an RFC 3339 instant with a zone"))?;
    if at > now { Err(refused("lies in the future")) } else { Ok(Some(just_after(at))) }
}

fn next_midnight(day: Date) -> Option<Timestamp> {
    let next = day.checked_add(1.day()).ok()?;
    next.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

/// An instant is part of its own record; the ledger keeps microseconds.
fn just_after(at: Timestamp) -> Timestamp {
    let whole = Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at);
    whole.checked_add(SignedDuration::from_micros(1)).unwrap_or(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Result<Clocks, Problem> {
        let params = Params::parse("/v1/reports", query, &[Clocks::PARAMETERS]).expect("known parameters");
        Clocks::read(&params, "2025-02-12T10:00:00Z".parse().expect("an instant"))
    }

    fn before(query: &str) -> String {
        read(query).expect("taken").as_of.before.to_string()
    }

    #[test]
    fn a_day_is_whole_and_today_is_now() {
        assert_eq!(before("as_of=2024-12-31"), "2025-01-01T00:00:00Z");
        assert_eq!(before("as_of=2025-02-12"), "2025-02-12T10:00:00.000001Z");
        assert_eq!(before(""), "2025-02-12T10:00:00.000001Z");
        assert_eq!(before("as_of=2025-02-12T09:00:00Z"), "2025-02-12T09:00:00.000001Z");
        assert_eq!(read("known_at=2025-02-12").expect("taken").known_at, None);
        assert_eq!(read("known_at=seq:48211").expect("taken").known_at, Some(KnownAt::Seq(48211)));
    }

    #[test]
    fn the_future_and_what_is_no_date_are_refused() {
        for bad in [
            "2025-02-13",
            "2025-02-12T10:00:00.000001Z",
            "2024-02-30",
            "yesterday",
            "2024-01-01T00:00:00",
            "9999-12-31",
            "1739266200",
        ] {
            for name in ["as_of", "known_at"] {
                let problem = read(&format!("{name}={bad}")).expect_err(bad);
                assert_eq!(problem.errors[0].parameter.as_deref(), Some(name), "{bad}");
            }
        }
        for bad in [
            "as_of=seq:1",
            "known_at=seq:",
            "known_at=seq:-1",
            "known_at=seq:%2B1",
            "known_at=seq:x",
            "retrospective=maybe",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }
}
