//! The vintage matrix: a row a series, a column a day, in each cell the newest figure as of that day.
//!
//! A cell without a figure says why. `not_yet_published`: the series had no claim by then. `retracted`: it had, but all
//! of them were taken back, or the articles were edited and no longer say so. `not_comparable`: the last one was
//! corrected by a claim that is no figure of this series, so that no number is left to set beside the others. Tiers and
//! redactions will be settled where the reports are loaded, and mark their cells in [`empty`].

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, ToSpan};

use super::changes::latest;
use super::estimates;
use super::record::Record;
use super::vintages::Answer;
use crate::model::{
    AsOf, EmptyCell, EventType, Flow, Frequency, Incomparable, Matrix, MatrixCell, MatrixRow, Question,
    Retrospective, RevisionReading, Series,
};

/// The matrix of the days in `columns`, which are in order and not after `question.as_of`.
pub fn matrix(
    revisions: &[RevisionReading],
    question: &Question,
    retrospective: Retrospective,
    columns: Vec<AsOf>,
) -> Matrix {
    let record = Record::new(revisions, retrospective);
    let mut rows: BTreeMap<String, MatrixRow> = BTreeMap::new();
    let answers: Vec<BTreeMap<String, Series>> = columns
        .iter()
        .map(|column| {
            let answer = Answer::at(*column, &record, question);
            let mut of_column = BTreeMap::new();
            for flow in answer.rows {
                for series in flow.series {
                    rows.insert(series.id.clone(), blank(&flow.flow, &series));
                    of_column.insert(series.id.clone(), series);
                }
            }
            of_column
        })
        .collect();
    for (column, series) in columns.iter().zip(&answers) {
        let some_absent = rows.keys().any(|id| !series.contains_key(id));
        let ever = if some_absent { ever_public(&record, *column, question) } else { BTreeSet::new() };
        for (id, row) in &mut rows {
            row.cells.push(cell(series.get(id), ever.contains(id)));
        }
    }
    Matrix { columns, rows }
}

fn blank(flow: &Flow, series: &Series) -> MatrixRow {
    MatrixRow {
        flow: flow.clone(),
        series_id: series.id.clone(),
        source: series.source.clone(),
        item: series.item.clone(),
        unit: series.unit,
        currency: series.currency.clone(),
        kind: series.kind,
        status_group: series.status_group,
        cells: Vec::new(),
    }
}

fn cell(series: Option<&Series>, was_public: bool) -> MatrixCell {
    series.and_then(latest).ok_or_else(|| empty(series, was_public))
}

/// Why a series has no newest figure.
fn empty(series: Option<&Series>, was_public: bool) -> EmptyCell {
    let Some(series) = series else {
        return if was_public { EmptyCell::Retracted } else { EmptyCell::NotYetPublished };
    };
    let last = series.points.last().map(|point| &point.claim_id);
    let corrected = series.events.iter().any(|event| {
        Some(&event.from_claim_id) == last
            && event.kind == EventType::Correction
            && event.reasons.contains(&Incomparable::NoFigure)
    });
    if corrected { EmptyCell::NotComparable } else { EmptyCell::Retracted }
}

/// The series that some revision published by then ever made, superseded or not.
fn ever_public(record: &Record, as_of: AsOf, question: &Question) -> BTreeSet<String> {
    let asked = Question { as_of, explain: false, ..question.clone() };
    let rows = estimates(&record.ever(as_of), &asked);
    rows.into_iter().flat_map(|row| row.series).map(|series| series.id).collect()
}

/// The ends of the months, quarters or years from the first change on, and the end of the record itself.
pub fn period_ends(
    revisions: &[RevisionReading],
    last: AsOf,
    retrospective: Retrospective,
    frequency: Frequency,
) -> Vec<AsOf> {
    let Some(first) = Record::new(revisions, retrospective).ends(last).into_iter().next() else {
        return Vec::new();
    };
    let day = |before: jiff::Timestamp| {
        // The last day of the record, not the day on which it has ended.
        let last = before.checked_sub(SignedDuration::from_nanos(1)).unwrap_or(before);
        last.to_zoned(TimeZone::UTC).date()
    };
    let mut ends: Vec<AsOf> = Vec::new();
    let mut next = next_period(day(first.before), frequency);
    while let Some(before) = next.and_then(|day| day.to_zoned(TimeZone::UTC).ok()).map(|day| day.timestamp())
    {
        if before > last.before {
            break;
        }
        ends.push(AsOf { before });
        next = next.and_then(|day| next_period(day, frequency));
    }
    if ends.last() != Some(&last) {
        ends.push(last);
    }
    ends
}

/// The first day of the period after the one that `day` lies in.
fn next_period(day: Date, frequency: Frequency) -> Option<Date> {
    let months: i8 = match frequency {
        Frequency::Month => 1,
        Frequency::Quarter => 3,
        Frequency::Year => 12,
    };
    let start = Date::new(day.year(), (day.month() - 1) / months * months + 1, 1).ok()?;
    start.checked_add(i64::from(months).months()).ok()
}
