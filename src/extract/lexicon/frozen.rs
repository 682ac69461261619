//! The lexicon as bytes: the build script freezes it, every start thaws it.
//!
//! Reading two megabytes of TOML and sorting the names takes longer than a start may; both are done once, when the
//! binary is built.

use super::Lexicon;

impl Lexicon {
    /// The lexicon as bytes, the same bytes for the same words.
    ///
    /// # Panics
    /// Never: every table has a length, and memory is all that is written to.
    pub fn freeze(&self) -> Vec<u8> {
        postcard::to_allocvec(self).expect("tables of known length can be written to memory")
    }

    /// The lexicon from the bytes that [`Lexicon::freeze`] made; nothing if they are others.
    pub fn thaw(bytes: &[u8]) -> Option<Lexicon> {
        postcard::from_bytes(bytes).ok()
    }
}

/// A value of the model as its word: the model knows no serde.
pub(super) mod word {
    use std::fmt::Display;
    use std::str::FromStr;

    use serde::{Deserialize, Deserializer, Serializer, de};

    pub(crate) fn serialize<T: Display, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(value)
    }

    pub(crate) fn deserialize<'d, T: FromStr<Err: Display>, D: Deserializer<'d>>(
        from: D,
    ) -> Result<T, D::Error> {
        <&str>::deserialize(from)?.parse().map_err(de::Error::custom)
    }
}

/// The same where there may be none.
pub(super) mod word_or_none {
    use std::fmt::Display;
    use std::str::FromStr;

    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    pub(crate) fn serialize<T: Display, S: Serializer>(value: &Option<T>, to: S) -> Result<S::Ok, S::Error> {
        value.as_ref().map(ToString::to_string).serialize(to)
    }

    pub(crate) fn deserialize<'d, T: FromStr<Err: Display>, D: Deserializer<'d>>(
        from: D,
    ) -> Result<Option<T>, D::Error> {
        Option::<&str>::deserialize(from)?.map(|word| word.parse().map_err(de::Error::custom)).transpose()
    }
}
