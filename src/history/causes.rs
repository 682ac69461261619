//! Why the answer of one day differs from the one before: what became of each report that came, went or was published.

use std::collections::{BTreeMap, BTreeSet};

use super::record::Record;
use super::vintages::Answer;
use crate::model::{ChangeCause, ClaimId, FlowEstimates, Id, VintageCause};

/// Where a report stands in an answer: its claim and the series of that.
pub(super) type Place = (ClaimId, Option<String>);

/// The causes, by what happened, claim and series.
pub(super) fn causes(before: &Answer, now: &Answer, record: &Record) -> Vec<ChangeCause> {
    let (places_before, places_now) = (places(&before.rows), places(&now.rows));
    // The claims that were known: those that hold a report of before.
    let known: BTreeSet<&ClaimId> = before
        .visible
        .keys()
        .filter_map(|id| places_now.get(*id))
        .flat_map(|places| places.iter().map(|(claim, _)| claim))
        .collect();
    let mut found: BTreeMap<(VintageCause, Place), Vec<Id>> = BTreeMap::new();
    let mut add = |cause, place: &Place, id: &Id| {
        found.entry((cause, place.clone())).or_default().push(id.clone());
    };
    for (id, (retrospective, visible)) in &now.visible {
        let was = before.visible.get(id).map(|(retrospective, _)| *retrospective);
        if was == Some(*retrospective) {
            continue;
        }
        let edited = record
            .counting(&visible.article.id, before.as_of)
            .is_some_and(|old| !old.in_retrospect && old.revision.revision_id != visible.article.revision_id);
        for place in places_now.get(*id).into_iter().flatten() {
            let cause = match was {
                // A retelling that the answer had no need of was known no less by its claim.
                Some(_) if places_before.contains_key(*id) => VintageCause::Published,
                _ if edited => VintageCause::ArticleEdit,
                _ if *retrospective => VintageCause::Retrospective,
                _ if known.contains(&place.0) => VintageCause::FurtherReport,
                _ => VintageCause::NewStatement,
            };
            add(cause, place, id);
        }
    }
    for id in before.visible.keys().filter(|id| !now.visible.contains_key(*id)) {
        for place in places_before.get(*id).into_iter().flatten() {
            add(VintageCause::ArticleEdit, place, id);
        }
    }
    let cause =
        |((cause, (claim_id, series_id)), report_ids)| ChangeCause { cause, claim_id, series_id, report_ids };
    found.into_iter().map(cause).collect()
}

/// Where each report stands in an answer.
pub(super) fn places(rows: &[FlowEstimates]) -> BTreeMap<&Id, BTreeSet<Place>> {
    let mut places: BTreeMap<&Id, BTreeSet<Place>> = BTreeMap::new();
    for row in rows {
        for series in &row.series {
            for point in &series.points {
                for id in &point.report_ids {
                    let place = (point.claim_id.clone(), Some(series.id.clone()));
                    places.entry(id).or_default().insert(place);
                }
            }
        }
        for statement in row.identifications.iter().chain(&row.denials) {
            for id in &statement.report_ids {
                places.entry(id).or_default().insert((statement.claim_id.clone(), None));
            }
        }
    }
    places
}
