//! A stored report becomes a [`VisibleReport`] again, equal to the one that came in.

use std::collections::HashMap;

use jiff_sqlx::{Date as SqlDate, Timestamp as SqlTimestamp};
use sqlx::PgPool;

use super::StoreError;
use super::row::{DateColumns, Row, amount};
use crate::model::{
    ArticleRef, Evidence, Hop, Id, Item, Link, Parts, Party, Quantity, Report, Source, SourceCode,
    VisibleReport,
};

/// A row of `select_report.sql`.
struct ReportRow {
    report_id: String,
    reading_id: String,
    reader: String,
    act: String,
    supplier_code: Option<String>,
    supplier_name: Option<String>,
    supplier_kind: Option<String>,
    supplier_basis: Option<String>,
    supplier_text: Option<String>,
    recipient_code: Option<String>,
    recipient_name: Option<String>,
    recipient_kind: Option<String>,
    recipient_basis: Option<String>,
    recipient_text: Option<String>,
    category: String,
    item_type: Option<String>,
    designation: Option<String>,
    item_text: String,
    quantity_point: Option<i64>,
    quantity_low: Option<i64>,
    quantity_high: Option<i64>,
    low_inclusive: bool,
    high_inclusive: bool,
    qualifier: String,
    unit: String,
    currency: Option<String>,
    quantity_text: String,
    kind: String,
    kind_basis: String,
    status: String,
    polarity: String,
    certainty: String,
    period_from: Option<SqlDate>,
    period_to: Option<SqlDate>,
    period_precision: Option<String>,
    period_basis: Option<String>,
    period_text: Option<String>,
    evidence_start: i32,
    evidence_end: i32,
    evidence_exact: String,
    evidence_prefix: String,
    evidence_suffix: String,
    quantity_place: Option<Vec<i32>>,
    item_place: Option<Vec<i32>>,
    supplier_place: Option<Vec<i32>>,
    recipient_place: Option<Vec<i32>>,
    source_place: Option<Vec<i32>>,
    other_places: Vec<i32>,
    confidence: f32,
    rule: String,
    revision_id: String,
    article_id: String,
    url: Option<String>,
    title: String,
    outlet: Option<String>,
    published_at: SqlTimestamp,
    published_day_only: bool,
    published_basis: String,
    text_cluster: String,
    seq: i64,
    recorded_at: SqlTimestamp,
}

/// Loads reports with their hops and links, in the order of `ids`; ids that there are not are left out.
pub(super) async fn load_reports(pool: &PgPool, ids: &[String]) -> Result<Vec<VisibleReport>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows = sqlx::query_file_as!(ReportRow, "src/store/select_report.sql", ids).fetch_all(pool).await?;
    let mut hops = load_hops(pool, ids).await?;
    let mut links = load_links(pool, ids).await?;
    let mut reports = HashMap::with_capacity(rows.len());
    for row in rows {
        let id = row.report_id.clone();
        let hops = hops.remove(&id).unwrap_or_default();
        reports.insert(id.clone(), visible(row, hops, links.remove(&id).unwrap_or_default())?);
    }
    Ok(ids.iter().filter_map(|id| reports.remove(id)).collect())
}

fn visible(
    row: ReportRow,
    attribution: Vec<Hop>,
    links: Vec<(Link, Option<Id>)>,
) -> Result<VisibleReport, StoreError> {
    let key = row.report_id.clone();
    let at = Row { table: "report", key: &key };
    let of_revision = Row { table: "revision", key: &row.revision_id };
    let article = ArticleRef {
        id: of_revision.id("article_id", &row.article_id)?,
        revision_id: of_revision.id("revision_id", &row.revision_id)?,
        url: row.url.clone(),
        title: row.title.clone(),
        outlet: row.outlet.clone(),
        published: of_revision.published(row.published_at, row.published_day_only, &row.published_basis)?,
        text_cluster: of_revision.id("text_cluster", &row.text_cluster)?,
    };
    let (links, link_targets) = links.into_iter().unzip();
    Ok(VisibleReport {
        id: at.id("report_id", &row.report_id)?,
        reading_id: at.id("reading_id", &row.reading_id)?,
        reader: row.reader.clone(),
        article,
        link_targets,
        seq: row.seq,
        recorded_at: row.recorded_at.to_jiff(),
        retrospective: false,
        review: None,
        report: report(at, row, attribution, links)?,
    })
}

fn report(at: Row, row: ReportRow, attribution: Vec<Hop>, links: Vec<Link>) -> Result<Report, StoreError> {
    Ok(Report {
        act: at.word("act", &row.act)?,
        evidence: evidence(at, &row)?,
        supplier: party(
            at,
            "supplier_code",
            [row.supplier_code, row.supplier_name, row.supplier_kind, row.supplier_basis, row.supplier_text],
        )?,
        recipient: party(
            at,
            "recipient_code",
            [
                row.recipient_code,
                row.recipient_name,
                row.recipient_kind,
                row.recipient_basis,
                row.recipient_text,
            ],
        )?,
        item: Item {
            category: at.word("category", &row.category)?,
            kind: row.item_type,
            designation: row.designation,
            text: row.item_text,
        },
        quantity: Quantity {
            point: amount(row.quantity_point),
            low: amount(row.quantity_low),
            high: amount(row.quantity_high),
            low_inclusive: row.low_inclusive,
            high_inclusive: row.high_inclusive,
            qualifier: at.word("qualifier", &row.qualifier)?,
            unit: at.word("unit", &row.unit)?,
            currency: row.currency,
            text: row.quantity_text,
        },
        kind: at.word("kind", &row.kind)?,
        kind_basis: at.word("kind_basis", &row.kind_basis)?,
        status: at.word("status", &row.status)?,
        polarity: at.word("polarity", &row.polarity)?,
        certainty: at.word("certainty", &row.certainty)?,
        attribution,
        period: at.dates(
            "period_precision",
            DateColumns {
                from: row.period_from,
                to: row.period_to,
                precision: row.period_precision.as_deref(),
                basis: row.period_basis.as_deref(),
                text: row.period_text,
            },
        )?,
        links,
        confidence: row.confidence,
        rule: row.rule,
    })
}

/// A party from its five columns: code, name, kind, basis, text. All are there, or none.
fn party(at: Row, column: &'static str, columns: [Option<String>; 5]) -> Result<Option<Party>, StoreError> {
    let [Some(code), Some(name), Some(kind), Some(basis), Some(text)] = columns else { return Ok(None) };
    Ok(Some(Party {
        code: at.actor(column, &code)?,
        name,
        kind: at.word(column, &kind)?,
        basis: at.word(column, &basis)?,
        text,
    }))
}

fn evidence(at: Row, row: &ReportRow) -> Result<Evidence, StoreError> {
    Ok(Evidence {
        span: at.span("evidence_start", row.evidence_start, row.evidence_end)?,
        exact: row.evidence_exact.clone(),
        prefix: row.evidence_prefix.clone(),
        suffix: row.evidence_suffix.clone(),
        parts: Parts {
            quantity: at.pair("quantity_place", row.quantity_place.as_deref())?,
            item: at.pair("item_place", row.item_place.as_deref())?,
            supplier: at.pair("supplier_place", row.supplier_place.as_deref())?,
            recipient: at.pair("recipient_place", row.recipient_place.as_deref())?,
            source: at.pair("source_place", row.source_place.as_deref())?,
        },
        others: row
            .other_places
            .chunks(2)
            .filter_map(|pair| at.pair("other_places", Some(pair)).transpose())
            .collect::<Result<_, _>>()?,
    })
}

async fn load_hops(pool: &PgPool, ids: &[String]) -> Result<HashMap<String, Vec<Hop>>, StoreError> {
    let rows = sqlx::query!(
        r#"select report_id, role, speaker_group, speaker_order, source_code, source_name, source_country, source_kind, cue,
               said_from as "said_from: SqlDate", said_to as "said_to: SqlDate", said_precision, said_basis, said_text,
               venue, speaker_text, place_start, place_end
           from report_attribution
           where report_id = any($1)
           order by report_id, hop_no"#,
        ids,
    )
    .fetch_all(pool)
    .await?;
    let mut hops: HashMap<String, Vec<Hop>> = HashMap::new();
    for row in rows {
        let at = Row { table: "report_attribution", key: &row.report_id };
        let said = DateColumns {
            from: row.said_from,
            to: row.said_to,
            precision: row.said_precision.as_deref(),
            basis: row.said_basis.as_deref(),
            text: row.said_text,
        };
        let hop = Hop {
            role: at.word("role", &row.role)?,
            group: at.word("speaker_group", &row.speaker_group)?,
            order: u16::try_from(row.speaker_order).map_err(|error| at.broken("speaker_order", error))?,
            source: Source {
                code: SourceCode::parse(&row.source_code).map_err(|error| at.broken("source_code", error))?,
                name: row.source_name,
                country: row.source_country.map(|code| at.actor("source_country", &code)).transpose()?,
                kind: at.word("source_kind", &row.source_kind)?,
            },
            cue: row.cue,
            said_on: at.dates("said_precision", said)?,
            venue: row.venue,
            text: row.speaker_text,
            span: match (row.place_start, row.place_end) {
                (Some(start), Some(end)) => Some(at.span("place_start", start, end)?),
                _ => None,
            },
        };
        hops.entry(row.report_id).or_default().push(hop);
    }
    Ok(hops)
}

/// Links with the report each names: a link itself knows only that report's place in the reading.
async fn load_links(
    pool: &PgPool,
    ids: &[String],
) -> Result<HashMap<String, Vec<(Link, Option<Id>)>>, StoreError> {
    let rows = sqlx::query!(
        r#"select link.report_id, link.kind, link.target_report_id, target.report_no as "target_no?", link.place_start,
               link.place_end
           from report_link link
           left join report target on target.report_id = link.target_report_id
           where link.report_id = any($1)
           order by link.report_id, link.link_no"#,
        ids,
    )
    .fetch_all(pool)
    .await?;
    let mut links: HashMap<String, Vec<(Link, Option<Id>)>> = HashMap::new();
    for row in rows {
        let at = Row { table: "report_link", key: &row.report_id };
        let place = row
            .target_no
            .map(usize::try_from)
            .transpose()
            .map_err(|error| at.broken("target_report_id", error))?;
        let link = Link {
            kind: at.word("kind", &row.kind)?,
            report: place,
            evidence: at.span("place_start", row.place_start, row.place_end)?,
        };
        let target = row.target_report_id.map(|id| at.id("target_report_id", &id)).transpose()?;
        links.entry(row.report_id).or_default().push((link, target));
    }
    Ok(links)
}
