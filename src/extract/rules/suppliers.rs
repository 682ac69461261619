//! Who is said to arm whom, without an act: "Norway is the largest supplier of arms to Kenya", "Kenya's main arms supplier is
//! Norway", "Kenya depends on Norway for its howitzers". The flow goes on; nothing is counted.

use super::super::chunks::Kind as ChunkKind;
use super::super::clauses::{Arguments, Subject};
use super::super::draft::Filler;
use super::super::lexicon::{Class, ControlEffect, TriggerClass};
use super::super::memory::inferred;
use super::super::numbers::NumberClass;
use super::frame::Frame;
use super::{Found, Scene};
use crate::model::Status;

/// Reads every supplier noun and every reliance of the sentence.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    for at in 0..view.sentence.chunks.len() {
        let is = |class| view.chunk(at).is_some_and(|c| c.is(class) && !matches!(c.kind, ChunkKind::Item(_)));
        if is(Class::SupplierNoun) {
            supplier(scene, at, found);
        } else if view.is(at, Class::BuyerNoun) {
            buyer(scene, at, found);
        } else if view.is(at, Class::Takers) && view.is(at + 1, Class::Relative) {
            countries_that(scene, at, found);
        } else if view.is(at, Class::Reliance) && view.word(at + 1, "on") {
            reliance(scene, at, found);
        }
    }
}

/// A noun of habit with what it is of and whose it is: "Kenya's main arms supplier". In a text about arms "the biggest buyers" names
/// no item.
struct Habit {
    args: Arguments,
    item: Option<usize>,
    owner: Option<usize>,
}

fn habit(scene: &Scene<'_, '_>, at: usize) -> Option<Habit> {
    let args = scene.view.arguments(at + 1);
    let before = at.checked_sub(1).filter(|b| scene.view.item(*b).is_some());
    let item = before.or_else(|| args.items.first().or(args.for_items.first()).copied());
    let bare = scene.memory.military && !scene.view.word(at + 1, "of");
    (item.is_some() || bare).then_some(())?;
    Some(Habit { args, item, owner: scene.owner_before(at, 6) })
}

/// "X is the largest supplier of arms to Y", "X, Y's main arms supplier,", "Y's main arms suppliers are X and Z"
fn supplier(scene: &Scene<'_, '_>, at: usize, found: &mut Found) {
    let view = scene.view;
    let Some(Habit { args, item, owner }) = habit(scene, at) else { return };
    let of = view.word(at + 1, "of").then(|| (at + 2..at + 4).find_map(|j| scene.filler(j, false)));
    let recipient = args
        .to
        .first()
        .and_then(|j| scene.filler(*j, true))
        .or_else(|| owner.and_then(|j| scene.filler(j, false)))
        .or_else(|| of.flatten());
    let Some(recipient) = recipient else { return };
    let mut suppliers = who_is(scene, owner.unwrap_or(at), at);
    let others = ranked(scene, at, &suppliers, &recipient);
    suppliers.extend(others);
    let pairs = suppliers.into_iter().map(|supplier| (supplier, recipient.clone()));
    tell(scene, at, args.end, pairs, item, found);
}

/// "Y is the biggest buyer of American weapons", "X's biggest arms customers are Y and Z", "buyers of the gun include Y"
fn buyer(scene: &Scene<'_, '_>, at: usize, found: &mut Found) {
    let Some(Habit { args, item, owner }) = habit(scene, at) else { return };
    let phrase = item.and_then(|item| scene.view.item(item));
    if let Some((supplier, recipients)) = named_as(scene, at) {
        let pairs = recipients.into_iter().map(|recipient| (supplier.clone(), recipient));
        return tell(scene, at, args.end, pairs, item, found);
    }
    // "the first customer of the Gripen's rival"
    let possessive = |j: usize| matches!(scene.view.chunk(j).map(|c| c.kind), Some(ChunkKind::Possessive));
    let of_another = item.is_some_and(|i| possessive(i + 1));
    let told = || scene.memory.theme().supplier.as_ref().map(inferred).filter(|_| item.is_none());
    let supplier = phrase
        .and_then(|i| scene.origin_of(i))
        .or_else(|| args.from.first().and_then(|j| scene.filler(*j, true)))
        .or_else(|| owner.and_then(|j| scene.filler(j, false)))
        .or_else(told)
        .or_else(|| phrase.filter(|_| !of_another).and_then(|i| scene.maker_of(i, usize::MAX)));
    let Some(supplier) = supplier else { return };
    let mut recipients = who_is(scene, owner.unwrap_or(at), at);
    // "after Chad and Togo", "well ahead of Mali": others of the rank.
    let others = ranked(scene, at, &recipients, &supplier);
    recipients.extend(others);
    let pairs = recipients.into_iter().map(|recipient| (supplier.clone(), recipient));
    tell(scene, at, args.end, pairs, item, found);
}

/// "Countries that buy most Norwegian arms are India and Chad"
fn countries_that(scene: &Scene<'_, '_>, at: usize, found: &mut Found) {
    let view = scene.view;
    let buys =
        view.trigger_verb(at + 2).is_some_and(|t| matches!(t.class, TriggerClass::Buy | TriggerClass::Take));
    let item = (at + 3..at + 8).find(|j| view.item(*j).is_some()).filter(|_| buys);
    let Some(item) = item.filter(|i| view.is(i + 1, Class::Be)) else { return };
    let Some(supplier) = view.item(item).and_then(|i| scene.origin_of(i)) else { return };
    let pairs = listed(scene, item + 2).into_iter().map(|recipient| (supplier.clone(), recipient));
    tell(scene, at, item + 1, pairs, Some(item), found);
}

/// "with Chad, Togo and Mali as its top customers": the parties between "with" and "as", and whose customers they are.
fn named_as(scene: &Scene<'_, '_>, at: usize) -> Option<(Filler, Vec<Filler>)> {
    let view = scene.view;
    let as_ = (at.saturating_sub(6)..at).rev().find(|j| view.word(*j, "as"))?;
    let with = (as_.saturating_sub(14)..as_).rev().find(|j| view.word(*j, "with"))?;
    let owner = scene.owner_before(at, 6).and_then(|j| scene.filler(j, false));
    let subject = || scene.subject_filler(view.subject(with));
    let supplier = owner.or_else(subject)?;
    let recipients = (with + 1..as_)
        .filter_map(|j| scene.filler(j, false))
        .filter(|f| f.actor != supplier.actor)
        .collect();
    Some((supplier, recipients))
}

/// Parties that a rank is compared with: "after", "behind", "ahead of".
fn ranked(scene: &Scene<'_, '_>, noun: usize, known: &[Filler], other: &Filler) -> Vec<Filler> {
    let view = scene.view;
    let opens = (noun + 1..noun + 9).find(|j| view.any_word(*j, &["after", "behind", "ahead", "followed"]));
    let Some(opens) = opens else { return Vec::new() };
    let joins = |j: &usize| {
        view.party(*j).is_some()
            || view.is(*j, Class::Conjunction)
            || view.is(*j, Class::Determiner)
            || view.any_word(*j, &["of", "only", "by", "behind", "ahead", "after", "well", "far"])
            || matches!(view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Comma))
    };
    let new = |f: &Filler| known.iter().chain([other]).all(|k| k.actor != f.actor);
    let list: Vec<usize> = (opens + 1..view.sentence.chunks.len()).take_while(joins).collect();
    // "after Oslo withdrew": a clause, no rank.
    let behind = list.last().map_or(opens, |last| last + 1);
    if view.chunk(behind).is_some_and(|c| c.kind == ChunkKind::Word && !view.is(behind, Class::Preposition)) {
        return Vec::new();
    }
    list.into_iter().filter_map(|j| scene.filler(j, false)).filter(new).collect()
}

/// Who is said to be the noun at `at`, whose phrase begins at `start`: the subject of "is" before it, what it stands in apposition
/// to, or what follows "is" behind it.
fn who_is(scene: &Scene<'_, '_>, start: usize, at: usize) -> Vec<Filler> {
    let view = scene.view;
    let is_before =
        (start.saturating_sub(8)..start.max(1)).any(|j| view.is(j, Class::Be) || view.is(j, Class::Become));
    let comma = |j: usize| matches!(view.chunk(j).map(|c| c.kind), Some(ChunkKind::Comma));
    // "Oslo, the fourth-largest supplier"
    let phrase = (start.saturating_sub(6)..start)
        .rev()
        .take_while(|j| {
            matches!(
                view.chunk(*j).map(|c| c.kind),
                Some(ChunkKind::Number(_) | ChunkKind::Hyphen | ChunkKind::Word | ChunkKind::Item(_))
            ) && !view.is(*j, Class::Be)
                && !view.is(*j, Class::Preposition)
        })
        .last();
    let start = phrase.filter(|j| j.checked_sub(1).is_some_and(comma)).unwrap_or(start);
    let apposition = start.checked_sub(1).is_some_and(comma);
    if is_before || apposition {
        let verb =
            (0..start).rev().find(|j| view.is(*j, Class::Be) || view.is(*j, Class::Become) || comma(*j));
        match verb.map(|verb| view.subject(verb)) {
            Some(Subject::Party(j)) => scene.coordinated_fillers(j),
            _ => Vec::new(),
        }
    } else {
        // "Kenya's biggest arms suppliers are Norway and Chad", "buyers of the gun include Togo"
        let names =
            |j: &usize| view.is(*j, Class::Be) || view.any_word(*j, &["include", "included", "includes"]);
        let clause = |j: &usize| {
            !matches!(view.chunk(*j).map(|c| c.kind), None | Some(ChunkKind::Comma | ChunkKind::Semicolon))
        };
        let verb = (at + 1..at + 9).take_while(clause).find(names);
        verb.map_or_else(Vec::new, |verb| listed(scene, verb + 1))
    }
}

/// The parties of the list that begins at `from`.
fn listed(scene: &Scene<'_, '_>, from: usize) -> Vec<Filler> {
    let view = scene.view;
    let joins = |j: &usize| {
        view.party(*j).is_some()
            || view.is(*j, Class::Conjunction)
            || view.is(*j, Class::Determiner)
            || view.is(*j, Class::Adverb)
            || matches!(view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Comma))
    };
    // "Guinea (32 vehicles)": over what stands in brackets.
    let mut depth = 0;
    let mut inside = |j: &usize| {
        match view.chunk(*j).map(|c| c.kind) {
            Some(ChunkKind::Open) => depth += 1,
            Some(ChunkKind::Close) => {
                depth -= 1;
                return true;
            }
            _ => {}
        }
        depth > 0
    };
    let end = view.sentence.chunks.len();
    let list: Vec<usize> = (from..end).take_while(|j| inside(j) || joins(j)).collect();
    list.into_iter().filter_map(|j| scene.filler(j, false)).collect()
}

/// "Y depends on X for its howitzers", "Y has relied on X as a supplier of arms"
fn reliance(scene: &Scene<'_, '_>, at: usize, found: &mut Found) {
    let view = scene.view;
    let Some(on) = (at + 2..at + 5).find(|j| view.party(*j).is_some()) else { return };
    let purpose = (on + 1..on + 3).any(|j| view.any_word(j, &["for", "as"]));
    let item = (on + 1..on + 12).find(|j| view.item(*j).is_some()).filter(|_| purpose);
    let recipient = match view.subject(at) {
        Subject::Party(j) => scene.filler(j, false),
        _ => None,
    };
    let Some(item) = item else { return };
    let pair = scene.filler(on, false).zip(recipient);
    tell(scene, at, item + 1, pair.into_iter(), Some(item), found);
}

/// Tells of the flow of one item between each pair.
fn tell(
    scene: &Scene<'_, '_>,
    at: usize,
    end: usize,
    pairs: impl Iterator<Item = (Filler, Filler)>,
    item: Option<usize>,
    found: &mut Found,
) {
    let view = scene.view;
    let near = || at.saturating_sub(8)..at + 1;
    let any = |class| near().any(|j| view.is(j, class));
    // "has depended" goes on, "depended" is over.
    let over = view.any_word(at, &["relied", "depended"])
        && !(at.saturating_sub(3)..at).any(|j| view.is(j, Class::Have) && !view.word(j, "had"));
    let past = over || near().any(|j| view.any_word(j, &["was", "were", "had", "once", "former", "became"]));
    let negated = any(Class::Not);
    // "wants to become": nothing is so yet.
    let wished = near().any(|j| {
        let controls = view.chunk(j).filter(|c| c.kind == ChunkKind::Word).and_then(|c| c.info);
        controls.is_some_and(|i| {
            i.controls.iter().any(|c| {
                matches!(c.effect, ControlEffect::Hope | ControlEffect::Refuse | ControlEffect::Requested)
            })
        })
    });
    if negated || wished || item.is_some_and(|item| found.taken.contains(&item)) {
        return;
    }
    let status = match past {
        _ if any(Class::Modal) => Status::Possible,
        _ if any(Class::Will) => Status::Planned,
        true => Status::Delivered,
        false => Status::Ongoing,
    };
    let counts = |i: usize| view.item(i).is_some_and(|item| item.quantity.is_some());
    for (supplier, recipient) in pairs.filter(|(s, r)| s.actor != r.actor) {
        // "Guinea (32 vehicles)", "Egypt ($1.2 billion)": what it got stands in brackets behind it.
        let own = bracket(scene, &recipient);
        let counted = own.filter(|j| view.item(*j).is_some());
        let figure = own.and_then(|j| match view.chunk(j)?.kind {
            ChunkKind::Number(n) if view.sentence.numbers[n].class == NumberClass::Money => Some(n),
            _ => None,
        });
        if item.is_none() && own.is_none() {
            continue;
        }
        let frame = Frame {
            suppliers: vec![supplier],
            recipients: vec![recipient],
            // "its top three arms customers": the number counts them.
            items: counted.or(item.filter(|i| i + 1 != at || !counts(*i))).into_iter().collect(),
            certainty: scene.certainty(),
            figure,
            again: true,
            ..Frame::new(at, end, status, "supplier.noun")
        };
        match frame.items.is_empty() {
            true => scene.build_of(&frame, &scene.arms_at(at), found),
            false => scene.build(frame, found),
        }
    }
}

/// The item or the number that stands alone in brackets behind a party.
fn bracket(scene: &Scene<'_, '_>, party: &Filler) -> Option<usize> {
    let view = scene.view;
    let at = view.sentence.chunks.iter().position(|c| c.start == party.place.start)?;
    let open = matches!(view.chunk(at + 1)?.kind, ChunkKind::Open);
    let close = matches!(view.chunk(at + 3)?.kind, ChunkKind::Close);
    let told = view.item(at + 2).is_some() || matches!(view.chunk(at + 2)?.kind, ChunkKind::Number(_));
    (open && close && told).then_some(at + 2)
}
