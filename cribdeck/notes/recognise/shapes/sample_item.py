"""Shape of an item: a few words, and the code that does it."""

from cribdeck.notes.blocks import Blocks, CodeBlock, Paragraph, Quote
from cribdeck.notes.document import Sample
from cribdeck.notes.questions import asks
from cribdeck.notes.recognise.labels import Role, label_of
from cribdeck.notes.recognise.names import name_above
from cribdeck.notes.recognise.pieces import Piece, fenced, is_drawing
from cribdeck.notes.recognise.shape import Found, Scope, Shape

EXAMPLE = """\
## Remotes

* Add one

  ```sh
  git remote add origin ../there
  ```
* Forget it

  ```sh
  git remote remove origin
  ```
"""


def find(scope: Scope, blocks: Blocks) -> Found | None:
    """Bullets of a few words with code below each, most of their list: what each says is shown
    with the heading, and asks for its code."""
    match blocks:
        case (Paragraph(line) as lead, CodeBlock() as block, *remarks) if name_above(line):
            pass
        case _:
            return None
    has_more = any(not isinstance(one, Paragraph | Quote) for one in remarks)
    if has_more or is_drawing(block) or not block.text.strip():
        return None
    if asks(line) or label_of(line, Role):
        return None
    return fenced(Sample, scope, Piece(block, lead, tuple(remarks), len(blocks)), block)


SHAPE = Shape(__name__, EXAMPLE, find)
