"""The letters of options and of parts: how they are written, and in which order.

Knows alphabets. Does not know where options stand (options), nor what has parts.
"""

import re
from collections.abc import Sequence

from cribdeck.notes.blocks import ListItem
from cribdeck.notes.words import plain_blocks

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
ALPHABETS = (
    "abcdefghij",
    "абвгдежзик",
    "αβγδεζηθικ",
    "אבגדהוזחטי",
    "أبجدهوزحطي",
    "ابجدهوزحطي",
    "アイウエオカキクケコ",
    "가나다라마바사아자차",
    "甲乙丙丁戊己庚辛壬癸",
    CIRCLED,
)
# `A)`, `(b)`, `C:`, `d.`, `A -`, `①`, `ア　` before the words of an option; a star before it tells.
LETTER = re.compile(
    r"\s*\*?\(?\s*([^\W\d_])(?:\s*[).:：、．）]|\s+[-–—](?=\s)|(?<=[①-⑩])"
    r"|(?<=[アイウエオ])(?=[ \u3000]))\s*(?=\S|$)"
)
# `B:` anywhere, `B.` or `B)` at the beginning of a line: beside an `A:`, both are options.
SECOND = "".join(letters[1] for letters in ALPHABETS)
HAS_SECOND = re.compile(
    rf"(?<!\w)[{SECOND}]\s*[:：]|^\W{{0,6}}[{SECOND}]\s*[.)](?=\s|$)", re.IGNORECASE | re.MULTILINE
)
ONLY_LETTER = re.compile(r"\s*\*?\(?\s*([^\W\d_])\s*[).:：、．）]?\s*")
FEWEST = 2  # letters that are a row
SEVERAL = 3  # options: two letters may be parts of a sentence


def has_second(text: str) -> bool:
    """Whether `text` has the second letter of an alphabet before an option or a part ("B: the
    lock"), so that the first, which stands elsewhere, labels no answer."""
    return HAS_SECOND.search(text) is not None


def letter_of(text: str) -> str:
    """The letter, in lower case, that `text` begins with as an option does; "" where it does not
    begin with one."""
    found = LETTER.match(text)
    return found[1].lower() if found else ""


def letters_of(items: Sequence[ListItem]) -> str | None:
    """The letters of `items` in lower case, if they are the first of an alphabet."""
    return row_of([plain_blocks(item.blocks) for item in items])


def row_of(texts: Sequence[str]) -> str | None:
    """The letters, in lower case, that `texts` begin with, if they are the first of an alphabet."""
    letters = "".join(map(letter_of, texts))
    return letters if len(letters) == len(texts) and is_row(letters) else None


def is_row(letters: str) -> bool:
    """Whether `letters`, in lower case, are several, the first of an alphabet."""
    return len(letters) >= FEWEST and begin_alphabet(letters)


def begin_alphabet(letters: str) -> bool:
    """Whether `letters`, in lower case, are the first of an alphabet, in its order."""
    return any(one.startswith(letters) for one in ALPHABETS)
