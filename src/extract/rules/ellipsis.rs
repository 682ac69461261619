//! Figures whose item stands in a sentence before: "up from 60", "a count that stood at 70 in May", "bringing the total to 90",
//! "the army counted four".
//!
//! The parties, the item and the status are those of the report that stands before, in this sentence or in an earlier one.

use super::super::chunks::Kind as ChunkKind;
use super::super::draft::{Amounted, Draft};
use super::super::lexicon::forms::Form;
use super::super::lexicon::{Class, TriggerClass};
use super::super::numbers::NumberClass;
use super::frame::Frame;
use super::{Found, Scene};
use crate::model::{Act, Category, FieldBasis, Polarity, Status, Unit};

/// How far before a figure its verb may stand, in chunks.
const REACH: usize = 8;

/// Reads every figure that stands alone and restates one of before.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
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
    gapped(scene, found);
    parted(scene, found);
    bracketed(scene, found);
    appended(scene, found);
    of_them(scene, found);
    of_the(scene, found);
}

/// "Six are due in May, eight in June and the remaining five in July": figures that share the verb before them, each with its
/// own date.
fn gapped(scene: &Scene<'_, '_>, found: &mut Found) {
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
            view.is(j, Class::Preposition) || view.is(j, Class::Determiner) || view.is(j, Class::Pronoun)
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

/// "Norway gave 14 tanks, Latvia eight", "let Chad buy $26m in arms, and Togo $6m", "most to Peru ($80m)": the same again for another
/// party, with a figure of its own.
fn parted(scene: &Scene<'_, '_>, found: &mut Found) {
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
        let behind = scene.filler(at + 2, false).filter(|_| toward);
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

/// "went to Egypt ($80 million) and Kenya ($12 million)": the figure of a party stands in brackets behind it.
fn bracketed(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    for draft in found.drafts.iter_mut().filter(|d| affirmed(d) && matches!(d.amount, Amounted::None)) {
        let ends = [&draft.recipient, &draft.supplier];
        let place = ends.into_iter().flatten().filter(|f| f.basis == FieldBasis::Stated).find_map(|f| {
            let at = view.sentence.chunks.iter().position(|c| c.start == f.place.start)?;
            let figure = match view.chunk(at + 2)?.kind {
                ChunkKind::Number(n) => view.sentence.numbers.get(n)?,
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
        numbers: vec![at],
        certainty: scene.certainty(),
        total: name != "counted",
        ..Frame::new(
            at,
            at + 1,
            scene.memory.status.filter(|s| *s != Status::Possible).unwrap_or(Status::Delivered),
            &format!("revised.{name}"),
        )
    }
}

/// "Powder went as well, if only nine tonnes of it", "the men it lent (900 or so, by one count)", "shells, more than a
/// million of them": the figure of an item that nobody counted stands behind it.
fn appended(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    for draft in found
        .drafts
        .iter_mut()
        .filter(|d| affirmed(d) && matches!(d.amount, Amounted::None) && !d.item.inferred)
    {
        let of_item = |c: &super::super::chunks::Chunk<'_>| {
            c.start <= draft.item.place.start && draft.item.place.end <= c.end
        };
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

/// "30 of the 80 pledged by Oslo are in the country": part and whole of an item of before, each with its own verb.
fn of_the(scene: &Scene<'_, '_>, found: &mut Found) {
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

/// The status that a participle of promising, ordering or approving gives.
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

/// "the number of those killed at 2,000": what is counted was lost.
fn lost(scene: &Scene<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(REACH)..at).any(|j| scene.view.is(j, Class::GuardLoss))
}

/// "26 jets, 22 of them single-seaters": a part of what was just counted, named behind it.
fn of_them(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    let comma = |j: usize| matches!(view.chunk(j).map(|c| c.kind), Some(ChunkKind::Comma));
    for at in 2..view.sentence.chunks.len() {
        let Some(ChunkKind::Number(n)) = view.chunk(at).map(|c| c.kind) else { continue };
        let number = &view.sentence.numbers[n];
        let part =
            number.class == NumberClass::Cardinal && view.word(at + 1, "of") && view.word(at + 2, "them");
        let noun = view.chunk(at + 3).is_some_and(|c| {
            c.kind == ChunkKind::Word && c.info.is_none() || matches!(c.kind, ChunkKind::Item(_))
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
