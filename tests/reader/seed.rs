//! The first article reads as DESIGN.md 5.2 says: thirteen reports and no other.
//!
//! The article is not ours to keep, so it lies beside the repository; without it the test says so and passes.

use std::fs;
use std::path::PathBuf;

use armsledger::model::{Certainty, Group};

use crate::{line, read, same};

/// The thirteen, with their number in the table of DESIGN.md 5.2.
const THIRTEEN: &[&str] = &[
    "PRK -> RUS | artillery | exact 200..200 units | total | delivered | affirmed | KOR.mnd | 2025-02-11", // 1
    "PRK -> RUS | artillery | exact 160..160 units | total | delivered | affirmed | KOR.nsa | 2024-11", // 2
    "PRK -> RUS | artillery | none | * | delivered | identified | UKR.hur | -",                         // 3
    "PRK -> RUS | personnel | about 11000..11000 personnel | total | delivered | affirmed | KOR.mnd | 2025-02-11", // 4
    "PRK -> RUS | missiles | none | * | delivered | affirmed | KOR.mnd | 2025-02-11", // 5
    "PRK -> RUS | ammunition | none | * | delivered | affirmed | KOR.mnd | 2025-02-11", // 6
    "PRK -> RUS | personnel | none | increment | possible | affirmed | KOR.mnd | 2025-02-11", // 7
    "PRK -> RUS | military_aid | none | increment | possible | affirmed | KOR.mnd | 2025-02-11", // 8
    "PRK -> RUS | ammunition | none | increment | possible | affirmed | KOR.mnd | 2025-02-11", // 9
    "RUS -> PRK | technology | none | * | possible | affirmed | KOR.mnd | 2025-02-11", // 10
    "PRK -> RUS | personnel | more_than 10000.. personnel | total | delivered | affirmed | KOR+UKR+USA | *", // 11
    "PRK -> RUS | personnel | none | * | delivered | not_confirmed | RUS | -", // 12
    "PRK -> RUS | personnel | none | * | delivered | not_confirmed | PRK | -", // 13
];

fn article() -> Option<String> {
    let shared = std::env::var_os("ARMSLEDGER_SHARED").map(PathBuf::from);
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    shared.into_iter().chain([beside]).find_map(|root| fs::read_to_string(root.join("seed/article.txt")).ok())
}

#[test]
fn the_first_article_gives_its_thirteen_reports_and_no_other() {
    let Some(text) = article() else {
        println!("no ../shared/seed/article.txt and no ARMSLEDGER_SHARED: the first article is not read");
        return;
    };
    let reading = read("", &text, "2025-02-11", "The Moscow Times");
    let got: Vec<String> = reading.reports.iter().map(line).collect();
    let wanted: Vec<String> = THIRTEEN.iter().map(|l| (*l).to_owned()).collect();
    assert!(same(&wanted, &got), "want {wanted:#?}\ngot {got:#?}");

    let find = |part: &str| reading.reports.iter().find(|r| line(r).contains(part)).expect("found above");
    assert_eq!(find("160..160").certainty, Certainty::Estimated);
    let named = find("| identified |").item.designation.as_deref().expect("the identification has a name");
    assert!(named.contains("Koksan"), "{named}");
    let troops = find("more_than 10000..");
    let period = troops.period.as_ref().expect("late last year");
    assert_eq!(period.text, "late last year");
    assert!(period.from.is_some_and(|day| day.year() == 2024), "{period:?}");
    assert!(troops.origins().all(|hop| hop.group == Group::Listed));
    assert!(
        troops.origins().all(|hop| hop
            .said_on
            .as_ref()
            .is_none_or(|d| d.from.is_none() && d.to.is_none_or(|to| to.year() <= 2025))),
        "an undated statement got a day: {:?}",
        troops.attribution
    );
    for (rule, link) in [("identif", "identifies"), ("not_confirmed", "not_confirmed")] {
        let report = reading.reports.iter().find(|r| r.rule.contains(rule)).expect("found above");
        assert!(report.links.iter().any(|l| l.kind.as_str() == link), "{rule}: {:?}", report.links);
    }
}
