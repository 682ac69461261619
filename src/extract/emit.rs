//! From drafts in bytes to reports in code points: the one place where offsets are converted.

use std::ops::Range;

use super::Input;
use super::draft::{Amounted, Draft, Filler, Refusal};
use super::lexicon::{Lexicon, Sense};
use super::speech::Speaker;
use crate::model::{
    ActorCode, Amount, Category, DateBasis, DateSpan, Doubt, Evidence, FieldBasis, Group, Hop, Item, Link,
    Parts, Party, Precision, Qualifier, Quantity, Report, Role, Source, SourceCode, SourceKind, Span, Unit,
};

/// Characters of context kept on each side of a quote.
const CONTEXT: usize = 32;
/// Bytes between two entries of the offset index.
const STRIDE: usize = 256;

/// Code point offsets by byte offset.
pub(crate) struct Offsets<'t> {
    text: &'t str,
    marks: Vec<u32>,
}

impl<'t> Offsets<'t> {
    /// Indexes a text; linear once.
    pub(crate) fn new(text: &'t str) -> Offsets<'t> {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0u32;
        for (at, byte) in text.bytes().enumerate() {
            if at % STRIDE == 0 {
                marks.push(count);
            }
            // Every byte but a continuation byte begins a code point.
            count += u32::from(byte & 0xc0 != 0x80);
        }
        Offsets { text, marks }
    }

    /// The code point at a byte offset on a character boundary.
    pub(crate) fn at(&self, byte: usize) -> u32 {
        let mark = (byte / STRIDE).min(self.marks.len().saturating_sub(1));
        let Some(known) = self.marks.get(mark) else { return 0 };
        let from = mark * STRIDE;
        let more = self.text.as_bytes()[from..byte].iter().filter(|b| **b & 0xc0 != 0x80).count();
        known + u32::try_from(more).unwrap_or(u32::MAX)
    }

    /// The code points of a byte range.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        Span { start: self.at(range.start), end: self.at(range.end) }
    }
}

/// Makes the reports. Drafts are settled and in order.
pub(crate) fn reports(
    lexicon: &Lexicon,
    input: &Input<'_>,
    text: &str,
    offsets: &Offsets<'_>,
    drafts: &[Draft],
) -> Vec<Report> {
    let official = official(lexicon, input);
    drafts
        .iter()
        .map(|draft| report(lexicon, input, text, offsets, draft, drafts, official.as_ref()))
        .collect()
}

/// Makes the doubts.
pub(crate) fn doubts(text: &str, offsets: &Offsets<'_>, refusals: &[Refusal]) -> Vec<Doubt> {
    let mut doubts: Vec<Doubt> = refusals
        .iter()
        .map(|refusal| Doubt {
            span: offsets.span(&refusal.place),
            text: text[refusal.place.clone()].to_owned(),
            reason: refusal.reason.to_owned(),
            rule: refusal.rule.clone(),
        })
        .collect();
    doubts.sort_by(|a, b| (a.span, &a.reason).cmp(&(b.span, &b.reason)));
    doubts.dedup_by(|a, b| a.span == b.span && a.reason == b.reason);
    doubts
}

fn report(
    lexicon: &Lexicon,
    input: &Input<'_>,
    text: &str,
    offsets: &Offsets<'_>,
    draft: &Draft,
    all: &[Draft],
    official: Option<&Hop>,
) -> Report {
    let inside = |place: &Range<usize>| draft.place.start <= place.start && place.end <= draft.place.end;
    let part = |filler: &Option<Filler>| {
        filler.as_ref().filter(|f| f.basis == FieldBasis::Stated).map(|f| offsets.span(&f.place))
    };
    let (quantity, quantity_place) = quantity(text, draft);
    let source = draft.origins.first().filter(|s| inside(&s.place)).map(|s| offsets.span(&s.place));
    Report {
        act: draft.act,
        supplier: party(lexicon, text, &draft.supplier),
        recipient: party(lexicon, text, &draft.recipient),
        item: item(lexicon, text, draft),
        quantity,
        kind: draft.kind,
        kind_basis: draft.kind_basis,
        status: draft.status,
        polarity: draft.polarity,
        certainty: draft.certainty,
        attribution: attribution(lexicon, input, text, offsets, draft, official),
        period: draft.period.as_ref().map(|d| d.span(text)),
        evidence: Evidence {
            span: offsets.span(&draft.place),
            exact: text[draft.place.clone()].to_owned(),
            prefix: tail(&text[..draft.place.start]),
            suffix: text[draft.place.end..].chars().take(CONTEXT).collect(),
            parts: Parts {
                quantity: quantity_place.map(|p| offsets.span(&p)),
                item: Some(offsets.span(&draft.item.place)),
                supplier: part(&draft.supplier),
                recipient: part(&draft.recipient),
                source,
            },
            others: draft.others.iter().map(|p| offsets.span(p)).collect(),
        },
        links: links(offsets, draft, all),
        confidence: confidence(lexicon, draft),
        rule: draft.rule.clone(),
    }
}

/// The last characters before a place.
fn tail(text: &str) -> String {
    let from = text.char_indices().rev().take(CONTEXT).last().map_or(text.len(), |(at, _)| at);
    text[from..].to_owned()
}

fn party(lexicon: &Lexicon, text: &str, filler: &Option<Filler>) -> Option<Party> {
    let filler = filler.as_ref()?;
    let entry = &lexicon.actors[filler.actor];
    Some(Party {
        code: entry.code.clone(),
        name: entry.name.clone(),
        kind: entry.kind,
        basis: filler.basis,
        text: text[filler.place.clone()].to_owned(),
    })
}

fn item(lexicon: &Lexicon, text: &str, draft: &Draft) -> Item {
    let mut names: Vec<&str> =
        draft.item.systems.iter().map(|s| lexicon.systems[*s].designation.as_str()).collect();
    names.dedup();
    Item {
        category: draft.item.category,
        kind: draft.item.kind.clone(),
        designation: (!names.is_empty()).then(|| names.join(" / ")),
        text: text[draft.item.place.clone()].to_owned(),
    }
}

fn quantity(text: &str, draft: &Draft) -> (Quantity, Option<Range<usize>>) {
    match &draft.amount {
        Amounted::None => (Quantity::none(draft.item.unit), None),
        Amounted::One(place) => {
            let one = Some(Amount::whole(1));
            let made = Quantity {
                point: one,
                low: one,
                high: one,
                qualifier: Qualifier::Exact,
                text: text[place.clone()].to_owned(),
                ..Quantity::none(draft.item.unit)
            };
            (made, Some(place.clone()))
        }
        Amounted::Number(n) => {
            let made = Quantity {
                point: n.point,
                low: n.low,
                high: n.high,
                low_inclusive: n.low_inclusive,
                high_inclusive: n.high_inclusive,
                qualifier: n.qualifier,
                unit: draft.item.unit,
                currency: n
                    .currency
                    .as_ref()
                    .filter(|_| draft.item.unit == Unit::Value)
                    .map(|c| c.as_str().to_owned()),
                text: text[n.start..n.end].to_owned(),
            };
            (made, Some(n.start..n.end))
        }
    }
}

fn attribution(
    lexicon: &Lexicon,
    input: &Input<'_>,
    text: &str,
    offsets: &Offsets<'_>,
    draft: &Draft,
    official: Option<&Hop>,
) -> Vec<Hop> {
    if draft.origins.is_empty() {
        return vec![official.cloned().unwrap_or_else(|| own_voice(input))];
    }
    let mut hops: Vec<Hop> = Vec::with_capacity(draft.origins.len() + 1);
    // Who prints its own name tells it itself.
    if draft.origins.iter().all(|s| s.relays() && prints(input, s)) {
        hops.push(own_voice(input));
    }
    let alone = draft.origins.iter().all(Speaker::relays);
    hops.extend(draft.origins.iter().enumerate().map(|(order, speaker)| {
        let mut made = hop(lexicon, text, offsets, order, speaker);
        // An outlet that cites nobody is where it comes from.
        if alone && !prints(input, speaker) {
            made.role = Role::Origin;
        }
        made
    }));
    // What a government prints of its own people was said that day.
    if let Some(official) = official {
        let own = |hop: &&mut Hop| hop.source.country == official.source.country && hop.said_on.is_none();
        hops.iter_mut().filter(own).for_each(|hop| hop.said_on.clone_from(&official.said_on));
    }
    hops
}

/// Whether a speaker is the outlet that prints the text.
fn prints(input: &Input<'_>, speaker: &Speaker) -> bool {
    let bare = |name: &str| name.trim_start_matches("The ").to_lowercase();
    input.outlet.is_some_and(|outlet| bare(outlet) == bare(&speaker.name))
}

/// An outlet that is a government's own: its texts are that office's words of the day.
fn official(lexicon: &Lexicon, input: &Input<'_>) -> Option<Hop> {
    let name = input.outlet?;
    let name = name.strip_prefix("The ").unwrap_or(name);
    let hits = lexicon.scan(name);
    let [hit] = hits.as_slice() else { return None };
    let at = hit.senses.iter().find_map(|s| match s {
        Sense::Source(at) if hit.start == 0 && hit.end == name.len() => Some(*at),
        _ => None,
    })?;
    let source = &lexicon.sources[at];
    let speaks = matches!(
        source.kind,
        SourceKind::Government | SourceKind::Leader | SourceKind::Ministry | SourceKind::Military
    );
    let day = DateSpan {
        from: Some(input.printed),
        to: input.printed.tomorrow().ok(),
        precision: Precision::Day,
        basis: DateBasis::Publication,
        text: String::new(),
    };
    speaks.then(|| Hop {
        role: Role::Origin,
        source: Source {
            code: SourceCode::parse(&source.code).unwrap_or_else(|_| own_voice(input).source.code),
            name: source.name.clone(),
            country: source.country.clone(),
            kind: source.kind,
        },
        said_on: Some(day),
        ..own_voice(input)
    })
}

/// The outlet in its own voice.
fn own_voice(input: &Input<'_>) -> Hop {
    let name = input.outlet.unwrap_or("unknown outlet");
    let slug: String = input
        .host
        .unwrap_or(name)
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() || c == '.' { c } else { '-' })
        .take(80)
        .collect();
    let code = SourceCode::parse(&format!("outlet:{slug}"))
        .or_else(|_| SourceCode::parse("outlet:unknown"))
        .expect("`outlet:unknown` is made of letters and a colon");
    Hop {
        role: Role::Outlet,
        group: Group::Single,
        order: 0,
        source: Source { code, name: name.to_owned(), country: None, kind: SourceKind::Outlet },
        cue: None,
        said_on: None,
        venue: None,
        text: String::new(),
        span: None,
    }
}

fn hop(lexicon: &Lexicon, text: &str, offsets: &Offsets<'_>, order: usize, speaker: &Speaker) -> Hop {
    let code = SourceCode::parse(&speaker.code)
        .or_else(|_| SourceCode::parse("anon"))
        .expect("`anon` is made of letters");
    let seat = lexicon.outlets.iter().find(|o| speaker.kind == SourceKind::Outlet && o.name == speaker.name);
    let country: Option<ActorCode> =
        lexicon.sources.iter().find(|s| s.code == speaker.code).map(|s| s.country.clone()).unwrap_or_else(
            || {
                speaker.actor.map(|a| {
                    lexicon.actors[lexicon.actors[a]
                        .country
                        .filter(|_| lexicon.actors[a].kind == crate::model::ActorKind::Company)
                        .unwrap_or(a)]
                    .code
                    .clone()
                })
            },
        );
    let country = country.or_else(|| seat.and_then(|o| o.country.clone()));
    let role = match speaker.kind {
        SourceKind::Outlet if lexicon.outlets.iter().any(|o| o.agency && o.name == speaker.name) => {
            Role::Agency
        }
        SourceKind::Outlet if speaker.relays() => Role::Relay,
        _ => Role::Origin,
    };
    Hop {
        role,
        group: speaker.group,
        order: u16::try_from(order).unwrap_or(u16::MAX),
        source: Source { code, name: speaker.name.clone(), country, kind: speaker.kind },
        cue: (!speaker.cue.is_empty()).then(|| speaker.cue.clone()),
        said_on: speaker.said.as_ref().map(|d| d.span(text)),
        venue: speaker.venue.clone().map(|v| text[v].to_owned()),
        text: text[speaker.place.clone()].to_owned(),
        span: Some(offsets.span(&speaker.place)),
    }
}

fn links(offsets: &Offsets<'_>, draft: &Draft, all: &[Draft]) -> Vec<Link> {
    draft
        .links
        .iter()
        .map(|(kind, _, place)| {
            // The report spoken of: the latest affirmed one of the same flow before it.
            let actors =
                |d: &Draft| (d.supplier.as_ref().map(|f| f.actor), d.recipient.as_ref().map(|f| f.actor));
            let report = all.iter().rposition(|d| {
                d.polarity == crate::model::Polarity::Affirmed
                    && d.act == crate::model::Act::Transfer
                    && d.place.start < draft.place.start
                    && actors(d) == actors(draft)
                    && (d.item.category == draft.item.category
                        || draft.item.category == Category::MilitaryAid)
            });
            Link { kind: *kind, report, evidence: offsets.span(place) }
        })
        .collect()
}

/// How often the rule was right where that was measured, lowered by what was inferred.
fn confidence(lexicon: &Lexicon, draft: &Draft) -> f32 {
    let base = lexicon.precision(&draft.rule);
    let inferred = |f: &Option<Filler>| match f {
        Some(f) if f.basis == FieldBasis::Stated => 0.0,
        Some(_) => 0.08,
        None => 0.15,
    };
    let lowered = base
        - inferred(&draft.supplier)
        - inferred(&draft.recipient)
        - if draft.item.inferred { 0.1 } else { 0.0 }
        - if draft.item.strong { 0.0 } else { 0.1 };
    (lowered.clamp(0.05, 1.0) * 100.0).round() / 100.0
}
