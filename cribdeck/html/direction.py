"""Which way text runs: by its first letter that has a direction (UAX #9, rule P2).

WeasyPrint does not know dir=auto. Knows HTML and lists; does not know what is done about it.
"""

import re
import unicodedata
from collections.abc import Iterable
from html import unescape

from markupsafe import Markup

from cribdeck.notes.blocks import ItemList, Text
from cribdeck.notes.walk import blocks, inlines, lines

TAG = re.compile("<[^>]*>")


def direction(html: Markup) -> str | None:
    """The attribute `dir` of an element with `html` in it: `rtl`, or None."""
    if html.isascii():
        return None
    return "rtl" if _is_rtl(unescape(TAG.sub("", html))) else None


def is_rtl(of: ItemList) -> bool:
    """Whether a list runs from right to left, with all of its items: the marks of a list stand at
    one side, also of an item that is a formula or a foreign word."""
    return _is_rtl(
        character
        for block in blocks((of,))
        for _, line in lines(block)
        for one in inlines(line)
        if isinstance(one, Text)
        for character in one.text
    )


def _is_rtl(text: Iterable[str]) -> bool:
    ways = map(unicodedata.bidirectional, text)
    return next((way for way in ways if way in ("L", "R", "AL")), "L") != "L"
