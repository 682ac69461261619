//! From a bound frame to drafts: roles, status, period, one draft an item and a pair of parties.

use super::super::chunks::Kind as ChunkKind;
use super::super::dates::DateMention;
use super::super::draft::{Amounted, Draft, DraftItem, Filler, Refusal};
use super::super::items::ItemPhrase;
use super::super::lexicon::Class;
use super::super::numbers::NumberClass;
use super::{Found, Scene};
use crate::model::{Act, Amount, Category, Certainty, FieldBasis, Kind, Polarity, Qualifier, Status, Unit};

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

impl Frame {
    /// A frame without parties and items: stated, no everyday verb, roles filled from before.
    pub(crate) fn new(trigger: usize, end: usize, status: Status, rule: &str) -> Frame {
        Frame {
            suppliers: Vec::new(),
            recipients: Vec::new(),
            items: Vec::new(),
            numbers: Vec::new(),
            status,
            certainty: Certainty::Stated,
            trigger,
            end,
            weak: false,
            rule: rule.to_owned(),
            inherit: true,
            buys: false,
            total: false,
            increment: false,
            figure: None,
            relative: false,
        }
    }
}

impl Scene<'_, '_> {
    /// Makes the drafts of a frame whose item no phrase names: the trigger says what it is.
    pub(crate) fn build_of(&self, frame: &Frame, item: &DraftItem, found: &mut Found) {
        if let Some(reason) = super::guards::talk(self, frame) {
            return self.refuse(frame, reason, found);
        }
        let period = self.period(frame);
        for (supplier, recipient) in self.pairs(frame, None, &found.drafts) {
            match self.check(frame, &supplier, &recipient, item, true) {
                Err(reason) => self.refuse(frame, reason, found),
                Ok(()) => {
                    self.push(frame, supplier, recipient, item, None, None, period.clone(), found);
                }
            }
        }
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
            // A sum stands for one item that nobody counts.
            let sum = frame.figure.is_none()
                && frame.items.len() == 1
                && phrase.quantity.is_none()
                && !phrase.article_one;
            let frame =
                Frame { figure: if sum { self.worth(&frame) } else { frame.figure }, ..frame.clone() };
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
                    phrase.quantity.is_some() || phrase.article_one || frame.figure.is_some(),
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
                .filter(|i| i.strong || !i.systems.is_empty())
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
            // "the remaining ten", "the last six", "a third batch of 60"
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

    /// The arms that a word speaks of without naming them.
    pub(crate) fn arms_at(&self, at: usize) -> DraftItem {
        let chunk = &self.view.sentence.chunks[at];
        DraftItem {
            category: Category::MilitaryAid,
            kind: None,
            systems: Vec::new(),
            unit: Unit::Other,
            place: chunk.start..chunk.end,
            strong: true,
            inferred: false,
        }
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
        // "Of ten guns, half are there": the whole stands at the item before.
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
            (None, Some(p)) if p.article_one => {
                let word = &self.view.text[p.full_start..p.end];
                let length = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
                Amounted::One(p.full_start..p.full_start + length)
            }
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
