//! How the names of an entry are written: hyphens and blanks, letters and digits.

/// A noun's spellings: hyphens also as blanks.
pub(super) fn spelled(name: &str) -> Vec<String> {
    let blanks = name.contains('-').then(|| name.replace('-', " "));
    std::iter::once(name.to_owned()).chain(blanks).collect()
}

/// `S-300` is also `S300`, `S 300` and `S‑300`: between a letter and a digit, hyphen, blank and nothing are alike.
pub(super) fn designation_spellings(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let joint = |i: usize| {
        i > 0
            && i + 1 < chars.len()
            && matches!(chars[i], '-' | ' ')
            && chars[i + 1].is_ascii_digit()
            && chars[i - 1].is_alphabetic()
    };
    let Some(first) = (0..chars.len()).find(|i| joint(*i)) else {
        let hyphens = name.contains('-').then(|| name.replace('-', " "));
        let nonbreaking = name.contains('-').then(|| name.replace('-', "\u{2011}"));
        let parted = parted_by_hyphen(name);
        return std::iter::once(name.to_owned()).chain(hyphens).chain(nonbreaking).chain(parted).collect();
    };
    let head: String = chars[..first].iter().collect();
    let tail: String = chars[first + 1..].iter().collect();
    ["-", " ", "", "\u{2011}", "\u{2013}"].iter().map(|glue| format!("{head}{glue}{tail}")).collect()
}

/// `M113` is also `M-113`, `CV90` also `CV-90`; a short one (`K9`) would be something else.
fn parted_by_hyphen(name: &str) -> Option<String> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, number) = name.split_at(digits);
    let whole = number.chars().take_while(char::is_ascii_digit).count();
    let fits = (1..=3).contains(&letters.len())
        && letters.bytes().all(|b| b.is_ascii_uppercase())
        && letters.len() + whole >= 4;
    fits.then(|| format!("{letters}-{number}"))
}
