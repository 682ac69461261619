//! What claims say of each other, through the links of their reports and through nothing else.

use std::collections::{BTreeMap, BTreeSet};

use super::claims::Claim;
use super::origin::governments;
use crate::model::{Id, LinkType, Polarity};

/// The links between the claims of one flow, by place in the list of claims.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// Claims that each claim speaks of: identifications, denials, non-confirmations.
    pub(super) about: BTreeMap<usize, BTreeSet<usize>>,
    /// Denials and non-confirmations of each claim.
    pub(super) contested: BTreeMap<usize, BTreeSet<usize>>,
    /// For each claim that was corrected or taken back: by what link and which claims.
    pub(super) taken_back: BTreeMap<usize, BTreeSet<(LinkType, usize)>>,
    /// Claims that confirm another or are worked out from it, with that other.
    pub(super) dependent: BTreeSet<(usize, usize)>,
    /// Claims of which only one can hold, by pair, the lesser place first.
    pub(super) alternatives: BTreeSet<(usize, usize)>,
    /// Claims that count a part of what another counts, with that other.
    pub(super) parts: BTreeSet<(usize, usize)>,
}

impl Links {
    /// Follows the links of every report to the claims that hold the reports they name.
    pub(super) fn new(claims: &[Claim]) -> Links {
        let mut holders: BTreeMap<&Id, Vec<usize>> = BTreeMap::new();
        for (place, claim) in claims.iter().enumerate() {
            for member in &claim.members {
                holders.entry(&member.visible.id).or_default().push(place);
            }
        }
        let mut links = Links::default();
        for (place, claim) in claims.iter().enumerate() {
            for member in &claim.members {
                let targets = member.visible.report.links.iter().zip(&member.visible.link_targets);
                for (link, target) in targets {
                    let found = target.as_ref().and_then(|target| holders.get(target));
                    for &other in found.into_iter().flatten().filter(|other| **other != place) {
                        links.add(claims, link.kind, place, other);
                    }
                }
            }
        }
        links
    }

    fn add(&mut self, claims: &[Claim], kind: LinkType, place: usize, other: usize) {
        match kind {
            LinkType::Denies | LinkType::NotConfirmed => {
                self.about.entry(place).or_default().insert(other);
                let denial = claims[place].assertion.polarity != Polarity::Affirmed;
                if denial && claims[other].assertion.polarity == Polarity::Affirmed {
                    self.contested.entry(other).or_default().insert(place);
                }
            }
            LinkType::Identifies => {
                self.about.entry(place).or_default().insert(other);
            }
            LinkType::Corrects | LinkType::Retracts => {
                let (by, of) = (governments(&claims[place].sources), governments(&claims[other].sources));
                // A government takes back its own figures; an outlet corrects what it printed.
                if by == of || by.is_empty() {
                    self.taken_back.entry(other).or_default().insert((kind, place));
                }
            }
            LinkType::Confirms | LinkType::DerivedFrom => {
                self.dependent.insert((place, other));
            }
            LinkType::AlternativeTo => {
                self.alternatives.insert((place.min(other), place.max(other)));
            }
            LinkType::PartOf => {
                self.parts.insert((place, other));
            }
        }
    }

    /// Whether only one of two claims can hold.
    pub(super) fn alternative(&self, a: usize, b: usize) -> bool {
        self.alternatives.contains(&(a.min(b), a.max(b)))
    }

    /// Whether one of two claims counts a part of what the other counts.
    pub(super) fn part(&self, a: usize, b: usize) -> bool {
        self.parts.contains(&(a, b)) || self.parts.contains(&(b, a))
    }

    /// Whether a claim was neither corrected nor taken back.
    pub(super) fn stands(&self, place: usize) -> bool {
        !self.taken_back.contains_key(&place)
    }
}
