"""What stands on the two sides of an entry's paper card.

Knows which entry asks what: a fact with its bold words blanked, a question that has no answer yet.
Does not know sizes, or where a card lies on its page.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cribdeck.notes import walk
from cribdeck.notes.blocks import Emphasis, Inlines, Paragraph, Strong, Text
from cribdeck.notes.card_choices import has_card
from cribdeck.notes.document import Document, Entry, Fact
from cribdeck.notes.section_colours import section_hues
from cribdeck.notes.words import bold_words, plain, unnumbered
from cribdeck.sheet.pieces import Piece, flow_of

FRONT, BACK = "front", "back"
CONTEXT_LENGTH = 110  # characters; of a longer path the inner headings are kept
BLANK = Strong((Emphasis((Text("…"),)),))  # cards.css.jinja draws a line below it
SHORT = 140  # characters


@dataclass(frozen=True, slots=True)
class Faces:
    """The two sides of one entry's card. `line` is the entry's in the document; `context` the
    headings that it stands under, as words; a `front` has a prompt and a lead, a `back` blocks, and
    for a fact the whole sentence as its prompt. An entry without an answer is not `answered`."""

    line: int
    kind: str
    hue: int
    context: str
    front: Piece
    back: Piece

    @property
    def answered(self) -> bool:
        return bool(self.back.prompt or self.back.blocks)


def faces_of(document: Document) -> tuple[Faces, ...]:
    """The cards of `document` in its order, one for each entry that the deck has cards of."""
    return tuple(
        _faces(document, tuple(_headings(path)), hue, entry)
        for top, hue in zip(document.sections, section_hues(document.sections), strict=True)
        for path in walk.sections((top,))
        for entry in path[-1].entries
        if has_card(document, entry)
    )


def _headings(path: walk.Path) -> Iterator[str]:
    yield from (plain(unnumbered(section.heading)) for section in path if section.level)


def _faces(document: Document, path: tuple[str, ...], hue: int, entry: Entry) -> Faces:
    context = _context(path[:-1] if entry.from_heading else path) or _context((document.title,))
    front = Piece(f"{FRONT} kind-{entry.kind}", hue, prompt=entry.prompt, lead=entry.lead)
    back = Piece(f"{BACK} kind-{entry.kind}", hue, blocks=tuple(map(flow_of, entry.answer)))
    if isinstance(entry, Fact):
        front = replace(front, prompt=blanked(entry.prompt))
        back = replace(back, prompt=entry.prompt)
    if _is_short(back):
        back = replace(back, role=f"{back.role} short")
    if not plain((*front.prompt, *front.lead)).strip():
        front = replace(front, prompt=(Text(document.title),))
    return Faces(entry.location.line, entry.kind, hue, context, front, back)


def _is_short(back: Piece) -> bool:
    """Whether a back is a line or two, which look best in the middle of the card."""
    match back.blocks:
        case ():
            words = back.prompt
        case (Paragraph(inlines),) if not back.prompt:
            words = inlines
        case _:
            return False
    return len(plain(words)) <= SHORT


def _context(path: tuple[str, ...]) -> str:
    """`path` as one line of at most CONTEXT_LENGTH characters."""
    words = [" ".join(heading.split()) for heading in path]
    line = " › ".join(words)
    for i in range(1, len(words)):
        if len(line) > CONTEXT_LENGTH:
            line = " › ".join(("…", *words[i:]))
    return line if len(line) <= CONTEXT_LENGTH else line[: CONTEXT_LENGTH - 1].rstrip() + "…"


def blanked(sentence: Inlines) -> Inlines:
    """`sentence` with a blank in place of the bold words that are asked for."""
    asked = bold_words(sentence)
    return tuple(
        BLANK if i in asked and plain([inline]).strip() else inline
        for i, inline in enumerate(sentence)
    )
