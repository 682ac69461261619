//! A sentence as a row of chunks: parties, items, numbers, dates, words and signs.
//!
//! Eats tokens, name hits, numbers and dates of one sentence; leaves the flat row that `parties.rs` and
//! `items` then assemble into phrases and that the clause rules are written over.

use std::ops::Range;

use super::dates::{DateMention, Reckoning};
use super::items::{self, ItemPhrase};
use super::lexicon::vocabulary::known;
use super::lexicon::{Class, Hit, Lexicon, Sense, WordInfo};
use super::numbers::{Number, NumberClass, Reader, read_numbers};
use super::parties::{self, Party};
use super::tokens::{Token, TokenKind, tokenize};

/// What a chunk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Index into [`Sentence::parties`].
    Party(usize),
    /// Index into [`Sentence::items`].
    Item(usize),
    /// A number that no item has taken; index into [`Sentence::numbers`].
    Number(usize),
    /// Index into [`Sentence::dates`].
    Date(usize),
    /// Any other word.
    Word,
    /// A possessive ending.
    Possessive,
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// `:`
    Colon,
    /// A dash with blanks around it, or an em dash.
    Dash,
    /// A hyphen inside a compound.
    Hyphen,
    /// `(` or `[`
    Open,
    /// `)` or `]`
    Close,
    /// An opening quotation mark.
    QuoteOpen,
    /// A closing quotation mark.
    QuoteClose,
    /// Any other sign.
    Sign,
}

/// A chunk, in bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chunk<'l> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: Kind,
    /// What the lexicon knows of the word.
    pub(crate) info: Option<&'l WordInfo>,
    /// The chunk stands inside quotation marks.
    pub(crate) quoted: bool,
}

impl Chunk<'_> {
    /// Whether the lexicon knows nothing of the word, or nothing that the grammar around it asks for.
    pub(crate) fn is_plain(&self) -> bool {
        self.info.is_none_or(WordInfo::is_open)
    }

    /// Whether the chunk is a word of the class.
    pub(crate) fn is(&self, class: Class) -> bool {
        self.info.is_some_and(|info| info.is(class))
    }
}

/// A sentence, cut into chunks.
#[derive(Debug)]
pub(crate) struct Sentence<'l> {
    pub(crate) range: Range<usize>,
    pub(crate) chunks: Vec<Chunk<'l>>,
    pub(crate) parties: Vec<Party>,
    pub(crate) items: Vec<ItemPhrase>,
    pub(crate) numbers: Vec<Number>,
    pub(crate) dates: Vec<DateMention>,
    /// Its words, roughly.
    present: Present,
}

/// Which words a sentence holds: a bit for each, which others may share. A rule that waits for rare words passes most
/// sentences by with one look, instead of one at every chunk.
#[derive(Debug, Clone, Copy, Default)]
struct Present([u64; 8]);

impl Present {
    fn of(text: &str, chunks: &[Chunk<'_>]) -> Present {
        let mut present = Present::default();
        for chunk in chunks.iter().filter(|c| c.kind == Kind::Word) {
            let (at, bit) = Present::bit(&text.as_bytes()[chunk.start..chunk.end]);
            present.0[at] |= bit;
        }
        present
    }

    fn may_hold(&self, word: &str) -> bool {
        let (at, bit) = Present::bit(word.as_bytes());
        self.0[at] & bit != 0
    }

    /// Its length and three of its letters, in any case, say which bit is a word's own.
    #[inline]
    fn bit(word: &[u8]) -> (usize, u64) {
        let letter = |at: usize| word.get(at).map_or(0, |byte| u32::from(byte | 0x20));
        let sum = letter(0) | letter(1) << 8 | letter(word.len().wrapping_sub(1)) << 16;
        let place = (sum ^ (word.len() as u32) << 24).wrapping_mul(0x9e37_79b1) >> 23;
        (place as usize / 64, 1 << (place % 64))
    }
}

impl Sentence<'_> {
    /// Whether one of these words may stand somewhere in the sentence, in any case; `false` is certain.
    pub(crate) fn may_hold(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.present.may_hold(word))
    }

    /// The words of a chunk in lower case.
    pub(crate) fn lower(&self, text: &str, at: usize) -> String {
        self.chunks.get(at).map_or_else(String::new, |c| text[c.start..c.end].to_lowercase())
    }

    /// Whether the chunk is this word, in any case.
    #[inline]
    pub(crate) fn is_word(&self, text: &str, at: usize, word: &str) -> bool {
        self.is_any_word(text, at, &[word])
    }

    /// Whether the chunk is one of these words, in any case.
    #[inline]
    pub(crate) fn is_any_word(&self, text: &str, at: usize, words: &[&str]) -> bool {
        // The length tells most words apart without a look at the text.
        self.chunks.get(at).filter(|c| c.kind == Kind::Word).is_some_and(|c| {
            let bytes = &text.as_bytes()[c.start..c.end];
            words.iter().any(|w| w.len() == bytes.len() && bytes.eq_ignore_ascii_case(w.as_bytes()))
        })
    }
}

/// Cuts a sentence. `hits` are the name hits of the whole text; `quote_open` says that a quotation runs on from before.
pub(crate) fn sentence<'l>(
    text: &str,
    range: Range<usize>,
    hits: &[Hit<'l>],
    lexicon: &'l Lexicon,
    reckoning: &mut Reckoning,
    quote_open: bool,
) -> Sentence<'l> {
    let tokens = tokenize(text, range.clone());
    let known = known(text, &tokens);
    let reader = Reader::new(text, &tokens, &known);
    let numbers = read_numbers(reader);
    let dates = reckoning.dates(reader);
    let mut flat = Flat {
        text,
        lexicon,
        tokens: &tokens,
        chunks: Vec::with_capacity(tokens.len()),
        names: Vec::new(),
        quoted: quote_open,
    };
    flat.run(whole_hits_in(hits, &range), &numbers, &dates);
    let Flat { chunks, names, .. } = flat;
    let mut sentence = Sentence {
        range,
        chunks,
        parties: Vec::new(),
        items: Vec::new(),
        numbers,
        dates,
        present: Present::default(),
    };
    // Both are made of names.
    if !names.is_empty() {
        parties::assemble(text, lexicon, &names, reckoning.published(), &mut sentence);
        items::assemble(text, lexicon, &names, &mut sentence);
    }
    sentence.present = Present::of(text, &sentence.chunks);
    sentence
}

/// The hits that lie wholly in a range; hits are in order.
fn whole_hits_in<'h, 'l>(hits: &'h [Hit<'l>], range: &Range<usize>) -> &'h [Hit<'l>] {
    let from = hits.partition_point(|h| h.start < range.start);
    let to = hits.partition_point(|h| h.end <= range.end);
    &hits[from..to.max(from)]
}

struct Flat<'t, 'l> {
    text: &'t str,
    lexicon: &'l Lexicon,
    tokens: &'t [Token],
    chunks: Vec<Chunk<'l>>,
    /// Senses of the name chunks, by chunk index (`Kind::Party(n)` before assembly).
    names: Vec<&'l [Sense]>,
    quoted: bool,
}

impl<'l> Flat<'_, 'l> {
    fn run(&mut self, hits: &[Hit<'l>], numbers: &[Number], dates: &[DateMention]) {
        let (mut h, mut n, mut d, mut i) = (0, 0, 0, 0);
        while i < self.tokens.len() {
            let at = self.tokens[i].start;
            while h < hits.len() && hits[h].start < at {
                h += 1;
            }
            while n < numbers.len() && numbers[n].start < at {
                n += 1;
            }
            while d < dates.len() && dates[d].start < at {
                d += 1;
            }
            // "US$4 billion" names no state.
            let hit = hits.get(h).filter(|hit| hit.start == at && !self.text[hit.end..].starts_with('$'));
            let number = numbers.get(n).filter(|x| x.start == at && x.class != NumberClass::Designation);
            let date = dates.get(d).filter(|x| x.start == at);
            let system = hit.is_some_and(|hit| hit.senses.iter().any(|s| matches!(s, Sense::System(_))));
            let end = match (hit, date, number) {
                (Some(hit), _, _) if system => self.name(hit),
                (_, Some(date), number) if number.is_none_or(|x| x.end <= date.end) => {
                    self.push(at, date.end, Kind::Date(d));
                    date.end
                }
                (Some(hit), _, number) if number.is_none_or(|x| x.end < hit.end) => self.name(hit),
                (_, _, Some(number)) => {
                    self.push(at, number.end, Kind::Number(n));
                    number.end
                }
                _ => self.token(i),
            };
            while i < self.tokens.len() && self.tokens[i].start < end {
                i += 1;
            }
        }
    }

    fn name(&mut self, hit: &Hit<'l>) -> usize {
        self.names.push(hit.senses);
        self.push(hit.start, hit.end, Kind::Party(self.names.len() - 1));
        hit.end
    }

    fn push(&mut self, start: usize, end: usize, kind: Kind) {
        let quoted = self.quoted;
        let word = &self.text[start..end];
        let info = match kind {
            // A name may also be an everyday word ("order" the item noun, "package").
            Kind::Party(_) if word.len() >= 24 => None,
            Kind::Word | Kind::Party(_) if word.is_ascii() => self.lexicon.words.of(word),
            Kind::Word => self.lexicon.words.get(&word.to_lowercase().replace('\u{2019}', "'")),
            Kind::Party(_) => self.lexicon.words.get(&word.to_lowercase()),
            _ => None,
        };
        self.chunks.push(Chunk { start, end, kind, info, quoted });
    }

    fn token(&mut self, i: usize) -> usize {
        let token = self.tokens[i];
        let kind = match token.kind {
            TokenKind::Word | TokenKind::Number => Kind::Word,
            TokenKind::Possessive => Kind::Possessive,
            TokenKind::Break => Kind::Sign,
            TokenKind::Sign => self.sign(i),
        };
        self.push(token.start, token.end, kind);
        if kind == Kind::QuoteClose {
            self.quoted = false;
        }
        token.end
    }

    fn sign(&mut self, i: usize) -> Kind {
        let token = self.tokens[i];
        let blank_after = self.tokens.get(i + 1).is_none_or(|next| !next.glued);
        match token.of(self.text) {
            "," => Kind::Comma,
            ";" => Kind::Semicolon,
            ":" => Kind::Colon,
            "\u{2014}" => Kind::Dash,
            "-" | "\u{2013}" | "\u{2010}" | "\u{2011}" if token.glued || !blank_after => Kind::Hyphen,
            "-" | "\u{2013}" => Kind::Dash,
            "(" | "[" => Kind::Open,
            ")" | "]" => Kind::Close,
            "\u{201c}" | "\u{201e}" | "\u{ab}" => self.open_quote(),
            "\u{201d}" | "\u{bb}" => Kind::QuoteClose,
            "\"" if self.quoted => Kind::QuoteClose,
            "\"" => self.open_quote(),
            "\u{2018}" if !token.glued => self.open_quote(),
            "'" if !token.glued && !blank_after && !self.quoted => self.open_quote(),
            "'" | "\u{2019}" if self.quoted && blank_after => Kind::QuoteClose,
            _ => Kind::Sign,
        }
    }

    fn open_quote(&mut self) -> Kind {
        self.quoted = true;
        Kind::QuoteOpen
    }
}
