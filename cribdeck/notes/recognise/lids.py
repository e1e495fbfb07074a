"""What opens on demand, and callouts: their titles, and whether these ask, tell or reveal.

Knows how such a title stands above what it holds, and the kinds of callouts, as Obsidian calls
them. Does not know what stands around them (openings).
"""

import re

from cribdeck.notes.attributes import is_attribute
from cribdeck.notes.blocks import (
    DETAILS,
    Block,
    Blocks,
    Inlines,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Text,
)
from cribdeck.notes.languages import pattern, words
from cribdeck.notes.lengths import count
from cribdeck.notes.questions import asks
from cribdeck.notes.recognise.labels import (
    ANSWERING,
    FOLLOWING,
    LABELLING,
    has_role,
    label_of_title,
    says_answer,
)
from cribdeck.notes.sentences import is_stated
from cribdeck.notes.word_forms import LITTLE
from cribdeck.notes.words import has_words, is_missing, only_points, plain, plain_blocks

# Titles and headings of what serves a page on the net, or tells of the notes themselves.
PAGES = re.compile(rf"\W*{pattern('pages')}\W*", re.IGNORECASE)
TITLE_MOST = 8  # words of a title that names a topic
ASIDE = re.compile(rf"\W{{0,40}}{pattern('aside')}", re.IGNORECASE)
REVEALS = re.compile(rf"\W{{0,40}}{pattern('reveals')}", re.IGNORECASE)
# "The correct answer is …", also where the title only says "Response"; a mere "answer" may be
# anything's.
RIGHT_ANSWER = "|".join(re.escape(word) for word in words("answer") if " " in word)
SAYS_RIGHT = re.compile(rf"\W*(?:\w{{1,4}}\s+)?(?:{RIGHT_ANSWER})(?!\w)", re.IGNORECASE)
SHORT = 3  # words of a title that only says that something opens
ASKING_ASIDE = frozenset({"question", "faq", "help"})
WARNING = frozenset({"warning", "caution", "attention", "danger", "error", "failure", "fail"})
# They stand beside the matter, whatever their titles.
BESIDE = WARNING | frozenset(
    {"bug", "check", "cite", "done", "example", "hint", "missing", "quote", "success", "tip"}
    | {"todo"}
)
DEFINING = frozenset({"def", "defn", "definition"})  # a small letter may begin what they define


def title_of(quote: Quote) -> Inlines:
    """What stands on the lid of a quote with a kind: its first line, if all of it is bold."""
    match quote.blocks:
        case (Paragraph((Strong(title),)), *_):
            return title
        case _:
            return ()


def has_title(block: Block) -> bool:
    """Whether `block` is a callout with a title that names what it is about, and not what kind of
    remark it is ("Careful")."""
    if not isinstance(block, Quote) or block.kind in {"", DETAILS}:
        return False
    title = title_of(block)
    is_kind = plain(title).strip(" :：.!").casefold() == block.kind
    is_remark = is_kind or label_of_title(title, LABELLING)
    return has_words(title) and not is_remark and not ASIDE.match(plain(title))


def inside(quote: Quote) -> Blocks:
    """What stands below the title of `quote`, without the rules around it."""
    blocks = quote.blocks[1:] if title_of(quote) else quote.blocks
    while blocks and isinstance(blocks[0], Rule):
        blocks = blocks[1:]
    while blocks and isinstance(blocks[-1], Rule):
        blocks = blocks[:-1]
    return blocks


def reveals(block: Block) -> bool:
    """Whether `block` shows an answer: it opens on demand, or is a callout, and its title says so,
    or, where a short one says nothing else ("Response"), what then opens; of a callout without a
    title, its kind; of a mere quote, the word before a colon."""
    match block:
        case Quote(kind=kind) as quote if kind == DETAILS:
            title = title_of(quote)
            says_so = has_role(label_of_title(title), FOLLOWING) or REVEALS.match(plain(title))
            below = plain_blocks(inside(quote)[quote.lid : quote.lid + 1])
            return bool(says_so) or tells_right(title, below)
        case Quote((first, *_), kind="") if says_answer(first):
            return True
        case Quote(kind=kind) as quote if kind and not asks_aside(quote):
            label = label_of_title(title_of(quote) or (Text(kind),))
            return has_role(label, ANSWERING, letters=False)
        case _:
            return False


def tells_right(title: Inlines, first: str) -> bool:
    """Whether what opens under a `title` of a few words that asks nothing begins, in its `first`
    line, with the words that say which answer is right: it answers, whatever the title says."""
    is_short = count(plain(title)) <= SHORT and not asks(title)
    return is_short and SAYS_RIGHT.match(first) is not None


def asks_by_title(block: Block) -> bool:
    """Whether `block` opens on demand, and its title asks, or names what it then tells; or whether
    it is a callout that tells what its title names in a few words."""
    match block:
        case Quote(kind=kind) as quote if kind == DETAILS:
            title = title_of(quote)
            remarks = reveals(quote) or ASIDE.match(plain(title)) or label_of_title(title)
            return has_words(title) and (asks(title) or not remarks)
        case Quote(kind=kind) as quote if has_title(quote) and kind not in BESIDE | ASKING_ASIDE:
            below = inside(quote)
            tells = not (only_points(below) or all(map(is_missing, below)) or reveals(quote))
            return tells and _names_topic(title_of(quote), kind)
        case _:
            return False


def _names_topic(title: Inlines, kind: str) -> bool:
    text = plain(title).strip()
    # With what its kind is called: "[!theorem] of the mean".
    goes_on = text[:1].islower() and (kind not in DEFINING or text.split()[0] in LITTLE)
    is_name = not goes_on and not is_stated(text)
    is_name = is_name and 0 < count(text) <= TITLE_MOST
    return is_name and not (is_attribute(text) or PAGES.fullmatch(text))


def asks_aside(quote: Quote) -> bool:
    """Whether `quote` is a callout that asks."""
    return quote.kind in ASKING_ASIDE
