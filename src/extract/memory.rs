//! What the reader remembers of the sentences before: the dyad, the item, the speaker, the actors seen.

use std::cell::Cell;
use std::collections::{HashMap, VecDeque};

use super::account::Account;
use super::draft::{DraftItem, Filler};
use super::speech::Speaker;
use crate::model::{FieldBasis, Status};

/// The running memory of one text.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// Supplier and recipient of the reports so far, latest last.
    pub(crate) dyads: VecDeque<Dyad>,
    /// The last item of a report, or mentioned.
    pub(crate) item: Option<(DraftItem, usize)>,
    /// The last item named with a number, strong or not, and its sentence.
    pub(crate) named: Option<(DraftItem, usize)>,
    /// The speakers of the last attributed sentence, and its index.
    pub(crate) speakers: Vec<Speaker>,
    /// Sentence of `speakers`.
    pub(crate) spoke_in: usize,
    /// Paragraph of `speakers`.
    pub(crate) spoke_in_paragraph: usize,
    /// Everybody who has spoken, by code, for "the ministry".
    pub(crate) heard: VecDeque<Speaker>,
    /// How far they may still be speaking.
    pub(crate) account: Account,
    /// How often each actor has been named by a safe name.
    pub(crate) actors: HashMap<usize, usize>,
    /// The last actor in subject position: "it", "the country".
    pub(crate) topic: Option<Filler>,
    /// The status of the last report, for lists under it.
    pub(crate) status: Option<Status>,
    /// Items of reports with their sentence, latest last.
    pub(crate) items: VecDeque<(DraftItem, usize)>,
    /// What the first pass learnt of the whole text.
    theme: Theme,
    /// Origins that the text gives to items ("North Korean missiles"), most frequent first.
    origins: Vec<usize>,
    /// The theme or the origins have been asked for.
    leant: Cell<bool>,
    /// The text is about arms: it names several strong items, so weak words for items count.
    pub(crate) military: bool,
    /// The text is about an exercise: troops and kit on the move are brought along, not handed over.
    pub(crate) exercise: bool,
    /// The columns of the table that is being read.
    pub(crate) table: Option<Vec<super::rules::Column>>,
    /// The leader named last: "he".
    pub(crate) person: Option<Filler>,
    /// Offices with the state that the text gave them last: "Mali's junta", for "the junta".
    pub(crate) offices: HashMap<usize, usize>,
    /// The armed group named last: "the rebels", "the movement".
    pub(crate) group: Option<Filler>,
    /// What the head of the list that is being read says of its lines.
    pub(crate) side: Option<Side>,
    /// The party that the first words of a paragraph put at its head.
    pub(crate) heading: Option<Heading>,
    /// The paragraph of the latest lead-in or list item with its parties known.
    pub(crate) list_paragraph: Option<usize>,
}

/// "From Norway: radars.": the party that heads a paragraph.
#[derive(Debug, Clone)]
pub(crate) struct Heading {
    /// The paragraph.
    pub(crate) paragraph: usize,
    /// The word before the party.
    pub(crate) preposition: &'static str,
    /// The party.
    pub(crate) party: Filler,
}

/// What the head of a list says: one party or both, and how far it has come.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Side {
    /// Who gives in every line.
    pub(crate) supplier: Option<Filler>,
    /// Who receives in every line.
    pub(crate) recipient: Option<Filler>,
    /// The status of the lines.
    pub(crate) status: Status,
}

/// The pairs that a text states anywhere, summed up once.
#[derive(Debug, Default, Clone)]
pub(crate) struct Theme {
    /// The pair of more than half of the dyads.
    pub(crate) pair: Option<(Filler, Filler)>,
    /// The supplier of at least half of them.
    pub(crate) supplier: Option<Filler>,
    /// The recipient of at least half of them.
    pub(crate) recipient: Option<Filler>,
    /// How many reports state both.
    stated: usize,
    /// The first recipient of each supplier.
    recipient_of: HashMap<usize, Filler>,
    /// The first supplier of each recipient.
    supplier_of: HashMap<usize, Filler>,
}

impl Theme {
    /// Sums up the dyads of a text, in order of place; ties fall to the first.
    pub(crate) fn of(dyads: &[(Filler, Filler)]) -> Theme {
        let mut made = Theme { stated: dyads.len(), ..Theme::default() };
        for (supplier, recipient) in dyads {
            made.recipient_of.entry(supplier.actor).or_insert_with(|| inferred(recipient));
            made.supplier_of.entry(recipient.actor).or_insert_with(|| inferred(supplier));
        }
        let pair = most(dyads, |(s, r)| (s.actor, r.actor)).filter(|(_, count)| count * 2 > dyads.len());
        let supplier = most(dyads, |(s, _)| s.actor).filter(|(_, count)| count * 2 >= dyads.len());
        let recipient = most(dyads, |(_, r)| r.actor).filter(|(_, count)| count * 2 >= dyads.len());
        made.pair = pair.map(|((s, r), _)| (inferred(s), inferred(r)));
        made.supplier = supplier.map(|((s, _), _)| inferred(s));
        made.recipient = recipient.map(|((_, r), _)| inferred(r));
        made
    }

    /// Where no report states both parties: the supplier and the recipient that are stated most, each by itself.
    pub(crate) fn or_halves(mut self, suppliers: &[Filler], recipients: &[Filler]) -> Theme {
        if self.is_empty() {
            let supplier = most(suppliers, |f| f.actor).map(|(f, _)| inferred(f));
            let recipient = most(recipients, |f| f.actor).map(|(f, _)| inferred(f));
            if let (Some(s), Some(r)) = (supplier, recipient)
                && s.actor != r.actor
            {
                self.supplier = Some(s);
                self.recipient = Some(r);
            }
        }
        self
    }

    /// Fewer than two reports state both parties.
    pub(crate) fn is_thin(&self) -> bool {
        self.stated < 2
    }

    /// Nothing was stated.
    pub(crate) fn is_empty(&self) -> bool {
        self.recipient_of.is_empty() && self.supplier.is_none()
    }
}

/// The first of the values with the most frequent key, and how often it stands.
fn most<T, K: std::hash::Hash + Eq>(all: &[T], key: impl Fn(&T) -> K) -> Option<(&T, usize)> {
    let mut counts: HashMap<K, (usize, usize)> = HashMap::new();
    for (at, value) in all.iter().enumerate() {
        counts.entry(key(value)).or_insert((at, 0)).1 += 1;
    }
    let (at, count) = counts.into_values().max_by_key(|(at, count)| (*count, std::cmp::Reverse(*at)))?;
    Some((&all[at], count))
}

/// A supplier and a recipient that stood in one report.
#[derive(Debug, Clone)]
pub(crate) struct Dyad {
    pub(crate) supplier: Filler,
    pub(crate) recipient: Filler,
    pub(crate) sentence: usize,
}

impl Memory {
    /// The memory at the beginning of a text: what it is about, and the actors it names by a safe name.
    pub(crate) fn of_text(military: bool, exercise: bool, actors: HashMap<usize, usize>) -> Memory {
        Memory { military, exercise, actors, ..Memory::default() }
    }

    /// The same, with what a first pass has learnt of the whole text.
    pub(crate) fn knowing(self, theme: Theme, origins: Vec<usize>) -> Memory {
        Memory { theme, origins, ..self }
    }

    /// The pairs that the whole text states.
    pub(crate) fn theme(&self) -> &Theme {
        self.leant.set(true);
        &self.theme
    }

    /// The origins that the whole text gives to items, most frequent first.
    pub(crate) fn origins(&self) -> &[usize] {
        self.leant.set(true);
        &self.origins
    }

    /// Whether a sentence has asked for what only the whole text tells, since this was asked last.
    pub(crate) fn has_leant(&self) -> bool {
        self.leant.replace(false)
    }

    /// The latest recipient of a supplier (never itself).
    pub(crate) fn recipient_of(&self, supplier: usize) -> Option<Filler> {
        let before = self.dyads.iter().rev().find(|d| d.supplier.actor == supplier).map(|d| &d.recipient);
        // One pair that is stated once does not outweigh what was told just before.
        let main = self
            .theme()
            .pair
            .clone()
            .filter(|(s, _)| s.actor == supplier && !self.theme().is_thin())
            .map(|(_, r)| r);
        main.or_else(|| before.or_else(|| self.theme().recipient_of.get(&supplier)).map(inferred))
    }

    /// The latest supplier of a recipient.
    pub(crate) fn supplier_of(&self, recipient: usize) -> Option<Filler> {
        let before = self.dyads.iter().rev().find(|d| d.recipient.actor == recipient).map(|d| &d.supplier);
        let main = self
            .theme()
            .pair
            .clone()
            .filter(|(_, r)| r.actor == recipient && !self.theme().is_thin())
            .map(|(s, _)| s);
        main.or_else(|| before.or_else(|| self.theme().supplier_of.get(&recipient)).map(inferred))
    }

    /// The supplier of a recipient in the last few sentences.
    pub(crate) fn recent_supplier_of(
        &self,
        recipient: usize,
        sentence: usize,
        reach: usize,
    ) -> Option<Filler> {
        self.dyads
            .iter()
            .rev()
            .take_while(|d| sentence.saturating_sub(d.sentence) <= reach)
            .find(|d| d.recipient.actor == recipient)
            .map(|d| inferred(&d.supplier))
    }

    /// The latest dyad, if it is at most `reach` sentences old.
    pub(crate) fn dyad(&self, sentence: usize, reach: usize) -> Option<(Filler, Filler)> {
        let dyad = self.dyads.back()?;
        (sentence.saturating_sub(dyad.sentence) <= reach)
            .then(|| (inferred(&dyad.supplier), inferred(&dyad.recipient)))
    }
}

/// The same filler, marked as taken from before.
pub(crate) fn inferred(filler: &Filler) -> Filler {
    Filler { basis: FieldBasis::Inferred, ..filler.clone() }
}

impl Memory {
    /// The latest item of a category that a report had, or the latest of all.
    pub(crate) fn last_item(&self, category: Option<crate::model::Category>) -> Option<(DraftItem, usize)> {
        match category {
            Some(wanted) => self.items.iter().rev().find(|(item, _)| item.category == wanted).cloned(),
            None => self.item.clone(),
        }
    }

    /// Whether a list item of this paragraph continues a list that a lead-in or a report opened.
    pub(crate) fn list_open(&self, paragraph: usize) -> bool {
        self.list_paragraph.is_some_and(|last| paragraph <= last + 1)
    }
}

/// How many dyads, items and speakers are remembered; an article has far fewer, and a long text stays linear.
const KEPT: usize = 256;

impl Memory {
    /// Drops the oldest of what has grown too long.
    pub(crate) fn forget(&mut self) {
        let dyads = self.dyads.len().saturating_sub(KEPT);
        self.dyads.drain(..dyads);
        let items = self.items.len().saturating_sub(KEPT);
        self.items.drain(..items);
        let heard = self.heard.len().saturating_sub(KEPT);
        self.heard.drain(..heard);
    }
}
