//! The wordings of a claim, and which of them is shown first.
//!
//! The policy, [`CANONICAL_POLICY`](crate::model::CANONICAL_POLICY): a wording inside a direct quote before others, then
//! one carried by a news agency, then the one that most independent texts print, then the least text hash. It prefers
//! nothing for being high or low.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::claims::Member;
use super::interval::{WordingKey, wording_key};
use super::origin::passes;
use crate::model::{Id, Report, Role, VisibleReport, Wording};

/// The report that speaks for all members of a claim (not empty).
pub(super) fn canonical<'a>(members: &[Member<'a>]) -> &'a VisibleReport {
    match members {
        [only] => only.visible,
        _ => wordings(members).0,
    }
}

/// The wordings of the members of a claim (not empty): the report that speaks for them all, then each wording.
pub(super) fn wordings<'a>(members: &[Member<'a>]) -> (&'a VisibleReport, Vec<Wording>) {
    let mut alike: BTreeMap<WordingKey, Vec<&Member<'a>>> = BTreeMap::new();
    for member in members {
        alike.entry(wording_key(&member.visible.report.quantity)).or_default().push(member);
    }
    let mut ranked: Vec<_> = alike.into_values().map(|members| ranked(&members)).collect();
    ranked.sort_by(|a, b| a.0.cmp(&b.0));
    let canonical = ranked.first().map(|(_, best, _)| *best).expect("a claim has a report");
    (canonical, ranked.into_iter().map(|(.., wording)| wording).collect())
}

/// Place of a wording: quote, agency, number of texts, text hash, report.
type Place<'a> = (Reverse<bool>, Reverse<bool>, Reverse<usize>, (&'a str, &'a str), &'a Id);

/// One wording with its place among the others and the report that speaks for it.
fn ranked<'a>(members: &[&Member<'a>]) -> (Place<'a>, &'a VisibleReport, Wording) {
    let reports = || members.iter().map(|member| member.visible);
    let texts: BTreeSet<_> = reports().map(|visible| &visible.article.text_cluster).collect();
    let outlets: BTreeSet<_> = members.iter().map(|member| &member.outlet.code).collect();
    let best = reports().min_by_key(|visible| rank(visible)).expect("a wording has a report");
    let (quote, _, hash, _) = rank(best);
    let agency = Reverse(reports().any(|visible| passes(visible, Role::Agency)));
    let quantity = best.report.quantity.clone();
    let wording = Wording { quantity, reports: members.len(), outlets: outlets.len() };
    ((quote, agency, Reverse(texts.len()), hash, &best.id), best, wording)
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
