"""What stands on paper: glyphs, each with what it shows and where, and named places.

Knows the form in which characters are compared. Does not know how a PDF says all this (pdf_text),
nor the document.
"""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points as in Place


class Place(NamedTuple):
    """A point, in points from the lower left corner of its page."""

    page: int
    x: float
    y: float


class Measure(NamedTuple):
    """Where a glyph stands: `place` is where the pen started, `ink` the box that is filled, and
    `seen` the part of the ink that is neither off its page nor cut off, 0.0 to 1.0."""

    place: Place
    ink: Box
    seen: float = 1.0


@dataclass(slots=True, eq=False)
class Run:
    """What is drawn in one go, on one line of one `page`: its ink lies in `box`, and all of it can
    be seen where it `is_whole`. `is_label`: it is the bullet or number of a list's item. Where a
    run says its text as a whole, the first of its glyphs has all of it and the others "": it is not
    `is_exact` which glyph shows which letter. `measure` takes long, so it is done when it must be.
    """

    page: int
    box: Box
    measure: Callable[[], Sequence[Measure]]
    is_whole: bool = True
    is_label: bool = False
    is_exact: bool = True
    _measures: Sequence[Measure] | None = None

    @property
    def measures(self) -> Sequence[Measure]:
        """Those of its glyphs."""
        if self._measures is None:
            self._measures = self.measure()
        return self._measures


class Glyph(NamedTuple):
    """What is drawn at one place. `text` is what it shows in normal form: a letter, or several; of
    a figure FIGURE and its alternative text. It is the one numbered `at` of its `run`."""

    text: str
    run: Run
    at: int

    @property
    def place(self) -> Place:
        """Where the pen started."""
        return self.run.measures[self.at].place

    @property
    def ink(self) -> Box:
        """The box that is filled."""
        return self.run.measures[self.at].ink

    @property
    def seen(self) -> float:
        """The part of its ink that can be seen."""
        return 1.0 if self.run.is_whole else self.run.measures[self.at].seen


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a PDF shows: `sizes` are the boxes of its pages, `glyphs` all but the running foot, in
    the order of drawing, `foot` that of each page, `places` the named destinations. `blank` are
    figures, as their texts in glyphs would be, that have a place and show nothing."""

    sizes: tuple[Box, ...]
    glyphs: tuple[Glyph, ...]
    foot: tuple[Glyph, ...]
    places: dict[str, Place]
    blank: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All that is shown, without blanks, the labels of lists included."""
        return "".join(glyph.text for glyph in self.glyphs)


FIGURE = "\ufdd0"  # stands before the words of a formula or image; no character of any text
SOFT = "\u2010"  # a hyphen that the typesetter may have put there
TOLERANCE = 0.5  # points
UNSEEN = frozenset("\u115f\u1160\u3164\uffa0\u2800\ufffc")  # letters and signs without ink


def normal_form(text: str) -> str:
    """`text` without blanks and without what has no shape of its own, in compatibility form, so
    that ligatures and presentation forms are the letters that they stand for. The marks on a letter
    stay in the order that they are written in: so the forms of parts are that of the whole."""
    if text.isascii():
        return "".join(text.split())
    text = text.replace("\u2010", "-").replace("\u2011", "-")
    return "".join(
        c
        for written in text
        for c in unicodedata.normalize("NFKD", written)
        if not c.isspace()
        and unicodedata.category(c) not in ("Cf", "Cc")
        and not "\ufe00" <= c <= "\ufe0f"
        and c not in UNSEEN
    )
