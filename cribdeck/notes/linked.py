"""Which document of the tree a link in notes leads to.

Knows how addresses, and names of pages (`[[Page]]`), name files. Does not know headings (the
reader's targets), nor what a link becomes on cards and on paper.
"""

import os
import re
from contextlib import suppress
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

from cribdeck import files
from cribdeck.notes.attachments import Beside, Unusable, place_of

DEAD = "target of a link, which is not there"
MARKDOWN = re.compile(r"\.(?:md|markdown)$", re.IGNORECASE)


def parted(href: str) -> tuple[str, str]:
    """What `href` says before its `#` and, decoded, behind it (RFC 3986, 3.5)."""
    address, _, fragment = href.partition("#")
    return address.strip(), unquote(fragment).strip()


def names_notes(href: str) -> bool:
    """Whether `href`, the address of a link, is that of a Markdown file beside the notes."""
    address, _ = parted(href)
    return bool(MARKDOWN.search(address)) and place_of(Path(), Path(), address) is not None


def is_dead(beside: Beside, href: str) -> bool:
    """Whether `href` is the address of notes that are not there."""
    address, _ = parted(href)
    with suppress(OSError, ValueError):
        place = place_of(beside.folder, beside.vault, address) if names_notes(href) else None
        return place is not None and not place.exists()
    return False


def document_at(beside: Beside, home: Path, href: str, *, page: bool) -> PurePosixPath | None:
    """The Markdown file that `href` names, relative to the folder of the notes; None where none is
    at or below `home`. The name of a `page` is that of a file anywhere in the vault (Obsidian's
    help, "Internal links"), without its `.md`."""
    address, _ = parted(href)
    if page:
        address = quote(address if MARKDOWN.search(address) else f"{address}.md")
    elif not names_notes(address):
        return None
    with suppress(OSError, ValueError, Unusable):  # a name that is too long, a NUL character
        file = beside.file(address) if page else place_of(beside.folder, beside.vault, address)
        whole = files.real(file.parent) / file.name if file else None
        if whole and whole.is_file() and whole.is_relative_to(home.resolve()):
            return PurePosixPath(Path(os.path.relpath(whole, beside.folder.resolve())).as_posix())
    return None
