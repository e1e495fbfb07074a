"""Shape: a callout that asks."""

from dataclasses import replace

from cribdeck.notes.blocks import Blocks, Paragraph, Quote
from cribdeck.notes.question_lines import split_question
from cribdeck.notes.recognise.asked_by_lid import asked_by_lid
from cribdeck.notes.recognise.asking import Asker, answered
from cribdeck.notes.recognise.definitions import below_prompt
from cribdeck.notes.recognise.in_turn import Nested
from cribdeck.notes.recognise.labels import by_lines, label_of_title
from cribdeck.notes.recognise.lids import asks_aside, inside, reveals, title_of
from cribdeck.notes.recognise.openings import answer_at
from cribdeck.notes.recognise.shape import Found, Scope, Shape

EXAMPLE = """\
## Heaps

> [!question] What takes the place of the root?
> The last leaf.
"""


def with_nested(nested: Nested) -> Shape:
    """The shape of a callout, in which others that ask are read as `nested` does."""

    def find(scope: Scope, blocks: Blocks) -> Found | None:
        """A callout of the kind `question`, `faq` or `help` asks: with its title, or with its first
        line where the title only says that it asks. What it holds besides is the answer, up to
        another one that asks in it; or it belongs to the question, where one directly below says
        that it answers. Those of other kinds remark, or ask with a title of a few words."""
        match blocks:
            case (Quote() as quote, *_) if asks_aside(quote):
                pass
            case _:
                return None
        title, below, used = title_of(quote), inside(quote), 1
        if below and len(blocks) > 1 and reveals(blocks[1]) and not _is_answered(below):
            below, used = (*below, blocks[1]), 2
        asker = Asker(title, quote.location)
        label = label_of_title(title)
        if (not title or (label and label.is_alone)) and below:
            first = below[0]
            if not isinstance(first, Paragraph):
                return None
            prompt, more = split_question(first.inlines)
            below = below_prompt(first.location, more, below)
            asker = Asker(prompt, first.location)
        if used > 1:  # it is one task, answered as a whole
            entries, left_out = answered(asker, below)
            return Found(entries, used, left_out)
        return replace(asked_by_lid(scope, asker, below, nested), used=used)

    return Shape(__name__, EXAMPLE, find)


def _is_answered(below: Blocks) -> bool:
    """Whether something in the callout already says that it answers."""
    return answer_at(by_lines(below), letters=False, given_prose=True) is not None
