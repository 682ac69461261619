//! Denials and non-confirmations: reports too, with the denying party as origin and no quantity.
//!
//! "Iran denied sending drones to Russia" is a denial of a flow; "Ankara has not confirmed the sale" is a non-confirmation of
//! what the text has reported, bound to that and to no more.

mod denial;
mod non_confirmation;

use super::super::draft::{Amounted, Draft, DraftItem, Filler};
use super::super::lexicon::Class;
use super::super::speech::{Saying, Speaker};
use super::roles::speaks_for;
use super::{Found, Scene};
use crate::model::{Act, Category, Certainty, FieldBasis, Kind, LinkType, Polarity, Status, Unit};
use denial::{denial, denying};
use non_confirmation::not_confirmed;

/// Reads denials, then non-confirmations.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    for saying in scene.sayings {
        if let Some(speaker) = denying(scene, saying) {
            denial(scene, saying, speaker, found);
        }
    }
    not_confirmed(scene, found);
}

/// "Oslo said it had not sent arms to Riga": who says of itself that it did not, denies. `item` is the verb's own.
pub(super) fn own(
    scene: &Scene<'_, '_>,
    verb: usize,
    item: Option<usize>,
    suppliers: &[Filler],
    recipients: &[Filler],
    found: &mut Found,
) -> bool {
    let view = scene.view;
    // "had not yet received", "not enough": it goes on, or went on.
    let partly = (verb.saturating_sub(4)..verb + 5).any(|j| {
        view.any_word(j, &["yet", "enough"]) || view.word(j, "all") && !(j > 0 && view.word(j - 1, "at"))
    });
    let Some(start) = view.chunk(verb).map(|c| c.start).filter(|_| !partly) else { return false };
    let covers = |s: &&Saying| super::super::coverage::covers(s, view.sentence, start);
    let speaks = |s: &Saying| s.speakers.iter().find_map(|s| speaks_for(scene, s));
    let party = |speaker: &Filler| {
        let is = |f: &&Filler| f.actor == speaker.actor;
        let supplier =
            suppliers.iter().find(is).or_else(|| recipients.iter().find(is).and(suppliers.first()));
        let recipient =
            recipients.iter().find(is).or_else(|| suppliers.iter().find(is).and(recipients.first()));
        supplier.cloned().zip(recipient.cloned())
    };
    let said =
        scene.sayings.iter().filter(covers).find_map(|s| Some(s).zip(speaks(s).as_ref().and_then(party)));
    let Some((saying, (supplier, recipient))) = said else { return false };
    // "has never denied supplying"
    if (saying.cue.saturating_sub(3)..saying.cue).any(|at| view.is(at, Class::Not)) {
        return false;
    }
    if supplier.actor == recipient.actor || scene.lexicon.enemies.contains(&(supplier.actor, recipient.actor))
    {
        return false;
    }
    push(scene, saying, &saying.speakers, Some(supplier), Some(recipient), item, found);
    found.taken.extend(item);
    true
}

/// Where what is denied ends: "denied this and says …" goes on to something else.
fn content_end(scene: &Scene<'_, '_>, saying: &Saying) -> usize {
    let end = scene.view.sentence.chunks.len();
    // "said that it was baseless and denied having sent arms" is one denial.
    let denies = |at: usize| scene.view.any_word(at, &["denied", "denies"]);
    let own = |at: usize| scene.sayings.iter().any(|s| s.cue == at);
    let next = |at: &usize| {
        scene.view.is(*at, Class::Conjunction)
            && scene.view.is_cue(at + 1)
            && (own(at + 1) || !denies(at + 1))
    };
    (saying.cue + 1..end).find(|at| next(at) || scene.view.turns(*at)).unwrap_or(end)
}

/// Adds the denial; its item words are taken.
fn push(
    scene: &Scene<'_, '_>,
    saying: &Saying,
    speakers: &[Speaker],
    supplier: Option<Filler>,
    recipient: Option<Filler>,
    item_at: Option<usize>,
    found: &mut Found,
) {
    let view = scene.view;
    let content = saying.cue + 1..content_end(scene, saying);
    let place = item_at.and_then(|at| view.chunk(at)).map_or(view.sentence.range.clone(), |c| c.start..c.end);
    for at in content.filter(|at| view.item(*at).is_some()) {
        found.taken.push(at);
    }
    // Two words of denial over one content deny once.
    let actor = |f: &Option<Filler>| f.as_ref().map(|f| f.actor);
    let same = |d: &Draft| {
        d.polarity == Polarity::Denied
            && d.item.place == place
            && actor(&d.supplier) == actor(&supplier)
            && actor(&d.recipient) == actor(&recipient)
    };
    if found.drafts.iter().any(same) {
        return;
    }
    let item = DraftItem {
        category: Category::MilitaryAid,
        kind: None,
        systems: Vec::new(),
        unit: Unit::Other,
        place: place.clone(),
        strong: true,
        inferred: false,
        listed: false,
    };
    found.drafts.push(Draft {
        sentence: scene.index,
        headline: scene.headline,
        act: Act::Transfer,
        supplier,
        recipient,
        item,
        amount: Amounted::None,
        increment: false,
        kind: Kind::Unknown,
        kind_basis: FieldBasis::Inferred,
        status: Status::Delivered,
        polarity: Polarity::Denied,
        certainty: Certainty::Stated,
        origins: speakers.to_vec(),
        carried: false,
        period: None,
        place: view.sentence.range.clone(),
        others: Vec::new(),
        trigger: view.sentence.chunks[saying.cue].start,
        quoted: false,
        links: vec![(LinkType::Denies, None, place)],
        rule: "denial.deny".to_owned(),
    });
}
