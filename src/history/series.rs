//! Series: the claims of one voice about one cell, in order, and the steps between them.
//!
//! Claims without a number ("missiles", "several") are points, for they are evidence of a transfer, but never an end of a
//! step and never the latest figure.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::FlowClaims;
use super::claims::Claim;
use super::events::{Step, event, scope_change, taken_back};
use super::interval::same_wording;
use super::origin::{governments, voice};
use super::point::point;
use super::scope::{Cell, nested};
use crate::model::{Act, By, Kind, Point, Polarity, RevisionEvent, Series, SourceKind, Voice};

/// A claim, or the part of it that one outlet printed, with its place in the flow and its point.
type Placed<'f, 'a> = (usize, Cow<'f, Claim<'a>>, Point);

/// The claims of one voice in one cell, in order.
struct Line<'f, 'a> {
    voice: Voice,
    cell: Cell<'a>,
    claims: Vec<Placed<'f, 'a>>,
}

/// The series of a flow, by voice and cell.
pub(super) fn series(flow: &FlowClaims) -> Vec<Series> {
    let lines = lines(flow);
    lines.iter().map(|line| shown(line, &lines, flow)).collect()
}

fn lines<'f, 'a>(flow: &'f FlowClaims<'a>) -> Vec<Line<'f, 'a>> {
    let mut lines: BTreeMap<(String, Cell), Line> = BTreeMap::new();
    let mut add = |voice: Voice, place: usize, claim: Cow<'f, Claim<'a>>| {
        let cell = claim.assertion.cell.clone();
        let line = lines.entry((voice.code.clone(), cell.clone())).or_insert_with(|| Line {
            voice: voice.clone(),
            cell,
            claims: Vec::new(),
        });
        line.voice = line.voice.clone().min(voice);
        let point = point(&claim, place, flow);
        line.claims.push((place, claim, point));
    };
    let figures = flow.claims.iter().enumerate().filter(|(_, claim)| {
        claim.assertion.act == Act::Transfer && claim.assertion.polarity == Polarity::Affirmed
    });
    for (place, claim) in figures {
        if flow.lens.by != By::Outlet {
            add(voice(&claim.sources, &flow.lens), place, Cow::Borrowed(claim));
            continue;
        }
        let outlets: BTreeMap<&str, &str> =
            claim.members.iter().map(|member| (&*member.outlet.code, &*member.outlet.name)).collect();
        for (code, name) in outlets {
            if let Some(part) = claim.part(|member| member.outlet.code == code) {
                let (code, name) = (code.to_owned(), name.to_owned());
                let outlet = Voice { code, name, country: None, kind: Some(SourceKind::Outlet) };
                add(outlet, place, Cow::Owned(part));
            }
        }
    }
    let mut lines: Vec<Line> = lines.into_values().collect();
    for line in &mut lines {
        line.claims.sort_by(|a, b| a.1.order().cmp(&b.1.order()));
        reaffirm(&mut line.claims);
    }
    lines
}

/// A figure that the next claim repeats was reaffirmed by it.
fn reaffirm(claims: &mut [Placed]) {
    for later in (1..claims.len()).rev() {
        let (before, after) = claims.split_at_mut(later);
        let (earlier, next) = (&mut before[later - 1], &after[0]);
        let is_number = next.1.assertion.figure.is_number();
        if is_number && same_wording(&earlier.2.quantity, &next.2.quantity) {
            let (old, new) = (&mut earlier.2, &next.2);
            old.last_reaffirmed_at = old.last_reaffirmed_at.max(new.last_reaffirmed_at);
            old.age_days = old.age_days.min(new.age_days);
        }
    }
}

fn numbers<'l, 'a>(line: &'l Line<'_, 'a>) -> impl Iterator<Item = Step<'l, 'a>> {
    let steps = line.claims.iter().map(|(place, claim, point)| Step { place: *place, claim, point });
    steps.filter(|step| step.claim.assertion.figure.is_number())
}

fn shown<'a>(line: &Line<'_, 'a>, lines: &[Line<'_, 'a>], flow: &FlowClaims) -> Series {
    let steps: Vec<Step> = numbers(line).collect();
    let mut events: Vec<RevisionEvent> = scope_changes(line, lines).into_iter().collect();
    events.extend(steps.windows(2).map(|pair| event(&pair[0], &pair[1], &flow.links)));
    events.extend(taken_back_otherwise(line, &steps, flow));
    // A part of another figure of the series stands for less than the series counts.
    let is_part = |part: usize| steps.iter().any(|whole| flow.links.parts.contains(&(part, whole.place)));
    let standing = |step: &&Step| flow.links.stands(step.place) && !is_part(step.place);
    let latest = steps.iter().rev().find(standing).map(|step| step.place);
    let latest = latest.or_else(|| {
        let mut all = line.claims.iter().rev().map(|(place, ..)| *place);
        all.find(|place| flow.links.stands(*place))
    });
    Series {
        id: format!("{}~{}~{}", flow.flow.id, line.voice.code, line.cell.slug()),
        source: line.voice.clone(),
        item: line.cell.item.clone(),
        unit: line.cell.unit,
        currency: line.cell.currency.map(String::from),
        kind: line.cell.kind,
        status_group: line.cell.status_group,
        points: line.claims.iter().map(|(.., point)| point.clone()).collect(),
        events,
        latest_claim_id: latest.map(|place| flow.claims[place].id.clone()),
    }
}

/// The step into this series from the same voice's newest earlier figure of a wider or narrower scope.
fn scope_changes<'a>(line: &Line<'_, 'a>, lines: &[Line<'_, 'a>]) -> Option<RevisionEvent> {
    let first = numbers(line).next()?;
    let related = |other: &&Line<'_, 'a>| {
        other.voice.code == line.voice.code
            && (other.cell.unit, other.cell.currency) == (line.cell.unit, line.cell.currency)
            && (other.cell.kind, other.cell.status_group) == (line.cell.kind, line.cell.status_group)
            && matches!(line.cell.kind, Kind::Total | Kind::Stock)
            && nested(&other.cell.item, &line.cell.item)
    };
    let of_one = |step: &Step| {
        let (old, new) = (governments(&step.claim.sources), governments(&first.claim.sources));
        old == new && !old.is_empty() && step.claim.said.at < first.claim.said.at
    };
    let earlier = lines.iter().filter(related).flat_map(numbers).filter(of_one);
    let last = earlier.max_by(|a, b| a.claim.order().cmp(&b.claim.order()))?;
    Some(scope_change(&last, &first))
}

/// Corrections and retractions that are no step to the next figure.
fn taken_back_otherwise(line: &Line, steps: &[Step], flow: &FlowClaims) -> Vec<RevisionEvent> {
    let is_step =
        |from: usize, to: usize| steps.windows(2).any(|pair| (pair[0].place, pair[1].place) == (from, to));
    let mut events = Vec::new();
    for (place, claim, _) in &line.claims {
        for &(link, by) in flow.links.taken_back.get(place).into_iter().flatten() {
            if !is_step(*place, by) {
                events.push(taken_back(claim, &flow.claims[by], link));
            }
        }
    }
    events
}
