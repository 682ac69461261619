//! What a sentence leaves to those after it: its items, pairs, speakers, lists and the topic.

use super::super::attribution::date_from_before;
use super::super::chunks::Sentence;
use super::super::clauses::View;
use super::super::draft::{Draft, DraftItem, Filler};
use super::super::items::ItemPhrase;
use super::super::layout::{Paragraph, ParagraphKind};
use super::super::lexicon::{ActorForm, Stance};
use super::super::memory::Dyad;
use super::super::parties::Party;
use super::Reader;
use super::sentence::Told;
use crate::model::{Act, ActorKind, FieldBasis, Polarity, SourceKind};

impl Reader<'_, '_> {
    /// Whether a party is an armed group.
    fn is_group(&self, party: &Party) -> bool {
        party.actor.is_some_and(|a| self.lexicon.actors[a].kind == ActorKind::Group)
    }

    /// Remembers a sentence, its drafts and its sayings.
    pub(super) fn remember(
        &mut self,
        paragraph_at: usize,
        paragraph: &Paragraph,
        sentence: &Sentence<'_>,
        told: &Told,
    ) {
        let Told { sayings, drafts, lead, side, .. } = told;
        let list_item = self.is_list_item(paragraph_at, paragraph);
        if told.heading.is_some() {
            self.memory.heading.clone_from(&told.heading);
        }
        if side.is_some() {
            self.memory.side.clone_from(side);
        } else if !self.memory.list_open(paragraph_at) {
            self.memory.side = None;
        }
        for draft in drafts {
            let item = (draft.item.clone(), self.index);
            if !draft.item.inferred && draft.act == Act::Transfer && draft.polarity == Polarity::Affirmed {
                self.memory.items.push_back(item.clone());
                self.memory.item = Some(item);
            }
            if let (Some(supplier), Some(recipient)) = (&draft.supplier, &draft.recipient)
                && draft.polarity == Polarity::Affirmed
            {
                self.memory.dyads.push_back(Dyad {
                    supplier: supplier.clone(),
                    recipient: recipient.clone(),
                    sentence: self.index,
                });
            }
        }
        // "three of the 12 on order are in service. So are …": what the last verb of the sentence said.
        let main = |d: &&Draft| d.polarity == Polarity::Affirmed && !d.rule.ends_with(".whole");
        let told = drafts.iter().filter(main).max_by_key(|d| d.trigger);
        self.memory.status = told.map(|d| d.status).or(self.memory.status);
        if let Some((supplier, recipient, status)) = lead {
            self.memory.dyads.push_back(Dyad {
                supplier: supplier.clone(),
                recipient: recipient.clone(),
                sentence: self.index,
            });
            self.memory.status = Some(*status);
        }
        if drafts.is_empty()
            && let Some(item) = sentence.items.iter().rfind(|i| i.strong)
        {
            self.memory.item = Some((mentioned(item), self.index));
        }
        if let Some(item) =
            sentence.items.iter().rfind(|i| i.strong || i.quantity.is_some() || !i.systems.is_empty())
        {
            self.memory.named = Some((mentioned(item), self.index));
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
        if let Some(party) = sentence.parties.iter().rfind(|p| p.person.is_some() && p.actor.is_some()) {
            let place = party.start..party.end;
            self.memory.person =
                party.actor.map(|actor| Filler { actor, place, basis: FieldBasis::Inferred });
        }
        for party in &sentence.parties {
            if let (Some(office), Some(actor)) = (party.office, party.actor)
                && party.form != ActorForm::Place
            {
                self.memory.offices.insert(office, actor);
            }
        }
        if let Some(party) = sentence.parties.iter().rfind(|p| self.is_group(p)) {
            let place = party.start..party.end;
            self.memory.group = party.actor.map(|actor| Filler { actor, place, basis: FieldBasis::Inferred });
        }
        self.memory.account.accused(sayings);
        self.memory.account.told_of(&sentence.dates);
        self.memory.forget();
        // The topic: the first actor that stands without a preposition.
        let view = View { text: self.text, sentence };
        let speaking: Vec<usize> = sayings.iter().map(|s| s.speaker).collect();
        let topic = (0..sentence.chunks.len()).find(|at| {
            let acts = |p: &Party| {
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

/// An item as it was mentioned.
fn mentioned(item: &ItemPhrase) -> DraftItem {
    DraftItem {
        category: item.category,
        kind: item.kind.clone(),
        systems: item.systems.clone(),
        unit: item.unit,
        place: item.start..item.end,
        strong: item.strong,
        inferred: false,
        listed: false,
    }
}
