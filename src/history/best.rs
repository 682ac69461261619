//! One figure out of an envelope, under a policy that the caller names. It is always a number that somebody said.

use super::FlowClaims;
use super::claims::Claim;
use super::envelope::{Live, components};
use super::interval::low;
use super::point::point;
use crate::model::{Amount, Best, BestPolicy, Point, SourceCode};

/// The figure of the policy; `None` if no live claim has one.
pub(super) fn best<'a>(
    policy: &BestPolicy,
    live: &[Live<'_, 'a>],
    standing: &[(usize, &Claim<'a>)],
    flow: &FlowClaims<'a>,
) -> Option<Best> {
    let chosen = match policy {
        BestPolicy::Latest => latest(live),
        BestPolicy::MedianIndependent => median(live, flow),
        BestPolicy::Conservative => conservative(live),
        BestPolicy::Source(code) => of_source(code, standing, flow),
    };
    let (value, claim_id) = chosen?;
    Some(Best { policy: policy.clone(), value, claim_id })
}

type Chosen = (Amount, crate::model::ClaimId);

/// The printed point, else the lower bound: "at least 200" and "200 to 300" stand for 200.
fn value(point: &Point) -> Option<Amount> {
    point.quantity.point.or(point.quantity.low).or(point.quantity.high)
}

fn chosen(live: &Live) -> Option<Chosen> {
    Some((value(&live.point)?, live.claim.id.clone()))
}

fn latest(live: &[Live]) -> Option<Chosen> {
    let mut by_time: Vec<&Live> = live.iter().collect();
    by_time.sort_by(|a, b| b.claim.order().cmp(&a.claim.order()));
    by_time.into_iter().find_map(chosen)
}

fn median(live: &[Live], flow: &FlowClaims) -> Option<Chosen> {
    let newest = |component: Vec<usize>| component.into_iter().rev().find_map(|place| chosen(&live[place]));
    let mut votes: Vec<Chosen> = components(live, flow).into_iter().filter_map(newest).collect();
    votes.sort();
    let middle = votes.len().checked_sub(1)? / 2;
    votes.into_iter().nth(middle)
}

fn conservative(live: &[Live]) -> Option<Chosen> {
    let bounds = live.iter().filter_map(|live| Some((low(&live.point.quantity)?.0, live.claim.id.clone())));
    bounds.min()
}

fn of_source<'a>(
    code: &SourceCode,
    standing: &[(usize, &Claim<'a>)],
    flow: &FlowClaims<'a>,
) -> Option<Chosen> {
    let within = |said: &SourceCode| {
        said == code || said.as_str().strip_prefix(code.as_str()).is_some_and(|rest| rest.starts_with('.'))
    };
    let of_code = |claim: &Claim| claim.sources.iter().any(|source| within(&source.code));
    let mut newest = standing.iter().rev().filter(|(_, claim)| of_code(claim));
    newest.find_map(|(place, claim)| Some((value(&point(claim, *place, flow))?, claim.id.clone())))
}
