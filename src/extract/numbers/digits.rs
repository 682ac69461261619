//! Digits: "1,200", "12,34,567.89", "1.111,11", "¾".

/// A number of digits with decimals.
#[derive(Clone, Copy)]
pub(super) struct Decimal {
    /// All digits as one number.
    pub(super) digits: i128,
    /// How many of them stand behind the decimal sign.
    pub(super) places: u32,
}

impl Decimal {
    /// This much times `scale`, in thousandths; more than three decimals are cut off.
    pub(super) fn times(self, scale: i128) -> Option<i128> {
        self.digits.checked_mul(scale)?.checked_mul(1000)?.checked_div(10_i128.checked_pow(self.places)?)
    }
}

/// The value of a fraction sign.
pub(super) fn vulgar(sign: &str) -> Option<(i128, i128)> {
    Some(match sign {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅛" => (1, 8),
        _ => return None,
    })
}

/// The number and a fraction: 2½.
pub(super) fn plus_part(base: Decimal, n: i128, d: i128) -> Option<Decimal> {
    Some(Decimal { digits: base.times(1)?.checked_mul(1000)?.checked_add(1_000_000 * n / d)?, places: 6 })
}

/// Whether the token is a list of numbers and not one: "22,24,26", "192.168.1.2".
pub(super) fn is_list(text: &str) -> bool {
    parse_digits(text).is_none() && text.len() <= 64
}

/// Reads digits with separators: grouping by threes (or the Indian way), one decimal sign. `None` if it is a list or too long.
pub(super) fn parse_digits(text: &str) -> Option<Decimal> {
    if text.len() > 32 {
        return None;
    }
    let (commas, dots) = (text.matches(',').count(), text.matches('.').count());
    let decimal = match (commas, dots) {
        (_, 1) if text.rfind('.') > text.rfind(',') => Some('.'),
        (1, dots) if dots > 0 && text.rfind(',') > text.rfind('.') => Some(','),
        (1, 0) if !grouped(text, ',') => Some(','),
        _ => None,
    };
    let (whole, fraction) = match decimal {
        Some(sign) => text.rsplit_once(sign)?,
        None => (text, ""),
    };
    let separator = if decimal == Some(',') || dots > 1 { '.' } else { ',' };
    let plain = whole.bytes().all(|b| b.is_ascii_digit());
    if !plain && !grouped(whole, separator) {
        return None;
    }
    let mut digits: i128 = 0;
    for byte in whole.bytes().chain(fraction.bytes()).filter(u8::is_ascii_digit) {
        digits = digits.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
    }
    Some(Decimal { digits, places: fraction.len() as u32 })
}

/// Whether the groups behind the first have three digits, or two and at the end three ("12,34,567").
fn grouped(text: &str, separator: char) -> bool {
    let mut groups = text.split(separator);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let digits = |group: &&str| group.bytes().all(|b| b.is_ascii_digit());
    let Some((last, middle)) = rest.split_last() else { return false };
    let threes = middle.iter().all(|g| g.len() == 3);
    let indian = !middle.is_empty() && first.len() <= 2 && middle.iter().all(|g| g.len() == 2);
    (1..=3).contains(&first.len()) && rest.iter().all(digits) && last.len() == 3 && (threes || indian)
}
