//! The managed Postgres: made, started again, killed, orphaned, kept to one service. As root and as an ordinary user.

use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use armsledger::postgres::{ManagedPostgres, PostgresError, Settings, throwaway};
use armsledger::store::{Options, Outcome, Store};
use rustix::process::{Pid, Signal, kill_process, test_kill_process};

use crate::sample::{article, guns, intake};

/// A folder that is gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("armsledger-test-{}-{name}", std::process::id()));
        std::fs::create_dir(&path).unwrap();
        // The server's user must be able to pass.
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        Folder(path)
    }

    fn settings(&self) -> Settings {
        Settings::new(self.0.join("data"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn kill(pid: u32, signal: Signal) {
    kill_process(Pid::from_raw(i32::try_from(pid).unwrap()).unwrap(), signal).unwrap();
}

fn is_alive(pid: u32) -> bool {
    test_kill_process(Pid::from_raw(i32::try_from(pid).unwrap()).unwrap()).is_ok()
}

fn wait_for(what: &str, done: impl Fn() -> bool) {
    let started = Instant::now();
    while !done() {
        assert!(started.elapsed() < Duration::from_secs(20), "waited in vain: {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// The folder of the server's socket, as the address names it.
fn socket_folder(postgres: &ManagedPostgres) -> PathBuf {
    PathBuf::from(postgres.url().split("host=").nth(1).unwrap().replace("%2F", "/"))
}

async fn open(postgres: &ManagedPostgres) -> Store {
    Store::migrate(&postgres.url()).await.unwrap();
    Store::connect(&postgres.app_url(), &Options::default()).await.unwrap()
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_the_server_is_killed_and_after_a_restart() {
    let folder = Folder::new("killed");
    let mut postgres = ManagedPostgres::start(&folder.settings()).unwrap();
    let ledger = open(&postgres).await;
    let given = |n: i64| intake(article(&format!("n{n}"), "2025-02-11", "Text."), vec![guns(n)]);
    let mut acknowledged = 0;
    for n in 0..20 {
        ledger.record(&[given(n)]).await.remove(0).unwrap();
        acknowledged += 1;
    }
    let first = postgres.pid().unwrap();
    kill(first, Signal::KILL);
    // The service keeps asking; what it is refused, it asks again.
    let started = Instant::now();
    while acknowledged < 40 {
        match ledger.record(&[given(acknowledged)]).await.remove(0) {
            Ok(_) => acknowledged += 1,
            Err(error) => assert!(error.is_unavailable(), "{error:?}"),
        }
        assert!(started.elapsed() < Duration::from_secs(30), "the server did not come back");
    }
    assert_ne!(postgres.pid().unwrap(), first);
    ledger.close().await;
    postgres.stop();
    assert_eq!(postgres.pid(), None);

    let postgres = ManagedPostgres::start(&folder.settings()).unwrap();
    let ledger = open(&postgres).await;
    for n in 0..acknowledged {
        assert_eq!(ledger.record(&[given(n)]).await.remove(0).unwrap().outcome, Outcome::Known, "n{n}");
    }
    assert_eq!(ledger.last_seq().await.unwrap(), 2 * acknowledged);
}

#[test]
fn a_second_service_on_the_same_folder_gets_a_clear_sentence() {
    let folder = Folder::new("second");
    let mut first = ManagedPostgres::start(&folder.settings()).unwrap();
    let refused = ManagedPostgres::start(&folder.settings()).unwrap_err();
    assert!(matches!(refused, PostgresError::InUse(_)), "{refused}");
    assert!(refused.to_string().starts_with("another armsledger is running on the data folder"), "{refused}");
    first.stop();
    ManagedPostgres::start(&folder.settings()).unwrap();
}

#[test]
fn a_folder_whose_name_is_too_long_for_a_socket_works_all_the_same() {
    let folder = Folder::new("long");
    let settings = Settings::new(folder.0.join("deep, \"quoted\" not/".repeat(8)));
    // A quote cannot stand in the setting that names the folder, so the short folder must be the one that is used.
    let postgres = ManagedPostgres::start(&settings).unwrap();
    assert!(!postgres.url().contains("deep"), "{}", postgres.url());
    let short = socket_folder(&postgres);
    assert!(short.exists());
    drop(postgres);
    assert!(!short.exists(), "nothing is left outside the data folder");
}

#[tokio::test]
async fn a_folder_with_spaces_and_commas_works() {
    let folder = Folder::new("odd, name & %20");
    let postgres = ManagedPostgres::start(&Settings { durable: false, ..folder.settings() }).unwrap();
    open(&postgres).await.ready().await.unwrap();
}

#[test]
fn a_cluster_left_by_halves_is_made_again() {
    let folder = Folder::new("halves");
    let data = folder.settings().data_dir;
    std::fs::create_dir_all(data.join("cluster.new/base")).unwrap();
    std::fs::write(data.join("cluster.new/PG_VERSION"), "15").unwrap();
    let postgres = ManagedPostgres::start(&folder.settings()).unwrap();
    assert!(postgres.pid().is_some());
    assert!(!data.join("cluster.new").exists());
}

#[test]
fn nobody_else_can_enter_the_folder_of_the_socket() {
    let postgres = throwaway().unwrap();
    let folder = socket_folder(&postgres);
    let mode = std::fs::metadata(&folder).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
    drop(postgres);
    assert!(!folder.exists(), "a throwaway cluster leaves nothing");
}

#[test]
fn a_number_that_belongs_to_somebody_else_by_now_is_left_alone() {
    let folder = Folder::new("reused");
    ManagedPostgres::start(&folder.settings()).unwrap().stop();
    let mut bystander = Command::new("sleep").arg("60").spawn().unwrap();
    let stale = format!("{}\n/nowhere\n1\n5432\n\n\n  1 1\nready\n", bystander.id());
    std::fs::write(folder.settings().data_dir.join("cluster/postmaster.pid"), stale).unwrap();
    let started = ManagedPostgres::start(&folder.settings());
    assert!(bystander.try_wait().unwrap().is_none(), "the bystander lives");
    bystander.kill().unwrap();
    bystander.wait().unwrap();
    started.unwrap();
}

#[test]
fn a_bad_pg_bin_is_named() {
    let folder = Folder::new("badbin");
    let settings = Settings { pg_bin: Some(PathBuf::from("/nonexistent")), ..folder.settings() };
    let error = ManagedPostgres::start(&settings).unwrap_err().to_string();
    assert_eq!(error, "PG_BIN names /nonexistent, but there is no `initdb` and `postgres` that can be run");
}

/// Names the data folder that the process below works on.
const SERVICE_FOLDER: &str = "ARMSLEDGER_TEST_SERVICE_FOLDER";

/// Not a test of its own: run by the tests below as a process that they can kill.
#[test]
fn a_service_for_the_tests_that_kill_one() {
    let Some(folder) = std::env::var_os(SERVICE_FOLDER) else { return };
    let postgres = ManagedPostgres::start(&Settings::new(folder)).unwrap();
    println!("\nserver {}", postgres.pid().unwrap());
    std::thread::sleep(Duration::from_secs(60));
}

/// Starts a service process; gives it and the number of its server.
fn service(data_dir: &Path, path: Option<&str>) -> (Child, u32) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["managed::a_service_for_the_tests_that_kill_one", "--exact", "--nocapture"]);
    command.env(SERVICE_FOLDER, data_dir).stdout(Stdio::piped());
    if let Some(path) = path {
        command.env("PATH", path);
    }
    let mut child = command.spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let server = lines.map(Result::unwrap).find_map(|line| line.strip_prefix("server ")?.parse().ok());
    (child, server.expect("the service started"))
}

#[test]
fn a_killed_service_takes_its_server_along_or_the_next_start_stops_it() {
    let folder = Folder::new("orphan");
    let data_dir = folder.settings().data_dir;
    let (mut first, server) = service(&data_dir, None);
    first.kill().unwrap();
    first.wait().unwrap();
    if cfg!(target_os = "linux") && Command::new("setpriv").arg("--version").output().is_ok() {
        wait_for("the kernel tells the server", || !is_alive(server));
    }
    // With nothing on PATH there is no setpriv, so this server outlives its service.
    let (mut second, server) = service(&data_dir, Some("/nonexistent"));
    second.kill().unwrap();
    second.wait().unwrap();
    std::thread::sleep(Duration::from_millis(300));
    assert!(is_alive(server), "an orphan to find");
    let postgres = ManagedPostgres::start(&folder.settings()).unwrap();
    wait_for("the orphan is gone", || !is_alive(server));
    assert!(postgres.pid().is_some_and(|pid| pid != server));
}
