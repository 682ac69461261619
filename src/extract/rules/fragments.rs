//! Sentences without a verb that name an item and both its ends: "Six jets for Senegal from France", "1998 – 140 tanks to Ethiopia
//! from Bulgaria", "Norwegian arms for Kenya". What is counted is a report; a headline that counts nothing leads the text.

use super::super::chunks::Kind as ChunkKind;
use super::super::draft::Filler;
use super::super::lexicon::Class;
use super::frame::Frame;
use super::{Found, Scene};
use crate::model::Status;

/// Reads a sentence that no other rule has read.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    if !found.drafts.is_empty() || found.lead.is_some() {
        return;
    }
    let Some(fragment) = fragment(scene) else { return };
    let counted = |at: &usize| scene.view.item(*at).is_some_and(|i| i.quantity.is_some() || i.article_one);
    if fragment.items.iter().all(counted) {
        let frame = Frame {
            suppliers: vec![fragment.supplier],
            recipients: vec![fragment.recipient],
            items: fragment.items,
            certainty: scene.certainty(),
            ..Frame::new(fragment.at, scene.view.sentence.chunks.len(), fragment.status, "fragment")
        };
        scene.build(frame, found);
    } else if scene.headline {
        found.lead = Some((fragment.supplier, fragment.recipient, Status::Pledged));
    }
}

/// The parts of a fragment.
struct Fragment {
    at: usize,
    items: Vec<usize>,
    supplier: Filler,
    recipient: Filler,
    status: Status,
}

/// Items, and behind them nothing but "to", "for", "from" and their parties.
fn fragment(scene: &Scene<'_, '_>) -> Option<Fragment> {
    let view = scene.view;
    let end = view.sentence.chunks.len();
    let at = (0..end.min(6)).find(|j| view.item(*j).is_some_and(|i| !i.guarded))?;
    let verb = |j: usize| {
        view.is_trigger_verb(j) && !view.is_noun_here(j) || view.is(j, Class::Be) || view.is(j, Class::Not)
    };
    if (0..end).any(verb) || !(0..at).all(|j| opens(scene, j)) {
        return None;
    }
    let (mut items, mut to, mut from) = (vec![at], None, None);
    let mut delivered = false;
    let mut j = at + 1;
    while j < end {
        let party = (j + 1..j + 3).find(|k| view.party(*k).is_some());
        match (view.chunk(j)?.kind, party) {
            (ChunkKind::Item(_), _) if to.is_none() && from.is_none() => items.push(j),
            (ChunkKind::Word, Some(p)) if view.any_word(j, &["to", "for"]) && to.is_none() => {
                delivered = view.word(j, "to");
                to = scene.filler(p, false);
                j = p;
            }
            (ChunkKind::Word, Some(p)) if view.any_word(j, &["from", "by"]) && from.is_none() => {
                from = scene.filler(p, false);
                j = p;
            }
            (ChunkKind::Word, _) if view.is(j, Class::Conjunction) || view.is(j, Class::Determiner) => {}
            (ChunkKind::Comma | ChunkKind::Sign | ChunkKind::Date(_), _) => {}
            _ => return None,
        }
        j += 1;
    }
    let origin = view.item(at).and_then(|i| scene.origin_of(i));
    let owner = || scene.owner_before(at, 3).and_then(|j| scene.filler(j, false));
    let (supplier, recipient) = (from.or(origin).or_else(owner)?, to?);
    let status = if delivered { Status::Delivered } else { Status::Planned };
    (supplier.actor != recipient.actor).then_some(Fragment { at, items, supplier, recipient, status })
}

/// What may stand before the items: a date, a number, a dash, "another", whose they are.
fn opens(scene: &Scene<'_, '_>, at: usize) -> bool {
    let view = scene.view;
    view.is(at, Class::Increment)
        || view.is(at, Class::Determiner)
        || view.party(at).is_some()
        || matches!(
            view.chunk(at).map(|c| c.kind),
            Some(
                ChunkKind::Date(_)
                    | ChunkKind::Number(_)
                    | ChunkKind::Dash
                    | ChunkKind::Colon
                    | ChunkKind::Possessive
                    | ChunkKind::Sign
            )
        )
}
