"""Files that notes name: pictures, sounds, films; where they are, and what is in them.

Knows folders, and how addresses name files. Does not know what is in a file (pictures, recordings).
"""

import os
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from cribdeck import files
from cribdeck.problems import shortened

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)  # of an address (RFC 3986, 3.1)
ON_THE_NET = re.compile(r"(https?:)?//", re.IGNORECASE)
REPOSITORY = ".git"
OF_NOTES = (".obsidian", "cribdeck.toml")  # what the top folder of a vault holds, and of no other
BEHIND_PATH = re.compile(r"[?#].*", re.DOTALL)
DATA = re.compile(r"data:([^;,]*)", re.IGNORECASE)
MOST_BYTES = 100_000_000
MOST_FILES = 50_000  # of a vault that are looked at for one that is named alone
PROGRAMS = frozenset({"node_modules", "__pycache__", "venv"})  # folders of other programs


class Unusable(Exception):
    """A file cannot be used: `fact` says why, `remedy` what to do."""

    def __init__(self, fact: str, remedy: str) -> None:
        super().__init__(fact)
        self.fact = fact
        self.remedy = remedy


def vault_of(folder: Path, named: Path | None) -> Path:
    """The folder of which all belongs to the notes in `folder`: the nearest one that is a vault or
    a repository, from `folder` upwards, or the one that was `named` to be built, whichever holds
    the other; `folder` itself where there is neither."""
    whole = folder.resolve()
    vault = next((above for above in (whole, *whole.parents) if is_vault(above)), whole)
    given = named.resolve() if named else whole
    return vault if given.is_relative_to(vault) else given


def is_vault(folder: Path) -> bool:
    """Whether `folder` is the top of a vault, or of a repository."""
    return any((folder / mark).exists() for mark in (REPOSITORY, *OF_NOTES))


@dataclass(frozen=True, slots=True)
class Beside:
    """The files beside notes in `folder`, of the `vault`."""

    folder: Path
    vault: Path

    def file(self, address: str, what: str = "image") -> Path:
        """The file that `address` names (a relative one, CommonMark 6.4; from the vault downwards
        where it begins with a slash, as Git hosts and Obsidian have it), though it may not be
        there. `what` it is, messages say.

        Raises Unusable where it is no file beside the notes.
        """
        if ON_THE_NET.match(address):
            raise Unusable(
                f"{'an' if what == 'image' else 'a'} {what} on the net is not fetched; "
                "its words stand for it",
                "save it beside the notes to have it on sheet and cards",
            )
        if SCHEME.match(address):
            fact = f"the {what} is no file beside the notes: {shortened(address)}"
            raise Unusable(fact, "save it there")
        try:
            file = _place(self.folder, self.vault, address)
            return file if os.path.exists(file) else self._elsewhere(address) or file  # noqa: PTH110
        except (OSError, ValueError):  # a name that is too long, a NUL character
            return _place(self.folder, self.vault, address)

    def _elsewhere(self, address: str) -> Path | None:
        """A file in the vault whose path ends as `address` does, in any case of letters; the
        nearest one: below the notes' folder, then in the fewest folders."""
        path = BEHIND_PATH.sub("", unquote(address)).strip().lower()
        parts = [part for part in path.split("/") if part not in ("", ".")]
        if not parts or ".." in parts:
            return None
        named = _files(self.vault).get(parts[-1], ())
        found = [one for one in named if _ends(one.relative_to(self.vault), parts)]
        here = self.folder.resolve()
        return min(
            found,
            key=lambda one: (not one.is_relative_to(here), len(one.parts), str(one)),
            default=None,
        )


def beside(folder: Path, named: Path | None) -> Beside:
    """The files beside notes in `folder`, of the vault that `vault_of` finds."""
    return Beside(folder, vault_of(folder, named))


@lru_cache(maxsize=2)
def _files(vault: Path) -> Mapping[str, Sequence[Path]]:
    """The files of `vault` by their names: notes of Obsidian name one wherever in it it is. Looked
    up once for all notes of a build."""
    found = defaultdict(list)
    count = 0
    for folder, below, names in os.walk(vault):
        below[:] = sorted(one for one in below if one[:1] != "." and one not in PROGRAMS)
        for name in names:
            found[name.lower()].append(Path(folder, name))
        count += len(names)
        if count > MOST_FILES:
            break
    return dict(found)


def forget() -> None:
    """Forgets which files there are: from now on there may be others."""
    _files.cache_clear()


def _ends(file: Path, parts: Sequence[str]) -> bool:
    return [part.lower() for part in file.parts[-len(parts) :]] == list(parts)


def content(file: Path, vault: Path, what: str = "image") -> bytes:
    """What is in `file`. Raises Unusable where it is outside of `vault`, or cannot be read."""
    kind = f"the {what}"
    try:
        whole = files.real(file, strict=True)
        if not whole.is_relative_to(vault.resolve()):
            raise Unusable(
                f"{kind} is outside of the notes' folder",
                "copy it next to the notes, or build the folder that holds both",
            )
        if file.stat().st_size > MOST_BYTES:
            raise Unusable(f"{kind} has more than 100 MB", "make it smaller")
        return files.content(file)
    except FileNotFoundError:
        raise Unusable(
            f"there is no such {what}, so that its words stand for it",
            "check its name and where it is",
        ) from None
    except OSError as error:
        raise Unusable(
            f"{kind} cannot be read ({files.reason_of(error)})", "check the name and where it is"
        ) from None
    except ValueError:  # a NUL character
        raise Unusable(f"{kind} cannot be read (that is no name of a file)", "check it") from None


def name_of(address: str) -> str:
    """What the file at `address` is called: the last part of its path; of data, its type."""
    if found := DATA.match(address):
        return found[1]
    parts = [part for part in unquote(BEHIND_PATH.sub("", address)).split("/") if part.strip()]
    return parts[-1].strip() if parts else address.strip()


def packed_name(digest: str, suffix: str) -> str:
    """What a file is called wherever it goes, by the `digest` (in hex) of what is shown or played
    of it: for ever, since the fields of notes name it."""
    return f"cribdeck-{digest[:16]}{suffix}"


def place_of(folder: Path, vault: Path, address: str) -> Path | None:
    """Where the file at `address` would be, though it may not be there; None for what is no file
    beside the notes."""
    if ON_THE_NET.match(address) or SCHEME.match(address) or "\0" in unquote(address):
        return None
    return _place(folder, vault, address)


def _place(folder: Path, vault: Path, address: str) -> Path:
    """The file that `address` names. What stands behind a question mark or a hash is no part of a
    path (RFC 3986, 3.4), unless there is a file of such a name."""
    whole = unquote(address)
    base, path = (vault, whole.lstrip("/")) if whole.startswith("/") else (folder, whole)
    file = base / path
    # Path.exists raises where a name is too long.
    return file if os.path.exists(file) else base / BEHIND_PATH.sub("", path)  # noqa: PTH110
