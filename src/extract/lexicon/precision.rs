//! How often each rule was right: where the confidence of a report begins.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::LexiconError;
use super::entries::Rules;

/// A rule with fewer reports than this says too little of itself.
const ENOUGH: u16 = 8;

/// The share of right reports by rule.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Precision {
    by_rule: BTreeMap<String, f32>,
    /// Of all rules together.
    mean: f32,
}

impl Precision {
    /// From the counts; what stands in the file is all that is known.
    pub(super) fn new(rules: &Rules) -> Result<Precision, LexiconError> {
        let (mut reports, mut right) = (0.0, 0.0);
        let mut by_rule = BTreeMap::new();
        for rule in &rules.rule {
            if rule.right > rule.reports {
                let problem = format!("{}: {} right of {} reports", rule.name, rule.right, rule.reports);
                return Err(LexiconError { file: "precision.toml".into(), problem });
            }
            reports += f32::from(rule.reports);
            right += f32::from(rule.right);
            if rule.reports >= ENOUGH {
                by_rule.insert(rule.name.clone(), smoothed(f32::from(rule.right), f32::from(rule.reports)));
            }
        }
        Ok(Precision { by_rule, mean: smoothed(right, reports) })
    }

    /// The share of a rule, or of all if it was seen too rarely.
    pub(super) fn of(&self, rule: &str) -> f32 {
        self.by_rule.get(rule).copied().unwrap_or(self.mean)
    }
}

/// As if one more had been right and one more wrong: thirteen of thirteen is not certainty.
fn smoothed(right: f32, reports: f32) -> f32 {
    (right + 1.0) / (reports + 2.0)
}

#[cfg(test)]
mod tests {
    use super::super::entries::Rule;
    use super::*;

    #[test]
    fn a_rule_seen_often_has_its_own_share_and_all_others_the_mean() {
        let rule = |name: &str, reports, right| Rule { name: name.into(), reports, right };
        let known = Precision::new(&Rules { rule: vec![rule("a", 8, 8), rule("b", 2, 0)] }).expect("right");
        assert_eq!((known.of("a"), known.of("b"), known.of("c")), (0.9, 0.75, 0.75));
        assert!(Precision::new(&Rules { rule: vec![rule("a", 1, 2)] }).is_err());
    }
}
