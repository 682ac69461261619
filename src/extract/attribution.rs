//! Gives every draft its speakers: the saying that covers it, the office whose act it is, or whoever spoke last.
//!
//! And it keeps the account: which paragraphs the last speakers may still be speaking in, the date that heads the
//! paragraph, and the list or ledger that a whole text reads from.

use std::ops::Range;

use super::chunks::{Kind as ChunkKind, Sentence};
use super::clauses::View;
use super::dates::{DateKind, DateMention};
use super::draft::Draft;
use super::layout::{Paragraph, ParagraphKind};
use super::lexicon::{Class, Lexicon, Stance};
use super::memory::Memory;
use super::parties::Party;
use super::speech::{Saying, Speaker, points_back, speaker, tells_when};
use crate::model::{Certainty, FieldBasis, Polarity, Precision, SourceKind, Status};

/// How many paragraphs that are no list items a list may be away from whoever is said to give it.
const LEAD: usize = 3;

/// What is remembered of who tells the story, besides the speakers themselves.
#[derive(Debug, Default)]
pub(crate) struct Account {
    /// The date that heads the paragraph: an entry of a timeline, a dateline.
    entry: Option<DateMention>,
    /// Paragraphs so far that are no list items.
    bodies: usize,
    /// That count when somebody spoke last.
    spoke_at: usize,
    /// Bytes of the last of them.
    lead: Range<usize>,
    /// It ends with a colon.
    opens_list: bool,
    /// Who accused somebody in the sentence before, for "its ambassador said".
    accuser: Option<usize>,
    /// The last speakers told of what they give themselves.
    own_gifts: bool,
    /// Whose list or ledger the text reads from.
    ledger: Vec<Speaker>,
    /// It is among those heard.
    ledger_heard: bool,
    /// When the report, study or list came out that the text is about.
    issued: Option<DateMention>,
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

    /// The paragraph over the items of a list.
    pub(crate) fn lead<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.lead.clone()).unwrap_or_default()
    }

    /// The first sentence of a paragraph: does a date head it?
    pub(crate) fn opening(&mut self, view: View<'_, '_>) {
        self.entry = heading(view);
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
        let own = |d: &Draft| {
            d.supplier.as_ref().is_some_and(|f| speakers.iter().any(|s| s.actor == Some(f.actor)))
        };
        self.own_gifts = !drafts.is_empty() && drafts.iter().all(own);
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

/// "the list that the government published on Monday": its owner, with the date.
fn published_ledger(view: View<'_, '_>, lexicon: &Lexicon, memory: &Memory) -> Option<Speaker> {
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
                && saying.speakers.iter().any(|s| s.actor.is_some() && parties.contains(&s.actor))
            {
                draft.status = Status::Pledged;
            }
            return;
        }
        if let Some(office) = self.narrated(draft) {
            draft.period = None;
            draft.origins = vec![office];
        } else if self.carries(draft) {
            draft.origins.clone_from(&self.memory.speakers);
            draft.carried = true;
        } else if self.reads_from_ledger(draft) {
            draft.origins.clone_from(&self.memory.account.ledger);
            draft.carried = true;
        }
    }

    /// Narrated acts of saying: who pledges, approves or asks is the source, with the date of the act.
    fn narrated(&self, draft: &Draft) -> Option<Speaker> {
        if draft.rule.starts_with("list.") {
            return None;
        }
        let party = match draft.status {
            Status::Approved => self.subject_before(draft.trigger).or_else(|| self.stated(draft, true)),
            Status::Pledged => self.stated(draft, true),
            Status::Requested => self.stated(draft, false).filter(|p| p.start < draft.trigger),
            _ => None,
        }?;
        let mut said = speaker(self.view, self.lexicon, self.memory, party);
        let dates = self.view.sentence.dates.iter().filter(|d| tells_when(d));
        said.said = dates.min_by_key(|d| d.start.abs_diff(draft.trigger)).cloned();
        if said.said.is_none() && points_back(self.view, 0..self.view.sentence.chunks.len()) {
            said.said = self.memory.heard.iter().rev().find_map(|s| s.said.clone());
        }
        Some(said)
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
        // "Norway, for its part, donated …"
        if (0..self.view.sentence.chunks.len())
            .any(|at| self.view.word(at, "for") && self.view.word(at + 2, "part"))
        {
            return false;
        }
        let giver = draft.supplier.as_ref().filter(|f| f.basis == FieldBasis::Stated).map(|f| f.actor);
        !self.memory.account.own_gifts
            || giver.is_none()
            || self.memory.speakers.iter().any(|s| s.actor == giver)
    }

    /// Whether the draft is an entry of the list that the text reads from.
    fn reads_from_ledger(&self, draft: &Draft) -> bool {
        let party = |actor: Option<usize>| {
            [&draft.supplier, &draft.recipient].iter().any(|f| f.as_ref().map(|f| f.actor) == actor)
        };
        self.kind != ParagraphKind::Headline
            && draft.status != Status::Requested
            && self.memory.account.ledger.iter().any(|s| s.actor.is_some() && party(s.actor))
    }

    /// A date at the end of an announcement of what is yet to come is that of the announcement.
    fn date_of_sentence(&self, draft: &mut Draft) {
        let [only] = draft.origins.as_mut_slice() else { return };
        // "a tally that stood at 200 in February"
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
        let past_day = |d: &&DateMention| tells_when(d) && d.precision == Precision::Day;
        if ahead && let Some(date) = self.view.sentence.dates.iter().find(past_day) {
            only.said = Some(date.clone());
            if draft.period.as_ref().is_some_and(|p| p.start == date.start) {
                draft.period = None;
            }
        }
    }
}

/// A tally that shows what came "by the end of May" is that of May.
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
pub(crate) fn date_the_lead(drafts: &mut [Draft], heard: &[Speaker]) {
    for draft in drafts.iter_mut().filter(|d| d.headline || d.sentence < 4) {
        if let [only] = draft.origins.as_mut_slice()
            && only.said.is_none()
        {
            let said = heard.iter().find(|s| s.code == only.code && s.said.is_some());
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

/// The saying that covers a place: the nearest cue before it in its clause, else the first cue after it.
fn best_saying<'s>(sayings: &'s [Saying], view: View<'_, '_>, at: usize) -> Option<&'s Saying> {
    let sentence = view.sentence;
    let cue = |s: &Saying| sentence.chunks[s.cue].start;
    let mut covering: Vec<&Saying> = sayings.iter().filter(|s| covers(s, sentence, at)).collect();
    // "A has sent ten, according to B, and C has received six, says D": each figure to the saying of its clause.
    if covering.iter().any(|s| !parted(view, cue(s), at)) {
        covering.retain(|s| !parted(view, cue(s), at));
    }
    let named = |s: &&&Saying| !matches!(s.stance, Stance::Relay);
    let before = covering.iter().filter(|s| cue(s) < at && !s.inverted).max_by_key(|s| cue(s));
    let after = covering.iter().filter(|s| cue(s) >= at || s.inverted).min_by_key(|s| cue(s));
    // A cited origin stands behind the outlet that cites it.
    let outlet = |s: &Saying| !s.speakers.is_empty() && s.speakers.iter().all(Speaker::relays);
    let best = before.or(after).copied();
    match best {
        Some(best) if outlet(best) => sayings.iter().find(|s| !outlet(s)).or(Some(best)),
        Some(best) => Some(best),
        None => covering.iter().find(named).copied(),
    }
}

/// Whether a new main clause with a party of its own begins between two places.
fn parted(view: View<'_, '_>, a: usize, b: usize) -> bool {
    let (low, high) = (a.min(b), a.max(b));
    let chunks = &view.sentence.chunks;
    (0..chunks.len()).filter(|j| low < chunks[*j].start && chunks[*j].start < high).any(|j| {
        chunks[j].kind == ChunkKind::Semicolon
            || chunks[j].kind == ChunkKind::Comma
                && (view.is(j + 1, Class::Conjunction) || view.any_word(j + 1, &["while", "whereas"]))
                && view.party(view.first_real(j + 2)).is_some_and(|p| !p.possessive)
                && chunks[view.first_real(j + 2)].start < high
    })
}

/// Whether a saying's content may hold the place.
pub(crate) fn covers(saying: &Saying, sentence: &Sentence<'_>, at: usize) -> bool {
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
