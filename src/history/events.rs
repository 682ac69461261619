//! The step from one claim to the next: how much, which way, of what type, and whether the two may be compared.
//!
//! **Update or revision?** A figure can rise because more was sent (`update`) or because more became known of the same
//! past (`revision`). What tells them apart is the *reference date*: up to when the figure counts. It is not the day on
//! which it was said: a ministry that says 160 in November and 200 in February may have found 40 more that had been there
//! in November. So the reference date is the end of a printed period, or, for a stock ("there are now 200"), the day
//! itself. Where a total comes without a period, as most do, the text does not say, and the type is
//! `update_or_revision`.
//!
//! A period that a rule inferred is not printed, and makes neither a reference date nor a start.

use super::claims::Claim;
use super::interval::{below, direction, high, low, percent, same_wording};
use super::links::Links;
use super::origin::governments;
use crate::model::{
    Amount, DateBasis, DateSpan, Direction, EventType, Incomparable, Kind, LinkType, Point, RevisionEvent,
};

/// One claim of a series with its point and its place among the claims of the flow.
pub(super) struct Step<'s, 'a> {
    pub(super) place: usize,
    pub(super) claim: &'s Claim<'a>,
    pub(super) point: &'s Point,
}

/// The step between two consecutive claims with figures.
pub(super) fn event(from: &Step, to: &Step, links: &Links) -> RevisionEvent {
    let mut reasons = reasons(from, to);
    let related = [
        (links.alternative(from.place, to.place), Incomparable::Alternative),
        (links.part(from.place, to.place), Incomparable::Part),
    ];
    reasons.extend(related.into_iter().filter(|(holds, _)| *holds).map(|(_, reason)| reason));
    let linked = links.taken_back.get(&from.place).into_iter().flatten().find(|(_, by)| *by == to.place);
    let kind = match linked {
        Some((LinkType::Retracts, _)) => EventType::Retraction,
        Some(_) => EventType::Correction,
        None => event_type(from, to, &reasons),
    };
    measured(from, to, kind, reasons)
}

/// The step to a claim that counts something wider or narrower.
pub(super) fn scope_change(from: &Step, to: &Step) -> RevisionEvent {
    let mut reasons = reasons(from, to);
    reasons.push(Incomparable::ItemScope);
    reasons.sort();
    measured(from, to, EventType::ScopeChange, reasons)
}

/// A figure that was corrected or taken back by a claim that is not the next figure of its series.
pub(super) fn taken_back(from: &Claim, by: &Claim, link: LinkType) -> RevisionEvent {
    RevisionEvent {
        from_claim_id: from.id.clone(),
        to_claim_id: by.id.clone(),
        kind: if link == LinkType::Retracts { EventType::Retraction } else { EventType::Correction },
        delta: None,
        percent: None,
        delta_low: None,
        delta_high: None,
        direction: None,
        direction_certain: false,
        origin_changed: speakers_differ(from, by),
        comparable: false,
        reasons: vec![Incomparable::NoFigure],
    }
}

fn measured(from: &Step, to: &Step, kind: EventType, reasons: Vec<Incomparable>) -> RevisionEvent {
    let (old, new) = (&from.point.quantity, &to.point.quantity);
    let points = old.point.zip(new.point);
    let direction = direction(old, new);
    let difference = |a: Option<(Amount, bool)>, b: Option<(Amount, bool)>| Some(a?.0.minus(b?.0));
    RevisionEvent {
        from_claim_id: from.claim.id.clone(),
        to_claim_id: to.claim.id.clone(),
        kind,
        delta: points.map(|(old, new)| new.minus(old)),
        percent: points.filter(|_| reasons.is_empty()).and_then(|(old, new)| percent(old, new)),
        delta_low: difference(low(new), high(old)),
        delta_high: difference(high(new), low(old)),
        direction,
        direction_certain: match direction {
            Some(Direction::Up) => below(old, new),
            Some(Direction::Down) => below(new, old),
            // The same number under other hedges is the same in print only.
            Some(Direction::Same) | None => false,
        },
        origin_changed: speakers_differ(from.claim, to.claim),
        comparable: reasons.is_empty(),
        reasons,
    }
}

/// Why the two may not be compared, in order of declaration; the cell of a series settles unit, status and scope.
fn reasons(from: &Step, to: &Step) -> Vec<Incomparable> {
    let (old, new) = (printed(from.point.period.as_ref()), printed(to.point.period.as_ref()));
    let start = |period: Option<&DateSpan>| period.and_then(|period| period.from);
    let kind = to.claim.assertion.cell.kind;
    // One batch said twice is one only if both say when it went.
    let one_batch = old.is_some() && old.map(|p| (p.from, p.to)) == new.map(|p| (p.from, p.to));
    let checks = [
        (start(old) != start(new), Incomparable::PeriodStart),
        (kind == Kind::Unknown, Incomparable::KindUnknown),
        (kind == Kind::Increment && !one_batch, Incomparable::Increment),
        (voices_differ(from.claim, to.claim), Incomparable::Origin),
    ];
    checks.into_iter().filter(|(holds, _)| *holds).map(|(_, reason)| reason).collect()
}

fn event_type(from: &Step, to: &Step, reasons: &[Incomparable]) -> EventType {
    let (old, new) = (&from.point.quantity, &to.point.quantity);
    let same_period = !reasons.contains(&Incomparable::PeriodStart);
    if same_period && same_wording(old, new) {
        return EventType::Reiteration;
    }
    if same_period && old.point.is_some() && old.point == new.point {
        return EventType::Requalification;
    }
    let end = |period: &Option<DateSpan>| printed(period.as_ref()).and_then(|period| period.to);
    match (end(&from.point.period), end(&to.point.period)) {
        (Some(old), Some(new)) if new > old => EventType::Update,
        (Some(old), Some(new)) if new == old => EventType::Revision,
        (Some(_), Some(_)) => EventType::UpdateOrRevision,
        _ if to.claim.assertion.cell.kind == Kind::Stock && is_later(from.claim, to.claim) => {
            EventType::Update
        }
        _ => EventType::UpdateOrRevision,
    }
}

/// Whether `to` was said on a later day than all that `from` may have been said on.
fn is_later(from: &Claim, to: &Claim) -> bool {
    matches!((from.said.to, to.said.from), (Some(end), Some(start)) if start >= end)
}

fn printed(period: Option<&DateSpan>) -> Option<&DateSpan> {
    period.filter(|period| matches!(period.basis, DateBasis::Stated | DateBasis::Resolved))
}

fn speakers_differ(a: &Claim, b: &Claim) -> bool {
    !a.sources.iter().map(|s| &s.code).eq(b.sources.iter().map(|s| &s.code))
}

/// Whether a difference between the two is one between sources; outlets in their own voice are one source each.
fn voices_differ(a: &Claim, b: &Claim) -> bool {
    let (of_a, of_b) = (governments(&a.sources), governments(&b.sources));
    of_a != of_b || (of_a.is_empty() && speakers_differ(a, b))
}
