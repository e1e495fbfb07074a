"""Sources in an answer ("Source: …").

Knows that they stand apart from it. Does not know who asks (asking).
"""

from collections.abc import Iterator

from cribdeck.notes.blocks import Blocks, Paragraph, Quote
from cribdeck.notes.recognise.labels import Role, label_at


def with_source_last(answer: Blocks) -> Blocks:
    """`answer` with its sources set apart at its end."""
    sources = tuple(_sources(answer))
    if not sources or len(sources) == len(answer):
        return answer
    others = tuple(block for block in answer if block not in sources)
    return (*others, Quote(sources, sources[0].location))


def _sources(answer: Blocks) -> Iterator[Paragraph]:
    for block in answer:
        label = label_at(block)
        if label and label.role is Role.SOURCE and not label.is_alone:
            assert isinstance(block, Paragraph)
            yield block
