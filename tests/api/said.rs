//! Statements put into the ledger without a reader, so that tests of answers do not depend on how texts are read.

use armsledger::extract::{Lexicon, READER};
use armsledger::ingest::{Content, Incoming, parse_article, text_cluster};
use armsledger::model::*;
use armsledger::store::Intake;
use jiff::civil::Date;

use crate::helpers::{Api, now};

/// One statement to be stored as if a reader had found it: `South Korea said that North Korea delivered …`.
pub(crate) struct Said<'a> {
    /// Address of the article; the same address is the same article.
    pub(crate) url: &'a str,
    /// Day of publication.
    pub(crate) published: &'a str,
    /// The day it was said.
    pub(crate) said: &'a str,
    /// Code of the origin.
    pub(crate) source: &'a str,
    /// The figure.
    pub(crate) point: i64,
    /// Polarity in its word.
    pub(crate) polarity: &'a str,
}

impl Default for Said<'_> {
    fn default() -> Self {
        Said {
            url: "https://news.example/a",
            published: "2025-02-11",
            said: "2025-02-11",
            source: "KOR.mnd",
            point: 200,
            polarity: "affirmed",
        }
    }
}

impl Said<'_> {
    /// The statement as an article with its reading: PRK → RUS, artillery, delivered total.
    pub(crate) fn intake(&self) -> Intake {
        let day: Date = self.said.parse().expect("a day");
        let sentence =
            format!("{} said that Pyongyang delivered {} guns to Moscow.", self.source, self.point);
        let end = u32::try_from(sentence.len()).expect("short");
        let incoming = Incoming {
            content: Content::Text(sentence.clone()),
            title: None,
            url: Some(self.url.to_owned()),
            published: Some(self.published.to_owned()),
            outlet: Some("Example News".to_owned()),
        };
        let article = parse_article(incoming, now()).expect("an article");
        let party = |code: &str, name: &str| {
            Some(Party {
                code: ActorCode::parse(code).expect("a code"),
                name: name.to_owned(),
                kind: ActorKind::State,
                basis: FieldBasis::Stated,
                text: name.to_owned(),
            })
        };
        let point = Some(Amount::whole(self.point));
        let said_on = DateSpan {
            from: Some(day),
            to: Some(day.tomorrow().expect("a day")),
            precision: Precision::Day,
            basis: DateBasis::Stated,
            text: String::new(),
        };
        let origin = Hop {
            role: Role::Origin,
            group: Group::Single,
            order: 0,
            source: Source {
                code: SourceCode::parse(self.source).expect("a code"),
                name: self.source.to_owned(),
                country: ActorCode::parse(&self.source[..3]).ok(),
                kind: SourceKind::Ministry,
            },
            cue: Some("said".to_owned()),
            said_on: Some(said_on),
            venue: None,
            text: self.source.to_owned(),
            span: Some(Span { start: 0, end: 3 }),
        };
        let report = Report {
            act: Act::Transfer,
            supplier: party("PRK", "North Korea"),
            recipient: party("RUS", "Russia"),
            item: Item {
                category: Category::Artillery,
                kind: None,
                designation: None,
                text: "guns".to_owned(),
            },
            quantity: Quantity {
                point,
                low: point,
                high: point,
                qualifier: Qualifier::Exact,
                text: self.point.to_string(),
                ..Quantity::none(Unit::Units)
            },
            kind: Kind::Total,
            kind_basis: FieldBasis::Inferred,
            status: Status::Delivered,
            polarity: self.polarity.parse().expect("a word"),
            certainty: Certainty::Stated,
            attribution: vec![origin],
            period: None,
            evidence: Evidence {
                span: Span { start: 0, end },
                exact: sentence,
                prefix: String::new(),
                suffix: String::new(),
                parts: Parts::default(),
                others: Vec::new(),
            },
            links: Vec::new(),
            confidence: 0.9,
            rule: "test".to_owned(),
        };
        let reading = Reading {
            reader: READER.to_owned(),
            lexicon: Lexicon::embedded().hash().to_owned(),
            reports: vec![report],
            doubts: Vec::new(),
        };
        let (text_cluster, sketch) = (text_cluster(&article), Sketch::of(&article.body));
        Intake { article, reading, text_cluster, sketch, received_at: now() }
    }
}

impl Api {
    /// Puts statements into the ledger.
    pub(crate) async fn hold(&self, statements: &[Said<'_>]) {
        let intakes: Vec<Intake> = statements.iter().map(Said::intake).collect();
        for recorded in self.store.record(&intakes).await {
            recorded.expect("is recorded");
        }
    }
}
