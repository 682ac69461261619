//! `armsledger healthcheck`: asks a running service whether it is ready, without any client beside the binary.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, bail};
use clap::Args;

/// Longest wait for the service.
const PATIENCE: Duration = Duration::from_secs(3);

const AFTER_HELP: &str = "\
Example:
  armsledger healthcheck --listen 127.0.0.1:8080 && echo ready

The status is 1 if the service is not ready or does not answer within 3 seconds.";

/// Arguments of `healthcheck`.
#[derive(Debug, Args)]
#[command(after_help = AFTER_HELP)]
pub(super) struct HealthcheckArgs {
    /// Address that the service listens on
    #[arg(long, env = "ARMSLEDGER_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT")]
    listen: SocketAddr,
}

/// Runs the command.
pub(super) fn run(args: HealthcheckArgs) -> anyhow::Result<ExitCode> {
    let address = reachable(args.listen);
    match status_of(address, "/readyz").with_context(|| format!("no answer from {address}"))? {
        200 => Ok(ExitCode::SUCCESS),
        other => bail!("{address} is not ready: it answers {other}"),
    }
}

/// The address to knock at for one that is listened on: "every address" is this machine.
fn reachable(listen: SocketAddr) -> SocketAddr {
    let ip = match listen.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, listen.port())
}

/// The status of a GET by plain HTTP/1.1.
fn status_of(address: SocketAddr, path: &str) -> anyhow::Result<u16> {
    let mut socket = TcpStream::connect_timeout(&address, PATIENCE)?;
    socket.set_read_timeout(Some(PATIENCE))?;
    socket.set_write_timeout(Some(PATIENCE))?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    socket.write_all(request.as_bytes())?;
    let mut line = String::new();
    BufReader::new(io::Read::take(socket, 512)).read_line(&mut line)?;
    let status = line.strip_prefix("HTTP/1.").and_then(|rest| rest.split(' ').nth(1)).unwrap_or_default();
    status.trim().parse().with_context(|| format!("that is no HTTP: `{}`", line.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;
    use std::net::TcpListener;

    fn answered(response: &'static str) -> anyhow::Result<u16> {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a loopback port is free");
        let address = listener.local_addr().expect("it is bound");
        let server = std::thread::spawn(move || {
            let (mut socket, _) = listener.accept().expect("the client below comes");
            let mut seen = [0; 1024];
            let _ = socket.read(&mut seen).expect("the client sends its question");
            socket.write_all(response.as_bytes()).expect("the client waits for the answer");
        });
        let status = status_of(address, "/readyz");
        server.join().expect("the server above does not panic");
        status
    }

    #[test]
    fn ready_and_not_ready_are_told_apart() {
        assert_eq!(answered("HTTP/1.1 200 OK\r\n\r\n").ok(), Some(200));
        assert_eq!(answered("HTTP/1.1 503 Service Unavailable\r\n\r\n").ok(), Some(503));
        assert!(answered("SSH-2.0-hello\r\n").is_err());
    }

    #[test]
    fn every_address_means_this_machine() {
        let at = |text: &str| reachable(text.parse().expect("an address")).to_string();
        assert_eq!(at("0.0.0.0:8080"), "127.0.0.1:8080");
        assert_eq!(at("[::]:8080"), "[::1]:8080");
        assert_eq!(at("192.0.2.7:80"), "192.0.2.7:80");
    }
}
