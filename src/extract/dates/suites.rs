//! The date suite of others, read where it lies beside the checkout (`ARMSLEDGER_SHARED` or `../shared`).
//!
//! It lists a past and a future reading where the text leaves both open; ours is right if it is one of them, of a
//! period if its start is. Floors are what was reached when they were last raised.

use jiff::civil::Date;
use serde_json::Value;

use super::super::tokens::tokenize;
use super::{DateKind, DateMention, dates};

fn cases() -> Option<Vec<Value>> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared");
    let shared = std::env::var("ARMSLEDGER_SHARED").unwrap_or_else(|_| beside.to_owned());
    let text = std::fs::read_to_string(format!("{shared}/suites/recognizers/DateTimeModel.json")).ok()?;
    serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()
}

fn read(case: &Value) -> Vec<DateMention> {
    let text = case["Input"].as_str().unwrap_or_default();
    let reference = case["Context"]["ReferenceDateTime"].as_str().unwrap_or("2019-01-01");
    let published: Date = reference[..10].parse().expect("the suite's reference is a date");
    dates(text, &tokenize(text, 0..text.len()), published)
}

fn results(case: &Value) -> &[Value] {
    case["Results"].as_array().map_or(&[], Vec::as_slice)
}

/// Whether the words are those of news: weekdays, months, seasons, years, last, this, late, ago, since, four digits.
fn news_like(text: &str) -> bool {
    let cues = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
        "last",
        "this",
        "late",
        "early",
        "earlier",
        "ago",
        "since",
        "year",
        "spring",
        "summer",
        "autumn",
        "winter",
    ];
    // Not of news: holidays, school years, business days, times of the day spelled as offices do.
    let foreign = [
        "school",
        "fiscal",
        "sy",
        "cy",
        "day of",
        "independence",
        "black",
        "easter",
        "earth",
        "patrick",
        "workers",
        "business",
        "christmas",
        "new year",
        "halloween",
        "labor",
        "thanksgiving",
    ];
    let year = text
        .as_bytes()
        .windows(4)
        .any(|w| (w.starts_with(b"19") || w.starts_with(b"20")) && w.iter().all(u8::is_ascii_digit));
    (year || cues.iter().any(|cue| text.contains(cue))) && !foreign.iter().any(|f| text.contains(f))
}

fn right(text: &str, found: &[DateMention], wanted: &Value) -> Option<bool> {
    let values = wanted["Resolution"]["values"].as_array()?;
    let day = |value: &Value, key: &str| value[key].as_str().and_then(|d| d.parse::<Date>().ok());
    let known: Vec<(bool, Date)> = values
        .iter()
        .filter_map(|v| {
            let start = day(v, "value").or_else(|| day(v, "start"));
            start.map(|d| (true, d)).or_else(|| day(v, "end").map(|d| (false, d)))
        })
        .collect();
    if known.is_empty() {
        return None;
    }
    let (start, end) = (wanted["Start"].as_u64()? as usize, wanted["End"].as_u64()? as usize);
    Some(found.iter().any(|mention| {
        let overlap =
            text[..mention.start].chars().count() <= end && text[..mention.end].chars().count() > start;
        overlap
            && known.iter().any(|(is_start, date)| {
                // An excluded first day ("after 1 January") is the day before ours, an included last day the day before our end.
                let eve = |day: Option<Date>| day.and_then(|d| d.yesterday().ok());
                let ours = match (*is_start, mention.kind) {
                    (true, DateKind::After) => [mention.from, mention.narrow.0, eve(mention.from)],
                    (true, _) => [mention.from, mention.narrow.0, None],
                    (false, _) => [mention.to, mention.narrow.1, eve(mention.to)],
                };
                ours.contains(&Some(*date))
            })
    }))
}

#[test]
fn dates_of_recognizers() {
    let Some(all) = cases() else { return };
    let (mut score, mut total) = ((0, 0), (0, 0));
    for case in &all {
        let dates_only = results(case)
            .iter()
            .all(|r| matches!(r["TypeName"].as_str(), Some("datetimeV2.date" | "datetimeV2.daterange")));
        if !dates_only {
            continue;
        }
        let text = case["Input"].as_str().unwrap_or_default();
        let found = read(case);
        for wanted in results(case) {
            let Some(hit) = right(text, &found, wanted) else { continue };
            let like = news_like(&wanted["Text"].as_str().unwrap_or_default().to_lowercase());
            total.1 += 1;
            total.0 += i32::from(hit);
            score.1 += i32::from(like);
            score.0 += i32::from(like && hit);
            if !hit {
                let shown: Vec<String> =
                    found.iter().map(|m| format!("{:?}={m}", &text[m.start..m.end])).collect();
                println!(
                    "{} miss: {text:?} wants {} = {:?}\n    {}",
                    if like { "news" } else { "other" },
                    wanted["Text"],
                    wanted["Resolution"]["values"][0],
                    shown.join("; ")
                );
            }
        }
    }
    let share = |(right, of): (i32, i32)| 100.0 * f64::from(right) / f64::from(of);
    println!("dates, news-like: {score:?} {:.1} %; all: {total:?} {:.1} %", share(score), share(total));
    assert!(share(score) >= 82.0, "{:.1} %", share(score));
}

#[test]
fn texts_without_dates_stay_without() {
    let Some(all) = cases() else { return };
    let negatives: Vec<&Value> = all.iter().filter(|c| results(c).is_empty()).collect();
    let mut clean = 0;
    for case in &negatives {
        let found = read(case);
        clean += i32::from(found.is_empty());
        if let Some(mention) = found.first() {
            let text = case["Input"].as_str().unwrap_or_default();
            println!("negative: {text:?} gives {:?} {mention}", &text[mention.start..mention.end]);
        }
    }
    println!("negatives: {clean} of {}", negatives.len());
    assert!(clean >= 66, "{clean} of {}", negatives.len());
}
