//! Who gives what to whom where the subject is acted on: "ten guns were sent to Riga by Oslo", "Riga was given ten guns", and
//! the participle alone, "ten guns sent to Riga".

use super::super::Scene;
use super::super::roles::fillers;
use super::Verb;
use super::ends::{bound_for, from_before};
use super::roles::Roles;
use crate::extract::chunks::Kind as ChunkKind;
use crate::extract::clauses::{Arguments, Subject};
use crate::extract::draft::Filler;
use crate::extract::lexicon::forms::Form;
use crate::extract::lexicon::{Class, TriggerClass};
use crate::model::Category;

/// The roles of a verb in the passive voice.
pub(super) fn passive(scene: &Scene<'_, '_>, verb: &Verb<'_>, args: &Arguments) -> Roles {
    let mut roles = Roles::default();
    let by = || fillers(scene, &args.by, false);
    let from = || fillers(scene, &args.from, true);
    match verb.subject {
        // "Nigerien troops were presented with ten guns"
        Subject::Item(at)
            if args.items.first().is_some_and(|i| scene.view.word(i.wrapping_sub(1), "with"))
                && scene.view.item(at).is_some_and(|i| {
                    // What a ship is equipped with is a part of it; what it is supplied with comes to it.
                    i.category == Category::Personnel
                        || verb.lemma == "supply"
                            && matches!(i.category, Category::Ships | Category::Aircraft)
                }) =>
        {
            roles.items.clone_from(&args.items);
            roles.recipients = scene.view.item(at).and_then(|i| scene.origin_of(i)).into_iter().collect();
        }
        Subject::Item(at) => roles.items = scene.coordinated_items(at),
        Subject::Number(at) => {
            roles.numbers = vec![at];
            roles.numbers.extend(counted_beside(scene, verb.after));
        }
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
        // "they were handed over to Riga" speaks of the arms themselves.
        Subject::Pronoun(at) if !args.items.is_empty() => {
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

/// The roles of a participle alone: what it stands at is what was given.
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
        && (holder + 1..*item).any(|j| {
            scene.view.is(j, Class::Have)
                || scene.view.is(j, Class::Uses)
                || scene
                    .view
                    .any_word(j, &["includes", "included", "include", "comprises", "sails", "sail", "is"])
        })
    {
        roles.recipients = scene
            .filler(holder, false)
            .into_iter()
            .filter(|r| roles.suppliers.iter().all(|s| s.actor != r.actor))
            .collect();
    }
    // "Armed with ten guns supplied by Oslo, Riga": whoever stands behind the clause has them.
    if let ([item, ..], true, TriggerClass::Give) =
        (roles.items.as_slice(), roles.recipients.is_empty(), verb.class)
        && *item < 4
        && matches!(scene.view.chunk(args.end).map(|c| c.kind), Some(ChunkKind::Comma))
        && scene.view.any_word(0, &["armed", "equipped", "with", "using"])
    {
        roles.recipients = scene.filler(args.end + 1, false).into_iter().collect();
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
            if roles.suppliers.is_empty() {
                roles.suppliers.extend(fronted(scene, verb.at));
            }
            if roles.recipients.is_empty() {
                roles.recipients = to;
            }
            // "ten guns donated by Oslo are now in Riga"
            if roles.recipients.is_empty() && !roles.suppliers.is_empty() {
                roles.recipients.extend(stands_in(scene, args.end));
            }
            if roles.suppliers.is_empty() && !args.to.is_empty() {
                roles.suppliers.extend(made_in(scene, verb.at));
            }
            // "Kenya's tanks were supplied by Oslo": whose they are received them.
            if let (true, Some(item)) = (roles.recipients.is_empty(), roles.items.first()) {
                let owner = scene.owner_of(*item).and_then(|j| scene.filler(j, false));
                let owner = owner.filter(|o| roles.suppliers.iter().all(|s| s.actor != o.actor));
                roles.recipients.extend(owner.filter(|_| !roles.suppliers.is_empty()));
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
            let bought = !from.is_empty() || verb.class == TriggerClass::Buy && !args.at.is_empty();
            if let (true, Some(item)) = (roles.recipients.is_empty(), roles.items.first())
                && bought
                && let Subject::Party(holder) = scene.view.subject(*item)
            {
                roles.recipients = scene.filler(holder, false).into_iter().collect();
            }
            roles.suppliers = from;
            // "operates ten guns bought in Oslo"
            if roles.suppliers.is_empty() && verb.class == TriggerClass::Buy {
                let in_place =
                    |j: &&usize| scene.view.preposition_before(**j).is_some_and(|p| scene.view.word(p, "in"));
                roles.suppliers =
                    args.at.iter().filter(in_place).filter_map(|j| scene.filler(*j, true)).collect();
            }
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

/// "Donated by Oslo, the boats were handed over": the giver stands at the head of the sentence.
fn fronted(scene: &Scene<'_, '_>, verb: usize) -> Option<Filler> {
    let view = scene.view;
    let given = view.chunk(0).filter(|c| c.kind == ChunkKind::Word).and_then(|c| c.info).is_some_and(|i| {
        i.triggers.iter().any(|t| !t.noun && t.class == TriggerClass::Give && t.form != Form::Base)
    });
    let by = given && verb > 3 && view.word(1, "by");
    (2..4).filter(|_| by).find_map(|j| scene.filler(j, false))
}

/// "are now in Riga": where a verb of being says that they stand.
fn stands_in(scene: &Scene<'_, '_>, end: usize) -> Option<Filler> {
    let view = scene.view;
    let be = (end.saturating_sub(1)..end + 2).find(|j| view.is(*j, Class::Be))?;
    let place = (be + 1..be + 3).find(|j| view.any_word(*j, &["in", "at"]))?;
    (place + 1..place + 3).find_map(|j| scene.filler(j, true))
}

/// Whether a colon stands between the verb and its first item.
fn behind_colon(scene: &Scene<'_, '_>, verb: &Verb<'_>, args: &Arguments) -> bool {
    args.items.first().is_some_and(|first| {
        (verb.after..*first).any(|j| matches!(scene.view.chunk(j).map(|c| c.kind), Some(ChunkKind::Colon)))
    })
}

/// ", together with ten guns", "along with shells": what comes with the subject, to the end of the clause.
pub(super) fn accompanying(scene: &Scene<'_, '_>, from: usize) -> Vec<usize> {
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

/// "were made in Oslo and sold to Riga": where they come from, if nobody else is named.
fn made_in(scene: &Scene<'_, '_>, verb: usize) -> Option<Filler> {
    let view = scene.view;
    let made = (verb.saturating_sub(8)..verb)
        .rev()
        .find(|j| view.any_word(*j, &["made", "produced", "manufactured", "built", "purchased", "bought"]))?;
    let place = (made + 1..verb).find(|j| view.any_word(*j, &["in", "by"]))?;
    (place + 1..verb).find_map(|j| scene.filler(j, true))
}

/// ", along with ten of the latter": a number that comes with the subject.
fn counted_beside(scene: &Scene<'_, '_>, from: usize) -> Option<usize> {
    let view = scene.view;
    let with =
        (from..from + 8).find(|j| view.any_word(*j, &["together", "along"]) && view.word(j + 1, "with"))?;
    let number = matches!(view.chunk(with + 2).map(|c| c.kind), Some(ChunkKind::Number(_)));
    (number && view.stands_alone(with + 2)).then_some(with + 2)
}
