"""A font whose letters are boxes with their own code point in them.

It stands in for the characters that no font has: they are seen, copied and read aloud as what they
are, and take the room of one character in text, and whole columns in code. Knows how a TrueType
font is built (fontTools). Does not know which characters those are.
"""

import io
from functools import lru_cache
from typing import Any

from wcwidth import wcwidth

from cribdeck.resources import FONTS

UNITS = 1000  # an em
COLUMN = 600  # of the fonts of code
BLANK = 250  # in text
BOTTOM, TOP = -170, 850
SIDE, LINE = 40, 34  # of the box: the blank beside it, and how thick it is
LARGE, SMALL = 0.46, 0.36  # of the size of the type: the digits
DIGITS = "0123456789ABCDEF"
OUTLINES = "IBMPlexMono-Regular.ttf"


@lru_cache(maxsize=4)
def code_point_font(characters: str, *, code: bool) -> bytes:
    """A TrueType font of the `characters`: in text each is an em wide, in `code` one column of 0.6
    em or two."""
    from fontTools.fontBuilder import FontBuilder

    builder = FontBuilder(UNITS, isTTF=True)
    wide = {c: COLUMN * max(wcwidth(c), 1) if code else UNITS for c in characters}
    glyphs = {".notdef": _box(COLUMN), **_digits()}
    glyphs |= {_box_name(width): _box(width) for width in sorted({*wide.values()})}
    widths = dict.fromkeys(glyphs, COLUMN)
    # A blank beside such a character is set in its font.
    glyphs["space"], widths["space"] = _empty(), COLUMN if code else BLANK
    letters = {ord(" "): "space", **{ord(c): f"u{ord(c):04X}" for c in characters}}
    for character, width in wide.items():
        name = letters[ord(character)]
        glyphs[name], widths[name] = _boxed(name[1:], width, glyphs), width
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(letters)
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=TOP, descent=BOTTOM)
    builder.setupNameTable({"familyName": "Code Points", "styleName": "Regular"})
    builder.setupOS2(
        sTypoAscender=TOP, sTypoDescender=BOTTOM, usWinAscent=TOP, usWinDescent=-BOTTOM
    )
    builder.setupPost(keepGlyphNames=False)
    builder.updateHead(created=0, modified=0)  # the same bytes at any time
    _each_takes_its_room(builder.font)
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def _each_takes_its_room(font: Any) -> None:
    """Says that no letter stands on another, not even a mark: a shaper would take its room away."""
    from fontTools.ttLib import newTable
    from fontTools.ttLib.tables import otTables

    classes = otTables.GlyphClassDef()
    classes.classDefs = dict.fromkeys(font.getGlyphOrder(), 1)  # base glyphs
    font["GDEF"] = newTable("GDEF")
    font["GDEF"].table = otTables.GDEF()
    font["GDEF"].table.Version = 0x00010000
    font["GDEF"].table.GlyphClassDef = classes
    # Where a font has positions of its own, a shaper makes none up.
    font["GPOS"] = newTable("GPOS")
    font["GPOS"].table = otTables.GPOS()
    font["GPOS"].table.Version = 0x00010000
    font["GPOS"].table.ScriptList = otTables.ScriptList()
    font["GPOS"].table.ScriptList.ScriptRecord = []
    font["GPOS"].table.FeatureList = otTables.FeatureList()
    font["GPOS"].table.FeatureList.FeatureRecord = []
    font["GPOS"].table.LookupList = otTables.LookupList()
    font["GPOS"].table.LookupList.Lookup = []


def _digits() -> dict[str, Any]:
    """The digits in both sizes, by the names of their glyphs."""
    from fontTools.pens.transformPen import TransformPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import TTFont

    found = {}
    with TTFont(FONTS / OUTLINES, lazy=True) as font:
        outlines, names = font.getGlyphSet(), font.getBestCmap()
        for size in (LARGE, SMALL):
            for digit in DIGITS:
                pen = TTGlyphPen(None)
                outlines[names[ord(digit)]].draw(TransformPen(pen, (size, 0, 0, size, 0, 0)))
                found[_digit(digit, size)] = pen.glyph()
    return found


def _digit(digit: str, size: float) -> str:
    return f"{digit}.{'large' if size == LARGE else 'small'}"


def _boxed(number: str, width: int, glyphs: dict[str, Any]) -> Any:
    """A box with the digits of `number` in it, two in a row."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(glyphs)
    rows = [number[i : i + 2] for i in range(0, len(number), 2)]
    size = LARGE if width >= UNITS and len(rows) == 2 else SMALL
    wide, high = COLUMN * size, 698 * size  # 698: how high digits are in OUTLINES
    room = (TOP - BOTTOM - 2 * LINE) / len(rows)
    for i, row in enumerate(rows):
        y = TOP - LINE - (i + 0.5) * room - high / 2
        for j, digit in enumerate(row):
            x = width / 2 + (j - 1) * wide
            pen.addComponent(_digit(digit, size), (1, 0, 0, 1, round(x), round(y)))
    pen.addComponent(_box_name(width), (1, 0, 0, 1, 0, 0))
    return pen.glyph()


def _empty() -> Any:
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    return TTGlyphPen(None).glyph()


def _box_name(width: int) -> str:
    return f"box.{width}"


def _box(width: int) -> Any:
    """The lines of a box on a letter as wide as `width`."""
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    left, right, bottom, top = SIDE, width - SIDE, BOTTOM, TOP
    outer = [(left, bottom), (left, top), (right, top), (right, bottom)]
    left, right, bottom, top = left + LINE, right - LINE, bottom + LINE, top - LINE
    inner = [(left, bottom), (right, bottom), (right, top), (left, top)]  # the other way: a hole
    for corners in (outer, inner):
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()
