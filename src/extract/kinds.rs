//! What the figure of a report counts: all so far, one more batch, or neither (DESIGN.md 5.1).
//!
//! Eats a draft in its sentence, leaves its kind and whether the text says so. A batch word at the figure, or over the
//! list it stands in, makes an increment; a subset, a rate or what came in a short time is neither; the rest is a total.

use std::borrow::Cow;

use jiff::civil::Date;

use super::clauses::View;
use super::dates::{DateKind, DateMention};
use super::draft::{Amounted, Draft};
use super::lexicon::{Class, Lexicon};
use super::numbers::{Change, Number};
use crate::model::{FieldBasis, Kind, Precision, Qualifier, Status, Unit};

/// Days of the longest span whose figure is no total: a season.
const SHORT: i32 = 100;

/// Words below which the sentence over a list leans on the one before it.
const LEANS: usize = 7;

/// Words around a place of a sentence, in lower case and without the signs at their ends.
struct Around<'t> {
    /// The nearest first.
    before: Vec<Cow<'t, str>>,
    /// The nearest first.
    after: Vec<Cow<'t, str>>,
}

impl<'t> Around<'t> {
    fn new(view: View<'t, '_>, start: usize, end: usize) -> Around<'t> {
        let range = &view.sentence.range;
        let word = |w: &'t str| {
            let word = w.trim_matches(|c: char| !c.is_alphanumeric());
            let lower = word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
            if lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
        };
        let before = view.text.get(range.start..start).unwrap_or_default();
        let after = view.text.get(end..range.end).unwrap_or_default();
        Around {
            before: before.split_whitespace().rev().take(6).map(word).collect(),
            after: after.split_whitespace().take(6).map(word).collect(),
        }
    }

    fn before(&self, at: usize) -> &str {
        self.before.get(at).map_or("", AsRef::as_ref)
    }

    fn after(&self, at: usize) -> &str {
        self.after.get(at).map_or("", AsRef::as_ref)
    }
}

/// Decides the kind of a draft. `lead` are the words over the list that it is an item of.
pub(crate) fn decide(draft: &mut Draft, view: View<'_, '_>, lexicon: &Lexicon, lead: &str) {
    let (kind, stated) = match &draft.amount {
        Amounted::Number(number) => figure(draft, number, view, lexicon, lead),
        Amounted::One(_) => one(draft, view, lexicon),
        Amounted::None => uncounted(draft, view, lexicon),
    };
    draft.kind = kind;
    draft.kind_basis = if stated { FieldBasis::Stated } else { FieldBasis::Inferred };
}

/// Kind of a figure, and whether the text says so.
fn figure(draft: &Draft, number: &Number, view: View<'_, '_>, lexicon: &Lexicon, lead: &str) -> (Kind, bool) {
    let around = Around::new(view, number.start, number.end);
    if draft.kind == Kind::Total || number.total {
        return (Kind::Total, true);
    }
    // "two others had come in December" is a day's event beside another.
    let own_words = view.text.get(number.start..number.end).unwrap_or_default();
    // "25 lorries and 50 other vehicles" are of one load.
    let others = matches!(around.after(0), "others" | "other")
        || own_words.ends_with("others")
        || own_words.ends_with("other");
    // "promised 4,000 apiece" is the whole of each promise.
    let promised =
        matches!(draft.status, Status::Pledged | Status::Ordered | Status::Approved | Status::Planned);
    if number.rate || number.each && !promised || others {
        return (Kind::Unknown, true);
    }
    if draft.rule.starts_with("list.") {
        let step = number.increment || under_batch(draft, view, lexicon, lead);
        return (if step { Kind::Increment } else { Kind::Total }, number.increment);
    }
    if draft.increment || remainder(draft, &around) || in_batch(draft, number, &around, view, lexicon) {
        return (Kind::Increment, true);
    }
    if number.change == Change::From {
        return (Kind::Total, false);
    }
    let holds = draft.rule == "predicate.has_from";
    let subset = !holds
        && around.after(0) == "of"
        && matches!(around.after(1), "them" | "these" | "those" | "which" | "whom");
    let vague = number.qualifier == Qualifier::Magnitude && number.low.is_none();
    if subset || vague || short(draft, view) || breakdown(number, view) {
        return (Kind::Unknown, false);
    }
    // "is also sending ten"
    if draft.status == Status::Ongoing && words_near(draft, view, true).ends_with(" also") {
        return (Kind::Increment, false);
    }
    (Kind::Total, false)
}

/// "30 of them towed and six on tracks": the parts of a sum that is told before.
fn breakdown(number: &Number, view: View<'_, '_>) -> bool {
    let near = view.sentence.range.start.max(number.start.saturating_sub(60));
    let Some(words) = (near..=number.start).find_map(|from| view.text.get(from..number.start)) else {
        return false;
    };
    let words = words.to_lowercase();
    [" of them ", " of which "].iter().any(|w| {
        words.split_once(w).is_some_and(|(before, between)| {
            before.ends_with(|c: char| c.is_ascii_digit()) && !between.contains([',', ';', '.'])
        })
    })
}

/// "a battery": a day's event, unless it is the next of several.
fn one(draft: &Draft, view: View<'_, '_>, lexicon: &Lexicon) -> (Kind, bool) {
    if (draft.increment || nth_batch(&words_near(draft, view, false), lexicon))
        && draft.item.unit != Unit::Value
    {
        return (Kind::Increment, true);
    }
    (if draft.kind == Kind::Total { Kind::Total } else { Kind::Unknown }, draft.increment)
}

/// What is not counted is an increment only by a batch word of its own.
fn uncounted(draft: &Draft, view: View<'_, '_>, lexicon: &Lexicon) -> (Kind, bool) {
    let around = Around::new(view, draft.item.place.start, draft.item.place.end);
    let on_top = around.after(0) == "on" && around.after(1) == "top";
    // The batch word over a bullet or in an announcement is that of the package, not of each item.
    let own = match draft.rule.as_str() {
        "list.item" => next_batch(&around.before, lexicon),
        "list.include" => next_batch(&around.before, lexicon),
        rule if rule.starts_with("announce.") => draft.increment && next_batch(&around.before, lexicon),
        _ => {
            draft.increment && !around.before.iter().any(|w| w == "every") && !only_new(draft, view, &around)
        }
    };
    if on_top || own {
        return (Kind::Increment, true);
    }
    let near = words_near(draft, view, false);
    if part_of_batch(&near, lexicon) || nth_batch(&near, lexicon) {
        return (Kind::Increment, true);
    }
    (Kind::Unknown, false)
}

/// "new missiles" may be new to the world.
fn only_new(draft: &Draft, view: View<'_, '_>, around: &Around<'_>) -> bool {
    let item = view.text.get(draft.item.place.clone()).unwrap_or_default().to_lowercase();
    item.starts_with("new ") || around.before(0) == "new"
}

/// Whether the words over a listed item speak of a package; "it includes" goes on with the package before.
fn under_batch(draft: &Draft, view: View<'_, '_>, lexicon: &Lexicon, lead: &str) -> bool {
    if draft.rule == "list.item" {
        // What stands right over the list, and not what the paragraph began with; "It includes:" leans on that.
        let last = lead.rsplit(". ").next().unwrap_or(lead);
        let over = if last.split_whitespace().count() < LEANS { lead } else { last };
        return batch(&over.to_lowercase(), lexicon);
    }
    let over = words_near(draft, view, true);
    batch(&over, lexicon) || draft.increment && over.split_whitespace().count() <= 2
}

/// "the remaining two", "the last 20"; of what is still to come also "the other three".
fn remainder(draft: &Draft, around: &Around<'_>) -> bool {
    match around.before(0) {
        "remaining" | "final" => true,
        "first" => around.before(1) == "the" && draft.status == Status::Delivered,
        "other" => around.before(1) == "the" && draft.status == Status::Planned,
        _ => false,
    }
}

/// "a consignment of 50", "a $300 million package", "90 launchers that belong to its fourth shipment".
fn in_batch(
    draft: &Draft,
    number: &Number,
    around: &Around<'_>,
    view: View<'_, '_>,
    lexicon: &Lexicon,
) -> bool {
    let package = |word: &str| matches!(word, "package" | "packages" | "tranche");
    let money = number.currency.is_some()
        && (around.after.iter().take(5).any(|w| package(w))
            || around.before.iter().take(5).any(|w| package(w)));
    // "a cargo for Chad of 70"; "the delivery of 150" is none of several.
    let consignment = around.before(0) == "of"
        && around.before.iter().take(5).any(|w| w != "delivery" && is(lexicon, w, Class::Batch));
    if money || consignment {
        return true;
    }
    let near = words_near(draft, view, false);
    part_of_batch(&near, lexicon) || among_others(draft, &near, view)
}

/// Troops sent "as reinforcements", ten tanks "with more to follow": others came or will come beside them.
fn among_others(draft: &Draft, words: &str, view: View<'_, '_>) -> bool {
    let behind = view.text.get(draft.trigger..view.sentence.range.end).unwrap_or_default();
    let verb = draft.rule.ends_with(".active") || draft.rule.ends_with(".passive");
    [" as reinforcements", " as replacements", " more to follow", " more to come"]
        .iter()
        .any(|w| words.contains(w))
        || verb && [" bringing to ", " bringing the "].iter().any(|w| behind.contains(w))
}

/// "part of the second batch"
fn part_of_batch(words: &str, lexicon: &Lexicon) -> bool {
    words.split_once(" part of ").is_some_and(|(_, rest)| {
        let near: Vec<&str> = rest.split_whitespace().take(5).collect();
        near.iter()
            .position(|w| is(lexicon, w, Class::Batch) || *w == "package")
            .is_some_and(|at| near[..at].iter().any(|w| is(lexicon, w, Class::Increment)))
    })
}

/// "a second shipment of", "the first delivery": one of several batches, uncounted.
fn nth_batch(words: &str, lexicon: &Lexicon) -> bool {
    let nth =
        |w: &str| matches!(w, "first" | "second" | "third" | "fourth" | "fifth" | "initial" | "remaining");
    let next = |w: &str| matches!(w, "new" | "fresh" | "further" | "another");
    let batch = |w: &str| is(lexicon, w, Class::Batch);
    let (mut before, mut last) = ("", "");
    words.split(' ').any(|word| {
        let nth = nth(last) && (word == "equipment" || batch(word));
        let of = word == "of" && next(before) && batch(last);
        (before, last) = (last, word);
        nth || of
    })
}

/// Whether a batch word stands among the words right before an item: "additional missiles".
fn next_batch(before: &[Cow<'_, str>], lexicon: &Lexicon) -> bool {
    before.iter().take(2).any(|w| w != "new" && is(lexicon, w, Class::Increment))
}

/// Whether the words over a list speak of one package among several, and not of all that came before.
fn batch(over: &str, lexicon: &Lexicon) -> bool {
    let whole = |w: &str| matches!(w, "previous" | "total" | "altogether");
    let one = |w: &str| {
        is(lexicon, w, Class::Increment)
            || matches!(w, "package" | "tranche" | "drawdown" | "cargo" | "shipload" | "planeload" | "convoy")
    };
    let all = ["so far", "to date"].iter().any(|phrase| over.contains(phrase));
    !all && !over.split_whitespace().any(whole) && over.split_whitespace().any(one)
}

/// What was handed over on a day, in a month or a season, or is due by then, is a step and no sum.
fn short(draft: &Draft, view: View<'_, '_>) -> bool {
    let Some(period) = &draft.period else { return false };
    let recent = view.text.get(period.start..period.end).is_some_and(|words| words.contains("recent"));
    // "12 are now there"
    let by_now =
        Around::new(view, draft.trigger, draft.trigger).before.iter().any(|w| w == "now" || w == "already");
    match draft.status {
        Status::Delivered if draft.rule == "predicate.men_in" => false,
        Status::Delivered | Status::Intercepted => passing(period) && !recent && !by_now,
        Status::Planned => draft.rule.ends_with(".passive") && period.kind != DateKind::Since,
        _ => false,
    }
}

/// Whether a period is too short for a sum.
fn passing(period: &DateMention) -> bool {
    let days = |from: Option<Date>, to: Option<Date>| Some((to? - from?).get_days());
    match period.kind {
        DateKind::Date | DateKind::Ago => {
            !matches!(period.precision, Precision::Year | Precision::Half)
                && days(period.from, period.to).is_none_or(|n| n <= SHORT)
        }
        DateKind::Range | DateKind::Window => days(period.from, period.to).is_some_and(|n| n <= SHORT),
        _ => false,
    }
}

/// Bytes on each side of a trigger in which batch words are looked for.
const NEAR: usize = 400;

/// The sentence around a draft's trigger, or only up to it, in lower case, words parted by one blank and without the
/// signs at their ends.
fn words_near(draft: &Draft, view: View<'_, '_>, before: bool) -> String {
    let range = &view.sentence.range;
    let mut start = range.start.max(draft.trigger.saturating_sub(NEAR));
    let mut end = if before { draft.trigger } else { range.end.min(draft.trigger + NEAR) };
    while !view.text.is_char_boundary(start) {
        start += 1;
    }
    while !view.text.is_char_boundary(end) {
        end -= 1;
    }
    let words = view.text.get(start..end).unwrap_or_default().to_ascii_lowercase();
    let mut near = String::with_capacity(words.len());
    for (at, word) in words.split_whitespace().enumerate() {
        if at > 0 {
            near.push(' ');
        }
        near.push_str(word.trim_matches(|c: char| !c.is_alphanumeric()));
    }
    near
}

fn is(lexicon: &Lexicon, word: &str, class: Class) -> bool {
    lexicon.words.get(word).is_some_and(|info| info.is(class))
}
