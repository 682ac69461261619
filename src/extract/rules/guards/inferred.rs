//! Roles filled from the sentences before in a text that is about something else: what such a text may not leave to the
//! reader. Looks at one item with its pair of parties, after the frame has passed the guards.

use super::super::Scene;
use super::super::frame::Frame;
use super::contingents::{fights, handed, lent};
use super::lemma;
use crate::extract::draft::{DraftItem, Filler};
use crate::model::{Category, FieldBasis};

/// What a text that is about something else may not leave to the reader: parties that the sentence does not name, and people
/// without a number.
pub(in crate::extract::rules) fn doubtful(
    scene: &Scene<'_, '_>,
    frame: &Frame,
    parties: (&Option<Filler>, &Option<Filler>),
    item: &DraftItem,
    counted: bool,
) -> Option<&'static str> {
    let thin = || scene.memory.theme().is_thin();
    match parties {
        // "sent four warships to the region", "launched a missile": where no flow is told, one party alone tells none.
        (None, Some(_)) | (Some(_), None) if thin() && !listed(scene, frame) => {
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
            let own = || {
                let pair = &scene.memory.theme().pair;
                pair.as_ref().is_some_and(|(a, b)| a.actor == s.actor && b.actor == r.actor)
            };
            // "Sale of arms fuels wars": a noun for which nobody is named as taker.
            let nobody = frame.rule.ends_with(".noun")
                && frame.recipients.is_empty()
                && r.basis == FieldBasis::Inferred;
            let untold = || scene.memory.dyads.len() < 3 && thin();
            if !numbered && (nobody || inferred > 1 && !own()) && untold() && !listed(scene, frame) {
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
            let about_arms = scene.memory.military && item.strong;
            if unbound && !made && !numbered && !told && !about_arms && untold() && !listed(scene, frame) {
                return Some("inferred_party");
            }
            let people = item.category == Category::Personnel && !lent(scene, item);
            let guessed = || inferred > 0 && thin();
            let fights = || !numbered && fights(scene, frame);
            let lent = || inferred == 0 && handed(scene, frame);
            let alone = || (!counted || guessed()) && !own() || !numbered && guessed();
            (people && (fights() || !lent() && alone())).then_some("guard.deployment")
        }
        _ => None,
    }
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
