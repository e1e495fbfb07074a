#!/bin/sh
# Prepares this folder: .venv with the packages of requirements.lock, and Pango, the one library
# that WeasyPrint (the sheet) takes from the system. Run it as often as you like; with nothing to do
# it takes a second. To start afresh, remove .venv and run it again.
#
#     ./setup.sh [--tests]
#
# --tests: Chromium too, in which the tests look at the cards.
set -eu

CDPATH='' cd -- "$(dirname -- "$0")"
unset PYTHONHOME PYTHONPATH
python=.venv/bin/python
installed=.venv/requirements.lock # a copy of the lock that .venv was filled from

say() { echo "setup: $*"; }
stop() {
    for line; do say "$line" >&2; done
    exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

manager=none
for candidate in apt-get dnf zypper pacman brew; do
    if have "$candidate"; then
        manager=$candidate
        break
    fi
done

# as_root COMMAND...: as root, or with a sudo that asks for no password
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}
may_be_root() { [ "$(id -u)" -eq 0 ] || { have sudo && sudo -n true 2>/dev/null; }; }

# install_command PACKAGE...: what a person would type
install_command() {
    case $manager in
    apt-get) echo "sudo apt-get update && sudo apt-get install -y $*" ;;
    dnf) echo "sudo dnf install -y $*" ;;
    zypper) echo "sudo zypper install $*" ;;
    pacman) echo "sudo pacman -S --needed $*" ;;
    brew) echo "brew install $*" ;;
    esac
}

# install WHAT PACKAGE...: with the system's package manager, or stops and says what to type
install() {
    what=$1
    shift
    if [ "$manager" = brew ]; then
        say "installing $what (brew install $*)"
        brew install --quiet "$@" && return
    elif may_be_root; then
        say "installing $what ($manager: $*)"
        case $manager in
        apt-get)
            as_root apt-get update -qq &&
                as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
                    --no-install-recommends "$@" >/dev/null && return
            ;;
        dnf) as_root dnf install -y -q "$@" && return ;;
        zypper) as_root zypper --non-interactive --quiet install "$@" && return ;;
        pacman) as_root pacman -S --needed --noconfirm --quiet "$@" && return ;;
        esac
    fi
    stop "$what is missing; install it, then run this command again:" "    $(install_command "$@")"
}

tests=no
for argument; do
    case $argument in
    --tests) tests=yes ;;
    *)
        say "unknown argument: $argument; usage: ./setup.sh [--tests]" >&2
        exit 2
        ;;
    esac
done

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}
can_make_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

# --- .venv ---

if [ -e .venv ] && ! { new_enough "$python" && "$python" -m pip --version >/dev/null 2>&1; }; then
    say ".venv is broken, half made or has an old Python; making it again"
    rm -rf .venv
fi

if [ ! -e .venv ]; then
    base=
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        new_enough "$candidate" || continue
        base=${base:-$candidate}
        if can_make_venv "$candidate"; then
            base=$candidate
            break
        fi
    done
    if [ -z "$base" ]; then
        case $manager in
        apt-get) hint="sudo apt-get install python3 python3-venv   (or python3.11 python3.11-venv)" ;;
        zypper | dnf) hint="sudo $manager install python3   (or python3.11)" ;;
        pacman) hint="sudo pacman -S python" ;;
        brew) hint="brew install python" ;;
        *) hint="https://www.python.org/downloads/" ;;
        esac
        stop "Python 3.11 or newer is needed and was not found; install it, then run ./setup.sh again:" \
            "    $hint"
    fi
    # Debian and Ubuntu ship venv without ensurepip; it is in a package of its own.
    can_make_venv "$base" || [ "$manager" != apt-get ] ||
        install "Python's venv" "$(basename "$base")-venv"
    can_make_venv "$base" || stop "$base has no venv or no ensurepip; install a complete Python 3.11"
    "$base" -m venv .venv || stop ".venv could not be made with $base (see above)"
    say ".venv made with $("$python" --version)"
fi

# --- The packages ---

if ! cmp -s requirements.lock "$installed"; then
    say "installing $(grep -c '==' requirements.lock) packages"
    PIP_USER=0 "$python" -m pip install -qq --disable-pip-version-check \
        --require-hashes -r requirements.lock ||
        stop "the packages could not be installed (see above); then run ./setup.sh again"
    cp requirements.lock "$installed"
fi

# --- Pango ---

# Homebrew's libraries are not where a Python from elsewhere looks for them on Apple Silicon. The
# loader reads the variable when a process starts, Python's ctypes whenever it searches: so it is
# enough that Python sets it for itself, and .venv does that at every start.
if [ "$(uname -s)" = Darwin ]; then
    prefix=$(brew --prefix 2>/dev/null || echo /opt/homebrew)
    folders=$prefix/lib:/opt/local/lib:/usr/local/lib:/usr/lib
    site=$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    echo "import os; os.environ.setdefault('DYLD_FALLBACK_LIBRARY_PATH', '$folders')" \
        >"$site/native_libraries.pth"
fi

loads_pango() { "$python" -c 'import weasyprint' >/dev/null 2>&1; }

if ! loads_pango; then
    case $manager in
    apt-get)
        set -- libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libfontconfig1
        # Ubuntu 22.04 has it within libharfbuzz0b.
        grep -qs '^VERSION_CODENAME=jammy' /etc/os-release || set -- "$@" libharfbuzz-subset0
        ;;
    dnf) set -- pango harfbuzz fontconfig ;;
    zypper) set -- libpango-1_0-0 libharfbuzz0 libharfbuzz-subset0 libfontconfig1 ;;
    pacman | brew) set -- pango ;;
    none)
        stop "Pango is missing (the sheet needs it), and this system's package manager is not known;" \
            "install Pango, HarfBuzz and Fontconfig with it, then run ./setup.sh again"
        ;;
    esac
    install Pango "$@"
    "$python" -c 'import weasyprint' >/dev/null ||
        stop "Pango is installed, but WeasyPrint cannot load it (see above)" \
            "https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#troubleshooting"
fi

# --- Chromium ---

# The same names as in tests/card_pages.py; Chrome does as well.
have_chromium() {
    for name in chromium chromium-browser google-chrome google-chrome-stable chrome \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        ! have "$name" || return 0
    done
    return 1
}

if [ "$tests" = yes ] && ! have_chromium; then
    package=chromium
    case $manager in
    apt-get) ! grep -qs '^ID=ubuntu' /etc/os-release || package=chromium-browser ;;
    brew) package=google-chrome ;;
    none)
        stop "Chromium is missing (the tests need it), and this system's package manager is not known;" \
            "install Chromium with it, then run ./setup.sh --tests again"
        ;;
    esac
    install Chromium "$package"
    have_chromium || stop "$package is installed, but it is not on the PATH; add its folder to PATH"
fi

if [ "$tests" = yes ]; then
    say "ready; next: .venv/bin/python -m pytest"
else
    say "ready; next: .venv/bin/python build.py"
fi
