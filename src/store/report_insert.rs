//! Reports, their hops, links and doubts on their way into the ledger: one statement a table, for all articles at once.

use std::collections::HashMap;

use jiff_sqlx::{Date as SqlDate, ToSqlx};
use sqlx::PgConnection;

use super::StoreError;
use super::row::{column, place, places};
use crate::model::{DateSpan, Doubt, Hop, Id, Link, Reading, Report, Span};

/// A report with the keys of its row.
struct ReportRow<'a> {
    id: Id,
    reading_id: &'a Id,
    no: i32,
    report: &'a Report,
}

/// Adds everything that these readings found. The rows of the readings themselves are there already.
pub(super) async fn insert_findings(
    connection: &mut PgConnection,
    readings: &[(&Id, &Reading)],
) -> Result<(), StoreError> {
    let mut rows = Vec::new();
    let mut links = Vec::new();
    for (reading_id, reading) in readings {
        let ids: Vec<Id> = reading.reports.iter().map(|report| report.id(reading_id)).collect();
        let mut first = HashMap::new();
        for (place, report) in reading.reports.iter().enumerate() {
            // Two reports with one id say the same in the same words of the same place: one row holds both.
            if *first.entry(&ids[place]).or_insert(place) != place {
                continue;
            }
            let no = i32::try_from(place).unwrap_or(i32::MAX);
            rows.push(ReportRow { id: ids[place].clone(), reading_id, no, report });
            links.extend(report.links.iter().zip(0..).map(|(link, link_no)| LinkRow {
                report_id: ids[place].clone(),
                no: link_no,
                target: link.report.and_then(|other| ids.get(other)).cloned(),
                link,
            }));
        }
    }
    if !rows.is_empty() {
        insert_reports(connection, &rows).await?;
        insert_hops(connection, &rows).await?;
    }
    if !links.is_empty() {
        insert_links(connection, &links).await?;
    }
    insert_doubts(connection, readings).await
}

async fn insert_reports(connection: &mut PgConnection, rows: &[ReportRow<'_>]) -> Result<(), StoreError> {
    let part = |span: Option<Span>| span.map(|span| places(&[span]));
    sqlx::query_file!(
        "src/store/insert_report.sql",
        &column(rows, |row| row.id.as_str()) as &[&str],
        &column(rows, |row| row.reading_id.as_str()) as &[&str],
        &column(rows, |row| row.no),
        &column(rows, |row| row.report.act.as_str()) as &[&str],
        &column(rows, |row| row.report.supplier.as_ref().map(|p| p.code.as_str())) as &[Option<&str>],
        &column(rows, |row| row.report.supplier.as_ref().map(|p| p.name.as_str())) as &[Option<&str>],
        &column(rows, |row| row.report.supplier.as_ref().map(|p| p.kind.as_str())) as &[Option<&str>],
        &column(rows, |row| row.report.supplier.as_ref().map(|p| p.basis.as_str())) as &[Option<&str>],
        &column(rows, |row| row.report.supplier.as_ref().map(|p| p.text.as_str())) as &[Option<&str>],
        &column(rows, |row| row.report.recipient.as_ref().map(|p| p.code.as_str())) as &[Option<&str>],
        &column(rows, |row| row.report.recipient.as_ref().map(|p| p.name.as_str())) as &[Option<&str>],
        &column(rows, |row| row.report.recipient.as_ref().map(|p| p.kind.as_str())) as &[Option<&str>],
        &column(rows, |row| row.report.recipient.as_ref().map(|p| p.basis.as_str())) as &[Option<&str>],
        &column(rows, |row| row.report.recipient.as_ref().map(|p| p.text.as_str())) as &[Option<&str>],
        &column(rows, |row| row.report.item.category.as_str()) as &[&str],
        &column(rows, |row| row.report.item.kind.as_deref()) as &[Option<&str>],
        &column(rows, |row| row.report.item.designation.as_deref()) as &[Option<&str>],
        &column(rows, |row| row.report.item.text.as_str()) as &[&str],
        &column(rows, |row| row.report.quantity.point.map(|n| n.thousandths())) as &[Option<i64>],
        &column(rows, |row| row.report.quantity.low.map(|n| n.thousandths())) as &[Option<i64>],
        &column(rows, |row| row.report.quantity.high.map(|n| n.thousandths())) as &[Option<i64>],
        &column(rows, |row| row.report.quantity.low_inclusive),
        &column(rows, |row| row.report.quantity.high_inclusive),
        &column(rows, |row| row.report.quantity.qualifier.as_str()) as &[&str],
        &column(rows, |row| row.report.quantity.unit.as_str()) as &[&str],
        &column(rows, |row| row.report.quantity.currency.as_deref()) as &[Option<&str>],
        &column(rows, |row| row.report.quantity.text.as_str()) as &[&str],
        &column(rows, |row| row.report.kind.as_str()) as &[&str],
        &column(rows, |row| row.report.kind_basis.as_str()) as &[&str],
        &column(rows, |row| row.report.status.as_str()) as &[&str],
        &column(rows, |row| row.report.polarity.as_str()) as &[&str],
        &column(rows, |row| row.report.certainty.as_str()) as &[&str],
        &column(rows, |row| first_day(&row.report.period)) as &[Option<SqlDate>],
        &column(rows, |row| day_after(&row.report.period)) as &[Option<SqlDate>],
        &column(rows, |row| row.report.period.as_ref().map(|p| p.precision.as_str())) as &[Option<&str>],
        &column(rows, |row| row.report.period.as_ref().map(|p| p.basis.as_str())) as &[Option<&str>],
        &column(rows, |row| row.report.period.as_ref().map(|p| p.text.as_str())) as &[Option<&str>],
        &column(rows, |row| place(row.report.evidence.span.start)),
        &column(rows, |row| place(row.report.evidence.span.end)),
        &column(rows, |row| row.report.evidence.exact.as_str()) as &[&str],
        &column(rows, |row| row.report.evidence.prefix.as_str()) as &[&str],
        &column(rows, |row| row.report.evidence.suffix.as_str()) as &[&str],
        &column(rows, |row| part(row.report.evidence.parts.quantity)) as &[Option<String>],
        &column(rows, |row| part(row.report.evidence.parts.item)) as &[Option<String>],
        &column(rows, |row| part(row.report.evidence.parts.supplier)) as &[Option<String>],
        &column(rows, |row| part(row.report.evidence.parts.recipient)) as &[Option<String>],
        &column(rows, |row| part(row.report.evidence.parts.source)) as &[Option<String>],
        &column(rows, |row| places(&row.report.evidence.others)),
        &column(rows, |row| row.report.confidence),
        &column(rows, |row| row.report.rule.as_str()) as &[&str],
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// A hop with the keys of its row.
struct HopRow<'a> {
    report_id: &'a Id,
    no: i32,
    hop: &'a Hop,
}

async fn insert_hops(connection: &mut PgConnection, reports: &[ReportRow<'_>]) -> Result<(), StoreError> {
    let rows: Vec<HopRow> = reports
        .iter()
        .flat_map(|row| {
            row.report.attribution.iter().zip(0..).map(|(hop, no)| HopRow { report_id: &row.id, no, hop })
        })
        .collect();
    sqlx::query_file!(
        "src/store/insert_attribution.sql",
        &column(&rows, |row| row.report_id.as_str()) as &[&str],
        &column(&rows, |row| row.no),
        &column(&rows, |row| row.hop.role.as_str()) as &[&str],
        &column(&rows, |row| row.hop.group.as_str()) as &[&str],
        &column(&rows, |row| i32::from(row.hop.order)),
        &column(&rows, |row| row.hop.source.code.as_str()) as &[&str],
        &column(&rows, |row| row.hop.source.name.as_str()) as &[&str],
        &column(&rows, |row| row.hop.source.country.as_ref().map(|c| c.as_str())) as &[Option<&str>],
        &column(&rows, |row| row.hop.source.kind.as_str()) as &[&str],
        &column(&rows, |row| row.hop.cue.as_deref()) as &[Option<&str>],
        &column(&rows, |row| first_day(&row.hop.said_on)) as &[Option<SqlDate>],
        &column(&rows, |row| day_after(&row.hop.said_on)) as &[Option<SqlDate>],
        &column(&rows, |row| row.hop.said_on.as_ref().map(|d| d.precision.as_str())) as &[Option<&str>],
        &column(&rows, |row| row.hop.said_on.as_ref().map(|d| d.basis.as_str())) as &[Option<&str>],
        &column(&rows, |row| row.hop.said_on.as_ref().map(|d| d.text.as_str())) as &[Option<&str>],
        &column(&rows, |row| row.hop.venue.as_deref()) as &[Option<&str>],
        &column(&rows, |row| row.hop.text.as_str()) as &[&str],
        &column(&rows, |row| row.hop.span.map(|span| place(span.start))) as &[Option<i32>],
        &column(&rows, |row| row.hop.span.map(|span| place(span.end))) as &[Option<i32>],
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// A link with the keys of its row.
struct LinkRow<'a> {
    report_id: Id,
    no: i32,
    target: Option<Id>,
    link: &'a Link,
}

async fn insert_links(connection: &mut PgConnection, rows: &[LinkRow<'_>]) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into report_link (report_id, link_no, kind, target_report_id, place_start, place_end)
         select * from unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::integer[], $6::integer[])",
        &column(rows, |row| row.report_id.as_str()) as &[&str],
        &column(rows, |row| row.no),
        &column(rows, |row| row.link.kind.as_str()) as &[&str],
        &column(rows, |row| row.target.as_ref().map(Id::as_str)) as &[Option<&str>],
        &column(rows, |row| place(row.link.evidence.start)),
        &column(rows, |row| place(row.link.evidence.end)),
    )
    .execute(connection)
    .await?;
    Ok(())
}

async fn insert_doubts(
    connection: &mut PgConnection,
    readings: &[(&Id, &Reading)],
) -> Result<(), StoreError> {
    let rows: Vec<(&Id, i32, &Doubt)> = readings
        .iter()
        .flat_map(|(id, reading)| reading.doubts.iter().zip(0..).map(move |(doubt, no)| (*id, no, doubt)))
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "insert into doubt (reading_id, doubt_no, place_start, place_end, doubt_text, reason, rule)
         select * from unnest(
             $1::text[], $2::integer[], $3::integer[], $4::integer[], $5::text[], $6::text[], $7::text[])",
        &column(&rows, |row| row.0.as_str()) as &[&str],
        &column(&rows, |row| row.1),
        &column(&rows, |row| place(row.2.span.start)),
        &column(&rows, |row| place(row.2.span.end)),
        &column(&rows, |row| row.2.text.as_str()) as &[&str],
        &column(&rows, |row| row.2.reason.as_str()) as &[&str],
        &column(&rows, |row| row.2.rule.as_deref()) as &[Option<&str>],
    )
    .execute(connection)
    .await?;
    Ok(())
}

fn first_day(dates: &Option<DateSpan>) -> Option<SqlDate> {
    dates.as_ref().and_then(|dates| dates.from).map(ToSqlx::to_sqlx)
}

fn day_after(dates: &Option<DateSpan>) -> Option<SqlDate> {
    dates.as_ref().and_then(|dates| dates.to).map(ToSqlx::to_sqlx)
}
