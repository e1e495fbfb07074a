"""Entries as in a dictionary: how a word is said, or of which class it is, stands between the word
and what it means, without another sign.

Knows how sounds and classes of words are written. Does not know where the entries stand.
"""

import re
from collections.abc import Sequence

from cribdeck.notes.blocks import ListItem
from cribdeck.notes.document import Term
from cribdeck.notes.language_of import are_of_two
from cribdeck.notes.languages import words
from cribdeck.notes.lengths import count
from cribdeck.notes.recognise.anchors import split_anchor
from cribdeck.notes.recognise.definitions import below_prompt
from cribdeck.notes.shares import nearly_all
from cribdeck.notes.words import between, first_line, has_words, plain

FEWEST = 3  # entries
LONGEST = 4  # words of which one is said how to say it
# Letters that sounds are written with, and kana.
SOUND = "[ˈˌːəɪʊæɑɒɔʌɛɜɐðθʃʒŋɡɲʎɾʁχɣɸβɕʑāǎēěīǐōǒūǔǖǘǚǜ\u3041-\u30ff]"
SAID = re.compile(
    rf"(?<!\s)\s*(?:/(?=[^/]*{SOUND})[^/\s][^/]*/|\[(?=[^][]*{SOUND})[^][]+\]|［[^］［]+］)[,:：]?\s+"
)
CLASSES = "|".join(re.escape(word) for word in words("classes"))
CLASS = re.compile(
    rf"(?<!\s)\s+(?=(?:{CLASSES})\.(?:\s*[,/&]\s*(?:{CLASSES})\.){{0,3}}\s*[^\s,;.)])"
)
BEGINS = re.compile(rf"(?:{CLASSES})\.")


def entries_of(items: Sequence[ListItem]) -> Sequence[Term | None]:
    """The term that each of `items` is; () where nearly all are none, or two name the same. Of one
    class alone are entries only where they say how a word is said, or translate it ("Roe v. Doe" is
    none)."""
    found = [_entry(item) for item in items]
    terms = [term for term in found if term]
    names = [plain(term.prompt).casefold() for term in terms]
    is_each = len(names) >= FEWEST and len({*names}) == len(names)
    if not is_each or not nearly_all(len(names), len(items)):
        return ()
    means = [plain(first_line(term.answer)) for term in terms]
    are_said = any(map(SAID.search, (f"{name} " for name in names)))
    classes = {said[0] for said in map(BEGINS.match, means) if said}
    return found if are_said or len(classes) > 1 or are_of_two(names, means) else ()


def _entry(item: ListItem) -> Term | None:
    """The term that `item` is: the word with how it is said, and its meaning with the class."""
    line, anchor = split_anchor(first_line(item.blocks))
    text = plain(line)
    said = SAID.search(text)
    sign = said or CLASS.search(text)
    if not sign or not 0 < count(text[: sign.start()]) <= LONGEST:
        return None
    means = between(line, sign.end())
    if not has_words(means):
        return None
    name = between(line, 0, sign.start() + len(sign[0].rstrip(" ,:：")))
    answer = below_prompt(item.location, means, item.blocks)
    return Term(name, answer, item.location, anchor=anchor)
