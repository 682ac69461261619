//! Copies: one wire story on forty sites is one source.
//!
//! A first, exact measure: the same words in the same order. Near-duplicates come later and keep this id for exact ones.

use crate::model::{Id, NewArticle};

/// The cluster of a text: its body's words, lower-cased, joined by one space. Titles differ between copies and do not count.
pub fn text_cluster(article: &NewArticle) -> Id {
    let lower = article.body.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    Id::of("text", &[&words.join(" ")])
}
