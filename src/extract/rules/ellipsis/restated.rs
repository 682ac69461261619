//! A figure told of before, told anew: "up from 60", "a count that stood at 70 in May", "bringing the total to 90", "the army
//! counted four".

use super::super::frame::Frame;
use super::super::{Found, Scene};
use super::{affirmed, same_figure};
use crate::extract::chunks::Kind as ChunkKind;
use crate::extract::draft::{Amounted, Draft};
use crate::extract::lexicon::Class;
use crate::extract::numbers::NumberClass;
use crate::model::Status;

/// How far before a figure its verb may stand, in chunks.
const REACH: usize = 8;

/// Reads every figure that stands alone and restates one of before.
pub(super) fn restate(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    for at in 1..view.sentence.chunks.len() {
        let Some(ChunkKind::Number(n)) = view.chunk(at).map(|c| c.kind) else { continue };
        let number = &view.sentence.numbers[n];
        let alone = view.stands_alone(at) || view.word(at + 1, "the");
        let Some(name) = restated(scene, at).filter(|_| !lost(scene, at)) else { continue };
        let sum = number.class == NumberClass::Money
            && name == "from"
            && found
                .drafts
                .iter()
                .any(|d| matches!(&d.amount, Amounted::Number(n) if n.class == NumberClass::Money));
        if !(number.class == NumberClass::Cardinal && alone || sum) {
            continue;
        }
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
}

fn speaks_of_arms(scene: &Scene<'_, '_>, at: usize) -> bool {
    let view = scene.view;
    let tally = [
        "number",
        "figure",
        "total",
        "tally",
        "count",
        "estimate",
        "deliveries",
        "counted",
        "half",
        "dozen",
        "deployment",
    ];
    let named = (0..view.sentence.chunks.len())
        .any(|j| view.item(j).is_some_and(|i| i.strong) || view.any_word(j, &tally) || view.word(j, "spoke"));
    let measured = (at + 1..at + 5).any(|j| view.is(j, Class::MeasureAfter));
    named && !measured
}

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
    // "bringing its fleet to 14": what a state has is no flow.
    let fleet = (at.saturating_sub(REACH)..at)
        .any(|j| view.is(j, Class::Holdings) && !view.any_word(j, &["total", "tally"]));
    if view.word(before, "to") && near(&moved) && !fleet {
        return Some("brought_to");
    }
    // "expects the deployment to reach 10,000"
    let flow = ["deployment", "deliveries", "shipments", "transfers", "number", "figure", "total"];
    if view.any_word(before, &["reach", "reached", "hit"]) && near(&flow) && !fleet {
        return Some("reached");
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
    let to_come = name == "reached"
        && (at.saturating_sub(3)..at).any(|j| scene.view.word(j, "to") || scene.view.is(j, Class::Will));
    let told = scene.memory.status.filter(|s| *s != Status::Possible).unwrap_or(Status::Delivered);
    Frame {
        numbers: vec![at],
        certainty: scene.certainty(),
        total: name != "counted",
        ..Frame::new(at, at + 1, if to_come { Status::Planned } else { told }, &format!("revised.{name}"))
    }
}

fn lost(scene: &Scene<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(REACH)..at).any(|j| scene.view.is(j, Class::GuardLoss))
}
