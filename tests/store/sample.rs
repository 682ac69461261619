//! Made-up articles and reports for the tests.

use armsledger::model::{
    Act, ActorCode, ActorKind, Amount, AsOf, Basis, Category, Certainty, DateBasis, DateSpan, Evidence,
    FieldBasis, Group, Hop, Id, Item, Kind, NewArticle, Parts, Party, Polarity, Published, PublishedBasis,
    Qualifier, Quantity, Reading, Report, Retrospective, Role, Sketch, Source, SourceCode, SourceKind, Span,
    Status, Unit, VisibleReport,
};
use armsledger::store::{Intake, Options, ReportFilter, Store};
use jiff::Timestamp;
use sqlx::{ConnectOptions, PgPool};

/// The ledger as the service opens it.
pub(crate) async fn ledger(pool: &PgPool) -> Store {
    Store::connect(&address(pool), &Options { max_connections: 8, ..Options::default() }).await.unwrap()
}

/// The address of a test's own database.
pub(crate) fn address(pool: &PgPool) -> String {
    pool.connect_options().to_url_lossy().to_string()
}

/// Midnight in UTC of a day.
pub(crate) fn midnight(day: &str) -> Timestamp {
    format!("{day}T00:00:00Z").parse().unwrap()
}

/// An article about nothing much, known by its address.
pub(crate) fn article(name: &str, published: &str, body: &str) -> NewArticle {
    NewArticle {
        url: Some(format!("https://example.org/{name}")),
        outlet: Some(String::from("Example Post")),
        title: format!("About {name}"),
        body: body.to_owned(),
        language: String::from("en"),
        published: Published { at: midnight(published), day_only: true, basis: PublishedBasis::Given },
        published_in_future: false,
    }
}

/// An intake of an article with these reports, received on 2025-03-01.
pub(crate) fn intake(article: NewArticle, reports: Vec<Report>) -> Intake {
    let reading =
        Reading { reader: "rules/1.0.0".into(), lexicon: "0123456789ab".into(), reports, doubts: Vec::new() };
    let text_cluster = Id::of("text", &[&article.text()]);
    let (sketch, received_at) = (Sketch::of(&article.body), "2025-03-01T12:00:00.123456Z".parse().unwrap());
    Intake { article, reading, text_cluster, sketch, received_at }
}

pub(crate) fn days(from: Option<&str>, to: Option<&str>, basis: DateBasis) -> DateSpan {
    let day = |day: &str| day.parse().unwrap();
    let text = String::from("then");
    DateSpan {
        from: from.map(day),
        to: to.map(day),
        precision: armsledger::model::Precision::Day,
        basis,
        text,
    }
}

pub(crate) fn party(code: &str) -> Party {
    Party {
        code: ActorCode::parse(code).unwrap(),
        name: format!("The state of {code}"),
        kind: ActorKind::State,
        basis: FieldBasis::Stated,
        text: code.to_lowercase(),
    }
}

pub(crate) fn hop(code: &str, said_on: Option<DateSpan>) -> Hop {
    Hop {
        role: Role::Origin,
        group: Group::Single,
        order: 0,
        source: Source {
            code: SourceCode::parse(code).unwrap(),
            name: format!("Office {code}"),
            country: code.split('.').next().and_then(|state| ActorCode::parse(state).ok()),
            kind: SourceKind::Ministry,
        },
        cue: Some(String::from("said")),
        said_on,
        venue: None,
        text: String::from("the ministry"),
        span: Some(Span { start: 3, end: 15 }),
    }
}

/// `supplier -> recipient | category | amount`, said by KOR.mnd on a day that the text does not give.
pub(crate) fn report(supplier: &str, recipient: &str, category: Category, amount: i64) -> Report {
    let amount = Some(Amount::whole(amount));
    Report {
        act: Act::Transfer,
        supplier: Some(party(supplier)),
        recipient: Some(party(recipient)),
        item: Item { category, kind: None, designation: None, text: String::from("guns") },
        quantity: Quantity {
            point: amount,
            low: amount,
            high: amount,
            qualifier: Qualifier::Exact,
            ..Quantity::none(Unit::Units)
        },
        kind: Kind::Total,
        kind_basis: FieldBasis::Inferred,
        status: Status::Delivered,
        polarity: Polarity::Affirmed,
        certainty: Certainty::Stated,
        attribution: vec![hop("KOR.mnd", None)],
        period: None,
        evidence: Evidence {
            span: Span { start: 0, end: 20 },
            exact: String::from("They sent some guns."),
            prefix: String::new(),
            suffix: String::new(),
            parts: Parts::default(),
            others: Vec::new(),
        },
        links: Vec::new(),
        confidence: 0.9,
        rule: String::from("send.active"),
    }
}

/// The same report, said on the one day by KOR.mnd.
pub(crate) fn said_on(mut report: Report, from: &str, to: &str) -> Report {
    report.attribution = vec![hop("KOR.mnd", Some(days(Some(from), Some(to), DateBasis::Resolved)))];
    report
}

/// Artillery from PRK to RUS.
pub(crate) fn guns(amount: i64) -> Report {
    report("PRK", "RUS", Category::Artillery, amount)
}

/// The public record of the days up to and including `day`, with all that the ledger holds now.
pub(crate) async fn at(ledger: &Store, day: &str) -> Basis {
    let next: jiff::civil::Date = day.parse().unwrap();
    let before = midnight(&next.tomorrow().unwrap().to_string());
    ledger.resolve(AsOf { before }, None, Retrospective::Include).await.unwrap().basis
}

/// The points of all reports that are visible, in order.
pub(crate) async fn points(ledger: &Store, basis: &Basis) -> Vec<(i64, bool)> {
    let reports = ledger.visible_reports(basis, &ReportFilter::default()).await.unwrap();
    let mut points: Vec<(i64, bool)> = reports.iter().map(point).collect();
    points.sort_unstable();
    points
}

fn point(visible: &VisibleReport) -> (i64, bool) {
    (visible.report.quantity.point.and_then(Amount::as_whole).unwrap(), visible.retrospective)
}
