//! Shares of a flow: "Oslo supplied 60 per cent of Riga's arms imports", "most of Riga's arms come from Oslo", "Riga took a third of
//! Norwegian arms exports", "followed by Chad with 16 per cent". A share counts nothing; it says that the flow was there.

use super::super::chunks::Kind as ChunkKind;
use super::super::clauses::Subject;
use super::super::draft::Filler;
use super::super::lexicon::{ActorForm, Class};
use super::super::memory::inferred;
use super::super::numbers::NumberClass;
use super::frame::Frame;
use super::{Found, Scene};
use crate::model::{Category, Status};

/// How far behind the share its whole may stand, in chunks.
const REACH: usize = 8;

/// Shares without a number.
const PARTS: &[&str] = &["most", "bulk", "majority", "much", "half"];

/// Reads every share of the sentence.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    if scene.view.sentence.numbers.is_empty() && !scene.view.may_hold(PARTS) {
        return;
    }
    for at in 0..scene.view.sentence.chunks.len() {
        let Some(whole) = whole(scene, at) else { continue };
        let others = counterparts(scene, at, &whole);
        if others.is_empty() {
            continue;
        }
        let present = (at.saturating_sub(4)..whole.end + 4).any(|j| {
            scene.view.any_word(
                j,
                &[
                    "supplies", "provides", "accounts", "gets", "receives", "makes", "takes", "buys", "come",
                    "comes", "is", "are", "goes", "go",
                ],
            )
        });
        let status = if present { Status::Ongoing } else { Status::Delivered };
        let owner = vec![whole.owner.clone()];
        let (suppliers, recipients) = if whole.intake { (others, owner) } else { (owner, others) };
        let frame = Frame {
            suppliers,
            recipients,
            certainty: scene.certainty(),
            inherit: false,
            ..Frame::new(at, whole.end, status, "share.of")
        };
        for owner in same_of(scene, whole.end) {
            let side = vec![owner];
            let frame = match whole.intake {
                true => Frame { recipients: side, ..frame.clone() },
                false => Frame { suppliers: side, ..frame.clone() },
            };
            scene.build_of(&frame, &scene.arms_at(at), found);
        }
        match whole.item {
            Some(item) if found.taken.contains(&item) => {}
            Some(item) => scene.build(Frame { items: vec![item], figure: None, ..frame }, found),
            None => scene.build_of(&frame, &scene.arms_at(at), found),
        }
    }
}

/// ", 73 percent of Mali's and 40 percent of Togo's": the same share of others' flows.
fn same_of(scene: &Scene<'_, '_>, from: usize) -> Vec<Filler> {
    let view = scene.view;
    let percent = |j: usize| matches!(view.chunk(j).map(|c| c.kind), Some(ChunkKind::Number(n)) if view.sentence.numbers[n].class == NumberClass::Percent);
    let ends = |j: usize| {
        matches!(
            view.chunk(j).map(|c| c.kind),
            None | Some(ChunkKind::Comma | ChunkKind::Semicolon | ChunkKind::Sign)
        ) || view.is(j, Class::Conjunction)
    };
    (from..view.sentence.chunks.len())
        .filter(|j| percent(*j) && view.word(j + 1, "of"))
        .filter(|j| matches!(view.chunk(j + 3).map(|c| c.kind), Some(ChunkKind::Possessive)) && ends(j + 4))
        .filter_map(|j| scene.filler(j + 2, false))
        .collect()
}

/// What the share is of: whose flow, and whether it is seen from its taker.
struct Whole {
    owner: Filler,
    intake: bool,
    item: Option<usize>,
    end: usize,
}

fn whole(scene: &Scene<'_, '_>, at: usize) -> Option<Whole> {
    let view = scene.view;
    let percent = |j: usize| match view.chunk(j).map(|c| c.kind) {
        Some(ChunkKind::Number(n)) => {
            matches!(view.sentence.numbers[n].class, NumberClass::Percent | NumberClass::Fraction)
        }
        _ => view.any_word(j, PARTS),
    };
    // "A quarter of Norwegian arms exports": the share is a part of the phrase.
    let inside = view.item(at).and_then(|i| i.quantity).is_some_and(|n| {
        matches!(view.sentence.numbers[n].class, NumberClass::Percent | NumberClass::Fraction)
    });
    if !inside && !percent(at) {
        return None;
    }
    if let Some(whole) = untold(scene, at).filter(|_| !inside) {
        return Some(whole);
    }
    // "20 percent of Norwegian arms exports": so is the "of".
    let joined = view.item(at + 1).filter(|i| view.text[i.full_start..].starts_with("of "));
    let of = match (inside, joined) {
        (true, _) => at,
        (_, Some(_)) => at + 1,
        _ => (at + 1..at + 4).find(|j| view.word(*j, "of"))?,
    };
    let head = match (inside, joined) {
        (true, _) => at,
        (_, Some(_)) => at + 1,
        _ => (of + 1..of + REACH).find(|j| view.item(*j).is_some() || flow_word(scene, *j))?,
    };
    let item = view.item(head);
    if item.is_some_and(|i| i.category != Category::MilitaryAid || i.quantity.is_some() && !inside) {
        return None;
    }
    if item.is_none() && !scene.memory.military {
        return None;
    }
    let text = view.chunk(head).map(|c| &view.text[c.start..c.end])?;
    let flow = scene.lexicon.words.ends_with(text, Class::Flow);
    let taken = scene.lexicon.words.ends_with(text, Class::Intake);
    // "half of Kenya's weapons are Norwegian": a stock, of which nobody says how it came.
    if item.is_some() && !flow && !taken && view.is(head + 1, Class::Be) {
        return None;
    }
    // "half of the weapons found": no flow, and nobody whose weapons they are.
    if (inside || joined.is_some()) && !flow && !taken {
        return None;
    }
    let intake = taken || !flow;
    let args = view.arguments(head + 1);
    let named = (of + 1..head).find(|j| {
        view.party(*j).is_some_and(|p| p.possessive || p.form == ActorForm::Demonym || p.actor.is_some())
    });
    let origin = item.and_then(|i| scene.origin_of(i));
    let owner = named
        .and_then(|j| scene.filler(j, false))
        .or(origin)
        .or_else(|| args.by.first().and_then(|j| scene.filler(*j, false)))
        .or_else(|| own(scene, at, of, head))
        .or_else(|| told(scene, intake))?;
    Some(Whole { owner, intake, item: item.map(|_| head), end: head + 1 })
}

/// "bought 83 per cent of its arms from Oslo": the subject's own.
fn own(scene: &Scene<'_, '_>, at: usize, of: usize, head: usize) -> Option<Filler> {
    if !(of..head + 1).any(|j| scene.view.any_word(j, &["its", "their"]))
        && !scene.view.item(head).is_some_and(|i| i.owned)
    {
        return None;
    }
    scene.subject_filler(scene.view.subject(at))
}

/// Whose flow the text is about.
fn told(scene: &Scene<'_, '_>, intake: bool) -> Option<Filler> {
    let dyad = scene.memory.dyads.back();
    let theme = scene.memory.theme();
    if intake {
        theme.recipient.clone().or_else(|| dyad.map(|d| d.recipient.clone()))
    } else {
        theme.supplier.clone().or_else(|| dyad.map(|d| d.supplier.clone()))
    }
    .map(|f| inferred(&f))
}

/// "27 per cent went to other allies, including Chad", "was accounted for by": the whole was told before.
fn untold(scene: &Scene<'_, '_>, at: usize) -> Option<Whole> {
    let view = scene.view;
    if !matches!(view.chunk(at).map(|c| c.kind), Some(ChunkKind::Number(_))) || !scene.memory.military {
        return None;
    }
    // "half of this went to"
    let this = view.word(at + 1, "of") && view.any_word(at + 2, &["this", "that", "these", "it", "them"]);
    let at = at + 2 * usize::from(this);
    let goes = view.any_word(at + 1, &["went", "goes", "go"]) && view.word(at + 2, "to")
        || view.any_word(at + 1, &["was", "were", "is"]) && view.word(at + 2, "accounted");
    let comes = view.any_word(at + 1, &["came", "comes", "come"]) && view.word(at + 2, "from");
    if !goes && !comes {
        return None;
    }
    Some(Whole { owner: told(scene, comes)?, intake: comes, item: None, end: at + 2 })
}

/// "imports", "purchases", "exports" in a text about arms.
fn flow_word(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.view.is(at, Class::Intake) || scene.view.is(at, Class::Flow)
}

/// Who is on the other side: the subject before the share, else who stands behind "from", "to" or "by"; and who follows with a
/// share of its own.
fn counterparts(scene: &Scene<'_, '_>, at: usize, whole: &Whole) -> Vec<Filler> {
    let view = scene.view;
    let mut found: Vec<Filler> = Vec::new();
    let verb = |j: &usize| {
        view.is_trigger_verb(*j)
            || view.is(*j, Class::Be)
            || view.any_word(
                *j,
                &[
                    "accounted",
                    "accounts",
                    "accounting",
                    "made",
                    "makes",
                    "represented",
                    "represents",
                    "took",
                    "takes",
                    "bought",
                    "buys",
                    "provided",
                    "provides",
                ],
            )
    };
    // "… and a third of Polish exports": the verb before is the other share's.
    let joined = at.checked_sub(1).is_some_and(|b| view.is(b, Class::Conjunction));
    let before = (at.saturating_sub(5)..at).rev().find(verb).filter(|_| !joined);
    if let Some(verb) = before {
        match view.subject(verb) {
            Subject::Party(p) => {
                scene.coordinated_fillers(p).into_iter().for_each(|f| add(&mut found, whole, Some(f)))
            }
            // "Norwegian weapons make up half of Riga's imports"
            Subject::Item(item) if view.item(item).is_some_and(|i| i.origin.is_some()) => {
                add(&mut found, whole, view.item(item).and_then(|i| scene.origin_of(i)))
            }
            // "Deliveries from Oslo made up 78 per cent of Riga's imports"
            _ => (0..verb)
                .filter(|j| {
                    view.preposition_before(*j).is_some_and(|p| view.any_word(p, &["from", "by", "to"]))
                })
                .for_each(|j| add(&mut found, whole, scene.filler(j, false))),
        }
    }
    if found.is_empty() {
        // "and a third of Polish arms exports": the next share has its own.
        let next = |j: usize| {
            view.item(j).and_then(|i| i.quantity).is_some_and(|n| {
                matches!(view.sentence.numbers[n].class, NumberClass::Percent | NumberClass::Fraction)
            })
        };
        let end = (whole.end..view.sentence.chunks.len())
            .find(|j| {
                matches!(view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Semicolon))
                    || view.is(*j, Class::Subordinator)
                    || next(*j)
            })
            .unwrap_or(view.sentence.chunks.len());
        let opens = (whole.end..end).find(|j| view.any_word(*j, &["from", "to", "by", "for"]));
        if let Some(opens) = opens {
            let verb = |j: &usize| view.is_trigger_verb(*j) && !view.is_noun_here(*j) || view.is_cue(*j);
            (opens + 1..end)
                .take_while(|j| !verb(j))
                .for_each(|j| add(&mut found, whole, scene.filler(j, false)));
        }
    }
    let percent = |k: usize| match view.chunk(k).map(|c| c.kind) {
        Some(ChunkKind::Number(n)) => view.sentence.numbers[n].class == NumberClass::Percent,
        _ => false,
    };
    // "followed by Chad with 16 per cent and Togo (9 per cent)"
    let share = |j: usize| {
        !view.party(j).is_some_and(|p| p.possessive)
            && (j + 1..j + 4).any(percent)
            && !(j + 1..j + 4).any(|k| view.is_trigger_verb(k))
    };
    // "; 13% from Chad, 4.3% from Togo"
    let from = |j: usize| {
        view.preposition_before(j)
            .is_some_and(|p| view.any_word(p, &["from", "via", "to"]) && p > 0 && percent(p - 1))
    };
    let follows = |j: usize| (j.saturating_sub(3)..j).any(|k| view.any_word(k, &["followed", "behind"]));
    for j in whole.end..view.sentence.chunks.len() {
        if view.party(j).is_some() && (share(j) || follows(j) || from(j)) {
            add(&mut found, whole, scene.filler(j, false));
        }
    }
    found
}

/// Adds a party that is neither the owner nor known.
fn add(found: &mut Vec<Filler>, whole: &Whole, filler: Option<Filler>) {
    let new = filler.filter(|f| f.actor != whole.owner.actor && found.iter().all(|k| k.actor != f.actor));
    found.extend(new);
}
