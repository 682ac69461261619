//! Where a clause ends: at a verb with a subject of its own, a participle, an infinitive, a relative without its pronoun.

use super::super::chunks::Kind;
use super::super::lexicon::Class;
use super::super::lexicon::forms::Form;
use super::View;

impl View<'_, '_> {
    /// After a comma or dash: does a new clause begin here (a speaker with a cue, a participle, a finite verb)?
    pub(super) fn ends_clause(&self, at: usize) -> bool {
        for j in at..at + 7 {
            let Some(chunk) = self.chunk(j) else { return false };
            match chunk.kind {
                Kind::Item(_) => {
                    // "…, 120 of the tanks were": a new clause if a finite verb follows right after.
                    return self.is(j + 1, Class::Be)
                        || self.is(j + 1, Class::Have)
                        || self.is(j + 1, Class::Will)
                        || (self.is_trigger_verb(j + 1) && !self.is_noun_here(j + 1)
                            || self.unknown_past(j + 1))
                            && matches!(
                                self.chunk(j + 2).map(|c| c.kind),
                                Some(Kind::Item(_) | Kind::Number(_) | Kind::Party(_))
                            );
                }
                Kind::Party(_) => {
                    let next = self.first_real(j + 1);
                    let speaker = self
                        .party(j)
                        .is_some_and(|p| p.office.is_some() || p.person.is_some() || p.source.is_some());
                    if speaker {
                        let cue = (j + 1..j + 20).find(|k| self.is_cue(*k) || self.item(*k).is_some());
                        if cue.is_some_and(|k| self.is_cue(k)) {
                            return true;
                        }
                    }
                    return self.is_cue(next)
                        || self.is(next, Class::Have)
                        || self.is(next, Class::Be)
                        || self.is(next, Class::Will)
                        || self.is_trigger_verb(next);
                }
                Kind::Word => {
                    if self.any_word(
                        j,
                        &[
                            "according",
                            "citing",
                            "adding",
                            "saying",
                            "while",
                            "but",
                            "which",
                            "who",
                            "as",
                            "although",
                            "though",
                            "whereas",
                            "where",
                            "when",
                            "after",
                            "because",
                        ],
                    ) {
                        return true;
                    }
                    if self.any_word(j, &["including", "to", "from", "by", "plus", "along", "together"]) {
                        return false;
                    }
                    if self.is_cue(j)
                        || chunk.is(Class::Pronoun)
                        || chunk.is(Class::Be)
                        || chunk.is(Class::Have)
                    {
                        return true;
                    }
                    // A participle opens a clause of its own; "bringing to 84" is read by the ellipsis rule.
                    let gerund = self.text[chunk.start..chunk.end].ends_with("ing")
                        && j == at
                        && self.chunk(j + 1).is_some_and(|c| c.kind != Kind::Hyphen);
                    if gerund {
                        return true;
                    }
                }
                Kind::Number(_) | Kind::Hyphen | Kind::Possessive | Kind::QuoteOpen | Kind::QuoteClose => {}
                _ => return false,
            }
        }
        false
    }

    /// A word that ends the arguments: a subordinator, an auxiliary, another verb, a coordinated clause.
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        if self.participle_opens(at) {
            return true;
        }
        let auxiliary =
            [Class::Be, Class::Have, Class::Will, Class::Modal].iter().any(|class| self.is(at, *class));
        let verb = (self.is_cue(at) || self.is_trigger_verb(at)) && !self.is_noun_here(at);
        auxiliary
            || verb
            || self.is(at, Class::Subordinator) && !self.is(at, Class::Adverb)
            || self.is(at, Class::Conjunction) && self.verb_follows(at)
    }

    /// "sent letters expressing concern", "warned, saying": a participle behind a noun opens a clause of its own.
    fn participle_opens(&self, at: usize) -> bool {
        let Some(chunk) = self.chunk(at) else { return false };
        let word = &self.text[chunk.start..chunk.end];
        let gerund = word.len() > 5 && word.ends_with("ing") && word.starts_with(char::is_lowercase);
        let cue = chunk.info.is_some_and(|i| i.triggers.is_empty() && !i.cues.is_empty());
        let behind_noun = at.checked_sub(1).is_some_and(|b| {
            let before = self.chunk(b);
            matches!(before.map(|c| c.kind), Some(Kind::Party(_) | Kind::Date(_)))
                || before.is_some_and(|c| c.kind == Kind::Word && c.is_plain())
        });
        let modifies = self.chunk(at + 1).is_none_or(|c| {
            matches!(c.kind, Kind::Item(_) | Kind::Hyphen | Kind::Comma)
                || c.kind == Kind::Word && c.is(Class::Conjunction)
        });
        gerund && (cue || chunk.is_plain() && behind_noun && !modifies)
    }

    /// Whether a clause stands behind a preposition: "after Oslo sent".
    pub(super) fn clause_follows(&self, at: usize) -> bool {
        for j in at + 1..at + 7 {
            let Some(chunk) = self.chunk(j) else { return false };
            if chunk.kind == Kind::Comma {
                return false;
            }
            if chunk.kind == Kind::Word
                && (chunk.is(Class::Be) || chunk.is(Class::Have) || self.is_cue(j) || self.is_trigger_verb(j))
            {
                return true;
            }
        }
        false
    }

    /// Whether a verb, or a subject with its verb, stands behind a conjunction.
    fn verb_follows(&self, at: usize) -> bool {
        let mut next = self.first_real(at + 1);
        let verb = |j: usize| {
            self.is_trigger_verb(j) && !self.is_noun_here(j)
                || self.is_cue(j)
                || self.is(j, Class::Be)
                || self.is(j, Class::Have)
                || self.is(j, Class::Will)
                || self.is(j, Class::Modal)
        };
        if verb(next) || self.is(next, Class::Pronoun) {
            return true;
        }
        // "… and the Netherlands has sent", "… and Oslo plans to send", "… and Oslo completed the delivery"
        while self.is(next, Class::Determiner) {
            next += 1;
        }
        let subject = matches!(self.chunk(next).map(|c| c.kind), Some(Kind::Party(_)));
        let after = self.first_real(next + 1);
        let object = self.word(after + 1, "to") || self.is(after + 1, Class::Determiner);
        subject && (verb(after) || self.controls(after) && object)
    }

    /// "to" + verb.
    pub(crate) fn infinitive_follows(&self, to: usize) -> bool {
        let mut next = to + 1;
        while self.is(next, Class::Adverb) {
            next += 1;
        }
        let Some(chunk) = self.chunk(next).filter(|c| c.kind == Kind::Word) else { return false };
        let Some(info) = chunk.info else {
            // An unknown word after "to" and before a determiner is a verb: "to bolster its".
            let lower =
                chunk.end > chunk.start && self.text[chunk.start..chunk.end].starts_with(char::is_lowercase);
            return lower
                && (self.is(next + 1, Class::Determiner)
                    || self.is(next + 1, Class::Pronoun)
                    || matches!(
                        self.chunk(next + 1).map(|c| c.kind),
                        Some(Kind::Party(_) | Kind::Item(_) | Kind::Number(_))
                    ));
        };
        info.is(Class::Be)
            || info.is(Class::Have)
            || info.is(Class::Get)
            || info.is(Class::Infinitive)
            || info.triggers.iter().any(|t| !t.noun && t.form == Form::Base)
            || info.cues.iter().any(|c| c.form == Some(Form::Base))
            || info.controls.iter().any(|c| c.form == Some(Form::Base))
            || info.is(Class::GuardMake) && !self.text[chunk.start..chunk.end].ends_with("ed")
    }

    /// Whether a clause of its own stands from here to the end of the sentence ("gave its number: 90 boxes have gone").
    pub(super) fn statement_follows(&self, from: usize) -> bool {
        (from..self.sentence.chunks.len()).any(|j| self.is(j, Class::Be) || self.is(j, Class::Have))
    }

    /// A party right after an item and right before a finite verb.
    pub(super) fn contact_relative(&self, at: usize) -> bool {
        let mut before = at;
        while before > 0 && self.is(before - 1, Class::Determiner) {
            before -= 1;
        }
        let item = before.checked_sub(1).is_some_and(|b| self.item(b).is_some());
        let next = self.first_real(at + 1);
        item && (self.is(next, Class::Have)
            || self.is(next, Class::Will)
            || self.is_trigger_verb(next) && !self.is_noun_here(next))
    }

    /// "to Chad and stressed its friendship": a verb that the lexicon does not know goes on with the same subject.
    pub(super) fn past_follows(&self, at: usize) -> bool {
        let next = self.first_real(at + 1);
        let Some(chunk) = self.chunk(next).filter(|c| c.kind == Kind::Word && c.is_plain()) else {
            return false;
        };
        let word = &self.text[chunk.start..chunk.end];
        let object = self.is(next + 1, Class::Determiner)
            || self.is(next + 1, Class::Preposition)
            || matches!(self.chunk(next + 1).map(|c| c.kind), Some(Kind::Party(_)));
        word.ends_with("ed") && word.starts_with(char::is_lowercase) && object
    }

    /// A word that the lexicon does not know and that looks like a verb in the past.
    fn unknown_past(&self, at: usize) -> bool {
        self.chunk(at).is_some_and(|c| {
            let word = &self.text[c.start..c.end];
            c.kind == Kind::Word
                && c.is_plain()
                && word.ends_with("ed")
                && word.starts_with(char::is_lowercase)
        })
    }
}
