//! One wire story on forty sites is one text and one source, in whatever order the sites are read.

use armsledger::ingest::text_cluster;
use armsledger::model::Sketch;
use armsledger::store::{Intake, Store};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, ConnectOptions, PgPool};

use crate::helpers::Api;
use crate::said::Said;

const QUESTION: &str = "/v1/estimates?supplier=PRK&recipient=RUS&category=artillery";
const SITES: usize = 40;

/// The story as a site prints it: each with a touch of its own, some cut, some with a paragraph or a credit more.
fn as_printed(site: usize) -> String {
    let paragraphs = [
        "Pyongyang has delivered 200 guns to Moscow since the autumn, the ministry told lawmakers at a hearing on Tuesday, \
         in what would be the largest transfer of artillery that either side has been seen to make so far.",
        "The guns went by rail and were handed over at a border station, a member of the committee said after the hearing, \
         and crews had been trained at a range nearby before the first of them were moved to the front.",
        "The ministry said that more ammunition was on its way and that it would go on watching the line, which crosses the \
         river on a single bridge and can be followed from above in clear weather.",
        "Neither capital has commented on the figure. Both have denied earlier reports of such deliveries and have called \
         them inventions, while promising each other help under the treaty that they signed last year.",
    ];
    // No figure: copies that give different numbers at one place are none.
    let name = format!("x{site}");
    let mut printed: Vec<String> = paragraphs.map(String::from).into();
    printed[1] = printed[1].replace("a border station", &format!("the station at {name}"));
    match site % 4 {
        0 => printed.truncate(3),
        1 => printed
            .push(format!("Our desk has followed the story since the winter; so have readers in {name}.")),
        2 => printed[0] = format!("SEOUL, Feb 11 (Newswire) - {}", printed[0]),
        _ => printed.swap(1, 2),
    }
    printed.join("\n\n")
}

fn sites() -> Vec<Intake> {
    (0..SITES)
        .map(|site| {
            let url = format!("https://site{site}.example/story");
            let mut intake = Said { url: &url, ..Said::default() }.intake();
            intake.article.outlet = Some(format!("Site {site}"));
            intake.article.body = as_printed(site);
            intake.text_cluster = text_cluster(&intake.article);
            intake.sketch = Sketch::of(&intake.article.body);
            intake
        })
        .collect()
}

async fn answer(api: &Api, intakes: &[Intake], batch: usize) -> Value {
    for intakes in intakes.chunks(batch) {
        for recorded in api.store.record(intakes).await {
            recorded.expect("is recorded");
        }
    }
    api.get(QUESTION).await.json()
}

#[sqlx::test]
async fn one_wire_story_on_forty_sites_is_one_text_and_one_source(pool: PgPool) {
    let answer = answer(&Api::new(pool), &sites(), SITES).await;
    let counts = &answer["data"][0]["series"][0]["points"][0]["counts"];
    assert_eq!(
        counts,
        &json!({
            "reports": SITES, "articles": SITES, "outlets": SITES, "text_clusters": 1, "origins": 1, "independent_origins": 1
        })
    );
    assert_eq!(answer["data"][0]["envelopes"][0]["independent_sources"], 1);
}

#[sqlx::test]
async fn the_order_in_which_sites_are_read_changes_no_answer(pool: PgPool) {
    let options = pool.connect_options();
    let name = options.get_database().expect("a database").to_owned();
    let forward = sites();
    let expected = answer(&Api::new(pool.clone()), &forward, SITES).await;
    let mut backward = forward.clone();
    backward.reverse();
    // 17 and 40 have no common divisor, so this visits every site once.
    let shuffled: Vec<Intake> = (0..SITES).map(|place| forward[place * 17 % SITES].clone()).collect();
    for (order, (intakes, batch)) in [(backward, 1), (shuffled, 7)].into_iter().enumerate() {
        // A name has room for 63 bytes.
        let other = format!("{}_{order}", &name[..name.len().min(60)]);
        sqlx::raw_sql(AssertSqlSafe(format!("create database \"{other}\"")))
            .execute(&pool)
            .await
            .expect("is made");
        let address = options.as_ref().clone().database(&other);
        Store::migrate(address.to_url_lossy().as_str()).await.expect("is migrated");
        let theirs = PgPool::connect_with(address).await.expect("opens");
        let found = answer(&Api::new(theirs.clone()), &intakes, batch).await;
        theirs.close().await;
        sqlx::raw_sql(AssertSqlSafe(format!("drop database \"{other}\"")))
            .execute(&pool)
            .await
            .expect("is dropped");
        assert_eq!((&found["data"], &found["basis"]["seq"]), (&expected["data"], &expected["basis"]["seq"]));
    }
}
