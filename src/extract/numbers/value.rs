//! One bare number: digits, words, or both: "1,200", "twenty-two", "1.5 million", "half a dozen", "4 thousand 3 hundred".

use super::super::lexicon::calendar::Name;
use super::super::lexicon::numerals::{NumberWords, Numeral};
use super::super::lexicon::vocabulary::Known;
use super::super::tokens::{Token, TokenKind};
use super::digits::{Decimal, parse_digits, plus_part, vulgar};

/// The text being read.
#[derive(Clone, Copy)]
pub(in crate::extract) struct Reader<'a> {
    pub(in crate::extract) text: &'a str,
    pub(in crate::extract) tokens: &'a [Token],
    pub(in crate::extract) words: &'a NumberWords,
    /// What is known of each token.
    pub(in crate::extract) known: &'a [&'a Known],
}

/// A bare number. Values are thousandths.
#[derive(Debug, Clone, Copy)]
pub(in crate::extract) struct Cardinal {
    /// Token after its last.
    pub(in crate::extract) next: usize,
    /// The value, in thousandths.
    pub(in crate::extract) value: i128,
    /// What the last scale multiplies ("10" of "10 million"), in thousandths; 0 if the number is a sum of several.
    pub(in crate::extract) mantissa: i128,
    /// That scale, 1 if there is none.
    pub(in crate::extract) scale: i128,
    /// Whether it begins with digits.
    pub(in crate::extract) digits: bool,
}

impl<'a> Reader<'a> {
    /// The tokens of a text with what [`known`](super::super::lexicon::vocabulary::known) tells of them.
    pub(in crate::extract) fn new(text: &'a str, tokens: &'a [Token], known: &'a [&'a Known]) -> Reader<'a> {
        Reader { text, tokens, words: NumberWords::embedded(), known }
    }
}

impl Reader<'_> {
    /// Words of a token, empty past the end.
    pub(in crate::extract) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.of(self.text))
    }

    /// Words of the token before, empty at the beginning.
    pub(in crate::extract) fn word_before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    pub(in crate::extract) fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    pub(in crate::extract) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|t| t.kind)
    }

    /// Whether the token stands right against the one before it.
    pub(in crate::extract) fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.glued)
    }

    /// What the word is worth.
    pub(in crate::extract) fn numeral(&self, at: usize) -> Option<Numeral> {
        self.known.get(at)?.numeral
    }

    /// What the word names in the calendar.
    pub(in crate::extract) fn name(&self, at: usize) -> Option<Name> {
        self.known.get(at)?.name
    }

    /// Whether a number can begin at the word.
    pub(super) fn opens_number(&self, at: usize) -> bool {
        let word = self.word(at);
        // Codes come glued to their digits and with an M for millions: USD115, MUSD.
        let code = word.starts_with(|c: char| c.is_ascii_uppercase())
            && (word.len() == 4
                || word.ends_with(|c: char| c.is_ascii_digit())
                || word.as_bytes().get(3).is_some_and(u8::is_ascii_digit));
        code || self.known.get(at).is_some_and(|known| known.opens_number)
    }

    /// Whether a date can begin at the word.
    pub(in crate::extract) fn opens_date(&self, at: usize) -> bool {
        let opens = |known: &Known| known.opens_date || known.numeral.is_some();
        if !self.known.get(at).is_some_and(|known| opens(known)) {
            return false;
        }
        let article = self.article(at) || self.is(at, "in") || self.is(at, "the");
        // Most articles are passed by with a look at the word behind them; "in the" opens nothing.
        let idle = |next: &Known| !next.follows_article && !opens(next) || self.is(at + 1, "the");
        !(article && self.kind(at + 1) == Some(TokenKind::Word) && idle(self.known[at + 1]))
    }

    /// Whether the word is an article that no amount can follow.
    pub(super) fn idle_article(&self, at: usize) -> bool {
        let idle = |next: &Known| !next.follows_article && next.numeral.is_none();
        matches!(self.word(at), "a" | "an")
            && self.kind(at + 1) == Some(TokenKind::Word)
            && idle(self.known[at + 1])
    }

    /// A hyphen glued on both sides.
    pub(in crate::extract) fn hyphen(&self, at: usize) -> bool {
        self.word(at) == "-" && self.glued(at) && self.glued(at + 1)
    }

    /// Any dash that can part two numbers.
    pub(in crate::extract) fn dash(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "−")
    }

    /// Whether the word at `at` is the first half of a compound that is no number: "one-way", "two-seat".
    fn opens_compound(&self, at: usize) -> bool {
        self.hyphen(at + 1) && !matches!(self.numeral(at + 2), Some(Numeral::Small(_) | Numeral::Scale(_)))
    }

    /// Whether one of the next three words is a plural noun, before any sign.
    pub(super) fn counted_follows(&self, at: usize) -> bool {
        (at..at + 3)
            .take_while(|i| matches!(self.kind(*i), Some(TokenKind::Word | TokenKind::Number)))
            .any(|i| self.words.is_counted(self.word(i)))
    }

    /// Whether a calibre stands at `at`: digits with "mm" behind them.
    fn calibre(&self, at: usize) -> bool {
        let unit = if self.hyphen(at + 1) { at + 2 } else { at + 1 };
        self.kind(at) == Some(TokenKind::Number)
            && (self.is(unit, "mm") || self.is(unit, "millimeter") || self.is(unit, "millimetre"))
    }

    /// Reads the number that begins at `at`; `money` says that a currency stands before it.
    pub(in crate::extract) fn cardinal(&self, at: usize, money: bool) -> Option<Cardinal> {
        let first = self.segment(at, money)?;
        let digits = matches!(self.kind(at), Some(TokenKind::Number | TokenKind::Sign));
        let mut all = Cardinal { digits, ..first };
        // Further segments must be smaller than the last scale: "one million two hundred thousand".
        let mut limit = first.scale;
        while limit >= 100 && !is_dozen(limit) {
            let and = self.is(all.next, "and");
            let start = all.next + usize::from(and);
            let Some(segment) = self.segment(start, money) else { break };
            let bare_digits = self.kind(start) == Some(TokenKind::Number) && segment.next == start + 1;
            let part = matches!(self.numeral(segment.next), Some(Numeral::Part(_)));
            let fits =
                segment.value > 0 && segment.value < limit.saturating_mul(1000) && segment.value % 1000 == 0;
            if !fits || part || bare_digits || self.article(start) || self.opens_compound(start) {
                break;
            }
            limit = segment.scale;
            let value = all.value.checked_add(segment.value)?;
            all = Cardinal { next: segment.next, value, mantissa: 0, scale: 1, digits };
        }
        self.decimals(&mut all);
        self.and_a_half(&mut all, first.scale);
        (all.value <= i128::from(i64::MAX)).then_some(all)
    }

    fn article(&self, at: usize) -> bool {
        self.is(at, "a") || self.is(at, "an")
    }

    /// "two and a half million", "a million and a half", "one billion and a half million".
    fn and_a_half(&self, number: &mut Cardinal, scale: i128) {
        if !self.is(number.next, "and") {
            return;
        }
        let Some((n, d, after)) = self.fraction(number.next + 1) else { return };
        let common = matches!(d, 2 | 4)
            && (scale > 1 || self.article(number.next + 1) || self.is(number.next + 1, "one"));
        if !(common || scale >= 1_000_000) {
            return;
        }
        let own = match self.numeral(after) {
            Some(Numeral::Scale(own)) => Some(i128::from(own)),
            _ => None,
        };
        let (by, next) = match own {
            Some(own) => (own, after + 1),
            None if scale == 100 => (1, after),
            None => (scale, after),
        };
        let lifted =
            if scale == 1 && own.is_some() { number.value.checked_mul(by) } else { Some(number.value) };
        let Some(value) = lifted.and_then(|v| v.checked_add(1000 * by * i128::from(n) / i128::from(d)))
        else {
            return;
        };
        *number = Cardinal { next, value, mantissa: 0, scale: 1, digits: number.digits };
    }

    /// One number with the scales behind it: "200", "two hundred and five thousand", "1.5 million", "half a dozen".
    fn segment(&self, at: usize, money: bool) -> Option<Cardinal> {
        if let Some((n, d, scale, next)) = self.part_of_scale(at) {
            let value = 1000 * i128::from(scale) * i128::from(n) / i128::from(d);
            return Some(Cardinal {
                next,
                value,
                mantissa: 1000 * i128::from(n) / i128::from(d),
                scale: scale.into(),
                digits: false,
            });
        }
        let (base, mut next) = self.base(at)?;
        let mut scale: i128 = 1;
        if next > at
            && self.kind(next - 1) == Some(TokenKind::Number)
            && let Some((by, after)) = self.suffix(next, base, money)
        {
            (scale, next) = (by, after);
        }
        while let Some((by, after)) = self.scale(next, scale == 1) {
            (scale, next) = (scale.checked_mul(by)?, after);
        }
        if scale > i128::from(i64::MAX) {
            return None;
        }
        Some(Cardinal { next, value: base.times(scale)?, mantissa: base.times(1)?, scale, digits: false })
    }

    /// A scale word, with the hyphen before it: hundred, "-million", dozen; plurals count too ("3 dozens").
    fn scale(&self, at: usize, first: bool) -> Option<(i128, usize)> {
        let at = if self.hyphen(at) { at + 1 } else { at };
        match self.numeral(at)? {
            Numeral::Scale(by) if first || !is_dozen(by.into()) => Some((by.into(), at + 1)),
            Numeral::Plural { scale, .. } if first && scale != 10 => Some((scale.into(), at + 1)),
            _ => None,
        }
    }

    /// A short scale behind digits: "10k", "2.5bn", "3 mln".
    fn suffix(&self, at: usize, base: Decimal, money: bool) -> Option<(i128, usize)> {
        let word = self.word(at);
        let by = self.words.suffix(word)?;
        let range = self.kind(at + 3) == Some(TokenKind::Word) && self.glued(at + 3);
        if self.hyphen(at + 1) && self.kind(at + 2) == Some(TokenKind::Number) && !range {
            return None;
        }
        let rules = &self.words.suffix_use;
        let listed = |list: &[String]| list.iter().any(|w| w == word);
        let taken = if !self.glued(at) {
            let closed = !matches!(self.kind(at + 1), Some(TokenKind::Word | TokenKind::Number))
                && !self.hyphen(at + 1);
            listed(&rules.spaced) || listed(&rules.closing) && closed || money && listed(&rules.money)
        } else if listed(&rules.money) {
            money || self.counted_follows(at + 1) || word.eq_ignore_ascii_case("b") && base.places > 0
        } else {
            word != "G" || base.digits >= 10
        };
        taken.then_some((by.into(), at + 1))
    }

    /// The number before its scales: digits, words below a thousand, "a" or nothing before a scale.
    fn base(&self, at: usize) -> Option<(Decimal, usize)> {
        let (mut base, mut next) = match self.kind(at)? {
            TokenKind::Number => {
                let (decimal, next) = self.digit_groups(at)?;
                match vulgar(self.word(next)).filter(|_| self.glued(next)) {
                    Some((n, d)) => (plus_part(decimal, n, d)?, next + 1),
                    None => (decimal, next),
                }
            }
            TokenKind::Sign if self.word(at) == "." && !self.glued(at) => {
                let fraction =
                    self.tokens.get(at + 1).filter(|t| t.kind == TokenKind::Number && t.glued)?.of(self.text);
                if !fraction.bytes().all(|b| b.is_ascii_digit()) || fraction.len() > 12 {
                    return None;
                }
                (Decimal { digits: fraction.parse().ok()?, places: fraction.len() as u32 }, at + 2)
            }
            TokenKind::Sign => (
                plus_part(
                    Decimal { digits: 0, places: 0 },
                    vulgar(self.word(at))?.0,
                    vulgar(self.word(at))?.1,
                )?,
                at + 1,
            ),
            TokenKind::Word => match self.numeral(at) {
                Some(Numeral::Small(_)) => self.small(at)?,
                Some(Numeral::Scale(20)) | None if !self.article(at) => return None,
                Some(Numeral::Scale(_)) => (Decimal { digits: 1, places: 0 }, at),
                None => match self.numeral(at + 1) {
                    Some(Numeral::Scale(20)) if !self.is(at + 2, "of") => return None,
                    Some(Numeral::Scale(_)) => (Decimal { digits: 1, places: 0 }, at + 1),
                    _ => return None,
                },
                Some(_) => return None,
            },
            _ => return None,
        };
        // "three hundred and five": the tail below one hundred belongs to the group, so that thousands multiply all of it.
        let hundred = if self.hyphen(next) { next + 1 } else { next };
        if next > at
            && self.numeral(hundred) == Some(Numeral::Scale(100))
            && let Some((tail, after)) = self.tail(hundred + 1)
        {
            base = Decimal { digits: base.times(100)? / 1000 + tail, places: 0 };
            next = after;
        }
        Some((base, next))
    }

    /// What follows "hundred" inside its group: "and five", "forty-two"; not before a further hundred or a dozen.
    fn tail(&self, at: usize) -> Option<(i128, usize)> {
        let and = self.is(at, "and");
        let start = at + usize::from(and);
        let (value, next) = match self.kind(start)? {
            TokenKind::Number if and && !self.calibre(start) => self.digit_groups(start)?,
            TokenKind::Word => self.small(start).filter(|_| !self.opens_compound(start))?,
            _ => return None,
        };
        let whole = value.places == 0 && (1..100).contains(&value.digits);
        let scale = match self.numeral(next) {
            Some(Numeral::Scale(n) | Numeral::Plural { scale: n, .. }) => n,
            _ => 1,
        };
        let part = matches!(self.numeral(next), Some(Numeral::Part(_)));
        (whole && !part && scale != 100 && !is_dozen(scale.into())).then_some((value.digits, next))
    }

    /// A word or two below one hundred: nine, nineteen, ninety, ninety-nine.
    fn small(&self, at: usize) -> Option<(Decimal, usize)> {
        let Some(Numeral::Small(first)) = self.numeral(at) else { return None };
        let hyphen = self.word(at + 1) == "-" && self.glued(at + 1) == self.glued(at + 2);
        let unit = at + 1 + usize::from(hyphen);
        if first >= 20
            && let Some(Numeral::Small(second @ 1..=9)) = self.numeral(unit)
            && (hyphen || !self.opens_compound(unit))
        {
            return Some((Decimal { digits: i128::from(first + second), places: 0 }, unit + 1));
        }
        if hyphen && matches!(self.numeral(unit), Some(Numeral::Ordinal(1..=9))) && first >= 20 {
            return None;
        }
        Some((Decimal { digits: first.into(), places: 0 }, at + 1))
    }

    /// "point nought four" behind a number in words.
    fn decimals(&self, number: &mut Cardinal) {
        if number.digits || !self.is(number.next, "point") || number.value % 1000 != 0 {
            return;
        }
        let (mut next, mut weight) = (number.next + 1, 1000);
        while let Some((part, after)) = self.small(next) {
            weight /= if part.digits >= 10 { 100 } else { 10 };
            number.value += part.digits * weight;
            (next, number.next) = (after, after);
        }
    }

    /// Digits, and groups of three parted by blanks: "40 000", "1 234 567.89".
    fn digit_groups(&self, at: usize) -> Option<(Decimal, usize)> {
        let first = self.word(at);
        let mut decimal = parse_digits(first)?;
        let mut next = at + 1;
        if first.len() > 3 || decimal.places > 0 {
            return Some((decimal, next));
        }
        let (mut groups, mut thin) = (0, true);
        let mut joined = decimal.digits;
        while let Some(token) = self.tokens.get(next).filter(|t| t.kind == TokenKind::Number && !t.glued) {
            let (gap, group) = (&self.text[self.tokens[next - 1].end..token.start], token.of(self.text));
            let (whole, rest) = group.split_at(group.len().min(3));
            let closed =
                rest.is_empty() || rest.starts_with('.') && rest[1..].bytes().all(|b| b.is_ascii_digit());
            let blank = matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}");
            if !blank
                || whole.len() < 3
                || !whole.bytes().all(|b| b.is_ascii_digit())
                || !closed
                || self.calibre(next)
                || groups == 4
            {
                break;
            }
            thin &= gap != " ";
            groups += 1;
            joined = joined * 1000 + whole.parse::<i128>().ok()?;
            next += 1;
            if let Some(fraction) = rest.strip_prefix('.').filter(|f| f.len() < 12) {
                let scale = 10_i128.pow(fraction.len() as u32);
                decimal = Decimal {
                    digits: joined * scale + fraction.parse::<i128>().ok()?,
                    places: fraction.len() as u32,
                };
                return Some((decimal, next));
            }
        }
        // Two groups with a plain blank are one number only if it is round: "500 122 mm shells" is none.
        if groups > 1 || groups == 1 && (thin || joined % 10 == 0) {
            return Some((Decimal { digits: joined, places: 0 }, next));
        }
        Some((decimal, at + 1))
    }

    /// A fraction in words: half, a quarter, two-thirds. Numerator, denominator and the token after it.
    pub(super) fn fraction(&self, at: usize) -> Option<(i64, i64, usize)> {
        let joint = |at: usize| if self.hyphen(at) || self.word(at) == "-" { at + 1 } else { at };
        if let Some(Numeral::Part(d @ (2 | 4))) = self.numeral(at) {
            return Some((1, d, at + 1));
        }
        if self.article(at) {
            return match self.numeral(at + 1)? {
                Numeral::Part(d) => Some((1, d, at + 2)),
                Numeral::Ordinal(d) if d > 2 => Some((1, d, at + 2)),
                _ => None,
            };
        }
        let (top, next) = self.small(at)?;
        let part = joint(next);
        match self.numeral(part)? {
            Numeral::Part(d) => Some((i64::try_from(top.digits).ok()?, d, part + 1)),
            Numeral::Ordinal(d) if d > 2 && top.digits == 1 && !self.hyphen(part + 1) => {
                Some((1, d, part + 1))
            }
            _ => None,
        }
    }

    /// A part of a scale: "half a million", "half dozen", "a quarter million", "two thirds of a million".
    pub(super) fn part_of_scale(&self, at: usize) -> Option<(i64, i64, i64, usize)> {
        let (n, d, mut next) = self.fraction(at)?;
        next += usize::from(self.hyphen(next) && self.article(next + 1));
        if self.is(next, "of") && self.article(next + 1) {
            next += 2;
        } else if self.article(next) {
            next += 1;
        }
        let next = if self.hyphen(next) { next + 1 } else { next };
        match self.numeral(next)? {
            Numeral::Scale(scale) if scale != 20 => Some((n, d, scale, next + 1)),
            _ => None,
        }
    }
}

/// Dozens and scores are not continued: "a dozen two-seaters".
fn is_dozen(scale: i128) -> bool {
    matches!(scale, 12 | 20)
}
