"""Which shapes an author may switch off, and how: `shapes: {off: [choice]}` in front matter.

Knows their names. Does not know what a shape finds.
"""

from collections.abc import Iterator

from cribdeck.notes.document import Choice, Entry, Question
from cribdeck.notes.entry_body import body
from cribdeck.notes.recognise.shapes import ITEM_SHAPES, SHAPES, choice
from cribdeck.notes.settings import ShapesOff
from cribdeck.problems import Problem, Severity, instead, shortened

CHOICE = choice.SHAPE.name  # also what the answer of a question can be that another shape found
# The last takes what no other wants.
NAMES = tuple(sorted({shape.name for shape in (*SHAPES[:-1], *ITEM_SHAPES)}))


def switched_off(said: ShapesOff | None) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """The names of shapes in what is `said`, and a warning about each word there that is none."""
    if said is None:
        return frozenset(), ()
    words = [word.strip().lower().replace("_", "-").replace(" ", "-") for word in said.words]
    unknown = [word for word in words if word not in NAMES]
    return frozenset(words).intersection(NAMES), tuple(_unknown(unknown, said))


def _unknown(words: list[str], said: ShapesOff) -> Iterator[Problem]:
    for word in words:
        fact = f"`shapes` in the front matter switches off what is no shape: {shortened(word)}"
        remedy = instead(word, NAMES)
        yield Problem(said.location, "front-matter", fact, remedy, Severity.WARNING)


def without_options(entry: Entry) -> Entry:
    """`entry` as if nobody knew of options: they answer, with all that stands below."""
    if not isinstance(entry, Choice):
        return entry
    return Question(
        entry.prompt,
        body(entry)[len(entry.given) :],
        entry.location,
        entry.anchor,
        entry.number,
        entry.from_heading,
        entry.comments,
        entry.given,
        entry.within,
    )
