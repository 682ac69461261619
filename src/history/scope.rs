//! What is counted: flows, item scopes and the keys of claims and series. The words of an item never matter.

use crate::model::{
    Act, Amount, Category, Flow, FlowParty, Item, ItemScope, Kind, Party, Polarity, Qualifier, Quantity,
    Report, StatusGroup, UNKNOWN_PARTY, Unit,
};

/// Key of a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FlowKey<'a> {
    supplier: &'a str,
    recipient: &'a str,
    category: Category,
}

impl<'a> FlowKey<'a> {
    pub(super) fn of(report: &'a Report) -> FlowKey<'a> {
        FlowKey {
            supplier: code(report.supplier.as_ref()),
            recipient: code(report.recipient.as_ref()),
            category: report.item.category,
        }
    }

    /// The flow as it is shown; the parties are those of any of its reports, the least by name.
    pub(super) fn flow(self, reports: &[&Report]) -> Flow {
        let party = |side: fn(&Report) -> Option<&Party>| {
            let named = reports
                .iter()
                .filter_map(|report| side(report))
                .min_by_key(|party| (&party.name, party.kind));
            named.map_or_else(
                || FlowParty { code: UNKNOWN_PARTY.into(), name: UNKNOWN_PARTY.into(), kind: None },
                |party| FlowParty {
                    code: party.code.to_string(),
                    name: party.name.clone(),
                    kind: Some(party.kind),
                },
            )
        };
        Flow {
            id: format!("{}-{}-{}", self.supplier, self.recipient, self.category),
            supplier: party(|report| report.supplier.as_ref()),
            recipient: party(|report| report.recipient.as_ref()),
            category: self.category,
        }
    }
}

fn code(party: Option<&Party>) -> &str {
    party.map_or(UNKNOWN_PARTY, |party| party.code.as_str())
}

/// The scope of an item: several designations of one item are a set.
pub(super) fn scope(item: &Item) -> ItemScope {
    let names = item.designation.as_deref().unwrap_or("");
    let mut designations: Vec<String> =
        names.split(" / ").map(str::trim).filter(|name| !name.is_empty()).map(String::from).collect();
    designations.sort();
    designations.dedup();
    ItemScope { category: item.category, kind: item.kind.clone(), designations }
}

/// Whether one of two differing scopes lies in the other: the same thing, counted wider or narrower.
pub(super) fn nested(a: &ItemScope, b: &ItemScope) -> bool {
    a != b && a.category == b.category && (holds(a, b) || holds(b, a))
}

fn holds(wide: &ItemScope, narrow: &ItemScope) -> bool {
    let kinds = match (&wide.kind, &narrow.kind) {
        (None, _) => true,
        (Some(wide), Some(narrow)) => narrow == wide || narrow.starts_with(&format!("{wide}.")),
        (Some(_), None) => false,
    };
    // Without names a scope takes in every name; with names it takes in those that are among its own.
    let names = wide.designations.is_empty()
        || (!narrow.designations.is_empty()
            && narrow.designations.iter().all(|name| wide.designations.contains(name)));
    kinds && names
}

/// What may be set against each other as numbers: one cell of a flow.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cell<'a> {
    pub(super) item: ItemScope,
    pub(super) unit: Unit,
    pub(super) currency: Option<&'a str>,
    pub(super) kind: Kind,
    pub(super) status_group: StatusGroup,
}

impl<'a> Cell<'a> {
    pub(super) fn of(report: &'a Report) -> Cell<'a> {
        Cell {
            item: scope(&report.item),
            unit: report.quantity.unit,
            currency: report.quantity.currency.as_deref(),
            kind: report.kind,
            status_group: StatusGroup::from(report.status),
        }
    }

    /// Whether its points make an envelope (DESIGN.md 6).
    pub(super) fn has_envelope(&self) -> bool {
        matches!(self.kind, Kind::Total | Kind::Stock)
            && matches!(
                self.status_group,
                StatusGroup::Delivered
                    | StatusGroup::Ordered
                    | StatusGroup::Approved
                    | StatusGroup::Pledged
                    | StatusGroup::Planned
            )
    }

    /// The cell as the end of a series id: type, designations, unit, currency, kind, status group.
    pub(super) fn slug(&self) -> String {
        let names =
            (!self.item.designations.is_empty()).then(|| self.item.designations.join("+").replace(' ', "_"));
        let parts = [
            self.item.kind.clone(),
            names,
            Some(self.unit.to_string()),
            self.currency.map(String::from),
            Some(self.kind.to_string()),
            Some(self.status_group.to_string()),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("~")
    }
}

/// The number of an assertion: the point, or the bounds and the hedge where no point is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Figure {
    Point(Amount),
    Bounds(Option<Amount>, Option<Amount>, Qualifier),
}

impl Figure {
    pub(super) fn of(quantity: &Quantity) -> Figure {
        match quantity.point {
            Some(point) => Figure::Point(point),
            None => Figure::Bounds(quantity.low, quantity.high, quantity.qualifier),
        }
    }

    /// Whether there is a number at all; "missiles" and "several" have none.
    pub(super) fn is_number(self) -> bool {
        !matches!(self, Figure::Bounds(None, None, _))
    }
}

/// What an assertion says, whoever says it and whenever.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Assertion<'a> {
    pub(super) act: Act,
    pub(super) polarity: Polarity,
    pub(super) cell: Cell<'a>,
    pub(super) figure: Figure,
}

impl<'a> Assertion<'a> {
    pub(super) fn of(report: &'a Report) -> Assertion<'a> {
        Assertion {
            act: report.act,
            polarity: report.polarity,
            cell: Cell::of(report),
            figure: Figure::of(&report.quantity),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(kind: Option<&str>, designation: Option<&str>, text: &str) -> ItemScope {
        scope(&Item {
            category: Category::Artillery,
            kind: kind.map(String::from),
            designation: designation.map(String::from),
            text: text.into(),
        })
    }

    #[test]
    fn the_words_and_the_order_of_names_do_not_make_a_scope() {
        assert_eq!(item(None, None, "artillery units"), item(None, None, "artillery systems"));
        assert_eq!(item(None, Some("B / A"), "x"), item(None, Some("A / B / A"), "y"));
    }

    #[test]
    fn scopes_nest_by_name_and_by_type_but_siblings_do_not() {
        let all = item(None, None, "");
        let rockets = item(Some("artillery.mlrs"), None, "");
        let both = item(None, Some("A / B"), "");
        let one = item(None, Some("A"), "");
        for (wide, narrow) in [(&all, &rockets), (&all, &one), (&both, &one)] {
            assert!(nested(wide, narrow) && nested(narrow, wide));
        }
        assert!(!nested(&all, &all));
        assert!(!nested(&one, &item(None, Some("B"), "")));
        assert!(!nested(&rockets, &item(Some("artillery.gun"), None, "")));
        assert!(!nested(&rockets, &one), "a type and a name say nothing of each other");
    }
}
