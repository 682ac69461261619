//! From the nouns of history to their shapes: field by field, no decisions.

use super::estimates::*;
use super::{Flow, FlowParty, Number, Quantity, SaidOn};
use crate::model;

fn texts<T: ToString>(items: &[T]) -> Vec<String> {
    items.iter().map(ToString::to_string).collect()
}

fn shapes<'m, M, S: From<&'m M>>(items: &'m [M]) -> Vec<S> {
    items.iter().map(S::from).collect()
}

impl From<&model::FlowEstimates> for FlowEstimates {
    fn from(row: &model::FlowEstimates) -> FlowEstimates {
        FlowEstimates {
            flow: Flow::from(&row.flow),
            series: shapes(&row.series),
            envelopes: shapes(&row.envelopes),
            identifications: shapes(&row.identifications),
            denials: shapes(&row.denials),
            disagreements: shapes(&row.disagreements),
            explain: row.explain.as_deref().map(shapes),
        }
    }
}

impl From<&model::Flow> for Flow {
    fn from(flow: &model::Flow) -> Flow {
        Flow {
            id: flow.id.clone(),
            supplier: FlowParty::from(&flow.supplier),
            recipient: FlowParty::from(&flow.recipient),
            category: flow.category.as_str(),
        }
    }
}

impl From<&model::FlowParty> for FlowParty {
    fn from(party: &model::FlowParty) -> FlowParty {
        FlowParty {
            code: party.code.clone(),
            name: party.name.clone(),
            kind: party.kind.map(model::ActorKind::as_str),
        }
    }
}

impl From<&model::Voice> for Voice {
    fn from(voice: &model::Voice) -> Voice {
        Voice {
            code: voice.code.clone(),
            name: voice.name.clone(),
            country: voice.country.clone(),
            kind: voice.kind.map(model::SourceKind::as_str),
        }
    }
}

impl From<&model::Source> for Origin {
    fn from(source: &model::Source) -> Origin {
        Origin { code: source.code.to_string(), name: source.name.clone() }
    }
}

impl From<&model::ItemScope> for ItemScope {
    fn from(item: &model::ItemScope) -> ItemScope {
        ItemScope {
            category: item.category.as_str(),
            kind: item.kind.clone(),
            designations: item.designations.clone(),
        }
    }
}

impl From<&model::Series> for Series {
    fn from(series: &model::Series) -> Series {
        Series {
            id: series.id.clone(),
            source: Voice::from(&series.source),
            item: ItemScope::from(&series.item),
            unit: series.unit.as_str(),
            currency: series.currency.clone(),
            kind: series.kind.as_str(),
            status_group: series.status_group.as_str(),
            points: shapes(&series.points),
            events: shapes(&series.events),
            latest_claim_id: series.latest_claim_id.as_ref().map(ToString::to_string),
        }
    }
}

impl From<&model::Point> for Point {
    fn from(point: &model::Point) -> Point {
        Point {
            claim_id: point.claim_id.to_string(),
            origins: shapes(&point.origins),
            said_on: SaidOn::from(&point.said_on),
            first_public: point.first_public,
            retrospective: point.retrospective,
            period: point.period.as_ref().map(SaidOn::from),
            quantity: Quantity::from(&point.quantity),
            status: point.status.as_str(),
            certainty: point.certainty.as_str(),
            wordings: shapes(&point.wordings),
            wording_disagreement: point.wording_disagreement,
            counts: Counts::from(&point.counts),
            last_reaffirmed_at: point.last_reaffirmed_at,
            age_days: point.age_days,
            contested_by: shapes(&point.contested_by),
            report_ids: texts(&point.report_ids),
            quote: point.quote.clone(),
            article: ClaimArticle::from(&point.article),
        }
    }
}

impl From<&model::Wording> for Wording {
    fn from(wording: &model::Wording) -> Wording {
        let quantity = Quantity::from(&wording.quantity);
        Wording { quantity, reports: wording.reports, outlets: wording.outlets }
    }
}

impl From<&model::Counts> for Counts {
    fn from(counts: &model::Counts) -> Counts {
        Counts {
            reports: counts.reports,
            articles: counts.articles,
            outlets: counts.outlets,
            text_clusters: counts.text_clusters,
            origins: counts.origins,
            independent_origins: counts.independent_origins,
        }
    }
}

impl From<&model::Contest> for Contest {
    fn from(contest: &model::Contest) -> Contest {
        Contest {
            claim_id: contest.claim_id.to_string(),
            source: Origin { code: contest.source.code.clone(), name: contest.source.name.clone() },
            polarity: contest.polarity.as_str(),
        }
    }
}

impl From<&model::ClaimArticle> for ClaimArticle {
    fn from(article: &model::ClaimArticle) -> ClaimArticle {
        ClaimArticle {
            id: article.id.to_string(),
            revision_id: article.revision_id.to_string(),
            url: article.url.clone(),
            title: article.title.clone(),
            outlet: article.outlet.clone(),
            published_at: article.published_at,
        }
    }
}

impl From<&model::RevisionEvent> for Event {
    fn from(event: &model::RevisionEvent) -> Event {
        Event {
            from_claim_id: event.from_claim_id.to_string(),
            to_claim_id: event.to_claim_id.to_string(),
            kind: event.kind.as_str(),
            delta: event.delta.map(Number),
            percent: event.percent.map(model::Amount::to_f64),
            delta_low: event.delta_low.map(Number),
            delta_high: event.delta_high.map(Number),
            direction: event.direction.map(model::Direction::as_str),
            direction_certain: event.direction_certain,
            origin_changed: event.origin_changed,
            comparable: event.comparable,
            reasons: event.reasons.iter().map(|reason| reason.as_str()).collect(),
        }
    }
}

impl From<&model::Envelope> for Envelope {
    fn from(envelope: &model::Envelope) -> Envelope {
        Envelope {
            item: ItemScope::from(&envelope.item),
            unit: envelope.unit.as_str(),
            currency: envelope.currency.clone(),
            kind: envelope.kind.as_str(),
            status_group: envelope.status_group.as_str(),
            low: envelope.low.map(Number),
            high: envelope.high.map(Number),
            low_open: envelope.low_open,
            high_open: envelope.high_open,
            high_stated: envelope.high_stated.map(Number),
            low_claim_id: envelope.low_claim_id.to_string(),
            high_claim_id: envelope.high_claim_id.to_string(),
            independent_sources: envelope.independent_sources,
            best: envelope.best.as_ref().map(Best::from),
        }
    }
}

impl From<&model::Best> for Best {
    fn from(best: &model::Best) -> Best {
        Best {
            policy: best.policy.to_string(),
            value: Number(best.value),
            claim_id: best.claim_id.to_string(),
        }
    }
}

impl From<&model::Statement> for Statement {
    fn from(statement: &model::Statement) -> Statement {
        Statement {
            claim_id: statement.claim_id.to_string(),
            source: Voice::from(&statement.source),
            item: ItemScope::from(&statement.item),
            polarity: statement.polarity.as_str(),
            said_on: SaidOn::from(&statement.said_on),
            first_public: statement.first_public,
            retrospective: statement.retrospective,
            about_claim_ids: texts(&statement.about_claim_ids),
            report_ids: texts(&statement.report_ids),
            quote: statement.quote.clone(),
            article: ClaimArticle::from(&statement.article),
        }
    }
}

impl From<&model::Disagreement> for Disagreement {
    fn from(disagreement: &model::Disagreement) -> Disagreement {
        Disagreement { claim_ids: texts(&disagreement.claim_ids), reason: disagreement.reason.as_str() }
    }
}

impl From<&model::Collapse> for Collapse {
    fn from(collapse: &model::Collapse) -> Collapse {
        Collapse {
            reason: collapse.reason.as_str(),
            claim_ids: texts(&collapse.claim_ids),
            report_ids: texts(&collapse.report_ids),
            why: collapse.why.clone(),
        }
    }
}
