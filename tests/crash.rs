//! An acknowledged article is never lost and never counted twice, whatever is killed and when.
//!
//! The real binary runs with its managed Postgres; articles are posted one after the other until something is killed
//! with SIGKILL at a moment that the seed decides. The service is started again after its own death, and starts its
//! Postgres again by itself; then every article that was acknowledged must stand in the ledger once. `CRASH_SEED`
//! repeats a run; `LONG_TESTS=1` makes more rounds.

mod common;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use common::{Folder, Service};
use rustix::process::{Pid, Signal, kill_process};

/// Longest time of posting in one round.
const POSTING: Duration = Duration::from_secs(2);

#[test]
fn no_acknowledged_article_is_lost_or_doubled_when_the_service_is_killed() {
    rounds("service", |service, data_dir| {
        service.kill();
        Service::start(data_dir)
    });
}

#[test]
fn no_acknowledged_article_is_lost_or_doubled_when_postgres_is_killed() {
    rounds("postgres", |service, data_dir| {
        let file = postmaster_file(data_dir).expect("a running cluster has its postmaster.pid");
        let text = std::fs::read_to_string(file).expect("it can be read");
        let number =
            text.lines().next().and_then(|line| line.trim().parse().ok()).expect("it begins with a number");
        kill_process(Pid::from_raw(number).expect("no process has the number 0"), Signal::KILL)
            .expect("it is a process of ours");
        // The service starts it again by itself; until then it answers 503.
        service
    });
}

/// Posts until the moment comes, kills, and checks what stands in the ledger after that; several times in the same one.
/// `kill` gives the service that runs afterwards.
fn rounds(name: &str, kill: impl Fn(Service, &Path) -> Service) {
    let seed = std::env::var("CRASH_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(fresh_seed);
    println!("CRASH_SEED={seed}");
    let mut random = Random(seed);
    let folder = Folder::new(&format!("crash-{name}"));
    let mut acknowledged: Vec<(String, String)> = Vec::new();
    let mut next = 0;
    let rounds = if std::env::var_os("LONG_TESTS").is_some() { 20 } else { 2 };
    for round in 0..rounds {
        let service = Service::start(&folder.0);
        let address = service.address;
        let before = acknowledged.len();
        let moment = Instant::now() + POSTING.mul_f64(0.1 + 0.9 * random.fraction());
        // The one who posts does not know the moment: what is under way when it comes is cut off.
        let poster = std::thread::spawn(move || {
            let mut posted = Vec::new();
            let patience = Instant::now() + POSTING + Duration::from_secs(1);
            while Instant::now() < patience {
                let article = article(next);
                next += 1;
                match common::exchange(address, "POST", "/v1/articles", &article) {
                    Ok(answer) if answer.status == 201 => {
                        posted.push((text_of(&answer.json()["article"]["id"]), article));
                        // Every article is asked for afterwards: a hundred a round are enough.
                        std::thread::sleep(Duration::from_millis(20));
                    }
                    _ => break,
                }
            }
            (posted, next)
        });
        std::thread::sleep(moment.saturating_duration_since(Instant::now()));
        let service = kill(service, &folder.0);
        let (posted, number) = poster.join().expect("posting does not panic");
        acknowledged.extend(posted);
        next = number;
        println!("round {round}: {} acknowledged, then {name} was killed", acknowledged.len() - before);
        assert!(acknowledged.len() > before, "nothing was acknowledged before the moment came");
        for (id, article) in &acknowledged {
            let found = service.ask("GET", &format!("/v1/articles/{id}"), "");
            assert_eq!(found.status, 200, "{id} was acknowledged and is lost: {article}");
            let revisions = found.json()["revisions"].as_array().map(Vec::len);
            assert_eq!(revisions, Some(1), "{id} has not one revision");
        }
        // Posting them again finds each of them, so that none can have been stored under a second id.
        for (id, article) in acknowledged.iter().rev().take(50) {
            let again = service.ask("POST", "/v1/articles", article);
            assert_eq!(
                (again.status, text_of(&again.json()["article"]["id"])),
                (200, id.clone()),
                "{article}"
            );
        }
        service.kill();
    }
}

fn article(number: u32) -> String {
    format!(
        r#"{{"title": "Crash test {number}", "text": "Sweden has delivered {number} howitzers to Ukraine, the Swedish Defense Ministry said on Tuesday.", "published": "2025-02-11", "outlet": "Sample Wire", "url": "https://samples.example/crash/{number}"}}"#
    )
}

fn text_of(value: &serde_json::Value) -> String {
    value.as_str().expect("an id is a text").to_owned()
}

/// The `postmaster.pid` somewhere below a folder.
fn postmaster_file(folder: &Path) -> Option<PathBuf> {
    let entries = std::fs::read_dir(folder).ok()?.filter_map(Result::ok).map(|entry| entry.path());
    let entries: Vec<PathBuf> = entries.collect();
    let here = entries.iter().find(|path| path.ends_with("postmaster.pid")).cloned();
    here.or_else(|| entries.iter().filter(|path| path.is_dir()).find_map(|path| postmaster_file(path)))
}

fn fresh_seed() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("the clock stands after 1970");
    now.as_nanos() as u64
}

/// A small random number generator (xorshift); its state is the seed.
struct Random(u64);

impl Random {
    /// A number from 0 to 1.
    fn fraction(&mut self) -> f64 {
        self.0 |= 1;
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
}
