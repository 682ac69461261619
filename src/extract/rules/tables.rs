//! Tables with their cells between bars: "M-46 | Howitzer | 2011 | 24 | 2013 | 18". The head of the table says what each column is; who
//! gives and who takes stands in a column of its own or over the table.

use std::ops::Range;

use super::super::chunks::Kind as ChunkKind;
use super::super::draft::Filler;
use super::super::numbers::NumberClass;
use super::frame::Frame;
use super::{Found, Scene};
use crate::model::Status;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// Name or type of the item.
    Item,
    /// When it was ordered.
    Order,
    /// When it was delivered.
    Delivery,
    /// How many.
    Number,
    /// Who gives.
    Supplier,
    /// Who takes.
    Recipient,
    /// Anything else.
    Other,
}

/// Reads the head of a table, or a row under one.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    let cells = cells(scene);
    if cells.len() < 3 {
        return;
    }
    let columns: Vec<Column> = cells.iter().map(|cell| column(scene, cell)).collect();
    if columns.iter().filter(|c| **c != Column::Other).count() >= 2 && columns.contains(&Column::Number) {
        found.table = Some(columns);
        return;
    }
    if let Some(columns) = &scene.memory.table {
        row(scene, columns, &cells, found);
    }
}

/// The chunks of each cell; a bar at the beginning opens no cell of its own.
fn cells(scene: &Scene<'_, '_>) -> Vec<Range<usize>> {
    let view = scene.view;
    let end = view.sentence.chunks.len();
    let bar = |j: &usize| {
        view.chunk(*j)
            .is_some_and(|c| c.kind == ChunkKind::Sign && view.text[c.start..c.end].starts_with('|'))
    };
    let mut cells = Vec::new();
    let mut start = usize::from(bar(&0));
    for at in (start..end).filter(bar) {
        cells.push(start..at);
        start = at + 1;
    }
    if start < end && !cells.is_empty() {
        cells.push(start..end);
    }
    cells
}

/// What the head of a column says.
fn column(scene: &Scene<'_, '_>, cell: &Range<usize>) -> Column {
    let view = scene.view;
    let any = |words: &[&str]| {
        cell.clone().any(|j| scene.view.sentence.lower(view.text, j).split(' ').any(|w| words.contains(&w)))
    };
    let sign = cell.clone().any(|j| view.chunk(j).is_some_and(|c| &view.text[c.start..c.end] == "#"));
    if cell.len() > 4 {
        Column::Other
    } else if sign || any(&["number", "no.", "no", "quantity", "qty", "units", "amount"]) {
        Column::Number
    } else if any(&["supplier", "seller", "exporter", "donor", "origin", "provider"]) {
        Column::Supplier
    } else if any(&["recipient", "buyer", "customer", "importer", "operator"]) {
        Column::Recipient
    } else if any(&["order", "ordered", "contract"]) {
        Column::Order
    } else if any(&["delivery", "delivered", "deliveries"]) {
        Column::Delivery
    } else if any(&[
        "name",
        "type",
        "designation",
        "weapon",
        "system",
        "item",
        "model",
        "equipment",
        "description",
        "weapons",
    ]) {
        Column::Item
    } else {
        Column::Other
    }
}

/// One row: its item once for each number, with the status of the column before the number.
fn row(scene: &Scene<'_, '_>, columns: &[Column], cells: &[Range<usize>], found: &mut Found) {
    let view = scene.view;
    let of = |wanted: Column| {
        columns.iter().zip(cells).filter(move |(c, _)| **c == wanted).map(|(_, cell)| cell.clone())
    };
    let named = |cell: Range<usize>| cell.into_iter().find(|j| view.item(*j).is_some());
    let items: Vec<usize> = of(Column::Item).filter_map(named).collect();
    let designated = items.iter().find(|j| view.item(**j).is_some_and(|i| !i.systems.is_empty()));
    let Some(item) = designated.or(items.first()).copied() else { return };
    let party = |wanted: Column| -> Vec<Filler> {
        of(wanted).flatten().find_map(|j| scene.filler(j, true)).into_iter().collect()
    };
    let (suppliers, recipients) = (party(Column::Supplier), party(Column::Recipient));
    let mut status = Status::Delivered;
    let mut figures = Vec::new();
    for (column, cell) in columns.iter().zip(cells) {
        match column {
            Column::Order => status = Status::Ordered,
            Column::Delivery => status = Status::Delivered,
            Column::Number => figures.extend(cell.clone().find_map(|j| match view.chunk(j)?.kind {
                ChunkKind::Number(n) if view.sentence.numbers[n].class == NumberClass::Cardinal => {
                    Some((status, Some(n)))
                }
                _ => None,
            })),
            _ => {}
        }
    }
    if figures.is_empty() {
        figures.push((Status::Delivered, None));
    }
    for (status, figure) in figures {
        let frame = Frame {
            suppliers: suppliers.clone(),
            recipients: recipients.clone(),
            items: vec![item],
            figure,
            total: true,
            again: true,
            ..Frame::new(item, view.sentence.chunks.len(), status, "table.row")
        };
        scene.build(frame, found);
    }
    found.taken.extend(items);
}
