"""Elements of HTML as the nodes that Markdown would have given.

Knows what a list, a table, a term with its definition and a sample look like as nodes of
markdown-it; `details` and `summary` are nodes of our own. Does not know how elements are found, nor
which tags end them (html_blocks).
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import pairwise

from cribdeck.notes.reader.block_rules import FENCE, Ending
from cribdeck.notes.reader.html_tags import (
    BULLET,
    CODES,
    DRAWN,
    HEADINGS,
    LISTS,
    OF_LINES,
    Tag,
    tag_of,
)
from cribdeck.notes.reader.inlines import COMMENT
from cribdeck.notes.reader.markdown import Attributes, Node, made, nodes_of, parse_inline, text_node
from cribdeck.notes.reader.source import Source
from cribdeck.problems import Severity

MOST_COLUMNS = 100  # of a table; a wider one is no table for reading
ALIGNED = frozenset({"left", "center", "right"})
WIDEST = 20  # columns that one cell takes
LANGUAGE = re.compile(r"(?:^|\s)lang(?:uage)?-(\S+)")
WORD = re.compile(r"\w")
LID = "lid"  # in the meta of what stands on the lid of details, below its line
ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def _block(kind: str, children: Sequence[Node], line: int, last: int, tag: str = "") -> Node:
    return made(kind, line, children, last=last, tag=tag)


def _line(kind: str, inside: Sequence[Node], line: int, last: int, tag: str = "") -> Node:
    return _block(kind, (made("inline", line, inside),), line, last, tag)


def of_text(raw: str, line: int) -> Node:
    """The paragraph that `raw` is, which begins at `line`, or the comments."""
    text = raw.strip()
    line += raw.count("\n", 0, raw.index(text[0]))
    last = line + text.count("\n")
    if not COMMENT.sub("", text).strip():
        return made("html_block", line, content=text, last=last)
    inline = made("inline", line, nodes_of(parse_inline(text), line), content=text)
    return _block("paragraph", (inline,), line, last)


def rule(line: int) -> Node:
    """A thematic break at `line`."""
    return made("hr", line)


def of_raw(source: Source, tag: Tag, raw: str, line: int) -> Node | None:
    """What `raw` is, which begins at `line` with the `tag` of a `<pre>`, `<script>` or `<style>`: a
    sample, or nothing."""
    if tag.closes:
        source.leave_out(line, raw, "HTML tag")
        return None
    if tag.is_drawn:
        return _drawn(source, tag, raw, line)
    if tag.name != "pre":
        source.leave_out(line, raw, tag.name)
        fact = f"<{tag.name}> is left out with what is in it"
        source.problem(line, "raw-html", fact, "delete it", Severity.WARNING)
        return None
    text, language = "", tag.attribute("class")
    end = 0
    for found in ANY_TAG.finditer(raw):
        inside = tag_of(found[0])
        if inside and (inside.name == "pre" or inside.name in OF_LINES):
            text += raw[end : found.start()]
            end = found.end()
            source.leave_out(line + raw.count("\n", 0, found.start()), inside.raw, "HTML tag")
            if inside.name in CODES and not language:
                language = inside.attribute("class")
    text += raw[end:]
    code = unescape(text).rstrip()
    begins_below = code.startswith("\n")
    if not code.strip():
        return None
    is_named = LANGUAGE.search(language)
    kind = "fence" if begins_below else "code_block"
    return _sample(kind, code, is_named[1] if is_named else "", line, line + raw.count("\n"))


def _sample(kind: str, code: str, language: str, line: int, last: int) -> Node:
    meta = {FENCE: Ending(closed=True)}
    node = made(kind, line, content=code.removeprefix("\n"), last=last, meta=meta)
    node.token.info = language
    return node


def _drawn(source: Source, tag: Tag, raw: str, line: int) -> Node | None:
    """The source of a drawing that `raw` is, with the `tag` that it begins with; None where there
    is none."""
    closings = [one.start() for one in re.finditer(f"</{tag.name}", raw, re.IGNORECASE)]
    ends = closings[-1] if closings else len(raw)
    last = line + raw.count("\n")
    source.leave_out(line, tag.raw, "HTML tag")
    source.leave_out(last, raw[ends:], "HTML tag")
    code = unescape(raw[len(tag.raw) : ends]).rstrip()
    return _sample("fence", code, DRAWN, line, last) if code.strip() else None


def element(tag: Tag, children: Sequence[Node], line: int, last: int) -> tuple[Node, ...]:
    """The nodes that the element of `tag` is, from `line` to `last`, which holds `children`. Those
    of a cell, a row or a term are for the table or list that they stand in."""
    name = tag.name
    if name in LISTS:
        return _list(tag, children, line, last)
    if name in HEADINGS or name == "summary":
        return _heading(name, children, line, last)
    match name:
        case "li":
            return (_block("list_item", children, line, last),) if children else ()
        case "dl":
            return _definitions(children, line, last)
        case "table":
            return _table(children, line, last)
        case "details":
            named = [node for node in children if node.type == "summary" or LID in node.token.meta]
            rest = [n for n in children if n.type != "summary" and LID not in n.token.meta]
            return (_block("details", (*named, *rest), line, last),) if children else ()
        case "blockquote":
            return (_block("blockquote", children, line, last),) if children else ()
        case _:
            node = _block(name, children, line, last, tag.raw)
            return (node,)


def _list(tag: Tag, children: Sequence[Node], line: int, last: int) -> tuple[Node, ...]:
    items: list[Node] = []
    for node in children:
        if node.type == "list_item":
            items.append(node)
        elif items:  # a list in a list is mostly meant for the item above
            items[-1] = items[-1]._replace(children=(*items[-1].children, node))
        else:
            items.append(_block("list_item", (node,), node.line, node.line))
    if not items:
        return ()
    if tag.name == "ul":
        return (_block("bullet_list", items, line, last),)
    node = _block("ordered_list", items, line, last)
    start = tag.attribute("start").strip()
    if start.isascii() and start.isdigit() and len(start) < 10:
        node.token.attrs["start"] = int(start)
    return (node,)


def _heading(name: str, children: Sequence[Node], line: int, last: int) -> tuple[Node, ...]:
    flat = [node for node in children if _is_flat(node)]
    rest = [node for node in children if not _is_flat(node)]
    words = _joined(flat)
    if not _has_words(words):
        return tuple(children)
    if name != "summary":
        return (_line("heading", words, line, last, name), *rest)
    for node in rest:
        node.token.meta[LID] = True
    return (_line("summary", words, line, last, name), *rest)


def _has_words(nodes: Sequence[Node]) -> bool:
    return any(
        _has_words(node.children)
        if node.children and node.type != "image"
        else node.type not in ("html_inline", "image") and WORD.search(node.token.content)
        for node in nodes
    )


def _definitions(children: Sequence[Node], line: int, last: int) -> tuple[Node, ...]:
    """A definition list, below what stands in it before the first term."""
    before: list[Node] = []
    parts: list[Node] = []
    for node in children:
        if node.type == "dt" and (words := _joined(list(filter(_is_flat, node.children)))):
            parts.append(_line("dt", words, node.line, node.line))
        rest = [one for one in node.children if node.type != "dt" or not _is_flat(one)]
        inside = rest if node.type in ("dt", "dd") else [node]
        if inside and parts:
            parts.append(_block("dd", inside, node.line, node.line))
        else:
            before += inside
    return (*before, _block("dl", parts, line, last)) if parts else tuple(before)


# --- Tables ---------------------------------------------------------------------------------------


def _table(children: Sequence[Node], line: int, last: int) -> tuple[Node, ...]:
    """A table, below what stands in it outside of its cells. One of a single column, or with blocks
    in its cells that a line has no room for, only places what is in it: then it is that."""
    rows = [row for row in children if row.type == "tr" and row.children]
    before: list[Node] = []
    for node in children:
        if node.type == "caption":
            before += node.children
        elif node.type != "tr":
            before.append(node)
    for row in rows:
        before += (node for node in row.children if node.type not in ("td", "th"))
    cells = [[cell for cell in row.children if cell.type in ("td", "th")] for row in rows]
    cells = [row for row in cells if row]
    if not cells:
        return tuple(before)
    grid = _grid(cells)
    columns = max(map(len, grid))
    flat = all(_is_flat(node) for row in cells for cell in row for node in cell.children)
    if not flat or columns == 1 or columns > MOST_COLUMNS:
        return (*before, *(node for row in cells for cell in row for node in cell.children))
    is_headed = all(cell.type == "th" for cell in cells[0])
    body = grid[1:] if is_headed else grid
    first = cells[0][0].line
    head = grid[0] if is_headed else [None] * columns
    of_head = _row("th", head, columns, first)
    thead = _block("thead", (of_head,), first, first)
    lines = (next((cell.line for cell in row if cell), first) for row in body)
    of_body = [_row("td", row, columns, at) for row, at in zip(body, lines, strict=True)]
    return (*before, _block("table", (thead, _block("tbody", of_body, first, last)), line, last))


def _grid(rows: Sequence[Sequence[Node]]) -> list[list[Node | None]]:
    """The cells of `rows` in their columns; None where another cell reaches to."""
    grid = []
    taken: dict[int, int] = {}  # how many more rows a cell above takes of a column
    for i, row in enumerate(rows):
        placed: list[Node | None] = []
        now, taken = taken, {column: more - 1 for column, more in taken.items() if more > 1}
        for cell in row:
            while len(placed) in now:
                placed.append(None)
            wide = min(_span(cell, "colspan"), WIDEST)
            high = min(_span(cell, "rowspan"), len(rows) - i)
            if high > 1:
                taken |= dict.fromkeys(range(len(placed), len(placed) + wide), high - 1)
            placed += (cell, *[None] * (wide - 1))
        grid.append(placed)
    return grid


def _span(cell: Node, name: str) -> int:
    tag = tag_of(cell.token.tag)
    said = tag.attribute(name).strip() if tag else ""
    return max(int(said), 1) if said.isascii() and said.isdigit() and len(said) < 6 else 1


def _row(kind: str, cells: Sequence[Node | None], columns: int, line: int) -> Node:
    made = [_cell(kind, cell, line) for cell in (*cells, *[None] * (columns - len(cells)))]
    return _block("tr", made, line, line)


def _cell(kind: str, cell: Node | None, line: int) -> Node:
    words = _joined(cell.children) if cell else ()
    if cell and cell.type == "th" and kind == "td" and words:
        words = (made("strong", cell.line, words),)
    tag = tag_of(cell.token.tag) if cell else None
    align = tag.attribute("align").strip().lower() if tag else ""
    attrs: Attributes = {"style": f"text-align:{align}"} if align in ALIGNED else {}
    return made(kind, line, (made("inline", line, words),), attrs=attrs)


# --- Blocks as lines ------------------------------------------------------------------------------


def _is_flat(node: Node) -> bool:
    """Whether `node` can be lines of a cell."""
    if node.type in ("bullet_list", "ordered_list", "list_item"):
        return all(map(_is_flat, node.children))
    return node.type in ("paragraph", "heading", "summary", "html_block")


def _joined(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The inlines of `nodes`, which are flat, with a line of its own for each."""
    lines = list(_lines(nodes))
    first = lines[:1]
    rest = ((_break_before(line[0].line), *line) for _, line in pairwise(lines))
    return tuple(node for line in (*first, *rest) for node in line)


def _lines(nodes: Sequence[Node], mark: str = "") -> Iterator[tuple[Node, ...]]:
    for node in nodes:
        if node.type in ("bullet_list", "ordered_list"):
            number = int(node.token.attrs.get("start", 1))
            for i, item in enumerate(node.children, number):
                of_item = BULLET if node.type == "bullet_list" else f"{i}. "
                yield from _lines(item.children, of_item)
            continue
        if node.type == "html_block":
            inside: tuple[Node, ...] = (made("html_inline", node.line, content=node.token.content),)
        else:
            inside = _inside(node)
        if inside:
            yield (text_node(mark, inside[0].line), *inside) if mark else inside
            mark = ""


def _inside(node: Node) -> tuple[Node, ...]:
    """The inlines of a paragraph, a heading or a summary."""
    return node.children[0].children


def _break_before(line: int) -> Node:
    """A new line, behind which stands what is at `line` of the notes."""
    return made("hardbreak", line - 1)
