//! Who says so: ordered hops from the outlet to the origin.

use super::vocabulary::words;
use super::{ActorCode, DateSpan, Span};

words! {
    /// Place of a speaker in the chain.
    pub enum Role {
        /// Who said it first.
        Origin = "origin",
        /// Who passed it on.
        Relay = "relay",
        /// A news agency.
        Agency = "agency",
        /// The publishing outlet.
        Outlet = "outlet",
    }
}

words! {
    /// How several origins belong together.
    pub enum Group {
        /// One speaker.
        Single = "single",
        /// One statement by several.
        Joint = "joint",
        /// Each of several said it.
        Listed = "listed",
    }
}

words! {
    /// What a source is.
    pub enum SourceKind {
        /// A government without a named office.
        Government = "government",
        /// A head of state or government, or a spokesperson for one.
        Leader = "leader",
        /// A ministry or department.
        Ministry = "ministry",
        /// Armed forces or a command.
        Military = "military",
        /// An intelligence service.
        Intelligence = "intelligence",
        /// A parliament or lawmakers.
        Parliament = "parliament",
        /// An international body.
        Body = "body",
        /// A company.
        Company = "company",
        /// A research institute or monitor.
        Research = "research",
        /// An outlet or news agency.
        Outlet = "outlet",
        /// An armed group.
        Group = "group",
        /// An unnamed official.
        Anonymous = "anonymous",
        /// Another person.
        Person = "person",
    }
}

/// Code of a source: `KOR`, `KOR.mnd`, `UKR.hur`, `KOR.anon`, `outlet:reuters`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceCode(String);

impl SourceCode {
    /// Takes a code: letters, digits and `. : - _ /`, 1 to 120 bytes.
    ///
    /// # Errors
    /// [`super::BadCode`] for any other text.
    pub fn parse(text: &str) -> Result<SourceCode, super::BadCode> {
        let shape = (1..=120).contains(&text.len())
            && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | ':' | '-' | '_' | '/'));
        if shape { Ok(SourceCode(text.to_owned())) } else { Err(super::BadCode(text.to_owned())) }
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for SourceCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Code; codes nest by dots.
    pub code: SourceCode,
    /// Name for people.
    pub name: String,
    /// The state or bloc it speaks for; `None` for outlets in their own voice and private bodies.
    pub country: Option<ActorCode>,
    /// What it is.
    pub kind: SourceKind,
}

/// One hop of an attribution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hop {
    /// Place in the chain.
    pub role: Role,
    /// How it belongs with other origins.
    pub group: Group,
    /// Order from the outlet (0) inwards, or among listed speakers.
    pub order: u16,
    /// Who.
    pub source: Source,
    /// The cue verb or phrase: "said", "according to".
    pub cue: Option<String>,
    /// When it was said; `None` when unknown.
    pub said_on: Option<DateSpan>,
    /// Where it was said: "report to lawmakers".
    pub venue: Option<String>,
    /// The words that name the speaker.
    pub text: String,
    /// Where they stand; `None` if the speaker is not printed (the outlet itself).
    pub span: Option<Span>,
}
