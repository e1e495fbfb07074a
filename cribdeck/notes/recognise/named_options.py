"""Which options an answer names: by letter, by number, by their words.

Knows how people write that. Does not know where options stand (options), nor what marks them
(marked_options).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cribdeck.notes.blocks import (
    Blocks,
    CodeBlock,
    Inlines,
    ItemList,
    LineBreak,
    ListItem,
    Paragraph,
    Table,
    Text,
    row_location,
)
from cribdeck.notes.document import LeftOut
from cribdeck.notes.languages import pattern
from cribdeck.notes.recognise.letters import (
    ALPHABETS,
    CIRCLED,
    LETTER,
    ONLY_LETTER,
    SEVERAL,
    begin_alphabet,
)
from cribdeck.notes.recognise.marked_options import ANSWER, TOLD
from cribdeck.notes.walk import lines_of
from cribdeck.notes.words import ARROW_SIGN, between, plain, plain_blocks

# What an answer names options by: `B`, `(b)`, `2.`, and several of them: `B, D`, `b and c`, `AとC`,
# with a star that only marks the question.
# Hebrew and Arabic write "and" as a part of the next word. Between two names it is one, and no
# name itself: `B, E` are two, also where "e" is "and".
LETTER_NEXT = r"(?=\s*\(?\s*(?:[^\W\d_](?![^\W\d_])|\d))"
AND = rf"(?:{pattern('joins')}|(?<=\s)[\u05d5\u0648]-?){LETTER_NEXT}"
# No two parts of these may take the same blank, or each name doubles the ways to read a line.
NAME = rf"(?:\(\s*)?(?:[^\W\d_]|\d{{1,2}})(?!(?!{AND})[^\W_])(?:\s*[).])?"
JOINED = rf"(?:\s*[,;&/+、،]\s*(?:{AND}\s*)?|\s*{AND}\s*)"
BETWEEN = rf"(?>{JOINED}{LETTER_NEXT}|\s*[,;&/+、،]\s*\w{{1,3}}\s+|\s+\w{{1,3}}\s+)"
PARTS = rf"(?:{ARROW_SIGN}|[-–—.:：,;=])+"  # a name from what is said of it
NAMES = re.compile(rf"\s*({NAME}(?:{BETWEEN}{NAME})*)\s*(?:[★☆*]*$|{PARTS}\s*|(?=\())")
# `BC`, `B C`: in capitals, in the order of the alphabet.
TOGETHER = re.compile(rf"\s*\(?([^\W\d_](?: ?[^\W\d_])+)\)?\s*(?:$|{PARTS}\s*)")
# "The correct answer is B", "the answers are B and C": nothing but letters stands behind.
SAYS = re.compile(rf"(?=.*(?i:{ANSWER})).*?[\s:：(](?P<names>{NAME}(?:{JOINED}{NAME})*)[\s).]*$")
# "The correct answer is" before a letter with the words of its option.
LEADS = re.compile(
    rf"(?i:(?:\w{{1,4}}\s+)?(?:{ANSWER})(?:\s+\w{{1,6}}){{0,2}})\s*[:：]?\s+(?=\(?[^\W\d_][).]\s)"
)
# Behind one that is named: "A) heart and C", and one of which more is said, "A: heart and C: hand".
FURTHER = re.compile(rf"{JOINED}(?P<names>{NAME}(?:{JOINED}{NAME})*)[\s).]*$")
ANOTHER = re.compile(rf"{JOINED}\(?\s*([^\W\d_])\s*(?:[).:：、．）]|[-–—]\s)")
LONGEST = 10  # words of such a sentence
COUNTED = re.compile(r"(\d{1,2})\s*[.):]\s*")
ENDED = re.compile(r"\s*(?:$|[.。](?!\w)|[(（]|[–—-]\s)")  # the words of an option are over
GOES_ON = re.compile(r"\s*\w")
WITH_LETTER = re.compile(r"\(?([^\W\d_])[).]\s+(?=\S)")
ONLY_LETTERS = re.compile(rf"\W*{NAME}(?:{JOINED}{NAME})*\W*")

Named = tuple[tuple[int, ...], Blocks, tuple[LeftOut, ...]]


@dataclass(frozen=True, slots=True)
class _Of:
    """The `options` that an answer may name, and their `letters` in lower case, if these are the
    first of an alphabet; "" else."""

    options: ItemList
    letters: str


def options_named(options: ItemList, answer: Blocks, letters: str) -> Named:
    """The numbers (from 0) of those of `options`, which have these `letters`, that the first line
    of `answer` names: by letter or number, or by the words of one; what it says behind that, which
    explains; and the words that only name them."""
    none: Named = ((), answer, ())
    match answer:
        case (Paragraph(line) as first, *more):
            (where, said), *further = lines_of(first)
        case (ItemList((ListItem((Paragraph(said, where), *more)),)), *others):
            line, further, more = said, [], [*more, *others]
        case (CodeBlock(text) as code, *more) if "\n" not in text:
            line = said = (Text(text),)
            where, further = row_location(code, 0), []
        case _:
            return none
    text = " ".join(plain(said).split())
    of = _Of(options, letters)
    right, end = _repeated(text, of) or _names(text, of)
    same = tuple(i for i, item in enumerate(options.items) if _is_said(item, text[end:]))
    if not right:
        if len(same) == 1:
            right, end = same, len(text)
        elif begun := _begun(text, options) or _explained(text, answer, of):
            right, end = begun
        else:
            return none
    elif right == same:  # "B) heart"
        end = len(text)
    if end and (
        _answers_each(text, [plain(line) for _, line in further[:1]]) or _works_out(answer)
    ):
        return none
    told = LeftOut(text[:end], TOLD, where)
    rest = _behind(line, end, is_all=end == len(text), further=bool(further))
    explanation = (Paragraph(rest, where), *more) if rest else tuple(more)
    return right, explanation, (told,)


def _begun(text: str, options: ItemList) -> tuple[tuple[int, ...], int] | None:
    """The option whose words `text` begins with, with or without its number, and where what it says
    of it begins: "Heart. It pumps", "2. Heart"."""
    counted = COUNTED.match(text)
    at = counted.end() if counted else 0
    found = [
        (i, at + len(words))
        for i, item in enumerate(options.items)
        if (words := _bare(item).rstrip(" ."))
        and text[at:].casefold().startswith(words.casefold())
        and ENDED.match(text, at + len(words))
    ]
    if len(found) != 1:
        return None
    ((number, end),) = found
    if counted and int(counted[1]) != number + (options.start or 1):
        return None
    return (number,), end + len(text[end:]) - len(text[end:].lstrip(" .。–—-"))


def _explained(text: str, answer: Blocks, of: _Of) -> tuple[tuple[int, ...], int] | None:
    """The option whose letter `text`, the first line of `answer`, begins with, and where what it
    says of it begins: "B) It pumps". Two letters may be those of parts, and so may one where a line
    below has the next; one with the words of another option names none."""
    found = WITH_LETTER.match(text)
    number = _number(found[1].lower(), of) if found else None
    if not found or number is None or len(of.letters) < SEVERAL:
        return None
    others = {_bare(item).rstrip(" .").casefold() for item in of.options.items} - {""}
    rest = text[found.end() :].casefold()
    lines = [
        plain(line)
        for block in answer
        if isinstance(block, Paragraph)
        for _, line in lines_of(block)
    ]
    if any(map(LETTER.match, lines[1:])) or any(rest.startswith(one) for one in others):
        return None
    return None if _goes_on(text, found.end(), (number,), of) else ((number,), found.end())


def _answers_each(text: str, below: Sequence[str]) -> bool:
    """Whether `text` is the first of several answers, and the line `below` has the next letter: the
    parts of an exercise have letters, too."""
    first, second = (LETTER.match(line) for line in (text, *below, "")[:2])
    if not first or not second or ONLY_LETTERS.fullmatch(text):
        return False
    return any(first[1].lower() + second[1].lower() in alphabet for alphabet in ALPHABETS)


def _works_out(answer: Blocks) -> bool:
    """Whether `answer` begins with a mere letter with something worked out below it, and further
    down has the next letter: it answers each part of an exercise."""
    match answer:
        case (Paragraph(line), CodeBlock() | Table() | ItemList(), *more):
            first = ONLY_LETTER.fullmatch(plain(line))
        case _:
            return False
    below = (plain(block.inlines) for block in more if isinstance(block, Paragraph))
    letters = (found[1].lower() for text in below if (found := LETTER.match(text)))
    return first is not None and any(
        begin_alphabet(first[1].lower() + letter) for letter in letters
    )


def _repeated(text: str, of: _Of) -> tuple[tuple[int, ...], int] | None:
    """The options that `text` begins with, each by letter and words ("A) heart and B) lung"; the
    last ones may be mere letters), and where they end."""
    numbers: list[int] = []
    lead = LEADS.match(text)
    at = end = lead.end() if lead else 0
    while found := _repeated_at(text, at, of):
        number, end = found
        numbers.append(number)
        joined = re.compile(rf"{BETWEEN}\s*").match(text, end)
        if not joined:
            break
        at = joined.end()
    further = FURTHER.match(text, end)
    if further and (named := _listed(further["names"], JOINED, of)):
        numbers, end = [*numbers, *named], len(text)
    if not numbers or _goes_on(text, end, numbers, of):
        return None
    return tuple(dict.fromkeys(numbers)), len(text) - len(text[end:].lstrip(" .,;:–—-"))


def _goes_on(text: str, end: int, named: Sequence[int], of: _Of) -> bool:
    """Whether behind those that `text` has `named` up to `end` it may name a further one: then it
    is not told which it means."""
    others = (_number(name.lower(), of) for name in ANOTHER.findall(text, end))
    return any(number is not None and number not in named for number in others)


def _repeated_at(text: str, at: int, of: _Of) -> tuple[int, int] | None:
    """The option that stands at `at` in `text`, letter and words, and where that ends."""
    found = LETTER.match(text[at:])
    number = _number(found[1].lower(), of) if found and of.letters else None
    if not found or number is None:
        return None
    option = _bare(of.options.items[number]).rstrip(" .")
    begin = at + found.end()
    is_said = bool(option) and text[begin:].casefold().startswith(option.casefold())
    rest = text[begin + len(option) :]
    if GOES_ON.match(rest) and not re.match(rf"{BETWEEN}{NAME}", rest):
        return None  # a sentence that begins with the words of the option
    return (number, begin + len(option)) if is_said else None


def _bare(item: ListItem) -> str:
    """The words of an option without its letter."""
    return LETTER.sub("", " ".join(plain_blocks(item.blocks).split()), count=1)


def _names(text: str, of: _Of) -> tuple[tuple[int, ...], int]:
    """The options that `text` begins with the names of, and where that ends. Those without a letter
    have only what is all of `text`: "2 kinds" may answer as well."""
    says = SAYS.match(text) if of.letters and len(text.split()) <= LONGEST else None
    if says and (said := _listed(says["names"], JOINED, of)):
        return said, len(text)
    together = TOGETHER.match(text)
    if of.letters and together and (all_of := _together(together[1], of)):
        return all_of, together.end()
    found = NAMES.match(text)
    if not found or not (of.letters or found.end() == len(text)):
        return (), 0
    named = _listed(found[1], BETWEEN, of)
    is_all = not _goes_on(text, found.end(), named, of)
    return (named, found.end()) if is_all else ((), 0)


def _listed(names: str, between: str, of: _Of) -> tuple[int, ...]:
    """The options that are named in `names`, with `between` two of them; () where one is none."""
    one_by_one = re.split(between, names)
    numbers = [_number(name.strip("(). ").lower(), of) for name in one_by_one]
    named = tuple(dict.fromkeys(n for n in numbers if n is not None))
    return named if None not in numbers else ()


def _together(names: str, of: _Of) -> tuple[int, ...]:
    """The options whose letters are run together in `names`, if it is nothing else."""
    numbers = [_number(name, of) for name in names.replace(" ", "").lower()]
    named = tuple(n for n in numbers if n is not None)
    in_order = all(one < other for one, other in pairwise(named))
    return named if names.isupper() and None not in numbers and in_order else ()


def _number(name: str, of: _Of) -> int | None:
    """Which option `name` is; a number counts where the options have some, or have nothing else
    that names them, and do not speak of it."""
    if name.isdecimal():
        is_circled = of.letters.startswith(CIRCLED[0])
        is_free = not (of.letters or _speak_of(name, of.options))
        counts = of.options.start is not None or is_circled or is_free
        number = int(name) - (of.options.start or 1) if counts else -1
    else:
        number = of.letters.find(name) if of.letters else _own(name, of.options)
    return number if 0 <= number < len(of.options.items) else None


def _own(letter: str, options: ItemList) -> int:
    """Which of `options`, whose letters are no row, has this `letter`: they may begin with B, where
    A is lost in the line above. Of those without letters, it counts; -1 where none is meant."""
    found = [LETTER.match(plain_blocks(item.blocks)) for item in options.items]
    letters = [one[1].lower() if one else "" for one in found]
    if any(letters):
        return letters.index(letter) if letters.count(letter) == 1 else -1
    return ALPHABETS[0].find(letter)


def _speak_of(number: str, options: ItemList) -> bool:
    """Whether one of `options` has that number in it, which may be what is asked for."""
    said = re.compile(rf"(?<!\w){number}(?!\w)")
    return any(said.search(plain_blocks(item.blocks)) for item in options.items)


def _is_said(item: ListItem, text: str) -> bool:
    """Whether `text` has the words of an option, with or without its letter."""
    option = " ".join(plain_blocks(item.blocks).split())
    said = text.strip(" .`\"'").casefold()
    return bool(said) and said in (one.strip(" .`\"'").casefold() for one in (option, _bare(item)))


def _behind(line: Inlines, end: int, *, is_all: bool, further: bool) -> Inlines:
    """What `line` says behind its first `end` characters, or behind its first source line."""
    if is_all:
        breaks = [i for i, one in enumerate(line) if isinstance(one, LineBreak)]
        return line[breaks[0] + 1 :] if further and breaks else ()
    for i, one in enumerate(line):
        length = len(plain((one,)))
        if end < length and isinstance(one, Text):
            rest = one.text[end:].lstrip()
            return ((Text(rest),) if rest else ()) + line[i + 1 :]
        if end < length:
            return (*between((one,), end), *line[i + 1 :])
        end -= length
    return ()
