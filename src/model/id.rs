//! Content-derived ids: the same articles in any order give the same ids.

use sha2::{Digest, Sha256};
use thiserror::Error;

/// Length of an id in characters: 26 base32 characters hold 130 bits of SHA-256.
pub const ID_LENGTH: usize = 26;
const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// An id: 26 characters of RFC 4648 base32 (`A`–`Z`, `2`–`7`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

/// The text is no id.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("`{0}` is no id (26 characters, A to Z and 2 to 7)")]
pub struct BadId(pub String);

impl Id {
    /// The id of `fields` under a `noun`. Fields are framed by their length, so no two lists of fields share a digest by concatenation.
    pub fn of(noun: &str, fields: &[&str]) -> Id {
        let mut hasher = Sha256::new();
        for field in std::iter::once(&noun).chain(fields) {
            hasher.update((field.len() as u64).to_le_bytes());
            hasher.update(field.as_bytes());
        }
        let digest = hasher.finalize();
        let bit = |n: usize| (digest[n / 8] >> (7 - n % 8)) & 1;
        Id((0..ID_LENGTH)
            .map(|i| (0..5).fold(0, |value, k| value << 1 | usize::from(bit(i * 5 + k))))
            .map(|five_bits| char::from(ALPHABET[five_bits]))
            .collect())
    }

    /// Parses an id; lower case is accepted.
    ///
    /// # Errors
    /// [`BadId`] if the text has another length or alphabet.
    pub fn parse(text: &str) -> Result<Id, BadId> {
        let upper = text.to_ascii_uppercase();
        let shape = upper.len() == ID_LENGTH && upper.bytes().all(|b| ALPHABET.contains(&b));
        if shape { Ok(Id(upper)) } else { Err(BadId(text.to_owned())) }
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_stable_and_framed() {
        assert_eq!(Id::of("article", &["a", "bc"]), Id::of("article", &["a", "bc"]));
        assert_ne!(Id::of("article", &["a", "bc"]), Id::of("article", &["ab", "c"]));
        assert_eq!(Id::of("article", &["x"]).as_str().len(), ID_LENGTH);
    }

    #[test]
    fn only_ids_are_ids() {
        let id = Id::of("article", &["x"]);
        assert_eq!(Id::parse(&id.as_str().to_lowercase()), Ok(id));
        assert!(Id::parse("0123").is_err());
        assert!(Id::parse(&"1".repeat(26)).is_err());
    }
}
