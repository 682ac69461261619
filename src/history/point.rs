//! A claim as it is shown: as a point of a series or as a statement.

use std::collections::BTreeSet;

use super::FlowClaims;
use super::claims::Claim;
use super::origin::voice;
use super::said::day;
use super::wording::{canonical, wordings};
use crate::model::{AsOf, ClaimArticle, Contest, Counts, Id, Point, Statement, VisibleReport};

/// The claim at `place` as a point; `claim` is all of it or the part that one outlet printed.
pub(super) fn point(claim: &Claim, place: usize, flow: &FlowClaims) -> Point {
    let (canonical, wordings) = wordings(&claim.members);
    let report = &canonical.report;
    let period = claim.members.iter().filter_map(|member| member.visible.report.period.as_ref());
    let (last_reaffirmed_at, last_day) = last_said(claim);
    let contests = flow.links.contested.get(&place).into_iter().flatten();
    Point {
        claim_id: claim.id.clone(),
        origins: claim.sources.iter().map(|source| (*source).clone()).collect(),
        said_on: claim.said.span.clone(),
        first_public: claim.first_public,
        retrospective: is_retrospective(claim),
        period: report.period.as_ref().or(period.min_by_key(|p| (p.from, p.to, &p.text))).cloned(),
        quantity: report.quantity.clone(),
        status: report.status,
        certainty: report.certainty,
        wording_disagreement: wordings.len() > 1,
        wordings,
        counts: counts(claim),
        last_reaffirmed_at,
        age_days: age_days(last_day, flow.question.as_of),
        contested_by: contests.map(|&denial| contest(&flow.claims[denial], flow)).collect(),
        report_ids: report_ids(claim),
        quote: quote(canonical, flow.question.as_of),
        article: article(canonical, flow.question.as_of),
    }
}

/// The claim at `place` as a statement about others.
pub(super) fn statement(claim: &Claim, place: usize, flow: &FlowClaims) -> Statement {
    let canonical = canonical(&claim.members);
    let about = flow.links.about.get(&place).into_iter().flatten();
    Statement {
        claim_id: claim.id.clone(),
        source: voice(&claim.sources, &flow.lens),
        item: claim.assertion.cell.item.clone(),
        polarity: claim.assertion.polarity,
        said_on: claim.said.span.clone(),
        first_public: claim.first_public,
        retrospective: is_retrospective(claim),
        about_claim_ids: about.map(|&other| flow.claims[other].id.clone()).collect(),
        report_ids: report_ids(claim),
        quote: quote(canonical, flow.question.as_of),
        article: article(canonical, flow.question.as_of),
    }
}

fn contest(denial: &Claim, flow: &FlowClaims) -> Contest {
    Contest {
        claim_id: denial.id.clone(),
        source: voice(&denial.sources, &flow.lens),
        polarity: denial.assertion.polarity,
    }
}

/// What stands behind a claim. It is one statement of one origin, or of several jointly: never more than one that counts.
pub(super) fn counts(claim: &Claim) -> Counts {
    let reports = || claim.members.iter().map(|member| member.visible);
    Counts {
        reports: claim.members.len(),
        articles: reports().map(|visible| &visible.article.id).collect::<BTreeSet<_>>().len(),
        outlets: claim.members.iter().map(|member| &member.outlet.code).collect::<BTreeSet<_>>().len(),
        text_clusters: reports().map(|visible| &visible.article.text_cluster).collect::<BTreeSet<_>>().len(),
        origins: claim.sources.len(),
        independent_origins: 1,
    }
}

/// When the speakers last said it, and on which day; a retelling without a date says nothing of that.
fn last_said(claim: &Claim) -> (jiff::Timestamp, i64) {
    let dated = claim.members.iter().map(|member| &member.said).filter(|said| said.from.is_some());
    dated
        .map(|said| (said.first_public, said.last_day))
        .max()
        .unwrap_or((claim.first_public, day(claim.first_public)))
}

/// Whole days from `last_day` to the last day of the record.
fn age_days(last_day: i64, as_of: AsOf) -> i64 {
    let last_instant = as_of.before.checked_sub(jiff::SignedDuration::from_nanos(1)).unwrap_or(as_of.before);
    (day(last_instant) - last_day).max(0)
}

fn is_retrospective(claim: &Claim) -> bool {
    claim.members.iter().all(|member| member.visible.retrospective)
}

fn report_ids(claim: &Claim) -> Vec<Id> {
    claim.members.iter().map(|member| member.visible.id.clone()).collect()
}

/// Whether an article belongs to the record only through what it retells.
fn is_after(visible: &VisibleReport, as_of: AsOf) -> bool {
    visible.retrospective || visible.article.published.at >= as_of.before
}

/// The sentence; of an article after `as_of` only the words of the amount and the item, since its sentences may set an
/// old figure against a new one ("up from 160 in November").
pub(super) fn quote(visible: &VisibleReport, as_of: AsOf) -> String {
    if !is_after(visible, as_of) {
        return visible.report.evidence.exact.clone();
    }
    let words = [&visible.report.quantity.text, &visible.report.item.text];
    words.into_iter().filter(|words| !words.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

/// Where a report stands, as much of it as the basis may show.
pub(super) fn article(visible: &VisibleReport, as_of: AsOf) -> ClaimArticle {
    let article = &visible.article;
    let shown = !is_after(visible, as_of);
    ClaimArticle {
        id: article.id.clone(),
        revision_id: article.revision_id.clone(),
        url: article.url.clone(),
        title: shown.then(|| article.title.clone()),
        outlet: article.outlet.clone(),
        published_at: shown.then_some(article.published.at),
    }
}
