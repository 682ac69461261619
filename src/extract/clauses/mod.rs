//! Clauses around a trigger: voice, subject, arguments, and how far the act has come.
//!
//! Everything here looks left or right from one word over the row of chunks, and stops at the clause's ends.

mod arguments;
mod ends;
mod group;
mod objects;
mod parties;
mod subject;

use super::chunks::{Chunk, Kind, Sentence};
use super::lexicon::forms::Form;
use super::lexicon::{Class, ControlEffect, Trigger, TriggerClass};

/// How a verb stands to its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    /// S sent I.
    Active,
    /// I was sent.
    Passive,
    /// I sent by S; headlines leave the auxiliary out.
    Reduced,
}

/// What stands in subject position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A party, by chunk.
    Party(usize),
    /// An item, by chunk.
    Item(usize),
    /// A number without an item, by chunk.
    Number(usize),
    /// "it", "they", "the country", by chunk.
    Pronoun(usize),
    /// The subject of an earlier verb of the sentence, by the verb's chunk.
    Of(usize),
    /// Nothing found.
    None,
}

/// What stands after a verb or a noun, by chunk.
#[derive(Debug, Default, Clone)]
pub(crate) struct Arguments {
    /// Items without a preposition, or after "with" and "of".
    pub(crate) items: Vec<usize>,
    /// Numbers without an item.
    pub(crate) numbers: Vec<usize>,
    /// Parties without a preposition.
    pub(crate) bare: Vec<usize>,
    /// Parties after "to" and "for".
    pub(crate) to: Vec<usize>,
    /// Parties after "from".
    pub(crate) from: Vec<usize>,
    /// Parties after "by".
    pub(crate) by: Vec<usize>,
    /// Parties after "with", "between".
    pub(crate) with: Vec<usize>,
    /// Parties after "in", "into", "toward", "near" and the like: places.
    pub(crate) at: Vec<usize>,
    /// Items after "for".
    pub(crate) for_items: Vec<usize>,
    /// Pronouns after "to" ("to it", "to them"), by chunk.
    pub(crate) to_pronoun: Option<usize>,
    /// One past the last chunk looked at.
    pub(crate) end: usize,
}

/// The words between a subject and its verb, and the form of the verb, as status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Group {
    /// may, might, could, can
    pub(crate) modal: bool,
    /// will, shall
    pub(crate) future: bool,
    /// would
    pub(crate) would: bool,
    /// should, must
    pub(crate) should: bool,
    /// have
    pub(crate) perfect: bool,
    /// be + gerund
    pub(crate) progressive: bool,
    /// was or were being done, has or have been doing: over by now, or done in part
    pub(crate) over: bool,
    /// to + base
    pub(crate) infinitive: bool,
    /// be + to + base
    pub(crate) is_to: bool,
    /// not, no, never
    pub(crate) negated: bool,
    /// reportedly
    pub(crate) hedged: bool,
    /// The effect of a controlling word, the nearest one.
    pub(crate) control: Option<ControlEffect>,
    /// Where it stands.
    pub(crate) control_at: usize,
    /// Plain present: sends, send.
    pub(crate) present: bool,
}

/// A view of one sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'s, 'l> {
    pub(crate) text: &'s str,
    pub(crate) sentence: &'s Sentence<'l>,
}

impl<'s, 'l> View<'s, 'l> {
    /// The chunk.
    pub(crate) fn chunk(&self, at: usize) -> Option<&'s Chunk<'l>> {
        self.sentence.chunks.get(at)
    }

    /// Whether the chunk is a word of the class.
    pub(crate) fn is(&self, at: usize, class: Class) -> bool {
        self.chunk(at).is_some_and(|c| c.kind == Kind::Word && c.is(class))
    }

    /// Whether the chunk is this word.
    #[inline]
    pub(crate) fn word(&self, at: usize, word: &str) -> bool {
        self.sentence.is_word(self.text, at, word)
    }

    /// Whether the chunk is one of these words.
    #[inline]
    pub(crate) fn any_word(&self, at: usize, words: &[&str]) -> bool {
        self.sentence.is_any_word(self.text, at, words)
    }

    /// Whether one of these words may stand somewhere in the sentence; `false` is certain.
    pub(crate) fn may_hold(&self, words: &[&str]) -> bool {
        self.sentence.may_hold(words)
    }

    /// The party of a chunk.
    pub(crate) fn party(&self, at: usize) -> Option<&'s super::parties::Party> {
        match self.chunk(at)?.kind {
            Kind::Party(p) => self.sentence.parties.get(p),
            _ => None,
        }
    }

    /// The item of a chunk.
    pub(crate) fn item(&self, at: usize) -> Option<&'s super::items::ItemPhrase> {
        match self.chunk(at)?.kind {
            Kind::Item(i) => self.sentence.items.get(i),
            _ => None,
        }
    }

    /// Whether the chunk is a verb of saying in a finite form.
    pub(crate) fn is_cue(&self, at: usize) -> bool {
        self.chunk(at).filter(|c| c.kind == Kind::Word).and_then(|c| c.info).is_some_and(|info| {
            info.cues
                .iter()
                .any(|c| matches!(c.form, Some(Form::Past | Form::Third)) && self.rest(at, &c.rest))
        })
    }

    /// The verb that moves arms at a chunk, if it may be one.
    pub(crate) fn trigger_verb(&self, at: usize) -> Option<&'l Trigger> {
        let info = self.chunk(at).filter(|c| c.kind == Kind::Word)?.info?;
        info.triggers.iter().find(|t| !t.noun && self.rest(at, &t.rest))
    }

    /// Whether the chunk may be a verb that moves arms.
    pub(crate) fn is_trigger_verb(&self, at: usize) -> bool {
        self.trigger_verb(at).is_some()
    }

    /// Whether the chunk turns from what was said to something else: "while", "but sent".
    pub(crate) fn turns(&self, at: usize) -> bool {
        let next = at + 1 + usize::from(self.is(at + 1, Class::Adverb));
        self.any_word(at, &["while", "whereas"]) || self.word(at, "but") && self.is_trigger_verb(next)
    }

    /// Whether the chunk is a noun of such an act.
    pub(crate) fn is_noun_of(&self, at: usize, class: TriggerClass) -> bool {
        self.chunk(at).filter(|c| c.kind == Kind::Word).and_then(|c| c.info).is_some_and(|info| {
            info.triggers.iter().any(|t| t.noun && t.class == class && self.rest(at, &t.rest))
        })
    }

    /// Whether the words of `rest` follow the chunk.
    pub(crate) fn rest(&self, at: usize, rest: &[String]) -> bool {
        rest.iter().enumerate().all(|(k, word)| self.word(at + 1 + k, word))
    }

    /// The preposition right before a chunk, over determiners and adjectives; its chunk.
    pub(crate) fn preposition_before(&self, at: usize) -> Option<usize> {
        let mut j = at;
        for _ in 0..4 {
            j = j.checked_sub(1)?;
            let chunk = self.chunk(j)?;
            if chunk.kind != Kind::Word {
                return None;
            }
            if chunk.is(Class::Preposition) {
                return Some(j);
            }
            let skip = chunk.is(Class::Determiner)
                || chunk.is(Class::Adverb)
                || chunk.info.is_none_or(|i| {
                    i.triggers.is_empty()
                        && i.cues.is_empty()
                        && !i.is(Class::Be)
                        && !i.is(Class::Have)
                        && !i.is(Class::Conjunction)
                        && !i.is(Class::Relative)
                        && !i.is(Class::Subordinator)
                        && !i.is(Class::Pronoun)
                });
            if !skip {
                return None;
            }
        }
        None
    }

    /// Voice of the verb at `at` in its form.
    pub(crate) fn voice(&self, at: usize, form: Form, rest: usize, intransitive: bool) -> Voice {
        if !matches!(form, Form::Past | Form::Participle) {
            return Voice::Active;
        }
        // "been re-exported"
        let prefixed = at >= 2 && matches!(self.chunk(at - 1).map(|c| c.kind), Some(Kind::Hyphen));
        let mut j = if prefixed { at - 2 } else { at };
        while j > 0
            && (self.is(j - 1, Class::Adverb) || self.is(j - 1, Class::Not))
            && !self.is(j - 1, Class::Be)
        {
            j -= 1;
        }
        if j > 0 && (self.is(j - 1, Class::Be) || self.is(j - 1, Class::Get)) {
            return Voice::Passive;
        }
        if intransitive {
            return Voice::Active;
        }
        // "is being sent", "has the tanks been sent"
        if j > 0 && self.is(j - 1, Class::Have) {
            return Voice::Active;
        }
        // "is either sent or …", "were loaded and sent": share the auxiliary of a coordinated participle.
        if j > 1
            && self.is(j - 1, Class::Conjunction)
            && self.is_trigger_verb(j - 2)
            && self.is(j.saturating_sub(3), Class::Be)
        {
            return Voice::Passive;
        }
        // "passed them on to Riga": whoever acts on a pronoun acts.
        if self.any_word(at + 1, &["them", "it", "him", "her", "us"]) {
            return Voice::Active;
        }
        let next = at + 1 + rest;
        let after = self.first_real(next);
        let by_or_to = self.any_word(
            after,
            &[
                "by", "to", "from", "in", "for", "into", "since", "so", "under", "on", "last", "via",
                "through", "during", "between",
            ],
        ) || self.chunk(after).is_none_or(|c| {
            matches!(
                c.kind,
                Kind::Comma
                    | Kind::Semicolon
                    | Kind::Date(_)
                    | Kind::Sign
                    | Kind::Close
                    | Kind::Dash
                    | Kind::QuoteClose
            )
        });
        let before = j.checked_sub(1).and_then(|b| self.chunk(b)).map(|c| c.kind);
        let item_before = match before {
            Some(Kind::Item(_) | Kind::Number(_) | Kind::Close) => true,
            Some(Kind::Comma) => j >= 2 && matches!(self.chunk(j - 2).map(|c| c.kind), Some(Kind::Item(_))),
            Some(Kind::Word) => {
                !self.is(j - 1, Class::Pronoun)
                    && !self.is(j - 1, Class::Relative)
                    && self.party(j - 1).is_none()
            }
            _ => false,
        };
        if form == Form::Participle || (by_or_to && item_before) { Voice::Reduced } else { Voice::Active }
    }

    /// The first chunk from `at` that is no adverb and no sign of quotation.
    pub(crate) fn first_real(&self, mut at: usize) -> usize {
        while self.chunk(at).is_some_and(|c| {
            matches!(c.kind, Kind::QuoteOpen | Kind::QuoteClose)
                || c.kind == Kind::Word && c.is(Class::Adverb) && !c.is(Class::Subordinator)
        }) {
            at += 1;
        }
        at
    }
}
