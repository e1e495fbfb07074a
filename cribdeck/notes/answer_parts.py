"""What of an answer one would say first, and what is "more".

Knows blocks. A card folds what is more, and the short edition of the sheet leaves it out: does not
know how either looks.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from cribdeck.notes.blocks import (
    DETAILS,
    Block,
    Blocks,
    Image,
    Inlines,
    ItemList,
    Math,
    MissingImage,
    Paragraph,
    Quote,
    Strong,
)
from cribdeck.notes.document import Asking, Choice
from cribdeck.notes.in_sight import is_long
from cribdeck.notes.named_parts import PartName, named_parts
from cribdeck.notes.questions import compares, is_question
from cribdeck.notes.recognise.names import is_all_bold
from cribdeck.notes.sentences import goes_on, is_over
from cribdeck.notes.word_forms import telling
from cribdeck.notes.words import BRACKETED, first_line, leads_in, plain, plain_blocks

COMMAS = (",", "，", "、", "،")  # a sentence goes on below


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks of an answer that follow each other; `is_more` where they are not said first. What has
    a name of its own, its `label`, is of the kind `name`; its blocks stand below that."""

    blocks: Blocks
    is_more: bool
    label: Inlines = ()
    name: PartName = PartName.FACTS


def parts_of(entry: Asking) -> tuple[Part, ...]:
    """The answer of `entry` cut into `parts`; each right option is said first."""
    least = len(entry.right_blocks) if isinstance(entry, Choice) else 0
    return parts(entry.answer, least, entry.prompt)


def parts(answer: Blocks, least: int = 0, prompt: Inlines = ()) -> tuple[Part, ...]:
    """`answer` of the `prompt` cut into parts, in its order and with nothing left out; its first
    `least` blocks are said first.

    A part with a name is more, unless it is of facts, or there are none. Of the facts, said first
    is all up to the first paragraph or list, and what goes on below its colon or comma, or below
    the formula that its sentence ends with; after it every table, quote, code sample and drawing,
    but for what opens on demand. A formula is said with the words above it. What else follows is
    more. Facts without a paragraph or list begin with their first block, whatever it is. Where what
    is said first does not answer the prompt (see `_to_prompt`), what follows is said with it.
    """
    named = named_parts(answer)
    if all(part.name is not PartName.FACTS for part in named):
        named = (*(replace(part, name=PartName.FACTS) for part in named[:1]), *named[1:])
    facts = tuple(block for part in named if part.name is PartName.FACTS for block in part.written)
    is_more = iter(_are_more(facts, least, prompt))
    cut: list[tuple[int, Part]] = []  # which part with a name each is; facts are together
    for i, part in enumerate(named):
        if part.name is PartName.FACTS:
            cut += ((-1, Part((block,), next(is_more))) for block in part.written)
        else:
            cut.append((i, Part(part.blocks, True, part.label, part.name)))
    runs = groupby(cut, key=lambda pair: (pair[0], pair[1].is_more))
    return tuple(_together([part for _, part in run]) for _, run in runs)


def _together(run: Sequence[Part]) -> Part:
    return replace(run[0], blocks=tuple(block for part in run for block in part.blocks))


def _are_more(facts: Blocks, least: int, prompt: Inlines) -> Iterator[bool]:
    """Of each block of the `facts` of an answer to the `prompt`, whether it is more; its first
    `least` are not."""
    said = max(_to_prompt(prompt, facts, said_first(facts)), least)
    is_more = False  # of the words above
    for i, block in enumerate(facts):
        if i < said:
            yield False
        elif _is_formula(block):
            yield is_more
        else:
            is_more = isinstance(block, Paragraph | ItemList) or _opens_on_demand(block)
            yield is_more


def _to_prompt(prompt: Inlines, facts: Blocks, said: int) -> int:
    """How many of the `facts` are said first to answer the `prompt`, where `said` are by
    themselves: also the next, where those only repeat it, the next begins with its words and they
    do not ("Opportunity cost": "We often choose. The opportunity cost of …"), or each is a half of
    what is compared. What is told of a formula answers with it, where that is near."""
    if formula := _near_formula(facts, said):
        return formula
    asked = _meant(plain(prompt))
    above, below = plain_blocks(facts[:said]), plain_blocks(facts[said : said + 1])
    if not (asked and below):
        return said
    first, second = _meant(BRACKETED.sub("", above)), _meant(below)
    if first and {*first} <= {*asked} and not is_question(prompt):
        return said + said_first(facts[said:])
    is_begun = second[: len(asked)] == asked != first[: len(asked)]
    are_halves = (
        compares(prompt) and _has_own(asked, first, second) and _has_own(asked, second, first)
    )
    return said + 1 if is_begun or are_halves else said


def _near_formula(facts: Blocks, said: int) -> int:
    """How many of the `facts` are said up to the first formula in a line of its own, where the
    first `said` have none, and only sentences, which are in sight at once, stand before it; else
    0."""
    below = facts[said : said + 1]  # a formula there is said with the words above it
    if any(map(_has_formula, facts[:said])) or any(map(_is_formula, below)):
        return 0
    for i, block in enumerate(facts[said:], said):
        if _has_formula(block):
            return 0 if is_long(facts[: i if _is_formula(block) else i + 1]) else i + 1
        if not isinstance(block, Paragraph):
            return 0
    return 0


def _meant(text: str) -> list[str]:
    return [word.casefold() for word in telling(text)]


def _has_own(asked: Collection[str], one: Collection[str], other: Collection[str]) -> bool:
    """Whether a word that is `asked` for stands in `one`, and not in the `other`."""
    return not {*asked}.intersection(one) <= {*other}


def said_first(answer: Blocks) -> int:
    """How many blocks of `answer` are said first: all up to its first paragraph or list, and what
    that leads in, is the title of, or names below it."""
    first = first_text(answer) or 0
    if states(answer[first : first + 3]):
        return first + 3
    pair = answer[first : first + 2]
    is_one = _leads_in(pair[:1]) or _is_titled(pair) or _are_named(pair) or _goes_on_in_list(pair)
    return first + (2 if is_one else 1)


def _is_titled(blocks: Blocks) -> bool:
    """Whether `blocks` begin with a line in bold, which only says what the next one is about."""
    match blocks:
        case (Paragraph(line), _):
            return is_all_bold(line) and not is_over(plain(line))
        case _:
            return False


def states(blocks: Blocks) -> bool:
    """Whether `blocks` are a sentence that ends with a formula, and the list that goes on with it:
    on what holds for something, follows what else does."""
    match blocks:
        case (Paragraph(line), Paragraph((Math(tex, display=True),)), ItemList()):
            return not is_over(plain(line)) and not is_over(tex)
        case _:
            return False


def _are_named(blocks: Blocks) -> bool:
    """Whether `blocks` are a paragraph, and a list of what it speaks of: each item begins with a
    name in bold."""
    match blocks:
        case (Paragraph(), ItemList(items)) if len(items) > 1:
            lines = (first_line(item.blocks) for item in items)
            return all(line and isinstance(line[0], Strong) for line in lines)
        case _:
            return False


def _goes_on_in_list(blocks: Blocks) -> bool:
    """Whether `blocks` are a sentence, and the list that it goes on in, without a colon."""
    match blocks:
        case (Paragraph(line), ItemList((item, *_))):
            return goes_on(plain(line), plain(first_line(item.blocks)))
        case _:
            return False


def _leads_in(blocks: Blocks) -> bool:
    match blocks:
        case (Paragraph(inlines),):
            goes_on = leads_in(inlines) or plain(inlines).rstrip().endswith(COMMAS)
            return goes_on or not any(part.blocks for part in named_parts(blocks))
        case _:
            return False


def first_text(answer: Blocks) -> int | None:
    """Which block of `answer` is its first paragraph or list, if any. A formula or an image by
    itself is no paragraph here: words belong to it."""
    for i, block in enumerate(answer):
        if isinstance(block, Paragraph | ItemList) and not _is_figure(block):
            return i
    return None


def _is_figure(block: Block) -> bool:
    match block:
        case Paragraph((Image() | MissingImage(),)):
            return True
        case _:
            return _is_formula(block)


def _opens_on_demand(block: Block) -> bool:
    return isinstance(block, Quote) and block.kind == DETAILS


def _has_formula(block: Block) -> bool:
    """Whether `block` is a paragraph with a formula in a line of its own."""
    match block:
        case Paragraph(line):
            return any(isinstance(one, Math) and one.display for one in line)
        case _:
            return False


def _is_formula(block: Block) -> bool:
    match block:
        case Paragraph((Math(display=True),)):
            return True
        case _:
            return False
