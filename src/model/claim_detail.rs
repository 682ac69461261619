//! One claim told in full: every wording with the reports that print it, and where a hedge was lost on the way.

use jiff::Timestamp;

use super::{Certainty, Claim, ClaimArticle, ClaimId, DateSpan, Id, Kind, Quantity, Status};

/// A claim with its wordings side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimDetail {
    /// The claim.
    pub claim: Claim,
    /// Every wording with its reports, the canonical one first.
    pub wordings: Vec<WordingDetail>,
    /// Where this claim is one end of a drift from "could" to "did".
    pub modality_drift: Vec<ModalityDrift>,
}

/// One wording of a claim and who prints it.
#[derive(Debug, Clone, PartialEq)]
pub struct WordingDetail {
    /// The quantity, as the report that speaks first for this wording prints it.
    pub quantity: Quantity,
    /// Who prints it, in order of `first_public`.
    pub reports: Vec<WordedReport>,
}

/// One report of a claim, as much of it as the basis may show.
///
/// Of an article published after `as_of` only the words of amount and item are shown, as in [`ClaimArticle`].
#[derive(Debug, Clone, PartialEq)]
pub struct WordedReport {
    /// The report.
    pub report_id: Id,
    /// The quantity in its own words.
    pub quantity: Quantity,
    /// What the figure counts.
    pub kind: Kind,
    /// How far the transfer has come, in its words.
    pub status: Status,
    /// How sure the speaker sounds in it.
    pub certainty: Certainty,
    /// When it says that the origin spoke.
    pub said_on: DateSpan,
    /// The earlier of publication and the end of `said_on`.
    pub first_public: Timestamp,
    /// Known only from an article published after `as_of`.
    pub retrospective: bool,
    /// The sentence.
    pub quote: String,
    /// Where it stands.
    pub article: ClaimArticle,
}

/// The same number of the same origin, once as what may be and once as what was delivered.
#[derive(Debug, Clone, PartialEq)]
pub struct ModalityDrift {
    /// The wording with the hedge: a capacity, a plan, a possibility, a "reportedly".
    pub from: DriftEnd,
    /// The wording without: a delivered total.
    pub to: DriftEnd,
}

/// One end of a drift.
#[derive(Debug, Clone, PartialEq)]
pub struct DriftEnd {
    /// The claim that it belongs to.
    pub claim_id: ClaimId,
    /// The report that first prints it so at its outlet.
    pub report_id: Id,
    /// What the figure counts.
    pub kind: Kind,
    /// How far the transfer has come.
    pub status: Status,
    /// How sure the speaker sounds.
    pub certainty: Certainty,
    /// Name of the outlet.
    pub outlet: String,
    /// The earlier of publication and the end of `said_on`.
    pub first_public: Timestamp,
}
