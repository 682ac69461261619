#![allow(dead_code, unreachable_pub)] // Each test uses its part of this.
//! What several tests of the real binary share: starting the service in a folder of its own, and talking to it.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The binary, without anything of this machine's environment that could change what it does.
pub fn armsledger() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_armsledger"));
    let ours = |name: &str| name.starts_with("ARMSLEDGER_") || name.starts_with("DATABASE_URL");
    for (name, _) in std::env::vars().filter(|(name, _)| ours(name)) {
        command.env_remove(name);
    }
    command.stdin(Stdio::null());
    command
}

/// The log of the service in a folder, if one ran there.
const LOG: &str = "service.log";

/// A folder that is removed at the end. If the test fails, it says first what the services in it had to say.
pub struct Folder(pub PathBuf);

impl Folder {
    /// Makes an empty folder of this name and process.
    pub fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("armsledger-{name}-{}", std::process::id()));
        drop(std::fs::remove_dir_all(&path));
        std::fs::create_dir_all(&path).expect("the temporary folder can be written");
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let log = std::fs::read_to_string(self.0.join(LOG)).unwrap_or_default();
            eprintln!("the log of the service:\n{log}");
        }
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// A running service with its managed Postgres; killed at the end if it still runs.
pub struct Service {
    /// The process.
    pub child: Child,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Service {
    /// Starts the service on a free port and waits until it is ready, for a minute at most. What it logs goes into the
    /// folder: the death of a killed server is no news in a test that passes.
    pub fn start(data_dir: &Path) -> Service {
        let log = File::options().create(true).append(true).open(data_dir.join(LOG));
        let mut child = armsledger()
            .args(["serve", "--listen", "127.0.0.1:0", "--log", "warn", "--data-dir"])
            .arg(data_dir)
            .stdout(Stdio::piped())
            .stderr(log.expect("the folder can be written"))
            .spawn()
            .expect("the binary starts");
        let stdout = child.stdout.take().expect("it is piped");
        let mut said = String::new();
        let mut lines = BufReader::new(stdout);
        let address = loop {
            let mut line = String::new();
            let read = lines.read_line(&mut line).expect("the service speaks UTF-8");
            assert!(read > 0, "the service ended without an address; it said: {said}");
            said += &line;
            let address = line.split("http://").nth(1).and_then(|rest| rest.split(['/', ' ', '\n']).next());
            if let Some(address) = address.and_then(|address| address.parse().ok()) {
                break address;
            }
        };
        // Somebody must go on listening, or a later word of the service would break its pipe.
        std::thread::spawn(move || lines.read_to_string(&mut String::new()));
        let service = Service { child, address };
        service.wait_until_ready();
        service
    }

    /// Waits until the service is ready, for a minute at most.
    pub fn wait_until_ready(&self) {
        let patience = Instant::now() + Duration::from_secs(60);
        while self.get("/readyz").map(|answer| answer.status) != Ok(200) {
            assert!(Instant::now() < patience, "the service is not ready after a minute");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// GET; an error is a connection that broke.
    pub fn get(&self, path: &str) -> Result<Answer, String> {
        exchange(self.address, "GET", path, "")
    }

    /// One request, asked again while the service says that it is not ready (503); for a minute at most.
    pub fn ask(&self, method: &str, path: &str, body: &str) -> Answer {
        let patience = Instant::now() + Duration::from_secs(60);
        loop {
            match exchange(self.address, method, path, body) {
                Ok(answer) if answer.status != 503 => return answer,
                unready => assert!(Instant::now() < patience, "no answer for a minute: {unready:?}"),
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Kills the process as a power cut would.
    pub fn kill(mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// What the service answered.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: String,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|e| panic!("no JSON ({e}): {}", self.body))
    }
}

/// One request on a connection of its own, by plain HTTP/1.0: the body ends with the connection.
pub fn exchange(address: SocketAddr, method: &str, path: &str, body: &str) -> Result<Answer, String> {
    let patience = Some(Duration::from_secs(10));
    let talk = || -> std::io::Result<String> {
        let mut socket = TcpStream::connect(address)?;
        socket.set_read_timeout(patience)?;
        let length = body.len();
        let head = format!("{method} {path} HTTP/1.0\r\nHost: {address}\r\nContent-Type: application/json");
        socket.write_all(format!("{head}\r\nContent-Length: {length}\r\n\r\n{body}").as_bytes())?;
        let mut answer = String::new();
        socket.read_to_string(&mut answer)?;
        Ok(answer)
    };
    let answer = talk().map_err(|e| e.to_string())?;
    let (head, body) = answer.split_once("\r\n\r\n").ok_or("the answer was cut off")?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or("no status")?;
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
    });
    if length.is_some_and(|length| length != body.len()) {
        return Err("the answer was cut off".to_owned());
    }
    Ok(Answer { status, body: body.to_owned() })
}
