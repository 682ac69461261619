//! Vintages: the days on which an answer changed, what changed and why, and who said what as of which day.

use std::collections::BTreeMap;

use super::vocabulary::words;
use super::{
    Amount, AsOf, ClaimId, DateSpan, Flow, Id, ItemScope, Kind, Published, Quantity, Status, StatusGroup,
    Unit, VisibleReport, Voice,
};

/// One revision of an article with what its newest reading found, whether or not the revision counts at some `as_of`.
#[derive(Debug, Clone, PartialEq)]
pub struct RevisionReading {
    /// The article.
    pub article_id: Id,
    /// The revision.
    pub revision_id: Id,
    /// When this revision was published.
    pub published: Published,
    /// The reports that were asked for; empty if the revision says nothing of them, which hides what an earlier one said.
    pub reports: Vec<VisibleReport>,
    /// The texts that this revision's text is a copy of, by their ids.
    pub copies: Vec<Id>,
}

words! {
    /// Why the answer of one day differs from that of the day before, on the axis of publication.
    pub enum VintageCause {
        /// A claim that nobody had published before.
        NewStatement = "new_statement",
        /// Another report of a claim that was known.
        FurtherReport = "further_report",
        /// Said by then, but known only from an article published later.
        Retrospective = "retrospective",
        /// What had been known in retrospect only is published now.
        Published = "published",
        /// Another revision of an article counts now.
        ArticleEdit = "article_edit",
    }
}

/// One cause of a change: what happened to which claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeCause {
    /// What happened.
    pub cause: VintageCause,
    /// The claim; where its reports are gone, as it was called before.
    pub claim_id: ClaimId,
    /// The series it is a point of; `None` for denials and identifications.
    pub series_id: Option<String>,
    /// The reports that came, went or were published.
    pub report_ids: Vec<Id>,
}

/// The newest figure of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct LatestPoint {
    /// The claim.
    pub claim_id: ClaimId,
    /// Its canonical wording.
    pub quantity: Quantity,
    /// When it was said.
    pub said_on: DateSpan,
    /// Its status.
    pub status: Status,
    /// Known only from articles published after the day of the column or vintage.
    pub retrospective: bool,
}

/// How one series changed.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesChange {
    /// The series.
    pub series_id: String,
    /// Points that none of the reports before made.
    pub points_added: Vec<ClaimId>,
    /// Points of which no report is left.
    pub points_removed: Vec<ClaimId>,
    /// Points that were there and are told otherwise: more reports, other wordings, contested.
    pub points_changed: Vec<ClaimId>,
    /// The newest figure before.
    pub latest_before: Option<LatestPoint>,
    /// The newest figure now.
    pub latest_after: Option<LatestPoint>,
}

/// The bounds of an envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EnvelopeBounds {
    /// Least lower bound; `None` is open.
    pub low: Option<Amount>,
    /// Greatest upper bound; `None` is open.
    pub high: Option<Amount>,
    /// The greatest number printed, where the upper bound is open.
    pub high_stated: Option<Amount>,
    /// How many sources stand for themselves.
    pub independent_sources: usize,
}

/// How one envelope changed.
#[derive(Debug, Clone, PartialEq)]
pub struct EnvelopeChange {
    /// The flow.
    pub flow_id: String,
    /// What is counted.
    pub item: ItemScope,
    /// The unit.
    pub unit: Unit,
    /// ISO 4217 code if the unit is value.
    pub currency: Option<String>,
    /// Total or stock.
    pub kind: Kind,
    /// How far the transfers have come.
    pub status_group: StatusGroup,
    /// The bounds before; `None` if there was no envelope.
    pub before: Option<EnvelopeBounds>,
    /// The bounds now; `None` if there is none any more.
    pub after: Option<EnvelopeBounds>,
}

/// A day or instant as of which the answer differs from the one before.
#[derive(Debug, Clone, PartialEq)]
pub struct Vintage {
    /// The public record up to here.
    pub as_of: AsOf,
    /// Why, in order of the vocabulary.
    pub causes: Vec<ChangeCause>,
    /// The series that changed, by id.
    pub series: Vec<SeriesChange>,
    /// The envelopes that changed.
    pub envelopes: Vec<EnvelopeChange>,
}

words! {
    /// How far apart the columns of a matrix stand.
    pub enum Frequency {
        /// The end of each month.
        Month = "month",
        /// The end of each quarter.
        Quarter = "quarter",
        /// The end of each year.
        Year = "year",
    }
}

words! {
    /// Why a cell of a matrix holds no figure.
    pub enum EmptyCell {
        /// The series has no claim in the record of that day, and had none before.
        NotYetPublished = "not_yet_published",
        /// Every claim was taken back, or the articles no longer say so.
        Retracted = "retracted",
        /// The last claim was corrected by one that is no figure of this series: nothing is left to compare.
        NotComparable = "not_comparable",
    }
}

/// The newest figure of a series as of one column, or why there is none.
pub type MatrixCell = Result<LatestPoint, EmptyCell>;

/// One series through all columns.
#[derive(Debug, Clone, PartialEq)]
pub struct MatrixRow {
    /// The flow.
    pub flow: Flow,
    /// The series.
    pub series_id: String,
    /// Who speaks.
    pub source: Voice,
    /// What is counted.
    pub item: ItemScope,
    /// The unit.
    pub unit: Unit,
    /// ISO 4217 code if the unit is value.
    pub currency: Option<String>,
    /// What the figures count.
    pub kind: Kind,
    /// How far the transfers have come.
    pub status_group: StatusGroup,
    /// One cell a column.
    pub cells: Vec<MatrixCell>,
}

/// Who said what as of which day.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    /// The days, oldest first.
    pub columns: Vec<AsOf>,
    /// The series, by id.
    pub rows: BTreeMap<String, MatrixRow>,
}
