"""Which of the words that stand out in a sentence are worth asking for.

Knows kinds of emphasis, examples, and sentences that only lead in. Does not know which words a line
hides at all (blanks), nor which of an answer's sentences are asked (bold_in_answers).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cribdeck.notes.blanks import LITTLE_WORDS, hidden, is_marked, named
from cribdeck.notes.blocks import Block, Blocks, Inlines, ItemList, ListItem, Quote
from cribdeck.notes.document import Asking, Carded, Correction, Fact, ListEntry, Term
from cribdeck.notes.languages import pattern
from cribdeck.notes.lengths import count
from cribdeck.notes.recognise.names import NAME_MOST
from cribdeck.notes.sentences import STATED, ended
from cribdeck.notes.told import is_asked, is_beside, is_headed
from cribdeck.notes.word_forms import LITTLE, WORD, telling
from cribdeck.notes.words import leads_in, plain, plain_blocks

EXAMPLE = re.compile(rf"{pattern('samples')}|{pattern('instances')}", re.IGNORECASE)
AS_EXAMPLE = re.compile(
    rf"\W*(?:{pattern('samples')}\s*[:：]|{pattern('instances')})", re.IGNORECASE
)
LEVELS = 2  # of headings that are read with a card
LOUD, LOUD_WORDS = 5, 2  # letters of a word in capitals that is no abbreviation; such words
LONGEST = 8  # words that can be said as they stand
MEANT = 3  # words with a meaning, beside which a little one has none
QUIET_WORDS = 2  # in small letters: more say something themselves


@dataclass(frozen=True, slots=True)
class InSight:
    """What is read with a sentence: the `question` above it, "" where none is; the `headings` above
    that, outermost first; and `more`, below it and in other items of its list."""

    question: str = ""
    headings: tuple[str, ...] = ()
    more: str = ""

    def with_more(self, blocks: Iterable[Block]) -> "InSight":
        """The same with `blocks`; remarks among them wait on the back."""
        shown = (block for block in blocks if not isinstance(block, Quote))
        return replace(self, more=plain_blocks(shown))


def headings_in_sight(headings: Sequence[str], entry: Carded) -> tuple[str, ...]:
    """Those of the `headings` above `entry`, outermost first, that are read with its cards, and the
    line that it stands under. Its own heading is what it asks."""
    above = headings[:-1] if entry.from_heading else headings
    under = plain(entry.under) if isinstance(entry, Asking | Term | Correction) else ""
    return tuple(filter(None, (*above, under)))[-LEVELS:]


def in_sight(entry: Fact | ListEntry, headings: tuple[str, ...]) -> InSight:
    """What is read with the sentence of a fact, or an item of a list, below these `headings`."""
    own = (plain(entry.prompt), plain(entry.lead)) if isinstance(entry, ListEntry) else ()
    return InSight(headings=(*headings, *filter(None, own)))


def read_with(item: ListItem, list_: ItemList) -> Blocks:
    """What is read with the first line of `item`, one of `list_`: what stands below it, and the
    first lines of the others."""
    others = (block for one in list_.items if one is not item for block in one.blocks[:1])
    return (*item.blocks[1:], *others)


def worth_asking(line: Inlines, sight: InSight, language: str) -> Mapping[int, str]:
    """Which inlines of `line`, a sentence by itself or an item, are asked for, each with the words
    by which it is known: all that are marked; of bold ones those that nothing in `sight` tells, and
    no clause, which nobody could say as it stands. None of a sentence that only leads in, of one
    that is an example, and of one that says nothing else: another would be as right."""
    found = hidden(line)
    if is_marked(line):
        return found
    found = _untold(line, found, sight, language)
    said = plain(line)
    above = sight.question or (sight.headings[-1] if sight.headings else "")
    if is_example(said, above):
        return {}
    clauses = {
        words
        for i, words in found.items()
        if count(plain([line[i]])) > LONGEST or _is_sentence(line, i)
    }
    asked = loudest(
        words
        for words in dict.fromkeys(found.values())
        if words not in clauses
        and _says_more(beside := _without(line, found, words), words)
        and not is_told(words, f"{beside} {sight.more}", sight, language)
    )
    if leads_in(line):
        asked = tuple(words for words in asked if words not in ended(said)[-1])
    return {i: words for i, words in found.items() if words in asked}


def _untold(
    line: Inlines, found: Mapping[int, str], sight: InSight, language: str
) -> Mapping[int, str]:
    """`found` without what the question or a heading says of words that are asked for together."""
    left = [i for i in found if not _is_above(plain([line[i]]), sight, language)]
    return {i: named(line, [j for j in left if found[j] == found[i]]) for i in left}


def _is_above(words: str, sight: InSight, language: str, beside: str = "") -> bool:
    return is_asked(words, sight.question, language) or is_headed(
        words, sight.headings, language, beside
    )


def is_told(hidden_: str, beside: str, sight: InSight, language: str) -> bool:
    """Whether what stands `beside` the words, or in `sight`, tells them."""
    is_above = _is_above(hidden_, sight, language, beside)
    return is_above or is_beside(hidden_, beside, language)


def is_example(sentence: str, above: str) -> bool:
    """Whether `sentence`, under the line `above`, is one of many examples."""
    return bool(EXAMPLE.fullmatch(above.strip(" :：")) or AS_EXAMPLE.match(sentence))


def loudest(runs: Iterable[str]) -> tuple[str, ...]:
    """Those of the `runs` of words, all emphasized in one sentence, that stand out most: beside
    capitals (but abbreviations), a word or two in small letters do not."""
    runs = tuple(runs)
    if not any(map(_is_loud, runs)):
        return runs
    return tuple(run for run in runs if _is_in_capitals(run) or len(telling(run)) > QUIET_WORDS)


def _is_loud(run: str) -> bool:
    words = [word for word in telling(run) if len(word) >= LOUD]
    return _is_in_capitals(run) and len(words) >= LOUD_WORDS


def _is_in_capitals(run: str) -> bool:
    return all(word == word.upper() for word in telling(run))


def _is_sentence(line: Inlines, i: int) -> bool:
    """Whether inline `i` of `line` is a sentence of its own, and more than a name ("**Never write
    the key into a file.** It …")."""
    words = plain([line[i]]).strip()
    if not words.endswith(STATED) or count(words) <= NAME_MOST:
        return False
    before = plain(line[:i]).rstrip()
    return not before or before.endswith(STATED)


def _says_more(beside: str, hidden_: str) -> bool:
    """Whether what stands `beside` a blank asks for it: more than an article for a name; little
    words ("not") are told by grammar, where more is said."""
    said = WORD.findall(beside)
    if telling(hidden_):
        return len(said) > 1 or any(word.casefold() not in LITTLE for word in said)
    words = WORD.findall(hidden_)
    is_little = bool(words) and all(word.casefold() in LITTLE_WORDS for word in words)
    return not (is_little and len(telling(beside)) >= MEANT)


def _without(line: Inlines, found: Mapping[int, str], words: str) -> str:
    return " ".join(plain([one]) for i, one in enumerate(line) if found.get(i) != words)
