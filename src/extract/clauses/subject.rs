//! The subject of a verb: what stands before it, through relative clauses and coordinated verbs.

use super::super::chunks::Kind;
use super::super::lexicon::{ActorForm, Class};
use super::super::numbers::NumberClass;
use super::{Subject, View};

impl View<'_, '_> {
    /// The subject of the verb at `at`.
    pub(crate) fn subject(&self, at: usize) -> Subject {
        if let Some(party) = self.blamed(at) {
            return Subject::Party(party);
        }
        if let Some(pronoun) = self.over_relative(at) {
            return self.antecedent(pronoun);
        }
        // "contingent on Oslo sending tanks"
        let gerund = self.chunk(at).is_some_and(|c| self.text[c.start..c.end].ends_with("ing"));
        if let Some(before) =
            at.checked_sub(1).filter(|b| gerund && self.party(*b).is_some_and(|p| !p.possessive))
            && self
                .preposition_before(before)
                .is_some_and(|p| self.any_word(p, &["on", "upon", "about", "of", "with", "after", "despite"]))
        {
            return Subject::Party(before);
        }
        let (mut j, mut oblique, mut depth, mut conjunction) = (at, Subject::None, 0usize, false);
        while j > 0 {
            j -= 1;
            let Some(chunk) = self.chunk(j) else { break };
            match chunk.kind {
                Kind::Close => depth += 1,
                Kind::Open => depth = depth.saturating_sub(1),
                _ if depth > 0 => {}
                Kind::Semicolon | Kind::Colon => break,
                // "The rest, Oslo added, follows": over what is put in between commas to say who says it.
                Kind::Comma => {
                    let opens = (j.saturating_sub(18)..j).rev().find(|k| {
                        matches!(self.chunk(*k).map(|c| c.kind), Some(Kind::Comma | Kind::Semicolon))
                    });
                    let opens = opens.filter(|k| j - k <= 9 || self.any_word(k + 1, &["which", "who"]));
                    if let Some(open) = opens
                        && matches!(self.chunk(open).map(|c| c.kind), Some(Kind::Comma))
                        && ((open + 1..j).any(|k| self.is_cue(k))
                            && !(open + 1..j).any(|k| self.word(k, "that") || self.item(k).is_some())
                            || self.any_word(open + 1, &["which", "who"]))
                    {
                        j = open;
                    }
                }
                // "the missiles that cost Oslo ten tanks": nor does it do anything itself.
                Kind::Party(_) if self.in_object_of_relative(j, at) => {}
                Kind::Party(_) => {
                    let Some(party) = self.party(j) else { continue };
                    // "heard Oslo's wish, giving": whose noun stands before a comma is no subject.
                    // "the Peruvian army's first brigade, received": a part of it acts for it.
                    let part = (j + 1..j + 6).any(|k| self.is(k, Class::Formation));
                    let owns = party.possessive
                        && !part
                        && (j + 1..at).any(|k| matches!(self.chunk(k).map(|c| c.kind), Some(Kind::Comma)));
                    if party.is_outlet() || owns || self.prefixed(j) || self.only_modifies(j) {
                        continue;
                    }
                    // "ten guns that Oslo promised Riga have arrived": who was promised them does nothing.
                    let taker = j > 1
                        && self.is_trigger_verb(j - 1)
                        && !self.is_noun_here(j - 1)
                        && (self.is(j + 1, Class::Have)
                            || self.is(j + 1, Class::Be)
                            || self.is(j + 1, Class::Will))
                        && (j.saturating_sub(6)..j - 1).any(|k| self.is(k, Class::Relative));
                    if taker {
                        continue;
                    }
                    let dative = self.any_word(j + 1, &["to"]) && self.chunk(j + 1).is_some();
                    match self.preposition_before(j) {
                        // "agreed with Oslo to supply": who is on the other side is no subject.
                        Some(p)
                            if (!dative || self.any_word(p, &["with", "from", "by", "between"]))
                                && !self.any_word(p, &["including", "like"]) =>
                        {
                            if oblique == Subject::None && !self.people_at(p) {
                                oblique = Subject::Party(j);
                            }
                        }
                        _ => return Subject::Party(j),
                    }
                }
                // "the missiles that cost Oslo ten tanks had been bought": the object of a relative clause does nothing.
                Kind::Item(_) if self.in_object_of_relative(j, at) => {}
                // "handed ten guns to Riga and gets": the object of the verb before does nothing.
                Kind::Item(_) if let Some(verb) = self.coordinated_with(j, at) => {
                    // "has old weapons and is sending": no verb of ours.
                    return if self.is(verb, Class::Have) { self.subject(verb) } else { Subject::Of(verb) };
                }
                Kind::Item(_) => match self.preposition_before_item(j) {
                    // "permission for ten guns to be sent"
                    Some(p)
                        if self.word(p, "for")
                            && self.word(j + 1, "to")
                            && self.infinitive_follows(j + 1) =>
                    {
                        return Subject::Item(j);
                    }
                    Some(p) if !self.word(p, "of") => {}
                    Some(_) => oblique = if oblique == Subject::None { Subject::Item(j) } else { oblique },
                    None => return Subject::Item(j),
                },
                Kind::Number(n) => {
                    let counts =
                        self.sentence.numbers.get(n).is_some_and(|n| n.class == NumberClass::Cardinal);
                    let ordinal = self.sentence.numbers.get(n).is_some_and(|n| {
                        n.class == NumberClass::Ordinal
                            || n.class == NumberClass::Fraction && n.whole.is_none()
                    });
                    // "a third batch of 60": a batch counts by itself.
                    let batch = j >= 2 && self.word(j - 1, "of") && self.is(j - 2, Class::Batch);
                    let free = batch || self.preposition_before(j).is_none_or(|p| self.word(p, "with"));
                    // "First, …" counts nothing; "15 of the 19" are no arms of before.
                    let ordinal = ordinal && j > 0 && self.is(j - 1, Class::Determiner)
                        || ordinal
                            && self.sentence.numbers.get(n).is_some_and(|n| n.class == NumberClass::Fraction);
                    let of_others = self.word(j + 1, "of")
                        && (j + 2..j + 4)
                            .any(|k| matches!(self.chunk(k).map(|c| c.kind), Some(Kind::Number(_))));
                    if (counts || ordinal)
                        && !of_others
                        && self.stands_alone(j)
                        && free
                        && oblique == Subject::None
                    {
                        let next = j + 1;
                        if self.is(next, Class::Be)
                            || self.is(next, Class::Have)
                            || self.is(next, Class::Will)
                        {
                            return Subject::Number(j);
                        }
                        oblique = Subject::Number(j);
                    }
                }
                Kind::Word => {
                    // "six of them left", "two of which it bought"
                    if (chunk.is(Class::Pronoun) || chunk.is(Class::Relative))
                        && let Some(number) = self.counted_before(j)
                    {
                        return Subject::Number(number);
                    }
                    if chunk.is(Class::Relative) && !self.complementizer(j) {
                        return self.antecedent(j);
                    }
                    if chunk.is(Class::Pronoun) {
                        return Subject::Pronoun(j);
                    }
                    let pointing = (self.is(j + 1, Class::Be)
                        || self.is(j + 1, Class::Have)
                        || self.is(j + 1, Class::Will))
                        && self.any_word(j, &["these", "those"]);
                    if pointing {
                        return Subject::Pronoun(j);
                    }
                    let batch = chunk.is(Class::Batch)
                        && self.any_word(
                            j.wrapping_sub(1),
                            &["first", "last", "second", "third", "next", "final", "remaining"],
                        )
                        && !self.word(j + 1, "of")
                        && self.preposition_before(j).is_none();
                    if batch {
                        return Subject::Number(j);
                    }
                    if chunk.is(Class::Rest)
                        && self.is(j.wrapping_sub(1), Class::Determiner)
                        && self.preposition_before(j).is_none()
                    {
                        return Subject::Number(j);
                    }
                    if self.is(j.wrapping_sub(1), Class::Determiner)
                        && (chunk.is(Class::SaidDefinite)
                            || chunk.is(Class::Fighters)
                            || self.any_word(j, &["alliance", "bloc"]))
                        && self.preposition_before(j).is_none()
                    {
                        return Subject::Pronoun(j);
                    }
                    if chunk.is(Class::Subordinator)
                        && !chunk.is(Class::Preposition)
                        && !chunk.is(Class::Adverb)
                        && !self.word(j, "so")
                        && (!self.word(j, "whether") || !self.word(j + 1, "to"))
                    {
                        break;
                    }
                    conjunction |= chunk.is(Class::Conjunction);
                    let cue = self.is_cue(j);
                    if conjunction && (cue || self.is_trigger_verb(j)) {
                        return Subject::Of(j);
                    }
                    // "is believed to have supplied": what is said of the subject.
                    let passive = || {
                        self.word(j + 1, "to")
                            && j > 0
                            && (self.is(j - 1, Class::Be) || self.is(j - 1, Class::Adverb))
                    };
                    // "confirms sending": who says so is who did it.
                    let gerund = || {
                        j + 1 == at
                            && self.chunk(at).is_some_and(|c| self.text[c.start..c.end].ends_with("ing"))
                    };
                    if cue && !self.controls(j) && !passive() && !gerund() {
                        break;
                    }
                }
                _ => {}
            }
        }
        oblique
    }

    /// "criticised Oslo for selling", "condemned Oslo, its ally, for selling": who is blamed did it.
    fn blamed(&self, at: usize) -> Option<usize> {
        const BLAMES: [&str; 16] = [
            "criticized",
            "criticised",
            "criticizing",
            "criticising",
            "condemned",
            "blamed",
            "praised",
            "attacked",
            "rebuked",
            "faulted",
            "sanctioned",
            "punished",
            "denounced",
            "commended",
            "accused",
            "hailed",
        ];
        let gerund = self.chunk(at).is_some_and(|c| self.text[c.start..c.end].ends_with("ing"));
        if !gerund || !at.checked_sub(1).is_some_and(|b| self.any_word(b, &["for", "of"])) {
            return None;
        }
        let verb = (at.saturating_sub(18)..at).rev().find(|j| self.any_word(*j, &BLAMES))?;
        (verb + 1..verb + 5).find(|j| self.party(*j).is_some_and(|p| !p.possessive))
    }

    /// "the guns that Oslo promised (Riga) have been sent": the relative pronoun of a clause that stands between the subject and
    /// the auxiliary.
    fn over_relative(&self, at: usize) -> Option<usize> {
        let auxiliary =
            |j: usize| self.is(j, Class::Have) || self.is(j, Class::Be) || self.is(j, Class::Will);
        let first = (at.saturating_sub(4)..at).find(|j| auxiliary(*j))?;
        let taker = usize::from(first > 1 && self.party(first - 1).is_some());
        let verb = first.checked_sub(1 + taker)?;
        if !self.is_trigger_verb(verb) || self.is_noun_here(verb) {
            return None;
        }
        let pronoun = (verb.saturating_sub(6)..verb).rev().find(|j| self.is(*j, Class::Relative))?;
        let comma = |j: usize| matches!(self.chunk(j).map(|c| c.kind), Some(Kind::Comma));
        let behind_item =
            pronoun > 0 && (self.item(pronoun - 1).is_some() || self.is(pronoun - 1, Class::Rest));
        (behind_item && !(pronoun..first).any(comma)).then_some(pronoun)
    }

    /// Whether an item stands in a relative clause of another one that the verb at `at` speaks of.
    fn in_object_of_relative(&self, item: usize, at: usize) -> bool {
        let comma = |j: usize| matches!(self.chunk(j).map(|c| c.kind), Some(Kind::Comma));
        let relative = (item.saturating_sub(6)..item).rev().find(|j| self.is(*j, Class::Relative));
        let Some(relative) = relative.filter(|r| *r > 0 && self.item(r - 1).is_some()) else { return false };
        let verb = (relative + 1..item).any(|j| {
            self.chunk(j)
                .is_some_and(|c| c.kind == Kind::Word && !c.is(Class::Determiner) && !c.is(Class::Adverb))
        });
        let auxiliary = (item + 1..at).any(|j| self.is(j, Class::Have) || self.is(j, Class::Be));
        verb && auxiliary
            && !(relative..item).any(comma)
            && !(item..at).any(|j| comma(j) || self.is(j, Class::Relative))
    }

    /// The verb that has the item as its object, if the verb at `at` stands right behind an "and".
    fn coordinated_with(&self, item: usize, at: usize) -> Option<usize> {
        let auxiliary = at.checked_sub(1).is_some_and(|b| self.is(b, Class::Be) || self.is(b, Class::Have));
        let before = at.checked_sub(1 + usize::from(auxiliary));
        let joined = before.is_some_and(|b| self.is(b, Class::Conjunction));
        let governs = |j: &usize| {
            self.is_trigger_verb(*j) && !self.is_noun_here(*j) || self.is(*j, Class::Have) && auxiliary
        };
        let verb = (item.saturating_sub(2)..item).rev().find(governs);
        verb.filter(|_| joined && self.is_trigger_verb(at))
    }

    /// "the rebels in Mali": people at a place are not its state.
    fn people_at(&self, preposition: usize) -> bool {
        self.any_word(preposition, &["in", "inside", "near", "of"])
            && preposition.checked_sub(1).is_some_and(|head| self.is(head, Class::Fighters))
    }

    /// "anti-Oslo", "pro-Oslo": who somebody is for or against does nothing.
    fn prefixed(&self, at: usize) -> bool {
        at >= 2
            && matches!(self.chunk(at - 1).map(|c| c.kind), Some(Kind::Hyphen))
            && self.any_word(at - 2, &["anti", "pro", "non", "ex", "post", "pre"])
    }

    /// "Syrian tour groups", "a Russian lawmaker": the adjective belongs to a noun that stands for no state.
    fn only_modifies(&self, at: usize) -> bool {
        let demonym = self.party(at).is_some_and(|p| p.form == ActorForm::Demonym && p.office.is_none());
        demonym && (at + 1..at + 3).any(|j| self.is(j, Class::NoState))
    }

    /// "1,500 of them": the number before "of" and a pronoun.
    fn counted_before(&self, pronoun: usize) -> Option<usize> {
        let of = pronoun.checked_sub(1).filter(|b| self.word(*b, "of"))?;
        let at = of.checked_sub(1)?;
        if self.any_word(at, &["more", "most", "some", "others", "many"]) {
            return Some(at);
        }
        let Kind::Number(n) = self.chunk(at)?.kind else { return None };
        let counts = self.sentence.numbers.get(n).is_some_and(|n| n.class == NumberClass::Cardinal);
        counts.then_some(at)
    }

    /// A preposition that governs an item, looked for over the item's own determiner.
    pub(super) fn preposition_before_item(&self, at: usize) -> Option<usize> {
        let p = at.checked_sub(1)?;
        self.is(p, Class::Preposition).then_some(p)
    }

    /// Whether a "that" opens a content clause ("said that"), not a relative one.
    pub(super) fn complementizer(&self, at: usize) -> bool {
        // "a country that has ordered"
        let explains = at >= 2 && self.is(at - 1, Class::SaidDefinite) && self.is(at - 2, Class::Determiner);
        self.word(at, "that")
            && !explains
            && at.checked_sub(1).is_none_or(|b| {
                !matches!(
                    self.chunk(b).map(|c| c.kind),
                    Some(Kind::Item(_) | Kind::Party(_) | Kind::Comma | Kind::Number(_))
                ) && (self.is_cue(b) || self.chunk(b).is_some_and(|c| c.kind == Kind::Word))
            })
    }

    /// Whether a relative pronoun stands between the verb and its subject.
    pub(crate) fn in_relative(&self, at: usize, subject: Subject) -> bool {
        let (Subject::Item(s) | Subject::Party(s)) = subject else { return false };
        let Some(pronoun) = (s + 1..at).find(|j| self.is(*j, Class::Relative)) else { return false };
        // "the guns that were on offer have been sent": the relative clause has a verb of its own.
        let auxiliary = (at.saturating_sub(4)..at)
            .rev()
            .take_while(|j| {
                [Class::Have, Class::Be, Class::Will, Class::Modal, Class::Adverb, Class::Not]
                    .iter()
                    .any(|class| self.is(*j, *class))
            })
            .filter(|j| self.is(*j, Class::Have) || self.is(*j, Class::Be) || self.is(*j, Class::Will))
            .last();
        let own = auxiliary.is_some_and(|aux| {
            (pronoun + 1..aux).any(|j| self.is_trigger_verb(j) && !self.is_noun_here(j))
                && !(pronoun + 1..aux).any(|j| self.is(j, Class::Conjunction))
        });
        s < at && !own
    }

    /// What a relative pronoun stands for.
    pub(crate) fn antecedent(&self, at: usize) -> Subject {
        // "to take pictures that will be handed over": the object of a verb is what is meant.
        let object = at.checked_sub(2).is_some_and(|verb| {
            self.chunk(at - 1).is_some_and(|c| {
                c.kind == Kind::Word
                    && c.is_plain()
                    && self.text[c.start..c.end].starts_with(char::is_lowercase)
            }) && self.infinitive(verb)
        });
        if object {
            return Subject::None;
        }
        // "Oslo, a country that has ordered": over the noun that explains the party.
        let explains = at.checked_sub(1).is_some_and(|b| self.is(b, Class::SaidDefinite))
            && at.checked_sub(2).is_some_and(|b| self.any_word(b, &["a", "an"]));
        if explains && at >= 4 && self.party(at - 4).is_some() {
            return Subject::Party(at - 4);
        }
        for j in (at.saturating_sub(8)..at).rev() {
            match self.chunk(j).map(|c| c.kind) {
                Some(Kind::Party(_))
                    if self.word(at, "which")
                        && self
                            .preposition_before(j)
                            .is_some_and(|p| self.word(p, "of") || self.word(p, "for")) =>
                {
                    // "the 49 Abrams … of Australia, which": keep looking for an item, else the party.
                    let item = (j.saturating_sub(6)..j).rev().find(|k| self.item(*k).is_some());
                    return item.map_or(Subject::Party(j), Subject::Item);
                }
                Some(Kind::Party(_)) if !self.word(at, "that") => return Subject::Party(j),
                Some(Kind::Item(_)) => return Subject::Item(j),
                Some(Kind::Semicolon | Kind::Colon) => break,
                _ => {}
            }
        }
        Subject::None
    }

    pub(super) fn controls(&self, at: usize) -> bool {
        self.chunk(at).and_then(|c| c.info).is_some_and(|i| !i.controls.is_empty())
    }
}
