"""Names: which words are few enough to name something, and where a line has them.

Knows how long a name is, in any script, and what names the list below a line. Does not know what a
name is defined by.
"""

import re
from collections.abc import Collection
from dataclasses import replace

from cribdeck.notes.attributes import says_kinds
from cribdeck.notes.blocks import (
    Emphasis,
    Inlines,
    LineBreak,
    Math,
    Strong,
    Text,
)
from cribdeck.notes.languages import pattern
from cribdeck.notes.lengths import count, in_words, length
from cribdeck.notes.questions import asks
from cribdeck.notes.shares import most
from cribdeck.notes.word_forms import telling
from cribdeck.notes.words import BRACKETED, COLONS, between, leads_in, plain, unbold

NAME_MOST = 5  # words before the sign
LEADING_MOST = 2  # words before a colon that ends a line
THING_MOST = 3  # words with a meaning that can stand before the name of each part
STATES = re.compile(pattern("states"), re.IGNORECASE)
LONGEST_ABOVE = 10  # words of a line that names the list below it
COUNTED = re.compile(r"^\d+[.)\s]|\s(?:\d+|[ivx]+)$")  # 3. Wash; step 3
TYPED_BULLETS = "•·‣▪◦●○"  # marks of items that are none in Markdown
# Behind a name: what is in brackets, or behind a dash.
ASIDE = re.compile(r"(?<=\S)(?:\s*[(（][^()（）]*[)）]\s*$|\s+[–—-]+\s)")
# Behind another word, at the end of a line: "Divided in". A name may end with a letter.
GOES_ON = re.compile(rf"\s(?!\w$){pattern('onward')}$")


def leading_name(line: Inlines) -> Inlines:
    """What names the list below `line`: all of it, without a colon at its end, where it is a few
    words, what stands in brackets or behind a dash aside, and does not ask; else (). Where a colon
    ends it, more than two are a sentence ("There are two kinds:"), and so is what goes on below
    ("Divided in:")."""
    before = before_colon(line)
    if GOES_ON.search(plain(before or line)):
        return ()
    name, longest = (before, LEADING_MOST) if before else (line, NAME_MOST)
    if length(name) > longest and (aside := ASIDE.search(plain(name))):
        name = between(name, 0, aside.start())
    return name if 0 < length(name) <= longest and not asks(name) else ()


def named_thing(line: Inlines) -> Inlines:
    """What is named in each part of the list below `line`: its leading name; () where that is
    longer, a clause or "Types of noise", so that it can only stand above them."""
    if says_kinds(plain(line)):
        return ()
    name = leading_name(line)
    is_name = len(telling(in_words(name))) <= THING_MOST and not STATES.search(plain(name))
    return name if is_name else ()


def goes_on_below(line: Inlines) -> bool:
    """Whether `line` is no sentence without what stands below it."""
    return leads_in(line) or GOES_ON.search(plain(line).rstrip()) is not None


def is_all_bold(line: Inlines) -> bool:
    """Whether `line` is bold from its beginning to its end."""
    match line:
        case (Strong(),):
            return True
        case _:
            return False


def is_set_apart(line: Inlines) -> bool:
    """Whether all of `line` is bold or in italics, but for signs, or a remark in brackets, behind
    it."""
    match line:
        case (Strong() | Emphasis(), *behind):
            is_one = not any(isinstance(one, LineBreak) for one in behind)
            return is_one and not any(map(str.isalnum, BRACKETED.sub("", plain(behind))))
        case _:
            return False


def name_above(line: Inlines) -> Inlines:
    """`line`, which introduces a list, as a name of it; () where it is long."""
    name = unbold(before_colon(unbold(line)) or line)
    return name if 0 < count(plain(name)) <= LONGEST_ABOVE else ()


def before_colon(line: Inlines) -> Inlines:
    """`line` without the colon at its end; () where none ends it."""
    match line:
        case (*before, Text(text)) if text.rstrip().endswith(COLONS):
            return (*before, Text(text.rstrip().rstrip("".join(COLONS)).rstrip()))
        case (*before, Math(tex) as formula) if tex.rstrip().endswith(COLONS):
            return (*before, replace(formula, tex=tex.rstrip().rstrip("".join(COLONS)).rstrip()))
        case (*before, Emphasis(children) as emphasis) if bare := before_colon(children):
            return (*before, replace(emphasis, children=bare))
        case _:
            return ()


def are_counted(names: Collection[str]) -> bool:
    """Whether most of `names` count, as those of steps do: they name nothing."""
    return most(sum(COUNTED.search(name) is not None for name in names), len(names))
