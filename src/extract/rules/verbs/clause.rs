//! The clause of one trigger verb: its group, its voice and its arguments make frames, or a refusal.

use super::super::denials;
use super::super::frame::Frame;
use super::super::nouns;
use super::super::roles::{fillers, subject_fillers};
use super::super::status::status_of;
use super::super::{Found, Scene};
use super::Verb;
use super::active::active;
use super::ends::pronoun_recipient;
use super::indirect::{addressee, epithets, examples, there, under_contract, wanted_by};
use super::passive::{passive, reduced};
use super::roles::Roles;
use crate::extract::chunks::Kind as ChunkKind;
use crate::extract::clauses::{Arguments, Voice};
use crate::extract::draft::Filler;
use crate::extract::lexicon::forms::Form;
use crate::extract::lexicon::{Class, ControlEffect, TriggerClass};
use crate::extract::numbers::NumberClass;
use crate::model::{Category, Certainty, FieldBasis, Status};

/// Reads the clause of a verb.
pub(super) fn read(scene: &Scene<'_, '_>, verb: &Verb<'_>, found: &mut Found) {
    let Some(plain) = verb.plain else { return };
    if consents(scene, verb) || comes_to_sum(scene, verb) || of_buyers(scene, verb) {
        return;
    }
    let group = scene.view.group(verb.at, verb.form, verb.subject);
    // "Israel buys 20 jets": what is told in the present is a contract, not yet a delivery.
    let contract =
        verb.class == TriggerClass::Buy && (group.present || group.progressive) && plain != Status::Possible;
    let plain = if contract { Status::Ordered } else { plain };
    let voice =
        scene.view.voice(verb.at, verb.form, verb.after - verb.at - 1, verb.class == TriggerClass::Arrive);
    let args = scene.view.arguments(verb.after);
    let mut roles = match voice {
        Voice::Active => active(scene, verb, &args),
        Voice::Passive => passive(scene, verb, &args),
        Voice::Reduced => reduced(scene, verb, &args),
    };
    roles.spoken_of(scene, verb, &args, voice);
    if verb.class == TriggerClass::Give && voice == Voice::Active {
        roles.items.extend(others_with_a_task(scene, &args, &roles));
    }
    // "aid committed to Riga exceeds $4bn": told with its figure.
    let aid = roles.items.iter().all(|at| {
        scene.view.item(*at).is_some_and(|i| i.category == Category::MilitaryAid && i.quantity.is_none())
    });
    if voice == Voice::Reduced && aid && !roles.items.is_empty() && nouns::total(scene, args.end).is_some() {
        return;
    }
    if voice == Voice::Reduced
        && verb.class != TriggerClass::Promise
        && arrives_behind(scene, args.end, &roles)
    {
        return;
    }
    if roles.items.is_empty() && roles.numbers.is_empty() {
        let colon = scene.view.text[..scene.view.sentence.range.end].ends_with(':');
        if let (true, Some(s), Some(r)) = (colon, roles.suppliers.first(), roles.recipients.first())
            && s.actor != r.actor
        {
            found.lead = Some((s.clone(), r.clone(), plain));
        }
        shipment(scene, verb, &args, &roles, voice, found);
        return;
    }
    // "could request support": nobody has asked yet.
    if verb.class == TriggerClass::Request && (group.modal || group.would) {
        let frame = roles.frame(scene, verb, &args, plain, Certainty::Stated, voice);
        return scene.refuse(&frame, "guard.hypothetical", found);
    }
    let giver = matches!(
        verb.class,
        TriggerClass::Give | TriggerClass::Arrive | TriggerClass::Promise | TriggerClass::Approve
    );
    let mut status = match status_of(
        plain,
        &group,
        scene.headline || is_event(scene, verb, &roles),
        giver || voice != Voice::Active,
    ) {
        Ok(status) => status,
        // "would not send" refuses; "has not sent" denies.
        Err("negated")
            if !(group.future || group.would || group.modal || group.infinitive)
                && denials::own(
                    scene,
                    verb.at,
                    roles.items.first().copied(),
                    &roles.suppliers,
                    &roles.recipients,
                    found,
                ) =>
        {
            return;
        }
        Err(reason) => {
            let frame = roles.frame(scene, verb, &args, Status::Delivered, Certainty::Stated, voice);
            return scene.refuse(&frame, reason, found);
        }
    };
    // "ten guns were being unloaded", "ten have been going there since May": what is counted is there.
    if status == Status::Ongoing && group.over && counts(scene, &roles) {
        status = Status::Delivered;
    }
    // "The smuggling of weapons could resume"
    if verb.form == Form::Gerund
        && scene.view.word(verb.after, "of")
        && verb.at.checked_sub(1).is_some_and(|j| scene.view.is(j, Class::Determiner))
    {
        status = as_a_noun(scene, args.end).unwrap_or(status);
    }
    // "is to induct the jets it is buying": what it buys is told by the buying.
    if verb.lemma == "induct" && status == Status::Planned {
        return;
    }
    let mut certainty = if group.hedged || group.modal { Certainty::Hedged } else { Certainty::Stated };
    if group.control == Some(ControlEffect::Accuse) {
        certainty = Certainty::Alleged;
    }
    // "intercepted a dhow carrying rifles", "a ship that carried tanks was seized": the load never arrived.
    if matches!(verb.lemma, "carry" | "transport" | "haul" | "load" | "smuggle" | "ferry" | "bring")
        && stopped(scene, verb)
    {
        status = Status::Intercepted;
        // Who stops the carrier gives nothing.
        roles.suppliers = fillers(scene, &args.from, true);
    }
    // "the deal calls for Oslo to deliver"
    let of_deal = |j: usize| scene.view.chunk(j).is_some_and(|c| c.is(Class::Deal));
    if status == Status::Requested && group.control_at.checked_sub(1).is_some_and(of_deal) {
        status = Status::Planned;
    }
    // "half of the ten promised to Oslo are there": the participle tells of the whole, the verb behind it of the part.
    let verb = &Verb {
        relative: verb.relative
            || voice == Voice::Active
                && verb.class != TriggerClass::Arrive
                && roles.items.first().is_some_and(|item| *item < verb.at && !roles.again)
            || voice == Voice::Reduced
                && matches!(verb.class, TriggerClass::Promise | TriggerClass::Buy)
                && (args.end..args.end + 2).any(|j| {
                    scene.view.is(j, Class::Have)
                        || scene.view.is(j, Class::Be)
                        || scene.view.is(j, Class::Will)
                }),
        ..*verb
    };
    // "Five were flown over in March": of the jets of the sentence before.
    let flown = verb.lemma == "fly"
        && voice == Voice::Passive
        && !roles.numbers.is_empty()
        && scene.memory.items.back().is_some_and(|(item, at)| {
            item.category == Category::Aircraft && scene.index.saturating_sub(*at) <= 1
        });
    let verb = &Verb { weak: verb.weak && !flown, ..*verb };
    if roles.suppliers.is_empty() && roles.recipients.is_empty() && verb.weak {
        return;
    }
    if sends_at(scene, verb, &roles, &args) {
        let frame = roles.frame(scene, verb, &args, status, certainty, voice);
        return scene.refuse(&frame, "guard.attack", found);
    }
    if roles.suppliers.is_empty() && verb.class == TriggerClass::Give && voice == Voice::Active {
        let takers = fillers(scene, &args.to, true);
        let givers = examples(scene, verb).into_iter();
        roles.suppliers = givers.filter(|g| takers.iter().all(|t| t.actor != g.actor)).collect();
    }
    // "Many other countries also receive Russian weapons, including Mali and Togo"
    if roles.recipients.is_empty() && matches!(verb.class, TriggerClass::Take | TriggerClass::Buy) {
        roles.recipients = takers_behind(scene, verb, args.end);
    }
    if roles.recipients.is_empty() && verb.class == TriggerClass::Give {
        roles.thanked(scene, verb);
    }
    if roles.recipients.is_empty() && giver {
        roles.recipients = addressee(scene, verb, &roles.suppliers);
    }
    if roles.recipients.is_empty() && verb.class == TriggerClass::Give && voice == Voice::Active {
        roles.recipients = wanted_by(scene, &roles);
    }
    if roles.recipients.is_empty() && verb.class == TriggerClass::Give {
        roles.recipients = epithets(scene, verb, &args, &roles);
    }
    if roles.recipients.is_empty() && giver {
        roles.recipients = there(scene, verb, &roles);
    }
    // "Oslo let ten guns go to Riga": who consents gives, if nobody else is named.
    if roles.suppliers.is_empty()
        && giver
        && group.control == Some(ControlEffect::Approved)
        && roles.items.iter().all(|at| scene.view.item(*at).is_some_and(|i| i.origin.is_none()))
    {
        let consenting = subject_fillers(scene, scene.view.subject(group.control_at));
        let gives = |s: &Filler| {
            roles
                .recipients
                .iter()
                .all(|r| r.actor != s.actor && !scene.lexicon.enemies.contains(&(s.actor, r.actor)))
        };
        roles.suppliers = consenting.into_iter().filter(gives).collect();
    }
    // "A ship carrying guns to Riga has docked in Oslo": under way until it comes to where it was to go.
    if verb.form == Form::Gerund
        && matches!(verb.lemma, "carry" | "transport" | "haul" | "ferry")
        && matches!(status, Status::Delivered | Status::Ongoing)
    {
        status = if arrived(scene, args.end, &roles) { Status::Delivered } else { Status::Ongoing };
    }
    // "is headed to Riga"
    if verb.lemma == "head" && status == Status::Delivered {
        status = Status::Ongoing;
    }
    // "boarded a dhow and found 2,000 rifles bound for the Houthis"
    let chunks = 0..scene.view.sentence.chunks.len();
    let carrier = chunks.take_while(|_| verb.class == TriggerClass::Seize).find(|at| scene.is_carrier(*at));
    // "A Norwegian ship carrying ten missiles for Riga has been stopped": the flag is the sender's, if nobody else is named.
    if let Some(carrier) = carrier
        && roles.suppliers.is_empty()
    {
        let flag = scene.flag_of(carrier);
        let apart = |f: &Filler| roles.recipients.iter().all(|r| r.actor != f.actor);
        roles.suppliers.extend(flag.filter(|f| apart(f) && !roles.recipients.is_empty()));
    }
    let verb = &Verb { weak: verb.weak && carrier.is_none(), ..*verb };
    roles.admitted(scene, verb);
    roles.under_deal(scene, verb, &args);
    roles.help(scene, &args);
    let buys = matches!(verb.class, TriggerClass::Buy | TriggerClass::Take);
    if group.infinitive && (giver || buys) && voice == Voice::Active && status == Status::Planned {
        roles.contracted(scene, verb, &mut status);
    }
    if status == Status::Planned && (giver || buys) && under_contract(scene, args.end) {
        status = Status::Ordered;
    }
    // "sold to Riga but not delivered", "bought but yet to arrive": it is on order.
    let undelivered = (args.end.saturating_sub(2)..args.end + 4).any(|j| {
        scene.view.word(j, "but")
            && (j + 1..j + 4).any(|k| scene.view.any_word(k, &["not", "yet", "undelivered"]))
    });
    if status == Status::Delivered
        && undelivered
        && matches!(verb.lemma, "sell" | "buy" | "purchase" | "order")
    {
        status = Status::Ordered;
    }
    roles.announced(scene, verb, &mut status);
    // "Kyiv asked Germany to send Taurus": who asks receives, if nobody else is named.
    if status == Status::Requested
        && giver
        && roles.recipients.iter().all(|r| r.basis == FieldBasis::Inferred)
        && group.control == Some(ControlEffect::Requested)
        && !matches!(verb.lemma, "move" | "shift" | "redeploy" | "deploy" | "hand" | "cede")
    {
        let asker = subject_fillers(scene, scene.view.subject(group.control_at));
        let asker: Vec<Filler> =
            asker.into_iter().filter(|a| roles.suppliers.iter().all(|s| s.actor != a.actor)).collect();
        if !asker.is_empty() {
            roles.recipients = asker;
        }
    }
    // "from an unspecified western country": somebody, and nobody of before.
    let unnamed = (verb.after..args.end + 4).any(|j| {
        scene.view.word(j, "from")
            && (j + 1..j + 4).any(|k| {
                scene.view.is(k, Class::Unnamed) && !scene.view.any_word(k, &["an", "other", "foreign"])
            })
    });
    let by_nobody =
        voice == Voice::Passive && giver && roles.suppliers.is_empty() && by_nobody(scene, verb.after);
    if by_nobody && roles.recipients.is_empty() && args.to_pronoun.is_some() {
        roles.recipients = pronoun_recipient(scene, &[]);
    }
    let unnamed = unnamed || by_nobody;
    let nobody = voice == Voice::Active && nobody(scene, verb, &roles, giver, buys);
    let unnamed = unnamed || nobody;
    roles.on_its_way(scene, verb, &args);
    for part in roles.distributed(scene, verb, &args) {
        let frame = Frame { inherit: !unnamed, ..part.frame(scene, verb, &args, status, certainty, voice) };
        scene.build(frame, found);
    }
    // Nor is it an item of the flow before.
    if nobody {
        found.taken.extend(roles.items.iter().copied());
    }
}

/// Whether a figure or an article counts an item of the clause.
fn counts(scene: &Scene<'_, '_>, roles: &Roles) -> bool {
    let counted = |at: &usize| scene.view.item(*at).is_some_and(|i| i.quantity.is_some() || i.article_one);
    !roles.numbers.is_empty() || roles.items.iter().any(counted)
}

/// "readies another load for Riga", "announced a new package for Riga": arms that nobody names.
fn shipment(
    scene: &Scene<'_, '_>,
    verb: &Verb<'_>,
    args: &Arguments,
    roles: &Roles,
    voice: Voice,
    found: &mut Found,
) {
    let view = scene.view;
    let gives = matches!(verb.class, TriggerClass::Give | TriggerClass::Promise) && voice == Voice::Active;
    let noun = (verb.after..verb.after + 5).find(|j| {
        view.any_word(
            *j,
            &["shipment", "shipments", "package", "packages", "consignment", "tranche", "batch"],
        )
    });
    let more = |noun: usize| {
        (verb.after..noun).any(|j| {
            view.any_word(
                j,
                &["another", "new", "second", "third", "fourth", "fresh", "further", "additional"],
            )
        })
    };
    let Some(noun) = noun.filter(|n| gives && scene.memory.military && more(*n) && !view.word(n + 1, "of"))
    else {
        return;
    };
    if roles.suppliers.is_empty() || verb.weak {
        return;
    }
    let group = view.group(verb.at, verb.form, verb.subject);
    let Ok(status) = status_of(verb.plain.unwrap_or(Status::Delivered), &group, scene.headline, true) else {
        return;
    };
    let certainty = if group.hedged || group.modal { Certainty::Hedged } else { Certainty::Stated };
    let frame = Frame { increment: true, ..roles.frame(scene, verb, args, status, certainty, voice) };
    scene.build_of(&frame, &scene.arms_at(noun), found);
}

/// "Western countries could provide", "its neighbours are buying": who acts is named, by a word that names nobody of before.
fn nobody(scene: &Scene<'_, '_>, verb: &Verb<'_>, roles: &Roles, giver: bool, buys: bool) -> bool {
    let view = scene.view;
    let left_out = giver && roles.suppliers.is_empty() || buys && roles.recipients.is_empty();
    let group = |j: &usize| {
        [Class::Have, Class::Be, Class::Will, Class::Modal, Class::Adverb, Class::Not]
            .iter()
            .any(|class| view.is(*j, *class))
            || view.word(*j, "to")
            || view.chunk(*j).and_then(|c| c.info).is_some_and(|i| !i.controls.is_empty())
    };
    let head = (0..verb.at).rev().find(|j| !group(j));
    // "the two countries" are those of before.
    left_out
        && head.is_some_and(|j| {
            view.is(j, Class::Nobody)
                && !(j.saturating_sub(2)..j).any(|k| view.any_word(k, &["two", "both", "these", "those"]))
        })
}

/// The examples of the countries that take, named behind what they take.
fn takers_behind(scene: &Scene<'_, '_>, verb: &Verb<'_>, end: usize) -> Vec<Filler> {
    let view = scene.view;
    let several = (verb.at.saturating_sub(4)..verb.at).any(|j| view.is(j, Class::Takers));
    let names = (verb.after..end + 3).filter(|_| several).find(|j| view.is(*j, Class::Examples));
    let Some(names) = names else { return Vec::new() };
    let joins = |j: &usize| {
        view.party(*j).is_some()
            || view.is(*j, Class::Conjunction)
            || view.is(*j, Class::Determiner)
            || view.any_word(*j, &["but", "not", "limited", "to"])
            || matches!(view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Comma))
    };
    let list = (names + 1..view.sentence.chunks.len()).take_while(joins);
    list.filter_map(|j| scene.filler(j, false)).collect()
}

/// Whether a verb behind says that the carrier came to one of the recipients.
fn arrived(scene: &Scene<'_, '_>, from: usize, roles: &Roles) -> bool {
    let view = scene.view;
    let arrives = |j: &usize| view.trigger_verb(*j).is_some_and(|t| t.class == TriggerClass::Arrive);
    let Some(verb) = (from..view.sentence.chunks.len()).find(arrives) else { return false };
    let args = view.arguments(verb + 1);
    let mut places = args.at.iter().chain(&args.to).chain(&args.bare).filter_map(|j| scene.filler(*j, true));
    places.any(|p| roles.recipients.is_empty() || roles.recipients.iter().any(|r| r.actor == p.actor))
}

/// "ten guns donated by Oslo arrived in Riga": the verb behind tells where they went, and finds the giver at its subject.
fn arrives_behind(scene: &Scene<'_, '_>, end: usize, roles: &Roles) -> bool {
    let view = scene.view;
    let passes = |j: &usize| {
        view.is(*j, Class::Be)
            || view.is(*j, Class::Have)
            || view.is(*j, Class::Will)
            || view.is(*j, Class::Adverb)
            || matches!(view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Date(_)))
    };
    let Some(verb) = (end..end + 5).find(|j| !passes(j)) else { return false };
    let tells =
        view.chunk(verb).filter(|c| c.kind == ChunkKind::Word).and_then(|c| c.info).is_some_and(|info| {
            info.triggers
                .iter()
                .any(|t| !t.noun && matches!(t.class, TriggerClass::Arrive | TriggerClass::Give))
        });
    (roles.suppliers.is_empty() || roles.recipients.is_empty()) && !roles.items.is_empty() && tells
}

/// "Jordan receives ten guns": the present of a counted thing is told as it happens, unless it goes on.
fn is_event(scene: &Scene<'_, '_>, verb: &Verb<'_>, roles: &Roles) -> bool {
    let view = scene.view;
    let once = |n: usize| {
        let number = &view.sentence.numbers[n];
        number.class == NumberClass::Cardinal && !number.rate
    };
    let counted = roles
        .items
        .iter()
        .filter_map(|at| view.item(*at))
        .any(|i| i.article_one || i.quantity.is_some_and(once));
    let goes_on = (verb.at.saturating_sub(3)..verb.after + 1)
        .any(|j| view.any_word(j, &["now", "still", "regularly", "always", "often", "usually", "already"]));
    counted && !goes_on
}

/// "arms exports came to $9m", "sales reached €2bn": a figure is reached, not a place.
fn comes_to_sum(scene: &Scene<'_, '_>, verb: &Verb<'_>) -> bool {
    let view = scene.view;
    let sum = (verb.at + 1..verb.at + 4).any(|j| matches!(view.chunk(j).map(|c| c.kind), Some(ChunkKind::Number(n)) if view.sentence.numbers[n].class == NumberClass::Money));
    verb.class == TriggerClass::Arrive && sum && view.is(verb.at, Class::Totals)
}

/// "gave the green light to the export", "got approval for the sale": what is given is consent, and the noun behind tells of what.
fn consents(scene: &Scene<'_, '_>, verb: &Verb<'_>) -> bool {
    let view = scene.view;
    if !matches!(verb.lemma, "give" | "grant" | "get" | "obtain" | "receive" | "secure" | "seek") {
        return false;
    }
    let go_ahead = |j: usize| {
        view.any_word(j, &["ahead", "light", "nod"])
            && (j.saturating_sub(2)..j).any(|k| view.any_word(k, &["go", "green", "the", "a"]))
    };
    let approves = |j: usize| {
        go_ahead(j)
            || view.chunk(j).filter(|c| c.kind == ChunkKind::Word).and_then(|c| c.info).is_some_and(|info| {
                info.controls.iter().any(|c| c.effect == ControlEffect::Approved && view.rest(j, &c.rest))
            })
    };
    (verb.after..verb.after + 6).take_while(|j| view.item(*j).is_none()).any(approves)
}

/// Whether the carrier or the load is stopped by another verb of the sentence.
fn stopped(scene: &Scene<'_, '_>, verb: &Verb<'_>) -> bool {
    let view = scene.view;
    (0..view.sentence.chunks.len()).filter(|at| *at != verb.at).any(|at| {
        let seizes = view
            .chunk(at)
            .filter(|c| c.kind == ChunkKind::Word)
            .and_then(|c| c.info)
            .is_some_and(|info| info.triggers.iter().any(|t| t.class == TriggerClass::Seize && !t.noun));
        seizes && !view.is_noun_here(at)
    })
}

/// "sent dozens of rockets into northern Israel", "sent a drone towards": weapons that fly at somebody are no delivery.
fn sends_at(scene: &Scene<'_, '_>, verb: &Verb<'_>, roles: &Roles, args: &Arguments) -> bool {
    let flies = |at: &usize| {
        scene.view.item(*at).is_some_and(|i| {
            matches!(
                i.category,
                Category::Drones | Category::Missiles | Category::Ammunition | Category::Bombs
            )
        })
    };
    let at_somebody = args.at.iter().any(|p| {
        scene
            .view
            .preposition_before(*p)
            .is_some_and(|w| scene.view.any_word(w, &["into", "toward", "towards", "at", "over", "in"]))
    });
    verb.class == TriggerClass::Give
        && matches!(verb.lemma, "send" | "fly" | "bring" | "rush" | "pour")
        && roles.recipients.is_empty()
        && at_somebody
        && !roles.items.is_empty()
        && roles.items.iter().all(flies)
}

/// "will send 50 trainers to teach pilots and 20 engineers to mend the runways": people with a task of their own behind the task
/// of the first.
fn others_with_a_task(scene: &Scene<'_, '_>, args: &Arguments, roles: &Roles) -> Option<usize> {
    let view = scene.view;
    let people =
        |at: usize| view.item(at).is_some_and(|i| i.category == Category::Personnel && i.quantity.is_some());
    let task =
        |to: usize| view.word(to, "to") && view.chunk(to + 1).is_some_and(|c| c.kind == ChunkKind::Word);
    let first =
        roles.items.last().copied().filter(|at| people(*at) && at + 1 == args.end && task(args.end))?;
    let clause = |j: &usize| {
        !matches!(view.chunk(*j).map(|c| c.kind), None | Some(ChunkKind::Comma | ChunkKind::Semicolon))
    };
    (first + 2..first + 18)
        .take_while(clause)
        .find(|j| people(*j) && view.is(j - 1, Class::Conjunction) && task(j + 1))
}

/// What the auxiliary behind a verbal noun says of it: "could resume", "will go on".
fn as_a_noun(scene: &Scene<'_, '_>, end: usize) -> Option<Status> {
    let near = || end.saturating_sub(1)..end + 2;
    if near().any(|j| scene.view.is(j, Class::Modal)) {
        return Some(Status::Possible);
    }
    near().any(|j| scene.view.is(j, Class::Will)).then_some(Status::Planned)
}

/// "passed on to it by two Gulf neighbours": who gave is left unnamed.
fn by_nobody(scene: &Scene<'_, '_>, from: usize) -> bool {
    let view = scene.view;
    let ends = |j: &usize| {
        matches!(view.chunk(*j).map(|c| c.kind), None | Some(ChunkKind::Comma | ChunkKind::Semicolon))
    };
    let by = (from..from + 8).take_while(|j| !ends(j)).find(|j| view.word(*j, "by"));
    // "by the two countries": those of before.
    by.is_some_and(|by| {
        !view.word(by + 1, "the")
            && (by + 1..by + 5).take_while(|j| view.party(*j).is_none()).any(|j| view.is(j, Class::Nobody))
    })
}

/// "The countries that buy most Norwegian arms are India and Chad": who they are is told behind.
fn of_buyers(scene: &Scene<'_, '_>, verb: &Verb<'_>) -> bool {
    let view = scene.view;
    let countries =
        verb.at > 1 && view.is(verb.at - 1, Class::Relative) && view.is(verb.at - 2, Class::Takers);
    let buys = matches!(verb.class, TriggerClass::Buy | TriggerClass::Take);
    let item = (verb.after..verb.after + 4).find(|j| view.item(*j).is_some());
    countries && buys && item.is_some_and(|i| view.is(i + 1, Class::Be) && view.party(i + 2).is_some())
}
