//! Which figures changed between two revisions of one article.
//!
//! Reports are paired by what they speak of and who speaks (flow, scope, unit, kind, status group, polarity, origins); those
//! whose figure is the same in both texts are left out, wherever they stand.

use std::collections::BTreeMap;

use super::interval::wording_key;
use super::scope::{Assertion, Cell, FlowKey};
use crate::model::{Act, FigureChange, Id, Polarity, Quantity, Report, VisibleReport};

/// What a figure belongs to: two figures of one place are an edit, figures of two places are not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place<'a> {
    flow: FlowKey<'a>,
    act: Act,
    cell: Cell<'a>,
    polarity: Polarity,
    origins: String,
}

impl<'a> Place<'a> {
    fn of(report: &'a Report) -> Place<'a> {
        let Assertion { act, polarity, cell, .. } = Assertion::of(report);
        let mut origins: Vec<&str> = report.origins().map(|hop| hop.source.code.as_str()).collect();
        origins.sort_unstable();
        origins.dedup();
        Place { flow: FlowKey::of(report), act, cell, polarity, origins: origins.join("+") }
    }
}

/// The figures of one place in the earlier and the later text.
#[derive(Default)]
struct Figures<'a> {
    before: Vec<&'a VisibleReport>,
    after: Vec<&'a VisibleReport>,
}

/// The figures that differ between the reports of an earlier and of a later text of one article, by flow and cell.
pub fn figure_changes(before: &[VisibleReport], after: &[VisibleReport]) -> Vec<FigureChange> {
    let mut places: BTreeMap<Place, Figures> = BTreeMap::new();
    for visible in before {
        places.entry(Place::of(&visible.report)).or_default().before.push(visible);
    }
    for visible in after {
        places.entry(Place::of(&visible.report)).or_default().after.push(visible);
    }
    places.into_iter().flat_map(|(place, figures)| changes(&place, figures)).collect()
}

fn changes(place: &Place, mut figures: Figures) -> Vec<FigureChange> {
    figures.before.retain(|old| {
        let same = figures.after.iter().position(|new| is_same(old, new));
        same.map(|at| figures.after.remove(at)).is_none()
    });
    let pairs = figures.before.len().max(figures.after.len());
    let figure = |visible: &&VisibleReport| -> (Id, Quantity) {
        (visible.id.clone(), visible.report.quantity.clone())
    };
    let change = |nth: usize| {
        let (old, new) = (figures.before.get(nth), figures.after.get(nth));
        let reports: Vec<&Report> = old.into_iter().chain(new).map(|visible| &visible.report).collect();
        FigureChange {
            flow: place.flow.flow(&reports),
            item: place.cell.item.clone(),
            kind: place.cell.kind,
            status_group: place.cell.status_group,
            polarity: place.polarity,
            origins: place.origins.clone(),
            before: old.map(figure),
            after: new.map(figure),
        }
    };
    (0..pairs).map(change).collect()
}

fn is_same(old: &VisibleReport, new: &VisibleReport) -> bool {
    wording_key(&old.report.quantity) == wording_key(&new.report.quantity)
}
