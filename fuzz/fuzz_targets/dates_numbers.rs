//! The grammars of dates, numbers, names and speech on any text, also where `extract` would not look: each place is what
//! stands there, and no range of numbers or days stands upside down.

#![no_main]

use armsledger::extract::{Lexicon, explain};
use armsledger_fuzz::{Story, hold_explanation};
use libfuzzer_sys::fuzz_target;

// The lexicon is loaded before the clock of the first text runs.
fuzz_target!(
    init: {
        Lexicon::embedded();
    },
    |bytes: &[u8]| {
        let story = Story::of(bytes);
        hold_explanation(&explain(Lexicon::embedded(), &story.input()));
    }
);
