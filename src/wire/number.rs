//! Amounts as JSON numbers.

use serde::{Serialize, Serializer};
use utoipa::ToSchema;

use crate::model::Amount;

/// A decimal number with at most three places; a whole number is written without `.0`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ToSchema)]
#[schema(value_type = f64, example = 200)]
pub struct Number(pub Amount);

impl From<Amount> for Number {
    fn from(amount: Amount) -> Number {
        Number(amount)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_whole() {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(self.0.to_f64()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_no_fraction_and_others_keep_theirs() {
        for (text, json) in
            [("200", "200"), ("-40", "-40"), ("2.5", "2.5"), ("0.125", "0.125"), ("1200000", "1200000")]
        {
            let amount = Amount::parse(text).expect("a number");
            assert_eq!(serde_json::to_string(&Number(amount)).expect("serializes"), json);
        }
    }
}
