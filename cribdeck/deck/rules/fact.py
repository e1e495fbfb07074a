"""fact: a sentence with one of its marked or bold words hidden at a time.

For the learner: one sentence, one blank, and nothing else to read (rules 4 and 5 of the twenty:
minimum information, cloze deletion). What the notes remark on it is on the back.
"""

from collections.abc import Iterator

from cribdeck.deck.drafts import Draft, Scope, Segment, cloze, without_marks
from cribdeck.deck.entry_fields import spoken
from cribdeck.html.markup import NOTHING, inline_html, text
from cribdeck.notes.asked_words import InSight, in_sight, worth_asking
from cribdeck.notes.blocks import Blank, Inlines
from cribdeck.notes.document import Fact


def draft(entry: Fact, scope: Scope) -> Iterator[Draft]:
    """`Message **ordering** is guaranteed only within a partition.` hides "ordering"."""
    text = words_hidden(entry.prompt, in_sight(entry, scope.headings), scope.language)
    return cloze(entry, text, extra=entry.answer, aloud=spoken(entry))


def words_hidden(line: Inlines, sight: InSight, language: str) -> Iterator[Segment]:
    """`line` with the words hidden that are asked for, where it is read with what is in `sight`."""
    asked = worth_asking(line, sight, language)
    for i, inline in enumerate(line):
        hint = without_marks(text(inline.hint)) if isinstance(inline, Blank) else NOTHING
        yield Segment(inline_html([inline]), asked.get(i, ""), hint)
