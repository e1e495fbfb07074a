"""Whether a list names things, says something of them in sentences or has steps, and whether
somebody who is told its heading can say what stands in it.

Knows how long a name is, how many of them are recalled, and the words for steps: numbers alone tell
nothing, for they are used for counting, too. Does not know what is made of any.
"""

import re
from collections.abc import Sequence
from functools import cache

from cribdeck.notes.attributes import (
    asks_nothing,
    is_aspect,
    is_label,
    is_number_of,
    lists_claims,
    names_no_task,
)
from cribdeck.notes.blocks import (
    Block,
    CodeSpan,
    Image,
    Inlines,
    ItemList,
    ListItem,
    MissingImage,
    Paragraph,
)
from cribdeck.notes.document import ListEntry
from cribdeck.notes.languages import NUMBERS, pattern
from cribdeck.notes.lengths import count
from cribdeck.notes.questions import asks, ends_like_question, tells
from cribdeck.notes.recognise.definitions import EITHER
from cribdeck.notes.recognise.names import NAME_MOST as SHORT
from cribdeck.notes.sentences import is_over
from cribdeck.notes.shares import most
from cribdeck.notes.word_forms import telling
from cribdeck.notes.words import (
    first_line,
    has_words,
    is_formula,
    leads_elsewhere,
    leads_in,
    plain,
    plain_blocks,
    unnumbered,
)

AT_ONCE = 7  # items that are recalled at once (Miller, 1956)
COMMAND = 2  # words: code of more is written, not named
ASIDE = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]")
NAME_MOST = 12  # words; what is longer is told, not named
SEVERAL, LONGEST = 4, 8  # items of which one may have as many words, and still be a name
POINTS, TOLD_MOST = 6, 60  # of a list that is told, and its words
SHORT_POINT, SHORT_MOST = 24, 90  # words of a point, and of all if none has more: as lint lets pass
OF_SUBJECT = 3  # words with a meaning, below a heading that does not say what is listed
AND_MORE = re.compile(rf"(?:{pattern('and_more')}|[.…])[.…]*", re.IGNORECASE)
FEW = 3  # words: "and so on." is no sentence
ALONE = re.compile(r"(?<![\w.,-])\w+(?![\w-]|[.,]\d)")  # a word or a number, and no part of one
STEPS = re.compile(pattern("steps"), re.IGNORECASE)
THEN = re.compile(rf"\W*{pattern('then')}", re.IGNORECASE)


def can_be_named(list_: ItemList, prompt: Inlines, lead: Inlines = ()) -> bool:
    """Whether somebody who is told `prompt` and `lead` can say the items of `list_`: these are few,
    and each is short, or has a short name before a sign. Sentences are no names, but those of steps
    may be. Nor are items of several kinds: labels, definitions and leads among others. Where no
    line leads in, and `prompt` does not say either what is listed, it is only the subject of what
    the items say."""
    items = list_.items
    if len(items) > AT_ONCE or any(map(_is_open, items)):
        return False
    if not lead and asks_nothing(plain(prompt)):
        return False
    in_steps = are_steps(list_, prompt, lead)
    # Below a line that leads in, a full stop at the end of the last one alone ends the sentence.
    is_one_sentence = bool(lead) and len(items) > 1 and not any(map(_ends, items[:-1]))
    if not all(_is_name(item, may_end=in_steps or is_one_sentence) for item in items):
        return False
    said = plain(prompt)
    is_asked = bool(lead) or lists_claims(said) or leads_in(prompt) or asks(prompt)
    return in_steps or _are_alike(items, is_asked=is_asked)


def can_be_told(entry: ListEntry) -> bool:
    """Whether somebody who is told what asks for `entry` can name its items, or tell them."""
    return entry.is_told or can_be_named(entry.items, entry.prompt, entry.lead)


def is_asked_for(entry: ListEntry) -> bool:
    """Whether a card may ask for all of `entry`: that can be told, and nothing else stands there
    that its heading asks for."""
    return can_be_told(entry) and not entry.is_rest


def _is_open(item: ListItem) -> bool:
    """Whether `item` says that there are more: "…", "etc."."""
    return AND_MORE.fullmatch(plain(first_line(item.blocks)).strip()) is not None


def are_points(list_: ItemList, prompt: Inlines, lead: Inlines = ()) -> bool:
    """Whether somebody who is told `prompt` and `lead` can tell what the items of `list_` say,
    though not name them: these are a few points, not numbered, each in paragraphs alone, of one
    thing that the heading names. What asks, leads in, has a name before a sign, or points elsewhere
    is no point."""
    said = plain(unnumbered(prompt))
    names_nothing = asks_nothing(said) or is_label(said) or names_no_task(said)
    if names_nothing or can_be_named(list_, prompt, lead):
        return False
    are_short = all(count(plain_blocks(item.blocks)) <= SHORT_POINT for item in list_.items)
    told_most = SHORT_MOST if are_short else TOLD_MOST
    have_size = 1 < len(list_.items) <= POINTS and count(plain_blocks((list_,))) <= told_most
    return list_.start is None and have_size and all(map(_is_point, list_.items))


def _is_point(item: ListItem) -> bool:
    """Whether `item` is a line that says something by itself."""
    match item.blocks:
        case (Paragraph(line), *_) if all(map(_is_text, item.blocks)):
            text = plain(line)
        case _:
            return False
    says_more = leads_in(line) or ends_like_question(text) or tells(line)
    says_more |= any(map(leads_elsewhere, line))
    says_more |= _name_before_sign(_said(item))
    is_said = count(text) > 1 and has_words(one for one in line if not isinstance(one, CodeSpan))
    return is_said and not says_more and not _is_open(item) and not is_formula(line)


def _is_text(block: Block) -> bool:
    """Whether `block` is a paragraph without a picture."""
    return isinstance(block, Paragraph) and not any(
        isinstance(one, Image | MissingImage) for one in block.inlines
    )


def are_names(list_: ItemList) -> bool:
    """Whether all items of `list_` are names of a few words, and nothing is said of them."""
    said = [*map(_said, list_.items)]
    are_short = all(count(text) <= SHORT and not EITHER.search(text) for text in said)
    are_over = any(text and is_over(text) for text in said)
    return are_short and not are_over and can_be_named(list_, ())


def _are_alike(items: Sequence[ListItem], *, is_asked: bool) -> bool:
    """Whether `items` say things of one kind. None has more words than a name where it leads in, as
    one of two, or beside several with a name before a sign. Unless something tells what they are
    (`is_asked`), no more than one in SEVERAL has, most are no formulas, and none is a label with
    what it labels; nor is any then, if nothing else than a label can have its name."""
    of = is_aspect if is_asked else _is_label
    if any(of(name) for item in items if (name := _name_of_more(item))):
        return False
    formulas = sum(is_formula(first_line(item.blocks)) for item in items)
    if not is_asked and most(formulas, len(items)):
        return False
    bare = [item for item in items if not _name_before_sign(_said(item))]
    long = [item for item in bare if _is_long(_said(item), is_asked=is_asked)]
    may_be_long = len(items) - len(bare) < 2 < len(items)
    if not is_asked:
        are_short = all(count(_said(item)) <= LONGEST for item in long)
        may_be_long &= are_short and SEVERAL * len(long) <= len(items)
    return not long or (may_be_long and not any(leads_in(first_line(x.blocks)) for x in long))


def _is_long(said: str, *, is_asked: bool) -> bool:
    """Whether `said` is more than a name; where nothing asks for names, sooner a clause."""
    return count(said) > SHORT or (not is_asked and len(telling(said)) > OF_SUBJECT)


def _name_of_more(item: ListItem) -> str:
    """What `item` calls that which it says behind a sign, or below; "" where that is nothing."""
    text = _said(item)
    sign = EITHER.search(text)
    return text[: sign.start()] if sign else text if len(item.blocks) > 1 else ""


def _is_label(name: str) -> bool:
    return is_label(name) or is_number_of(name)


def _said(item: ListItem) -> str:
    """The first line of `item`, what stands in brackets aside: "(tea, etc.)" ends no sentence."""
    return ASIDE.sub("", plain(first_line(item.blocks))).strip()


def _name_before_sign(text: str) -> bool:
    sign = EITHER.search(text)
    return sign is not None and 0 < count(text[: sign.start()]) <= SHORT


def _is_name(item: ListItem, *, may_end: bool) -> bool:
    """Whether `item` begins with what can be said from memory: a few words, or fewer before a sign;
    `may_end`: with a full stop, too."""
    match item.blocks:
        case (Paragraph(line), *_):
            text = _said(item)
        case _:
            return True
    is_code = not has_words(one for one in line if not isinstance(one, CodeSpan))
    if is_code and count(text) > COMMAND:
        return False
    if _name_before_sign(text):
        return True
    is_short = count(text) <= NAME_MOST and (may_end or not _ends(item))
    return is_short and not ends_like_question(text)


def _ends(item: ListItem) -> bool:
    """Whether the first line of `item` is as long as a sentence, and ends as one."""
    text = _said(item)
    return count(text) > FEW and is_over(text)


def are_statements(list_: ItemList) -> bool:
    """Whether most items of `list_` are sentences, or as long as one: nobody can name them."""
    return most(sum(map(is_statement, list_.items)), len(list_.items))


def is_statement(item: ListItem) -> bool:
    """Whether `item` says a sentence, or as much as one."""
    return count(plain(first_line(item.blocks))) > NAME_MOST or _ends(item)


def counts(text: str, list_: ItemList) -> bool:
    """Whether `text` says how many items `list_` has: "three parts"."""
    said = {NUMBERS.get(word, word) for word in ALONE.findall(text.casefold())}
    return len(list_.items) > 1 and str(len(list_.items)) in said


def says_clause(name: str, language: str = "") -> bool:
    """Whether `name`, in a document of this language, or of any, says something itself: it has a
    verb ("The membrane is thin")."""
    return _holds(language).search(name) is not None


@cache
def _holds(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s){pattern('holds', language)}(?:\s|$)", re.IGNORECASE)


def are_steps(list_: ItemList, *above: Inlines) -> bool:
    """Whether the items of `list_`, below the lines `above`, follow each other."""
    if list_.start is None:
        return False
    return any(STEPS.search(plain(line)) for line in above) or any(map(_goes_on, list_.items))


def _goes_on(item: ListItem) -> bool:
    return THEN.match(plain(first_line(item.blocks))) is not None
