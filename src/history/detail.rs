//! A claim in full: its wordings side by side, each with the reports that print it.

use std::collections::BTreeMap;

use super::claims::Member;
use super::drift::Drifts;
use super::interval::{WordingKey, wording_key};
use super::point::{article, quote};
use super::{FlowClaims, claim_at};
use crate::model::{AsOf, Claim, ClaimDetail, WordedReport, WordingDetail};

/// The claims of a flow that are asked for, in order of time.
pub(super) fn details(flow: &FlowClaims, keep: &impl Fn(&Claim) -> bool) -> Vec<ClaimDetail> {
    let drifts = Drifts::new(flow);
    let mut found = Vec::new();
    for (place, claim) in flow.claims.iter().enumerate() {
        let shown = claim_at(flow, place);
        if keep(&shown) {
            let mut wordings = wordings(&claim.members, flow.question.as_of);
            let rank = |detail: &WordingDetail| {
                let key = wording_key(&detail.quantity);
                shown.point.wordings.iter().position(|wording| wording_key(&wording.quantity) == key)
            };
            wordings.sort_by_key(rank);
            found.push(ClaimDetail { wordings, modality_drift: drifts.of(place, flow), claim: shown });
        }
    }
    found
}

fn wordings(members: &[Member], as_of: AsOf) -> Vec<WordingDetail> {
    let mut alike: BTreeMap<WordingKey, Vec<WordedReport>> = BTreeMap::new();
    for member in members {
        alike.entry(wording_key(&member.visible.report.quantity)).or_default().push(worded(member, as_of));
    }
    let detail = |mut reports: Vec<WordedReport>| {
        reports.sort_by(|a, b| (a.first_public, &a.report_id).cmp(&(b.first_public, &b.report_id)));
        let quantity = reports.first().map(|first| first.quantity.clone());
        quantity.map(|quantity| WordingDetail { quantity, reports })
    };
    alike.into_values().filter_map(detail).collect()
}

fn worded(member: &Member, as_of: AsOf) -> WordedReport {
    let visible = member.visible;
    WordedReport {
        report_id: visible.id.clone(),
        quantity: visible.report.quantity.clone(),
        kind: visible.report.kind,
        status: visible.report.status,
        certainty: visible.report.certainty,
        said_on: member.said.span.clone(),
        first_public: member.said.first_public,
        retrospective: visible.retrospective,
        quote: quote(visible, as_of),
        article: article(visible, as_of),
    }
}
