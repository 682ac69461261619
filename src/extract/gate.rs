//! Which texts are worth reading: only those with an item that could be arms and a word that could move it.
//!
//! Most news tells of no transfer; it is passed by with one look at its names and at the words beside them.

use std::ops::Range;

use super::layout::{Paragraph, ParagraphKind};
use super::lexicon::forms::Form;
use super::lexicon::{Class, Hit, Lexicon, Sense, WordInfo};
use super::tokens::tokenize;
use crate::model::Category;

/// The sentences that a text would tell a transfer with, in order: those that hold both an item that could be arms there
/// and a word that could move it, or a denial; the lines of a list under such a word, with the head of the list; a
/// sentence right behind arms, where somebody moves them; and what arms somebody. A text without one tells no transfer, and
/// where nothing comes of them, no sentence of it needs the others.
pub(super) fn telling(
    lexicon: &Lexicon,
    text: &str,
    hits: &[Hit<'_>],
    layout: &[Paragraph],
    military: bool,
) -> Vec<Range<usize>> {
    let arms = |hit: &Hit<'_>| military && is_item(hit) || warlike(lexicon, text, hit);
    let has_arms = |range: &Range<usize>| hits_in(hits, range).iter().any(arms);
    let words = |range: &Range<usize>, wanted: fn(&WordInfo) -> bool| {
        tokenize(text, range.clone()).iter().any(|token| lexicon.words.of(token.of(text)).is_some_and(wanted))
    };
    let arming: Vec<usize> = arming(lexicon, text).collect();
    let is_arming = |range: &Range<usize>| {
        arming.get(arming.partition_point(|at| *at < range.start)).is_some_and(|at| *at < range.end)
    };
    let mut telling: Vec<Range<usize>> = Vec::new();
    let mut listing = false;
    // The sentence with arms that was the last one so far.
    let mut behind: Option<Range<usize>> = None;
    for paragraph in layout.iter().filter(|p| p.kind != ParagraphKind::Skip) {
        let named = has_arms(&paragraph.range);
        if named || behind.is_some() || is_arming(&paragraph.range) {
            let whole = named && (listing || is_slug(&text[paragraph.range.clone()]));
            for range in paragraph.sentences(text) {
                let armed = has_arms(range);
                let moves = || words(range, WordInfo::moves);
                let follows = || hits_in(hits, range).iter().any(|hit| !is_item(hit));
                let last = behind.take();
                if !armed
                    && let Some(last) = last
                    && follows()
                    && moves()
                {
                    if telling.last() != Some(&last) {
                        telling.push(last);
                    }
                    telling.push(range.clone());
                } else if whole || armed && moves() || is_arming(range) {
                    telling.push(range.clone());
                    behind = armed.then_some(range.clone());
                } else if armed {
                    behind = Some(range.clone());
                }
            }
        }
        let head = text[paragraph.range.clone()].ends_with(':') && words(&paragraph.range, WordInfo::moves);
        if head && !listing {
            telling.push(paragraph.range.clone());
        }
        listing |= head;
    }
    telling
}

/// "Togo: six guns from Oslo": a line without a verb.
fn is_slug(line: &str) -> bool {
    let sign = line
        .char_indices()
        .take(30)
        .any(|(at, c)| c == ':' || matches!(c, '-' | '\u{2013}' | '\u{2014}') && line[..at].ends_with(' '));
    let short = line.len() < 160 && line.contains(" from ");
    short && (sign || [" for ", " to "].iter().any(|w| line.contains(w)))
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

/// Where the text has a form of "arm" that may be a verb: it needs no item.
pub(super) fn arming(lexicon: &Lexicon, text: &str) -> impl Iterator<Item = usize> {
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
        .filter(move |at| arms(text[*at..].split(|c: char| !c.is_alphabetic()).next().unwrap_or_default()))
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
