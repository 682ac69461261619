//! `armsledger serve`: the service, with a managed Postgres unless it is given one.

use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener};
use std::process::ExitCode;

use anyhow::{Context, anyhow};
use clap::Args;
use jiff::Timestamp;
use tokio::signal::unix::{SignalKind, signal};

use super::{check, demo, ledger, lexicon};
use crate::config::{LedgerSettings, LexiconSettings, ServiceSettings};
use crate::extract::Lexicon;
use crate::http;
use crate::ingest::Writer;

const AFTER_HELP: &str = "\
Examples:
  armsledger serve                                       with a managed Postgres
  armsledger serve --listen 127.0.0.1:0 --demo           on a free port
  DATABASE_URL=postgres://me@db/ledger armsledger serve  your own Postgres";

/// Arguments of `serve`.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct ServeArgs {
    #[command(flatten)]
    ledger: LedgerSettings,
    #[command(flatten)]
    words: LexiconSettings,
    #[command(flatten)]
    service: ServiceSettings,
    /// Put the sample articles into the ledger first, if it is empty
    #[arg(long)]
    demo: bool,
}

/// Runs the command. Everything that can be refused is refused before a Postgres is started.
pub(super) fn run(args: ServeArgs) -> anyhow::Result<ExitCode> {
    let place = ledger::place(&args.ledger)?;
    for (name, meant) in check::unknown_variables_of_this_process() {
        tracing::warn!(name, meant, "a variable that begins like a setting is none");
    }
    let lexicon = lexicon::load(&args.words)?;
    let listener = bind(args.service.listen)?;
    super::runtime()?.block_on(serve(args, place, lexicon, listener))
}

async fn serve(
    args: ServeArgs,
    place: ledger::Place,
    lexicon: &'static Lexicon,
    listener: TcpListener,
) -> anyhow::Result<ExitCode> {
    // Heard from now on: a signal that comes while Postgres starts must not leave it behind.
    let shutdown = shutdown()?;
    let ledger = ledger::open(place).await?;
    let writer = Writer::new(ledger.store.clone(), lexicon);
    let said = if args.demo { Some(demo::load(&ledger.store, &writer).await?) } else { None };
    let address = listener.local_addr()?;
    let (close, closing) = tokio::sync::watch::channel(false);
    let shutdown = async move {
        shutdown.await;
        close.send_replace(true);
    };
    let writes_allowed = args.service.writes_allowed(ledger.is_managed());
    let state = http::AppState {
        store: ledger.store.clone(),
        writer,
        lexicon,
        now: Timestamp::now,
        public_url: args.service.public_url,
        writes_allowed,
        closing,
    };
    announce(address, &ledger.whereabouts, said.as_deref())?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let served = http::serve(listener, http::router(state), shutdown).await;
    ledger.close().await;
    served.context("the service failed")?;
    Ok(ExitCode::SUCCESS)
}

/// Takes the port, or says in one sentence why not.
fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    let listener = TcpListener::bind(address).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => anyhow!(
            "{address} is taken by another program; stop it, or choose another port with --listen 127.0.0.1:0"
        ),
        io::ErrorKind::PermissionDenied => {
            anyhow!("{address} may not be used by this user; choose a port above 1023 with --listen")
        }
        _ => anyhow!("cannot listen on {address}: {error}; choose another address with --listen"),
    })?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Prints where the service is, for people and for scripts that wait for the line.
fn announce(address: SocketAddr, whereabouts: &str, demo: Option<&str>) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if let Some(demo) = demo {
        writeln!(out, "{demo}")?;
    }
    writeln!(out, "armsledger is ready on http://{address}/ ({whereabouts})")?;
    out.flush()
}

/// Resolves when the service is asked to stop: Ctrl-C or SIGTERM.
fn shutdown() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("stopping");
    })
}
