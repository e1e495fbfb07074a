"""What is folded on a card: `details`, which the browser opens without a script.

For the learner: an answer is graded by what one would say first; what can be said besides is there
on demand. So a paragraph of twelve sentences, a list of eleven, and what stands below its items,
are not open as a whole. Knows HTML. Does not know what is said first (notes.answer_parts,
notes.in_sight).
"""

from collections.abc import Iterator

from markupsafe import Markup

from cribdeck.html.markup import NOTHING, blocks_html, element, inline_html, listed, together
from cribdeck.notes.answer_parts import Part
from cribdeck.notes.blocks import Block, Blocks, Inlines, ItemList, ListItem, Paragraph, Quote
from cribdeck.notes.in_sight import cut, is_long, is_worth_a_fold
from cribdeck.notes.questions import asks
from cribdeck.notes.statements import is_statement
from cribdeck.notes.words import leads_in

# Without the class the phones would take a tap on it for an answer (AnkiMobile manual, "More
# Features"); the element itself needs no script.
TAPPABLE = {"class": "tappable"}
MORE = element("summary", TAPPABLE, "More")


def part_html(part: Part) -> Markup:
    """`part` of an answer: folded where it is more, under its own name where it has one; else what
    is in sight of it, and the rest folded."""
    if part.is_more:
        return _folded(part.blocks, part.label)
    return together(*map(_cut_html, part.blocks))


def list_html(list_: ItemList, *, names_answer: bool = False) -> Markup:
    """All items of `list_`; where that is long, what stands below them is folded: not below what
    only leads in, nor below a name, unless to name is what was asked for."""
    if not is_long((list_,)):
        return blocks_html((list_,))
    rows = (element("li", {}, *_item(item, names_answer=names_answer)) for item in list_.items)
    return listed(list_.start, rows)


def remarks_html(remarks: Blocks) -> Markup:
    """`remarks`, folded where they are long: a whole text may stand below a list."""
    return _folded(remarks) if is_long(remarks) else blocks_html(remarks)


def _item(item: ListItem, *, names_answer: bool) -> Iterator[Markup]:
    match item.blocks:
        case (Paragraph(line), *below):
            remarks = tuple(block for block in below if isinstance(block, Quote))
            says = (names_answer or is_statement(item)) and not leads_in(line) and not asks(line)
            if len(remarks) == len(below) or not says:
                yield inline_html(line) + blocks_html(below)
            else:
                yield inline_html(line) + _folded(tuple(below))
        case blocks:
            yield blocks_html(blocks)


def _cut_html(block: Block) -> Markup:
    in_two = cut(block)
    sight = in_two.sight
    html = list_html(sight) if isinstance(sight, ItemList) else blocks_html((sight,))
    return html + (_folded(in_two.rest) if in_two.rest else NOTHING)


def _folded(blocks: Blocks, label: Inlines = ()) -> Markup:
    """`blocks` under their `label`, or "More"; open where they have none and are not worth it."""
    if not label and not is_worth_a_fold(blocks):
        return blocks_html(blocks)
    name = element("summary", TAPPABLE, inline_html(label)) if label else MORE
    return element("details", {"class": "more"}, name, blocks_html(blocks))
