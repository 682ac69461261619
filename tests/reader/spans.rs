//! The law that every slot of a reading is, to the character, what stands in the text. `fuzz/` holds the reader to it too.

use armsledger::model::{Reading, Span, revision_text};

/// Panics with the slot that is not what stands in the text.
pub(crate) fn hold(title: &str, body: &str, reading: &Reading) {
    let text = revision_text(title, body);
    let length = text.chars().count();
    let check = |slot: &str, span: Option<Span>, words: &str| {
        if let Some(span) = span {
            assert!(span.start <= span.end && span.end as usize <= length, "{slot} {span} leaves the text");
            assert_eq!(span.of(&text), words, "{slot} of {text:?}");
        }
    };
    for report in &reading.reports {
        let parts = &report.evidence.parts;
        check("evidence", Some(report.evidence.span), &report.evidence.exact);
        assert!(!report.evidence.exact.trim().is_empty(), "a report without a quote: {report:?}");
        check("quantity", parts.quantity, &report.quantity.text);
        check("item", parts.item, &report.item.text);
        check("supplier", parts.supplier, report.supplier.as_ref().map_or("", |p| p.text.as_str()));
        check("recipient", parts.recipient, report.recipient.as_ref().map_or("", |p| p.text.as_str()));
        for hop in &report.attribution {
            check("hop", hop.span, &hop.text);
        }
        for place in report.evidence.others.iter().chain(report.links.iter().map(|l| &l.evidence)) {
            check("place", Some(*place), &place.of(&text));
        }
        let around = (&report.evidence.prefix, &report.evidence.suffix);
        let glued = format!("{}{}{}", around.0, report.evidence.exact, around.1);
        assert!(text.contains(&glued), "prefix, quote and suffix are one run of {text:?}: {glued:?}");
        assert!(report.links.iter().all(|l| l.report.is_none_or(|n| n < reading.reports.len())));
        assert!((0.0..=1.0).contains(&report.confidence), "{}", report.confidence);
        assert!(!report.attribution.is_empty() && !report.rule.is_empty());
        if let (Some(low), Some(high)) = (report.quantity.low, report.quantity.high) {
            assert!(low <= high, "{:?}", report.quantity);
        }
    }
    for doubt in &reading.doubts {
        check("doubt", Some(doubt.span), &doubt.text);
    }
}
