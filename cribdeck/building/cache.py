"""Remembers the last build, so that a build with nothing to do takes no time. Only a cache: without
it everything is built again, to the same bytes.

Knows what a build depends on: the notes, the ledger, the options, the templates, this program and
the installed packages. Does not know what is built.
"""

import json
import os
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from cribdeck import files
from cribdeck.resources import PACKAGE, TEMPLATES

NAME = "last-build.json"


def key(sources: Iterable[Path], options: str) -> str:
    """A digest of all that goes into a build but the ledger. `options` describes the options.

    Raises OSError where a source cannot be read.
    """
    whole = sha256(options.encode())
    # The name of a .dist-info folder carries the version; reading metadata would take far longer.
    installed = sorted(n for n in os.listdir(sysconfig.get_path("purelib")) if "-info" in n)  # noqa: PTH208
    whole.update("\0".join([sys.version, *installed]).encode())
    program = sorted(
        path
        for folder in (PACKAGE, TEMPLATES)
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    )
    for path in (*program, *sources):
        whole.update(f"\0{path.name}\0{path}\0".encode() + sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def load(folder: Path, build_key: str) -> dict[str, Any] | None:
    """The report of the last build, if it was made of the same and its files are unchanged."""
    try:
        last = json.loads((folder / NAME).read_bytes())
        if last["key"] == build_key and all(
            digest_of(Path(path)) == digest for path, digest in last["files"].items()
        ):
            return dict(last["report"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass  # no cache, or not one of ours: build
    return None


def last_report(folder: Path) -> Mapping[str, Any]:
    """The report of the last build, whatever it was made of; {} where there is none."""
    try:
        return dict(json.loads((folder / NAME).read_bytes())["report"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def save(folder: Path, build_key: str, made: Iterable[Path], report: Mapping[str, Any]) -> None:
    """Remembers a build that left `made` (outputs and ledgers) as they are now."""
    last = {
        "key": build_key,
        "files": {str(path): digest_of(path) for path in made},
        "report": report,
    }
    files.replace(folder / NAME, json.dumps(last).encode())


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hex. Raises OSError."""
    return sha256(path.read_bytes()).hexdigest()
