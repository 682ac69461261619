//! Settling a text's drafts: repeats merge, generic words for counted things go.

use std::collections::HashMap;

use super::draft::{Amounted, Draft, Refusal};
use crate::model::{Amount, Category, FieldBasis, Polarity, Qualifier, Status, Unit};

/// Settles the drafts of one text, in order of place.
pub(crate) fn settle(drafts: Vec<Draft>, refusals: &mut Vec<Refusal>) -> Vec<Draft> {
    let mut settled: Vec<Draft> = Vec::new();
    // Only drafts with the same parties and bounds can say the same, and headlines: the rest is never compared.
    let mut alike: HashMap<Key, Vec<usize>> = HashMap::new();
    let mut headlines: Vec<usize> = Vec::new();
    for draft in drafts {
        let key = Key::of(&draft);
        let candidates = alike.get(&key).into_iter().flatten().chain(&headlines).copied();
        let at = match candidates.filter(|at| same(&settled[*at], &draft)).min() {
            Some(at) => {
                let known = settled[at].clone();
                settled[at] = merged(known, draft);
                at
            }
            None => {
                if draft.headline {
                    headlines.push(settled.len());
                }
                settled.push(draft);
                settled.len() - 1
            }
        };
        let known = alike.entry(Key::of(&settled[at])).or_default();
        if !known.contains(&at) {
            known.push(at);
        }
    }
    let mut flows: HashMap<(Option<usize>, Option<usize>), Vec<usize>> = HashMap::new();
    for (at, draft) in settled.iter().enumerate() {
        flows.entry(actors(draft)).or_default().push(at);
    }
    let mut repeats: Vec<bool> = Vec::with_capacity(settled.len());
    for (at, draft) in settled.iter().enumerate() {
        let anywhere = draft.headline || one_sided(draft);
        let covered = !counted(draft)
            && if anywhere {
                settled
                    .iter()
                    .enumerate()
                    .any(|(other, known)| other != at && covers(known, draft, other < at))
            } else {
                let flow = flows.get(&actors(draft)).into_iter().flatten();
                flow.into_iter().any(|other| *other != at && covers(&settled[*other], draft, *other < at))
            };
        if covered {
            refusals.push(Refusal {
                place: draft.place.clone(),
                reason: "repeat",
                rule: Some(draft.rule.clone()),
            });
        }
        repeats.push(covered);
    }
    let mut keep: Vec<Draft> =
        settled.into_iter().zip(repeats).filter(|(_, covered)| !covered).map(|(draft, _)| draft).collect();
    keep.sort_by_key(|d| (d.place.start, d.trigger, d.item.place.start));
    keep
}

/// What two drafts of the body must share to say the same.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Key {
    parties: (Option<usize>, Option<usize>),
    bounds: (Option<Amount>, Option<Amount>),
    counted: bool,
}

impl Key {
    fn of(draft: &Draft) -> Key {
        Key { parties: actors(draft), bounds: bounds(draft), counted: counted(draft) }
    }
}

/// The bounds of an amount.
pub(crate) fn bounds(draft: &Draft) -> (Option<Amount>, Option<Amount>) {
    match &draft.amount {
        Amounted::None => (None, None),
        Amounted::Number(n) => (n.low, n.high),
        Amounted::One(_) => (Some(Amount::whole(1)), Some(Amount::whole(1))),
    }
}

fn counted(draft: &Draft) -> bool {
    !matches!(&draft.amount, Amounted::None)
}

fn actors(draft: &Draft) -> (Option<usize>, Option<usize>) {
    (draft.supplier.as_ref().map(|f| f.actor), draft.recipient.as_ref().map(|f| f.actor))
}

/// Whether two origins can be one: the same source, the same government, or one of them unsaid.
fn same_origin(a: &Draft, b: &Draft) -> bool {
    if a.origins.is_empty() || b.origins.is_empty() {
        return true;
    }
    a.origins
        .iter()
        .any(|x| b.origins.iter().any(|y| x.code == y.code || x.actor.is_some() && x.actor == y.actor))
}

fn designations_agree(a: &Draft, b: &Draft) -> bool {
    a.item.systems.is_empty()
        || b.item.systems.is_empty()
        || a.item.systems.iter().any(|s| b.item.systems.contains(s))
}

fn status_group(status: Status) -> Status {
    if status == Status::Ongoing { Status::Delivered } else { status }
}

/// Whether two drafts say the same.
fn same(a: &Draft, b: &Draft) -> bool {
    // "ten tanks, ten guns and ten carriers": a list does not repeat itself.
    let beside = a.sentence == b.sentence
        && a.trigger == b.trigger
        && a.item.place != b.item.place
        && b.item.listed
        && counted(b)
        && !b.item.inferred;
    if beside {
        return false;
    }
    let parties = actors(a) == actors(b) || a.headline && half_agrees(a, b);
    let alike = a.act == b.act
        && a.polarity == b.polarity
        && parties
        && (a.item.category == b.item.category || a.headline && counted(a) && bounds(a) == bounds(b))
        && (designations_agree(a, b) || a.headline && counted(a))
        && same_origin(a, b)
        && bounds(a) == bounds(b);
    if !alike {
        return false;
    }
    if a.polarity != Polarity::Affirmed {
        return a.origins.first().map(|o| &o.code) == b.origins.first().map(|o| &o.code);
    }
    let status = status_group(a.status) == status_group(b.status) || a.headline;
    if counted(a) {
        status
            && (a.item.unit == b.item.unit || a.headline)
            && !(a.increment && b.increment && a.sentence != b.sentence && period_differs(a, b))
    } else {
        status && a.increment == b.increment
    }
}

fn half_agrees(a: &Draft, b: &Draft) -> bool {
    let ((s1, r1), (s2, r2)) = (actors(a), actors(b));
    (s1.is_none() || s1 == s2) && (r1.is_none() || r1 == r2)
}

fn period_differs(a: &Draft, b: &Draft) -> bool {
    match (&a.period, &b.period) {
        (Some(x), Some(y)) => (x.from, x.to) != (y.from, y.to),
        _ => false,
    }
}

/// The better of two that say the same, with the other's place kept.
fn merged(known: Draft, new: Draft) -> Draft {
    let stated = |d: &Draft| {
        let basis =
            |f: &Option<super::draft::Filler>| f.as_ref().is_some_and(|f| f.basis == FieldBasis::Stated);
        u8::from(!d.headline) * 8
            + u8::from(!d.origins.is_empty()) * 2
            + u8::from(basis(&d.supplier))
            + u8::from(basis(&d.recipient))
            + u8::from(!d.carried)
    };
    let (mut better, worse) = if stated(&new) > stated(&known) { (new, known) } else { (known, new) };
    if better.origins.is_empty() {
        better.origins.clone_from(&worse.origins);
        better.certainty = worse.certainty;
    }
    // "Seoul says" in the headline, "the defence ministry said on Tuesday" below: the office and its day are kept.
    if let ([short], [long]) = (better.origins.as_slice(), worse.origins.as_slice())
        && long.code.strip_prefix(short.code.as_str()).is_some_and(|rest| rest.starts_with('.'))
    {
        better.origins.clone_from(&worse.origins);
    }
    if better.period.is_none() {
        better.period.clone_from(&worse.period);
    }
    if better.item.systems.is_empty() && !worse.item.systems.is_empty() {
        better.item.systems.clone_from(&worse.item.systems);
        better.item.kind.clone_from(&worse.item.kind);
    }
    if worse.place != better.place {
        better.others.push(worse.place.clone());
    }
    better.others.extend(worse.others);
    better
}

/// Whether `draft` only repeats `known` without its number, or sums up listed items with a generic noun.
fn covers(known: &Draft, draft: &Draft, known_first: bool) -> bool {
    if draft.polarity != Polarity::Affirmed
        || known.polarity != Polarity::Affirmed
        || draft.act != known.act
        || counted(draft)
        || counted(known) && draft.rule == "share.of"
    {
        return false;
    }
    if draft.act == crate::model::Act::Identification {
        return false;
    }
    let parties =
        actors(known) == actors(draft) || (draft.headline || one_sided(draft)) && half_agrees(draft, known);
    // "The jets will be delivered by May": those that were just said to be ordered.
    let awaited = draft.status == Status::Planned
        && matches!(known.status, Status::Ordered | Status::Pledged | Status::Approved)
        && counted(known)
        && !draft.increment
        && draft.item.systems.is_empty();
    // "shops for a submarine, signs for one"
    let concluded = draft.status == Status::Possible
        && known.status == Status::Ordered
        && known.sentence == draft.sentence
        && counted(known);
    let status =
        status_group(known.status) == status_group(draft.status) || draft.headline || awaited || concluded;
    if !parties || !status || draft.increment && !known.increment && !draft.headline {
        return false;
    }
    // "sent 40 jets, as well as transport planes": the uncounted ones of a list are others than the counted.
    let beside = known.trigger == draft.trigger
        && known.sentence == draft.sentence
        && (figured(known) || counted(known) && draft.item.place.start < known.item.place.start)
        && !matches!(known.item.unit, Unit::Tonnes | Unit::Containers | Unit::Shipments | Unit::Value)
        && (draft.item.listed || known.item.listed && matches!(known.amount, Amounted::Number(_)));
    // "at least 100 ballistic missiles;", "anti-tank missiles": each line of a list is of something else.
    let line = |d: &Draft| d.rule == "list.item" && !d.item.listed;
    let lines = line(known) && line(draft) && known.sentence != draft.sentence && counted(known);
    let beside = beside || lines;
    let origin = same_origin(known, draft);
    let same_item = known.item.category == draft.item.category && designations_agree(known, draft);
    // A share says what no single delivery does.
    let generic = draft.item.category == Category::MilitaryAid
        && draft.rule != "share.of"
        && known.item.category != Category::MilitaryAid
        && known.sentence.abs_diff(draft.sentence) > 0;
    let tie = !counted(known) && !generic && !known_first;
    origin && (same_item && (counted(known) || known_first) && !tie && !beside || generic)
}

/// Counted by a figure: what "millions of" counts goes on over the list.
fn figured(draft: &Draft) -> bool {
    match &draft.amount {
        Amounted::None => false,
        Amounted::Number(n) => n.qualifier != Qualifier::Magnitude,
        Amounted::One(_) => true,
    }
}

fn one_sided(draft: &Draft) -> bool {
    draft.supplier.is_none() || draft.recipient.is_none()
}
