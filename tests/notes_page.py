"""The part of docs/notes.md that is made of the shapes: what one writes, and the cards of it.

Knows what each shape is good for. What it says of a shape stands with the shape; the cards are
those that a deck has. Pictures of them are made by scripts/pictures.py.
"""

import re
from collections.abc import Iterator
from html import unescape
from inspect import getdoc
from pathlib import Path
from sys import modules
from textwrap import fill

from cribdeck.deck import anki_notes
from cribdeck.deck.notes import DEFINITION_FIELD, TASK_FIELD, Note, NoteType
from cribdeck.identity.identify import identify
from cribdeck.identity.ledger import Ledger
from cribdeck.notes import reader
from cribdeck.notes.recognise.shape import Shape
from cribdeck.notes.recognise.shapes import ITEM_SHAPES, SHAPES

PURPOSES = {
    "Ask a question": (
        "question-heading",
        "question-line",
        "problem",
        "bold-question",
        "question",
        "topic",
        "question-list",
        "labelled",
        "details",
        "revealed",
        "callout",
        "quoted",
        "boxed-item",
        "card-line",
        "sides",
        "card-item",
        "parted",
    ),
    "Give options to choose from": ("choice",),
    "Learn words, names and dates": (
        "pairs",
        "pair-lines",
        "fenced-pairs",
        "phrases",
        "quoted-pairs",
        "term",
        "items",
        "glossary",
        "glossed",
        "defined",
        "table",
        "timeline",
    ),
    "Blank out words of a sentence": ("fact", "marked-line", "bracketed-line", "cloze"),
    "Say what is wrong": ("correction", "correction-item", "correction-list"),
    "Learn what stands below a heading": (
        "prose",
        "told-list",
        "plain-list",
        "sample",
        "sample-item",
        "examples",
        "drawing",
    ),
    "Have it on the sheet only": ("page", "solution", "rule", "tasks", "links"),
}
BLANK = re.compile(r"\{\{c(\d+)::(.*?)(?:::(.*?))?\}\}", re.DOTALL)
LONGEST = 70  # characters of a cell
WIDTH = 100  # of a line


def page(docs: Path) -> Iterator[str]:
    """The lines below the mark, for the page in the folder `docs`."""
    of = {shape.name: shape for shape in (*SHAPES, *ITEM_SHAPES)}
    for purpose, names in PURPOSES.items():
        yield f"\n## {purpose}\n\n"
        yield from (f"- [{title(of[name])}](#{slug(title(of[name]))})\n" for name in names)
        for name in names:
            yield from _shape(of[name], docs)


def title(shape: Shape) -> str:
    """What the shape is, by the first line of its module."""
    said = (modules[shape.module].__doc__ or "").split(".")[0].removeprefix("Shape: ")
    said = said.replace("Shape of an item: ", "an item: ")
    return said[0].upper() + said[1:]


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def _shape(shape: Shape, docs: Path) -> Iterator[str]:
    first, more = _parted(" ".join((getdoc(shape.find) or "").split()))
    yield f"\n### {title(shape)}\n\n{fill(f'`{shape.name}`. {first}', WIDTH)}\n"
    yield f"\n````markdown\n{shape.example}````\n\n"
    rows = list(_rows(shape.example))
    if rows:
        yield "| front | back |\n|---|---|\n"
        yield from (f"| {_cell(front)} | {_cell(back)} |\n" for front, back in rows)
    else:
        yield "No card.\n"
    picture = f"shape-{shape.name}.png"
    if (docs / picture).exists():
        yield f"\n![A card of this example, front and back]({picture})\n"
    if more:
        yield f"\n{fill(more, WIDTH)}\n"


def _parted(text: str) -> tuple[str, str]:
    first = re.match(r".*?[.](?= |$)", text)
    assert first
    return first[0], text[first.end() :].strip()


def _rows(example: str) -> Iterator[tuple[str, str]]:
    """Front and back of each card that a deck of `example` has."""
    document, _ = reader.parse(example, Path("notes.md"))
    entries = anki_notes.drafted(document)
    known = identify(anki_notes.claims(entries, "notes.md"), Ledger())
    for note in anki_notes.notes(document, entries, known.identities):
        yield from _cards(note)


def _cards(note: Note) -> Iterator[tuple[str, str]]:
    said = dict(note.fields)
    if note.note_type is NoteType.CARD:
        lead = f" {said['Lead']}" if said.get("Lead") else ""
        yield said["Prompt"] + lead, said.get("Answer") or "(no answer yet)"
        if said.get("Reverse"):
            yield said[DEFINITION_FIELD], said["Prompt"]
        return
    task = f"{said[TASK_FIELD]} " if said.get(TASK_FIELD) else ""
    blanks = [(found[1], found[2], found[3]) for found in BLANK.finditer(said["Text"])]
    for number in dict.fromkeys(number for number, _, _ in blanks):
        front = said["Text"]
        for of, words, hint in blanks:
            shown = f"[{hint or '…'}]" if of == number else words
            front = BLANK.sub(shown.replace("\\", r"\\"), front, count=1)
        yield task + front, ", ".join(words for of, words, _ in blanks if of == number)


def _cell(html: str) -> str:
    parted = re.sub(r"</(?:li|p|tr|td|th|div|pre|summary|h\d)>|<br ?/?>|\n", " · ", html)
    text = " ".join(unescape(re.sub(r"<[^>]*>", "", parted)).split())
    text = re.sub(r"(?: ?· ?)+", " · ", text).strip(" ·")
    text = text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip(" ·") + "…"
    return re.sub(r"([|\\<>*_`])", r"\\\1", text)
