//! One text from beginning to end: paragraphs, sentences, rules, speakers, memory.

mod cut;
mod doubts;
mod remember;
mod sentence;

use std::collections::HashMap;
use std::ops::Range;

use jiff::civil::Date;

use super::attribution::date_the_lead;
use super::draft::{Draft, Filler, Refusal};
use super::gate::{arming, is_item, strong, telling};
use super::layout::{ParagraphKind, paragraphs};
use super::lexicon::{ActorForm, Hit, Lexicon, Sense};
use super::memory::{Memory, Theme};
use crate::model::{FieldBasis, Polarity};
use cut::{Cut, cut};
use doubts::doubts_alone;
use sentence::Told;

/// What a text gave, in bytes and in order.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    /// Reports in the making.
    pub(crate) drafts: Vec<Draft>,
    /// What was refused.
    pub(crate) refusals: Vec<Refusal>,
    /// Actors that items are said to come from, as often as they are.
    origins: Vec<usize>,
}

impl Reading {
    fn refuse(&mut self, place: Range<usize>, reason: &'static str) {
        self.refusals.push(Refusal { place, reason, rule: None });
    }
}

/// Sentences that make up less than one part in so many of a text are few.
const FEW: usize = 4;

/// Reads a text. `title_end` is the byte where the title ends.
pub(crate) fn read(lexicon: &Lexicon, text: &str, title_end: usize, published: Date) -> Reading {
    let hits = lexicon.scan(text);
    if !hits.iter().any(is_item) && arming(lexicon, text).next().is_none() {
        return Reading::default();
    }
    let layout = paragraphs(text, title_end, &lexicon.layout);
    let military = hits.iter().filter(|h| strong(lexicon, h)).count() >= 3;
    let telling = telling(lexicon, text, &hits, &layout, military);
    if telling.is_empty() {
        return doubts_alone(lexicon, text, published, &hits, &layout, &telling);
    }
    let exercise = ["exercise", "drill", "manoeuvre", "maneuver"]
        .iter()
        .map(|word| text.matches(word).count())
        .sum::<usize>()
        >= 3;
    let memory = || Memory::of_text(military, exercise, safe_actors(lexicon, &hits));
    // Most texts with a sentence that could tell a transfer tell none: if those are few, they are read alone first. A table is
    // read as a whole.
    if telling.iter().map(Range::len).sum::<usize>() * FEW < text.len() && !text.contains('|') {
        let few = cut(lexicon, text, published, &hits, &layout, |range| is_among(&telling, range));
        if let Some(mut refusals) = glance(lexicon, text, &few, memory()) {
            let mut rest = doubts_alone(lexicon, text, published, &hits, &layout, &telling);
            rest.refusals.append(&mut refusals);
            rest.refusals.sort_by_key(|refusal| refusal.place.start);
            return rest;
        }
    }
    // The first pass learns which pairs the text states anywhere; the second fills what a sentence leaves out.
    let cut = cut(lexicon, text, published, &hits, &layout, |_| true);
    let (first, told) = pass(lexicon, text, &cut, memory(), None);
    if first.drafts.is_empty() && first.origins.is_empty() {
        return first;
    }
    let stated = |f: &Option<Filler>| f.clone().filter(|f| f.basis == FieldBasis::Stated);
    let theme: Vec<(Filler, Filler)> = first
        .drafts
        .iter()
        .filter(|d| d.polarity == Polarity::Affirmed)
        .filter_map(|d| Some((stated(&d.supplier)?, stated(&d.recipient)?)))
        .collect();
    let affirmed = || first.drafts.iter().filter(|d| d.polarity == Polarity::Affirmed);
    let suppliers: Vec<Filler> = affirmed().filter_map(|d| stated(&d.supplier)).collect();
    let recipients: Vec<Filler> = affirmed().filter_map(|d| stated(&d.recipient)).collect();
    let theme = Theme::of(&theme).or_halves(&suppliers, &recipients);
    if theme.is_empty() && first.origins.is_empty() {
        return first;
    }
    pass(lexicon, text, &cut, memory().knowing(theme, by_frequency(first.origins)), Some(told)).0
}

/// One pass over the paragraphs. The first one also gives what each sentence told, for the second: `before`.
fn pass<'l>(
    lexicon: &'l Lexicon,
    text: &str,
    cut: &[Cut<'_, 'l>],
    memory: Memory,
    before: Option<Vec<Told>>,
) -> (Reading, Vec<Told>) {
    let mut reader = Reader::new(lexicon, text, memory, before);
    for (at, cut) in cut.iter().enumerate() {
        reader.paragraph(at, cut);
    }
    date_the_lead(&mut reader.reading.drafts, &reader.memory.heard);
    (reader.reading, reader.told)
}

/// What was refused of a few sentences, if they tell nothing and ask for nothing that the rest of the text could tell.
fn glance<'l>(lexicon: &'l Lexicon, text: &str, few: &[Cut<'_, 'l>], memory: Memory) -> Option<Vec<Refusal>> {
    let mut reader = Reader::new(lexicon, text, memory, None);
    let story = |(_, cut): &(usize, &Cut<'_, 'l>)| cut.paragraph.kind != ParagraphKind::Skip;
    for (at, cut) in few.iter().enumerate().filter(story) {
        reader.paragraph(at, cut);
        if reader.told.drain(..).any(|told| told.leant() || !told.drafts.is_empty()) {
            return None;
        }
    }
    Some(reader.reading.refusals)
}

/// Counts the actors that the text names safely; weak names lean on them.
fn safe_actors(lexicon: &Lexicon, hits: &[Hit<'_>]) -> HashMap<usize, usize> {
    let mut counts = HashMap::new();
    for sense in hits.iter().flat_map(|hit| hit.senses) {
        let actor = match sense {
            Sense::Actor(
                actor,
                ActorForm::Name | ActorForm::Demonym | ActorForm::Seat | ActorForm::Capital,
            ) => *actor,
            Sense::Person(person, false) => lexicon.persons[*person].actor,
            _ => continue,
        };
        *counts.entry(actor).or_default() += 1;
    }
    counts
}

/// Distinct values, the most frequent first, ties by first appearance.
fn by_frequency(all: Vec<usize>) -> Vec<usize> {
    let mut distinct: Vec<(usize, usize)> = Vec::new();
    for value in all {
        match distinct.iter_mut().find(|(known, _)| *known == value) {
            Some((_, count)) => *count += 1,
            None => distinct.push((value, 1)),
        }
    }
    distinct.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    distinct.into_iter().map(|(value, _)| value).collect()
}

/// Whether some of the ranges, which are in order, lies in this one or holds it.
fn is_among(ranges: &[Range<usize>], range: &Range<usize>) -> bool {
    let at = ranges.partition_point(|r| r.end <= range.start);
    ranges.get(at).is_some_and(|r| r.start < range.end)
}

/// A pass on its way through the text.
struct Reader<'t, 'l> {
    lexicon: &'l Lexicon,
    text: &'t str,
    memory: Memory,
    reading: Reading,
    index: usize,
    /// What the sentences to come told in the pass before.
    before: Option<std::vec::IntoIter<Told>>,
    /// Every sentence so far has told the same as in the pass before, so the memory is the same.
    as_before: bool,
    /// What the sentences told, in the first pass.
    told: Vec<Told>,
}

impl<'t, 'l> Reader<'t, 'l> {
    fn new(lexicon: &'l Lexicon, text: &'t str, memory: Memory, before: Option<Vec<Told>>) -> Self {
        Reader {
            lexicon,
            text,
            memory,
            reading: Reading::default(),
            index: 0,
            before: before.map(Vec::into_iter),
            as_before: true,
            told: Vec::new(),
        }
    }

    fn paragraph(&mut self, at: usize, Cut { paragraph, sentences, item }: &Cut<'_, 'l>) {
        if paragraph.kind == ParagraphKind::Skip {
            if *item {
                self.reading.refuse(paragraph.range.clone(), "layout.boilerplate");
            }
            return;
        }
        self.memory.account.paragraph(paragraph, &self.text[paragraph.range.clone()]);
        for sentence in sentences {
            self.sentence(at, paragraph, sentence);
            self.index += 1;
        }
    }
}
