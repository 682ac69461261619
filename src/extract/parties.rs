//! Parties of a sentence: actors, and the offices, persons and outlets that speak for them.
//!
//! Eats name chunks, leaves one party chunk a phrase: `South Korea` `'s` `Defense Ministry` becomes one party with
//! an actor and an office. A name that needs context keeps its form, so that the rules can refuse it.

use jiff::civil::Date;

use super::chunks::{Chunk, Kind, Sentence};
use super::lexicon::{ActorForm, Class, Lexicon, Sense};

/// Somebody who may act or speak.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Party {
    /// Index into the lexicon's actors.
    pub(crate) actor: Option<usize>,
    /// How the actor is named.
    pub(crate) form: ActorForm,
    /// Index into the lexicon's offices.
    pub(crate) office: Option<usize>,
    /// Index into the lexicon's named sources.
    pub(crate) source: Option<usize>,
    /// Index into the lexicon's persons.
    pub(crate) person: Option<usize>,
    /// Index into the lexicon's outlets.
    pub(crate) outlet: Option<usize>,
    /// A possessive ending follows.
    pub(crate) possessive: bool,
    /// Bytes of the whole phrase.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
}

impl Party {
    fn new(start: usize, end: usize) -> Party {
        Party {
            actor: None,
            form: ActorForm::Name,
            office: None,
            source: None,
            person: None,
            outlet: None,
            possessive: false,
            start,
            end,
        }
    }

    /// Whether it can hand over or receive: it has an actor and is no outlet.
    pub(crate) fn can_act(&self) -> bool {
        self.actor.is_some() && self.outlet.is_none()
    }

    /// Whether it can speak.
    pub(crate) fn can_speak(&self) -> bool {
        self.form != ActorForm::Place
    }

    /// Whether it is only the name of an outlet.
    pub(crate) fn is_outlet(&self) -> bool {
        self.outlet.is_some() && self.actor.is_none() && self.source.is_none()
    }
}

/// Makes the parties of a sentence. Item senses are left in place for `items`.
pub(crate) fn assemble(
    text: &str,
    lexicon: &Lexicon,
    names: &[&[Sense]],
    published: Date,
    sentence: &mut Sentence<'_>,
) {
    let old = std::mem::take(&mut sentence.chunks);
    let mut parties: Vec<Party> = Vec::new();
    let mut chunks: Vec<Chunk<'_>> = Vec::with_capacity(old.len());
    let arms = |chunk: &Chunk<'_>| {
        let Kind::Party(name) = chunk.kind else { return false };
        names[name].iter().any(|s| matches!(s, Sense::System(_) | Sense::Noun(..)))
    };
    let beside_arms = || old.iter().any(arms);
    for (at, chunk) in old.iter().enumerate() {
        let Kind::Party(name) = chunk.kind else {
            chunks.push(*chunk);
            continue;
        };
        let maker = matches!(names[name], [Sense::Actor(_, ActorForm::Maker)]);
        if maker && !(beside_arms() && stands_alone(text, &old, at)) {
            chunks.push(Chunk { kind: Kind::Word, ..*chunk });
            continue;
        }
        let Some(party) = reading(lexicon, names[name], chunk, published) else {
            // Left for the items: the marker keeps the index of the name.
            chunks.push(*chunk);
            continue;
        };
        parties.push(party);
        chunks.push(Chunk { kind: Kind::Party(PARTY_BASE + parties.len() - 1), ..*chunk });
    }
    sentence.chunks = chunks;
    if !parties.is_empty() {
        sentence.parties = parties;
        join(text, lexicon, sentence);
    }
}

/// Whether no other name and no article stands at a maker's: "Rafael Nadal", "Saint Leonardo" and "a Saab" are none.
fn stands_alone(text: &str, chunks: &[Chunk<'_>], at: usize) -> bool {
    let name = |chunk: Option<&Chunk<'_>>| {
        chunk.is_some_and(|c| {
            c.kind == Kind::Word && c.is_plain() && text[c.start..c.end].starts_with(char::is_uppercase)
        })
    };
    let before = at.checked_sub(1).and_then(|b| chunks.get(b));
    let article = before.is_some_and(|c| c.kind == Kind::Word && c.is(Class::Determiner));
    !article && !name(before) && !name(chunks.get(at + 1))
}

/// Party chunks carry their index above this while name chunks of items still carry theirs below it.
pub(super) const PARTY_BASE: usize = 1 << 20;

/// The party that a name stands for, if it is one.
fn reading(lexicon: &Lexicon, senses: &[Sense], chunk: &Chunk<'_>, published: Date) -> Option<Party> {
    let mut party = Party::new(chunk.start, chunk.end);
    // An item sense that comes with a party sense (Hind, Tiger) is settled by the items.
    let mut person: Option<(usize, bool, bool)> = None;
    for sense in senses {
        match *sense {
            Sense::Actor(actor, form) if party.actor.is_none() => {
                party.actor = Some(actor);
                party.form = if form == ActorForm::Maker { ActorForm::Company } else { form };
            }
            Sense::Office(office) if party.office.is_none() => party.office = Some(office),
            Sense::Source(source) if party.source.is_none() => {
                party.source = Some(source);
                let code = lexicon.sources[source].country.as_ref();
                party.actor =
                    party.actor.or_else(|| lexicon.actors.iter().position(|a| Some(&a.code) == code));
            }
            Sense::Outlet(outlet) => party.outlet = Some(outlet),
            Sense::Person(at, short) => {
                let entry = &lexicon.persons[at];
                let in_office =
                    entry.from.is_none_or(|d| d <= published) && entry.to.is_none_or(|d| published <= d);
                let better = person.is_none_or(|(_, _, current)| in_office && !current);
                if better {
                    person = Some((at, short, in_office));
                }
            }
            Sense::System(_) | Sense::Noun(..) | Sense::Partitive(_) | Sense::Shield => return None,
            _ => {}
        }
    }
    if let Some((at, short, _)) = person
        && party.actor.is_none()
    {
        party.person = Some(at);
        party.actor = Some(lexicon.persons[at].actor);
        party.form = if short { ActorForm::Weak } else { ActorForm::Name };
    }
    Some(party)
}

/// Joins neighbours into one phrase: actor + office, office + "of" + actor, office + person, person + office.
fn join(text: &str, lexicon: &Lexicon, sentence: &mut Sentence<'_>) {
    let mut out: Vec<Chunk<'_>> = Vec::with_capacity(sentence.chunks.len());
    let chunks = std::mem::take(&mut sentence.chunks);
    let mut i = 0;
    while i < chunks.len() {
        let chunk = chunks[i];
        let Kind::Party(at) = chunk.kind else {
            out.push(chunk);
            i += 1;
            continue;
        };
        if at < PARTY_BASE {
            out.push(chunk);
            i += 1;
            continue;
        }
        let mut party = sentence.parties[at - PARTY_BASE].clone();
        let mut next = i + 1;
        while let Some((joined, used)) = extend(text, lexicon, sentence, &chunks, next, &party) {
            party = joined;
            next += used;
        }
        if chunks.get(next).is_some_and(|c| c.kind == Kind::Possessive) {
            party.possessive = true;
        }
        let end = party.end;
        sentence.parties[at - PARTY_BASE] = party;
        out.push(Chunk { end, ..chunk });
        i = next;
    }
    sentence.chunks = out;
}

/// Tries to take the chunks from `next` into the party; gives the larger party and how many chunks it took.
fn extend(
    text: &str,
    lexicon: &Lexicon,
    sentence: &Sentence<'_>,
    chunks: &[Chunk<'_>],
    next: usize,
    party: &Party,
) -> Option<(Party, usize)> {
    let party_at = |i: usize| match chunks.get(i)?.kind {
        Kind::Party(at) if at >= PARTY_BASE => Some(&sentence.parties[at - PARTY_BASE]),
        _ => None,
    };
    let word_at = |i: usize| chunks.get(i).filter(|c| c.kind == Kind::Word).map(|c| &text[c.start..c.end]);
    let possessive = usize::from(chunks.get(next).is_some_and(|c| c.kind == Kind::Possessive));
    // Words between a nationality and its office: "Norway's then foreign minister", "the US-led", "top".
    let filler = usize::from(word_at(next + possessive).is_some_and(|w| {
        [
            "then", "former", "top", "senior", "deputy", "chief", "acting", "interim", "outgoing", "ruling",
            "own",
        ]
        .iter()
        .any(|f| w.eq_ignore_ascii_case(f))
    }));
    let other_at = next + possessive + filler;
    if let Some(other) = party_at(other_at) {
        let used = other_at - next + 1;
        let adjective =
            matches!(party.form, ActorForm::Demonym | ActorForm::Name | ActorForm::Weak | ActorForm::Capital);
        let bare_actor = party.actor.is_some()
            && party.office.is_none()
            && party.source.is_none()
            && party.person.is_none();
        // nationality + office, nationality + named source
        if bare_actor
            && adjective
            && other.office.is_some()
            && other.actor.is_none()
            && other.outlet.is_none()
        {
            let mut joined = party.clone();
            joined.office = other.office;
            joined.end = other.end;
            return Some((joined, used));
        }
        let same = other.actor.is_none() || other.actor == party.actor;
        if bare_actor && adjective && other.source.is_some() && same {
            let mut joined = other.clone();
            joined.start = party.start;
            joined.actor = party.actor;
            return Some((joined, used));
        }
        // office + person ("Defense Minister Shin Won-sik"), office + office ("Defense Ministry spokesman")
        if party.office.is_some() && (possessive == 0 || other.office.is_some()) && filler == 0 {
            if let Some(person) = other.person
                && (party.actor.is_none() || lexicon.persons[person].actor == party.actor.unwrap_or_default())
            {
                let mut joined = party.clone();
                joined.person = Some(person);
                joined.actor = other.actor;
                joined.end = other.end;
                return Some((joined, used));
            }
            // "Oslo's press secretary Ann Putin": behind a given name that nobody knows it is another of that name.
            let given = next.checked_sub(1).and_then(|b| chunks.get(b)).is_some_and(|c| {
                c.kind == Kind::Word && text[c.start..c.end].starts_with(char::is_uppercase)
            });
            if other.person.is_some() && party.actor.is_some() && given {
                let mut joined = party.clone();
                joined.end = other.end;
                return Some((joined, used));
            }
            if other.office.is_some() && other.actor.is_none() {
                let mut joined = party.clone();
                joined.end = other.end;
                return Some((joined, used));
            }
        }
        if party.source.is_some() && other.office.is_some() && other.actor.is_none() {
            let mut joined = party.clone();
            joined.office = joined.office.or(other.office);
            joined.end = other.end;
            return Some((joined, used));
        }
        // person of the same actor after a nationality: "Ukrainian Zelensky"
        if bare_actor && possessive == 0 && other.person.is_some() && other.actor == party.actor {
            let mut joined = other.clone();
            joined.start = party.start;
            return Some((joined, used));
        }
        // "US Department of Defense" where the office was scanned with its own actor
        return None;
    }
    // office + of/for/in + [the] + actor: "the Ministry of Defence of Ukraine", "Government of Poland", "the government in Kyiv", "head of Ukraine's"
    if party.office.is_some() && party.actor.is_none() && possessive == 0 {
        let of = word_at(next)
            .is_some_and(|w| ["of", "in", "for", "to"].iter().any(|f| w.eq_ignore_ascii_case(f)));
        let the = usize::from(of && word_at(next + 1).is_some_and(|w| w.eq_ignore_ascii_case("the")));
        if let Some(other) = party_at(next + 1 + the).filter(|_| of) {
            let in_or_to = !text[chunks[next].start..chunks[next].end].eq_ignore_ascii_case("of");
            let place_ok = matches!(
                other.form,
                ActorForm::Name | ActorForm::Capital | ActorForm::Seat | ActorForm::Demonym | ActorForm::Weak
            );
            if other.actor.is_some()
                && place_ok
                && other.outlet.is_none()
                && !(in_or_to && other.form == ActorForm::Demonym)
                && !(in_or_to && posted_abroad(&text[party.start..party.end]))
            {
                let mut joined = party.clone();
                joined.actor = other.actor;
                joined.form = other.form;
                joined.source = other.source;
                joined.end = other.end;
                return Some((joined, 2 + the));
            }
        }
    }
    // "the Royal Air Force of Oman": a name that is one state's, and here another's
    let forces =
        ["Force", "Navy", "Army", "Forces"].iter().any(|w| text[party.start..party.end].ends_with(w));
    if forces && party.actor.is_some() && possessive == 0 && word_at(next) == Some("of") {
        let the = usize::from(word_at(next + 1).is_some_and(|w| w == "the"));
        let owner = party_at(next + 1 + the).filter(|p| p.form == ActorForm::Name && p.office.is_none());
        if let Some(other) = owner.filter(|o| o.actor.is_some() && o.outlet.is_none() && o.person.is_none()) {
            let joined =
                Party { actor: other.actor, source: None, form: other.form, end: other.end, ..party.clone() };
            return Some((joined, 2 + the));
        }
    }
    // a capitalised unknown surname after an office or a person: "Defense Minister Kim Yong-hyun"
    if (party.office.is_some() || party.person.is_some()) && possessive == 0 && party.end - party.start < 120
    {
        let chunk = chunks.get(next)?;
        let word = word_at(next)?;
        let name = word.chars().next().is_some_and(char::is_uppercase)
            && chunk.info.is_none_or(|info| {
                !info.is(Class::Pronoun)
                    && !info.is(Class::Determiner)
                    && !info.is(Class::Subordinator)
                    && !info.is(Class::Preposition)
            })
            && chunk.start <= party.end + 1
            && !word.chars().all(|c| c.is_ascii_digit());
        if name {
            let mut joined = party.clone();
            joined.end = chunk.end;
            return Some((joined, 1));
        }
        let hyphen = chunk.kind == Kind::Hyphen
            && chunk.start == party.end
            && chunks.get(next + 1).is_some_and(|c| c.kind == Kind::Word && c.start == chunk.end)
            && party.person.is_none();
        if hyphen && text[..party.end].ends_with(char::is_alphabetic) && party.end - party.start > 12 {
            let mut joined = party.clone();
            joined.end = chunks[next + 1].end;
            return Some((joined, 2));
        }
    }
    None
}

/// Diplomats and correspondents in a capital speak for another state, or for none.
fn posted_abroad(office: &str) -> bool {
    let office = office.to_ascii_lowercase();
    ["diplomat", "ambassador", "envoy", "correspondent", "embassy"].iter().any(|word| office.contains(word))
}
