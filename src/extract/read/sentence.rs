//! One sentence: its sayings, the rules over it, and who says each draft.

use super::super::attribution::{Desk, vouches};
use super::super::chunks::Sentence;
use super::super::clauses::View;
use super::super::coverage::covers;
use super::super::draft::Refusal;
use super::super::items::{ItemPhrase, OriginKind};
use super::super::kinds;
use super::super::layout::{Paragraph, ParagraphKind};
use super::super::lexicon::{Class, Stance};
use super::super::rules::{self, Scene};
use super::super::speech::sayings;
use super::Reader;
use super::doubts::refuse_the_rest;
use crate::model::Polarity;

impl<'l> Reader<'_, 'l> {
    /// A line with a bullet, or a short line right under the head of a list or another of its lines.
    pub(super) fn is_list_item(&self, at: usize, paragraph: &Paragraph) -> bool {
        paragraph.kind == ParagraphKind::ListItem
            || paragraph.kind == ParagraphKind::Subhead && self.memory.list_open(at)
    }

    /// Reads one sentence and remembers it.
    pub(super) fn sentence(&mut self, paragraph_at: usize, paragraph: &Paragraph, sentence: &Sentence<'l>) {
        let plain = |i: &ItemPhrase| i.origin.filter(|(_, kind)| *kind != OriginKind::Made).map(|(a, _)| a);
        self.reading.origins.extend(sentence.items.iter().filter_map(plain));
        let view = View { text: self.text, sentence };
        if sentence.range.start == paragraph.range.start {
            self.memory.account.opening(view);
        }
        let sayings = sayings(view, self.lexicon, &self.memory);
        let scene = Scene {
            view,
            lexicon: self.lexicon,
            memory: &self.memory,
            sayings: &sayings,
            index: self.index,
            paragraph: paragraph_at,
            headline: paragraph.kind == ParagraphKind::Headline,
            list_item: self.is_list_item(paragraph_at, paragraph),
        };
        let mut found = rules::apply(&scene);
        refuse_the_rest(sentence, &mut found);
        let mut drafts = std::mem::take(&mut found.drafts);
        let desk = Desk {
            view,
            lexicon: self.lexicon,
            memory: &self.memory,
            sayings: &sayings,
            index: self.index,
            paragraph: paragraph_at,
            kind: paragraph.kind,
        };
        let lead = self.memory.account.lead(self.text);
        for draft in &mut drafts {
            kinds::decide(draft, view, self.lexicon, lead);
            desk.attribute(draft);
        }
        self.reading.refusals.append(&mut found.refusals);
        drafts.retain(|draft| {
            // What a denier says did not happen is told by the denial.
            let denied = draft.polarity == Polarity::Affirmed
                && sayings
                    .iter()
                    .filter(|s| s.stance == Stance::Deny && !s.inverted && covers(s, sentence, draft.trigger))
                    .any(|s| {
                        // "denied that … and said it had sent": what is said behind the denial is told.
                        let said = sentence.chunks.iter().enumerate().skip(s.cue + 1);
                        !said.take_while(|(_, c)| c.start < draft.trigger).any(|(at, _)| {
                            view.turns(at) || view.is_cue(at) && view.is(at - 1, Class::Conjunction)
                        })
                    });
            if denied {
                self.reading.refusals.push(Refusal {
                    place: draft.place.clone(),
                    reason: "denied",
                    rule: Some(draft.rule.clone()),
                });
            }
            !denied
        });
        if drafts.is_empty()
            && sentence.range.start > paragraph.range.start
            && let Some(speakers) = vouches(view, &sayings)
        {
            let before = self.index.wrapping_sub(1);
            let last = self.reading.drafts.iter_mut().rev().take_while(|d| d.sentence == before);
            last.filter(|d| d.origins.is_empty()).for_each(|d| d.origins = speakers.to_vec());
        }
        if found.table.is_some() || !self.text[sentence.range.clone()].contains('|') {
            self.memory.table = found.table.take();
        }
        self.remember(paragraph_at, paragraph, sentence, &sayings, &drafts, (found.lead, found.side));
        self.reading.drafts.append(&mut drafts);
    }
}
