//! Who may fill a role: a party of the sentence as an actor, alone, in a row, as a pronoun or at the head.

use super::super::chunks::Kind as ChunkKind;
use super::super::clauses::Subject;
use super::super::draft::Filler;
use super::super::items::ItemPhrase;
use super::super::lexicon::{ActorForm, Class};
use super::super::memory::{Heading, inferred};
use super::super::parties::Party;
use super::super::speech::Speaker;
use super::Scene;
use crate::model::{ActorKind, Certainty, FieldBasis, SourceKind};

impl Scene<'_, '_> {
    /// How sure a sentence sounds that is read without a verb group: a hedge or a modal anywhere in it counts.
    pub(super) fn certainty(&self) -> Certainty {
        let unsure = |at: usize| self.view.is(at, Class::Hedge) || self.view.is(at, Class::Modal);
        if (0..self.view.sentence.chunks.len()).any(unsure) { Certainty::Hedged } else { Certainty::Stated }
    }

    /// A filler from a party chunk; `place_ok` lets a city stand for its state.
    pub(crate) fn filler(&self, at: usize, place_ok: bool) -> Option<Filler> {
        let party = self.view.party(at)?;
        self.filler_of(party, place_ok || self.is_firm(at))
    }

    /// "the Norwegian firm Kongsberg", "Norway's Kongsberg": a maker that bears the name of its town.
    fn is_firm(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let own = at.checked_sub(2).is_some_and(|j| {
            let owner = self.view.party(j).filter(|p| p.possessive).and_then(|p| p.actor);
            owner.is_some() && owner == self.view.party(at).and_then(|p| p.actor)
        });
        self.view.is(before, Class::Firm) || own
    }

    /// A filler from a party.
    pub(crate) fn filler_of(&self, party: &Party, place_ok: bool) -> Option<Filler> {
        let Some(actor) = party.actor else { return self.office_at_home(party) };
        // A research body or an agency has a country, but it hands nothing over.
        let only_speaks = party.source.is_some_and(|s| {
            matches!(
                self.lexicon.sources[s].kind,
                SourceKind::Research | SourceKind::Outlet | SourceKind::Anonymous
            )
        });
        if only_speaks || party.form == ActorForm::Place && !place_ok {
            return None;
        }
        // "the rebels in Mali": who fights in a state is not that state.
        let fighters = party.office.is_some_and(|o| self.lexicon.offices[o].kind == SourceKind::Group);
        if fighters && self.lexicon.actors[actor].kind == ActorKind::State {
            return None;
        }
        if party.form == ActorForm::Weak && party.office.is_none() && !self.weak_name_holds(party, actor) {
            return None;
        }
        Some(Filler { actor: self.standing(actor), place: party.start..party.end, basis: FieldBasis::Stated })
    }

    /// "The army", "the government": an office without a nationality is that of whoever spoke or acted last.
    fn office_at_home(&self, party: &Party) -> Option<Filler> {
        let office = party.office?;
        let kind = self.lexicon.offices[office].kind;
        let acts = matches!(
            kind,
            SourceKind::Government | SourceKind::Ministry | SourceKind::Military | SourceKind::Leader
        );
        let official = |s: &&Speaker| {
            !matches!(
                s.kind,
                SourceKind::Research | SourceKind::Outlet | SourceKind::Anonymous | SourceKind::Company
            )
        };
        // "The government will give ten guns," Oslo's minister said; "Gabon; Navy receives two boats".
        let here = || self.sayings.iter().flat_map(|s| &s.speakers).filter(official).find_map(|s| s.actor);
        let slug = || {
            let sign = self.view.chunk(1).map(|c| c.kind);
            let head = self.view.party(0).and_then(|p| p.actor);
            head.filter(|_| matches!(sign, Some(ChunkKind::Semicolon | ChunkKind::Colon | ChunkKind::Dash)))
        };
        // "In neighbouring Chad, the army said"
        let place = || {
            self.view.state_at_head(party.start).filter(|a| self.lexicon.actors[*a].kind == ActorKind::State)
        };
        // "Mali's junta …", later "the junta"; a government or a president may be anybody's.
        let regime = ["junta", "regime"].iter().any(|w| self.view.text[party.start..party.end].ends_with(w));
        let own = || self.memory.offices.get(&office).copied().filter(|_| regime);
        let heard = || self.memory.heard.iter().rev().filter(official).find_map(|s| s.actor);
        let speaker = || slug().or_else(place).or_else(here).or_else(own).or_else(heard);
        let topic = || self.memory.topic.as_ref().map(|t| t.actor);
        let actor = acts.then(|| speaker().or_else(topic)).flatten()?;
        Some(Filler {
            actor: self.standing(actor),
            place: party.start..party.end,
            basis: FieldBasis::Inferred,
        })
    }

    /// The actor that an actor stands for: a company for its country.
    pub(crate) fn standing(&self, actor: usize) -> usize {
        let entry = &self.lexicon.actors[actor];
        match (entry.kind, entry.country) {
            (crate::model::ActorKind::Company, Some(country)) => country,
            _ => actor,
        }
    }

    /// A weak name counts when the text also names the actor safely, or when it is the state's plain name.
    fn weak_name_holds(&self, party: &Party, actor: usize) -> bool {
        let words = &self.view.text[party.start..party.end];
        self.memory.actors.get(&actor).is_some_and(|n| *n > 0)
            || self.lexicon.actors[actor].name == words
            || self.view.sentence.parties.iter().any(|p| p.actor == Some(actor) && p.form != ActorForm::Weak)
    }

    /// "From Norway, …", "For Chad: …": the party that a preposition puts at the head of the sentence.
    pub(crate) fn heading(&self, preposition: &str) -> Option<Filler> {
        if !self.view.word(0, preposition) {
            let kept = self.memory.heading.as_ref().filter(|h| h.paragraph == self.paragraph);
            return kept.filter(|h| h.preposition == preposition).map(|h| inferred(&h.party));
        }
        let at = (1..4).find(|j| self.view.party(*j).is_some())?;
        let ends = preposition == "in"
            || matches!(
                self.view.chunk(at + 1).map(|c| c.kind),
                Some(ChunkKind::Comma | ChunkKind::Colon | ChunkKind::Dash)
            );
        if ends { self.filler(at, preposition != "from") } else { None }
    }

    /// What heads the paragraph, if this is its first sentence and a colon or a dash stands behind the party.
    pub(crate) fn opens_with_heading(&self) -> Option<Heading> {
        let preposition = ["from", "for", "to"].into_iter().find(|p| self.view.word(0, p))?;
        let at = (1..4).find(|j| self.view.party(*j).is_some())?;
        let sign = self.view.chunk(at + 1).map(|c| c.kind);
        let party = self.filler(at, preposition != "from")?;
        matches!(sign, Some(ChunkKind::Colon | ChunkKind::Dash)).then_some(Heading {
            paragraph: self.paragraph,
            preposition,
            party,
        })
    }

    /// Who owns what stands at `at`, up to `reach` chunks before it: "Kenya's main", "the Norwegian".
    pub(super) fn owner_before(&self, at: usize, reach: usize) -> Option<usize> {
        let owns = |p: &Party| p.possessive || p.form == ActorForm::Demonym;
        (at.saturating_sub(reach)..at).rev().find(|j| self.view.party(*j).is_some_and(owns))
    }

    /// Who owns an item in the genitive: "Kenya's 20 tanks".
    pub(super) fn owner_of(&self, item: usize) -> Option<usize> {
        let genitive = matches!(self.view.chunk(item.checked_sub(1)?)?.kind, ChunkKind::Possessive);
        let owner = item.checked_sub(2).filter(|_| genitive)?;
        self.view.party(owner).map(|_| owner)
    }

    /// "to nearly two dozen countries", "to an unnamed customer": whether the words from `from` to `end` give it to somebody whom
    /// they do not name.
    pub(super) fn to_others(&self, from: usize, end: usize) -> bool {
        let view = self.view;
        let end = end.min(view.sentence.chunks.len());
        let taker = |j: &usize| view.is(*j, Class::Takers);
        (from..end).filter(|j| view.any_word(*j, &["to", "for"])).any(|to| {
            let Some(noun) = (to + 1..(to + 7).min(end)).find(taker) else { return false };
            let named = |j: usize| view.party(j).is_some() || view.item(j).is_some();
            // "to three Gulf states" are some that are known, "to 116 countries" are not.
            let counted = |j: usize| match view.chunk(j).map(|c| c.kind) {
                Some(ChunkKind::Number(n)) => {
                    view.sentence.numbers[n].low.is_none_or(|low| low > crate::model::Amount::whole(4))
                }
                _ => view.is(j, Class::Unnamed),
            };
            // "to three countries: Kenya, Chad and Togo", "such as Kenya", "in Africa, including Kenya"
            let examples = matches!(view.chunk(noun + 1).map(|c| c.kind), Some(ChunkKind::Colon))
                || (noun + 1..noun + 12)
                    .take_while(|j| !view.is(*j, Class::Relative))
                    .any(|j| view.is(j, Class::Examples));
            (to + 1..noun).any(counted) && !(to + 1..noun).any(named) && !examples
        })
    }

    /// "the rebels", "the movement": the armed group named last, unless a place says that others are meant.
    pub(crate) fn epithet(&self, at: usize) -> Option<Filler> {
        let view = self.view;
        let the = |at: usize| at > 0 && view.word(at - 1, "the");
        let named = view.is(at, Class::Fighters)
            || view.any_word(at, &["movement", "paramilitary"])
            || view.word(at, "group") && the(at);
        let definite = (at.saturating_sub(3)..at).any(|j| view.any_word(j, &["the", "these", "its"]));
        let elsewhere =
            view.any_word(at + 1, &["in", "of", "from", "inside"]) || view.party(at + 1).is_some();
        if !named || !definite || elsewhere {
            return None;
        }
        let here = view.sentence.parties.iter().rfind(|p| {
            p.start < view.sentence.chunks[at].start
                && p.actor.is_some_and(|a| self.lexicon.actors[a].kind == ActorKind::Group)
        });
        // "the rebels" are no other armed group that the text happens to name.
        let rebels = view.is(at, Class::Rebels);
        let named_last = self.memory.group.clone().filter(|g| !rebels || self.are_rebels(g.actor));
        here.filter(|p| !rebels || p.actor.is_some_and(|a| self.are_rebels(a)))
            .and_then(|p| self.filler_of(p, false))
            .or(named_last)
            .or_else(|| rebels.then(|| self.rebels_of_the_text(at)).flatten())
            .map(|f| inferred(&f))
    }

    /// Whether the group is a state's rebels or opposition.
    fn are_rebels(&self, actor: usize) -> bool {
        let entry = &self.lexicon.actors[actor];
        entry.country.is_some() && entry.kind == ActorKind::Group
    }

    /// The rebels of the state that the text names most.
    fn rebels_of_the_text(&self, at: usize) -> Option<Filler> {
        let actors = &self.lexicon.actors;
        let state = |a: usize| actors[a].kind == ActorKind::State;
        let (most, _) = self
            .memory
            .actors
            .iter()
            .filter(|(a, _)| state(**a))
            .max_by_key(|(a, count)| (**count, std::cmp::Reverse(**a)))?;
        let named = |name: &str| [" rebels", " opposition", " separatists"].iter().any(|w| name.ends_with(w));
        let actor = actors.iter().position(|a| a.country == Some(*most) && named(&a.name))?;
        let chunk = self.view.chunk(at)?;
        Some(Filler { actor, place: chunk.start..chunk.end, basis: FieldBasis::Inferred })
    }

    /// The actor that an item's name gives it: "Norwegian guns".
    pub(super) fn origin_of(&self, item: &ItemPhrase) -> Option<Filler> {
        item.origin.map(|(actor, _)| Filler {
            actor: self.standing(actor),
            place: item.start..item.end,
            basis: FieldBasis::Stated,
        })
    }

    /// The filler of a subject.
    pub(crate) fn subject_filler(&self, subject: Subject) -> Option<Filler> {
        match subject {
            Subject::Party(at) => self.filler(at, false),
            Subject::Pronoun(at) if self.view.is(at, Class::Fighters) => self.epithet(at),
            // "the alliance", "the bloc": the one that the text names.
            Subject::Pronoun(at) if self.view.any_word(at, &["alliance", "bloc"]) => {
                let code = if self.view.word(at, "bloc") { "EU" } else { "NATO" };
                let named =
                    self.memory.actors.keys().find(|a| self.lexicon.actors[**a].code.as_str() == code);
                let chunk = self.view.chunk(at)?;
                named.map(|a| Filler {
                    actor: *a,
                    place: chunk.start..chunk.end,
                    basis: FieldBasis::Inferred,
                })
            }
            Subject::Pronoun(at) => {
                // An actor named earlier in the sentence as a subject comes first, then the topic of the text.
                // "and Chad has all ten that it ordered": whoever stands nearest to the relative clause.
                let relative = at.checked_sub(2).is_some_and(|b| {
                    self.view.is(b + 1, Class::Relative)
                        && matches!(
                            self.view.chunk(b).map(|c| c.kind),
                            Some(ChunkKind::Item(_) | ChunkKind::Number(_))
                        )
                });
                let acting = |j: &usize| {
                    self.view.party(*j).is_some_and(|p| {
                        p.can_act()
                            && p.form != ActorForm::Place
                            && p.office.is_none()
                            && p.source.is_none()
                            && !self.sayings.iter().any(|s| s.speaker == *j)
                    }) && self.view.preposition_before(*j).is_none()
                };
                let here = if relative { (0..at).rev().find(acting) } else { (0..at).find(acting) };
                // "The government said it would donate": it is who speaks, if nobody else stands between.
                // "We will donate …," the government said.
                let we = self.view.word(at, "we");
                let before = self.sayings.iter().rfind(|s| s.cue < at && !s.inverted);
                let speaking = before.or_else(|| self.sayings.first().filter(|_| we));
                if let Some(saying) = speaking
                    && self.view.any_word(at, &["it", "we"])
                    && !(saying.cue + 1..at).any(|j| {
                        self.view.party(j).is_some_and(|p| p.can_act())
                            && self.view.preposition_before(j).is_none()
                    })
                    && let [speaker] = saying.speakers.as_slice()
                    && let Some(actor) = speaker.actor.filter(|_| speaker.kind != SourceKind::Research)
                {
                    let place = speaker.place.clone();
                    return Some(Filler { actor: self.standing(actor), place, basis: FieldBasis::Inferred });
                }
                // "The Kenyan air force is to induct the jets it is buying": an office acts for its state.
                let office = || {
                    (0..at).find(|j| {
                        self.view
                            .party(*j)
                            .is_some_and(|p| p.can_act() && p.actor.is_some() && p.office.is_some())
                            && self.view.preposition_before(*j).is_none()
                    })
                };
                let here = here.or_else(office);
                let plural = self.view.any_word(at, &["they", "them", "we"]);
                let person = self.view.any_word(at, &["he", "she", "i", "you"]);
                if plural || person {
                    let led = self.view.any_word(at, &["he", "she"]);
                    let here = self
                        .view
                        .sentence
                        .parties
                        .iter()
                        .find(|p| p.person.is_some() && p.end < self.view.sentence.chunks[at].start);
                    // "Chad's president boasted that he had bought ten guns"
                    let head = || {
                        let saying = self.sayings.iter().rfind(|s| s.cue < at && !s.inverted)?;
                        let [speaker] = saying.speakers.as_slice() else { return None };
                        let rules = matches!(speaker.kind, SourceKind::Leader | SourceKind::Ministry);
                        speaker.actor.filter(|_| rules).map(|actor| Filler {
                            actor,
                            place: speaker.place.clone(),
                            basis: FieldBasis::Inferred,
                        })
                    };
                    let leader = head()
                        .or_else(|| here.and_then(|p| self.filler_of(p, false)))
                        .or_else(|| self.memory.person.clone());
                    return leader
                        .filter(|_| led)
                        .map(|f| Filler { actor: self.standing(f.actor), ..inferred(&f) });
                }
                here.and_then(|j| self.filler(j, false))
                    .map(|f| inferred(&f))
                    .or_else(|| self.memory.topic.as_ref().map(inferred))
            }
            _ => None,
        }
    }

    /// The subject and the parties coordinated with it to its left.
    pub(crate) fn coordinated_fillers(&self, at: usize) -> Vec<Filler> {
        let mut chunks = vec![at];
        let (mut j, mut conjunction) = (at, false);
        'outer: while j > 0 {
            let mut glue = false;
            let mut k = j;
            for _ in 0..5 {
                let Some(before) = k.checked_sub(1) else { break 'outer };
                k = before;
                match self.view.chunk(k).map(|c| c.kind) {
                    // "Oslo ($5 billion), Riga ($4 billion) and Mali"
                    Some(ChunkKind::Close) => {
                        let open = (k.saturating_sub(4)..k)
                            .rev()
                            .find(|j| matches!(self.view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Open)));
                        let Some(open) = open else { break 'outer };
                        k = open;
                    }
                    // "Oslo, as well as Riga,"
                    Some(ChunkKind::Word)
                        if k >= 2
                            && self.view.word(k, "as")
                            && self.view.word(k - 1, "well")
                            && self.view.word(k - 2, "as") =>
                    {
                        k -= 2;
                        glue = true;
                        conjunction = true;
                    }
                    Some(ChunkKind::Party(_)) if glue => {
                        let fits = self
                            .view
                            .party(k)
                            .is_some_and(|p| p.can_act() && !p.possessive && p.office.is_none());
                        // "… to Kyiv, but Oslo sent": whoever a preposition governs belongs to the clause before.
                        let governed = self.view.preposition_before(k).is_some_and(|p| {
                            self.view.any_word(p, &["to", "from", "by", "for", "with", "in"])
                        });
                        if !fits || governed {
                            break 'outer;
                        }
                        chunks.push(k);
                        j = k;
                        continue 'outer;
                    }
                    Some(ChunkKind::Comma) => glue = true,
                    Some(ChunkKind::Word) if self.view.is(k, Class::Conjunction) => {
                        glue = true;
                        conjunction = true;
                    }
                    Some(ChunkKind::Word) if self.view.is(k, Class::Determiner) => {}
                    _ => break 'outer,
                }
            }
            break;
        }
        if !conjunction {
            chunks.truncate(1);
        }
        chunks.reverse();
        chunks.extend(self.accompanied(at));
        chunks.into_iter().filter_map(|c| self.filler(c, false)).collect()
    }

    /// "Oslo, as well as Riga, sent", "Oslo, along with Riga, sent": who acts together with the party at `at`.
    fn accompanied(&self, at: usize) -> Option<usize> {
        let view = self.view;
        let comma = |j: usize| matches!(view.chunk(j).map(|c| c.kind), Some(ChunkKind::Comma));
        let with = at + 2;
        let joined = view.any_word(with, &["along", "together"]) && view.word(with + 1, "with");
        let as_well = view.word(with, "as") && view.word(with + 1, "well") && view.word(with + 2, "as");
        let from = with + if as_well { 3 } else { 2 };
        let other =
            (from..from + 2).find(|j| view.party(*j).is_some_and(|p| p.can_act() && !p.possessive))?;
        (comma(at + 1) && (joined || as_well) && comma(other + 1)).then_some(other)
    }

    /// Items coordinated with the one at `at`, to its left, in order.
    pub(crate) fn coordinated_items(&self, at: usize) -> Vec<usize> {
        let mut items = vec![at];
        let mut j = at;
        loop {
            let mut k = j;
            let mut glue = false;
            let found = loop {
                let Some(before) = k.checked_sub(1) else { break None };
                k = before;
                match self.view.chunk(k).map(|c| c.kind) {
                    Some(ChunkKind::Item(_)) if glue => break Some(k),
                    Some(ChunkKind::Comma) => glue = true,
                    Some(ChunkKind::Word)
                        if self.view.is(k, Class::Conjunction)
                            || self.view.any_word(k, &["with", "plus"]) =>
                    {
                        glue = true
                    }
                    Some(ChunkKind::Word)
                        if self.view.is(k, Class::Adverb) || self.view.is(k, Class::Determiner) => {}
                    _ => break None,
                }
            };
            let Some(next) = found else { break };
            items.push(next);
            j = next;
        }
        items.reverse();
        items
    }
}

/// The parties of chunks.
pub(super) fn fillers(scene: &Scene<'_, '_>, chunks: &[usize], place_ok: bool) -> Vec<Filler> {
    chunks.iter().filter_map(|at| scene.filler(*at, place_ok)).collect()
}

/// The parties of a subject, all that are coordinated.
pub(super) fn subject_fillers(scene: &Scene<'_, '_>, subject: Subject) -> Vec<Filler> {
    match subject {
        Subject::Party(at) => scene.coordinated_fillers(at),
        Subject::Pronoun(at)
            if scene.view.any_word(at, &["they", "we"])
                || at > 0 && scene.view.any_word(at - 1, &["my", "our"]) =>
        {
            spoke(scene, at)
        }
        other => scene.subject_filler(other).into_iter().collect(),
    }
}

/// "Oslo and Riga announced that they would give": several speak of themselves.
fn spoke(scene: &Scene<'_, '_>, pronoun: usize) -> Vec<Filler> {
    let before = scene.sayings.iter().rfind(|s| s.cue < pronoun && !s.inverted);
    let Some(saying) = before.or_else(|| scene.sayings.first()) else { return Vec::new() };
    if (saying.cue + 1..pronoun).any(|j| scene.view.party(j).is_some_and(Party::can_act)) {
        return Vec::new();
    }
    let spoken: Vec<Filler> = saying.speakers.iter().filter_map(|s| speaks_for(scene, s)).collect();
    // "We are donating ten guns," he said: who was told of before.
    let we = spoken.is_empty() && !scene.view.word(pronoun, "they");
    let before = || {
        let heard = scene.memory.speakers.iter().find_map(|s| speaks_for(scene, s));
        heard.or_else(|| scene.memory.topic.clone())
    };
    if we { before().into_iter().collect() } else { spoken }
}

/// The state that a speaker speaks for, if it speaks for one.
pub(super) fn speaks_for(scene: &Scene<'_, '_>, speaker: &Speaker) -> Option<Filler> {
    let state = matches!(
        speaker.kind,
        SourceKind::Government | SourceKind::Ministry | SourceKind::Leader | SourceKind::Military
    );
    speaker.actor.filter(|_| state).map(|actor| Filler {
        actor: scene.standing(actor),
        place: speaker.place.clone(),
        basis: FieldBasis::Inferred,
    })
}
