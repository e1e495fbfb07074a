"""What stands on the two sides of an entry's paper card, and how it is written as HTML.

Knows which entry asks what: a fact with the words blanked that are asked for, a question that has
no answer yet. Does not know which size is right, or where a card lies on its page.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup

from cribdeck.html.markup import element, inline_html, together
from cribdeck.notes.asked_words import InSight, headings_in_sight, in_sight, worth_asking
from cribdeck.notes.blocks import Emphasis, Inlines, Paragraph, Strong, Text
from cribdeck.notes.card_choices import has_face
from cribdeck.notes.document import Asking, Carded, Correction, Document, Entry, Fact, Term
from cribdeck.notes.entry_body import is_unanswered, shown_with
from cribdeck.notes.section_colours import section_hues
from cribdeck.notes.settings import Orientation
from cribdeck.notes.walk import Path, sections
from cribdeck.notes.words import plain, unnumbered
from cribdeck.papercards.fitting import SMALLEST
from cribdeck.papercards.pages import BACK, FRONT, CardPaper
from cribdeck.problems import Location
from cribdeck.sheet.layout import LEGIBLE, MONO_SIZE, Layout, Page, code_size, small_size
from cribdeck.sheet.piece_html import PRINTED, flows_html
from cribdeck.sheet.pieces import Piece, flow_of

CONTEXT_LENGTH = 110  # characters; of a longer path the inner headings are kept
WITHIN = " within"  # of the role of what another entry prints, too
BLANK = Strong((Emphasis((Text("…"),)),))  # cards.css.jinja draws a line below it
SHORT = 140  # characters


@dataclass(frozen=True, slots=True)
class Faces:
    """The two sides of one entry's card. The entry stands `at` a place of the document; `context`
    are the headings that it stands under, as words; a `front` has a prompt and a lead, a `back`
    blocks, and for a fact the whole sentence as its prompt. An entry without an answer is not
    `answered`."""

    at: Location
    kind: str
    hue: int
    context: str
    front: Piece
    back: Piece
    answered: bool

    @property
    def line(self) -> int:
        """The line of the document that the entry stands in."""
        return self.at.line


def faces_of(document: Document) -> tuple[Faces, ...]:
    """The cards of `document` in its order, one for each entry that the deck has cards of."""
    return tuple(
        _faces(document, path, hue, entry, document.language)
        for top, hue in zip(document.sections, section_hues(document.sections), strict=True)
        for path in sections((top,))
        for entry in path[-1].entries
        if isinstance(entry, Carded) and has_face(document, entry)
    )


def _faces(document: Document, path: Path, hue: int, entry: Carded, language: str) -> Faces:
    headings = [plain(unnumbered(section.heading)) for section in path if section.level]
    above = headings[:-1] if entry.from_heading else headings
    front = Piece(
        f"{FRONT} kind-{entry.kind}",
        hue,
        prompt=entry.prompt,
        lead=entry.lead,
        blocks=tuple(map(flow_of, shown_with(entry))),
    )
    back = Piece(f"{BACK} kind-{entry.kind}", hue, blocks=tuple(map(flow_of, entry.answer)))
    if isinstance(entry, Fact):
        sight = in_sight(entry, headings_in_sight(headings, entry))
        front = replace(front, prompt=blanked(entry.prompt, sight, language))
        back = replace(back, prompt=entry.prompt)
    if entry.within:
        back = replace(back, role=back.role + WITHIN)
    if _is_short(back):
        back = replace(back, role=f"{back.role} short")
    if not plain((*front.prompt, *front.lead)).strip():
        front = replace(front, prompt=(Text(document.title),))
    context = _context([*above, *filter(None, [_under(entry)])]) or _context([document.title])
    answered = not is_unanswered(entry) and bool(back.prompt or back.blocks)
    return Faces(entry.location, entry.kind, hue, context, front, back, answered)


def _under(entry: Entry) -> str:
    return plain(entry.under) if isinstance(entry, Asking | Term | Correction) else ""


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


def _context(headings: Iterable[str]) -> str:
    """The path of `headings` as one line of at most CONTEXT_LENGTH characters."""
    words = [" ".join(heading.split()) for heading in headings]
    line = " › ".join(words)
    for i in range(1, len(words)):
        if len(line) > CONTEXT_LENGTH:
            line = " › ".join(("…", *words[i:]))
    return line if len(line) <= CONTEXT_LENGTH else line[: CONTEXT_LENGTH - 1].rstrip() + "…"


def blanked(sentence: Inlines, sight: InSight, language: str) -> Inlines:
    """`sentence` with a blank in place of the words that are asked for."""
    asked = worth_asking(sentence, sight, language)
    return tuple(BLANK if asked.get(i) else inline for i, inline in enumerate(sentence))


# --- As HTML --------------------------------------------------------------------------------------


def context_html(context: str, tag: str) -> Markup:
    """What stands at the top of a front: the headings above its entry."""
    return element(tag, {"class": "context"}, context)


def body_html(size: float, *children: Markup) -> Markup:
    """What stands on a side, set in type of `size` points."""
    return element("div", {"class": "body", "style": _sizes(size)}, *children)


def _sizes(size: float) -> str:
    """The size of the type, and those that are relative to it but never too small to be read."""
    lead = max(0.75 * size, SMALLEST)
    sizes = {
        "font-size": size,
        "--mono": max(MONO_SIZE * size, LEGIBLE),
        "--code": code_size(size),
        "--small": small_size(size),
        "--lead": lead,
        "--lead-code": code_size(lead),
    }
    return "; ".join(f"{name}: {points:.3f}pt" for name, points in sizes.items())


def piece_html(
    piece: Piece,
    size: float,
    paper: CardPaper,
    *,
    heading: bool = False,
    colours: bool = True,
) -> Markup:
    """A side of a card, or a part of one, in type of `size` points. `heading`: it begins an entry,
    which the PDF lists; `colours`: those of its code."""
    prompt = inline_html(piece.prompt, PRINTED)
    # A right option stands on both sides, and what is asked in addition on the card of the whole,
    # too; a name of a line only once in a document.
    names = not piece.role.startswith(FRONT) and WITHIN not in piece.role
    page = Page(Layout(paper.paper, Orientation.PORTRAIT, 1), size, colours, names)
    blocks = flows_html(piece.blocks, paper.measure, page)
    if piece.role.startswith(FRONT):
        lead = inline_html(piece.lead, PRINTED)
        return together(
            element("h2" if heading else "p", {"class": "prompt"}, prompt) if prompt else "",
            element("p", {"class": "lead"}, lead) if piece.lead else "",
            element("div", {"class": "given"}, blocks) if blocks else "",
        )
    if piece.ruled:
        none = element("p", {"class": "unanswered"}, "The notes have no answer yet.")
        lines = [element("div", {})] * piece.ruled
        return none + blocks + element("div", {"class": "rules"}, *lines)
    return together(
        element("p", {"class": "whole"}, prompt) if prompt else "",
        element("div", {"class": "answer"}, blocks) if blocks else "",
    )
