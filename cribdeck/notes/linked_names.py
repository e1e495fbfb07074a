"""Links that are an answer, and not where else to look: names of what a question asks for.

Knows how a question asks for names, and how short they are. Does not know entries.
"""

import re

from cribdeck.notes.blocks import Blocks, Inlines, ItemList, Paragraph
from cribdeck.notes.languages import pattern
from cribdeck.notes.lengths import count
from cribdeck.notes.words import plain, plain_blocks

NAMES = re.compile(rf"\W*{pattern('names')}", re.IGNORECASE)
FEWEST = 2  # names in an answer
LONGEST = 3  # words of a name: what is longer is the title of a page
PLACES = re.compile(rf"https?://|www\.|^\W*{pattern('places')}\W*$", re.IGNORECASE)


def names(prompt: Inlines, answer: Blocks) -> bool:
    """Whether `prompt` asks for names ("Which tools …", "Name three …"), and the `answer` is one,
    or lists some, each of which has a link."""
    if not NAMES.match(plain(prompt)):
        return False
    match answer:
        case (Paragraph(line),):
            return bool(plain(line).strip()) and _is_name(plain(line))
    items = [item for block in answer if isinstance(block, ItemList) for item in block.items]
    words = [plain_blocks(item.blocks) for item in items]
    named = [one for one in words if any(map(str.isalnum, one))]
    return len(named) >= FEWEST and all(map(_is_name, named))


def is_place(words: str) -> bool:
    """Whether the `words` of a link name a page to look at ("here", an address, a title), and no
    thing: a name is short."""
    return PLACES.search(words) is not None or count(words) > LONGEST


def _is_name(words: str) -> bool:
    return not is_place(words)
