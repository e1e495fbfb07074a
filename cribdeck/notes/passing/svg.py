"""Drawings in SVG: how large one is, and what of it may pass: what only draws itself, and not
without an end.

Knows XML, and where SVG reaches outside or acts. Which names pass is in svg_names, what styles
fetch in css, how much there is to draw in svg_cost. Does not know where the file is, or what draws
it.
"""

from base64 import b64decode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from math import isfinite
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from cribdeck.notes.passing import css, svg_cost
from cribdeck.notes.passing.links import followed
from cribdeck.notes.passing.svg_names import (
    ATTRIBUTES,
    ELEMENTS,
    INERT,
    OWN_ATTRIBUTES,
    SVG,
    VISIBLE,
    XLINK,
    XML,
)

DEFAULT = (300.0, 150.0)  # CSS 2.1, 10.3.2: of what says no size
UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "em": 16.0}
LEAST, LARGEST = 0.01, 1_000_000.0  # CSS pixels of a side
KNOWN_ENCODINGS = frozenset({"utf-8", "utf-16", "us-ascii", "iso-8859-1"})  # expat's own
MOST_BYTES = 10_000_000
MOST_ENTITY = 100  # characters; what drawing programs name so is an address
MOST_DRAWN = 20_000  # elements, each counted as often as it is drawn
MOST_POINTS = 300_000
MOST_LETTERS = 20_000
# What a shape must say of its size to be seen.
SIZES: Mapping[str, tuple[str, ...]] = {
    "rect": ("width", "height"),
    "circle": ("r",),
    "ellipse": ("rx", "ry"),
    "path": ("d",),
    "polyline": ("points",),
    "polygon": ("points",),
}
ANIMATIONS = frozenset({"animate", "animateColor", "animateTransform", "animateMotion", "set"})
HTML = "http://www.w3.org/1999/xhtml"
IMPURE = "holds a script or fetches something else"


class NotPlain(Exception):
    """The drawing cannot be shown; the message says why, behind the name of an image."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """What may be shown: `data` is as it was, or written anew without what may not pass; `without`
    names what of that would act or fetch. `width` and `height` are in CSS pixels; `pictures` are
    those that are embedded, as files."""

    data: bytes
    width: float
    height: float
    without: tuple[str, ...]
    pictures: tuple[bytes, ...]


def drawing(data: bytes) -> Drawing:
    """What of the SVG `data` may be shown.

    Raises ValueError where it is none, or where nothing of it can be shown; NotPlain where there is
    more to draw than is reasonable, or words in it would be lost.
    """
    if len(data) > MOST_BYTES:
        raise NotPlain(f"has more than {MOST_BYTES // 1_000_000} MB")
    gone = _Gone()
    try:
        _check_prolog(data, gone)
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, expat.ExpatError, LookupError, ValueError) as error:
        # The last two: an encoding that is not known.
        raise ValueError(" ".join(str(error).split())) from None
    if root.tag != f"{{{SVG}}}svg":
        raise ValueError("it is no SVG")
    _clean(root, gone, 0)
    without = tuple(dict.fromkeys(gone.told))
    if gone.is_changed:
        ElementTree.register_namespace("", SVG)
        ElementTree.register_namespace("xlink", XLINK)
        data = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    is_stroked, is_styled = b"stroke" in data, b"style" in data
    if not any(_is_seen(one, is_stroked=is_stroked, is_styled=is_styled) for one in root.iter()):
        if without:
            raise NotPlain(f"{IMPURE} ({without[0]}), and draws nothing")
        raise ValueError("it draws nothing")
    _check_cost(root)
    width, height = _size(root)
    if min(width, height) < LEAST or max(width, height) > LARGEST:
        raise NotPlain("has a size that no page has")
    return Drawing(data, width, height, without, tuple(gone.pictures))


@dataclass(slots=True)
class _Gone:
    """What was taken out: of it `told` names what would act or fetch. `pictures` stayed."""

    is_changed: bool = False
    told: list[str] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)


class _Begun(Exception):
    """What stands before the first element is over."""


def _check_prolog(data: bytes, gone: _Gone) -> None:
    """Looks at the encoding, entities and instructions before the first element of `data`."""

    def declaration(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in KNOWN_ENCODINGS:
            gone.is_changed = True

    def entity(_name: str, _is_parameter: bool, value: str | None, *_: str | None) -> None:
        gone.is_changed = True
        if value and (len(value) > MOST_ENTITY or "&" in value or "%" in value):
            raise NotPlain("holds entities that grow")

    def instruction(target: str, _said: str) -> None:
        if target == "xml-stylesheet":
            gone.is_changed = True
            gone.told.append("a stylesheet")

    def element(_name: str, _attributes: object) -> None:
        raise _Begun

    parser = expat.ParserCreate()
    parser.XmlDeclHandler = declaration
    parser.EntityDeclHandler = entity
    parser.ProcessingInstructionHandler = instruction
    parser.StartElementHandler = element
    with suppress(_Begun):
        parser.Parse(data, True)


def _parts(name: str) -> tuple[str, str]:
    """Namespace and local name."""
    space, _, local = name.rpartition("}")
    return space.removeprefix("{"), local


def _clean(element: Element, gone: _Gone, depth: int) -> None:
    """Takes out of `element` what may not pass."""
    if depth > svg_cost.DEEPEST:
        raise NotPlain("is nested too deeply, or contains itself")
    space, kind = _parts(element.tag)
    for name, value in list(element.attrib.items()) if space == SVG else ():
        if not _may_stay(kind, name, value, gone):
            del element.attrib[name]
            gone.is_changed = True
    for child in list(element):
        passes = _passes(child, element, gone)
        if passes:
            _clean(child, gone, depth + 1)
        if not passes or _names_nothing(child):
            _remove(element, child)
            gone.is_changed = True


def _passes(element: Element, within: Element, gone: _Gone) -> bool:
    space, kind = _parts(element.tag)
    if space.startswith(INERT):
        return True
    if kind.lower() == "foreignobject":
        has_other = _parts(within.tag)[1] == "switch" and len(within) > 1
        if "".join(element.itertext()).strip() and not has_other:
            raise NotPlain(f"{IMPURE} (<{kind}>, whose words would be lost)")
        return False
    changed = _parts(element.get("attributeName", ""))[1].rpartition(":")[2].lower()
    acts = kind in ANIMATIONS and (changed == "href" or changed.startswith("on"))
    if acts or kind.lower() == "script" or space == HTML:
        gone.told.append(f"<{kind.lower()}>")
    if acts or space != SVG or kind not in ELEMENTS:
        return False
    if kind == "style" and css.fetches("".join(element.itertext())):
        gone.told.append("in <style>")
        return False
    return True


def _names_nothing(element: Element) -> bool:
    """Whether `element` is a picture without an address, which it may just have lost."""
    is_picture = _parts(element.tag) in ((SVG, "image"), (SVG, "feImage"))
    return is_picture and not any(_parts(name)[1] == "href" for name in element.attrib)


def _remove(parent: Element, child: Element) -> None:
    """Takes `child` out; what stands behind it is not its own."""
    i = list(parent).index(child)
    if child.tail and i:
        parent[i - 1].tail = (parent[i - 1].tail or "") + child.tail
    elif child.tail:
        parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def _may_stay(kind: str, name: str, value: str, gone: _Gone) -> bool:
    space, local = _parts(name)
    if local.lower() in ("href", "src"):
        return _may_name(kind, value, gone, f"{local} of <{kind}>")
    if space:
        return space.startswith(INERT) or space == XLINK or (space == XML and local != "base")
    if local not in ATTRIBUTES and not local.startswith(OWN_ATTRIBUTES):
        if local.lower().startswith("on"):
            gone.told.append(local)
        return False
    if css.fetches(value):
        gone.told.append(f"{local} of <{kind}>")
        return False
    return True


def _may_name(kind: str, value: str, gone: _Gone, called: str) -> bool:
    """Whether an element of this `kind` may name the address `value`."""
    value = value.strip()
    if value.startswith("#") or (kind == "a" and followed(value)):
        return True
    if kind != "a":  # a link leads nowhere from a picture
        if css.EMBEDDED.match(value):
            form, _, content = value.partition(",")
            if form.lower().endswith(";base64"):
                with suppress(ValueError):
                    gone.pictures.append(b64decode("".join(content.split()) + "=="))
                    return True
        gone.told.append(called)
    return False


def _is_seen(element: Element, *, is_stroked: bool, is_styled: bool) -> bool:
    """Whether anything is to be seen of `element` itself, as far as its own attributes tell: where
    the drawing `is_styled`, styles may say more of it; where none of it `is_stroked`, what has no
    filling shows nothing."""
    space, kind = _parts(element.tag)
    if space != SVG or kind not in VISIBLE:
        return False
    if kind in ("image", "use"):
        return any(_parts(name)[1] == "href" for name in element.attrib)
    if kind == "text":
        return bool("".join(element.itertext()).strip())
    if is_styled:
        return True
    has_size = all(element.get(name, "0").strip() not in ("", "0") for name in SIZES.get(kind, ()))
    return has_size and (is_stroked or element.get("fill") != "none")


def _check_cost(root: Element) -> None:
    try:
        found = svg_cost.cost(root)
    except svg_cost.TooMuch as error:
        raise NotPlain(str(error)) from None
    for count, most, what in (
        (found.elements, MOST_DRAWN, "elements"),
        (found.points, MOST_POINTS, "points of paths"),
        (found.letters, MOST_LETTERS, "letters"),
    ):
        if count > most:
            raise NotPlain(f"draws more than {most:,} {what}")


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
