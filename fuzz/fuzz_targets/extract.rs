//! Any text is read without a panic; every slot of every report and doubt is what stands in the text.

#![no_main]

use armsledger::extract::{Lexicon, extract};
use armsledger_fuzz::{Story, hold_reading};
use libfuzzer_sys::fuzz_target;

// The lexicon is loaded before the clock of the first text runs.
fuzz_target!(
    init: {
        Lexicon::embedded();
    },
    |bytes: &[u8]| {
        let story = Story::of(bytes);
        hold_reading(&story, &extract(Lexicon::embedded(), &story.input()));
    }
);
