"""Where this interpreter's libraries lie, found without importing anything.

Knows the folders of the interpreter and Python's rules for the names of files. Does not read the
files (library_api), and never looks in the current folder or where a program says to look: what
lies beside notes is no library.
"""

import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.machinery import (
    BYTECODE_SUFFIXES,
    EXTENSION_SUFFIXES,
    SOURCE_SUFFIXES,
    ExtensionFileLoader,
    FileFinder,
    SourceFileLoader,
    SourcelessFileLoader,
)
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Module:
    """`source` is None where it has none that can be read; `folders` are those of a package."""

    name: str
    source: Path | None
    folders: tuple[str, ...]


def library(name: str) -> Module | None:
    """The top-level module of this name, or None where nothing of that name is installed."""
    if name in sys.builtin_module_names:
        return Module(name, None, ())
    return _found(name, _finders())


def submodule(owner: Module, name: str) -> Module | None:
    """The module `name` in the folders of the package `owner`, or None."""
    return _found(f"{owner.name}.{name}", map(_finder, owner.folders))


@lru_cache
def _finders() -> tuple[FileFinder, ...]:
    standard = sysconfig.get_path("stdlib")  # also in a virtual environment, unlike platstdlib
    folders = (
        standard,
        str(Path(standard) / "lib-dynload"),
        str(Path(sys.base_prefix) / "DLLs"),  # of Windows
        sysconfig.get_path("purelib"),
        sysconfig.get_path("platlib"),
    )
    return tuple(map(_finder, dict.fromkeys(folders)))


@lru_cache(maxsize=256)
def _finder(folder: str) -> FileFinder:
    return FileFinder(
        folder,
        (ExtensionFileLoader, EXTENSION_SUFFIXES),
        (SourceFileLoader, SOURCE_SUFFIXES),
        (SourcelessFileLoader, BYTECODE_SUFFIXES),
    )


def _found(name: str, finders: Iterable[FileFinder]) -> Module | None:
    parts: list[str] = []  # folders of a package without a file of its own
    for finder in finders:
        spec = finder.find_spec(name)  # looks at the names of files, and at nothing in them
        if spec is None:
            continue
        folders = tuple(spec.submodule_search_locations or ())
        if spec.loader is None:
            parts += folders
            continue
        readable = isinstance(spec.loader, SourceFileLoader)
        return Module(name, Path(spec.origin) if readable and spec.origin else None, folders)
    return Module(name, None, tuple(parts)) if parts else None
