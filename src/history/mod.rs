//! Pure: reports at a basis in; claims, series, revision events and envelopes out.
//!
//! Nothing here is stored and nothing depends on the order in which reports come: everything is sorted by what it says
//! (DESIGN.md 3 and 6). The room never reads a clock, a database or JSON, and never decides what is true. Filters and
//! the two clocks are settled by the store, which hands over what is visible; `as_of` is needed only for ages and to hide
//! what an article published later says besides an old figure.
//!
//! The straight line: [`VisibleReport`]s → `origin` (who speaks) and `scope` (of what) → `claims` (one origin's one
//! statement) → `links` (what claims say of each other) → `series` with `events`, `envelope` with `best`,
//! `disagreement`, `explain` → [`FlowEstimates`].

mod best;
mod bloc;
mod causes;
mod changes;
mod claims;
mod detail;
mod diff;
mod disagreement;
mod drift;
mod edits;
mod envelope;
mod events;
mod explain;
mod flows;
mod interval;
mod links;
mod matrix;
mod origin;
mod point;
mod record;
mod said;
mod scope;
mod series;
mod vintages;
mod wording;

pub use matrix::{matrix, period_ends};
pub use record::visible_at;
pub use vintages::{vintage_dates, vintages};

use std::collections::BTreeMap;
use std::rc::Rc;

pub use diff::{Side, diff};
pub use edits::figure_changes;

use crate::model::{
    Act, Claim, ClaimDetail, Flow, FlowEstimates, FlowSummary, Polarity, Question, Report, Statement,
    VisibleReport,
};

/// The claims of one flow, with what is needed to show them.
struct FlowClaims<'a> {
    flow: Flow,
    report_count: usize,
    claims: Vec<claims::Claim<'a>>,
    links: links::Links,
    /// Speakers as the question groups them.
    lens: Rc<origin::Lens<'a>>,
    /// Speakers by government, for what must not depend on the grouping.
    governments: Rc<origin::Lens<'a>>,
    question: &'a Question,
}

/// Everything that the reports say, one row per flow (supplier, recipient, category), by flow id.
///
/// Give it the denials and identifications of a flow too: a filter that drops them drops `contested_by` with them.
pub fn estimates(reports: &[VisibleReport], question: &Question) -> Vec<FlowEstimates> {
    gather(reports, question).iter().map(row).collect()
}

/// The flows with their newest figures, by flow id.
pub fn flows(reports: &[VisibleReport], question: &Question) -> Vec<FlowSummary> {
    gather(reports, question).iter().map(flows::summary).collect()
}

/// The claims that the reports make, of every polarity and act, by flow and time.
///
/// A report finds its claims by [`Point::report_ids`](crate::model::Point::report_ids).
pub fn claims(reports: &[VisibleReport], question: &Question) -> Vec<Claim> {
    gather(reports, question).iter().flat_map(claims_of).collect()
}

/// The claims that `keep` takes, in full: every wording with its reports, and the drifts it is an end of.
///
/// Give it all reports of the flow: who else says the same tells one claim from two.
pub fn claim_details(
    reports: &[VisibleReport],
    question: &Question,
    keep: impl Fn(&Claim) -> bool,
) -> Vec<ClaimDetail> {
    gather(reports, question).iter().flat_map(|flow| detail::details(flow, &keep)).collect()
}

fn gather<'a>(reports: &'a [VisibleReport], question: &'a Question) -> Vec<FlowClaims<'a>> {
    let once: BTreeMap<_, &VisibleReport> = reports.iter().map(|visible| (&visible.id, visible)).collect();
    let all: Vec<&VisibleReport> = once.into_values().collect();
    let lens = Rc::new(origin::Lens::new(&all, question));
    let governments = Rc::new(lens.by_government());
    let mut by_flow: BTreeMap<scope::FlowKey, Vec<&VisibleReport>> = BTreeMap::new();
    for visible in all {
        by_flow.entry(scope::FlowKey::of(&visible.report)).or_default().push(visible);
    }
    let flow_claims = |(key, visible): (scope::FlowKey<'a>, Vec<&'a VisibleReport>)| {
        let claims = claims::claims(&visible, &origin::own_voices(&visible));
        let bare: Vec<&Report> = visible.iter().map(|visible| &visible.report).collect();
        FlowClaims {
            flow: key.flow(&bare),
            report_count: visible.len(),
            links: links::Links::new(&claims),
            claims,
            lens: Rc::clone(&lens),
            governments: Rc::clone(&governments),
            question,
        }
    };
    by_flow.into_iter().map(flow_claims).collect()
}

fn row(flow: &FlowClaims) -> FlowEstimates {
    FlowEstimates {
        flow: flow.flow.clone(),
        series: series::series(flow),
        envelopes: envelope::envelopes(flow),
        identifications: statements(flow, |claim| claim.assertion.act == Act::Identification),
        denials: statements(flow, |claim| claim.assertion.polarity != Polarity::Affirmed),
        disagreements: disagreement::disagreements(flow),
        explain: flow.question.explain.then(|| explain::collapses(flow)),
    }
}

fn statements(flow: &FlowClaims, keep: impl Fn(&claims::Claim) -> bool) -> Vec<Statement> {
    let kept = flow.claims.iter().enumerate().filter(|(_, claim)| keep(claim));
    kept.map(|(place, claim)| point::statement(claim, place, flow)).collect()
}

fn claims_of(flow: &FlowClaims) -> Vec<Claim> {
    (0..flow.claims.len()).map(|place| claim_at(flow, place)).collect()
}

/// The claim at a place of the flow, as it is shown.
fn claim_at(flow: &FlowClaims, place: usize) -> Claim {
    let claim = &flow.claims[place];
    Claim {
        flow: flow.flow.clone(),
        source: origin::voice(&claim.sources, &flow.lens),
        item: claim.assertion.cell.item.clone(),
        kind: claim.assertion.cell.kind,
        status_group: claim.assertion.cell.status_group,
        polarity: claim.assertion.polarity,
        point: point::point(claim, place, flow),
    }
}
