//! From vintages and matrices to their shapes: field by field, no decisions.

use super::envelope::day_or_instant;
use super::vintages::*;
use super::{EstimatesBasis, Flow, ItemScope, Number, Page, Quantity, SaidOn, Voice};
use crate::model;

fn texts<T: ToString>(items: &[T]) -> Vec<String> {
    items.iter().map(ToString::to_string).collect()
}

impl VintagesAnswer {
    /// The answer; `permalink` pins the question to the basis.
    pub fn new(
        basis: EstimatesBasis,
        permalink: String,
        page: Page,
        vintages: &[model::Vintage],
    ) -> VintagesAnswer {
        VintagesAnswer { basis, permalink, page, data: vintages.iter().map(Vintage::from).collect() }
    }
}

impl MatrixAnswer {
    /// The answer with the rows of one page; `permalink` pins the question to the basis.
    pub fn new(
        basis: EstimatesBasis,
        permalink: String,
        page: Page,
        columns: &[model::AsOf],
        rows: &[model::MatrixRow],
    ) -> MatrixAnswer {
        let columns: Vec<String> = columns.iter().map(|column| day_or_instant(column.before)).collect();
        let data = rows.iter().map(|row| MatrixRow::new(row, &columns)).collect();
        MatrixAnswer { basis, permalink, page, columns, data }
    }
}

impl MatrixRow {
    fn new(row: &model::MatrixRow, columns: &[String]) -> MatrixRow {
        let cells = columns.iter().zip(&row.cells).map(|(as_of, cell)| MatrixCell {
            as_of: as_of.clone(),
            latest: cell.as_ref().ok().map(LatestPoint::from),
            reason: cell.as_ref().err().map(|reason| reason.as_str()),
        });
        MatrixRow {
            flow: Flow::from(&row.flow),
            series_id: row.series_id.clone(),
            source: Voice::from(&row.source),
            item: ItemScope::from(&row.item),
            unit: row.unit.as_str(),
            currency: row.currency.clone(),
            kind: row.kind.as_str(),
            status_group: row.status_group.as_str(),
            cells: cells.collect(),
        }
    }
}

impl From<&model::Vintage> for Vintage {
    fn from(vintage: &model::Vintage) -> Vintage {
        Vintage {
            as_of: day_or_instant(vintage.as_of.before),
            causes: vintage.causes.iter().map(ChangeCause::from).collect(),
            series: vintage.series.iter().map(SeriesChange::from).collect(),
            envelopes: vintage.envelopes.iter().map(EnvelopeChange::from).collect(),
        }
    }
}

impl From<&model::ChangeCause> for ChangeCause {
    fn from(cause: &model::ChangeCause) -> ChangeCause {
        ChangeCause {
            cause: cause.cause.as_str(),
            claim_id: cause.claim_id.to_string(),
            series_id: cause.series_id.clone(),
            report_ids: texts(&cause.report_ids),
        }
    }
}

impl From<&model::LatestPoint> for LatestPoint {
    fn from(latest: &model::LatestPoint) -> LatestPoint {
        LatestPoint {
            claim_id: latest.claim_id.to_string(),
            quantity: Quantity::from(&latest.quantity),
            said_on: SaidOn::from(&latest.said_on),
            status: latest.status.as_str(),
            retrospective: latest.retrospective,
        }
    }
}

impl From<&model::SeriesChange> for SeriesChange {
    fn from(change: &model::SeriesChange) -> SeriesChange {
        SeriesChange {
            series_id: change.series_id.clone(),
            points_added: texts(&change.points_added),
            points_removed: texts(&change.points_removed),
            points_changed: texts(&change.points_changed),
            latest: LatestChange {
                before: change.latest_before.as_ref().map(LatestPoint::from),
                after: change.latest_after.as_ref().map(LatestPoint::from),
            },
        }
    }
}

impl From<&model::EnvelopeBounds> for EnvelopeBounds {
    fn from(bounds: &model::EnvelopeBounds) -> EnvelopeBounds {
        EnvelopeBounds {
            low: bounds.low.map(Number),
            high: bounds.high.map(Number),
            high_stated: bounds.high_stated.map(Number),
            independent_sources: bounds.independent_sources,
        }
    }
}

impl From<&model::EnvelopeChange> for EnvelopeChange {
    fn from(change: &model::EnvelopeChange) -> EnvelopeChange {
        EnvelopeChange {
            flow_id: change.flow_id.clone(),
            item: ItemScope::from(&change.item),
            unit: change.unit.as_str(),
            currency: change.currency.clone(),
            kind: change.kind.as_str(),
            status_group: change.status_group.as_str(),
            before: change.before.as_ref().map(EnvelopeBounds::from),
            after: change.after.as_ref().map(EnvelopeBounds::from),
        }
    }
}
