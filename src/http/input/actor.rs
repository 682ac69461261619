//! Suppliers and recipients in a question: alpha-3, alpha-2 or the name.

use super::Params;
use super::params::nearest;
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
    let nearest = nearest(&text, ["unknown"].into_iter());
    let nearest = nearest.or_else(|| lexicon.nearest_actor(&text).map(str::to_owned));
    Problem::parameter(name, detail, nearest)
}
