//! Sentences that look like a transfer and are none: weapons in flight, ships and planes under way, troops on their way
//! home, arms that a state buys from its own makers, and words that only look like a verb of handing over.
//!
//! Each guard looks at a bound frame and gives the reason for which it is refused.

use super::super::chunks::{Chunk, Kind as ChunkKind};
use super::super::draft::{DraftItem, Filler};
use super::super::items::ItemPhrase;
use super::super::lexicon::{ActorForm, Class};
use super::Scene;
use super::frame::Frame;
use crate::model::{ActorKind, Category, FieldBasis, Status, Unit};

/// Verbs of moving that say where something is, not who has it.
const MOVES: [&str; 12] =
    ["reach", "land", "cross", "come", "go", "enter", "head", "fly", "travel", "leave", "sail", "dock"];

/// The reason for which a frame is refused, if there is one.
pub(super) fn refuse(scene: &Scene<'_, '_>, frame: &Frame) -> Option<&'static str> {
    let guards: [(Guard, &'static str); 36] = [
        (flight, "guard.flight"),
        (under_way, "guard.flight"),
        (mission, "guard.attack"),
        (homeward, "guard.withdrawal"),
        (kept_from, "refused_to"),
        (armed_with, "guard.armed"),
        (own_maker, "guard.domestic"),
        (merely_follows, "guard.order"),
        (other_sense, "guard.sense"),
        (able_to, "guard.range"),
        (single_person, "guard.sense"),
        (a_weapon, "guard.sense"),
        (to_lawmakers, "guard.told"),
        (other_deal, "guard.sense"),
        (number_of_others, "no_item"),
        (lone_number, "no_item"),
        (people_ordered, "guard.order"),
        (own_ground, "same_party"),
        (asked, "guard.hypothetical"),
        (supposed, "guard.hypothetical"),
        (single_shot, "guard.attack"),
        (own_defences, "guard.deployment"),
        (gets, "guard.sense"),
        (chooses_place, "guard.sense"),
        (one_gun, "guard.crime"),
        (not_these, "negated"),
        (out_of, "guard.withdrawal"),
        (in_waters, "guard.flight"),
        (calls_at, "guard.flight"),
        (crosses, "guard.deployment"),
        (own_again, "guard.returned"),
        (crashing, "guard.attack"),
        (goal_elsewhere, "no_recipient"),
        (others_act, "no_parties"),
        (giver_elsewhere, "no_supplier"),
        (unconfirmed, "not_confirmed"),
    ];
    guards.iter().find(|(holds, _)| holds(scene, frame)).map(|(_, reason)| *reason)
}

/// The same for a frame whose trigger says what is given: questions, suppositions and what nobody could confirm tell nothing.
pub(super) fn talk(scene: &Scene<'_, '_>, frame: &Frame) -> Option<&'static str> {
    if unconfirmed(scene, frame) {
        return Some("not_confirmed");
    }
    (asked(scene, frame) || supposed(scene, frame)).then_some("guard.hypothetical")
}

/// Whether it holds for a frame.
type Guard = fn(&Scene<'_, '_>, &Frame) -> bool;

fn items<'s>(scene: &'s Scene<'_, '_>, frame: &'s Frame) -> impl Iterator<Item = &'s ItemPhrase> {
    frame.items.iter().filter_map(|at| scene.view.item(*at))
}

fn all_items(scene: &Scene<'_, '_>, frame: &Frame, holds: impl Fn(&ItemPhrase) -> bool) -> bool {
    !frame.items.is_empty() && items(scene, frame).all(holds)
}

fn lemma(frame: &Frame) -> &str {
    frame.rule.split('.').next().unwrap_or_default()
}

/// "The missile landed off Japan", "rockets crossed from Lebanon": what flies of itself reaches, it is not handed over.
fn flight(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let flies = |item: &ItemPhrase| {
        let words = scene.view.text[item.start..item.end].to_ascii_lowercase();
        let head = ["missile", "missiles", "rocket", "rockets", "projectile", "projectiles", "interceptors"];
        !item.partitive
            && (matches!(item.category, Category::Missiles | Category::Drones | Category::Bombs)
                || head.iter().any(|h| words.ends_with(h)))
    };
    moves(scene, frame) && all_items(scene, frame, flies)
}

/// A verb of moving; "the jets may go to Ukraine" gives them.
fn moves(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let given =
        lemma(frame) == "go" && scene.view.word(frame.trigger + 1, "to") && !frame.recipients.is_empty();
    MOVES.contains(&lemma(frame)) && !given
}

/// "A frigate left the port", "a bomber entered the zone": ships and planes under way.
fn under_way(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let lands = matches!(lemma(frame), "land" | "reach");
    let mover = |item: &ItemPhrase| {
        matches!(item.category, Category::Ships | Category::Aircraft)
            && !(lands && (item.quantity.is_some() || !item.systems.is_empty()))
    };
    moves(scene, frame) && all_items(scene, frame, mover)
}

/// "sent four warships to patrol the strait", "sent jets … to bomb the rebels": a mission of one's own.
fn mission(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    const PURPOSES: [&str; 27] = [
        "bomb",
        "strike",
        "attack",
        "hit",
        "search",
        "hunt",
        "patrol",
        "fight",
        "monitor",
        "escort",
        "intercept",
        "shadow",
        "evacuate",
        "rescue",
        "retaliate",
        "destroy",
        "target",
        "pound",
        "bombard",
        "battle",
        "combat",
        "confront",
        "deter",
        "investigate",
        "track",
        "counter",
        "join",
    ];
    let mover =
        |item: &ItemPhrase| matches!(item.category, Category::Ships | Category::Aircraft | Category::Drones);
    let from = frame.items.iter().max().map_or(frame.trigger, |at| *at);
    // A purpose may be an item's name too ("to bomb"), so the text is looked at.
    let purpose = |at: usize| {
        let words = scene.view.chunk(at).map(|c| scene.view.text[c.start..c.end].to_ascii_lowercase());
        words.is_some_and(|words| PURPOSES.contains(&words.as_str()))
    };
    all_items(scene, frame, mover)
        && matches!(lemma(frame), "send" | "dispatch" | "deploy" | "fly" | "move" | "redeploy" | "despatch")
        && (from + 1..from + 9).any(|at| {
            (scene.view.word(at, "to") && (at + 1..at + 3).any(purpose))
                || (scene.view.word(at, "in")
                    && scene.view.any_word(at + 2, &["attack", "attacks", "strike"]))
        })
}

/// "demanded the withdrawal of troops", "called for foreign troops to leave": people who go home are handed to nobody.
fn homeward(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    const GOING: [&str; 24] = [
        "withdrawal",
        "withdrawals",
        "withdraw",
        "departure",
        "pullout",
        "pull-out",
        "pullback",
        "removal",
        "exit",
        "redeployment",
        "drawdown",
        "evacuation",
        "return",
        "release",
        "leave",
        "depart",
        "remain",
        "stay",
        "home",
        "destruction",
        "dismantling",
        "surrender",
        "disarmament",
        "elimination",
    ];
    let going = |at: usize| scene.view.any_word(at, &GOING);
    let first = frame.items.iter().min().copied().unwrap_or(frame.trigger);
    let last = frame.items.iter().max().copied().unwrap_or(frame.trigger);
    let people = all_items(scene, frame, |item| item.category == Category::Personnel);
    let before = (frame.trigger + 1..first).any(going) && !scene.view.any_word(frame.trigger, &["return"]);
    let after = people && scene.view.word(last + 1, "to") && going(last + 2);
    let left = people
        && matches!(lemma(frame), "leave" | "depart")
        && (frame.recipients.is_empty()
            || items(scene, frame).any(|item| {
                item.origin.is_some_and(|(actor, _)| frame.suppliers.iter().any(|s| s.actor != actor))
            }));
    before || after || left
}

/// "stopped Iran from obtaining missiles", "kept the state from selling tanks".
fn kept_from(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    const KEEPS: [&str; 30] = [
        "prevent",
        "prevents",
        "prevented",
        "preventing",
        "stop",
        "stops",
        "stopped",
        "stopping",
        "keep",
        "keeps",
        "kept",
        "keeping",
        "block",
        "blocks",
        "blocked",
        "blocking",
        "bar",
        "bars",
        "barred",
        "dissuade",
        "dissuaded",
        "deter",
        "discourage",
        "discouraged",
        "prohibit",
        "prohibits",
        "prohibited",
        "banned",
        "restrain",
        "forbids",
    ];
    let Some(from) = frame.trigger.checked_sub(1).filter(|at| scene.view.word(*at, "from")) else {
        return false;
    };
    (from.saturating_sub(16)..from).any(|at| scene.view.any_word(at, &KEEPS))
}

/// "a guard armed with rifles", "a ship armed with missiles": nobody is named who arms.
fn armed_with(_: &Scene<'_, '_>, frame: &Frame) -> bool {
    matches!(lemma(frame), "arm" | "equip") && frame.suppliers.is_empty()
        || lemma(frame) == "arm" && frame.recipients.is_empty()
}

/// "the Pentagon ordered 63 F-35s": nobody is named who sells, and the buyer makes them itself.
fn own_maker(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let made_at_home = |item: &ItemPhrase| {
        let maker = item.systems.iter().find_map(|s| scene.lexicon.systems[*s].maker);
        maker.is_some_and(|maker| frame.recipients.iter().any(|r| r.actor == maker))
    };
    frame.suppliers.is_empty() && all_items(scene, frame, made_at_home)
}

/// "the attack followed a report", "following the missile test": only a number of things follows others.
fn merely_follows(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    lemma(frame) == "follow"
        && (scene.view.any_word(frame.trigger, &["following", "follows"])
            || frame.numbers.is_empty() && items(scene, frame).all(|item| item.quantity.is_none()))
}

/// "it is clear", "came under fire", "in the hands of", "in the land of": words that share a form with a verb of handing over.
fn other_sense(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    const PARTICLES: [&str; 22] = [
        "alongside",
        "across",
        "under",
        "missing",
        "down",
        "off",
        "online",
        "up",
        "through",
        "higher",
        "public",
        "ahead",
        "after",
        "on",
        "wrong",
        "together",
        "viral",
        "back",
        "against",
        "streaking",
        "crashing",
        "unpunished",
    ];
    let view = scene.view;
    let at = frame.trigger;
    let before = at.checked_sub(1);
    let governed = |words: bool| {
        words
            || before.is_some_and(|b| {
                view.word(b, "to")
                    || view.is(b, Class::Will)
                    || view.is(b, Class::Modal)
                    || view.party(b).is_some()
            })
    };
    // As a verb it has its load right behind it.
    let loaded = matches!(
        view.chunk(at + 1).map(|c| c.kind),
        Some(ChunkKind::Item(_) | ChunkKind::Party(_) | ChunkKind::Number(_))
    ) || view.is(at + 1, Class::Determiner);
    let after_article = before.is_some_and(|b| view.is(b, Class::Determiner) && !view.word(b, "that"));
    match lemma(frame) {
        "clear" => {
            view.word(at, "clear")
                && !before.is_some_and(|b| {
                    view.word(b, "to") || view.is(b, Class::Will) || view.is(b, Class::Modal)
                })
        }
        "come" | "go" => {
            view.any_word(at + 1, &PARTICLES)
                || view.any_word(
                    at + 2,
                    &["effect", "force", "production", "service", "battle", "action", "hiding"],
                )
        }
        "carry" => view.any_word(at + 1, &["out", "on", "off"]),
        "bring" => view.any_word(at + 1, &["down", "back", "home", "about", "up", "forward", "together"]),
        "supply" => view.any_word(
            at + 1,
            &["chain", "chains", "line", "lines", "route", "routes", "side", "base", "depot", "dump", "ship"],
        ),
        // "increased demand for", "US ships, planes and men"
        "demand" => view.word(at, "demand") && !governed(before.is_some_and(|b| view.is(b, Class::Pronoun))),
        "ship" if view.word(at, "ships") && !loaded => true,
        "hand" | "land" | "ship" | "head" | "route" | "arm" | "source" => after_article,
        // "its radar's reach"
        "reach" => before.is_some_and(|b| view.chunk(b).is_some_and(|c| c.kind == ChunkKind::Possessive)),
        _ => false,
    }
}

/// "capable of delivering a warhead", "the ability to reach", "designed to carry": a range or a load, no movement.
fn able_to(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    const ABLE: [&str; 14] = [
        "ability",
        "able",
        "capability",
        "capabilities",
        "capable",
        "capacity",
        "designed",
        "means",
        "range",
        "enough",
        "vehicle",
        "powerful",
        "system",
        "intended",
    ];
    let view = scene.view;
    let flies = |item: &ItemPhrase| {
        matches!(
            item.category,
            Category::Missiles
                | Category::Bombs
                | Category::Ammunition
                | Category::AirDefence
                | Category::Drones
        )
    };
    let at = frame.trigger;
    let infinitive = at > 0 && view.any_word(at - 1, &["to", "of"]);
    matches!(lemma(frame), "deliver" | "carry" | "reach" | "transport" | "launch" | "bring" | "load")
        && infinitive
        && all_items(scene, frame, flies)
        && (at.saturating_sub(5)..at).any(|j| view.any_word(j, &ABLE))
}

/// "a soldier who crossed into the north": one person is no contingent.
fn single_person(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let one = |item: &ItemPhrase| {
        let words = scene.view.text[item.start..item.end].to_ascii_lowercase();
        let many = ["personnel", "police", "forces", "staff", "s"].iter().any(|end| words.ends_with(end));
        item.category == Category::Personnel
            && item.unit == Unit::Personnel
            && !item.plural
            && !many
            && item.quantity.is_none()
    };
    all_items(scene, frame, one)
}

/// "handed him a weapon", "developing a weapon": one weapon without a name is no load of arms.
fn a_weapon(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    all_items(scene, frame, |item| {
        item.category == Category::MilitaryAid
            && item.quantity.is_none()
            && scene.view.text[..item.end].ends_with("weapon")
    })
}

/// "sending in tanks, a report to lawmakers says": who makes laws is told of arms and gets none.
fn to_lawmakers(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    const LAWMAKERS: [&str; 12] = [
        "Congress",
        "congress",
        "lawmakers",
        "Senate",
        "House of Representatives",
        "Parliament",
        "parliament",
        "Knesset",
        "Bundestag",
        "Security Council",
        "Capitol",
        "senators",
    ];
    let told = |r: &Filler| {
        let words = scene.view.text.get(r.place.clone()).unwrap_or_default();
        LAWMAKERS.iter().any(|w| words.ends_with(w))
    };
    let giver =
        !matches!(lemma(frame), "buy" | "purchase" | "order" | "request" | "ask" | "seek" | "approve");
    giver && !frame.recipients.is_empty() && frame.recipients.iter().all(told)
}

/// "the nuclear deal", "a trade agreement": an agreement on something else.
fn other_deal(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    const OTHERS: [&str; 24] = [
        "nuclear",
        "trade",
        "peace",
        "climate",
        "hostage",
        "hostages",
        "prisoner",
        "truce",
        "ceasefire",
        "cease-fire",
        "budget",
        "debt",
        "tax",
        "plea",
        "migration",
        "grain",
        "oil",
        "gas",
        "energy",
        "merger",
        "takeover",
        "big",
        "great",
        "brexit",
    ];
    // "the Iran deal, …" is named after its other side, not after arms.
    let named = |at: usize| {
        scene.view.party(at).is_some_and(|p| !p.possessive && p.form != ActorForm::Demonym)
            && !scene.view.is(frame.trigger + 1, Class::Preposition)
            && scene.view.item(frame.trigger + 1).is_none()
    };
    matches!(lemma(frame), "deal" | "agreement" | "contract" | "pact" | "accord")
        && frame.rule.ends_with(".noun")
        && frame
            .trigger
            .checked_sub(1)
            .is_some_and(|before| scene.view.any_word(before, &OTHERS) || named(before))
}

/// "offered thousands of neighbours asylum": the number counts something else.
fn number_of_others(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    const OWN: [&str; 14] = [
        "them", "these", "those", "which", "whom", "the", "its", "their", "his", "our", "all", "apiece",
        "each", "or",
    ];
    let view = scene.view;
    let number = |at: usize| matches!(view.chunk(at).map(|c| c.kind), Some(ChunkKind::Number(_)));
    let counts_of = |at: usize| {
        view.word(at + 1, "of")
            && view.item(at + 2).is_none()
            && !view.any_word(at + 2, &OWN)
            && !number(at + 2)
    };
    // "93 senators", "three things": an everyday noun right behind the number.
    let noun = |at: usize| {
        view.chunk(at + 1).is_some_and(|c| {
            let word = &view.text[c.start..c.end];
            c.kind == ChunkKind::Word
                && c.info.is_none()
                && word.len() > 3
                && word.ends_with('s')
                && word.starts_with(char::is_alphabetic)
        }) && !view.any_word(at + 1, &["units", "pieces", "sets", "overseas", "besides"])
    };
    let others = |at: &usize| counts_of(*at) || noun(*at);
    frame.items.is_empty() && !frame.numbers.is_empty() && frame.numbers.iter().all(others)
}

/// "The two travelled together": in a text that has told of no flow a number alone stands for people or things, unless it is
/// handed over by or to somebody and the text is about arms.
fn lone_number(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let told = scene.memory.military && !(frame.suppliers.is_empty() && frame.recipients.is_empty());
    frame.items.is_empty()
        && (!told && scene.memory.theme.is_empty() && scene.memory.dyads.is_empty()
            || moves(scene, frame) && scene.memory.theme.is_thin() && scene.memory.dyads.is_empty())
}

/// "ordered the soldiers to stay": people are told, not bought.
fn people_ordered(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    matches!(lemma(frame), "order" | "demand" | "choose" | "select")
        && frame.rule.ends_with(".active")
        && all_items(scene, frame, |item| item.category == Category::Personnel)
}

/// "Hamas smuggled rockets into Gaza": a group that arms the land it holds gives to nobody else.
fn own_ground(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let land = |actor: usize| {
        let entry = &scene.lexicon.actors[actor];
        entry.country.filter(|_| entry.kind == ActorKind::Group)
    };
    let (Some(giver), Some(taker)) = (frame.suppliers.first(), frame.recipients.first()) else {
        return false;
    };
    land(giver.actor) == Some(taker.actor)
}

/// "Did Oslo send guns?", "What if it sold tanks?": a question reports nothing.
fn asked(scene: &Scene<'_, '_>, _: &Frame) -> bool {
    let range = scene.view.sentence.range.clone();
    let words = scene.view.text.get(range).unwrap_or_default();
    words.trim_end_matches(['"', '\u{201d}', '\u{2019}', '\'', ')', ' ', '\n']).ends_with('?')
}

/// "If Oslo sends guns", "unclear whether arms were sold", "imagine that": what is only supposed.
fn supposed(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    // "weighs whether to send" is a possibility.
    const SHORT: [&str; 8] = ["not", "any", "possible", "needed", "necessary", "anything", "only", "to"];
    const FAVOURS: [&str; 11] = [
        "support",
        "supports",
        "supported",
        "supporting",
        "backs",
        "backed",
        "favors",
        "favored",
        "favours",
        "favoured",
        "urged",
    ];
    let view = scene.view;
    if (0..3).any(|at| view.is(at, Class::Imagine)) {
        return true;
    }
    // "supported giving them arms": an opinion.
    let gerund = view.chunk(frame.trigger).is_some_and(|c| view.text[c.start..c.end].ends_with("ing"));
    if gerund && frame.trigger.checked_sub(1).is_some_and(|before| view.any_word(before, &FAVOURS)) {
        return true;
    }
    let clause = (frame.trigger.saturating_sub(14)..frame.trigger).rev().take_while(|at| {
        !matches!(view.chunk(*at).map(|c| c.kind), Some(ChunkKind::Comma | ChunkKind::Semicolon))
    });
    // "whether the guns sent by Oslo will help": they were sent.
    let told = frame.relative || frame.rule.ends_with(".participle") || frame.rule.ends_with(".noun");
    !told
        && clause
            .into_iter()
            .any(|at| view.any_word(at, &["if", "unless", "whether"]) && !view.any_word(at + 1, &SHORT))
}

/// "could send a nuclear-tipped missile to the coast", "deliver a bomb": one uncounted missile is shot.
fn single_shot(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    const SHOTS: [&str; 7] = ["missile", "bomb", "warhead", "rocket", "icbm", "torpedo", "projectile"];
    let one = |item: &ItemPhrase| {
        let words = scene.view.text.get(item.start..item.end).unwrap_or_default().to_ascii_lowercase();
        item.article_one && item.quantity.is_none() && SHOTS.iter().any(|shot| words.ends_with(shot))
    };
    matches!(lemma(frame), "send" | "deliver" | "carry" | "transport" | "fly") && all_items(scene, frame, one)
}

/// "deployed a Patriot battery in Poland", "the deployment of interceptors": who deploys weapons keeps them.
fn own_defences(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let weapons = |category: Category| category != Category::Personnel;
    let meant = || scene.memory.item.as_ref().is_none_or(|(item, _)| weapons(item.category));
    matches!(lemma(frame), "deploy" | "redeploy" | "deployment")
        && (all_items(scene, frame, |item| weapons(item.category)) || frame.items.is_empty() && meant())
}

/// "get tough on Oslo after its purchase", "get a deal through", "get the radars to talk": nobody obtains anything.
fn gets(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let view = scene.view;
    let at = frame.trigger;
    let other = view.chunk(at + 1).is_some_and(|c| c.kind == ChunkKind::Word && c.info.is_none())
        && view.is(at + 2, Class::Preposition);
    let last = frame.items.iter().max().copied().unwrap_or(at);
    let moved = view
        .any_word(last + 1, &["through", "out", "past", "off", "back", "across", "done", "ready"])
        || view.word(last + 1, "to") && view.infinitive_follows(last + 1);
    lemma(frame) == "get" && frame.rule.ends_with(".active") && (other || moved)
}

/// "chose the site of the battery": a place for it, not the battery.
fn chooses_place(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let view = scene.view;
    let of = |at: &usize| {
        at.checked_sub(1).is_some_and(|b| view.any_word(b, &["of", "for"]))
            && at.checked_sub(2).is_some_and(|b| view.chunk(b).is_some_and(|c| c.kind == ChunkKind::Word))
    };
    matches!(lemma(frame), "choose" | "select") && frame.items.iter().min().is_some_and(of)
}

/// "bought a handgun", "gave him a rifle": one small arm is somebody's own.
fn one_gun(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    all_items(scene, frame, |item| {
        item.category == Category::SmallArms && !item.plural && item.quantity.is_none()
    })
}

/// "promises food but not weapons", "sent no arms": what is not given stands in the list too.
fn not_these(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let not = |at: &usize| {
        at.checked_sub(1).is_some_and(|b| scene.view.any_word(b, &["not", "no", "without", "except"]))
    };
    !frame.items.is_empty() && frame.items.iter().all(not)
}

/// "move heavy guns out of the town": out of somewhere, to nobody.
fn out_of(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let last = frame.items.iter().max().copied().unwrap_or(frame.trigger);
    matches!(lemma(frame), "move" | "shift" | "bring" | "redeploy" | "transport" | "get")
        && frame.rule.ends_with(".active")
        && scene.view.any_word(last + 1, &["out", "away"])
}

/// "destroyers are moved toward the coast", "sent a frigate to the area": ships and planes that go to a place, not to a taker.
fn in_waters(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let mover = |item: &ItemPhrase| matches!(item.category, Category::Ships | Category::Aircraft);
    let near = |r: &Filler| {
        let at = scene.view.sentence.chunks.iter().position(|c| c.start == r.place.start);
        at.and_then(|at| scene.view.preposition_before(at)).is_some_and(|p| {
            scene
                .view
                .any_word(p, &["toward", "towards", "off", "near", "over", "around", "into", "in", "at"])
        })
    };
    matches!(lemma(frame), "send" | "move" | "dispatch" | "fly" | "bring" | "despatch")
        && all_items(scene, frame, mover)
        && !frame.recipients.is_empty()
        && frame.recipients.iter().all(near)
}

/// "the destroyers will arrive in the port": ships without a number call somewhere.
fn calls_at(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    matches!(lemma(frame), "arrive" | "come" | "go")
        && all_items(scene, frame, |item| item.category == Category::Ships && item.quantity.is_none())
}

/// "soldiers crossed into the east", "troops entered": who comes unasked is lent to nobody.
fn crosses(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    matches!(lemma(frame), "cross" | "enter")
        && all_items(scene, frame, |item| item.category == Category::Personnel)
}

/// "returned the drone that it had taken", "handed Oslo back its plane": what was somebody's own comes home.
fn own_again(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let home = |item: &ItemPhrase| {
        item.origin
            .is_some_and(|(actor, _)| frame.recipients.iter().any(|r| r.actor == scene.standing(actor)))
    };
    let back = matches!(lemma(frame), "return" | "turn" | "hand");
    back && (all_items(scene, frame, home)
        || lemma(frame) == "return"
            && all_items(scene, frame, |item| item.quantity.is_none() && !item.plural))
}

/// A noun that stands for nobody the reader knows: "the region", "Eastern Europe", "rebels" in a text that names none.
fn unknown_noun(scene: &Scene<'_, '_>, at: usize) -> bool {
    let word = |c: &Chunk<'_>| {
        c.kind == ChunkKind::Word
            && c.info.is_none()
            && scene.view.text[c.start..c.end].starts_with(char::is_alphabetic)
    };
    let nobody = scene.view.party(at).is_some() && scene.filler(at, true).is_none();
    nobody || scene.view.chunk(at).is_some_and(word)
}

/// "getting arms from various sources": who gives is named, and it is nobody the reader knows.
fn giver_elsewhere(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let view = scene.view;
    let last = frame.items.iter().max().copied().unwrap_or(frame.trigger).max(frame.trigger);
    let takes = matches!(
        lemma(frame),
        "receive" | "get" | "obtain" | "acquire" | "buy" | "purchase" | "import" | "arrive"
    );
    takes
        && frame.suppliers.is_empty()
        && !frame.items.is_empty()
        && view.word(last + 1, "from")
        && unknown_noun(scene, last + 2)
}

/// "could not confirm that guns had arrived": nobody says that they have.
fn unconfirmed(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let view = scene.view;
    (frame.trigger.saturating_sub(12)..frame.trigger).any(|at| {
        view.any_word(at, &["confirm", "confirmed", "verify", "verified"])
            && (at.saturating_sub(3)..at).any(|j| view.is(j, Class::Not))
            && (view.word(at + 1, "that") || view.word(at + 1, "whether"))
    })
}

/// "sent 600 men to Eastern Europe", "gave arms to rebels": the goal is named, and it is nobody the reader knows.
fn goal_elsewhere(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let view = scene.view;
    let verb = frame.rule.ends_with(".active") || frame.rule.ends_with(".passive");
    let last = frame.items.iter().max().copied().unwrap_or(frame.trigger).max(frame.trigger);
    let goal = last + 1;
    // "to the movement" points at somebody of before, "to the region" does not.
    let the = usize::from(view.is(goal + 1, Class::Determiner));
    let noun = goal + 1 + the;
    let place = view.is(noun, Class::Region)
        || view.is(noun + 1, Class::Region)
        || view.chunk(noun).is_some_and(|c| view.text[c.start..c.end].starts_with(char::is_uppercase));
    verb && frame.recipients.is_empty()
        && !frame.items.is_empty()
        && view.any_word(goal, &["to", "into", "toward", "towards"])
        && (unknown_noun(scene, noun) || view.is(noun, Class::Region))
        && (the == 0 || place)
        && !view.infinitive_follows(goal)
}

/// "Rebels requested weapons", "lawmakers bought": who acts is named, and it is nobody the reader knows.
fn others_act(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let view = scene.view;
    let takes = matches!(
        lemma(frame),
        "request"
            | "ask"
            | "seek"
            | "demand"
            | "call"
            | "receive"
            | "get"
            | "obtain"
            | "acquire"
            | "buy"
            | "purchase"
    );
    let mut at = frame.trigger;
    while at > 0
        && [Class::Adverb, Class::Have, Class::Be, Class::Will, Class::Modal]
            .iter()
            .any(|class| view.is(at - 1, *class))
    {
        at -= 1;
    }
    let plural = |at: usize| {
        unknown_noun(scene, at) && view.chunk(at).is_some_and(|c| view.text[c.start..c.end].ends_with('s'))
    };
    takes
        && frame.rule.ends_with(".active")
        && frame.recipients.is_empty()
        && at.checked_sub(1).is_some_and(plural)
}

/// "sending missiles crashing down on two bases": they are fired.
fn crashing(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    const FALLS: [&str; 9] = [
        "crashing",
        "raining",
        "slamming",
        "hurtling",
        "flying",
        "streaking",
        "plunging",
        "soaring",
        "tumbling",
    ];
    lemma(frame) == "send" && (frame.trigger + 1..frame.end + 2).any(|at| scene.view.any_word(at, &FALLS))
}

/// What a text that is about something else may not leave to the reader: parties that the sentence does not name, and people
/// without a number.
pub(super) fn doubtful(
    scene: &Scene<'_, '_>,
    frame: &Frame,
    parties: (&Option<Filler>, &Option<Filler>),
    item: &DraftItem,
    counted: bool,
) -> Option<&'static str> {
    let theme = &scene.memory.theme;
    match parties {
        // "sent four warships to the region", "launched a missile": where no flow is told, one party alone tells none.
        (None, Some(_)) | (Some(_), None) if theme.is_thin() && !listed(scene, frame) => {
            // Craft move about on their own; what is handed over, and counted, does not.
            let handed = number(scene, item)
                && frame.rule.ends_with(".passive")
                && matches!(
                    lemma(frame),
                    "deliver" | "ship" | "supply" | "hand" | "transfer" | "donate" | "sell"
                );
            let own = matches!(item.category, Category::Ships | Category::Aircraft)
                && !handed
                && frame.figure.is_none();
            let secures = matches!(lemma(frame), "secure" | "get" | "acquire" | "obtain" | "seek");
            (own || secures || !number(scene, item) && !item.inferred).then_some("one_party")
        }
        (Some(s), Some(r)) => {
            let numbered = item.inferred || number(scene, item) || frame.figure.is_some();
            let inferred = [s, r].into_iter().filter(|f| f.basis == FieldBasis::Inferred).count();
            let own = theme.pair.as_ref().is_some_and(|(a, b)| a.actor == s.actor && b.actor == r.actor);
            // "Sale of arms fuels wars": a noun for which nobody is named as taker.
            let nobody = frame.rule.ends_with(".noun")
                && frame.recipients.is_empty()
                && r.basis == FieldBasis::Inferred;
            let thin = theme.is_thin() && scene.memory.dyads.len() < 3;
            if (inferred > 1 && !own || nobody) && !numbered && thin && !listed(scene, frame) {
                return Some("inferred_parties");
            }
            // "acquire the bomb", "buys weapons": who gives is neither named nor pointed at.
            let unbound = frame.suppliers.is_empty() && s.basis == FieldBasis::Inferred;
            let made = frame.buys && !item.systems.is_empty();
            let told = scene
                .memory
                .dyads
                .iter()
                .any(|d| d.supplier.actor == s.actor || d.recipient.actor == r.actor);
            if unbound && !made && !numbered && !told && thin && !listed(scene, frame) {
                return Some("inferred_party");
            }
            let people = item.category == Category::Personnel && !lent(scene, item);
            let guessed = inferred > 0 && theme.is_thin();
            let fights = !numbered && fights(scene, frame);
            let lent = inferred == 0 && handed(scene, frame);
            let alone = !own && (!counted || guessed) || !numbered && guessed;
            (people && (fights || alone && !lent)).then_some("guard.deployment")
        }
        _ => None,
    }
}

/// "to fight the rebels": they are there on their own account, unless it is against a state at war with who receives them.
fn fights(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    const FIGHT: [&str; 12] = [
        "fight",
        "fighting",
        "battle",
        "battling",
        "combat",
        "against",
        "retake",
        "recapture",
        "defeat",
        "hunt",
        "quell",
        "peacekeeping",
    ];
    let view = scene.view;
    let foe = |r: &Filler| {
        view.sentence.parties.iter().filter_map(|p| p.actor).any(|other| {
            scene.lexicon.enemies.contains(&(r.actor, other))
                && scene.lexicon.actors[other].kind == ActorKind::State
        })
    };
    let beside = |at: usize| view.any_word(at + 1, &["for", "alongside"]);
    (0..view.sentence.chunks.len()).any(|at| view.any_word(at, &FIGHT) && !beside(at))
        && !frame.recipients.iter().any(foe)
}

/// "has sent troops to Russia": people who are with the one they are sent to.
fn handed(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let view = scene.view;
    let to = |r: &Filler| {
        let at = view.sentence.chunks.iter().position(|c| c.start == r.place.start);
        at.is_some_and(|at| {
            let arrives = lemma(frame) == "arrive";
            view.preposition_before(at).is_none_or(|p| {
                view.any_word(p, &["to", "for", "alongside"]) || arrives && view.any_word(p, &["in", "at"])
            })
        })
    };
    matches!(frame.status, Status::Delivered | Status::Ongoing | Status::Planned)
        && matches!(
            lemma(frame),
            "send" | "dispatch" | "provide" | "supply" | "lend" | "give" | "transfer" | "arrive" | "deploy"
        )
        && frame.recipients.iter().all(to)
}

/// Whether the item has a number, not only an article.
fn number(scene: &Scene<'_, '_>, item: &DraftItem) -> bool {
    scene.view.sentence.items.iter().any(|i| i.start == item.place.start && i.quantity.is_some())
}

/// An item of a list under its lead-in has its parties there.
fn listed(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let near = frame.rule == "list.item" || scene.memory.dyad(scene.index, 2).is_some();
    near && frame.rule.starts_with("list.")
}

/// Advisers, trainers and sappers serve somebody else's forces; troops may be on their own side's business.
fn lent(scene: &Scene<'_, '_>, item: &DraftItem) -> bool {
    const SERVE: [&str; 9] = [
        "advis",
        "instruct",
        "trainer",
        "sapper",
        "engineer",
        "specialist",
        "technician",
        "mercenar",
        "builder",
    ];
    let words = scene.view.text.get(item.place.clone()).unwrap_or_default().to_ascii_lowercase();
    SERVE.iter().any(|w| words.contains(w))
}

/// "Aid", "men", "planes": an everyday word is an item in a text about arms only, and aid and people must be counted there.
/// A drone or a gun is one too where both parties are named, or one of them and its origin.
pub(super) fn everyday(scene: &Scene<'_, '_>, item: &ItemPhrase, frame: &Frame) -> bool {
    let warlike = match item.category {
        Category::Drones
        | Category::ArmouredVehicles
        | Category::Artillery
        | Category::Bombs
        | Category::Sensors
        | Category::Ammunition => true,
        Category::SmallArms => item.quantity.is_some(),
        _ => false,
    };
    let ends = [!frame.suppliers.is_empty(), !frame.recipients.is_empty(), item.origin.is_some()];
    let named = ends.into_iter().filter(|end| *end).count() > 1;
    let counted = matches!(item.category, Category::MilitaryAid | Category::Personnel);
    // "Patriot systems", "ten Avengers", not "Avenger" alone.
    let system = !item.systems.is_empty()
        && (item.quantity.is_some() || scene.view.text[item.start..item.end].contains(' '));
    // "36 J-10C fighters to Pakistan and six jets to Myanmar": what is counted beside arms is arms.
    let beside = !frame.suppliers.is_empty()
        && !frame.recipients.is_empty()
        && item.quantity.is_some()
        && scene.view.sentence.items.iter().any(|other| other.strong);
    // Counted just after a report of arms, it is of the same kind.
    let told = warlike && item.quantity.is_some() && scene.memory.dyad(scene.index, 3).is_some();
    // "six helicopters from Russia": craft that one state gives another, counted, if their word is no airline's.
    let craft = matches!(item.category, Category::Aircraft | Category::Ships)
        && (item.quantity.is_some() || frame.figure.is_some())
        && !frame.suppliers.is_empty()
        && !frame.recipients.is_empty()
        && !scene.lexicon.words.ends_with(&scene.view.text[item.start..item.end], Class::CivilCraft);
    let known = craft || scene.memory.military || system || beside || told || warlike && named;
    // "announced a package for Kyiv": what is in it may follow.
    let package = !frame.suppliers.is_empty()
        && !frame.recipients.is_empty()
        && ["package", "packages"].iter().any(|w| scene.view.text[..item.end].ends_with(w));
    !item.strong && !package && (!known || counted && item.quantity.is_none())
}
