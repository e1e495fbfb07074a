"""Bytes -> text: in which encoding a file of notes is written.

Alone knows charset_normalizer. Does not know lines, nor Markdown.
"""

import codecs
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
    if sum(not letter.isascii() for letter in text) > 2 * damaged:  # UTF-8, but for some bytes
        return Decoded(text, "utf-8", bad, damaged)
    return _guessed(data, bad)


def _guessed(data: bytes, bad: int) -> Decoded:
    # Imported here: most files are UTF-8.
    from charset_normalizer import CharsetMatch, from_bytes

    # A Unicode encoding without a mark, or one of mainframes, fits any bytes.
    found = from_bytes(data, cp_isolation=list(GUESSED))
    if not found:
        raise NotText("it is in no encoding that is known", bad)

    def first_of(match: CharsetMatch) -> int:
        return min(map(GUESSED.index, match.could_be_from_charset))

    best = min(found, key=lambda match: (match.chaos, -match.coherence, first_of(match)))
    return Decoded(str(best), GUESSED[first_of(best)], bad)
