//! What has not happened: questions, suppositions, what was prevented, what is left out, what nobody could confirm.

use super::super::Scene;
use super::super::frame::Frame;
use crate::extract::chunks::Kind as ChunkKind;
use crate::extract::lexicon::Class;

/// "stopped Iran from obtaining missiles", "kept the state from selling tanks".
pub(super) fn kept_from(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
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

/// "Did Oslo send guns?", "What if it sold tanks?": a question reports nothing.
pub(super) fn asked(scene: &Scene<'_, '_>, _: &Frame) -> bool {
    let range = scene.view.sentence.range.clone();
    let words = scene.view.text.get(range).unwrap_or_default();
    words.trim_end_matches(['"', '\u{201d}', '\u{2019}', '\'', ')', ' ', '\n']).ends_with('?')
}

/// "How many of them were sent from Oslo is unclear": nobody says that any were.
pub(super) fn how_many(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let view = scene.view;
    let from = frame.trigger.saturating_sub(7);
    (from..frame.trigger)
        .any(|at| view.word(at, "how") && view.any_word(at + 1, &["many", "much"]) && view.word(at + 2, "of"))
}

/// "If Oslo sends guns", "unclear whether arms were sold", "imagine that": what is only supposed.
pub(super) fn supposed(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
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

/// "promises food but not weapons", "sent no arms": what is not given stands in the list too.
pub(super) fn not_these(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let not = |at: &usize| {
        at.checked_sub(1)
            .is_some_and(|b| scene.view.any_word(b, &["not", "no", "without", "except", "neither", "nor"]))
    };
    // "had exported tanks to no other state"
    let to_nobody = (frame.trigger + 1..frame.end + 2)
        .any(|at| scene.view.any_word(at, &["to", "for"]) && scene.view.word(at + 1, "no"));
    to_nobody || !frame.items.is_empty() && frame.items.iter().all(not)
}

/// "could not confirm that guns had arrived": nobody says that they have.
pub(super) fn unconfirmed(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
    let view = scene.view;
    (frame.trigger.saturating_sub(12)..frame.trigger).any(|at| {
        view.any_word(at, &["confirm", "confirmed", "verify", "verified"])
            && (at.saturating_sub(3)..at).any(|j| view.is(j, Class::Not))
            && (view.word(at + 1, "that") || view.word(at + 1, "whether"))
    })
}
