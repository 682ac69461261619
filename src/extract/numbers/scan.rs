//! What stands at a token: digits, words or a sign, sent to the reader that knows it; then classed by what follows.

use super::super::lexicon::numerals::{CurrencyCode, Measure, Numeral};
use super::super::tokens::TokenKind;
use super::NumberClass;
use super::digits::is_list;
use super::draft::{Draft, bare, extend, set_value};
use super::money::{cents, glued_money, money, sign_behind};
use super::name::{Tail, glued_tail, is_title, is_year, is_year_text, named_before};
use super::unit::{settle, unit};
use super::value::{Cardinal, Reader};
use super::words::{fraction, ordinal, part_draft, plural, vague};

/// What was found at a token.
pub(super) enum Scan {
    /// One number.
    One(Box<Draft>),
    /// Several in one token, or parts of a name.
    Many(Vec<Draft>),
    /// Nothing that counts; go on at this token.
    Skip(usize),
}

/// Reads the number that begins at `at`, without the hedges around it.
pub(super) fn scan(r: &Reader<'_>, at: usize) -> Option<Scan> {
    let draft = match r.kind(at)? {
        TokenKind::Number => return digits(r, at),
        TokenKind::Sign => money(r, at).or_else(|| negative(r, at)).or_else(|| plain(r, at, at, None))?,
        TokenKind::Word => return word(r, at),
        _ => return None,
    };
    Some(Scan::One(Box::new(draft)))
}

/// The second number of a range: no name check, since the dash before it belongs to the range.
pub(super) fn second(r: &Reader<'_>, at: usize) -> Option<Draft> {
    match r.kind(at)? {
        TokenKind::Number if glued_tail(r, at).is_none() => plain(r, at, at, None),
        TokenKind::Number => None,
        _ => match scan(r, at)? {
            Scan::One(draft) if draft.number.point.is_some() => Some(*draft),
            _ => None,
        },
    }
}

fn one(draft: Draft) -> Option<Scan> {
    Some(Scan::One(Box::new(draft)))
}

fn word(r: &Reader<'_>, at: usize) -> Option<Scan> {
    let text = r.word(at);
    if !r.opens_number(at) || r.idle_article(at) {
        return None;
    }
    if text.len() <= 12
        && !r.glued(at)
        && let Some(draft) = money(r, at).or_else(|| glued_money(r, at))
    {
        return one(draft);
    }
    if let Some((phrase, next)) = r.words.vague.at(r.text, r.tokens, at) {
        return vague(r, at, phrase.value, next).and_then(one);
    }
    let numeral = r.numeral(at);
    let article = text.eq_ignore_ascii_case("a") || text.eq_ignore_ascii_case("an");
    if numeral.is_none()
        && !article
        && !text.eq_ignore_ascii_case("minus")
        && !text.eq_ignore_ascii_case("negative")
    {
        return None;
    }
    if numeral == Some(Numeral::Small(1))
        && r.words.is_pronoun(r.word_before(at), r.word(at + 1))
        && r.cardinal(at, false)?.next == at + 1
    {
        return Some(Scan::Skip(at + 1));
    }
    if let Some(draft) = negative(r, at)
        .or_else(|| ordinal(r, at))
        .or_else(|| plain(r, at, at, None))
        .or_else(|| fraction(r, at))
    {
        return one(draft);
    }
    match numeral {
        Some(Numeral::Plural { low, .. }) => plural(r, at, at, low.into()).and_then(one),
        _ => None,
    }
}

/// Number tokens: names, times, ordinals, lists, and what is left as a plain number.
fn digits(r: &Reader<'_>, at: usize) -> Option<Scan> {
    let text = r.word(at);
    let name = |next: usize| one(bare(r, at, next, NumberClass::Designation));
    if is_list(text) {
        return Some(Scan::Many(list(r, at)));
    }
    if let Some(class) = named_before(r, at) {
        let tail =
            r.kind(at + 1) == Some(TokenKind::Word) && r.glued(at + 1) && class == NumberClass::Designation;
        return one(bare(r, at, at + 1 + usize::from(tail), class));
    }
    let joined = |sign: &str| {
        r.is(at + 1, sign) && r.glued(at + 1) && r.glued(at + 2) && r.kind(at + 2) == Some(TokenKind::Number)
    };
    if joined(":") {
        return one(bare(r, at, at + 3, NumberClass::Time));
    }
    if joined("×") {
        return one(bare(r, at, at + 3, NumberClass::Measure(Measure::Calibre)));
    }
    if joined("/") {
        if r.is(at + 3, "of") {
            let part = |i: usize| r.word(i).parse::<i64>().ok().filter(|n| (1..100).contains(n));
            if let (Some(n), Some(d)) = (part(at), part(at + 2)) {
                return one(part_draft(r, at, (n, d, at + 3)));
            }
        }
        let class = if is_year_text(text) { NumberClass::YearLike } else { NumberClass::Designation };
        return one(bare(r, at, at + 1, class));
    }
    match glued_tail(r, at) {
        Some(Tail::Ordinal) => return one(bare(r, at, at + 2, NumberClass::Ordinal)),
        Some(Tail::Decade) => return one(bare(r, at, at + 2, NumberClass::YearLike)),
        Some(Tail::Calibre) => return one(bare(r, at, at + 2, NumberClass::Measure(Measure::Calibre))),
        Some(Tail::Name) => return name(at + 2),
        None => {}
    }
    let before = at.checked_sub(1).map_or(0, |b| if r.is(b, ".") { b.saturating_sub(1) } else { b });
    let short = text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    if at > 0
        && short
        && r.words.is_designator(r.word(before))
        && (is_title(r.word(before)) || !r.counted_follows(at + 1))
    {
        return name(at + 1);
    }
    plain(r, at, at, None).and_then(one)
}

/// A sign before the number: "-40" behind a blank, "minus one".
fn negative(r: &Reader<'_>, at: usize) -> Option<Draft> {
    let word = r.word(at).eq_ignore_ascii_case("minus") || r.word(at).eq_ignore_ascii_case("negative");
    let sign = matches!(r.word(at), "-" | "−") && !r.glued(at) && (r.glued(at + 1) || at == 0);
    let opens = sign && (at == 0 || r.kind(at - 1) != Some(TokenKind::Number));
    if !(word || opens && r.kind(at + 1) != Some(TokenKind::Word)) {
        return None;
    }
    let mut draft = plain(r, at + 1, at + 1, None)?;
    let value = -draft.value;
    set_value(&mut draft, value);
    draft.tokens.start = at;
    draft.number.start = r.tokens[at].start;
    draft.number.core.start = draft.number.start;
    Some(draft)
}

/// A bare number at `core`, its mention beginning at `start`.
pub(super) fn plain(r: &Reader<'_>, start: usize, core: usize, code: Option<CurrencyCode>) -> Option<Draft> {
    let part = |next: usize| {
        matches!(r.numeral(next - 1), Some(Numeral::Part(_))) || r.dash(next - 2) || r.is(next, "of")
    };
    if r.kind(core) == Some(TokenKind::Word)
        && r.fraction(core).is_some_and(|(_, _, next)| part(next))
        && r.part_of_scale(core).is_none()
    {
        return None;
    }
    let cardinal = r.cardinal(core, code.is_some())?;
    dress(r, start, core, cardinal, code)
}

/// Takes what stands behind the number: currency, unit, its figure in brackets; settles the class.
pub(super) fn dress(
    r: &Reader<'_>,
    start: usize,
    core: usize,
    cardinal: Cardinal,
    code: Option<CurrencyCode>,
) -> Option<Draft> {
    let mut draft = bare(r, core, cardinal.next, NumberClass::Cardinal);
    draft.tokens.start = start;
    draft.number.start = r.tokens.get(start)?.start;
    (draft.mantissa, draft.scale) = (cardinal.mantissa, cardinal.scale);
    set_value(&mut draft, cardinal.value);
    if let Some(code) = code {
        draft.number.class = NumberClass::Money;
        draft.number.currency = Some(code);
    }
    figure_again(r, &mut draft);
    let next = draft.tokens.end;
    if code.is_none() && sign_behind(r, &mut draft, next) {
        cents(r, &mut draft);
        return Some(draft);
    }
    if let Some(found) = unit(r, next) {
        let settled = settle(r, &mut draft, found);
        if settled && draft.number.class == NumberClass::Money {
            cents(r, &mut draft);
        }
        if settled {
            return Some(draft);
        }
    }
    let one_token = cardinal.next == core + 1;
    if draft.number.class == NumberClass::Cardinal
        && one_token
        && is_year_text(r.word(core))
        && is_year(r, core)
    {
        draft.number.class = NumberClass::YearLike;
    } else if draft.number.class == NumberClass::Cardinal
        && r.hyphen(next)
        && r.kind(next + 1) == Some(TokenKind::Word)
    {
        let hedge = r.words.after.at(r.text, r.tokens, next).is_some();
        let number = matches!(r.numeral(next + 1), Some(Numeral::Small(_)))
            || r.is(next + 1, "to")
            || r.is(next + 1, "strong");
        let name = is_title(r.word(next + 1)) && cardinal.digits && one_token && r.word(next + 1).len() <= 3;
        if !hedge && !number {
            draft.number.class = if name { NumberClass::Designation } else { NumberClass::Compound };
        }
    } else if r.is(core.wrapping_sub(1), "aged") && draft.number.class == NumberClass::Cardinal {
        draft.number.class = NumberClass::Measure(Measure::Age);
    }
    Some(draft)
}

/// "eleven (11)": the same figure once more.
fn figure_again(r: &Reader<'_>, draft: &mut Draft) {
    let open = draft.tokens.end;
    if r.is(open, "(")
        && let Some(again) = r.cardinal(open + 1, false)
        && again.value == draft.value
        && r.is(again.next, ")")
    {
        extend(r, draft, again.next + 1);
    }
}

/// The numbers of one token: "22,24,26", an address.
fn list(r: &Reader<'_>, at: usize) -> Vec<Draft> {
    let token = r.tokens[at];
    let mut start = token.start;
    r.word(at)
        .split([',', '.'])
        .map(|part| {
            let mut draft = bare(r, at, at + 1, NumberClass::Designation);
            (draft.number.start, draft.number.end) = (start, start + part.len());
            draft.number.core = start..start + part.len();
            set_value(&mut draft, part.parse::<i64>().map_or(0, |n| 1000 * i128::from(n)));
            start += part.len() + 1;
            draft
        })
        .collect()
}
