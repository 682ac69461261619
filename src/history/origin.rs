//! Who says it: the speakers of a report, the outlet that prints it, and the group that a speaker counts with.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::bloc::bloc;
use crate::model::{
    By, Group, Hop, Id, Question, Role, Source, SourceCode, SourceKind, UNATTRIBUTED, VisibleReport, Voice,
};

/// Stands in for a report without any attribution, which a reading never holds.
static NOBODY: LazyLock<Source> = LazyLock::new(|| Source {
    code: SourceCode::parse("outlet:unknown").expect("the literal has the shape of a code"),
    name: "unknown outlet".into(),
    country: None,
    kind: SourceKind::Outlet,
});

/// The speakers of one statement: one, or several who speak jointly, by code and each once.
#[derive(Debug, Clone)]
pub(super) struct Speakers<'a> {
    pub(super) sources: Vec<&'a Source>,
    /// The hop that tells when it was said.
    pub(super) hop: Option<&'a Hop>,
}

/// For each text: the outlet whose own voice stands for all copies of it, the first to publish.
pub(super) type OwnVoices<'a> = BTreeMap<&'a Id, &'a Source>;

/// The outlets' own voices by text: of forty copies of one story the first outlet speaks, the others repeat.
pub(super) fn own_voices<'a>(reports: &[&'a VisibleReport]) -> OwnVoices<'a> {
    let mut first: BTreeMap<&Id, (jiff::Timestamp, &SourceCode, &Source)> = BTreeMap::new();
    for visible in reports {
        for hop in origins(visible).into_iter().filter(|hop| is_own_voice(hop)) {
            let candidate = (visible.article.published.at, &hop.source.code, &hop.source);
            let entry = first.entry(&visible.article.text_cluster).or_insert(candidate);
            if (candidate.0, candidate.1, &candidate.2.name) < (entry.0, entry.1, &entry.2.name) {
                *entry = candidate;
            }
        }
    }
    first.into_iter().map(|(text, (.., source))| (text, source)).collect()
}

/// The statements that a report carries: listed speakers make one each, joint speakers one together.
pub(super) fn statements<'a>(visible: &'a VisibleReport, own_voices: &OwnVoices<'a>) -> Vec<Speakers<'a>> {
    let hops = origins(visible);
    if hops.is_empty() {
        return vec![Speakers { sources: vec![&NOBODY], hop: None }];
    }
    let (joint, single): (Vec<&Hop>, Vec<&Hop>) = hops.into_iter().partition(|hop| hop.group == Group::Joint);
    let mut statements: BTreeMap<Vec<&str>, Speakers> = BTreeMap::new();
    let mut add = |mut sources: Vec<&'a Source>, hop: &'a Hop| {
        sources.sort_by_key(|source| (&source.code, &source.name));
        sources.dedup_by_key(|source| &source.code);
        let codes = sources.iter().map(|source| source.code.as_str()).collect();
        statements.entry(codes).or_insert(Speakers { sources, hop: Some(hop) });
    };
    if let Some(&first) = joint.first() {
        let dated = joint.iter().copied().find(|hop| hop.said_on.is_some()).unwrap_or(first);
        add(joint.iter().map(|hop| &hop.source).collect(), dated);
    }
    for hop in single {
        let first_to_print = own_voices.get(&visible.article.text_cluster).filter(|_| is_own_voice(hop));
        add(vec![first_to_print.copied().unwrap_or(&hop.source)], hop);
    }
    statements.into_values().collect()
}

/// The origins by order; where none is marked, the innermost hop.
fn origins(visible: &VisibleReport) -> Vec<&Hop> {
    let mut hops: Vec<&Hop> = visible.report.origins().collect();
    if hops.is_empty() {
        hops.extend(visible.report.attribution.iter().max_by_key(|hop| (hop.order, &hop.source.code)));
    }
    hops.sort_by_key(|hop| (hop.order, &hop.source.code));
    hops
}

/// Whether an outlet speaks for itself: it is not printed as a speaker.
fn is_own_voice(hop: &Hop) -> bool {
    hop.span.is_none() && hop.source.kind == SourceKind::Outlet && hop.source.country.is_none()
}

/// An outlet, as a publisher.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Outlet {
    pub(super) code: String,
    pub(super) name: String,
}

/// The outlet that published a report: by its name, else by its host.
pub(super) fn publisher(visible: &VisibleReport) -> Outlet {
    let host = || {
        let rest = visible.article.url.as_deref()?.split_once("://")?.1;
        let host = rest.split(['/', '?', '#']).next()?;
        Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
    };
    let name = visible.article.outlet.clone().filter(|name| !name.trim().is_empty()).or_else(host);
    let name = name.unwrap_or_else(|| "unknown outlet".into());
    let slug: String = name
        .trim()
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() || c == '.' { c } else { '-' })
        .collect();
    Outlet { code: format!("outlet:{slug}"), name }
}

/// The government that a source speaks for, or the private body that it is; `None` where no origin is named.
///
/// The first dotted part of the code: `KOR` of `KOR.mnd`. An outlet without a country and an unnamed person
/// without a country are nobody's voice.
pub(super) fn government(source: &Source) -> Option<&str> {
    let code = source.code.as_str();
    match (&source.country, source.kind) {
        (None, SourceKind::Outlet | SourceKind::Anonymous) => None,
        // The dots of `outlet:kcna.kp` are those of a host.
        (_, SourceKind::Outlet) => Some(code),
        _ => Some(code.split('.').next().unwrap_or(code)),
    }
}

/// The governments behind a statement, each once; empty where no origin is named.
pub(super) fn governments<'a>(sources: &[&'a Source]) -> Vec<&'a str> {
    let mut governments: Vec<&str> = sources.iter().filter_map(|source| government(source)).collect();
    governments.sort_unstable();
    governments.dedup();
    governments
}

/// How speakers are grouped and what the groups are called.
pub(super) struct Lens<'a> {
    pub(super) by: By,
    names: BTreeMap<&'a str, &'a str>,
}

impl<'a> Lens<'a> {
    /// Names come from the question (the lexicon knows them), else from parties and sources of that very code.
    pub(super) fn new(reports: &[&'a VisibleReport], question: &'a Question) -> Lens<'a> {
        let mut sources: BTreeMap<&str, &str> = BTreeMap::new();
        let mut names: BTreeMap<&str, &str> = BTreeMap::new();
        let least = |map: &mut BTreeMap<&'a str, &'a str>, code: &'a str, name: &'a str| {
            map.entry(code).and_modify(|known| *known = name.min(*known)).or_insert(name);
        };
        for visible in reports {
            for party in visible.report.supplier.iter().chain(&visible.report.recipient) {
                least(&mut names, party.code.as_str(), &party.name);
            }
            for hop in visible.report.attribution.iter().filter(|hop| !hop.source.code.as_str().contains('.'))
            {
                least(&mut sources, hop.source.code.as_str(), &hop.source.name);
            }
        }
        for (code, name) in sources {
            names.entry(code).or_insert(name);
        }
        names.extend(question.names.iter().map(|(code, name)| (code.as_str(), name.as_str())));
        Lens { by: question.by, names }
    }

    /// The same names, with speakers grouped by government.
    pub(super) fn by_government(&self) -> Lens<'a> {
        Lens { by: By::Government, names: self.names.clone() }
    }
}

/// The voice that a statement counts with. A joint statement of several groups is a voice of its own: `KOR+USA`.
pub(super) fn voice(sources: &[&Source], lens: &Lens) -> Voice {
    let grouped = |source: &&&Source| government(source).is_some();
    let named: Vec<&Source> = sources.iter().filter(grouped).copied().collect();
    if named.is_empty() {
        return Voice { code: UNATTRIBUTED.into(), name: UNATTRIBUTED.into(), country: None, kind: None };
    }
    let mut voices: Vec<Voice> = named.iter().map(|source| single_voice(source, lens)).collect();
    voices.sort();
    voices.dedup_by(|a, b| a.code == b.code);
    if voices.len() == 1 {
        return voices.remove(0);
    }
    let joined = |part: fn(&Voice) -> &str, by: &str| voices.iter().map(part).collect::<Vec<_>>().join(by);
    let kind = voices[0].kind.filter(|kind| voices.iter().all(|voice| voice.kind == Some(*kind)));
    Voice { code: joined(|v| &v.code, "+"), name: joined(|v| &v.name, ", "), country: None, kind }
}

fn single_voice(source: &Source, lens: &Lens) -> Voice {
    let own = || Voice {
        code: source.code.to_string(),
        name: source.name.clone(),
        country: source.country.as_ref().map(ToString::to_string),
        kind: Some(source.kind),
    };
    let named = |code: &str, kind: SourceKind| Voice {
        code: code.to_owned(),
        name: lens.names.get(code).map_or(code, |name| name).to_owned(),
        country: source.country.as_ref().map(|_| code.to_owned()),
        kind: Some(kind),
    };
    let group = government(source).unwrap_or(source.code.as_str());
    match lens.by {
        By::Source => own(),
        By::Bloc if source.country.is_some() && bloc(group).is_some() => {
            named(bloc(group).unwrap_or(group), SourceKind::Body)
        }
        _ if source.kind == SourceKind::Outlet => own(),
        _ if source.country.is_some() => named(group, SourceKind::Government),
        _ if group == source.code.as_str() => own(),
        _ => named(group, source.kind),
    }
}

/// The codes of speakers, joined: the last part of a claim's id.
pub(super) fn joined_codes(sources: &[&Source]) -> String {
    sources.iter().map(|source| source.code.as_str()).collect::<Vec<_>>().join("+")
}

/// Whether `role` stands anywhere in the chain of a report.
pub(super) fn passes(visible: &VisibleReport, role: Role) -> bool {
    visible.report.attribution.iter().any(|hop| hop.role == role)
}
