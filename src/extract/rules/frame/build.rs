//! From a bound frame to drafts: guards, period, one draft an item and a pair of parties, or a refusal.

use super::super::guards;
use super::super::{Found, Scene};
use super::Frame;
use crate::extract::chunks::Kind as ChunkKind;
use crate::extract::dates::DateMention;
use crate::extract::draft::{DraftItem, Refusal};
use crate::extract::items::{ItemPhrase, OriginKind};
use crate::extract::lexicon::Class;
use crate::model::Status;

/// Chunks at the head of a sentence among which a dateline has its date.
const HEAD: usize = 8;

/// How many sentences back a report may stand whose item a lone figure counts.
const NEAR: usize = 2;

impl Scene<'_, '_> {
    /// Makes the drafts of a frame, or refuses it.
    pub(in crate::extract::rules) fn build(&self, mut frame: Frame, found: &mut Found) {
        frame.items.retain(|at| frame.again || !found.taken.contains(at));
        // "a Foreign Military Sale to Oslo of 24 helicopters": the sale is of them.
        let generic = |at: &usize| {
            self.view.item(*at).is_some_and(|i| {
                let words = &self.view.text[i.start..i.end];
                i.category == crate::model::Category::MilitaryAid
                    && i.quantity.is_none()
                    && (self.lexicon.words.ends_with(words, Class::Flow)
                        || self.lexicon.words.ends_with(words, Class::Package) && !words.ends_with("aid"))
            })
        };
        let specific = |at: &usize| {
            self.view
                .item(*at)
                .is_some_and(|i| i.quantity.is_some() && i.category != crate::model::Category::MilitaryAid)
        };
        if frame.items.iter().any(specific) {
            frame.items.retain(|at| !generic(at));
        }
        if frame.items.is_empty() && frame.numbers.is_empty() {
            return;
        }
        if let Some(reason) = self.guard(&frame) {
            return self.refuse(&frame, reason, found);
        }
        let period = self.period(&frame);
        // "gets a dozen jets in 2029"
        if frame.status == Status::Delivered && period.as_ref().is_some_and(|p| p.future) {
            frame.status = Status::Planned;
        }
        // "Norwegian bombs, guns and missiles have flowed": the first one's origin is everybody's.
        if let (true, [first, .., last]) = (frame.suppliers.is_empty(), frame.items.as_slice()) {
            let origin = |at: &usize| self.view.item(*at).and_then(|i| i.origin);
            let shared =
                origin(first).filter(|(_, kind)| *kind != OriginKind::Made && origin(last).is_none());
            let owner = shared.and_then(|_| self.view.item(*first)).and_then(|i| self.origin_of(i));
            frame.suppliers.extend(owner.filter(|o| {
                frame.recipients.iter().all(|r| r.actor != o.actor) && !frame.recipients.is_empty()
            }));
        }
        // "Over 250 of its tanks have been delivered to Riga": whose they are gives them.
        let own = frame.items.first().and_then(|at| self.view.item(*at)).filter(|i| i.owned);
        if let (true, Some(own)) = (frame.suppliers.is_empty() && !frame.buys, own) {
            let owner = self.owner_by_pronoun(own);
            let apart =
                |o: &crate::extract::draft::Filler| frame.recipients.iter().all(|r| r.actor != o.actor);
            frame.suppliers.extend(owner.filter(apart));
        }
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
            if guards::everyday(self, phrase, &frame) {
                refused = "weak_item";
                continue;
            }
            // "received a Korean corvette and 20 drones from Oslo": the first has its own origin.
            let takes = ["receive.", "buy.", "get.", "order.", "acquire.", "purchase."];
            let built = |i: &ItemPhrase| i.origin.is_some_and(|(_, kind)| kind == OriginKind::Made);
            // Second-hand tanks are "German-made"; a ship comes from where it was built.
            let told = !built(phrase) || phrase.category == crate::model::Category::Ships;
            let own = (told
                && frame.items.len() > 1
                && frame.items.last() != Some(&item_at)
                && takes.iter().any(|rule| frame.rule.starts_with(rule)))
            .then(|| self.origin_of(phrase))
            .flatten()
            .filter(|o| frame.recipients.iter().all(|r| r.actor != o.actor));
            let frame = match own {
                Some(own) if !frame.suppliers.is_empty() => Frame { suppliers: vec![own], ..frame },
                _ => frame,
            };
            let item = self.draft_item(phrase);
            let before = found.drafts.len();
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
            if found.drafts.len() > before && !frame.relative {
                found.taken.push(item_at);
            }
        }
        frame.numbers.retain(|at| frame.of_last || !found.taken.contains(at));
        for number_at in frame.numbers.clone() {
            let counted = |at: &usize| {
                let governed = at.checked_sub(2).is_some_and(|b| {
                    self.view.any_word(b + 1, &["for", "with"]) && self.view.item(b).is_some()
                });
                let known = |i: &ItemPhrase| i.strong || !i.systems.is_empty() || self.memory.military;
                let told = found.taken.contains(at);
                (!governed)
                    .then(|| self.view.item(*at))
                    .flatten()
                    .filter(|i| (told || known(i)) && !i.guarded)
            };
            let here = (0..number_at).rev().find_map(|at| counted(&at)).map(|i| self.draft_item(i));
            // What was reported just before, rather than what was only named since; but "113 of them" are of what the sentence
            // before speaks of.
            let of_them = self.view.word(number_at + 1, "of") && self.view.is(number_at + 2, Class::Pronoun)
                || frame.of_last;
            let named =
                self.memory.named.as_ref().filter(|(_, at)| of_them && self.index.saturating_sub(*at) == 1);
            let near = |at: usize| self.index.saturating_sub(at) <= NEAR;
            let told = self.memory.items.back().filter(|(_, at)| near(*at));
            let told = named.filter(|(_, at)| told.is_none_or(|(_, told)| told < at)).or(told);
            let before = || told.or(self.memory.item.as_ref()).map(|(item, _)| item.clone());
            let Some(item) = here.or_else(before) else {
                refused = "no_item";
                continue;
            };
            let item = DraftItem { inferred: true, ..item };
            // "billions are shifted": so many are no arms.
            let many = |n: usize| {
                self.view.sentence.numbers[n]
                    .low
                    .is_some_and(|low| low > crate::model::Amount::whole(100_000_000))
            };
            let too_many =
                matches!(self.view.chunk(number_at).map(|c| c.kind), Some(ChunkKind::Number(n)) if many(n));
            if too_many && item.category != crate::model::Category::Ammunition {
                refused = "no_item";
                continue;
            }
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
            let frame = &Frame {
                increment: frame.increment
                    || rest
                    || batch
                    || n.is_none() && !self.view.is(number_at, Class::Pronoun),
                ..frame.clone()
            };
            // "they would give 4,000 apiece": each of them.
            let each = if frame.suppliers.len() > 1 { 5 } else { 1 };
            for (supplier, recipient) in self.pairs(frame, None, &found.drafts).into_iter().take(each) {
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

    /// Makes the drafts of a frame whose item no phrase names: the trigger says what it is.
    pub(in crate::extract::rules) fn build_of(&self, frame: &Frame, item: &DraftItem, found: &mut Found) {
        if let Some(reason) = guards::talk(self, frame) {
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

    /// Notes a refused frame.
    pub(in crate::extract::rules) fn refuse(&self, frame: &Frame, reason: &'static str, found: &mut Found) {
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

    /// "OSLO, May 3 - Ten guns …": the date of a dateline is that of the text.
    fn dateline(&self, date: usize) -> bool {
        let chunks = &self.view.sentence.chunks;
        let place = self.view.text[chunks[0].start..].chars().take(3).all(char::is_uppercase);
        date > 0
            && place
            && (date + 1..date + 6).any(|j| chunks.get(j).is_some_and(|c| c.kind == ChunkKind::Dash))
            && (0..date).all(|j| !matches!(chunks[j].kind, ChunkKind::Item(_) | ChunkKind::Number(_)))
    }

    /// "has received ten, and expects six more in May": the date of a coordinated verb that has its own object.
    fn of_next_verb(&self, frame: &Frame, date: usize) -> bool {
        let verb = (frame.trigger + 1..date)
            .rfind(|j| self.view.is(*j, Class::Conjunction) && self.view.is_trigger_verb(j + 1));
        let object = |j: usize| {
            matches!(self.view.chunk(j).map(|c| c.kind), Some(ChunkKind::Item(_) | ChunkKind::Number(_)))
        };
        let own = frame.items.iter().chain(&frame.numbers).min();
        // "are there, five of them since May": the date of the figure behind the comma.
        let comma = (frame.trigger + 1..date)
            .rfind(|j| matches!(self.view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Comma)));
        let figure = comma.is_some_and(|comma| {
            let part = (comma + 1..date)
                .find(|j| matches!(self.view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Number(_))));
            part.is_some_and(|part| {
                date - part < 6
                    && (part..date).all(|j| self.view.item(j).is_none() && self.view.party(j).is_none())
            })
        });
        if figure && own.is_some_and(|item| *item < frame.trigger) {
            return true;
        }
        // "half have been delivered, and the rest will come next year": what is to come has its own date.
        let rest = (frame.trigger + 1..date).any(|j| {
            self.view.is(j, Class::Will) && (frame.trigger + 1..j).any(|k| self.view.is(k, Class::Rest))
        });
        if rest {
            return true;
        }
        verb.is_some_and(|verb| (verb + 2..date).any(object) && own.is_some_and(|item| *item < verb))
    }

    /// The stated span of the movement: a date of the frame's clause that is not the statement's.
    fn period(&self, frame: &Frame) -> Option<DateMention> {
        let sentence = self.view.sentence;
        let used: Vec<usize> = self.sayings.iter().filter_map(|s| s.date).collect();
        let cue_after = |at: usize| self.sayings.iter().any(|s| s.cue > frame.trigger && at > s.cue);
        let mut best: Option<(usize, DateMention)> = None;
        for (at, chunk) in sentence.chunks.iter().enumerate() {
            let ChunkKind::Date(d) = chunk.kind else { continue };
            if at < HEAD && self.dateline(at) {
                continue;
            }
            if used.contains(&at) || cue_after(at) || self.of_next_verb(frame, at) {
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
            let (low, high) = (at.min(frame.trigger), at.max(frame.trigger));
            if (low..high).any(|j| sentence.chunks[j].kind == ChunkKind::Semicolon) {
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
