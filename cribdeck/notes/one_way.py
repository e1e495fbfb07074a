"""Which terms are asked in one direction only, because what they say does not lead back to them.

Knows all terms of a document. Does not know which names are labels (labelling), nor cards.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from cribdeck.notes.attributed import bare_name, shared_names
from cribdeck.notes.attributes import is_label
from cribdeck.notes.blocks import CodeSpan, ItemList, ListItem, Math
from cribdeck.notes.dates import is_date
from cribdeck.notes.document import Section, Term
from cribdeck.notes.given_away import without_term
from cribdeck.notes.languages import JOINED
from cribdeck.notes.lengths import count
from cribdeck.notes.long_code import is_long_command
from cribdeck.notes.recognise.definitions import EITHER
from cribdeck.notes.recognise.terms import terms_of
from cribdeck.notes.statements import AT_ONCE
from cribdeck.notes.walk import entries
from cribdeck.notes.word_forms import akin, same, telling
from cribdeck.notes.words import BRACKETED, first_line, plain, plain_blocks
from cribdeck.problems import Location

LONGEST_NAME = 6  # words, brackets aside: a longer one is a clause, which nobody recalls
SHARE = re.compile(r"[\W_]*\d+(?:[.,]\d+)?\s*%")
FEW = 6  # words
LITTLE_WORD = 3  # letters
LONG_WORD = 6  # letters: with an ending, it is still the same
WORD = re.compile(r"[^\W_]+")


def asked_one_way(
    sections: Sequence[Section], labels: Collection[Location], language: str
) -> frozenset[Location]:
    """Where the terms of `sections` stand whose definition does not ask for them: they are among
    the `labels`, as good as one that has another definition elsewhere; their name is a clause, or a
    command that nobody types from memory; what defines them names their kinds or parts, says most
    of their name, only how much ("15 %"), or ("yes") defines another, too. `language` is that of
    the document."""
    shared = shared_names(sections)
    terms = tuple(entry for entry in entries(sections) if isinstance(entry, Term))
    names_of: defaultdict[str, set[str]] = defaultdict(set)
    for term in terms:
        names_of[_said(term)].add(bare_name(term))
    return frozenset(
        term.location
        for term in terms
        if term.location in labels
        or _is_read_off(term, language)
        or names_kinds(term, labels)
        or is_long_command(term.prompt)
        or is_share(term)
        or bare_name(term) in shared
        or len(names_of[_said(term)]) > 1
    )


def names_kinds(term: Term, labels: Collection[Location]) -> bool:
    """Whether all that is said of `term` is the names of its kinds, or parts, each with what it is;
    none of them is among the `labels`, which say something of the term itself."""
    match term.answer:
        case (ItemList((_, _, *_) as items) as list_,) if len(items) <= AT_ONCE:
            found = terms_of(list_)
            terms = found.terms if found else (None,)
            are_things = all(term and not is_date(term.prompt) for term in terms)
            return are_things and not any(_is_label(item, labels) for item in items)
        case _:
            return False


def _is_label(item: ListItem, labels: Collection[Location]) -> bool:
    sign = EITHER.search(line := plain(first_line(item.blocks)))
    return item.location in labels or is_label(line[: sign.start()] if sign else line)


def is_share(term: Term) -> bool:
    """Whether only a share of something is said of `term`: "15 % of all"."""
    said = plain_blocks(term.answer)
    return SHARE.match(said) is not None and count(said) <= FEW


def _is_read_off(term: Term, language: str) -> bool:
    """Whether the definition of `term` asks for nothing, its name is a clause, or most of it stands
    in the definition. A command or a formula is one name, whatever is in it."""
    definition = without_term(term, language)
    if definition is None:
        return True
    if any(isinstance(one, CodeSpan | Math) for one in term.prompt):
        return False
    name = bare_name(term)
    is_clause = len(BRACKETED.sub("", name).split()) > LONGEST_NAME
    return is_clause or _gives_away(plain_blocks(definition), name, language)


def _gives_away(definition: str, name: str, language: str) -> bool:
    """Whether `definition`, in which the whole name is blanked, is more than a translation of
    `name` and says most of it, so that nobody has to recall it."""
    said = definition.casefold()
    words = [word for word in WORD.findall(name.casefold()) if not _is_little(word)]
    tokens = telling(said) if len(words) > 1 else []  # all forms of one word are blanked
    found = [
        word
        for word in words
        if re.search(_inflected(word), said)
        or any(same(word, token, language) or akin(word, token, language) for token in tokens)
    ]
    return (
        bool(found) and 2 * len(said) > 3 * len(name) and 3 * _letters(found) >= 2 * _letters(words)
    )


def _is_little(word: str) -> bool:
    return len(word) <= LITTLE_WORD and not JOINED.search(word)


def _inflected(word: str) -> str:
    """A pattern of `word` with an ending; one whose script sets no blanks stands anywhere."""
    if JOINED.search(word):
        return word
    ending = r"\w{0,3}" if len(word) >= LONG_WORD else "(?:e?s)?"
    return rf"(?<!\w){word}{ending}(?!\w)"


def _letters(words: Iterable[str]) -> int:
    return sum(map(len, words))


def _said(term: Term) -> str:
    return " ".join(plain_blocks(term.answer).split()).casefold()
