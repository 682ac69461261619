//! The thread that the server belongs to: it starts it, sees when it dies, starts it again, and stops it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::PostgresError;
use super::cluster::Cluster;
use super::server::Server;

/// How often it is looked after.
const LOOK_EVERY: Duration = Duration::from_millis(100);
/// First and longest pause before the server is started again.
const PAUSES: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(10));
/// A server that ran this long is no failing one.
const HEALTHY_AFTER: Duration = Duration::from_secs(60);

/// Holds the thread that the server belongs to.
#[derive(Debug)]
pub(super) struct Supervisor {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
    /// Process id of the server, 0 while there is none.
    pid: Arc<AtomicU32>,
}

impl Supervisor {
    /// Starts the server in a thread of its own and waits until it takes connections.
    pub(super) fn start(cluster: Cluster) -> Result<Supervisor, PostgresError> {
        let (stop, stopped) = channel();
        let (tell, told) = channel();
        let pid = Arc::new(AtomicU32::new(0));
        let shown = pid.clone();
        let lost = |why: String| PostgresError::Start { why, log: cluster.log(), tail: String::new() };
        let no_thread = lost(String::from("no thread could be started"));
        let no_answer = lost(String::from("its thread ended"));
        let body = move || match Server::start(&cluster) {
            Ok(server) => {
                shown.store(server.pid(), Ordering::SeqCst);
                let _ = tell.send(Ok(()));
                look_after(&cluster, server, &stopped, &shown);
            }
            Err(error) => {
                let _ = tell.send(Err(error));
            }
        };
        let thread =
            std::thread::Builder::new().name(String::from("postgres")).spawn(body).map_err(|_| no_thread)?;
        told.recv().unwrap_or(Err(no_answer))?;
        Ok(Supervisor { stop: Some(stop), thread: Some(thread), pid })
    }

    pub(super) fn pid(&self) -> Option<u32> {
        Some(self.pid.load(Ordering::SeqCst)).filter(|pid| *pid != 0)
    }

    pub(super) fn stop(&mut self) {
        // Letting go of the sender is what tells the thread.
        self.stop.take();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn look_after(cluster: &Cluster, mut server: Server, stopped: &Receiver<()>, shown: &AtomicU32) {
    let mut pause = PAUSES.0;
    let mut started = Instant::now();
    while is_wanted(stopped, LOOK_EVERY) {
        let Some(status) = server.ended() else { continue };
        shown.store(0, Ordering::SeqCst);
        if started.elapsed() > HEALTHY_AFTER {
            pause = PAUSES.0;
        }
        tracing::error!(%status, log = %cluster.log().display(), "the PostgreSQL server ended; starting it again");
        loop {
            if !is_wanted(stopped, pause) {
                return;
            }
            pause = (pause * 2).min(PAUSES.1);
            match cluster.stop_orphan().and_then(|()| Server::start(cluster)) {
                Ok(again) => {
                    server = again;
                    break;
                }
                Err(error) => tracing::error!(%error, "the PostgreSQL server does not start"),
            }
        }
        started = Instant::now();
        shown.store(server.pid(), Ordering::SeqCst);
        tracing::info!(pid = server.pid(), "the PostgreSQL server runs again");
    }
    server.stop();
    shown.store(0, Ordering::SeqCst);
}

/// Waits; whether the server is still wanted afterwards.
fn is_wanted(stopped: &Receiver<()>, wait: Duration) -> bool {
    stopped.recv_timeout(wait) == Err(RecvTimeoutError::Timeout)
}
