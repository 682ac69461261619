//! Words that only look like a verb or a noun of handing over: "it is clear", "came under fire", "the nuclear deal", "get
//! tough".

use super::super::Scene;
use super::super::frame::Frame;
use super::{items, lemma};
use crate::extract::chunks::Kind as ChunkKind;
use crate::extract::lexicon::{ActorForm, Class};

/// "the attack followed a report", "following the missile test": only a number of things follows others.
pub(super) fn merely_follows(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    frame.rule == "follow.passive"
        || lemma(frame) == "follow"
            && (scene.view.any_word(frame.trigger, &["following", "follows"])
                || frame.numbers.is_empty() && items(scene, frame).all(|item| item.quantity.is_none()))
}

/// "wants Riga's aid to go on": only who wants so many of something asks for them.
pub(super) fn merely_wants(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let near = |at: &usize| *at < frame.trigger + 4;
    let counted = |at: &usize| scene.view.item(*at).is_some_and(|i| i.quantity.is_some());
    matches!(lemma(frame), "want" | "eye" | "covet")
        && !frame.items.first().is_some_and(|at| near(at) && counted(at))
}

/// "paid for the jets that Jordan passed on", "help pay for jets": who pays for what somebody else hands over takes nothing.
pub(super) fn merely_pays(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let view = scene.view;
    let helps = (frame.trigger.saturating_sub(2)..frame.trigger)
        .any(|j| view.any_word(j, &["help", "helped", "helping"]));
    let handed = frame.items.last().is_some_and(|at| view.is(at + 1, Class::Relative));
    matches!(lemma(frame), "pay" | "spend" | "shell" | "fork") && (helps || handed)
}

/// "its second arms agreement, which comes during a crisis": a contract arrives nowhere.
pub(super) fn deal_comes(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let deal = |i: &crate::extract::items::ItemPhrase| {
        let words = &scene.view.text[i.start..i.end];
        scene.lexicon.words.ends_with(words, Class::Deal)
            && !scene.lexicon.words.ends_with(words, Class::Flow)
    };
    matches!(lemma(frame), "come" | "go" | "arrive" | "follow" | "land")
        && super::all_items(scene, frame, deal)
}

/// "the contract provides for the delivery": what it lays down is told by the noun behind.
pub(super) fn lays_down(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    lemma(frame) == "provide" && scene.view.word(frame.trigger + 1, "for") && frame.rule.ends_with(".active")
}

/// "it is clear", "came under fire", "in the hands of", "in the land of": words that share a form with a verb of handing over.
pub(super) fn other_sense(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
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
            // "went down the same line"
            let route =
                (at + 2..at + 5).any(|j| view.any_word(j, &["line", "route", "road", "railway", "river"]));
            view.any_word(at + 1, &PARTICLES) && !(view.word(at + 1, "down") && route)
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

/// "the nuclear deal", "a trade agreement": an agreement on something else.
pub(super) fn other_deal(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
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

/// "get tough on Oslo after its purchase", "get a deal through", "get the radars to talk": nobody obtains anything.
pub(super) fn gets(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let view = scene.view;
    let at = frame.trigger;
    let other = view.chunk(at + 1).is_some_and(|c| c.kind == ChunkKind::Word && c.is_plain())
        && view.is(at + 2, Class::Preposition);
    let last = frame.items.iter().max().copied().unwrap_or(at);
    let moved = view
        .any_word(last + 1, &["through", "out", "past", "off", "back", "across", "done", "ready"])
        || view.word(last + 1, "to") && view.infinitive_follows(last + 1);
    lemma(frame) == "get" && frame.rule.ends_with(".active") && (other || moved)
}

/// "chose the site of the battery": a place for it, not the battery.
pub(super) fn chooses_place(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let view = scene.view;
    let of = |at: &usize| {
        at.checked_sub(1).is_some_and(|b| view.any_word(b, &["of", "for"]))
            && at.checked_sub(2).is_some_and(|b| view.chunk(b).is_some_and(|c| c.kind == ChunkKind::Word))
    };
    matches!(lemma(frame), "choose" | "select") && frame.items.iter().min().is_some_and(of)
}

/// "halt its development of missiles", "delayed the production of tanks": what is stopped is no delivery.
pub(super) fn development(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let first = frame.items.first().copied().unwrap_or(frame.trigger);
    let made = |j: usize| {
        scene.view.any_word(
            j,
            &[
                "development",
                "production",
                "testing",
                "enrichment",
                "launch",
                "launches",
                "programme",
                "program",
                "deployment",
            ],
        )
    };
    ["halt", "suspend", "delay", "stop", "freeze", "pause", "postpone", "scrap"].contains(&lemma(frame))
        && (frame.trigger + 1..first).any(made)
}
