//! From the nouns of a report to their shapes: field by field, no decisions.

use super::report::*;
use super::{ArticleRef, Number};
use crate::model;

impl VisibleReport {
    /// The shape of a report of the ledger.
    pub fn new(visible: &model::VisibleReport, claim_ids: Vec<String>) -> VisibleReport {
        VisibleReport {
            report: Report::new(&visible.report, &visible.id, &visible.link_targets, &visible.reader),
            reading_id: visible.reading_id.to_string(),
            article: ArticleRef::from(&visible.article),
            seq: visible.seq,
            recorded_at: visible.recorded_at,
            retrospective: visible.retrospective,
            review: visible.review.as_ref().map(super::Review::from),
            claim_ids,
        }
    }
}

impl Report {
    /// The shape of one report; `targets` are the reports that its links name, in order of its links.
    pub fn new(
        report: &model::Report,
        id: &model::Id,
        targets: &[Option<model::Id>],
        reader: &str,
    ) -> Report {
        Report {
            id: id.to_string(),
            act: report.act.as_str(),
            supplier: report.supplier.as_ref().map(Party::from),
            recipient: report.recipient.as_ref().map(Party::from),
            item: Item::from(&report.item),
            quantity: Quantity::from(&report.quantity),
            kind: report.kind.as_str(),
            kind_basis: report.kind_basis.as_str(),
            status: report.status.as_str(),
            polarity: report.polarity.as_str(),
            certainty: report.certainty.as_str(),
            attribution: report.attribution.iter().map(Hop::from).collect(),
            period: report.period.as_ref().map(SaidOn::from),
            evidence: Evidence::from(&report.evidence),
            links: report
                .links
                .iter()
                .zip(targets)
                .map(|(link, target)| Link::new(link, target.as_ref()))
                .collect(),
            confidence: report.confidence,
            rule: report.rule.clone(),
            reader: reader.to_owned(),
        }
    }

    /// The shapes of all reports of a reading of `revision`, in order.
    pub fn all(reading: &model::Reading, revision: &model::Id) -> Vec<Report> {
        let reading_id = reading.id(revision);
        let ids: Vec<model::Id> = reading.reports.iter().map(|report| report.id(&reading_id)).collect();
        let shape = |(report, id): (&model::Report, &model::Id)| {
            let target = |link: &model::Link| link.report.and_then(|place| ids.get(place)).cloned();
            let targets: Vec<Option<model::Id>> = report.links.iter().map(target).collect();
            Report::new(report, id, &targets, &reading.reader)
        };
        reading.reports.iter().zip(&ids).map(shape).collect()
    }
}

impl From<&model::Party> for Party {
    fn from(party: &model::Party) -> Party {
        Party {
            code: party.code.to_string(),
            name: party.name.clone(),
            kind: party.kind.as_str(),
            basis: party.basis.as_str(),
            text: party.text.clone(),
        }
    }
}

impl From<&model::Item> for Item {
    fn from(item: &model::Item) -> Item {
        Item {
            category: item.category.as_str(),
            kind: item.kind.clone(),
            designation: item.designation.clone(),
            text: item.text.clone(),
        }
    }
}

impl From<&model::Quantity> for Quantity {
    fn from(quantity: &model::Quantity) -> Quantity {
        Quantity {
            point: quantity.point.map(Number),
            low: quantity.low.map(Number),
            high: quantity.high.map(Number),
            low_inclusive: quantity.low_inclusive,
            high_inclusive: quantity.high_inclusive,
            qualifier: quantity.qualifier.as_str(),
            unit: quantity.unit.as_str(),
            currency: quantity.currency.clone(),
            text: quantity.text.clone(),
        }
    }
}

impl From<&model::Hop> for Hop {
    fn from(hop: &model::Hop) -> Hop {
        Hop {
            role: hop.role.as_str(),
            group: hop.group.as_str(),
            order: hop.order,
            source: Source::from(&hop.source),
            cue: hop.cue.clone(),
            said_on: hop.said_on.as_ref().map(SaidOn::from),
            venue: hop.venue.clone(),
            text: hop.text.clone(),
        }
    }
}

impl From<&model::Source> for Source {
    fn from(source: &model::Source) -> Source {
        Source {
            code: source.code.to_string(),
            name: source.name.clone(),
            country: source.country.as_ref().map(ToString::to_string),
            kind: source.kind.as_str(),
        }
    }
}

impl From<&model::DateSpan> for SaidOn {
    fn from(span: &model::DateSpan) -> SaidOn {
        SaidOn {
            from: span.from,
            to: span.to,
            precision: span.precision.as_str(),
            basis: span.basis.as_str(),
            text: span.text.clone(),
        }
    }
}

impl From<&model::Evidence> for Evidence {
    fn from(evidence: &model::Evidence) -> Evidence {
        Evidence {
            start: evidence.span.start,
            end: evidence.span.end,
            exact: evidence.exact.clone(),
            prefix: evidence.prefix.clone(),
            suffix: evidence.suffix.clone(),
            parts: Parts::from(&evidence.parts),
            others: evidence.others.iter().map(|span| Place { start: span.start, end: span.end }).collect(),
        }
    }
}

impl From<&model::Parts> for Parts {
    fn from(parts: &model::Parts) -> Parts {
        Parts {
            quantity: parts.quantity.map(pair),
            item: parts.item.map(pair),
            supplier: parts.supplier.map(pair),
            recipient: parts.recipient.map(pair),
            source: parts.source.map(pair),
        }
    }
}

impl Link {
    fn new(link: &model::Link, target: Option<&model::Id>) -> Link {
        Link {
            kind: link.kind.as_str(),
            report: target.map(ToString::to_string),
            evidence: pair(link.evidence),
        }
    }
}

pub(super) fn pair(span: model::Span) -> [u32; 2] {
    [span.start, span.end]
}
