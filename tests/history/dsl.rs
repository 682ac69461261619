//! Dated assertions as text, and answers as text: the only part of these tests that touches the API.
//!
//! One line a report: `PUBLISHED OUTLET [#TEXT]: SPEAKERS [@SAID]: QUANTITY [option …]`
//!
//! - `PUBLISHED` is a day, or an instant like `2025-02-11T09:00Z`. Reports of one outlet at one time stand in one
//!   article. Articles with the same `#TEXT` are copies of each other.
//! - `SPEAKERS`: `KOR.mnd`; `KOR,UKR` (each said it); `KOR+USA` (together); `-` (the outlet itself); `SIPRI` (a code that
//!   is no three letters speaks for no country); `anon`; `outlet:times` (another outlet).
//! - `SAID`: `2025-02-11`, `2024-11`, `2024`, `2024-02-20..2024-03-01` (end excluded); without it the date is unknown.
//! - `QUANTITY`: `200`, `~200`, `>200`, `>=200`, `<=200`, `<200`, `100-200`, `dozens`, `none`.
//! - Options: `label=a`, `denies=a` `not_confirmed=a` `corrects=a` `retracts=a` `identifies=a` `confirms=a`
//!   `derived_from=a`, `alternative_to=a`, `part_of=a` (any of them may name one earlier line), `kind=stock`, `status=pledged`, `unit=rounds`, `type=artillery.mlrs`, `name=Koksan,M1991`,
//!   `period=2023-08-01..2024-01-01` (an end may be left out), `flow=PRK>RUS/artillery` (`?` is unknown), `quoted`,
//!   `agency=AFP`, `relay=KOR.parl`.

use armsledger::model::*;
use jiff::Timestamp;
use jiff::civil::Date;

/// The reports of the lines, in order of the lines, none of them retrospective.
pub(crate) fn reports(lines: &str) -> Vec<VisibleReport> {
    let lines: Vec<&str> = lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut labels: Vec<(String, Id)> = Vec::new();
    let mut found: Vec<VisibleReport> = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let visible = report(line, place, &labels);
        if let Some(label) = options(line).find_map(|(key, value)| (key == "label").then_some(value)) {
            labels.push((label.to_owned(), visible.id.clone()));
        }
        found.push(visible);
    }
    found
}

/// What of the lines is visible at the end of `day`, as the store would show it.
pub(crate) fn visible(lines: &str, day: &str) -> Vec<VisibleReport> {
    let before = as_of(day).before;
    let mut shown = Vec::new();
    for mut visible in reports(lines) {
        let said_by = |hop: &Hop| {
            let end = hop.said_on.as_ref().and_then(|said_on| said_on.to);
            end.is_some_and(|end| midnight(end) <= before)
        };
        if visible.article.published.at < before {
            shown.push(visible);
        } else if visible.report.origins().all(said_by) {
            visible.retrospective = true;
            shown.push(visible);
        }
    }
    shown
}

/// The whole record up to the end of `day`.
pub(crate) fn as_of(day: &str) -> AsOf {
    AsOf { before: midnight(date(day).tomorrow().expect("a next day")) }
}

/// The plain question at the end of `day`.
pub(crate) fn question(day: &str) -> Question {
    Question::at(as_of(day))
}

/// One row of the answer for people: a line a series, then its steps; then envelopes, disagreements, statements.
///
/// `*` marks a retrospective point, `!` a contested one, `?` one whose wordings differ.
pub(crate) fn tell(row: &FlowEstimates) -> String {
    let mut lines = Vec::new();
    for series in &row.series {
        let points: Vec<String> = series.points.iter().map(tell_point).collect();
        let id =
            series.id.strip_prefix(&format!("{}~", row.flow.id)).expect("a series id begins with its flow");
        lines.push(format!("{id}: {}", points.join(", ")));
        lines.extend(series.events.iter().map(|event| format!("  {}", tell_event(event, row))));
    }
    for envelope in &row.envelopes {
        let bound = |amount: Option<Amount>| amount.map_or(String::from("open"), |amount| amount.to_string());
        let stated = envelope.high_stated.map_or(String::new(), |stated| format!(" (stated {stated})"));
        let best =
            envelope.best.as_ref().map_or(String::new(), |best| format!(", {} {}", best.policy, best.value));
        lines.push(format!(
            "envelope {} {}: {} to {}{stated}, sources {}{best}",
            envelope.kind,
            envelope.status_group,
            bound(envelope.low),
            bound(envelope.high),
            envelope.independent_sources,
        ));
    }
    for disagreement in &row.disagreements {
        let claims: Vec<String> = disagreement.claim_ids.iter().map(|id| tell_claim(id, row)).collect();
        lines.push(format!("{}: {}", disagreement.reason, claims.join(" / ")));
    }
    for statement in row.identifications.iter().chain(&row.denials) {
        let about: Vec<String> = statement.about_claim_ids.iter().map(|id| tell_claim(id, row)).collect();
        let names = statement.item.designations.join("+");
        let said =
            format!("{} {} {names} of [{}]", statement.source.code, statement.polarity, about.join(", "));
        lines.push(said.replace("  ", " "));
    }
    lines.join("\n")
}

/// Asserts what the answer to the lines tells at the end of `day`, for one flow, by government.
#[track_caller]
pub(crate) fn assert_tells(lines: &str, day: &str, expected: &str) {
    assert_answer(lines, &question(day), day, expected);
}

/// The same under another question.
#[track_caller]
pub(crate) fn assert_answer(lines: &str, question: &Question, day: &str, expected: &str) {
    let rows = armsledger::history::estimates(&visible(lines, day), question);
    let told: Vec<String> = rows.iter().map(tell).collect();
    let trim =
        |text: &str| text.lines().map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n");
    assert_eq!(trim(&told.join("\n")), trim(expected));
}

/// A quantity in the spelling of these lines.
pub(crate) fn tell_quantity(quantity: &Quantity) -> String {
    let amount = |amount: Option<Amount>| amount.map_or(String::from("open"), |amount| amount.to_string());
    match quantity.qualifier {
        Qualifier::Exact => amount(quantity.point),
        Qualifier::About => format!("~{}", amount(quantity.point)),
        Qualifier::MoreThan => format!(">{}", amount(quantity.point)),
        Qualifier::AtLeast => format!(">={}", amount(quantity.point)),
        Qualifier::UpTo => format!("<={}", amount(quantity.point)),
        Qualifier::LessThan => format!("<{}", amount(quantity.point)),
        Qualifier::Range => format!("{}-{}", amount(quantity.low), amount(quantity.high)),
        Qualifier::Magnitude => "dozens".into(),
        Qualifier::None => "none".into(),
    }
}

fn tell_point(point: &Point) -> String {
    let mark = |holds: bool, mark: &str| if holds { mark.to_owned() } else { String::new() };
    format!(
        "{}{}{}{}",
        tell_quantity(&point.quantity),
        mark(point.retrospective, "*"),
        mark(!point.contested_by.is_empty(), "!"),
        mark(point.wording_disagreement, "?"),
    )
}

fn tell_event(event: &RevisionEvent, row: &FlowEstimates) -> String {
    let signed = |amount: Option<Amount>, tail: &str| {
        amount.map_or(String::new(), |amount| {
            let plus = if amount.thousandths() > 0 { "+" } else { "" };
            format!(" {plus}{amount}{tail}")
        })
    };
    let points = row.series.iter().flat_map(|series| &series.points);
    let quantity = |id: &ClaimId| {
        let found = points.clone().find(|point| point.claim_id == *id);
        found.map_or(String::from("-"), |point| tell_quantity(&point.quantity))
    };
    let direction = event.direction.map_or(String::new(), |direction| format!(" {direction}"));
    let certain = if event.direction_certain { " certain" } else { "" };
    let origin = if event.origin_changed { " origin_changed" } else { "" };
    let reasons: Vec<&str> = event.reasons.iter().map(|reason| reason.as_str()).collect();
    let reasons =
        if event.comparable { String::new() } else { format!(" not comparable: {}", reasons.join(", ")) };
    format!(
        "{} → {} {}{}{}{direction}{certain}{origin}{reasons}",
        quantity(&event.from_claim_id),
        quantity(&event.to_claim_id),
        event.kind,
        signed(event.delta, ""),
        signed(event.percent, "%"),
    )
}

fn tell_claim(id: &ClaimId, row: &FlowEstimates) -> String {
    let speakers = id.as_str().split_once('~').expect("a claim id names its speakers").1;
    let points = row.series.iter().flat_map(|series| &series.points);
    let found = points.clone().find(|point| point.claim_id == *id);
    format!("{speakers} {}", found.map_or(String::from("-"), |point| tell_quantity(&point.quantity)))
}

fn options(line: &str) -> impl Iterator<Item = (&str, &str)> {
    let tail = line.splitn(3, ": ").nth(2).unwrap_or("");
    tail.split_whitespace().skip(1).map(|option| option.split_once('=').unwrap_or((option, "")))
}

fn report(line: &str, place: usize, labels: &[(String, Id)]) -> VisibleReport {
    let parts: Vec<&str> = line.splitn(3, ": ").collect();
    let [head, said, rest] = parts[..] else { panic!("three parts: {line}") };
    let head: Vec<&str> = head.split_whitespace().collect();
    let (published, outlet) = (instant(head[0]), head[1]);
    let (speakers, said_on) =
        said.split_once(" @").map_or((said, None), |(who, when)| (who, Some(span(when))));
    let words = rest.split_whitespace().next().expect("a quantity");

    let mut report = blank(words);
    report.attribution = hops(speakers, outlet, said_on);
    let mut targets = Vec::new();
    for (key, value) in options(line) {
        let target = labels.iter().find(|(label, _)| label == value).map(|(_, id)| id.clone());
        option(&mut report, key, value, target.is_some());
        targets.extend(target.filter(|_| key != "label").map(Some));
    }
    let sentence = format!("Line {place}: {outlet} prints {words} of them.");
    let at = sentence.find(words).expect("the words stand in their sentence") as u32;
    let quoted = options(line).any(|(key, _)| key == "quoted");
    let exact = if quoted {
        sentence.replace(&format!("prints {words}"), &format!("says “{words}"))
    } else {
        sentence
    };
    let shift = u32::from(quoted);
    let place_of = Span { start: at - shift, end: at - shift + words.len() as u32 };
    report.evidence.parts.quantity = Some(place_of);
    report.evidence.span = Span { start: 0, end: exact.chars().count() as u32 };
    report.evidence.exact = exact;

    let article_id = Id::of("article", &[outlet, head[0]]);
    let revision_id = Id::of("revision", &[article_id.as_str()]);
    let reading_id = Id::of("reading", &[revision_id.as_str()]);
    let cluster = head.get(2).copied().unwrap_or_else(|| article_id.as_str()).to_owned();
    VisibleReport {
        id: Id::of("report", &[line]),
        reading_id,
        reader: "rules/test".to_owned(),
        report,
        link_targets: targets,
        article: ArticleRef {
            id: article_id,
            revision_id,
            url: Some(format!("https://{}.example/{}", outlet.to_lowercase(), head[0])),
            title: format!("Headline of {outlet}"),
            outlet: Some(outlet.to_owned()),
            published: Published { at: published, day_only: true, basis: PublishedBasis::Given },
            text_cluster: Id::of("cluster", &[&cluster]),
        },
        seq: 1,
        recorded_at: published,
        retrospective: false,
        review: None,
    }
}

fn blank(words: &str) -> Report {
    let party = |code: &str| Party {
        code: ActorCode::parse(code).expect("a code"),
        name: format!("State of {code}"),
        kind: ActorKind::State,
        basis: FieldBasis::Stated,
        text: code.into(),
    };
    let item = Item { category: Category::Artillery, kind: None, designation: None, text: "pieces".into() };
    Report {
        act: Act::Transfer,
        supplier: Some(party("PRK")),
        recipient: Some(party("RUS")),
        item,
        quantity: quantity(words),
        kind: Kind::Total,
        kind_basis: FieldBasis::Inferred,
        status: Status::Delivered,
        polarity: Polarity::Affirmed,
        certainty: Certainty::Stated,
        attribution: Vec::new(),
        period: None,
        evidence: Evidence {
            span: Span { start: 0, end: 0 },
            exact: String::new(),
            prefix: String::new(),
            suffix: String::new(),
            parts: Parts::default(),
            others: Vec::new(),
        },
        links: Vec::new(),
        confidence: 0.9,
        rule: "test".into(),
    }
}

fn option(report: &mut Report, key: &str, value: &str, has_target: bool) {
    let mut party_code = |code: &str, supplier: bool| {
        let party = if supplier { &mut report.supplier } else { &mut report.recipient };
        match (code, party.as_mut()) {
            ("?", _) => *party = None,
            (_, Some(party)) => party.code = ActorCode::parse(code).expect("a code"),
            _ => panic!("a line names a flow once"),
        }
    };
    match key {
        "label" | "quoted" => {}
        "kind" => report.kind = value.parse().expect("a kind"),
        "status" => report.status = value.parse().expect("a status"),
        "certainty" => report.certainty = value.parse().expect("a certainty"),
        "unit" => report.quantity.unit = value.parse().expect("a unit"),
        "type" => report.item.kind = Some(value.into()),
        "name" => report.item.designation = Some(value.replace(',', " / ")),
        "period" => report.period = Some(span(value)),
        "agency" | "relay" => {
            let role = if key == "agency" { Role::Agency } else { Role::Relay };
            report.attribution.push(Hop { role, ..hop(value, Group::Single, 1, None) });
        }
        "flow" => {
            let (parties, category) = value.split_once('/').expect("a category");
            let (supplier, recipient) = parties.split_once('>').expect("two parties");
            party_code(supplier, true);
            party_code(recipient, false);
            report.item.category = category.parse().expect("a category");
        }
        _ => {
            let kind: LinkType = key.parse().expect("an option");
            match kind {
                LinkType::Denies => report.polarity = Polarity::Denied,
                LinkType::NotConfirmed => report.polarity = Polarity::NotConfirmed,
                LinkType::Identifies => report.act = Act::Identification,
                _ => {}
            }
            assert!(has_target || value.is_empty(), "no earlier line is labelled {value}");
            if has_target {
                report.links.push(Link { kind, report: Some(0), evidence: Span { start: 0, end: 1 } });
            }
        }
    }
}

fn hops(speakers: &str, outlet: &str, said_on: Option<DateSpan>) -> Vec<Hop> {
    if speakers == "-" {
        let own = format!("outlet:{}", outlet.to_lowercase());
        return vec![Hop { span: None, ..hop(&own, Group::Single, 0, said_on) }];
    }
    let (codes, group): (Vec<&str>, Group) = match speakers {
        joint if joint.contains('+') => (joint.split('+').collect(), Group::Joint),
        listed if listed.contains(',') => (listed.split(',').collect(), Group::Listed),
        single => (vec![single], Group::Single),
    };
    let hops = codes.into_iter().zip(0..);
    hops.map(|(code, order)| hop(code, group, order, said_on.clone())).collect()
}

fn hop(code: &str, group: Group, order: u16, said_on: Option<DateSpan>) -> Hop {
    let first = code.split('.').next().unwrap_or(code);
    let country = (first.len() == 3).then(|| ActorCode::parse(first).ok()).flatten();
    let kind = match code {
        "anon" => SourceKind::Anonymous,
        outlet if outlet.starts_with("outlet:") => SourceKind::Outlet,
        _ if country.is_some() => SourceKind::Ministry,
        _ => SourceKind::Research,
    };
    let source = Source {
        code: SourceCode::parse(code).expect("a source code"),
        name: format!("Source {code}"),
        country,
        kind,
    };
    Hop {
        role: Role::Origin,
        group,
        order,
        source,
        cue: Some("said".into()),
        said_on,
        venue: None,
        text: code.into(),
        span: Some(Span { start: 0, end: 1 }),
    }
}

fn quantity(words: &str) -> Quantity {
    let number = |text: &str| Some(Amount::parse(text).unwrap_or_else(|| panic!("a number: {text}")));
    let make = |qualifier, point, low, high| Quantity {
        point,
        low,
        high,
        low_inclusive: qualifier != Qualifier::MoreThan,
        high_inclusive: qualifier != Qualifier::LessThan,
        qualifier,
        text: words.into(),
        ..Quantity::none(Unit::Units)
    };
    let strip = |prefix: &str| words.strip_prefix(prefix).map(number);
    if words == "none" {
        return make(Qualifier::None, None, None, None);
    }
    if words == "dozens" {
        return make(Qualifier::Magnitude, None, number("24"), None);
    }
    if let Some(n) = strip(">=") {
        return make(Qualifier::AtLeast, n, n, None);
    }
    if let Some(n) = strip("<=") {
        return make(Qualifier::UpTo, n, None, n);
    }
    if let Some(n) = strip(">") {
        return make(Qualifier::MoreThan, n, n, None);
    }
    if let Some(n) = strip("<") {
        return make(Qualifier::LessThan, n, None, n);
    }
    if let Some(n) = strip("~") {
        return make(Qualifier::About, n, n, n);
    }
    if let Some((low, high)) = words.split_once('-') {
        return make(Qualifier::Range, None, number(low), number(high));
    }
    make(Qualifier::Exact, number(words), number(words), number(words))
}

fn span(text: &str) -> DateSpan {
    let (from, to, precision) = match text.split_once("..") {
        Some((from, to)) => {
            let end = |text: &str| (!text.is_empty()).then(|| date(text));
            (end(from), end(to), Precision::Week)
        }
        None => {
            let (from, months, days, precision) = match text.len() {
                4 => (format!("{text}-01-01"), 12, 0, Precision::Year),
                7 => (format!("{text}-01"), 1, 0, Precision::Month),
                _ => (text.to_owned(), 0, 1, Precision::Day),
            };
            let from = date(&from);
            let length = jiff::Span::new().months(months).days(days);
            (Some(from), Some(from.checked_add(length).expect("a date")), precision)
        }
    };
    DateSpan { from, to, precision, basis: DateBasis::Stated, text: text.into() }
}

fn date(text: &str) -> Date {
    text.parse().unwrap_or_else(|_| panic!("a date: {text}"))
}

fn midnight(date: Date) -> Timestamp {
    date.to_zoned(jiff::tz::TimeZone::UTC).expect("a midnight").timestamp()
}

fn instant(text: &str) -> Timestamp {
    if text.contains('T') { text.parse().expect("an instant") } else { midnight(date(text)) }
}
