//! Counted arms without a word that moves them, in a text that goes on about one flow: "the deal also provides for 14 recovery
//! vehicles", "with two corvettes". The flow is that of the sentence, of its head, or of the sentences just before.
//!
//! The last rule of all: it looks only at what no other rule took, and steps back before every word that speaks of losses,
//! attacks, production or stocks, and before every third party.

use super::super::chunks::Kind as ChunkKind;
use super::super::clauses::Subject;
use super::super::draft::Filler;
use super::super::lexicon::Class;
use super::super::numbers::NumberClass;
use super::frame::Frame;
use super::{Found, Scene};
use crate::model::{Act, Category, FieldBasis, Polarity, SourceKind, Status};

/// How many sentences back the flow may stand.
const REACH: usize = 6;

/// Reads the counted items that nobody took.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    if scene.headline || scene.memory.exercise {
        return;
    }
    let guards = [
        Class::GuardLoss,
        Class::GuardCapture,
        Class::GuardAttack,
        Class::GuardMake,
        Class::GuardOwn,
        Class::Reliance,
        Class::Not,
        Class::NotArms,
    ];
    let guarded = view
        .sentence
        .chunks
        .iter()
        .any(|c| c.kind == ChunkKind::Word && guards.iter().any(|class| c.is(*class)));
    if guarded {
        return;
    }
    let items: Vec<usize> = (0..view.sentence.chunks.len())
        .filter(|at| {
            !found.taken.contains(at)
                && view.item(*at).is_some_and(|i| counted(scene, i) && !told_of(found, i))
        })
        .collect();
    // "Oslo has 30 jets": what a state has is a stock.
    let has = |at: &usize| {
        (at.saturating_sub(2)..*at).any(|j| {
            (view.is(j, Class::Have) || view.is(j, Class::Uses))
                && matches!(view.subject(j), Subject::Party(_))
        })
    };
    if items.is_empty() || items.iter().any(has) {
        return;
    }
    let told = |d: &&super::super::draft::Draft| d.polarity == Polarity::Affirmed && d.act == Act::Transfer;
    let here =
        found.drafts.iter().rev().filter(told).find_map(|d| d.supplier.clone().zip(d.recipient.clone()));
    let flow = here.clone().or_else(|| scene.memory.dyad(scene.index, REACH)).or_else(|| {
        let theme = scene.memory.theme();
        theme.pair.clone()
    });
    let Some((mut supplier, recipient)) = flow else { return };
    // "Oslo promised 90 rockets on top": who announces it gives it.
    let announcer = scene.sayings.iter().flat_map(|s| &s.speakers).find_map(|s| {
        let state = matches!(
            s.kind,
            SourceKind::Government | SourceKind::Ministry | SourceKind::Leader | SourceKind::Military
        );
        let announces = ["announc", "pledg", "promis", "commit"].iter().any(|w| s.cue.starts_with(w));
        s.actor
            .filter(|a| state && announces && *a != recipient.actor)
            .map(|a| (scene.standing(a), s.place.clone()))
    });
    if let Some((actor, place)) = announcer {
        supplier = Filler { actor, place, basis: FieldBasis::Inferred };
    }
    let headed =
        scene.heading("from").is_some() || scene.heading("for").is_some() || scene.heading("to").is_some();
    // Somebody else's arms, unless only the speaker is somebody else.
    let third = |at: usize| {
        scene.filler(at, false).is_some_and(|f| f.actor != supplier.actor && f.actor != recipient.actor)
            && !scene.sayings.iter().any(|s| s.speaker == at)
    };
    let origin = |at: &usize| {
        view.item(*at).and_then(|i| i.origin).is_none_or(|(actor, _)| scene.standing(actor) == supplier.actor)
    };
    if !headed && (0..view.sentence.chunks.len()).any(third) || !items.iter().all(origin) {
        return;
    }
    let status = status(scene, found.drafts.iter().rfind(told).map(|d| d.status));
    let frame = Frame {
        suppliers: if headed { Vec::new() } else { vec![super::super::memory::inferred(&supplier)] },
        recipients: if headed { Vec::new() } else { vec![super::super::memory::inferred(&recipient)] },
        trigger: items.first().copied().unwrap_or(0),
        end: view.sentence.chunks.len(),
        items,
        numbers: Vec::new(),
        status,
        certainty: scene.certainty(),
        weak: false,
        rule: "context.counted".to_owned(),
        inherit: true,
        buys: false,
        figure: None,
        total: false,
        increment: false,
        relative: false,
        of_last: false,
        again: false,
        to_others: false,
    };
    scene.build(frame, found);
}

fn counted(scene: &Scene<'_, '_>, item: &super::super::items::ItemPhrase) -> bool {
    let number = item.quantity.map(|n| &scene.view.sentence.numbers[n]);
    item.strong
        && !item.guarded
        && item.category != Category::Personnel
        // Ships and planes are somewhere more often than they are given to somebody.
        && (!matches!(item.category, Category::Ships | Category::Aircraft)
            || scene.heading("from").is_some()
            || !scene.memory.theme().is_thin())
        && number.is_some_and(|n| matches!(n.class, NumberClass::Cardinal | NumberClass::Tonnes))
}

/// The status of the sentence's own report, else what its auxiliaries say, else that of the report before.
fn status(scene: &Scene<'_, '_>, here: Option<Status>) -> Status {
    let any = |class| (0..scene.view.sentence.chunks.len()).any(|at| scene.view.is(at, class));
    let first = scene.view.sentence.chunks.len();
    match here.or_else(|| super::lists::of_package(scene, first)) {
        Some(status) => status,
        None if any(Class::Modal) => Status::Possible,
        None if any(Class::Will) => Status::Planned,
        None => scene.memory.status.unwrap_or(Status::Delivered),
    }
}

/// Whether a relative clause has told of the item already.
fn told_of(found: &Found, item: &super::super::items::ItemPhrase) -> bool {
    found.drafts.iter().any(|d| d.item.place.start == item.start)
}
