//! One text from beginning to end: paragraphs, sentences, rules, speakers, memory.

use std::collections::HashMap;
use std::ops::Range;

use super::attribution::{Desk, covers, date_from_before, date_the_lead, vouches};
use super::chunks::{Kind as ChunkKind, Sentence, sentence};
use super::clauses::View;
use super::dates::Reckoning;
use super::draft::{Draft, Filler, Refusal};
use super::gate::{arming, hits_in, is_item, may_tell, strong};
use super::kinds;
use super::layout::{Paragraph, ParagraphKind, paragraphs};
use super::lexicon::{ActorForm, Class, Hit, Lexicon, Sense, Stance};
use super::memory::{Dyad, Memory, Theme};
use super::rules::{self, Found, Scene};
use super::sentences::sentences;
use super::speech::{Saying, sayings};
use crate::model::{Act, FieldBasis, Polarity, SourceKind, Status};
use jiff::civil::Date;

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

/// Reads a text. `title_end` is the byte where the title ends.
pub(crate) fn read(lexicon: &Lexicon, text: &str, title_end: usize, published: Date) -> Reading {
    let hits = lexicon.scan(text);
    let arming = arming(lexicon, text);
    if !arming && !hits.iter().any(is_item) {
        return Reading::default();
    }
    let layout = paragraphs(text, title_end, &lexicon.layout);
    // The first pass learns which pairs the text states anywhere; the second fills what a sentence leaves out.
    let military = hits.iter().filter(|h| strong(lexicon, h)).count() >= 3;
    let exercise = ["exercise", "drill", "manoeuvre", "maneuver"]
        .iter()
        .map(|word| text.matches(word).count())
        .sum::<usize>()
        >= 3;
    if !arming && !may_tell(lexicon, text, &hits, &layout, military) {
        return doubts_alone(lexicon, text, published, &hits, &layout);
    }
    let cut = cut(lexicon, text, published, &hits, &layout);
    let known = || Memory { military, exercise, actors: safe_actors(lexicon, &hits), ..Memory::default() };
    let first = pass(lexicon, text, &cut, known());
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
    pass(lexicon, text, &cut, Memory { theme, origins: by_frequency(first.origins), ..known() })
}

/// A paragraph with its sentences.
struct Cut<'p, 'l> {
    paragraph: &'p Paragraph,
    sentences: Vec<Sentence<'l>>,
    /// It names an item.
    item: bool,
}

/// Cuts the paragraphs into sentences, once for both passes; what is not the article is left whole.
fn cut<'p, 'l>(
    lexicon: &'l Lexicon,
    text: &str,
    published: Date,
    hits: &[Hit<'l>],
    layout: &'p [Paragraph],
) -> Vec<Cut<'p, 'l>> {
    let mut reckoning = Reckoning::new(published);
    let mut quote_open = false;
    let mut paragraphs = Vec::with_capacity(layout.len());
    for paragraph in layout {
        let mut made = Cut {
            paragraph,
            sentences: Vec::new(),
            item: hits_in(hits, &paragraph.range).iter().any(is_item),
        };
        if paragraph.kind != ParagraphKind::Skip {
            reckoning.paragraph();
            // A quotation may run on from the paragraph before.
            let mut quote = quote_open && text[paragraph.range.clone()].starts_with(['"', '\u{201c}']);
            for range in sentences(text, paragraph.range.clone()) {
                let words = &text[range.clone()];
                let runs_on = quote && !words.starts_with(['"', '\u{201c}']);
                quote = unclosed(words, quote);
                made.sentences.push(sentence(text, range, hits, lexicon, &mut reckoning, runs_on));
            }
            quote_open = quote;
        }
        paragraphs.push(made);
    }
    paragraphs
}

/// One pass over the paragraphs.
fn pass<'l>(lexicon: &'l Lexicon, text: &str, cut: &[Cut<'_, 'l>], memory: Memory) -> Reading {
    let mut reader = Reader { lexicon, text, memory, reading: Reading::default(), index: 0 };
    for (at, Cut { paragraph, sentences, item }) in cut.iter().enumerate() {
        if paragraph.kind == ParagraphKind::Skip {
            if *item {
                reader.reading.refuse(paragraph.range.clone(), "layout.boilerplate");
            }
            continue;
        }
        reader.memory.account.paragraph(paragraph, &text[paragraph.range.clone()]);
        for sentence in sentences {
            reader.sentence(at, paragraph, sentence);
            reader.index += 1;
        }
    }
    date_the_lead(&mut reader.reading.drafts, &reader.memory.heard);
    reader.reading
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

/// What a text that tells no transfer names: every counted item is a doubt.
fn doubts_alone(
    lexicon: &Lexicon,
    text: &str,
    published: Date,
    hits: &[Hit<'_>],
    layout: &[Paragraph],
) -> Reading {
    let mut reading = Reading::default();
    let mut reckoning = Reckoning::new(published);
    for paragraph in layout.iter().filter(|p| hits_in(hits, &p.range).iter().any(is_item)) {
        if paragraph.kind == ParagraphKind::Skip {
            reading.refuse(paragraph.range.clone(), "layout.boilerplate");
            continue;
        }
        for range in sentences(text, paragraph.range.clone()) {
            if hits_in(hits, &range).iter().any(|hit| strong(lexicon, hit)) {
                let sentence = sentence(text, range, hits, lexicon, &mut reckoning, false);
                let mut found = Found::default();
                refuse_the_rest(&sentence, &mut found);
                reading.refusals.append(&mut found.refusals);
            }
        }
    }
    reading
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

struct Reader<'t, 'l> {
    lexicon: &'l Lexicon,
    text: &'t str,
    memory: Memory,
    reading: Reading,
    index: usize,
}

impl<'l> Reader<'_, 'l> {
    fn sentence(&mut self, paragraph_at: usize, paragraph: &Paragraph, sentence: &Sentence<'l>) {
        let plain = |i: &super::items::ItemPhrase| {
            i.origin.filter(|(_, kind)| *kind != super::items::OriginKind::Made).map(|(a, _)| a)
        };
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
            list_item: paragraph.kind == ParagraphKind::ListItem,
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
                        !said
                            .take_while(|(_, c)| c.start < draft.trigger)
                            .any(|(at, _)| view.is_cue(at) && view.is(at - 1, Class::Conjunction))
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
        self.remember(paragraph_at, paragraph, sentence, &sayings, &drafts, found.lead);
        self.reading.drafts.append(&mut drafts);
    }

    fn remember(
        &mut self,
        paragraph_at: usize,
        paragraph: &Paragraph,
        sentence: &Sentence<'_>,
        sayings: &[Saying],
        drafts: &[Draft],
        lead: Option<(Filler, Filler, Status)>,
    ) {
        let list_item = paragraph.kind == ParagraphKind::ListItem;
        for draft in drafts {
            let item = (draft.item.clone(), self.index);
            if !draft.item.inferred && draft.act == Act::Transfer && draft.polarity == Polarity::Affirmed {
                self.memory.items.push(item.clone());
                self.memory.item = Some(item);
            }
            if let (Some(supplier), Some(recipient)) = (&draft.supplier, &draft.recipient)
                && draft.polarity == Polarity::Affirmed
            {
                self.memory.dyads.push(Dyad {
                    supplier: supplier.clone(),
                    recipient: recipient.clone(),
                    sentence: self.index,
                });
            }
            if draft.polarity == Polarity::Affirmed {
                self.memory.status = Some(draft.status);
            }
        }
        if let Some((supplier, recipient, status)) = lead {
            self.memory.dyads.push(Dyad { supplier, recipient, sentence: self.index });
            self.memory.status = Some(status);
        }
        if drafts.is_empty()
            && let Some(item) = sentence.items.iter().rfind(|i| i.strong)
        {
            let draft = super::draft::DraftItem {
                category: item.category,
                kind: item.kind.clone(),
                systems: item.systems.clone(),
                unit: item.unit,
                place: item.start..item.end,
                strong: item.strong,
                inferred: false,
            };
            self.memory.item = Some((draft, self.index));
        }
        if self.text[paragraph.range.clone()].ends_with(':')
            || list_item && self.memory.list_open(paragraph_at)
        {
            self.memory.list_paragraph = Some(paragraph_at);
        }
        let spoke =
            sayings.iter().rfind(|s| s.stance != Stance::Deny && !s.speakers.is_empty()).or(sayings.last());
        if let Some(saying) = spoke {
            let mut speakers = saying.speakers.clone();
            date_from_before(&self.memory, &mut speakers);
            if paragraph.kind != ParagraphKind::Headline {
                self.memory.speakers.clone_from(&speakers);
                self.memory.spoke_in = self.index;
                self.memory.spoke_in_paragraph = paragraph_at;
                self.memory.account.spoke(&speakers, drafts);
            }
            self.memory.heard.extend(speakers.into_iter().filter(|s| !s.relays()));
        } else if let Some(draft) =
            drafts.iter().find(|d| !d.carried && !d.origins.is_empty() && d.polarity == Polarity::Affirmed)
        {
            self.memory.speakers.clone_from(&draft.origins);
            self.memory.spoke_in = self.index;
            self.memory.spoke_in_paragraph = paragraph_at;
            self.memory.account.spoke(&draft.origins, drafts);
            self.memory.heard.extend(draft.origins.iter().cloned());
        }
        if paragraph.kind == ParagraphKind::Body {
            let view = View { text: self.text, sentence };
            let mut account = std::mem::take(&mut self.memory.account);
            account.look_for_document(view, self.lexicon, &self.memory, !drafts.is_empty());
            self.memory.heard.extend(account.new_ledger().cloned());
            self.memory.account = account;
        }
        self.memory.account.accused(sayings);
        self.memory.forget();
        // The topic: the first actor that stands without a preposition.
        let view = View { text: self.text, sentence };
        let speaking: Vec<usize> = sayings.iter().map(|s| s.speaker).collect();
        let topic = (0..sentence.chunks.len()).find(|at| {
            let acts = |p: &super::parties::Party| {
                let only_speaks = p.source.is_some_and(|s| {
                    matches!(self.lexicon.sources[s].kind, SourceKind::Research | SourceKind::Outlet)
                });
                p.can_act() && !only_speaks && p.form != ActorForm::Place && p.form != ActorForm::Weak
            };
            view.party(*at).is_some_and(acts)
                && view.preposition_before(*at).is_none()
                && !speaking.contains(at)
        });
        if let Some(party) = topic.and_then(|at| view.party(at))
            && let Some(actor) = party.actor
        {
            self.memory.topic =
                Some(Filler { actor, place: party.start..party.end, basis: FieldBasis::Inferred });
        }
    }
}

/// Items that no rule took, with a number or a strong name, are doubts.
fn refuse_the_rest(sentence: &Sentence<'_>, found: &mut Found) {
    for (at, chunk) in sentence.chunks.iter().enumerate() {
        let ChunkKind::Item(i) = chunk.kind else { continue };
        let item = &sentence.items[i];
        let known = found.refusals.iter().any(|r| r.place.start <= chunk.start && chunk.end <= r.place.end);
        if found.taken.contains(&at) || known || !(item.strong && item.quantity.is_some()) {
            continue;
        }
        let guard = |class| sentence.chunks.iter().any(|c| c.kind == ChunkKind::Word && c.is(class));
        let reason = if item.guarded || guard(Class::GuardCapture) {
            "guard.capture"
        } else if guard(Class::GuardLoss) {
            "guard.loss"
        } else if guard(Class::GuardAttack) {
            "guard.attack"
        } else if guard(Class::GuardMake) {
            "guard.production"
        } else if guard(Class::GuardOwn) {
            "guard.stock"
        } else {
            "no_trigger"
        };
        found.refusals.push(Refusal { place: chunk.start..chunk.end, reason, rule: None });
    }
}

/// Whether a quotation is still open after the sentence.
fn unclosed(sentence: &str, open: bool) -> bool {
    let mut open = open;
    for c in sentence.chars() {
        match c {
            '\u{201c}' => open = true,
            '\u{201d}' => open = false,
            '"' => open = !open,
            _ => {}
        }
    }
    open
}
