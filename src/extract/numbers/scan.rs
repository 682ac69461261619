//! Classing: what the number at a token is, by what stands right before and right behind it.

use std::ops::Range;

use super::super::lexicon::numerals::{CurrencyCode, Measure, Numeral, UnitWord, Vague};
use super::super::tokens::TokenKind;
use super::value::{Cardinal, Reader, is_list};
use super::{Change, Number, NumberClass};
use crate::model::{Amount, Qualifier};

/// A number with the tokens it stands on.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) number: Number,
    /// Tokens of the whole mention.
    pub(super) tokens: Range<usize>,
    /// Its value in thousandths, before hedges; of a range, the upper end.
    pub(super) value: i128,
    /// "10" of "10 million", in thousandths; 0 if it is a sum.
    pub(super) mantissa: i128,
    /// The million of "10 million", else 1.
    pub(super) scale: i128,
}

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

/// What is glued behind digits and makes them something else than a count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tail {
    Ordinal,
    Decade,
    Calibre,
    Name,
}

fn glued_tail(r: &Reader<'_>, at: usize) -> Option<Tail> {
    if !r.glued(at + 1) || r.kind(at + 1) != Some(TokenKind::Word) {
        return None;
    }
    let (text, tail) = (r.word(at), r.word(at + 1));
    let ordinal = matches!(tail.to_ascii_lowercase().as_str(), "st" | "nd" | "rd" | "th");
    if ordinal {
        return Some(Tail::Ordinal);
    }
    if tail == "s" {
        let decade = is_year_text(text) || text.len() == 2 && text.ends_with('0');
        return Some(if decade { Tail::Decade } else { Tail::Name });
    }
    let mut letters = tail.chars();
    if matches!(letters.next(), Some('x' | 'X')) && letters.next().is_some_and(|c| c.is_ascii_digit()) {
        return Some(Tail::Calibre);
    }
    let known = r.words.suffix(tail).is_some()
        || r.words.signs.word(tail).is_some()
        || unit(r, at + 1).is_some()
        || million_code(r, tail).is_some();
    (!known).then_some(Tail::Name)
}

/// Whether the digits are glued to a name before them: "S-400", "KN-23", "M-1991", "152/155".
fn named_before(r: &Reader<'_>, at: usize) -> Option<NumberClass> {
    let before = at.checked_sub(1).filter(|_| r.glued(at))?;
    let kind = r.kind(before)?;
    match r.word(before) {
        "-" | "–" if r.glued(before) => {
            let name = r.word_before(before);
            match r.kind(before.checked_sub(1)?)? {
                TokenKind::Word if r.words.is_prefix(name) => {
                    is_year_text(r.word(at)).then_some(NumberClass::YearLike)
                }
                TokenKind::Word if r.word(before) == "–" && (name.len() > 4 || !is_title(name)) => None,
                TokenKind::Word => Some(NumberClass::Designation),
                TokenKind::Number => {
                    let years = is_year_text(name) && (is_year_text(r.word(at)) || r.word(at).len() == 2);
                    Some(if years { NumberClass::YearLike } else { NumberClass::Designation })
                }
                _ => None,
            }
        }
        "/" => match r.kind(before.checked_sub(1)?)? {
            TokenKind::Number if is_year_text(r.word(at)) => Some(NumberClass::YearLike),
            TokenKind::Number | TokenKind::Word if r.glued(before) && unit(r, before - 1).is_none() => {
                Some(NumberClass::Designation)
            }
            _ => None,
        },
        "#" | "_" => Some(NumberClass::Designation),
        _ if kind == TokenKind::Word => Some(NumberClass::Designation),
        _ => None,
    }
}

/// Four digits from 1900 to 2100.
pub(super) fn is_year_text(text: &str) -> bool {
    text.len() == 4 && text.parse::<u16>().is_ok_and(|year| (1900..=2100).contains(&year))
}

fn is_title(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase())
}

/// A currency before the number: "$2.5 billion", "US$ 150 million", "USD 5m", "MUSD 60".
fn money(r: &Reader<'_>, at: usize) -> Option<Draft> {
    let (code, next, by) = match r.words.signs.at(r.text, r.tokens, at) {
        Some((phrase, next)) => (phrase.value, next, 1),
        None => (million_code(r, r.word(at))?, at + 1, 1_000_000),
    };
    // One letter before the sign is a currency only if glued: "A$5", not "a $5 billion plan".
    let letter = r.word(at).len() == 1 && r.kind(at) == Some(TokenKind::Word) && r.word(at) != "c";
    if letter && !r.glued(at + 1) || r.glued(at) && r.kind(at) == Some(TokenKind::Word) {
        return None;
    }
    let start = if r.hyphen(next) { next + 1 } else { next };
    let word = r.kind(start) == Some(TokenKind::Word);
    if word && r.kind(at) == Some(TokenKind::Word)
        || word && r.words.vague.at(r.text, r.tokens, start).is_some()
    {
        return None;
    }
    let mut draft = plain(r, at, start, Some(code))?;
    if by > 1 {
        let value = draft.value.checked_mul(by)?;
        set_value(&mut draft, value);
    }
    Some(draft)
}

/// A code with M for millions: MUSD.
fn million_code(r: &Reader<'_>, word: &str) -> Option<CurrencyCode> {
    let code = word.strip_prefix('M').filter(|code| code.len() == 3)?;
    r.words.signs.word(code).copied()
}

/// A code glued to its digits: "USD115.5", "EUR28bn".
fn glued_money(r: &Reader<'_>, at: usize) -> Option<Draft> {
    let word = r.word(at);
    let (code, rest) = (word.get(..3)?, word.get(3..)?);
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let code = *r.words.signs.word(code).filter(|_| digits > 0)?;
    let (mut text, mut suffix, mut next) = (rest[..digits].to_owned(), &rest[digits..], at + 1);
    if suffix.is_empty()
        && r.glued(next)
        && r.glued(next + 1)
        && matches!(r.word(next), "." | ",")
        && r.kind(next + 1) == Some(TokenKind::Number)
    {
        text.push_str(if r.is(next, ".") { "." } else { "" });
        text.push_str(&r.word(next + 1).replace(',', ""));
        next += 2;
        if r.glued(next) && r.kind(next) == Some(TokenKind::Word) {
            (suffix, next) = (r.word(next), next + 1);
        }
    }
    let mut scale = if suffix.is_empty() { 1 } else { i128::from(r.words.suffix(suffix)?) };
    if let Some(Numeral::Scale(by)) = r.numeral(next) {
        (scale, next) = (scale * i128::from(by), next + 1);
    }
    let mantissa = i128::from(Amount::parse(&text)?.thousandths());
    let cardinal = Cardinal { next, value: mantissa.checked_mul(scale)?, mantissa, scale, digits: true };
    let mut draft = dress(r, at, at, cardinal, Some(code))?;
    draft.number.core.start += 3;
    Some(draft)
}

/// A sign before the number: "-40" behind a blank, "minus one".
fn negative(r: &Reader<'_>, at: usize) -> Option<Draft> {
    let word = r.word(at).eq_ignore_ascii_case("minus") || r.word(at).eq_ignore_ascii_case("negative");
    let sign = matches!(r.word(at), "-" | "−") && !r.glued(at) && (r.glued(at + 1) || at == 0);
    let opens = sign && (at == 0 || r.kind(at - 1) != Some(TokenKind::Number));
    if !(word || opens) || r.kind(at + 1) == Some(TokenKind::Word) && !word {
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
fn plain(r: &Reader<'_>, start: usize, core: usize, code: Option<CurrencyCode>) -> Option<Draft> {
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

/// "3-1", "24-7": digits hyphened to digits that are no range are no count either.
pub(super) fn score(r: &Reader<'_>, draft: &mut Draft) {
    let end = draft.tokens.end;
    if draft.number.class == NumberClass::Cardinal
        && r.hyphen(end)
        && r.kind(end + 1) == Some(TokenKind::Number)
        && r.kind(end - 1) == Some(TokenKind::Number)
    {
        draft.number.class = NumberClass::Designation;
    }
}

/// Takes what stands behind the number: currency, unit, its figure in brackets; settles the class.
fn dress(
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

/// A currency sign or code behind the number: "10 €", "115USD", "75 USD million", "30 MUSD".
fn sign_behind(r: &Reader<'_>, draft: &mut Draft, at: usize) -> bool {
    let (code, next, by) = match r.words.signs.at(r.text, r.tokens, at) {
        Some((phrase, next)) => (phrase.value, next, 1),
        None => match million_code(r, r.word(at)) {
            Some(code) => (code, at + 1, 1_000_000),
            None => return false,
        },
    };
    let prefix_of_next = r.kind(next) == Some(TokenKind::Number) && r.glued(next);
    if prefix_of_next || r.kind(at) == Some(TokenKind::Word) && r.word(at).len() == 1 {
        return false;
    }
    let mut value = draft.value.saturating_mul(by);
    let mut end = next;
    if let (Some(Numeral::Scale(scale)), 1) = (r.numeral(next), draft.scale) {
        (value, end) = (value.saturating_mul(scale.into()), next + 1);
    }
    draft.number.class = NumberClass::Money;
    draft.number.currency = Some(code);
    draft.number.unit = Some(r.tokens[at].start..r.tokens[next - 1].end);
    set_value(draft, value);
    extend(r, draft, end);
    true
}

/// A unit found behind a number.
pub(super) struct Found {
    unit: UnitWord,
    first: usize,
    next: usize,
    hyphen: bool,
}

/// The unit at `at`, with or without a hyphen before it.
fn unit(r: &Reader<'_>, at: usize) -> Option<Found> {
    let hyphen = r.hyphen(at);
    let first = if hyphen { at + 1 } else { at };
    let (phrase, next) = r.words.units.at(r.text, r.tokens, first)?;
    let text = r.word(first);
    // "12 M-46 guns", "10 MT-LB": a name and no unit.
    let name = r.hyphen(next)
        && (r.kind(next + 1) == Some(TokenKind::Number) || is_title(r.word(next + 1)) && is_title(text));
    let letter = text.len() == 1 && text.bytes().all(|b| b.is_ascii_uppercase());
    (!name && !letter).then_some(Found { unit: phrase.value, first, next, hyphen })
}

/// Gives the number the class of its unit; false if the unit is none here.
fn settle(r: &Reader<'_>, draft: &mut Draft, found: Found) -> bool {
    let money = draft.number.class == NumberClass::Money;
    let (class, code) = match found.unit {
        UnitWord::Money(code) => (NumberClass::Money, code),
        UnitWord::Minor(code) => {
            set_value(draft, draft.value / 100);
            (NumberClass::Money, Some(code))
        }
        _ if money => return false,
        UnitWord::Percent => (NumberClass::Percent, None),
        UnitWord::Time if draft.value > 24_000 || draft.value % 1000 != 0 => return false,
        UnitWord::Time => (NumberClass::Time, None),
        UnitWord::Tonnes if found.hyphen => (NumberClass::Measure(Measure::Weight), None),
        UnitWord::Tonnes => (NumberClass::Tonnes, None),
        UnitWord::Measure(kind) => (NumberClass::Measure(kind), None),
        UnitWord::Pound
            if found.hyphen && draft.scale < 1000 || r.is(found.next, "of") && draft.scale < 1_000_000 =>
        {
            (NumberClass::Measure(Measure::Weight), None)
        }
        UnitWord::Pound => (NumberClass::Money, r.words.signs.word("GBP").copied()),
    };
    draft.number.class = class;
    if class == NumberClass::Money {
        draft.number.currency = draft.number.currency.or(code);
    }
    draft.number.unit = Some(r.tokens[found.first].start..r.tokens[found.next - 1].end);
    extend(r, draft, found.next);
    true
}

/// "3 dollars 50 cents", "thirteen dollars and forty-five cents"; "15 dollars 50" only where the clause ends.
fn cents(r: &Reader<'_>, draft: &mut Draft) {
    let start = draft.tokens.end + usize::from(r.is(draft.tokens.end, "and"));
    let closed = !matches!(r.kind(start + 1), Some(TokenKind::Word | TokenKind::Number))
        && !r.glued(start + 2)
        && r.words.signs.at(r.text, r.tokens, start + 1).is_none();
    if r.kind(start) == Some(TokenKind::Number)
        && r.word(start).len() == 2
        && closed
        && draft.scale == 1
        && draft.value % 1000 == 0
    {
        let minor = r.word(start).parse::<i128>().unwrap_or(0);
        set_value(draft, draft.value + 10 * minor);
        return extend(r, draft, start + 1);
    }
    if let Some(minor) = r.cardinal(start, false)
        && let Some(Found { unit: UnitWord::Minor(_), next, .. }) = unit(r, minor.next)
        && minor.value < 100_000
        && draft.value % 1000 == 0
    {
        set_value(draft, draft.value + minor.value / 100);
        extend(r, draft, next);
    }
}

/// Whether four digits are a year here, and not a count.
fn is_year(r: &Reader<'_>, at: usize) -> bool {
    let round = r.word(at).ends_with("00");
    let counted = r.words.is_counted(r.word(at + 1));
    let mut before = at.wrapping_sub(1);
    if matches!(r.word(before), "." | "," | "(" | "-") {
        before = before.wrapping_sub(1);
    }
    let cue = r.word(before);
    let firm = ["in", "since", "by", "during", "until", "year"].iter().any(|w| cue.eq_ignore_ascii_case(w));
    if round && counted && !firm {
        return false;
    }
    if r.words.is_year_cue(cue) || is_year_text(cue) || r.kind(before) == Some(TokenKind::Possessive) {
        return true;
    }
    let chained = matches!(cue.to_ascii_lowercase().as_str(), "and" | "or")
        && is_year_text(r.word(before.wrapping_sub(1)));
    chained || !r.counted_follows(at + 1)
}

/// first, twenty-first.
fn ordinal(r: &Reader<'_>, at: usize) -> Option<Draft> {
    let value = |n: i64, next: usize| {
        let mut draft = bare(r, at, next, NumberClass::Ordinal);
        set_value(&mut draft, 1000 * i128::from(n));
        draft
    };
    match r.numeral(at)? {
        Numeral::Ordinal(n) => Some(value(n, at + 1)),
        Numeral::Small(tens) if tens >= 20 && r.hyphen(at + 1) => match r.numeral(at + 2)? {
            Numeral::Ordinal(n @ 1..=9) => Some(value(n + i64::from(tens), at + 3)),
            _ => None,
        },
        _ => None,
    }
}

/// Half of, two-thirds of, a quarter of the; alone only where it is plain that a whole follows.
fn fraction(r: &Reader<'_>, at: usize) -> Option<Draft> {
    let (n, d, next) = r.fraction(at)?;
    let bare_part = matches!(r.numeral(at), Some(Numeral::Part(_)));
    let the = r.words.is_whole_word(r.word(next)) && !r.is(next, "a") && !r.is(next, "an");
    let half_the = d == 2 && (the || bare_part && r.words.follows_half(r.word(next)));
    let ordinal_before = at > 0 && matches!(r.numeral(at - 1), Some(Numeral::Ordinal(_)));
    let several = n > 1 && matches!(r.numeral(next - 1), Some(Numeral::Part(_)));
    let whole = r.is(next, "of") || half_the || several && !bare_part;
    (whole && !ordinal_before).then(|| part_draft(r, at, (n, d, next)))
}

fn part_draft(r: &Reader<'_>, at: usize, (n, d, next): (i64, i64, usize)) -> Draft {
    let mut draft = bare(r, at, next, NumberClass::Fraction);
    let number = &mut draft.number;
    number.fraction = Some((n, d));
    (number.point, number.low, number.high) = (None, None, None);
    draft
}

/// several, a few hundred, a couple of dozen, a pair of.
fn vague(r: &Reader<'_>, at: usize, vague: Vague, next: usize) -> Option<Draft> {
    if let Vague::Collective(n) = vague {
        let mut draft = bare(r, at, next, NumberClass::Cardinal);
        set_value(&mut draft, 1000 * i128::from(n));
        return Some(draft);
    }
    let (mut scale, mut end) = (1_i128, next);
    while let Some(Numeral::Scale(by) | Numeral::Plural { scale: by, .. }) = r.numeral(end) {
        scale = scale.saturating_mul(by.into());
        end += 1;
        let of_plural = r.is(end, "of")
            && matches!(r.numeral(end + 1), Some(Numeral::Plural { scale, .. }) if scale > 10);
        end += usize::from(of_plural);
    }
    if matches!(r.numeral(end.wrapping_sub(1)), Some(Numeral::Plural { .. }))
        && let Some(Found { unit: UnitWord::Money(_), .. }) = unit(r, end + usize::from(r.is(end, "of")))
    {
        return plural(r, at, end, 2000 * scale / 1000);
    }
    let mut draft = match (vague, scale) {
        (Vague::BeforeScale, 1) => return None,
        (Vague::Couple, 1) if r.is(end - 1, "a") => return None,
        (Vague::Couple, _) => {
            let mut draft = bare(r, at, end, NumberClass::Cardinal);
            set_value(&mut draft, 2000 * scale);
            draft.number.qualifier = Qualifier::About;
            draft
        }
        (_, 1) => {
            let mut draft = bare(r, at, end, NumberClass::Cardinal);
            magnitude(&mut draft, None);
            draft
        }
        _ => {
            let mut draft = bare(r, at, end, NumberClass::Cardinal);
            magnitude(&mut draft, Some(2 * scale));
            draft
        }
    };
    if let Some(found) = unit(r, end) {
        settle(r, &mut draft, found);
    }
    Some(draft)
}

/// dozens, tens of thousands, hundreds of millions of dollars: `low` is the least that the first word means.
fn plural(r: &Reader<'_>, at: usize, from: usize, low: i128) -> Option<Draft> {
    let (mut low, mut next) = (low, from);
    if from == at {
        next = at + 1;
        let thousands = |i: usize| match r.numeral(i) {
            Some(Numeral::Plural { scale, .. }) if scale > 10 => Some(i128::from(scale)),
            _ => None,
        };
        while let Some(by) = thousands(next + 1).filter(|_| r.is(next, "of")) {
            low = low.saturating_mul(by);
            next += 2;
        }
        // "upon", "and": "thousands upon thousands" stays at its first word.
        let bare_word = next == at + 1;
        if bare_word && (r.is(at, "tens") || r.is(at, "scores") && !r.is(next, "of")) {
            return None;
        }
    }
    let mut draft = bare(r, at, next, NumberClass::Cardinal);
    magnitude(&mut draft, Some(low));
    let after = next + usize::from(r.is(next, "of"));
    if let Some(found) = unit(r, after) {
        settle(r, &mut draft, found);
    }
    Some(draft)
}

fn magnitude(draft: &mut Draft, low: Option<i128>) {
    let low = low.and_then(|n| i64::try_from(n).ok()).map(Amount::whole);
    let number = &mut draft.number;
    (number.point, number.low, number.high) = (None, low, None);
    number.qualifier = Qualifier::Magnitude;
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

/// A number without anything around it; digits get their value.
fn bare(r: &Reader<'_>, at: usize, next: usize, class: NumberClass) -> Draft {
    let (start, end) = (r.tokens[at].start, r.tokens[next - 1].end);
    let core = match class {
        NumberClass::Designation | NumberClass::YearLike => start..r.tokens[at].end,
        _ => start..end,
    };
    let number = Number {
        start,
        end,
        core,
        point: None,
        low: None,
        high: None,
        low_inclusive: true,
        high_inclusive: true,
        qualifier: Qualifier::Exact,
        class,
        currency: None,
        unit: None,
        fraction: None,
        whole: None,
        increment: false,
        total: false,
        each: false,
        rate: false,
        change: Change::None,
    };
    let mut draft = Draft { number, tokens: at..next, value: 0, mantissa: 0, scale: 1 };
    if r.kind(at) == Some(TokenKind::Number) && !is_list(r.word(at)) {
        let plain = Amount::parse(&r.word(at).replace(',', "")).map_or(0, Amount::thousandths);
        set_value(&mut draft, plain.into());
    }
    draft
}

/// Sets the value as an exact one.
pub(super) fn set_value(draft: &mut Draft, value: i128) {
    let amount = i64::try_from(value).ok().map(Amount::from_thousandths);
    draft.value = value;
    let number = &mut draft.number;
    if number.qualifier != Qualifier::Magnitude {
        (number.point, number.low, number.high) = (amount, amount, amount);
    }
}

/// Lets the mention end before token `next`.
pub(super) fn extend(r: &Reader<'_>, draft: &mut Draft, next: usize) {
    draft.tokens.end = next;
    if let Some(last) = next.checked_sub(1).and_then(|last| r.tokens.get(last)) {
        draft.number.end = last.end;
    }
}
