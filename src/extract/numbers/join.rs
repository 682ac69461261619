//! Numbers together: ranges, shared scales and units, bounds on both sides, parts of a whole, changes.

use std::ops::Range;

use super::super::lexicon::numerals::Measure;
use super::super::tokens::TokenKind;
use super::draft::{Draft, set_value};
use super::scan;
use super::value::Reader;
use super::{Change, NumberClass};
use crate::model::{Amount, Qualifier};

/// How far before "from X to Y" a word of change is looked for.
const CHANGE: usize = 6;

/// Joins the number with the one behind it if they are a range: "between 10 and 20", "8 to 10 million", "18, maybe 19".
pub(super) fn range(r: &Reader<'_>, draft: Draft) -> Draft {
    if draft.number.qualifier != Qualifier::Exact
        || draft.number.point.is_none()
        || !can_range(draft.number.class)
    {
        return draft;
    }
    let between = r.is(draft.tokens.start.wrapping_sub(1), "between");
    let from = r.is(draft.tokens.start.wrapping_sub(1), "from");
    let Some((joint, at)) = joint(r, draft.tokens.end, between) else { return draft };
    if from && changes(r, draft.tokens.start - 1) {
        let mut draft = draft;
        draft.number.change = Change::From;
        return draft;
    }
    let Some(upper) = scan::second(r, at) else { return draft };
    merge(r, &draft, upper, joint, between || from).unwrap_or(draft)
}

/// What stands between two numbers of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    To,
    Dash,
    Or,
    Maybe,
}

/// The joint at `end` and the token behind it.
fn joint(r: &Reader<'_>, end: usize, between: bool) -> Option<(Joint, usize)> {
    if r.hyphen(end) && r.is(end + 1, "to") && r.hyphen(end + 2) {
        return Some((Joint::To, end + 3));
    }
    // The hanging hyphen of "10- to 15-".
    let hanging = r.word(end) == "-" && r.glued(end) && !r.glued(end + 1) && r.is(end + 1, "to");
    let end = end + usize::from(hanging);
    let maybe = |at: usize| ["maybe", "perhaps", "possibly"].iter().any(|word| r.is(at, word));
    match r.word(end) {
        "~" => Some((Joint::Dash, end + 1)),
        "," if maybe(end + 1) => Some((Joint::Maybe, end + 2)),
        _ if r.dash(end) && (r.glued(end) == r.glued(end + 1)) => Some((Joint::Dash, end + 1)),
        word if word.eq_ignore_ascii_case("to") || word.eq_ignore_ascii_case("through") => {
            Some((Joint::To, end + 1))
        }
        word if between && word.eq_ignore_ascii_case("and") => Some((Joint::To, end + 1)),
        word if word.eq_ignore_ascii_case("or") && maybe(end + 1) => Some((Joint::Maybe, end + 2)),
        word if word.eq_ignore_ascii_case("or") => Some((Joint::Or, end + 1)),
        _ => None,
    }
}

fn can_range(class: NumberClass) -> bool {
    use NumberClass::{Cardinal, Measure, Money, Percent, Tonnes};
    matches!(class, Cardinal | Measure(_) | Money | Percent | Tonnes)
}

/// The range of two numbers, if they make one.
fn merge(r: &Reader<'_>, lower: &Draft, upper: Draft, joint: Joint, opened: bool) -> Option<Draft> {
    if !can_range(upper.number.class) || upper.number.qualifier != Qualifier::Exact {
        return None;
    }
    let calibre = NumberClass::Measure(Measure::Calibre);
    if upper.number.class == calibre && !opened {
        return None;
    }
    // "10-15-2024", "222-2222-2222": more dashes make it no range.
    if joint == Joint::Dash
        && r.hyphen(upper.tokens.end)
        && r.kind(upper.tokens.end + 1) == Some(TokenKind::Number)
    {
        return None;
    }
    let (low, high) = (lower.number.class, upper.number.class);
    // "8m to 10m shells": the noun behind the second makes both of them millions.
    let millions =
        r.is(lower.tokens.end - 1, "m") && r.is(upper.tokens.end - 1, "m") && high == NumberClass::Cardinal;
    let class = match (low, high) {
        (NumberClass::Measure(Measure::Distance), _) if millions => high,
        _ if low == high => low,
        (NumberClass::Cardinal, _) => high,
        (NumberClass::Money, NumberClass::Cardinal) => low,
        _ => return None,
    };
    if low == high
        && !matches!(low, NumberClass::Cardinal | NumberClass::Money)
        && !opened
        && joint == Joint::To
    {
        return None;
    }
    let mut bottom = if millions && low != high { lower.value.checked_mul(1_000_000)? } else { lower.value };
    if lower.scale == 1
        && upper.scale > 1
        && upper.mantissa > 0
        && bottom <= upper.mantissa
        && lower.mantissa > 0
    {
        bottom = bottom.checked_mul(upper.scale)?;
    }
    let near = upper.value <= bottom.saturating_mul(2) || upper.value - bottom == 1000;
    if bottom >= upper.value
        || joint == Joint::Or && !near
        || lower.number.currency.is_some()
            && upper.number.currency.is_some()
            && lower.number.currency != upper.number.currency
    {
        return None;
    }
    let mut joined = upper;
    let start = lower.tokens.start - usize::from(opened);
    joined.tokens.start = start;
    let number = &mut joined.number;
    number.start = r.tokens[start].start;
    number.core.start = lower.number.core.start;
    number.class = class;
    number.currency = number.currency.or(lower.number.currency);
    number.unit = number.unit.take().or(lower.number.unit.clone().filter(|_| !millions));
    number.low = i64::try_from(bottom).ok().map(Amount::from_thousandths);
    number.point = None;
    number.qualifier = Qualifier::Range;
    Some(joined)
}

/// Whether a word of change stands shortly before `at`, in the same clause: "rose from", "raised the figure from".
fn changes(r: &Reader<'_>, at: usize) -> bool {
    (at.saturating_sub(CHANGE)..at)
        .rev()
        .take_while(|i| !matches!(r.kind(*i), Some(TokenKind::Break | TokenKind::Sign)))
        .any(|i| r.words.is_change(r.word(i)))
}

/// What neighbours tell of each other, once all numbers are known.
pub(super) fn neighbours(r: &Reader<'_>, found: &mut Vec<Draft>) {
    for index in (1..found.len()).rev() {
        share_unit(r, found, index);
    }
    merge_bounds(r, found);
    for index in 1..found.len() {
        mark_change(r, found, index);
    }
    for index in (1..found.len()).rev() {
        part_of_whole(r, found, index);
    }
}

/// "122 and 152 mm", "10, 20 and 30 percent": a calibre or a percentage lends its unit to the numbers listed before it.
fn share_unit(r: &Reader<'_>, found: &mut [Draft], index: usize) {
    let class = found[index].number.class;
    let lends = matches!(class, NumberClass::Measure(Measure::Calibre) | NumberClass::Percent);
    let takes =
        found[index - 1].number.class == NumberClass::Cardinal && found[index - 1].number.point.is_some();
    let listed = gap(found, index).all(|i| {
        r.dash(i) || matches!(r.word(i), "," | "/") || ["and", "or", "to"].iter().any(|word| r.is(i, word))
    });
    if lends && takes && listed && found[index - 1].tokens.end < found[index].tokens.start {
        found[index - 1].number.class = class;
    }
}

/// "more than 10,000 but fewer than 12,000" is one range.
fn merge_bounds(r: &Reader<'_>, found: &mut Vec<Draft>) {
    let mut kept: Vec<Draft> = Vec::with_capacity(found.len());
    for draft in found.drain(..) {
        match kept.last_mut() {
            Some(before) => match bounds(r, before, &draft) {
                Some(joined) => *before = joined,
                None => kept.push(draft),
            },
            None => kept.push(draft),
        }
    }
    *found = kept;
}

/// The range of a lower and an upper bound that stand side by side, in any order.
fn bounds(r: &Reader<'_>, first: &Draft, second: &Draft) -> Option<Draft> {
    use Qualifier::{AtLeast, LessThan, MoreThan, UpTo};
    let (a, b) = (&first.number, &second.number);
    let mut gap = first.tokens.end..second.tokens.start;
    if gap.len() > 2 || !gap.all(|i| r.is(i, ",") || r.is(i, "and") || r.is(i, "but")) || a.class != b.class {
        return None;
    }
    let (low, high) = match (a.qualifier, b.qualifier) {
        (AtLeast | MoreThan, UpTo | LessThan) => (a, b),
        (UpTo | LessThan, AtLeast | MoreThan) => (b, a),
        _ => return None,
    };
    if low.low >= high.high {
        return None;
    }
    let mut number = low.clone();
    (number.start, number.end) = (a.start, b.end);
    number.core = a.core.start..b.core.end;
    (number.point, number.high, number.high_inclusive) = (None, high.high, high.high_inclusive);
    number.qualifier = Qualifier::Range;
    Some(Draft { number, tokens: first.tokens.start..second.tokens.end, ..second.clone() })
}

/// "rose from 160 to 200", "200, up from 160", "to 200 from 160".
fn mark_change(r: &Reader<'_>, found: &mut [Draft], index: usize) {
    let before = |i: usize| r.word_before(i).to_ascii_lowercase();
    let (a, b) = (found[index - 1].tokens.clone(), found[index].tokens.start);
    let near = b.saturating_sub(a.end) <= 4;
    if found[index - 1].number.change == Change::From && near && before(b) == "to" {
        found[index].number.change = Change::To;
    } else if near && before(b) == "from" && found[index].number.qualifier != Qualifier::Range {
        let up = r.words.is_change(r.word(b.saturating_sub(2)));
        let to = before(a.start) == "to" && changes(r, a.start - 1);
        if up || to {
            found[index - 1].number.change = Change::To;
            found[index].number.change = Change::From;
        }
    }
}

/// "30 of the 80", "half of the 28", "two out of five": the part learns of its whole; a fraction of a stated whole is worked out.
fn part_of_whole(r: &Reader<'_>, found: &mut [Draft], index: usize) {
    let whole = found[index].number.clone();
    let part = &found[index - 1];
    let counts = matches!(whole.class, NumberClass::Cardinal | NumberClass::Tonnes | NumberClass::Money)
        && whole.fraction.is_none();
    let is_part = matches!(
        part.number.class,
        NumberClass::Cardinal | NumberClass::Fraction | NumberClass::Ordinal | NumberClass::Percent
    );
    let words: Vec<&str> = gap(found, index).map(|i| r.word(i)).collect();
    let rest = match words.split_first() {
        Some((of, rest)) if of.eq_ignore_ascii_case("of") => rest,
        Some((out, [of, rest @ ..])) if out.eq_ignore_ascii_case("out") && of.eq_ignore_ascii_case("of") => {
            rest
        }
        Some((the, [])) if part.number.fraction == Some((1, 2)) && r.words.is_whole_word(the) => &[],
        _ => return,
    };
    if !counts || !is_part || rest.len() > 2 || !rest.iter().all(|word| r.words.is_whole_word(word)) {
        return;
    }
    let draft = &mut found[index - 1];
    draft.number.whole = Some(index);
    if let (Some((n, d)), Some(point)) = (draft.number.fraction, whole.point) {
        let hedge = draft.number.qualifier;
        if let Some(value) = point.scaled(n, d) {
            set_value(draft, value.thousandths().into());
        }
        let number = &mut draft.number;
        if hedge == Qualifier::Exact {
            number.qualifier = whole.qualifier;
        }
        match number.qualifier {
            Qualifier::MoreThan | Qualifier::AtLeast => number.high = None,
            Qualifier::UpTo | Qualifier::LessThan => number.low = None,
            _ => {}
        }
        (number.currency, number.low_inclusive, number.high_inclusive) = (
            whole.currency,
            number.low_inclusive && whole.low_inclusive,
            number.high_inclusive && whole.high_inclusive,
        );
    }
}

/// Tokens between a mention and the one before it.
fn gap(found: &[Draft], index: usize) -> Range<usize> {
    found[index - 1].tokens.end..found[index].tokens.start
}
