"""Parts of an answer with a title: a line in bold or italics alone, and the text below it, also in
one paragraph; or a bold name at the beginning of one, with a full stop or colon.

Knows what may be such a title. Does not know who asks.
"""

from dataclasses import dataclass
from itertools import pairwise

from cribdeck.notes.attributes import asks_nothing, is_beside_matter, is_label, names_no_task
from cribdeck.notes.blocks import Block, Blocks, Inlines, Paragraph, Strong
from cribdeck.notes.document import Question
from cribdeck.notes.lengths import count
from cribdeck.notes.named_parts import names_part
from cribdeck.notes.prompts import prompt_of
from cribdeck.notes.questions import asks
from cribdeck.notes.recognise.labels import LABELLING, label_of_title
from cribdeck.notes.recognise.names import is_set_apart, leading_name, name_above
from cribdeck.notes.sentences import is_over, is_stated
from cribdeck.notes.walk import lines_of, paragraph_of
from cribdeck.notes.words import COLONS, between, has_words, leads_in, plain

FEWEST = 2  # titles: one line may only be stressed
FEWEST_PLAIN = 3  # that are not set apart
RUN_IN = (".", *COLONS)  # end a title that its text stands behind
INTERRUPTED = (",", ";")


@dataclass(frozen=True, slots=True)
class Titled:
    """What stands below each of several titles, as `questions`. Those that are `bare`, names on
    lines of their own, are all there is: none answers whoever asks for everything."""

    questions: tuple[Question, ...] = ()
    bare: bool = False


def titled(answer: Blocks, under: Inlines) -> Titled:
    """What stands in `answer` below each of several titles, asked for by it, and said `under` what
    all of this answers. All titles are in bold, or all in italics, or none of three or more is set
    apart, they differ, and nothing but titles and their texts stands there."""
    answer = tuple(part for block in answer for part in _parted(block))
    titles = {i: title for i, block in enumerate(answer) if (title := _title(block))}
    bare = {} if titles else _plain_titles(answer)
    titles = titles or bare
    lines = [block.inlines for block in answer if isinstance(block, Paragraph)]
    kinds = {type(line[0]) for line in lines if is_set_apart(line)}
    bodies = [answer[i + 1 : end] for i, end in pairwise((*titles, len(answer)))]
    if len(titles) < FEWEST or len(kinds) > 1 or not all(map(_is_told, bodies)):
        return Titled()
    if len({plain(title).casefold() for title in titles.values()}) < len(titles):
        return Titled()  # in turn: they say in which form, or of which kind, each is
    questions = (
        Question(title, below, answer[i].location, within=True, under=under)
        for (i, title), below in zip(titles.items(), bodies, strict=True)
    )
    return Titled(tuple(questions), bool(bare))


def _plain_titles(answer: Blocks) -> dict[int, Inlines]:
    """The names in `answer`, by their places, that stand on lines of their own above what tells of
    them, as in a text that has lost its markup: it begins with one, there are three or more, they
    differ, and the paragraphs below them are sentences."""
    titles = {i: title for i, block in enumerate(answer) if (title := _plain_title(block))}
    names = {plain(title).casefold().strip() for title in titles.values()}
    others = (block for i, block in enumerate(answer) if i not in titles)
    are_told = all(isinstance(one, Paragraph) and is_over(plain(one.inlines)) for one in others)
    is_regular = 0 in titles and len(titles) == len(names) >= FEWEST_PLAIN and are_told
    return titles if is_regular else {}


def _plain_title(block: Block) -> Inlines:
    """The name that `block` is, nothing of which is set apart; () where it is a sentence, asks, or
    labels what it tells."""
    if not isinstance(block, Paragraph) or not has_words(block.inlines):
        return ()
    line = prompt_of(block.inlines)
    name = plain(line).strip()
    is_title = bool(leading_name(line)) and not leads_in(line) and not name[:1].islower()
    is_bare = not is_set_apart(block.inlines) and len([*lines_of(block)]) == 1
    return line if is_title and is_bare and _names(line, name) else ()


def _parted(block: Block) -> Blocks:
    """`block`, with a first line in bold, or a name in bold that a sign ends, as a block of its
    own."""
    lines = [*lines_of(block)] if isinstance(block, Paragraph) else []
    match lines:
        case [(where, (Strong(), *_) as line), *more] if more and is_set_apart(line):
            return Paragraph(line, where), paragraph_of(more)
        case [(where, (Strong(name), *behind)), *more] if parts := _run_in(name, tuple(behind)):
            title, said = parts
            return Paragraph((Strong(title),), where), paragraph_of([(where, said), *more])
        case _:
            return (block,)


def _run_in(name: Inlines, behind: Inlines) -> tuple[Inlines, Inlines] | None:
    """`**1. Union.** All of both.` -> (1. Union, All of both.): the bold `name` without the full
    stop or colon that ends it, also directly behind it, and what it says `behind`; None where that
    is not several words."""
    title, said = plain(name).rstrip(), plain(behind).lstrip()
    if title.endswith(RUN_IN):
        title = title[:-1]
    elif said.startswith(COLONS):
        said = said[1:].lstrip()
    else:
        return None
    rest = between(behind, len(plain(behind)) - len(said))
    has_name = bool(name_above(prompt_of((Strong(name),)))) and not _goes_on(title)
    return (between(name, 0, len(title)), rest) if has_name and count(plain(rest)) > 1 else None


def begins_part(blocks: Blocks, i: int) -> bool:
    """Whether block `i` is a line in bold that names the text below it, and no example
    of, or remark on, what stands above, and asks nothing itself."""
    match blocks[i : i + 2]:
        case (Paragraph((Strong(), *_) as line), Paragraph(below)) if is_set_apart(
            line
        ) and not is_set_apart(below):
            name = plain(prompt_of(line)).strip()
            is_beside = is_beside_matter(name) or names_no_task(name) or asks_nothing(name)
            says_more = label_of_title(line, LABELLING) is not None or asks(line) or _goes_on(name)
            return bool(name_above(line)) and not (is_beside or says_more)
        case _:
            return False


def _is_told(below: Blocks) -> bool:
    return bool(below) and isinstance(below[0], Paragraph)


def _title(block: Block) -> Inlines:
    """The title that `block` is, without its number; () where it is a sentence, or says what of all
    this it tells ("Example", "Pros")."""
    if not isinstance(block, Paragraph) or not is_set_apart(block.inlines):
        return ()
    line = prompt_of(block.inlines)
    return name_above(line) if _names(line, plain(line).strip()) else ()


def _names(line: Inlines, name: str) -> bool:
    """Whether `line`, in plain words a `name`, is no sentence, and does not say what of all this it
    tells."""
    is_named = label_of_title(line, LABELLING) or is_label(name) or names_no_task(name)
    is_named = is_named or names_part(name)
    return not (is_named or asks_nothing(name) or _goes_on(name))


def _goes_on(name: str) -> bool:
    """Whether `name` is a sentence, or the beginning of one."""
    return is_stated(name) or name.endswith(INTERRUPTED)
