//! A map by words, made to be asked for every word of a text: a word is four numbers, hashed and compared at once.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hash, Hasher};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The longest word that is a key, in bytes; longer ones stand in a table of their own.
const LONGEST: usize = 32;

/// A map by words of our own lists.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct WordMap<T> {
    words: HashMap<Key, T, BuildHasherDefault<AsItIs>>,
    long: BTreeMap<String, T>,
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        WordMap { words: HashMap::default(), long: BTreeMap::new() }
    }
}

impl<T> WordMap<T> {
    /// The value of a word as it is written.
    pub(crate) fn get(&self, word: &str) -> Option<&T> {
        match Key::new(word) {
            Some(key) => self.words.get(&key),
            None => self.long.get(word),
        }
    }

    /// The value of a word in any case (ASCII), in a map of lower-case words.
    pub(crate) fn of(&self, word: &str) -> Option<&T> {
        match Key::lower(word) {
            Some(key) => self.words.get(&key),
            None => self.long.get(&word.to_ascii_lowercase()),
        }
    }

    /// The words as they were given, in no order.
    pub(crate) fn words(&self) -> impl Iterator<Item = String> {
        self.words.keys().map(Key::word).chain(self.long.keys().cloned())
    }
}

impl<T: Default> WordMap<T> {
    /// The value of a word, made if it is new.
    pub(crate) fn entry(&mut self, word: &str) -> &mut T {
        match Key::new(word) {
            Some(key) => self.words.entry(key).or_default(),
            None => self.long.entry(word.to_owned()).or_default(),
        }
    }
}

/// The bytes of a word, filled up with zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key([u64; LONGEST / 8]);

impl Key {
    fn new(word: &str) -> Option<Key> {
        if word.len() > LONGEST {
            return None;
        }
        let mut numbers = [0; LONGEST / 8];
        for (number, part) in numbers.iter_mut().zip(word.as_bytes().chunks(8)) {
            *number = number_of(part);
        }
        Some(Key(numbers))
    }

    fn lower(word: &str) -> Option<Key> {
        let Key([a, b, c, d]) = Key::new(word)?;
        Some(Key([lower(a), lower(b), lower(c), lower(d)]))
    }

    fn word(&self) -> String {
        let bytes: Vec<u8> = self.0.iter().flat_map(|n| n.to_le_bytes()).take_while(|b| *b != 0).collect();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// The number of one to eight bytes. Loads that overlap agree on what they share, so no byte is looked at alone.
#[inline]
fn number_of(part: &[u8]) -> u64 {
    let shift = |at: usize| 8 * at as u32;
    match (part.first_chunk::<8>(), part.first_chunk::<4>(), part.last_chunk::<4>(), part) {
        (Some(eight), ..) => u64::from_le_bytes(*eight),
        (_, Some(head), Some(tail), _) => {
            let tail = u64::from(u32::from_le_bytes(*tail)) << shift(part.len() - 4);
            u64::from(u32::from_le_bytes(*head)) | tail
        }
        (.., [head, .., tail]) => {
            let middle = part.len() / 2;
            u64::from(*head)
                | u64::from(part[middle]) << shift(middle)
                | u64::from(*tail) << shift(part.len() - 1)
        }
        (.., [one]) => u64::from(*one),
        (.., []) => 0,
    }
}

/// Eight bytes in lower case (ASCII), all at once: a sum sets the upper bit of a byte that is large enough.
#[inline]
fn lower(eight: u64) -> u64 {
    let each = |byte: u8| u64::from_le_bytes([byte; 8]);
    let seven = eight & each(0x7f);
    let (letters, behind) = (seven + each(0x80 - b'A'), seven + each(0x80 - b'Z' - 1));
    let capitals = letters & !behind & !eight & each(0x80);
    eight | capitals >> 2
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // No text can choose the keys, so a short hash will do.
        let [a, b, c, d] = self.0;
        let mixed = a ^ b.rotate_left(17) ^ c.rotate_left(31) ^ d.rotate_left(47);
        let spread = mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        state.write_u64(spread ^ spread >> 32);
    }
}

/// Frozen as its word.
impl Serialize for Key {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.word().serialize(to)
    }
}

impl<'d> Deserialize<'d> for Key {
    fn deserialize<D: Deserializer<'d>>(from: D) -> Result<Key, D::Error> {
        let word = <&str>::deserialize(from)?;
        Key::new(word).ok_or_else(|| serde::de::Error::custom("the word is too long for a key"))
    }
}

/// The keys hash themselves.
#[derive(Debug, Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_every_length_keep_every_byte() {
        let all = "@AZ[`az{é-0123456789ABCDEFGHIJKLM";
        for end in (0..=LONGEST).filter(|end| all.is_char_boundary(*end)) {
            let word = &all[..end];
            assert_eq!(Key::new(word).map(|key| key.word()).as_deref(), Some(word));
            assert_eq!(Key::lower(word), Key::new(&word.to_ascii_lowercase()), "{word}");
        }
    }

    #[test]
    fn words_are_found_as_written_and_in_any_case() {
        let long = "a-word-that-is-longer-than-any-key-of-the-map";
        let mut map: WordMap<u8> = WordMap::default();
        *map.entry("thirty") += 30;
        *map.entry(long) += 1;
        *map.entry("café") += 2;
        assert_eq!([map.get("thirty"), map.get("Thirty"), map.of("THIRTY")], [Some(&30), None, Some(&30)]);
        assert_eq!([map.get(long), map.of(&long.to_uppercase())], [Some(&1), Some(&1)]);
        assert_eq!([map.of("Café"), map.of("cafe"), map.of("")], [Some(&2), None, None]);
        let mut words: Vec<String> = map.words().collect();
        words.sort();
        assert_eq!(words, [long, "café", "thirty"]);
    }
}
