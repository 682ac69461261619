//! Why many reports count as few sources: each collapse with its reason, for `explain=true`.

use std::collections::{BTreeMap, BTreeSet};

use super::FlowClaims;
use super::claims::Claim;
use super::envelope::{components, live, standing};
use super::origin::{governments, passes};
use crate::model::{Collapse, CollapseReason, Id, Role, UNATTRIBUTED};

/// Every collapse of a flow: inside each claim first, then between the live figures of each cell.
pub(super) fn collapses(flow: &FlowClaims) -> Vec<Collapse> {
    let mut found: Vec<Collapse> = flow.claims.iter().flat_map(inside).collect();
    for claims in standing(flow).into_values() {
        between(&claims, flow, &mut found);
    }
    found
}

fn inside(claim: &Claim) -> Vec<Collapse> {
    let told = |reason, report_ids: Vec<Id>, why: String| Collapse {
        reason,
        claim_ids: vec![claim.id.clone()],
        report_ids,
        why,
    };
    let mut texts: BTreeMap<&Id, Vec<Id>> = BTreeMap::new();
    for member in &claim.members {
        texts.entry(&member.visible.article.text_cluster).or_default().push(member.visible.id.clone());
    }
    let mut found = Vec::new();
    for (_, reports) in texts.iter().filter(|(_, reports)| reports.len() > 1) {
        let why = format!("{} reports stand in copies of one text and count as one text", reports.len());
        found.push(told(CollapseReason::Copy, reports.clone(), why));
    }
    let all = || claim.members.iter().map(|member| member.visible.id.clone()).collect::<Vec<_>>();
    if texts.len() > 1 {
        let why = format!("{} texts tell one statement of one origin", texts.len());
        found.push(told(CollapseReason::SameStatement, all(), why));
    }
    let relayed = |role| claim.members.iter().any(|member| passes(member.visible, role));
    if relayed(Role::Agency) || relayed(Role::Relay) {
        let passed = claim.members.iter().map(|member| member.visible);
        let passed =
            passed.filter(|v| passes(v, Role::Agency) || passes(v, Role::Relay)).map(|v| v.id.clone());
        let why = "an agency or another speaker passed it on; only the origin counts".to_owned();
        found.push(told(CollapseReason::Relay, passed.collect(), why));
    }
    if claim.sources.len() > 1 {
        let why =
            format!("{} origins made one statement together, so they count as one", claim.sources.len());
        found.push(told(CollapseReason::Joint, all(), why));
    }
    found
}

fn between(claims: &[(usize, &Claim)], flow: &FlowClaims, found: &mut Vec<Collapse>) {
    let live = live(claims, flow);
    for component in components(&live, flow).into_iter().filter(|component| component.len() > 1) {
        let claims: Vec<&Claim> = component.iter().map(|place| live[*place].claim).collect();
        let joint = claims.iter().any(|claim| governments(&claim.sources).len() > 1);
        let (reason, why) = if joint {
            (
                CollapseReason::Joint,
                "a joint statement adds no source beside a member that also speaks for itself",
            )
        } else if component.iter().all(|place| live[*place].source == live[component[0]].source) {
            (CollapseReason::Dependent, "figures of which only one can hold are one source's")
        } else {
            (
                CollapseReason::Dependent,
                "a figure that confirms another or is worked out from it adds no source",
            )
        };
        let claim_ids = claims.iter().map(|claim| claim.id.clone()).collect();
        found.push(Collapse { reason, claim_ids, report_ids: Vec::new(), why: why.to_owned() });
    }
    let mut offices: BTreeMap<Vec<&str>, (BTreeSet<&str>, Vec<&Claim>)> = BTreeMap::new();
    for (_, claim) in claims {
        let entry = offices.entry(governments(&claim.sources)).or_default();
        entry.0.extend(claim.sources.iter().map(|source| source.code.as_str()));
        entry.1.push(claim);
    }
    for (government, (codes, claims)) in offices {
        if government.len() == 1 && codes.len() > 1 {
            let codes = codes.into_iter().collect::<Vec<_>>().join(", ");
            let why = format!("{codes} speak for {}; its latest figure counts", government[0]);
            let claim_ids = claims.iter().map(|claim| claim.id.clone()).collect();
            let reason = CollapseReason::Government;
            found.push(Collapse { reason, claim_ids, report_ids: Vec::new(), why });
        }
    }
    let nobody = live.iter().find(|live| live.source == UNATTRIBUTED);
    if let Some(nobody) = nobody.filter(|_| live.len() > 1) {
        let why = "no origin is named, so it may repeat one of the others and adds no source".to_owned();
        let claim_ids = vec![nobody.claim.id.clone()];
        found.push(Collapse { reason: CollapseReason::Unattributed, claim_ids, report_ids: Vec::new(), why });
    }
}
