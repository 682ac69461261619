//! What a deal is worth: "a $400 million contract", "a sale worth €2bn", "for 90 million pounds". The figure of a report whose
//! item is not counted; the price of counted items is none.

use super::super::chunks::Kind as ChunkKind;
use super::super::lexicon::Class;
use super::super::numbers::NumberClass;
use super::Scene;
use super::frame::Frame;
use crate::model::Status;

/// How far before its trigger and behind its last argument the figure of a deal may stand, in chunks.
const REACH: (usize, usize) = (14, 10);

impl Scene<'_, '_> {
    /// The one sum that the frame's deal is worth; `None` if there is no sum or several.
    pub(super) fn worth(&self, frame: &Frame) -> Option<usize> {
        let chunks = &self.view.sentence.chunks;
        let taken = |n: usize| self.view.sentence.items.iter().any(|i| i.quantity == Some(n));
        // "sold guns and signed a $4bn contract with Chad": the next verb's sum is its own.
        let ends = |at: &usize| {
            matches!(chunks[*at].kind, ChunkKind::Semicolon)
                || self.view.is(*at, Class::Conjunction)
                    && (self.view.is(at + 1, Class::Signing) || self.view.is_trigger_verb(at + 1))
        };
        let far = (frame.end + REACH.1).min(chunks.len());
        let end = (frame.trigger + 1..far).find(ends).unwrap_or(far);
        let mut sums = (frame.trigger.saturating_sub(REACH.0)..end)
            .filter_map(|at| match chunks[at].kind {
                ChunkKind::Number(n) if self.view.sentence.numbers[n].class == NumberClass::Money => {
                    Some((at, n))
                }
                _ => None,
            })
            .filter(|(at, n)| !taken(*n) && (self.of_a_deal(*at) || self.is_price(*at, frame)))
            .filter(|(at, _)| !self.of_more(*at, frame));
        let (_, first) = sums.next()?;
        // The same sum in another currency stands in brackets behind it.
        let open = |at: usize| matches!(chunks.get(at).map(|c| c.kind), Some(ChunkKind::Open));
        let other = sums.any(|(at, _)| !(at > 0 && open(at - 1) || at > 1 && open(at - 2)));
        (!other).then_some(first)
    }

    /// "took delivery of arms as part of a $4bn contract": the sum is that of the contract, not of what has come.
    fn of_more(&self, at: usize, frame: &Frame) -> bool {
        let view = self.view;
        let part = |j: usize| view.word(j, "under") || view.word(j, "part") && view.word(j + 1, "of");
        matches!(frame.status, Status::Delivered | Status::Ongoing) && (frame.trigger..at).any(part)
    }

    /// "a 300 million euro contract", "a $4bn (€3.7bn) arms deal", "a contract worth about $4bn"
    fn of_a_deal(&self, at: usize) -> bool {
        let view = self.view;
        let mut next = at + 1;
        if matches!(view.chunk(next).map(|c| c.kind), Some(ChunkKind::Open)) {
            next = (next..next + 8)
                .find(|j| matches!(view.chunk(*j).map(|c| c.kind), Some(ChunkKind::Close)))
                .map_or(next, |close| close + 1);
        }
        let deal = |j: usize| view.chunk(j).is_some_and(|c| c.is(Class::Deal));
        let value_of = at >= 3 && view.word(at - 1, "of") && view.any_word(at - 2, &["value", "tune"]);
        let worth = value_of
            || (at.saturating_sub(3)..at)
                .any(|j| view.any_word(j, &["worth", "valued", "totalling", "totaling"]));
        worth || (next..next + 3).take_while(|j| !view.is(*j, Class::Preposition)).any(deal)
    }

    /// "sold to Chile for £90m": a price behind everything else that the verb has.
    fn is_price(&self, at: usize, frame: &Frame) -> bool {
        let view = self.view;
        let bare = |j: usize| {
            view.is(j, Class::Hedge) || view.any_word(j, &["about", "around", "some", "over", "nearly"])
        };
        let mut before = at;
        while before > 0 && bare(before - 1) {
            before -= 1;
        }
        // "allocate €500m to provide weapons"
        if view.word(at + 1, "to") && at + 2 == frame.trigger {
            return true;
        }
        let sale =
            ["sell", "buy", "purchase", "acquire", "sale", "order"].iter().any(|w| frame.rule.starts_with(w));
        sale && before > frame.trigger && view.word(before.wrapping_sub(1), "for")
    }
}
