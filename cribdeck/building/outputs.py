"""The files that a build can make of a document, as a list: each is made, and then proven.

Knows what each is made of, and what proves it. Does not know how (deck, sheet, papercards, proof),
nor when it may be published. A room is imported when something of it is made, so that a deck needs
nothing of the sheet. One more output is one more line of OUTPUTS.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cribdeck.building.known import KnownDocument
from cribdeck.building.sources import Options
from cribdeck.notes.document import Document
from cribdeck.notes.pictures import content_of
from cribdeck.notes.settings import Paper
from cribdeck.problems import Location, Problem, Problems, Severity
from cribdeck.report import (
    DeckReport,
    LeftOut,
    OutputReport,
    PaperCardsReport,
    Setting,
    SheetReport,
    ShortSheetReport,
)
from cribdeck.sheet.heights import Heights

if TYPE_CHECKING:
    from cribdeck.sheet.layout import PlacedBlock
    from cribdeck.sheet.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Material:
    """All that the outputs of a document are made of. `stem` is their name, in the folder of
    outputs; `note_types` says since when each note type is as it is, by its name (seconds since the
    epoch); `size` is how many bytes of notes there are."""

    known: KnownDocument
    stem: Path
    note_types: Mapping[str, int]
    size: int


@dataclass(frozen=True, slots=True)
class Made:
    """A file that is not proven yet. `document` is what it says: of the short sheet, the short
    edition. `blocks` is where on its pages."""

    report: OutputReport
    data: bytes
    document: Document
    problems: tuple[Problem, ...] = ()
    blocks: "tuple[PlacedBlock, ...]" = ()


@dataclass(frozen=True, slots=True)
class Output:
    """A file NAME + `suffix` of each document for which `wanted` says so.

    `make` takes what there is of the document, where the file belongs, the options, and the heights
    that are remembered. It raises Problems where the file cannot be made, or where there
    is nothing to make it of (a warning). `prove` reopens what was made and says what of the
    document is not in it.
    """

    name: str
    suffix: str
    wanted: Callable[[Options, Document], bool]
    make: Callable[[Material, Path, Options, Heights], Made]
    prove: Callable[[Made], Iterable[Problem]]

    def name_of(self, of: Material) -> Path:
        """The file of this output, in the folder of outputs."""
        return of.stem.with_name(of.stem.name + self.suffix)


# --- The deck -------------------------------------------------------------------------------------


def _make_deck(of: Material, file: Path, _options: Options, _heights: Heights) -> Made:
    from cribdeck.deck import apkg
    from cribdeck.deck.description import description
    from cribdeck.deck.notes import Deck

    document, notes = of.known.document, of.known.notes
    said = description(document.title, notes, of.known.tags, document.settings.exam)
    deck = Deck(of.known.deck, notes, str(said))
    media = {file.name: content_of(file) for file in of.known.media}
    return Made(DeckReport(file, of.known.deck), apkg.write(deck, of.note_types, media), document)


def _prove_deck(made: Made) -> Iterable[Problem]:
    from cribdeck.proof import readback

    return readback.check_deck(made.document, made.data)


# --- The sheet and its short edition --------------------------------------------------------------


def _wants_short_sheet(options: Options, document: Document) -> bool:
    return options.sheet and (options.short or document.settings.short is not None)


def _make_sheet(of: Material, file: Path, options: Options, heights: Heights) -> Made:
    document = of.known.document
    sheet = _sheet(of, document, options.pages, file, options, heights, short=False)
    return _made_sheet(SheetReport(file, _setting(sheet)), sheet, document)


def _make_short_sheet(of: Material, file: Path, options: Options, heights: Heights) -> Made:
    from cribdeck.notes.short_edition import shortened

    full = of.known.document
    short, left_out = shortened(full)
    sheet = _sheet(of, short, full.settings.short, file, options, heights, short=True)
    rows = tuple(LeftOut(row.location.line, row.words) for row in left_out)
    return _made_sheet(ShortSheetReport(file, _setting(sheet), rows), sheet, short)


def _sheet(
    of: Material,
    document: Document,
    pages: int | None,
    file: Path,
    options: Options,
    heights: Heights,
    *,
    short: bool,
) -> "Sheet":
    from cribdeck.html import rendering
    from cribdeck.sheet import sheet

    rendering.require_pango(Location(file.parent))
    return sheet.render(
        document,
        of.known.modified,
        paper=_paper(options),
        pages=pages,
        short=short,
        heights=heights,
    )


def _made_sheet(report: OutputReport, made: "Sheet", document: Document) -> Made:
    return Made(report, made.pdf, document, made.problems, made.blocks)


def _setting(made: "Sheet") -> Setting:
    return Setting(made.pages, made.asked, made.type_size, made.columns, made.used, made.torn)


def _prove_sheet(made: Made) -> Iterable[Problem]:
    from cribdeck.proof import readback

    return readback.check_sheet(made.document, made.data, made.blocks)


# --- Paper cards ----------------------------------------------------------------------------------


def _make_paper_cards(of: Material, file: Path, options: Options, heights: Heights) -> Made:
    from cribdeck.html import rendering
    from cribdeck.papercards import paper_cards

    rendering.require_pango(Location(file.parent))
    document = of.known.document
    made = paper_cards.render(document, of.known.modified, paper=_paper(options), heights=heights)
    if made is None:
        fact = "no entry of these notes gets a card, so there are no paper cards"
        remedy = "write a question, a term or a list, or build without --cards"
        where = Location(document.path)
        raise Problems((Problem(where, "no-cards", fact, remedy, Severity.WARNING),))
    report = PaperCardsReport(file, made.entries, made.cards, made.pages)
    return Made(report, made.pdf, made.document, made.problems)


def _prove_paper_cards(made: Made) -> Iterable[Problem]:
    from cribdeck.proof import readback

    return readback.check_cards(made.document, made.data)


def _paper(options: Options) -> Paper | None:
    return Paper(options.paper) if options.paper else None


# --- All of them ----------------------------------------------------------------------------------

DECK = "deck"
OUTPUTS = (
    Output(DECK, ".apkg", lambda options, _: options.deck, _make_deck, _prove_deck),
    Output("sheet", ".pdf", lambda options, _: options.sheet, _make_sheet, _prove_sheet),
    Output("short sheet", "-short.pdf", _wants_short_sheet, _make_short_sheet, _prove_sheet),
    Output(
        "paper cards",
        "-cards.pdf",
        lambda options, _: options.cards,
        _make_paper_cards,
        _prove_paper_cards,
    ),
)
