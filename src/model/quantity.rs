//! How many, with the hedge that was printed.

use super::Amount;
use super::vocabulary::words;

words! {
    /// The hedge on a number (DESIGN.md 5.1).
    pub enum Qualifier {
        /// 220
        Exact = "exact",
        /// some, around, nearly, roughly
        About = "about",
        /// more than, over
        MoreThan = "more_than",
        /// at least
        AtLeast = "at_least",
        /// up to, as many as
        UpTo = "up_to",
        /// fewer than, less than
        LessThan = "less_than",
        /// between X and Y
        Range = "range",
        /// dozens, hundreds, tens of thousands
        Magnitude = "magnitude",
        /// missiles; a significant amount
        None = "none",
    }
}

words! {
    /// What is counted.
    pub enum Unit {
        /// Pieces of equipment.
        Units = "units",
        /// People.
        Personnel = "personnel",
        /// Shells, cartridges, rockets as munitions.
        Rounds = "rounds",
        /// Shipping containers.
        Containers = "containers",
        /// Metric tonnes.
        Tonnes = "tonnes",
        /// Deliveries, shiploads, flights' loads.
        Shipments = "shipments",
        /// Batteries of a system.
        Batteries = "batteries",
        /// Money, with a currency.
        Value = "value",
        /// Regiments, battalions, sets and the like.
        Other = "other",
    }
}

/// A reported quantity. The words attached to the number decide; nothing is averaged or rounded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The number printed; `None` for range, magnitude and none.
    pub point: Option<Amount>,
    /// Lower bound; `None` is open.
    pub low: Option<Amount>,
    /// Upper bound; `None` is open.
    pub high: Option<Amount>,
    /// Whether `low` itself is included (false for "more than").
    pub low_inclusive: bool,
    /// Whether `high` itself is included (false for "less than").
    pub high_inclusive: bool,
    /// The hedge.
    pub qualifier: Qualifier,
    /// What is counted.
    pub unit: Unit,
    /// ISO 4217 code when the unit is value.
    pub currency: Option<String>,
    /// The words of the text; empty when nothing is said of the amount.
    pub text: String,
}

impl Quantity {
    /// No amount said.
    pub fn none(unit: Unit) -> Quantity {
        Quantity {
            point: None,
            low: None,
            high: None,
            low_inclusive: true,
            high_inclusive: true,
            qualifier: Qualifier::None,
            unit,
            currency: None,
            text: String::new(),
        }
    }
}
