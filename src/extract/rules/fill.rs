//! Filling the roles that a frame leaves out: from the sentence, from the sentences before, from the text's theme; and whether
//! the pair that comes out may stand.

use super::super::chunks::Kind as ChunkKind;
use super::super::draft::{Draft, DraftItem, Filler};
use super::super::items::{ItemPhrase, OriginKind};
use super::super::memory::inferred;
use super::super::parties::Party;
use super::Scene;
use super::frame::Frame;
use crate::model::{Act, Category, FieldBasis, Polarity, Status, Unit};

/// How many parties of one act are told apart.
const SEVERAL: usize = 12;

/// A transfer that is told as one.
fn affirmed(draft: &&Draft) -> bool {
    draft.polarity == Polarity::Affirmed && draft.act == Act::Transfer
}

/// A sale: the maker sells, if nobody else is named.
fn sold(frame: &Frame) -> bool {
    let sale = ["sell.", "export.", "sale."].iter().any(|rule| frame.rule.starts_with(rule));
    frame.buys || frame.status == Status::Ordered || sale
}

impl Scene<'_, '_> {
    /// Every pair of supplier and recipient of the frame, with what is left out filled from before.
    pub(super) fn pairs(
        &self,
        frame: &Frame,
        phrase: Option<&ItemPhrase>,
        made: &[Draft],
    ) -> Vec<(Option<Filler>, Option<Filler>)> {
        let suppliers: Vec<Option<Filler>> = if frame.suppliers.is_empty() {
            vec![None]
        } else {
            frame.suppliers.iter().take(SEVERAL).cloned().map(Some).collect()
        };
        let recipients: Vec<Option<Filler>> = if frame.recipients.is_empty() {
            vec![None]
        } else {
            frame.recipients.iter().take(SEVERAL).cloned().map(Some).collect()
        };
        let mut pairs = Vec::new();
        for supplier in &suppliers {
            for recipient in &recipients {
                pairs.push(self.fill(frame, (supplier.clone(), recipient.clone()), phrase, made));
            }
        }
        pairs
    }

    /// Fills the roles that the frame leaves out.
    fn fill(
        &self,
        frame: &Frame,
        (mut supplier, mut recipient): (Option<Filler>, Option<Filler>),
        phrase: Option<&ItemPhrase>,
        made: &[Draft],
    ) -> (Option<Filler>, Option<Filler>) {
        let handed = |p: &&ItemPhrase| p.origin.is_some_and(|(_, kind)| kind != OriginKind::Made);
        let origin_filler = phrase.filter(handed).and_then(|p| self.origin_of(p));
        // "sent the armed forces seven howitzers": an office taken for the supplier's own is somebody else's.
        if let (Some(s), Some(r)) = (&supplier, &recipient)
            && s.actor == r.actor
        {
            if r.basis == FieldBasis::Inferred && s.basis == FieldBasis::Stated {
                recipient = None;
            } else if s.basis == FieldBasis::Inferred {
                supplier = None;
            }
        }
        // "From Norway: two frigates", "For Chad, …"
        if supplier.is_none() {
            supplier = self.heading("from").filter(|h| recipient.as_ref().is_none_or(|r| r.actor != h.actor));
        }
        if recipient.is_none() {
            let head = self.heading("for").or_else(|| self.heading("to"));
            recipient = head.filter(|h| supplier.as_ref().is_none_or(|s| s.actor != h.actor));
        }
        let differs = |a: &Filler, b: &Option<Filler>| b.as_ref().is_none_or(|b| b.actor != a.actor);
        if supplier.is_none() && origin_filler.as_ref().is_some_and(|o| differs(o, &recipient)) {
            supplier = origin_filler;
        }
        // A head inside the text begins anew.
        let anew = self.headline && self.index > 0 && supplier.is_none() && recipient.is_none();
        if !frame.inherit || anew || frame.to_others && recipient.is_none() && supplier.is_some() {
            return (supplier, recipient);
        }
        // "Oslo's exports of weapons stood at $2 billion, it sold $40m of radars": the total of a state goes to nobody in particular.
        let valued = phrase.is_some_and(|p| p.category == Category::MilitaryAid)
            && (frame.figure.is_some() || phrase.is_some_and(|p| p.unit == Unit::Value));
        let sells = ["sell.", "export.", "sale."].iter().any(|rule| frame.rule.starts_with(rule));
        if valued
            && sells
            && recipient.is_none()
            && supplier.as_ref().is_some_and(|s| s.basis == FieldBasis::Stated)
        {
            return (supplier, recipient);
        }
        if !frame.buys && supplier.is_some() && recipient.is_none() {
            recipient = self.spoken_for(frame, supplier.as_ref());
        }
        if supplier.is_none()
            && let Some(r) = &recipient
        {
            // "has sent half of the ten guns that Riga ordered": the item has its giver in this sentence.
            let same = made
                .iter()
                .rev()
                .filter(affirmed)
                .find(|d| phrase.is_some_and(|p| d.item.place.start == p.start));
            // "has received ten from Oslo, and expects six more"
            let more = || {
                let last = made
                    .iter()
                    .rev()
                    .find(affirmed)
                    .filter(|_| phrase.is_none() && frame.items.is_empty())?;
                last.recipient.as_ref().filter(|known| known.actor == r.actor).map(|_| last)
            };
            let same = same.or_else(more);
            let same = same.and_then(|d| d.supplier.as_ref()).filter(|s| s.actor != r.actor).map(inferred);
            // "led to the order of nine Mirages": the maker, if the text names it, before who gave something else.
            let named = |m: &Filler| self.memory.actors.get(&m.actor).is_some_and(|n| *n > 0);
            let inducts = ["commission.", "induct.", "put."].iter().any(|rule| frame.rule.starts_with(rule));
            let ordered = (frame.status == Status::Ordered || inducts) && frame.suppliers.is_empty();
            let made = || phrase.filter(|_| ordered).and_then(|p| self.maker_of(p, r.actor));
            let maker = || made().filter(|m| inducts || named(m));
            let same = same.or_else(maker);
            let recent = same.or_else(|| self.memory.recent_supplier_of(r.actor, self.index, 2));
            supplier = recent.or_else(|| {
                let made = phrase.filter(|_| sold(frame)).and_then(|p| self.maker_of(p, r.actor));
                // In a text about another giver the maker counts only where it is named.
                made.filter(|m| {
                    let named = self.memory.actors.get(&m.actor).is_some_and(|n| *n > 0);
                    named
                        || self.memory.theme().supplier.is_none()
                        || frame.buys && self.memory.theme().is_thin()
                })
            });
            supplier = supplier.or_else(|| self.memory.supplier_of(r.actor)).filter(|s| s.actor != r.actor);
            if supplier.is_none() {
                supplier = self
                    .memory
                    .topic
                    .as_ref()
                    .filter(|t| {
                        t.actor != r.actor && self.memory.dyads.iter().any(|d| d.supplier.actor == t.actor)
                    })
                    .map(inferred);
            }
            if supplier.is_none() {
                supplier = self.memory.theme().supplier.clone().filter(|s| s.actor != r.actor);
            }
            if supplier.is_none() {
                let origin = self.memory.origins().iter().copied().find(|o| self.standing(*o) != r.actor);
                supplier = origin.map(|o| Filler {
                    actor: self.standing(o),
                    place: r.place.clone(),
                    basis: FieldBasis::Inferred,
                });
            }
            // "Congress was notified of the sale of ten guns to Oman": whose legislature is asked sells.
            if supplier.is_none()
                && matches!(
                    frame.status,
                    Status::Approved
                        | Status::Requested
                        | Status::Planned
                        | Status::Possible
                        | Status::Ordered
                )
            {
                let house = self.view.sentence.parties.iter().find(|p| {
                    let words = &self.view.text[p.start..p.end];
                    [
                        "Congress",
                        "State Department",
                        "Pentagon",
                        "Senate",
                        "Defense Security Cooperation Agency",
                        "DSCA",
                    ]
                    .iter()
                    .any(|w| words.contains(w))
                });
                supplier = house
                    .and_then(|p| self.filler_of(p, false))
                    .filter(|s| s.actor != r.actor)
                    .map(|s| inferred(&s));
            }
            // "Riga received six K9 howitzers" in a text that speaks of Korea: the maker, if nobody else is told of.
            let takes = ["receive.", "obtain.", "acquire.", "get.", "take.", "import.", "procure."];
            if supplier.is_none()
                && takes.iter().any(|rule| frame.rule.starts_with(rule))
                && frame.recipients.iter().any(|r| r.basis == FieldBasis::Stated)
            {
                let maker = phrase.and_then(|p| self.maker_of(p, r.actor));
                supplier = maker.filter(|m| self.memory.actors.get(&m.actor).is_some_and(|n| *n > 0));
            }
        } else if recipient.is_none()
            && let Some(s) = &supplier
        {
            let here = made.iter().rev().filter(affirmed).find_map(|d| {
                let (other, r) = (d.supplier.as_ref()?, d.recipient.as_ref()?);
                (other.actor == s.actor).then(|| inferred(r))
            });
            // "…, and Oslo has sent 13": the same again by somebody else.
            let again = || {
                let last = made.iter().rev().find(affirmed).filter(|_| frame.items.is_empty());
                last.and_then(|d| d.recipient.as_ref()).map(inferred)
            };
            let here = here.or_else(again);
            recipient = here.or_else(|| self.memory.recipient_of(s.actor)).filter(|r| r.actor != s.actor);
            if recipient.is_none() {
                // "in return": the supplier was the recipient of the last dyad.
                recipient =
                    self.memory.dyad(self.index, 3).filter(|(_, r)| r.actor == s.actor).map(|(s2, _)| s2);
            }
            if recipient.is_none() {
                let contract = frame.buys && frame.rule.ends_with(".noun");
                recipient = self.gone_on_about().filter(|r| contract && r.actor != s.actor);
            }
            if recipient.is_none() {
                recipient = self.memory.theme().recipient.clone().filter(|r| r.actor != s.actor);
            }
            if recipient.is_none() {
                // The text goes on about who received just before, now from another giver.
                recipient = self.memory.dyad(self.index, 4).map(|(_, r)| r).filter(|r| r.actor != s.actor);
            }
        } else if supplier.is_none() && recipient.is_none() {
            let here = made
                .iter()
                .rev()
                .find_map(|d| Some((inferred(d.supplier.as_ref()?), inferred(d.recipient.as_ref()?))));
            let near = here
                .or_else(|| self.memory.dyad(self.index, 4))
                .or_else(|| self.memory.theme().pair.clone())
                .or_else(|| self.memory.theme().supplier.clone().zip(self.memory.theme().recipient.clone()));
            if let Some((s, r)) = near {
                supplier = Some(s);
                recipient = Some(r);
            }
        }
        // A maker that the text went on about stands for its state.
        let supplier = supplier.map(|s| Filler { actor: self.standing(s.actor), ..s });
        let supplier = self.no_enemy(supplier, recipient.as_ref(), phrase);
        // "A French warship confiscated 300 guns meant for the Houthis": who stops a load did not send it.
        let stops = |s: &Filler| {
            frame.status == Status::Intercepted
                && s.basis == FieldBasis::Inferred
                && self.view.sentence.parties.first().is_some_and(|p| p.actor == Some(s.actor))
        };
        (supplier.filter(|s| !stops(s)), recipient)
    }

    /// Who received in the sentence before, if the text is about it now: "Nor has Riga gone short. Guns came from Oslo. A contract …".
    fn gone_on_about(&self) -> Option<Filler> {
        let topic = self.memory.topic.as_ref()?.actor;
        self.memory.dyad(self.index, 1).map(|(_, r)| r).filter(|r| r.actor == topic)
    }

    /// Who "its" and "their" mean: a party before the item that governs nothing, else who speaks of it, else the topic.
    pub(super) fn owner_by_pronoun(&self, phrase: &ItemPhrase) -> Option<Filler> {
        let start = phrase.full_start;
        let before = (0..self.view.sentence.chunks.len())
            .take_while(|j| self.view.sentence.chunks[*j].start < start)
            .find(|j| {
                self.view.party(*j).is_some_and(Party::can_act) && self.view.preposition_before(*j).is_none()
            });
        let here = before.and_then(|j| self.filler(j, false));
        let speaker = || {
            let spoken: Vec<Filler> = self
                .sayings
                .iter()
                .flat_map(|s| &s.speakers)
                .filter_map(|s| super::roles::speaks_for(self, s))
                .collect();
            (spoken.len() == 1).then(|| spoken.into_iter().next()).flatten()
        };
        here.or_else(speaker).or_else(|| self.memory.topic.clone()).map(|f| inferred(&f))
    }

    /// A giver that was only guessed and fights who receives gives nothing: the maker of the system, or nobody.
    fn no_enemy(
        &self,
        supplier: Option<Filler>,
        recipient: Option<&Filler>,
        phrase: Option<&ItemPhrase>,
    ) -> Option<Filler> {
        let Some((s, r)) = supplier.as_ref().zip(recipient) else { return supplier };
        let enemies = s.basis == FieldBasis::Inferred && self.lexicon.enemies.contains(&(s.actor, r.actor));
        if enemies { phrase.and_then(|p| self.maker_of(p, r.actor)) } else { supplier }
    }

    /// "Three tanks from Oslo have arrived, Riga's defence ministry said", "Zelensky: Germany hands over two systems": who tells of an
    /// arrival took it in. Nobody is taken for the giver because it speaks.
    fn spoken_for(&self, frame: &Frame, giver: Option<&Filler>) -> Option<Filler> {
        let giver = giver?.actor;
        let arrived = ["arrive.", "land.", "come.", "reach."].iter().any(|rule| frame.rule.starts_with(rule));
        let slug = || {
            let sign = self.view.chunk(1).map(|c| c.kind);
            let head = matches!(sign, Some(ChunkKind::Colon | ChunkKind::Dash | ChunkKind::Semicolon));
            head.then(|| self.filler(0, false)).flatten()
        };
        let speaker = || {
            let speaks = self.sayings.iter().flat_map(|s| &s.speakers);
            let spoken: Vec<Filler> = speaks.filter_map(|s| super::roles::speaks_for(self, s)).collect();
            let [speaker] = spoken.as_slice() else { return None };
            (arrived && frame.status == Status::Delivered).then(|| speaker.clone())
        };
        slug().or_else(speaker).filter(|f| f.actor != giver)
    }

    /// The state that makes a named system, unless it is the buyer's own.
    pub(super) fn maker_of(&self, phrase: &ItemPhrase, buyer: usize) -> Option<Filler> {
        let made = phrase.origin.filter(|(_, kind)| *kind == OriginKind::Made).map(|(actor, _)| actor);
        let maker = made.or_else(|| phrase.systems.iter().find_map(|s| self.lexicon.systems[*s].maker))?;
        let actor = self.standing(maker);
        (actor != buyer).then_some(Filler {
            actor,
            place: phrase.start..phrase.end,
            basis: FieldBasis::Inferred,
        })
    }

    /// Whether a pair of parties may stand.
    pub(super) fn check(
        &self,
        frame: &Frame,
        supplier: &Option<Filler>,
        recipient: &Option<Filler>,
        item: &DraftItem,
        counted: bool,
    ) -> Result<(), &'static str> {
        if let Some(reason) = super::guards::doubtful(self, frame, (supplier, recipient), item, counted) {
            return Err(reason);
        }
        match (supplier, recipient) {
            (Some(s), Some(r)) if s.actor == r.actor => Err("same_party"),
            (Some(s), Some(r)) if self.lexicon.enemies.contains(&(s.actor, r.actor)) => Err("enemies"),
            // "any agreement about the sale of weapons": a noun that names nobody and no number is general talk.
            (Some(s), Some(r))
                if !counted
                    && frame.rule.ends_with(".noun")
                    && s.basis == FieldBasis::Inferred
                    && r.basis == FieldBasis::Inferred =>
            {
                Err("inferred_parties")
            }
            (Some(s), Some(r))
                if frame.weak
                    && !counted
                    && (s.basis == FieldBasis::Inferred || r.basis == FieldBasis::Inferred) =>
            {
                Err("weak_verb_inferred_party")
            }
            (None, None) => Err("no_parties"),
            (Some(_), None)
                if frame.status == Status::Ordered && !frame.to_others
                    || frame.weak
                    || item.category == Category::Personnel =>
            {
                Err("no_recipient")
            }
            (None, Some(_)) if frame.weak || item.category == Category::Personnel => Err("no_supplier"),
            (Some(s), None) | (None, Some(s)) if s.basis == FieldBasis::Inferred => Err("one_inferred_party"),
            (_, None) | (None, _) if !item.strong || !counted => Err("one_party_uncounted"),
            (Some(s), Some(r))
                if !item.strong
                    && !self.memory.military
                    && s.basis == FieldBasis::Inferred
                    && r.basis == FieldBasis::Inferred
                    && !counted
                    && !item.inferred =>
            {
                Err("weak_item_inferred_parties")
            }
            _ => Ok(()),
        }
    }
}
