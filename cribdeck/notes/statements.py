"""Whether a list names things or says something of them in sentences.

Knows how long a name is. Does not know what is made of either.
"""

import re

from cribdeck.notes.blocks import ItemList, ListItem, Paragraph
from cribdeck.notes.recognise.names import count
from cribdeck.notes.recognise.terms import most
from cribdeck.notes.words import plain

NAME_MOST = 12  # words; what is longer is told, not named
FEW = 3  # words: "and so on." is no sentence
ENDED = re.compile(r"[.!?。！？؟।]['\"”’»)\]]*$")


def are_statements(list_: ItemList) -> bool:
    """Whether most items of `list_` are sentences, or as long as one: nobody can name them."""
    return most(sum(map(is_statement, list_.items)), len(list_.items))


def is_statement(item: ListItem) -> bool:
    """Whether `item` says a sentence, or as much as one."""
    match item.blocks:
        case (Paragraph(line), *_):
            text = plain(line).strip()
            size = count(text)
            return size > NAME_MOST or (size > FEW and ENDED.search(text) is not None)
        case _:
            return False
