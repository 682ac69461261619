//! What a flow consisted of, with a party for each item: "Kenya's imports included ten guns from Oslo and six boats from Spain", "among
//! the deliveries from Ukraine to Mali were 20 tanks".

use super::super::chunks::Kind as ChunkKind;
use super::super::draft::Filler;
use super::super::items::ItemPhrase;
use super::super::lexicon::{Class, TriggerClass};
use super::frame::Frame;
use super::{Found, Scene};
use crate::model::{Category, Status};

/// Reads every verb of listing, and every "were", that has a flow as its subject.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    for at in 1..view.sentence.chunks.len() {
        let lists =
            view.chunk(at).filter(|c| c.kind == ChunkKind::Word).and_then(|c| c.info).is_some_and(|info| {
                info.triggers.iter().any(|t| t.class == TriggerClass::List && view.rest(at, &t.rest))
            });
        let be = view.any_word(at, &["were", "was", "are"]) && view.item(view.first_real(at + 1)).is_some();
        let Some(flow) = (lists || be).then(|| flow_before(scene, at)).flatten() else { continue };
        // "did not include", "were no howitzers", "would include"
        if (at.saturating_sub(3)..at + 2).any(|j| {
            [Class::Not, Class::Modal].iter().any(|class| view.is(j, *class))
                || view.any_word(j, &["would", "wouldn't"])
        }) {
            continue;
        }
        let seller = |j: &usize| scene.filler(*j, false);
        let intake = scene.is_flow(flow, Class::Intake);
        let args = view.arguments(flow + 1);
        let owner = scene.owner_before(flow, 5).and_then(|j| scene.filler(j, false));
        let origin = view.item(flow).and_then(|i| scene.origin_of(i));
        let from: Vec<Filler> = args.from.iter().filter_map(seller).collect();
        let to: Vec<Filler> =
            args.to.iter().chain(args.by.iter().filter(|_| intake)).filter_map(seller).collect();
        let by: Vec<Filler> = args.by.iter().filter(|_| !intake).filter_map(seller).collect();
        let owner: Vec<Filler> = owner.or(origin).into_iter().collect();
        let first = |a: Vec<Filler>, b: Vec<Filler>| if a.is_empty() { b } else { a };
        let (suppliers, recipients) =
            if intake { (from, first(to, owner)) } else { (first(first(from, by), owner), to) };
        // "Among the delivered arms were tanks": the flow of the sentence before.
        let untold = given(scene, flow) && suppliers.is_empty() && recipients.is_empty();
        let near = untold.then(|| scene.memory.dyad(scene.index, 2)).flatten();
        let (suppliers, recipients) = match near {
            Some((supplier, recipient)) => (vec![supplier], vec![recipient]),
            None => (suppliers, recipients),
        };
        let before = found.drafts.len();
        // "The deal includes 36 jets" orders them.
        let gift = view.any_word(flow, &["gift", "donation", "contribution", "package"]);
        let status = if view.is(flow, Class::Deal) && !gift { Status::Ordered } else { Status::Delivered };
        entries(scene, at, (&suppliers, &recipients), status, found);
        if found.drafts.len() > before {
            found.taken.push(flow);
        }
    }
}

impl Scene<'_, '_> {
    /// Whether a chunk is a word of the class, or an item whose last word is one: "imports", "arms imports".
    pub(super) fn is_flow(&self, at: usize, class: Class) -> bool {
        let ends = |i: &ItemPhrase| self.lexicon.words.ends_with(&self.view.text[i.start..i.end], class);
        self.view.is(at, class) || self.view.item(at).is_some_and(ends)
    }
}

/// The flow that is the subject: "imports", "arms exports", "deliveries".
fn flow_before(scene: &Scene<'_, '_>, verb: usize) -> Option<usize> {
    let view = scene.view;
    let stops =
        |j: &usize| matches!(view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Semicolon | ChunkKind::Colon));
    (verb.saturating_sub(12)..verb).rev().take_while(|j| !stops(j)).find(|j| {
        view.is(*j, Class::Deal)
            || scene.is_flow(*j, Class::Intake)
            || scene.is_flow(*j, Class::Flow)
            || given(scene, *j)
    })
}

/// "the delivered arms": a flow by its participle.
fn given(scene: &Scene<'_, '_>, at: usize) -> bool {
    let view = scene.view;
    view.item(at).is_some_and(|i| {
        i.category == Category::MilitaryAid
            && view.text[i.full_start..i.end]
                .split(' ')
                .any(|w| matches!(w, "delivered" | "supplied" | "donated" | "transferred"))
    })
}

/// Each item behind the verb, with the party that stands behind it or, for several, behind the last of them.
fn entries(
    scene: &Scene<'_, '_>,
    verb: usize,
    (suppliers, recipients): (&[Filler], &[Filler]),
    status: Status,
    found: &mut Found,
) {
    let view = scene.view;
    let end = view.sentence.chunks.len();
    let items: Vec<usize> =
        (verb + 1..end).filter(|j| view.item(*j).is_some() && !found.taken.contains(j)).collect();
    for item in items {
        // What stands behind the last of several is everybody's, unless the flow itself has such a party.
        let own = |words: &[&str], shared: &[Filler]| {
            (item + 1..end)
                .take_while(|j| !matches!(view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Semicolon)))
                .take_while(|j| shared.is_empty() || view.item(*j).is_none())
                .find(|j| {
                    view.party(*j).is_some()
                        && view.preposition_before(*j).is_some_and(|p| p > item && view.any_word(p, words))
                })
                .and_then(|j| scene.filler(j, true))
        };
        let origin = view.item(item).and_then(|i| scene.origin_of(i));
        let from: Vec<Filler> = own(&["from"], suppliers).or(origin).into_iter().collect();
        let to: Vec<Filler> = own(&["to", "for"], recipients).into_iter().collect();
        let pick = |own: Vec<Filler>, shared: &[Filler]| if own.is_empty() { shared.to_vec() } else { own };
        let (suppliers, recipients) = (pick(from, suppliers), pick(to, recipients));
        let apart = suppliers.iter().all(|s| recipients.iter().all(|r| r.actor != s.actor));
        if suppliers.is_empty() || recipients.is_empty() || !apart {
            continue;
        }
        let frame = Frame {
            suppliers,
            recipients,
            items: vec![item],
            certainty: scene.certainty(),
            inherit: false,
            ..Frame::new(verb, end, status, "ledger.entry")
        };
        scene.build(frame, found);
    }
}
