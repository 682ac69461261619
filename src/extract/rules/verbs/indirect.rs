//! Roles that are told indirectly, outside the verb's own arguments: who is thanked, helped or told of it, who announces it,
//! who is named as an example, the other side of a contract.

use super::super::Scene;
use super::super::roles::{speaks_for, subject_fillers};
use super::Verb;
use super::roles::Roles;
use crate::extract::chunks::Kind as ChunkKind;
use crate::extract::clauses::{Arguments, Subject};
use crate::extract::draft::Filler;
use crate::extract::lexicon::forms::Form;
use crate::extract::lexicon::{ActorForm, Class, TriggerClass};
use crate::extract::speech::Saying;
use crate::model::Status;

impl Roles {
    /// "Kyiv thanked Oslo for sending ten guns", "we are grateful to Oslo for giving": who thanks received.
    pub(super) fn thanked(&mut self, scene: &Scene<'_, '_>, verb: &Verb<'_>) {
        let view = scene.view;
        if verb.form != Form::Gerund || !(verb.at.saturating_sub(3)..verb.at).any(|j| view.word(j, "for")) {
            return;
        }
        let thanks = (verb.at.saturating_sub(12)..verb.at).rev().find(|j| view.is(*j, Class::Thanks));
        let Some(thanks) = thanks else { return };
        let givers: Vec<Filler> = (thanks + 1..verb.at).filter_map(|j| scene.filler(j, false)).collect();
        let receivers = subject_fillers(scene, view.subject(thanks));
        if !givers.is_empty() && receivers.iter().all(|r| givers.iter().all(|g| g.actor != r.actor)) {
            (self.suppliers, self.recipients) = (givers, receivers);
        }
    }

    /// "received ten guns under a contract with Oslo": the other side of the contract.
    pub(super) fn under_deal(&mut self, scene: &Scene<'_, '_>, verb: &Verb<'_>, args: &Arguments) {
        let view = scene.view;
        let takes = matches!(verb.class, TriggerClass::Take | TriggerClass::Buy);
        let ours = if takes { &self.recipients } else { &self.suppliers };
        let missing = if takes { self.suppliers.is_empty() } else { self.recipients.is_empty() };
        if ours.is_empty() || !missing || self.items.is_empty() {
            return;
        }
        let under = (verb.after..args.end + 6).find(|j| view.word(*j, "under"));
        let Some(under) = under else { return };
        let deal = (under + 1..under + 6).find(|j| view.chunk(*j).is_some_and(|c| c.is(Class::Deal)));
        let with =
            deal.and_then(|deal| (deal + 1..deal + 6).find(|j| view.any_word(*j, &["with", "between"])));
        let other = with.and_then(|with| (with + 1..with + 4).find_map(|j| scene.filler(j, false)));
        let other = other.filter(|o| ours.iter().all(|s| s.actor != o.actor));
        if takes {
            self.suppliers.extend(other);
        } else {
            self.recipients.extend(other);
        }
    }

    /// "to help Ukraine", "for use in Ukraine", "to bolster Kyiv's defences": the beneficiary receives.
    pub(super) fn help(&mut self, scene: &Scene<'_, '_>, args: &Arguments) {
        if !self.recipients.is_empty() || self.suppliers.is_empty() {
            return;
        }
        for at in args.end..(args.end + 3).min(scene.view.sentence.chunks.len()) {
            if !scene.view.any_word(
                at,
                &[
                    "help",
                    "support",
                    "assist",
                    "bolster",
                    "aid",
                    "strengthen",
                    "boost",
                    "defend",
                    "shore",
                    "reinforce",
                    "meet",
                    "arm",
                    "equip",
                    "protect",
                    "enable",
                ],
            ) {
                continue;
            }
            for party in at + 1..(at + 5).min(scene.view.sentence.chunks.len()) {
                if let Some(filler) = scene.filler(party, false)
                    && self.suppliers.iter().all(|s| s.actor != filler.actor)
                {
                    self.recipients.push(filler);
                    return;
                }
            }
        }
    }

    /// "signed a contract with Oslo to supply ten guns": ordered, and the other side of the contract receives.
    pub(super) fn contracted(&mut self, scene: &Scene<'_, '_>, verb: &Verb<'_>, status: &mut Status) {
        let view = scene.view;
        let noun = (verb.at.saturating_sub(16)..verb.at).rev().find(|j| {
            view.any_word(
                *j,
                &["contract", "contracts", "deal", "deals", "order", "orders", "agreement", "pact"],
            )
        });
        let Some(noun) = noun else { return };
        let clear = (noun..verb.at)
            .all(|j| !matches!(view.chunk(j).map(|c| c.kind), Some(ChunkKind::Semicolon)) && !view.is_cue(j));
        let signed = (noun.saturating_sub(8)..noun).any(|j| {
            view.is(j, Class::Signing)
                || view.any_word(j, &["received", "receives", "got", "gets", "has", "have", "holds"])
        });
        if !clear || !signed {
            return;
        }
        let fulfilled = (noun.saturating_sub(4)..noun).any(|j| view.any_word(j, &["fulfilled", "completed"]));
        *status = if fulfilled { Status::Delivered } else { Status::Ordered };
        let buys = matches!(verb.class, TriggerClass::Buy | TriggerClass::Take);
        let (ours, theirs) = if buys {
            (&self.recipients, &mut self.suppliers)
        } else {
            (&self.suppliers, &mut self.recipients)
        };
        if theirs.is_empty() {
            let with = (noun + 1..verb.at).filter(|j| {
                view.preposition_before(*j)
                    .is_some_and(|p| p > noun && view.any_word(p, &["with", "from", "by"]))
            });
            *theirs = with
                .filter_map(|j| scene.filler(j, false))
                .filter(|f| ours.iter().all(|s| s.actor != f.actor))
                .collect();
        }
    }

    /// "Oslo acknowledged that 14 jets had gone to Riga": who admits that they went gave them.
    pub(super) fn admitted(&mut self, scene: &Scene<'_, '_>, verb: &Verb<'_>) {
        let admits = |s: &Saying| s.cue < verb.at && scene.view.is(s.cue, Class::Admits);
        if !self.suppliers.is_empty() || verb.class != TriggerClass::Arrive {
            return;
        }
        let speakers = scene.sayings.iter().filter(|s| admits(s)).flat_map(|s| &s.speakers);
        let apart = |f: &Filler| self.recipients.iter().all(|r| r.actor != f.actor);
        self.suppliers = speakers.filter_map(|s| speaks_for(scene, s)).filter(apart).take(1).collect();
    }

    /// "The vehicles had been landed in Lagos": where arms of the sentence before touch land is no new taker.
    pub(super) fn on_its_way(&mut self, scene: &Scene<'_, '_>, verb: &Verb<'_>, args: &Arguments) {
        let lands = matches!(verb.lemma, "land" | "unload" | "offload" | "dock" | "arrive");
        let [item] = self.items.as_slice() else { return };
        let told = scene
            .view
            .item(*item)
            .is_some_and(|i| i.definite && i.quantity.is_none() && i.systems.is_empty());
        let place =
            |r: &Filler| args.at.iter().any(|j| scene.view.sentence.chunks[*j].start == r.place.start);
        if !(lands && told && self.recipients.iter().all(place)) {
            return;
        }
        if let Some((_, taker)) = scene.memory.dyad(scene.index, 2) {
            self.recipients = vec![taker];
        }
    }

    /// "Oslo and Riga said that Kyiv would receive ten guns": who announces it gives it.
    pub(super) fn announced(&mut self, scene: &Scene<'_, '_>, verb: &Verb<'_>, status: &mut Status) {
        let gets = verb.class == TriggerClass::Take && verb.lemma != "secure";
        if !gets || *status != Status::Planned || !self.suppliers.is_empty() {
            return;
        }
        let Some(saying) = scene.sayings.iter().rfind(|s| s.cue < verb.at && !s.inverted) else { return };
        let givers: Option<Vec<Filler>> = saying.speakers.iter().map(|s| speaks_for(scene, s)).collect();
        let Some(givers) = givers else { return };
        if givers.iter().all(|g| self.recipients.iter().all(|r| r.actor != g.actor))
            && !self.recipients.is_empty()
        {
            self.suppliers = givers;
            *status = Status::Pledged;
        }
    }
}

/// "Several countries have sent guns, including Norway and Latvia": who gives is named behind.
pub(super) fn examples(scene: &Scene<'_, '_>, verb: &Verb<'_>) -> Vec<Filler> {
    let view = scene.view;
    let several = (verb.at.saturating_sub(6)..verb.at).any(|j| {
        view.any_word(j, &["countries", "allies", "states", "nations", "members", "governments", "partners"])
    });
    let end = view.sentence.chunks.len();
    let including = (verb.after..end)
        .find(|j| view.word(*j, "including") || view.word(*j, "among") && view.word(j + 1, "them"));
    let taker = |including: &usize| {
        (verb.after..*including).any(|j| {
            view.any_word(j, &["to", "for"]) && view.party(j + 1).is_none() && view.party(j + 2).is_none()
        })
    };
    let Some(including) = including.filter(|at| several && !taker(at)) else { return Vec::new() };
    let joins = |j: &usize| {
        view.party(*j).is_some()
            || view.is(*j, Class::Conjunction)
            || view.is(*j, Class::Determiner)
            || view.word(*j, "them")
            || matches!(view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Comma))
    };
    (including + 1..end).take_while(joins).filter_map(|j| scene.filler(j, false)).take(6).collect()
}

/// "Oslo told Riga it would send ten guns", "promised Riga that": who is told it receives.
pub(super) fn addressee(scene: &Scene<'_, '_>, verb: &Verb<'_>, suppliers: &[Filler]) -> Vec<Filler> {
    let view = scene.view;
    let Subject::Pronoun(pronoun) = verb.subject else { return Vec::new() };
    let told = (pronoun.saturating_sub(8)..pronoun).rev().find(|j| {
        view.any_word(*j, &["told", "promised", "assured", "informed", "promises", "tells", "assures"])
    });
    let party = told.and_then(|told| (told + 1..told + 3).find(|j| view.party(*j).is_some()));
    let speaks =
        told.is_some_and(|told| scene.sayings.iter().any(|s| s.cue == told) || view.is_trigger_verb(told));
    party
        .filter(|_| speaks)
        .and_then(|j| scene.filler(j, false))
        .filter(|f| suppliers.iter().all(|s| s.actor != f.actor))
        .into_iter()
        .collect()
}

/// "Oslo will join Riga in sending": who joins gives as well; it is the one that is told of.
pub(super) fn joins(scene: &Scene<'_, '_>, at: usize, subject: Subject) -> Option<Subject> {
    let view = scene.view;
    let Subject::Party(partner) = subject else { return None };
    let verb = (partner.saturating_sub(3)..partner)
        .rev()
        .find(|j| view.any_word(*j, &["join", "joins", "joined", "joining"]))?;
    let gerund = (partner + 1..at).any(|j| view.word(j, "in"));
    Some(view.subject(verb)).filter(|s| gerund && matches!(s, Subject::Party(_)))
}

/// "under a contract signed on Monday": what is to come is ordered.
pub(super) fn under_contract(scene: &Scene<'_, '_>, end: usize) -> bool {
    let view = scene.view;
    let deal = |j: usize| view.chunk(j).is_some_and(|c| c.is(Class::Deal));
    (end.saturating_sub(3)..end + 6).any(|j| {
        view.word(j, "under")
            && (j + 1..j + 6).any(deal)
            && (j + 1..j + 9)
                .any(|k| view.any_word(k, &["signed", "inked", "concluded", "sealed", "awarded"]))
    })
}

/// "the ten guns that Riga ordered", "the shells that Riga fires": who ordered or uses the items receives them.
pub(super) fn wanted_by(scene: &Scene<'_, '_>, roles: &Roles) -> Vec<Filler> {
    const WANTS: [&str; 12] = [
        "ordered",
        "bought",
        "requested",
        "wanted",
        "wants",
        "needs",
        "fires",
        "uses",
        "sought",
        "purchased",
        "asked",
        "paid",
    ];
    let view = scene.view;
    let Some(item) = roles.items.last() else { return Vec::new() };
    let party = (item + 1..item + 5).find(|j| view.party(*j).is_some());
    let verb = party.and_then(|p| {
        (p + 1..p + 4).find(|j| {
            !view.is(*j, Class::Have) && !view.is(*j, Class::Adverb) && !view.word(*j, "originally")
        })
    });
    party
        .filter(|_| verb.is_some_and(|j| view.any_word(j, &WANTS)))
        .and_then(|j| scene.filler(j, false))
        .filter(|f| roles.suppliers.iter().all(|s| s.actor != f.actor))
        .into_iter()
        .collect()
}

/// "sent the rebels ten guns", "to the movement": an epithet behind the verb, bare before the items or behind "to".
pub(super) fn epithets(
    scene: &Scene<'_, '_>,
    verb: &Verb<'_>,
    args: &Arguments,
    roles: &Roles,
) -> Vec<Filler> {
    let view = scene.view;
    let first = roles.items.iter().find(|i| **i > verb.at).copied().unwrap_or(usize::MAX);
    let fits = |at: &usize| match view.preposition_before(*at) {
        Some(p) if p >= verb.at => view.any_word(p, &["to", "for"]),
        _ => *at < first && *at < verb.after + 4,
    };
    let apart = |f: &Filler| roles.suppliers.iter().all(|s| s.actor != f.actor);
    (verb.after..args.end + 1)
        .filter(fits)
        .find_map(|at| scene.epithet(at))
        .filter(apart)
        .into_iter()
        .collect()
}

/// "Even Riga is on the list: ten instructors have been sent there": the place named last before.
pub(super) fn there(scene: &Scene<'_, '_>, verb: &Verb<'_>, roles: &Roles) -> Vec<Filler> {
    let view = scene.view;
    let there = (verb.after..verb.after + 4).any(|j| view.word(j, "there"));
    let apart = |f: &Filler| roles.suppliers.iter().all(|s| s.actor != f.actor);
    let named = || {
        (0..verb.at)
            .rev()
            .filter(|j| view.party(*j).is_some_and(|p| p.form != ActorForm::Demonym))
            .find_map(|j| scene.filler(j, true))
    };
    let place = there.then(named).flatten().or_else(|| scene.memory.topic.clone().filter(|_| there));
    place.filter(apart).map(|f| crate::extract::memory::inferred(&f)).into_iter().collect()
}
