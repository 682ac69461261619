//! JSON and CSV shapes shared by http and cli. No decisions: what a shape says, a noun of `model` said before.
//!
//! Names and order of the members are the contract of DESIGN.md 5.1; amounts are JSON numbers, dates are
//! `YYYY-MM-DD`, instants RFC 3339 in UTC, absent values `null` unless the member's doc says that it is left out.

mod article;
mod atom;
mod change;
mod claims;
pub mod csv;
mod diff;
mod edit;
mod envelope;
mod estimates;
mod estimates_csv;
mod estimates_from;
mod extraction;
mod flows;
mod matrix_csv;
mod number;
mod problem;
mod report;
mod report_from;
mod review;
mod vintages;
mod vintages_from;

pub use article::{Article, ArticleInput, ArticleRef, ArticleText, ListedArticle, Revision};
pub use atom::atom;
pub use change::{Change, Changes, ChangesPage};
pub use diff::{Diff, DiffAnswer, DiffReason};
pub use edit::{FigureChange, RevisionOfArticle};

pub use claims::{Claim, ClaimDetail, ClaimsAnswer, DriftEnd, ModalityDrift, WordedReport, WordingDetail};
pub use envelope::{Basis, List, Page};
pub use estimates::{
    Best, ClaimArticle, Collapse, Contest, Counts, Disagreement, Envelope, EstimatesAnswer, EstimatesBasis,
    Event, FlowEstimates, ItemScope, Origin, Point, Series, Statement, Voice, Wording,
};
pub use estimates_csv::{ESTIMATES_CSV_HEADER, estimates_csv};
pub use extraction::{Doubt, Extraction, LineIn, LineOut, Posted};
pub use flows::{Flow, FlowParty, FlowSummary, LatestFigure};
pub use matrix_csv::{MATRIX_CSV_HEADER, matrix_csv};
pub use number::Number;
pub use problem::{FieldError, Problem};
pub use report::{
    Evidence, Hop, Item, Link, Parts, Party, Period, Quantity, Report, SaidOn, Source, VisibleReport,
};
pub use review::{Correction, Review, ReviewInput, Reviews};
pub use vintages::{
    ChangeCause, EnvelopeBounds, EnvelopeChange, LatestChange, LatestPoint, MatrixAnswer, MatrixCell,
    MatrixRow, SeriesChange, Vintage, VintagesAnswer,
};
