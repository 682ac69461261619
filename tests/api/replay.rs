//! A past answer never changes: recorded answers, asked again after many further writes, are the same bytes.
//!
//! A short run is always on; `./test --long` asks 1,000 answers again after 10,000 further writes.

use armsledger::store::Intake;
use serde_json::json;
use sqlx::PgPool;

use crate::helpers::Api;
use crate::said::Said;

const SOURCES: [&str; 4] = ["KOR.mnd", "KOR.nis", "UKR.hur", "USA.state"];

/// The `n`-th of a stream of statements: new articles, edits of old ones, and texts read again.
fn statement(n: usize) -> Intake {
    let url = format!("https://news.example/{}", n * 7 % 97);
    let published = format!("2025-01-{:02}", 1 + n * 5 % 28);
    let said = format!("2025-01-{:02}", 1 + n * 3 % 28);
    let point = i64::try_from(100 + n % 13 * 10).expect("small");
    let said = Said {
        url: &url,
        published: &published,
        said: &said,
        source: SOURCES[n % SOURCES.len()],
        point,
        ..Said::default()
    };
    let mut intake = said.intake();
    if n.is_multiple_of(11) {
        intake.reading.reader = format!("rules/9{}.0.0", n % 3);
    }
    intake
}

async fn write(api: &Api, range: std::ops::Range<usize>) {
    let all: Vec<Intake> = range.map(statement).collect();
    for batch in all.chunks(50) {
        for recorded in api.store.record(batch).await {
            recorded.expect("recorded");
        }
    }
}

#[sqlx::test]
async fn recorded_answers_are_the_same_bytes_after_many_further_writes(pool: PgPool) {
    let is_long = std::env::var_os("LONG_TESTS").is_some();
    let (asked, writes) = if is_long { (1_000, 10_000) } else { (24, 150) };
    let api = Api::new(pool);
    let before = writes / 10;
    write(&api, 0..before).await;
    let mut recorded = Vec::with_capacity(asked);
    for n in 0..asked {
        write(&api, before + n..before + n + 1).await;
        let day = format!("2025-01-{:02}", 1 + n * 11 % 31);
        let flow = "supplier=PRK&recipient=RUS&category=artillery";
        let path = match n % 6 {
            0 => format!("/v1/estimates?{flow}&as_of={day}"),
            1 => format!("/v1/estimates?{flow}&by=source&explain=true&best=latest"),
            2 => format!("/v1/estimates?{flow}&as_of={day}&retrospective=exclude&tier=reviewed"),
            3 => format!("/v1/flows?as_of={day}"),
            4 => format!("/v1/reports?as_of={day}&limit=20"),
            _ => format!("/v1/claims?{flow}&as_of={day}"),
        };
        let permalink = api.get(&path).await.json()["permalink"].as_str().expect("an address").to_owned();
        recorded.push((permalink.clone(), api.get(&permalink).await.body));
    }
    let from = before + asked;
    for n in from..from + writes {
        write(&api, n..n + 1).await;
        if n.is_multiple_of(9) {
            let reports = api.get("/v1/reports?limit=5").await.json();
            let id = reports["data"][n % 5]["id"].as_str().expect("an id").to_owned();
            let mut review =
                json!({"verdict": "reject", "reason": format!("reason {n}"), "reviewer": "desk"});
            if n.is_multiple_of(2) {
                review["verdict"] = json!("correct");
                review["correction"] = json!({"point": 100 + n});
            }
            api.post_json(&format!("/v1/reports/{id}/reviews"), review).await.json();
        }
    }
    for (permalink, body) in recorded {
        let again = api.get(&permalink).await;
        assert_eq!(String::from_utf8_lossy(&again.body), String::from_utf8_lossy(&body), "{permalink}");
    }
}
