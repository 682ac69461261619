//! What is visible as of a day, decided from all revisions at once: the same rule as `visible_reading` and
//! `visible_report` of the ledger (DESIGN.md 3), for questions that look at many days.
//!
//! Of an article the revision with the greatest date before the end of the record counts; only of one that has none, the
//! newest revision is looked at in retrospect, and of that only what every origin had said by then, on a date that the
//! text gives.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::model::{AsOf, DateBasis, Id, Report, Retrospective, RevisionReading, VisibleReport, clusters};

/// Visible reports by id, each with whether it counts only in retrospect.
pub(super) type Shown<'a> = BTreeMap<&'a Id, (bool, &'a VisibleReport)>;

/// All revisions that the ledger holds of some articles, by article, oldest publication first.
pub(super) struct Record<'a> {
    articles: BTreeMap<&'a Id, Vec<&'a RevisionReading>>,
    retrospective: Retrospective,
}

/// The revision of an article that counts, and whether it does so only in retrospect.
#[derive(Clone, Copy)]
pub(super) struct Counting<'a> {
    pub(super) revision: &'a RevisionReading,
    pub(super) in_retrospect: bool,
}

impl<'a> Record<'a> {
    pub(super) fn new(revisions: &'a [RevisionReading], retrospective: Retrospective) -> Record<'a> {
        let mut articles: BTreeMap<&Id, Vec<&RevisionReading>> = BTreeMap::new();
        for revision in revisions {
            articles.entry(&revision.article_id).or_default().push(revision);
        }
        for revisions in articles.values_mut() {
            revisions.sort_by_key(|revision| (revision.published.at, &revision.revision_id));
        }
        Record { articles, retrospective }
    }

    /// The revision of an article that counts.
    pub(super) fn counting(&self, article: &Id, as_of: AsOf) -> Option<Counting<'a>> {
        counting(self.articles.get(article)?, as_of, self.retrospective)
    }

    /// The reports that are visible, each with whether only in retrospect.
    pub(super) fn at(&self, as_of: AsOf) -> Shown<'a> {
        let mut shown = BTreeMap::new();
        for revisions in self.articles.values() {
            let Some(Counting { revision, in_retrospect }) = counting(revisions, as_of, self.retrospective)
            else {
                continue;
            };
            for visible in &revision.reports {
                if !in_retrospect || said_by(&visible.report).is_some_and(|by| by <= as_of.before) {
                    shown.insert(&visible.id, (in_retrospect, visible));
                }
            }
        }
        shown
    }

    /// Visible reports as the other files of this room take them: marked, their texts clustered with the copies among them.
    pub(super) fn shown(&self, visible: &Shown) -> Vec<VisibleReport> {
        let revisions = self.articles.values().flatten().filter(|revision| !revision.copies.is_empty());
        let edges = revisions.flat_map(|revision| {
            let text = revision.reports.first().map(|visible| &visible.article.text_cluster);
            text.into_iter().flat_map(|text| revision.copies.iter().map(move |copy| (text, copy)))
        });
        let texts = visible.values().map(|(_, visible)| &visible.article.text_cluster);
        let of_text = clusters(texts, edges);
        let marked = |(retrospective, visible): &(bool, &VisibleReport)| {
            let mut marked = VisibleReport { retrospective: *retrospective, ..(*visible).clone() };
            if let Some(cluster) = of_text.get(&visible.article.text_cluster) {
                marked.article.text_cluster = (*cluster).clone();
            }
            marked
        };
        visible.values().map(marked).collect()
    }

    /// The ends of the record up to `last` at which something may become visible, each once, in order.
    ///
    /// What is published on a day without a time counts at the end of that day, unless the record ends before.
    pub(super) fn ends(&self, last: AsOf) -> Vec<AsOf> {
        let mut ends = std::collections::BTreeSet::new();
        for revision in self.articles.values().flatten() {
            ends.extend(published_by(revision, last));
            if self.retrospective == Retrospective::Include {
                ends.extend(revision.reports.iter().filter_map(|visible| said_by(&visible.report)));
            }
        }
        ends.into_iter().filter(|end| *end <= last.before).map(|before| AsOf { before }).collect()
    }

    /// Every report of a revision published before the end of the record, superseded or not.
    pub(super) fn ever(&self, as_of: AsOf) -> Vec<VisibleReport> {
        let revisions = self.articles.values().flatten();
        let published = revisions.filter(|revision| revision.published.at < as_of.before);
        published.flat_map(|revision| revision.reports.iter().cloned()).collect()
    }
}

fn counting<'a>(
    revisions: &[&'a RevisionReading],
    as_of: AsOf,
    retrospective: Retrospective,
) -> Option<Counting<'a>> {
    let public = revisions.iter().rev().find(|revision| revision.published.at < as_of.before).copied();
    match (public, retrospective) {
        (Some(revision), _) => Some(Counting { revision, in_retrospect: false }),
        (None, Retrospective::Include) => {
            revisions.last().copied().map(|revision| Counting { revision, in_retrospect: true })
        }
        (None, Retrospective::Exclude) => None,
    }
}

/// The end of the last day on which an origin of the report may have spoken; `None` if the text does not date them all.
fn said_by(report: &Report) -> Option<Timestamp> {
    let end = |hop: &crate::model::Hop| {
        let said_on = hop.said_on.as_ref().filter(|said_on| said_on.basis != DateBasis::Publication)?;
        said_on.to?.to_zoned(TimeZone::UTC).ok().map(|midnight| midnight.timestamp())
    };
    let ends: Option<Vec<Timestamp>> = report.origins().map(end).collect();
    ends?.into_iter().max()
}

/// The first end of the record that holds a revision.
fn published_by(revision: &RevisionReading, last: AsOf) -> Option<Timestamp> {
    let published = &revision.published;
    let midnight = published.day().tomorrow().ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp();
    if published.day_only && midnight <= last.before {
        return Some(midnight);
    }
    published.at.checked_add(jiff::SignedDuration::from_micros(1)).ok()
}

/// The reports that are visible as of a day, out of all revisions that the ledger holds of their articles.
pub fn visible_at(
    revisions: &[RevisionReading],
    as_of: AsOf,
    retrospective: Retrospective,
) -> Vec<VisibleReport> {
    let record = Record::new(revisions, retrospective);
    record.shown(&record.at(as_of))
}
