//! The days on which an answer changed.
//!
//! An answer as of some day can change only where a revision is published or the last day of an old statement ends, so
//! only those instants are looked at, and of those only the ones at which other reports are visible than before. An
//! answer that differs in ages alone did not change.

use super::causes::causes;
use super::changes::{envelope_changes, series_changes};
use super::estimates;
use super::record::{Record, Shown};
use crate::model::{AsOf, FlowEstimates, Id, Question, Retrospective, RevisionReading, Vintage};

/// The answer as of one day, with the reports that it was made of.
pub(super) struct Answer<'a> {
    pub(super) as_of: AsOf,
    pub(super) visible: Shown<'a>,
    /// Without ages.
    pub(super) rows: Vec<FlowEstimates>,
}

impl<'a> Answer<'a> {
    fn nothing() -> Answer<'a> {
        let as_of = AsOf { before: jiff::Timestamp::MIN };
        Answer { as_of, visible: Shown::new(), rows: Vec::new() }
    }

    pub(super) fn at(as_of: AsOf, record: &Record<'a>, question: &Question) -> Answer<'a> {
        let visible = record.at(as_of);
        let asked = Question { as_of, explain: false, ..question.clone() };
        let mut rows = estimates(&record.shown(&visible), &asked);
        for point in rows.iter_mut().flat_map(|row| &mut row.series).flat_map(|series| &mut series.points) {
            point.age_days = 0;
        }
        Answer { as_of, visible, rows }
    }

    fn shows_the_same(&self, visible: &Shown<'a>) -> bool {
        let marks = |visible: &Shown<'a>| -> Vec<(&'a Id, bool)> {
            visible.iter().map(|(id, (retrospective, _))| (*id, *retrospective)).collect()
        };
        marks(&self.visible) == marks(visible)
    }
}

/// The vintages up to `question.as_of` that follow `after`, oldest first, at most `most`.
///
/// `revisions` are all that the ledger holds of the articles that ever said something of the flows asked for, with the
/// reports that were asked for.
pub fn vintages(
    revisions: &[RevisionReading],
    question: &Question,
    retrospective: Retrospective,
    after: Option<AsOf>,
    most: usize,
) -> Vec<Vintage> {
    let record = Record::new(revisions, retrospective);
    let mut before = after.map_or_else(Answer::nothing, |after| Answer::at(after, &record, question));
    let ends = record.ends(question.as_of).into_iter().filter(|end| after.is_none_or(|after| *end > after));
    let mut found = Vec::new();
    for as_of in ends {
        if found.len() == most {
            break;
        }
        if before.shows_the_same(&record.at(as_of)) {
            continue;
        }
        let now = Answer::at(as_of, &record, question);
        if now.rows != before.rows {
            found.push(Vintage {
                as_of,
                causes: causes(&before, &now, &record),
                series: series_changes(&before.rows, &now.rows),
                envelopes: envelope_changes(&before.rows, &now.rows),
            });
        }
        before = now;
    }
    found
}

/// The days of all vintages.
pub fn vintage_dates(
    revisions: &[RevisionReading],
    question: &Question,
    retrospective: Retrospective,
) -> Vec<AsOf> {
    let all = vintages(revisions, question, retrospective, None, usize::MAX);
    all.into_iter().map(|vintage| vintage.as_of).collect()
}
