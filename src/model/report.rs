//! A report: one statement, found in one reading of one revision, that something moved from one to another.

use super::vocabulary::words;
use super::{DateSpan, Hop, Id, Item, Party, Quantity, Span};

words! {
    /// What kind of statement a report is.
    pub enum Act {
        /// Someone hands over to someone.
        Transfer = "transfer",
        /// Someone names what an item is ("identified the systems as …").
        Identification = "identification",
    }
}

words! {
    /// Whether a field stands in the sentence or was filled from elsewhere.
    pub enum FieldBasis {
        /// Printed in the sentence.
        Stated = "stated",
        /// Taken from the sentences before, or concluded by a rule.
        Inferred = "inferred",
    }
}

words! {
    /// What a figure counts (DESIGN.md 5.1).
    pub enum Kind {
        /// So far, in all.
        Total = "total",
        /// Additional, another, this batch.
        Increment = "increment",
        /// Now there.
        Stock = "stock",
        /// Could hold.
        Capacity = "capacity",
        /// A rate, a share, a subset, a day's event.
        Unknown = "unknown",
    }
}

words! {
    /// How far the transfer has come.
    pub enum Status {
        /// Sent, handed over, obtained.
        Delivered = "delivered",
        /// On its way, keeps coming.
        Ongoing = "ongoing",
        /// Signed, on order.
        Ordered = "ordered",
        /// Licensed, consented, notified.
        Approved = "approved",
        /// Promised, announced, offered.
        Pledged = "pledged",
        /// Due, to be sent.
        Planned = "planned",
        /// Could, may, weighed.
        Possible = "possible",
        /// Asked for.
        Requested = "requested",
        /// Seized on the way.
        Intercepted = "intercepted",
        /// Called off.
        Cancelled = "cancelled",
    }
}

words! {
    /// Whether the speaker affirms or denies.
    pub enum Polarity {
        /// It is said to be so.
        Affirmed = "affirmed",
        /// It is said not to be so.
        Denied = "denied",
        /// The speaker did not confirm it.
        NotConfirmed = "not_confirmed",
    }
}

words! {
    /// How sure the speaker sounds.
    pub enum Certainty {
        /// Says.
        Stated = "stated",
        /// Assesses, believes, estimates.
        Estimated = "estimated",
        /// Accuses, claims of an adversary.
        Alleged = "alleged",
        /// May, could, reportedly.
        Hedged = "hedged",
    }
}

words! {
    /// How one report speaks of another.
    pub enum LinkType {
        /// Names the item of the other.
        Identifies = "identifies",
        /// Denies it.
        Denies = "denies",
        /// Does not confirm it.
        NotConfirmed = "not_confirmed",
        /// Either this or that.
        AlternativeTo = "alternative_to",
        /// Worked out from it.
        DerivedFrom = "derived_from",
        /// Confirms it.
        Confirms = "confirms",
        /// Corrects it.
        Corrects = "corrects",
        /// Takes it back.
        Retracts = "retracts",
        /// Is a part of it.
        PartOf = "part_of",
    }
}

/// What a report says of another report or of a place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Kind of the link.
    pub kind: LinkType,
    /// Index of the other report in the same reading's `reports`, if it is one.
    pub report: Option<usize>,
    /// Where the words stand that make the link.
    pub evidence: Span,
}

/// Where the parts of a report stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    /// The amount with its hedge.
    pub quantity: Option<Span>,
    /// The item.
    pub item: Option<Span>,
    /// The supplier.
    pub supplier: Option<Span>,
    /// The recipient.
    pub recipient: Option<Span>,
    /// The origin.
    pub source: Option<Span>,
}

/// Where a report stands, as W3C text quote and position selectors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The sentence or clause that carries the report.
    pub span: Span,
    /// Its exact words.
    pub exact: String,
    /// Up to 32 characters before.
    pub prefix: String,
    /// Up to 32 characters after.
    pub suffix: String,
    /// Where its parts stand.
    pub parts: Parts,
    /// Other places that say the same (headline, quote).
    pub others: Vec<Span>,
}

/// One statement found in a reading. Immutable.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Transfer or identification.
    pub act: Act,
    /// Who hands over; `None` if the article does not say.
    pub supplier: Option<Party>,
    /// Who receives; `None` if the article does not say.
    pub recipient: Option<Party>,
    /// What.
    pub item: Item,
    /// How many.
    pub quantity: Quantity,
    /// What the figure counts.
    pub kind: Kind,
    /// Whether the text says so.
    pub kind_basis: FieldBasis,
    /// How far the transfer has come.
    pub status: Status,
    /// Affirmed, denied or not confirmed.
    pub polarity: Polarity,
    /// How sure the speaker sounds.
    pub certainty: Certainty,
    /// From the outlet to the origin; never empty in a reading (the outlet speaks where nobody else does).
    pub attribution: Vec<Hop>,
    /// When the transfer happened, per the report.
    pub period: Option<DateSpan>,
    /// Where it stands.
    pub evidence: Evidence,
    /// What it says of other reports.
    pub links: Vec<Link>,
    /// Precision of its rule on the development texts, 0 to 1, lowered by what was inferred.
    pub confidence: f32,
    /// Name of the rule that made it.
    pub rule: String,
}

impl Report {
    /// The origins, in order.
    pub fn origins(&self) -> impl Iterator<Item = &Hop> {
        self.attribution.iter().filter(|hop| hop.role == super::Role::Origin)
    }

    /// The id: reading, place, and the fields that tell reports of one place apart.
    pub fn id(&self, reading: &Id) -> Id {
        let party = |p: &Option<Party>| p.as_ref().map_or(String::from("-"), |p| p.code.to_string());
        let bound = |a: Option<super::Amount>| a.map_or(String::from("-"), |a| a.to_string());
        Id::of(
            "report",
            &[
                reading.as_str(),
                &self.evidence.span.to_string(),
                self.act.as_str(),
                &party(&self.supplier),
                &party(&self.recipient),
                self.item.category.as_str(),
                self.item.kind.as_deref().unwrap_or("-"),
                self.item.designation.as_deref().unwrap_or("-"),
                &self.evidence.parts.item.map_or(String::from("-"), |s| s.to_string()),
                &bound(self.quantity.point),
                &bound(self.quantity.low),
                &bound(self.quantity.high),
                self.quantity.qualifier.as_str(),
                self.quantity.unit.as_str(),
                self.quantity.currency.as_deref().unwrap_or("-"),
                self.kind.as_str(),
                self.status.as_str(),
                self.polarity.as_str(),
                &self.origins().map(|h| h.source.code.as_str()).collect::<Vec<_>>().join(","),
            ],
        )
    }
}
