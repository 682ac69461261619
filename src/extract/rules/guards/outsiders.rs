//! Parties that the reader does not know: nobody is named who arms, lawmakers are told of arms, rebels ask for them, the goal
//! is a region. No party of the sentences before may stand in for them.

use super::super::Scene;
use super::super::frame::Frame;
use super::lemma;
use crate::extract::chunks::{Chunk, Kind as ChunkKind};
use crate::extract::draft::Filler;
use crate::extract::lexicon::Class;

/// "a guard armed with rifles", "a ship armed with missiles": nobody is named who arms.
pub(super) fn armed_with(_: &Scene<'_, '_>, frame: &Frame) -> bool {
    matches!(lemma(frame), "arm" | "equip") && frame.suppliers.is_empty()
        || lemma(frame) == "arm" && frame.recipients.is_empty()
}

/// "sending in tanks, a report to lawmakers says": who makes laws is told of arms and gets none.
pub(super) fn to_lawmakers(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
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

/// A noun that stands for nobody the reader knows: "the region", "Eastern Europe", "rebels" in a text that names none.
fn unknown_noun(scene: &Scene<'_, '_>, at: usize) -> bool {
    let word = |c: &Chunk<'_>| {
        c.kind == ChunkKind::Word
            && c.is_plain()
            && scene.view.text[c.start..c.end].starts_with(char::is_alphabetic)
    };
    let nobody = scene.view.party(at).is_some() && scene.filler(at, true).is_none();
    nobody || scene.view.chunk(at).is_some_and(word)
}

/// "getting arms from various sources": who gives is named, and it is nobody the reader knows.
pub(super) fn giver_elsewhere(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
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

/// "sent 600 men to Eastern Europe", "gave arms to rebels": the goal is named, and it is nobody the reader knows.
pub(super) fn goal_elsewhere(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
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
        && !frame.to_others
        && !frame.items.is_empty()
        && view.any_word(goal, &["to", "into", "toward", "towards"])
        && (unknown_noun(scene, noun) || view.is(noun, Class::Region))
        && (the == 0 || place)
        && !view.infinitive_follows(goal)
        // "to rebuild what was destroyed": an object follows the verb.
        && !(the == 0 && (view.is(noun + 1, Class::Determiner) || view.word(noun + 1, "what")))
}

/// "Rebels requested weapons", "lawmakers bought": who acts is named, and it is nobody the reader knows.
pub(super) fn others_act(scene: &Scene<'_, '_>, frame: &Frame) -> bool {
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
