"""Formulas: TeX becomes a drawing. Alone knows ziamath.

Knows TeX as far as latex2mathml reads it. Does not know where a formula stands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cribdeck.notes.blocks import Math
from cribdeck.notes.document import Document
from cribdeck.notes.walk import figures
from cribdeck.problems import Problem, Severity

SIZE = 24.0  # of the drawing's own units; any would do
UNKNOWN = re.compile(r">\s*\\([A-Za-z]+)\s*<")
# What latex2mathml and ziamath pass over in silence, or draw as if it were something else.
UNSUPPORTED = re.compile(
    r"\\(?:tag|hline|ref|eqref|(?:re)?newcommand|(?:re)?newenvironment|def|let|unicode|href|url)"
    r"(?![A-Za-z])"
)
RULED = re.compile(r"\\begin\s*\{array\}\s*\{[^}]*\|")
# What can be said in words that the libraries know: what is read, and what is drawn for it.
REWORDED = (
    (re.compile(r"\\operatorname\*"), r"\\operatorname"),
    (re.compile(r"\\(?:notag|nonumber)(?![A-Za-z])|\\label\s*\{[^{}]*\}"), ""),
)
TAG = re.compile(r"\\tag\s*\{([^{}]*)\}")
ENVIRONMENT = re.compile(r"\\begin\s*\{([^}]*)\}")
BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
NO_GLYPH = b'Regular_0"'  # the font's first glyph stands for all that it has not


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
def drawn(math: Math, ink: str = "black") -> Formula:
    """The formula as a drawing in the colour `ink`. Raises Undrawable."""
    # Imported here: most notes have no formula.
    from latex2mathml import converter
    from ziamath.zmath import Latex

    tex = _reworded(math)
    _check(tex)
    try:
        mathml = converter.convert(tex)
        if unknown := UNKNOWN.search(mathml):
            raise Undrawable(f"\\{unknown[1]} is not known")
        made = Latex(tex, size=SIZE, inline=not math.display, color=ink)
        width, height = made.getsize()
        svg = made.svg().encode()
    except Undrawable:
        raise
    except Exception as error:  # the libraries raise whatever their parsers stumble over
        raise Undrawable(" ".join(str(error).split()) or "it is not complete TeX") from error
    if b"<path" not in svg:
        raise Undrawable("it shows nothing")
    if NO_GLYPH in svg:
        raise Undrawable("the font of formulas lacks one of its characters")
    # The drawing has a margin of one unit around it.
    return Formula(svg, (width + 2) / SIZE, (height + 2) / SIZE, (1 - made.getyofst()) / SIZE)


def _reworded(math: Math) -> str:
    tex = math.tex
    for read, said in REWORDED:
        tex = read.sub(said, tex)
    return TAG.sub(r"\\qquad\\text{(\1)}", tex) if math.display else tex


def _check(tex: str) -> None:
    """Raises Undrawable for what would be drawn as something else."""
    from latex2mathml.commands import MATRICES

    if unsupported := UNSUPPORTED.search(tex):
        raise Undrawable(f"{unsupported[0]} is not supported")
    if RULED.search(tex):
        raise Undrawable("the rules of an array are not supported")
    known = {"aligned", *(name.removeprefix("\\") for name in MATRICES)}
    for name in ENVIRONMENT.findall(tex):
        if name not in known:
            raise Undrawable(f"\\begin{{{name}}} is not known")
    depth = 0
    for brace in BRACE.findall(tex):
        depth += {"{": 1, "}": -1}.get(brace, 0)
        if depth < 0:
            raise Undrawable("a } has no {")


def undrawable(document: Document) -> Iterator[Problem]:
    """A Problem for each formula of `document` that cannot be drawn."""
    for figure in figures(document):
        if isinstance(figure, Math):
            try:
                drawn(figure)
            except Undrawable as wrong:
                yield Problem(
                    figure.location,
                    "formula",
                    f"the formula cannot be drawn ({wrong}): {figure.tex[:60]}",
                    "mend its TeX, or put it in `code`",
                )


def small_formulas(
    document: Document, size: float, column: float, measure: float, least: float
) -> Iterator[Problem]:
    """A warning for each formula of `document` that is so wide that it is set smaller than `least`:
    in type of `size`, within a `column` or, on lines of its own, within the page's `measure`; all
    in points."""
    for figure in figures(document):
        if not isinstance(figure, Math):
            continue
        shrunk = (measure if figure.display else column) / drawn(figure).width
        if shrunk < min(size, least):
            yield Problem(
                figure.location,
                "formula-small",
                f"the formula is so wide that it comes out at {shrunk:.1f} pt on the sheet",
                "break it into lines with \\begin{aligned} between $$",
                Severity.WARNING,
            )
