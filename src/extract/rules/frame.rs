//! From a bound frame to drafts: roles, status, period, one draft an item and a pair of parties.

use super::super::chunks::Kind as ChunkKind;
use super::super::clauses::{Group, Subject};
use super::super::dates::DateMention;
use super::super::draft::{Amounted, Draft, DraftItem, Filler, Refusal};
use super::super::items::{ItemPhrase, OriginKind};
use super::super::lexicon::{ActorForm, Class, ControlEffect};
use super::super::memory::inferred;
use super::super::numbers::NumberClass;
use super::super::parties::Party;
use super::{Found, Scene};
use crate::model::{
    Act, Amount, Category, Certainty, FieldBasis, Kind, Polarity, Qualifier, SourceKind, Status, Unit,
};

/// A bound frame: who, to whom, what, how far.
#[derive(Clone)]
pub(crate) struct Frame {
    /// Suppliers; several each did it.
    pub(crate) suppliers: Vec<Filler>,
    /// Recipients; several each got it.
    pub(crate) recipients: Vec<Filler>,
    /// Item chunks.
    pub(crate) items: Vec<usize>,
    /// Number chunks that stand for an item of before.
    pub(crate) numbers: Vec<usize>,
    /// How far it has come.
    pub(crate) status: Status,
    /// How sure it sounds.
    pub(crate) certainty: Certainty,
    /// Chunk of the trigger.
    pub(crate) trigger: usize,
    /// One past the last chunk of the frame.
    pub(crate) end: usize,
    /// An everyday verb: strong items and both parties are needed.
    pub(crate) weak: bool,
    /// The rule's name.
    pub(crate) rule: String,
    /// Roles may be filled from the sentences before.
    pub(crate) inherit: bool,
    /// Somebody buys: the maker of a named system is who sells it, if nobody else is named.
    pub(crate) buys: bool,
    /// A word of the frame says that figures are totals ("so far").
    pub(crate) total: bool,
    /// A batch word governs it ("a first batch").
    pub(crate) increment: bool,
    /// A figure that is told of the items elsewhere in the clause ("arms exports came to $9m"); a number's index.
    pub(crate) figure: Option<usize>,
    /// The verb stands in a relative clause: it speaks of the whole and leaves the item to the main verb.
    pub(crate) relative: bool,
}

impl Scene<'_, '_> {
    /// A filler from a party chunk; `place_ok` lets a city stand for its state.
    pub(crate) fn filler(&self, at: usize, place_ok: bool) -> Option<Filler> {
        let party = self.view.party(at)?;
        self.filler_of(party, place_ok)
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
        if party.form == ActorForm::Weak && party.office.is_none() && !self.weak_name_holds(party, actor) {
            return None;
        }
        Some(Filler { actor: self.standing(actor), place: party.start..party.end, basis: FieldBasis::Stated })
    }

    /// "The army", "the government": an office without a nationality is that of whoever spoke or acted last.
    fn office_at_home(&self, party: &Party) -> Option<Filler> {
        let kind = self.lexicon.offices[party.office?].kind;
        let acts = matches!(
            kind,
            SourceKind::Government | SourceKind::Ministry | SourceKind::Military | SourceKind::Leader
        );
        let official = |s: &&super::super::speech::Speaker| {
            !matches!(
                s.kind,
                SourceKind::Research | SourceKind::Outlet | SourceKind::Anonymous | SourceKind::Company
            )
        };
        let speaker = || self.memory.heard.iter().rev().filter(official).find_map(|s| s.actor);
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
            return None;
        }
        let at = (1..4).find(|j| self.view.party(*j).is_some())?;
        let ends = preposition == "in"
            || matches!(
                self.view.chunk(at + 1).map(|c| c.kind),
                Some(ChunkKind::Comma | ChunkKind::Colon | ChunkKind::Dash)
            );
        if ends { self.filler(at, preposition != "from") } else { None }
    }

    /// The filler of a subject.
    pub(crate) fn subject_filler(&self, subject: Subject) -> Option<Filler> {
        match subject {
            Subject::Party(at) => self.filler(at, false),
            Subject::Pronoun(at) => {
                // An actor named earlier in the sentence as a subject comes first, then the topic of the text.
                let here = (0..at).find(|j| {
                    self.view.party(*j).is_some_and(|p| {
                        p.can_act()
                            && p.form != ActorForm::Place
                            && p.office.is_none()
                            && p.source.is_none()
                            && !self.sayings.iter().any(|s| s.speaker == *j)
                    }) && self.view.preposition_before(*j).is_none()
                });
                // "The government said it would donate": it is who speaks, if nobody else stands between.
                // "We will donate …," the government said.
                let we = self.view.word(at, "we");
                let before = self.sayings.iter().rfind(|s| s.cue < at && !s.inverted);
                let speaking = before.or_else(|| self.sayings.first().filter(|_| we));
                if let Some(saying) = speaking
                    && self.view.any_word(at, &["it", "we"])
                    && !(saying.cue + 1..at).any(|j| self.view.party(j).is_some_and(|p| p.can_act()))
                    && let [speaker] = saying.speakers.as_slice()
                    && let Some(actor) = speaker.actor.filter(|_| speaker.kind != SourceKind::Research)
                {
                    let place = speaker.place.clone();
                    return Some(Filler { actor: self.standing(actor), place, basis: FieldBasis::Inferred });
                }
                let plural = self.view.any_word(at, &["they", "them", "we"]);
                let person = self.view.any_word(at, &["he", "she", "i", "you"]);
                if plural || person {
                    return None;
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
            for _ in 0..3 {
                let Some(before) = k.checked_sub(1) else { break 'outer };
                k = before;
                match self.view.chunk(k).map(|c| c.kind) {
                    Some(ChunkKind::Party(_)) if glue => {
                        let fits = self
                            .view
                            .party(k)
                            .is_some_and(|p| p.can_act() && !p.possessive && p.office.is_none());
                        if !fits {
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
        chunks.into_iter().filter_map(|c| self.filler(c, false)).collect()
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

    /// Makes the drafts of a frame, or refuses it.
    pub(crate) fn build(&self, mut frame: Frame, found: &mut Found) {
        frame.items.retain(|at| !found.taken.contains(at));
        if frame.items.is_empty() && frame.numbers.is_empty() {
            return;
        }
        if let Some(reason) = self.guard(&frame) {
            return self.refuse(&frame, reason, found);
        }
        let period = self.period(&frame);
        let mut made = false;
        let mut refused = "no_parties";
        let mut more = false;
        for item_at in frame.items.clone() {
            let Some(phrase) = self.view.item(item_at) else { continue };
            // "more tanks, guns and shells": the batch word holds for the uncounted ones after it.
            more |= phrase.increment && phrase.quantity.is_none() && frame.items.first() == Some(&item_at);
            let phrase = &ItemPhrase {
                increment: phrase.increment || more && phrase.quantity.is_none(),
                ..phrase.clone()
            };
            if phrase.guarded {
                refused = "guard.capture";
                continue;
            }
            let stated = !frame.suppliers.is_empty() && !frame.recipients.is_empty();
            if !phrase.strong && frame.weak && !stated && !self.memory.military {
                refused = "weak_verb_weak_item";
                continue;
            }
            if super::guards::everyday(self, phrase, &frame) {
                refused = "weak_item";
                continue;
            }
            let item = self.draft_item(phrase);
            for (supplier, recipient) in self.pairs(&frame, Some(phrase), &found.drafts) {
                match self.check(
                    &frame,
                    &supplier,
                    &recipient,
                    &item,
                    phrase.quantity.is_some() || phrase.article_one,
                ) {
                    Err(reason) => refused = reason,
                    Ok(()) => {
                        self.push(
                            &frame,
                            supplier,
                            recipient,
                            &item,
                            Some(phrase),
                            None,
                            period.clone(),
                            found,
                        );
                        made = true;
                    }
                }
            }
            if made && !frame.relative {
                found.taken.push(item_at);
            }
        }
        for number_at in frame.numbers.clone() {
            let here = (0..number_at)
                .rev()
                .find_map(|at| self.view.item(at))
                .filter(|i| i.strong)
                .map(|i| self.draft_item(i));
            let Some(item) = here.or_else(|| self.memory.item.clone().map(|(item, _)| item)) else {
                refused = "no_item";
                continue;
            };
            let item = DraftItem { inferred: true, ..item };
            // "the rest": no figure, what is still to come.
            let n = match self.view.chunk(number_at).map(|c| c.kind) {
                Some(ChunkKind::Number(n)) => Some(n),
                Some(ChunkKind::Word) => None,
                _ => continue,
            };
            // "the remaining ten", "the last 96", "a second wave of 1,300"
            let rest = number_at
                .checked_sub(1)
                .is_some_and(|b| self.view.is(b, Class::Increment) && !self.view.is(b, Class::Preposition));
            let batch = number_at >= 2
                && self.view.word(number_at - 1, "of")
                && self.view.is(number_at - 2, Class::Batch);
            let frame =
                &Frame { increment: frame.increment || rest || batch || n.is_none(), ..frame.clone() };
            if let Some((supplier, recipient)) = self.pairs(frame, None, &found.drafts).into_iter().next() {
                match self.check(frame, &supplier, &recipient, &item, true) {
                    Err(reason) => refused = reason,
                    Ok(()) => {
                        self.push(frame, supplier, recipient, &item, None, n, period.clone(), found);
                        made = true;
                    }
                }
            }
        }
        if !made {
            self.refuse(&frame, refused, found);
        }
    }

    /// Notes a refused frame.
    pub(crate) fn refuse(&self, frame: &Frame, reason: &'static str, found: &mut Found) {
        let trigger = &self.view.sentence.chunks[frame.trigger];
        let end = frame
            .items
            .iter()
            .filter_map(|at| self.view.chunk(*at))
            .map(|c| c.end)
            .max()
            .unwrap_or(trigger.end);
        let start = frame
            .items
            .iter()
            .filter_map(|at| self.view.chunk(*at))
            .map(|c| c.start)
            .min()
            .unwrap_or(trigger.start);
        found.refusals.push(Refusal {
            place: trigger.start.min(start)..trigger.end.max(end),
            reason,
            rule: Some(frame.rule.clone()),
        });
    }

    /// The item of a phrase as a draft has it.
    pub(crate) fn draft_item(&self, phrase: &ItemPhrase) -> DraftItem {
        let containers = phrase.unit == Unit::Containers;
        let mixed = containers && phrase.category != Category::Ammunition;
        DraftItem {
            category: if mixed { Category::MilitaryAid } else { phrase.category },
            kind: phrase.kind.clone(),
            systems: phrase.systems.clone(),
            unit: phrase.unit,
            place: phrase.start..phrase.end,
            strong: phrase.strong,
            inferred: false,
        }
    }

    /// Every pair of supplier and recipient of the frame, with what is left out filled from before.
    fn pairs(
        &self,
        frame: &Frame,
        phrase: Option<&ItemPhrase>,
        made: &[Draft],
    ) -> Vec<(Option<Filler>, Option<Filler>)> {
        let suppliers: Vec<Option<Filler>> = if frame.suppliers.is_empty() {
            vec![None]
        } else {
            frame.suppliers.iter().take(5).cloned().map(Some).collect()
        };
        let recipients: Vec<Option<Filler>> = if frame.recipients.is_empty() {
            vec![None]
        } else {
            frame.recipients.iter().take(5).cloned().map(Some).collect()
        };
        let mut pairs = Vec::new();
        for supplier in &suppliers {
            for recipient in &recipients {
                pairs.push(self.fill(frame, (supplier.clone(), recipient.clone()), phrase, made));
            }
        }
        pairs
    }

    /// Fills the roles that the frame leaves out.
    fn fill(
        &self,
        frame: &Frame,
        (mut supplier, mut recipient): (Option<Filler>, Option<Filler>),
        phrase: Option<&ItemPhrase>,
        made: &[Draft],
    ) -> (Option<Filler>, Option<Filler>) {
        let origin = phrase.and_then(|p| p.origin.map(|o| (p, o)));
        let origin_filler = origin.and_then(|(p, (actor, kind))| {
            (kind != OriginKind::Made).then(|| Filler {
                actor: self.standing(actor),
                place: p.start..p.end,
                basis: FieldBasis::Stated,
            })
        });
        // "sent the armed forces seven howitzers": an office taken for the supplier's own is somebody else's.
        if let (Some(s), Some(r)) = (&supplier, &recipient)
            && s.actor == r.actor
        {
            if r.basis == FieldBasis::Inferred && s.basis == FieldBasis::Stated {
                recipient = None;
            } else if s.basis == FieldBasis::Inferred {
                supplier = None;
            }
        }
        // "From Norway: two frigates", "For Chad, …"
        if supplier.is_none() {
            supplier = self.heading("from").filter(|h| recipient.as_ref().is_none_or(|r| r.actor != h.actor));
        }
        if recipient.is_none() {
            let head = self.heading("for").or_else(|| self.heading("to"));
            recipient = head.filter(|h| supplier.as_ref().is_none_or(|s| s.actor != h.actor));
        }
        let differs = |a: &Filler, b: &Option<Filler>| b.as_ref().is_none_or(|b| b.actor != a.actor);
        if supplier.is_none() && origin_filler.as_ref().is_some_and(|o| differs(o, &recipient)) {
            supplier = origin_filler;
        }
        if !frame.inherit {
            return (supplier, recipient);
        }
        if supplier.is_none()
            && let Some(r) = &recipient
        {
            let recent = self.memory.recent_supplier_of(r.actor, self.index, 2);
            supplier =
                recent.or_else(|| phrase.filter(|_| frame.buys).and_then(|p| self.maker_of(p, r.actor)));
            supplier = supplier.or_else(|| self.memory.supplier_of(r.actor)).filter(|s| s.actor != r.actor);
            if supplier.is_none() {
                supplier = self
                    .memory
                    .topic
                    .as_ref()
                    .filter(|t| {
                        t.actor != r.actor && self.memory.dyads.iter().any(|d| d.supplier.actor == t.actor)
                    })
                    .map(inferred);
            }
            if supplier.is_none() {
                supplier = self.memory.theme.supplier.clone().filter(|s| s.actor != r.actor);
            }
            if supplier.is_none() {
                let origin = self.memory.origins.iter().copied().find(|o| self.standing(*o) != r.actor);
                supplier = origin.map(|o| Filler {
                    actor: self.standing(o),
                    place: r.place.clone(),
                    basis: FieldBasis::Inferred,
                });
            }
        } else if recipient.is_none()
            && let Some(s) = &supplier
        {
            let here = made.iter().rev().find_map(|d| {
                let (other, r) = (d.supplier.as_ref()?, d.recipient.as_ref()?);
                (other.actor == s.actor).then(|| inferred(r))
            });
            recipient = here.or_else(|| self.memory.recipient_of(s.actor)).filter(|r| r.actor != s.actor);
            if recipient.is_none() {
                // "in return": the supplier was the recipient of the last dyad.
                recipient =
                    self.memory.dyad(self.index, 3).filter(|(_, r)| r.actor == s.actor).map(|(s2, _)| s2);
            }
            if recipient.is_none() {
                recipient = self.memory.theme.recipient.clone().filter(|r| r.actor != s.actor);
            }
            if recipient.is_none() {
                // The text goes on about who received just before, now from another giver.
                recipient = self.memory.dyad(self.index, 4).map(|(_, r)| r).filter(|r| r.actor != s.actor);
            }
        } else if supplier.is_none() && recipient.is_none() {
            let here = made
                .iter()
                .rev()
                .find_map(|d| Some((inferred(d.supplier.as_ref()?), inferred(d.recipient.as_ref()?))));
            let near = here
                .or_else(|| self.memory.dyad(self.index, 4))
                .or_else(|| self.memory.theme.pair.clone())
                .or_else(|| self.memory.theme.supplier.clone().zip(self.memory.theme.recipient.clone()));
            if let Some((s, r)) = near {
                supplier = Some(s);
                recipient = Some(r);
            }
        }
        (supplier, recipient)
    }

    /// The state that makes a named system, unless it is the buyer's own.
    fn maker_of(&self, phrase: &ItemPhrase, buyer: usize) -> Option<Filler> {
        let maker = phrase.systems.iter().find_map(|s| self.lexicon.systems[*s].maker)?;
        let actor = self.standing(maker);
        (actor != buyer).then(|| Filler {
            actor,
            place: phrase.start..phrase.end,
            basis: FieldBasis::Inferred,
        })
    }

    /// Whether a pair of parties may stand.
    fn check(
        &self,
        frame: &Frame,
        supplier: &Option<Filler>,
        recipient: &Option<Filler>,
        item: &DraftItem,
        counted: bool,
    ) -> Result<(), &'static str> {
        match (supplier, recipient) {
            (Some(s), Some(r)) if s.actor == r.actor => Err("same_party"),
            (Some(s), Some(r)) if self.lexicon.enemies.contains(&(s.actor, r.actor)) => Err("enemies"),
            // "any agreement about the sale of weapons": a noun that names nobody and no number is general talk.
            (Some(s), Some(r))
                if !counted
                    && frame.rule.ends_with(".noun")
                    && s.basis == FieldBasis::Inferred
                    && r.basis == FieldBasis::Inferred =>
            {
                Err("inferred_parties")
            }
            (Some(s), Some(r))
                if frame.weak
                    && !counted
                    && (s.basis == FieldBasis::Inferred || r.basis == FieldBasis::Inferred) =>
            {
                Err("weak_verb_inferred_party")
            }
            (None, None) => Err("no_parties"),
            (Some(_), None)
                if frame.status == Status::Ordered || frame.weak || item.category == Category::Personnel =>
            {
                Err("no_recipient")
            }
            (None, Some(_)) if frame.weak || item.category == Category::Personnel => Err("no_supplier"),
            (Some(s), None) | (None, Some(s)) if s.basis == FieldBasis::Inferred => Err("one_inferred_party"),
            (_, None) | (None, _) if !item.strong || !counted => Err("one_party_uncounted"),
            (Some(s), Some(r))
                if !item.strong
                    && !self.memory.military
                    && s.basis == FieldBasis::Inferred
                    && r.basis == FieldBasis::Inferred
                    && !counted
                    && !item.inferred =>
            {
                Err("weak_item_inferred_parties")
            }
            _ => Ok(()),
        }
    }

    #[allow(clippy::too_many_arguments, reason = "one place where all the parts of a report come together")]
    fn push(
        &self,
        frame: &Frame,
        supplier: Option<Filler>,
        recipient: Option<Filler>,
        item: &DraftItem,
        phrase: Option<&ItemPhrase>,
        number: Option<usize>,
        period: Option<DateMention>,
        found: &mut Found,
    ) {
        let numbers = &self.view.sentence.numbers;
        let mut number =
            number.or(phrase.and_then(|p| p.quantity)).or(frame.figure).map(|n| numbers[n].clone());
        let mut whole = phrase.and_then(|p| p.whole).map(|n| numbers[n].clone());
        // "Of the 16 guns, half have been delivered": the whole stands at the item before.
        if phrase.is_none() && number.as_ref().is_some_and(|n| n.class == NumberClass::Fraction) {
            let before =
                (0..frame.trigger).rev().filter_map(|at| self.view.item(at)).find_map(|i| i.quantity);
            if let (Some(part), Some(whole)) = (&number, before.map(|n| &numbers[n])) {
                number = fraction_of(part, whole).or(number);
            }
        }
        if frame.relative && whole.is_some() {
            number = whole.take();
        }
        let mut status = frame.status;
        let mut increment = frame.increment || phrase.is_some_and(|p| p.increment);
        let mut amount = match (&number, phrase) {
            (Some(n), _) => Amounted::Number(Box::new(n.clone())),
            (None, Some(p)) if p.article_one => Amounted::One(p.full_start..p.full_start + 1),
            _ => Amounted::None,
        };
        // "three-quarters of the 60": worked out from the whole.
        if let (Some(part), Some(whole)) = (&number, &whole)
            && part.class == NumberClass::Fraction
        {
            amount = fraction_of(part, whole).map_or(Amounted::None, |n| Amounted::Number(Box::new(n)));
        } else if number.as_ref().is_some_and(|n| n.class == NumberClass::Fraction) {
            amount = Amounted::None;
        }
        // "the second of 99": one, the second.
        if let Amounted::Number(n) = &amount
            && n.class == NumberClass::Ordinal
        {
            increment = true;
            amount = Amounted::One(n.start..n.end);
        }
        if let Amounted::Number(n) = &amount {
            increment |= n.increment;
        }
        let mut unit = item.unit;
        if let Amounted::Number(n) = &amount {
            if n.class == NumberClass::Tonnes {
                unit = Unit::Tonnes;
            } else if n.class == NumberClass::Money {
                unit = Unit::Value;
            }
        }
        let trigger = &self.view.sentence.chunks[frame.trigger];
        let item = DraftItem { unit, ..item.clone() };
        let draft = Draft {
            sentence: self.index,
            headline: self.headline,
            act: Act::Transfer,
            supplier,
            recipient,
            amount,
            increment,
            kind: if frame.total { Kind::Total } else { Kind::Unknown },
            kind_basis: if frame.total { FieldBasis::Stated } else { FieldBasis::Inferred },
            status,
            polarity: Polarity::Affirmed,
            certainty: frame.certainty,
            origins: Vec::new(),
            carried: false,
            period,
            place: self.view.sentence.range.clone(),
            others: Vec::new(),
            trigger: trigger.start,
            quoted: trigger.quoted,
            links: Vec::new(),
            rule: frame.rule.clone(),
            item,
        };
        found.drafts.push(draft.clone());
        // "18 of the 31 pledged": the whole is a report of its own.
        if let Some(whole) = whole
            && !matches!(frame.status, Status::Ordered | Status::Pledged | Status::Approved)
        {
            status = self.status_of_whole(&whole);
            found.drafts.push(Draft {
                amount: Amounted::Number(Box::new(whole)),
                increment: false,
                status,
                period: None,
                rule: format!("{}.whole", frame.rule),
                ..draft
            });
        }
    }

    /// What is said of the whole of "N of M": pledged, promised, earmarked, or ordered.
    fn status_of_whole(&self, whole: &super::super::numbers::Number) -> Status {
        let after = &self.view.text[whole.end..self.view.sentence.range.end];
        let near: String = after.chars().take(60).collect::<String>().to_lowercase();
        let pledged =
            ["pledged", "promised", "earmarked", "donat", "committed"].iter().any(|w| near.contains(w));
        if pledged { Status::Pledged } else { Status::Ordered }
    }

    /// A guard word that governs the frame.
    fn guard(&self, frame: &Frame) -> Option<&'static str> {
        if let Some(reason) = super::guards::refuse(self, frame) {
            return Some(reason);
        }
        let chunks = &self.view.sentence.chunks;
        // "sent drones to attack", "fired missiles supplied by" is left to the supplied rule.
        let inside = chunks.iter().take(frame.end).skip(frame.trigger + 1);
        if frame.items.is_empty() && inside.clone().any(|c| c.kind == ChunkKind::Word && c.is(Class::NotArms))
        {
            return Some("guard.not_arms");
        }
        let purpose = (frame.end..(frame.end + 3).min(chunks.len())).any(|at| {
            self.view.is(at, Class::GuardAttack)
                && !self.view.text[chunks[at].start..chunks[at].end].ends_with("ed")
        });
        if purpose && self.view.word(frame.end, "to") {
            return Some("guard.attack");
        }
        let exercise = self.memory.exercise
            || chunks.iter().any(|c| {
                c.kind == ChunkKind::Word
                    && matches!(
                        self.view.text[c.start..c.end].to_ascii_lowercase().as_str(),
                        "exercise" | "exercises" | "drill" | "drills" | "manoeuvres" | "maneuvers" | "parade"
                    )
            });
        if exercise
            && frame.items.iter().filter_map(|at| self.view.item(*at)).all(|i| {
                matches!(
                    i.category,
                    Category::Personnel | Category::Ships | Category::Aircraft | Category::ArmouredVehicles
                )
            })
        {
            return Some("guard.exercise");
        }
        None
    }

    /// The stated span of the movement: a date of the frame's clause that is not the statement's.
    fn period(&self, frame: &Frame) -> Option<DateMention> {
        let sentence = self.view.sentence;
        let used: Vec<usize> = self.sayings.iter().filter_map(|s| s.date).collect();
        let cue_after = |at: usize| self.sayings.iter().any(|s| s.cue > frame.trigger && at > s.cue);
        let mut best: Option<(usize, DateMention)> = None;
        for (at, chunk) in sentence.chunks.iter().enumerate() {
            let ChunkKind::Date(d) = chunk.kind else { continue };
            if used.contains(&at) || cue_after(at) {
                continue;
            }
            let date = &sentence.dates[d];
            // A contract's or agreement's year is no period of the movement.
            if matches!(
                frame.status,
                Status::Ordered | Status::Approved | Status::Pledged | Status::Requested
            ) && at.abs_diff(frame.trigger) > 2
            {
                continue;
            }
            let reach = if at < frame.trigger { frame.trigger - at } else { at.saturating_sub(frame.end) };
            if reach > 14 {
                continue;
            }
            if best.as_ref().is_none_or(|(known, _)| reach < *known) {
                best = Some((reach, date.clone()));
            }
        }
        best.map(|(_, date)| date)
    }
}

/// A fraction of a whole number.
fn fraction_of(
    part: &super::super::numbers::Number,
    whole: &super::super::numbers::Number,
) -> Option<super::super::numbers::Number> {
    let (numerator, denominator) = part.fraction?;
    let scale = |a: Option<Amount>| a.and_then(|a| a.scaled(numerator, denominator));
    let mut made = part.clone();
    made.class = NumberClass::Cardinal;
    made.point = scale(whole.point);
    made.low = scale(whole.low);
    made.high = scale(whole.high);
    made.qualifier = if part.qualifier == Qualifier::None { Qualifier::Exact } else { part.qualifier };
    Some(made)
}

/// The status that a verb group gives to a trigger whose plain past form says `plain`; an error is a refusal.
pub(crate) fn status_of(
    plain: Status,
    group: &Group,
    headline: bool,
    giver: bool,
) -> Result<Status, &'static str> {
    let settled = |s: Status| Ok(s);
    if group.negated {
        return Err("negated");
    }
    match group.control {
        Some(ControlEffect::Refuse) => return Err("refused_to"),
        Some(ControlEffect::Pledged) => {
            return settled(if giver { Status::Pledged } else { Status::Ordered });
        }
        Some(ControlEffect::Planned) => {
            return settled(if group.modal { Status::Possible } else { Status::Planned });
        }
        Some(ControlEffect::Possible) => return settled(Status::Possible),
        Some(ControlEffect::Hope) => return settled(if giver { Status::Planned } else { Status::Requested }),
        Some(ControlEffect::Requested) => return settled(Status::Requested),
        Some(ControlEffect::Approved) if giver => return settled(Status::Approved),
        Some(ControlEffect::Continue) => return settled(Status::Ongoing),
        _ => {}
    }
    if group.should {
        return Err("should");
    }
    if group.modal {
        return settled(if group.perfect { plain } else { Status::Possible });
    }
    if group.would {
        return settled(Status::Planned);
    }
    if group.future || group.is_to {
        return settled(if plain == Status::Requested { plain } else { Status::Planned });
    }
    if matches!(plain, Status::Delivered) {
        if group.progressive {
            return settled(Status::Ongoing);
        }
        if group.infinitive && group.control.is_none() {
            return settled(Status::Planned);
        }
        if group.present && !headline {
            return settled(Status::Ongoing);
        }
    }
    if plain == Status::Ordered && group.infinitive && group.control.is_none() {
        return settled(Status::Planned);
    }
    Ok(plain)
}
