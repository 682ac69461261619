//! Lists under a lead-in: "The package includes: …", bullets, and "including A, B and C" after a package.
//!
//! The parties, the status and the speaker are those of the sentence before; the lead-in itself must be about a
//! package, a delivery or a list, or the list items must follow one.

use super::super::chunks::Kind as ChunkKind;
use super::super::draft::Filler;
use super::super::lexicon::forms::Form;
use super::super::lexicon::{Class, TriggerClass};
use super::super::memory::Side;
use super::frame::Frame;
use super::{Found, Scene};
use crate::model::{Category, Polarity, Status};

/// Reads list sentences and list items.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    let lead = lead_in(scene);
    let own = lead.and_then(|at| package_parties(scene, at));
    donor(scene, found);
    row(scene, own.is_some(), found);
    if lead.is_none() && !scene.list_item || !(own.is_some() || is_told(scene)) {
        return;
    }
    if lead.is_none() && !scene.memory.list_open(scene.paragraph) {
        return;
    }
    let from = lead.map_or(0, |at| at + 1);
    let mut items: Vec<usize> = (from..scene.view.sentence.chunks.len())
        .filter(|at| scene.view.item(*at).is_some() && !found.taken.contains(at) && !beneficiary(scene, *at))
        .collect();
    if scene.list_item && lead.is_none() {
        // One bullet, one item (and what is coordinated with it before any preposition).
        let first_preposition = (0..scene.view.sentence.chunks.len())
            .find(|j| {
                scene.view.is(*j, Class::Preposition)
                    && !scene.view.any_word(*j, &["with", "of", "plus", "including"])
                    && items.first().is_some_and(|i| j > i)
            })
            .unwrap_or(usize::MAX);
        items.retain(|at| *at < first_preposition);
    }
    let near = |class| lead.is_some_and(|at| (at.saturating_sub(4)..at).any(|j| scene.view.is(j, class)));
    // "The arms seized from the boat included": they never arrived.
    let seized = lead.is_some_and(|at| {
        (0..at).any(|j| {
            let info = scene.view.chunk(j).filter(|c| c.kind == ChunkKind::Word).and_then(|c| c.info);
            info.is_some_and(|i| i.triggers.iter().any(|t| t.class == TriggerClass::Seize))
        })
    });
    let possible = near(Class::Modal).then_some(Status::Possible).or(seized.then_some(Status::Intercepted));
    let status = possible
        .or_else(|| lead.and_then(|at| told_of_whole(scene, at, found)))
        .or_else(|| lead.and_then(|at| told_before(scene, at)))
        .or_else(|| lead.and_then(|at| of_package(scene, at)))
        .or(scene.memory.status)
        .unwrap_or(Status::Delivered);
    if items.is_empty() {
        // "The package includes:": the bullets below have its status.
        let ends = scene.view.text[..scene.view.sentence.range.end].ends_with(':');
        let flow = scene.memory.dyad(scene.index, 6).or_else(|| scene.memory.theme().pair.clone());
        if let (Some(_), true, Some((supplier, recipient))) = (lead, ends, flow) {
            found.lead = Some((supplier, recipient, status));
        }
        return;
    }
    let (suppliers, recipients) = own.map_or_else(Default::default, |(s, r)| (vec![s], vec![r]));
    // "included seven guns to Chad; eleven radars to Mali": each item has the taker that follows it.
    let takers: Vec<Option<Filler>> = items.iter().map(|item| taker_behind(scene, *item)).collect();
    if takers.iter().flatten().count() > 1 && lead.is_some() {
        let giver = suppliers.first().cloned().or_else(|| giver_told(scene));
        for (item, taker) in items.iter().zip(takers) {
            let frame = Frame {
                suppliers: giver.iter().cloned().collect(),
                recipients: taker.into_iter().collect(),
                items: vec![*item],
                certainty: scene.certainty(),
                ..Frame::new(lead.unwrap_or(0), item + 1, status, "list.include")
            };
            scene.build(frame, found);
        }
        return;
    }
    let frame = Frame {
        suppliers,
        recipients,
        items,
        certainty: scene.certainty(),
        increment: status == Status::Pledged,
        ..Frame::new(
            lead.unwrap_or(0),
            scene.view.sentence.chunks.len(),
            status,
            if lead.is_none() { "list.item" } else { "list.include" },
        )
    };
    // "trains them to use weapons, including machine guns": what is used is there already.
    let used = lead.is_some_and(|at| (at.saturating_sub(6)..at).any(|j| scene.view.is(j, Class::Uses)));
    if used && lead.is_some_and(|at| scene.view.word(at, "including")) {
        return scene.refuse(&frame, "guard.stock", found);
    }
    let undelivered = lead.is_some_and(|at| {
        (at.saturating_sub(4)..at).any(|j| scene.view.any_word(j, &["delivered", "arrived"]))
    });
    if near(Class::Not) && !undelivered {
        return scene.refuse(&frame, "negated", found);
    }
    scene.build(frame, found);
}

/// "The package from Oslo to Riga includes", "Oslo's latest package for Riga consists of": the parties stand at the package.
fn package_parties(scene: &Scene<'_, '_>, lead: usize) -> Option<(Filler, Filler)> {
    let view = scene.view;
    let package = (0..lead).rev().find(|j| {
        view.chunk(*j).is_some_and(|c| c.is(Class::Package))
            || view.item(*j).is_some_and(|i| i.category == crate::model::Category::MilitaryAid)
    })?;
    let behind = |words: &[&str]| {
        (package + 1..lead)
            .filter(|j| view.preposition_before(*j).is_some_and(|p| p > package && view.any_word(p, words)))
            .find_map(|j| scene.filler(j, false))
    };
    let owner = scene.owner_before(package, 4).and_then(|j| scene.filler(j, false));
    let origin = view.item(package).and_then(|i| scene.origin_of(i));
    let args = view.arguments(lead + 1);
    let ahead = |chunks: &[usize]| chunks.iter().find_map(|j| scene.filler(*j, false));
    // "Libya's order with Oslo covers": who orders takes.
    let order = view.any_word(package, &["order", "orders", "purchase", "purchases"]);
    let ordered = order && owner.is_some() && ahead(&args.to).is_none();
    if let (true, Some(supplier), Some(recipient)) = (ordered, behind(&["with", "from"]), owner.clone())
        && supplier.actor != recipient.actor
    {
        return Some((supplier, recipient));
    }
    // "placed orders with Oslo that included"
    let orders = order && owner.is_none();
    if let (true, Some(supplier)) = (orders, behind(&["with"]))
        && let crate::extract::clauses::Subject::Party(buyer) = view.subject(package)
        && let Some(recipient) = scene.filler(buyer, false).filter(|r| r.actor != supplier.actor)
    {
        return Some((supplier, recipient));
    }
    let supplier = behind(&["from", "by"]).or(owner).or(origin).or_else(|| ahead(&args.from))?;
    let recipient =
        behind(&["to", "for"]).or_else(|| ahead(&args.to)).filter(|r| r.actor != supplier.actor)?;
    Some((supplier, recipient))
}

/// The taker right behind an item: "seven guns to Chad".
fn taker_behind(scene: &Scene<'_, '_>, item: usize) -> Option<Filler> {
    scene
        .view
        .any_word(item + 1, &["to", "for"])
        .then(|| (item + 2..item + 4).find_map(|j| scene.filler(j, false)))?
}

/// Whose flow the sentence or the text is about.
fn giver_told(scene: &Scene<'_, '_>) -> Option<Filler> {
    let origin = scene.view.sentence.items.iter().find_map(|i| scene.origin_of(i));
    let theme = scene.memory.theme().supplier.clone();
    origin.or(theme).or_else(|| scene.memory.dyads.back().map(|d| d.supplier.clone()))
}

/// What the sentence says of the whole: "is expected to include", "aid has included", "having bought arms, including".
fn told_of_whole(scene: &Scene<'_, '_>, lead: usize, found: &Found) -> Option<Status> {
    let view = scene.view;
    let near = lead.saturating_sub(4)..lead;
    if near.clone().any(|j| view.any_word(j, &["expected", "likely", "due", "slated", "set"])) {
        return Some(Status::Planned);
    }
    let start = view.chunk(lead)?.start;
    let told = || found.drafts.iter().filter(|d| d.trigger < start && d.polarity == Polarity::Affirmed);
    if told().next().is_some() {
        let settled = |s: Status| matches!(s, Status::Delivered | Status::Ordered | Status::Approved);
        let whole = told().rfind(|d| d.item.category == Category::MilitaryAid);
        return whole.map(|d| d.status).filter(|s| settled(*s));
    }
    let contract = (0..lead).any(|j| view.chunk(j).is_some_and(|c| c.is(Class::Deal)));
    (near.clone().any(|j| view.is(j, Class::Have)) && !contract).then_some(Status::Delivered)
}

/// "Oslo cleared the sale. The package includes": the package is the one of the sentence before.
fn told_before(scene: &Scene<'_, '_>, lead: usize) -> Option<Status> {
    let view = scene.view;
    let the = |k: usize| {
        view.item(k).is_some_and(|i| i.definite)
            || (k.saturating_sub(3)..k).any(|j| view.any_word(j, &["the", "this", "that"]))
    };
    let definite = (0..lead).any(|k| package(scene, k) && the(k));
    let open = |s: &Status| matches!(s, Status::Approved | Status::Ordered | Status::Planned);
    scene.memory.status.filter(open).filter(|_| definite && scene.memory.dyad(scene.index, 2).is_some())
}

/// The status that the word for a whole gives to its parts: a package is pledged, a contract ordered, a sale approved.
pub(super) fn of_package(scene: &Scene<'_, '_>, before: usize) -> Option<Status> {
    let view = scene.view;
    (0..before).rev().find_map(|at| {
        if package(scene, at) || view.any_word(at, &["drawdown", "announcement"]) {
            Some(Status::Pledged)
        } else if view.any_word(at, &["contract", "contracts", "deal", "deals", "order", "agreement"]) {
            Some(Status::Ordered)
        } else if view.any_word(at, &["sale", "sales"]) {
            Some(Status::Approved)
        } else {
            None
        }
    })
}

/// "package", "tranche", "aid package".
fn package(scene: &Scene<'_, '_>, at: usize) -> bool {
    let view = scene.view;
    view.any_word(at, &["package", "tranche"])
        || view.item(at).is_some_and(|i| {
            i.category == Category::MilitaryAid
                && scene.lexicon.words.ends_with(&view.text[i.start..i.end], Class::Package)
        })
}

/// "missiles for the NASAMS launchers": what stands behind "for" is there already.
fn beneficiary(scene: &Scene<'_, '_>, at: usize) -> bool {
    let counted = scene.view.item(at).is_some_and(|i| i.quantity.is_some());
    !counted
        && (at.saturating_sub(4)..at).rev().take_while(|j| scene.view.item(*j).is_none()).any(|j| {
            let measure = j > 0
                && scene.view.word(j, "of")
                && scene.view.any_word(
                    j - 1,
                    &[
                        "quantities",
                        "amounts",
                        "numbers",
                        "range",
                        "variety",
                        "number",
                        "array",
                        "amount",
                        "types",
                        "kinds",
                    ],
                );
            !measure
                && scene.view.any_word(j, &["for", "of", "with"])
                && (j + 1..at).all(|k| {
                    !matches!(
                        scene.view.chunk(k).map(|c| c.kind),
                        Some(ChunkKind::Comma | ChunkKind::Semicolon)
                    )
                })
        })
}

/// "Oslo: ten guns and 4,000 shells": a line of a list of givers; who receives stands there or is told before.
fn donor(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    let sign = |at: usize| matches!(view.chunk(at).map(|c| c.kind), Some(ChunkKind::Colon | ChunkKind::Dash));
    let Some(head) = (0..3).find(|at| view.party(*at).is_some()).filter(|at| sign(at + 1)) else { return };
    let Some(supplier) = scene.filler(head, false) else { return };
    let args = view.arguments(head + 2);
    let items: Vec<usize> = args
        .items
        .iter()
        .copied()
        .filter(|at| {
            !found.taken.contains(at) && view.item(*at).is_some_and(|i| i.quantity.is_some() || i.strong)
        })
        .collect();
    let verb = (head + 2..args.end).any(|j| view.is_trigger_verb(j) || view.is(j, Class::Be));
    let lost = [Class::GuardLoss, Class::GuardAttack, Class::GuardCapture]
        .iter()
        .any(|class| (head + 2..view.sentence.chunks.len()).any(|j| view.is(j, *class)));
    if lost || !(scene.list_item || scene.memory.list_open(scene.paragraph)) {
        return;
    }
    // "Sales of the Super Tucano:", "Colombia: 25 delivered": under a giver the heads are takers.
    if let Some(Side { supplier: Some(giver), recipient: None, status }) = &scene.memory.side {
        let numbers: Vec<usize> = if items.is_empty() { args.numbers.clone() } else { Vec::new() };
        let told = (head + 2..args.end + 2).find_map(|j| state(scene, j)).map(|(status, _)| status);
        let frame = Frame {
            suppliers: vec![super::super::memory::inferred(giver)],
            recipients: vec![supplier],
            items,
            numbers,
            certainty: scene.certainty(),
            ..Frame::new(head + 1, args.end, told.unwrap_or(*status), "list.taker")
        };
        return scene.build(frame, found);
    }
    let aside = scene.memory.side.as_ref();
    let known = aside
        .and_then(|s| s.recipient.clone())
        .or_else(|| scene.memory.dyad(scene.index, 30).map(|(_, r)| r));
    let stated = args.to.iter().find_map(|j| scene.filler(*j, false));
    let recipient = stated.or(known).or_else(|| scene.memory.theme().recipient.clone());
    let Some(recipient) = recipient.filter(|r| r.actor != supplier.actor && !verb && !items.is_empty())
    else {
        return;
    };
    let frame = Frame {
        suppliers: vec![supplier],
        recipients: vec![recipient],
        items,
        certainty: scene.certainty(),
        ..Frame::new(
            head + 1,
            args.end,
            aside.map(|s| s.status).or(scene.memory.status).unwrap_or(Status::Pledged),
            "list.donor",
        )
    };
    scene.build(frame, found);
}

/// Whether the text tells anywhere who gives or takes what is listed. What only the whole text tells is asked for last.
fn is_told(scene: &Scene<'_, '_>) -> bool {
    !scene.memory.dyads.is_empty() || scene.memory.side.is_some() || !scene.memory.theme().is_empty()
}

/// A row of a table in prose: "Howitzers: 50 ordered, 20 received".
fn row(scene: &Scene<'_, '_>, owned: bool, found: &mut Found) {
    let view = scene.view;
    let sign = |at: usize| matches!(view.chunk(at).map(|c| c.kind), Some(ChunkKind::Colon | ChunkKind::Dash));
    let Some(head) = (1..view.sentence.chunks.len().min(12)).find(|at| sign(*at)) else { return };
    if !(0..head).any(|at| view.item(at).is_some_and(|i| i.strong && i.quantity.is_none())) {
        return;
    }
    if (0..head).any(|j| view.is_trigger_verb(j) && !view.is_noun_here(j) || view.is(j, Class::Be)) {
        return;
    }
    if !(owned || is_told(scene)) {
        return;
    }
    for at in head + 1..view.sentence.chunks.len() {
        let Some(ChunkKind::Number(_)) = view.chunk(at).map(|c| c.kind) else { continue };
        let Some((status, word)) = (at + 1..at + 3).find_map(|j| state(scene, j)) else { continue };
        let frame = Frame {
            numbers: vec![at],
            certainty: scene.certainty(),
            total: true,
            ..Frame::new(at, at + 1, status, &format!("row.{word}"))
        };
        scene.build(frame, found);
    }
}

/// The status that a participle in a row gives to the figure before it.
fn state(scene: &Scene<'_, '_>, at: usize) -> Option<(Status, String)> {
    let info = scene.view.chunk(at).filter(|c| c.kind == ChunkKind::Word)?.info?;
    let trigger =
        info.triggers.iter().find(|t| !t.noun && matches!(t.form, Form::Past | Form::Participle))?;
    let status = trigger.status.filter(|_| trigger.class != TriggerClass::List)?;
    Some((status, trigger.lemma.clone()))
}

/// The chunk of the verb of a lead-in: include, comprise, … with a package as its subject.
fn lead_in(scene: &Scene<'_, '_>) -> Option<usize> {
    let view = scene.view;
    for at in 0..view.sentence.chunks.len() {
        let package_before = |at: usize| {
            (0..at).any(|j| {
                view.chunk(j).is_some_and(|c| c.is(Class::Package))
                    || view.item(j).is_some_and(|i| i.category == crate::model::Category::MilitaryAid)
            })
        };
        // "Oslo's package for Riga: ten guns"
        let colon = matches!(view.chunk(at).map(|c| c.kind), Some(ChunkKind::Colon));
        if colon && package_before(at) && view.item(at + 1).is_some_and(|i| i.quantity.is_some()) {
            return Some(at);
        }
        // "Among the delivered arms were tanks, …"
        let among = view.word(0, "among") && view.is(at, Class::Be) && at < 8;
        if among && package_before(at) && view.item(at + 1).is_some() {
            return Some(at);
        }
        let Some(info) = view.chunk(at).filter(|c| c.kind == ChunkKind::Word).and_then(|c| c.info) else {
            continue;
        };
        let list = info.triggers.iter().any(|t| t.class == TriggerClass::List && view.rest(at, &t.rest));
        if !list {
            continue;
        }
        let package = package_before(at);
        let pronoun = at <= 4 && (0..at).any(|j| view.any_word(j, &["it", "they", "this", "these"]));
        if package || pronoun && scene.memory.status.is_some() {
            return Some(at);
        }
    }
    None
}
