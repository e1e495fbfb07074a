"""What lint looks at: each entry with what its card shows around it, as plain text.

Knows what a card shows (the headings above, the first paragraph or list of an answer). Does not
know what could be wrong with it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cribdeck.lint.wording import reads_as_english
from cribdeck.notes import comments
from cribdeck.notes.blocks import Block, CodeBlock, ItemList, ListItem, Paragraph, Quote, Table
from cribdeck.notes.document import Document, Section
from cribdeck.notes.entries import Entry
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain, plain_blocks, unnumbered
from cribdeck.problems import Location, Problem, Severity


@dataclass(frozen=True, slots=True)
class Subject:
    """An entry, or a heading (`entry` is None).

    `path` are the headings that it stands under, outermost first, without the document's title; of
    a heading, the last one is itself. `prompt` includes the line that leads in. `answer` is all of
    the answer. `allowed` are the codes that the author took back for it. `is_english` goes by the
    document's `language`, and where it has none, by its words.
    """

    section: Section
    entry: Entry | None
    title: str
    path: tuple[str, ...]
    allowed: frozenset[str]
    is_english: bool
    prompt: str = ""
    answer: str = ""
    location: Location = field(kw_only=True)

    @property
    def above(self) -> tuple[str, ...]:
        """The headings that the card shows above the prompt."""
        is_heading = self.entry is not None and self.entry.from_heading
        return self.path[:-1] if is_heading else self.path


def subjects(document: Document) -> Iterator[Subject]:
    """The headings and entries of a document, in document order."""
    settings = document.settings
    if settings.language:
        is_english = settings.language.casefold().split("-")[0] == "en"
    else:
        is_english = reads_as_english(
            " ".join((plain(entry.prompt), *map(prose, entry.answer)))
            for entry in entries(document.sections)
        )

    def walk(
        sections: Iterable[Section], path: tuple[str, ...], allowed: frozenset[str]
    ) -> Iterator[Subject]:
        for section in sections:
            below = (*path, plain(unnumbered(section.heading))) if section.level else path
            here = allowed | comments.allowed(section.comments)
            yield Subject(
                section, None, document.title, below, here, is_english, location=section.location
            )
            for entry in section.entries:
                yield Subject(
                    section,
                    entry,
                    document.title,
                    below,
                    here | comments.allowed(entry.comments) if entry.comments else here,
                    is_english,
                    " ".join(filter(None, (plain(entry.prompt), plain(entry.lead)))),
                    plain_blocks(entry.answer),
                    location=entry.location,
                )
            yield from walk(section.sections, below, here)

    yield from walk(document.sections, (), frozenset(settings.allow))


def shown(entry: Entry) -> Paragraph | ItemList | None:
    """What a card shows of an answer before the rest of it: its first paragraph or list."""
    for block in entry.answer:
        if isinstance(block, Paragraph | ItemList):
            return block
    return None


def prose(block: Block) -> str:
    """The words of a block, without the tables, quotes and code in it."""
    match block:
        case Paragraph(inlines):
            return plain(inlines)
        case ItemList(items):
            return "\n".join(prose(inner) for item in items for inner in item.blocks)
        case CodeBlock() | Quote() | Table():
            return ""
        case _:
            return plain_blocks((block,))


def first_line(item: ListItem) -> Paragraph | None:
    """The line of text that a list item begins with."""
    match item.blocks:
        case (Paragraph() as line, *_):
            return line
        case _:
            return None


def warning(location: Location, code: str, fact: str, remedy: str) -> Problem:
    """A finding of lint; `code` is one of `allowing.CODES`."""
    return Problem(location, code, fact, remedy, Severity.WARNING)
