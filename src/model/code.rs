//! Codes of actors: states by ISO 3166-1 alpha-3, everybody else by an upper-case name of their own.

use thiserror::Error;

/// The code of a state, bloc, armed group or company: `PRK`, `EU`, `HOUTHIS`.
///
/// Made only by parsing: 2 to 16 upper-case ASCII letters, digits or `_`, starting with a letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorCode(String);

/// The text is no actor code.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("`{0}` is no actor code (2 to 16 upper-case letters or digits, like PRK or HOUTHIS)")]
pub struct BadCode(pub String);

impl ActorCode {
    /// Parses a code.
    ///
    /// # Errors
    /// [`BadCode`] if the text has another shape.
    pub fn parse(text: &str) -> Result<ActorCode, BadCode> {
        let shape = (2..=16).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_uppercase())
            && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
        if shape { Ok(ActorCode(text.to_owned())) } else { Err(BadCode(text.to_owned())) }
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for ActorCode {
    type Err = BadCode;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        ActorCode::parse(text)
    }
}

impl std::fmt::Display for ActorCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

super::vocabulary::words! {
    /// What kind of party an actor is.
    pub enum ActorKind {
        /// A state or territory with an ISO 3166-1 code.
        State = "state",
        /// A union or alliance: EU, NATO, UN.
        Bloc = "bloc",
        /// An armed group or non-state party.
        Group = "group",
        /// A company; it stands for its country when it hands over.
        Company = "company",
    }
}

/// A supplier or a recipient as a report names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Code of the actor.
    pub code: ActorCode,
    /// English name, as the lexicon has it.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Whether the sentence itself says so or an earlier one does.
    pub basis: super::FieldBasis,
    /// The words that name it, as printed.
    pub text: String,
}
