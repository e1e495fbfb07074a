"""What the decks of documents are called, in a tree of folders, and where their tags begin.

Knows in which order names are asked for: the author's `deck:` and `tags_root:`, the ledger's, the
title's and the file's. Does not know what a title may hold (deck.anki_notes).
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path, PurePosixPath

from cribdeck.building.reading import Reading
from cribdeck.building.sources import markdown_in
from cribdeck.deck.filing import deck_name, deck_name_of, section_tag
from cribdeck.identity.ledger import DocumentRow, Ledger
from cribdeck.notes import reader
from cribdeck.notes.reader.source import data_of, text_of
from cribdeck.problems import Location, Problem, Problems, Severity

NAMELESS = "notes"  # of a file whose name has no letter that a tag may have


def deck_names(
    readings: Sequence[Reading], remembered: Sequence[DocumentRow | None], ledger: Ledger
) -> tuple[dict[Path, str], tuple[Problem, ...]]:
    """The name of each document's deck, by its path; `remembered` is what `ledger` knows of each.

    A document that it knows keeps its deck, whatever becomes of its title: Anki leaves known
    cards where they are. A new one is called by its title, in decks named after the folders below
    that of the ledger; those of one folder that have one title, by their files too.
    """
    names: dict[Path, str] = {}
    new: list[Reading] = []
    for reading, known in zip(readings, remembered, strict=True):
        if reading.document.settings.deck:
            names[reading.file.path] = deck_name(reading.document)
        elif known and known.deck:
            names[reading.file.path] = deck_name_of(known.deck)
        else:
            new.append(reading)
    problems: list[Problem] = []
    titles = {reading.file.path: deck_name(reading.document) for reading in readings}
    living = {row.document for row in ledger.entries if not row.retired}
    taken = {row.deck for row in ledger.documents if row.name in living}
    alike = cache(lambda folder: _alike(folder, {titles[one.file.path] for one in new}, titles))
    for one in new:
        path, title = one.file.path, titles[one.file.path]
        *levels, _ = (name.replace("::", ":") for name in PurePosixPath(one.file.name).parts)
        name = deck_name_of("::".join((*levels, title)))
        others = [other for other in alike(path.parent).get(title, ()) if other != path]
        if others or name in taken:
            name = deck_name_of(f"{name} ({path.stem})")
            problems.append(_told_apart(path, title, name, others))
        names[path] = name
    return names, tuple(problems)


def tag_roots(
    readings: Sequence[Reading], remembered: Sequence[DocumentRow | None]
) -> dict[Path, str]:
    """The tag under which all section tags of a document stand, by its path; `remembered` is what
    the ledger knows of each. A document that it knows keeps its own, whatever its file is called
    now."""
    roots: dict[Path, str] = {}
    for reading, known in zip(readings, remembered, strict=True):
        said = reading.document.settings.tags_root
        own = "::".join(PurePosixPath(reading.file.name).with_suffix("").parts)
        root = said or (known and known.tags) or own
        roots[reading.file.path] = section_tag(root, ()) or NAMELESS
    return roots


def _alike(
    folder: Path, wanted: Collection[str], titles: Mapping[Path, str]
) -> dict[str, list[Path]]:
    """The notes in `folder` by title, as far as it is `wanted`: those whose `titles` are known, and
    those that are not built now."""
    found: dict[str, list[Path]] = {}
    for path in markdown_in(folder):
        title = titles[path] if path in titles else _title_of(path, wanted)
        found.setdefault(title, []).append(path)
    return found


def _title_of(path: Path, wanted: Collection[str]) -> str:
    """The title of the notes `path` if it may be one of those `wanted`; else ""."""
    with suppress(Problems):
        data = data_of(path)
        words = (max(title.split(), key=len, default="") for title in wanted)
        if path.stem in wanted or any(word.encode() in data for word in words):
            text, _ = text_of(data, path)
            document, _ = reader.parse(text, path)
            return deck_name(document)
    return ""


def _told_apart(path: Path, title: str, name: str, others: Sequence[Path]) -> Problem:
    like = f", like {others[0].name}" if others else ", as another deck is"
    fact = f'these notes are called "{title}"{like}; so their deck is "{name}"'
    remedy = "give each a title of its own, or say `deck:` at its top, before you import them"
    return Problem(Location(path), "same-title", fact, remedy, Severity.WARNING)
