//! The account of a text: who may still be speaking, the date that heads the paragraph, the list or document that the
//! whole text reads from.

use std::ops::Range;

use super::chunks::Kind as ChunkKind;
use super::clauses::View;
use super::dates::{DateKind, DateMention};
use super::draft::{Draft, Filler};
use super::layout::{Paragraph, ParagraphKind};
use super::lexicon::{Class, Lexicon, Stance};
use super::memory::Memory;
use super::speech::{Saying, Speaker, speaker, tells_when};
use crate::model::Precision;

/// How many paragraphs that are no list items a list may be away from whoever is said to give it.
pub(crate) const LEAD: usize = 3;

/// How much of a paragraph over a list is looked at, in bytes.
const LEAD_BYTES: usize = 1_000;

/// What is remembered of who tells the story, besides the speakers themselves.
#[derive(Debug, Default)]
pub(crate) struct Account {
    /// The date that heads the paragraph: an entry of a timeline, a dateline.
    pub(crate) entry: Option<DateMention>,
    /// Paragraphs so far that are no list items.
    pub(crate) bodies: usize,
    /// That count when somebody spoke last.
    pub(crate) spoke_at: usize,
    /// Bytes of the last of them.
    lead: Range<usize>,
    /// It ends with a colon.
    pub(crate) opens_list: bool,
    /// Who accused somebody in the sentence before, for "its ambassador said".
    accuser: Option<usize>,
    /// The last speakers told of what they give themselves.
    pub(crate) own_gifts: bool,
    /// They told of what they get themselves.
    pub(crate) own_buys: bool,
    /// Whose list or ledger the text reads from.
    ledger: Vec<Speaker>,
    /// It is among those heard.
    ledger_heard: bool,
    /// The last date of the past that the text named.
    pub(crate) when: Option<DateMention>,
    /// When the report, study or list came out that the text is about.
    pub(crate) issued: Option<DateMention>,
}

impl Account {
    /// A paragraph begins.
    pub(crate) fn paragraph(&mut self, paragraph: &Paragraph, words: &str) {
        self.entry = None;
        self.accuser = None;
        if paragraph.kind != ParagraphKind::ListItem {
            self.bodies += 1;
            self.opens_list = words.ends_with(':');
            self.lead = paragraph.range.clone();
        }
    }

    /// The end of the paragraph over the items of a list: what opens the list stands there.
    pub(crate) fn lead<'t>(&self, text: &'t str) -> &'t str {
        let words = text.get(self.lead.clone()).unwrap_or_default();
        &words[words.ceil_char_boundary(words.len().saturating_sub(LEAD_BYTES))..]
    }

    /// The first sentence of a paragraph: does a date head it?
    pub(crate) fn opening(&mut self, view: View<'_, '_>) {
        self.entry = heading(view);
    }

    /// A sentence ends: which past does it tell of?
    pub(crate) fn told_of(&mut self, dates: &[DateMention]) {
        let past = dates.iter().rfind(|d| d.from.is_some() && !d.future);
        self.when = past.cloned().or_else(|| self.when.take());
    }

    /// A sentence ends: did it accuse somebody?
    pub(crate) fn accused(&mut self, sayings: &[Saying]) {
        let accusing = sayings.iter().find(|s| s.stance == Stance::Accuse);
        self.accuser = accusing.and_then(|s| s.speakers.first()).and_then(|s| s.actor);
    }

    /// Who accused somebody in the sentence before.
    pub(crate) fn accuser(&self) -> Option<usize> {
        self.accuser
    }

    /// Somebody spoke, of these.
    pub(crate) fn spoke(&mut self, speakers: &[Speaker], drafts: &[Draft]) {
        self.spoke_at = self.bodies;
        let own = |f: &Option<Filler>| {
            f.as_ref().is_some_and(|f| speakers.iter().any(|s| s.actor == Some(f.actor)))
        };
        self.own_gifts = !drafts.is_empty() && drafts.iter().all(|d| own(&d.supplier));
        self.own_buys = !drafts.is_empty() && drafts.iter().all(|d| own(&d.recipient));
    }

    /// Who gives the list that the text reads from.
    pub(crate) fn ledger(&self) -> Option<&Speaker> {
        self.ledger.first()
    }

    /// The same, the first time it is asked for.
    pub(crate) fn new_ledger(&mut self) -> Option<&Speaker> {
        let owner = self.ledger.first()?;
        (!std::mem::replace(&mut self.ledger_heard, true)).then_some(owner)
    }

    /// A sentence may name the document that the text then reads from, and say when it came out.
    pub(crate) fn look_for_document(
        &mut self,
        view: View<'_, '_>,
        lexicon: &Lexicon,
        memory: &Memory,
        reports: bool,
    ) {
        if self.bodies > LEAD {
            return;
        }
        if self.issued.is_none() {
            self.issued = issued_on(view);
        }
        if reports || !self.ledger.is_empty() {
            return;
        }
        self.ledger.extend(published_ledger(view, lexicon, memory));
    }
}

/// The date at the head of a paragraph, cut off by a sign or the end of the sentence: "November 2023. …", "ROME, May 3 - …".
fn heading(view: View<'_, '_>) -> Option<DateMention> {
    let chunks = &view.sentence.chunks;
    let at = chunks.iter().take(8).position(|c| matches!(c.kind, ChunkKind::Date(_)))?;
    let ChunkKind::Date(d) = chunks[at].kind else { return None };
    let date = view.sentence.dates.get(d)?;
    let closed = chunks.get(at + 1).is_none_or(|c| {
        matches!(c.kind, ChunkKind::Colon | ChunkKind::Dash | ChunkKind::Sign | ChunkKind::Close)
    });
    let exact = matches!(date.precision, Precision::Day | Precision::Month) && date.kind == DateKind::Date;
    let dateline = at == 0
        || view.text[chunks[0].start..].chars().take(3).all(char::is_uppercase)
            && chunks[..at].iter().all(|c| !matches!(c.kind, ChunkKind::Dash | ChunkKind::Item(_)));
    (closed && exact && dateline && !date.future).then(|| date.clone())
}

/// "published its report on Tuesday", "a study released in May": the date.
fn issued_on(view: View<'_, '_>) -> Option<DateMention> {
    let chunks = &view.sentence.chunks;
    if !view.may_hold(ISSUED) {
        return None;
    }
    let issued = (0..chunks.len()).find(|at| view.any_word(*at, ISSUED))?;
    let near = issued.saturating_sub(12)..(issued + 8).min(chunks.len());
    near.clone().find(|at| view.is(*at, Class::Document))?;
    let ChunkKind::Date(date) = near
        .skip_while(|at| *at < issued)
        .map(|at| chunks[at].kind)
        .find(|kind| matches!(kind, ChunkKind::Date(_)))?
    else {
        return None;
    };
    view.sentence.dates.get(date).filter(|d| tells_when(d)).cloned()
}

/// Verbs that bring a document out.
const ISSUED: &[&str] = &["published", "released", "issued", "updated", "presented", "posted", "unveiled"];

/// "the table put out by the ministry on Friday": its owner, with the date.
fn published_ledger(view: View<'_, '_>, lexicon: &Lexicon, memory: &Memory) -> Option<Speaker> {
    if !view.may_hold(ISSUED) {
        return None;
    }
    let chunks = view.sentence.chunks.len();
    let list = (0..chunks).find(|at| {
        view.any_word(*at, &["list", "ledger", "register", "tally", "table", "overview", "inventory"])
    })?;
    let issued = (list + 1..(list + 12).min(chunks)).find(|at| view.any_word(*at, ISSUED))?;
    let owner = (list.saturating_sub(4)..(issued + 5).min(chunks))
        .filter_map(|at| view.party(at))
        .find(|p| p.can_speak() && p.outlet.is_none() && (p.actor.is_some() || p.office.is_some()))?;
    let mut said = speaker(view, lexicon, memory, owner);
    said.said = view.sentence.dates.iter().find(|d| tells_when(d)).cloned();
    Some(said)
}
