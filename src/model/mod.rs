//! The nouns of the house: what a report, an article, a basis *is*.
//!
//! Everything here is plain data, made by parsing, with a one-line [`std::fmt::Display`] where a person may
//! see it. The room holds no I/O, no SQL, no JSON and no async; it knows only `std`, `jiff`, `thiserror` and
//! `sha2` (ids are derived from content). All spans outside `extract` count Unicode code points of the
//! revision's text.

mod amount;
mod article;
mod attribution;
mod basis;
mod change;
mod claim_detail;
mod clusters;
mod code;
mod dates;
mod diff;
mod edit;
mod estimate;
mod id;
mod item;
mod quantity;
mod reading;
mod report;
mod review;
mod sketch;
mod span;
mod vintage;
mod visible;
mod vocabulary;

pub use amount::Amount;
pub use article::{NewArticle, Published, PublishedBasis, TEXT_LIMIT_BYTES, revision_text};
pub use attribution::{Group, Hop, Role, Source, SourceCode, SourceKind};
pub use basis::{AsOf, Basis, KnownAt, Retrospective};
pub use change::{Change, ChangeKind};
pub use claim_detail::{ClaimDetail, DriftEnd, ModalityDrift, WordedReport, WordingDetail};
pub use clusters::clusters;
pub use code::{ActorCode, ActorKind, BadCode, Party};
pub use dates::{DateBasis, DateSpan, Precision};
pub use diff::{Diff, DiffCause, DiffReason, Standing};
pub use edit::FigureChange;
pub use estimate::{
    Best, BestPolicy, By, CANONICAL_POLICY, Claim, ClaimArticle, ClaimId, Collapse, CollapseReason, Contest,
    Counts, Direction, Disagreement, DisagreementReason, Envelope, EventType, Flow, FlowEstimates, FlowParty,
    FlowSummary, INDEPENDENCE_LEVEL, Incomparable, ItemScope, LatestFigure, Point, Question, RevisionEvent,
    Series, Statement, StatusGroup, UNATTRIBUTED, UNKNOWN_PARTY, Voice, Wording,
};
pub use id::{BadId, ID_LENGTH, Id};
pub use item::Item;
pub use quantity::{Qualifier, Quantity, Unit};
pub use reading::{Doubt, Reading};
pub use report::{
    Act, Certainty, Evidence, FieldBasis, Kind, Link, LinkType, Parts, Polarity, Report, Status,
};
pub use review::{BadCorrection, CorrectedField, Correction, NewReview, Review, Tier, Tombstone, Verdict};
pub use sketch::{
    AGENCY, COPY, Figure, Overlap, SHARED_BANDS, SHORTEST_CUT, SHORTEST_TEXT, Sketch, Thresholds, are_copies,
    copies_from, overlap,
};
pub use span::Span;
pub use vintage::{
    ChangeCause, EmptyCell, EnvelopeBounds, EnvelopeChange, Frequency, LatestPoint, Matrix, MatrixCell,
    MatrixRow, RevisionReading, SeriesChange, Vintage, VintageCause,
};
pub use visible::{ArticleRef, VisibleReport};
pub use vocabulary::{Category, UnknownWord};
