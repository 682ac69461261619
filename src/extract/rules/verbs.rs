//! Verbs that move arms: S sends I to R, R receives I from S, I arrives in R, C approves I for R.
//!
//! - give: "Germany delivered two Patriot systems to Ukraine." / "Two systems were delivered to Ukraine by Germany."
//! - take: "Ukraine has received two systems from Germany."
//! - arrive: "Two systems arrived in Ukraine from Germany."
//! - buy: "Poland ordered 180 tanks from South Korea."
//! - promise, approve, request, seize: the status comes with the verb.

use super::super::chunks::Kind as ChunkKind;
use super::super::clauses::{Arguments, Subject, Voice};
use super::super::draft::Filler;
use super::super::lexicon::forms::Form;
use super::super::lexicon::{Class, ControlEffect, TriggerClass};
use super::bind::{active, fillers, passive, reduced, speaks_for, subject_fillers};
use super::frame::Frame;
use super::status::status_of;
use super::{Found, Scene};
use crate::model::{Category, Certainty, FieldBasis, Status};

/// Reads every trigger verb of the sentence.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    // Subjects by verb chunk, for coordinated verbs.
    let mut subjects: Vec<(usize, Subject)> = Vec::new();
    for at in 0..scene.view.sentence.chunks.len() {
        let Some(chunk) = scene.view.chunk(at).filter(|c| c.kind == ChunkKind::Word) else { continue };
        let Some(info) = chunk.info else { continue };
        let hyphen = |j: usize| scene.view.chunk(j).is_some_and(|c| c.kind == ChunkKind::Hyphen);
        if at > 0 && hyphen(at - 1) || hyphen(at + 1) {
            continue;
        }
        if info.triggers.iter().all(|t| t.noun) || scene.view.is_noun_here(at) {
            if scene.view.is_cue(at) {
                subjects.push((at, scene.view.subject(at)));
            }
            continue;
        }
        // The longest particle wins: "hand over" before "hand".
        let mut triggers: Vec<_> =
            info.triggers.iter().filter(|t| !t.noun && rest_at(scene, at, &t.rest).is_some()).collect();
        triggers.sort_by_key(|t| std::cmp::Reverse(t.rest.len()));
        let Some(first) = triggers.first() else { continue };
        let (longest, class_of_first) = (first.rest.len(), first.class);
        let mut subject = scene.view.subject(at);
        if let Subject::Of(verb) = subject {
            subject = subjects.iter().rev().find(|(v, _)| *v == verb).map_or(Subject::None, |(_, s)| *s);
        }
        if let Some(joiner) = joins(scene, at, subject) {
            subject = joiner;
        }
        subjects.push((at, subject));
        for trigger in triggers.into_iter().filter(|t| {
            t.rest.len() == longest && (t.class == class_of_first || t.class != TriggerClass::List)
        }) {
            let before = found.drafts.len();
            let after = rest_at(scene, at, &trigger.rest).unwrap_or(at + 1);
            let verb = Verb {
                at,
                after,
                class: trigger.class,
                form: trigger.form,
                lemma: &trigger.lemma,
                weak: trigger.weak,
                plain: trigger.status,
                subject,
                relative: scene.view.in_relative(at, subject),
            };
            if trigger.class != TriggerClass::List {
                read(scene, &verb, found);
            }
            if found.drafts.len() > before {
                break;
            }
        }
    }
}

/// "Oslo will join Riga in sending": who joins gives as well; it is the one that is told of.
fn joins(scene: &Scene<'_, '_>, at: usize, subject: Subject) -> Option<Subject> {
    let view = scene.view;
    let Subject::Party(partner) = subject else { return None };
    let verb = (partner.saturating_sub(3)..partner)
        .rev()
        .find(|j| view.any_word(*j, &["join", "joins", "joined", "joining"]))?;
    let gerund = (partner + 1..at).any(|j| view.word(j, "in"));
    Some(view.subject(verb)).filter(|s| gerund && matches!(s, Subject::Party(_)))
}

/// "Several countries have sent guns, including Norway and Latvia": who gives is named behind.
fn examples(scene: &Scene<'_, '_>, verb: &Verb<'_>) -> Vec<Filler> {
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
fn addressee(scene: &Scene<'_, '_>, verb: &Verb<'_>, suppliers: &[Filler]) -> Vec<Filler> {
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

/// One past the trigger's words. A short particle may stand behind one party: "asked Germany for".
fn rest_at(scene: &Scene<'_, '_>, at: usize, rest: &[String]) -> Option<usize> {
    if scene.view.rest(at, rest) {
        return Some(at + 1 + rest.len());
    }
    // "signed in May for 12", "was asked by Oslo on Sunday for jets"
    if rest.len() == 1 && rest[0] == "for" {
        let passes = |j: usize| {
            scene.view.any_word(j, &["in", "on", "a", "the", "deal", "contract", "by"])
                || scene.view.party(j).is_some()
                || matches!(scene.view.chunk(j).map(|c| c.kind), Some(ChunkKind::Date(_)))
        };
        let mut j = at + 1;
        while j < at + 7 && passes(j) {
            j += 1;
        }
        if j > at + 1 && scene.view.word(j, "for") {
            return Some(j + 1);
        }
    }
    None
}

/// A trigger verb as it stands.
pub(super) struct Verb<'v> {
    pub(super) at: usize,
    pub(super) after: usize,
    pub(super) class: TriggerClass,
    pub(super) form: Form,
    pub(super) lemma: &'v str,
    pub(super) weak: bool,
    pub(super) plain: Option<Status>,
    pub(super) subject: Subject,
    pub(super) relative: bool,
}

fn read(scene: &Scene<'_, '_>, verb: &Verb<'_>, found: &mut Found) {
    let Some(plain) = verb.plain else { return };
    let group = scene.view.group(verb.at, verb.form, verb.subject);
    // "Israel buys 20 jets": what is told in the present is a contract, not yet a delivery.
    let contract = verb.class == TriggerClass::Buy && (group.present || group.progressive);
    let plain = if contract { Status::Ordered } else { plain };
    let voice =
        scene.view.voice(verb.at, verb.form, verb.after - verb.at - 1, verb.class == TriggerClass::Arrive);
    let args = scene.view.arguments(verb.after);
    let mut roles = match voice {
        Voice::Active => active(scene, verb, &args),
        Voice::Passive => passive(scene, verb, &args),
        Voice::Reduced => reduced(scene, verb, &args),
    };
    if roles.items.is_empty() && roles.numbers.is_empty() {
        let colon = scene.view.text[..scene.view.sentence.range.end].ends_with(':');
        if let (true, Some(s), Some(r)) = (colon, roles.suppliers.first(), roles.recipients.first())
            && s.actor != r.actor
        {
            found.lead = Some((s.clone(), r.clone(), plain));
        }
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
    let mut status = match status_of(plain, &group, scene.headline, giver || voice != Voice::Active) {
        Ok(status) => status,
        // "would not send" refuses; "has not sent" denies.
        Err("negated")
            if !(group.future || group.would || group.modal || group.infinitive)
                && super::denials::own(
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
            || voice == Voice::Reduced
                && matches!(verb.class, TriggerClass::Promise | TriggerClass::Buy)
                && (args.end..args.end + 2).any(|j| {
                    scene.view.is(j, Class::Have)
                        || scene.view.is(j, Class::Be)
                        || scene.view.is(j, Class::Will)
                }),
        ..*verb
    };
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
    if roles.recipients.is_empty() && verb.class == TriggerClass::Give {
        roles.thanked(scene, verb);
    }
    if roles.recipients.is_empty() && giver {
        roles.recipients = addressee(scene, verb, &roles.suppliers);
    }
    roles.help(scene, &args);
    let buys = matches!(verb.class, TriggerClass::Buy | TriggerClass::Take);
    if group.infinitive && (giver || buys) && voice == Voice::Active && status == Status::Planned {
        roles.contracted(scene, verb, &mut status);
    }
    if status == Status::Planned && (giver || buys) && under_contract(scene, args.end) {
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
    for part in roles.distributed(scene, verb, &args) {
        let frame = part.frame(scene, verb, &args, status, certainty, voice);
        scene.build(frame, found);
    }
}

/// "under a contract signed on Monday": what is to come is ordered.
fn under_contract(scene: &Scene<'_, '_>, end: usize) -> bool {
    let view = scene.view;
    let deal = |j: usize| view.chunk(j).is_some_and(|c| c.is(Class::Deal));
    (end.saturating_sub(3)..end + 6).any(|j| {
        view.word(j, "under")
            && (j + 1..j + 6).any(deal)
            && (j + 1..j + 9)
                .any(|k| view.any_word(k, &["signed", "inked", "concluded", "sealed", "awarded"]))
    })
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

/// The parties and items of a verb.
#[derive(Default, Clone)]
pub(super) struct Roles {
    pub(super) suppliers: Vec<Filler>,
    pub(super) recipients: Vec<Filler>,
    pub(super) items: Vec<usize>,
    pub(super) numbers: Vec<usize>,
}

impl Roles {
    fn frame(
        &self,
        scene: &Scene<'_, '_>,
        verb: &Verb<'_>,
        args: &Arguments,
        status: Status,
        certainty: Certainty,
        voice: Voice,
    ) -> Frame {
        let clause = verb.at.saturating_sub(8)..args.end.min(scene.view.sentence.chunks.len());
        let total = clause.clone().any(|j| {
            scene.view.word(j, "far") && scene.view.word(j.wrapping_sub(1), "so")
                || scene.view.any_word(j, &["total", "altogether", "overall"])
                || scene.view.word(j, "all") && scene.view.word(j.wrapping_sub(1), "in")
        });
        Frame {
            suppliers: self.suppliers.clone(),
            recipients: self.recipients.clone(),
            items: self.items.clone(),
            numbers: self.numbers.clone(),
            status,
            certainty,
            trigger: verb.at,
            end: args.end,
            weak: verb.weak,
            rule: format!(
                "{}.{}",
                verb.lemma,
                match voice {
                    Voice::Active => "active",
                    Voice::Passive => "passive",
                    Voice::Reduced => "participle",
                }
            ),
            inherit: true,
            buys: matches!(verb.class, TriggerClass::Buy | TriggerClass::Request)
                || verb.class == TriggerClass::Take && status != Status::Delivered,
            figure: None,
            total,
            increment: verb.class == TriggerClass::Seize,
            relative: verb.relative,
        }
    }

    /// "six frigates from Italy and nine tugs from Spain": each item has the party that follows it.
    fn distributed(&self, scene: &Scene<'_, '_>, verb: &Verb<'_>, args: &Arguments) -> Vec<Roles> {
        // "supplied Kenya with guns and Chad with tanks"
        let bare_before = |item: usize| args.bare.iter().rev().find(|p| **p < item);
        if let ([first, .., last], TriggerClass::Give) = (self.items.as_slice(), verb.class)
            && args.bare.len() > 1
            && bare_before(*first) != bare_before(*last)
        {
            let own = |item: &usize| {
                let recipient = bare_before(*item).and_then(|p| scene.filler(*p, false));
                Roles {
                    recipients: recipient.into_iter().collect(),
                    items: vec![*item],
                    numbers: Vec::new(),
                    ..self.clone()
                }
            };
            return self.items.iter().map(own).collect();
        }
        let buys = matches!(verb.class, TriggerClass::Take | TriggerClass::Buy | TriggerClass::Request);
        let parties = if buys { &args.from } else { &args.to };
        let between = |a: usize, b: usize| parties.iter().any(|p| a < *p && *p < b);
        let split = parties.len() > 1 && self.items.windows(2).any(|pair| between(pair[0], pair[1]));
        if !split {
            return vec![Roles { ..self.clone() }];
        }
        self.items
            .iter()
            .map(|item| {
                let own: Vec<Filler> = parties
                    .iter()
                    .find(|p| *p > item)
                    .and_then(|p| scene.filler(*p, !buys))
                    .into_iter()
                    .collect();
                let (suppliers, recipients) =
                    if buys { (own, self.recipients.clone()) } else { (self.suppliers.clone(), own) };
                Roles { suppliers, recipients, items: vec![*item], numbers: Vec::new() }
            })
            .collect()
    }

    /// "signed a contract with Oslo to supply ten guns": ordered, and the other side of the contract receives.
    fn contracted(&mut self, scene: &Scene<'_, '_>, verb: &Verb<'_>, status: &mut Status) {
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
            view.any_word(
                j,
                &[
                    "signed", "sign", "won", "inked", "awarded", "secured", "sealed", "landed", "received",
                    "clinched", "got",
                ],
            )
        });
        if !clear || !signed {
            return;
        }
        *status = Status::Ordered;
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

    /// "Oslo and Riga said that Kyiv would receive ten guns": who announces it gives it.
    fn announced(&mut self, scene: &Scene<'_, '_>, verb: &Verb<'_>, status: &mut Status) {
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

    /// "Kyiv thanked Oslo for sending ten guns", "we are grateful to Oslo for giving": who thanks received.
    fn thanked(&mut self, scene: &Scene<'_, '_>, verb: &Verb<'_>) {
        let view = scene.view;
        if verb.form != Form::Gerund || !(verb.at.saturating_sub(3)..verb.at).any(|j| view.word(j, "for")) {
            return;
        }
        let thanks = (verb.at.saturating_sub(12)..verb.at)
            .rev()
            .find(|j| view.any_word(*j, &["thank", "thanks", "thanked", "thanking", "grateful", "thankful"]));
        let Some(thanks) = thanks else { return };
        let givers: Vec<Filler> = (thanks + 1..verb.at).filter_map(|j| scene.filler(j, false)).collect();
        let receivers = subject_fillers(scene, view.subject(thanks));
        if !givers.is_empty() && receivers.iter().all(|r| givers.iter().all(|g| g.actor != r.actor)) {
            (self.suppliers, self.recipients) = (givers, receivers);
        }
    }

    /// "to help Ukraine", "for use in Ukraine", "to bolster Kyiv's defences": the beneficiary receives.
    fn help(&mut self, scene: &Scene<'_, '_>, args: &Arguments) {
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
}
