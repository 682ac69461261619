//! Denials of a flow: "Iran denied sending drones to Russia", "Oslo rejected the accusation", "Muscat denies the reports". The
//! denier is one of the two parties; the other stands in what is denied, or was told of before.

use super::super::{Found, Scene};
use super::{content_end, push};
use crate::extract::clauses::Subject;
use crate::extract::draft::Filler;
use crate::extract::lexicon::{Class, Stance, TriggerClass};
use crate::extract::memory::inferred;
use crate::extract::speech::{Saying, Speaker};
use crate::model::{Category, FieldBasis};

/// The speakers of a denial: "denied", or "dismissed … as baseless".
pub(super) fn denying<'s>(scene: &Scene<'s, '_>, saying: &'s Saying) -> Option<&'s [Speaker]> {
    let cue = scene.view.sentence.lower(scene.view.text, saying.cue);
    let view = scene.view;
    // "has never denied", "did not deny"
    if (saying.cue.saturating_sub(3)..saying.cue).any(|at| view.is(at, Class::Not)) {
        return None;
    }
    // "called the denial baseless": it is a denial that is called so.
    let of_denial =
        (saying.cue + 1..view.sentence.chunks.len()).any(|at| view.any_word(at, &["denial", "denials"]));
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
                    "report",
                    "reports",
                    "rumours",
                    "rumors",
                ],
            )
        })
    };
    let denies = saying.stance == Stance::Deny && (cue.starts_with("den") || worthless() || rejects());
    let calls_false = saying.stance != Stance::Deny
        && !of_denial
        && (saying.cue + 1..view.sentence.chunks.len()).any(|at| {
            // "a baseless theory" is one that somebody has, not what the speaker calls it.
            view.any_word(at, &["groundless", "baseless", "untrue", "fabrication", "unfounded"])
                && !(at.saturating_sub(2)..at).any(|j| view.is(j, Class::Not))
                && (at.saturating_sub(3)..at).any(|j| {
                    view.is(j, Class::Be)
                        || view
                            .any_word(j, &["as", "called", "calling", "call", "calls", "labelled", "branded"])
                })
        });
    let other_denies = scene.sayings.iter().any(|s| {
        s.stance == Stance::Deny
            && s.cue != saying.cue
            && scene.view.sentence.lower(scene.view.text, s.cue).starts_with("den")
            && (s.speakers.is_empty()
                || s.speakers.first().map(|x| &x.code) == saying.speakers.first().map(|x| &x.code))
    });
    // "rejected the findings and denied that": who spoke before goes on.
    let joined = || {
        let conjunction = saying.cue.checked_sub(1).is_some_and(|b| view.is(b, Class::Conjunction));
        let before = scene.sayings.iter().rfind(|s| s.cue < saying.cue && !s.speakers.is_empty());
        before.filter(|_| conjunction).map(|s| &s.speakers[..])
    };
    let speakers =
        if saying.speakers.is_empty() { joined().unwrap_or_default() } else { &saying.speakers[..] };
    ((denies || calls_false) && (cue.starts_with("den") || !other_denies)).then_some(speakers)
}

/// Reads what a saying denies.
pub(super) fn denial(scene: &Scene<'_, '_>, saying: &Saying, speakers: &[Speaker], found: &mut Found) {
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
        // "denied reports that it would reconsider": what is denied stands behind, and is none of ours.
        let claims =
            |at: usize| view.any_word(at, &["reports", "report", "claims", "claim", "rumours", "rumors"]);
        if content.clone().any(|at| claims(at) && view.word(at + 1, "that")) {
            return;
        }
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
    let verb = content.clone().find(|at| view.is_trigger_verb(*at));
    let takes = [TriggerClass::Take, TriggerClass::Buy, TriggerClass::Request];
    let gives = !verb.and_then(|at| view.trigger_verb(at)).is_some_and(|verb| takes.contains(&verb.class));
    let other = |actor: usize| named.iter().find(|f| f.actor != actor).cloned();
    let me = own.map(|actor| Filler {
        actor: scene.standing(actor),
        place: first.place.clone(),
        basis: FieldBasis::Stated,
    });
    let subject = named.iter().find(|f| Some(f.actor) != own);
    // "Belarus denied that Russia had delivered missiles to it", "that Russia had received any from Iran": somebody else acts.
    let doer = verb
        .and_then(|verb| match view.subject(verb) {
            Subject::Party(at) if at > saying.cue => scene.filler(at, false),
            // "that the group had received any"
            _ => content.clone().take_while(|at| *at < verb).find_map(|at| scene.epithet(at)),
        })
        .filter(|doer| me.as_ref().is_some_and(|m| m.actor != doer.actor));
    if let Some(doer) = doer {
        let other = named.iter().find(|f| f.actor != doer.actor).cloned().or(me);
        let (supplier, recipient) = if gives { (Some(doer), other) } else { (other, Some(doer)) };
        return push(scene, saying, speakers, supplier, recipient, item_at, found);
    }
    let (mut supplier, mut recipient) = match (&me, gives) {
        (Some(me), true) => (Some(me.clone()), other(me.actor)),
        (Some(me), false) => (other(me.actor), Some(me.clone())),
        (None, _) => (subject.cloned(), None),
    };
    // "denied having armed any party", "to either side": nobody in particular.
    let to_whomever = content
        .clone()
        .any(|at| view.word(at, "to") && view.any_word(at + 1, &["any", "anyone", "either", "anybody"]));
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
        } else if gives && recipient.is_none() && !to_whomever {
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

/// "denied that any kit was being flown in": a passive in the content.
fn passive_content(scene: &Scene<'_, '_>, saying: &Saying) -> bool {
    (saying.cue + 1..scene.view.sentence.chunks.len()).any(|at| scene.view.is(at, Class::Be))
}
