"""Cards within a line: `question::answer`, both ways `term:::definition`, and with the signs `;;`
(behind a question mark also without a blank), `->->` and, behind a question, `>>` that others set
instead; and a `?` or `??` on a line of its own between the two (Obsidian's plugin "Spaced
Repetition"), or `%` (the tool mdanki), or `#card` behind what asks ("Flashcards"), or before it
(Logseq).

Knows how they are written, and what looks like one and is none: `std::vector`, 10::30, fe80::1, and
a property of Dataview (`Where:: thylakoid`), whose manual has a key, two colons and a blank, and an
analogy. Does not know what is made of one.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cribdeck.notes.blocks import (
    Block,
    Blocks,
    Inlines,
    ItemList,
    LineBreak,
    Paragraph,
    Strong,
    Text,
)
from cribdeck.notes.document import LeftOut, Term
from cribdeck.notes.languages import JOINED
from cribdeck.notes.lengths import count
from cribdeck.notes.prompts import REVERSED, TAGGED, TAGGED_FIRST, around_prompt, prompt_of
from cribdeck.notes.walk import Line, lines_of, paragraph_of
from cribdeck.notes.words import first_line, plain
from cribdeck.problems import Location

MOST_SIGNS = 16  # of a line that are looked at; one with more is code
FEWEST_SAID = 3  # words that say what something is, and are no value of a property
SIGN = re.compile(
    r"(?<!:):{2,3}(?!:)|(?<=[\s?？؟]);;(?=\s)|(?<!->)(?:->){2,}+(?=\s)|(?<=[?？؟]\s)(?:>>|->|→|=>)(?=\s)"
)
APART = re.compile(r"(?::{2,3}|;;|->->|>>)\s|[?？؟]\s*::")
LEFT = re.compile(r"(?<![\w.:<>()\[])[\w.:<>()\[]+$")
RIGHT = re.compile(r"^[\w.:<>()]+")
CAMEL = re.compile(r"[a-z][A-Z]|_")
# Of C++, Rust and CSS, where they are written as text.
SPACES = frozenset({"std", "boost", "crate", "self", "super", "core", "absl", "chrono", "fmt"})
MEMBERS = frozenset(
    {"new", "before", "after", "first-line", "first-letter", "marker", "placeholder", "selection"}
)
HEX = re.compile(r"[0-9a-fA-F:.]+")
# A word, or a few signs of a script without blanks between words.
KEY = re.compile(rf"(?!{JOINED.pattern})[^\W\d_][\w-]*|{JOINED.pattern}{{1,4}}")
# Each half of an analogy, `cell : biology :: atom : chemistry`.
HALF = re.compile(r"\s*[^\s:]+(?: [^\s:]+)?(?P<blank> ?):(?P=blank)[^\s:]+(?: [^\s:]+)?\s*")
PART = {"?": False, "??": True}  # a line that parts, and whether both ask for each other
SIDES = "%"  # a line that parts whatever asks from what answers


@dataclass(frozen=True, slots=True)
class LineCard:
    """What a line asks, and what answers that; `both`: they ask for each other."""

    prompt: Inlines
    answer: Inlines
    both: bool
    location: Location


def split(line: Inlines, location: Location, *, is_beside: bool = False) -> LineCard | None:
    """The card that `line`, which stands at `location`, is; `is_beside`: others of its list are
    some, so that one word with several behind it is no property."""
    tried = 0
    for i, inline in enumerate(line):
        if isinstance(inline, Text):
            for sign in SIGN.finditer(inline.text):
                tried += 1
                if tried > MOST_SIGNS:
                    return None
                begin, end = inline.text[: sign.start()], inline.text[sign.end() :]
                prompt, answer = (*line[:i], Text(begin)), (Text(end), *line[i + 1 :])
                if not plain(prompt).strip():  # Bear marks words so: `::marked::`
                    return None
                is_said = is_beside and count(end) >= FEWEST_SAID
                if not is_said and _is_property(plain(_last_line(prompt)), sign[0] + plain(answer)):
                    return None
                if _parts(plain(prompt), plain(answer)):
                    return LineCard(
                        _unbold(_trimmed(prompt)), _trimmed(answer), sign[0] == ":::", location
                    )
    return None


def _last_line(line: Inlines) -> Inlines:
    """What of `line` stands behind the last end of a line in it."""
    ends = [i for i, one in enumerate(line) if isinstance(one, LineBreak)]
    return line[ends[-1] + 1 :] if ends else line


def _is_property(before: str, after: str) -> bool:
    """Whether a line is a property, which says of what it stands under: one word, `::` directly
    behind it, and a blank. A person who asks with more words, or without that blank, asks."""
    return KEY.fullmatch(before) is not None and re.match(r"::\s", after) is not None


def _parts(before: str, after: str) -> bool:
    """Whether a sign between `before` and `after` parts a question from its answer."""
    if not re.search(r"\w", before) or not re.search(r"\w", after):
        return False
    if ";;" in before + after:  # several end statements
        return False
    if before.rfind("{{") > before.rfind("}}"):  # in a template
        return False
    if HALF.fullmatch(before) and HALF.fullmatch(after):
        return False
    if after[0].isspace():
        return True
    return not before[-1].isspace() and not _is_code(before, after)


def _is_code(before: str, after: str) -> bool:
    """Whether the sign between both stands in a name of code, a time or an address."""
    begin, end = LEFT.search(before), RIGHT.search(after)
    if not begin or not end:
        return False
    left, right = begin[0], end[0]
    if left[-1] in "[(<" or any(sign in left + right for sign in ("::", "(", "<")):
        return True
    if left[-1].isdigit() and right[0].isdigit():
        return True
    if HEX.fullmatch(left) and HEX.fullmatch(right) and re.search(r"[\d:]", left + right):
        return True
    member = re.match(r"[\w-]+", after)
    return bool(
        left.lower() in SPACES
        or (member and member[0] in MEMBERS)
        or CAMEL.search(left)
        or CAMEL.search(right)
    )


def _trimmed(line: Inlines) -> Inlines:
    """`line` without blanks at its ends."""
    whole = list(line)
    if isinstance(first := whole[0], Text):
        whole[0] = Text(first.text.lstrip())
    if isinstance(last := whole[-1], Text):
        whole[-1] = Text(last.text.rstrip())
    return tuple(one for one in whole if one != Text(""))


def _unbold(line: Inlines) -> Inlines:
    match line:
        case (Strong(children),):
            return children
        case _:
            return line


def cards_in(paragraph: Paragraph) -> tuple[Blocks, tuple[LineCard, ...]]:
    """The lines of `paragraph` before the first card, and its cards; lines below a card belong to
    its answer. No card: ((paragraph,), ())."""
    above: list[Line] = []
    cards: list[LineCard] = []
    for location, line in lines_of(paragraph):
        if card := split(line, location):
            cards.append(card)
        elif cards:
            last = cards[-1]
            more = paragraph_of(((last.location, last.answer), (location, line)))
            cards[-1] = replace(last, answer=more.inlines)
        else:
            above.append((location, line))
    if not cards:
        return (paragraph,), ()
    first = (paragraph_of(above),) if above else ()
    return first, tuple(cards)


@dataclass(frozen=True, slots=True)
class Parted:
    """A question, what is `given` with it, and the blocks that answer it, of which `used` blocks of
    the notes are all; `both`: they ask for each other."""

    prompt: Inlines
    answer: Blocks
    both: bool
    used: int
    given: Blocks = ()


def parted(blocks: Blocks) -> Parted | None:
    """What stands at the beginning of `blocks`, if a line that is only `?` or `??` parts it: the
    lines above it ask, with a list where one stands there; those below, and the block directly
    below these, answer. So do those below a line that ends with the tag of a card."""
    match blocks:
        case (Paragraph(prompt), ItemList() as given, *_) if found := _parted_list(
            given, blocks[2:]
        ):
            return replace(found, prompt=_unbold(prompt))
        case (Paragraph() as first, Paragraph() as second, *_) if _begins_with_part(second):
            lines, used = [*lines_of(first), *lines_of(second)], 2
        case (Paragraph() as first, *_):
            lines, used = list(lines_of(first)), 1
        case _:
            return None
    cut = _cut(lines)
    if cut is None:
        return None
    prompt, below = _unbold(paragraph_of(lines[: cut.end]).inlines), lines[cut.begin :]
    answer: Blocks = (paragraph_of(below),) if below else ()
    last, _ = lines[-1]
    if used < len(blocks) and (not below or blocks[used].location.line == last.line + 1):
        answer, used = (*answer, blocks[used]), used + 1
    return Parted(prompt, answer, cut.both, used) if answer else None


def asked_both_ways(
    prompt: Inlines, answer: Blocks, location: Location, anchor: str | None = None
) -> tuple[Term, tuple[LeftOut, ...]]:
    """The term that `prompt` and `answer` are, which ask for each other, and what is left out: the
    tags of a card behind the prompt."""
    if not TAGGED.search(plain(prompt)):
        return Term(prompt, answer, location, anchor=anchor), ()
    left_out = tuple(LeftOut(words, "tag of a card", location) for words in around_prompt(prompt))
    return Term(prompt_of(prompt), answer, location, anchor=anchor), left_out


def parted_by_sign(below: Blocks) -> tuple[Blocks, Blocks]:
    """What of the blocks `below` a question stands above a line that is only `%`, and belongs to
    the question, and what stands below that line; ((), below) where there is none."""
    for i, block in enumerate(below):
        if isinstance(block, Paragraph) and plain(block.inlines).strip() == SIDES:
            return below[:i], below[i + 1 :]
    return (), below


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where among lines what asks ends, and what answers begins."""

    end: int
    begin: int
    both: bool


def _cut(lines: Sequence[Line]) -> _Cut | None:
    """Where a line parts `lines` that is only a mark, or the tag of a card ends one, or begins the
    first."""
    for i, (_, line) in enumerate(lines):
        words = plain(line)
        if i and _is_part(words):
            return _Cut(i, i + 1, PART[words.strip()])
        if TAGGED.search(words) or (i == 0 and TAGGED_FIRST.match(words)):
            return _Cut(i + 1, i + 1, both=REVERSED.search(words) is not None)
    return None


def _parted_list(given: ItemList, below: Blocks) -> Parted | None:
    """The list `given` with a question, of which the last item goes on with the line that parts:
    Markdown takes it for one of the item's. An item that asks by itself has no others above it."""
    *others, last = given.items
    if not others or any(parted(item.blocks) for item in others):
        return None
    match last.blocks:
        case (Paragraph() as paragraph,):
            found = parted((paragraph, *below))
        case _:
            return None
    if not found or len(list(lines_of(paragraph))) < 2:
        return None
    item = replace(last, blocks=(replace(paragraph, inlines=found.prompt),))
    options = replace(given, items=(*others, item))
    return replace(found, used=found.used + 1, given=(options,))


def _is_part(words: str) -> bool:
    return words.strip() in PART


def _begins_with_part(paragraph: Paragraph) -> bool:
    return _is_part(plain(next(lines_of(paragraph))[1]))


def holds_cards(blocks: Iterable[Block]) -> bool:
    """Whether a list among `blocks` has a card within the line of an item, however deep."""
    return any(
        has_cards(block) or any(holds_cards(item.blocks) for item in block.items)
        for block in blocks
        if isinstance(block, ItemList)
    )


def has_cards(block: ItemList) -> bool:
    """Whether an item of the list `block` is a card within its line, of which the sign cannot be
    one of code (`a Node::Base`)."""
    return any(
        APART.search(plain(line := first_line(item.blocks))) and split(line, item.location)
        for item in block.items
    )


def begins_cards(blocks: Blocks) -> bool:
    """Whether what stands at the beginning of `blocks` asks within a line, or is parted by one."""
    match blocks:
        case (Paragraph() as paragraph, *_):
            return bool(cards_in(paragraph)[1]) or parted(blocks) is not None
        case _:
            return False
