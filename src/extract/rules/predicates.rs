//! Predicates without a verb of giving: "Another six are due in May", "ten more are on order", "a consignment is on its way".
//!
//! The parties are those of the sentences before; the item is the subject, or what its number counts.

use super::super::chunks::Kind as ChunkKind;
use super::super::clauses::Subject;
use super::super::lexicon::forms::Form;
use super::super::lexicon::{Class, ControlEffect};
use super::frame::Frame;
use super::roles::subject_fillers;
use super::status::status_of;
use super::{Found, Scene};
use crate::model::{Category, Status};

/// Words of which every predicate has one.
const PREDICATES: &[&str] = &[
    "due",
    "scheduled",
    "slated",
    "planned",
    "expected",
    "earmarked",
    "order",
    "come",
    "follow",
    "part",
    "service",
    "use",
    "operational",
    "way",
    "route",
    "transit",
];

/// Reads every predicate of the sentence.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    so_are(scene, found);
    held_from(scene, found);
    men_in(scene, found);
    lets_have(scene, found);
    approval_for(scene, found);
    slug(scene, found);
    let view = scene.view;
    if !view.may_hold(PREDICATES) {
        return;
    }
    for at in 1..view.sentence.chunks.len() {
        let Some((status, name)) = predicate(scene, at) else { continue };
        let mut j = at;
        while j > 0
            && (view.is(j - 1, Class::Be) || view.is(j - 1, Class::Adverb) || view.is(j - 1, Class::Have))
        {
            j -= 1;
        }
        let (items, numbers) = match view.subject(j) {
            Subject::Item(item) => (scene.coordinated_items(item), Vec::new()),
            Subject::Number(number) => (Vec::new(), vec![number]),
            _ => continue,
        };
        let args = view.arguments(at + 1);
        let mut recipients: Vec<_> = args.to.iter().filter_map(|p| scene.filler(*p, true)).collect();
        let mut suppliers: Vec<_> = args.from.iter().filter_map(|p| scene.filler(*p, true)).collect();
        if suppliers.is_empty() {
            suppliers.extend(scene.heading("from"));
        }
        // "Chad, with 42 on order": whose number it is receives.
        if let ([number], true) = (numbers.as_slice(), recipients.is_empty())
            && let Some(with) = number.checked_sub(1).filter(|j| view.word(*j, "with"))
        {
            let owner = with.checked_sub(1).map(|j| {
                j - usize::from(matches!(view.chunk(j).map(|c| c.kind), Some(ChunkKind::Comma)) && j > 0)
            });
            recipients.extend(owner.and_then(|j| scene.filler(j, false)));
        }
        let negated = (j.saturating_sub(3)..at).any(|k| view.is(k, Class::Not));
        // "bombs killed nine, two of them on their way to work": no arms.
        let lost = !numbers.is_empty()
            && (0..at).any(|k| view.is(k, Class::GuardLoss) || view.is(k, Class::GuardAttack));
        if lost {
            continue;
        }
        let frame = Frame {
            suppliers,
            recipients,
            items,
            numbers,
            certainty: scene.certainty(),
            increment: status == Status::Planned,
            relative: status == Status::Ordered
                && (args.end..args.end + 2).any(|k| view.is(k, Class::Be) || view.is(k, Class::Have)),
            ..Frame::new(at, args.end, status, &format!("predicate.{name}"))
        };
        if negated {
            scene.refuse(&frame, "negated", found);
        } else {
            scene.build(frame, found);
        }
    }
}

/// "Kenya now has 12 helicopters from Oslo", "has had ten of those from Oslo for years": who has them from somebody received them.
fn held_from(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    for at in 1..view.sentence.chunks.len() {
        let main = view.is(at, Class::Have) && !(view.is(at - 1, Class::Have) && at < 2);
        let Subject::Party(owner) = (if main { view.subject(at) } else { Subject::None }) else { continue };
        let object = view.first_real(at + 1);
        let number = matches!(view.chunk(object).map(|c| c.kind), Some(ChunkKind::Number(_)));
        if !number && view.item(object).is_none() {
            continue;
        }
        let args = view.arguments(at + 1);
        let Some(giver) = args.from.first().and_then(|j| scene.filler(*j, false)) else { continue };
        let Some(taker) = scene.filler(owner, false).filter(|t| t.actor != giver.actor) else { continue };
        // "has ten guns on order from Oslo"
        let on_order = (at..args.end).any(|j| view.word(j, "on") && view.word(j + 1, "order"));
        let status = if on_order { Status::Ordered } else { Status::Delivered };
        let frame = Frame {
            suppliers: vec![giver],
            recipients: vec![taker],
            items: args.items,
            numbers: args.numbers,
            certainty: scene.certainty(),
            ..Frame::new(at, args.end, status, "predicate.has_from")
        };
        scene.build(frame, found);
    }
}

/// "Oslo has 6,000 soldiers in Chad", "10,000 Norwegian soldiers are now in Chad": people counted in a state that is not theirs.
fn men_in(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    for at in 0..view.sentence.chunks.len() {
        // "Ten Spanish Leopards are now in Riga": arms too, where they are now.
        let now =
            || (at + 2..at + 4).any(|j| view.any_word(j, &["now", "already"])) && view.is(at + 1, Class::Be);
        let men = view.item(at).filter(|i| {
            (i.category == Category::Personnel || (i.strong || !i.systems.is_empty()) && now())
                && i.quantity.is_some()
                && !i.guarded
        });
        let Some(men) = men.filter(|_| !found.taken.contains(&at)) else { continue };
        let be = view.is(at + 1, Class::Be) || view.is(at + 1, Class::Have);
        let mut next = at + 1;
        while next < at + 6
            && (view.is(next, Class::Be)
                || view.is(next, Class::Have)
                || view.is(next, Class::Adverb)
                || view.any_word(
                    next,
                    &[
                        "now",
                        "currently",
                        "stationed",
                        "based",
                        "deployed",
                        "serving",
                        "fighting",
                        "already",
                        "present",
                    ],
                ))
        {
            next += 1;
        }
        if !view.any_word(next, &["in", "alongside", "inside"]) {
            continue;
        }
        let taker = (next + 1..next + 5).find_map(|j| scene.filler(j, true));
        let owner = || {
            let has = (at.saturating_sub(4)..at).rev().find(|j| view.is(*j, Class::Have))?;
            match view.subject(has) {
                Subject::Party(j) => scene.filler(j, false),
                other => scene.subject_filler(other),
            }
        };
        let giver = scene.origin_of(men).filter(|_| be || at == 0).or_else(owner);
        let (Some(giver), Some(taker)) = (giver, taker) else { continue };
        let negated =
            (at.saturating_sub(4)..next).any(|j| view.is(j, Class::Not) || view.is(j, Class::Modal));
        if giver.actor == taker.actor || negated {
            continue;
        }
        let frame = Frame {
            suppliers: vec![giver],
            recipients: vec![taker],
            items: vec![at],
            certainty: scene.certainty(),
            ..Frame::new(at, next + 2, Status::Delivered, "predicate.men_in")
        };
        scene.build(frame, found);
    }
}

/// "Riga gets Norwegian approval for 300 missiles": who gets it receives, whose it is gives.
fn approval_for(scene: &Scene<'_, '_>, found: &mut Found) {
    const APPROVALS: &[&str] = &["approval", "permission", "clearance", "consent"];
    let view = scene.view;
    if !view.may_hold(APPROVALS) {
        return;
    }
    for at in 1..view.sentence.chunks.len() {
        if !(view.any_word(at, APPROVALS) && view.word(at + 1, "for")) {
            continue;
        }
        let owner = scene
            .owner_before(at, 3)
            .or_else(|| (at.saturating_sub(2)..at).find(|j| view.party(*j).is_some()));
        let gets = (at.saturating_sub(5)..at).rev().find(|j| {
            view.any_word(
                *j,
                &[
                    "gets", "got", "get", "wins", "won", "receives", "received", "secured", "secures",
                    "obtained", "granted",
                ],
            )
        });
        let (Some(owner), Some(gets)) = (owner, gets) else { continue };
        let args = view.arguments(at + 2);
        let form = if view.word(gets, "get") { Form::Base } else { Form::Past };
        let group = view.group(gets, form, view.subject(gets));
        let status = status_of(Status::Approved, &group, scene.headline, false);
        let frame = Frame {
            suppliers: scene.filler(owner, false).into_iter().collect(),
            recipients: subject_fillers(scene, view.subject(gets)),
            items: args.items,
            certainty: scene.certainty(),
            inherit: false,
            ..Frame::new(at, args.end, status.unwrap_or(Status::Approved), "predicate.approval_for")
        };
        if let Err(reason) = status {
            scene.refuse(&frame, reason, found);
            continue;
        }
        let apart = frame.suppliers.iter().all(|s| frame.recipients.iter().all(|r| r.actor != s.actor));
        if apart && !frame.suppliers.is_empty() && !frame.recipients.is_empty() {
            scene.build(frame, found);
        }
    }
}

/// "Bolivia: six trainers from China", "Uruguay - three boats from Spain": a line without a verb; its head receives.
fn slug(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    let sign = matches!(view.chunk(1).map(|c| c.kind), Some(ChunkKind::Colon | ChunkKind::Dash));
    let verb = || {
        (2..view.sentence.chunks.len())
            .any(|j| view.is_trigger_verb(j) && !view.is_noun_here(j) || view.is(j, Class::Be))
    };
    if !sign || view.item(2).is_none_or(|i| i.quantity.is_none()) || verb() {
        return;
    }
    let args = view.arguments(2);
    let on_order = (2..args.end).any(|j| view.word(j, "on") && view.word(j + 1, "order"));
    let suppliers: Vec<_> = args.from.iter().filter_map(|j| scene.filler(*j, false)).collect();
    let Some(head) = scene.filler(0, false).filter(|h| suppliers.iter().all(|s| s.actor != h.actor)) else {
        return;
    };
    if suppliers.is_empty() {
        return;
    }
    let frame = Frame {
        suppliers,
        recipients: vec![head],
        items: args.items,
        certainty: scene.certainty(),
        inherit: false,
        ..Frame::new(
            1,
            args.end,
            if on_order { Status::Ordered } else { Status::Delivered },
            "predicate.slug",
        )
    };
    scene.build(frame, found);
}

/// "Oslo will let Riga have 24 guns", "weighing whether to let Riga have guns": what one lets the other have is allowed to go.
fn lets_have(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    if !view.may_hold(&["let", "lets", "letting"]) {
        return;
    }
    for at in 1..view.sentence.chunks.len() {
        if !view.any_word(at, &["let", "lets", "letting"]) {
            continue;
        }
        let have = (at + 2..at + 5).find(|j| view.word(*j, "have"));
        let Some(have) = have.filter(|h| view.party(h - 1).is_some()) else { continue };
        let subject = view.subject(at);
        let group = view.group(at, Form::Base, subject);
        let suppliers = subject_fillers(scene, subject);
        let recipients: Vec<_> = scene.filler(have - 1, false).into_iter().collect();
        let args = view.arguments(have + 1);
        let wonders = (at.saturating_sub(6)..at).any(|j| view.word(j, "whether"));
        let status = if group.modal || wonders { Status::Possible } else { Status::Approved };
        let frame = Frame {
            suppliers,
            recipients,
            items: args.items,
            certainty: scene.certainty(),
            ..Frame::new(at, args.end, status, "predicate.let_have")
        };
        if group.negated || matches!(group.control, Some(ControlEffect::Refuse)) {
            scene.refuse(&frame, "refused_to", found);
        } else {
            scene.build(frame, found);
        }
    }
}

/// "So are two batteries and 50 tanks": what was said of the items before holds for these.
fn so_are(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    if !(view.word(0, "so") && view.is(1, Class::Be)) {
        return;
    }
    let (Some(status), Some(_)) = (scene.memory.status, scene.memory.dyad(scene.index, 3)) else { return };
    let items: Vec<usize> = (2..view.sentence.chunks.len()).filter(|at| view.item(*at).is_some()).collect();
    let frame = Frame {
        items,
        certainty: scene.certainty(),
        ..Frame::new(1, view.sentence.chunks.len(), status, "predicate.so_are")
    };
    scene.build(frame, found);
}

/// The status that a predicate gives: due, on order, on its way, in transit.
fn predicate(scene: &Scene<'_, '_>, at: usize) -> Option<(Status, &'static str)> {
    let view = scene.view;
    let after_be = view.is(at - 1, Class::Be) || view.is(at - 1, Class::Adverb);
    if view.word(at, "due") && after_be && !view.word(at + 1, "to") {
        return Some((Status::Planned, "due"));
    }
    let scheduled = view.any_word(at, &["scheduled", "slated", "planned", "expected", "due", "earmarked"]);
    if scheduled
        && after_be
        && view.word(at + 1, "for")
        && view.any_word(at + 2, &["delivery", "shipment", "transfer"])
    {
        return Some((Status::Planned, "scheduled"));
    }
    if view.word(at, "on") && view.word(at + 1, "order") {
        return Some((Status::Ordered, "on_order"));
    }
    if view.word(at, "to")
        && view.any_word(at + 1, &["come", "follow"])
        && !view.is(at - 1, Class::Be)
        && (view.item(at - 1).is_some()
            || matches!(view.chunk(at - 1).map(|c| c.kind), Some(ChunkKind::Number(_))))
    {
        return Some((Status::Planned, "to_come"));
    }
    // "Rockets, too, are part of the deal"
    let part = after_be && view.word(at, "part") && view.word(at + 1, "of");
    if part && let Some(deal) = (at + 2..at + 5).find(|j| view.chunk(*j).is_some_and(|c| c.is(Class::Deal))) {
        let pledged = view.any_word(deal, &["package", "packages", "tranche"]);
        return Some((if pledged { Status::Pledged } else { Status::Ordered }, "part_of"));
    }
    let used = view.word(at, "in") && view.any_word(at + 1, &["service", "use"])
        || view.any_word(at, &["operational"]);
    if used && after_be {
        return Some((Status::Delivered, "in_service"));
    }
    let way =
        view.word(at, "on") && view.any_word(at + 1, &["its", "their", "the"]) && view.word(at + 2, "way");
    if way
        || view.word(at, "en") && view.word(at + 1, "route")
        || view.word(at, "in") && view.word(at + 1, "transit")
    {
        return Some((Status::Ongoing, "on_the_way"));
    }
    None
}
