//! Figures that share the verb before them: each with a date or a party of its own, in brackets behind a party.

use super::super::{Found, Scene};
use super::{affirmed, same_figure};
use crate::extract::chunks::Kind as ChunkKind;
use crate::extract::draft::{Amounted, Draft};
use crate::extract::lexicon::Class;
use crate::extract::numbers::NumberClass;
use crate::model::{FieldBasis, Unit};

pub(super) fn gapped(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    let told =
        |d: &&Draft| affirmed(d) && matches!(d.amount, Amounted::Number(_)) && !d.rule.ends_with(".whole");
    let Some(model) = found.drafts.iter().filter(told).max_by_key(|d| d.trigger).cloned() else {
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
        let date = (at + 1..at + 6).find_map(|j| match view.chunk(j)?.kind {
            ChunkKind::Date(d) => Some(j).zip(view.sentence.dates.get(d)),
            _ => None,
        });
        let Some((date_at, date)) = date else { continue };
        let only = (at + 1..date_at).all(|j| {
            view.is(j, Class::Preposition)
                || view.is(j, Class::Determiner)
                || view.is(j, Class::Pronoun)
                || view.any_word(j, &["course", "end", "middle", "beginning", "start"])
        });
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

pub(super) fn parted(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    let Some(model) =
        found.drafts.iter().rfind(|d| affirmed(d) && matches!(d.amount, Amounted::Number(_))).cloned()
    else {
        return;
    };
    let (Some(supplier), Some(recipient), Amounted::Number(known)) =
        (&model.supplier, &model.recipient, &model.amount)
    else {
        return;
    };
    for at in 1..view.sentence.chunks.len() {
        let Some(ChunkKind::Number(n)) = view.chunk(at).map(|c| c.kind) else { continue };
        let number = &view.sentence.numbers[n];
        let alike =
            number.class == known.class && matches!(number.class, NumberClass::Cardinal | NumberClass::Money);
        if !alike || number.start < known.end || found.drafts.iter().any(|d| same_figure(d, number.start)) {
            continue;
        }
        let sign = |j: usize| view.chunk(j).map(|c| c.kind);
        let open = matches!(sign(at - 1), Some(ChunkKind::Open));
        let ends = matches!(
            sign(at + 1),
            None | Some(ChunkKind::Comma | ChunkKind::Semicolon | ChunkKind::Close | ChunkKind::Sign)
        ) || view.is(at + 1, Class::Conjunction);
        let mut before = at - 1 - usize::from(open && at > 1);
        while before > 0 && (view.is(before, Class::Hedge) || view.is(before, Class::Adverb)) {
            before -= 1;
        }
        // "$6 million to Togo"
        let toward = ["to", "for", "from"].iter().any(|w| view.word(at + 1, w));
        let the = usize::from(view.word(at + 2, "the"));
        let behind = scene.filler(at + 2 + the, false).filter(|_| toward);
        let joins = |b: usize| {
            view.is(b, Class::Conjunction) || matches!(sign(b), Some(ChunkKind::Comma | ChunkKind::Semicolon))
        };
        if let Some(party) = behind.filter(|_| joins(at - 1)) {
            let mut draft = Draft {
                amount: Amounted::Number(Box::new(number.clone())),
                period: None,
                rule: "gapped.party".to_owned(),
                ..model.clone()
            };
            let role = if view.word(at + 1, "from") { &mut draft.supplier } else { &mut draft.recipient };
            *role = Some(party);
            if draft.supplier.as_ref().map(|s| s.actor) != draft.recipient.as_ref().map(|r| r.actor) {
                found.drafts.push(draft);
            }
            continue;
        }
        let Some(party) = scene.filler(before, false).filter(|_| ends) else { continue };
        let joined = before.checked_sub(1).is_some_and(joins);
        let gives = supplier.place.start < model.trigger && supplier.basis == FieldBasis::Stated;
        if !(joined || open) || party.actor == supplier.actor || party.actor == recipient.actor {
            continue;
        }
        let mut draft = Draft {
            amount: Amounted::Number(Box::new(number.clone())),
            period: None,
            rule: "gapped.party".to_owned(),
            ..model.clone()
        };
        if gives && !open && recipient.place.start > model.trigger || recipient.basis == FieldBasis::Inferred
        {
            draft.supplier = Some(party);
        } else {
            draft.recipient = Some(party);
        }
        found.drafts.push(draft);
    }
}

pub(super) fn bracketed(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    for draft in found.drafts.iter_mut().filter(|d| affirmed(d) && matches!(d.amount, Amounted::None)) {
        let ends = [&draft.recipient, &draft.supplier];
        let place = ends.into_iter().flatten().filter(|f| f.basis == FieldBasis::Stated).find_map(|f| {
            let at = view.sentence.chunks.iter().position(|c| c.start == f.place.start)?;
            let figure = match view.chunk(at + 2)?.kind {
                ChunkKind::Number(n) => view.sentence.numbers.get(n)?,
                // "(32 vehicles)"
                ChunkKind::Item(i) => view.sentence.numbers.get(view.sentence.items.get(i)?.quantity?)?,
                _ => return None,
            };
            let brackets = matches!(view.chunk(at + 1)?.kind, ChunkKind::Open)
                && matches!(view.chunk(at + 3)?.kind, ChunkKind::Close);
            (brackets && matches!(figure.class, NumberClass::Cardinal | NumberClass::Money)).then_some(figure)
        });
        if let Some(figure) = place {
            if figure.class == NumberClass::Money {
                draft.item.unit = Unit::Value;
            }
            draft.amount = Amounted::Number(Box::new(figure.clone()));
        }
    }
}
