//! The list of flows: each with the newest figure of every voice and its last change.

use std::collections::{BTreeMap, BTreeSet};

use super::FlowClaims;
use super::series::series;
use crate::model::{EventType, FlowSummary, Kind, LatestFigure, Point, Series, StatusGroup};

/// The row of one flow.
pub(super) fn summary(flow: &FlowClaims) -> FlowSummary {
    let series = series(flow);
    let mut last: BTreeMap<&str, (Rank, &Series, &Point)> = BTreeMap::new();
    for series in &series {
        let latest =
            series.points.iter().rev().find(|point| Some(&point.claim_id) == series.latest_claim_id.as_ref());
        let Some(point) = latest else { continue };
        let rank = rank(series, point);
        if last.get(series.source.code.as_str()).is_none_or(|(known, ..)| rank > *known) {
            last.insert(&series.source.code, (rank, series, point));
        }
    }
    let first_public: BTreeMap<_, _> =
        flow.claims.iter().map(|claim| (&claim.id, (claim.first_public, claim.order()))).collect();
    let changes = series.iter().flat_map(|series| &series.events);
    let changes = changes.filter(|event| event.kind != EventType::Reiteration);
    let last_event =
        changes.max_by_key(|event| (first_public.get(&event.to_claim_id), &event.from_claim_id)).cloned();
    let repeats: BTreeSet<_> = series
        .iter()
        .flat_map(|series| &series.events)
        .filter(|event| event.kind == EventType::Reiteration)
        .map(|event| &event.to_claim_id)
        .collect();
    let news = flow.claims.iter().filter(|claim| !repeats.contains(&claim.id));
    let mut latest: Vec<(Rank, LatestFigure)> =
        last.into_values().map(|(rank, series, point)| (rank, figure(series, point))).collect();
    latest.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.source.cmp(&b.1.source)));
    FlowSummary {
        flow: flow.flow.clone(),
        latest: latest.into_iter().map(|(_, figure)| figure).collect(),
        series_count: series.len(),
        report_count: flow.report_count,
        source_count: series.iter().map(|series| &series.source.code).collect::<BTreeSet<_>>().len(),
        last_changed_at: news.map(|claim| claim.first_public).max(),
        last_event,
    }
}

/// What makes one latest figure of a voice speak for it rather than another: a number, then a total or stock, then
/// delivered, then the newer, then the greater scope (no type, no name).
type Rank = (bool, bool, bool, jiff::Timestamp, bool, bool, crate::model::ClaimId);

fn rank(series: &Series, point: &Point) -> Rank {
    let quantity = &point.quantity;
    (
        quantity.point.or(quantity.low).or(quantity.high).is_some(),
        matches!(series.kind, Kind::Total | Kind::Stock),
        series.status_group == StatusGroup::Delivered,
        point.first_public,
        series.item.kind.is_none(),
        series.item.designations.is_empty(),
        point.claim_id.clone(),
    )
}

fn figure(series: &Series, point: &Point) -> LatestFigure {
    LatestFigure {
        source: series.source.clone(),
        claim_id: point.claim_id.clone(),
        quantity: point.quantity.clone(),
        said_on: point.said_on.clone(),
        status: point.status,
    }
}
