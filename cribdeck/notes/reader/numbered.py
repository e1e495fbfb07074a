"""Headings and questions in the items of lists, whose text stands below the list, at the margin.

Knows that such text belongs to the item: a heading there (`26. ### What is a lock`) goes on up to
the next one of its kind, as any heading of its level does; so does one of several questions
(`26. What is a lock?`, or any line with "Answer:" below it), up to the next; beside most that ask,
a line that only names something does, too. Does not know what an answer is.
"""

import re
from collections.abc import Iterator, Sequence

from cribdeck.notes.blocks import Text
from cribdeck.notes.questions import asks
from cribdeck.notes.reader.interrupted import ENDS, counts_on, first_number
from cribdeck.notes.reader.litter import NAVIGATION
from cribdeck.notes.reader.markdown import BREAKS, LISTS, Node, words
from cribdeck.notes.reader.source import Source
from cribdeck.notes.recognise.labels import Role, has_role, label_of
from cribdeck.notes.recognise.letters import SEVERAL, row_of
from cribdeck.notes.shares import most

FARTHEST = 60  # nodes between a question and the next one
UP = re.compile(r"\W*\[[^\[\]]*\]\(#[^()\s]*\)\W*")  # a link to the top, indented like code


def with_text_below(source: Source, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """`nodes`, those of a whole document, where what stands below a list that ends with a heading
    or a question is in its last item. Where that has text already, and below a question in any
    case, the next such list must follow, or one of them stand above."""
    nodes = tuple(part for node in nodes for part in _parted(node))
    found: list[Node] = []
    i = 0
    is_asked = False  # whether what stands above is the text of a question
    names_ask = _mostly_ask(nodes)
    while i < len(nodes):
        node = nodes[i]
        i += 1
        if level := _open_heading(node):
            end = i
            while end < len(nodes) and not _ends(nodes[end], level):
                end += 1
            if len(node.children[-1].children) > 1 and not (
                _is_numbered(nodes[end : end + 1]) and _goes_on(node, nodes[end])
            ):
                end = i  # what stands below the last one may be of all
        elif (
            _ends_with_question(node)
            or _is_answered(nodes, i - 1)
            or (names_ask and _ends_with_name(nodes, i - 1))
        ):
            end = _end_of_answer(node, nodes, i, is_last=is_asked, names_ask=names_ask)
            is_asked = is_asked or end > i
        else:
            end, is_asked = i, is_asked and node.type != "heading"
        while end > i and nodes[end - 1].type in ("hr", "html_block"):
            end -= 1
        if end > i:
            below = tuple(one for one in nodes[i:end] if not _leads_up(source, one))
            last = node.children[-1]
            last = last._replace(children=(*last.children, *below))
            node = node._replace(children=(*node.children[:-1], last))
            i = end
        if names_ask and found and _goes_on_with_name(found[-1], node):
            above = found.pop()
            node = _with_items(above, (*above.children, *node.children))
        found.append(node)
    return tuple(found)


def _mostly_ask(nodes: Sequence[Node]) -> bool:
    """Whether most items of the numbered lists in `nodes` are questions."""
    items = [item for node in nodes if node.type == "ordered_list" for item in node.children]
    return most(sum(map(_is_question, items)), len(items))


def _ends_with_name(nodes: Sequence[Node], i: int) -> bool:
    """Whether node `i` is a numbered list that ends with a mere line, and bullets stand below."""
    if nodes[i].type != "ordered_list" or len(nodes[i].children[-1].children) != 1:
        return False
    return i + 1 < len(nodes) and nodes[i + 1].type == "bullet_list"


def _goes_on_with_name(above: Node, node: Node) -> bool:
    """Whether the list `node` goes on to count the list `above`, and one of them asks nothing."""
    return counts_on(above, node) and not all(
        any(map(_is_question, one.children)) for one in (above, node)
    )


def _ends_with_question(node: Node) -> bool:
    """Whether the last item of the list `node` is a question, and it is numbered, or that alone."""
    is_one = node.type == "ordered_list" or (node.type == "bullet_list" and len(node.children) == 1)
    return is_one and bool(node.token.markup) and _is_question(node.children[-1])


def _is_question(item: Node) -> bool:
    first = item.children[0] if item.children else None
    if first is None or first.type != "paragraph":
        return False
    return asks((Text(words(first)),)) or any(map(_are_options, item.children[1:2]))


def _are_options(node: Node) -> bool:
    """Whether `node` lists options by letters."""
    if node.type != "bullet_list":
        return False
    return len(row_of([*map(words, node.children)]) or "") >= SEVERAL


def _end_of_answer(
    of: Node, nodes: Sequence[Node], start: int, *, is_last: bool, names_ask: bool
) -> int:
    """Where the answer below the list `of`, which ends with a question, is over: with the next such
    question (what goes on to count is one where `names_ask`), or else, where it may be the last of
    several, with a line of another kind that asks. It is `start` where it is neither."""
    end = start
    while end < min(len(nodes), start + FARTHEST) and nodes[end].type not in ENDS:
        if _asks_on(of, nodes, end) or (names_ask and counts_on(of, nodes[end])):
            return end
        end += 1
    if not is_last:
        return start
    return next((i for i in range(start, end) if _asks_otherwise(nodes[i])), end)


def _asks_otherwise(node: Node) -> bool:
    """Whether `node` begins with a question that is none of the list: in bold, or with a label."""
    if node.type in LISTS:
        return _is_question(node.children[0])
    if node.type != "paragraph":
        return False
    line = node.children[0].children
    first, *rest = [one for one in line if one.type != "text" or words(one).strip()] or line
    in_bold = first.type == "strong" and (not rest or rest[0].type in BREAKS)
    label = label_of((Text(words(node)),))
    return (in_bold and asks((Text(words(first)),))) or has_role(label, {Role.QUESTION})


def _asks_on(of: Node, nodes: Sequence[Node], i: int) -> bool:
    """Whether the list `i` of `nodes` goes on with the questions of the list `of`."""
    node = nodes[i]
    if node.type != of.type or not _goes_on(of, node):
        return False
    return _is_question(node.children[0]) or (
        len(node.children) == 1 and counts_on(of, node) and _is_answered(nodes, i)
    )


def _goes_on(of: Node, node: Node) -> bool:
    """Whether the list `node` goes on with the list `of`: with the same mark, and its next number
    or one item each."""
    is_one_each = len(node.children) == len(of.children) == 1
    return counts_on(of, node) or (node.token.markup == of.token.markup and is_one_each)


def _is_answered(nodes: Sequence[Node], i: int) -> bool:
    """Whether node `i` is a numbered list, and below it stand options, or a line that says that it
    answers."""
    if nodes[i].type != "ordered_list" or i + 1 == len(nodes):
        return False
    below = nodes[i + 1]
    if _are_options(below):
        return True
    label = label_of((Text(words(below)),)) if below.type == "paragraph" else None
    return has_role(label, {Role.ANSWER}, letters=False)


def _parted(node: Node) -> Iterator[Node]:
    """`node`; a list that an answer at the margin ends with, and that goes on with a heading, whose
    number is not the next one there ("12. ###" behind three items), as two."""
    if node.type == "ordered_list" and not _heading(node.children[0]):
        for i, item in enumerate(node.children):
            number = item.token.info
            if _heading(item) and number.isdecimal() and int(number) != first_number(node) + i:
                yield _with_items(node, node.children[:i])
                yield _with_items(node, node.children[i:])
                return
    yield node


def _with_items(node: Node, items: tuple[Node, ...]) -> Node:
    """The list `node` with only these `items`, numbered as the first of them is."""
    first, *_, last = (items[0], *items)
    span = [(first.token.map or [0])[0], (last.token.map or [0, 0])[1]]
    token = node.token.copy(map=span, attrs={"start": int(first.token.info or 1)})
    return node._replace(token=token, children=items, line=first.line)


def _heading(item: Node) -> Node | None:
    first = item.children[0] if item.children else None
    return first if first and first.type == "heading" else None


def _open_heading(node: Node) -> str:
    """The level (`h3`) of the heading that the last item of `node` begins with; "" if none does."""
    if node.type != "ordered_list":
        return ""
    heading = _heading(node.children[-1])
    return heading.token.tag if heading else ""


def _ends(node: Node, level: str) -> bool:
    """Whether what a heading of this `level` begins is over with `node`."""
    if node.type == "heading":
        return node.token.tag <= level
    if node.type == "html_block":
        return True
    return _is_numbered((node,))


def _is_numbered(nodes: Sequence[Node]) -> bool:
    """Whether `nodes` begin with a list of such headings."""
    return any(
        node.type == "ordered_list" and _heading(node.children[0]) is not None for node in nodes
    )


def _leads_up(source: Source, node: Node) -> bool:
    if node.type == "code_block" and UP.fullmatch(node.token.content.strip()):
        source.leave_out(node.line, node.token.content, NAVIGATION)
        return True
    return False
