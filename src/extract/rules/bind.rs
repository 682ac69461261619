//! Who gives what to whom: the parties and items of a verb, by its voice and class.

use super::super::chunks::Kind as ChunkKind;
use super::super::clauses::{Arguments, Subject};
use super::super::draft::Filler;
use super::super::lexicon::forms::Form;
use super::super::lexicon::{ActorForm, Class, TriggerClass};
use super::super::numbers::NumberClass;
use super::Scene;
use super::verbs::{Roles, Verb};
use crate::model::{Category, FieldBasis, SourceKind};

pub(super) fn fillers(scene: &Scene<'_, '_>, chunks: &[usize], place_ok: bool) -> Vec<Filler> {
    chunks.iter().filter_map(|at| scene.filler(*at, place_ok)).collect()
}

pub(super) fn subject_fillers(scene: &Scene<'_, '_>, subject: Subject) -> Vec<Filler> {
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
pub(super) fn speaks_for(scene: &Scene<'_, '_>, speaker: &super::super::speech::Speaker) -> Option<Filler> {
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

pub(super) fn active(scene: &Scene<'_, '_>, verb: &Verb<'_>, args: &Arguments) -> Roles {
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
    let class =
        if leases && args.to.is_empty() && args.bare.is_empty() { TriggerClass::Take } else { verb.class };
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
            // "shared its know-how with Riga": only knowledge can be shared.
            if verb.lemma == "share" {
                roles.recipients = fillers(scene, &args.with, false);
                roles
                    .items
                    .retain(|at| scene.view.item(*at).is_some_and(|i| i.category == Category::Technology));
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
                // "met the king and promised ten guns"
                roles.recipients = spoken_with(scene, verb.at, &roles.suppliers);
            }
            if roles.recipients.is_empty() && goes_in {
                // "move guns in the capital" is no transfer to the state that it is the capital of.
                let into = |at: &usize| {
                    people
                        || scene.view.preposition_before(*at).is_some_and(|p| {
                            scene.view.any_word(p, &["into", "onto", "toward", "towards", "inside", "across"])
                        })
                };
                let places: Vec<usize> = args.at.iter().copied().filter(|at| into(at)).collect();
                roles.recipients = fillers(scene, &places, true);
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
            if roles.suppliers.is_empty() {
                roles.suppliers = given_by(scene, &roles.items);
            }
            if roles.items.is_empty() && verb.class == TriggerClass::Buy {
                roles.items.clone_from(&args.for_items);
            }
        }
        TriggerClass::Arrive => {
            roles.items = match verb.subject {
                // "a plane landed with missiles for Oslo": what a craft brings is meant, not the craft.
                Subject::Item(at) if is_craft(scene, at) && cargo(scene, verb, args) => args.items.clone(),
                Subject::Item(at) => scene.coordinated_items(at),
                _ => Vec::new(),
            };
            roles.numbers = match verb.subject {
                Subject::Number(at) => vec![at],
                _ => Vec::new(),
            };
            roles.recipients = to();
            // "reached the Houthis in Yemen"
            if roles.recipients.is_empty() && matches!(verb.lemma, "reach" | "enter") {
                roles.recipients = fillers(scene, &args.bare, true);
            }
            if roles.recipients.is_empty() {
                let near: Vec<usize> = args.at.iter().copied().filter(|p| *p <= verb.after + 6).collect();
                roles.recipients = fillers(scene, &near, true);
            }
            if roles.recipients.is_empty() {
                roles.recipients = scene.heading("in").into_iter().collect();
            }
            if verb.lemma == "leave" {
                roles.suppliers = fillers(scene, &args.bare, true);
            }
            // "tanks from Oslo landed": the giver at the subject comes before one behind the verb.
            if roles.suppliers.is_empty() {
                roles.suppliers = from_before(scene, verb);
            }
            if roles.suppliers.is_empty() {
                roles.suppliers = fillers(scene, &args.from, true);
            }
            // "Riga inducted five jets that arrived from Oslo": who has them received them.
            if let (true, false, Subject::Item(item)) =
                (roles.recipients.is_empty(), roles.suppliers.is_empty(), verb.subject)
                && verb.relative
                && let Subject::Party(holder) = scene.view.subject(item)
            {
                roles.recipients = scene.filler(holder, false).into_iter().collect();
            }
            // "most deliveries to Riga came from Oslo"
            if let (true, Subject::Item(item)) = (roles.recipients.is_empty(), verb.subject) {
                roles.recipients = (item + 1..verb.at)
                    .filter(|j| {
                        scene
                            .view
                            .preposition_before(*j)
                            .is_some_and(|p| p > item && scene.view.any_word(p, &["to", "for"]))
                    })
                    .find_map(|j| scene.filler(j, false))
                    .into_iter()
                    .collect();
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
            // "let Riga's guns go from Latvia to Kyiv": the consenting state is not the giver.
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

pub(super) fn passive(scene: &Scene<'_, '_>, verb: &Verb<'_>, args: &Arguments) -> Roles {
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
        // "Everything has been delivered to Riga: tanks, ships and radars"
        Subject::None if behind_colon(scene, verb, args) => roles.items.clone_from(&args.items),
        _ => {}
    }
    if !roles.items.is_empty() && matches!(verb.subject, Subject::Item(_)) {
        roles.items.extend(accompanying(scene, verb.after));
    }
    bind_passive(scene, verb, args, &mut roles, by(), from());
    roles
}

/// Whether a colon stands between the verb and its first item.
fn behind_colon(scene: &Scene<'_, '_>, verb: &Verb<'_>, args: &Arguments) -> bool {
    args.items.first().is_some_and(|first| {
        (verb.after..*first).any(|j| matches!(scene.view.chunk(j).map(|c| c.kind), Some(ChunkKind::Colon)))
    })
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

pub(super) fn reduced(scene: &Scene<'_, '_>, verb: &Verb<'_>, args: &Arguments) -> Roles {
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
    // "The Houthis have missiles supplied by Iran": who has them received them.
    if let ([item, ..], true, true, TriggerClass::Give) =
        (roles.items.as_slice(), roles.recipients.is_empty(), !args.by.is_empty(), verb.class)
        && let Subject::Party(holder) = scene.view.subject(*item)
        && (holder + 1..*item).any(|j| scene.view.is(j, Class::Have) || scene.view.is(j, Class::Uses))
    {
        roles.recipients = scene
            .filler(holder, false)
            .into_iter()
            .filter(|r| roles.suppliers.iter().all(|s| s.actor != r.actor))
            .collect();
    }
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
            if roles.suppliers.is_empty() {
                roles.suppliers = from_before(scene, verb);
            }
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
            // "Riga operates ten guns bought from Oslo": who has them bought them.
            if let (true, Some(item)) = (roles.recipients.is_empty(), roles.items.first())
                && !from.is_empty()
                && let Subject::Party(holder) = scene.view.subject(*item)
            {
                roles.recipients = scene.filler(holder, false).into_iter().collect();
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
            roles.suppliers = if from.is_empty() { from_before(scene, verb) } else { from };
            roles.recipients = bound_for(scene, verb.after, args);
            if let (Subject::Item(item), true) = (verb.subject, roles.recipients.is_empty()) {
                // "rifles from Oslo bound for Riga were seized"
                roles.recipients = bound_for(scene, item + 1, args);
            }
            if roles.recipients.is_empty() {
                roles.items.clear();
            }
            roles.numbers.clear();
        }
        TriggerClass::List | TriggerClass::Sell => {}
    }
}

/// "ten guns donated by Oslo": the giver stands at the item.
fn given_by(scene: &Scene<'_, '_>, items: &[usize]) -> Vec<Filler> {
    let view = scene.view;
    let Some(item) = items.last() else { return Vec::new() };
    // "its sixth submarine, built in Russia"
    let comma = usize::from(matches!(view.chunk(item + 1).map(|c| c.kind), Some(ChunkKind::Comma)));
    let verb = item + 1 + comma;
    let made = view.any_word(verb, &["built", "made", "produced", "manufactured"])
        && view.any_word(verb + 1, &["in", "by"]);
    if made {
        return (verb + 2..verb + 5).find_map(|j| scene.filler(j, true)).into_iter().collect();
    }
    if !(is_given(scene, item + 1) && view.word(item + 2, "by")) {
        return Vec::new();
    }
    (item + 3..item + 6).find_map(|j| scene.filler(j, false)).into_iter().collect()
}

/// Whether the chunk is a participle of giving or promising.
fn is_given(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.view.chunk(at).and_then(|c| c.info).is_some_and(|info| {
        info.triggers.iter().any(|t| {
            matches!(t.class, TriggerClass::Give | TriggerClass::Promise)
                && matches!(t.form, Form::Past | Form::Participle)
        })
    })
}

fn is_craft(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.view.item(at).is_some_and(|i| matches!(i.category, Category::Aircraft | Category::Ships))
}

/// Whether items stand behind "with", "carrying" or "loaded with" after the verb.
fn cargo(scene: &Scene<'_, '_>, verb: &Verb<'_>, args: &Arguments) -> bool {
    args.items.first().is_some_and(|item| {
        (verb.after..*item).any(|j| scene.view.any_word(j, &["with", "carrying", "bringing", "loaded"]))
    })
}

/// "The first six jets from Norway landed", "guns from the Dutch were handed over": the giver stands at the subject.
fn from_before(scene: &Scene<'_, '_>, verb: &Verb<'_>) -> Vec<Filler> {
    let (Subject::Item(item) | Subject::Number(item)) = verb.subject else { return Vec::new() };
    let given = is_given(scene, item + 1);
    let from = |j: &usize| {
        scene
            .view
            .preposition_before(*j)
            .is_some_and(|p| p > item && (scene.view.word(p, "from") || given && scene.view.word(p, "by")))
    };
    (item + 1..verb.at).filter(from).find_map(|j| scene.filler(j, true)).into_iter().collect()
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
            // "the men, whom Kigali posted", not "such a missile, Kigali said".
            Some(ChunkKind::Comma) if scene.view.is(j + 1, Class::Relative) => {}
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
            let prefixed = ["anti-", "pro-"].iter().any(|w| scene.view.text[..p.start].ends_with(w));
            p.can_act() && !prefixed && !matches!(p.form, ActorForm::Place | ActorForm::Demonym)
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
