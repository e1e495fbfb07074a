"""Document -> PDF: paper cards to cut out, one an entry, eight a page, fronts and backs in turn.

Knows the steps: what stands on the two sides (faces), how large and on how many cards (fitting),
where the cards lie (pages); then the pages are laid out once, and an entry on whose cards something
stands elsewhere than it was put is left out.

What others may rely on: the first front of every entry is a named destination of the PDF,
`entry-L`, where L is the entry's line in the document (`entry-L.P`, where it is a part P of a line
that holds several); the sides of the card N (from 1) are `front-N` and `back-N`; the text of a
front begins, below the context, at `prompt-N`. The cards of a page stand in the order of the
document, on the back in mirrored columns. The lowest FOOT points of a card hold nothing of the
notes.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from cribdeck.html import missing_glyphs
from cribdeck.html.formulas import undrawable, with_tex
from cribdeck.html.markup import element
from cribdeck.html.rendering import gathered_complaints, to_pdf
from cribdeck.notes.blocks import Table
from cribdeck.notes.copies import with_links, without
from cribdeck.notes.document import Document
from cribdeck.notes.settings import Paper
from cribdeck.papercards.faces import Faces, body_html, context_html, faces_of, piece_html
from cribdeck.papercards.fitting import (
    PROMPT_SIZES,
    Fitted,
    Part,
    Side,
    answer_sizes,
    fitted,
)
from cribdeck.papercards.pages import (
    BACK,
    CARD,
    GAP,
    Card,
    CardPaper,
    CardSide,
    Setting,
    heights,
    laid_out_cards,
)
from cribdeck.problems import Location, Problem, Problems, Severity
from cribdeck.sheet.drawings import columns_wide, is_drawn
from cribdeck.sheet.heights import Heights
from cribdeck.sheet.layout import LEGIBLE, LENGTHS, MONO_ADVANCE, SMALLEST, small_size
from cribdeck.sheet.pieces import Piece, code_of

UNANSWERED_SIZE = 9.0
ABOVE = 0.45  # of the room that is left: what stands a little above the middle looks centred


@dataclass(frozen=True, slots=True)
class PaperCards:
    """The finished pages: `cards` are pieces of paper, `entries` what they ask; `problems` is what
    the typesetting has to say. `document` is what they say: without the entries that fit no card.
    """

    pdf: bytes
    entries: int
    cards: int
    pages: int
    document: Document
    problems: tuple[Problem, ...]


def render(
    document: Document,
    modified: int,
    *,
    paper: Paper | None = None,
    heights: Heights | None = None,
) -> PaperCards | None:
    """The paper cards of `document`; None where it has no entry that gets a card.

    `modified` is the time of the document's last change in seconds since the epoch. `paper`
    overrides the document's; the pages are always upright. `heights` are those that an earlier run
    measured: they save time, and change no byte. An entry of which something fits no card however
    small, or comes out elsewhere than it was put (a defect), is left out, and told in the problems.
    Raises Problems where none is left.
    """
    undrawn = undrawable(document)
    shown = with_tex(document) if undrawn else document
    # A card that is cut out is alone.
    shown = with_links(shown, lambda link: replace(link, target=None))
    all_faces = faces_of(shown)
    if not all_faces:
        return None
    heights = heights or Heights()
    of = CardPaper(Paper(paper or document.settings.paper or Paper.A4))
    boxed = missing_glyphs.boxed_of(shown)
    setting = Setting(shown, modified, of, heights, boxed)
    with gathered_complaints(shown) as complaints:
        laid = _typeset(all_faces, setting)
        if laid.misplaced and heights.forget():
            # Heights that are wrong, for whatever reason, cost time and no cards.
            laid = _typeset(all_faces, setting)
        misplaced: tuple[Faces, ...] = ()
        while laid.misplaced:
            misplaced = (*misplaced, *laid.misplaced)
            rest = [faces for faces in all_faces if faces not in misplaced]
            laid = _laid_out(rest, replace(setting, colours=True))
        pdf = to_pdf(laid.rendering)
    has_card = {faces.at for faces in laid.made}
    left_out = [faces for faces in all_faces if faces.at not in has_card]
    problems = (
        *(
            _misplaced(faces, setting) if faces in misplaced else _too_large(faces, setting)
            for faces in left_out
        ),
        *undrawn,
        *_small_drawings(all_faces, of),
        *missing_glyphs.problems(shown, boxed),
        *dict.fromkeys(complaints),
    )
    places = {faces.at for faces in left_out}
    said = without(document, lambda entry: entry.location in places)
    return PaperCards(pdf, len(laid.made), laid.cards, len(laid.rendering.pages), said, problems)


@dataclass(frozen=True, slots=True)
class _Laid:
    """The entries that there are cards of, how many cards, the pages as WeasyPrint renders them,
    and of which entries something stands elsewhere than it was put."""

    made: tuple[Faces, ...]
    cards: int
    rendering: Any
    misplaced: tuple[Faces, ...]


def _typeset(all_faces: Sequence[Faces], setting: Setting) -> _Laid:
    """Raises Problems where no entry fits a card."""
    laid = _laid_out(all_faces, setting)
    # Colours are bold or italic, too: where that changes a height, it must be measured.
    return _laid_out(all_faces, replace(setting, colours=True)) if laid.misplaced else laid


def _laid_out(all_faces: Sequence[Faces], setting: Setting) -> _Laid:
    wide_enough = [faces for faces in all_faces if not _too_wide(faces, setting.paper)]
    found = [one for one in _set(wide_enough, setting) if one.fits]
    if not found:
        raise Problems(tuple(_too_large(faces, setting) for faces in all_faces))
    cards = list(_cards(found, setting))
    rendering, misplaced = laid_out_cards([card for _, card in cards], setting)
    astray = dict.fromkeys(cards[i][0] for i in sorted(misplaced))
    return _Laid(tuple(one.faces for one in found), len(cards), rendering, tuple(astray))


# --- What stands on the cards ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Set:
    """An entry's card as it will be set; `head` is how high the context of its front is."""

    faces: Faces
    front: Fitted
    back: Fitted
    head: float

    @property
    def fits(self) -> bool:
        return bool(self.front.parts and self.back.parts)


def _set(all_faces: Sequence[Faces], setting: Setting) -> list[_Set]:
    heads = _heads(all_faces, setting)
    sides = [side for faces in all_faces for side in _sides(faces, heads[faces.context], setting)]
    done = fitted(sides, lambda pieces: _heights(pieces, setting))
    return [
        _Set(faces, front, back, heads[faces.context])
        for faces, front, back in zip(all_faces, done[::2], done[1::2], strict=True)
    ]


def _cards(found: Sequence[_Set], setting: Setting) -> Iterator[tuple[Faces, Card]]:
    """The cards of each entry."""
    above = ""
    for i, one in enumerate(found):
        faces = one.faces
        count = max(len(one.front.parts), len(one.back.parts))
        for part in range(count):
            begins = part == 0
            tag = "h1" if begins and faces.context != above else "p"
            above = faces.context
            card = Card(
                faces.hue,
                f"{i + 1}" + (f" · {part + 1}/{count}" if count > 1 else ""),
                _front(faces, one.front, part, tag, one.head, setting),
                _back(faces, one.back, part, count, setting),
            )
            yield faces, card


def _heads(all_faces: Sequence[Faces], setting: Setting) -> dict[str, float]:
    """How high the contexts of the fronts are, with the gap below."""
    contexts = list(dict.fromkeys(faces.context for faces in all_faces))
    high = heights(
        [element("div", {"class": "hue-0"}, context_html(context, "p")) for context in contexts],
        setting,
    )
    return {context: height + GAP for context, height in zip(contexts, high, strict=True)}


def _sides(faces: Faces, head: float, setting: Setting) -> tuple[Side, Side]:
    paper = setting.paper
    front = Side(faces.front, paper.depth - head, PROMPT_SIZES)
    room = paper.depth - CARD.bar - GAP
    if faces.answered:
        return front, Side(faces.back, room, answer_sizes(faces.back, paper.measure))
    lines = int(room / CARD.ruled) - 1
    back = Piece(BACK, faces.hue, ruled=lines)
    return front, Side(back, room, (UNANSWERED_SIZE,))


def _front(
    faces: Faces, fitted: Fitted, part: int, tag: str, head: float, setting: Setting
) -> CardSide:
    # A card that only goes on with the answer shows the beginning of the question again.
    shown = fitted.parts[part] if part < len(fitted.parts) else fitted.parts[0]
    room = setting.paper.depth - head
    above = (room - shown.height) * ABOVE
    return CardSide(
        faces.front.role,
        context_html(faces.context, tag),
        GAP + above,
        _part_html(shown, fitted.size, setting, heading=part == 0),
        head + above + shown.height,
        faces.kind,
        f"entry-{faces.at.place}" if part == 0 else "",
    )


def _back(faces: Faces, fitted: Fitted, part: int, count: int, setting: Setting) -> CardSide:
    bar = element("div", {"class": "bar"})
    title = textwrap.shorten(setting.document.title, 80, placeholder=" …")
    if part >= len(fitted.parts):
        body = element("p", {"class": "unanswered"}, f"The answer is on card 1/{count}.")
        return CardSide(faces.back.role, bar, GAP, body, 0.0, title)
    shown = fitted.parts[part]
    room = setting.paper.depth - CARD.bar - GAP
    above = (room - shown.height) * ABOVE
    return CardSide(
        faces.back.role,
        bar,
        GAP + above,
        _part_html(shown, fitted.size, setting),
        CARD.bar + GAP + above + shown.height,
        title,
    )


def _part_html(part: Part, size: float, setting: Setting, *, heading: bool = False) -> Markup:
    units = (
        element(
            "div",
            {"class": "unit", "style": f"margin-top: {unit.above:.3f}pt"},
            piece_html(unit.piece, size, setting.paper, heading=heading and i == 0),
        )
        for i, unit in enumerate(part.units)
    )
    return body_html(size, *units)


def _too_wide(faces: Faces, paper: CardPaper) -> bool:
    """Whether a table has so many columns that there is no room for letters in them."""
    least = (LENGTHS.cell_sides + 1) * small_size(SMALLEST)
    return any(
        isinstance(block, Table) and len(block.aligns) * least > paper.measure
        for block in faces.back.blocks
    )


def _too_large(faces: Faces, setting: Setting) -> Problem:
    return Problem(
        Location(setting.document.path, faces.line),
        "does-not-fit",
        "something of this entry is larger than a paper card at a legible size: it gets none",
        "make it shorter (a table: fewer columns, shorter heads), or learn it from the deck",
        Severity.FLAW,
    )


def _misplaced(faces: Faces, setting: Setting) -> Problem:
    return Problem(
        Location(setting.document.path, faces.line),
        "typesetting",
        "something of this entry stands elsewhere on its paper card than it was put: it gets none",
        "learn it from the deck; this is a mistake in cribdeck, please report it with the entry",
        Severity.FLAW,
    )


def _small_drawings(all_faces: Sequence[Faces], paper: CardPaper) -> Iterator[Problem]:
    """A warning for each drawing that is so wide that it comes out smaller than LEGIBLE."""
    most = int((paper.measure - LENGTHS.drawn_sides) / MONO_ADVANCE / LEGIBLE)
    for faces in all_faces:
        for rows in code_of(faces.back.blocks):
            wide = columns_wide(rows.block)
            if is_drawn(rows.block) and wide > most:
                yield Problem(
                    rows.block.location,
                    "diagram-small",
                    f"the diagram is {wide} columns wide and comes out very small on its card",
                    f"draw it at most {most} columns wide",
                    Severity.WARNING,
                )


def _heights(pieces: Sequence[tuple[Piece, float]], setting: Setting) -> list[float]:
    """How high pieces are, each in its size of type."""
    return heights(
        [
            element(
                "div",
                {"class": f"{piece.role} hue-{piece.hue}"},
                body_html(size, piece_html(piece, size, setting.paper, colours=setting.colours)),
            )
            for piece, size in pieces
        ],
        setting,
    )
