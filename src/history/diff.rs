//! What changed between two bases, and why: each report that came, went or changed has one cause.

use std::collections::{BTreeMap, BTreeSet};

use super::causes::{Place, places};
use super::changes::{envelope_changes, series_changes};
use super::estimates;
use crate::model::{AsOf, Diff, DiffCause, DiffReason, FlowEstimates, Id, Question, Standing, VisibleReport};

/// One side of the comparison.
#[derive(Debug, Clone)]
pub struct Side<'a> {
    /// The end of its public record.
    pub as_of: AsOf,
    /// The last change of the ledger that counts.
    pub seq: i64,
    /// The reports that were asked for and count.
    pub reports: &'a [VisibleReport],
    /// What counts of every article that has reports on either side; an article without a place here has nothing that counts.
    pub standing: &'a BTreeMap<Id, Standing>,
}

/// The differences between the answers of two bases; ages do not count. `redacted` are the revisions that were taken down
/// between the two. `question` says how speakers are grouped; its clock is set aside.
pub fn diff(from: &Side, to: &Side, redacted: &BTreeSet<Id>, question: &Question) -> Diff {
    let (before, after) = (rows(from, question), rows(to, question));
    Diff {
        causes: causes(from, to, redacted, (&before, &after)),
        series: series_changes(&before, &after),
        envelopes: envelope_changes(&before, &after),
    }
}

fn rows(side: &Side, question: &Question) -> Vec<FlowEstimates> {
    let asked = Question { as_of: side.as_of, explain: false, ..question.clone() };
    let mut rows = estimates(side.reports, &asked);
    for point in rows.iter_mut().flat_map(|row| &mut row.series).flat_map(|series| &mut series.points) {
        point.age_days = 0;
    }
    rows
}

fn causes(
    from: &Side,
    to: &Side,
    redacted: &BTreeSet<Id>,
    (before, after): (&[FlowEstimates], &[FlowEstimates]),
) -> Vec<DiffReason> {
    let (places_before, places_after) = (places(before), places(after));
    let by_id = |side: &Side<'_>| -> BTreeMap<Id, VisibleReport> {
        side.reports.iter().map(|visible| (visible.id.clone(), visible.clone())).collect()
    };
    let (old, new) = (by_id(from), by_id(to));
    let mut found: BTreeMap<(DiffCause, Place), Vec<Id>> = BTreeMap::new();
    let mut add = |cause, places: Option<&BTreeSet<Place>>, id: &Id| {
        for place in places.into_iter().flatten() {
            found.entry((cause, place.clone())).or_default().push(id.clone());
        }
    };
    for (id, visible) in &new {
        let cause = match old.get(id) {
            None => came(visible, from),
            Some(known) if known.review != visible.review => DiffCause::Review,
            Some(known) if known.retrospective != visible.retrospective => DiffCause::NewStatement,
            Some(_) => continue,
        };
        add(cause, places_after.get(id), id);
    }
    for (id, visible) in old.iter().filter(|(id, _)| !new.contains_key(*id)) {
        add(went(visible, to, redacted), places_before.get(id), id);
    }
    let reason =
        |((cause, (claim_id, series_id)), report_ids)| DiffReason { cause, claim_id, series_id, report_ids };
    found.into_iter().map(reason).collect()
}

/// Why a report counts that did not.
fn came(visible: &VisibleReport, from: &Side) -> DiffCause {
    let article = &visible.article;
    match from.standing.get(&article.id) {
        // The very reading counted: somebody had rejected it, or nobody had looked at it yet.
        Some(standing) if standing.reading_id == visible.reading_id && visible.review.is_some() => {
            DiffCause::Review
        }
        Some(standing) if standing.reading_id == visible.reading_id => DiffCause::NewStatement,
        Some(standing) if standing.revision_id == article.revision_id => DiffCause::ReReading,
        Some(_) => DiffCause::ArticleEdit,
        None if visible.seq > from.seq && article.published.at < from.as_of.before => DiffCause::LateIngest,
        None => DiffCause::NewStatement,
    }
}

/// Why a report does not count any more.
fn went(visible: &VisibleReport, to: &Side, redacted: &BTreeSet<Id>) -> DiffCause {
    let article = &visible.article;
    if redacted.contains(&article.revision_id) {
        return DiffCause::Redaction;
    }
    match to.standing.get(&article.id) {
        Some(standing) if standing.reading_id == visible.reading_id => DiffCause::Review,
        Some(standing) if standing.revision_id == article.revision_id => DiffCause::ReReading,
        Some(_) => DiffCause::ArticleEdit,
        // The later basis ends before it was published, or before it came.
        None => DiffCause::NewStatement,
    }
}
