"""How much there is to draw of a drawing: elements, points and letters, each counted as often as it
is drawn, without drawing it.

Knows what repeats in SVG: `use`, markers at each point of a path, patterns, masks. Does not know
what may stand in a drawing (svg), nor how much is too much there.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from cribdeck.notes.passing import css
from cribdeck.notes.passing.svg_names import PAINTS, VISIBLE

NUMBER = re.compile(r"\d+(?:\.\d*)?|\.\d+")
COMMAND = re.compile(r"[A-Za-z]")
LETTERS = frozenset({"text", "tspan", "textPath", "tref", "altGlyph", "a"})
DEEPEST = 60  # elements within one another


class TooMuch(Exception):
    """There is no end to it, or it is far; the message says how, behind the name of an image."""


class Cost(NamedTuple):
    """Of an element with all that it holds and repeats. `shapes` are elements that are seen;
    `height` is how many are within one another."""

    elements: int
    shapes: int
    points: int
    letters: int
    height: int


def cost(root: Element) -> Cost:
    """The cost of the drawing `root`. Raises TooMuch where it is nested too deeply, or contains
    itself."""
    sheets = ["".join(one.itertext()) for one in root.iter() if _local(one) == "style"]
    return _Counted(root, css.by_selector(sheets)).of(root)


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


class _Counted:
    """Counts each element once, whatever repeats it."""

    def __init__(self, root: Element, styled: Mapping[str, set[css.Reference]]) -> None:
        self._named = {name: one for one in root.iter() if (name := one.get("id"))}
        self._styled = styled
        self._known: dict[Element, Cost] = {}
        self._within: dict[Element, None] = {}

    def of(self, element: Element) -> Cost:
        if element in self._known:
            return self._known[element]
        if element in self._within or len(self._within) > DEEPEST:
            raise TooMuch("is nested too deeply, or contains itself")
        self._within[element] = None
        kind = _local(element)
        elements, shapes = 1, int(kind in VISIBLE)
        points = _points(element)
        letters = len(element.text or "") if kind in LETTERS else 0
        height = 0
        for child in element:
            inner = self.of(child)
            elements += inner.elements
            shapes += inner.shapes
            points += inner.points
            letters += inner.letters + (len(child.tail or "") if kind in LETTERS else 0)
            height = max(height, inner.height)
        own = Cost(elements, shapes, points, letters, height)
        for name, target in sorted(self._references(element)):
            if target in self._named:
                own = _with(own, name, self._named[target], self.of(self._named[target]))
        del self._within[element]
        self._known[element] = own = own._replace(height=own.height + 1)
        if own.height > DEEPEST:
            raise TooMuch("is nested too deeply, or contains itself")
        return own

    def _references(self, element: Element) -> Iterator[css.Reference]:
        found: set[css.Reference] = set()
        for name, value in element.attrib.items():
            if name.rpartition("}")[2] == "href":
                found.add(("", value.strip().removeprefix("#")))  # sorted first
            elif name == "style":
                found.update(css.references(value))
            else:
                found.update(css.references(value, name))
        selected = (_local(element), element.get("id", ""), *element.get("class", "").split())
        for name in (css.EVERYTHING, *selected):
            found.update(self._styled.get(name, ()))
        return iter(found)


def _with(own: Cost, name: str, target: Element, repeated: Cost) -> Cost:
    """`own` with what the property `name` repeats of `target`. What is inherited holds for all that
    is within."""
    times = 1
    if _local(target) in PAINTS:
        times = 0
    elif name.startswith("marker"):
        times = own.points
    elif name in ("fill", "stroke"):
        times = own.shapes
    return Cost(
        own.elements + times * repeated.elements,
        own.shapes + times * repeated.shapes,
        own.points + times * repeated.points,
        own.letters + times * repeated.letters,
        max(own.height, repeated.height),
    )


def _points(element: Element) -> int:
    """About how many points `element` has, of which each may have a marker."""
    said = element.get("d") or element.get("points")
    if said is None:
        return 2 if _local(element) == "line" else 0
    return len(NUMBER.findall(said)) // 2 + len(COMMAND.findall(said))
