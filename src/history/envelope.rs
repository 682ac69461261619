//! Envelopes: the lowest and the highest live figure over all sources, one per cell.
//!
//! Live is each source's latest affirmed figure that was not corrected or taken back. Sources are governments, however
//! the series are grouped. A joint statement is a figure of its own, but no source beside a member that also speaks for
//! itself; nor is a figure that confirms another or is worked out from it. Alternatives ("3 million of these or half a
//! million of those") are live together, as one source, so that the envelope spans them and hides neither; a part of a
//! figure that stands in the same cell is never live beside the whole. Unattributed figures widen the envelope, but
//! count as a source only where there is no other: nobody can say whose figure they repeat.

use std::collections::BTreeMap;

use super::FlowClaims;
use super::best::best;
use super::claims::Claim;
use super::interval::{greatest_stated, high, low};
use super::origin::{governments, voice};
use super::point::point;
use super::scope::Cell;
use crate::model::{Act, Amount, ClaimId, Envelope, Point, Polarity, UNATTRIBUTED};

/// A live figure: one source's latest in a cell.
pub(super) struct Live<'f, 'a> {
    pub(super) place: usize,
    pub(super) claim: &'f Claim<'a>,
    /// Code of the source.
    pub(super) source: String,
    /// Its canonical wording.
    pub(super) point: Point,
}

/// Every standing figure of each cell that makes an envelope, in order of time.
pub(super) fn standing<'f, 'a>(
    flow: &'f FlowClaims<'a>,
) -> BTreeMap<&'f Cell<'a>, Vec<(usize, &'f Claim<'a>)>> {
    let mut cells: BTreeMap<&Cell, Vec<(usize, &Claim)>> = BTreeMap::new();
    for (place, claim) in flow.claims.iter().enumerate() {
        let assertion = &claim.assertion;
        let is_figure = assertion.act == Act::Transfer
            && assertion.polarity == Polarity::Affirmed
            && assertion.figure.is_number()
            && assertion.cell.has_envelope();
        if is_figure && flow.links.stands(place) {
            cells.entry(&assertion.cell).or_default().push((place, claim));
        }
    }
    for claims in cells.values_mut() {
        without_parts(claims, flow);
    }
    cells
}

/// Takes out what counts a part of another figure of the cell: a total takes the whole or its parts, never both.
fn without_parts(claims: &mut Vec<(usize, &Claim)>, flow: &FlowClaims) {
    let places: Vec<usize> = claims.iter().map(|(place, _)| *place).collect();
    let is_part = |part: usize| {
        // Two that name each other as their whole are no parts.
        let of = |whole: &usize| {
            flow.links.parts.contains(&(part, *whole)) && !flow.links.parts.contains(&(*whole, part))
        };
        places.iter().any(of)
    };
    claims.retain(|(place, _)| !is_part(*place));
}

/// The live figures among the standing ones of a cell (in order of time), by source.
pub(super) fn live<'f, 'a>(standing: &[(usize, &'f Claim<'a>)], flow: &FlowClaims<'a>) -> Vec<Live<'f, 'a>> {
    let mut latest: BTreeMap<String, (usize, &Claim)> = BTreeMap::new();
    for &(place, claim) in standing {
        latest.insert(voice(&claim.sources, &flow.governments).code, (place, claim));
    }
    let figure = |(source, (place, claim)): (String, (usize, &'f Claim<'a>))| Live {
        place,
        claim,
        source,
        point: point(claim, place, flow),
    };
    let mut figures: Vec<(String, (usize, &Claim))> = Vec::new();
    for (source, newest) in latest {
        let other = |(place, claim): &&(usize, &'f Claim<'a>)| {
            flow.links.alternative(*place, newest.0)
                && voice(&claim.sources, &flow.governments).code == source
        };
        figures.extend(standing.iter().filter(other).map(|other| (source.clone(), *other)));
        figures.push((source, newest));
    }
    figures.into_iter().map(figure).collect()
}

/// The envelopes of a flow, by cell.
pub(super) fn envelopes(flow: &FlowClaims) -> Vec<Envelope> {
    let cells = standing(flow);
    cells.iter().map(|(cell, standing)| envelope(cell, standing, flow)).collect()
}

fn envelope(cell: &Cell, standing: &[(usize, &Claim)], flow: &FlowClaims) -> Envelope {
    let live = live(standing, flow);
    let (low, low_claim_id) = least(&live, |point| low(&point.quantity).map(|bound| bound.0), |low| low);
    let (high, high_claim_id) =
        least(&live, |point| high(&point.quantity).map(|bound| bound.0), std::cmp::Reverse);
    let stated = live.iter().filter_map(|live| greatest_stated(&live.point.quantity)).max();
    Envelope {
        item: cell.item.clone(),
        unit: cell.unit,
        currency: cell.currency.map(String::from),
        kind: cell.kind,
        status_group: cell.status_group,
        low,
        high,
        low_open: low.is_none(),
        high_open: high.is_none(),
        high_stated: stated.filter(|_| high.is_none()),
        low_claim_id,
        high_claim_id,
        independent_sources: components(&live, flow).len(),
        best: flow.question.best.as_ref().and_then(|policy| best(policy, &live, standing, flow)),
    }
}

/// The outermost bound and its claim: an open one if there is any, else the least by `key`.
fn least<K: Ord>(
    live: &[Live],
    bound: impl Fn(&Point) -> Option<Amount>,
    key: impl Fn(Amount) -> K,
) -> (Option<Amount>, ClaimId) {
    let outermost = live.iter().min_by_key(|live| (bound(&live.point).map(&key), &live.claim.id));
    let outermost = outermost.expect("a cell with standing figures has a live one");
    (bound(&outermost.point), outermost.claim.id.clone())
}

/// The live figures by source that stands for itself, each list in order of time.
///
/// A joint statement joins the first figure of one of its members, or else of another joint statement with one of them; it
/// never joins two governments that also speak for themselves, so that more evidence cannot make fewer sources.
pub(super) fn components(live: &[Live], flow: &FlowClaims) -> Vec<Vec<usize>> {
    let members: Vec<Vec<&str>> = live.iter().map(|live| governments(&live.claim.sources)).collect();
    let mut of: Vec<usize> = (0..live.len()).collect();
    let (singles, joints): (Vec<usize>, Vec<usize>) =
        (0..live.len()).partition(|place| members[*place].len() < 2);
    for (nth, &b) in singles.iter().enumerate() {
        for &a in &singles[..nth] {
            if live[a].source == live[b].source || depend(&live[a], &live[b], flow) {
                let (keep, drop) = (of[a].min(of[b]), of[a].max(of[b]));
                of.iter_mut().filter(|component| **component == drop).for_each(|component| *component = keep);
            }
        }
    }
    let mut earlier = singles;
    for joint in joints {
        let shares = |other: &&usize| members[**other].iter().any(|member| members[joint].contains(member));
        let depends = |other: &&usize| depend(&live[**other], &live[joint], flow);
        if let Some(&other) = earlier.iter().find(|other| shares(other) || depends(other)) {
            of[joint] = of[other];
        }
        earlier.push(joint);
    }
    let attributed = live.iter().any(|live| live.source != UNATTRIBUTED);
    let mut components: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, component) in of.into_iter().enumerate() {
        if live[place].source != UNATTRIBUTED || !attributed {
            components.entry(component).or_default().push(place);
        }
    }
    let mut components: Vec<Vec<usize>> = components.into_values().collect();
    for component in &mut components {
        component.sort_by(|a, b| live[*a].claim.order().cmp(&live[*b].claim.order()));
    }
    components
}

/// Whether one of the two confirms the other or is worked out from it.
fn depend(a: &Live, b: &Live, flow: &FlowClaims) -> bool {
    let dependent = &flow.links.dependent;
    dependent.contains(&(a.place, b.place)) || dependent.contains(&(b.place, a.place))
}
