//! Where things lie: the cache, a throwaway folder, and a folder for the socket whose name is short enough.

use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::PostgresError;
use super::account::Account;

/// Longest path of a Unix socket, in bytes. (Linux takes 107, macOS 103.)
const SOCKET_PATH_LIMIT: usize = 103;
/// What Postgres adds to the folder.
const SOCKET_NAME: &str = "/.s.PGSQL.5432";

/// Where a downloaded server lies: for root `/var/cache/armsledger`, for others `$XDG_CACHE_HOME/armsledger`.
pub fn default_cache_dir() -> PathBuf {
    if is_root() { PathBuf::from("/var/cache/armsledger") } else { below_home("XDG_CACHE_HOME", ".cache") }
}

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

fn below_home(variable: &str, usual: &str) -> PathBuf {
    let named = std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || std::env::var_os("HOME").map_or_else(std::env::temp_dir, PathBuf::from).join(usual);
    named.unwrap_or_else(home).join("armsledger")
}

/// A new folder of our own for a throwaway cluster.
pub(super) fn fresh_temporary() -> Result<PathBuf, PostgresError> {
    let base = std::env::temp_dir();
    for attempt in 0..100_u32 {
        let folder = base.join(format!("armsledger-{}-{attempt}", std::process::id()));
        match std::fs::DirBuilder::new().mode(0o700).create(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(PostgresError::folder(&folder, error)),
        }
    }
    Err(PostgresError::folder(&base, "it is full of old throwaway clusters named armsledger-*"))
}

/// A folder that only `account` can enter; made if it is not there, with the folders above it.
pub(super) fn private(path: &Path, account: &Account) -> Result<(), PostgresError> {
    let fail = |why: String| PostgresError::folder(path, why);
    if let Some(above) = path.parent() {
        std::fs::create_dir_all(above).map_err(|error| fail(error.to_string()))?;
        if let Some(barrier) = account.barred(above) {
            let barrier = barrier.display();
            return Err(fail(format!(
                "user {} may not enter {barrier}; choose a folder that it can reach",
                account.name
            )));
        }
    }
    match std::fs::DirBuilder::new().mode(0o700).create(path) {
        Ok(()) => account.own(path)?,
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(fail(error.to_string())),
    }
    // Somebody else may have been here first: a link or a folder of another user is not ours to trust.
    let found = std::fs::symlink_metadata(path).map_err(|error| fail(error.to_string()))?;
    if !found.is_dir() {
        return Err(fail(String::from("it is no folder")));
    }
    if found.uid() == 0 && is_root() {
        account.own(path)?;
    } else if found.uid() != account.uid {
        return Err(fail(format!("it belongs to user {}, not to {}", found.uid(), account.name)));
    }
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o700))
        .map_err(|error| fail(error.to_string()))
}

/// The folder of the socket: inside the data folder if that is short enough, else a short one of its own. A socket's
/// path is cut off by the system after about a hundred bytes.
pub(super) fn socket(data_dir: &Path, account: &Account) -> Result<PathBuf, PostgresError> {
    let inside = data_dir.join("socket");
    let folder = if fits(&inside) { inside } else { short_socket_dir(data_dir, account.uid)? };
    if !fits(&folder) {
        return Err(PostgresError::folder(&folder, "its name is too long for a socket"));
    }
    private(&folder, account)?;
    Ok(folder)
}

fn fits(folder: &Path) -> bool {
    folder.as_os_str().len() + SOCKET_NAME.len() <= SOCKET_PATH_LIMIT
}

/// A short folder for a data folder that has a long name, told apart by the number that the file system gave it.
fn short_socket_dir(data_dir: &Path, uid: u32) -> Result<PathBuf, PostgresError> {
    let found = std::fs::metadata(data_dir).map_err(|error| PostgresError::folder(data_dir, error))?;
    let runtime = if is_root() {
        Some(PathBuf::from("/run"))
    } else {
        std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from)
    };
    let base = runtime.filter(|folder| folder.is_dir()).unwrap_or_else(|| PathBuf::from("/tmp"));
    Ok(base.join(format!("armsledger-{uid}-{:x}-{:x}", found.dev(), found.ino())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_socket_path_fits_up_to_the_limit_and_not_beyond() {
        let longest = SOCKET_PATH_LIMIT - SOCKET_NAME.len();
        assert!(fits(Path::new(&"x".repeat(longest))));
        assert!(!fits(Path::new(&"x".repeat(longest + 1))));
    }
}
