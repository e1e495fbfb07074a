"""A rule of markdown-it: which line directly below a list, at its margin, is no part of the item
above, as wrapped text is (CommonMark 5.2).

Knows lines. Does not know blocks, nor what an item says.
"""

import re

from markdown_it.rules_block import StateBlock

from cribdeck.notes.prompts import TAGGED
from cribdeck.notes.reader.block_rules import ITEM, line_of
from cribdeck.notes.recognise.inline_cards import PART

BOLD_LABEL = re.compile(r"(\*\*|__)(?!\s)[^*_]+(?:[:：]\s*\1|\1\s*[:：])\s*")
LABEL = re.compile(r"[^\s|<>`#*+-][^|<>`]*[:：]\s*")
LABEL_MOST = 4  # words of a label without bold
SHORT = 40  # characters of a line: wrapped text has more
WIDEST = 100  # characters of a line of wrapped text
STATED = re.compile(r"[\w)\]\"”»*_][.!…][*_)\]\"”»]*$")
SENTENCE_LEAST = 4  # words: fewer may be a name, and the line below its definition
BULLET = re.compile(r"[-+*]\s")
BEGINS = re.compile(r"[\"“«„¿¡(*_]*(?P<first>[^\W\d_])")


def ends_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule that ends a list before the line `start`: it only labels the list directly below
    (`**Aims:**`); or it begins a text of its own below the last item."""
    is_lazy = state.sCount[start] < state.blkIndent and state.parentType == "paragraph"
    if not silent or not is_lazy:
        return False
    if start + 1 < end and ITEM.match(line_of(state, start + 1)):
        return _is_label(state, start)
    return state.sCount[start] == 0 and _begins_text(state, start, end)


def _is_label(state: StateBlock, start: int) -> bool:
    """Whether the line `start` labels a list: in bold; or so, where the line above is neither as
    long as wrapped text, nor wrapped itself."""
    line, above = line_of(state, start), line_of(state, start - 1)
    if above.strip() in PART:  # the answer goes on below it
        return False
    is_label = LABEL.fullmatch(line) and len(line.split()) <= LABEL_MOST
    is_bold = BOLD_LABEL.fullmatch(line) is not None
    is_wrapped = len(above) > SHORT or state.line < start - 1
    return is_bold or (bool(is_label) and not is_wrapped)


def _begins_text(state: StateBlock, start: int, end: int) -> bool:
    """Whether the line `start` begins a text below a bullet of one line, which states something and
    is over, and is the last one: the line begins with a capital letter, and its first word had room
    above, or no line is wrapped there."""
    item, line = line_of(state, start - 1).rstrip(), line_of(state, start)
    first = BEGINS.match(line)
    if first is None or not first["first"].isupper() or not STATED.search(item):
        return False
    if not BULLET.match(_written(state, start - 1)):
        return False
    word = line.split(maxsplit=1)[0]
    is_apart = len(item) > WIDEST or len(f"{item} {word}") <= max(SHORT, len(line.rstrip()))
    is_sentence = len(item.split()) >= SENTENCE_LEAST
    is_last = is_apart and is_sentence and not _goes_on(state, start, end)
    return is_last and not _is_of_card(state, start)


def _written(state: StateBlock, line: int) -> str:
    """The whole of `line`, but for its indentation."""
    end = state.eMarks[line]
    return state.src[state.src.rfind("\n", 0, end) + 1 : end].lstrip()


def _is_of_card(state: StateBlock, start: int) -> bool:
    """Whether a line above `start`, with no blank one between, parts a card: all below it is the
    answer."""
    above = start - 1
    while above >= 0 and not state.isEmpty(above):
        text = line_of(state, above)
        if text.strip() in PART or TAGGED.search(text):
            return True
        above -= 1
    return False


def _goes_on(state: StateBlock, start: int, end: int) -> bool:
    """Whether a further item of a list stands below the text that begins with the line `start`."""
    below = start
    while below < end and not state.isEmpty(below):
        if ITEM.match(line_of(state, below)):
            return True
        below += 1
    while below < end and state.isEmpty(below):
        below += 1
    return below < end and ITEM.match(line_of(state, below)) is not None
