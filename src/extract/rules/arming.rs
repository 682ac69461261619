//! To arm somebody: "Iran has armed the Houthis", "militias armed by Tehran", "is arming them". The verb says what is given: arms.

use super::super::chunks::Kind as ChunkKind;
use super::super::clauses::{Subject, Voice};
use super::super::draft::Filler;
use super::super::lexicon::forms::Form;
use super::super::lexicon::{ActorForm, Class, ControlEffect};
use super::frame::Frame;
use super::roles::{fillers, subject_fillers};
use super::status::status_of;
use super::{Found, Scene};
use crate::model::{Certainty, FieldBasis, Status};

/// Reads every form of "arm" and "rearm" whose object is a party.
pub(super) fn apply(scene: &Scene<'_, '_>, found: &mut Found) {
    let view = scene.view;
    for at in 0..view.sentence.chunks.len() {
        let Some(form) = arms(scene, at) else { continue };
        let subject = view.subject(at);
        // "armed and trained by"
        let and = view.is(at + 1, Class::Conjunction) && matches!(form, Form::Past | Form::Participle);
        let args = view.arguments(at + 1 + 2 * usize::from(and));
        let by = fillers(scene, &args.by, false);
        let voice = if by.is_empty() { Voice::Active } else { Voice::Passive };
        let (suppliers, recipients) = match voice {
            // "Iran arms the militias"
            Voice::Active => (subject_fillers(scene, subject), armed(scene, at)),
            // "groups such as the Houthis, armed and trained by Iran"
            _ => (by, before(scene, at, subject)),
        };
        let group = view.group(at, form, subject);
        // "testimony about arming Riga", "against arming": talk of it.
        let talk = form == Form::Gerund
            && at.checked_sub(1).is_some_and(|b| {
                view.any_word(b, &["about", "on", "over", "against"])
                    || view.word(b, "of") && group.control != Some(ControlEffect::Accuse)
            });
        if talk {
            continue;
        }
        let apart = |s: &Filler| recipients.iter().all(|r| r.actor != s.actor);
        if suppliers.is_empty() || recipients.is_empty() || !suppliers.iter().all(apart) {
            continue;
        }
        // "armed Riga with ten guns": told by the guns.
        if args.items.iter().any(|item| found.taken.contains(item)) {
            continue;
        }
        let status = status_of(Status::Delivered, &group, scene.headline, true);
        let unsure = group.hedged || group.modal;
        let frame = Frame {
            suppliers,
            recipients,
            certainty: match group.control {
                Some(ControlEffect::Accuse) => Certainty::Alleged,
                _ if unsure => Certainty::Hedged,
                _ => Certainty::Stated,
            },
            ..Frame::new(at, args.end, status.unwrap_or(Status::Delivered), "arm.active")
        };
        if let Err(reason) = status {
            scene.refuse(&frame, reason, found);
            continue;
        }
        scene.build_of(&frame, &scene.arms_at(at), found);
    }
}

/// The form of the verb, if the chunk is one: "armed men" and "armed with knives" are none.
fn arms(scene: &Scene<'_, '_>, at: usize) -> Option<Form> {
    let view = scene.view;
    let chunk = view.chunk(at).filter(|c| c.kind == ChunkKind::Word)?;
    let verb = chunk.info?.triggers.iter().find(|t| t.arms())?;
    let adjective = verb.form == Form::Past
        && at.checked_sub(1).is_none_or(|b| {
            view.is(b, Class::Determiner)
                || view.is(b, Class::Preposition)
                || matches!(view.chunk(b).map(|c| c.kind), Some(ChunkKind::Number(_) | ChunkKind::Hyphen))
        });
    // "its fundraising arm": the verb stands behind "to", a modal or its subject.
    let limb = verb.form == Form::Base
        && !at.checked_sub(1).is_some_and(|b| {
            view.word(b, "to")
                || view.is(b, Class::Modal)
                || view.is(b, Class::Will)
                || view.is(b, Class::Do)
                || view.is(b, Class::Pronoun)
                || view.is(b, Class::Conjunction)
                || view.is(b, Class::Relative)
                || view.is(b, Class::Adverb)
                || view.party(b).is_some()
                || view.any_word(b, &["help", "helped", "countries", "states", "not", "cannot"])
        });
    if limb {
        return None;
    }
    // "arms" is the noun wherever it can be.
    let noun =
        verb.form == Form::Third && !view.is(at + 1, Class::Determiner) && view.party(at + 1).is_none();
    (!adjective && !noun).then_some(verb.form)
}

/// Who is armed: the party right behind the verb, or a pronoun for who received before.
fn armed(scene: &Scene<'_, '_>, at: usize) -> Vec<Filler> {
    let view = scene.view;
    let mut next = at + 1;
    while next < at + 4
        && (view.is(next, Class::Determiner)
            || view.is(next, Class::Conjunction)
            || view.is(next, Class::Equips))
    {
        next += 1;
    }
    if view.any_word(next, &["them", "it"]) {
        return scene
            .memory
            .dyad(scene.index, 2)
            .map(|(_, r)| super::super::memory::inferred(&r))
            .into_iter()
            .collect();
    }
    // "arming Sudan's RSF"
    if let Some(owned) = view.party(next).filter(|p| p.possessive).and_then(|_| view.owned_party(next)) {
        next = owned;
    }
    // "arming al-Qaeda-linked fighters", "arming Ukrainian pilots' jets": what stands before another noun is an adjective.
    let linked = matches!(view.chunk(next + 1).map(|c| c.kind), Some(ChunkKind::Hyphen));
    let adjective = linked
        || view.party(next).is_some_and(|p| {
            p.form == ActorForm::Demonym
                && p.office.is_none()
                && !view.is(next.wrapping_sub(1), Class::Determiner)
        });
    if adjective { Vec::new() } else { scene.coordinated_fillers(next) }
}

/// Who is armed by somebody: the subject, or the party just before.
fn before(scene: &Scene<'_, '_>, at: usize, subject: Subject) -> Vec<Filler> {
    let view = scene.view;
    let passes = |j: &usize| {
        view.is(*j, Class::Be)
            || view.is(*j, Class::Have)
            || view.is(*j, Class::Adverb)
            || view.is(*j, Class::Relative)
            || matches!(view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Comma))
    };
    let head = (0..at).rev().find(|j| !passes(j));
    // "militias armed by Oslo": nobody that is named.
    if head.is_some_and(|j| {
        view.party(j).is_none() && matches!(view.chunk(j).map(|c| c.kind), Some(ChunkKind::Word))
    }) {
        return Vec::new();
    }
    let near = head.and_then(|j| scene.filler(j, false));
    let subject =
        || subject_fillers(scene, subject).into_iter().filter(|f| f.basis == FieldBasis::Stated).collect();
    near.map_or_else(subject, |f| vec![f])
}
