#!/bin/sh
# Makes requirements.lock again from pyproject.toml: the newest versions that fit, with hashes, for
# every Python and system that cribdeck supports. Needs uv (https://docs.astral.sh/uv/) on the PATH.
set -eu

cd "$(dirname "$0")/.."
{
    echo "# Made by scripts/lock.sh from pyproject.toml; do not edit."
    uv pip compile --universal --python-version 3.11 --generate-hashes --group dev \
        --upgrade --no-header --no-emit-index-url --no-emit-find-links --no-annotate \
        --quiet pyproject.toml
} >requirements.lock.new
mv requirements.lock.new requirements.lock
echo "requirements.lock: $(grep -c '==' requirements.lock) packages"
