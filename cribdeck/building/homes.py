"""Which ledger knows which notes: one serves a whole tree of folders, whichever of them is named.

Knows where a ledger lies, above notes and below. Does not know what is done with it
(identification), nor what stands in it but for the names of its documents.
"""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from cribdeck.notes.attachments import OF_NOTES, is_vault

LEDGER = "ledger.csv"


def home_of(folder: Path) -> Path | None:
    """The folder whose ledger serves the notes in `folder`, None where there is none: the nearest
    at or above it, up to the top of its vault or repository; where there is no such top, one above
    only if it serves a tree already. One that has taken over another stands for it."""
    above = list(_upwards(folder))
    top = next((i for i, here in enumerate(above) if is_vault(here)), None)
    found: Path | None = None
    for here in above if top is None else above[: top + 1]:
        if not (here / LEDGER).is_file():
            continue
        if found is None:
            if top is not None or here == folder or _is_of_a_tree(here):
                found = here
        elif _knows(here, found):
            found = here
    return found


def new_home(folder: Path) -> Path:
    """Where a new ledger of the notes in `folder` belongs: to the top of their vault, so that it
    does not matter which of its folders is named first; else there."""
    above = _upwards(folder)
    return next((here for here in above if any((here / m).exists() for m in OF_NOTES)), folder)


def name_in(home: Path, path: Path) -> str:
    """The name of the file or folder `path` in the ledger of the folder `home`, which is above it:
    its path from there, with "/" on every system."""
    return PurePosixPath(os.path.relpath(path, home)).as_posix()


def below(home: Path, path: Path) -> Iterator[Path]:
    """The folders under `home` that the notes `path` lie in, outermost first."""
    here = home
    for name in PurePosixPath(name_in(home, path)).parts[:-1]:
        here /= name
        yield here


def is_within(folder: Path, other: Path) -> bool:
    """Whether `folder` lies below `other`."""
    inside, outside = Path(os.path.abspath(folder)), Path(os.path.abspath(other))  # noqa: PTH100
    return inside != outside and inside.is_relative_to(outside)


def _upwards(folder: Path) -> Iterator[Path]:
    """`folder` and all above it; as it is written, as far as that goes."""
    yield folder
    whole = Path(os.path.abspath(folder))  # noqa: PTH100
    written = () if ".." in folder.parts else tuple(folder.parents)
    for i, above in enumerate(whole.parents):
        yield written[i] if i < len(written) else above


def _is_of_a_tree(home: Path) -> bool:
    return any("/" in name for name in _names(home))


def _knows(home: Path, folder: Path) -> bool:
    """Whether the ledger of `home` has taken over the one that lies in `folder`."""
    start = f"{name_in(home, folder)}/"
    return any(name.startswith(start) for name in _names(home))


def _names(home: Path) -> frozenset[str]:
    from cribdeck.identity import ledger_file  # rarely needed, and slow to load

    return ledger_file.names(home / LEDGER)
