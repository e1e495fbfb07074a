"""Formulas: TeX becomes a drawing. Alone knows ziamath.

Knows TeX as far as latex2mathml reads it. Does not know where a formula stands.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

from cribdeck.notes.blocks import CodeSpan, Math
from cribdeck.notes.copies import Leaf, with_leaves
from cribdeck.notes.document import Document
from cribdeck.notes.katex import in_tex
from cribdeck.notes.walk import figures
from cribdeck.problems import Problem, Severity, shortened

MOST_COST = 4_000
SIZE = 24.0  # of the drawing's own units; any would do
UNKNOWN = re.compile(r">\s*\\([A-Za-z]+)\s*<")
# What latex2mathml and ziamath pass over in silence, or draw as if it were something else.
UNSUPPORTED = re.compile(
    r"\\(?:tag|hline|ref|eqref|(?:re)?newcommand|(?:re)?newenvironment|DeclareMathOperator|def|let"
    r"|unicode|href|url|smash|tt)(?![A-Za-z])"
)
RULED = re.compile(r"\\begin\s*\{array\}\s*\{[^}]*\|")
STRUCK = "&#x029F8;"  # the stroke of \not, which would stand beside what it strikes out
# What can be said in words that the libraries know: what is read, and what is drawn for it.
REWORDED = (
    (re.compile(r"\\operatorname\*"), r"\\operatorname"),
    (re.compile(r"\\(?:notag|nonumber)(?![A-Za-z])|\\label\s*\{[^{}]*\}"), ""),
    (re.compile(r"\\(begin|end)\s*\{(?:align|split)\*?\}"), r"\\\1{aligned}"),
    (re.compile(r"\\(begin|end)\s*\{dcases\}"), r"\\\1{cases}"),
    (re.compile(r"\\(begin|end)\s*\{gather(?:ed|\*)?\}"), r"\\\1{matrix}"),
    (re.compile(r"\\(?:begin|end)\s*\{equation\*?\}"), ""),
    (re.compile(r"\\math(?:op|bin|rel|ord|open|close|punct|inner)(?![A-Za-z])"), ""),
    (re.compile(r"\\binom(?![A-Za-z])"), r"\\tbinom"),
    (re.compile(r"\\not\s*="), r"\\neq "),
    (re.compile(r"\\lbrace(?![A-Za-z])"), r"\\{"),
    (re.compile(r"\\rbrace(?![A-Za-z])"), r"\\}"),
    (re.compile(r"\\\\\s*\[\s*-?[\d.]+\s*(?:pt|em|ex|mm|cm|mu|in)\s*\]"), r"\\\\"),  # skips
    # A row with nothing in it is drawn as endless.
    (re.compile(r"(?<!\\)(?:\\\\\s*)+\Z"), ""),
    (re.compile(r"(?<!\\)\\\\(?=\s*\\\\)"), r"\\\\\\,"),
    (re.compile(r"(\\text\s*\{[^{}$]*)\$([^{}$]*)\$"), r"\1}\2\\text{"),
)
# Of the MathML that latex2mathml makes: what ziamath does not know, and what it calls it.
RENAMED = (
    ('mathvariant="double-struck"', 'mathvariant="double"'),
    ('rowspacing="3pt"', 'rowspacing="0.5em"'),  # of the size that it draws in, not of the text's
    ('mathvariant="monospace"', 'mathvariant="mono"'),
    ('mathvariant="sans-serif"', 'mathvariant="sans"'),
    (r">\{<", ">{<"),
    (r">\}<", ">}<"),
    (r">\|<", ">‖<"),
)
BOLD_NUMBER = re.compile(r'<mn mathvariant="bold">(\d+)</mn>')  # ziamath passes over that
BOLD = str.maketrans({str(i): chr(0x1D7CE + i) for i in range(10)})
TAG = re.compile(r"\\tag\s*\{([^{}]*)\}")
ENVIRONMENT = re.compile(r"\\begin\s*\{([^}]*)\}")
BEGIN_OR_END = re.compile(r"\\(begin|end)\s*\{[^}]*\}")
SCRIPT = re.compile(r"\s*[\^_']")
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
    from ziamath.tex import tex2mml
    from ziamath.zmath import Math as Drawing

    tex = _reworded(math)
    _check(tex)
    try:
        mathml = tex2mml(tex, inline=not math.display)
        if unknown := UNKNOWN.search(mathml):
            raise Undrawable(f"\\{unknown[1]} is not known")
        if _cost(mathml) > MOST_COST:
            raise Undrawable("too much in it is nested too deeply")
        if STRUCK in mathml:
            raise Undrawable("\\not is not known of this sign")
        for name, known in RENAMED:
            mathml = mathml.replace(name, known)
        mathml = BOLD_NUMBER.sub(lambda found: f"<mn>{found[1].translate(BOLD)}</mn>", mathml)
        made = Drawing(mathml.replace("<math ", f'<math mathcolor="{ink}" ', 1), size=SIZE)
        width, height = made.getsize()
        svg = made.svg().encode()
    except Undrawable:
        raise
    except Exception as error:  # the libraries raise whatever their parsers stumble over
        raise Undrawable(" ".join(str(error).split()) or "it is not complete TeX") from error
    if b"<path" not in svg or height <= 0:
        raise Undrawable("it shows nothing")
    if NO_GLYPH in svg:
        raise Undrawable("the font of formulas lacks one of its characters")
    # The drawing has a margin of one unit around it.
    return Formula(svg, (width + 2) / SIZE, (height + 2) / SIZE, (1 - made.getyofst()) / SIZE)


def _cost(mathml: str) -> int:
    """How often the library that draws `mathml` looks at its letters: twice as often for each thing
    that they are nested in."""
    cost = 0
    waiting = [(ElementTree.fromstring(mathml), 0)]
    while waiting:
        element, depth = waiting.pop()
        cost += 2**depth if not len(element) else 0
        for child in element:
            # The rows of tables, and what only groups the parts of something, are no thing.
            groups = child.tag.endswith(("mtr", "mtd", "mstyle")) or (
                child.tag.endswith("mrow") and not element.tag.endswith("mrow")
            )
            waiting.append((child, depth + (not groups and len(child) > 0)))
    return cost


def _reworded(math: Math) -> str:
    tex = in_tex(math.tex)
    for read, said in REWORDED:
        tex = read.sub(said, tex)
    tex = _with_groups(tex)
    return TAG.sub(r"\\qquad\\text{(\1)}", tex) if math.display else tex


def _with_groups(tex: str) -> str:
    """`tex` with braces around each environment that has an exponent or an index, as the library
    that reads it needs."""
    begun: list[int] = []
    braces: list[tuple[int, str]] = []
    for mark in BEGIN_OR_END.finditer(tex):
        if mark[1] == "begin":
            begun.append(mark.start())
        elif begun:
            start = begun.pop()
            if SCRIPT.match(tex, mark.end()):
                braces += [(start, "{"), (mark.end(), "}")]
    for place, brace in sorted(braces, reverse=True):
        tex = tex[:place] + brace + tex[place:]
    return tex


def _check(tex: str) -> None:
    """Raises Undrawable for what would be drawn as something else."""
    from latex2mathml.commands import MATRICES

    if unsupported := UNSUPPORTED.search(tex):
        raise Undrawable(f"{unsupported[0]} is not supported")
    if "$" in tex.replace("\\$", ""):
        raise Undrawable("a $ within the formula is not supported")
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
    if depth:  # would be drawn, and Anki's MathJax shows an error
        raise Undrawable("a { has no }")


def undrawable(document: Document) -> tuple[Problem, ...]:
    """A flaw for each reason why formulas of `document` cannot be drawn, at the first of them."""
    found: defaultdict[str, list[Math]] = defaultdict(list)
    for figure in figures(document):
        if isinstance(figure, Math) and (why := _why_not(figure)):
            found[why].append(figure)
    return tuple(
        Problem(
            first.location,
            "formula",
            f"{f'{len(more) + 1} formulas' if more else 'the formula'} cannot be drawn ({why}):"
            f" {shortened(first.tex)}{', …' if more else ''}",
            "say it in other TeX; until then paper shows the TeX itself, and the deck leaves it to"
            " Anki's MathJax",
            Severity.FLAW,
        )
        for why, (first, *more) in found.items()
    )


def with_tex(document: Document) -> Document:
    """`document`, where code with its TeX stands for each formula that cannot be drawn."""

    def leaf(one: Leaf) -> Leaf:
        if isinstance(one, Math) and _why_not(one):
            return CodeSpan(" ".join(one.tex.split()))
        return one

    return with_leaves(document, leaf)


def _why_not(math: Math) -> str:
    """Why a formula cannot be drawn; "" where it can."""
    try:
        drawn(math)
    except Undrawable as wrong:
        return str(wrong)
    return ""


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
