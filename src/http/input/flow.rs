//! Which flows a question is about.

use super::Params;
use super::actor::{Party, actor_parameter};
use crate::extract::Lexicon;
use crate::http::problem::Problem;
use crate::model::{ActorCode, Category};
use crate::store::ReportFilter;

/// Suppliers, recipients and categories; an empty list takes all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FlowFilter {
    /// Who hands over.
    pub(crate) suppliers: Vec<Party>,
    /// Who receives.
    pub(crate) recipients: Vec<Party>,
    /// Classes of items.
    pub(crate) categories: Vec<Category>,
}

impl FlowFilter {
    /// Their names.
    pub(crate) const PARAMETERS: &'static [&'static str] = &["supplier", "recipient", "category"];

    /// Reads them.
    pub(crate) fn read(params: &Params, lexicon: &Lexicon) -> Result<FlowFilter, Problem> {
        Ok(FlowFilter {
            suppliers: actor_parameter(params, "supplier", lexicon)?,
            recipients: actor_parameter(params, "recipient", lexicon)?,
            categories: params.list("category")?,
        })
    }

    /// As the ledger takes it: an absent code is a party that no article names.
    pub(crate) fn to_store(&self) -> ReportFilter {
        ReportFilter {
            suppliers: codes(&self.suppliers),
            recipients: codes(&self.recipients),
            categories: self.categories.clone(),
            ..ReportFilter::default()
        }
    }
}

fn codes(parties: &[Party]) -> Vec<Option<ActorCode>> {
    let code = |party: &Party| match party {
        Party::Unknown => None,
        Party::Known(code) => Some(code.clone()),
    };
    parties.iter().map(code).collect()
}
