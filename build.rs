//! Freezes the lexicon when the binary is built, so that no start reads its two megabytes of TOML; a file that cannot be read ends the
//! build with its name and what is wrong. Also tells cargo to look again when a migration is added:
//! `sqlx::migrate!` reads the folder at compile time.
#![allow(
    dead_code,
    unused_imports,
    unreachable_pub,
    reason = "the words and the model are compiled whole, for their loader alone"
)]

use std::path::PathBuf;
use std::process::ExitCode;

use extract::lexicon::Lexicon;

#[path = "src/model/mod.rs"]
mod model;

#[path = "src/extract"]
mod extract {
    pub(crate) mod lexicon;
    pub(crate) mod tokens;
}

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=migrations");
    println!("cargo:rerun-if-changed=src/extract/lexicon");
    let lexicon = match Lexicon::with_overrides(&[]) {
        Ok(lexicon) => lexicon,
        Err(error) => {
            println!("cargo::error={error}");
            return ExitCode::FAILURE;
        }
    };
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo names the folder"));
    std::fs::write(out.join("lexicon.bin"), lexicon.freeze()).expect("cargo made the folder");
    ExitCode::SUCCESS
}
