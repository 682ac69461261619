//! Nouns that move arms: the delivery of I to R by S, a contract with S for I, I shipments to R, a package for R.
//!
//! The status comes from the word that governs the noun ("approved the sale", "the delivery is expected").

use super::super::chunks::Kind as ChunkKind;
use super::super::clauses::{Arguments, Subject};
use super::super::draft::Filler;
use super::super::lexicon::{ActorForm, Class, ControlEffect, TriggerClass};
use super::super::numbers::NumberClass;
use super::frame::Frame;
use super::{Found, Scene};
use crate::model::{Category, Certainty, Status, Unit};

/// Reads every trigger noun of the sentence.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    for at in 0..scene.view.sentence.chunks.len() {
        let Some(chunk) = scene.view.chunk(at) else { continue };
        let Some(info) = chunk.info else { continue };
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

/// "$3 billion in military aid to Israel", "Oslo's military support for Kyiv has reached $9bn": aid with a value is a report
/// by itself, once both sides are named.
fn aid(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    for at in 0..view.sentence.chunks.len() {
        let Some(item) = view
            .item(at)
            .filter(|i| (i.category == Category::MilitaryAid || i.unit == Unit::Shipments) && !i.guarded)
        else {
            continue;
        };
        if found.taken.contains(&at) {
            continue;
        }
        let args = view.arguments(at + 1);
        let money = item.quantity.filter(|n| view.sentence.numbers[*n].class == NumberClass::Money);
        let figure = money.or_else(|| total(scene, args.end));
        let mut recipients: Vec<Filler> = args.to.iter().filter_map(|c| scene.filler(*c, false)).collect();
        let giver = scene.origin_of(item);
        let from: Vec<Filler> =
            args.from.iter().chain(&args.by).filter_map(|c| scene.filler(*c, false)).collect();
        let mut suppliers: Vec<Filler> = giver.or_else(|| owner(scene, at)).into_iter().collect();
        let words = &view.text[item.start..item.end];
        if scene.lexicon.words.ends_with(words, Class::Intake) {
            // "Kenya's arms imports from China"
            recipients = std::mem::replace(&mut suppliers, from.clone());
        } else if suppliers.is_empty() {
            suppliers = from;
        }
        // "arms shipments from Iran to the Houthis continue": without a figure only where both ends are told.
        let flow = item.unit == Unit::Shipments || scene.lexicon.words.ends_with(words, Class::Flow);
        if figure.is_none() && !(item.strong && flow) {
            continue;
        }
        // "Oslo has stepped up its arms deliveries to Riga": who does something about the flow gives.
        let of =
            at.checked_sub(1).is_some_and(|b| view.is(b, Class::Preposition) || view.is(b, Class::Relative));
        if suppliers.is_empty()
            && !of
            && let Subject::Party(subject) = view.subject(at)
        {
            suppliers.extend(
                scene.filler(subject, false).filter(|s| recipients.iter().all(|r| r.actor != s.actor)),
            );
        }
        // "a review of arms sales to Riga": the giver was told before.
        let told = recipients.first().is_some_and(|r| scene.memory.supplier_of(r.actor).is_some());
        if recipients.is_empty() || suppliers.is_empty() && !told {
            continue;
        }
        let noun =
            Noun { at, after: at + 1, class: TriggerClass::Give, lemma: "aid", plain: Status::Delivered };
        let Ok((status, certainty)) = governed(scene, &noun, &args) else { continue };
        let frame = Frame {
            figure,
            ..frame(scene, &noun, suppliers, recipients, vec![at], &args, status, certainty)
        };
        scene.build(frame, found);
    }
}

struct Noun<'n> {
    at: usize,
    after: usize,
    class: TriggerClass,
    lemma: &'n str,
    plain: Status,
}

fn read(scene: &Scene<'_, '_>, noun: &Noun<'_>, found: &mut Found) {
    let view = scene.view;
    let args = view.arguments(concluded(scene, noun));
    let mut items = args.items.clone();
    if items.is_empty() {
        items.clone_from(&args.for_items);
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
    let (status, certainty) = match governed(scene, noun, &args) {
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
    // "Washington approved the sale of F-16s to Turkey": the seller is the state that consents, if nobody else is named.
    if suppliers.is_empty() && !recipients.is_empty() {
        suppliers = governor_subjects(scene, noun);
        suppliers.retain(|s| recipients.iter().all(|r| r.actor != s.actor));
    } else if recipients.is_empty() && suppliers.is_empty() && noun.class == TriggerClass::Promise {
        suppliers = governor_subjects(scene, noun);
    }
    let frame = Frame {
        figure: total(scene, args.end),
        numbers,
        ..frame(scene, noun, suppliers, recipients, items, &args, status, certainty)
    };
    scene.build(frame, found);
}

/// "a sale of $12 billion to Egypt", "a $2bn package for Oman": in a text about arms the sum is the figure of arms.
fn sum_alone(scene: &Scene<'_, '_>, noun: &Noun<'_>, args: &Arguments, found: &mut Found) {
    let view = scene.view;
    if !(scene.memory.military
        && matches!(noun.class, TriggerClass::Sell | TriggerClass::Promise | TriggerClass::Give))
    {
        return;
    }
    let sum = |at: usize| match view.chunk(at)?.kind {
        ChunkKind::Number(n) if view.sentence.numbers[n].class == NumberClass::Money => Some(n),
        _ => None,
    };
    let before = noun.at.checked_sub(1).and_then(sum);
    let figure =
        before.or_else(|| (noun.after..noun.after + 5).filter(|_| view.word(noun.after, "of")).find_map(sum));
    let Some(figure) = figure else { return };
    let recipients: Vec<Filler> = args.to.iter().filter_map(|c| scene.filler(*c, false)).collect();
    let giver = owner(scene, noun.at).or_else(|| governor_subjects(scene, noun).into_iter().next());
    let suppliers: Vec<Filler> =
        giver.into_iter().filter(|s| recipients.iter().all(|r| r.actor != s.actor)).collect();
    let Ok((status, certainty)) = governed(scene, noun, args) else { return };
    if recipients.is_empty() || suppliers.is_empty() {
        return;
    }
    let frame = Frame {
        figure: Some(figure),
        ..frame(scene, noun, suppliers, recipients, Vec::new(), args, status, certainty)
    };
    scene.build_of(&frame, &scene.arms_at(noun.at), found);
}

/// "credits the Dutch with the delivery of ten guns": who is credited gives.
fn credited(scene: &Scene<'_, '_>, at: usize) -> Option<Filler> {
    let with = (at.saturating_sub(3)..at).rev().find(|j| scene.view.word(*j, "with"))?;
    let credits = (with.saturating_sub(6)..with).any(|j| {
        scene.view.any_word(j, &["credits", "credited", "credit", "charged", "charges", "accused", "accuses"])
    });
    with.checked_sub(1).filter(|_| credits).and_then(|j| scene.filler(j, false))
}

/// "Contracts have been signed for 90 guns": the arguments of a contract go on behind the verb that concludes it.
fn concluded(scene: &Scene<'_, '_>, noun: &Noun<'_>) -> usize {
    let view = scene.view;
    if noun.class != TriggerClass::Sell {
        return noun.after;
    }
    let mut at = noun.after;
    while at < noun.after + 3
        && (view.is(at, Class::Be) || view.is(at, Class::Have) || view.is(at, Class::Adverb))
    {
        at += 1;
    }
    let verb =
        view.any_word(at, &["signed", "concluded", "awarded", "agreed", "placed", "finalised", "finalized"]);
    if verb && at > noun.after { at + 1 } else { noun.after }
}

/// "signed a pact with a maker for the purchase of nine jets": the contract that a noun of buying hangs on.
fn outer_contract<'n>(scene: &Scene<'_, '_>, noun: &Noun<'n>) -> Option<Noun<'n>> {
    let view = scene.view;
    let hangs = (noun.at.saturating_sub(3)..noun.at).any(|j| view.any_word(j, &["for", "on", "covering"]));
    if !hangs || matches!(noun.lemma, "contract" | "deal" | "agreement" | "pact" | "accord" | "memorandum") {
        return None;
    }
    let at = (noun.at.saturating_sub(16)..noun.at).rev().find(|j| {
        view.any_word(
            *j,
            &[
                "contract",
                "contracts",
                "deal",
                "deals",
                "agreement",
                "agreements",
                "pact",
                "accord",
                "memorandum",
            ],
        )
    })?;
    Some(Noun { at, after: at + 1, class: TriggerClass::Sell, lemma: "contract", plain: noun.plain })
}

/// "exports to Baku came to $9m", "sales were worth €2bn": the figure of the noun as a subject.
fn total(scene: &Scene<'_, '_>, end: usize) -> Option<usize> {
    let view = scene.view;
    let verb = (end.saturating_sub(6)..end + 3).find(|j| {
        view.any_word(
            *j,
            &[
                "came",
                "totaled",
                "totalled",
                "amounted",
                "reached",
                "exceeded",
                "worth",
                "valued",
                "topped",
                "rose",
                "rise",
                "fell",
                "fall",
                "grew",
                "grow",
                "hit",
                "total",
                "stood",
                "cut",
                "totals",
                "totaling",
                "totalling",
                "amounts",
                "reaches",
                "exceeds",
            ],
        )
    })?;
    let at = (verb + 1..verb + 4)
        .find(|j| matches!(view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Number(_))))?;
    match view.chunk(at)?.kind {
        ChunkKind::Number(n) if view.sentence.numbers[n].class == NumberClass::Money => Some(n),
        _ => None,
    }
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
    }
}

/// Whose delivery it is: "Germany's delivery", "Russian deliveries", "US arms sales" (there the item has it).
fn owner(scene: &Scene<'_, '_>, at: usize) -> Option<Filler> {
    let mut j = at;
    for _ in 0..5 {
        j = j.checked_sub(1)?;
        let chunk = scene.view.chunk(j)?;
        match chunk.kind {
            ChunkKind::Party(_) => {
                let party = scene.view.party(j)?;
                // "US deliveries": what is written in capitals is its own adjective.
                let capitals =
                    || scene.view.text[party.start..party.end].chars().all(|c| c.is_uppercase() || c == '.');
                let owns = party.possessive || party.form == ActorForm::Demonym || capitals();
                return if owns { scene.filler(j, false) } else { None };
            }
            ChunkKind::Item(_) | ChunkKind::Possessive | ChunkKind::Number(_) | ChunkKind::Hyphen => {}
            ChunkKind::Word
                if !chunk.is(Class::Preposition)
                    && !chunk.is(Class::Conjunction)
                    && !chunk.is(Class::Be)
                    && !scene.view.is_trigger_verb(j)
                    && !scene.view.is_cue(j) => {}
            _ => return None,
        }
    }
    None
}

/// A contract has a buyer and a seller: "signed a contract with Hanwha for 672 tanks", "India's deal with France".
fn contract(
    scene: &Scene<'_, '_>,
    noun: &Noun<'_>,
    args: &Arguments,
    owner: Option<Filler>,
) -> (Vec<Filler>, Vec<Filler>) {
    // "A contract for ten guns was signed between Oslo and Riga": the sides stand behind the verb.
    let behind = signed_behind(scene, args.end).map(|at| scene.view.arguments(at + 1)).unwrap_or_default();
    let with: Vec<Filler> = args
        .with
        .iter()
        .chain(&args.from)
        .chain(&behind.with)
        .filter_map(|c| scene.filler(*c, false))
        .collect();
    let to: Vec<Filler> = args.to.iter().filter_map(|c| scene.filler(*c, false)).collect();
    let subject = governor_subjects(scene, noun).pop();
    // "India and Russia signed a contract for five S-400": the state that makes them sells.
    if owner.is_none()
        && with.is_empty()
        && to.is_empty()
        && let Some(pair) = maker_and_other(scene, noun, args)
    {
        return pair;
    }
    let buyer = owner.or(subject);
    let company = |f: &Filler| {
        scene.view.sentence.parties.iter().any(|p| p.start == f.place.start && p.form == ActorForm::Company)
    };
    if !to.is_empty() && with.is_empty() {
        // "a contract to supply", "orders for Ukraine": the owner sells.
        return (buyer.into_iter().collect(), to);
    }
    // "won a contract from Oslo": who wins it delivers.
    let won = governor(scene, noun.at).is_some_and(|j| {
        scene.view.any_word(
            j,
            &[
                "won", "wins", "win", "winning", "clinches", "clinch", "secures", "bags", "lands", "secured",
                "landed", "clinched", "received",
            ],
        )
    }) && !(args.from.is_empty() && args.with.is_empty());
    match (buyer, with.first()) {
        (Some(buyer), Some(seller)) if won || company(&buyer) && !company(seller) => {
            (vec![buyer], vec![seller.clone()])
        }
        (Some(buyer), Some(seller)) => (vec![seller.clone()], vec![buyer]),
        (None, Some(seller)) => (vec![seller.clone()], Vec::new()),
        (Some(buyer), None) if company(&buyer) => (vec![buyer], Vec::new()),
        (Some(buyer), None) => (Vec::new(), vec![buyer]),
        (None, None) => (Vec::new(), Vec::new()),
    }
}

/// The verb of signing right behind a contract and its arguments: "was signed".
fn signed_behind(scene: &Scene<'_, '_>, end: usize) -> Option<usize> {
    let view = scene.view;
    (end.saturating_sub(1)..end + 4).find(|j| {
        view.any_word(*j, &["signed", "concluded", "agreed", "inked", "sealed"])
            && (j.saturating_sub(3)..*j).any(|k| view.is(k, Class::Be))
    })
}

/// The subject of the verb that governs the noun, and who is coordinated with it.
fn governor_subjects(scene: &Scene<'_, '_>, noun: &Noun<'_>) -> Vec<Filler> {
    let Some(verb) = governor(scene, noun.at) else { return Vec::new() };
    match scene.view.subject(verb) {
        Subject::Party(at) => scene.coordinated_fillers(at),
        other => scene.subject_filler(other).into_iter().collect(),
    }
}

/// The verb to the left that has the noun as its object.
fn governor(scene: &Scene<'_, '_>, at: usize) -> Option<usize> {
    let mut j = at;
    for _ in 0..8 {
        j = j.checked_sub(1)?;
        let chunk = scene.view.chunk(j)?;
        match chunk.kind {
            ChunkKind::Comma | ChunkKind::Semicolon | ChunkKind::Colon => return None,
            ChunkKind::Word => {
                let info = chunk.info;
                let verb = info.is_some_and(|i| {
                    i.triggers.iter().any(|t| !t.noun)
                        || !i.controls.is_empty()
                        || i.cues.iter().any(|c| c.form.is_some())
                });
                if verb && !scene.view.is_noun_here(j)
                    || scene.view.any_word(
                        j,
                        &[
                            "signed",
                            "inked",
                            "reached",
                            "sealed",
                            "awarded",
                            "landed",
                            "sign",
                            "signing",
                            "signs",
                            "made",
                            "placed",
                            "agreed",
                            "has",
                            "won",
                            "inked",
                            "concluded",
                            "clinched",
                            "clinches",
                            "clinch",
                            "secures",
                            "secured",
                            "bags",
                            "wins",
                            "lands",
                            "inks",
                            "seals",
                            "completed",
                            "finalised",
                            "finalized",
                            "closed",
                        ],
                    )
                {
                    return Some(j);
                }
            }
            _ => {}
        }
    }
    None
}

/// The status from the words that govern the noun on its left, or that it governs on its right.
fn governed(
    scene: &Scene<'_, '_>,
    noun: &Noun<'_>,
    args: &Arguments,
) -> Result<(Status, Certainty), &'static str> {
    let view = scene.view;
    let mut certainty = Certainty::Stated;
    for j in (noun.at.saturating_sub(7)..noun.at).rev() {
        let Some(chunk) = view.chunk(j) else { continue };
        if matches!(chunk.kind, ChunkKind::Semicolon | ChunkKind::Comma) {
            break;
        }
        let Some(info) = chunk.info.filter(|_| chunk.kind == ChunkKind::Word) else { continue };
        // "has not begun the delivery", "cannot approve the sale"
        let governs = info.is(Class::Modal)
            || !info.controls.is_empty()
            || info.triggers.iter().any(|t| !t.noun && view.rest(j, &t.rest));
        let not = |k: usize| view.is(k, Class::Not) && !view.word(k + 1, "only");
        let clause = (j.saturating_sub(4)..j).rev().take_while(|k| {
            !matches!(view.chunk(*k).map(|c| c.kind), Some(ChunkKind::Comma | ChunkKind::Semicolon))
        });
        if governs && (not(j) || not(j + 1) || clause.into_iter().any(not)) {
            return Err("negated");
        }
        if info.is(Class::Modal) {
            return Ok((Status::Possible, Certainty::Hedged));
        }
        if info.is(Class::Not) {
            return Err("negated");
        }
        if info.is(Class::Hedge) {
            certainty = Certainty::Hedged;
        }
        for trigger in info.triggers.iter().filter(|t| !t.noun && view.rest(j, &t.rest)) {
            match trigger.class {
                TriggerClass::Approve => return Ok((Status::Approved, certainty)),
                TriggerClass::Promise => return Ok((Status::Pledged, certainty)),
                TriggerClass::Request => return Ok((Status::Requested, certainty)),
                TriggerClass::Halt => return Ok((trigger.status.unwrap_or(Status::Planned), certainty)),
                TriggerClass::Seize => return Ok((Status::Intercepted, certainty)),
                _ => {}
            }
        }
        if let Some(control) = info.controls.iter().find(|c| view.rest(j, &c.rest)) {
            match control.effect {
                ControlEffect::Refuse => return Err("refused_to"),
                ControlEffect::Pledged => return Ok((Status::Pledged, certainty)),
                ControlEffect::Planned | ControlEffect::Hope => return Ok((Status::Planned, certainty)),
                ControlEffect::Possible => return Ok((Status::Possible, Certainty::Hedged)),
                ControlEffect::Requested => return Ok((Status::Requested, certainty)),
                ControlEffect::Approved => return Ok((Status::Approved, certainty)),
                ControlEffect::Continue => return Ok((Status::Ongoing, certainty)),
                ControlEffect::Accuse => certainty = Certainty::Alleged,
                effect @ (ControlEffect::Begin | ControlEffect::Complete) => {
                    // "will begin the delivery of", "may complete the delivery of"
                    let near = j.saturating_sub(3)..j;
                    return Ok(if near.clone().any(|k| view.is(k, Class::Modal)) {
                        (Status::Possible, Certainty::Hedged)
                    } else if near.clone().any(|k| view.is(k, Class::Will)) {
                        (Status::Planned, certainty)
                    } else if noun.class == TriggerClass::Sell {
                        (noun.plain, certainty)
                    } else if effect == ControlEffect::Begin {
                        (Status::Ongoing, certainty)
                    } else {
                        (Status::Delivered, certainty)
                    });
                }
            }
        }
        if info.is(Class::Will) {
            return Ok((Status::Planned, certainty));
        }
    }
    // The noun as subject: "deliveries will begin", "the delivery is expected", "could begin".
    for j in args.end..(args.end + 4).min(view.sentence.chunks.len()) {
        let Some(chunk) = view.chunk(j) else { break };
        if matches!(chunk.kind, ChunkKind::Comma | ChunkKind::Semicolon) {
            break;
        }
        let Some(info) = chunk.info.filter(|_| chunk.kind == ChunkKind::Word) else { continue };
        if info.is(Class::Modal) {
            return Ok((Status::Possible, Certainty::Hedged));
        }
        if info.is(Class::Not) {
            return Err("negated");
        }
        if info.is(Class::Will) {
            return Ok((Status::Planned, certainty));
        }
        if info.controls.iter().any(|c| c.effect == ControlEffect::Planned) {
            return Ok((Status::Planned, certainty));
        }
        // "has begun", "is under way"
        let begins = info.controls.iter().any(|c| c.effect == ControlEffect::Begin);
        let under_way = view.any_word(j, &["underway"]) || view.word(j, "under") && view.word(j + 1, "way");
        if noun.plain == Status::Delivered && (begins || under_way) {
            return Ok((Status::Ongoing, certainty));
        }
        if info.triggers.iter().any(|t| !t.noun && t.class == TriggerClass::Halt) {
            return Ok((Status::Planned, certainty));
        }
        if info.triggers.iter().any(|t| !t.noun && t.class == TriggerClass::Approve) {
            return Ok((Status::Approved, certainty));
        }
    }
    Ok((noun.plain, certainty))
}

/// Of two parties that sign together, the maker of the designated system and the other one.
fn maker_and_other(
    scene: &Scene<'_, '_>,
    noun: &Noun<'_>,
    args: &Arguments,
) -> Option<(Vec<Filler>, Vec<Filler>)> {
    let Subject::Party(at) = scene.view.subject(governor(scene, noun.at)?) else { return None };
    let together = scene.coordinated_fillers(at);
    let [a, b] = together.as_slice() else { return None };
    let items = args.items.iter().chain(&args.for_items).filter_map(|i| scene.view.item(*i));
    let maker = items.flat_map(|i| i.systems.iter()).find_map(|s| scene.lexicon.systems[*s].maker)?;
    match maker {
        m if m == a.actor => Some((vec![a.clone()], vec![b.clone()])),
        m if m == b.actor => Some((vec![b.clone()], vec![a.clone()])),
        _ => None,
    }
}
