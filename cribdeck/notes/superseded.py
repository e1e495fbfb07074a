"""Which samples another one corrects: `<!-- sample: superseded-by: NAME -->` above a fence.

Knows that comment. Does not know whether there is a sample of that name (samples).
"""

import re

from cribdeck.notes.blocks import CodeBlock
from cribdeck.notes.comments import keyword

SAID = re.compile(r"(?:^|[;\n])\s*superseded-by\s*:\s*\S")


def is_superseded(block: CodeBlock) -> bool:
    """Whether a comment above `block` says that another sample corrects it."""
    above = (keyword(note) for note in block.notes if note.location < block.location)
    return any(word == "sample" and SAID.search(text) for word, text in above)
