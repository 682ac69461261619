//! Gives every draft its speakers: the saying that covers it, the office whose act it is, whoever spoke last, or
//! whoever gives the list that the text reads from.

use std::collections::VecDeque;

use super::account::LEAD;
use super::chunks::Kind as ChunkKind;
use super::clauses::View;
use super::coverage::best_saying;
use super::dates::{DateKind, DateMention};
use super::draft::{Draft, Filler};
use super::layout::ParagraphKind;
use super::lexicon::forms::Form;
use super::lexicon::{Class, ControlEffect, Lexicon, Stance, TriggerClass};
use super::memory::Memory;
use super::parties::Party;
use super::speech::{Saying, Speaker, at_the_time, points_back, speaker, tells_when};
use crate::model::{Certainty, FieldBasis, Polarity, Precision, SourceKind, Status};

/// Where a draft stands, for whoever looks for its speakers.
pub(crate) struct Desk<'s, 'l> {
    /// The sentence.
    pub(crate) view: View<'s, 'l>,
    /// The lexicon.
    pub(crate) lexicon: &'l Lexicon,
    /// What the sentences before left.
    pub(crate) memory: &'s Memory,
    /// Who says what in this sentence.
    pub(crate) sayings: &'s [Saying],
    /// Index of the sentence.
    pub(crate) index: usize,
    /// Index of its paragraph.
    pub(crate) paragraph: usize,
    /// What the paragraph is.
    pub(crate) kind: ParagraphKind,
}

impl Desk<'_, '_> {
    /// Gives a draft its speakers and the date of their statement.
    pub(crate) fn attribute(&self, draft: &mut Draft) {
        self.speakers(draft);
        // Silence has no day of its own: what the same source said before was something else.
        if draft.polarity == Polarity::NotConfirmed {
            return;
        }
        self.date_of_sentence(draft);
        date_from_before(self.memory, &mut draft.origins);
    }

    fn speakers(&self, draft: &mut Draft) {
        if !draft.origins.is_empty() {
            return;
        }
        if let Some(saying) = best_saying(self.sayings, self.view, draft.trigger) {
            draft.origins.clone_from(&saying.speakers);
            draft.certainty = certainty(saying.stance, draft.certainty);
            // Who announces what he will give pledges it, and so does who announces what he will get.
            let parties = [&draft.supplier, &draft.recipient].map(|p| p.as_ref().map(|s| s.actor));
            if draft.status == Status::Planned
                && !draft.increment
                && draft.rule.ends_with(".active")
                && !self.only_planned(draft, &saying.speakers)
                && saying.speakers.iter().any(|s| s.actor.is_some() && parties.contains(&s.actor))
            {
                draft.status = Status::Pledged;
            }
            return;
        }
        // "We are sending ten more": the text speaks for itself.
        if self.first_person() {
            return;
        }
        if let Some(office) = self.narrated(draft) {
            draft.period = None;
            draft.origins = vec![office];
        } else if self.carries(draft) {
            draft.origins.clone_from(&self.memory.speakers);
            draft.carried = true;
        } else if self.reads_from_ledger(draft) {
            draft.origins.extend(self.memory.account.ledger().cloned());
            draft.carried = true;
        }
    }

    /// "plans to buy", "will have delivered": no promise, though the one who is to do it says so.
    fn only_planned(&self, draft: &Draft, speakers: &[Speaker]) -> bool {
        let view = self.view;
        let taker = draft.recipient.as_ref().map(|f| f.actor);
        let buys = speakers.iter().any(|s| s.actor.is_some() && s.actor == taker);
        let at = view.sentence.chunks.partition_point(|c| c.start < draft.trigger);
        let near = at.saturating_sub(4)..at;
        let plans = |j: usize| {
            view.chunk(j).and_then(|c| c.info).is_some_and(|i| {
                i.controls.iter().any(|c| c.effect == ControlEffect::Planned && c.form.is_some())
            })
        };
        buys && near.clone().any(plans)
            || near.clone().any(|j| view.is(j, Class::Will) && view.word(j + 1, "have"))
    }

    /// "We are announcing", "we are grateful": a main clause whose subject is who writes, outside quotation marks.
    fn first_person(&self) -> bool {
        (0..self.view.sentence.chunks.len().min(4)).any(|at| {
            let word = self.view.sentence.lower(self.view.text, at);
            (word == "we" || word.starts_with("we'") || word.starts_with("we’"))
                && !self.view.sentence.chunks[at].quoted
        })
    }

    /// Narrated acts of saying: who pledges, approves or asks is the source, with the date of the act.
    fn narrated(&self, draft: &Draft) -> Option<Speaker> {
        let listed = draft.rule.starts_with("list.");
        let party = match draft.status {
            // "Oslo authorised a package containing ten guns"
            Status::Approved | Status::Pledged if listed => self.decider(draft),
            _ if listed => None,
            Status::Approved => self.subject_before(draft.trigger).or_else(|| self.stated(draft, true)),
            Status::Pledged => self.stated(draft, true),
            Status::Requested => self.stated(draft, false).filter(|p| p.start < draft.trigger),
            _ => None,
        }?;
        let mut said = speaker(self.view, self.lexicon, self.memory, party);
        let dates =
            self.view.sentence.dates.iter().filter(|d| tells_when(d) && self.dates_act(draft.trigger, d));
        said.said = dates.min_by_key(|d| d.start.abs_diff(draft.trigger)).cloned();
        let all = 0..self.view.sentence.chunks.len();
        if said.said.is_none() && points_back(self.view, all.clone()) {
            said.said = self.memory.heard.iter().rev().find_map(|s| s.said.clone());
        }
        if said.said.is_none() && at_the_time(self.view, all) {
            said.said.clone_from(&self.memory.account.when);
        }
        Some(said)
    }

    /// Who promised or approved the whole that the sentence goes on to list.
    fn decider(&self, draft: &Draft) -> Option<&Party> {
        let view = self.view;
        let lead = view.sentence.chunks.partition_point(|c| c.start < draft.trigger);
        let decides = |j: &usize| {
            view.trigger_verb(*j)
                .is_some_and(|t| matches!(t.class, TriggerClass::Promise | TriggerClass::Approve))
                && !view.is_noun_here(*j)
        };
        let verb = (0..lead).find(decides)?;
        self.subject_before(view.sentence.chunks[verb].start)
    }

    /// Whether a date may be that of the act: not behind "ahead of" or in a clause of its own.
    fn dates_act(&self, trigger: usize, date: &DateMention) -> bool {
        let chunks = &self.view.sentence.chunks;
        let from = chunks.partition_point(|c| c.start <= trigger);
        let to = chunks.partition_point(|c| c.start < date.start);
        // "the guns that Oslo promised left on Sunday": another verb's.
        let other = |j: usize| {
            self.view.trigger_verb(j).is_some_and(|t| matches!(t.form, Form::Past | Form::Third))
                && !self.view.is_noun_here(j)
        };
        !(from..to).any(|j| {
            self.view
                .any_word(j, &["ahead", "before", "after", "when", "who", "which", "where", "since", "until"])
                || other(j)
        })
    }

    /// The party of the sentence that stands for the supplier or the recipient.
    fn stated(&self, draft: &Draft, supplier: bool) -> Option<&Party> {
        let filler = if supplier { &draft.supplier } else { &draft.recipient };
        let place = &filler.as_ref().filter(|f| f.basis == FieldBasis::Stated)?.place;
        self.view.sentence.parties.iter().find(|p| p.start <= place.start && place.end <= p.end)
    }

    /// The party in subject position before a trigger: of "X authorised Y to send" the first, within its clause.
    fn subject_before(&self, trigger: usize) -> Option<&Party> {
        let chunks = &self.view.sentence.chunks;
        let end = chunks.iter().position(|c| c.start >= trigger)?;
        let mut found = None;
        for at in (0..end).rev() {
            match chunks[at].kind {
                ChunkKind::Semicolon | ChunkKind::Item(_) | ChunkKind::Number(_) => break,
                ChunkKind::Comma | ChunkKind::Sign if found.is_some() => break,
                _ => {}
            }
            let party = self
                .view
                .party(at)
                .filter(|p| p.can_speak() && !p.possessive && p.outlet.is_none() && p.actor.is_some());
            found = party.filter(|_| self.view.preposition_before(at).is_none()).or(found);
        }
        found
    }

    /// Whether the last speakers are still speaking.
    fn carries(&self, draft: &Draft) -> bool {
        let memory = self.memory;
        if draft.rule == "supplied.adjective" || !self.continues(draft) {
            return false;
        }
        // "has reportedly sent": somebody else says so.
        if (0..self.view.sentence.chunks.len()).any(|at| self.view.word(at, "reportedly")) {
            return false;
        }
        let outlet_only = memory.speakers.iter().all(Speaker::relays);
        if outlet_only || self.kind == ParagraphKind::Headline {
            return false;
        }
        // A figure of an institute's is followed by what everybody knows.
        let studied = memory.speakers.iter().all(|s| s.kind == SourceKind::Research) && !draft.quoted;
        let near = memory.spoke_in_paragraph == self.paragraph
            && (memory.spoke_in + 1 >= self.index || memory.spoke_in + 2 >= self.index && self.reported());
        if near && !studied || draft.quoted && memory.spoke_in + 3 >= self.index {
            return true;
        }
        let account = &memory.account;
        self.kind == ParagraphKind::ListItem
            && if draft.rule.starts_with("list.") {
                account.spoke_at + LEAD > account.bodies
            } else {
                account.opens_list && account.spoke_at == account.bodies
            }
    }

    /// A sentence that keeps to the account: "it would also", "they had".
    fn reported(&self) -> bool {
        let view = self.view;
        (0..view.sentence.chunks.len()).any(|at| {
            view.any_word(at, &["had", "would", "might", "could", "also"])
                || at < 3 && view.is(at, Class::Pronoun)
        })
    }

    /// A government that tells of what it gives does not go on with what others give.
    fn continues(&self, draft: &Draft) -> bool {
        // "Peru, for its part, gave …"
        if (0..self.view.sentence.chunks.len())
            .any(|at| self.view.word(at, "for") && self.view.word(at + 2, "part"))
        {
            return false;
        }
        let stated =
            |f: &Option<Filler>| f.as_ref().filter(|f| f.basis == FieldBasis::Stated).map(|f| f.actor);
        let speaks = |actor: Option<usize>| self.memory.speakers.iter().any(|s| s.actor == actor);
        let account = &self.memory.account;
        // "Riga spends more; it has signed for ten": the pronoun stands for somebody of this sentence.
        let here = |f: &Option<Filler>| {
            f.as_ref().filter(|f| self.view.sentence.range.contains(&f.place.start)).map(|f| f.actor)
        };
        let (giver, taker) = (stated(&draft.supplier), here(&draft.recipient));
        !(account.own_gifts && giver.is_some() && !speaks(giver)
            || account.own_buys && taker.is_some() && !speaks(taker) && !speaks(giver))
    }

    /// Whether the draft is an entry of the list that the text reads from.
    fn reads_from_ledger(&self, draft: &Draft) -> bool {
        let party = |actor: Option<usize>| {
            [&draft.supplier, &draft.recipient].iter().any(|f| f.as_ref().map(|f| f.actor) == actor)
        };
        self.kind != ParagraphKind::Headline
            && draft.status != Status::Requested
            && self.memory.account.ledger().is_some_and(|s| s.actor.is_some() && party(s.actor))
    }

    /// A date at the end of an announcement of what is yet to come is that of the announcement.
    fn date_of_sentence(&self, draft: &mut Draft) {
        let [only] = draft.origins.as_mut_slice() else { return };
        // "up from the 30 given in May"
        if draft.rule.starts_with("revised.") && draft.period.as_ref().is_some_and(tells_when) {
            only.said = draft.period.take();
        }
        if only.cue.starts_with("show")
            && let Some(date) = self.view.sentence.dates.iter().find_map(as_of)
        {
            only.said = Some(date);
        }
        if only.said.is_some() || draft.carried {
            return;
        }
        if draft.polarity == Polarity::Denied {
            let said = self.view.sentence.dates.iter().find(|d| tells_when(d) && d.start > draft.trigger);
            only.said = said.cloned();
            return;
        }
        let ahead = matches!(draft.status, Status::Pledged | Status::Planned | Status::Possible);
        let past_day = |d: &&DateMention| {
            tells_when(d) && d.precision == Precision::Day && self.dates_act(draft.trigger, d)
        };
        if ahead && let Some(date) = self.view.sentence.dates.iter().find(past_day) {
            only.said = Some(date.clone());
            if draft.period.as_ref().is_some_and(|p| p.start == date.start) {
                draft.period = None;
            }
        }
    }
}

/// A tally of what had come "by the end of June" is that of June.
fn as_of(date: &DateMention) -> Option<DateMention> {
    let last = date.to.filter(|_| date.kind == DateKind::By && !date.future)?.yesterday().ok()?;
    (date.precision == Precision::Month).then(|| DateMention {
        from: Some(last.first_of_month()),
        kind: DateKind::Date,
        ..date.clone()
    })
}

/// The date at the head of the paragraph; else a speaker who gave a date earlier keeps it: "the report said" is the
/// report of Tuesday.
pub(crate) fn date_from_before(memory: &Memory, speakers: &mut [Speaker]) {
    let [speaker] = speakers else { return };
    if speaker.said.is_some() {
        return;
    }
    if let Some(entry) = &memory.account.entry {
        speaker.said = Some(entry.clone());
        return;
    }
    // The newest: what was said a year ago is looked back on.
    let dated = |like: &dyn Fn(&Speaker) -> bool| {
        let all = memory.heard.iter().filter(|s| s.said.is_some() && like(s));
        all.max_by_key(|s| s.said.as_ref().and_then(|d| d.from))
    };
    let named = |s: &Speaker| s.name.ends_with(&speaker.name) || speaker.name.ends_with(&s.name);
    let same = dated(&|s| s.code == speaker.code && named(s)).or_else(|| dated(&|s| s.code == speaker.code));
    let kin = || dated(&|s| s.actor.is_some() && s.actor == speaker.actor);
    let writes = matches!(speaker.kind, SourceKind::Research | SourceKind::Body | SourceKind::Anonymous);
    let issued = memory.account.issued.as_ref().filter(|_| writes);
    speaker.said = same.or_else(kin).and_then(|s| s.said.clone()).or_else(|| issued.cloned());
}

/// What a headline and the first lines leave undated is dated by the same source's first dated statement in the text.
pub(crate) fn date_the_lead(drafts: &mut [Draft], heard: &VecDeque<Speaker>) {
    for draft in drafts.iter_mut().filter(|d| d.headline || d.sentence < 4) {
        if let [only] = draft.origins.as_mut_slice()
            && only.said.is_none()
        {
            let dated = |like: &dyn Fn(&&Speaker) -> bool| heard.iter().find(|s| s.said.is_some() && like(s));
            // "A UN report shows" in the lead, "the panel says in a report of Friday" below.
            let writes = matches!(only.kind, SourceKind::Anonymous | SourceKind::Research | SourceKind::Body);
            let said = dated(&|s| s.code == only.code)
                .or_else(|| dated(&|s| writes && s.actor.is_some() && s.actor == only.actor));
            only.said = said.and_then(|s| s.said.clone());
        }
    }
}

/// "X confirmed the arrival": who vouches for the nameless reports of the sentence before.
pub(crate) fn vouches<'s>(view: View<'_, '_>, sayings: &'s [Saying]) -> Option<&'s [Speaker]> {
    let saying = sayings.iter().find(|s| s.stance == Stance::Confirm && !s.inverted)?;
    let act = (saying.cue + 1..saying.cue + 4).any(|at| {
        view.any_word(
            at,
            &["arrival", "delivery", "shipment", "transfer", "handover", "deal", "sale", "purchase", "order"],
        )
    });
    (act && !saying.speakers.is_empty() && !saying.speakers.iter().all(Speaker::relays))
        .then_some(&saying.speakers)
}

fn certainty(stance: Stance, own: Certainty) -> Certainty {
    match (stance, own) {
        (Stance::Accuse, Certainty::Stated) => Certainty::Alleged,
        (Stance::Estimate, Certainty::Stated) => Certainty::Estimated,
        (Stance::Hedge, _) => Certainty::Hedged,
        (_, own) => own,
    }
}
