//! One text from beginning to end: paragraphs, sentences, rules, speakers, memory.

use std::ops::Range;

use super::chunks::{Kind as ChunkKind, Sentence, sentence};
use super::clauses::View;
use super::dates::Reckoning;
use super::draft::{Draft, Filler, Refusal};
use super::layout::{Paragraph, ParagraphKind, paragraphs};
use super::lexicon::{ActorForm, Class, Hit, Lexicon, Sense, Stance};
use super::memory::{Dyad, Memory, Theme};
use super::rules::{self, Found, Scene};
use super::sentences::sentences;
use super::speech::{Saying, Speaker, sayings, speaker, tells_when};
use crate::model::{Act, Certainty, FieldBasis, Polarity, SourceKind, Status};
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

/// Reads a text. `title_end` is the byte where the title ends.
pub(crate) fn read(lexicon: &Lexicon, text: &str, title_end: usize, published: Date) -> Reading {
    let hits = lexicon.scan(text);
    if !hits.iter().any(is_item) {
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
    let first =
        pass(lexicon, text, published, &hits, &layout, Memory { military, exercise, ..Memory::default() });
    if first.drafts.is_empty() && first.refusals.is_empty() {
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
    pass(
        lexicon,
        text,
        published,
        &hits,
        &layout,
        Memory {
            theme: Theme::of(&theme).or_halves(&suppliers, &recipients),
            military,
            exercise,
            origins: by_frequency(first.origins),
            ..Memory::default()
        },
    )
}

/// One pass over the paragraphs.
fn pass<'l>(
    lexicon: &'l Lexicon,
    text: &str,
    published: Date,
    hits: &[Hit<'l>],
    layout: &[Paragraph],
    memory: Memory,
) -> Reading {
    let mut reader = Reader {
        lexicon,
        text,
        reckoning: Reckoning::new(published),
        memory,
        reading: Reading::default(),
        index: 0,
        quote_open: false,
    };
    reader.seed_actors(hits);
    for (at, paragraph) in layout.iter().enumerate() {
        if paragraph.kind == ParagraphKind::Skip {
            if hits_in(hits, &paragraph.range).iter().any(is_item) {
                reader.refuse(paragraph.range.clone(), "layout.boilerplate");
            }
            continue;
        }
        reader.paragraph(at, paragraph, hits);
    }
    reader.reading
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

/// Whether a hit names an item that is military in any text.
fn strong(lexicon: &Lexicon, hit: &Hit<'_>) -> bool {
    hit.senses.iter().any(|s| match s {
        Sense::System(at) => !lexicon.systems[*at].ambiguous,
        Sense::Noun(at, _) => lexicon.nouns[*at].strong,
        _ => false,
    })
}

fn is_item(hit: &Hit<'_>) -> bool {
    hit.senses.iter().any(|s| matches!(s, Sense::System(_) | Sense::Noun(..)))
}

fn hits_in<'h, 'l>(hits: &'h [Hit<'l>], range: &Range<usize>) -> &'h [Hit<'l>] {
    let from = hits.partition_point(|h| h.start < range.start);
    let to = hits.partition_point(|h| h.start < range.end);
    &hits[from..to]
}

struct Reader<'t, 'l> {
    lexicon: &'l Lexicon,
    text: &'t str,
    reckoning: Reckoning,
    memory: Memory,
    reading: Reading,
    index: usize,
    /// A quotation runs on from the paragraph before.
    quote_open: bool,
}

impl<'l> Reader<'_, 'l> {
    /// Counts the actors that the text names safely; weak names lean on them.
    fn seed_actors(&mut self, hits: &[Hit<'_>]) {
        for hit in hits {
            for sense in hit.senses {
                if let Sense::Actor(
                    actor,
                    ActorForm::Name | ActorForm::Demonym | ActorForm::Seat | ActorForm::Capital,
                ) = sense
                {
                    *self.memory.actors.entry(*actor).or_default() += 1;
                } else if let Sense::Person(person, false) = sense {
                    *self.memory.actors.entry(self.lexicon.persons[*person].actor).or_default() += 1;
                }
            }
        }
    }

    fn refuse(&mut self, place: Range<usize>, reason: &'static str) {
        self.reading.refusals.push(Refusal { place, reason, rule: None });
    }

    fn paragraph(&mut self, at: usize, paragraph: &Paragraph, hits: &[Hit<'l>]) {
        self.reckoning.paragraph();
        let words = &self.text[paragraph.range.clone()];
        let opens = words.starts_with('\u{201c}') || words.starts_with('"');
        let mut quote = self.quote_open && opens;
        self.quote_open = false;
        for range in sentences(self.text, paragraph.range.clone()) {
            let sentence = sentence(
                self.text,
                range.clone(),
                hits,
                self.lexicon,
                &mut self.reckoning,
                quote && !words_open(&self.text[range.clone()]),
            );
            quote = unclosed(&self.text[range.clone()], quote);
            self.sentence(at, paragraph, &sentence);
            self.index += 1;
        }
        self.quote_open = quote;
    }

    fn sentence(&mut self, paragraph_at: usize, paragraph: &Paragraph, sentence: &Sentence<'l>) {
        let plain = |i: &super::items::ItemPhrase| {
            i.origin.filter(|(_, kind)| *kind != super::items::OriginKind::Made).map(|(a, _)| a)
        };
        self.reading.origins.extend(sentence.items.iter().filter_map(plain));
        let view = View { text: self.text, sentence };
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
        self.refuse_the_rest(sentence, &mut found);
        let mut drafts = std::mem::take(&mut found.drafts);
        for draft in &mut drafts {
            self.attribute(view, &sayings, draft, paragraph_at, paragraph.kind);
        }
        self.reading.refusals.append(&mut found.refusals);
        drafts.retain(|draft| {
            // What a denier says did not happen is told by the denial.
            let denied = draft.polarity == Polarity::Affirmed
                && sayings
                    .iter()
                    .any(|s| s.stance == Stance::Deny && covers(s, sentence, draft.trigger) && !s.inverted);
            if denied {
                self.reading.refusals.push(Refusal {
                    place: draft.place.clone(),
                    reason: "denied",
                    rule: Some(draft.rule.clone()),
                });
            }
            !denied
        });
        self.remember(paragraph_at, paragraph, sentence, &sayings, &drafts, found.lead);
        self.reading.drafts.append(&mut drafts);
    }

    /// Items that no rule took, with a number or a strong name, are doubts.
    fn refuse_the_rest(&self, sentence: &Sentence<'_>, found: &mut Found) {
        for (at, chunk) in sentence.chunks.iter().enumerate() {
            let ChunkKind::Item(i) = chunk.kind else { continue };
            let item = &sentence.items[i];
            let known =
                found.refusals.iter().any(|r| r.place.start <= chunk.start && chunk.end <= r.place.end);
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

    /// Gives a draft its speakers.
    fn attribute(
        &self,
        view: View<'_, '_>,
        sayings: &[Saying],
        draft: &mut Draft,
        paragraph: usize,
        kind: ParagraphKind,
    ) {
        if !draft.origins.is_empty() {
            self.date_from_before(&mut draft.origins);
            return;
        }
        let covering = best_saying(sayings, view.sentence, draft.trigger);
        if let Some(saying) = covering {
            draft.origins.clone_from(&saying.speakers);
            self.date_from_before(&mut draft.origins);
            draft.certainty = certainty(saying.stance, draft.certainty);
            let giver = draft.supplier.as_ref().map(|s| s.actor);
            if draft.status == Status::Planned
                && !draft.increment
                && draft.rule.ends_with(".active")
                && saying.speakers.iter().any(|s| s.actor.is_some() && s.actor == giver)
            {
                draft.status = Status::Pledged;
            }
            return;
        }
        // Narrated acts of saying: who pledges, approves or asks is the source.
        if matches!(draft.status, Status::Pledged | Status::Approved | Status::Requested)
            && kind != ParagraphKind::ListItem
        {
            let actor = if draft.status == Status::Requested { &draft.recipient } else { &draft.supplier };
            if let Some(filler) = actor.as_ref().filter(|f| f.basis == FieldBasis::Stated)
                && let Some(party) = view
                    .sentence
                    .parties
                    .iter()
                    .find(|p| p.start <= filler.place.start && filler.place.end <= p.end)
            {
                let mut said = speaker(view, self.lexicon, &self.memory, party);
                // The nearest day of the sentence is that of the act; it is no period of a movement.
                let dates = view.sentence.dates.iter().filter(|d| tells_when(d));
                said.said = dates.min_by_key(|d| d.start.abs_diff(draft.trigger)).cloned();
                draft.period = None;
                draft.origins = vec![said];
                return;
            }
        }
        let outlet_only = self.memory.speakers.iter().all(|s| s.kind == SourceKind::Outlet);
        let carries = !outlet_only
            && kind != ParagraphKind::Headline
            && !self.memory.speakers.is_empty()
            && (self.memory.spoke_in_paragraph == paragraph
                || kind == ParagraphKind::ListItem && self.memory.spoke_in_paragraph + 8 >= paragraph
                || draft.quoted && self.memory.spoke_in + 3 >= self.index);
        if carries {
            draft.origins.clone_from(&self.memory.speakers);
            draft.carried = true;
        }
    }

    /// A speaker who gave a date earlier keeps it: "the report said" is the report of Tuesday.
    fn date_from_before(&self, speakers: &mut [Speaker]) {
        if speakers.len() > 1 {
            return;
        }
        for speaker in speakers.iter_mut().filter(|s| s.said.is_none()) {
            let same = self.memory.heard.iter().rev().find(|s| s.code == speaker.code && s.said.is_some());
            let kin = || {
                self.memory
                    .heard
                    .iter()
                    .rev()
                    .find(|s| s.actor.is_some() && s.actor == speaker.actor && s.said.is_some())
            };
            speaker.said = same.or_else(kin).and_then(|s| s.said.clone());
        }
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
            self.date_from_before(&mut speakers);
            if paragraph.kind != ParagraphKind::Headline {
                self.memory.speakers.clone_from(&speakers);
                self.memory.spoke_in = self.index;
                self.memory.spoke_in_paragraph = paragraph_at;
            }
            self.memory.heard.extend(speakers.into_iter().filter(|s| s.kind != SourceKind::Outlet));
        } else if let Some(draft) =
            drafts.iter().find(|d| !d.carried && !d.origins.is_empty() && d.polarity == Polarity::Affirmed)
        {
            self.memory.speakers.clone_from(&draft.origins);
            self.memory.spoke_in = self.index;
            self.memory.spoke_in_paragraph = paragraph_at;
            self.memory.heard.extend(draft.origins.iter().cloned());
        }
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

/// The saying that covers a place: the nearest cue before it, else the first cue after it.
fn best_saying<'s>(sayings: &'s [Saying], sentence: &Sentence<'_>, at: usize) -> Option<&'s Saying> {
    let cue = |s: &Saying| sentence.chunks[s.cue].start;
    let covering: Vec<&Saying> = sayings.iter().filter(|s| covers(s, sentence, at)).collect();
    let named = |s: &&&Saying| !matches!(s.stance, Stance::Relay);
    let before = covering.iter().filter(|s| cue(s) < at && !s.inverted).max_by_key(|s| cue(s));
    let after = covering.iter().filter(|s| cue(s) >= at || s.inverted).min_by_key(|s| cue(s));
    // A cited origin stands behind the outlet that cites it.
    let outlet = |s: &Saying| s.speakers.iter().all(|p| p.kind == SourceKind::Outlet);
    let best = before.or(after).copied();
    match best {
        Some(best) if outlet(best) => sayings.iter().find(|s| !outlet(s)).or(Some(best)),
        Some(best) => Some(best),
        None => covering.iter().find(named).copied(),
    }
}

/// Whether a saying's content may hold the place.
fn covers(saying: &Saying, sentence: &Sentence<'_>, at: usize) -> bool {
    let cue = sentence.chunks[saying.cue].start;
    let speaker = sentence.chunks[saying.speaker].start;
    let phrase = saying.stance == Stance::Relay
        || sentence.chunks[saying.cue].info.is_some_and(|i| i.cues.iter().any(|c| c.form.is_none()));
    if phrase {
        return true;
    }
    // X said that …
    if at > cue.max(speaker) {
        return !saying.inverted || at > cue;
    }
    // …, X said; …, said X: the saying closes the clause that holds the place, and opens no content of its own.
    let (low, high) = (saying.cue.min(saying.speaker), saying.cue.max(saying.speaker));
    let between = sentence.chunks.iter().take(low).filter(|c| c.start > at);
    let cut = between.clone().any(|c| c.kind == ChunkKind::Semicolon);
    let opens = sentence.chunks[high + 1..]
        .iter()
        .take(12)
        .take_while(|c| c.kind != ChunkKind::Comma)
        .any(|c| matches!(c.kind, ChunkKind::Item(_)));
    at < cue.min(speaker) && !cut && (!opens || saying.inverted)
}

fn certainty(stance: Stance, own: Certainty) -> Certainty {
    match (stance, own) {
        (Stance::Accuse, Certainty::Stated) => Certainty::Alleged,
        (Stance::Estimate, Certainty::Stated) => Certainty::Estimated,
        (Stance::Hedge, _) => Certainty::Hedged,
        (_, own) => own,
    }
}

fn words_open(sentence: &str) -> bool {
    sentence.starts_with(['"', '\u{201c}'])
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
