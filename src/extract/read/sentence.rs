//! One sentence: its sayings, the rules over it, and who says each draft.

use super::super::attribution::{Desk, vouches};
use super::super::chunks::Sentence;
use super::super::clauses::View;
use super::super::coverage::covers;
use super::super::draft::{Draft, Filler, Refusal};
use super::super::items::{ItemPhrase, OriginKind};
use super::super::kinds;
use super::super::layout::{Paragraph, ParagraphKind};
use super::super::lexicon::{Class, Stance};
use super::super::memory::{Heading, Side};
use super::super::rules::{self, Column, Found, Scene};
use super::super::speech::{Saying, sayings};
use super::Reader;
use super::doubts::refuse_the_rest;
use crate::model::{Polarity, Status};

/// What one sentence tells.
pub(super) struct Told {
    pub(super) sayings: Vec<Saying>,
    pub(super) drafts: Vec<Draft>,
    refusals: Vec<Refusal>,
    /// The parties and the status of a lead-in.
    pub(super) lead: Option<(Filler, Filler, Status)>,
    /// What the head of a list says.
    pub(super) side: Option<Side>,
    /// The columns of a table.
    table: Option<Vec<Column>>,
    /// The party that heads its paragraph.
    pub(super) heading: Option<Heading>,
    /// It has asked for what only the whole text tells.
    leant: bool,
}

impl Told {
    /// Whether it has asked for what only the whole text tells.
    pub(super) fn leant(&self) -> bool {
        self.leant
    }

    /// Whether both tell the same.
    fn says(&self, other: &Told) -> bool {
        self.drafts == other.drafts
            && self.sayings == other.sayings
            && self.refusals == other.refusals
            && (&self.lead, &self.side, &self.table) == (&other.lead, &other.side, &other.table)
    }
}

impl<'l> Reader<'_, 'l> {
    /// A line with a bullet, or a short line right under the head of a list or another of its lines.
    pub(super) fn is_list_item(&self, at: usize, paragraph: &Paragraph) -> bool {
        paragraph.kind == ParagraphKind::ListItem
            || paragraph.kind == ParagraphKind::Subhead && self.memory.list_open(at)
    }

    /// "BRAZIL. Last frigate delivered. The yard …": a short sentence behind a slug in capitals heads its paragraph.
    fn is_run_in_head(&self, paragraph: &Paragraph, sentence: &Sentence<'l>) -> bool {
        let slug = &self.text[paragraph.range.start..sentence.range.start];
        let short = !slug.is_empty() && slug.len() < 40 && sentence.range.len() < 60;
        short
            && sentence.range.end < paragraph.range.end
            && slug.trim_end().ends_with('.')
            && slug.chars().filter(|c| c.is_uppercase()).count() > 2
            && !slug.chars().any(char::is_lowercase)
    }

    /// Reads one sentence and remembers it. What the pass before made of it stands, as long as nothing that it remembers or
    /// asks for is told otherwise now.
    pub(super) fn sentence(&mut self, paragraph_at: usize, paragraph: &Paragraph, sentence: &Sentence<'l>) {
        let plain = |i: &ItemPhrase| i.origin.filter(|(_, kind)| *kind != OriginKind::Made).map(|(a, _)| a);
        self.reading.origins.extend(sentence.items.iter().filter_map(plain));
        if sentence.range.start == paragraph.range.start {
            self.memory.account.opening(View { text: self.text, sentence });
        }
        let told = match self.before.as_mut().and_then(Iterator::next) {
            Some(before) if self.as_before && !before.leant => before,
            before => {
                let told = self.tell(paragraph_at, paragraph, sentence);
                self.as_before = self.as_before && before.is_some_and(|before| before.says(&told));
                told
            }
        };
        self.keep(paragraph_at, paragraph, sentence, &told);
        if self.before.is_some() {
            self.reading.drafts.extend(told.drafts);
        } else {
            self.reading.drafts.extend_from_slice(&told.drafts);
            self.told.push(told);
        }
    }

    /// What a sentence tells.
    fn tell(&self, paragraph_at: usize, paragraph: &Paragraph, sentence: &Sentence<'l>) -> Told {
        let view = View { text: self.text, sentence };
        let sayings = sayings(view, self.lexicon, &self.memory);
        let scene = Scene {
            view,
            lexicon: self.lexicon,
            memory: &self.memory,
            sayings: &sayings,
            index: self.index,
            paragraph: paragraph_at,
            headline: paragraph.kind == ParagraphKind::Headline || self.is_run_in_head(paragraph, sentence),
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
        let mut refusals = found.refusals;
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
                refusals.push(Refusal {
                    place: draft.place.clone(),
                    reason: "denied",
                    rule: Some(draft.rule.clone()),
                });
            }
            !denied
        });
        let opens = sentence.range.start == paragraph.range.start;
        let heading = opens.then(|| scene.opens_with_heading()).flatten();
        let leant = self.memory.has_leant();
        let Found { lead, side, table, .. } = found;
        Told { sayings, drafts, refusals, lead, side, table, heading, leant }
    }

    /// Adds what a sentence tells to the reading, and remembers it.
    fn keep(&mut self, paragraph_at: usize, paragraph: &Paragraph, sentence: &Sentence<'l>, told: &Told) {
        let view = View { text: self.text, sentence };
        self.reading.refusals.extend_from_slice(&told.refusals);
        if told.drafts.is_empty()
            && sentence.range.start > paragraph.range.start
            && let Some(speakers) = vouches(view, &told.sayings)
        {
            let before = self.index.wrapping_sub(1);
            let last = self.reading.drafts.iter_mut().rev().take_while(|d| d.sentence == before);
            last.filter(|d| d.origins.is_empty()).for_each(|d| d.origins = speakers.to_vec());
        }
        if told.table.is_some() || !self.text[sentence.range.clone()].contains('|') {
            self.memory.table.clone_from(&told.table);
        }
        self.remember(paragraph_at, paragraph, sentence, told);
    }
}
