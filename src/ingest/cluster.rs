//! Copies: one wire story on forty sites is one source.
//!
//! Here a text gets its id, which exact copies share: the same words in the same order. Copies that were edited or cut are
//! told by their sketches ([`Sketch`](crate::model::Sketch)), made of these same words, and tied together by the ledger.

use crate::model::{Id, NewArticle};

/// The id of a text: its body's words, lower-cased, joined by one space. Titles differ between copies and do not count.
pub fn text_cluster(article: &NewArticle) -> Id {
    let lower = article.body.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    Id::of("text", &[&words.join(" ")])
}
