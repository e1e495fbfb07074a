"""Shape: options below a heading or a line, which need not be a question by itself."""

from itertools import takewhile

from cribdeck.notes.blocks import Blocks, CodeBlock, Inlines, Paragraph
from cribdeck.notes.document import Choice
from cribdeck.notes.prompts import POINTS, has_points
from cribdeck.notes.questions import asks
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.labels import ASKING, has_role, label_of_title
from cribdeck.notes.recognise.letters import SEVERAL
from cribdeck.notes.recognise.openings import end_of, opens
from cribdeck.notes.recognise.options import all_options, are_verdicts
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.recognise.shapes.labelled import above_label, with_aside
from cribdeck.notes.recognise.stems import stem_at
from cribdeck.notes.words import plain

EXAMPLE = """\
## Question 7: The deepest lake is

- [ ] Lake Superior
- [x] Baikal

It is 1642 m deep.

## Lakes

2. Lake Victoria lies in …

   - a) Africa
   - b) Asia

   **Answer:** a

Which of these has salt water?
A) Baikal
B) the Dead Sea

Answer: B
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """Options have letters (`A)`, `b.`, `①`) or boxes (`- [ ]`, `( )`), in a list, in lines (also
    where those of several questions follow one another) or in a table. The answer of any question
    may be options; then they are shown with it, with the code before them, and the right ones and
    what explains them are behind. Right is what has a tick (`- [x]`), a sign (✅, `*b)`) or a
    remark ("(correct)"), what has no cross (❌) where the others have, what alone is bold, marked
    or underlined (of counted ones several may be), and what a label, a letter alone in the line
    below, a key further down ("## Answers", as a whole or below the name of each chapter) or
    something that opens on demand names by letter, number or words, or has again with its mark. A
    line with options below it asks if it ends with a question mark, has a gap or a number
    ("**3.** A log is"), or if a label below them answers; a heading if it is counted ("Q7. A log
    is", "7 (2 points)"), or if they are "True" and "False". Where a document asks with boxes of
    which some are ticked, or has a key, all its lines and headings with options do. Other boxes
    are tasks."""
    if above := above_label(scope, blocks):
        blocks, others = above
        found = _below_heading(scope, blocks) or _below_line(scope, blocks)
        return with_aside(scope, others, found) if found else None
    return _below_heading(scope, blocks) or _below_line(scope, blocks)


def _below_heading(scope: Scope, blocks: Blocks) -> Found | None:
    """The question of the heading, with the only options below it."""
    if not scope.is_first or scope.is_title_of_sections or asks(scope.prompt):
        return None
    if not blocks or opens(blocks, 0):
        return None
    end = end_of(blocks, 0)
    below = blocks[:end]
    stem = stem_at(below)
    lines_ask = stem is not None and (stem.asks or stem.number is not None)
    groups = tuple(all_options(below))
    if lines_ask or len(groups) != 1:
        return None  # several, each below a line
    ((at, written),) = groups
    is_counted = _is_counted(scope.prompt)
    if not (scope.is_quiz or is_counted or are_verdicts(written.options)):
        return None
    asker, below = _asker(scope, below, at)
    entries, left_out = answered(asker, below)
    found = Found(entries, end, left_out)
    is_one = scope.is_quiz or (is_counted and len(written.letters) >= SEVERAL)
    return found if _is_told(found) or (is_one and _is_choice(found)) else None


def _asker(scope: Scope, below: Blocks, at: int) -> tuple[Asker, Blocks]:
    """Who asks, and what stands below that: the heading, or where it only counts, the line above
    the options, which begin with block `at` of those `below` it."""
    if _is_only_counted(scope.prompt):
        if stem := stem_at(below):
            return Asker(stem.prompt, stem.location, is_topic=True), stem.below
        if at and isinstance(first := below[0], Paragraph):
            return Asker(first.inlines, first.location, is_topic=True), below[1:]
    return Asker(scope.prompt, scope.location, from_heading=True, is_topic=True), below


def _is_counted(heading: Inlines) -> bool:
    """Whether `heading` is one of several questions ("Q7. A log is"), and asks by its own words, or
    has the points of one ("7 (2 points)")."""
    return has_points(heading) or has_role(label_of_title(heading), ASKING)


def _is_only_counted(heading: Inlines) -> bool:
    """Whether `heading` is nothing but that ("Question 7")."""
    if has_points(heading) and not any(map(str.isalpha, POINTS.sub("", plain(heading)))):
        return True
    return has_role(label_of_title(heading), ASKING, alone=True)


def _below_line(scope: Scope, blocks: Blocks) -> Found | None:
    given = blocks[: _lead(scope, blocks)] if scope.is_first else ()
    blocks = blocks[len(given) :]
    stem = stem_at(blocks)
    if stem is None or (blocks and opens(blocks, 0)):
        return None
    end = end_of(blocks, 1)
    used = len(given) + end
    is_topic = scope.is_quiz or stem.asks
    asker = Asker(stem.prompt, stem.location, number=stem.number, is_topic=is_topic, given=given)
    below = (*stem.below[: len(stem.below) - (len(blocks) - 1)], *blocks[1:end])
    entries, left_out = answered(asker, below)
    found = Found(entries, used, left_out)
    if stem.asks:  # also where the answer names none of the options: they are shown with it
        return found
    told_below = _is_told(found) and not stem.written.has_boxes
    return found if _is_choice(found) and (scope.is_quiz or told_below) else None


def _lead(scope: Scope, blocks: Blocks) -> int:
    """How many blocks stand between a heading and the first line with options below it, and are
    what that asks about: code, and below a counted heading ("Question 3") also text."""
    kinds = CodeBlock | Paragraph if _is_counted(scope.prompt) else CodeBlock
    lead = takewhile(
        lambda i: isinstance(blocks[i], kinds) and stem_at(blocks[i:]) is None, range(len(blocks))
    )
    return sum(1 for _ in lead)


def _is_choice(found: Found) -> bool:
    return isinstance(found.entries[0], Choice)


def _is_told(found: Found) -> bool:
    first = found.entries[0]
    return isinstance(first, Choice) and bool(first.right)


SHAPE = Shape(__name__, EXAMPLE, find)
