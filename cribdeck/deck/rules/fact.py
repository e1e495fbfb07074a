"""fact: a sentence with one of its bold words hidden at a time.

For the learner: one sentence, one blank, and nothing else to read (rules 4 and 5 of the twenty:
minimum information, cloze deletion). What the notes remark on it is on the back.
"""

from collections.abc import Iterator

from cribdeck.deck.drafts import Draft, Scope, Segment, cloze
from cribdeck.html.markup import inline_html
from cribdeck.notes.blocks import Inlines
from cribdeck.notes.document import Fact
from cribdeck.notes.words import bold_words, plain


def draft(entry: Fact, _: Scope) -> Iterator[Draft]:
    """`Message **ordering** is guaranteed only within a partition.` hides "ordering"."""
    return cloze(entry, bold_hidden(entry.prompt), extra=entry.answer)


def bold_hidden(line: Inlines) -> Iterator[Segment]:
    """`line` with its bold words hidden."""
    bold = bold_words(line)
    for i, inline in enumerate(line):
        words = plain([inline]).strip() if i in bold else ""
        yield Segment(inline_html([inline]), words)
