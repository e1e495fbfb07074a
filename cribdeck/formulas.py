"""Formulas: TeX becomes a drawing. Alone knows ziamath.

Knows TeX as far as latex2mathml reads it. Does not know where a formula stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cribdeck.model import Document, Math, figures
from cribdeck.problems import Problem

SIZE = 24.0  # of the drawing's own units; any would do
UNKNOWN = re.compile(r">\s*\\([A-Za-z]+)\s*<")


class Undrawable(Exception):
    """The TeX cannot be drawn; the message says why."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A drawing in SVG. Its lengths are in em of the text that it stands in; `depth` is what of its
    height is below the line."""

    svg: bytes
    width: float
    height: float
    depth: float


@lru_cache(maxsize=4096)
def drawn(math: Math) -> Formula:
    """The formula as a drawing. Raises Undrawable."""
    # Imported here: most notes have no formula.
    from latex2mathml import converter
    from ziamath.zmath import Latex

    try:
        mathml = converter.convert(math.tex)
        if unknown := UNKNOWN.search(mathml):
            raise Undrawable(f"\\{unknown[1]} is not known")
        made = Latex(math.tex, size=SIZE, inline=not math.display)
        width, height = made.getsize()
        svg = made.svg()
    except Undrawable:
        raise
    except Exception as error:  # the libraries raise whatever their parsers stumble over
        raise Undrawable(" ".join(str(error).split()) or "it is not complete TeX") from error
    # The drawing has a margin of one unit around it.
    return Formula(
        svg.encode(), (width + 2) / SIZE, (height + 2) / SIZE, (1 - made.getyofst()) / SIZE
    )


def undrawable(document: Document) -> Iterator[Problem]:
    """A Problem for each formula of `document` that cannot be drawn."""
    for location, figure in figures(document):
        if isinstance(figure, Math):
            try:
                drawn(figure)
            except Undrawable as wrong:
                yield Problem(
                    location,
                    "formula",
                    f"the formula cannot be drawn ({wrong}): {figure.tex[:60]}",
                    "mend its TeX, or put it in `code`",
                )
