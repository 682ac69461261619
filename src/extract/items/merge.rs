//! Items that belong together: parts for a weapon, missiles for an air-defence system, one measure over a mixed load.

use super::super::chunks::{Chunk, Kind, Sentence};
use super::super::numbers::NumberClass;
use crate::model::{Category, Unit};

/// Joins neighbours among the items of a sentence.
pub(super) fn merge(text: &str, sentence: &mut Sentence<'_>) {
    let mut at = 0;
    while at + 2 < sentence.chunks.len() {
        if !join(text, sentence, at) {
            at += 1;
        }
    }
}

/// Joins the item at `at` with the one behind a preposition or an "and"; whether it did.
fn join(text: &str, sentence: &mut Sentence<'_>, at: usize) -> bool {
    let word = |chunk: &Chunk<'_>, words: &[&str]| {
        chunk.kind == Kind::Word && words.iter().any(|w| text[chunk.start..chunk.end].eq_ignore_ascii_case(w))
    };
    // "12 J-7 (F-7) fighters": the noun behind the other name is the same.
    if let [first, second, ..] = &sentence.chunks[at..]
        && let (Kind::Item(a), Kind::Item(b)) = (first.kind, second.kind)
        && text[..first.end].ends_with(')')
        && sentence.items[a].category == sentence.items[b].category
        && sentence.items[b].quantity.is_none()
        && !sentence.items[b].article_one
    {
        let end = second.end;
        let head = sentence.items[b].clone();
        sentence.items[a] = sentence.items[a].clone().with_head_of(head);
        sentence.chunks[at].end = end;
        sentence.chunks.remove(at + 1);
        return true;
    }
    // "missiles for Kenya's NASAMS systems": over the owner of what they are for.
    if let [first, glue, owner, genitive, second, ..] = &sentence.chunks[at..]
        && let (Kind::Item(a), Kind::Party(_), Kind::Possessive, Kind::Item(b)) =
            (first.kind, owner.kind, genitive.kind, second.kind)
        && word(glue, &["for"])
        && sentence.items[a].category == Category::Missiles
        && sentence.items[a].systems.is_empty()
        && sentence.items[b].category == Category::AirDefence
        && sentence.items[b].quantity.is_none()
    {
        sentence.items[a].category = Category::AirDefence;
    }
    let [first, glue, second, ..] = &sentence.chunks[at..] else { return false };
    // "300 tonnes of munitions and hardware"
    if let (Kind::Item(a), true, true) =
        (first.kind, word(glue, &["and"]), word(second, &["hardware", "equipment", "materiel", "gear"]))
        && sentence.items[a].quantity.is_some_and(|n| sentence.numbers[n].class == NumberClass::Tonnes)
    {
        let end = second.end;
        sentence.items[a].category = Category::MilitaryAid;
        sentence.items[a].systems.clear();
        sentence.items[a].kind = None;
        sentence.items[a].end = end;
        sentence.chunks[at].end = end;
        sentence.chunks.drain(at + 1..at + 3);
        return true;
    }
    let (Kind::Item(a), Kind::Item(b)) = (first.kind, second.kind) else { return false };
    let (parts, whole) = (&sentence.items[a], sentence.items[b].clone());
    let end = second.end;
    let in_tonnes = parts.quantity.is_some_and(|n| sentence.numbers[n].class == NumberClass::Tonnes);
    // "the propulsion of a submarine": know-how of one is none of it.
    let know_how = parts.category == Category::Technology && parts.quantity.is_none();
    if whole.quantity.is_some() || whole.article_one && !know_how {
        return false;
    }
    if word(glue, &["for", "of"]) && matches!(parts.category, Category::Components | Category::Technology) {
        // "parts for tanks": no tank is given.
        sentence.items[a].end = end;
        sentence.items[a].strong |= whole.strong;
        sentence.items[a].systems = whole.systems;
    } else if word(glue, &["for"])
        && parts.category == Category::Missiles
        && parts.systems.is_empty()
        && whole.category == Category::AirDefence
    {
        // "missiles for air-defence systems"
        sentence.items[a].category = Category::AirDefence;
        sentence.items[a].end = end;
    } else if (word(glue, &["and"]) || glue.kind == Kind::Comma && mixed_ahead(text, sentence, at + 2))
        && ((matches!(parts.unit, Unit::Tonnes | Unit::Shipments | Unit::Containers) || in_tonnes)
            || parts.unit == Unit::Value && whole.category == Category::MilitaryAid)
        && parts.quantity.is_some()
        && parts.category != whole.category
    {
        // "750 tonnes of shells and rifles": one measure over a mixed load.
        sentence.items[a].category = Category::MilitaryAid;
        sentence.items[a].systems.clear();
        sentence.items[a].kind = None;
        sentence.items[a].end = end;
    } else {
        return false;
    }
    sentence.chunks[at].end = end;
    sentence.chunks.drain(at + 1..at + 3);
    true
}

/// Whether uncounted items go on behind commas to an "and".
fn mixed_ahead(text: &str, sentence: &Sentence<'_>, from: usize) -> bool {
    let mut at = from;
    loop {
        let Some(Kind::Item(i)) = sentence.chunks.get(at).map(|c| c.kind) else { return false };
        if sentence.items.get(i).is_none_or(|i| i.quantity.is_some() || i.article_one) {
            return false;
        }
        let Some(glue) = sentence.chunks.get(at + 1) else { return false };
        let last = glue.kind == Kind::Word && text[glue.start..glue.end].eq_ignore_ascii_case("and");
        if last {
            return matches!(sentence.chunks.get(at + 2).map(|c| c.kind), Some(Kind::Item(_)));
        }
        if glue.kind != Kind::Comma {
            return false;
        }
        at += 2;
    }
}
