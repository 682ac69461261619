//! Parts and wholes of what was just told: figures behind an item that nobody counted, "22 of them", "30 of the 80 pledged".

use super::super::frame::Frame;
use super::super::{Found, Scene};
use super::{affirmed, same_figure};
use crate::extract::chunks::{Chunk, Kind as ChunkKind};
use crate::extract::draft::Amounted;
use crate::extract::draft::Draft;
use crate::extract::lexicon::forms::Form;
use crate::extract::lexicon::{Class, TriggerClass};
use crate::extract::numbers::NumberClass;
use crate::model::{Category, Status, Unit};

pub(super) fn appended(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    for draft in found
        .drafts
        .iter_mut()
        .filter(|d| affirmed(d) && matches!(d.amount, Amounted::None) && !d.item.inferred)
    {
        let of_item = |c: &Chunk<'_>| c.start <= draft.item.place.start && draft.item.place.end <= c.end;
        let Some(item) = view.sentence.chunks.iter().position(of_item) else { continue };
        let ends = |j: &usize| {
            matches!(view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Semicolon | ChunkKind::Item(_)) | None)
        };
        let figure = (item + 1..item + 16).take_while(|j| !ends(j)).find_map(|j| {
            let ChunkKind::Number(n) = view.chunk(j)?.kind else { return None };
            let number = view.sentence.numbers.get(n)?;
            let counts = matches!(number.class, NumberClass::Cardinal | NumberClass::Tonnes);
            let pronoun = view.word(j + 1, "of") && view.any_word(j + 2, &["them", "it", "these", "which"]);
            let bracket = matches!(view.chunk(j.checked_sub(1)?).map(|c| c.kind), Some(ChunkKind::Open))
                && view.stands_alone(j);
            let rate = number.rate && view.stands_alone(j);
            // "military payouts to Riga, currently around $3 billion a year,"
            let comma = (j.saturating_sub(2)..j)
                .any(|k| matches!(view.chunk(k).map(|c| c.kind), Some(ChunkKind::Comma)));
            let sum = number.class == NumberClass::Money
                && draft.item.category == Category::MilitaryAid
                && comma
                && j < item + 8;
            let spent = (item + 1..j).any(|k| view.is(k, Class::GuardAttack) || view.is(k, Class::GuardLoss));
            let pronoun = pronoun && !spent;
            (counts && (pronoun || rate || bracket && j < item + 9) || sum).then_some(number)
        });
        if let Some(figure) = figure {
            if figure.class == NumberClass::Tonnes {
                draft.item.unit = Unit::Tonnes;
            }
            if figure.class == NumberClass::Money {
                draft.item.unit = Unit::Value;
            }
            draft.amount = Amounted::Number(Box::new(figure.clone()));
        }
    }
}

pub(super) fn of_the(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    for at in 0..view.sentence.chunks.len() {
        let number = |j: usize| match view.chunk(j).map(|c| c.kind) {
            Some(ChunkKind::Number(n)) => view.sentence.numbers.get(n),
            _ => None,
        };
        let whole_at = at + 2 + usize::from(view.is(at + 2, Class::Determiner));
        let (Some(part), Some(whole)) = (number(at), number(whole_at).filter(|_| view.word(at + 1, "of")))
        else {
            continue;
        };
        let counts = matches!(part.class, NumberClass::Cardinal | NumberClass::Fraction)
            && whole.class == NumberClass::Cardinal;
        let promised = trigger_status(scene, whole_at + 1);
        let Some(promised) = promised.filter(|_| counts && view.item(whole_at + 1).is_none()) else {
            continue;
        };
        if found.drafts.iter().any(|d| same_figure(d, part.start)) {
            continue;
        }
        let args = view.arguments(whole_at + 2);
        let verb = (args.end..args.end + 2).any(|j| view.is(j, Class::Be) || view.is(j, Class::Have));
        let fillers =
            |chunks: &[usize]| chunks.iter().filter_map(|j| scene.filler(*j, false)).collect::<Vec<_>>();
        let frame = |number: usize, status: Status| Frame {
            suppliers: fillers(&args.by),
            recipients: fillers(&args.to),
            numbers: vec![number],
            certainty: scene.certainty(),
            ..Frame::new(at, args.end, status, "revised.part_of")
        };
        found.drafts.retain(|d| !same_figure(d, whole.start));
        scene.build(frame(whole_at, promised), found);
        if verb {
            scene.build(frame(at, Status::Delivered), found);
        }
    }
}

fn trigger_status(scene: &Scene<'_, '_>, at: usize) -> Option<Status> {
    let info = scene.view.chunk(at).filter(|c| c.kind == ChunkKind::Word)?.info?;
    let trigger =
        info.triggers.iter().find(|t| !t.noun && matches!(t.form, Form::Past | Form::Participle))?;
    matches!(
        trigger.class,
        TriggerClass::Promise | TriggerClass::Buy | TriggerClass::Approve | TriggerClass::Request
    )
    .then_some(trigger.status)
    .flatten()
}

pub(super) fn of_them(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    let comma = |j: usize| matches!(view.chunk(j).map(|c| c.kind), Some(ChunkKind::Comma));
    for at in 2..view.sentence.chunks.len() {
        let Some(ChunkKind::Number(n)) = view.chunk(at).map(|c| c.kind) else { continue };
        let number = &view.sentence.numbers[n];
        let part =
            number.class == NumberClass::Cardinal && view.word(at + 1, "of") && view.word(at + 2, "them");
        let noun = view.chunk(at + 3).is_some_and(|c| {
            c.kind == ChunkKind::Word && c.is_plain() || matches!(c.kind, ChunkKind::Item(_))
        });
        if !part || !noun || !comma(at - 1) || found.drafts.iter().any(|d| same_figure(d, number.start)) {
            continue;
        }
        let Some(whole) = (at.saturating_sub(4)..at - 1).rev().find_map(|j| view.item(j)) else { continue };
        let model = found.drafts.iter().rfind(|d| affirmed(d) && d.item.place.start == whole.start).cloned();
        if let Some(model) = model.filter(|m| matches!(m.amount, Amounted::Number(_))) {
            found.drafts.push(Draft {
                amount: Amounted::Number(Box::new(number.clone())),
                rule: "revised.of_them".to_owned(),
                ..model
            });
        }
    }
}
