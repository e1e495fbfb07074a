"""Whether what is numbered has an order: steps have one, and what is only counted has none.

Knows the words for steps, in what stands above a list and at the beginning of its items. Numbers
alone tell nothing: they are used for counting, too. Does not know what is made of an order.
"""

import re

from cribdeck.notes.blocks import Inlines, ItemList, ListItem
from cribdeck.notes.languages import pattern
from cribdeck.notes.words import first_line, plain

STEPS = re.compile(pattern("steps"), re.IGNORECASE)
THEN = re.compile(rf"\W*{pattern('then')}", re.IGNORECASE)


def are_steps(list_: ItemList, *above: Inlines) -> bool:
    """Whether the items of `list_`, below the lines `above`, follow each other."""
    if list_.start is None:
        return False
    return any(STEPS.search(plain(line)) for line in above) or any(map(_goes_on, list_.items))


def _goes_on(item: ListItem) -> bool:
    return THEN.match(plain(first_line(item.blocks))) is not None
