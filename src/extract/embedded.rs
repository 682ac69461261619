//! The lexicon that is compiled into the binary.

use std::sync::OnceLock;

use super::Lexicon;

impl Lexicon {
    /// The lexicon compiled into the binary (`build.rs` froze it), thawed once.
    ///
    /// # Panics
    /// Never: the build script of the same build wrote the bytes.
    pub fn embedded() -> &'static Lexicon {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            let frozen = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));
            Lexicon::thaw(frozen).expect("the build script of this build froze it")
        })
    }
}
