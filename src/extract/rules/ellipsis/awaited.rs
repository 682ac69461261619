//! More of what was just told, still to come: "and expects 76 more", "with two more due next year", "another six are on order".

use super::super::frame::Frame;
use super::super::{Found, Scene};
use super::{affirmed, same_figure};
use crate::extract::chunks::Kind as ChunkKind;
use crate::extract::dates::DateMention;
use crate::extract::draft::{Amounted, Draft};
use crate::extract::lexicon::Class;
use crate::extract::numbers::NumberClass;
use crate::model::Status;

/// How many sentences back the report may stand that the figure goes on from.
const REACH: usize = 2;

/// Reads every figure of more to come.
pub(super) fn awaited(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    for at in 0..view.sentence.chunks.len() {
        let Some(ChunkKind::Number(n)) = view.chunk(at).map(|c| c.kind) else { continue };
        let number = &view.sentence.numbers[n];
        let more = number.increment
            || view.any_word(at + 1, &["more", "others"])
            || at.checked_sub(1).is_some_and(|b| view.any_word(b, &["another", "further", "additional"]));
        if number.class != NumberClass::Cardinal
            || !more
            || found.drafts.iter().any(|d| same_figure(d, number.start))
        {
            continue;
        }
        // "another 200 people are due in court": a noun of its own says what is counted.
        let behind = at + 1 + usize::from(view.any_word(at + 1, &["more", "others"]));
        let noun = view
            .chunk(behind)
            .is_some_and(|c| c.kind == ChunkKind::Word && c.is_plain() && !view.is(behind, Class::Expects));
        let measured = view.is(behind, Class::MeasureAfter)
            || view.is(behind, Class::NotArms)
            || view.item(behind).is_some();
        if noun || measured {
            continue;
        }
        let Some(status) = to_come(scene, at) else { continue };
        let model = found.drafts.iter().rfind(|d| affirmed(d) && d.trigger < number.start).cloned();
        match model {
            Some(model) => found.drafts.push(Draft {
                amount: Amounted::Number(Box::new(number.clone())),
                increment: true,
                status,
                period: date_behind(scene, at),
                rule: "awaited.more".to_owned(),
                ..model
            }),
            None if scene.memory.dyad(scene.index, REACH).is_some() => scene.build(
                Frame {
                    numbers: vec![at],
                    increment: true,
                    certainty: scene.certainty(),
                    ..Frame::new(at, at + 1, status, "awaited.more")
                },
                found,
            ),
            None => {}
        }
    }
}

/// What the words around the figure say of its coming: expected, due, to be delivered, on order.
fn to_come(scene: &Scene<'_, '_>, at: usize) -> Option<Status> {
    let view = scene.view;
    let ends = |j: &usize| {
        matches!(
            view.chunk(*j).map(|c| c.kind),
            None | Some(ChunkKind::Semicolon | ChunkKind::Item(_) | ChunkKind::Number(_))
        )
    };
    let behind = || (at + 1..at + 6).take_while(|j| !ends(j));
    let expects = (at.saturating_sub(2)..at).any(|j| view.is(j, Class::Expects) && !view.is(j, Class::Not));
    if behind().any(|j| view.word(j, "on") && view.word(j + 1, "order")) {
        return Some(Status::Ordered);
    }
    let due = behind().any(|j| view.is(j, Class::Expects));
    let infinitive = behind().any(|j| {
        view.word(j, "to")
            && (view.any_word(j + 1, &["come", "follow", "arrive"])
                || view.word(j + 1, "be")
                    && view.any_word(j + 2, &["delivered", "handed", "shipped", "supplied"]))
    });
    // "another 400 are being trained for the purpose"
    let readied = behind().any(|j| {
        view.word(j, "being")
            && view.any_word(j + 1, &["trained", "readied", "prepared", "recruited", "assembled"])
    });
    (expects || due || infinitive || readied).then_some(Status::Planned)
}

/// The date behind the figure.
fn date_behind(scene: &Scene<'_, '_>, at: usize) -> Option<DateMention> {
    let view = scene.view;
    (at + 1..at + 9).find_map(|j| match view.chunk(j)?.kind {
        ChunkKind::Date(d) => view.sentence.dates.get(d).cloned(),
        _ => None,
    })
}
