//! What differs between two answers: points of series, newest figures, bounds of envelopes.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    ClaimId, Envelope, EnvelopeBounds, EnvelopeChange, FlowEstimates, Id, ItemScope, Kind, LatestPoint,
    Point, Series, SeriesChange, StatusGroup, Unit,
};

/// The newest figure of a series.
pub(super) fn latest(series: &Series) -> Option<LatestPoint> {
    let id = series.latest_claim_id.as_ref()?;
    let point = series.points.iter().rev().find(|point| point.claim_id == *id)?;
    Some(LatestPoint {
        claim_id: point.claim_id.clone(),
        quantity: point.quantity.clone(),
        said_on: point.said_on.clone(),
        status: point.status,
        retrospective: point.retrospective,
    })
}

/// The series that differ, by id.
pub(super) fn series_changes(before: &[FlowEstimates], now: &[FlowEstimates]) -> Vec<SeriesChange> {
    let by_id = |rows: &'_ [FlowEstimates]| -> BTreeMap<String, Series> {
        let series = rows.iter().flat_map(|row| &row.series);
        series.map(|series| (series.id.clone(), series.clone())).collect()
    };
    let (before, now) = (by_id(before), by_id(now));
    let ids: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
    let differing = ids.into_iter().filter(|id| before.get(*id) != now.get(*id));
    differing.map(|id| series_change(id, before.get(id), now.get(id))).collect()
}

/// A claim is known by its reports: its id may change when one of them comes.
fn series_change(id: &str, before: Option<&Series>, now: Option<&Series>) -> SeriesChange {
    let points = |series: Option<&'_ Series>| series.map_or(Vec::new(), |series| series.points.clone());
    let (old, new) = (points(before), points(now));
    let reports = |points: &'_ [Point]| -> BTreeSet<Id> {
        points.iter().flat_map(|point| point.report_ids.iter().cloned()).collect()
    };
    let (of_old, of_new) = (reports(&old), reports(&new));
    let none_in =
        |point: &&Point, known: &BTreeSet<Id>| !point.report_ids.iter().any(|id| known.contains(id));
    let ids = |points: Vec<&Point>| -> Vec<ClaimId> {
        points.into_iter().map(|point| point.claim_id.clone()).collect()
    };
    SeriesChange {
        series_id: id.to_owned(),
        points_added: ids(new.iter().filter(|point| none_in(point, &of_old)).collect()),
        points_removed: ids(old.iter().filter(|point| none_in(point, &of_new)).collect()),
        points_changed: ids(new
            .iter()
            .filter(|point| !none_in(point, &of_old) && !old.contains(point))
            .collect()),
        latest_before: before.and_then(latest),
        latest_after: now.and_then(latest),
    }
}

/// What tells envelopes apart.
type Cell = (String, ItemScope, Unit, Option<String>, Kind, StatusGroup);

/// The envelopes whose bounds or sources differ.
pub(super) fn envelope_changes(before: &[FlowEstimates], now: &[FlowEstimates]) -> Vec<EnvelopeChange> {
    let (before, now) = (by_cell(before), by_cell(now));
    let cells: BTreeSet<&Cell> = before.keys().chain(now.keys()).collect();
    let differing = cells.into_iter().filter(|cell| before.get(*cell) != now.get(*cell));
    let change = |cell: &Cell| {
        let (flow_id, item, unit, currency, kind, status_group) = cell.clone();
        let (before, after) = (before.get(cell).copied(), now.get(cell).copied());
        EnvelopeChange { flow_id, item, unit, currency, kind, status_group, before, after }
    };
    differing.map(change).collect()
}

fn by_cell(rows: &[FlowEstimates]) -> BTreeMap<Cell, EnvelopeBounds> {
    let cell = |row: &FlowEstimates, envelope: &Envelope| {
        let Envelope { item, unit, currency, kind, status_group, .. } = envelope.clone();
        (row.flow.id.clone(), item, unit, currency, kind, status_group)
    };
    let bounds = |envelope: &Envelope| EnvelopeBounds {
        low: envelope.low,
        high: envelope.high,
        high_stated: envelope.high_stated,
        independent_sources: envelope.independent_sources,
    };
    let pairs = rows.iter().flat_map(|row| row.envelopes.iter().map(move |envelope| (row, envelope)));
    pairs.map(|(row, envelope)| (cell(row, envelope), bounds(envelope))).collect()
}
