"""Drawings in SVG: how large one is, and whether it stands alone.

Knows XML and the parts of SVG that reach outside, act, or repeat themselves without end. Does not
know where the file is, or what draws it.
"""

import io
import re
from collections.abc import Iterator, Mapping
from math import isfinite
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}svg"
DEFAULT = (300.0, 150.0)  # CSS 2.1, 10.3.2: of what says no size
UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "em": 16.0}
ACTIVE = frozenset({"script", "foreignobject", "iframe", "audio", "video"})
WITHIN = r"#|data:image/(?:png|jpe?g|gif|webp)[;,]"  # the drawing itself, or a picture in it
EMBEDDED = re.compile(WITHIN, re.IGNORECASE)
# In styles a font may be embedded, too.
FETCHES = re.compile(
    rf"""@import|url\(\s*+["']?+\s*+(?!{WITHIN}|data:(?:font|application)/)""", re.IGNORECASE
)
IMPURE = "holds a script or fetches something else"
VISIBLE = frozenset(
    {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "image", "use"}
)
MOST_DRAWN = 20_000  # elements, each counted as often as it is used
DEEPEST = 60  # elements within one another


class NotPlain(Exception):
    """The drawing does more than to draw itself; the message says what."""


def measured(data: bytes) -> tuple[float, float]:
    """Width and height of the SVG `data` in CSS pixels.

    Raises ValueError where it is none, NotPlain where it holds a script, fetches something, or is
    drawn of more elements than is reasonable.
    """
    try:
        events = ElementTree.iterparse(io.BytesIO(data), ("start", "pi"))
        instructions = [element for event, element in events if event == "pi"]
        root: Element = events.root  # type: ignore[attr-defined]
    except (ElementTree.ParseError, LookupError) as error:  # LookupError: an unknown encoding
        raise ValueError(str(error)) from None
    if root.tag != SVG:
        raise ValueError("it is no SVG")
    if any((one.text or "").startswith("xml-stylesheet") for one in instructions):
        raise NotPlain(f"{IMPURE} (a stylesheet)")
    for element in root.iter():
        _check(element)
    if not any(_local(element.tag) in VISIBLE for element in root.iter()):
        raise ValueError("it draws nothing")
    named = {name: element for element in root.iter() if (name := element.get("id"))}
    for i, _ in enumerate(_as_drawn(root, named, 0)):
        if i >= MOST_DRAWN:
            raise NotPlain(f"draws more than {MOST_DRAWN:,} elements")
    return _size(root)


def _local(name: object) -> str:
    return str(name).rpartition("}")[2].lower()


def _check(element: Element) -> None:
    kind = _local(element.tag)
    if kind in ACTIVE:
        raise NotPlain(f"{IMPURE} (<{kind}>)")
    if kind == "style" and FETCHES.search("".join(element.itertext())):
        raise NotPlain(f"{IMPURE} (in <style>)")
    for key, value in element.attrib.items():
        name = _local(key)
        if name.startswith("on"):
            raise NotPlain(f"{IMPURE} ({name})")
        is_link = name in ("href", "src") and kind != "a"  # a link on paper leads nowhere
        if (is_link and not EMBEDDED.match(value.strip())) or FETCHES.search(value):
            raise NotPlain(f"{IMPURE} ({name} of <{kind}>)")


def _as_drawn(element: Element, named: Mapping[str, Element], depth: int) -> Iterator[Element]:
    """The elements below `element` as often as they are drawn: `use` repeats others."""
    if depth > DEEPEST:
        raise NotPlain("is nested too deeply, or contains itself")
    yield element
    for child in element:
        yield from _as_drawn(child, named, depth + 1)
    if _local(element.tag) == "use":
        for key, value in element.attrib.items():
            if _local(key) == "href" and (used := named.get(value.strip()[1:])) is not None:
                yield from _as_drawn(used, named, depth + 1)


def _size(root: Element) -> tuple[float, float]:
    box = [_number(text) for text in root.get("viewBox", "").replace(",", " ").split()]
    natural = (box[2], box[3]) if len(box) == 4 and box[2] and box[3] else DEFAULT
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    ratio = natural[0] / natural[1]
    if not width:
        width = height * ratio or natural[0]
    return width, height or width / ratio


def _length(text: str) -> float:
    """A length of SVG in CSS pixels; 0 where it says none, or a part of the box."""
    digits = text.strip().rstrip("abcdefghijklmnopqrstuvwxyz%")
    return _number(digits) * UNITS.get(text.strip()[len(digits) :], 0.0)


def _number(text: str) -> float:
    """A positive number; 0 for anything else."""
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if isfinite(number) and number > 0 else 0.0
