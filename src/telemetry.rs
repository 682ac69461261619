//! Tracing: where the log goes and what it looks like.
//!
//! The log goes to standard error, always: standard output belongs to what a command answers, so that
//! `armsledger extract … | jq .` stays clean. Times are UTC. Colours only on a terminal that wants them.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt;

use crate::config::{LogFormat, LogSettings};

/// Starts the log. A second call changes nothing, so that tests may call it too.
pub fn start(settings: &LogSettings) {
    let filter = EnvFilter::try_new(&settings.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(colour_wanted());
    let started = match settings.log_format {
        LogFormat::Text => log.try_init(),
        LogFormat::Json => log.json().flatten_event(true).with_ansi(false).try_init(),
    };
    // The only failure is a log that runs already.
    drop(started);
}

/// Whether standard error shows colours: a terminal, and `NO_COLOR` not set.
fn colour_wanted() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
