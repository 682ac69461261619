//! One run of the server process: how it is started, when it is ready, how it is stopped.

use std::ffi::OsString;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::PostgresError;
use super::cluster::Cluster;

/// Longest start; recovery after a crash reads what was written since the last checkpoint.
const START_PATIENCE: Duration = Duration::from_secs(120);
/// How long the processes of a killed server may take to notice and leave.
const LEFTOVER_PATIENCE: Duration = Duration::from_secs(10);
/// How long a polite stop may take before it becomes a hard one.
const STOP_PATIENCE: Duration = Duration::from_secs(30);
/// The log is set aside at a start when it has grown beyond this.
const LOG_LIMIT_BYTES: u64 = 8 * 1024 * 1024;
const TAIL_BYTES: u64 = 2048;

/// A server that takes connections.
#[derive(Debug)]
pub(super) struct Server {
    child: Child,
}

impl Server {
    /// Starts the server and waits until it takes connections. Call it from a thread that lives as long as the server:
    /// Linux ends the server when the thread that started it ends.
    pub(super) fn start(cluster: &Cluster) -> Result<Server, PostgresError> {
        let started = Instant::now();
        loop {
            let log_start = prepare_log(cluster)?;
            let mut child = spawn(cluster)?;
            match wait_until_ready(cluster, &mut child) {
                Ok(()) => return Ok(Server { child }),
                Err(why) => {
                    let tail = tail(&cluster.log(), log_start);
                    // A server that was killed leaves processes that need a moment to notice.
                    let leftovers = tail.contains("still in use") || tail.contains("Is another");
                    if leftovers && started.elapsed() < LEFTOVER_PATIENCE {
                        std::thread::sleep(Duration::from_millis(100));
                        continue;
                    }
                    return Err(PostgresError::Start { why, log: cluster.log(), tail });
                }
            }
        }
    }

    pub(super) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// How the server ended, if it did.
    pub(super) fn ended(&mut self) -> Option<ExitStatus> {
        self.child.try_wait().ok().flatten()
    }

    /// Stops the server and waits for it.
    pub(super) fn stop(&mut self) {
        for (signal, patience) in [(Signal::INT, STOP_PATIENCE), (Signal::QUIT, Duration::from_secs(5))] {
            let asked = Instant::now();
            self.send(signal);
            while asked.elapsed() < patience {
                if self.ended().is_some() {
                    return;
                }
                std::thread::sleep(Duration::from_millis(5));
            }
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    fn send(&self, signal: Signal) {
        let pid = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw);
        if let Some(pid) = pid {
            let _ = kill_process(pid, signal);
        }
    }
}

fn spawn(cluster: &Cluster) -> Result<Child, PostgresError> {
    let log = File::options().append(true).open(cluster.log());
    let fail = |error: std::io::Error| PostgresError::Start {
        why: error.to_string(),
        log: cluster.log(),
        tail: String::new(),
    };
    let log = log.map_err(fail)?;
    command(cluster)
        .current_dir(cluster.pgdata())
        .stdin(Stdio::null())
        .stdout(log.try_clone().map_err(fail)?)
        .stderr(log)
        .spawn()
        .map_err(fail)
}

fn command(cluster: &Cluster) -> Command {
    let program = cluster.server.bin.join("postgres");
    let mut command = cluster.account.guarded("INT", &program);
    command.arg("-D").arg(cluster.pgdata()).args(["-p", "5432"]);
    let mut socket = OsString::from("unix_socket_directories=\"");
    socket.push(cluster.socket_dir());
    socket.push("\"");
    command.arg("-c").arg(socket);
    let always = ["listen_addresses=", "unix_socket_permissions=0700", "timezone=UTC", "log_timezone=UTC"];
    let durable = ["max_connections=100", "log_checkpoints=off"];
    let throwaway = [
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "autovacuum=off",
        "max_connections=200",
        "shared_buffers=64MB",
    ];
    let more: &[&str] = if cluster.durable { &durable } else { &throwaway };
    for setting in always.iter().chain(more) {
        command.args(["-c", setting]);
    }
    command
}

/// Waits for the line of `postmaster.pid` that says so; in words what happened instead.
fn wait_until_ready(cluster: &Cluster, child: &mut Child) -> Result<(), String> {
    let started = Instant::now();
    while started.elapsed() < START_PATIENCE {
        if is_ready(cluster, child.id()) {
            return Ok(());
        }
        if let Ok(Some(status)) = child.try_wait() {
            return Err(status.to_string());
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let _ = child.kill();
    let _ = child.wait();
    Err(format!("it was not ready after {} s", START_PATIENCE.as_secs()))
}

fn is_ready(cluster: &Cluster, pid: u32) -> bool {
    let Ok(text) = std::fs::read_to_string(cluster.pgdata().join("postmaster.pid")) else { return false };
    let mut lines = text.lines();
    // The file of an earlier run may still lie there.
    lines.next().is_some_and(|line| line.trim() == pid.to_string())
        && lines.nth(6).is_some_and(|line| line.trim() == "ready")
}

/// Sees to a log that the server's user can write; gives where this run will begin in it.
fn prepare_log(cluster: &Cluster) -> Result<u64, PostgresError> {
    let path = cluster.log();
    let fail = |error: std::io::Error| PostgresError::folder(&path, error);
    if std::fs::metadata(&path).is_ok_and(|log| log.len() > LOG_LIMIT_BYTES) {
        std::fs::rename(&path, path.with_extension("log.1")).map_err(fail)?;
    }
    let log = File::options().create(true).append(true).open(&path).map_err(fail)?;
    cluster.account.own(&path)?;
    log.metadata().map(|log| log.len()).map_err(fail)
}

/// The end of what the log says since `start`, on one line.
fn tail(path: &Path, start: u64) -> String {
    let read = || -> std::io::Result<Vec<u8>> {
        let mut log = File::open(path)?;
        let end = log.metadata()?.len();
        log.seek(SeekFrom::Start(start.max(end.saturating_sub(TAIL_BYTES))))?;
        let mut bytes = Vec::new();
        log.take(TAIL_BYTES).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let bytes = read().unwrap_or_default();
    String::from_utf8_lossy(&bytes).lines().map(str::trim).collect::<Vec<_>>().join(" | ")
}
