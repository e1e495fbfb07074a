"""Bytes -> text: in which encoding a file of notes is written.

Alone knows charset_normalizer. Does not know lines, nor Markdown.
"""

import codecs
import re
from itertools import pairwise
from typing import NamedTuple

# Those that say what they are (Unicode, 23.8); UTF-32's begins as UTF-16's does.
MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Of the encodings that browsers know (WHATWG, "Encoding") those which editors wrote. Where a text
# is as likely in two of them, it is in the first.
GUESSED = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
    *("koi8_r", "gb18030", "big5", "cp932", "euc_jp", "cp949"),
)

SIGN_IN_WORD = re.compile(r"(?<=[^\W\d_])(?:[^\w\s!-~’–—·]|[¹²³ºª])(?=[^\W\d_])")


class NotText(Exception):
    """The bytes are no text; that is seen at the byte `at`."""

    def __init__(self, why: str, at: int) -> None:
        super().__init__(why)
        self.at = at


class Decoded(NamedTuple):
    """A text. `guess` is the encoding that was taken for its own, "" where that is certain; `bad`
    is where the first byte is that is no UTF-8, `damaged` how many characters are lost."""

    text: str
    guess: str = ""
    bad: int = 0
    damaged: int = 0


def decoded(data: bytes) -> Decoded:
    """The text that `data` is, without a byte order mark. Raises NotText."""
    for mark, encoding in MARKED:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, "replace"))
    if (nul := data.find(b"\0")) >= 0:
        raise NotText("it holds NUL bytes", nul)
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError as error:
        bad = error.start
    text = data.decode(errors="replace")
    damaged = text.count("\ufffd")
    if sum(not letter.isascii() for letter in text) >= 2 * damaged:  # UTF-8, but for some bytes
        return Decoded(text, "utf-8", bad, damaged)
    return _guessed(data, bad)


def _guessed(data: bytes, bad: int) -> Decoded:
    # Imported here: most files are UTF-8.
    from charset_normalizer import CharsetMatch, from_bytes

    # A Unicode encoding without a mark, or one of mainframes, fits any bytes.
    found = from_bytes(data, cp_isolation=list(GUESSED))
    if not found:
        raise NotText("it is in no encoding that is known", bad)

    def strangeness(match: CharsetMatch) -> tuple[float, int, int, int]:
        # Small differences of coherence say nothing about a page of notes.
        first = min(map(GUESSED.index, match.could_be_from_charset))
        return match.chaos, _odd_letters(str(match)), -round(4 * match.coherence), first

    best = min(found, key=strangeness)
    return Decoded(str(best), GUESSED[strangeness(best)[-1]], bad)


def _odd_letters(text: str) -> int:
    """How often a word of `text` has a sign within it, or a capital behind a small letter: so look
    words in the encoding of another script."""
    capitals = sum(one.islower() and next_.isupper() for one, next_ in pairwise(text))
    return capitals + len(SIGN_IN_WORD.findall(text))
