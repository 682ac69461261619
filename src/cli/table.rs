//! A reading as lines for people. No colour: the same bytes on a terminal and in a pipe.

use std::io::{self, Write};

use crate::model::{Amount, DateSpan, Party, Qualifier, Quantity, Reading, Report};

/// Prints a line for each report, its quote below, and the doubts if they are asked for.
///
/// # Errors
/// Those of writing.
pub(super) fn print(out: &mut impl Write, reading: &Reading, with_doubts: bool) -> io::Result<()> {
    for (number, report) in reading.reports.iter().enumerate() {
        writeln!(out, "{:>3}. {}", number + 1, line(report))?;
        writeln!(out, "     “{}”", one_line(&report.evidence.exact))?;
    }
    let found = reading.reports.len();
    writeln!(out, "{found} report{} ({}, lexicon {})", plural(found), reading.reader, reading.lexicon)?;
    if with_doubts {
        for doubt in &reading.doubts {
            let rule = doubt.rule.as_deref().map_or(String::new(), |rule| format!(" ({rule})"));
            writeln!(out, "  ?  {}{rule}: “{}”", doubt.reason, one_line(&doubt.text))?;
        }
        let doubted = reading.doubts.len();
        writeln!(out, "{doubted} doubt{}", plural(doubted))?;
    }
    Ok(())
}

/// `PRK -> RUS | artillery | 200 units | total | delivered | KOR.mnd, 2025-02-11`
fn line(report: &Report) -> String {
    let item = &report.item;
    let finer =
        item.designation.as_ref().or(item.kind.as_ref()).map_or(String::new(), |finer| format!(" ({finer})"));
    let origins: Vec<String> = report
        .origins()
        .map(|hop| match &hop.said_on {
            Some(span) => format!("{} {}", hop.source.code, days(span)),
            None => hop.source.code.to_string(),
        })
        .collect();
    let stance =
        if report.polarity.as_str() == "affirmed" { String::new() } else { format!(", {}", report.polarity) };
    let act = if report.act.as_str() == "transfer" { String::new() } else { format!("{} | ", report.act) };
    format!(
        "{act}{} -> {} | {}{finer} | {} | {} | {}{stance} | {}",
        party(report.supplier.as_ref()),
        party(report.recipient.as_ref()),
        item.category,
        quantity(&report.quantity),
        report.kind,
        report.status,
        origins.join(", "),
    )
}

fn party(party: Option<&Party>) -> String {
    party.map_or(String::from("?"), |party| party.code.to_string())
}

/// `200 units`, `more_than 10000 personnel`, `range 160..200 units`, `-` if nothing is said.
fn quantity(quantity: &Quantity) -> String {
    let bound = |amount: Option<Amount>| amount.map_or(String::new(), |amount| amount.to_string());
    let unit = quantity.currency.as_deref().unwrap_or(quantity.unit.as_str());
    match (quantity.qualifier, quantity.point) {
        (Qualifier::None, _) => String::from("-"),
        (Qualifier::Exact, Some(point)) => format!("{point} {unit}"),
        (qualifier, Some(point)) => format!("{qualifier} {point} {unit}"),
        (qualifier, None) => format!("{qualifier} {}..{} {unit}", bound(quantity.low), bound(quantity.high)),
    }
}

/// `2025-02-11`, `2024-11-01..2024-12-01` (the last day excluded), `..2025-02-12`.
fn days(span: &DateSpan) -> String {
    match (span.from, span.to) {
        (Some(from), Some(to)) if from.tomorrow().is_ok_and(|next| next == to) => from.to_string(),
        (from, to) => {
            let day = |day: Option<jiff::civil::Date>| day.map_or(String::new(), |day| day.to_string());
            format!("{}..{}", day(from), day(to))
        }
    }
}

fn one_line(text: &str) -> String {
    let safe = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().map(safe).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DateBasis, Precision, Unit};
    use jiff::civil::date;

    #[test]
    fn no_hedge_is_lost_in_the_table() {
        let some = |qualifier, point: Option<i64>, low: Option<i64>, high: Option<i64>| Quantity {
            point: point.map(Amount::whole),
            low: low.map(Amount::whole),
            high: high.map(Amount::whole),
            qualifier,
            ..Quantity::none(Unit::Units)
        };
        assert_eq!(quantity(&some(Qualifier::Exact, Some(200), Some(200), Some(200))), "200 units");
        assert_eq!(quantity(&some(Qualifier::MoreThan, Some(200), Some(200), None)), "more_than 200 units");
        assert_eq!(quantity(&some(Qualifier::Range, None, Some(160), Some(200))), "range 160..200 units");
        assert_eq!(quantity(&some(Qualifier::Magnitude, None, Some(24), None)), "magnitude 24.. units");
        assert_eq!(quantity(&Quantity::none(Unit::Units)), "-");
    }

    #[test]
    fn a_day_is_one_date_and_anything_else_a_span() {
        let span = |from, to| DateSpan {
            from,
            to,
            precision: Precision::Day,
            basis: DateBasis::Stated,
            text: String::new(),
        };
        assert_eq!(days(&span(Some(date(2025, 2, 11)), Some(date(2025, 2, 12)))), "2025-02-11");
        assert_eq!(days(&span(Some(date(2024, 11, 1)), Some(date(2024, 12, 1)))), "2024-11-01..2024-12-01");
        assert_eq!(days(&span(None, Some(date(2025, 2, 12)))), "..2025-02-12");
    }

    #[test]
    fn a_quote_cannot_steer_the_terminal() {
        assert_eq!(one_line("a\u{1b}[31mb\n\nc"), "a [31mb c");
    }
}
