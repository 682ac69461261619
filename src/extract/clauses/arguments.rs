//! The arguments after a verb or a noun: items, numbers, and parties by their preposition, to the end of the clause.

use super::super::chunks::Kind;
use super::super::lexicon::forms::Form;
use super::super::lexicon::{ActorForm, Class};
use super::super::numbers::NumberClass;
use super::{Arguments, View};

impl View<'_, '_> {
    /// The arguments after chunk `from`.
    pub(crate) fn arguments(&self, from: usize) -> Arguments {
        let mut args = Arguments::default();
        let mut preposition: Option<usize> = None;
        // The last preposition has its party: "delivered to Oslo three systems" goes on with the object.
        let mut satisfied = false;
        let mut j = from;
        let limit = self.sentence.chunks.len().min(from + 60);
        while j < limit {
            let Some(chunk) = self.chunk(j) else { break };
            match chunk.kind {
                Kind::Semicolon => break,
                // "to three countries: Kenya, Chad and Togo"
                Kind::Colon
                    if j.checked_sub(1).is_some_and(|b| self.is(b, Class::Rulers))
                        && self.party(j + 1).is_some() => {}
                Kind::Colon if args.items.is_empty() && !self.statement_follows(j + 1) => {}
                Kind::Colon => break,
                Kind::Comma
                    if self.word(j + 1, "as") && self.word(j + 2, "well") && self.word(j + 3, "as") =>
                {
                    j += 3;
                    preposition = None;
                }
                Kind::Word if self.word(j, "as") && self.word(j + 1, "well") && self.word(j + 2, "as") => {
                    j += 2;
                    preposition = None;
                }
                Kind::Comma | Kind::Dash | Kind::Sign if self.ends_clause(j + 1) => break,
                Kind::Comma | Kind::Word if self.parted_follows(j, &args) => break,
                Kind::Comma if self.item_follows(j) => preposition = None,
                Kind::Comma => {}
                Kind::Party(_) if self.contact_relative(j) => {
                    // "five systems the Dutch have pledged": the item is the other verb's.
                    args.items.pop();
                    args.for_items.pop();
                    break;
                }
                Kind::Party(_) => {
                    self.take_party(j, preposition, &mut args);
                    satisfied |= preposition.is_some() && self.party(j).is_some_and(|p| p.actor.is_some());
                }
                Kind::Item(_) if self.in_apposition(j, &args) || self.a_version(j) => {}
                Kind::Item(_) if preposition.is_some_and(|p| self.merely_about(p, j)) => {}
                Kind::Item(_) => match preposition.filter(|_| !(satisfied && self.opens_with_figure(j))) {
                    Some(p) if self.any_word(p, &["for"]) => args.for_items.push(j),
                    Some(p) if !self.governs_object(p, j) => {}
                    _ => {
                        args.items.push(j);
                        preposition = None;
                    }
                },
                Kind::Number(n) => {
                    let number = &self.sentence.numbers[n];
                    let counts = number.class == NumberClass::Cardinal;
                    if counts && self.stands_alone(j) && preposition.is_none() && args.items.is_empty() {
                        args.numbers.push(j);
                    }
                }
                Kind::Date(_) => preposition = None,
                // "to countries such as Kenya and Chad"
                Kind::Word if self.names_examples(j) => j += usize::from(self.word(j, "such")),
                Kind::Word => {
                    if chunk.is(Class::Relative) && !self.word(j, "that") || self.word(j, "that") && j > from
                    {
                        break;
                    }
                    if self.word(j, "to") && self.infinitive_follows(j) {
                        break;
                    }
                    if chunk.is(Class::Conjunction) && self.past_follows(j) {
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
                        // "to dictatorships in Chile": the state behind "in" is who is meant.
                        let ruled = self.any_word(j, &["in", "of"])
                            && j.checked_sub(1).is_some_and(|b| self.is(b, Class::Rulers))
                            && preposition.is_some_and(|p| self.any_word(p, &["to", "for", "from", "by"]));
                        if !ruled || satisfied {
                            preposition = Some(j);
                        }
                        satisfied = false;
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
        self.behind_parenthesis(j, &mut args);
        args
    }

    /// "such as", "including" or "like" behind a word for states.
    fn names_examples(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|b| self.is(b, Class::Rulers))
            && (self.word(at, "such") && self.word(at + 1, "as") || self.any_word(at, &["including", "like"]))
    }

    /// Whether an item behind a preposition is the verb's own: "with guns", "of guns", "over 20 guns".
    fn governs_object(&self, preposition: usize, item: usize) -> bool {
        let own = ["with", "of", "including", "like", "as", "between", "under", "about", "than"];
        self.any_word(preposition, &own)
            || self.word(preposition, "over") && self.item(item).is_some_and(|i| i.quantity.is_some())
    }

    /// "three systems", "a frigate" right behind a party.
    fn opens_with_figure(&self, at: usize) -> bool {
        self.item(at).is_some_and(|i| i.quantity.is_some() || i.article_one)
            && at.checked_sub(1).is_some_and(|b| self.party(b).is_some())
    }

    /// ", Latvia eight", "and $6 million to Togo": the same again for somebody else, read by the ellipsis rule.
    fn parted_follows(&self, at: usize, args: &Arguments) -> bool {
        let joins =
            matches!(self.chunk(at).map(|c| c.kind), Some(Kind::Comma)) || self.is(at, Class::Conjunction);
        if !joins
            || args.items.is_empty()
            || args.to.is_empty() && args.from.is_empty() && args.bare.is_empty()
        {
            return false;
        }
        let mut next = at + 1;
        if self.is(next, Class::Conjunction) {
            next += 1;
        }
        let figure = |j: usize| {
            matches!(self.chunk(j).map(|c| c.kind), Some(Kind::Number(n))
                if matches!(self.sentence.numbers[n].class, NumberClass::Cardinal | NumberClass::Money))
        };
        let ends = |j: usize| {
            matches!(self.chunk(j).map(|c| c.kind), None | Some(Kind::Comma | Kind::Semicolon | Kind::Sign))
                || self.is(j, Class::Conjunction)
        };
        self.party(next).is_some() && figure(next + 1) && ends(next + 2)
            || figure(next)
                && self.any_word(next + 1, &["to", "from", "for"])
                && self.party(next + 2).is_some()
    }

    /// "ten Strv 122, a version of the Leopard,": an item after a comma with an article explains the one before, unless a list
    /// goes on behind it.
    fn in_apposition(&self, at: usize, args: &Arguments) -> bool {
        let Some(item) = self.item(at) else { return false };
        let comma = at.checked_sub(1).is_some_and(|b| {
            matches!(self.chunk(b).map(|c| c.kind), Some(Kind::Comma | Kind::Dash | Kind::Open))
        });
        if args.items.is_empty() || !comma || !item.article_one || item.quantity.is_some() {
            return false;
        }
        let mut next = at + 1;
        while self.item(next).is_some() || matches!(self.chunk(next).map(|c| c.kind), Some(Kind::Comma)) {
            next += 1;
        }
        !(self.is(next, Class::Conjunction) && self.item(self.first_real(next + 1)).is_some())
    }

    /// "a version of the Leopard": what something is like is not what was given.
    fn a_version(&self, at: usize) -> bool {
        let Some(of) = (at.saturating_sub(2)..at).rev().find(|j| self.word(*j, "of")) else { return false };
        of.checked_sub(1).is_some_and(|j| {
            self.any_word(
                j,
                &["version", "variant", "copy", "derivative", "successor", "equivalent", "predecessor"],
            )
        })
    }

    /// "a letter about the engines", "talks over jets": what a thing is about is not what was given.
    fn merely_about(&self, preposition: usize, item: usize) -> bool {
        self.any_word(preposition, &["about", "over", "under"])
            && self.item(item).is_none_or(|i| i.quantity.is_none())
    }

    /// "to Chad and stressed its friendship": a verb that the lexicon does not know goes on with the same subject.
    fn past_follows(&self, at: usize) -> bool {
        let next = self.first_real(at + 1);
        let Some(chunk) = self.chunk(next).filter(|c| c.kind == Kind::Word && c.info.is_none()) else {
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
                && c.info.is_none()
                && word.ends_with("ed")
                && word.starts_with(char::is_lowercase)
        })
    }

    /// Whether a clause of its own stands from here to the end of the sentence ("gave its number: 90 boxes have gone").
    fn statement_follows(&self, from: usize) -> bool {
        (from..self.sentence.chunks.len()).any(|j| self.is(j, Class::Be) || self.is(j, Class::Have))
    }

    /// "with financing from Riyadh", "under pressure from Oslo": what comes from there is no arms.
    fn money_from(&self, from: usize) -> bool {
        from.checked_sub(1).is_some_and(|b| {
            self.any_word(
                b,
                &[
                    "financing",
                    "funding",
                    "money",
                    "backing",
                    "help",
                    "approval",
                    "permission",
                    "pressure",
                    "consent",
                    "loan",
                    "loans",
                    "licence",
                    "license",
                    "assistance",
                    "requests",
                    "request",
                    "calls",
                    "criticism",
                ],
            )
        })
    }

    /// "gave nine guns, with the men to serve them, to Romania": the goal stands behind what was put in between.
    fn behind_parenthesis(&self, from: usize, args: &mut Arguments) {
        if !args.to.is_empty() || !args.from.is_empty() || args.items.is_empty() {
            return;
        }
        let verbal = |j: usize| {
            self.is_cue(j) || self.is(j, Class::Be) || self.is(j, Class::Have) || self.is(j, Class::Will)
        };
        for j in from..(from + 14).min(self.sentence.chunks.len()) {
            if verbal(j) || matches!(self.chunk(j).map(|c| c.kind), Some(Kind::Semicolon | Kind::Colon)) {
                return;
            }
            let goal = matches!(self.chunk(j).map(|c| c.kind), Some(Kind::Comma)) && self.word(j + 1, "to");
            if goal && let Some(party) = (j + 2..j + 4).find(|p| self.party(*p).is_some()) {
                self.take_party(party, Some(j + 1), args);
                args.end = party + 1;
                return;
            }
        }
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

    /// Whether a new item stands right after the comma or conjunction at `at`.
    pub(super) fn item_follows(&self, at: usize) -> bool {
        let mut next = self.first_real(at + 1);
        while self.is(next, Class::Determiner) || self.is(next, Class::Conjunction) {
            next += 1;
        }
        self.item(next).is_some_and(|item| item.quantity.is_some() || item.plural)
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
                || before.is_some_and(|c| c.kind == Kind::Word && c.info.is_none())
        });
        let modifies = self.chunk(at + 1).is_none_or(|c| {
            matches!(c.kind, Kind::Item(_) | Kind::Hyphen | Kind::Comma)
                || c.kind == Kind::Word && c.is(Class::Conjunction)
        });
        gerund && (cue || chunk.info.is_none() && behind_noun && !modifies)
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

    pub(super) fn take_party(&self, at: usize, preposition: Option<usize>, args: &mut Arguments) {
        let Some(party) = self.party(at) else { return };
        if !party.can_act() && party.office.is_none() {
            return;
        }
        // "Russia's Wagner group": the second party is meant.
        if party.possessive && self.party(at + 2).is_some_and(|p| p.can_act()) {
            return;
        }
        let Some(p) = preposition else {
            // "sold American-made guns": the maker is nobody's recipient.
            if !matches!(self.chunk(at + 1).map(|c| c.kind), Some(Kind::Hyphen)) {
                args.bare.push(at);
            }
            return;
        };
        let word = self.sentence.lower(self.text, p);
        let list = match word.as_str() {
            "to" => &mut args.to,
            "for" if party.form != ActorForm::Place => &mut args.to,
            "from" if self.money_from(p) => return,
            "from" => &mut args.from,
            "of" if p > 0 && self.word(p - 1, "out") => &mut args.from,
            "by" => &mut args.by,
            "with" | "between" => &mut args.with,
            "in" | "at" | "near" | "on" | "across" | "inside" | "alongside" | "into" | "onto" | "toward"
            | "towards" | "over" => &mut args.at,
            _ => return,
        };
        // "to Hezbollah, a Lebanese group": the adjective describes who was named.
        let describes = party.form == ActorForm::Demonym
            && at >= 2
            && self.any_word(at - 1, &["a", "an"])
            && matches!(self.chunk(at - 2).map(|c| c.kind), Some(Kind::Comma | Kind::Dash));
        if describes && !list.is_empty() {
            return;
        }
        list.push(at);
    }

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

    pub(super) fn verb_follows(&self, at: usize) -> bool {
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
}
