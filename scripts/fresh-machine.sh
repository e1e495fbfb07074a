#!/bin/sh
# Proves the README: makes a minimal Debian that has Python, venv, git and certificates and nothing
# else, and runs both of README's commands in it, from a clone of the last commit; then builds a
# wheel of the clone, and uses it in an empty folder. Each on a machine of its own. Needs root,
# debootstrap, git and 3 GB in $TMPDIR; takes some minutes.
#
#     scripts/fresh-machine.sh [SUITE] [COMMAND...]
#
# SUITE: a Debian release with Python 3.11 or newer (default: trixie). COMMAND: others to run instead.
# A mirror, a proxy or own certificates of this machine are used: MIRROR (a Debian mirror's URL, if
# debootstrap's default is not to be used), apt's Acquire settings, pip's configuration, *_proxy.
set -eu

repository=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
suite=${1:-trixie}
[ $# -eq 0 ] || shift

# A wheel, without the clone: what it does not hold is not there. Only the deck needs no Pango.
# shellcheck disable=SC2016 # expanded on the machine
wheel='
set -e
python3 -m venv /opt/builder
/opt/builder/bin/pip wheel --quiet --no-deps --wheel-dir /srv/wheel .
mkdir /srv/notes
cd /srv/notes
rm -r /srv/cribdeck

python3 -m venv /opt/cribdeck
/opt/cribdeck/bin/pip install --quiet /srv/wheel/cribdeck-*.whl
PATH=/opt/cribdeck/bin:$PATH
printf "# Logs\n\n## Basics\n\n### What is a log?\n\nA file that only grows.\n" >notes.md
set -x
cribdeck --version
python -m cribdeck --only deck notes.md
apt-get update -qq
apt-get install -y -qq libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 >/dev/null
cribdeck notes.md
test -s dist/notes.apkg
test -s dist/notes.pdf
'

[ "$(id -u)" -eq 0 ] || { echo "fresh-machine: run this as root (chroot needs it)" >&2; exit 2; }
command -v debootstrap >/dev/null ||
    { echo "fresh-machine: debootstrap is missing: apt-get install debootstrap" >&2; exit 2; }
[ -z "$(git -C "$repository" status --porcelain)" ] ||
    echo "fresh-machine: note: uncommitted changes are not in the clone"

work=$(mktemp -d)
unmount() {
    for folder in proc dev/pts; do
        if mountpoint -q "$work/machine/$folder"; then umount "$work/machine/$folder"; fi
    done
}
# shellcheck disable=SC2317 # called by the trap
clean_up() {
    unmount
    rm -rf --one-file-system "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM HUP

echo "fresh-machine: making a minimal Debian $suite"
debootstrap --variant=minbase --include=python3,python3-venv,git,ca-certificates \
    "$suite" "$work/debian" ${MIRROR:+"$MIRROR"} >"$work/log" 2>&1 ||
    { tail -n 20 "$work/log" "$work/debian/debootstrap/debootstrap.log" >&2 || true; exit 1; }

# How this machine reaches the network is no part of the test.
apt-config dump Acquire >"$work/debian/etc/apt/apt.conf.d/90host"
for path in /etc/hosts /etc/resolv.conf /etc/ssl/certs/ca-certificates.crt \
    /etc/pip.conf /etc/xdg/pip "$HOME/.config/pip" "$HOME/.pip"; do
    [ -e "$path" ] || continue
    inside=$path
    case $path in "$HOME"/*) inside=/root${path#"$HOME"} ;; esac
    mkdir -p "$work/debian${inside%/*}"
    cp -RL "$path" "$work/debian${inside%/*}/"
done

# on_machine FOLDER COMMAND: with a clean environment, but for how to reach the network
on_machine() {
    machine=$1 command=$2
    set -- PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8
    for name in $(env | sed -n -E 's/^((PIP_[A-Z_]+)|(https?_proxy|HTTPS?_PROXY|no_proxy|NO_PROXY))=.*/\1/p'); do
        set -- "$@" "$name=$(printenv "$name")"
    done
    chroot "$machine" /usr/bin/env -i "$@" /bin/sh -c "cd /srv/cribdeck && $command" </dev/null
}

failed=0
# prove NAME [COMMAND]: on a machine of its own, in the clone; a command is its own name
prove() {
    rm -rf --one-file-system "$work/machine"
    cp -a "$work/debian" "$work/machine"
    git clone --quiet --no-hardlinks "$repository" "$work/machine/srv/cribdeck"
    mount -t proc proc "$work/machine/proc"
    mount -t devpts -o newinstance,ptmxmode=666 devpts "$work/machine/dev/pts"
    echo "fresh-machine: \$ $1"
    if on_machine "$work/machine" "${2:-$1}" >"$work/log" 2>&1; then
        result=PASS lines=20
    else
        result="FAIL (exit code $?)" lines=80
        failed=1
    fi
    tail -n "$lines" "$work/log" | sed 's/^/    /'
    echo "fresh-machine: $result: $1"
    unmount
}

if [ $# -gt 0 ]; then
    for command; do prove "$command"; done
    exit "$failed"
fi
prove './setup.sh && .venv/bin/python build.py'
prove './setup.sh --tests && .venv/bin/python -m pytest'
if git -C "$repository" show HEAD:pyproject.toml | grep -q '^\[project\.scripts\]'; then
    prove "cribdeck notes.md, from a wheel in an empty folder" "$wheel"
else
    echo "fresh-machine: SKIP: pyproject.toml names no command that a wheel would install"
fi
exit "$failed"
