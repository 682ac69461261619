//! Flows: supplier, recipient and category, with how much is reported of each.

use jiff_sqlx::{Timestamp as SqlTimestamp, ToSqlx};

use super::report::{codes, words};
use super::row::Row;
use super::{FlowFilter, Store, StoreError};
use crate::model::{ActorCode, Basis, Category, Retrospective};

/// How much is reported of one flow at a basis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlowCount {
    /// Who hands over; `None` if no one says.
    pub supplier: Option<ActorCode>,
    /// Who receives; `None` if no one says.
    pub recipient: Option<ActorCode>,
    /// In what class of items.
    pub category: Category,
    /// Visible reports.
    pub report_count: i64,
    /// Articles they stand in.
    pub article_count: i64,
    /// Different origins.
    pub source_count: i64,
    /// The last change of the ledger that brought one of them.
    pub last_seq: i64,
}

impl Store {
    /// The flows that have visible reports at `basis`, by supplier, recipient and category; unknown parties last.
    pub async fn flows(&self, basis: &Basis, filter: &FlowFilter) -> Result<Vec<FlowCount>, StoreError> {
        let rows = sqlx::query_file!(
            "src/store/flow.sql",
            basis.as_of.before.to_sqlx() as SqlTimestamp,
            basis.seq,
            basis.retrospective == Retrospective::Include,
            &codes(&filter.suppliers) as &[&str],
            &codes(&filter.recipients) as &[&str],
            &words(&filter.categories, |word| word.as_str()) as &[&str],
        )
        .fetch_all(&self.pool)
        .await?;
        let mut flows = Vec::with_capacity(rows.len());
        for row in rows {
            let at = Row { table: "report", key: "of a flow" };
            flows.push(FlowCount {
                supplier: row.supplier_code.map(|code| at.actor("supplier_code", &code)).transpose()?,
                recipient: row.recipient_code.map(|code| at.actor("recipient_code", &code)).transpose()?,
                category: at.word("category", &row.category)?,
                report_count: row.report_count,
                article_count: row.article_count,
                source_count: row.source_count,
                last_seq: row.last_seq,
            });
        }
        Ok(flows)
    }
}
