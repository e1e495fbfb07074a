"""Which way text runs: by its first letter that has a direction (UAX #9, rule P2), or by most of
them, as notes in Hebrew or Arabic often begin a line with a word in Latin letters.

WeasyPrint does not know dir=auto. Knows HTML and lists; does not know what is done about it.
"""

import re
import unicodedata
from html import unescape

from markupsafe import Markup

from cribdeck.notes.blocks import ItemList, Text
from cribdeck.notes.walk import blocks, inlines, lines

TAG = re.compile("<[^>]*>")
CODE = re.compile(r"<(code|pre)\b[^>]*>.*?</\1>", re.DOTALL)  # runs its own way
RLM = Markup("\u200f")  # the right-to-left mark, which is not seen
BLANK = re.compile(r"\{\{c\d+::")


def direction(html: Markup) -> str | None:
    """The attribute `dir` of an element with `html` in it: `rtl`, or None."""
    if html.isascii():
        return None
    return "rtl" if _is_rtl(_letters(_shown(html))) else None


def directed(html: Markup) -> Markup:
    """`html` for an element with dir=auto, which looks at the first letter only: behind a mark that
    is one where it runs from right to left though it begins otherwise. Blanks may be marked."""
    if html.isascii():
        return html
    letters = _letters(BLANK.sub("", _shown(html)))
    return RLM + html if letters.startswith("L") and _is_rtl(letters) else html


def is_rtl(of: ItemList) -> bool:
    """Whether a list runs from right to left, with all of its items: the marks of a list stand at
    one side, also of an item that is a formula or a foreign word."""
    return _is_rtl(
        "".join(
            _letters(one.text)
            for block in blocks((of,))
            for _, line in lines(block)
            for one in inlines(line)
            if isinstance(one, Text)
        )
    )


def _shown(html: Markup) -> str:
    return unescape(TAG.sub("", CODE.sub("", html)))


def _letters(text: str) -> str:
    """For each letter of `text` that has a direction L, or R."""
    ways = map(unicodedata.bidirectional, text)
    return "".join("L" if way == "L" else "R" for way in ways if way in ("L", "R", "AL"))


def _is_rtl(letters: str) -> bool:
    return letters.startswith("R") or letters.count("R") > letters.count("L")
