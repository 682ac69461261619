//! How an article changed: its revisions, and which figures each edit touched.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Flow, ItemScope, Quantity, Revision};
use crate::model;

/// A revision of an article with what it changed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RevisionOfArticle {
    /// The revision.
    #[serde(flatten)]
    pub revision: Revision,
    /// How many reports its newest reading found; 0 if its text was taken down.
    pub report_count: usize,
    /// The figures that differ from the revision before; `null` for the first, and where either text was taken down.
    pub figure_changes: Option<Vec<FigureChange>>,
    /// Why its text was taken down; `null` if it stands.
    pub redacted: Option<String>,
}

/// A figure that an edit changed, added or took away.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FigureChange {
    /// The flow.
    pub flow: Flow,
    /// What is counted.
    pub item: ItemScope,
    /// total, increment, stock, capacity, unknown.
    pub kind: &'static str,
    /// delivered (with ongoing), ordered, approved, pledged, planned, possible, requested, intercepted, cancelled.
    pub status_group: &'static str,
    /// affirmed, denied, not_confirmed.
    pub polarity: &'static str,
    /// Codes of the speakers, joined with `+`.
    pub origins: String,
    /// The figure of the earlier text; `null` if the later one added it.
    pub before: Option<Figure>,
    /// The figure of the later text; `null` if it is gone.
    pub after: Option<Figure>,
}

/// A figure with its report.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Figure {
    /// The report that carries it.
    pub report_id: String,
    /// The figure.
    pub quantity: Quantity,
}

impl RevisionOfArticle {
    /// The shape of a revision; `changes` are those against the one before.
    pub fn new(
        revision: Revision,
        report_count: usize,
        changes: Option<&[model::FigureChange]>,
        tombstone: Option<&model::Tombstone>,
    ) -> RevisionOfArticle {
        RevisionOfArticle {
            revision,
            report_count,
            figure_changes: changes.map(|changes| changes.iter().map(FigureChange::from).collect()),
            redacted: tombstone.map(|tombstone| tombstone.reason.clone()),
        }
    }

    /// Its place in the list: oldest publication first.
    pub fn place(&self) -> String {
        format!("{:020}~{}", self.revision.published_at.as_microsecond(), self.revision.id)
    }
}

impl From<&model::FigureChange> for FigureChange {
    fn from(change: &model::FigureChange) -> FigureChange {
        let figure = |side: &Option<(model::Id, model::Quantity)>| {
            side.as_ref().map(|(report_id, quantity)| Figure {
                report_id: report_id.to_string(),
                quantity: Quantity::from(quantity),
            })
        };
        FigureChange {
            flow: Flow::from(&change.flow),
            item: ItemScope::from(&change.item),
            kind: change.kind.as_str(),
            status_group: change.status_group.as_str(),
            polarity: change.polarity.as_str(),
            origins: change.origins.clone(),
            before: figure(&change.before),
            after: figure(&change.after),
        }
    }
}
