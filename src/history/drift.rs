//! Modality drift: where "could hold" became "sent".
//!
//! Two reports drift if they give the same number of the same thing by the same origin (flow, scope, unit, currency), and
//! one of them hedges (a capacity, something possible or planned, "may", "reportedly") while the other prints a delivered
//! total without a hedge. The hedged one is always `from`: what was lost is the hedge, whoever printed first. Where the
//! plain one was public before and the two were said more than three days apart, nothing was lost: then a speaker only
//! became more careful.

use std::collections::BTreeMap;

use super::FlowClaims;
use super::claims::Member;
use super::origin::joined_codes;
use super::said::NEAR_DAYS;
use super::scope::{Cell, Figure};
use crate::model::{
    Act, Certainty, DriftEnd, ItemScope, Kind, ModalityDrift, Polarity, Report, Status, Unit,
};

/// What makes two statements one but for their modality: origin, scope, unit, currency, number.
type Key<'a> = (String, ItemScope, Unit, Option<&'a str>, Figure);

/// A report of the claim at a place, with what it sounds like.
#[derive(Clone, Copy)]
struct Heard<'f, 'a> {
    place: usize,
    member: &'f Member<'a>,
}

/// Hedged and plain statements with the same key.
#[derive(Default)]
struct Group<'f, 'a> {
    hedged: Vec<Heard<'f, 'a>>,
    plain: Vec<Heard<'f, 'a>>,
}

/// Every statement of a flow that may be the end of a drift.
pub(super) struct Drifts<'f, 'a> {
    groups: Vec<Group<'f, 'a>>,
    /// The group of each claim that is in one.
    of_claim: BTreeMap<usize, usize>,
}

impl<'f, 'a> Drifts<'f, 'a> {
    /// Sorts the statements of a flow by what they say but for their modality.
    pub(super) fn new(flow: &'f FlowClaims<'a>) -> Drifts<'f, 'a> {
        let mut keys: BTreeMap<Key, usize> = BTreeMap::new();
        let mut drifts = Drifts { groups: Vec::new(), of_claim: BTreeMap::new() };
        for (place, claim) in flow.claims.iter().enumerate() {
            let assertion = &claim.assertion;
            let is_figure = assertion.act == Act::Transfer
                && assertion.polarity == Polarity::Affirmed
                && assertion.figure.is_number();
            if !is_figure {
                continue;
            }
            let Cell { item, unit, currency, .. } = assertion.cell.clone();
            let next = drifts.groups.len();
            let key = (joined_codes(&claim.sources), item, unit, currency, assertion.figure);
            let group = *keys.entry(key).or_insert(next);
            if group == next {
                drifts.groups.push(Group::default());
            }
            drifts.of_claim.insert(place, group);
            for member in &claim.members {
                let heard = Heard { place, member };
                if is_hedged(&member.visible.report) {
                    drifts.groups[group].hedged.push(heard);
                } else if is_delivered_total(&member.visible.report) {
                    drifts.groups[group].plain.push(heard);
                }
            }
        }
        for group in &mut drifts.groups {
            group.hedged = first_of_each(std::mem::take(&mut group.hedged));
            group.plain = first_of_each(std::mem::take(&mut group.plain));
        }
        drifts
    }

    /// The drifts that the claim at `place` is an end of, in order of `first_public`.
    pub(super) fn of(&self, place: usize, flow: &FlowClaims) -> Vec<ModalityDrift> {
        let Some(group) = self.of_claim.get(&place).map(|group| &self.groups[*group]) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for from in &group.hedged {
            for to in &group.plain {
                if (from.place == place || to.place == place) && lost(from, to) {
                    found.push(ModalityDrift { from: end(from, flow), to: end(to, flow) });
                }
            }
        }
        let order = |drift: &ModalityDrift| {
            let (from, to) = (&drift.from, &drift.to);
            (from.first_public, to.first_public, from.report_id.clone(), to.report_id.clone())
        };
        found.sort_by_key(order);
        found
    }
}

fn is_hedged(report: &Report) -> bool {
    report.kind == Kind::Capacity
        || matches!(report.status, Status::Possible | Status::Planned)
        || report.certainty == Certainty::Hedged
}

fn is_delivered_total(report: &Report) -> bool {
    report.kind == Kind::Total && matches!(report.status, Status::Delivered | Status::Ongoing)
}

fn lost(from: &Heard, to: &Heard) -> bool {
    let near = from.member.said.gap(&to.member.said).is_some_and(|gap| gap <= NEAR_DAYS);
    near || from.member.said.first_public <= to.member.said.first_public
}

/// The first report of each claim, outlet and modality: forty copies of a hedge are one end.
fn first_of_each<'f, 'a>(mut heard: Vec<Heard<'f, 'a>>) -> Vec<Heard<'f, 'a>> {
    heard.sort_by_key(|heard| (heard.member.said.first_public, &heard.member.visible.id));
    let mut seen = std::collections::BTreeSet::new();
    heard.retain(|heard| {
        let report = &heard.member.visible.report;
        seen.insert((heard.place, &heard.member.outlet.code, report.kind, report.status, report.certainty))
    });
    heard
}

fn end(heard: &Heard, flow: &FlowClaims) -> DriftEnd {
    let visible = heard.member.visible;
    DriftEnd {
        claim_id: flow.claims[heard.place].id.clone(),
        report_id: visible.id.clone(),
        kind: visible.report.kind,
        status: visible.report.status,
        certainty: visible.report.certainty,
        outlet: heard.member.outlet.name.clone(),
        first_public: heard.member.said.first_public,
    }
}
