//! What a reading answers: `armsledger extract`, `POST /v1/extractions`, `POST /v1/articles`.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::report_from::pair;
use super::{Article, Report};
use crate::model::{self, NewArticle, Reading};

/// A text as it was read; nothing is stored.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Extraction {
    /// The article as it was understood.
    pub article: Article,
    /// What was found, in order of place.
    pub reports: Vec<Report>,
    /// What looked like a report and was not. Left out unless asked for (`doubts=true`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doubts: Option<Vec<Doubt>>,
}

/// An article that was taken in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Posted {
    /// `created`, `revised` (the text changed: a new revision), `reread` (known text, read by a newer reader) or `known`
    /// (nothing was stored).
    pub outcome: &'static str,
    /// The last change of the ledger that this article brought.
    pub seq: i64,
    /// The article with its reports.
    #[serde(flatten)]
    pub extraction: Extraction,
}

/// What looked like a report and was not.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Doubt {
    /// `[start, end]` in Unicode code points of the revision's text.
    pub span: [u32; 2],
    /// The words there.
    pub text: String,
    /// Stable reason code: `guard.loss`, `no_recipient`, …
    pub reason: String,
    /// The rule that looked, if one got so far.
    pub rule: Option<String>,
}

/// One line of `armsledger extract --ndjson`, in: a line that `armsledger ingest` takes is one, too.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineIn {
    /// Given back in the answer; without one that is the number of the line.
    pub id: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// The body.
    pub text: String,
    /// Address, http or https; its host stands for an outlet without a name.
    pub url: Option<String>,
    /// `YYYY-MM-DD` or RFC 3339 with a zone.
    pub published: Option<String>,
    /// Name of the outlet.
    pub outlet: Option<String>,
}

/// One line of `armsledger extract --ndjson`, out.
#[derive(Debug, Clone, Serialize)]
pub struct LineOut {
    /// As given, else the number of the line.
    pub id: String,
    /// What was found.
    pub reports: Vec<Report>,
    /// What was refused.
    pub doubts: Vec<Doubt>,
}

impl Extraction {
    /// The shape of an article and its reading, with doubts if they are asked for.
    pub fn new(article: &NewArticle, reading: &Reading, with_doubts: bool) -> Extraction {
        Extraction {
            article: Article::from(article),
            reports: Report::all(reading, &article.revision_id()),
            doubts: with_doubts.then(|| Doubt::all(reading)),
        }
    }
}

impl Posted {
    /// The shape of an article that was taken in.
    pub fn new(
        outcome: &'static str,
        seq: i64,
        article: &NewArticle,
        reading: &Reading,
        with_doubts: bool,
    ) -> Posted {
        Posted { outcome, seq, extraction: Extraction::new(article, reading, with_doubts) }
    }
}

impl Doubt {
    /// The doubts of a reading, in order.
    pub fn all(reading: &Reading) -> Vec<Doubt> {
        reading.doubts.iter().map(Doubt::from).collect()
    }
}

impl From<&model::Doubt> for Doubt {
    fn from(doubt: &model::Doubt) -> Doubt {
        Doubt {
            span: pair(doubt.span),
            text: doubt.text.clone(),
            reason: doubt.reason.clone(),
            rule: doubt.rule.clone(),
        }
    }
}

impl LineOut {
    /// The answer to one line.
    pub fn new(id: String, article: &NewArticle, reading: &Reading) -> LineOut {
        LineOut { id, reports: Report::all(reading, &article.revision_id()), doubts: Doubt::all(reading) }
    }
}
