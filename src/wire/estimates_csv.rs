//! The answer to the main question as CSV: one row a point (DESIGN.md 7.1).

use super::csv::free_text;
use crate::model::{self, Amount};

/// The columns of the CSV form: one row a point.
pub const ESTIMATES_CSV_HEADER: [&str; 23] = [
    "supplier",
    "recipient",
    "category",
    "series_id",
    "source",
    "said_on_from",
    "said_on_to",
    "precision",
    "point",
    "low",
    "high",
    "qualifier",
    "unit",
    "currency",
    "kind",
    "status",
    "delta",
    "percent",
    "direction_certain",
    "retrospective",
    "claim_id",
    "quote",
    "url",
];

/// The rows of the CSV form, in order of flows, series and points; `delta` and `percent` are those of the step into the
/// point. Free text is guarded against spreadsheets.
pub fn estimates_csv(flows: &[model::FlowEstimates]) -> Vec<[String; 23]> {
    let mut rows = Vec::new();
    for flow in flows {
        for series in &flow.series {
            for point in &series.points {
                rows.push(csv_row(&flow.flow, series, point));
            }
        }
    }
    rows
}

fn csv_row(flow: &model::Flow, series: &model::Series, point: &model::Point) -> [String; 23] {
    let text = |value: Option<String>| value.unwrap_or_default();
    let number = |amount: Option<Amount>| text(amount.map(|amount| amount.to_string()));
    let event = series.events.iter().find(|event| event.to_claim_id == point.claim_id);
    let percent = event.and_then(|event| event.percent).map(|percent| format!("{:.1}", percent.to_f64()));
    [
        flow.supplier.code.clone(),
        flow.recipient.code.clone(),
        flow.category.to_string(),
        series.id.clone(),
        series.source.code.clone(),
        text(point.said_on.from.map(|date| date.to_string())),
        text(point.said_on.to.map(|date| date.to_string())),
        point.said_on.precision.to_string(),
        number(point.quantity.point),
        number(point.quantity.low),
        number(point.quantity.high),
        point.quantity.qualifier.to_string(),
        series.unit.to_string(),
        text(series.currency.clone()),
        series.kind.to_string(),
        point.status.to_string(),
        number(event.and_then(|event| event.delta)),
        text(percent),
        text(event.map(|event| event.direction_certain.to_string())),
        point.retrospective.to_string(),
        point.claim_id.to_string(),
        free_text(&point.quote).into_owned(),
        free_text(point.article.url.as_deref().unwrap_or("")).into_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_the_one_that_was_published() {
        assert_eq!(
            ESTIMATES_CSV_HEADER.join(","),
            "supplier,recipient,category,series_id,source,said_on_from,said_on_to,precision,point,low,high,qualifier,unit,\
             currency,kind,status,delta,percent,direction_certain,retrospective,claim_id,quote,url"
        );
    }
}
