//! Denials and non-confirmations: reports too, with the denying party as origin and no quantity.
//!
//! "Iran denied sending drones to Russia" is a denial of a flow; "Ankara has not confirmed the sale" is a non-confirmation of what the text has reported, bound to that and to no more.

use super::super::clauses::Subject;
use super::super::draft::{Amounted, Draft, DraftItem, Filler};
use super::super::lexicon::{ActorForm, Class};
use super::super::memory::inferred;
use super::super::speech::{Saying, Speaker, speaker};
use super::{Found, Scene};
use crate::model::{Act, Category, Certainty, FieldBasis, Group, Kind, LinkType, Polarity, Status, Unit};

/// Reads denials, then non-confirmations.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    for saying in scene.sayings {
        if let Some(speaker) = denying(scene, saying) {
            denial(scene, saying, speaker, found);
        }
    }
    not_confirmed(scene, found);
}

/// "Oslo said it had not sent arms to Riga": who says of itself that it did not, denies. `item` is the verb's own.
pub(super) fn own(
    scene: &Scene<'_, '_>,
    verb: usize,
    item: Option<usize>,
    suppliers: &[Filler],
    recipients: &[Filler],
    found: &mut Found,
) -> bool {
    let view = scene.view;
    // "had not yet received", "not enough": it goes on, or went on.
    let partly =
        (verb.saturating_sub(4)..verb + 5).any(|j| view.any_word(j, &["yet", "enough", "all", "any more"]));
    let Some(start) = view.chunk(verb).map(|c| c.start).filter(|_| !partly) else { return false };
    let covers = |s: &&Saying| super::super::attribution::covers(s, view.sentence, start);
    let speaks = |s: &Saying| s.speakers.iter().find_map(|s| super::roles::speaks_for(scene, s));
    let party = |speaker: &Filler| {
        let is = |f: &&Filler| f.actor == speaker.actor;
        let supplier =
            suppliers.iter().find(is).or_else(|| recipients.iter().find(is).and(suppliers.first()));
        let recipient =
            recipients.iter().find(is).or_else(|| suppliers.iter().find(is).and(recipients.first()));
        supplier.cloned().zip(recipient.cloned())
    };
    let said =
        scene.sayings.iter().filter(covers).find_map(|s| Some(s).zip(speaks(s).as_ref().and_then(party)));
    let Some((saying, (supplier, recipient))) = said else { return false };
    if supplier.actor == recipient.actor || scene.lexicon.enemies.contains(&(supplier.actor, recipient.actor))
    {
        return false;
    }
    push(scene, saying, &saying.speakers, Some(supplier), Some(recipient), item, found);
    found.taken.extend(item);
    true
}

/// The speakers of a denial: "denied", or "dismissed … as baseless" with arms in the sentence.
fn denying<'s>(scene: &Scene<'s, '_>, saying: &'s Saying) -> Option<&'s [Speaker]> {
    let cue = scene.view.sentence.lower(scene.view.text, saying.cue);
    let view = scene.view;
    let worthless = || {
        (0..view.sentence.chunks.len()).any(|at| {
            view.any_word(
                at,
                &[
                    "groundless",
                    "baseless",
                    "untrue",
                    "false",
                    "fabricated",
                    "fabrication",
                    "fabrications",
                    "unfounded",
                    "hype",
                    "nonsense",
                    "lies",
                    "fake",
                    "rumors",
                    "rumours",
                    "absurd",
                ],
            )
        })
    };
    // "Oslo rejected the accusation"
    let rejects = || {
        (saying.cue + 1..saying.cue + 5).any(|at| {
            view.any_word(
                at,
                &[
                    "accusation",
                    "accusations",
                    "allegation",
                    "allegations",
                    "claim",
                    "claims",
                    "charge",
                    "charges",
                ],
            )
        })
    };
    let denies = saying.stance == super::super::lexicon::Stance::Deny
        && (cue.starts_with("den") || worthless() || rejects());
    let calls_false = saying.stance != super::super::lexicon::Stance::Deny
        && (saying.cue + 1..view.sentence.chunks.len()).any(|at| {
            // "a baseless theory" is one that somebody has, not what the speaker calls it.
            view.any_word(at, &["groundless", "baseless", "untrue", "fabrication", "unfounded"])
                && (at.saturating_sub(3)..at).any(|j| {
                    view.is(j, Class::Be)
                        || view
                            .any_word(j, &["as", "called", "calling", "call", "calls", "labelled", "branded"])
                })
        });
    let other_denies = scene.sayings.iter().any(|s| {
        s.stance == super::super::lexicon::Stance::Deny
            && s.cue != saying.cue
            && scene.view.sentence.lower(scene.view.text, s.cue).starts_with("den")
            && s.speakers.first().map(|x| &x.code) == saying.speakers.first().map(|x| &x.code)
    });
    ((denies || calls_false) && (cue.starts_with("den") || !other_denies)).then_some(&saying.speakers[..])
}

fn denial(scene: &Scene<'_, '_>, saying: &Saying, speakers: &[Speaker], found: &mut Found) {
    let view = scene.view;
    // The content must be about handing over: a trigger or an item after the cue.
    let content = saying.cue + 1..content_end(scene, saying);
    let item_at = content.clone().find(|at| view.item(*at).is_some());
    let trigger = content.clone().any(|at| {
        view.is_trigger_verb(at)
            || view.chunk(at).and_then(|c| c.info).is_some_and(|i| i.triggers.iter().any(|t| t.noun))
    });
    let military = content.clone().any(|at| {
        view.any_word(
            at,
            &[
                "involvement",
                "support",
                "arms",
                "weapons",
                "allegations",
                "accusations",
                "accusation",
                "allegation",
                "claims",
                "claim",
                "reports",
                "report",
                "findings",
                "charge",
                "charges",
            ],
        )
    });
    // "denies arming the militia": the verb says what was given.
    let arming = content.clone().any(|at| view.any_word(at, &["arm", "armed", "arming"]));
    let Some(first) = speakers.first() else { return };
    let own = first.actor;
    if !(trigger && (item_at.is_some() || military || arming)) {
        // "Muscat denies the reports": it denies the flow that the text has told of it.
        let it = content.clone().take(3).any(|at| view.any_word(at, &["it", "this", "them", "involvement"]));
        let reach = if military { 12 } else { 2 };
        let told =
            own.filter(|_| military || it).and_then(|actor| told_of(scene, scene.standing(actor), reach));
        if let Some((supplier, recipient)) = told {
            push(scene, saying, speakers, Some(supplier), Some(recipient), item_at, found);
        }
        return;
    }
    if !(arming || about_arms(scene, saying, item_at, own)) {
        return;
    }
    // Parties of the content; the denier is one of the two.
    let addressed =
        |at: usize| (at.saturating_sub(2)..at).any(|j| view.any_word(j, &["told", "tells", "telling"]));
    // "denies arming them": the pronoun is who received before.
    let named: Vec<Filler> = (content.clone())
        .filter(|at| !addressed(*at))
        .filter_map(|at| scene.filler(at, true))
        .filter(|f| scene.lexicon.actors[f.actor].code.as_str() != "UN")
        .collect();
    let mut gives = true;
    for at in content.clone() {
        if view.any_word(
            at,
            &[
                "receiving",
                "received",
                "buying",
                "bought",
                "getting",
                "obtaining",
                "acquiring",
                "purchasing",
                "importing",
            ],
        ) {
            gives = false;
            break;
        }
        if view.is_trigger_verb(at) {
            break;
        }
    }
    let other = |actor: usize| named.iter().find(|f| f.actor != actor).cloned();
    let me = own.map(|actor| Filler {
        actor: scene.standing(actor),
        place: first.place.clone(),
        basis: FieldBasis::Stated,
    });
    let subject = named.iter().find(|f| Some(f.actor) != own);
    // "Belarus denied that Russia had delivered missiles to it": the content has a giver of its own.
    let giver = content
        .clone()
        .find(|at| view.is_trigger_verb(*at))
        .and_then(|verb| match view.subject(verb) {
            Subject::Party(at) if at > saying.cue => scene.filler(at, false),
            _ => None,
        })
        .filter(|giver| me.as_ref().is_some_and(|m| m.actor != giver.actor));
    if let (Some(giver), true) = (giver, gives) {
        let recipient = named.iter().find(|f| f.actor != giver.actor).cloned().or(me);
        return push(scene, saying, speakers, Some(giver), recipient, item_at, found);
    }
    let (mut supplier, mut recipient) = match (&me, gives) {
        (Some(me), true) => (Some(me.clone()), other(me.actor)),
        (Some(me), false) => (other(me.actor), Some(me.clone())),
        (None, _) => (subject.cloned(), None),
    };
    // The denier may be the recipient of the flow that the text is about ("Tripoli denied that kit was being flown in").
    if let Some(me) = &me {
        let gave = scene.memory.recipient_of(me.actor);
        let got = scene.memory.supplier_of(me.actor);
        let other_gives = got.as_ref().is_some_and(|g| other(me.actor).is_none_or(|o| o.actor == g.actor));
        if gives && recipient.is_none() && gave.is_none() && got.is_some() && passive_content(scene, saying)
            || gives && gave.is_none() && other_gives && recipient.is_some()
        {
            supplier = got;
            recipient = Some(me.clone());
        } else if gives && recipient.is_none() {
            recipient = gave;
        } else if !gives && supplier.is_none() {
            supplier = got;
        }
    }
    if supplier.is_none() && recipient.is_none()
        || supplier.as_ref().map(|s| s.actor) == recipient.as_ref().map(|r| r.actor)
    {
        return;
    }
    // "Moscow denied sending troops into Ukraine": an invasion is denied.
    if let (Some(s), Some(r)) = (&supplier, &recipient)
        && scene.lexicon.enemies.contains(&(s.actor, r.actor))
    {
        return;
    }
    push(scene, saying, speakers, supplier, recipient, item_at, found);
}

/// Where what is denied ends: "denied this and says …" goes on to something else.
fn content_end(scene: &Scene<'_, '_>, saying: &Saying) -> usize {
    let end = scene.view.sentence.chunks.len();
    let next = |at: &usize| scene.view.is(*at, Class::Conjunction) && scene.view.is_cue(at + 1);
    (saying.cue + 1..end).find(next).unwrap_or(end)
}

/// Whether a denial is of arms: it names them, or the text has told of a flow that the denier is part of.
fn about_arms(scene: &Scene<'_, '_>, saying: &Saying, item_at: Option<usize>, denier: Option<usize>) -> bool {
    // "Denied that its planes were involved", "denied it sought a weapon": one's own arms, or a single one, are no load.
    let words = |from: usize, to: usize| scene.view.text[from..to].to_ascii_lowercase();
    let named = item_at.and_then(|at| scene.view.item(at)).is_some_and(|item| {
        let head = words(item.full_start, item.end);
        let single = head.starts_with("a ") || head.starts_with("an ");
        let own = ["its ", "their ", "his ", "our "].iter().any(|w| head.starts_with(w));
        let warlike = matches!(
            item.category,
            Category::Drones | Category::ArmouredVehicles | Category::Artillery | Category::Ammunition
        );
        (item.strong || warlike) && !item.guarded && !single && !own
    });
    let part = |actor: usize| {
        scene.memory.recipient_of(actor).is_some() || scene.memory.supplier_of(actor).is_some()
    };
    // "Denied the accusations", "denies a link between the inquiry and the aid": the flow itself, or something about it.
    let link = (saying.cue + 1..saying.cue + 6).any(|at| {
        scene.view.any_word(at, &["link", "linking", "connection", "tying", "conditioning", "pressure"])
    });
    named || !link && denier.is_some_and(part)
}

/// The latest flow of the last few sentences that an actor is a party of.
fn told_of(scene: &Scene<'_, '_>, actor: usize, reach: usize) -> Option<(Filler, Filler)> {
    let party = |s: &Filler, r: &Filler| s.actor == actor || r.actor == actor;
    let near =
        scene.memory.dyads.iter().rev().take_while(|d| scene.index.saturating_sub(d.sentence) <= reach);
    near.into_iter()
        .find(|d| party(&d.supplier, &d.recipient))
        .map(|d| (inferred(&d.supplier), inferred(&d.recipient)))
}

/// Adds the denial; its item words are taken.
fn push(
    scene: &Scene<'_, '_>,
    saying: &Saying,
    speakers: &[Speaker],
    supplier: Option<Filler>,
    recipient: Option<Filler>,
    item_at: Option<usize>,
    found: &mut Found,
) {
    let view = scene.view;
    let content = saying.cue + 1..content_end(scene, saying);
    let place = item_at.and_then(|at| view.chunk(at)).map_or(view.sentence.range.clone(), |c| c.start..c.end);
    for at in content.filter(|at| view.item(*at).is_some()) {
        found.taken.push(at);
    }
    let item = DraftItem {
        category: Category::MilitaryAid,
        kind: None,
        systems: Vec::new(),
        unit: Unit::Other,
        place: place.clone(),
        strong: true,
        inferred: false,
    };
    found.drafts.push(Draft {
        sentence: scene.index,
        headline: scene.headline,
        act: Act::Transfer,
        supplier,
        recipient,
        item,
        amount: Amounted::None,
        increment: false,
        kind: Kind::Unknown,
        kind_basis: FieldBasis::Inferred,
        status: Status::Delivered,
        polarity: Polarity::Denied,
        certainty: Certainty::Stated,
        origins: speakers.to_vec(),
        carried: false,
        period: None,
        place: view.sentence.range.clone(),
        others: Vec::new(),
        trigger: view.sentence.chunks[saying.cue].start,
        quoted: false,
        links: vec![(LinkType::Denies, None, place)],
        rule: "denial.deny".to_owned(),
    });
}

/// "denied that any kit was being flown in": a passive in the content.
fn passive_content(scene: &Scene<'_, '_>, saying: &Saying) -> bool {
    (saying.cue + 1..scene.view.sentence.chunks.len()).any(|at| scene.view.is(at, Class::Be))
}

/// "Neither X nor Y has confirmed the deployment", "X has not confirmed": one each.
fn not_confirmed(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    let Some(cue) = (0..view.sentence.chunks.len())
        .find(|at| view.any_word(*at, &["confirmed", "confirm", "acknowledged", "acknowledge"]))
    else {
        return;
    };
    let negated = (0..cue).any(|at| view.is(at, Class::Not));
    if !negated {
        return;
    }
    let Some((supplier, recipient)) = scene.memory.dyad(scene.index, 40) else { return };
    let parties: Vec<usize> = (0..cue)
        .filter(|at| {
            view.party(*at).is_some_and(|p| p.can_act() && p.form != ActorForm::Place)
                && view.preposition_before(*at).is_none()
        })
        .collect();
    let object = (cue + 1..(cue + 6).min(view.sentence.chunks.len())).find(|at| {
        view.item(*at).is_some()
            || view.any_word(
                *at,
                &[
                    "deployment",
                    "delivery",
                    "deliveries",
                    "transfer",
                    "transfers",
                    "shipment",
                    "shipments",
                    "supplies",
                    "sale",
                    "reports",
                    "claims",
                ],
            )
    });
    let Some(object) = object else { return };
    // What the words speak of: the latest report of that item; "the deployment" is of people.
    let deployed = view.any_word(object, &["deployment"]);
    let Some((last, _)) = scene.memory.last_item(if deployed {
        Some(Category::Personnel)
    } else {
        view.item(object).map(|i| i.category)
    }) else {
        return;
    };
    for at in parties.into_iter().take(3) {
        let Some(party) = view.party(at) else { continue };
        let mut said = speaker(view, scene.lexicon, scene.memory, party);
        said.group = Group::Single;
        said.cue = "has not confirmed".to_owned();
        let chunk = view.sentence.chunks[object];
        found.drafts.push(Draft {
            sentence: scene.index,
            headline: scene.headline,
            act: Act::Transfer,
            supplier: Some(inferred(&supplier)),
            recipient: Some(inferred(&recipient)),
            item: DraftItem { place: chunk.start..chunk.end, inferred: true, ..last.clone() },
            amount: Amounted::None,
            increment: false,
            kind: Kind::Unknown,
            kind_basis: FieldBasis::Inferred,
            status: Status::Delivered,
            polarity: Polarity::NotConfirmed,
            certainty: Certainty::Stated,
            origins: vec![said],
            carried: false,
            period: None,
            place: view.sentence.range.clone(),
            others: Vec::new(),
            trigger: view.sentence.chunks[cue].start,
            quoted: false,
            links: vec![(LinkType::NotConfirmed, None, chunk.start..chunk.end)],
            rule: "denial.not_confirmed".to_owned(),
        });
    }
}
