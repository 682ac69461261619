//! What is stored comes back equal, to the last field.

use armsledger::model::{
    Act, ActorCode, ActorKind, Amount, Category, Certainty, DateBasis, DateSpan, Doubt, Evidence, FieldBasis,
    Group, Hop, Item, Kind, Link, LinkType, Parts, Party, Polarity, Precision, Qualifier, Quantity, Report,
    Role, Source, SourceCode, SourceKind, Span, Status, Unit,
};
use sqlx::PgPool;

use crate::sample::{article, guns, hop, intake, ledger};

fn span(start: u32, end: u32) -> Span {
    Span { start, end }
}

/// A report with every field filled, each with a value of its own.
fn rich() -> Report {
    let dates = |from: &str, to: Option<&str>, precision, basis| DateSpan {
        from: Some(from.parse().unwrap()),
        to: to.map(|to| to.parse().unwrap()),
        precision,
        basis,
        text: String::from("late last year"),
    };
    let mut relay = hop("outlet:example", None);
    relay.role = Role::Relay;
    relay.group = Group::Listed;
    relay.order = 65_535;
    relay.span = None;
    Report {
        act: Act::Identification,
        supplier: Some(Party {
            code: ActorCode::parse("HOUTHIS").unwrap(),
            name: String::from("Ansar Allah “Houthis”"),
            kind: ActorKind::Group,
            basis: FieldBasis::Inferred,
            text: String::from("حوثي \\ 'quoted' {1,2}"),
        }),
        recipient: None,
        item: Item {
            category: Category::Artillery,
            kind: Some(String::from("artillery.mlrs")),
            designation: Some(String::from("M1991 / M1989")),
            text: String::from("launchers"),
        },
        quantity: Quantity {
            point: Some(Amount::from_thousandths(i64::MAX)),
            low: Some(Amount::from_thousandths(-125)),
            high: Some(Amount::from_thousandths(i64::MAX)),
            low_inclusive: false,
            high_inclusive: true,
            qualifier: Qualifier::MoreThan,
            unit: Unit::Value,
            currency: Some(String::from("EUR")),
            text: String::from("more than €2.5bn"),
        },
        kind: Kind::Increment,
        kind_basis: FieldBasis::Stated,
        status: Status::Intercepted,
        polarity: Polarity::NotConfirmed,
        certainty: Certainty::Alleged,
        attribution: vec![
            relay,
            Hop {
                role: Role::Origin,
                group: Group::Joint,
                order: 1,
                source: Source {
                    code: SourceCode::parse("KOR.anon").unwrap(),
                    name: String::from("A Seoul official"),
                    country: Some(ActorCode::parse("KOR").unwrap()),
                    kind: SourceKind::Anonymous,
                },
                cue: None,
                said_on: Some(dates("2024-11-01", Some("2024-12-01"), Precision::Month, DateBasis::Inferred)),
                venue: Some(String::from("briefing")),
                text: String::new(),
                span: Some(span(0, 0)),
            },
        ],
        period: Some(dates("2024-10-01", None, Precision::Open, DateBasis::Stated)),
        evidence: Evidence {
            span: span(12, 8_000_000),
            exact: String::from("quote\nwith a line"),
            prefix: String::from("«"),
            suffix: String::from("😀"),
            parts: Parts {
                quantity: Some(span(1, 2)),
                item: Some(span(3, 4)),
                supplier: Some(span(5, 6)),
                recipient: None,
                source: Some(span(7, 7)),
            },
            others: vec![span(90, 99), span(7, 8)],
        },
        links: vec![
            Link { kind: LinkType::Identifies, report: Some(2), evidence: span(4, 9) },
            Link { kind: LinkType::PartOf, report: None, evidence: span(0, 1) },
        ],
        confidence: 0.1 + 0.2,
        rule: String::from("name.is"),
    }
}

#[sqlx::test]
async fn a_report_comes_back_as_it_went_in(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let mut bare = guns(1);
    bare.supplier = None;
    bare.recipient = None;
    bare.quantity = Quantity::none(Unit::Other);
    bare.attribution[0].source.country = None;
    bare.links = vec![Link { kind: LinkType::Denies, report: Some(0), evidence: span(1, 5) }];
    let mut given = intake(article("a", "2025-02-11", "Text."), vec![rich(), bare, guns(3)]);
    given.reading.doubts = vec![
        Doubt {
            span: span(3, 9),
            text: String::from("170"),
            reason: String::from("guard.calibre"),
            rule: None,
        },
        Doubt {
            span: span(0, 2),
            text: String::from("x"),
            reason: String::from("no_item"),
            rule: Some("send".into()),
        },
    ];
    let recorded = ledger.record(std::slice::from_ref(&given)).await.remove(0).unwrap();
    let shown = ledger.article(&recorded.article_id, None).await.unwrap().unwrap();

    let reports: Vec<Report> = shown.reports.iter().map(|visible| visible.report.clone()).collect();
    assert_eq!(reports, given.reading.reports);
    assert_eq!(shown.doubts, given.reading.doubts);
    assert_eq!(shown.article, given.article);
    assert_eq!(shown.text_cluster, given.text_cluster);
    assert_eq!(shown.received_at, given.received_at);
    assert_eq!((shown.reader, shown.lexicon), (given.reading.reader.clone(), given.reading.lexicon.clone()));
    let ids: Vec<_> = given.reading.reports.iter().map(|report| report.id(&recorded.reading_id)).collect();
    assert_eq!(shown.reports.iter().map(|visible| visible.id.clone()).collect::<Vec<_>>(), ids);
    assert_eq!(shown.reports[0].link_targets, [Some(ids[2].clone()), None]);
    assert_eq!(shown.reports[1].link_targets, [Some(ids[0].clone())]);

    let alone = ledger.report(&ids[0]).await.unwrap().unwrap();
    assert_eq!(alone, shown.reports[0]);
    assert_eq!((alone.seq, alone.recorded_at), (recorded.seq, recorded.recorded_at));
    assert_eq!(alone.article.revision_id, recorded.revision_id);
    assert_eq!(ledger.report(&recorded.reading_id).await.unwrap(), None);
}

#[sqlx::test]
async fn every_word_of_every_vocabulary_can_be_stored(pool: PgPool) {
    let ledger = ledger(&pool).await;
    let mut reports = Vec::new();
    let mut add = |change: &dyn Fn(&mut Report)| {
        let mut report = guns(reports.len() as i64);
        change(&mut report);
        reports.push(report);
    };
    Category::ALL.iter().for_each(|word| add(&|report| report.item.category = *word));
    Status::ALL.iter().for_each(|word| add(&|report| report.status = *word));
    Kind::ALL.iter().for_each(|word| add(&|report| report.kind = *word));
    Polarity::ALL.iter().for_each(|word| add(&|report| report.polarity = *word));
    Certainty::ALL.iter().for_each(|word| add(&|report| report.certainty = *word));
    Qualifier::ALL.iter().for_each(|word| add(&|report| report.quantity.qualifier = *word));
    Unit::ALL.iter().for_each(|word| add(&|report| report.quantity.unit = *word));
    Role::ALL.iter().for_each(|word| add(&|report| report.attribution[0].role = *word));
    SourceKind::ALL.iter().for_each(|word| add(&|report| report.attribution[0].source.kind = *word));
    LinkType::ALL.iter().for_each(|word| {
        add(&|report| report.links = vec![Link { kind: *word, report: None, evidence: span(0, 1) }]);
    });
    let recorded = ledger
        .record(&[intake(article("a", "2025-02-11", "Text."), reports.clone())])
        .await
        .remove(0)
        .unwrap();
    let shown = ledger.article(&recorded.article_id, None).await.unwrap().unwrap();
    assert_eq!(shown.reports.into_iter().map(|visible| visible.report).collect::<Vec<_>>(), reports);
}
