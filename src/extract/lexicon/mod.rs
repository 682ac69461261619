//! The words of the reader, loaded from the TOML files beside this one.

pub(crate) mod calendar;
pub(crate) mod numerals;
pub(crate) mod phrases;

/// The loaded lexicon.
#[derive(Debug)]
pub struct Lexicon {
    hash: String,
}

impl Lexicon {
    /// The lexicon compiled into the binary, built once.
    pub fn embedded() -> &'static Lexicon {
        static LEXICON: std::sync::OnceLock<Lexicon> = std::sync::OnceLock::new();
        LEXICON.get_or_init(|| Lexicon { hash: "000000000000".to_owned() })
    }

    /// Hash of all its words, 12 hexadecimal digits; part of every reading's id.
    pub fn hash(&self) -> &str {
        &self.hash
    }
}
