//! The roles of a verb: its parties and items, as frames, and shared out where each item has a party of its own.

use super::super::Scene;
use super::super::frame::Frame;
use super::Verb;
use crate::extract::clauses::{Arguments, Voice};
use crate::extract::draft::Filler;
use crate::extract::lexicon::TriggerClass;
use crate::model::{Certainty, Status};

/// The parties and items of a verb.
#[derive(Default, Clone)]
pub(super) struct Roles {
    pub(super) suppliers: Vec<Filler>,
    pub(super) recipients: Vec<Filler>,
    pub(super) items: Vec<usize>,
    pub(super) numbers: Vec<usize>,
    /// The items are those that a pronoun speaks of.
    pub(super) again: bool,
}

impl Roles {
    /// The frame of the verb with these roles.
    pub(super) fn frame(
        &self,
        scene: &Scene<'_, '_>,
        verb: &Verb<'_>,
        args: &Arguments,
        status: Status,
        certainty: Certainty,
        voice: Voice,
    ) -> Frame {
        let clause = verb.at.saturating_sub(8)..args.end.min(scene.view.sentence.chunks.len());
        let total = clause.clone().any(|j| {
            scene.view.word(j, "far") && scene.view.word(j.wrapping_sub(1), "so")
                || scene.view.any_word(j, &["total", "altogether", "overall"])
                || scene.view.word(j, "all") && scene.view.word(j.wrapping_sub(1), "in")
        });
        Frame {
            suppliers: self.suppliers.clone(),
            recipients: self.recipients.clone(),
            items: self.items.clone(),
            numbers: self.numbers.clone(),
            status,
            certainty,
            trigger: verb.at,
            end: args.end,
            weak: verb.weak,
            rule: format!(
                "{}.{}",
                verb.lemma,
                match voice {
                    Voice::Active => "active",
                    Voice::Passive => "passive",
                    Voice::Reduced => "participle",
                }
            ),
            inherit: true,
            buys: matches!(verb.class, TriggerClass::Buy | TriggerClass::Request)
                || verb.class == TriggerClass::Take && status != Status::Delivered,
            figure: None,
            total,
            increment: verb.class == TriggerClass::Seize,
            relative: verb.relative,
            of_last: false,
            again: self.again,
            to_others: self.recipients.is_empty() && scene.to_others(verb.after, args.end),
        }
    }

    /// "six frigates from Italy and nine tugs from Spain": each item has the party that follows it.
    pub(super) fn distributed(&self, scene: &Scene<'_, '_>, verb: &Verb<'_>, args: &Arguments) -> Vec<Roles> {
        // "supplied Kenya with guns and Chad with tanks"
        let bare_before = |item: usize| args.bare.iter().rev().find(|p| **p < item);
        if let ([first, .., last], TriggerClass::Give) = (self.items.as_slice(), verb.class)
            && args.bare.len() > 1
            && bare_before(*first) != bare_before(*last)
        {
            let own = |item: &usize| {
                let recipient = bare_before(*item).and_then(|p| scene.filler(*p, false));
                Roles {
                    recipients: recipient.into_iter().collect(),
                    items: vec![*item],
                    numbers: Vec::new(),
                    ..self.clone()
                }
            };
            return self.items.iter().map(own).collect();
        }
        // "was given ten guns by Oslo and fuel by Riga": each "by" has what stands before it.
        // "by Norway and Chad" is one group: who has no "by" of his own belongs to the one before.
        let by = |party: &usize| {
            let upto = args.by.iter().filter(|p| *p <= party);
            upto.filter_map(|p| scene.view.preposition_before(*p).filter(|at| scene.view.word(*at, "by")))
                .max()
        };
        if let Some(first) = args.by.first()
            && args.by.iter().any(|p| by(p) != by(first))
            && self.items.iter().any(|item| item < first)
        {
            let own = |item: &usize| {
                let next = args.by.iter().find(|p| *p > item);
                let group = args.by.iter().filter(|p| next.is_some_and(|next| by(p) == by(next)));
                let suppliers = group.filter_map(|p| scene.filler(*p, false)).collect();
                Roles { suppliers, items: vec![*item], numbers: Vec::new(), ..self.clone() }
            };
            return self.items.iter().map(own).collect();
        }
        let buys = matches!(verb.class, TriggerClass::Take | TriggerClass::Buy | TriggerClass::Request);
        let parties = if buys { &args.from } else { &args.to };
        let between = |a: usize, b: usize| parties.iter().any(|p| a < *p && *p < b);
        // "ten guns to two dozen countries, and four radars to Kenya"
        let open_end = |k: &usize| {
            let (before, behind) = (self.items[k - 1], self.items[*k]);
            scene.to_others(before, behind) && parties.iter().all(|p| *p > behind)
        };
        if let Some(k) = (1..self.items.len()).find(open_end).filter(|_| !buys) {
            let (open, named) = self.items.split_at(k);
            let part = |items: &[usize], recipients: Vec<Filler>| Roles {
                items: items.to_vec(),
                recipients,
                numbers: Vec::new(),
                ..self.clone()
            };
            return vec![part(open, Vec::new()), part(named, self.recipients.clone())];
        }
        // "ordered from Oslo six jets and eight jets from Riga": the first stands before its item.
        if let ([first, rest @ ..], [item, others @ ..]) = (parties.as_slice(), self.items.as_slice())
            && buys
            && first < item
            && !rest.is_empty()
            && !others.is_empty()
            && rest.iter().all(|p| p > item)
        {
            let own = |item: &usize, party: usize| Roles {
                suppliers: scene.filler(party, false).into_iter().collect(),
                items: vec![*item],
                numbers: Vec::new(),
                ..self.clone()
            };
            let behind = |item: &usize| rest.iter().copied().find(|p| p > item).unwrap_or(*first);
            let mut parts = vec![own(item, *first)];
            parts.extend(others.iter().map(|item| own(item, behind(item))));
            return parts;
        }
        let split = parties.len() > 1 && self.items.windows(2).any(|pair| between(pair[0], pair[1]));
        if !split {
            return vec![self.clone()];
        }
        self.items
            .iter()
            .map(|item| {
                let own: Vec<Filler> = parties
                    .iter()
                    .find(|p| *p > item)
                    .and_then(|p| scene.filler(*p, !buys))
                    .into_iter()
                    .collect();
                let (suppliers, recipients) =
                    if buys { (own, self.recipients.clone()) } else { (self.suppliers.clone(), own) };
                Roles { suppliers, recipients, items: vec![*item], numbers: Vec::new(), again: self.again }
            })
            .collect()
    }
}
