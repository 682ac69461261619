//! The number suites of others, read where they lie beside the checkout (`ARMSLEDGER_SHARED` or `../shared`).
//!
//! Floors are what was reached when they were last raised; a run prints scores and misses (`--nocapture`).

use serde_json::Value;

use super::super::tokens::tokenize;
use super::{Number, numbers};
use crate::model::Qualifier;

fn read(text: &str) -> Vec<Number> {
    numbers(text, &tokenize(text, 0..text.len()))
}

fn cases(file: &str) -> Option<Vec<Value>> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");
    let shared = std::env::var("ARMSLEDGER_SHARED").unwrap_or_else(|_| beside.to_owned());
    let text = std::fs::read_to_string(format!("{shared}/suites/recognizers/{file}")).ok()?;
    serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()
}

/// Counts the cases that hold, prints the others, and asserts the floor in per cent.
fn judge(name: &str, floor: f64, cases: &[Value], holds: impl Fn(&str, &[Value]) -> Result<(), String>) {
    let mut right = 0;
    for case in cases {
        let (input, results) = (case["Input"].as_str().unwrap_or_default(), case["Results"].as_array());
        match holds(input, results.map_or(&[], Vec::as_slice)) {
            Ok(()) => right += 1,
            Err(why) => println!("{name} miss: {input:?}\n    {why}"),
        }
    }
    let share = 100.0 * f64::from(right) / cases.len() as f64;
    println!("{name}: {right} of {} ({share:.1} %)", cases.len());
    assert!(share >= floor, "{name}: {share:.1} % is below the floor of {floor} %");
}

fn same(value: &Value, want: f64) -> bool {
    let got: f64 = value.as_str().and_then(|v| v.parse().ok()).unwrap_or(f64::NAN);
    // Amounts hold three decimals.
    (got - want).abs() < 0.001 || (got - want).abs() / got.abs().max(1.0) < 1e-9
}

/// A tenth of a cent is the last place that we hold.
fn same_minor(value: &Value, want: f64) -> bool {
    value.as_str().and_then(|v| v.parse::<f64>().ok()).is_some_and(|got| (got - want).abs() < 0.1)
}

fn surface_list(text: &str, found: &[Number]) -> String {
    found.iter().map(|n| format!("{:?}={n}", &text[n.start..n.end])).collect::<Vec<_>>().join("; ")
}

#[test]
fn bare_numbers_of_recognizers() {
    let Some(all) = cases("NumberModel.json") else { return };
    let parts = [
        "/",
        "^",
        "⅔",
        "¾",
        "⅙",
        "½",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "hundredth",
        "thousandth",
        "illionth",
        "firsts",
        "thirtieth",
        " over ",
        "out of",
        " in ",
        "x10",
        "e10",
        "e6",
        "e1",
        "e+",
        "e-",
    ];
    let skipped = |case: &&Value| {
        let results = case["Results"].as_array().map_or(&[][..], Vec::as_slice);
        let texts = results.iter().filter_map(|r| r["Text"].as_str());
        let whole =
            results.iter().all(|r| !r["Resolution"]["value"].as_str().is_some_and(|v| v.contains('.')));
        let part_word =
            |t: &str| ["half", "quarter", "-first"].iter().any(|p| t.to_lowercase().contains(p)) && !whole;
        !texts.into_iter().any(|t| part_word(t) || parts.iter().any(|p| t.to_lowercase().contains(p)))
    };
    let kept: Vec<Value> = all.iter().filter(skipped).cloned().collect();
    judge("numbers", 98.0, &kept, |text, wanted| {
        let found: Vec<Number> = read(text)
            .into_iter()
            .filter(|n| n.point.is_some() && n.class != super::NumberClass::Ordinal)
            .collect();
        let got: Vec<&Number> = found.iter().filter(|n| counts(n, wanted.is_empty())).collect();
        let equal = got.len() == wanted.len()
            && got.iter().zip(wanted).all(|(n, w)| {
                let surface = text[n.core.clone()].to_lowercase();
                surface == w["Text"].as_str().unwrap_or_default().to_lowercase()
                    && same(&w["Resolution"]["value"], n.point.map_or(f64::NAN, |p| p.to_f64()))
            });
        if equal { Ok(()) } else { Err(surface_list(text, &found)) }
    });
}

/// The suite's numbers are every number but those with a measure; a negative case is clean if no count is found.
fn counts(number: &Number, negative: bool) -> bool {
    use super::NumberClass::{Designation, Measure, Ordinal};
    !negative || !matches!(number.class, Designation | Measure(_) | Ordinal)
}

#[test]
fn ranges_of_recognizers() {
    let Some(all) = cases("NumberRangeModel.json") else { return };
    let foreign = [
        "tenth",
        "quarter",
        "half",
        "1/2",
        "in 5",
        "<",
        "=",
        "equals",
        "equal to 5000",
        "or equal",
        "greater than",
        "negative",
    ];
    let kept: Vec<Value> = all
        .into_iter()
        .filter(|c| {
            let text = c["Input"].as_str().unwrap_or_default().to_lowercase();
            !foreign.iter().any(|cue| text.contains(cue))
                && c["Results"].as_array().is_some_and(|r| !r.is_empty())
        })
        .collect();
    judge("ranges (our cue words)", 98.0, &kept, range_case);
}

#[test]
fn ranges_of_recognizers_with_the_cue_words_of_mathematics() {
    let Some(mut all) = cases("NumberRangeModel.json") else { return };
    all.retain(|c| c["Results"].as_array().is_some_and(|r| !r.is_empty()));
    judge("ranges (all positives)", 84.0, &all, range_case);
}

fn range_case(text: &str, wanted: &[Value]) -> Result<(), String> {
    let found = read(text);
    let hedged: Vec<&Number> = found
        .iter()
        .filter(|n| {
            !matches!(n.qualifier, Qualifier::Exact | Qualifier::About)
                || text.to_lowercase()[n.start..n.end].contains("equal")
        })
        .collect();
    let equal = hedged.len() == wanted.len()
        && hedged.iter().zip(wanted).all(|(n, w)| interval(n, &w["Resolution"]["value"]));
    if equal { Ok(()) } else { Err(surface_list(text, &found)) }
}

/// Compares with `[20,35)`; the half-open end of a "between" or a dash is closed for us.
fn interval(number: &Number, wanted: &Value) -> bool {
    let Some(wanted) = wanted.as_str() else { return false };
    let inner = &wanted[1..wanted.len() - 1];
    let Some((low, high)) = inner.split_once(',') else { return false };
    let bound = |got: Option<crate::model::Amount>, want: &str| match got {
        Some(amount) => same(&Value::from(want), amount.to_f64()),
        None => want.is_empty(),
    };
    let low_closed = low.is_empty() || number.low_inclusive == wanted.starts_with('[');
    let plain_range =
        number.qualifier == Qualifier::Range && wanted.starts_with('[') && wanted.ends_with(')');
    let high_closed = high.is_empty() || plain_range || number.high_inclusive == wanted.ends_with(']');
    bound(number.low, low) && bound(number.high, high) && low_closed && high_closed
}

#[test]
fn money_of_recognizers() {
    let Some(all) = cases("CurrencyModel.json") else { return };
    judge("money", 92.0, &all, |text, wanted| {
        let found: Vec<Number> =
            read(text).into_iter().filter(|n| n.class == super::NumberClass::Money).collect();
        // A currency named without a sum ("the dollar") is no number for us.
        let wanted: Vec<&Value> = wanted.iter().filter(|w| w["Resolution"]["value"].is_string()).collect();
        let equal = found.len() == wanted.len()
            && found.iter().zip(&wanted).all(|(n, w)| {
                let value = n.point.map_or(f64::NAN, |p| p.to_f64());
                let minor =
                    ["Cent", "Pence", "Penny", "Sen"].iter().any(|unit| w["Resolution"]["unit"] == *unit);
                let iso = w["Resolution"]["isoCurrency"].as_str();
                let start = w["Start"].as_u64().unwrap_or_default() as usize;
                let overlap =
                    text[..n.end].chars().count() > start && text[..n.start].chars().count() <= start;
                (same(&w["Resolution"]["value"], value)
                    || minor && same_minor(&w["Resolution"]["value"], value * 100.0))
                    && overlap
                    && iso.is_none_or(|iso| n.currency.is_some_and(|c| c.as_str() == iso))
            });
        if equal { Ok(()) } else { Err(surface_list(text, &found)) }
    });
}
