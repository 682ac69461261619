//! The arguments after a verb or a noun: items, numbers, and parties by their preposition, to the end of the clause.

use super::super::chunks::Kind;
use super::super::lexicon::Class;
use super::super::numbers::NumberClass;
use super::{Arguments, View};

impl View<'_, '_> {
    /// The arguments after chunk `from`.
    pub(crate) fn arguments(&self, from: usize) -> Arguments {
        let mut args = Arguments::default();
        let mut preposition: Option<usize> = None;
        // "to several countries in Africa, including Kenya": the goal whose examples may follow.
        let mut goal: Option<usize> = None;
        // The last preposition has its party: "delivered to Oslo three systems" goes on with the object.
        let mut satisfied = false;
        let mut j = from;
        let limit = self.sentence.chunks.len().min(from + 60);
        while j < limit {
            let Some(chunk) = self.chunk(j) else { break };
            match chunk.kind {
                Kind::Semicolon => break,
                // "to Oslo," the firm said: the quotation ends the clause.
                Kind::QuoteClose
                    if j > from
                        && self.chunk(from).is_some_and(|c| c.quoted)
                        && matches!(self.chunk(j - 1).map(|c| c.kind), Some(Kind::Comma)) =>
                {
                    break;
                }
                // "(NATO code: Flanker)"
                Kind::Open if let Some(close) = self.gloss(j) => j = close,
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
                // "to India -- Pakistan's archrival": what explains a goal is none.
                Kind::Party(_)
                    if satisfied
                        && self.party(j).is_some_and(|p| p.possessive)
                        && j > from
                        && matches!(self.chunk(j - 1).map(|c| c.kind), Some(Kind::Dash | Kind::Comma)) => {}
                Kind::Party(_) => {
                    self.take_party(j, preposition, &mut args);
                    satisfied |= preposition.is_some() && self.party(j).is_some_and(|p| p.actor.is_some());
                }
                Kind::Item(_) if self.in_apposition(j, &args) || self.a_version(j) => {}
                Kind::Item(_) if preposition.is_some_and(|p| self.merely_about(p, j)) => {}
                Kind::Item(_) => match preposition.filter(|_| !(satisfied && self.opens_with_figure(j))) {
                    // "demanded an inquiry in exchange for arms": the price, not the thing.
                    Some(p)
                        if p > 0
                            && self.word(p, "for")
                            && self.any_word(p - 1, &["exchange", "return", "payment", "retaliation"]) => {}
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
                    let batch = j >= 2 && self.word(j - 1, "of") && self.is(j - 2, Class::Batch);
                    let free = batch || preposition.is_none_or(|p| p < from + 4 && self.word(p, "for"));
                    if counts && self.stands_alone(j) && free && args.items.is_empty() {
                        args.numbers.push(j);
                    }
                }
                Kind::Date(_) => preposition = None,
                // "French weapons, among them 48 missiles"
                Kind::Word if self.word(j, "among") && self.word(j + 1, "them") => {
                    j += 1;
                    preposition = None;
                }
                // "to countries such as Kenya and Chad"
                Kind::Word if self.names_examples(j) => j += usize::from(self.word(j, "such")),
                Kind::Word if goal.is_some() && self.is(j, Class::Examples) => {
                    preposition = goal;
                    satisfied = false;
                    // "including but not limited to"
                    let limited = (j + 1..j + 5).find(|k| self.word(*k, "limited") && self.word(k + 1, "to"));
                    j = limited.map_or(j, |k| k + 1);
                }
                Kind::Word if self.is(j, Class::Takers) && self.governs_goal(preposition) => {
                    goal = preposition
                }
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
                            && j.checked_sub(1).is_some_and(|b| {
                                self.is(b, Class::Rulers)
                                    || self.word(j, "of") && self.is(b, Class::SaidDefinite)
                            })
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

    /// Where the brackets close that open at `open`, if what stands in them has a colon: it explains, and gives nothing.
    fn gloss(&self, open: usize) -> Option<usize> {
        let kind = |j: usize| self.chunk(j).map(|c| c.kind);
        let close = (open + 1..open + 9).find(|j| matches!(kind(*j), Some(Kind::Close)))?;
        (open + 1..close).any(|j| matches!(kind(j), Some(Kind::Colon))).then_some(close)
    }
}
