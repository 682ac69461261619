//! Arithmetic on what was said: bounds, differences and percentages, in decimals.

use crate::model::{Amount, Direction, Qualifier, Quantity};

/// A bound: the number and whether it is included.
pub(super) type Bound = (Amount, bool);

/// The lower bound, `None` if open. A plain or rounded number bounds itself: "about" adds no spread of our own.
pub(super) fn low(quantity: &Quantity) -> Option<Bound> {
    quantity.low.map(|low| (low, quantity.low_inclusive)).or_else(|| itself(quantity))
}

/// The upper bound, `None` if open.
pub(super) fn high(quantity: &Quantity) -> Option<Bound> {
    quantity.high.map(|high| (high, quantity.high_inclusive)).or_else(|| itself(quantity))
}

fn itself(quantity: &Quantity) -> Option<Bound> {
    let plain = matches!(quantity.qualifier, Qualifier::Exact | Qualifier::About);
    quantity.point.filter(|_| plain).map(|point| (point, true))
}

/// Whether everything that `a` allows lies below everything that `b` allows.
pub(super) fn below(a: &Quantity, b: &Quantity) -> bool {
    match (high(a), low(b)) {
        (Some((high, high_in)), Some((low, low_in))) => high < low || (high == low && !(high_in && low_in)),
        _ => false,
    }
}

/// Whether no number fits both.
pub(super) fn disjoint(a: &Quantity, b: &Quantity) -> bool {
    below(a, b) || below(b, a)
}

/// Whether two quantities name different figures: other points, or bounds that exclude each other.
pub(super) fn differ(a: &Quantity, b: &Quantity) -> bool {
    match (a.point, b.point) {
        (Some(a), Some(b)) => a != b,
        _ => disjoint(a, b),
    }
}

/// Whether number, bounds and hedge are the same; the words may differ ("some 200", "around 200").
pub(super) fn same_wording(a: &Quantity, b: &Quantity) -> bool {
    wording_key(a) == wording_key(b)
}

/// What makes a wording: everything but the words.
pub(super) type WordingKey = (Option<Amount>, Option<Amount>, Option<Amount>, bool, bool, Qualifier);

/// The key of a wording.
pub(super) fn wording_key(q: &Quantity) -> WordingKey {
    (q.point, q.low, q.high, q.low_inclusive, q.high_inclusive, q.qualifier)
}

/// The greatest number that a quantity prints.
pub(super) fn greatest_stated(quantity: &Quantity) -> Option<Amount> {
    [quantity.point, quantity.low, quantity.high].into_iter().flatten().max()
}

/// From one figure to the next: by the points, or by bounds that do not overlap.
pub(super) fn direction(from: &Quantity, to: &Quantity) -> Option<Direction> {
    match (from.point, to.point) {
        (Some(from), Some(to)) if from < to => Some(Direction::Up),
        (Some(from), Some(to)) if from > to => Some(Direction::Down),
        (Some(_), Some(_)) => Some(Direction::Same),
        _ if same_wording(from, to) => Some(Direction::Same),
        _ if below(from, to) => Some(Direction::Up),
        _ if below(to, from) => Some(Direction::Down),
        _ => None,
    }
}

/// `(to - from) / from * 100`, rounded half away from zero to one decimal; `None` if `from` is 0 or the result too large.
pub(super) fn percent(from: Amount, to: Amount) -> Option<Amount> {
    let base = i128::from(from.thousandths());
    let difference = i128::from(to.thousandths()) - base;
    if base == 0 {
        return None;
    }
    let (numerator, base_size) = (difference * 1000 * base.signum(), base.abs());
    let tenths = (2 * numerator.abs() + base_size) / (2 * base_size) * numerator.signum();
    i64::try_from(tenths * 100).ok().map(Amount::from_thousandths)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Unit;

    fn amount(text: &str) -> Amount {
        Amount::parse(text).expect("a number")
    }

    fn quantity(qualifier: Qualifier, low: Option<(&str, bool)>, high: Option<(&str, bool)>) -> Quantity {
        Quantity {
            low: low.map(|(n, _)| amount(n)),
            high: high.map(|(n, _)| amount(n)),
            low_inclusive: low.is_none_or(|(_, included)| included),
            high_inclusive: high.is_none_or(|(_, included)| included),
            qualifier,
            ..Quantity::none(Unit::Units)
        }
    }

    #[test]
    fn percentages_round_half_away_from_zero_to_one_decimal() {
        for (from, to, percent_said) in [
            ("160", "200", "25"),
            ("200", "160", "-20"),
            ("3", "4", "33.3"),
            ("3", "2", "-33.3"),
            ("2000", "2001", "0.1"), // 0.05 away from zero
            ("2000", "1999", "-0.1"),
            ("8000", "8003", "0"), // 0.0375
            ("0.5", "2", "300"),
            ("200", "200", "0"),
        ] {
            let rounded = percent(amount(from), amount(to)).map(|p| p.to_string());
            assert_eq!(rounded.as_deref(), Some(percent_said), "{from} to {to}");
        }
        assert_eq!(percent(amount("0"), amount("5")), None);
    }

    #[test]
    fn touching_bounds_overlap_only_if_both_are_included() {
        let up_to_200 = quantity(Qualifier::UpTo, None, Some(("200", true)));
        let more_than_200 = quantity(Qualifier::MoreThan, Some(("200", false)), None);
        let at_least_200 = quantity(Qualifier::AtLeast, Some(("200", true)), None);
        assert!(below(&up_to_200, &more_than_200));
        assert!(!below(&up_to_200, &at_least_200));
        assert!(!disjoint(&more_than_200, &at_least_200));
    }

    #[test]
    fn about_adds_no_spread_and_more_than_stays_open() {
        let about = Quantity { point: Some(amount("200")), ..quantity(Qualifier::About, None, None) };
        assert_eq!((low(&about), high(&about)), (Some((amount("200"), true)), Some((amount("200"), true))));
        let more = Quantity {
            point: Some(amount("160")),
            ..quantity(Qualifier::MoreThan, Some(("160", false)), None)
        };
        assert_eq!(high(&more), None);
        assert_eq!(direction(&more, &about), Some(Direction::Up));
        assert!(!below(&more, &about));
    }
}
