//! Nouns with a sum instead of an item: aid with a value, sales that came to a figure, a package of two billion.

use super::super::frame::Frame;
use super::super::{Found, Scene};
use super::contract::contract;
use super::governor::{governed, governor_subjects};
use super::owner::owner;
use super::{Noun, frame};
use crate::extract::chunks::Kind as ChunkKind;
use crate::extract::clauses::{Arguments, Subject};
use crate::extract::draft::{Amounted, Draft, DraftItem, Filler};
use crate::extract::lexicon::forms::Form;
use crate::extract::lexicon::{Class, Trigger, TriggerClass};
use crate::extract::numbers::NumberClass;
use crate::model::{Category, Status, Unit};

/// "$3 billion in military aid to Israel", "Oslo's military support for Kyiv has reached $9bn": aid with a value is a report
/// by itself, once both sides are named.
pub(super) fn aid(scene: &Scene<'_, '_>, found: &mut Found) {
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
        // "aid committed to Riga since May exceeds $4bn": over the participle.
        let given =
            view.chunk(at + 1).filter(|c| c.kind == ChunkKind::Word).and_then(|c| c.info).and_then(|info| {
                let participle = |t: &&Trigger| !t.noun && matches!(t.form, Form::Past | Form::Participle);
                info.triggers.iter().find(participle).filter(|t| {
                    matches!(t.class, TriggerClass::Give | TriggerClass::Promise | TriggerClass::Approve)
                })
            });
        let args = view.arguments(at + 1 + usize::from(given.is_some()));
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
        // "a $3 billion arms deal with Oslo": a contract has a buyer and a seller.
        let deal = scene.lexicon.words.ends_with(words, Class::Deal)
            && recipients.is_empty()
            && !(args.with.is_empty() && args.from.is_empty());
        if deal && !scene.lexicon.words.ends_with(words, Class::Flow) && !words.contains("package") {
            let noun = Noun {
                at,
                after: at + 1,
                class: TriggerClass::Sell,
                lemma: "contract",
                plain: Status::Ordered,
            };
            let (suppliers, recipients) = contract(scene, &noun, &args, owner(scene, at));
            let Ok((status, certainty)) = governed(scene, &noun, &args) else { continue };
            if figure.is_some() && !suppliers.is_empty() && !recipients.is_empty() {
                let frame = Frame {
                    figure,
                    ..frame(scene, &noun, suppliers, recipients, vec![at], &args, status, certainty)
                };
                scene.build(frame, found);
            }
            continue;
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
        let Ok((mut status, certainty)) = governed(scene, &noun, &args) else { continue };
        if let (Status::Delivered, Some(given)) = (status, given.and_then(|t| t.status)) {
            status = given;
        }
        let frame = Frame {
            figure,
            ..frame(scene, &noun, suppliers, recipients, vec![at], &args, status, certainty)
        };
        scene.build(frame, found);
    }
}

/// "a sale of $12 billion to Egypt", "a $2bn package for Oman": in a text about arms the sum is the figure of arms.
pub(super) fn sum_alone(scene: &Scene<'_, '_>, noun: &Noun<'_>, args: &Arguments, found: &mut Found) {
    let view = scene.view;
    shipments(scene, noun, args, found);
    if !(scene.memory.military
        && matches!(
            noun.class,
            TriggerClass::Sell | TriggerClass::Promise | TriggerClass::Give | TriggerClass::Approve
        ))
    {
        return;
    }
    // "a $9m contract to deliver ten guns": the price of what is counted behind.
    let counted = |d: &Draft| matches!(&d.amount, Amounted::Number(n) if n.class == NumberClass::Cardinal);
    let behind = |d: &Draft| view.chunk(noun.at).is_some_and(|c| d.item.place.start > c.end);
    let priced = view.any_word(noun.after, &["to", "for"]);
    // "sold 72 jets in a £4 billion deal"
    let within = (noun.at.saturating_sub(4)..noun.at).any(|j| view.any_word(j, &["in", "under"]));
    if found.drafts.iter().any(|d| counted(d) && (priced && behind(d) || within && !behind(d))) {
        return;
    }
    let sum = |at: usize| match view.chunk(at)?.kind {
        ChunkKind::Number(n) if view.sentence.numbers[n].class == NumberClass::Money => Some(n),
        _ => None,
    };
    let many = noun
        .at
        .checked_sub(3)
        .is_some_and(|j| view.any_word(j, &["multi"]) || j > 0 && view.word(j - 1, "multi"));
    let before = noun.at.checked_sub(1).and_then(sum).filter(|_| !many);
    let figure =
        before.or_else(|| (noun.after..noun.after + 5).filter(|_| view.word(noun.after, "of")).find_map(sum));
    // What a deal is worth is the price of what it is for.
    let priced = (args.end.saturating_sub(2)..args.end + 4).any(|j| view.any_word(j, &["worth", "valued"]));
    let figure = figure.or_else(|| total(scene, args.end).filter(|_| !priced));
    let Some(figure) = figure else { return };
    let (suppliers, recipients) = sides(scene, noun, args);
    let Ok((status, certainty)) = governed(scene, noun, args) else { return };
    // "a $3 billion deal with Oslo": the other side may have been told before.
    let told = recipients.first().is_some_and(|r| scene.memory.supplier_of(r.actor).is_some())
        || suppliers.first().is_some_and(|s| scene.memory.recipient_of(s.actor).is_some());
    if (recipients.is_empty() || suppliers.is_empty()) && !told {
        return;
    }
    let frame = Frame {
        figure: Some(figure),
        ..frame(scene, noun, suppliers, recipients, Vec::new(), args, status, certainty)
    };
    scene.build_of(&frame, &scene.arms_at(noun.at), found);
}

/// "exports to Baku came to $9m", "sales were worth €2bn": the figure of the noun as a subject.
pub(in crate::extract::rules) fn total(scene: &Scene<'_, '_>, end: usize) -> Option<usize> {
    let view = scene.view;
    let stops = |j: &usize| matches!(view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Semicolon));
    let money = |j: usize| matches!(view.chunk(j).map(|c| c.kind), Some(ChunkKind::Number(n)) if view.sentence.numbers[n].class == NumberClass::Money);
    // "has been $1.3 billion"
    let is_sum = |j: usize| view.is(j, Class::Be) && money(j + 1);
    // "has topped $1.3 billion": the verb is the hedge of its figure.
    let hedged = |j: usize| match view.chunk(j).map(|c| c.kind) {
        Some(ChunkKind::Number(n)) if money(j) => {
            let words = &view.text[view.sentence.numbers[n].start..view.sentence.numbers[n].end];
            let first = words.split(' ').next().unwrap_or_default();
            scene.lexicon.words.ends_with(first, Class::Totals)
        }
        _ => false,
    };
    let verb = (end.saturating_sub(6)..end + 9)
        .take_while(|j| !stops(j))
        .find(|j| view.is(*j, Class::Totals) || is_sum(*j) || hedged(*j))?;
    let verb = if hedged(verb) { verb.saturating_sub(1) } else { verb };
    let at = (verb + 1..verb + 5)
        .find(|j| matches!(view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Number(_))))?;
    match view.chunk(at)?.kind {
        ChunkKind::Number(n) if view.sentence.numbers[n].class == NumberClass::Money => Some(n),
        _ => None,
    }
}

/// Who gives and who takes where a sum stands for the arms.
fn sides(scene: &Scene<'_, '_>, noun: &Noun<'_>, args: &Arguments) -> (Vec<Filler>, Vec<Filler>) {
    let deal =
        matches!(noun.lemma, "contract" | "deal" | "agreement" | "pact" | "accord" | "order" | "package");
    if deal && !args.with.is_empty() && args.to.is_empty() {
        let (suppliers, recipients) = contract(scene, noun, args, owner(scene, noun.at));
        let other = |f: &Filler, all: &[Filler]| all.iter().all(|o| o.actor != f.actor);
        // A package with somebody is for them, if the text is about what the other gives.
        return match (suppliers.as_slice(), recipients.is_empty()) {
            ([one], true)
                if scene.memory.theme().recipient.as_ref().is_some_and(|r| r.actor == one.actor) =>
            {
                (Vec::new(), suppliers)
            }
            _ => (suppliers.iter().filter(|s| other(s, &recipients)).cloned().collect(), recipients),
        };
    }
    let view = scene.view;
    let fillers =
        |chunks: &[usize]| chunks.iter().filter_map(|c| scene.filler(*c, false)).collect::<Vec<Filler>>();
    let mut recipients = fillers(&args.to);
    // "exports worth €290m were approved to Egypt"
    if recipients.is_empty() {
        let verb = (args.end..args.end + 6).find(|j| {
            view.any_word(*j, &["approved", "granted", "issued", "cleared", "authorised", "authorized"])
        });
        recipients = verb.map(|verb| fillers(&view.arguments(verb + 1).to)).unwrap_or_default();
    }
    let by = args.by.iter().chain(&args.from).find_map(|c| scene.filler(*c, false));
    let giver =
        by.or_else(|| owner(scene, noun.at)).or_else(|| governor_subjects(scene, noun).into_iter().next());
    let apart = |s: &Filler| recipients.iter().all(|r| r.actor != s.actor);
    (giver.into_iter().filter(apart).collect(), recipients)
}

/// "at least 40 shipments from Oslo to Riga" in a text about arms: the shipments are counted, their load is not named.
fn shipments(scene: &Scene<'_, '_>, noun: &Noun<'_>, args: &Arguments, found: &mut Found) {
    let view = scene.view;
    let loads = matches!(noun.lemma, "shipment" | "consignment" | "delivery");
    let number = (noun.at.saturating_sub(4)..noun.at).rev().find_map(|j| match view.chunk(j)?.kind {
        ChunkKind::Number(n) if view.sentence.numbers[n].class == NumberClass::Cardinal => Some(n),
        _ => None,
    });
    let fillers =
        |chunks: &[usize]| chunks.iter().filter_map(|c| scene.filler(*c, true)).collect::<Vec<Filler>>();
    let (suppliers, recipients) = (fillers(&args.from), fillers(&args.to));
    let Some(figure) = number.filter(|_| loads && scene.memory.military) else { return };
    let Ok((status, certainty)) = governed(scene, noun, args) else { return };
    if suppliers.is_empty() || recipients.is_empty() {
        return;
    }
    let frame = Frame {
        figure: Some(figure),
        ..frame(scene, noun, suppliers, recipients, Vec::new(), args, status, certainty)
    };
    let load = DraftItem { unit: Unit::Shipments, ..scene.arms_at(noun.at) };
    scene.build_of(&frame, &load, found);
}
