//! Contracts: who buys and who sells, behind which verb they are concluded, and which one a noun of buying hangs on.

use super::super::Scene;
use super::Noun;
use super::governor::{governor, governor_subjects};
use crate::extract::clauses::{Arguments, Subject};
use crate::extract::draft::Filler;
use crate::extract::lexicon::{ActorForm, Class, TriggerClass};

/// A contract has a buyer and a seller: "signed a contract with Hanwha for 672 tanks", "India's deal with France".
pub(super) fn contract(
    scene: &Scene<'_, '_>,
    noun: &Noun<'_>,
    args: &Arguments,
    owner: Option<Filler>,
) -> (Vec<Filler>, Vec<Filler>) {
    // "A contract for ten guns was signed between Oslo and Riga": the sides stand behind the verb.
    let behind = signed_behind(scene, args.end).map(|at| scene.view.arguments(at + 1)).unwrap_or_default();
    let with: Vec<Filler> = args
        .with
        .iter()
        .chain(&args.from)
        .chain(&behind.with)
        .filter_map(|c| scene.filler(*c, false))
        .collect();
    let to: Vec<Filler> = args.to.iter().filter_map(|c| scene.filler(*c, false)).collect();
    let subject = match noun.lemma {
        "talk" | "negotiation" => {
            super::super::roles::subject_fillers(scene, scene.view.subject(noun.at)).pop()
        }
        _ => governor_subjects(scene, noun).pop(),
    };
    // "India and Russia signed a contract for five S-400": the state that makes them sells.
    if owner.is_none()
        && with.is_empty()
        && to.is_empty()
        && let Some(pair) = maker_and_other(scene, noun, args)
    {
        return pair;
    }
    let orders = behind.by.iter().find_map(|c| scene.filler(*c, false));
    // "was signed between Oslo and Riga": the state that makes them sells.
    if let ([a, b], true) = (with.as_slice(), owner.is_none() && args.with.is_empty() && args.from.is_empty())
    {
        if makes(scene, args, a.actor, b.actor) {
            return (vec![a.clone()], vec![b.clone()]);
        }
        if makes(scene, args, b.actor, a.actor) {
            return (vec![b.clone()], vec![a.clone()]);
        }
    }
    // "sanctions on Riga for its purchase of": whoever stands before the pronoun.
    let own = || {
        let its = noun.at.checked_sub(1).filter(|j| scene.view.any_word(*j, &["its", "their"]))?;
        (its.saturating_sub(5)..its).rev().find_map(|j| scene.filler(j, false))
    };
    let buyer = owner.or_else(own).or(subject).or(orders);
    let company = |f: &Filler| {
        scene.view.sentence.parties.iter().any(|p| p.start == f.place.start && p.form == ActorForm::Company)
    };
    if !to.is_empty() && with.is_empty() {
        // "a contract to supply", "orders for Ukraine": the owner sells; of two that sign, who is not supplied.
        let other =
            governor_subjects(scene, noun).into_iter().find(|s| to.iter().all(|t| t.actor != s.actor));
        let taken = buyer.as_ref().is_some_and(|b| to.iter().any(|t| t.actor == b.actor));
        let buyer = if taken { other } else { buyer };
        return (buyer.into_iter().collect(), to);
    }
    // "won a contract from Oslo": who wins it delivers.
    let won = governor(scene, noun.at).is_some_and(|j| {
        scene.view.any_word(
            j,
            &[
                "won", "wins", "win", "winning", "clinches", "clinch", "secures", "bags", "lands", "secured",
                "landed", "clinched", "received",
            ],
        )
    }) && !(args.from.is_empty() && args.with.is_empty());
    // "signed a contract to export eight jets with Riga": who is to supply sells.
    let supplies = (noun.after..noun.after + 3).find(|j| scene.view.word(*j, "to")).is_some_and(|to| {
        (to + 1..to + 3).filter_map(|j| scene.view.trigger_verb(j)).any(|t| t.class == TriggerClass::Give)
    });
    match (buyer, with.first()) {
        (Some(buyer), Some(seller))
            if won
                || supplies
                || sells(scene, buyer.actor, seller.actor)
                || makes(scene, args, buyer.actor, seller.actor)
                || company(&buyer) && !company(seller) =>
        {
            (vec![buyer], vec![seller.clone()])
        }
        (Some(buyer), Some(seller)) => (vec![seller.clone()], vec![buyer]),
        (None, Some(seller)) => (vec![seller.clone()], Vec::new()),
        (Some(buyer), None) if company(&buyer) => (vec![buyer], Vec::new()),
        (Some(buyer), None) => (Vec::new(), vec![buyer]),
        (None, None) => (Vec::new(), Vec::new()),
    }
}

/// "Contracts have been signed for 90 guns": the arguments of a contract go on behind the verb that concludes it.
pub(super) fn concluded(scene: &Scene<'_, '_>, noun: &Noun<'_>) -> usize {
    let view = scene.view;
    if !matches!(noun.class, TriggerClass::Sell | TriggerClass::Approve) {
        return noun.after;
    }
    // "licences granted by Oslo for Riga"
    if noun.class == TriggerClass::Approve {
        let granted = view.is(noun.after, Class::Issues);
        return noun.after + usize::from(granted);
    }
    let mut at = noun.after;
    while at < noun.after + 3
        && (view.is(at, Class::Be) || view.is(at, Class::Have) || view.is(at, Class::Adverb))
    {
        at += 1;
    }
    let verb =
        view.any_word(at, &["signed", "concluded", "awarded", "agreed", "placed", "finalised", "finalized"]);
    if verb && at > noun.after { at + 1 } else { noun.after }
}

/// "signed a pact with a maker for the purchase of nine jets": the contract that a noun of buying hangs on.
pub(super) fn outer_contract<'n>(scene: &Scene<'_, '_>, noun: &Noun<'n>) -> Option<Noun<'n>> {
    let view = scene.view;
    let hangs = (noun.at.saturating_sub(3)..noun.at).any(|j| view.any_word(j, &["for", "on", "covering"]));
    if !hangs || matches!(noun.lemma, "contract" | "deal" | "agreement" | "pact" | "accord" | "memorandum") {
        return None;
    }
    let at = (noun.at.saturating_sub(16)..noun.at).rev().find(|j| {
        view.any_word(
            *j,
            &[
                "contract",
                "contracts",
                "deal",
                "deals",
                "agreement",
                "agreements",
                "pact",
                "accord",
                "memorandum",
            ],
        )
    })?;
    Some(Noun { at, after: at + 1, class: TriggerClass::Sell, lemma: "contract", plain: noun.plain })
}

/// The verb of signing right behind a contract and its arguments: "was signed".
fn signed_behind(scene: &Scene<'_, '_>, end: usize) -> Option<usize> {
    let view = scene.view;
    (end.saturating_sub(1)..end + 4).find(|j| {
        view.any_word(*j, &["signed", "concluded", "agreed", "inked", "sealed", "placed"])
            && (j.saturating_sub(3)..*j).any(|k| view.is(k, Class::Be))
    })
}

/// Of two parties that sign together, the maker of the designated system and the other one.
fn maker_and_other(
    scene: &Scene<'_, '_>,
    noun: &Noun<'_>,
    args: &Arguments,
) -> Option<(Vec<Filler>, Vec<Filler>)> {
    let Subject::Party(at) = scene.view.subject(governor(scene, noun.at)?) else { return None };
    let together = scene.coordinated_fillers(at);
    let [a, b] = together.as_slice() else { return None };
    let items = args.items.iter().chain(&args.for_items).filter_map(|i| scene.view.item(*i));
    let maker = items.flat_map(|i| i.systems.iter()).find_map(|s| scene.lexicon.systems[*s].maker)?;
    match maker {
        m if m == a.actor => Some((vec![a.clone()], vec![b.clone()])),
        m if m == b.actor => Some((vec![b.clone()], vec![a.clone()])),
        _ => None,
    }
}

/// "Moscow has fulfilled the contract with Damascus for two Bastions": the subject makes what the contract is for.
fn makes(scene: &Scene<'_, '_>, args: &Arguments, subject: usize, other: usize) -> bool {
    let items = args.items.iter().chain(&args.for_items).filter_map(|i| scene.view.item(*i));
    let maker = items.flat_map(|i| i.systems.iter()).find_map(|s| scene.lexicon.systems[*s].maker);
    maker.map(|m| scene.standing(m)).is_some_and(|m| m == subject && m != other)
}

/// In a text about what one of the two gives, it is the seller, whoever signs with whom.
fn sells(scene: &Scene<'_, '_>, subject: usize, other: usize) -> bool {
    let theme = scene.memory.theme();
    !theme.is_thin()
        && theme.supplier.as_ref().is_some_and(|s| s.actor == subject)
        && theme.recipient.as_ref().is_none_or(|r| r.actor != subject)
        && theme.supplier.as_ref().is_some_and(|s| s.actor != other)
}
