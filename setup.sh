#!/bin/sh
# Prepares this folder: .venv with the packages of requirements.lock, and what WeasyPrint (the sheet)
# takes from the system: Pango, and HarfBuzz with its subset library. Says "ready" when a page was
# drawn. Run it as often as you like; with nothing to do it takes a second or so. To start afresh,
# remove .venv and run it again.
#
#     ./setup.sh [--tests]
#
# --tests: Chromium too, in which the tests look at the cards, and what Playwright needs to drive it.
# Says "ready" when a page was opened.
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

# Also where the environment lets Python write no bytecode, a build need not compile it each time.
"$python" -m compileall -q cribdeck || true

# --- Pango and HarfBuzz ---

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

# Sets `drawn`: 0, a page was drawn; 3, it was, but the subset library is missing or too old, so
# that WeasyPrint subsets fonts by itself: it complains, and a sheet's bytes change with each build.
# Sets `complaint`: what WeasyPrint says.
draw_page() {
    drawn=0
    complaint=$("$python" scripts/try_setup.py sheet 2>&1 >/dev/null) || drawn=$?
}
# Ubuntu 22.04, and what is made from it, packages no subset library; its HarfBuzz is 2.7, and
# WeasyPrint asks for 4.1.
has_no_subset_library() { grep -qs '^UBUNTU_CODENAME=jammy' /etc/os-release; }

draw_page
if [ "$drawn" -ne 0 ] && ! { [ "$drawn" -eq 3 ] && has_no_subset_library; }; then
    missing=Pango
    [ "$drawn" -ne 3 ] || missing="HarfBuzz's subset library"
    case $manager in
    apt-get)
        set -- libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libfontconfig1
        has_no_subset_library || set -- "$@" libharfbuzz-subset0
        ;;
    # Fedora, Arch and Homebrew have the subset library in HarfBuzz's own package.
    dnf | pacman) set -- pango harfbuzz fontconfig ;;
    zypper) set -- libpango-1_0-0 libharfbuzz0 libharfbuzz-subset0 libfontconfig1 ;;
    brew) set -- pango harfbuzz ;;
    none)
        stop "$missing is missing (the sheet needs it), and this system's package manager is not known;" \
            "install Pango, HarfBuzz (4.1 or newer, with libharfbuzz-subset) and Fontconfig with it," \
            "then run ./setup.sh again"
        ;;
    esac
    install "$missing" "$@"
    draw_page
fi
case $drawn in
0) ;;
3)
    say "note: HarfBuzz is too old here for WeasyPrint, or lacks its subset library: sheets are" \
        "whole, but their bytes change with each build"
    ;;
*)
    stop "WeasyPrint cannot draw a page: $(echo "$complaint" | tail -n 1)" \
        "https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#troubleshooting"
    ;;
esac

# --- Chromium ---

# The driver is a Node.js that Playwright brings along.
driver=$(echo .venv/lib/python3*/site-packages/playwright/driver/node)
# Names driver and browser that have opened a page. Both load their libraries before they tell their
# version: a library that is gone since then is noticed, without opening a page at each run.
opened=.venv/opened-a-page

# browser: its path. The same names as in tests/card_pages.py; Chrome does as well.
browser() {
    for name in chromium chromium-browser google-chrome google-chrome-stable chrome \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        ! command -v "$name" || return 0
    done
    return 1
}

if [ "$tests" = yes ]; then
    if ! "$driver" --version >/dev/null 2>&1; then
        case $manager in
        apt-get | zypper) package=libatomic1 ;;
        dnf) package=libatomic ;;
        pacman) package=gcc-libs ;;
        *) package= ;;
        esac
        [ -z "$package" ] || install "libatomic (Playwright needs it)" "$package"
        complaint=$("$driver" --version 2>&1) ||
            stop "Playwright's driver does not start: $complaint"
    fi

    if ! browser >/dev/null; then
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
        browser >/dev/null ||
            stop "$package is installed, but it is not on the PATH; add its folder to PATH"
    fi

    versions=$("$driver" --version && browser && "$(browser)" --version 2>/dev/null) || true
    if [ "$versions" != "$(cat "$opened" 2>/dev/null)" ]; then
        PYTHONPATH=. "$python" scripts/try_setup.py browser >/dev/null 2>&1 ||
            stop "$(browser) opens no page for the tests; this says why:" \
                "    PYTHONPATH=. $python scripts/try_setup.py browser"
        echo "$versions" >"$opened"
    fi
fi

if [ "$tests" = yes ]; then
    say "ready; next: .venv/bin/python -m pytest"
else
    say "ready; next: .venv/bin/python build.py"
fi
