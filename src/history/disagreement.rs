//! Where speakers differ: never a revision, always both figures.
//!
//! Each claim is set against the newest claim of every other speaker within three days, so the list grows with the
//! claims and not with their square; and the live figures of a cell are set against each other as a whole.

use std::collections::{BTreeMap, BTreeSet};

use super::FlowClaims;
use super::claims::Claim;
use super::envelope::{live, standing};
use super::interval::differ;
use super::origin::{governments, joined_codes, voice};
use super::said::NEAR_DAYS;
use super::wording::canonical;
use crate::model::{ClaimId, Disagreement, DisagreementReason, Quantity};

/// The disagreements of a flow, in order of their claims.
pub(super) fn disagreements(flow: &FlowClaims) -> Vec<Disagreement> {
    let mut found: BTreeSet<Disagreement> = BTreeSet::new();
    for claims in standing(flow).into_values() {
        within_days(&claims, flow, &mut found);
        let live = live(&claims, flow);
        let some_differ = live.iter().enumerate().any(|(place, a)| {
            let others = live[place + 1..].iter().filter(|b| b.source != a.source);
            others.into_iter().any(|b| differ(&a.point.quantity, &b.point.quantity))
        });
        if some_differ {
            let mut in_order: Vec<&Claim> = live.iter().map(|live| live.claim).collect();
            in_order.sort_by(|a, b| a.order().cmp(&b.order()));
            let claim_ids = in_order.into_iter().map(|claim| claim.id.clone()).collect();
            found.insert(Disagreement { claim_ids, reason: DisagreementReason::LatestFigures });
        }
    }
    for &(a, b) in &flow.links.alternatives {
        if flow.links.stands(a) && flow.links.stands(b) {
            let claim_ids = vec![flow.claims[a].id.clone(), flow.claims[b].id.clone()];
            found.insert(Disagreement { claim_ids, reason: DisagreementReason::Alternatives });
        }
    }
    found.into_iter().collect()
}

fn within_days(claims: &[(usize, &Claim)], flow: &FlowClaims, found: &mut BTreeSet<Disagreement>) {
    // The newest claim of each speaker so far, with its group and wording.
    let mut newest: BTreeMap<String, (String, Quantity, &Claim)> = BTreeMap::new();
    for (_, claim) in claims {
        let codes = joined_codes(&claim.sources);
        let group = voice(&claim.sources, &flow.governments).code;
        let quantity = canonical(&claim.members).report.quantity.clone();
        newest.retain(|_, (.., other)| other.said.gap(&claim.said).is_some_and(|gap| gap <= NEAR_DAYS));
        for (other_codes, (other_group, other_quantity, other)) in &newest {
            let members_overlap = group != *other_group && {
                let (a, b) = (governments(&claim.sources), governments(&other.sources));
                a.iter().any(|government| b.contains(government))
            };
            if *other_codes != codes && !members_overlap && differ(other_quantity, &quantity) {
                let claim_ids: Vec<ClaimId> = vec![other.id.clone(), claim.id.clone()];
                let reason = if group == *other_group {
                    DisagreementReason::OriginsOfOneGroup
                } else {
                    DisagreementReason::SourcesWithinDays
                };
                found.insert(Disagreement { claim_ids, reason });
            }
        }
        if claim.said.from.is_some() {
            newest.insert(codes, (group, quantity, claim));
        }
    }
}
