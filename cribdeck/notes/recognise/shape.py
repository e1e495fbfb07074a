"""A shape: one way in which people write question and answer.

Knows what a shape is told and what it gives back. Knows no single one (they are in `shapes`).
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from inspect import getdoc

from cribdeck.notes.blocks import Blocks, Inlines
from cribdeck.notes.document import Entry, LeftOut
from cribdeck.problems import Location, Problem

SENTENCE = re.compile(r".*?\.(?= |$)|.*")


@dataclass(frozen=True, slots=True)
class Scope:
    """Where blocks stand.

    `prompt` is the heading above them, without its number, and `location` where it stands (for the
    blocks of a list item: where the item stands, and `number` is its number, if it has one).
    `is_title`: that heading names the document; `is_file`: it is only the name of the file, since
    no heading stands above, and asks for nothing. `has_sections`: other headings stand below it.
    `asks`: it, or one above it, announces questions; `below_key`: one above it says that answers
    follow. `is_card`: it has the tag of a card.
    `is_first`: nothing stands between it and the blocks. `below_rule`: a rule (`---`) does;
    `below_list`: a list does. `is_quiz`: boxes and letters in this document are those of options,
    not of tasks or parts. `is_bare`: the questions beside it have no answers; `beside_cards`: it
    stands beside cards within a line. `off` are the names of shapes that the author does not want.
    `known_terms` are the names of the terms that the last build found in this document.
    """

    prompt: Inlines
    location: Location
    is_title: bool = False
    is_file: bool = False
    has_sections: bool = False
    asks: bool = False
    is_card: bool = False
    below_key: bool = False
    is_first: bool = True
    below_rule: bool = False
    below_list: bool = False
    is_quiz: bool = False
    is_bare: bool = False
    beside_cards: bool = False
    number: int | None = None
    off: frozenset[str] = frozenset()
    known_terms: frozenset[str] = frozenset()

    @property
    def is_title_of_sections(self) -> bool:
        """Whether the heading is the title of a document that has more headings."""
        return self.is_title and self.has_sections


@dataclass(frozen=True, slots=True)
class Found:
    """The entries that the first `used` blocks hold, in document order. Each entry has the location
    where it begins, which no other one has: comments find theirs by it. Only a heading with nothing
    below it is an entry of no block. `left_out` is what of the blocks no entry says, on purpose
    ("Answer:"): its words, with the reason, at the line where they stand. `problems` are warnings
    about the blocks. `shape` is the name of what found them; `parts` is what other shapes found in
    the items of a list."""

    entries: tuple[Entry, ...]
    used: int
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Problem, ...] = ()
    shape: str = ""
    parts: "tuple[Found, ...]" = ()


def joined(found: Iterable[Found], used: int) -> Found:
    """The entries of all `found`, in their order, and what these leave out, as those of `used`
    blocks."""
    every = tuple(found)
    return Found(
        tuple(entry for one in every for entry in one.entries),
        used,
        tuple(words for one in every for words in one.left_out),
    )


@dataclass(frozen=True, slots=True)
class Shape:
    """A way to write entries. Its name is that of its module: people call it by it, so it never
    changes. `example` is Markdown that has it. `find(scope, blocks)` gives what stands at the
    beginning of `blocks`, or None where they have another shape; its docstring tells people when it
    holds."""

    module: str
    example: str
    find: Callable[[Scope, Blocks], Found | None]

    @property
    def name(self) -> str:
        """`cribdeck.notes.recognise.shapes.plain_list` has the name `plain-list`."""
        return self.module.rpartition(".")[2].replace("_", "-")

    @property
    def why(self) -> str:
        """When it holds, in a sentence."""
        said = SENTENCE.match(" ".join((getdoc(self.find) or "").split()))
        return said[0] if said else ""

    def found(self, scope: Scope, blocks: Blocks) -> Found | None:
        """What it finds, with its name, unless it is switched off."""
        found = None if self.name in scope.off else self.find(scope, blocks)
        return replace(found, shape=self.name) if found else None
