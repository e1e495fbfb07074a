"""Terms: which items of a list are a name and its definition.

Knows that a list decides what a plain name is. Does not know how a line is parted (definitions),
what else an item can be, nor where the list stands.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cribdeck.notes.attributes import is_attribute, is_label
from cribdeck.notes.blocks import CodeSpan, Inlines, ItemList, ListItem, Math, Paragraph
from cribdeck.notes.document import Term
from cribdeck.notes.language_of import are_of_two
from cribdeck.notes.languages import NUMBERS
from cribdeck.notes.lengths import count, length
from cribdeck.notes.prompts import TAGGED
from cribdeck.notes.questions import ends_like_question
from cribdeck.notes.recognise.answer_items import is_judged_below
from cribdeck.notes.recognise.corrections import opens_correction
from cribdeck.notes.recognise.definitions import (
    bold_term,
)
from cribdeck.notes.recognise.dictionary import entries_of
from cribdeck.notes.recognise.inline_cards import holds_cards
from cribdeck.notes.recognise.labels import LABELLING, label_of_title
from cribdeck.notes.recognise.list_pairs import WORDS, named_item, parted_items
from cribdeck.notes.recognise.names import NAME_MOST
from cribdeck.notes.recognise.openings import opens_label
from cribdeck.notes.shares import most, nearly_all
from cribdeck.notes.words import (
    BRACKETED,
    COLONS,
    first_line,
    only_points,
    plain,
    plain_blocks,
)

ALONE_MOST = 3  # words before the sign of an item that is all of its list
AMOUNT = 2  # words: two minutes, an hour
LABELS = 3  # items of a list with the same name
NUMBER = re.compile(rf"\d|\b(?:{'|'.join(NUMBERS)})\b", re.IGNORECASE)
CITED = re.compile(r"\s*\[[^][]*\]")  # the year behind a case of law, the number of a source
FURTHER = re.compile(r"[;；]\s*[^;；:：]{1,30}[:：]")  # pairs that stand in one line


def bold_pair(item: ListItem) -> Term | None:
    """The term that `item` is by itself, whatever stands beside it: a bold name with its definition
    behind a colon."""
    term = _unless_asked(bold_term(item.blocks, item.location))
    line = plain(first_line(item.blocks))
    behind = line[len(plain(term.prompt)) :].lstrip() if term else ""
    is_defined = behind.startswith(COLONS) and bool(behind.strip("".join(COLONS)).strip())
    return term if is_defined else None


def names_thing(bold: Inlines) -> bool:
    """Whether `bold` names a thing, and no attribute, label or question."""
    text = plain(bold).strip()
    words = count(CITED.sub("", BRACKETED.sub("", text)))
    has_role = label_of_title(bold, LABELLING) is not None
    is_name = 0 < words <= NAME_MOST and not ends_like_question(text)
    return is_name and not has_role and not is_label(text)


@dataclass(frozen=True, slots=True)
class Terms:
    """The term that each item of a list is, None for one that is none; `has_plain`: the name of one
    is not bold."""

    terms: tuple[Term | None, ...]
    has_plain: bool


def terms_of(block: ItemList, known: Collection[str] = (), heading: Inlines = ()) -> Terms | None:
    """The terms that the items of `block` are; None where most are none. A half are terms where
    they were at the last build: `known` are the names that it found. `heading` stands above.

    A name is bold, or stands before a sign. Which sign parts the items, the list decides: in
    `RMB: money - of China` it is the colon where most items have no dash. Numbered items are steps,
    though a sign is in them, unless they are written as names and definitions are. Letters that
    spell a word are no names, nor are labels ("Q", "Wrong").
    """
    items = block.items
    labelled = [_has_labels(item) for item in items]
    bold = _unless(labelled, [_unless_asked(bold_term(x.blocks, x.location)) for x in items])
    entries = entries_of(items)
    plain_ones = _unless(
        labelled, entries or _over_lists(block) or parted_items(block, plain(heading))
    )
    were_terms = _were_terms(bold, plain_ones, known)
    if not (entries or were_terms or _are_pairs(block, plain_ones)):
        plain_ones = [None] * len(items)
    terms = _unless_labels([one or other for one, other in zip(bold, plain_ones, strict=True)])
    if not (were_terms or most(sum(map(bool, terms)), len(items))):
        return None
    if _spell(terms):
        return None
    names = _unless(labelled, [named_item(item) for item in items])
    terms = tuple(term or name for term, name in zip(terms, names, strict=True))
    return Terms(terms, has_plain=sum(map(bool, terms)) > sum(map(bool, bold)))


def _has_labels(item: ListItem) -> bool:
    """Whether a label begins `item` and says what it is: a question, or what is wrong, with what is
    right behind it; or its line asks for what stands below it ("Problem 1: What is a lock?"), or a
    label there tells whether that is true."""
    opens = bool(item.blocks) and (opens_label(item.blocks, 0) or opens_correction(item.blocks, 0))
    asks = len(item.blocks) > 1 and ends_like_question(plain(first_line(item.blocks)))
    return opens or asks or is_judged_below(item.blocks)


def _unless(labelled: Sequence[bool], terms: Sequence[Term | None]) -> Sequence[Term | None]:
    return [None if so else term for so, term in zip(labelled, terms, strict=True)]


def _unless_labels(terms: Sequence[Term | None]) -> tuple[Term | None, ...]:
    """`terms` without those whose name so many have that it only says of which kind each is
    ("Practice: …")."""
    names = [plain(term.prompt).casefold() if term else "" for term in terms]
    of = Counter(names)
    return tuple(x if of[name] < LABELS else None for x, name in zip(terms, names, strict=True))


def _spell(terms: Sequence[Term | None]) -> bool:
    """Whether the names of `terms` are mostly letters, one of them twice: they spell a word that
    helps to remember the items, and name none of them."""
    names = [plain(term.prompt).strip() for term in terms if term]
    letters = [name for name in names if len(name) == 1 and name.isalpha()]
    return most(len(letters), len(names)) and len({*letters}) < len(letters)


def _were_terms(
    bold: Sequence[Term | None], pairs: Sequence[Term | None], known: Collection[str]
) -> bool:
    """Whether half of the items of a list are terms still: most of those of its `pairs` whose name
    is not `bold` have one that is `known`. A bold one says nothing of its list: it is a term
    anyway."""
    names = [
        " ".join(plain(pair.prompt).split())
        for term, pair in zip(bold, pairs, strict=True)
        if pair and not term
    ]
    is_half = 2 * (sum(map(bool, bold)) + len(names)) == len(pairs)
    return is_half and most(sum(name in known for name in names), len(names))


def _over_lists(block: ItemList) -> Sequence[Term | None] | None:
    """The term that each bullet of `block` is, where more than two of three are a few words that
    bullets below define: one, or several of which the first says more than a name; None where they
    are not."""
    if block.start is not None:
        return None
    found = [_defined_below(item) for item in block.items]
    defined = sum(map(bool, found))
    return found if defined > 1 and 3 * defined > 2 * len(found) else None


def _defined_below(item: ListItem) -> Term | None:
    match item.blocks:
        case (Paragraph(line), ItemList((ListItem((Paragraph(first), *more)), *others), None)):
            is_said = not (more or others) or length(first) > NAME_MOST
            text = plain(line).rstrip()
            is_lead = text.endswith(COLONS) or TAGGED.search(text) or is_attribute(text)
            says_nothing = ends_like_question(plain(first)) or only_points(item.blocks[1:])
            asks_below = says_nothing or holds_cards(item.blocks)
            return named_item(item) if is_said and not is_lead and not asks_below else None
        case _:
            return None


def _are_named(pairs: Sequence[Term | None]) -> bool:
    """Whether nearly all of `pairs`, the items of a numbered list, are some, and most define a name
    and do not tell how long or with what to do something (`1. mix – two minutes`): the name begins
    with no small letter, or is code or a formula, and what defines it is more than an amount; or it
    stands in capitals. Words and what they mean in another language are pairs, too."""
    found = [pair for pair in pairs if pair]
    is_one_kind = nearly_all(len(found), len(pairs)) or all(map(is_short_form, found))
    are_named = most(sum(map(_is_named, found)), len(pairs))
    return is_one_kind and (are_named or (len(found) == len(pairs) and _are_words(found)))


def _are_words(pairs: Sequence[Term]) -> bool:
    """Whether `pairs` are words with what they mean in another language, as their articles or
    letters tell, and no amounts."""
    names = [plain(pair.prompt) for pair in pairs]
    said = [plain_blocks(pair.answer) for pair in pairs]
    are_short = all(count(words) <= ALONE_MOST for words in (*names, *said))
    are_numbers = any(map(NUMBER.search, said))
    are_apart = are_of_two(names, said)
    return len(pairs) >= WORDS and are_short and not are_numbers and are_apart


def is_short_form(pair: Term) -> bool:
    """Whether the name of `pair` stands in capitals, or is code or a formula."""
    text = plain(pair.prompt).strip()
    return isinstance(pair.prompt[0], CodeSpan | Math) or (text.isupper() and len(text) > 1)


def _is_named(pair: Term) -> bool:
    is_name = not plain(pair.prompt).strip()[:1].islower()
    return is_short_form(pair) or (is_name and count(plain_blocks(pair.answer)) > AMOUNT)


def _are_pairs(block: ItemList, pairs: Sequence[Term | None]) -> bool:
    """Whether the list `block` may be one of `pairs`. One alone is one where its name is short, and
    neither asks nor says what of its heading it tells ("Example: …")."""
    if len(pairs) > 1:
        return block.start is None or _are_named(pairs)
    (pair,) = pairs
    return (
        pair is not None
        and _is_named(pair)
        and length(pair.prompt) <= ALONE_MOST
        and not is_attribute(plain(pair.prompt))
        and not ends_like_question(plain(first_line(pair.answer)))
        and not FURTHER.search(plain(first_line(pair.answer)))
    )


def _unless_asked(term: Term | None) -> Term | None:
    return None if term and ends_like_question(plain(term.prompt)) else term
