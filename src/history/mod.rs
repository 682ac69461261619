//! Pure: reports at a basis in; claims, series, revision events and envelopes out.

use crate::model::{Claim, FlowEstimates, FlowSummary, Question, VisibleReport};

/// Everything that the reports say, one row per flow (supplier, recipient, category), by flow id.
pub fn estimates(reports: &[VisibleReport], question: &Question) -> Vec<FlowEstimates> {
    let _ = (reports, question);
    Vec::new()
}

/// The flows with their newest figures, by flow id.
pub fn flows(reports: &[VisibleReport], question: &Question) -> Vec<FlowSummary> {
    let _ = (reports, question);
    Vec::new()
}

/// The claims that the reports make, of every polarity, by flow, source and time.
pub fn claims(reports: &[VisibleReport], question: &Question) -> Vec<Claim> {
    let _ = (reports, question);
    Vec::new()
}
