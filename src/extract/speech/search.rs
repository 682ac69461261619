//! Finds the speakers beside a cue: to its right ("said X", "according to X") or to its left.

use super::super::chunks::Kind;
use super::super::clauses::View;
use super::super::lexicon::{ActorForm, Class, Lexicon};
use super::super::memory::Memory;
use super::super::parties::Party;
use super::Speaker;
use super::identity::{anonymous_speaker, first_subject, owner_behind, speaker};
use crate::model::SourceKind;

/// How many chunks to the left speakers are looked for; a sentence that runs on for pages stays linear.
pub(super) const REACH: usize = 80;

/// The chunk of the first speaker and the speakers; none of them where the text speaks for itself ("by our count").
type Found = Option<(usize, Vec<Speaker>)>;

/// Where speakers are looked for.
#[derive(Clone, Copy)]
pub(super) struct Search<'s, 'l> {
    /// The sentence.
    pub(super) view: View<'s, 'l>,
    /// The lexicon.
    pub(super) lexicon: &'s Lexicon,
    /// What the sentences before left.
    pub(super) memory: &'s Memory,
}

impl Search<'_, '_> {
    /// The speakers right after `from`: the first party within `reach` chunks, and those coordinated with it.
    pub(super) fn after(&self, from: usize, reach: usize) -> Found {
        let view = self.view;
        let end = (from + reach).min(view.sentence.chunks.len());
        for at in from..end {
            match view.chunk(at)?.kind {
                Kind::Party(_) => {
                    let party = view.party(at)?;
                    // "according to Norwegian and Western intelligence"
                    let shared = party.form == ActorForm::Demonym
                        && party.office.is_none()
                        && view.is(at + 1, Class::Conjunction)
                        && view.chunk(at + 2).is_some_and(|c| c.kind == Kind::Word)
                        && view.party(at + 3).is_some_and(|p| p.office.is_some() && p.actor.is_none());
                    if !party.can_speak() || shared {
                        continue;
                    }
                    // "said Russia had sent": the party is the subject of the content, not the speaker.
                    let next = view.first_real(at + 1);
                    if (view.is(next, Class::Have)
                        || view.is_trigger_verb(next)
                        || view.is(next, Class::Will)
                        || view.is(next, Class::Be))
                        && !view.is_noun_here(next)
                    {
                        return None;
                    }
                    return Some((at, self.coordinated(at, true)));
                }
                Kind::Word if view.is(at, Class::Pronoun) => return self.pronoun(at),
                Kind::Word if view.is(at, Class::Document) => return self.document(at),
                Kind::Word if view.is(at, Class::Body) => return Some((at, self.body(at))),
                Kind::Word if view.is(at, Class::Anonymous) => {
                    return Some((
                        at,
                        vec![anonymous_speaker(view, self.lexicon, at, owner_behind(view, at))],
                    ));
                }
                Kind::Word
                    if view.is(at, Class::Preposition)
                        && !view.any_word(at, &["to", "of", "in", "with", "by", "from"]) =>
                {
                    return None;
                }
                Kind::Item(_) | Kind::Semicolon => return None,
                // "according to two officials"
                Kind::Number(_) if !self.counts_speakers(at) => return None,
                Kind::Word if view.is(at, Class::Subordinator) && view.word(at, "that") => return None,
                _ => {}
            }
        }
        None
    }

    /// Whether a number counts people who speak: "two U.S. officials", "six people".
    fn counts_speakers(&self, at: usize) -> bool {
        (at + 1..at + 4).any(|j| {
            self.view.is(j, Class::Anonymous)
                || self.view.party(j).is_some_and(|p| p.office.is_some() || p.source.is_some())
        })
    }

    /// The speakers whose cue stands at `cue`, looking left.
    pub(super) fn before(&self, cue: usize) -> Found {
        let view = self.view;
        let mut oblique = None;
        let mut crossed_comma = 0;
        let from = self.over_insertion(cue);
        if let Some(found) = self.surname(from) {
            return Some(found);
        }
        for at in (from.saturating_sub(REACH)..from).rev() {
            match view.chunk(at)?.kind {
                Kind::Party(_) => {
                    let party = view.party(at)?;
                    if !party.can_speak() {
                        continue;
                    }
                    let owner_of_document =
                        party.possessive && (at + 1..cue).any(|j| view.is(j, Class::Document));
                    // "days after Oslo said": the word opens a clause whose subject stands right at its verb.
                    let clause = |p: usize| view.word(p, "after") && self.adjoins(at, from);
                    let preposition = view
                        .preposition_before(at)
                        .filter(|p| !clause(*p))
                        .map(|p| view.sentence.lower(view.text, p));
                    match preposition.as_deref() {
                        Some(
                            "of" | "by" | "from" | "in" | "at" | "to" | "for" | "with" | "on" | "about"
                            | "against" | "near" | "after",
                        ) if !owner_of_document => {
                            // "analysis conducted by X, together with Y"
                            let by = preposition.as_deref() == Some("by");
                            oblique = if by { Some(at) } else { oblique.or(Some(at)) };
                        }
                        // Of an apposition ("Shin, the defence minister, said") the one nearest to the cue.
                        _ => return Some((at, self.coordinated(at, false))),
                    }
                }
                Kind::Word => {
                    if let Some(found) = self.noun(at, oblique) {
                        return found;
                    }
                    if view.is(at, Class::Subordinator) && !view.is(at, Class::Adverb) && oblique.is_none() {
                        break;
                    }
                }
                Kind::Comma => {
                    crossed_comma += 1;
                    if crossed_comma > 3 {
                        break;
                    }
                }
                Kind::Semicolon | Kind::Colon | Kind::QuoteClose | Kind::Item(_) => break,
                _ => {}
            }
        }
        let at = oblique?;
        Some((at, self.coordinated(at, false)))
    }

    /// Whether only auxiliaries, adverbs and dates stand between a speaker and a cue.
    fn adjoins(&self, at: usize, cue: usize) -> bool {
        let view = self.view;
        (at + 1..cue).all(|j| {
            view.is(j, Class::Have)
                || view.is(j, Class::Adverb)
                || matches!(view.chunk(j).map(|c| c.kind), Some(Kind::Date(_)))
        })
    }

    /// A word left of a cue that speaks: a document, a body, a pronoun, somebody unnamed. `None`: look further.
    fn noun(&self, at: usize, oblique: Option<usize>) -> Option<Found> {
        let view = self.view;
        if view.is(at, Class::Document) {
            // "a report by X said"
            if let Some(by) = oblique {
                return Some(Some((by, self.coordinated(by, false))));
            }
            return Some(self.document(at));
        }
        if view.is(at, Class::Body) {
            if let Some(of) = oblique.filter(|_| view.word(at + 1, "of")) {
                return Some(Some((of, self.coordinated(of, false))));
            }
            return Some(Some((at, self.body(at))));
        }
        if view.is(at, Class::Press) {
            // "the RBC business portal": by its name.
            let near = at.saturating_sub(2)..at;
            let outlet = near.rev().find(|j| view.party(*j).is_some_and(Party::is_outlet));
            let named = outlet.map(|j| (j, self.coordinated(j, false)));
            return Some(Some(named.unwrap_or((at, Vec::new()))));
        }
        if view.is(at, Class::Pronoun) {
            return Some(self.pronoun(at));
        }
        if view.is(at, Class::Relative) && view.any_word(at, &["who", "which"]) {
            let owner =
                (at.saturating_sub(6)..at).rev().find(|j| view.party(*j).is_some_and(Party::can_speak));
            return Some(owner.map(|owner| (owner, self.coordinated(owner, false))));
        }
        if view.is(at, Class::Anonymous) {
            let actor = oblique.and_then(|o| view.party(o)).and_then(|p| p.actor);
            return Some(Some((at, vec![anonymous_speaker(view, self.lexicon, at, actor)])));
        }
        None
    }

    /// Where to look left from: over what stands between commas right before the cue ("X, in a letter to Y, said").
    fn over_insertion(&self, cue: usize) -> usize {
        let view = self.view;
        let kind = |at: usize| view.chunk(at).map(|c| c.kind);
        let mut end = cue;
        while end > 0 && [Class::Have, Class::Adverb, Class::Be].iter().any(|class| view.is(end - 1, *class))
        {
            end -= 1;
        }
        let Some(close) = end.checked_sub(1).filter(|at| kind(*at) == Some(Kind::Comma)) else { return cue };
        (close.saturating_sub(30)..close)
            .rev()
            .take_while(|at| !matches!(kind(*at), Some(Kind::Semicolon | Kind::QuoteClose)))
            .find(|at| {
                kind(*at) == Some(Kind::Comma)
                    && (view.is(at + 1, Class::Preposition) || view.any_word(at + 1, &["who", "which"]))
                    && at.checked_sub(1).is_some_and(|b| {
                        view.party(b).is_some_and(|p| p.can_speak() && view.preposition_before(b).is_none())
                            || view.is(b, Class::Anonymous)
                    })
            })
            .unwrap_or(cue)
    }

    /// How many words of an unknown name stand from a chunk on: "Mark Smith".
    pub(super) fn name_words(&self, from: usize) -> usize {
        (from..from + 4).take_while(|at| self.is_name(*at)).count()
    }

    /// A capitalised word that the lexicon does not know.
    fn is_name(&self, at: usize) -> bool {
        let view = self.view;
        view.chunk(at).is_some_and(|c| {
            c.kind == Kind::Word && c.is_plain() && view.text[c.start..c.end].starts_with(char::is_uppercase)
        })
    }

    /// "…, Smith said": whoever was heard under that name, else who spoke last, else somebody unknown.
    fn surname(&self, end: usize) -> Found {
        let last = end.checked_sub(1).filter(|at| self.is_name(*at))?;
        let first = (last.saturating_sub(4)..=last).rev().take_while(|at| self.is_name(*at)).last()?;
        let alone = first.checked_sub(1).is_none_or(|b| {
            matches!(
                self.view.chunk(b).map(|c| c.kind),
                Some(Kind::Comma | Kind::QuoteClose | Kind::QuoteOpen | Kind::Semicolon | Kind::Dash)
            ) || self.view.is(b, Class::Conjunction)
        });
        alone.then(|| (first, vec![self.named(first, last)]))
    }

    /// Somebody by an unknown name.
    pub(super) fn named(&self, first: usize, last: usize) -> Speaker {
        let view = self.view;
        let chunks = &view.sentence.chunks;
        let (place, surname) =
            (chunks[first].start..chunks[last].end, &view.text[chunks[last].start..chunks[last].end]);
        let unknown = || {
            let mut made = anonymous_speaker(view, self.lexicon, last, None);
            (made.name, made.place) = (view.text[place.clone()].to_owned(), place.clone());
            made
        };
        let words = |s: &Speaker| view.text.get(s.place.clone()).unwrap_or_default().to_owned();
        let heard =
            self.memory.heard.iter().rev().find(|s| {
                s.name.split(' ').any(|w| w == surname) || words(s).split(' ').any(|w| w == surname)
            });
        // A surname alone is that of whoever spoke last, unless a state did.
        let person = |s: &&Speaker| first == last && !s.relays() && s.code.contains(['.', ':']);
        let known = heard.or_else(|| self.memory.speakers.first().filter(person));
        known.map_or_else(unknown, |known| known.again(place.clone()))
    }

    /// "he", "they": the last speakers; "we" outside a quotation is the text itself.
    fn pronoun(&self, at: usize) -> Found {
        let view = self.view;
        let chunk = view.chunk(at)?;
        if view.any_word(at, &["we", "us", "i"]) && !chunk.quoted {
            return Some((at, Vec::new()));
        }
        // "officials told the agency they believed": those who speak in the same sentence.
        let cut = |j: &usize| {
            !matches!(
                view.chunk(*j).map(|c| c.kind),
                Some(Kind::QuoteOpen | Kind::QuoteClose | Kind::Semicolon)
            )
        };
        let cue = (0..at).rev().take_while(cut).find(|j| view.is_cue(*j));
        if let Some((subject, speakers)) = cue.and_then(|cue| self.before(cue))
            && !speakers.is_empty()
        {
            return Some((subject, speakers));
        }
        if let Some(speaker) = self.memory.speakers.first().cloned() {
            return Some((at, vec![Speaker { place: chunk.start..chunk.end, ..speaker }]));
        }
        // "X released pictures which it said showed": the subject of the sentence.
        let subject = (0..at).find(|j| {
            view.party(*j).is_some_and(Party::can_speak) && view.preposition_before(*j).is_none()
        })?;
        Some((subject, self.coordinated(subject, true)))
    }

    /// A document speaks for its owner, else for whoever spoke last; a new one for nobody known.
    fn document(&self, at: usize) -> Found {
        let view = self.view;
        let chunk = view.chunk(at)?;
        let from = (at.saturating_sub(4)..at)
            .rev()
            .find(|j| {
                matches!(
                    view.chunk(*j).map(|c| c.kind),
                    Some(Kind::Comma | Kind::QuoteClose | Kind::Semicolon)
                )
            })
            .map_or(at.saturating_sub(4), |j| j + 1);
        let owner = (from..at).rev().find(|j| view.party(*j).is_some_and(Party::can_speak)).or_else(|| {
            let by = (at + 1..at + 4).find(|j| view.any_word(*j, &["by", "from", "of"]))?;
            (by + 1..by + 4).find(|j| view.party(*j).is_some_and(Party::can_speak))
        });
        if let Some(owner) = owner {
            return Some((owner, self.coordinated(owner, false)));
        }
        // "the WPI report": by a name that nobody knows.
        let named = at > from
            && view.chunk(at - 1).is_some_and(|c| {
                c.kind == Kind::Word
                    && view.text[c.start..c.end].chars().all(char::is_uppercase)
                    && c.end > c.start + 1
            });
        let new = named
            || (from..at).any(|j| view.any_word(j, &["a", "an", "another"]))
                && view.any_word(at, &["report", "study", "analysis", "document", "survey", "paper"]);
        if new {
            return Some((at, vec![anonymous_speaker(view, self.lexicon, at, None)]));
        }
        let known = self.memory.speakers.first().or(self.memory.heard.back());
        let known = known.or_else(|| self.memory.account.ledger());
        let place = chunk.start..chunk.end;
        Some((at, known.map(|known| known.again(place)).into_iter().collect()))
    }

    /// "the agency", "the command": the one heard before whose name holds the word; by its own name, nobody known.
    fn body(&self, at: usize) -> Vec<Speaker> {
        let view = self.view;
        // "Mr Duda's office", "Peru's embassy in Lima"
        let owner = (at.saturating_sub(3)..at)
            .rev()
            .find(|j| view.party(*j).is_some_and(|p| p.possessive && p.can_speak()));
        if let Some(owner) = owner {
            return self.coordinated(owner, false);
        }
        let word = view.sentence.lower(view.text, at);
        let unknown = || anonymous_speaker(view, self.lexicon, at, None);
        let capital = |j: usize| {
            view.chunk(j).is_some_and(|c| view.text[c.start..c.end].starts_with(char::is_uppercase))
        };
        // "a US think-tank", "the Norwegian agency"
        let nation = at.checked_sub(1).and_then(|b| view.party(b)).filter(|p| {
            p.office.is_none() && !p.possessive && matches!(p.form, ActorForm::Demonym | ActorForm::Name)
        });
        if let Some(of) = nation.and_then(|p| p.actor) {
            return vec![anonymous_speaker(view, self.lexicon, at, Some(of))];
        }
        let named = at.checked_sub(1).is_some_and(|b| capital(at) && (capital(b) || b > 0));
        let new = (at.saturating_sub(3)..at).any(|j| view.any_word(j, &["a", "an"]));
        if named || new {
            return vec![unknown()];
        }
        // "the country's exporters' association": of the state that the sentence is about.
        if (at.saturating_sub(4)..at).any(|j| view.any_word(j, &["country", "nation"])) {
            let actor = first_subject(view).or_else(|| self.memory.topic.as_ref().map(|t| t.actor));
            return vec![anonymous_speaker(view, self.lexicon, at, actor)];
        }
        let heard = || self.memory.heard.iter().rev();
        let known = heard()
            .find(|s| s.name.to_lowercase().contains(&word))
            .or_else(|| {
                let office = matches!(word.as_str(), "ministry" | "department");
                heard().find(|s| office && s.kind == SourceKind::Ministry)
            })
            .or_else(|| self.memory.speakers.first().filter(|_| word != "group"))
            .or_else(|| heard().next());
        let chunk = &view.sentence.chunks[at];
        vec![known.map_or_else(unknown, |known| known.again(chunk.start..chunk.end))]
    }

    /// "both governments", "the two countries": the supplier and the recipient of the last report.
    fn both(&self, at: usize) -> Option<Vec<Speaker>> {
        let view = self.view;
        let party = view.party(at).filter(|p| p.actor.is_none())?;
        let whole = view.text[party.start..party.end].to_ascii_lowercase();
        let two = whole.starts_with("both ")
            || party.office.is_some() && at > 0 && view.any_word(at - 1, &["both", "two"]);
        let dyad =
            self.memory.dyads.back().filter(|_| two && view.text[party.start..party.end].ends_with('s'))?;
        let one = |actor: usize| {
            let country = Party { actor: Some(actor), office: None, ..party.clone() };
            speaker(view, self.lexicon, self.memory, &country)
        };
        Some(vec![one(dyad.supplier.actor), one(dyad.recipient.actor)])
    }

    /// The party as speaker, and the parties coordinated with it ("Oslo, Riga and the Netherlands").
    fn coordinated(&self, at: usize, forward: bool) -> Vec<Speaker> {
        let view = self.view;
        if let Some(pair) = self.both(at) {
            return pair;
        }
        let step = |from: usize| -> Option<usize> {
            let mut j = from;
            let mut glue = false;
            for _ in 0..5 {
                j = if forward { j + 1 } else { j.checked_sub(1)? };
                let chunk = view.chunk(j)?;
                match chunk.kind {
                    Kind::Party(_) if glue => {
                        let party = view.party(j)?;
                        return (party.can_speak() && !party.possessive).then_some(j);
                    }
                    Kind::Comma => glue = true,
                    Kind::Word if view.is(j, Class::Conjunction) => glue = true,
                    Kind::Word if view.is(j, Class::Determiner) => {}
                    _ => return None,
                }
            }
            None
        };
        let plain = |j: usize| {
            view.party(j).is_some_and(|p| p.office.is_none() && p.person.is_none() && p.source.is_none())
        };
        let mut chunks = vec![at];
        let mut from = at;
        let mut conjunction = false;
        while let Some(next) = step(from) {
            // "to Ukraine, the German minister and her counterpart said": a bare name is no colleague of an office.
            if plain(next) != plain(at) {
                break;
            }
            let (low, high) = (from.min(next), from.max(next));
            conjunction |= (low..high).any(|j| view.is(j, Class::Conjunction));
            chunks.push(next);
            from = next;
            if chunks.len() > 6 {
                break;
            }
        }
        // A comma alone is an apposition ("Shin Won-sik, the defence minister").
        if !conjunction {
            chunks.truncate(1);
        }
        chunks.sort_unstable();
        chunks
            .into_iter()
            .filter_map(|j| view.party(j).map(|p| speaker(view, self.lexicon, self.memory, p)))
            .collect()
    }
}
