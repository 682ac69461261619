# What `run` and `test` need to be there, and how it gets there. Sourced by both; does nothing by itself.
#
# Every function says what it is about to install and why, installs it, and leaves the system as it is when nothing is
# missing. When something cannot be installed, it stops with one sentence that says what to do.

node_wanted="20.19"       # what Vite asks for: 20.19 or later, or 22.12 or later
tools=$PWD/.run           # what is fetched for this clone alone; not committed

say() { printf '%s\n' "$*" >&2; }
stop() { say "$(basename "$0"): $*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# Cargo shows what it builds to whoever watches it; a log gets its complaints alone.
quiet=--quiet
if [ -t 2 ]; then quiet=; fi

# may_be_root: whether as_root can work; sudo may ask for a password only where somebody is there to type it.
may_be_root() { [ "$(id -u)" = 0 ] || { have sudo && { sudo -n true 2>/dev/null || [ -t 0 ]; }; }; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# install WHY APT DNF BREW: installs a package by the system's package manager; false if there is none or it may not,
# and then nothing was announced.
install() {
    if have apt-get; then
        may_be_root || return 1
        say "Installing $2 by apt-get: $1."
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $2 >&2 || {
            as_root apt-get update -q >&2 || return 1
            as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $2 >&2
        }
    elif have dnf; then
        may_be_root || return 1
        say "Installing $3 by dnf: $1."
        as_root dnf install -y -q $3 >&2
    elif have brew; then
        say "Installing $4 by brew: $1."
        brew install -q $4 >&2
    else
        return 1
    fi
}

# by_hand APT DNF BREW: what to do where install failed, for the sentence that says so.
by_hand() {
    local sudo="sudo "
    if [ "$(id -u)" = 0 ]; then sudo=; fi
    if have apt-get; then printf "run '%sapt-get install %s'" "$sudo" "$1"
    elif have dnf; then printf "run '%sdnf install %s'" "$sudo" "$2"
    elif have brew; then printf "run 'brew install %s'" "$3"
    else printf 'install it (%s)' "$1"
    fi
}

# at_least WANTED HAVE: compares two versions number by number.
at_least() {
    [ "$(printf '%s\n%s\n' "$1" "$2" | sort -t . -k 1,1n -k 2,2n -k 3,3n | head -n 1)" = "$1" ]
}

need_rust() {
    if ! have cc; then
        if [ "$(uname)" = Darwin ]; then stop "Rust needs a linker; run 'xcode-select --install', then try again."; fi
        install "Rust needs a linker" "gcc libc6-dev" gcc gcc ||
            stop "Rust needs a linker; $(by_hand "gcc libc6-dev" gcc gcc), then try again."
    fi
    if ! have cargo && [ -x "$HOME/.cargo/bin/cargo" ]; then PATH=$HOME/.cargo/bin:$PATH; fi
    local wanted
    wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
    if have cargo && at_least "$wanted" "$(rust_version)"; then return; fi
    if have rustup; then
        say "Updating Rust by rustup: the service needs Rust $wanted or later."
        rustup toolchain install stable --profile minimal >&2
    else
        have curl || install "it fetches Rust" "curl ca-certificates" curl curl ||
            stop "Rust $wanted or later is missing and so is curl to fetch it; $(by_hand "curl ca-certificates" curl curl), then try again."
        say "Installing Rust by rustup into $HOME/.cargo: the service is written in it."
        mkdir -p "$tools"
        { curl --proto '=https' --tlsv1.2 -sSf -o "$tools/rustup.sh" https://sh.rustup.rs &&
            sh "$tools/rustup.sh" -y -q --profile minimal --no-modify-path >&2; } ||
            stop "Rust could not be installed; see https://rustup.rs, then try again."
        PATH=$HOME/.cargo/bin:$PATH
    fi
    if ! at_least "$wanted" "$(rust_version)"; then export RUSTUP_TOOLCHAIN=stable; fi
    at_least "$wanted" "$(rust_version)" || stop "Rust $(rust_version) is too old; the service needs $wanted or later."
}

rust_version() { cargo --version 2>/dev/null | sed 's/^cargo \([0-9.]*\).*/\1/'; }

# The formatter and the linter, for `test` alone.
need_rust_tools() {
    if cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1; then return; fi
    have rustup || stop "rustfmt and clippy are missing; install them beside your Rust, then try again."
    say "Installing rustfmt and clippy by rustup: the code is checked with them."
    rustup component add rustfmt clippy >&2
}

need_node() {
    if [ -x "$tools/node/node_modules/.bin/node" ]; then PATH=$tools/node/node_modules/.bin:$PATH; fi
    if have node && have npm && node_is_fit; then return; fi
    if ! have npm; then
        install "the dashboard is built with it" "nodejs npm" "nodejs npm" node ||
            stop "Node $node_wanted or later with npm is missing; $(by_hand "nodejs npm" "nodejs npm" node), then try again."
    fi
    if ! node_is_fit; then
        say "Fetching Node 22 by npm into .run/node: the dashboard's build needs $node_wanted or later, the system has $(node --version)."
        npm install --prefix "$tools/node" --no-audit --no-fund --no-progress --loglevel=error node@22 >&2 ||
            stop "Node $(node --version) is too old; install $node_wanted or later (https://nodejs.org), then try again."
        PATH=$tools/node/node_modules/.bin:$PATH
    fi
}

node_is_fit() {
    node -e 'const [a, b] = process.versions.node.split(".").map(Number);
        process.exit((a === 20 && b >= 19) || (a === 22 && b >= 12) || a > 22 ? 0 : 1)' 2>/dev/null
}

# A Postgres server on this machine, for the managed one. If none can be installed, the binary itself looks further
# and says what to do.
need_postgres() {
    local folder
    for folder in "${PG_BIN:-}" $(pg_config --bindir 2>/dev/null) /usr/lib/postgresql/*/bin /usr/pgsql-*/bin \
        /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin \
        /Applications/Postgres.app/Contents/Versions/latest/bin /usr/local/pgsql/bin; do
        if [ -n "$folder" ] && [ -x "$folder/initdb" ]; then return; fi
    done
    have initdb && return
    install "the ledger is kept in it" postgresql postgresql-server postgresql@17 ||
        say "No PostgreSQL server was found, so the service will look for one itself; to give it one, $(by_hand postgresql postgresql-server postgresql@17)."
}

# A browser, for the dashboard's tests alone. Sets CHROMIUM.
need_chromium() {
    find_chromium && return
    install "the dashboard is tested in it" chromium chromium chromium ||
        stop "there is no Chromium to test the dashboard in; $(by_hand chromium chromium chromium) or set CHROMIUM to its path, then try again."
    find_chromium || stop "Chromium was installed but not found; set CHROMIUM to its path, then try again."
}

find_chromium() {
    local name
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
        if [ -n "$name" ] && have "$name"; then
            CHROMIUM=$(command -v "$name")
            export CHROMIUM
            return 0
        fi
    done
    return 1
}

# Checksum of a folder's files, by name and content; what is built or fetched is left out.
checksum_of() {
    (cd "$1" && find . \( -name node_modules -o -name dist \) -prune -o -type f -print | LC_ALL=C sort |
        while IFS= read -r file; do cksum "$file"; done | cksum)
}

# The dashboard's packages, if its list of them changed.
fetch_dashboard_packages() {
    local wanted
    wanted=$(cksum < dashboard/package-lock.json)
    if [ -d dashboard/node_modules ] && [ "$(cat "$tools/packages" 2>/dev/null)" = "$wanted" ]; then return; fi
    say "Fetching the dashboard's packages by npm."
    (cd dashboard && npm ci --no-audit --no-fund --no-progress --loglevel=error) >&2 ||
        stop "the dashboard's packages could not be fetched; see the message of npm above."
    mkdir -p "$tools"
    printf '%s\n' "$wanted" > "$tools/packages"
}

# The dashboard, if its sources changed.
build_dashboard() {
    local wanted
    wanted=$(checksum_of dashboard)
    if [ -f dashboard/dist/index.html ] && [ "$(cat "$tools/dashboard" 2>/dev/null)" = "$wanted" ]; then return; fi
    fetch_dashboard_packages
    say "Building the dashboard."
    (cd dashboard && npm run --silent build) >&2 || stop "the dashboard could not be built; see the message above."
    # cargo knows the old files of the page alone; this makes it look again.
    touch src/http/dashboard.rs
    mkdir -p "$tools"
    printf '%s\n' "$wanted" > "$tools/dashboard"
}
