"""fact: a sentence with one of its marked or bold words hidden at a time.

For the learner: one sentence, one blank, and nothing else to read (rules 4 and 5 of the twenty:
minimum information, cloze deletion). What the notes remark on it is on the back. Of a long
paragraph the sentence that is asked and those beside it are in sight, and the others on demand.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup

from cribdeck.deck.drafts import Draft, Scope, Segment, cloze, without_marks
from cribdeck.deck.entry_fields import spoken
from cribdeck.html.markup import NOTHING, inline_html, text
from cribdeck.notes.asked_words import InSight, in_sight, worth_asking
from cribdeck.notes.blocks import Blank, Inlines, Paragraph, Text
from cribdeck.notes.document import Fact
from cribdeck.notes.in_sight import is_long, sentence_ends
from cribdeck.notes.words import plain

# templates/card.css hides those that are far from the blank.
SENTENCE, END = Segment(Markup('<span class="sentence">')), Segment(Markup("</span>"))


def draft(entry: Fact, scope: Scope) -> Iterator[Draft]:
    """`Message **ordering** is guaranteed only within a partition.` hides "ordering"."""
    text = tuple(words_hidden(entry.prompt, in_sight(entry, scope.headings), scope.language))
    if is_long((Paragraph(entry.prompt, entry.location),)):
        text = tuple(_in_sentences(entry.prompt, text))
    return cloze(entry, text, extra=entry.answer, aloud=spoken(entry))


def _in_sentences(line: Inlines, text: Sequence[Segment]) -> Iterator[Segment]:
    """`text`, a segment for each inline of `line`, with each sentence of it in an element."""
    ends = tuple(sentence_ends(line))
    at = 0
    yield SENTENCE
    for inline, segment in zip(line, text, strict=True):
        end = at + len(plain((inline,)))
        within = ends[bisect_right(ends, at) : bisect_right(ends, end)]
        match inline:
            case Text(words):
                for begin, cut in pairwise((at, *within, end)):
                    yield Segment(inline_html([Text(words[begin - at : cut - at])]))
                    if cut in within:
                        yield from (END, SENTENCE)
            case _:
                yield segment
                if within:  # a hard break
                    yield from (END, SENTENCE)
        at = end
    yield END


def words_hidden(line: Inlines, sight: InSight, language: str) -> Iterator[Segment]:
    """`line` with the words hidden that are asked for, where it is read with what is in `sight`."""
    asked = worth_asking(line, sight, language)
    for i, inline in enumerate(line):
        hint = without_marks(text(inline.hint)) if isinstance(inline, Blank) else NOTHING
        yield Segment(inline_html([inline]), asked.get(i, ""), hint)
