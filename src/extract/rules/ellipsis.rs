//! Figures whose item stands in a sentence before: "up from 60", "a count that stood at 70 in May", "bringing the total to 90",
//! "the army counted four".
//!
//! The parties, the item and the status are those of the report that stands before, in this sentence or in an earlier one.

use super::super::chunks::Kind as ChunkKind;
use super::super::draft::{Amounted, Draft};
use super::super::lexicon::Class;
use super::super::numbers::NumberClass;
use super::frame::Frame;
use super::{Found, Scene};
use crate::model::{Act, Polarity, Status};

/// How far before a figure its verb may stand, in chunks.
const REACH: usize = 8;

/// Reads every figure that stands alone and restates one of before.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    for at in 1..view.sentence.chunks.len() {
        let Some(ChunkKind::Number(n)) = view.chunk(at).map(|c| c.kind) else { continue };
        let number = &view.sentence.numbers[n];
        let alone = view.stands_alone(at) || view.word(at + 1, "the");
        if number.class != NumberClass::Cardinal || !alone {
            continue;
        }
        let Some(name) = restated(scene, at) else { continue };
        // The new figure's own report says which flow this is about: it was made in this sentence or just before.
        let model = found
            .drafts
            .iter()
            .rfind(|d| affirmed(d) && (d.trigger <= number.start || name == "from"))
            .cloned();
        match model {
            Some(model) if !same_figure(&model, number.start) => found.drafts.push(Draft {
                amount: Amounted::Number(Box::new(number.clone())),
                increment: false,
                period: None,
                rule: format!("revised.{name}"),
                origins: Vec::new(),
                ..model
            }),
            Some(_) => {}
            None if scene.memory.dyad(scene.index, 6).is_some() && speaks_of_arms(scene, at) => {
                scene.build(bare(scene, at, name), found)
            }
            None => {}
        }
    }
    gapped(scene, found);
}

/// "Six are due in May, eight in June and the remaining five in July": figures that share the verb before them, each with its
/// own date.
fn gapped(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    let Some(model) =
        found.drafts.iter().rfind(|d| affirmed(d) && matches!(d.amount, Amounted::Number(_))).cloned()
    else {
        return;
    };
    for at in 1..view.sentence.chunks.len() {
        let Some(ChunkKind::Number(n)) = view.chunk(at).map(|c| c.kind) else { continue };
        let number = &view.sentence.numbers[n];
        if number.class != NumberClass::Cardinal
            || number.start < model.trigger
            || found.drafts.iter().any(|d| same_figure(d, number.start))
        {
            continue;
        }
        let date = (at + 1..at + 4).find_map(|j| match view.chunk(j)?.kind {
            ChunkKind::Date(d) => Some(j).zip(view.sentence.dates.get(d)),
            _ => None,
        });
        let Some((date_at, date)) = date else { continue };
        let only = (at + 1..date_at).all(|j| view.is(j, Class::Preposition) || view.is(j, Class::Determiner));
        let mut before = at;
        while before > 0 && (view.is(before - 1, Class::Determiner) || view.is(before - 1, Class::Increment))
        {
            before -= 1;
        }
        let joined = before.checked_sub(1).is_some_and(|b| {
            view.is(b, Class::Conjunction) || matches!(view.chunk(b).map(|c| c.kind), Some(ChunkKind::Comma))
        });
        if !only || !joined {
            continue;
        }
        let rest = (before..at).any(|j| view.is(j, Class::Increment));
        found.drafts.push(Draft {
            amount: Amounted::Number(Box::new(number.clone())),
            increment: rest || number.increment || model.increment,
            period: Some(date.clone()),
            rule: "gapped.date".to_owned(),
            origins: Vec::new(),
            ..model.clone()
        });
    }
}

/// A transfer that is told as one: a denial or an identification has no figure to go on from.
fn affirmed(draft: &Draft) -> bool {
    draft.polarity == Polarity::Affirmed && draft.act == Act::Transfer
}

/// Whether a draft has the very number that stands at a byte.
fn same_figure(draft: &Draft, start: usize) -> bool {
    matches!(&draft.amount, Amounted::Number(n) if n.start == start)
}

/// Whether a sentence without a report of its own speaks of what was counted: it names an item or a tally, and its figure is
/// no span of time.
fn speaks_of_arms(scene: &Scene<'_, '_>, at: usize) -> bool {
    let view = scene.view;
    let tally =
        ["number", "figure", "total", "tally", "count", "estimate", "deliveries", "counted", "half", "dozen"];
    let named = (0..view.sentence.chunks.len())
        .any(|j| view.item(j).is_some_and(|i| i.strong) || view.any_word(j, &tally) || view.word(j, "spoke"));
    let measured = (at + 1..at + 5).any(|j| view.is(j, Class::MeasureAfter));
    named && !measured
}

/// How a figure restates an earlier one, by the words before it; `None` if it does not.
fn restated(scene: &Scene<'_, '_>, at: usize) -> Option<&'static str> {
    let view = scene.view;
    let before = at.checked_sub(1)?;
    let two = at.checked_sub(2);
    let near = |words: &[&str]| {
        (at.saturating_sub(REACH)..before)
            .rev()
            .take_while(|j| !matches!(view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Semicolon)))
            .any(|j| view.any_word(j, words))
    };
    if view.word(before, "from") && two.is_some_and(|j| view.any_word(j, &["up", "down"])) {
        return Some("from");
    }
    let figure = ["number", "figure", "total", "tally", "count", "estimate", "sum"];
    if view.word(before, "at")
        && (two.is_some_and(|j| view.any_word(j, &["stood", "stands"]) || view.any_word(j, &figure))
            || near(&["put", "puts", "putting", "stood", "stands"]) && near(&figure))
    {
        return Some("stood_at");
    }
    let moved = [
        "bring", "brings", "bringing", "brought", "raise", "raised", "raising", "revise", "revised",
        "revising", "lowered", "cut", "rise", "rose", "risen", "grew", "grown", "climbed", "taking",
    ];
    if view.word(before, "to") && near(&moved) {
        return Some("brought_to");
    }
    let counted = ["counted", "counts", "reckoned", "reckons"];
    if view.any_word(before, &counted)
        || view.word(before, "of") && two.is_some_and(|j| view.any_word(j, &["spoke", "speaks", "spoken"]))
    {
        return Some("counted");
    }
    None
}

fn bare(scene: &Scene<'_, '_>, at: usize, name: &'static str) -> Frame {
    Frame {
        suppliers: Vec::new(),
        recipients: Vec::new(),
        items: Vec::new(),
        numbers: vec![at],
        status: scene.memory.status.filter(|s| *s != Status::Possible).unwrap_or(Status::Delivered),
        certainty: scene.certainty(),
        trigger: at,
        end: at + 1,
        weak: false,
        rule: format!("revised.{name}"),
        inherit: true,
        buys: false,
        figure: None,
        total: name != "counted",
        increment: false,
        relative: false,
    }
}
