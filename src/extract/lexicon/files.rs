//! The files of the lexicon, compiled in.

use std::borrow::Cow;

/// A file of the lexicon: its name and content.
pub(super) type File = (String, Cow<'static, str>);

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// The embedded files, in order of precedence.
        pub(super) fn embedded() -> Vec<File> {
            vec![$(($name.to_owned(), Cow::Borrowed(include_str!($name)))),+]
        }
    };
}

files!(
    "actors.toml",
    "groups.toml",
    "enemies.toml",
    "companies.toml",
    "offices.toml",
    "sources.toml",
    "outlets.toml",
    "shields.toml",
    "nouns.toml",
    "systems/air_defence.toml",
    "systems/aircraft.toml",
    "systems/ammunition.toml",
    "systems/armoured_vehicles.toml",
    "systems/artillery.toml",
    "systems/bombs.toml",
    "systems/components.toml",
    "systems/drones.toml",
    "systems/mines.toml",
    "systems/missiles.toml",
    "systems/other.toml",
    "systems/sensors.toml",
    "systems/ships.toml",
    "systems/small_arms.toml",
    "systems/vehicles.toml",
    "triggers.toml",
    "speech.toml",
    "grammar.toml",
    "layout.toml",
    "hedges.toml",
    "numbers.toml",
    "dates.toml",
);
