//! Figures whose item stands in a sentence before: "Another 40 followed", "Six of the former are there",
//! "a count that stood at 70 in May".

use super::super::chunks::Kind as ChunkKind;
use super::super::numbers::NumberClass;
use super::frame::Frame;
use super::{Found, Scene};
use crate::model::{Certainty, Status};

/// Reads earlier figures: "up from 160", "stood at 200", "had put the number at 3,000".
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    let text_of = |at: usize| view.sentence.lower(view.text, at);
    for at in 1..view.sentence.chunks.len() {
        let Some(ChunkKind::Number(n)) = view.chunk(at).map(|c| c.kind) else { continue };
        if view.sentence.numbers[n].class != NumberClass::Cardinal || !view.stands_alone(at) {
            continue;
        }
        let before = text_of(at - 1);
        let before2 = at.checked_sub(2).map(text_of).unwrap_or_default();
        let former = before == "from" && matches!(before2.as_str(), "up" | "down")
            || before == "at" && matches!(before2.as_str(), "stood" | "put" | "number" | "figure" | "total");
        if !former {
            continue;
        }
        // The new figure's own report says which flow this is about: it was made in this sentence or just before.
        let Some(model) = found.drafts.last().cloned() else {
            let frame = bare(at);
            scene.build(frame, found);
            continue;
        };
        let number = view.sentence.numbers[n].clone();
        found.drafts.push(super::super::draft::Draft {
            amount: super::super::draft::Amounted::Number(Box::new(number)),
            increment: false,
            period: None,
            rule: "revised.from".to_owned(),
            origins: Vec::new(),
            ..model
        });
    }
}

fn bare(at: usize) -> Frame {
    Frame {
        suppliers: Vec::new(),
        recipients: Vec::new(),
        items: Vec::new(),
        numbers: vec![at],
        status: Status::Delivered,
        certainty: Certainty::Stated,
        trigger: at,
        end: at + 1,
        weak: false,
        rule: "revised.stood_at".to_owned(),
        inherit: true,
        buys: false,
        total: true,
        increment: false,
        relative: false,
    }
}
