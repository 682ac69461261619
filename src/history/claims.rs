//! From reports to claims: what one origin said once, across outlets and wordings.
//!
//! Statements with the same speakers and the same assertion (scope, unit, kind, status group, polarity, number) are
//! one claim if they can have been made at the same time:
//!
//! 1. statements of one known day chain while the gap is at most three days;
//! 2. a coarser one ("in November") joins the chain it overlaps if there is exactly one. If there is none, or more
//!    than one, it stands alone, together with those of the very same span (copies of one article say the same);
//! 3. an undated one ("has previously said") overlaps all that was said before its publication and joins likewise; those
//!    that join none are one claim together, since nothing tells them apart.
//!
//! Spans are taken from the shortest to the longest, and a chain is as wide as what it began with, so the order in which
//! reports come cannot matter and a chain cannot creep from month to month.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::origin::{Outlet, OwnVoices, joined_codes, publisher, statements};
use super::said::{NEAR_DAYS, Said};
use super::scope::Assertion;
use crate::model::{ClaimId, Id, Source, VisibleReport};

/// One statement of a claim: a report, read as the words of certain speakers.
#[derive(Debug, Clone)]
pub(super) struct Member<'a> {
    pub(super) visible: &'a VisibleReport,
    pub(super) said: Said,
    /// Who published it.
    pub(super) outlet: Rc<Outlet>,
}

/// What one origin said once.
#[derive(Debug, Clone)]
pub(super) struct Claim<'a> {
    pub(super) id: ClaimId,
    pub(super) assertion: Assertion<'a>,
    /// By code, each once.
    pub(super) sources: Vec<&'a Source>,
    /// By report id; never empty.
    pub(super) members: Vec<Member<'a>>,
    /// The place in time of the most exact member.
    pub(super) said: Said,
    /// The least over the members.
    pub(super) first_public: jiff::Timestamp,
}

impl<'a> Claim<'a> {
    /// The claim that `members` make; they are not empty.
    fn new(assertion: Assertion<'a>, sources: Vec<&'a Source>, members: Vec<Member<'a>>) -> Claim<'a> {
        let (least, said, first_public) = summary(&members);
        let id = ClaimId::new(least, &joined_codes(&sources));
        Claim { id, assertion, sources, said, first_public, members }
    }

    /// The same claim as only those members tell it; `None` if there are none.
    pub(super) fn part(&self, keep: impl Fn(&Member) -> bool) -> Option<Claim<'a>> {
        let members: Vec<Member> = self.members.iter().filter(|member| keep(member)).cloned().collect();
        if members.is_empty() {
            return None;
        }
        let (_, said, first_public) = summary(&members);
        Some(Claim { members, said, first_public, ..self.clone() })
    }

    /// Place in a series (DESIGN.md 6). What was said before a day, undated, comes before what was said on it.
    pub(super) fn order(&self) -> (i64, bool, i64, jiff::Timestamp, &ClaimId) {
        (
            self.said.at,
            self.said.from.is_some(),
            self.said.to.unwrap_or(i64::MAX),
            self.first_public,
            &self.id,
        )
    }
}

fn summary<'a>(members: &[Member<'a>]) -> (&'a Id, Said, jiff::Timestamp) {
    let exactness = |member: &&Member<'a>| {
        let length = member.said.length().unwrap_or(i64::MAX);
        (member.said.from.is_none(), length, member.said.at, &member.visible.id)
    };
    let exact = members.iter().min_by_key(exactness).expect("a claim has at least one member");
    let least = members.iter().map(|member| &member.visible.id).min().unwrap_or(&exact.visible.id);
    let first =
        members.iter().map(|member| member.said.first_public).min().unwrap_or(exact.said.first_public);
    (least, exact.said.clone(), first)
}

/// Statements of one assertion by the same speakers, at whatever time.
#[derive(Default)]
struct Alike<'a> {
    sources: Vec<&'a Source>,
    members: Vec<Member<'a>>,
}

/// The claims that the reports of one flow make, in order of time.
pub(super) fn claims<'a>(reports: &[&'a VisibleReport], own_voices: &OwnVoices<'a>) -> Vec<Claim<'a>> {
    let mut alike: BTreeMap<(Assertion, Vec<&str>), Alike> = BTreeMap::new();
    for visible in reports {
        let assertion = Assertion::of(&visible.report);
        let outlet = Rc::new(publisher(visible));
        for speakers in statements(visible, own_voices) {
            let said_on = speakers.hop.and_then(|hop| hop.said_on.as_ref());
            let said = Said::new(said_on, &visible.article.published);
            let member = Member { visible, said, outlet: Rc::clone(&outlet) };
            let codes = speakers.sources.iter().map(|source| source.code.as_str()).collect();
            let entry = alike.entry((assertion.clone(), codes)).or_default();
            // The same code may come with different names; the least list of names is shown.
            let names =
                |a: &[&Source], b: &[&Source]| a.iter().map(|s| &s.name).lt(b.iter().map(|s| &s.name));
            if entry.sources.is_empty() || names(&speakers.sources, &entry.sources) {
                entry.sources = speakers.sources;
            }
            entry.members.push(member);
        }
    }
    let mut claims: Vec<Claim> = Vec::new();
    for ((assertion, _), Alike { sources, members }) in alike {
        let chains = chain(members).into_iter().map(without_retellings);
        claims.extend(chains.map(|members| Claim::new(assertion.clone(), sources.clone(), members)));
    }
    claims.sort_by(|a, b| a.order().cmp(&b.order()));
    claims
}

/// What was printed in time needs no later article: retellings count only where there is nothing else.
fn without_retellings(mut members: Vec<Member>) -> Vec<Member> {
    if members.iter().any(|member| !member.visible.retrospective) {
        members.retain(|member| !member.visible.retrospective);
    }
    members
}

/// Statements that may be one: as wide as those it began with, from the first day to the day after the last.
struct Chain<'a> {
    from: i64,
    to: i64,
    members: Vec<Member<'a>>,
}

fn chain(members: Vec<Member>) -> Vec<Vec<Member>> {
    let (dated, undated): (Vec<Member>, Vec<Member>) =
        members.into_iter().partition(|member| member.said.from.is_some());
    let (days, coarse): (Vec<Member>, Vec<Member>) =
        dated.into_iter().partition(|member| member.said.is_day());
    let mut chains = chain_days(days);
    chain_coarse(&mut chains, coarse);
    chain_undated(&mut chains, undated);
    chains.into_iter().map(by_report).collect()
}

fn by_report(mut chain: Chain) -> Vec<Member> {
    chain.members.sort_by(|a, b| a.visible.id.cmp(&b.visible.id));
    chain.members
}

fn chain_days(mut days: Vec<Member>) -> Vec<Chain> {
    days.sort_by_key(|member| member.said.at);
    let mut chains: Vec<Chain> = Vec::new();
    for member in days {
        let day = member.said.at;
        match chains.last_mut() {
            Some(last) if day - (last.to - 1) <= NEAR_DAYS => {
                last.to = day + 1;
                last.members.push(member);
            }
            _ => chains.push(Chain { from: day, to: day + 1, members: vec![member] }),
        }
    }
    chains
}

fn chain_coarse<'a>(chains: &mut Vec<Chain<'a>>, coarse: Vec<Member<'a>>) {
    let mut spans: BTreeMap<(i64, i64, i64), Vec<Member>> = BTreeMap::new();
    for member in coarse {
        let (from, to) = (member.said.at, member.said.to.unwrap_or(i64::MAX));
        spans.entry((to.saturating_sub(from), from, to)).or_default().push(member);
    }
    // Spans of one length do not see each other: only what is more exact can take a statement in.
    let (mut length_now, mut finer) = (0, 0);
    for ((length, from, to), members) in spans {
        if length != length_now {
            (length_now, finer) = (length, chains.len());
        }
        match only(&mut chains[..finer], |chain| chain.from < to && from < chain.to) {
            Some(chain) => chain.members.extend(members),
            None => chains.push(Chain { from, to, members }),
        }
    }
}

fn chain_undated<'a>(chains: &mut Vec<Chain<'a>>, undated: Vec<Member<'a>>) {
    let mut rest = Vec::new();
    for member in undated {
        let before = member.said.to.unwrap_or(member.said.at);
        match only(chains, |chain| chain.from < before) {
            Some(chain) => chain.members.push(member),
            None => rest.push(member),
        }
    }
    if !rest.is_empty() {
        chains.push(Chain { from: i64::MIN, to: i64::MAX, members: rest });
    }
}

/// The one chain that fits; `None` if none or several do.
fn only<'c, 'a>(chains: &'c mut [Chain<'a>], fits: impl Fn(&Chain) -> bool) -> Option<&'c mut Chain<'a>> {
    let mut fitting = chains.iter_mut().filter(|chain| fits(chain));
    let first = fitting.next();
    if fitting.next().is_some() { None } else { first }
}
