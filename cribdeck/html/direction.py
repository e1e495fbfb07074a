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
# Where Unicode has all that runs from right to left (UAX #9, table 4; with its mark).
RIGHTWARDS = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
CODE = re.compile(r"<(code|pre)\b[^>]*>.*?</\1>", re.DOTALL)  # runs its own way
RIGHT_TO_LEFT = "&rlm;"  # a mark that is not seen; notes that write so have "&amp;rlm;"
BLOCK = re.compile(
    r"(<pre\b[^>]*>.*?</pre>|</?(?:p|[uod]l|li|d[td]|blockquote|div|details|summary|table|thead|tbody"
    r"|t[rhd]|colgroup|col|[hb]r)\b[^>]*>)",
    re.DOTALL,
)
BLANK = re.compile(r"\{\{c\d+::")  # the number of a cloze is no letter


def direction(html: Markup) -> str | None:
    """The attribute `dir` of an element with `html` in it: `rtl`, or None."""
    if not RIGHTWARDS.search(html):
        return None
    return "rtl" if _is_rtl(_letters(html)) else None


def directed(html: Markup) -> Markup:
    """The field `html` of a card, whose paragraphs, items and cells each run by their first letter:
    behind a mark that is one where they begin otherwise, but are mostly from right to left, or the
    field is. Blanks may be marked in it."""
    if not RIGHTWARDS.search(html):
        return html
    all_letters = _letters(html)
    if "R" not in all_letters:
        return html
    is_all = all_letters.count("R") > all_letters.count("L")
    parts = BLOCK.split(html)  # every second one is a tag
    for i in range(0, len(parts), 2):
        letters = _letters(parts[i])
        if letters.startswith("L") and "R" in letters and (_is_rtl(letters) or is_all):
            parts[i] = RIGHT_TO_LEFT + parts[i]
    return Markup("").join(map(Markup, parts))


def is_rtl(of: ItemList) -> bool:
    """Whether a list runs from right to left, with all of its items: the marks of a list stand at
    one side, also of an item that is a formula or a foreign word."""
    return _is_rtl(
        "".join(
            _ways(one.text)
            for block in blocks((of,))
            for _, line in lines(block)
            for one in inlines(line)
            if isinstance(one, Text)
        )
    )


def _letters(html: str) -> str:
    """As `_ways`, of the words that `html` shows but those of code."""
    return _ways(BLANK.sub("", unescape(TAG.sub("", CODE.sub("", html)))))


def _ways(text: str) -> str:
    """For each letter of `text` that has a direction L, or R."""
    ways = map(unicodedata.bidirectional, text)
    return "".join("L" if way == "L" else "R" for way in ways if way in ("L", "R", "AL"))


def _is_rtl(letters: str) -> bool:
    return letters.startswith("R") or letters.count("R") > letters.count("L")
