//! Decimal numbers: counts, tonnes and money without binary rounding.

/// A decimal number with three places, held as thousandths.
///
/// Bounds: about ±9.2 × 10^15, enough for every count of weapons and every sum of money in the news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(i64);

impl Amount {
    /// A whole number; values beyond the bounds saturate.
    pub fn whole(n: i64) -> Amount {
        Amount(n.saturating_mul(1000))
    }

    /// From thousandths, as the ledger stores it.
    pub fn from_thousandths(n: i64) -> Amount {
        Amount(n)
    }

    /// The number in thousandths.
    pub fn thousandths(self) -> i64 {
        self.0
    }

    /// The whole number, if it has no fraction.
    pub fn as_whole(self) -> Option<i64> {
        (self.0 % 1000 == 0).then_some(self.0 / 1000)
    }

    /// The nearest binary number, for ratios and for JSON.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    /// This much times `numerator / denominator`, rounded toward zero; `None` on a zero denominator or overflow.
    pub fn scaled(self, numerator: i64, denominator: i64) -> Option<Amount> {
        let product = i128::from(self.0).checked_mul(i128::from(numerator))?;
        i64::try_from(product.checked_div(i128::from(denominator))?).ok().map(Amount)
    }

    /// The difference `self - other`, saturating at the bounds.
    pub fn minus(self, other: Amount) -> Amount {
        Amount(self.0.saturating_sub(other.0))
    }

    /// Reads `"12"`, `"12.5"` or `"-0.125"`; more than three decimals are cut off. `None` if it is no number or too large.
    pub fn parse(text: &str) -> Option<Amount> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty()
            || !digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            || fraction.contains('.')
        {
            return None;
        }
        let mut thousandths = whole.parse::<i64>().ok()?.checked_mul(1000)?;
        for (digit, weight) in fraction.bytes().zip([100, 10, 1]) {
            thousandths = thousandths.checked_add(i64::from(digit - b'0') * weight)?;
        }
        Some(Amount(sign * thousandths))
    }
}

impl std::fmt::Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (sign, n) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        write!(f, "{sign}{}", n / 1000)?;
        match n % 1000 {
            0 => Ok(()),
            rest => f.write_str(format!(".{rest:03}").trim_end_matches('0')),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Amount;

    #[test]
    fn what_is_printed_can_be_read_back() {
        for text in ["0", "200", "-40", "2.5", "1200000", "0.125", "-0.05"] {
            assert_eq!(Amount::parse(text).map(|a| a.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", ".", "1.2.3", "1,000", "9223372036854775807", "x", "-"] {
            assert_eq!(Amount::parse(text), None, "{text}");
        }
    }
}
