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
use super::super::lexicon::{ActorForm, Class, ControlEffect, TriggerClass};
use super::super::numbers::NumberClass;
use super::frame::{Frame, status_of};
use super::{Found, Scene};
use crate::model::{Category, Certainty, FieldBasis, SourceKind, Status};

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

struct Verb<'v> {
    at: usize,
    after: usize,
    class: TriggerClass,
    form: Form,
    lemma: &'v str,
    weak: bool,
    plain: Option<Status>,
    subject: Subject,
    relative: bool,
}

fn read(scene: &Scene<'_, '_>, verb: &Verb<'_>, found: &mut Found) {
    let Some(plain) = verb.plain else { return };
    let group = scene.view.group(verb.at, verb.form, verb.subject);
    // "Israel buys 20 jets": what is told in the present is a contract, not yet a delivery.
    let plain = if verb.class == TriggerClass::Buy && group.present { Status::Ordered } else { plain };
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
    let giver = matches!(
        verb.class,
        TriggerClass::Give | TriggerClass::Arrive | TriggerClass::Promise | TriggerClass::Approve
    );
    let mut status = match status_of(plain, &group, scene.headline, giver || voice != Voice::Active) {
        Ok(status) => status,
        Err(reason) => {
            let frame = roles.frame(scene, verb, &args, Status::Delivered, Certainty::Stated, voice);
            return scene.refuse(&frame, reason, found);
        }
    };
    let mut certainty = if group.hedged || group.modal { Certainty::Hedged } else { Certainty::Stated };
    if group.control == Some(ControlEffect::Accuse) {
        certainty = Certainty::Alleged;
    }
    // "half of the 28 earmarked for Kyiv have arrived": the participle tells of the whole, the verb behind it of the part.
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
    roles.help(scene, &args);
    if group.infinitive && giver && voice == Voice::Active && status == Status::Planned {
        roles.contracted(scene, verb, &mut status);
    }
    roles.announced(scene, verb, &mut status);
    // "Kyiv asked Germany to send Taurus": who asks receives, if nobody else is named.
    if status == Status::Requested
        && giver
        && roles.recipients.iter().all(|r| r.basis == FieldBasis::Inferred)
        && group.control == Some(ControlEffect::Requested)
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
struct Roles {
    suppliers: Vec<Filler>,
    recipients: Vec<Filler>,
    items: Vec<usize>,
    numbers: Vec<usize>,
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
        if self.recipients.is_empty() {
            let with = (noun + 1..verb.at).filter(|j| {
                view.preposition_before(*j)
                    .is_some_and(|p| p > noun && view.any_word(p, &["with", "from", "by"]))
            });
            self.recipients = with
                .filter_map(|j| scene.filler(j, false))
                .filter(|f| self.suppliers.iter().all(|s| s.actor != f.actor))
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

fn fillers(scene: &Scene<'_, '_>, chunks: &[usize], place_ok: bool) -> Vec<Filler> {
    chunks.iter().filter_map(|at| scene.filler(*at, place_ok)).collect()
}

fn subject_fillers(scene: &Scene<'_, '_>, subject: Subject) -> Vec<Filler> {
    match subject {
        Subject::Party(at) => scene.coordinated_fillers(at),
        Subject::Pronoun(at) if scene.view.any_word(at, &["they", "we"]) => spoke(scene, at),
        other => scene.subject_filler(other).into_iter().collect(),
    }
}

/// "Oslo and Riga announced that they would give": several speak of themselves.
fn spoke(scene: &Scene<'_, '_>, pronoun: usize) -> Vec<Filler> {
    let before = scene.sayings.iter().rfind(|s| s.cue < pronoun && !s.inverted);
    let Some(saying) = before.or_else(|| scene.sayings.first()) else { return Vec::new() };
    if (saying.cue + 1..pronoun)
        .any(|j| scene.view.party(j).is_some_and(super::super::parties::Party::can_act))
    {
        return Vec::new();
    }
    saying.speakers.iter().filter_map(|s| speaks_for(scene, s)).collect()
}

/// The state that a speaker speaks for, if it speaks for one.
fn speaks_for(scene: &Scene<'_, '_>, speaker: &super::super::speech::Speaker) -> Option<Filler> {
    let state = matches!(
        speaker.kind,
        SourceKind::Government | SourceKind::Ministry | SourceKind::Leader | SourceKind::Military
    );
    speaker.actor.filter(|_| state).map(|actor| Filler {
        actor: scene.standing(actor),
        place: speaker.place.clone(),
        basis: FieldBasis::Inferred,
    })
}

fn active(scene: &Scene<'_, '_>, verb: &Verb<'_>, args: &Arguments) -> Roles {
    let mut roles = Roles { items: args.items.clone(), numbers: args.numbers.clone(), ..Roles::default() };
    let subject = subject_fillers(scene, verb.subject);
    let to = || fillers(scene, &args.to, true);
    let from = || fillers(scene, &args.from, false);
    if roles.items.is_empty() {
        roles.items = object_gap(scene, verb);
        // "the 13 that Oslo has promised": the same of a number alone.
        if let [number] = roles.items.as_slice()
            && scene.view.item(*number).is_none()
        {
            roles.numbers = std::mem::take(&mut roles.items);
        }
    }
    // "India leases two submarines (from Russia)": without a "to" the subject has them.
    let leases = matches!(verb.lemma, "lease" | "rent" | "charter");
    let class = if leases && args.to.is_empty() { TriggerClass::Take } else { verb.class };
    match class {
        TriggerClass::Give | TriggerClass::Promise | TriggerClass::Halt => {
            roles.suppliers = subject;
            // "sent Russia 200 guns", "supplied Russia with guns": the bare party receives.
            let first_item = roles.items.first().or(roles.numbers.first()).copied().unwrap_or(usize::MAX);
            roles.recipients = fillers(
                scene,
                &args.bare.iter().copied().filter(|p| *p < first_item).collect::<Vec<_>>(),
                false,
            );
            if roles.recipients.is_empty() {
                roles.recipients = to();
            }
            // "sent 60 drones into X" is an attack; people and smuggled goods go into a country.
            let people = roles
                .items
                .iter()
                .chain(&roles.numbers)
                .all(|at| scene.view.item(*at).is_none_or(|i| i.category == Category::Personnel));
            let goes_in = matches!(verb.lemma, "smuggle" | "move" | "bring" | "pour" | "funnel")
                || people && matches!(verb.lemma, "deploy" | "send" | "dispatch" | "redeploy");
            if roles.recipients.is_empty() && verb.class == TriggerClass::Promise {
                // "spoke with the Ukrainian president and pledged ten guns"
                roles.recipients = spoken_with(scene, verb.at, &roles.suppliers);
            }
            if roles.recipients.is_empty() && goes_in {
                roles.recipients = fillers(scene, &args.at, true);
            }
            let definite = (verb.at + 1..first_item.min(verb.at + 4)).any(|j| {
                scene.view.is(j, Class::SaidDefinite) || scene.view.any_word(j, &["them", "it", "him"])
            });
            if roles.recipients.is_empty() && (args.to_pronoun.is_some() || definite) {
                roles.recipients = pronoun_recipient(scene, &roles.suppliers);
            }
            if roles.suppliers.is_empty() && verb.class == TriggerClass::Give {
                roles.suppliers = from();
            }
            if let Subject::Item(_) = verb.subject
                && roles.suppliers.is_empty()
                && verb.class == TriggerClass::Give
                && !matches!(verb.form, Form::Gerund)
            {
                // "The ships brought 300 containers": the carrier is no supplier.
                roles.suppliers = from();
            }
        }
        TriggerClass::Take | TriggerClass::Buy => {
            roles.recipients = subject;
            roles.suppliers = from();
            if roles.suppliers.is_empty() {
                roles.suppliers = scene.heading("from").into_iter().collect();
            }
            if roles.suppliers.is_empty() {
                roles.suppliers = fillers(scene, &args.by, false);
            }
            if roles.suppliers.is_empty() && verb.class == TriggerClass::Buy {
                roles.suppliers = fillers(scene, &args.with, false);
            }
            if roles.items.is_empty() && verb.class == TriggerClass::Buy {
                roles.items.clone_from(&args.for_items);
            }
        }
        TriggerClass::Arrive => {
            roles.items = match verb.subject {
                Subject::Item(at) => scene.coordinated_items(at),
                _ => Vec::new(),
            };
            roles.numbers = match verb.subject {
                Subject::Number(at) => vec![at],
                _ => Vec::new(),
            };
            roles.recipients = to();
            if roles.recipients.is_empty() {
                let near: Vec<usize> = args.at.iter().copied().filter(|p| *p <= verb.after + 6).collect();
                roles.recipients = fillers(scene, &near, true);
            }
            if roles.recipients.is_empty() {
                roles.recipients = scene.heading("in").into_iter().collect();
            }
            if roles.recipients.is_empty() && matches!(verb.lemma, "reach" | "enter" | "leave") {
                let bare = fillers(scene, &args.bare, true);
                if verb.lemma == "leave" { roles.suppliers = bare } else { roles.recipients = bare }
            }
            if roles.suppliers.is_empty() {
                roles.suppliers = fillers(scene, &args.from, true);
            }
            let between = !roles.suppliers.is_empty() && !roles.recipients.is_empty();
            roles.items.retain(|at| {
                scene.view.item(*at).is_some_and(|i| i.strong || scene.memory.military || between)
            });
            if roles.recipients.is_empty()
                && !matches!(
                    verb.lemma,
                    "arrive"
                        | "follow"
                        | "land"
                        | "come"
                        | "go"
                        | "sail"
                        | "leave"
                        | "cross"
                        | "depart"
                        | "head"
                )
            {
                roles.items.clear();
                roles.numbers.clear();
            }
        }
        TriggerClass::Approve => {
            // "approved the export of guns from Estonia to Ukraine": the consenting state is not the giver.
            roles.suppliers = from();
            if roles.suppliers.is_empty() {
                roles.suppliers = subject;
            }
            roles.recipients = to();
        }
        TriggerClass::Request => {
            roles.recipients = subject;
            roles.suppliers = from();
            if roles.suppliers.is_empty() {
                // "asked Germany for Taurus missiles"
                roles.suppliers = scene.filler(verb.at + 1, false).into_iter().collect();
            }
            if roles.items.is_empty() {
                roles.items.clone_from(&args.for_items);
            }
        }
        TriggerClass::Seize => {
            roles.suppliers = from();
            roles.recipients = bound_for(scene, verb.after, args);
            if roles.recipients.is_empty() {
                roles.recipients = to();
            }
            // Who seizes is no party; a haul at home without a destination is none of ours.
            if roles.recipients.is_empty() {
                roles.items.clear();
            }
            roles.numbers.clear();
        }
        TriggerClass::List | TriggerClass::Sell => {}
    }
    roles
}

fn passive(scene: &Scene<'_, '_>, verb: &Verb<'_>, args: &Arguments) -> Roles {
    let mut roles = Roles::default();
    let by = || fillers(scene, &args.by, false);
    let from = || fillers(scene, &args.from, true);
    match verb.subject {
        Subject::Item(at) => roles.items = scene.coordinated_items(at),
        Subject::Number(at) => roles.numbers = vec![at],
        Subject::Party(at) if verb.class == TriggerClass::Request => {
            // "Sweden was asked by Ukraine for jets"
            roles.items = if args.items.is_empty() { args.for_items.clone() } else { args.items.clone() };
            roles.suppliers = scene.filler(at, false).into_iter().collect();
            let asker = (verb.at + 1..verb.after).find(|j| scene.view.party(*j).is_some());
            roles.recipients = asker.and_then(|j| scene.filler(j, false)).into_iter().collect();
            return roles;
        }
        Subject::Party(at) => {
            // "Ukraine was given 31 tanks"
            roles.items.clone_from(&args.items);
            roles.numbers.clone_from(&args.numbers);
            roles.recipients = scene.coordinated_fillers(at);
        }
        Subject::Pronoun(at) => {
            if args.items.is_empty() {
                return roles;
            }
            roles.items.clone_from(&args.items);
            roles.recipients = scene.subject_filler(Subject::Pronoun(at)).into_iter().collect();
        }
        _ => {}
    }
    if !roles.items.is_empty() && matches!(verb.subject, Subject::Item(_)) {
        roles.items.extend(accompanying(scene, verb.after));
    }
    bind_passive(scene, verb, args, &mut roles, by(), from());
    roles
}

/// ", together with ten guns", "along with shells": what comes with the subject, to the end of the clause.
fn accompanying(scene: &Scene<'_, '_>, from: usize) -> Vec<usize> {
    let view = scene.view;
    let end = view.sentence.chunks.len();
    let with = (from..end).find(|j| {
        view.any_word(*j, &["together", "along"]) && view.word(*j + 1, "with")
            || view.word(*j, "as") && view.word(*j + 1, "well") && view.word(*j + 2, "as")
    });
    let Some(with) = with else { return Vec::new() };
    let barrier = |j: &usize| {
        view.is_trigger_verb(*j)
            || view.is_cue(*j)
            || matches!(view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Semicolon))
    };
    (with + 2..end).take_while(|j| !barrier(j)).filter(|j| view.item(*j).is_some()).take(6).collect()
}

fn reduced(scene: &Scene<'_, '_>, verb: &Verb<'_>, args: &Arguments) -> Roles {
    let mut roles = Roles::default();
    for at in (verb.at.saturating_sub(6)..verb.at).rev() {
        match scene.view.chunk(at).map(|c| c.kind) {
            Some(ChunkKind::Item(_)) => {
                roles.items = scene.coordinated_items(at);
                break;
            }
            Some(ChunkKind::Number(_)) if roles.numbers.is_empty() => roles.numbers.push(at),
            Some(ChunkKind::Party(_) | ChunkKind::Semicolon) => break,
            _ => {}
        }
    }
    if !roles.items.is_empty() {
        roles.numbers.clear();
    }
    bind_passive(
        scene,
        verb,
        args,
        &mut roles,
        fillers(scene, &args.by, false),
        fillers(scene, &args.from, true),
    );
    // A bare participle without any party is an adjective.
    if roles.suppliers.is_empty() && roles.recipients.is_empty() && !scene.headline && !scene.list_item {
        roles.items.clear();
        if !scene.view.any_word(verb.at, &["delivered", "received", "ordered", "supplied", "sent"]) {
            roles.numbers.clear();
        }
    }
    roles
}

/// The by, to and from of a passive, by the class of its verb.
fn bind_passive(
    scene: &Scene<'_, '_>,
    verb: &Verb<'_>,
    args: &Arguments,
    roles: &mut Roles,
    by: Vec<Filler>,
    from: Vec<Filler>,
) {
    let to = fillers(scene, &args.to, true);
    match verb.class {
        TriggerClass::Give | TriggerClass::Promise | TriggerClass::Arrive | TriggerClass::Halt => {
            roles.suppliers = if by.is_empty() { from } else { by };
            if roles.recipients.is_empty() {
                roles.recipients = to;
            }
            if roles.recipients.is_empty() {
                let personnel = roles
                    .items
                    .iter()
                    .any(|at| scene.view.item(*at).is_some_and(|i| i.category == Category::Personnel));
                let moving = matches!(
                    verb.lemma,
                    "deploy"
                        | "send"
                        | "deliver"
                        | "ship"
                        | "dispatch"
                        | "move"
                        | "fly"
                        | "airlift"
                        | "land"
                        | "unload"
                );
                if personnel || moving {
                    roles.recipients = fillers(scene, &args.at, true);
                    if roles.recipients.is_empty() {
                        roles.recipients = scene.heading("in").into_iter().collect();
                    }
                }
            }
        }
        TriggerClass::Take | TriggerClass::Buy => {
            if roles.recipients.is_empty() {
                roles.recipients = by;
            }
            roles.suppliers = from;
        }
        TriggerClass::Approve => {
            roles.recipients = to;
            roles.suppliers = if from.is_empty() { by } else { from };
        }
        TriggerClass::Request => {
            roles.recipients = if by.is_empty() { to } else { by };
            roles.suppliers = from;
        }
        TriggerClass::Seize => {
            roles.suppliers = from;
            roles.recipients = bound_for(scene, verb.after, args);
            if roles.recipients.is_empty() {
                roles.items.clear();
            }
            roles.numbers.clear();
        }
        TriggerClass::List | TriggerClass::Sell => {}
    }
}

/// The party that the promise was made to, told before it.
fn spoken_with(scene: &Scene<'_, '_>, verb: usize, suppliers: &[Filler]) -> Vec<Filler> {
    (verb.saturating_sub(12)..verb)
        .rev()
        .filter(|j| {
            scene.view.preposition_before(*j).is_some_and(|p| scene.view.any_word(p, &["with", "to"]))
        })
        .filter_map(|j| scene.filler(j, false))
        .find(|f| suppliers.iter().all(|s| s.actor != f.actor))
        .into_iter()
        .collect()
}

/// "bound for X", "destined for X", "on its way to X", "en route to X".
fn bound_for(scene: &Scene<'_, '_>, from: usize, args: &Arguments) -> Vec<Filler> {
    let end = (args.end + 8).min(scene.view.sentence.chunks.len());
    for at in from..end {
        if scene
            .view
            .any_word(at, &["bound", "destined", "headed", "heading", "intended", "way", "route", "meant"])
        {
            for party in at + 1..(at + 7).min(end) {
                let toward = scene
                    .view
                    .preposition_before(party)
                    .is_none_or(|p| scene.view.any_word(p, &["for", "to", "toward", "towards"]));
                if let Some(filler) = scene.filler(party, true).filter(|_| toward) {
                    return vec![filler];
                }
            }
        }
    }
    Vec::new()
}

/// "the ten guns it bought", "the men whom Kigali posted": the object stands before the subject.
fn object_gap(scene: &Scene<'_, '_>, verb: &Verb<'_>) -> Vec<usize> {
    let (Subject::Party(at) | Subject::Pronoun(at)) = verb.subject else { return Vec::new() };
    let mut j = at;
    for _ in 0..4 {
        let Some(before) = j.checked_sub(1) else { return Vec::new() };
        j = before;
        match scene.view.chunk(j).map(|c| c.kind) {
            Some(ChunkKind::Item(_)) => return vec![j],
            Some(ChunkKind::Number(n))
                if scene.view.sentence.numbers[n].class == NumberClass::Cardinal
                    && scene.view.word(j + 1, "that")
                    && scene.memory.item.is_some() =>
            {
                return vec![j];
            }
            Some(ChunkKind::Word)
                if scene.view.is(j, Class::Relative) || scene.view.is(j, Class::Determiner) => {}
            Some(ChunkKind::Comma) => {}
            _ => return Vec::new(),
        }
    }
    Vec::new()
}

/// "to it", "to them", "the country": who received from this supplier before, else the topic, else the first other party.
fn pronoun_recipient(scene: &Scene<'_, '_>, suppliers: &[Filler]) -> Vec<Filler> {
    let other = |f: &Filler| suppliers.iter().all(|s| s.actor != f.actor);
    let known = suppliers.first().and_then(|s| scene.memory.recipient_of(s.actor));
    let topic = || scene.memory.topic.clone();
    let here = || {
        let mut parties = scene.view.sentence.parties.iter();
        let acts = |p: &&super::super::parties::Party| {
            p.can_act() && !matches!(p.form, ActorForm::Place | ActorForm::Demonym)
        };
        parties.by_ref().filter(acts).filter_map(|p| scene.filler_of(p, false)).find(other)
    };
    here()
        .filter(|_| known.is_none())
        .or(known)
        .or_else(topic)
        .filter(other)
        .map(|f| super::super::memory::inferred(&f))
        .into_iter()
        .collect()
}
