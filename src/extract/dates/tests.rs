//! Texts beside the dates read in them, published on Tuesday 11 February 2025 unless said otherwise.

use jiff::civil::{Date, date};

use super::super::lexicon::vocabulary::known;
use super::super::numbers::Reader;
use super::super::tokens::tokenize;
use super::{DateMention, Reckoning, dates};
use crate::model::{DateBasis, Precision};

fn found(text: &str, published: Date) -> Vec<DateMention> {
    dates(text, &tokenize(text, 0..text.len()), published)
}

/// All dates of a text, in one line.
fn read(text: &str) -> String {
    found(text, date(2025, 2, 11)).iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

fn table(lines: &[(&str, &[&str])]) {
    for (reading, texts) in lines {
        for text in *texts {
            assert_eq!(read(text), *reading, "{text}");
        }
    }
}

#[test]
fn a_weekday_is_the_last_one_unless_the_tense_looks_ahead() {
    table(&[
        (
            "date day 2025-02-11",
            &[
                "the ministry said on Tuesday",
                "said Tuesday",
                "On Tuesday, officials said",
                "Tuesday’s statement",
            ],
        ),
        ("date day 2025-02-09", &["said on Sunday", "in a report released Sunday"]),
        ("date day 2025-02-05", &["said on Wednesday", "Wednesday"]),
        (
            "date day 2025-02-12",
            &["will meet on Wednesday", "is due to arrive on Wednesday", "On Wednesday the ships will sail"],
        ),
        ("date day 2025-02-10; date day 2025-02-14", &["said on Monday that it will send more on Friday"]),
        (
            "date day 2025-02-07",
            &["last Friday", "Friday of last week", "Friday last week", "last week on Friday"],
        ),
        ("date day 2025-02-21", &["next Friday", "Friday next week"]),
        ("date day 2025-02-14", &["this Friday", "this coming Friday"]),
        ("date day 2025-02-11", &["Tuesday, Feb. 11", "Tuesday, 11 February 2025", "Tuesday, February 11,"]),
        ("", &["the Sunday Times", "Black Friday", "Tuesdays"]),
    ]);
}

#[test]
fn days_of_a_month_take_the_nearest_year_the_tense_allows() {
    table(&[
        (
            "date day 2025-02-10",
            &[
                "on Feb. 10",
                "on February 10",
                "on 10 February",
                "on the 10th of February",
                "Feb. 10, 2025",
                "10 Feb 2025",
                "2025-02-10",
                "02/10/2025",
                "10.02.2025",
                "10-Feb-2025",
            ],
        ),
        ("date day 2024-09-07", &["on September 7", "7 September", "Sept. 7", "on September 7th"]),
        ("date day 2025-09-07", &["will be delivered on September 7"]),
        ("date day 2025-02-14", &["the summit on 14 February"]),
        (
            "range day 2024-10-08..2024-10-14",
            &[
                "between October 8 and 13",
                "from 8 to 13 October",
                "October 8-13",
                "8–13 October",
                "8 to 13 October 2024",
            ],
        ),
        ("date month 2024-05-01..2024-06-01", &["in May 12 tanks came"]),
    ]);
}

#[test]
fn a_bare_month_is_past_unless_the_tense_looks_ahead() {
    table(&[
        (
            "date month 2024-11-01..2024-12-01",
            &["in November", "in November 2024", "last November", "November 2024", "in Nov. 2024"],
        ),
        (
            "date month 2024-03-01..2024-04-01",
            &["handed over in March", "March last year", "in March of last year", "March 2024"],
        ),
        (
            "date month 2025-03-01..2025-04-01",
            &[
                "will arrive in March",
                "expected in March",
                "is to be delivered in March",
                "would be handed over in March",
                "said that in March it will send more",
                "planned for March",
                "next March",
                "this March",
            ],
        ),
        ("date month 2025-01-01..2025-02-01", &["last month", "in January"]),
        ("date month 2025-02-01..2025-03-01", &["this month"]),
        ("range month 2025-01-01..2025-03-01", &["in January and February"]),
        (
            "range month 2024-08-01..2024-11-01",
            &["from August to October", "between August and October", "August-October"],
        ),
        (
            "range month 2023-08-01..2025-04-01",
            &["from August 2023 to March 2025", "between August 2023 and March 2025"],
        ),
        ("range month 2025-12-01..2026-02-01", &["are to be delivered between December and January"]),
    ]);
}

#[test]
fn the_part_of_a_period_is_named_and_the_period_kept() {
    table(&[
        (
            "date year 2024-01-01..2025-01-01 late",
            &["late last year", "late 2024", "the end of 2024", "in late 2024"],
        ),
        (
            "date year 2024-01-01..2025-01-01 early",
            &["early 2024", "early last year", "the beginning of 2024"],
        ),
        ("date month 2025-01-01..2025-02-01 middle", &["mid-January", "in the middle of January"]),
        ("date month 2025-02-01..2025-03-01 early", &["earlier this month", "earlier in the month"]),
        (
            "date year 2025-01-01..2026-01-01 late",
            &["later this year", "the end of the year", "year-end", "later in the year"],
        ),
        ("date month 2024-05-01..2024-06-01 late", &["end-May"]),
    ]);
    let mention = &found("late last year", date(2025, 2, 11))[0];
    assert_eq!(mention.narrow.0, Some(date(2024, 9, 1)));
}

#[test]
fn one_end_can_stay_open() {
    table(&[
        ("since month 2024-10-01..", &["since October", "since last October"]),
        ("since year 2019-01-01..", &["since 2019"]),
        ("since week 2025-02-17..", &["as early as next week"]),
        ("since year 2026-01-01..", &["will be supplied from 2026"]),
        (
            "by month ..2025-04-01 late",
            &["by the end of March", "will have delivered them by the end of March"],
        ),
        ("by year ..2026-01-01", &["by 2025", "until 2025"]),
        ("by month ..2025-01-01", &["had arrived by December"]),
        ("before month ..2024-03-01", &["before March 2024"]),
        ("after year 2021-01-01..", &["after 2020"]),
    ]);
}

#[test]
fn years_and_their_parts() {
    table(&[
        (
            "date year 2024-01-01..2025-01-01",
            &["in 2024", "the 2024 deal", "in the course of 2024", "last year"],
        ),
        ("date year 2022-01-01..2024-01-01", &["in 2022-23", "2022/23", "2022/2023"]),
        (
            "range year 2022-01-01..2024-01-01",
            &["in 2022 and 2023", "from 2022 to 2023", "between 2022 and 2023"],
        ),
        ("date year 1990-01-01..2000-01-01", &["the 1990s"]),
        (
            "date quarter 2025-01-01..2025-04-01",
            &["the first quarter of 2025", "Q1 2025", "in the first quarter"],
        ),
        ("date half 2024-07-01..2025-01-01", &["the second half of 2024", "the second half of last year"]),
        ("date month 2020-01-01..2020-10-01", &["the first nine months of 2020"]),
        ("date week 2025-02-01..2025-02-08", &["the first week of this month", "the first week of February"]),
        ("window year 2020-01-01..2025-01-01", &["in the five years to 2024"]),
        (
            "",
            &[
                "2000 shells",
                "PzH 2000 howitzers",
                "the Avante 2200",
                "Resolution 2231",
                "138-2010-2015",
                "2015-32",
            ],
        ),
    ]);
}

#[test]
fn seasons_are_their_months() {
    table(&[
        (
            "date season 2024-03-01..2024-06-01",
            &["spring 2024", "the spring of 2024", "in spring", "last spring"],
        ),
        ("date season 2024-09-01..2024-12-01", &["last autumn", "in the autumn", "in the fall", "fall 2024"]),
        ("date season 2023-12-01..2024-03-01", &["the winter of 2023-24"]),
        ("", &["winter boots", "the fall of Kabul", "summer camp"]),
    ]);
}

#[test]
fn distances_and_running_periods() {
    table(&[
        ("date day 2025-02-10", &["yesterday", "last night"]),
        ("date day 2025-02-11", &["today", "this morning"]),
        ("date week 2025-02-03..2025-02-10", &["last week"]),
        ("date week 2025-02-10..2025-02-17", &["this week"]),
        ("date week 2025-02-08..2025-02-10", &["at the weekend", "over the weekend", "last weekend"]),
        ("ago day 2025-02-08", &["three days ago", "three days earlier"]),
        ("ago month 2024-12-01..2025-01-01 ~", &["two months ago", "a couple of months ago"]),
        ("ago year 2024-01-01..2025-01-01 ~", &["a year ago", "one year ago"]),
        ("window month 2025-01-01..2025-03-01", &["over the past month", "in the last month"]),
        ("window month 2024-02-01..2025-03-01", &["over the past year"]),
        ("window month 2024-11-01..2025-03-01", &["in the last three months"]),
        (
            "ago week 2025-02-24..2025-03-03 ~",
            &["will arrive in two weeks", "will arrive in two weeks' time"],
        ),
        (
            "",
            &[
                "killed 200 in three days",
                "for three months",
                "in recent weeks",
                "three days before the vote",
            ],
        ),
    ]);
}

#[test]
fn a_date_can_hang_on_the_one_before_it() {
    table(&[
        (
            "date day 2024-09-07; date day 2024-09-08",
            &["on September 7 and the next day", "on September 7; the following day"],
        ),
        (
            "date month 2024-03-01..2024-04-01; ago month 2024-06-01..2024-07-01 ~",
            &["in March 2024 and three months later"],
        ),
        (
            "date month 2024-03-01..2024-04-01; since month 2023-09-01..",
            &["In March 2024 it had been sent since the previous September"],
        ),
        (
            "date month 2023-11-01..2023-12-01; since month 2023-08-01.. early",
            &["November 2023. Seoul says shells have been sent since early August"],
        ),
    ]);
    assert_eq!(found("on September 7; the following day", date(2025, 2, 11))[1].basis, DateBasis::Inferred);
}

#[test]
fn what_dates_count_from_is_carried_from_sentence_to_sentence() {
    let text = "March 18, 2024. Arms have gone there since the previous July.\nOn Monday it said so.";
    let mut reckoning = Reckoning::new(date(2025, 2, 11));
    let read = |reckoning: &mut Reckoning, range: std::ops::Range<usize>| {
        let tokens = tokenize(text, range);
        reckoning.dates(Reader::new(text, &tokens, &known(text, &tokens))).remove(0).from
    };
    assert_eq!(read(&mut reckoning, 0..15), Some(date(2024, 3, 18)));
    assert_eq!(read(&mut reckoning, 16..61), Some(date(2023, 7, 1)));
    reckoning.paragraph();
    assert_eq!(read(&mut reckoning, 62..text.len()), Some(date(2025, 2, 10)));
}

#[test]
fn words_that_are_no_dates_stay_alone() {
    for text in [
        "This may or may not be right",
        "It may arrive",
        "They march on",
        "a second round",
        "the march of time",
        "May I ask",
        "One may ask",
        "you may not",
        "mar the view",
        "the sun sets",
        "a 4:3 ratio",
        "one in three",
        "we sat down",
        "the last of them",
        "Call (206) 555-1212",
        "the ssn is 123-12-1234",
        "in the year",
        "day after day",
        "an august body",
        "previous version",
        "this one",
        "next of kin",
        "up-to-date",
        "the 21st brigade",
    ] {
        assert_eq!(read(text), "", "{text}");
    }
}

#[test]
fn basis_and_precision_are_told() {
    let one = |text: &str| found(text, date(2025, 2, 11)).remove(0);
    assert_eq!(
        (one("in November 2024").basis, one("in November").basis),
        (DateBasis::Stated, DateBasis::Resolved)
    );
    assert_eq!(one("last autumn").precision, Precision::Season);
    assert!(one("will arrive in March").future && !one("in November").future);
    assert!(one("around 10 January").approximate);
    assert_eq!(one("since October").span("since October").text, "since October");
}

#[test]
fn the_edges_of_the_calendar_do_not_break() {
    for day in [date(-9999, 1, 1), date(9999, 12, 31), date(2024, 2, 29)] {
        for text in [
            "last year, next year, 99 years ago, in 1000 years it will, tomorrow, yesterday, next week on Sunday",
            "feb 30 2019 and 31 November",
            "the next 900 decades, last century, a century ago, 300 century ago, 1000 century ago",
        ] {
            let _ = found(text, day);
        }
    }
    assert_eq!(read("feb 30"), "");
}

#[test]
fn long_runs_of_date_words_are_read_in_linear_time() {
    for piece in [
        "early ",
        "the first week of ",
        "between May and ",
        "from 1 to ",
        "two days after ",
        "since ",
        "2024-",
        "last ",
        "Tuesday, ",
        "end of the ",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        let started = std::time::Instant::now();
        let _ = read(&text);
        assert!(started.elapsed().as_secs() < 5, "{piece}");
    }
}
