//! Items that no rule took: what has a number and a strong name is a doubt, with what the sentence says instead as its
//! reason.

use std::ops::Range;

use jiff::civil::Date;

use super::super::chunks::{Kind as ChunkKind, Sentence, sentence};
use super::super::dates::Reckoning;
use super::super::draft::Refusal;
use super::super::gate::{hits_in, is_item, strong};
use super::super::layout::{Paragraph, ParagraphKind};
use super::super::lexicon::{Class, Hit, Lexicon};
use super::super::rules::Found;
use super::{Reading, is_among};

/// What a text that tells no transfer names, outside of the sentences that have been read: every counted item is a doubt.
pub(super) fn doubts_alone(
    lexicon: &Lexicon,
    text: &str,
    published: Date,
    hits: &[Hit<'_>],
    layout: &[Paragraph],
    read: &[Range<usize>],
) -> Reading {
    let mut reading = Reading::default();
    let mut reckoning = Reckoning::new(published);
    for paragraph in layout.iter().filter(|p| hits_in(hits, &p.range).iter().any(is_item)) {
        if paragraph.kind == ParagraphKind::Skip {
            reading.refuse(paragraph.range.clone(), "layout.boilerplate");
            continue;
        }
        for range in paragraph.sentences(text) {
            if !is_among(read, range) && hits_in(hits, range).iter().any(|hit| strong(lexicon, hit)) {
                let sentence = sentence(text, range.clone(), hits, lexicon, &mut reckoning, false);
                let mut found = Found::default();
                refuse_the_rest(&sentence, &mut found);
                reading.refusals.append(&mut found.refusals);
            }
        }
    }
    reading
}

/// Items that no rule took, with a number or a strong name, are doubts.
pub(super) fn refuse_the_rest(sentence: &Sentence<'_>, found: &mut Found) {
    for (at, chunk) in sentence.chunks.iter().enumerate() {
        let ChunkKind::Item(i) = chunk.kind else { continue };
        let item = &sentence.items[i];
        let known = found.refusals.iter().any(|r| r.place.start <= chunk.start && chunk.end <= r.place.end);
        if found.taken.contains(&at) || known || !(item.strong && item.quantity.is_some()) {
            continue;
        }
        let guard = |class| sentence.chunks.iter().any(|c| c.kind == ChunkKind::Word && c.is(class));
        let reason = if item.guarded || guard(Class::GuardCapture) {
            "guard.capture"
        } else if guard(Class::GuardLoss) {
            "guard.loss"
        } else if guard(Class::GuardAttack) {
            "guard.attack"
        } else if guard(Class::GuardMake) {
            "guard.production"
        } else if guard(Class::GuardOwn) {
            "guard.stock"
        } else {
            "no_trigger"
        };
        found.refusals.push(Refusal { place: chunk.start..chunk.end, reason, rule: None });
    }
}
