//! What is taken, what is refused, and which field a refusal names.

use super::*;
use crate::model::Published;

const NOW: &str = "2025-02-12T10:00:00Z";

fn text(body: &str) -> Incoming {
    Incoming {
        content: Content::Text(body.to_owned()),
        title: None,
        url: None,
        published: None,
        outlet: None,
    }
}

fn page(html: &str) -> Incoming {
    Incoming { content: Content::Html(html.to_owned()), ..text("") }
}

fn parse(incoming: Incoming) -> Result<NewArticle, IntakeError> {
    parse_article(incoming, NOW.parse().expect("an instant"))
}

fn refusal(incoming: Incoming) -> (Field, Reason) {
    let error = parse(incoming).expect_err("is refused");
    (error.field, error.reason)
}

#[test]
fn an_empty_text_is_refused() {
    for blank in ["", "  \n\t ", "\u{feff}\u{200b}\n"] {
        assert_eq!(refusal(text(blank)), (Field::Text, Reason::Empty), "{blank:?}");
    }
    assert_eq!(refusal(page(" ")), (Field::Html, Reason::Empty));
}

#[test]
fn control_characters_are_refused_in_every_field_but_tab_and_line_ends_pass() {
    assert_eq!(refusal(text("a\0b")), (Field::Text, Reason::Control { code: 0, place: 1 }));
    assert_eq!(refusal(text("é\u{1b}[0m")), (Field::Text, Reason::Control { code: 0x1b, place: 1 }));
    let with_title = Incoming { title: Some("\u{7}".to_owned()), ..text("body") };
    assert_eq!(refusal(with_title).0, Field::Title);
    let with_outlet = Incoming { outlet: Some("a\u{1}".to_owned()), ..text("body") };
    assert_eq!(refusal(with_outlet).0, Field::Outlet);
    assert_eq!(parse(text("a\tb\r\nc\rd\n")).expect("taken").body, "a\tb\nc\nd\n");
}

#[test]
fn the_longest_text_passes_and_one_byte_more_does_not() {
    let longest = "a".repeat(TEXT_LIMIT_BYTES);
    assert_eq!(parse(text(&longest)).expect("taken").body.len(), TEXT_LIMIT_BYTES);
    assert_eq!(refusal(text(&format!("{longest}a"))).1, Reason::TooLong { limit_bytes: TEXT_LIMIT_BYTES });
    let with_title = Incoming { title: Some("t".to_owned()), ..text(&longest) };
    assert!(refusal(with_title).1.is_size());
}

#[test]
fn a_date_is_a_day_or_an_instant_with_a_zone() {
    let published = |date: &str| parse(Incoming { published: Some(date.to_owned()), ..text("body") });
    let at = |date: &str| published(date).expect("taken").published;
    let given = |at: &str, day_only| Published {
        at: at.parse().expect("an instant"),
        day_only,
        basis: PublishedBasis::Given,
    };
    assert_eq!(at("2025-02-11"), given("2025-02-11T00:00:00Z", true));
    assert_eq!(at("2025-02-11T09:30:00+09:00"), given("2025-02-11T00:30:00Z", false));
    for bad in [
        "",
        "yesterday",
        "2025-02-30",
        "11.02.2025",
        "2025-02-11T09:30:00",
        "2025-2-1",
        "20250211",
        "1739266200",
        "0999-01-01",
    ] {
        let error = published(bad).expect_err(bad);
        assert_eq!(
            (error.field, matches!(error.reason, Reason::NoDate { .. })),
            (Field::Published, true),
            "{bad}"
        );
    }
}

#[test]
fn a_day_in_the_future_is_flagged_and_more_is_refused() {
    let published = |date: &str| parse(Incoming { published: Some(date.to_owned()), ..text("body") });
    assert!(!published("2025-02-12T10:00:00Z").expect("taken").published_in_future);
    assert!(published("2025-02-13T10:00:00Z").expect("taken").published_in_future);
    let error = published("2025-02-13T10:00:00.000001Z").expect_err("is refused");
    assert!(matches!(error.reason, Reason::Future { .. }));
}

#[test]
fn a_missing_date_is_today_and_says_so() {
    let published = parse(text("body")).expect("taken").published;
    let today = "2025-02-12T00:00:00Z".parse().expect("an instant");
    assert_eq!(published, Published { at: today, day_only: true, basis: PublishedBasis::Fallback });
}

#[test]
fn a_page_gives_its_text_title_address_date_and_outlet() {
    let article = parse(page(PAGE)).expect("taken");
    assert_eq!(article.title, "Norland sends howitzers");
    assert_eq!(article.url.as_deref(), Some("https://news.example/howitzers"));
    assert_eq!(article.outlet.as_deref(), Some("Example News"));
    assert_eq!(article.published.basis, PublishedBasis::Metadata);
    assert_eq!(article.published.at.to_string(), "2025-02-11T08:00:00Z");
    assert!(article.body.contains("forty howitzers to Sudland"), "{}", article.body);
    assert!(!article.body.contains("Subscribe"), "{}", article.body);
    assert!(article.body.contains("last week.\n\nThe ministry"), "paragraphs stay apart: {:?}", article.body);
}

#[test]
fn what_the_caller_says_stands_above_the_page() {
    let given = Incoming {
        title: Some("Mine".to_owned()),
        url: Some("https://other.example/".to_owned()),
        published: Some("2025-02-10".to_owned()),
        outlet: Some("Mine too".to_owned()),
        ..page(PAGE)
    };
    let article = parse(given).expect("taken");
    assert_eq!((article.title.as_str(), article.outlet.as_deref()), ("Mine", Some("Mine too")));
    assert_eq!(article.url.as_deref(), Some("https://other.example/"));
    assert_eq!((article.published.basis, article.published.day_only), (PublishedBasis::Given, true));
}

#[test]
fn a_page_without_an_article_is_refused() {
    for empty in [
        "<html><body></body></html>",
        "<p></p>",
        "<html><head><title>Login</title></head><body><form><input></form></body></html>",
        "<script>var a = 1;</script>",
    ] {
        assert_eq!(refusal(page(empty)), (Field::Html, Reason::NoArticle), "{empty}");
    }
}

#[test]
fn a_page_without_a_usable_date_falls_back_to_today() {
    let future = PAGE.replace("2025-02-11T09:00:00+01:00", "2031-01-01");
    assert_eq!(parse(page(&future)).expect("taken").published.basis, PublishedBasis::Fallback);
    let in_time = PAGE
        .replace("article:published_time", "x")
        .replace("<h1>", "<time datetime=\"2025-02-09 07:00\">9 Feb</time><h1>");
    let published = parse(page(&in_time)).expect("taken").published;
    assert_eq!((published.at.to_string().as_str(), published.day_only), ("2025-02-09T00:00:00Z", true));
}

#[test]
fn copies_share_a_cluster_whatever_their_title_and_spacing() {
    let one = parse(Incoming { title: Some("A".to_owned()), ..text("Forty  howitzers\nwere sent.") })
        .expect("taken");
    let other =
        parse(Incoming { title: Some("B".to_owned()), ..text("forty howitzers were sent.") }).expect("taken");
    assert_eq!(text_cluster(&one), text_cluster(&other));
    assert_ne!(text_cluster(&one), text_cluster(&parse(text("Fifty howitzers were sent.")).expect("taken")));
}

#[test]
fn another_language_is_stored_with_an_empty_reading() {
    let german = "Das Ministerium teilte am Dienstag mit, dass das Land seinem Nachbarn seit dem Frühjahr vierzig Haubitzen und mehrere tausend Granaten geliefert habe.";
    let article = parse(text(german)).expect("taken");
    assert_eq!(article.language, "de");
    assert!(read(Lexicon::embedded(), &article).reports.is_empty());
}

const PAGE: &str = r##"<!doctype html><html lang="en"><head>
<title>Norland sends howitzers | Example News</title>
<meta property="og:title" content="Norland sends howitzers"><meta property="og:site_name" content="Example News">
<meta property="article:published_time" content="2025-02-11T09:00:00+01:00">
<link rel="canonical" href="https://news.example/howitzers?utm_source=front#top"></head><body>
<nav><a href="/">Home</a><a href="/a">World</a></nav>
<article><h1>Norland sends howitzers</h1>
<p>Norland has delivered forty howitzers to Sudland, its defence ministry said on Tuesday, in the largest handover since the two countries signed their treaty last week.</p>
<p>The ministry said that several thousand shells were on their way as well, and that instructors would follow in the spring, when the roads over the pass are open again.</p>
<p>Sudland’s government thanked its neighbour, and a spokeswoman said that the guns would be put to use along the northern border, where fighting has been heaviest this year.</p>
</article><footer><a href="/s">Subscribe</a></footer></body></html>"##;
