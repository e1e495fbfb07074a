"""Shape: what is asked and answered in a quote. How it is read, is handed in."""

from dataclasses import replace

from cribdeck.notes.blocks import Blocks, ItemList, Paragraph, Quote, Table
from cribdeck.notes.document import Term
from cribdeck.notes.recognise.corrections import opens_correction
from cribdeck.notes.recognise.in_addition import DATED
from cribdeck.notes.recognise.in_turn import Nested
from cribdeck.notes.recognise.openings import asks_within
from cribdeck.notes.recognise.shape import Found, Scope, Shape
from cribdeck.notes.recognise.timelines import timeline_of

EXAMPLE = """\
## Locks

They keep others out.

> **What is a lease?**
>
> A lock that ends by itself.
"""


def with_nested(nested: Nested) -> Shape:
    """The shape of a quote, the blocks of which are read as `nested` does."""

    def find(scope: Scope, blocks: Blocks) -> Found | None:
        """A quote that begins with a question and has its answer is read as if it stood at the
        margin: a question in bold, a heading that asks, options of which the right one is told, a
        callout that asks, sides of a card (`Question::Answer`), or what is wrong and what is right
        instead. So is one that is nothing but a list or a table of terms, or lines with dates,
        where it answers nobody. Any other quote remarks on what stands above it; directly below a
        heading that asks, all quotes belong to the answer."""
        match blocks:
            case (Quote(inner, kind="") as quote, *_):
                pass
            case _:
                return None
        if asks_within(quote) or opens_correction(blocks, 0):
            return replace(nested(scope, inner), used=1)
        if not scope.is_first and _may_hold_terms(inner):
            found = replace(nested(scope, inner), used=1)
            return found if any(isinstance(one, Term) for one in found.entries) else None
        return None

    return Shape(__name__, EXAMPLE, find)


def _may_hold_terms(blocks: Blocks) -> bool:
    """Whether `blocks` are nothing but a list, a table or lines with dates."""
    match blocks:
        case (ItemList() | Table(),):
            return True
        case (Paragraph() as lines,):
            return len(timeline_of(lines)) >= DATED
        case _:
            return False
