//! The matrix as CSV: one row a cell, so that any tool can pivot it.

use super::envelope::day_or_instant;
use crate::model::{self, Amount};

/// The columns of the CSV form: one row a cell.
pub const MATRIX_CSV_HEADER: [&str; 20] = [
    "supplier",
    "recipient",
    "category",
    "series_id",
    "source",
    "unit",
    "currency",
    "kind",
    "status_group",
    "vintage",
    "claim_id",
    "said_on_from",
    "said_on_to",
    "point",
    "low",
    "high",
    "qualifier",
    "status",
    "retrospective",
    "reason",
];

/// The rows of the CSV form, in order of series and columns.
pub fn matrix_csv(columns: &[model::AsOf], rows: &[model::MatrixRow]) -> Vec<[String; 20]> {
    let mut written = Vec::new();
    for row in rows {
        for (column, cell) in columns.iter().zip(&row.cells) {
            written.push(csv_row(row, *column, cell));
        }
    }
    written
}

fn csv_row(row: &model::MatrixRow, column: model::AsOf, cell: &model::MatrixCell) -> [String; 20] {
    let latest = cell.as_ref().ok();
    let text = |value: Option<String>| value.unwrap_or_default();
    let number = |amount: Option<Amount>| text(amount.map(|amount| amount.to_string()));
    let quantity = latest.map(|latest| &latest.quantity);
    let said_on = latest.map(|latest| &latest.said_on);
    [
        row.flow.supplier.code.clone(),
        row.flow.recipient.code.clone(),
        row.flow.category.to_string(),
        row.series_id.clone(),
        row.source.code.clone(),
        row.unit.to_string(),
        text(row.currency.clone()),
        row.kind.to_string(),
        row.status_group.to_string(),
        day_or_instant(column.before),
        text(latest.map(|latest| latest.claim_id.to_string())),
        text(said_on.and_then(|said_on| said_on.from).map(|date| date.to_string())),
        text(said_on.and_then(|said_on| said_on.to).map(|date| date.to_string())),
        number(quantity.and_then(|quantity| quantity.point)),
        number(quantity.and_then(|quantity| quantity.low)),
        number(quantity.and_then(|quantity| quantity.high)),
        text(quantity.map(|quantity| quantity.qualifier.to_string())),
        text(latest.map(|latest| latest.status.to_string())),
        text(latest.map(|latest| latest.retrospective.to_string())),
        text(cell.as_ref().err().map(ToString::to_string)),
    ]
}
