# Sourced by ./run and ./test: makes the machine and .venv ready, then returns.
#
# Nothing here touches the network when all is in place: one dpkg-query, one sha256sum.
# Everything it has to say goes to stderr, so that what a command prints stays its own.
#
# Where the environment stands is told by .venv/headmap-lock alone. It holds the sha256 of
# the lock that .venv was made from and is written last, so an environment without it was
# interrupted and is made again from nothing.

uv_version=0.13.8
# PySide6 6.11 is published for these.
python_wanted='>=3.11,<3.15'

# What PySide6 loads, even offscreen. Without these nothing starts.
needed_packages=(
    libgl1 libegl1 libglib2.0-0 libfontconfig1 libfreetype6 libx11-6 libxkbcommon0
    libdbus-1-3 libgssapi-krb5-2 libbrotli1
)
# A window on X, and the printer dialog.
window_packages=(
    libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
    libxcb-render0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1
    libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0 libcups2
)
# The tests open a real window on a virtual screen, read it as a screen reader would, and
# look at printed pages.
test_packages=(xvfb xauth dbus at-spi2-core python3-gi gir1.2-atspi-2.0 poppler-utils)
# To fetch uv, where the machine has none.
uv_packages=(python3 python3-venv)
# Trust the certificates that the machine trusts: a hospital's network often has its own.
export UV_SYSTEM_CERTS=${UV_SYSTEM_CERTS:-1}

say() { printf '%s\n' "$*" >&2; }

# Prints those of "$@" that are not installed. Debian 13 and Ubuntu 24.04 renamed some of
# the libraries: libcups2 is libcups2t64 there.
missing_packages() {
    local installed name
    installed=" $(dpkg-query -W -f '${db:Status-Status}:${Package} ' "$@" "${@/%/t64}" 2>/dev/null)"
    for name in "$@"; do
        case $installed in
            *" installed:$name "* | *" installed:${name}t64 "*) ;;
            *) printf '%s ' "$name" ;;
        esac
    done
}

# Installs "$@" with apt, as root or through sudo. Fails without a word of its own.
apt_install() {
    local as_root=() name names=()
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || return 1
        as_root=(sudo)
    fi
    # A fresh machine often runs its own updates at first: wait for those.
    as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
    "${as_root[@]}" update </dev/null >&2 || true # one dead source need not matter
    for name in "$@"; do
        if apt-cache show "${name}t64" >/dev/null 2>&1; then name=${name}t64; fi
        names+=("$name")
    done
    "${as_root[@]}" -o Dpkg::Use-Pty=0 install -y --no-install-recommends "${names[@]}" \
        </dev/null >&2
}

# ensure_packages needed|wanted NAME...: stops the program where needed ones are missing
# and can't be installed; goes on without wanted ones.
ensure_packages() {
    local weight=$1 missing
    shift
    command -v dpkg-query >/dev/null || return 0 # not Debian: ensure_environment names them
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    say "Installing system packages: ${missing% }"
    # shellcheck disable=SC2086 # a list of names
    if apt_install $missing; then return 0; fi
    say "Could not install them (no apt, no administrator rights or no network)." \
        "Please have these packages installed: ${missing% }"
    [ "$weight" = wanted ] || exit 1
}

# Sets $uv to a uv that runs; fetches the pinned one into .uv where there is none.
find_uv() {
    ensure_packages needed ca-certificates
    uv=uv
    if uv --version >/dev/null 2>&1; then return; fi
    uv=$root/.uv/bin/uv
    if [ "$("$uv" --version 2>/dev/null | cut -d ' ' -f 2)" = "$uv_version" ]; then return; fi
    ensure_packages needed "${uv_packages[@]}"
    say "Fetching uv $uv_version into .uv"
    rm -rf "$root/.uv"
    if ! { python3 -m venv "$root/.uv" &&
        "$root/.uv/bin/python" -m pip install --quiet --disable-pip-version-check \
            "uv==$uv_version"; } >&2; then
        rm -rf "$root/.uv"
        say "Could not fetch uv. Is there a network? Run the same command again to go on."
        exit 1
    fi
}

# environment_is_ready LOCK...: was .venv made from one of these locks as they are now?
environment_is_ready() {
    local made_from
    [ -x "$root/.venv/bin/python" ] && read -r made_from <"$root/.venv/headmap-lock" || return 1
    case $(cd "$root" && sha256sum "$@") in
        *"$made_from"*) return 0 ;;
    esac
    return 1
} 2>/dev/null

# ensure_environment LOCK...: makes .venv from the first lock, unless it was already made
# from any of them.
ensure_environment() {
    local quiet=() uv
    environment_is_ready "$@" && return
    (
        # Two starts at once: the second waits for the first and finds the work done.
        exec 9<"$root"
        if command -v flock >/dev/null; then flock 9; fi
        environment_is_ready "$@" && exit 0
        find_uv
        [ -t 2 ] || quiet=(--quiet)
        command -v dpkg-query >/dev/null || say "Not a Debian system: if nothing starts," \
            "install what these Debian packages hold: ${needed_packages[*]} ${window_packages[*]}"
        if ! [ -x "$root/.venv/bin/python" ] || ! [ -e "$root/.venv/headmap-lock" ]; then
            rm -rf "$root/.venv"
            say "Making .venv"
            "$uv" venv "${quiet[@]}" --no-project --python "$python_wanted" "$root/.venv" >&2 ||
                exit 1
        fi
        rm -f "$root/.venv/headmap-lock"
        say "Installing the libraries of $1 into .venv (the first time takes a minute or two)"
        "$uv" pip sync "${quiet[@]}" --python "$root/.venv/bin/python" --require-hashes \
            "$root/$1" >&2 || exit 1
        (cd "$root" && sha256sum "$1") >"$root/.venv/headmap-lock.new"
        sed -i 's/ .*//' "$root/.venv/headmap-lock.new"
        mv "$root/.venv/headmap-lock.new" "$root/.venv/headmap-lock"
    ) || {
        say "The set-up did not finish. Run the same command again to go on from here."
        exit 1
    }
}
