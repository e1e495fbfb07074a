"""Which characters there is a font for, and how wide they are before they are set.

Knows the project's fonts, by fontTools, and asks Pango for all others, which falls back on the
machine's. Does not know a document, or what stands in place of a character that no font has.
"""

import atexit
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any
from unicodedata import category

from wcwidth import wcwidth

from cribdeck.resources import FONTS

# Where sheet.css looks for a letter, in turn. Bold is wider than any other.
TEXT = ("IBMPlexSans-Bold.ttf", "DejaVuSans.ttf", "NotoEmoji-Regular.ttf")
CODE = ("IBMPlexMono-Regular.ttf", "DejaVuSansMono.ttf", "NotoEmoji-Regular.ttf")
OURS = tuple(dict.fromkeys((*TEXT, *CODE)))
UNKNOWN = 1.1  # em: at least the width of a letter that only a font of the machine has
WIDEST = 1.8  # em: no letter is wider
STAND_IN = 1.2  # em: at least the width of the box for a character that no font has


@lru_cache(maxsize=len(OURS))
def _font(name: str) -> dict[str, float]:
    """The advances of all letters of a font, in em."""
    from fontTools.ttLib import TTFont

    with TTFont(FONTS / name, lazy=True) as font:
        units, advances = font["head"].unitsPerEm, font["hmtx"]
        return {
            chr(point): advances[glyph][0] / units for point, glyph in font.getBestCmap().items()
        }


@lru_cache(maxsize=4096)
def advance(letter: str, fonts: tuple[str, ...]) -> float:
    """The width of `letter` in the first of the project's `fonts` (TEXT or CODE) that has it, or at
    least its width in another, in em."""
    for name in fonts:
        if letter in (advances := _font(name)):
            return advances[letter]
    if without_font(letter):
        return STAND_IN
    # Signs that stand on another letter take no room, but for those beside it.
    return 0.0 if wcwidth(letter) == 0 and category(letter) != "Mc" else UNKNOWN


def without_font(characters: Iterable[str]) -> str:
    """Those of `characters` that neither the project's fonts nor the machine's have, each once, in
    the order of code points."""
    others = {one for one in characters if not one.isascii()}
    for name in OURS:
        if others:
            others -= _font(name).keys()
    return "".join(sorted(one for one in others if not _machine_has(one)))


@cache
def _machine_has(character: str) -> bool:
    """Whether Pango finds a glyph of `character`; what is never shown needs none."""
    from weasyprint.text.ffi import ffi, pango

    layout = _pango_layout()
    encoded = character.encode("utf-8", "surrogatepass")
    pango.pango_layout_set_text(layout, encoded, len(encoded))
    run = pango.pango_layout_get_line_readonly(layout, 0).runs
    while run != ffi.NULL:
        glyphs = run.data.glyphs
        shown = glyphs.glyphs[0 : glyphs.num_glyphs]
        if any(one.glyph & pango.PANGO_GLYPH_UNKNOWN_FLAG for one in shown):
            return False
        run = run.next
    return True


@lru_cache(maxsize=1)
def _pango_layout() -> Any:
    """A line of text in the machine's fonts, as WeasyPrint has it set."""
    from weasyprint.text.ffi import ffi, gobject, pango
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    unref = gobject.g_object_unref
    context = ffi.gc(pango.pango_font_map_create_context(fonts.font_map), unref)
    layout = ffi.gc(pango.pango_layout_new(context), unref)
    description = ffi.gc(pango.pango_font_description_new(), pango.pango_font_description_free)
    pango.pango_font_description_set_family(description, b"sans-serif")
    pango.pango_layout_set_font_description(layout, description)
    return layout


@atexit.register
def _release_fonts() -> None:
    # They clean up after themselves, which may fail once Python takes its modules down.
    _pango_layout.cache_clear()
