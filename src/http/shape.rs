//! Shapes that need more than one noun: a report with its claims, an article with its text.

use std::collections::BTreeMap;

use super::problem::Problem;
use crate::extract::Lexicon;
use crate::history;
use crate::model::{Basis, Id, Question, VisibleReport};
use crate::store::{ReportFilter, RevisionRef, Store, StoreError, StoredArticle};
use crate::wire;

/// The shapes of reports from anywhere in the ledger, with the claims that they make at the basis.
pub(super) async fn visible_reports(
    store: &Store,
    basis: &Basis,
    reports: &[VisibleReport],
) -> Result<Vec<wire::VisibleReport>, Problem> {
    let mut claims = claim_ids(store, basis, reports).await?;
    let mut shape = |visible: &VisibleReport| {
        wire::VisibleReport::new(visible, claims.remove(&visible.id).unwrap_or_default())
    };
    Ok(reports.iter().map(&mut shape).collect())
}

/// An article with its text, its revisions and the reports of one reading.
pub(super) async fn article_text(
    store: &Store,
    basis: &Basis,
    stored: &StoredArticle,
) -> Result<wire::ArticleText, Problem> {
    let revision = |revision: &RevisionRef| {
        let RevisionRef { id, title, published, seq, recorded_at } = revision;
        wire::Revision::new(id, title, published, *seq, *recorded_at)
    };
    Ok(wire::ArticleText {
        article: wire::Article::from(&stored.article),
        text: stored.article.text(),
        revisions: stored.revisions.iter().map(revision).collect(),
        reports: visible_reports(store, basis, &stored.reports).await?,
    })
}

/// The claims that each report makes, at the basis: all reports of its flow are needed to tell.
async fn claim_ids(
    store: &Store,
    basis: &Basis,
    reports: &[VisibleReport],
) -> Result<BTreeMap<Id, Vec<String>>, StoreError> {
    let mut filter = ReportFilter::default();
    for VisibleReport { report, .. } in reports {
        push_once(&mut filter.suppliers, report.supplier.as_ref().map(|party| party.code.clone()));
        push_once(&mut filter.recipients, report.recipient.as_ref().map(|party| party.code.clone()));
        push_once(&mut filter.categories, report.item.category);
    }
    let mut claims_of: BTreeMap<Id, Vec<String>> = BTreeMap::new();
    if reports.is_empty() {
        return Ok(claims_of);
    }
    let of_flows = store.visible_reports(basis, &filter).await?;
    for claim in history::claims(&of_flows, &Question::at(basis.as_of)) {
        for id in claim.point.report_ids {
            claims_of.entry(id).or_default().push(claim.point.claim_id.to_string());
        }
    }
    Ok(claims_of)
}

/// Names of governments and blocs, for voices that speak for them.
pub(super) fn names(lexicon: &Lexicon) -> BTreeMap<String, String> {
    lexicon.actors().map(|(code, name, _)| (code.to_string(), name.to_owned())).collect()
}

fn push_once<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}
