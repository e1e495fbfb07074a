"""Shape: a paragraph that is a question, below a heading that names its topic."""

from itertools import pairwise

from cribdeck.notes.attributes import is_attribute, names_no_task
from cribdeck.notes.blocks import (
    Block,
    Blocks,
    CodeBlock,
    CodeSpan,
    Inlines,
    ItemList,
    LineBreak,
    Paragraph,
    Quote,
)
from cribdeck.notes.prompts import has_points
from cribdeck.notes.question_lines import begins_with_question, split_question
from cribdeck.notes.questions import asks, has_length, is_question, is_task, tells
from cribdeck.notes.recognise.anchors import split_anchor
from cribdeck.notes.recognise.askers import OPTION
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.headed import aside
from cribdeck.notes.recognise.labels import Role, by_lines, has_role, label_of_title, says_answer
from cribdeck.notes.recognise.lids import asks_by_title, inside, reveals
from cribdeck.notes.recognise.lists import whole, with_surroundings
from cribdeck.notes.recognise.names import leading_name, name_above
from cribdeck.notes.recognise.openings import end_of
from cribdeck.notes.recognise.pieces import Piece
from cribdeck.notes.recognise.shape import Found, Scope, Shape, joined
from cribdeck.notes.sentences import is_over
from cribdeck.notes.walk import lines_of
from cribdeck.notes.words import COLONS, between, first_line, leads_in, plain
from cribdeck.notes.worksheets import has_gap

EXAMPLE = """\
## Mirrors

What does a scanner see in a mirror?

Itself, behind the mirror.
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """A paragraph that ends with a question mark, or tells to answer ("Explain …"), asks where
    it stands directly below a heading that does not ask itself, or has a list directly below
    it; one that ends with the points of an exam ("(2 points)"), or is to be filled in ("It is
    ___."), anywhere; so do several questions, each in a line of its own above its answer, where
    nobody else asks, or each alone in a quote, and what is counted among them ("**8)** Parts of a
    lock"). What follows is the answer. So do the paragraphs like it that follow, and several that
    each begin with a question and go on with its answer. Of several lines with a colon at their
    end, each asks for the code behind that, or below it ("Count the words:"). Below a heading that
    counts exercises ("Exercise 3"), the first paragraph asks, whatever it says, and what follows is
    shown with it, unless several ask with a list below."""
    if asks(scope.prompt) or not blocks:
        return None
    if scope.is_title_of_sections and not _is_marked(blocks[0]):
        return None
    if not (_may_ask(blocks[0]) or _is_exercise(scope.prompt)):
        return None  # before all that stands below is looked through
    end = _end(blocks)
    asking = sum(map(_asks, blocks[:end]))
    is_exercise = _is_exercise(scope.prompt) and not (asking > 1 and _has_list(blocks))
    if is_exercise and (named := _named_list(blocks)):
        piece, steps = named
        return with_surroundings(scope, piece, steps, (whole(scope, piece, steps),))
    if is_exercise and _has_gaps(blocks[1:end]):
        return Found((aside(scope, blocks[:1]),), 1)
    if scope.is_first and is_exercise and isinstance(blocks[0], Paragraph):
        return _exercise(blocks[0], blocks[1:end])
    is_marked = _is_marked(blocks[0])
    if not (is_marked or scope.is_first or _has_list(blocks) or _is_task(blocks[0])):
        return None
    kinds = [_is_marked] if is_marked else [_asks]
    are_of_code = sum(map(_is_of_code, blocks[:end])) > 1
    kinds += [_begins_with_code] if are_of_code else []
    kinds += [_is_answered] if _answer_themselves(blocks[:end]) else []
    starts = [i for i, block in enumerate(blocks[:end]) if any(kind(block) for kind in kinds)]
    if not starts or starts[0]:
        return None
    found = (
        _question(blocks[start], blocks[start + 1 : stop], beside_code=are_of_code)
        for start, stop in pairwise((*starts, end))
    )
    return joined(found, end)


def _end(blocks: Blocks) -> int:
    """Where the lines that begin `blocks` and their answers end: with what asks, or with several
    that open on demand, each with its answer; or, where a list answers, above a further one that a
    line names."""
    end = end_of(blocks, 1)
    others = (
        i
        for i in range(2, end)
        if all(map(_is_card, blocks[i : i + 2])) or (_has_list(blocks) and _is_named(blocks[i:end]))
    )
    return next(others, end)


def _is_named(blocks: Blocks) -> bool:
    """Whether `blocks` begin with a name, and the list that it is of."""
    match blocks:
        case (Paragraph(line), ItemList(), *_):
            return bool(name_above(line)) and not leads_in(line) and not is_over(plain(line))
        case _:
            return False


def _is_card(block: Block) -> bool:
    """Whether `block` opens on demand and says what its title names, in more than code."""
    match block:
        case Quote() as quote if asks_by_title(quote):
            return not all(isinstance(inner, CodeBlock) for inner in inside(quote))
        case _:
            return False


def _has_gaps(below: Blocks) -> bool:
    """Whether `below` begin with numbered sentences that are to be filled in, each for itself, and
    nothing there answers them all."""
    match below:
        case (ItemList(items, int()), *more) if not any(map(_answers, by_lines((*more,)))):
            return len(items) > 1 and all(has_gap(first_line(item.blocks)) for item in items)
        case _:
            return False


def _answers(block: Block) -> bool:
    return says_answer(block) or reveals(block)


def _is_exercise(heading: Inlines) -> bool:
    return has_role(label_of_title(heading), {Role.EXERCISE})


def _exercise(block: Paragraph, below: Blocks) -> Found:
    """An exercise; all that stands there is given, unless a label or a lid says that it answers."""
    line, anchor = split_anchor(block.inlines)
    if any(map(_answers, by_lines(below))):
        entries, left_out = answered(Asker(line, block.location, anchor, is_topic=True), below)
    else:
        entries, left_out = answered(Asker(line, block.location, anchor, given=below), ())
    return Found(entries, 1 + len(below), left_out)


def _named_list(blocks: Blocks) -> tuple[Piece, ItemList] | None:
    """The list that begins `blocks` below its name: the steps of a solution, and no question."""
    match blocks:
        case (Paragraph(line) as name, ItemList(_, int()) as steps, *_) if leading_name(line):
            text = plain(line).rstrip()
            is_one = not any(isinstance(one, LineBreak) for one in line)
            is_name = is_one and not text.endswith((*COLONS, ".", "…")) and not tells(line)
            return (Piece(steps, name, (), 2), steps) if is_name else None
        case _:
            return None


def _has_list(blocks: Blocks) -> bool:
    match blocks:
        case (_, ItemList(), *_):
            return True
        case _:
            return False


def _is_task(block: Block) -> bool:
    return isinstance(block, Paragraph) and is_task(block.inlines)


def _is_marked(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.asks


def _asks(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    line, _ = _above_code(block)
    return (is_question(line) or tells(line) or is_task(line)) and has_length(plain(line))


def _may_ask(block: Block) -> bool:
    return _is_marked(block) or _asks(block) or _is_of_code(block) or _is_answered(block)


def _is_of_code(block: Block) -> bool:
    """Whether `block` is a line that says of all the code behind or below it what it does."""
    return isinstance(block, Paragraph) and bool(_above_code(block)[1])


def _begins_with_code(block: Block) -> bool:
    """Whether code stands behind or below the line of `block`, and more than that below, too: an
    alternative, a remark."""
    return isinstance(block, Paragraph) and bool(_above_code(block, beside_code=True)[1])


def _is_answered(block: Block) -> bool:
    """Whether `block` begins with a question, and goes on with its answer: with no options, which
    need one that names the right, and with no more of the task."""
    if not isinstance(block, Paragraph) or has_points(block.inlines) or tells(block.inlines):
        return False
    line, answer = split_question(block.inlines)
    is_asked = is_question(line) and begins_with_question(block.inlines)
    return is_asked and bool(answer) and not OPTION.match(plain(answer))


def _is_answered_below(block: Block) -> bool:
    """Whether the question that `block` begins with is its first line."""
    return (
        isinstance(block, Paragraph)
        and is_question(next(lines_of(block))[1])
        and _is_answered(block)
    )


def _answer_themselves(blocks: Blocks) -> bool:
    """Whether several of `blocks` begin with a question and go on with its answer: prose does so,
    too, unless each of its paragraphs does, or the answers stand below."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    all_do = all(_is_answered(block) or _asks(block) for block in paragraphs)
    return sum(map(_is_answered if all_do else _is_answered_below, paragraphs)) > 1


def _above_code(block: Paragraph, *, beside_code: bool = False) -> tuple[Inlines, Blocks]:
    """What `block` says up to a colon, in its first line, and what stands behind that, in this line
    or below, if it is only code; else all of `block`, and (). `beside_code`: what stands below may
    only begin with code."""
    line = block.inlines
    first = next((i for i, one in enumerate(line) if isinstance(one, LineBreak)), None)
    start = first if first is not None else len(line) - 1
    said, rest = line[:start], line[start:] if first is None else line[start + 1 :]
    is_code = all(isinstance(one, CodeSpan | LineBreak) for one in rest)
    is_code |= beside_code and first is not None and isinstance(rest[0], CodeSpan)
    name = plain(said).rstrip(" :：")
    if not (is_code and rest and leads_in(said)) or is_attribute(name) or names_no_task(name):
        return line, ()
    location = block.location
    match line[start]:
        case LineBreak(_, location_below):
            location = location_below or location
        case _:
            pass
    return between(line, 0, len(name)), (Paragraph(rest, location),)


def _question(block: Block, below: Blocks, *, beside_code: bool) -> Found:
    assert isinstance(block, Paragraph)
    said, code = _above_code(block, beside_code=beside_code)
    line, more = split_question(said) if _is_answered(block) else (said, ())
    line, anchor = split_anchor(line)
    asker = Asker(line, block.location, anchor, is_topic=has_points(line))
    answer = (Paragraph(more, block.location),) if more else ()
    entries, left_out = answered(asker, (*answer, *code, *below))
    return Found(entries, 1 + len(below), left_out)


SHAPE = Shape(__name__, EXAMPLE, find)
