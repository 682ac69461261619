//! Settings: every one a flag and an environment variable of the same name, with its default beside it.
//!
//! A bad value ends the program with status [`BAD_SETTING`] before anything is bound or started. The doc comment of a
//! field is its line in `--help` and in `armsledger config check`; there is no second list to keep.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};
use thiserror::Error;

/// Exit status for a setting that cannot be used (`EX_CONFIG` of sysexits.h).
pub const BAD_SETTING: u8 = 78;

/// First letters of our own environment variables.
pub const PREFIX: &str = "ARMSLEDGER_";

/// Where and how the log goes.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Log")]
pub struct LogSettings {
    /// What is logged: error, warn, info, debug, trace, or per room (`info,sqlx=debug`)
    #[arg(long, global = true, env = "ARMSLEDGER_LOG", default_value = "info,sqlx=warn", value_parser = log_filter, value_name = "FILTER")]
    pub log: String,

    /// How it is logged, on standard error: lines for people or JSON
    #[arg(long, global = true, env = "ARMSLEDGER_LOG_FORMAT", default_value = "text", value_name = "FORMAT")]
    pub log_format: LogFormat,
}

/// Shape of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Lines for people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Where the ledger is.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Ledger")]
pub struct LedgerSettings {
    /// Your own Postgres, postgres://user:password@host:port/database; without it a managed one runs in the data folder
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    pub database_url: Option<Secret>,

    /// File that holds the address of the Postgres, for secrets that are mounted as files
    #[arg(long, env = "DATABASE_URL_FILE", value_name = "FILE")]
    pub database_url_file: Option<PathBuf>,

    /// Folder of the managed Postgres [default: /var/lib/armsledger for root, else ~/.local/share/armsledger]
    #[arg(long, env = "ARMSLEDGER_DATA_DIR", value_name = "FOLDER")]
    pub data_dir: Option<PathBuf>,
}

/// By which words texts are read.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Words")]
pub struct LexiconSettings {
    /// Folder of words laid over the built-in ones, in files of their names (`actors.toml`, `systems/mine.toml`)
    #[arg(long, env = "ARMSLEDGER_LEXICON_DIR", value_name = "FOLDER")]
    pub lexicon: Option<PathBuf>,
}

/// How the service answers.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Service")]
pub struct ServiceSettings {
    /// Address the service listens on; port 0 takes a free one
    #[arg(long, env = "ARMSLEDGER_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS:PORT")]
    pub listen: SocketAddr,

    /// Address of the service as others see it, for links that leave it (`https://ledger.example`); without it links are relative
    #[arg(long, env = "ARMSLEDGER_PUBLIC_URL", value_parser = public_url, value_name = "URL")]
    pub public_url: Option<String>,

    /// Take articles from whoever can reach the service; without it only with a managed Postgres on a loopback address
    #[arg(long, env = "ARMSLEDGER_OPEN_WRITES", num_args = 0..=1, require_equals = true, default_value_t = false,
        default_missing_value = "true", value_name = "true|false")]
    pub open_writes: bool,
}

impl ServiceSettings {
    /// Whether articles are taken over HTTP. There are no keys yet, so the place has to do: a database of our own
    /// that only this machine can reach.
    pub fn writes_allowed(&self, managed_postgres: bool) -> bool {
        self.open_writes || (managed_postgres && self.listen.ip().is_loopback())
    }
}

/// A text that is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The text itself, for the one place that needs it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

impl FromStr for Secret {
    type Err = std::convert::Infallible;
    fn from_str(text: &str) -> Result<Secret, Self::Err> {
        Ok(Secret(text.to_owned()))
    }
}

/// A setting cannot be used. Prints without the secret.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum BadSetting {
    /// Two settings say different things.
    #[error("DATABASE_URL and DATABASE_URL_FILE are both set; keep one of them")]
    Twice,
    /// The file of a secret.
    #[error("DATABASE_URL_FILE: cannot read {path}: {why}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        why: String,
    },
    /// The address of a database.
    #[error("{name}: {why}; it looks like postgres://user:password@host:5432/database")]
    Database {
        /// The variable.
        name: &'static str,
        /// What is wrong with it.
        why: String,
    },
    /// The folder of words.
    #[error("ARMSLEDGER_LEXICON_DIR: {}: {why}", folder.display())]
    Lexicon {
        /// The folder.
        folder: PathBuf,
        /// The file in it and what is wrong.
        why: String,
    },
    /// There is no home to put the data in.
    #[error("no folder for the data: HOME is not set; set ARMSLEDGER_DATA_DIR")]
    NoHome,
}

impl LedgerSettings {
    /// Address of the user's own Postgres; `None` if the managed one is to run.
    ///
    /// # Errors
    /// [`BadSetting`] if it is given twice, cannot be read or is no Postgres address.
    pub fn database_url(&self) -> Result<Option<Secret>, BadSetting> {
        let (name, secret) = match (&self.database_url, &self.database_url_file) {
            (None, None) => return Ok(None),
            (Some(_), Some(_)) => return Err(BadSetting::Twice),
            (Some(secret), None) => ("DATABASE_URL", secret.clone()),
            (None, Some(path)) => {
                let text = std::fs::read_to_string(path)
                    .map_err(|e| BadSetting::Unreadable { path: path.clone(), why: e.to_string() })?;
                ("DATABASE_URL_FILE", Secret(text.trim().to_owned()))
            }
        };
        let bad = |why: &str| BadSetting::Database { name, why: why.to_owned() };
        if secret.reveal().trim().is_empty() {
            return Err(bad("is empty (unset it to run a managed Postgres)"));
        }
        let url = url::Url::parse(secret.reveal()).map_err(|e| bad(&format!("is no address ({e})")))?;
        match url.scheme() {
            "postgres" | "postgresql" => Ok(Some(secret)),
            other => Err(bad(&format!("names no Postgres but `{other}`"))),
        }
    }

    /// Folder of the managed Postgres: as set, or the usual place of the user.
    ///
    /// Root's own home is closed to the user that Postgres runs as, hence `/var/lib`.
    ///
    /// # Errors
    /// [`BadSetting::NoHome`] if nothing says where to put it.
    pub fn data_dir(&self) -> Result<PathBuf, BadSetting> {
        let variable = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
        if let Some(set) = &self.data_dir {
            return Ok(set.clone());
        }
        if rustix::process::geteuid().is_root() {
            return Ok(PathBuf::from("/var/lib/armsledger"));
        }
        let share =
            variable("XDG_DATA_HOME").or_else(|| variable("HOME").map(|home| home.join(".local/share")));
        share.map(|share| share.join("armsledger")).ok_or(BadSetting::NoHome)
    }
}

/// Takes a filter that the log understands.
fn log_filter(text: &str) -> Result<String, String> {
    tracing_subscriber::EnvFilter::try_new(text).map(|_| text.to_owned()).map_err(|e| e.to_string())
}

/// Takes an http or https address and leaves out the slash at its end.
fn public_url(text: &str) -> Result<String, String> {
    let url = url::Url::parse(text).map_err(|e| e.to_string())?;
    match url.scheme() {
        "http" | "https" => Ok(text.trim_end_matches('/').to_owned()),
        other => Err(format!("`{other}` is neither http nor https")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(url: &str) -> LedgerSettings {
        LedgerSettings { database_url: Some(Secret(url.to_owned())), ..LedgerSettings::default() }
    }

    #[test]
    fn nothing_set_means_a_managed_postgres() {
        assert_eq!(LedgerSettings::default().database_url(), Ok(None));
    }

    #[test]
    fn both_spellings_of_a_postgres_address_are_taken() {
        for url in ["postgres://me:pw@localhost/ledger", "postgresql:///ledger?host=/run/postgresql"] {
            assert_eq!(given(url).database_url().map(|s| s.is_some()), Ok(true), "{url}");
        }
    }

    #[test]
    fn what_is_no_postgres_address_is_refused_without_the_secret() {
        for url in ["", "hunter2", "mysql://me:hunter2@localhost/ledger"] {
            let error = given(url).database_url().expect_err(url).to_string();
            assert!(error.starts_with("DATABASE_URL:") && !error.contains("hunter2"), "{error}");
        }
    }

    #[test]
    fn a_secret_is_never_printed() {
        assert!(!format!("{:?}", given("postgres://me:hunter2@h/d")).contains("hunter2"));
    }

    #[test]
    fn a_secret_may_come_from_a_file_but_not_from_two_places() {
        let path = std::env::temp_dir().join(format!("armsledger-secret-{}", std::process::id()));
        std::fs::write(&path, "postgres://me:pw@localhost/ledger\n")
            .expect("the temporary folder can be written");
        let mut settings =
            LedgerSettings { database_url_file: Some(path.clone()), ..LedgerSettings::default() };
        let read = settings.database_url().expect("the file holds an address");
        assert_eq!(read.as_ref().map(Secret::reveal), Some("postgres://me:pw@localhost/ledger"));
        settings.database_url = read;
        assert_eq!(settings.database_url(), Err(BadSetting::Twice));
        std::fs::remove_file(&path).expect("the file was made above");
        settings.database_url = None;
        assert!(matches!(settings.database_url(), Err(BadSetting::Unreadable { .. })));
    }

    #[test]
    fn a_log_filter_is_checked_before_anything_starts() {
        assert!(log_filter("info,sqlx=warn").is_ok());
        assert!(log_filter("info,=").is_err() || log_filter("sqlx=loud").is_err());
    }

    #[test]
    fn without_keys_only_a_ledger_of_our_own_on_loopback_takes_articles() {
        let service = |listen: &str, open_writes| ServiceSettings {
            listen: listen.parse().expect("an address"),
            public_url: None,
            open_writes,
        };
        assert!(service("127.0.0.1:8080", false).writes_allowed(true));
        assert!(service("[::1]:8080", false).writes_allowed(true));
        assert!(!service("127.0.0.1:8080", false).writes_allowed(false));
        assert!(!service("0.0.0.0:8080", false).writes_allowed(true));
        assert!(service("0.0.0.0:8080", true).writes_allowed(false));
    }

    #[test]
    fn a_public_address_loses_its_last_slash() {
        assert_eq!(public_url("https://ledger.example/"), Ok("https://ledger.example".to_owned()));
        assert!(public_url("ledger.example").is_err() && public_url("ftp://ledger.example").is_err());
    }
}
