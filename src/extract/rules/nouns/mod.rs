//! Nouns that move arms: the delivery of I to R by S, a contract with S for I, I shipments to R, a package for R.
//!
//! The status comes from the word that governs the noun ("approved the sale", "the delivery is expected").

mod contract;
mod governor;
mod owner;
mod sums;

use super::super::chunks::Kind as ChunkKind;
use super::super::clauses::Arguments;
use super::super::draft::Filler;
use super::super::lexicon::{Class, TriggerClass};
use super::frame::Frame;
use super::{Found, Scene};
use crate::model::{Certainty, Status};
use contract::{concluded, contract, outer_contract};
use governor::{agent_behind, governed, governor, governor_subjects};
use owner::{credited, owner};
pub(super) use sums::total;
use sums::{aid, sum_alone};

/// Reads every trigger noun of the sentence.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    for at in 0..scene.view.sentence.chunks.len() {
        let Some(chunk) = scene.view.chunk(at) else { continue };
        let Some(info) = chunk.info.filter(|i| !i.triggers.is_empty()) else { continue };
        if !matches!(chunk.kind, ChunkKind::Word) || !scene.view.is_noun_here(at) {
            continue;
        }
        let Some(trigger) = info
            .triggers
            .iter()
            .filter(|t| t.noun && scene.view.rest(at, &t.rest))
            .max_by_key(|t| t.rest.len())
        else {
            continue;
        };
        let noun = Noun {
            at,
            after: at + 1 + trigger.rest.len(),
            class: trigger.class,
            lemma: &trigger.lemma,
            plain: trigger.status.unwrap_or(Status::Delivered),
        };
        read(scene, &noun, found);
    }
    aid(scene, found);
}

/// A trigger noun as it stands.
struct Noun<'n> {
    at: usize,
    after: usize,
    class: TriggerClass,
    lemma: &'n str,
    plain: Status,
}

/// One noun: its item, the parties around it, and the status that its governor gives.
fn read(scene: &Scene<'_, '_>, noun: &Noun<'_>, found: &mut Found) {
    let view = scene.view;
    let args = view.arguments(concluded(scene, noun));
    let mut items = args.items.clone();
    if items.is_empty() {
        items.clone_from(&args.for_items);
    }
    // "an order for 90, and guns for them": the number comes first.
    let leads = |n: &usize| n.checked_sub(1).is_some_and(|b| view.word(b, "for"));
    if (args.items.is_empty() || args.numbers.first().is_some_and(leads))
        && args.numbers.first().zip(items.first()).is_some_and(|(n, i)| n < i)
        && scene.memory.item.is_some()
    {
        items.clear();
    }
    // "approved the export of up to 90": the item stands in a sentence before.
    let numbers = if items.is_empty() { args.numbers.clone() } else { Vec::new() };
    // "ammunition shipments", "arms deliveries": the item stands right before.
    if let Some(before) = noun.at.checked_sub(1)
        && view.item(before).is_some()
        && view.chunk(before).is_some_and(|c| c.end + 1 >= view.sentence.chunks[noun.at].start)
    {
        items = vec![before];
    }
    // "ten guns are being readied by Oslo for dispatch to Riga": what the noun is to happen to is the subject.
    let mut readier = Vec::new();
    if items.is_empty()
        && noun.class == TriggerClass::Give
        && !args.to.is_empty()
        && let Some((item, by)) = readied(scene, noun)
    {
        items = vec![item];
        readier.extend(by);
    }
    if items.is_empty() && (numbers.is_empty() || scene.memory.item.is_none()) {
        // "Seoul's sales to Warsaw": the sentences that follow go on about this flow.
        let to: Vec<Filler> = args.to.iter().filter_map(|c| scene.filler(*c, false)).collect();
        if let (Some(from), [to]) = (owner(scene, noun.at), to.as_slice())
            && from.actor != to.actor
            && scene.memory.military
            && matches!(noun.class, TriggerClass::Give | TriggerClass::Sell)
        {
            found.lead = Some((from, to.clone(), noun.plain));
        }
        return sum_alone(scene, noun, &args, found);
    }
    let fillers = |chunks: &[usize], place: bool| {
        chunks.iter().filter_map(|c| scene.filler(*c, place)).collect::<Vec<Filler>>()
    };
    let owner = owner(scene, noun.at);
    let (mut suppliers, mut recipients) = match noun.class {
        TriggerClass::Take | TriggerClass::Request => {
            (fillers(&args.from, false), owner.into_iter().collect())
        }
        TriggerClass::Sell
            if matches!(
                noun.lemma,
                "purchase"
                    | "acquisition"
                    | "procurement"
                    | "order"
                    | "contract"
                    | "deal"
                    | "agreement"
                    | "pact"
                    | "accord"
                    | "memorandum"
                    | "talk"
                    | "negotiation"
            ) =>
        {
            match outer_contract(scene, noun) {
                Some(outer) => {
                    let args = view.arguments(outer.after);
                    let owner = self::owner(scene, outer.at);
                    contract(scene, &outer, &args, owner)
                }
                None => contract(scene, noun, &args, owner),
            }
        }
        _ => {
            let by = fillers(&args.by, false);
            let from = fillers(&args.from, false);
            let supplier = if !by.is_empty() {
                by
            } else if !from.is_empty() {
                from
            } else {
                owner.into_iter().collect()
            };
            (supplier, fillers(&args.to, true))
        }
    };
    if noun.lemma == "arrival" && recipients.is_empty() {
        recipients = fillers(&args.at, true);
    }
    if noun.lemma == "deployment" {
        if recipients.is_empty() {
            recipients = fillers(&args.at, true);
        }
        // Ships and planes on a deployment are their own state's.
        if recipients.is_empty() {
            return;
        }
    }
    if suppliers.is_empty() {
        suppliers.extend(credited(scene, noun.at));
    }
    // "Riga awaits the delivery of ten guns from Oslo"
    if noun.class == TriggerClass::Give && recipients.is_empty() && !suppliers.is_empty() {
        let waits = governor(scene, noun.at).filter(|j| {
            view.any_word(
                *j,
                &["await", "awaits", "awaiting", "expect", "expects", "received", "took", "accepted"],
            )
        });
        let waiting = waits.map_or_else(Vec::new, |_| governor_subjects(scene, noun));
        recipients.extend(waiting.into_iter().filter(|r| suppliers.iter().all(|s| s.actor != r.actor)));
    }
    let halted = || {
        governor(scene, noun.at).is_some_and(|j| {
            view.chunk(j)
                .and_then(|c| c.info)
                .is_some_and(|i| i.triggers.iter().any(|t| !t.noun && t.class == TriggerClass::Halt))
        })
    };
    if noun.class == TriggerClass::Approve && halted() {
        let frame = frame(scene, noun, suppliers, recipients, items, &args, noun.plain, Certainty::Stated);
        return scene.refuse(&frame, "refused_to", found);
    }
    // "A donation of ten guns from Oslo had reached Riga"
    if noun.class == TriggerClass::Give && recipients.is_empty() && !suppliers.is_empty() {
        recipients = arrived_at(scene, args.end);
        recipients.retain(|r| suppliers.iter().all(|s| s.actor != r.actor));
    }
    // "Oslo's delivery of two jets raises Riga's fleet to five"
    if noun.class == TriggerClass::Give && recipients.is_empty() {
        let raises = (noun.after..noun.after + 8).find(|j| {
            view.any_word(
                *j,
                &[
                    "raises", "raised", "brings", "brought", "lifts", "lifted", "takes", "took", "boosts",
                    "boosted",
                ],
            )
        });
        let fleet = raises.and_then(|verb| (verb + 1..verb + 5).find(|j| view.is(*j, Class::Holdings)));
        let owner = fleet.and_then(|j| scene.owner_before(j, 2)).and_then(|j| scene.filler(j, false));
        recipients.extend(owner.filter(|r| suppliers.iter().all(|s| s.actor != r.actor)));
    }
    // "With the arrival of two jets from Oslo, Riga now has five"
    if noun.lemma == "arrival"
        && recipients.is_empty()
        && matches!(view.chunk(args.end).map(|c| c.kind), Some(ChunkKind::Comma))
    {
        recipients.extend(
            scene.filler(args.end + 1, false).filter(|r| suppliers.iter().all(|s| s.actor != r.actor)),
        );
    }
    let awaits = !readier.is_empty()
        || items.first().is_some_and(|item| {
            *item + 1 < noun.at && !args.items.contains(item) && !args.for_items.contains(item)
        });
    if suppliers.is_empty() {
        suppliers = readier;
    }
    // "Oslo and Riga signed for the purchase of 48 tanks": nobody buys what it makes.
    if let ([supplier], [recipient], TriggerClass::Sell) =
        (suppliers.as_slice(), recipients.as_slice(), noun.class)
    {
        let systems = items.iter().filter_map(|i| view.item(*i)).flat_map(|i| &i.systems);
        let maker = systems.filter_map(|s| scene.lexicon.systems[*s].maker).next().map(|m| scene.standing(m));
        if maker == Some(recipient.actor) && maker != Some(supplier.actor) {
            std::mem::swap(&mut suppliers, &mut recipients);
        }
    }
    let (status, certainty) = match governed(scene, noun, &args) {
        Ok((Status::Delivered, certainty)) if awaits => (Status::Planned, certainty),
        // "signed a contract for the delivery of ten guns"
        Ok((_, certainty)) if noun.class == TriggerClass::Give && outer_contract(scene, noun).is_some() => {
            (Status::Ordered, certainty)
        }
        Ok(governed) => governed,
        Err(reason) => {
            let frame =
                frame(scene, noun, suppliers, recipients, items, &args, noun.plain, Certainty::Stated);
            return scene.refuse(&frame, reason, found);
        }
    };
    // "licences for arms were issued for Riga by Oslo": both stand behind the verb.
    if noun.class == TriggerClass::Approve && recipients.is_empty() && suppliers.is_empty() {
        let issued = (args.end.saturating_sub(1)..args.end + 4).find(|j| view.is(*j, Class::Issues));
        let behind = issued.map(|j| view.arguments(j + 1)).unwrap_or_default();
        recipients = fillers(&behind.to, true);
        suppliers = fillers(&behind.by, false);
    }
    // "Washington approved the sale of F-16s to Turkey": the seller is the state that consents, if nobody else is named.
    let its = noun.at.checked_sub(1).is_some_and(|j| view.any_word(j, &["its", "their"]));
    if suppliers.is_empty() && !recipients.is_empty() && !its {
        suppliers = governor_subjects(scene, noun);
        suppliers.extend(agent_behind(scene, args.end));
        // "Beijing protested against the sale to Taipei": an enemy sells nothing.
        let sells = |s: &Filler, r: &Filler| {
            r.actor != s.actor && !scene.lexicon.enemies.contains(&(s.actor, r.actor))
        };
        suppliers.retain(|s| recipients.iter().all(|r| sells(s, r)));
    } else if recipients.is_empty()
        && suppliers.is_empty()
        && matches!(noun.class, TriggerClass::Promise | TriggerClass::Approve)
    {
        suppliers = governor_subjects(scene, noun);
    }
    // "sales of tanks to Riga and of jets to Kyiv": each item has the taker that follows it.
    let between = |pair: &[usize]| args.to.iter().any(|p| pair[0] < *p && *p < pair[1]);
    let gives = matches!(noun.class, TriggerClass::Give)
        || matches!(noun.lemma, "sale" | "contract" | "deal" | "order" | "agreement");
    if gives && args.to.len() > 1 && args.items.windows(2).any(between) {
        for item in &args.items {
            let own: Vec<Filler> =
                args.to.iter().find(|p| *p > item).and_then(|p| scene.filler(*p, true)).into_iter().collect();
            let own = if own.is_empty() { recipients.clone() } else { own };
            scene.build(
                frame(scene, noun, suppliers.clone(), own, vec![*item], &args, status, certainty),
                found,
            );
        }
        return;
    }
    let items = limited_to(scene, &items, args.end).map_or(items, |item| vec![item]);
    let frame = Frame {
        figure: total(scene, args.end),
        numbers,
        ..frame(scene, noun, suppliers, recipients, items, &args, status, certainty)
    };
    scene.build(frame, found);
}

/// "The supply of drones to Riga has been limited to five TB2s": what the deliveries come to.
fn limited_to(scene: &Scene<'_, '_>, items: &[usize], end: usize) -> Option<usize> {
    let view = scene.view;
    let [item] = items else { return None };
    let limits = |j: &usize| view.any_word(*j, &["limited", "confined", "amounted", "restricted"]);
    let verb = (end.saturating_sub(1)..end + 4).find(|j| limits(j) && view.word(j + 1, "to"))?;
    let told = (verb + 2..verb + 4).find(|j| view.item(*j).is_some_and(|i| i.quantity.is_some()))?;
    let same = view.item(*item)?.category == view.item(told)?.category;
    (same && view.item(*item)?.quantity.is_none()).then_some(told)
}

/// Where the noun as a subject went: "had reached Riga", "arrived in Riga".
fn arrived_at(scene: &Scene<'_, '_>, end: usize) -> Vec<Filler> {
    let view = scene.view;
    let verb = (end..end + 4).find(|j| {
        view.chunk(*j)
            .filter(|c| c.kind == ChunkKind::Word)
            .and_then(|c| c.info)
            .is_some_and(|info| info.triggers.iter().any(|t| !t.noun && t.class == TriggerClass::Arrive))
    });
    let Some(verb) = verb else { return Vec::new() };
    let args = view.arguments(verb + 1);
    let near = args.at.iter().chain(&args.to).chain(&args.bare).filter(|p| **p < verb + 6);
    near.filter_map(|p| scene.filler(*p, true)).take(1).collect()
}

/// "are being readied by Oslo for dispatch": the item that is the subject, and who does it.
fn readied(scene: &Scene<'_, '_>, noun: &Noun<'_>) -> Option<(usize, Option<Filler>)> {
    let view = scene.view;
    let purpose = noun.at.checked_sub(1).filter(|j| view.word(*j, "for"))?;
    let be = (purpose.saturating_sub(7)..purpose).rev().find(|j| view.is(*j, Class::Be))?;
    let crate::extract::clauses::Subject::Item(item) = view.subject(be) else { return None };
    let by = (be..purpose).find(|j| view.word(*j, "by"));
    Some((item, by.and_then(|by| (by + 1..purpose).find_map(|j| scene.filler(j, false)))))
}

#[allow(clippy::too_many_arguments, reason = "the parts of one frame")]
fn frame(
    scene: &Scene<'_, '_>,
    noun: &Noun<'_>,
    suppliers: Vec<Filler>,
    recipients: Vec<Filler>,
    items: Vec<usize>,
    args: &Arguments,
    status: Status,
    certainty: Certainty,
) -> Frame {
    let before = noun
        .at
        .checked_sub(1)
        .is_some_and(|b| scene.view.is(b, Class::Increment) && !scene.view.is(b, Class::Preposition));
    Frame {
        suppliers,
        recipients,
        items,
        numbers: Vec::new(),
        status,
        certainty,
        trigger: noun.at,
        end: args.end,
        weak: false,
        rule: format!("{}.noun", noun.lemma.replace(' ', "_")),
        inherit: true,
        buys: noun.class == TriggerClass::Sell || noun.class == TriggerClass::Request,
        figure: None,
        total: false,
        increment: before,
        relative: false,
        of_last: false,
        again: false,
        to_others: scene.to_others(noun.after, args.end),
    }
}
