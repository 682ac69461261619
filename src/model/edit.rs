//! Which figures changed when an article was edited.

use super::{Flow, Id, ItemScope, Kind, Polarity, Quantity, StatusGroup};

/// A figure that an edit of an article changed, added or took away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureChange {
    /// The flow.
    pub flow: Flow,
    /// What is counted.
    pub item: ItemScope,
    /// What the figure counts.
    pub kind: Kind,
    /// How far the transfer has come.
    pub status_group: StatusGroup,
    /// Affirmed, denied, not confirmed.
    pub polarity: Polarity,
    /// Codes of the speakers, joined by `+`.
    pub origins: String,
    /// The figure of the earlier text with its report; `None` if the later one added it.
    pub before: Option<(Id, Quantity)>,
    /// The figure of the later text with its report; `None` if it is gone.
    pub after: Option<(Id, Quantity)>,
}
