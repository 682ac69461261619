//! The wordings of a claim, and which of them is shown first.
//!
//! The policy, [`CANONICAL_POLICY`](crate::model::CANONICAL_POLICY): a wording inside a direct quote before others, then
//! one carried by a news agency, then the one that most independent texts print, then the least text hash. It prefers
//! nothing for being high or low.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::interval::{WordingKey, wording_key};
use super::origin::{passes, publisher};
use crate::model::{Report, Role, VisibleReport, Wording};

/// The wordings of some reports of one claim (not empty): the report that speaks for them all, then each wording.
pub(super) fn wordings<'a>(reports: &[&'a VisibleReport]) -> (&'a VisibleReport, Vec<Wording>) {
    let mut alike: BTreeMap<WordingKey, Vec<&VisibleReport>> = BTreeMap::new();
    for visible in reports {
        alike.entry(wording_key(&visible.report.quantity)).or_default().push(visible);
    }
    let mut ranked: Vec<(_, &VisibleReport, Wording)> = alike
        .into_values()
        .map(|reports| {
            let texts: BTreeSet<_> = reports.iter().map(|visible| &visible.article.text_cluster).collect();
            let outlets: BTreeSet<String> = reports.iter().map(|visible| publisher(visible).0).collect();
            let best =
                reports.iter().copied().min_by_key(|visible| rank(visible)).expect("a wording has a report");
            let (quote, agency, hash, ..) = rank(best);
            let agency = agency.min(Reverse(reports.iter().any(|visible| passes(visible, Role::Agency))));
            let quantity = best.report.quantity.clone();
            let wording = Wording { quantity, reports: reports.len(), outlets: outlets.len() };
            ((quote, agency, Reverse(texts.len()), hash, &best.id), best, wording)
        })
        .collect();
    ranked.sort_by(|a, b| a.0.cmp(&b.0));
    let canonical = ranked.first().map(|(_, best, _)| *best).expect("a claim has a report");
    (canonical, ranked.into_iter().map(|(.., wording)| wording).collect())
}

type Rank<'a> = (Reverse<bool>, Reverse<bool>, (&'a str, &'a str), &'a str);

/// The less, the earlier a report speaks for its wording.
fn rank(visible: &VisibleReport) -> Rank<'_> {
    let hash = (visible.article.text_cluster.as_str(), visible.article.revision_id.as_str());
    (Reverse(is_quoted(&visible.report)), Reverse(passes(visible, Role::Agency)), hash, visible.id.as_str())
}

/// Whether the amount (or, where none is printed, the item) stands inside quotation marks that open in its sentence.
fn is_quoted(report: &Report) -> bool {
    let parts = &report.evidence.parts;
    let Some(place) = parts.quantity.or(parts.item) else { return false };
    let before = place.start.saturating_sub(report.evidence.span.start) as usize;
    let mut curly = 0_usize;
    let mut straight = false;
    for mark in report.evidence.exact.chars().take(before) {
        match mark {
            '“' | '«' => curly += 1,
            '”' | '»' => curly = curly.saturating_sub(1),
            '"' => straight = !straight,
            _ => {}
        }
    }
    curly > 0 || straight
}
