"""wrong: a statement or a sample that the notes correct asks what is wrong with it.

For the learner: what one believes wrongly is not mended by reading what is right beside it; to find
the fault oneself is a question of its own, and the one that is asked in examinations. A sample that
another one supersedes makes this card and no other: nobody should learn to write it. Where the
notes only warn ("Careful"), the statement is mostly true, and to look for a fault in it would teach
doubt: the card asks for the catch. Corrections are found in notes.recognise: corrections (pairs of
wrong and right), warned (remarks that warn), interview (false beliefs).
"""

from collections.abc import Iterator

from markupsafe import Markup

from cribdeck.deck.drafts import Draft, Scope
from cribdeck.deck.notes import TASK_FIELD
from cribdeck.html.markup import answer_html, blocks_html, inline_html, together
from cribdeck.notes.blocks import Blank, Blocks, Inlines, ItemList, Quote, Strikethrough
from cribdeck.notes.document import Correction

IS_WRONG, HAS_A_CATCH = map(Markup, ("What is wrong here?", "What is the catch?"))


def draft(entry: Correction, _: Scope) -> Iterator[Draft]:
    """`**Wrong:** Kafka pushes. **Right:** Consumers poll.` shows the first sentence and answers
    with the second; a statement with a remark that warns of it is answered by the remark."""
    task = IS_WRONG if entry.is_wrong else HAS_A_CATCH
    yield Draft(
        {
            "Prompt": inline_html(_unmarked(entry.prompt)),
            "Lead": blocks_html(entry.given),
            "Answer": answer_html(entry.answer),
            TASK_FIELD: together(task, _how_many(entry.answer)),
        },
        names_heading=entry.from_heading,
    )


def _how_many(answer: Blocks) -> str:
    """How many things are to be found, where the notes list them: sentences cannot be counted, as
    one may say several things, or praise."""
    match answer:
        case (Quote(blocks),):
            return _how_many(blocks)
        case (*_, ItemList(items)) if len(items) > 1:
            return f" ({len(items)} things)"
        case _:
            return ""


def _unmarked(line: Inlines) -> Inlines:
    """`line` as a statement: what is struck out would tell what is wrong, and nothing in it is
    asked for."""
    return tuple(
        inner
        for inline in line
        for inner in (inline.children if isinstance(inline, Strikethrough | Blank) else (inline,))
    )
