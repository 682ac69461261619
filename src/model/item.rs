//! What is handed over.

use super::Category;

/// An item of a report: a category, a finer type and the system's name as far as they are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Class of the item.
    pub category: Category,
    /// Finer code below the category: `artillery.mlrs`.
    pub kind: Option<String>,
    /// Name of the system in the lexicon's spelling: `M1989 Koksan`. Several of one uncounted item are joined with ` / `.
    pub designation: Option<String>,
    /// The words of the text.
    pub text: String,
}
