//! Who gives what to whom where the subject acts: "Oslo sent ten guns to Riga", "Riga received them from Oslo", "they arrived
//! in Riga".

use super::super::Scene;
use super::super::roles::{fillers, speaks_for, subject_fillers};
use super::Verb;
use super::ends::{bound_for, from_before, given_by, pronoun_recipient, sent_by_way_of, spoken_with};
use super::passive::accompanying;
use super::roles::Roles;
use crate::extract::chunks::Kind as ChunkKind;
use crate::extract::clauses::{Arguments, Subject};
use crate::extract::draft::Filler;
use crate::extract::lexicon::forms::Form;
use crate::extract::lexicon::{ActorForm, Class, TriggerClass};
use crate::extract::numbers::NumberClass;
use crate::model::Category;

/// The roles of a verb in the active voice.
pub(super) fn active(scene: &Scene<'_, '_>, verb: &Verb<'_>, args: &Arguments) -> Roles {
    let mut roles = Roles { items: args.items.clone(), numbers: args.numbers.clone(), ..Roles::default() };
    let subject = subject_fillers(scene, verb.subject);
    // "A Boeing carried": the make of the carrier is nobody's gift.
    let carrier = matches!(verb.lemma, "carry" | "transport" | "haul" | "bring" | "fly" | "ferry")
        && matches!(verb.subject, Subject::Party(at) if scene.view.party(at).is_some_and(|p| p.form == ActorForm::Company));
    let subject = if carrier { Vec::new() } else { subject };
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
            let behind = |at: &&usize| **at > verb.at;
            let first_item =
                roles.items.iter().chain(&roles.numbers).find(behind).copied().unwrap_or(usize::MAX);
            roles.recipients = fillers(
                scene,
                &args.bare.iter().copied().filter(|p| *p < first_item).collect::<Vec<_>>(),
                false,
            );
            if roles.recipients.is_empty() {
                roles.recipients = to();
            }
            // "Norwegian ships brought home from Riga": the carriers' state receives.
            if roles.recipients.is_empty() && scene.view.word(verb.after, "home") && !args.from.is_empty() {
                let owner = scene.owner_before(verb.at, 8).and_then(|j| scene.filler(j, false));
                roles.suppliers = from();
                roles.recipients.extend(owner.filter(|o| roles.suppliers.iter().all(|s| s.actor != o.actor)));
            }
            // "put ten missiles in the hands of the rebels", "placed them at Riga's disposal": nothing else is given by putting.
            if matches!(verb.lemma, "put" | "place") {
                roles.recipients = put_at(scene, verb.after);
                if roles.recipients.is_empty() {
                    roles.items.clear();
                    roles.numbers.clear();
                }
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
            // "Oslo gave us ten guns," the Kenyan president said.
            let us = (verb.at + 1..first_item.min(verb.at + 5))
                .any(|j| scene.view.any_word(j, &["us", "me"]))
                || args.to_pronoun.is_some_and(|j| scene.view.any_word(j, &["us", "me"]));
            if roles.recipients.is_empty() && us {
                let speakers = scene.sayings.iter().flat_map(|s| &s.speakers);
                let spoken = speakers.chain(&scene.memory.speakers).find_map(|s| speaks_for(scene, s));
                roles
                    .recipients
                    .extend(spoken.filter(|r| roles.suppliers.iter().all(|s| s.actor != r.actor)));
            }
            if roles.recipients.is_empty() && (args.to_pronoun.is_some() || definite) {
                roles.recipients = pronoun_recipient(scene, &roles.suppliers);
            }
            // "In Chad, Oslo delivered armoured cars"
            let hands =
                matches!(verb.lemma, "deliver" | "supply" | "provide" | "donate" | "hand over" | "furnish");
            if roles.recipients.is_empty() && hands && !roles.suppliers.is_empty() {
                roles.recipients.extend(place_at_head(scene, verb, &roles.suppliers));
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
            // "Having received ten guns from Oslo, Riga …"
            let fronted = verb.at < 3
                && matches!(verb.subject, Subject::None)
                && matches!(scene.view.chunk(args.end).map(|c| c.kind), Some(ChunkKind::Comma));
            if roles.recipients.is_empty() && fronted {
                roles.recipients = scene.filler(args.end + 1, false).into_iter().collect();
            }
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
            // "Riga bought guns in Oslo"
            if let (true, TriggerClass::Buy, Some(item)) =
                (roles.suppliers.is_empty() && !roles.recipients.is_empty(), verb.class, roles.items.last())
                && scene.view.word(item + 1, "in")
                && matches!(verb.lemma, "buy" | "purchase" | "acquire" | "import")
            {
                let state = |j: &usize| {
                    scene.view.party(*j).is_some_and(|p| p.form == ActorForm::Name && !p.possessive)
                };
                let place = (item + 2..item + 4).find(state).and_then(|j| scene.filler(j, false));
                let apart = |p: &Filler| roles.recipients.iter().all(|r| r.actor != p.actor);
                roles.suppliers.extend(place.filter(apart).map(|p| crate::extract::memory::inferred(&p)));
            }
            // "took steps against planes": what is taken stands right behind.
            if verb.lemma == "take" && verb.after == verb.at + 1 {
                roles.items.retain(|at| {
                    (verb.after..*at).all(|j| {
                        scene.view.is(j, Class::Determiner)
                            || scene.view.chunk(j).is_some_and(|c| c.kind != ChunkKind::Word)
                    })
                });
            }
            // "turned to Oslo for ten guns"
            if matches!(verb.lemma, "turn" | "look") {
                roles.suppliers = fillers(scene, &args.bare, false);
                roles.items.retain(|at| args.bare.iter().any(|p| p < at));
            }
            if roles.items.is_empty() && verb.class == TriggerClass::Buy {
                roles.items.clone_from(&args.for_items);
            }
        }
        TriggerClass::Arrive => {
            roles.items = match verb.subject {
                // "a plane landed with missiles for Oslo": what a craft brings is meant, not the craft.
                Subject::Item(at) if is_craft(scene, at) && cargo(scene, verb, args) => args.items.clone(),
                // "A ship with ten guns docked in Riga"
                Subject::Item(at) if is_craft(scene, at) && !aboard(scene, at, verb.at).is_empty() => {
                    aboard(scene, at, verb.at)
                }
                Subject::Item(at) => {
                    let mut items = scene.coordinated_items(at);
                    items.extend(accompanying(scene, verb.after));
                    items
                }
                _ => Vec::new(),
            };
            roles.numbers = match verb.subject {
                Subject::Number(at) => vec![at],
                _ => Vec::new(),
            };
            roles.recipients = to();
            // "reached the Houthis in Yemen"
            if roles.recipients.is_empty() && matches!(verb.lemma, "reach" | "enter" | "get") {
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
            if let (true, Subject::Item(at)) =
                (roles.suppliers.is_empty() && args.from.is_empty(), verb.subject)
                && is_craft(scene, at)
                && !roles.items.contains(&at)
            {
                let ends = (at + 1..verb.at).filter(|j| {
                    scene.view.preposition_before(*j).is_some_and(|p| scene.view.word(p, "from"))
                });
                let behind = ends.filter_map(|j| scene.filler(j, true)).next();
                roles
                    .suppliers
                    .extend(behind.or_else(|| scene.view.item(at).and_then(|i| scene.origin_of(i))));
            }
            if roles.suppliers.is_empty() {
                roles.suppliers = fillers(scene, &args.from, true);
            }
            // "Chadian fighters reached Riga by way of Oslo"
            if roles.suppliers.is_empty() {
                roles.suppliers.extend(sent_by_way_of(scene, verb, &roles.items));
            }
            // "British-made parts go to Oslo"
            if let (true, false, Some(item)) =
                (roles.suppliers.is_empty(), roles.recipients.is_empty(), roles.items.first())
            {
                roles.suppliers.extend(scene.view.item(*item).and_then(|i| scene.origin_of(i)));
            }
            // "Riga inducted five jets that arrived from Oslo": who has them received them.
            if let (true, false, Subject::Item(item)) =
                (roles.recipients.is_empty(), roles.suppliers.is_empty(), verb.subject)
                && verb.relative
                && let Subject::Party(holder) = scene.view.subject(item)
            {
                roles.recipients = scene.filler(holder, false).into_iter().collect();
            }
            // "Riga's tanks came from Oslo"
            if let (true, false, Subject::Item(item)) =
                (roles.recipients.is_empty(), roles.suppliers.is_empty(), verb.subject)
            {
                let owner = scene.owner_of(item).and_then(|j| scene.filler(j, false));
                roles.recipients.extend(owner.filter(|o| roles.suppliers.iter().all(|s| s.actor != o.actor)));
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

/// "In Chad, Oslo delivered": the state at the head of the sentence, if its first verb is this one and nobody speaks there.
fn place_at_head(scene: &Scene<'_, '_>, verb: &Verb<'_>, suppliers: &[Filler]) -> Option<Filler> {
    let view = scene.view;
    let party =
        (1..3).find(|j| view.party(*j).is_some_and(|p| !p.possessive && p.form == ActorForm::Name))?;
    let comma = |j: usize| matches!(view.chunk(j).map(|c| c.kind), Some(ChunkKind::Comma));
    let subject = match verb.subject {
        Subject::Party(j) => j,
        _ => return None,
    };
    let first = !(party + 1..verb.at).any(|j| view.is_trigger_verb(j) || view.is_cue(j));
    // "In Geneva, Switzerland, Oslo delivered": a place in a place.
    let alone = comma(party + 1) && !(party + 2..verb.at).any(|j| j != subject && view.party(j).is_some());
    let place = scene.filler(party, false).filter(|_| view.word(0, "in") && first && alone)?;
    suppliers.iter().all(|s| s.actor != place.actor).then(|| crate::extract::memory::inferred(&place))
}

/// In whose hands, at whose disposal something is put.
fn put_at(scene: &Scene<'_, '_>, from: usize) -> Vec<Filler> {
    let view = scene.view;
    let hands = (from..from + 12).find(|j| view.word(*j, "hands") && view.word(j + 1, "of"));
    let disposal = || (from..from + 14).find(|j| view.word(*j, "disposal"));
    let taker = match hands {
        Some(hands) => (hands + 2..hands + 5).find_map(|j| scene.filler(j, false)),
        None => disposal().and_then(|j| scene.owner_before(j, 3)).and_then(|j| scene.filler(j, false)),
    };
    taker.into_iter().collect()
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
                    && (scene.view.word(j + 1, "that") || scene.view.is(j + 1, Class::Pronoun))
                    && scene.memory.item.is_some() =>
            {
                return vec![j];
            }
            Some(ChunkKind::Word)
                if scene.view.is(j, Class::Relative) || scene.view.is(j, Class::Determiner) => {}
            // "the men, whom Kigali posted", not "such a missile, Kigali said".
            Some(ChunkKind::Comma) if scene.view.is(j + 1, Class::Relative) => {}
            // "the troops that, by Oslo's count, Riga has sent": over what is put in between.
            Some(ChunkKind::Comma) if let Some(relative) = put_in(scene, j) => j = relative + 1,
            _ => return Vec::new(),
        }
    }
    Vec::new()
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

/// The items between a craft and its verb, behind "with", "carrying" or "loaded with".
fn aboard(scene: &Scene<'_, '_>, craft: usize, verb: usize) -> Vec<usize> {
    let view = scene.view;
    let opens = (craft + 1..verb.min(craft + 4))
        .find(|j| view.any_word(*j, &["with", "carrying", "loaded", "bringing"]));
    opens.map_or_else(Vec::new, |opens| (opens..verb).filter(|j| view.item(*j).is_some()).collect())
}

/// The relative pronoun right before what stands between two commas, the second at `comma`.
fn put_in(scene: &Scene<'_, '_>, comma: usize) -> Option<usize> {
    let view = scene.view;
    let opens = (comma.saturating_sub(9)..comma)
        .rev()
        .find(|j| matches!(view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Comma)))?;
    opens.checked_sub(1).filter(|j| view.is(*j, Class::Relative))
}
