//! Arms that are being made for somebody else: "is building four frigates for Kenya", "ten guns are being made there for the
//! Kenyans". What one state makes for another has been ordered.

use super::super::clauses::Subject;
use super::super::draft::Filler;
use super::super::lexicon::forms::Form;
use super::super::lexicon::{ActorForm, Class};
use super::super::memory::inferred;
use super::super::numbers::NumberClass;
use super::frame::Frame;
use super::roles::{fillers, subject_fillers};
use super::{Found, Scene};
use crate::model::{Category, Status};

/// Reads every making that goes on or is to come, of counted arms for a named taker.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    if scene.view.sentence.items.is_empty() {
        return;
    }
    for at in 1..scene.view.sentence.chunks.len() {
        if scene.view.is(at, Class::Builds) {
            made_for(scene, at, found);
        }
    }
}

fn made_for(scene: &Scene<'_, '_>, at: usize, found: &mut Found) {
    let view = scene.view;
    let args = view.arguments(at + 1);
    let takers: Vec<usize> = args.to.iter().copied().filter(|j| for_whom(scene, *j)).collect();
    if takers.is_empty() {
        return;
    }
    let subject = view.subject(at);
    let passive = matches!(subject, Subject::Item(_));
    if !(passive && view.word(at - 1, "being") || !passive && goes_on(scene, at, subject)) {
        return;
    }
    let (items, suppliers) = match subject {
        Subject::Item(item) => (scene.coordinated_items(item), makers(scene, at, &args.by, &args.at)),
        subject => (args.items.clone(), subject_fillers(scene, subject)),
    };
    let items: Vec<usize> = items.into_iter().filter(|i| counted(scene, *i)).collect();
    let recipients = fillers(scene, &takers, false);
    let apart = |s: &Filler| recipients.iter().all(|r| r.actor != s.actor);
    if items.is_empty() || suppliers.is_empty() || recipients.is_empty() || !suppliers.iter().all(apart) {
        return;
    }
    let frame = Frame {
        suppliers,
        recipients,
        items,
        certainty: scene.certainty(),
        inherit: false,
        ..Frame::new(at, args.end, Status::Ordered, "commissioned.for")
    };
    scene.build(frame, found);
}

/// "for Kenya", "for the Kenyan navy": a state or a group behind "for", and no company.
fn for_whom(scene: &Scene<'_, '_>, at: usize) -> bool {
    let view = scene.view;
    let named = view.party(at).is_some_and(|p| p.actor.is_some() && p.form != ActorForm::Company);
    named && view.preposition_before(at).is_some_and(|p| view.word(p, "for"))
}

/// "is building": the making goes on.
fn goes_on(scene: &Scene<'_, '_>, at: usize, subject: Subject) -> bool {
    let view = scene.view;
    let gerund = view.text[..view.sentence.chunks[at].end].ends_with("ing");
    let group = view.group(at, if gerund { Form::Gerund } else { Form::Base }, subject);
    !group.negated && gerund && group.progressive
}

/// Who makes: by whom, in which state, or "there", where the text was just now.
fn makers(scene: &Scene<'_, '_>, at: usize, by: &[usize], places: &[usize]) -> Vec<Filler> {
    let named = fillers(scene, by, false);
    if !named.is_empty() {
        return named;
    }
    let in_place =
        |j: &usize| scene.view.preposition_before(*j).is_some_and(|p| scene.view.any_word(p, &["in", "at"]));
    let place: Vec<usize> = places.iter().copied().filter(in_place).collect();
    if !place.is_empty() {
        return fillers(scene, &place, true);
    }
    let there = scene.view.word(at + 1, "there");
    scene.memory.topic.as_ref().filter(|_| there).map(inferred).into_iter().collect()
}

/// Whole arms with a count of their own.
fn counted(scene: &Scene<'_, '_>, at: usize) -> bool {
    let view = scene.view;
    view.item(at).is_some_and(|i| {
        let parts = matches!(i.category, Category::Components | Category::Technology | Category::Other);
        let number = i.quantity.map(|n| &view.sentence.numbers[n]);
        !parts && (i.article_one || number.is_some_and(|n| n.class == NumberClass::Cardinal))
    })
}
