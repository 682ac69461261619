//! The closed vocabularies: enums that are read from and printed as one lower-case word.

use thiserror::Error;

/// The word is not one of a closed vocabulary.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("`{word}` is not one of: {choices}")]
pub struct UnknownWord {
    /// What was given.
    pub word: String,
    /// The legal words, comma-separated.
    pub choices: String,
}

/// Declares an enum whose every variant is one word on the wire, in the database and in the lexicon.
macro_rules! words {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// Every value, in order of declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word for the value.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::model::UnknownWord;
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $($word => Ok($name::$variant),)+
                    _ => Err($crate::model::UnknownWord {
                        word: word.to_owned(),
                        choices: [$($word),+].join(", "),
                    }),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What was handed over, in nineteen classes (DESIGN.md 5.1).
    pub enum Category {
        /// Soldiers, fighters, instructors, military builders.
        Personnel = "personnel",
        /// Aeroplanes and helicopters.
        Aircraft = "aircraft",
        /// Unmanned aircraft and loitering munitions.
        Drones = "drones",
        /// Surface-to-air systems and missiles, flak tanks.
        AirDefence = "air_defence",
        /// Tanks, infantry fighting vehicles, armoured carriers.
        ArmouredVehicles = "armoured_vehicles",
        /// Guns, howitzers, mortars, rocket launchers.
        Artillery = "artillery",
        /// Missiles with anti-tank and shoulder-fired ones.
        Missiles = "missiles",
        /// Shells, rockets, cartridges, mortar bombs.
        Ammunition = "ammunition",
        /// Air-dropped bombs.
        Bombs = "bombs",
        /// Land and sea mines.
        Mines = "mines",
        /// Rifles, machine guns, pistols, grenades' launchers.
        SmallArms = "small_arms",
        /// Ships, boats, submarines.
        Ships = "ships",
        /// Radars, jammers, night vision.
        Sensors = "sensors",
        /// Unarmoured vehicles.
        Vehicles = "vehicles",
        /// Parts, engines, guidance kits.
        Components = "components",
        /// Know-how, data, production equipment.
        Technology = "technology",
        /// Explosives and propellant.
        Explosives = "explosives",
        /// A package known by its value or name only, or just "arms".
        MilitaryAid = "military_aid",
        /// Anything else military.
        Other = "other",
    }
}
