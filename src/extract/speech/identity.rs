//! Who a speaker is: the code, the name and the country behind an office, a person, an outlet or a bare name.

use super::super::chunks::Kind;
use super::super::clauses::View;
use super::super::lexicon::{ActorForm, Class, Lexicon};
use super::super::memory::Memory;
use super::super::parties::Party;
use super::Speaker;
use super::search::REACH;
use crate::model::{ActorKind, Group, SourceKind};

/// The speaker that a party is.
pub(crate) fn speaker(view: View<'_, '_>, lexicon: &Lexicon, memory: &Memory, party: &Party) -> Speaker {
    let words = view.text[party.start..party.end].to_owned();
    let mut made = Speaker {
        code: String::from("anon"),
        name: words,
        actor: party.actor,
        kind: SourceKind::Government,
        group: Group::Single,
        cue: String::new(),
        said: None,
        venue: None,
        place: party.start..party.end,
    };
    if let Some(outlet) = party.outlet.filter(|_| party.actor.is_none()) {
        let entry = &lexicon.outlets[outlet];
        made.code =
            format!("outlet:{}", entry.name.to_lowercase().replace(|c: char| !c.is_alphanumeric(), "-"));
        made.name.clone_from(&entry.name);
        made.kind = SourceKind::Outlet;
        return made;
    }
    if let Some(source) = party.source {
        let entry = &lexicon.sources[source];
        made.code.clone_from(&entry.code);
        made.name.clone_from(&entry.name);
        made.kind = entry.kind;
        return made;
    }
    if let Some(office) = party.office {
        let entry = &lexicon.offices[office];
        made.kind = entry.kind;
        if party.actor.is_none() {
            // "according to its army": of the actor named before in the sentence.
            let at = chunk_of(view, party);
            let owned = at.is_some_and(|at| {
                (1..=2).any(|k| at >= k && view.any_word(at - k, &["its", "their", "his", "her"]))
            });
            let subject = |j: &usize| view.preposition_before(*j).is_none();
            let owner = at.filter(|_| owned).and_then(|at| {
                let parties = |j: usize| {
                    view.party(j)
                        .filter(|p| p.actor.is_some() && p.office.is_none() && p.form != ActorForm::Place)
                };
                let near = at.saturating_sub(REACH)..at;
                near.clone().filter(subject).find_map(parties).or_else(|| near.rev().find_map(parties))
            });
            if let Some(owner) = owner {
                // "X accuses Y of more. Y had sent arms, its ambassador said": that of X.
                made.actor = memory.account.accuser().or(owner.actor);
                made.code = made.actor.map_or_else(
                    || entry.code.clone(),
                    |a| format!("{}.{}", lexicon.actors[a].code, entry.code),
                );
                return made;
            }
            // "numerous governments": nobody in particular.
            if at.is_some_and(|at| at > 0 && words_end_in_s(&made.name) && view.any_word(at - 1, MANY)) {
                return made;
            }
            // "Norwegian and Western intelligence": the adjective before holds for it too.
            if let Some(actor) = at.and_then(|at| shared_adjective(view, at)) {
                made.actor = Some(actor);
                made.code = format!("{}.{}", lexicon.actors[actor].code, entry.code);
                return made;
            }
            // "In neighbouring Chad, the army said"
            let rules = matches!(
                entry.kind,
                SourceKind::Government | SourceKind::Military | SourceKind::Ministry | SourceKind::Leader
            );
            let place =
                view.state_at_head(party.start).filter(|a| lexicon.actors[*a].kind == ActorKind::State);
            if let Some(actor) = place.filter(|_| rules) {
                made.actor = Some(actor);
                made.code = format!("{}.{}", lexicon.actors[actor].code, entry.code);
                return made;
            }
            // "The alliance has sent ten guns, a spokesperson said": somebody new, of whom the sentence is about.
            if let Some(actor) =
                at.filter(|_| entry.code == "spokes").and_then(|at| new_spokesperson(view, at))
            {
                made.actor = Some(actor);
                made.code = format!("{}.{}", lexicon.actors[actor].code, entry.code);
                return made;
            }
            // "the ministry", "the same experts": the last speaker of that office or name, else of that kind.
            let heard = || memory.heard.iter().rev();
            let words = made.name.to_lowercase();
            let kind = !matches!(entry.kind, SourceKind::Anonymous | SourceKind::Outlet);
            let known = heard()
                .find(|s| s.code.ends_with(&format!(".{}", entry.code)))
                .or_else(|| heard().find(|s| kind && s.name.to_lowercase().contains(&words)))
                .or_else(|| heard().find(|s| kind && s.kind == entry.kind));
            if let Some(known) = known {
                return known.again(made.place);
            }
            // "the official" is the one who spoke before; "a government official" is one of the government spoken of.
            let at = chunk_of(view, party);
            let definite =
                at.is_some_and(|at| at > 0 && view.any_word(at - 1, &["the", "same", "that", "those"]));
            if entry.kind == SourceKind::Anonymous
                && definite
                && let Some(known) = heard().find(|s| s.name.to_lowercase().ends_with(&words))
            {
                return known.again(made.place);
            }
            // "an aide to the president", "an official of the alliance"
            let of = at.filter(|_| entry.kind == SourceKind::Anonymous).and_then(|at| owner_behind(view, at));
            if let Some(actor) = of {
                made.actor = Some(actor);
                made.code = format!("{}.{}", lexicon.actors[actor].code, entry.code);
                return made;
            }
            let institution = ["government", "ministry", "defence", "defense", "president"]
                .iter()
                .any(|w| words.contains(w));
            let nameless = match entry.kind {
                SourceKind::Anonymous => !institution || memory.heard.is_empty(),
                SourceKind::Research | SourceKind::Outlet => true,
                _ => false,
            };
            if nameless {
                made.code.clone_from(&entry.code);
                return made;
            }
            if entry.kind == SourceKind::Company {
                made.actor = (0..view.sentence.chunks.len().min(REACH))
                    .find_map(|j| view.party(j).and_then(|p| p.actor));
                made.code = made.actor.map_or_else(
                    || entry.code.clone(),
                    |a| format!("{}.{}", lexicon.actors[a].code, entry.code),
                );
                return made;
            }
            made.actor = memory
                .heard
                .iter()
                .rev()
                .find_map(|s| s.actor)
                .or_else(|| memory.topic.as_ref().map(|t| t.actor))
                .or_else(|| first_subject(view));
        }
        made.code = made
            .actor
            .map_or_else(|| entry.code.clone(), |a| format!("{}.{}", lexicon.actors[a].code, entry.code));
        return made;
    }
    if let Some(person) = party.person {
        let entry = &lexicon.persons[person];
        made.name.clone_from(&entry.name);
        made.kind = if entry.office == "president" { SourceKind::Leader } else { SourceKind::Person };
        made.code = format!("{}.{}", lexicon.actors[entry.actor].code, entry.office);
        return made;
    }
    if let Some(actor) = party.actor {
        let entry = &lexicon.actors[actor];
        made.code = entry.code.as_str().to_owned();
        made.name.clone_from(&entry.name);
        match entry.kind {
            crate::model::ActorKind::Company => made.kind = SourceKind::Company,
            crate::model::ActorKind::Group => made.kind = SourceKind::Group,
            _ => {}
        }
    }
    made
}

pub(super) fn anonymous_speaker(
    view: View<'_, '_>,
    lexicon: &Lexicon,
    at: usize,
    actor: Option<usize>,
) -> Speaker {
    let chunk = &view.sentence.chunks[at];
    let code = actor.map_or_else(|| "anon".to_owned(), |a| format!("{}.anon", lexicon.actors[a].code));
    Speaker {
        code,
        name: view.text[chunk.start..chunk.end].to_owned(),
        actor,
        kind: SourceKind::Anonymous,
        group: Group::Single,
        cue: String::new(),
        said: None,
        venue: None,
        place: chunk.start..chunk.end,
    }
}

/// The first actor of the sentence that stands without a preposition.
pub(super) fn first_subject(view: View<'_, '_>) -> Option<usize> {
    (0..view.sentence.chunks.len().min(REACH)).filter(|j| view.preposition_before(*j).is_none()).find_map(
        |j| view.party(j).filter(|p| p.office.is_none() && p.form != ActorForm::Place).and_then(|p| p.actor),
    )
}

/// "officials of the alliance", "an aide to the president", "documents from the institute": whose they are.
pub(super) fn owner_behind(view: View<'_, '_>, at: usize) -> Option<usize> {
    let of = (at + 1..at + 3).find(|j| view.any_word(*j, &["of", "to", "from", "at"]))?;
    let owner = (of + 1..of + 4).filter_map(|j| view.party(j)).find(|p| p.can_speak())?;
    owner.actor
}

/// Words before offices of several states.
const MANY: &[&str] =
    &["numerous", "several", "many", "some", "various", "foreign", "western", "european", "allied", "most"];

/// Whether an office stands in the plural.
fn words_end_in_s(name: &str) -> bool {
    name.ends_with('s')
}

/// "Norwegian and Western intelligence", "Norwegian and other officials": whose the office is by the adjective
/// coordinated with the one before it.
fn shared_adjective(view: View<'_, '_>, at: usize) -> Option<usize> {
    // "a US think-tank"
    let nation = |p: &&Party| p.office.is_none() && p.actor.is_some() && !p.possessive && p.outlet.is_none();
    let beside = at.checked_sub(1).and_then(|b| view.party(b)).filter(nation);
    if let Some(party) = beside.filter(|p| matches!(p.form, ActorForm::Demonym | ActorForm::Name)) {
        return party.actor;
    }
    let other = at.checked_sub(3).filter(|_| view.is(at - 2, Class::Conjunction))?;
    let adjective = view.any_word(at - 1, &["western", "other", "european", "allied", "eastern", "foreign"]);
    view.party(other).filter(|p| adjective && p.form == ActorForm::Demonym && p.office.is_none())?.actor
}

/// "…, a spokesperson said": the subject of the sentence that somebody new closes.
fn new_spokesperson(view: View<'_, '_>, at: usize) -> Option<usize> {
    let article = at.checked_sub(1).filter(|b| view.any_word(*b, &["a", "an"]))?;
    let comma = matches!(view.chunk(article.checked_sub(1)?)?.kind, Kind::Comma | Kind::QuoteClose);
    first_subject(view).filter(|_| comma && at > 4)
}

/// The chunk of a party.
fn chunk_of(view: View<'_, '_>, party: &Party) -> Option<usize> {
    view.sentence.chunks.binary_search_by_key(&party.start, |c| c.start).ok()
}
