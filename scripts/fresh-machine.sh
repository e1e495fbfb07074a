#!/bin/sh
# Proves the README: makes a minimal Debian that has Python, venv, git and certificates and nothing
# else, and runs both of README's commands in it, each on a machine of its own, from a clone of the
# last commit. Needs root, debootstrap, git and 3 GB in $TMPDIR; takes some minutes.
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
# shellcheck disable=SC2016 # the commands as a person types them
[ $# -gt 0 ] || set -- \
    './setup.sh && .venv/bin/python build.py' \
    './setup.sh --tests && .venv/bin/python -m pytest'

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
for command; do
    rm -rf --one-file-system "$work/machine"
    cp -a "$work/debian" "$work/machine"
    git clone --quiet --no-hardlinks "$repository" "$work/machine/srv/cribdeck"
    mount -t proc proc "$work/machine/proc"
    mount -t devpts -o newinstance,ptmxmode=666 devpts "$work/machine/dev/pts"
    echo "fresh-machine: \$ $command"
    if on_machine "$work/machine" "$command" >"$work/log" 2>&1; then
        result=PASS
    else
        result="FAIL (exit code $?)"
        failed=1
    fi
    [ "$failed" -eq 0 ] && lines=20 || lines=80
    tail -n "$lines" "$work/log" | sed 's/^/    /'
    echo "fresh-machine: $result: $command"
    unmount
done
exit "$failed"
