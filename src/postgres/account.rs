//! Whom the server runs as: ourselves, or, where we are root, somebody with less to lose.

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use super::PostgresError;

/// The user that the server runs as and that owns its folders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Account {
    pub(super) uid: u32,
    pub(super) gid: u32,
    /// Name, or the number where it has none.
    pub(super) name: String,
    /// Whether we are root and step down to it.
    step_down: bool,
}

impl Account {
    /// Ourselves; for root the owner of the cluster that is there, else `postgres`, else `nobody`.
    pub(super) fn choose(data_dir: &Path) -> Result<Account, PostgresError> {
        let uid = rustix::process::geteuid().as_raw();
        let gid = rustix::process::getegid().as_raw();
        if uid != 0 {
            return Ok(Account { uid, gid, name: uid.to_string(), step_down: false });
        }
        let owner = std::fs::metadata(data_dir).ok().filter(|folder| folder.uid() != 0);
        if let Some(folder) = owner {
            let (uid, gid) = (folder.uid(), folder.gid());
            return Ok(Account { uid, gid, name: uid.to_string(), step_down: true });
        }
        let users = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
        ["postgres", "nobody"].iter().find_map(|name| in_passwd(&users, name)).ok_or(PostgresError::NoAccount)
    }

    /// A command that runs as this user, away from our terminal's signals and from settings meant for others.
    pub(super) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        if self.step_down {
            command.uid(self.uid).gid(self.gid);
        }
        for (name, _) in std::env::vars_os() {
            if name.as_encoded_bytes().starts_with(b"PG") {
                command.env_remove(name);
            }
        }
        command.env("LC_ALL", "C").process_group(0);
        command
    }

    /// The same, for a program that the system ends with `signal` when we end, however we end, where it can be asked to.
    /// Where it cannot, the next start stops what is left. The program also ends with the thread that starts it.
    pub(super) fn guarded(&self, signal: &str, program: &Path) -> Command {
        let flag = ["--pdeathsig", signal];
        let can_ask = || Command::new("setpriv").args(flag).arg("true").stderr(Stdio::null()).status();
        if cfg!(target_os = "linux") && can_ask().is_ok_and(|status| status.success()) {
            let mut command = self.command(Path::new("setpriv"));
            command.args(flag).arg(program);
            command
        } else {
            self.command(program)
        }
    }

    /// The first folder on the way to `path` that this user cannot pass; only root needs to ask.
    pub(super) fn barred<'a>(&self, path: &'a Path) -> Option<&'a Path> {
        if !self.step_down {
            return None;
        }
        path.ancestors()
            .filter(|folder| std::fs::metadata(folder).is_ok_and(|found| !self.passes(&found)))
            .last()
    }

    fn passes(&self, found: &std::fs::Metadata) -> bool {
        let mode = found.permissions().mode();
        let bit = match () {
            () if found.uid() == self.uid => 0o100,
            () if found.gid() == self.gid => 0o010,
            () => 0o001,
        };
        !found.is_dir() || mode & bit != 0
    }

    /// Gives a file or folder to this user.
    pub(super) fn own(&self, path: &Path) -> Result<(), PostgresError> {
        if !self.step_down {
            return Ok(());
        }
        std::os::unix::fs::chown(path, Some(self.uid), Some(self.gid))
            .map_err(|error| PostgresError::folder(path, error))
    }
}

/// A user by name, from the text of `/etc/passwd`.
fn in_passwd(users: &str, name: &str) -> Option<Account> {
    let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
    let mut fields = line.split(':').skip(2);
    let uid = fields.next()?.parse().ok().filter(|uid| *uid != 0)?;
    let gid = fields.next()?.parse().ok()?;
    Some(Account { uid, gid, name: name.to_owned(), step_down: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_is_found_by_its_whole_name_and_is_never_root() {
        let users = "root:x:0:0:root:/root:/bin/sh\npostgresql:x:7:7::/:\npostgres:x:101:104:,,,:/var/lib:/bin/sh\nfake:x:0:0::/:\n";
        let found = in_passwd(users, "postgres").map(|account| (account.uid, account.gid));
        assert_eq!(found, Some((101, 104)));
        assert_eq!(in_passwd(users, "fake"), None);
        assert_eq!(in_passwd(users, "nobody"), None);
    }
}
