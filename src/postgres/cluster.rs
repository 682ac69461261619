//! The cluster on disk: its folders, its lock, how it is made, and what an earlier run left behind.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, test_kill_process};

use super::account::Account;
use super::find::Server;
use super::{OWNER_ROLE, PostgresError, Settings, folders};

/// How long a server without a service may take to stop: first politely, then at once.
const ORPHAN_PATIENCE: Duration = Duration::from_secs(10);

/// A cluster that is ours: nobody else holds its lock, and no server runs on it.
#[derive(Debug)]
pub(super) struct Cluster {
    pub(super) account: Account,
    pub(super) server: Server,
    pub(super) durable: bool,
    data_dir: PathBuf,
    socket_dir: PathBuf,
    /// Held as long as the cluster is in use; the system lets go of it when the process ends, however it ends.
    _lock: File,
}

impl Cluster {
    /// Major version of the server that made the cluster in this folder, if there is one.
    pub(super) fn version_in(data_dir: &Path) -> Option<u32> {
        std::fs::read_to_string(data_dir.join("cluster/PG_VERSION")).ok()?.trim().parse().ok()
    }

    /// Takes the folder, stops what still runs on it, and makes a cluster in it if there is none.
    pub(super) fn prepare(
        settings: &Settings,
        account: Account,
        server: Server,
    ) -> Result<Cluster, PostgresError> {
        // A link to another disk is followed; a folder that is not there yet has none.
        let data_dir = settings
            .data_dir
            .canonicalize()
            .or_else(|_| std::path::absolute(&settings.data_dir))
            .map_err(|error| PostgresError::folder(&settings.data_dir, error))?;
        folders::private(&data_dir, &account)?;
        let lock = lock(&data_dir)?;
        let socket_dir = folders::socket(&data_dir, &account)?;
        let cluster =
            Cluster { account, server, durable: settings.durable, data_dir, socket_dir, _lock: lock };
        cluster.stop_orphan()?;
        if Cluster::version_in(&cluster.data_dir).is_none() {
            cluster.make()?;
        }
        Ok(cluster)
    }

    /// The folder that Postgres calls PGDATA.
    pub(super) fn pgdata(&self) -> PathBuf {
        self.data_dir.join("cluster")
    }

    /// Where the server writes what it has to say.
    pub(super) fn log(&self) -> PathBuf {
        self.data_dir.join("postgres.log")
    }

    pub(super) fn socket_dir(&self) -> &Path {
        &self.socket_dir
    }

    /// Runs `initdb` beside the place and moves the whole cluster there, so that a broken off run leaves none by halves.
    fn make(&self) -> Result<(), PostgresError> {
        let fail = |output: String| PostgresError::Initdb { data_dir: self.data_dir.clone(), output };
        let unfinished = self.data_dir.join("cluster.new");
        if unfinished.exists() {
            std::fs::remove_dir_all(&unfinished).map_err(|error| fail(error.to_string()))?;
        }
        let mut initdb = self.account.guarded("KILL", &self.server.bin.join("initdb"));
        // No passwords: whoever reaches the socket is its owner. No TCP is opened, and would be refused besides.
        initdb.args(["--encoding=UTF8", "--locale=C", "--auth-local=trust", "--auth-host=reject"]);
        initdb.args(["--username", OWNER_ROLE]).arg("--pgdata").arg(&unfinished).current_dir(&self.data_dir);
        initdb.arg(if self.durable { "--data-checksums" } else { "--no-sync" });
        let told = initdb.output().map_err(|error| fail(error.to_string()))?;
        if !told.status.success() {
            return Err(fail(String::from_utf8_lossy(&told.stderr).trim().to_owned()));
        }
        std::fs::rename(&unfinished, self.pgdata()).map_err(|error| fail(error.to_string()))?;
        if self.durable {
            File::open(&self.data_dir)
                .and_then(|folder| folder.sync_all())
                .map_err(|error| fail(error.to_string()))?;
        }
        Ok(())
    }

    /// Stops a server that runs on this cluster without a service, as a killed one leaves it. The lock is ours, so no
    /// service wants it any more.
    pub(super) fn stop_orphan(&self) -> Result<(), PostgresError> {
        let recorded = self.recorded_pid().filter(|pid| is_alive(*pid));
        match recorded {
            Some(pid) if self.runs_here(pid) => self.stop_process(pid)?,
            Some(pid) => self.forget_process(pid)?,
            // A dead process: the server itself clears that up, and waits for what its children still hold.
            None => {}
        }
        for name in [".s.PGSQL.5432", ".s.PGSQL.5432.lock"] {
            let _ = std::fs::remove_file(self.socket_dir.join(name));
        }
        Ok(())
    }

    fn stop_process(&self, pid: Pid) -> Result<(), PostgresError> {
        let number = pid.as_raw_nonzero().get();
        tracing::warn!(pid = number, "a PostgreSQL server was left running without its service; stopping it");
        for signal in [Signal::INT, Signal::QUIT] {
            let _ = kill_process(pid, signal);
            if within_patience(|| !is_alive(pid) || !self.runs_here(pid)) {
                return Ok(());
            }
        }
        Err(PostgresError::Orphan { data_dir: self.data_dir.clone(), pid: number })
    }

    /// The number in `postmaster.pid` belongs to somebody else by now, and the server would refuse to start because of
    /// it. The file also guards against children of the dead server, so it goes only when none is left.
    fn forget_process(&self, pid: Pid) -> Result<(), PostgresError> {
        if !within_patience(|| !self.has_processes()) {
            let pid = pid.as_raw_nonzero().get();
            return Err(PostgresError::Orphan { data_dir: self.data_dir.clone(), pid });
        }
        let file = self.pgdata().join("postmaster.pid");
        std::fs::remove_file(&file).map_err(|error| PostgresError::folder(&file, error))
    }

    /// The process that the cluster says it is served by.
    fn recorded_pid(&self) -> Option<Pid> {
        let text = std::fs::read_to_string(self.pgdata().join("postmaster.pid")).ok()?;
        // A stand-alone backend writes its number with a minus.
        Pid::from_raw(text.lines().next()?.trim().parse::<i32>().ok()?.abs())
    }

    /// Whether a living process is a server of this cluster: those stand in its folder, and name it in their command.
    fn runs_here(&self, pid: Pid) -> bool {
        let number = pid.as_raw_nonzero().to_string();
        if Path::new("/proc/self/cwd").exists() {
            return self.stands_here(&number);
        }
        let told = Command::new("ps").args(["-ww", "-o", "command=", "-p", &number]).output();
        let pgdata = self.pgdata();
        told.is_ok_and(|told| String::from_utf8_lossy(&told.stdout).contains(&*pgdata.to_string_lossy()))
    }

    fn stands_here(&self, pid: &str) -> bool {
        let stands = std::fs::read_link(Path::new("/proc").join(pid).join("cwd"));
        matches!((stands, self.pgdata().canonicalize()), (Ok(stands), Ok(pgdata)) if stands == pgdata)
    }

    /// Whether any process stands in the cluster's folder, as far as the system tells.
    fn has_processes(&self) -> bool {
        let numbers = std::fs::read_dir("/proc").into_iter().flatten().flatten();
        numbers
            .filter_map(|entry| entry.file_name().into_string().ok())
            .any(|name| name.bytes().all(|b| b.is_ascii_digit()) && self.stands_here(&name))
    }
}

impl Drop for Cluster {
    /// Takes a socket's folder outside the data folder away again, while the lock is still ours. One that the server left
    /// something in stays; so does that of a killed service. The next run on this data folder has the same one.
    fn drop(&mut self) {
        if !self.socket_dir.starts_with(&self.data_dir) {
            let _ = std::fs::remove_dir(&self.socket_dir);
        }
    }
}

fn is_alive(pid: Pid) -> bool {
    test_kill_process(pid) != Err(rustix::io::Errno::SRCH)
}

/// Whether something comes true before patience ends.
fn within_patience(done: impl Fn() -> bool) -> bool {
    let asked = Instant::now();
    while asked.elapsed() < ORPHAN_PATIENCE {
        if done() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    false
}

fn lock(data_dir: &Path) -> Result<File, PostgresError> {
    let path = data_dir.join("armsledger.lock");
    let fail = |error: std::io::Error| PostgresError::folder(&path, error);
    let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(fail)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(PostgresError::InUse(data_dir.to_owned())),
        Err(TryLockError::Error(error)) => Err(fail(error)),
    }
}
