//! What the reader remembers of the sentences before: the dyad, the item, the speaker, the actors seen.

use std::collections::HashMap;

use super::draft::{DraftItem, Filler};
use super::speech::Speaker;
use crate::model::{FieldBasis, Status};

/// The running memory of one text.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    /// Supplier and recipient of the reports so far, latest last.
    pub(crate) dyads: Vec<Dyad>,
    /// The last item of a report, or mentioned.
    pub(crate) item: Option<(DraftItem, usize)>,
    /// The speakers of the last attributed sentence, and its index.
    pub(crate) speakers: Vec<Speaker>,
    /// Sentence of `speakers`.
    pub(crate) spoke_in: usize,
    /// Paragraph of `speakers`.
    pub(crate) spoke_in_paragraph: usize,
    /// Everybody who has spoken, by code, for "the ministry".
    pub(crate) heard: Vec<Speaker>,
    /// How often each actor has been named by a safe name.
    pub(crate) actors: HashMap<usize, usize>,
    /// The last actor in subject position: "it", "the country".
    pub(crate) topic: Option<Filler>,
    /// The status of the last report, for lists under it.
    pub(crate) status: Option<Status>,
    /// Items of reports with their sentence, latest last.
    pub(crate) items: Vec<(DraftItem, usize)>,
    /// Dyads that the first pass found with both parties stated, anywhere in the text.
    pub(crate) theme: Vec<(Filler, Filler)>,
    /// Origins that the text gives to items ("North Korean missiles"), most frequent first.
    pub(crate) origins: Vec<usize>,
    /// The text is about arms: it names several strong items, so weak words for items count.
    pub(crate) military: bool,
    /// The text is about an exercise: troops and kit on the move are brought along, not handed over.
    pub(crate) exercise: bool,
    /// The paragraph of the latest lead-in or list item with its parties known.
    pub(crate) list_paragraph: Option<usize>,
}

/// A supplier and a recipient that stood in one report.
#[derive(Debug, Clone)]
pub(crate) struct Dyad {
    pub(crate) supplier: Filler,
    pub(crate) recipient: Filler,
    pub(crate) sentence: usize,
}

impl Memory {
    /// The latest recipient of a supplier (never itself).
    pub(crate) fn recipient_of(&self, supplier: usize) -> Option<Filler> {
        let before = self.dyads.iter().rev().find(|d| d.supplier.actor == supplier).map(|d| &d.recipient);
        let main = self.main_dyad().filter(|(s, _)| s.actor == supplier).map(|(_, r)| r);
        main.or_else(|| {
            before
                .or_else(|| self.theme.iter().find(|(s, _)| s.actor == supplier).map(|(_, r)| r))
                .map(inferred)
        })
    }

    /// The latest supplier of a recipient.
    pub(crate) fn supplier_of(&self, recipient: usize) -> Option<Filler> {
        let before = self.dyads.iter().rev().find(|d| d.recipient.actor == recipient).map(|d| &d.supplier);
        let main = self.main_dyad().filter(|(_, r)| r.actor == recipient).map(|(s, _)| s);
        main.or_else(|| {
            before
                .or_else(|| self.theme.iter().find(|(_, r)| r.actor == recipient).map(|(s, _)| s))
                .map(inferred)
        })
    }

    /// The latest dyad, if it is at most `reach` sentences old.
    pub(crate) fn dyad(&self, sentence: usize, reach: usize) -> Option<(Filler, Filler)> {
        let dyad = self.dyads.last()?;
        (sentence.saturating_sub(dyad.sentence) <= reach)
            .then(|| (inferred(&dyad.supplier), inferred(&dyad.recipient)))
    }

    /// The recipient of at least half of the dyads.
    pub(crate) fn main_recipient(&self) -> Option<Filler> {
        let best = self
            .theme
            .iter()
            .map(|(_, r)| r)
            .max_by_key(|r| self.theme.iter().filter(|(_, o)| o.actor == r.actor).count())?;
        let count = self.theme.iter().filter(|(_, r)| r.actor == best.actor).count();
        (count * 2 >= self.theme.len()).then(|| inferred(best))
    }

    /// The supplier of at least half of the dyads.
    pub(crate) fn main_supplier(&self) -> Option<Filler> {
        let best = self
            .theme
            .iter()
            .map(|(s, _)| s)
            .max_by_key(|s| self.theme.iter().filter(|(o, _)| o.actor == s.actor).count())?;
        let count = self.theme.iter().filter(|(s, _)| s.actor == best.actor).count();
        (count * 2 >= self.theme.len()).then(|| inferred(best))
    }

    /// The pair that the text is mostly about: most of the dyads with both parties stated.
    pub(crate) fn main_dyad(&self) -> Option<(Filler, Filler)> {
        let same =
            |a: &(Filler, Filler), b: &(Filler, Filler)| a.0.actor == b.0.actor && a.1.actor == b.1.actor;
        let (best, count) = self
            .theme
            .iter()
            .map(|pair| (pair, self.theme.iter().filter(|other| same(pair, other)).count()))
            .reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        (count * 2 > self.theme.len()).then(|| (inferred(&best.0), inferred(&best.1)))
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
