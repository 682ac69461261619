//! What a person decided about a report, and what the ledger tells of a text that had to be taken down.

use jiff::Timestamp;
use thiserror::Error;

use super::vocabulary::words;
use super::{ActorCode, ActorKind, Amount, FieldBasis, Id, Party, Qualifier, Report};

words! {
    /// What a person decided about a report.
    pub enum Verdict {
        /// It says what its sentence says.
        Accept = "accept",
        /// It does not.
        Reject = "reject",
        /// It does, with these fields put right.
        Correct = "correct",
    }
}

words! {
    /// Which reports count.
    pub enum Tier {
        /// All that nobody rejected.
        Candidate = "candidate",
        /// Those that somebody accepted or corrected.
        Reviewed = "reviewed",
    }
}

words! {
    /// A field of a report that a review can put right.
    pub enum CorrectedField {
        /// Who hands over.
        Supplier = "supplier",
        /// Who receives.
        Recipient = "recipient",
        /// Class of the item.
        Category = "category",
        /// Finer code below the class.
        ItemType = "type",
        /// Name of the system.
        Designation = "designation",
        /// The number printed.
        Point = "point",
        /// Lower bound.
        Low = "low",
        /// Upper bound.
        High = "high",
        /// The hedge on the number.
        Qualifier = "qualifier",
        /// What is counted.
        Unit = "unit",
        /// ISO 4217 code of money.
        Currency = "currency",
        /// What the figure counts.
        Kind = "kind",
        /// How far the transfer has come.
        Status = "status",
        /// Affirmed, denied, not confirmed.
        Polarity = "polarity",
        /// How sure the speaker sounds.
        Certainty = "certainty",
    }
}

/// One field put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The field.
    pub field: CorrectedField,
    /// The right value as it is printed in an answer; `None` for nothing ("no recipient is named").
    pub value: Option<String>,
    /// Of a party its name and kind.
    pub party: Option<(String, ActorKind)>,
}

/// The value of a correction does not fit its field.
#[derive(Debug, Clone, Error, PartialEq, Eq)]
#[error("`{field}`: {why}")]
pub struct BadCorrection {
    /// The field.
    pub field: CorrectedField,
    /// What is wrong with the value.
    pub why: String,
}

/// A decision on its way into the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReview {
    /// The report that was looked at.
    pub report_id: Id,
    /// What was decided.
    pub verdict: Verdict,
    /// Why; not blank.
    pub reason: String,
    /// Who; not blank.
    pub reviewer: String,
    /// The fields put right; empty unless the verdict is [`Verdict::Correct`].
    pub corrections: Vec<Correction>,
}

impl NewReview {
    /// The id: what was decided, of which report, after which earlier decision. A decision that goes back to an earlier
    /// one is thereby a decision of its own.
    pub fn id(&self, after: Option<&Id>) -> Id {
        let mut fields = vec![
            self.report_id.as_str(),
            after.map_or("", Id::as_str),
            self.verdict.as_str(),
            &self.reason,
            &self.reviewer,
        ];
        for correction in &self.corrections {
            fields.push(correction.field.as_str());
            fields.push(correction.value.as_deref().unwrap_or("\0"));
        }
        Id::of("review", &fields)
    }
}

/// A decision as the ledger holds it. The newest holds; an older one stays readable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Derived from content and the decision before.
    pub id: Id,
    /// The decision.
    pub decision: NewReview,
    /// The change of the ledger that brought it.
    pub seq: i64,
    /// When the ledger knew it.
    pub recorded_at: Timestamp,
}

/// What is left of a text that had to be taken down by law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tombstone {
    /// The revision whose words are gone.
    pub revision_id: Id,
    /// Why.
    pub reason: String,
    /// Who asked for it.
    pub requested_by: String,
    /// The change of the ledger that took it down.
    pub seq: i64,
    /// When.
    pub recorded_at: Timestamp,
}

impl Report {
    /// The same report with fields put right; evidence, words and speakers stay as they were printed.
    ///
    /// # Errors
    /// [`BadCorrection`] names the first field whose value does not fit it.
    pub fn corrected(mut self, corrections: &[Correction]) -> Result<Report, BadCorrection> {
        for correction in corrections {
            self.correct(correction)?;
        }
        self.bounds_in_order()?;
        Ok(self)
    }

    fn correct(&mut self, correction: &Correction) -> Result<(), BadCorrection> {
        let field = correction.field;
        match field {
            CorrectedField::Supplier => self.supplier = party(correction, self.supplier.take())?,
            CorrectedField::Recipient => self.recipient = party(correction, self.recipient.take())?,
            CorrectedField::Category => self.item.category = word(correction)?,
            CorrectedField::ItemType => self.item.kind = correction.value.clone(),
            CorrectedField::Designation => self.item.designation = correction.value.clone(),
            CorrectedField::Point => self.quantity.point = amount(correction)?,
            CorrectedField::Low => self.quantity.low = amount(correction)?,
            CorrectedField::High => self.quantity.high = amount(correction)?,
            CorrectedField::Qualifier => {
                self.quantity.qualifier = word(correction)?;
                self.quantity.low_inclusive = self.quantity.qualifier != Qualifier::MoreThan;
                self.quantity.high_inclusive = self.quantity.qualifier != Qualifier::LessThan;
            }
            CorrectedField::Unit => self.quantity.unit = word(correction)?,
            CorrectedField::Currency => self.quantity.currency = correction.value.clone(),
            CorrectedField::Kind => {
                self.kind = word(correction)?;
                self.kind_basis = FieldBasis::Stated;
            }
            CorrectedField::Status => self.status = word(correction)?,
            CorrectedField::Polarity => self.polarity = word(correction)?,
            CorrectedField::Certainty => self.certainty = word(correction)?,
        }
        Ok(())
    }

    fn bounds_in_order(&self) -> Result<(), BadCorrection> {
        match (self.quantity.low, self.quantity.high) {
            (Some(low), Some(high)) if low > high => Err(BadCorrection {
                field: CorrectedField::Low,
                why: format!("{low} is above the upper bound {high}"),
            }),
            _ => Ok(()),
        }
    }
}

fn bad(correction: &Correction, why: impl ToString) -> BadCorrection {
    BadCorrection { field: correction.field, why: why.to_string() }
}

fn word<T: std::str::FromStr<Err = super::UnknownWord>>(correction: &Correction) -> Result<T, BadCorrection> {
    let value = correction.value.as_deref().ok_or_else(|| bad(correction, "may not be empty"))?;
    value.parse().map_err(|error| bad(correction, error))
}

fn amount(correction: &Correction) -> Result<Option<Amount>, BadCorrection> {
    let parse =
        |text: &str| Amount::parse(text).ok_or_else(|| bad(correction, format!("`{text}` is no number")));
    correction.value.as_deref().map(parse).transpose()
}

fn party(correction: &Correction, before: Option<Party>) -> Result<Option<Party>, BadCorrection> {
    let Some(value) = correction.value.as_deref() else { return Ok(None) };
    let code = ActorCode::parse(value).map_err(|error| bad(correction, error))?;
    let (name, kind) = correction.party.clone().unwrap_or_else(|| (value.to_owned(), ActorKind::State));
    let text = before.map_or_else(String::new, |party| party.text);
    Ok(Some(Party { code, name, kind, basis: FieldBasis::Inferred, text }))
}
