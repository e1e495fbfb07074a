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
from contextlib import suppress
from dataclasses import asdict, dataclass, is_dataclass
from hashlib import sha256
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from cribdeck import files
from cribdeck.report import Report
from cribdeck.resources import PACKAGE, TEMPLATES

NAME = "last-build.json"


@dataclass(frozen=True, slots=True)
class LastSetting:
    """How a sheet was set: its type size in points, and whether entries went on in the next
    column."""

    type_size: float
    torn: bool


@dataclass(frozen=True, slots=True)
class LastBuild:
    """A build that was published. `digests` holds the SHA-256 of each file that it answers for
    (outputs, ledgers, pictures), by path; `settings` how each PDF was set, by path: most often it
    is so again."""

    key: str
    digests: Mapping[str, str]
    settings: Mapping[str, LastSetting]
    report: Report

    def holds(self, build_key: str) -> bool:
        """Whether a build with this key would give the same, and its files are as they were."""
        with suppress(OSError):
            return self.key == build_key and all(
                digest_of(Path(path)) == digest for path, digest in self.digests.items()
            )
        return False


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


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hex. Raises OSError."""
    return sha256(path.read_bytes()).hexdigest()


def save(folder: Path, last: LastBuild) -> None:
    """Remembers `last` in `folder`. Raises OSError."""
    files.replace(folder / NAME, json.dumps(asdict(last), default=str).encode())


def load(folder: Path) -> LastBuild | None:
    """The last build; None where there is no record of it, or one of another version."""
    try:
        last: LastBuild = _value(LastBuild, json.loads((folder / NAME).read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return last


def _value(kind: Any, data: Any) -> Any:
    """The value of the type `kind` that `asdict` and JSON turned into `data`.

    Raises KeyError, TypeError, ValueError or AttributeError where it is none.
    """
    if data is None:
        return None
    if is_dataclass(kind):
        types = get_type_hints(kind)
        return kind(**{name: _value(types[name], part) for name, part in data.items()})  # type: ignore[operator]
    of = get_args(kind)
    origin = get_origin(kind)
    if origin is tuple:
        return tuple(_value(of[0], part) for part in data)
    if origin is Mapping:
        return {name: _value(of[1], part) for name, part in data.items()}
    if origin is UnionType:
        for one in of:
            with suppress(KeyError, TypeError, ValueError, AttributeError):
                return _value(one, data)
        raise ValueError(f"{data!r} is none of {of}")
    return kind(data)
