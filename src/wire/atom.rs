//! Atom (RFC 4287): what is new, for feed readers.

use jiff::Timestamp;

use crate::model::{self, VisibleReport};

/// A feed of reports, newest change of the ledger first. `address` is the feed's own, `site` stands before every path.
pub fn atom(title: &str, address: &str, site: &str, reports: &[VisibleReport]) -> String {
    let updated = reports.iter().map(|visible| visible.recorded_at).max().unwrap_or(Timestamp::UNIX_EPOCH);
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n\
         <title>{}</title>\n<id>{}</id>\n<updated>{updated}</updated>\n<link rel=\"self\" href=\"{}\"/>\n\
         <generator>armsledger</generator>\n",
        escaped(title),
        escaped(&format!("{site}{address}")),
        escaped(&format!("{site}{address}")),
    );
    for visible in reports {
        feed += &entry(visible, site);
    }
    feed + "</feed>\n"
}

fn entry(visible: &VisibleReport, site: &str) -> String {
    let article = &visible.article;
    let source = article.outlet.as_deref().or(article.url.as_deref()).unwrap_or("unknown outlet");
    let related = article
        .url
        .as_deref()
        .map_or(String::new(), |url| format!("<link rel=\"related\" href=\"{}\"/>\n", escaped(url)));
    format!(
        "<entry>\n<title>{}</title>\n<id>urn:armsledger:report:{}</id>\n<updated>{}</updated>\n\
         <published>{}</published>\n<author><name>{}</name></author>\n\
         <link rel=\"alternate\" type=\"application/json\" href=\"{}\"/>\n{related}\
         <content type=\"text\">{}</content>\n</entry>\n",
        escaped(&headline(&visible.report)),
        visible.id,
        visible.recorded_at,
        article.published.at,
        escaped(source),
        escaped(&format!("{site}/v1/reports/{}", visible.id)),
        escaped(&visible.report.evidence.exact),
    )
}

/// Who says what, in one line: `South Korean Defense Ministry: 200 long-range artillery pieces, North Korea → Russia, delivered`.
fn headline(report: &model::Report) -> String {
    let speakers: Vec<&str> = report.origins().map(|hop| hop.source.name.as_str()).collect();
    let party =
        |party: &Option<model::Party>| party.as_ref().map_or("unknown", |party| &party.name).to_owned();
    let item = [&report.quantity.text, &report.item.text];
    let item: Vec<&str> = item.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    let polarity = match report.polarity {
        model::Polarity::Affirmed => String::new(),
        other => format!(", {other}"),
    };
    format!(
        "{}: {}, {} → {}, {}{polarity}",
        speakers.join(", "),
        item.join(" "),
        party(&report.supplier),
        party(&report.recipient),
        report.status
    )
}

/// Text as XML takes it: markup escaped, characters that XML forbids left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(c),
            c if c < ' ' || c == '\u{fffe}' || c == '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_xml_does_not_take_is_escaped_or_left_out() {
        assert_eq!(escaped("a<b>&\"c\u{1}\u{ffff}"), "a&lt;b&gt;&amp;&quot;c");
    }
}
