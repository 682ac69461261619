//! Clauses around a trigger: voice, subject, arguments, and how far the act has come.
//!
//! Everything here looks left or right from one word over the row of chunks, and stops at the clause's ends.

use super::chunks::{Chunk, Kind, Sentence};
use super::lexicon::forms::Form;
use super::lexicon::{ActorForm, Class, ControlEffect};

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
    pub(crate) fn word(&self, at: usize, word: &str) -> bool {
        self.sentence.is_word(self.text, at, word)
    }

    /// Whether the chunk is one of these words.
    pub(crate) fn any_word(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|w| self.word(at, w))
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

    /// Whether the chunk may be a verb that moves arms.
    pub(crate) fn is_trigger_verb(&self, at: usize) -> bool {
        self.chunk(at)
            .filter(|c| c.kind == Kind::Word)
            .and_then(|c| c.info)
            .is_some_and(|info| info.triggers.iter().any(|t| !t.noun && self.rest(at, &t.rest)))
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
        let mut j = at;
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

    /// The subject of the verb at `at`.
    pub(crate) fn subject(&self, at: usize) -> Subject {
        let (mut j, mut oblique, mut depth, mut conjunction) = (at, Subject::None, 0usize, false);
        while j > 0 {
            j -= 1;
            let Some(chunk) = self.chunk(j) else { break };
            match chunk.kind {
                Kind::Close => depth += 1,
                Kind::Open => depth = depth.saturating_sub(1),
                _ if depth > 0 => {}
                Kind::Semicolon | Kind::Colon => break,
                Kind::Party(_) => {
                    let Some(party) = self.party(j) else { continue };
                    if party.is_outlet() {
                        continue;
                    }
                    let dative = self.any_word(j + 1, &["to"]) && self.chunk(j + 1).is_some();
                    match self.preposition_before(j) {
                        Some(_) if !dative => {
                            if oblique == Subject::None {
                                oblique = Subject::Party(j);
                            }
                        }
                        _ => return Subject::Party(j),
                    }
                }
                Kind::Item(_) => match self.preposition_before_item(j) {
                    Some(p) if !self.word(p, "of") => {}
                    Some(_) => oblique = if oblique == Subject::None { Subject::Item(j) } else { oblique },
                    None => return Subject::Item(j),
                },
                Kind::Number(n) => {
                    let counts = self
                        .sentence
                        .numbers
                        .get(n)
                        .is_some_and(|n| n.class == super::numbers::NumberClass::Cardinal);
                    if counts
                        && self.stands_alone(j)
                        && self.preposition_before(j).is_none()
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
                    if chunk.is(Class::Relative) && !self.complementizer(j) {
                        return self.antecedent(j);
                    }
                    if chunk.is(Class::Pronoun) {
                        return Subject::Pronoun(j);
                    }
                    if chunk.is(Class::SaidDefinite)
                        && self.is(j.wrapping_sub(1), Class::Determiner)
                        && self.preposition_before(j).is_none()
                    {
                        return Subject::Pronoun(j);
                    }
                    if chunk.is(Class::Subordinator)
                        && !chunk.is(Class::Preposition)
                        && !chunk.is(Class::Adverb)
                        && !self.word(j, "so")
                    {
                        break;
                    }
                    conjunction |= chunk.is(Class::Conjunction);
                    let verb = self.is_trigger_verb(j) || self.is_cue(j);
                    if verb && conjunction {
                        return Subject::Of(j);
                    }
                    if self.is_cue(j) && !self.controls(j) {
                        break;
                    }
                }
                _ => {}
            }
        }
        oblique
    }

    /// A preposition that governs an item, looked for over the item's own determiner.
    fn preposition_before_item(&self, at: usize) -> Option<usize> {
        let p = at.checked_sub(1)?;
        self.is(p, Class::Preposition).then_some(p)
    }

    /// Whether a "that" opens a content clause ("said that"), not a relative one.
    fn complementizer(&self, at: usize) -> bool {
        self.word(at, "that")
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
        s < at && (s + 1..at).any(|j| self.is(j, Class::Relative))
    }

    /// What a relative pronoun stands for.
    pub(crate) fn antecedent(&self, at: usize) -> Subject {
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

    fn controls(&self, at: usize) -> bool {
        self.chunk(at).and_then(|c| c.info).is_some_and(|i| !i.controls.is_empty())
    }

    /// The arguments after chunk `from`.
    pub(crate) fn arguments(&self, from: usize) -> Arguments {
        let mut args = Arguments::default();
        let mut preposition: Option<usize> = None;
        let mut j = from;
        let limit = self.sentence.chunks.len().min(from + 60);
        while j < limit {
            let Some(chunk) = self.chunk(j) else { break };
            match chunk.kind {
                Kind::Semicolon => break,
                Kind::Colon if args.items.is_empty() => {}
                Kind::Colon => break,
                Kind::Comma | Kind::Dash | Kind::Sign if self.ends_clause(j + 1) => break,
                Kind::Comma if self.item_follows(j) => preposition = None,
                Kind::Comma => {}
                Kind::Party(_) if self.contact_relative(j) => {
                    // "five systems the Dutch have pledged": the item is the other verb's.
                    args.items.pop();
                    args.for_items.pop();
                    break;
                }
                Kind::Party(_) => self.take_party(j, preposition, &mut args),
                Kind::Item(_) => match preposition {
                    Some(p) if self.any_word(p, &["for"]) => args.for_items.push(j),
                    Some(p)
                        if !self.any_word(
                            p,
                            &[
                                "with",
                                "of",
                                "including",
                                "like",
                                "as",
                                "between",
                                "over",
                                "under",
                                "about",
                                "than",
                            ],
                        ) => {}
                    _ => {
                        args.items.push(j);
                        preposition = None;
                    }
                },
                Kind::Number(n) => {
                    let number = &self.sentence.numbers[n];
                    let counts = number.class == super::numbers::NumberClass::Cardinal;
                    if counts && self.stands_alone(j) && preposition.is_none() && args.items.is_empty() {
                        args.numbers.push(j);
                    }
                }
                Kind::Date(_) => preposition = None,
                Kind::Word => {
                    if chunk.is(Class::Relative) && !self.word(j, "that") || self.word(j, "that") && j > from
                    {
                        break;
                    }
                    if self.word(j, "to") && self.infinitive_follows(j) {
                        break;
                    }
                    if chunk.is(Class::Conjunction) && self.item_follows(j) {
                        preposition = None;
                    } else if chunk.is(Class::Preposition) {
                        if self.any_word(
                            j,
                            &["after", "before", "since", "during", "despite", "amid", "following"],
                        ) && self.clause_follows(j)
                        {
                            break;
                        }
                        preposition = Some(j);
                    } else if self.opens_clause(j) {
                        break;
                    } else if chunk.is(Class::Pronoun)
                        && preposition.is_some_and(|p| self.any_word(p, &["to", "for"]))
                    {
                        args.to_pronoun = Some(j);
                    }
                }
                _ => {}
            }
            j += 1;
        }
        args.end = j;
        args
    }

    /// A party right after an item and right before a finite verb.
    fn contact_relative(&self, at: usize) -> bool {
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

    /// Whether a new item stands right after the comma or conjunction at `at`.
    fn item_follows(&self, at: usize) -> bool {
        let mut next = self.first_real(at + 1);
        while self.is(next, Class::Determiner) || self.is(next, Class::Conjunction) {
            next += 1;
        }
        self.item(next).is_some_and(|item| item.quantity.is_some() || item.plural)
    }

    /// A word that ends the arguments: a subordinator, an auxiliary, another verb, a coordinated clause.
    fn opens_clause(&self, at: usize) -> bool {
        let auxiliary =
            [Class::Be, Class::Have, Class::Will, Class::Modal].iter().any(|class| self.is(at, *class));
        let verb = (self.is_cue(at) || self.is_trigger_verb(at)) && !self.is_noun_here(at);
        auxiliary
            || verb
            || self.is(at, Class::Subordinator) && !self.is(at, Class::Adverb)
            || self.is(at, Class::Conjunction) && self.verb_follows(at)
    }

    /// Whether a number counts something of before: no noun of its own follows it.
    pub(crate) fn stands_alone(&self, at: usize) -> bool {
        let next = at + 1;
        let Some(chunk) = self.chunk(next) else { return true };
        match chunk.kind {
            Kind::Word => {
                let Some(info) = chunk.info else { return false };
                if info.is(Class::MeasureAfter) || info.is(Class::NotArms) {
                    return false;
                }
                // "40 of the former", "20 more have", "three others were"
                let verb = info.is(Class::Be)
                    || info.is(Class::Have)
                    || info.is(Class::Will)
                    || info.is(Class::Modal)
                    || self.is_trigger_verb(next)
                    || self.is_cue(next);
                let closed = info.is(Class::Preposition)
                    || info.is(Class::Conjunction)
                    || info.is(Class::Adverb)
                    || info.is(Class::Increment)
                    || info.is(Class::Relative)
                    || info.is(Class::Subordinator);
                let follows = !self.chunk(next + 1).is_some_and(|c| c.kind == Kind::Word && c.info.is_none())
                    || !info.is(Class::Increment);
                verb || closed && follows || self.any_word(next, &["others", "apiece", "each"])
            }
            Kind::Hyphen | Kind::Item(_) | Kind::Party(_) | Kind::Possessive | Kind::Number(_) => false,
            _ => true,
        }
    }

    fn take_party(&self, at: usize, preposition: Option<usize>, args: &mut Arguments) {
        let Some(party) = self.party(at) else { return };
        if !party.can_act() && party.office.is_none() {
            return;
        }
        // "Russia's Wagner group": the second party is meant.
        if party.possessive && self.party(at + 2).is_some_and(|p| p.can_act()) {
            return;
        }
        let Some(p) = preposition else {
            args.bare.push(at);
            return;
        };
        let word = self.sentence.lower(self.text, p);
        let list = match word.as_str() {
            "to" => &mut args.to,
            "for" if party.form != ActorForm::Place => &mut args.to,
            "from" => &mut args.from,
            "of" if p > 0 && self.word(p - 1, "out") => &mut args.from,
            "by" => &mut args.by,
            "with" | "between" => &mut args.with,
            "in" | "at" | "near" | "on" | "across" | "inside" | "alongside" | "into" | "onto" | "toward"
            | "towards" | "over" => &mut args.at,
            _ => return,
        };
        list.push(at);
    }

    /// After a comma or dash: does a new clause begin here (a speaker with a cue, a participle, a finite verb)?
    fn ends_clause(&self, at: usize) -> bool {
        for j in at..at + 7 {
            let Some(chunk) = self.chunk(j) else { return false };
            match chunk.kind {
                Kind::Item(_) => {
                    // "…, 120 of the tanks were": a new clause if a finite verb follows right after.
                    return self.is(j + 1, Class::Be)
                        || self.is(j + 1, Class::Have)
                        || self.is(j + 1, Class::Will);
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
                    || self.any_word(
                        next,
                        &[
                            "help",
                            "support",
                            "meet",
                            "bolster",
                            "strengthen",
                            "fight",
                            "defend",
                            "counter",
                            "use",
                            "replace",
                            "boost",
                            "train",
                            "protect",
                            "ensure",
                            "assist",
                        ],
                    )
                    || matches!(
                        self.chunk(next + 1).map(|c| c.kind),
                        Some(Kind::Party(_) | Kind::Item(_) | Kind::Number(_))
                    ));
        };
        info.is(Class::Be)
            || info.is(Class::Have)
            || info.is(Class::Get)
            || info.triggers.iter().any(|t| !t.noun && t.form == Form::Base)
            || info.cues.iter().any(|c| c.form == Some(Form::Base))
            || info.controls.iter().any(|c| c.form == Some(Form::Base))
            || info.is(Class::GuardMake) && !self.text[chunk.start..chunk.end].ends_with("ed")
    }

    fn clause_follows(&self, at: usize) -> bool {
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

    fn verb_follows(&self, at: usize) -> bool {
        let next = self.first_real(at + 1);
        let verb = |j: usize| {
            self.is_trigger_verb(j) && !self.is_noun_here(j)
                || self.is_cue(j)
                || self.is(j, Class::Be)
                || self.is(j, Class::Have)
                || self.is(j, Class::Will)
                || self.is(j, Class::Modal)
        };
        verb(next)
            || matches!(self.chunk(next).map(|c| c.kind), Some(Kind::Party(_)))
                && verb(self.first_real(next + 1))
            || self.is(next, Class::Pronoun)
    }

    /// Whether a word that could be a verb is a noun here: after a determiner, possessive, adjective or item, or before "of".
    pub(crate) fn is_noun_here(&self, at: usize) -> bool {
        let Some(chunk) = self.chunk(at) else { return false };
        let Some(info) = chunk.info else { return false };
        let noun = info.triggers.iter().any(|t| t.noun && self.rest(at, &t.rest));
        let verb = info.triggers.iter().any(|t| !t.noun) || info.cues.iter().any(|c| c.form.is_some());
        if noun && !verb {
            return true;
        }
        if !noun
            && !matches!(
                self.text[chunk.start..chunk.end].to_ascii_lowercase().as_str(),
                "report"
                    | "reports"
                    | "count"
                    | "estimate"
                    | "estimates"
                    | "claim"
                    | "claims"
                    | "list"
                    | "charge"
                    | "note"
                    | "post"
                    | "view"
                    | "figure"
                    | "figures"
                    | "comment"
                    | "project"
                    | "land"
                    | "order"
                    | "orders"
            )
        {
            return false;
        }
        if self.text[chunk.start..chunk.end].ends_with("ed")
            || self.text[chunk.start..chunk.end].ends_with("ing")
        {
            return false;
        }
        let before = at.checked_sub(1);
        let before_kind = before.and_then(|b| self.chunk(b)).map(|c| c.kind);
        if self.word(at + 1, "of") {
            return true;
        }
        match before_kind {
            None => self.any_word(at + 1, &["of", "to", "from", "for"]),
            Some(Kind::Possessive | Kind::Number(_)) => true,
            Some(Kind::Item(_)) => {
                !self.chunk(at + 1).is_some_and(|c| matches!(c.kind, Kind::Item(_) | Kind::Number(_)))
            }
            Some(Kind::Party(_)) => {
                let party = before.and_then(|b| self.party(b));
                party.is_some_and(|p| p.form == ActorForm::Demonym || p.possessive)
            }
            Some(Kind::Word) => {
                let Some(b) = before else { return false };
                let word_before = self.chunk(b).and_then(|c| c.info);
                let to = self.word(b, "to");
                if to {
                    return false;
                }
                if self.is(b, Class::Determiner)
                    || self.is(b, Class::Preposition)
                    || self.is(b, Class::Increment)
                {
                    return true;
                }
                let auxiliary = [
                    Class::Be,
                    Class::Have,
                    Class::Will,
                    Class::Modal,
                    Class::Should,
                    Class::Pronoun,
                    Class::Not,
                    Class::Relative,
                    Class::Do,
                    Class::Adverb,
                ];
                if auxiliary.iter().any(|c| self.is(b, *c)) {
                    return false;
                }
                // After another verb it is the object ("announced deliveries"); after an adjective it is a noun.
                word_before
                    .is_none_or(|i| !i.triggers.is_empty() || !i.cues.is_empty() || !i.is(Class::Conjunction))
                    || self.any_word(at + 1, &["of", "to", "from", "for"])
            }
            Some(Kind::Hyphen) => true,
            _ => false,
        }
    }

    /// What stands between the subject and the verb, and before the subject of an infinitive or gerund.
    pub(crate) fn group(&self, at: usize, form: Form, subject: Subject) -> Group {
        let mut group = Group { present: matches!(form, Form::Third | Form::Base), ..Group::default() };
        let subject_at = match subject {
            Subject::Party(s) | Subject::Item(s) | Subject::Number(s) | Subject::Pronoun(s) => Some(s),
            Subject::Of(v) => Some(v),
            Subject::None => None,
        };
        let mut inner = subject_at.map_or(at.saturating_sub(8), |s| s + 1);
        // A relative pronoun between them cuts the group: "Germany, which has sent".
        if let Some(cut) = (inner..at).rev().find(|j| {
            self.is(*j, Class::Relative) && !self.word(*j, "that")
                || matches!(self.chunk(*j).map(|c| c.kind), Some(Kind::Semicolon))
        }) {
            inner = cut + 1;
        }
        let controlled = form == Form::Gerund || at > 0 && self.infinitive(at);
        group.infinitive = form == Form::Base && self.infinitive(at);
        for j in (inner..at).rev() {
            self.note(j, &mut group, true);
        }
        if controlled && let Some(s) = subject_at {
            for j in (s.saturating_sub(3)..s).rev() {
                if matches!(self.chunk(j).map(|c| c.kind), Some(Kind::Comma | Kind::Semicolon)) {
                    break;
                }
                self.note(j, &mut group, false);
            }
        }
        if group.infinitive {
            let to = (at.saturating_sub(4)..at).rev().find(|j| self.word(*j, "to")).unwrap_or(at);
            group.is_to = to > 0 && self.is(to - 1, Class::Be);
        }
        group.progressive =
            form == Form::Gerund && at > 0 && (at.saturating_sub(3)..at).any(|j| self.is(j, Class::Be));
        if group.modal
            || group.future
            || group.would
            || group.perfect
            || group.progressive
            || group.infinitive
            || form == Form::Gerund
        {
            group.present = false;
        }
        group
    }

    fn infinitive(&self, at: usize) -> bool {
        let mut j = at;
        while j > 0
            && (self.is(j - 1, Class::Adverb) || self.is(j - 1, Class::Be) || self.is(j - 1, Class::Have))
        {
            j -= 1;
        }
        j > 0 && self.word(j - 1, "to")
    }

    fn note(&self, at: usize, group: &mut Group, inside: bool) {
        let Some(chunk) = self.chunk(at).filter(|c| c.kind == Kind::Word) else { return };
        let Some(info) = chunk.info else { return };
        let word = self.sentence.lower(self.text, at);
        if inside {
            // "may" the month never reaches this place as a word of its own.
            group.modal |= info.is(Class::Modal);
            group.future |= info.is(Class::Will) && !word.starts_with("would") && !word.starts_with("won");
            group.would |= word.starts_with("would");
            group.should |= info.is(Class::Should);
            group.perfect |= info.is(Class::Have);
            group.hedged |= info.is(Class::Hedge);
        }
        group.negated |=
            info.is(Class::Not) && !self.word(at + 1, "only") && (inside || word == "not" || word == "never");
        if group.control.is_none() {
            for control in &info.controls {
                if !self.rest(at, &control.rest) || (!inside && !control.object && control.form.is_some()) {
                    continue;
                }
                group.control = Some(control.effect);
                group.control_at = at;
                break;
            }
        }
    }
}
