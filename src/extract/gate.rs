//! Which texts are worth reading: only those with an item that could be arms and a word that could move it.
//!
//! Most news tells of no transfer; it is passed by with one look at its names and at the words beside them.

use std::ops::Range;

use super::layout::{Paragraph, ParagraphKind};
use super::lexicon::forms::Form;
use super::lexicon::{Class, Hit, Lexicon, Sense, WordInfo};
use super::sentences::sentences;
use super::tokens::tokenize;
use crate::model::Category;

/// Whether any sentence holds both an item that could be arms there and a word that could move it, or a denial; or the items
/// stand in a list under a sentence with such a word. A text without one tells no transfer, and no sentence of it needs the others.
pub(super) fn may_tell(
    lexicon: &Lexicon,
    text: &str,
    hits: &[Hit<'_>],
    layout: &[Paragraph],
    military: bool,
) -> bool {
    let arms = |hit: &Hit<'_>| military && is_item(hit) || warlike(lexicon, text, hit);
    let moves = |range: Range<usize>| {
        tokenize(text, range).iter().any(|t| lexicon.words.of(t.of(text)).is_some_and(WordInfo::moves))
    };
    // "Togo: six guns from Oslo": a line without a verb.
    let slug = |range: &Range<usize>| {
        let line = &text[range.clone()];
        let sign = line.char_indices().take(30).any(|(at, c)| {
            c == ':' || matches!(c, '-' | '\u{2013}' | '\u{2014}') && line[..at].ends_with(' ')
        });
        let short = line.len() < 160 && line.contains(" from ");
        short && (sign || [" for ", " to "].iter().any(|w| line.contains(w)))
    };
    let mut listing = false;
    for paragraph in layout.iter().filter(|p| p.kind != ParagraphKind::Skip) {
        if hits_in(hits, &paragraph.range).iter().any(arms)
            && (listing
                || slug(&paragraph.range)
                || sentences(text, paragraph.range.clone())
                    .into_iter()
                    .any(|range| hits_in(hits, &range).iter().any(arms) && moves(range)))
        {
            return true;
        }
        listing |= text[paragraph.range.clone()].ends_with(':') && moves(paragraph.range.clone());
    }
    false
}

/// Whether a hit may name arms in a text that is not about arms.
fn warlike(lexicon: &Lexicon, text: &str, hit: &Hit<'_>) -> bool {
    hit.senses.iter().any(|sense| match sense {
        Sense::System(_) => true,
        Sense::Noun(at, _) => {
            let noun = &lexicon.nouns[*at];
            let package = text[..hit.end].ends_with("package") || text[..hit.end].ends_with("packages");
            let craft = matches!(noun.category, Category::Aircraft | Category::Ships)
                && !lexicon.words.ends_with(&text[hit.start..hit.end], Class::CivilCraft);
            noun.strong
                || craft
                || package
                || matches!(
                    noun.category,
                    Category::Drones
                        | Category::ArmouredVehicles
                        | Category::Artillery
                        | Category::Bombs
                        | Category::Sensors
                        | Category::Ammunition
                        | Category::SmallArms
                )
        }
        _ => false,
    })
}

/// Whether the text has a form of "arm" that is a verb: it needs no item.
pub(super) fn arming(lexicon: &Lexicon, text: &str) -> bool {
    let arms = |word: &str| {
        lexicon
            .words
            .of(word)
            .is_some_and(|info| info.triggers.iter().any(|t| t.arms() && t.form != Form::Third))
    };
    // One look at every pair of bytes for all three spellings.
    text.as_bytes()
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| matches!(**pair, [b'r', b'm'] | [b'R', b'M']))
        .filter_map(|(at, _)| at.checked_sub(1))
        .filter(|at| {
            ["arm", "Arm", "ARM"].iter().any(|word| text.as_bytes()[*at..].starts_with(word.as_bytes()))
        })
        .filter(|at| !text[..*at].ends_with(char::is_alphanumeric))
        .any(|at| arms(text[at..].split(|c: char| !c.is_alphabetic()).next().unwrap_or_default()))
}

/// Whether a hit names an item that is military in any text.
pub(super) fn strong(lexicon: &Lexicon, hit: &Hit<'_>) -> bool {
    hit.senses.iter().any(|s| match s {
        Sense::System(at) => !lexicon.systems[*at].ambiguous,
        Sense::Noun(at, _) => lexicon.nouns[*at].strong,
        _ => false,
    })
}

pub(super) fn is_item(hit: &Hit<'_>) -> bool {
    hit.senses.iter().any(|s| matches!(s, Sense::System(_) | Sense::Noun(..)))
}

pub(super) fn hits_in<'h, 'l>(hits: &'h [Hit<'l>], range: &Range<usize>) -> &'h [Hit<'l>] {
    let from = hits.partition_point(|h| h.start < range.start);
    let to = hits.partition_point(|h| h.start < range.end);
    &hits[from..to]
}
