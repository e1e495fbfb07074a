"""Nodes -> blocks.

Knows the blocks of Markdown. Does not know which entries they hold. Of comments it keeps those
beside a fence, which may say something of it.
"""

import re
from collections.abc import Sequence

from cribdeck.notes.blocks import (
    Align,
    Block,
    Blocks,
    CodeBlock,
    Comment,
    ItemList,
    ListItem,
    Math,
    Paragraph,
    Quote,
    Row,
    Rule,
    Strong,
    Table,
)
from cribdeck.notes.reader.inlines import COMMENT, apart, inlines_of
from cribdeck.notes.reader.markdown import Node, nodes_of, parse_inline
from cribdeck.notes.reader.source import Source
from cribdeck.problems import Severity, shortened

COMMENT_WITHIN = re.compile(r"(?:(?<=\S)([ \t]+))?<!--(.*?)-->", re.DOTALL)


def blocks_of(source: Source, nodes: Sequence[Node]) -> Blocks:
    """The blocks that `nodes` are, without the comments between them."""
    shown, gaps = apart(source, nodes)
    return tuple(
        block
        for i, node in enumerate(shown)
        if (block := block_of(source, node, (*gaps[i], *gaps[i + 1])))
    )


def block_of(source: Source, node: Node, beside: tuple[Comment, ...] = ()) -> Block | None:
    """The block that `node` is, None where it shows nothing; `beside` are the comments directly
    before and after it."""
    location = source.at(node.line)
    match node.type:
        case "paragraph":
            inlines = inlines_of(source, node.children[0].children)
            return Paragraph(inlines, location) if inlines else None
        case "heading":  # inside a quote or an item; headings proper are sections
            return Paragraph((Strong(inlines_of(source, node.children[0].children)),), location)
        case "fence":
            return _code(source, node, beside)
        case "code_block":
            return _code(source, node)
        case "bullet_list" | "ordered_list":
            return _list(source, node)
        case "blockquote":
            return Quote(blocks_of(source, node.children), location)
        case "hr":
            return Rule(location)
        case "table":
            return _table(source, node)
        case "math_block":
            return Paragraph((Math(node.token.content.strip(), True, location),), location)
        case "html_block":
            return _html(source, node)
        case _:
            raise AssertionError(f"markdown-it gave a block that is not known: {node.type}")


def _list(source: Source, node: Node) -> ItemList | None:
    items = tuple(
        ListItem(blocks_of(source, item.children), source.at(item.line))
        for item in node.children
        if _has_content(source, item)
    )
    is_numbered = node.type == "ordered_list"
    start = int(node.token.attrs.get("start", 1)) if is_numbered else None
    return ItemList(items, start, source.at(node.line)) if items else None


def _has_content(source: Source, item: Node) -> bool:
    if item.children:
        return True
    fact, remedy = "a list item without text", "write it or delete the marker"
    source.problem(item.line, "empty-item", fact, remedy, Severity.WARNING)
    return False


def _code(source: Source, node: Node, beside: tuple[Comment, ...] = ()) -> CodeBlock:
    token = node.token
    language, _, attributes = token.info.strip().partition(" ")
    fenced = node.type == "fence"
    if fenced and not _is_closed(source, node):
        source.problem(
            node.line,
            "unclosed-fence",
            f"this {token.markup} fence is never closed",
            f"put {token.markup} on a line of its own below the sample",
        )
    return CodeBlock(
        token.content.removesuffix("\n"),
        language.lower(),
        attributes.strip(),
        source.at(node.line),
        fenced,
        beside,
    )


def _is_closed(source: Source, node: Node) -> bool:
    assert node.token.map is not None
    first, end = node.token.map
    last = source.lines[end - 1].strip(" \t>")
    mark = node.token.markup[0]
    return end - 1 > first and len(last) >= len(node.token.markup) and set(last) == {mark}


def _table(source: Source, node: Node) -> Table:
    rows = [row for part in node.children for row in part.children]
    header, *body = (_row(source, row) for row in rows)
    aligns = tuple(_align(cell) for cell in rows[0].children)
    for row in (header, *body):
        _dropped_cells(source, row.location.line, len(aligns))
    return Table(header, tuple(body), aligns, source.at(node.line))


def _row(source: Source, node: Node) -> Row:
    cells = (inlines_of(source, cell.children[0].children) for cell in node.children)
    return Row(tuple(cells), source.at(node.line))


def _align(cell: Node) -> Align:
    style = str(cell.token.attrs.get("style", ""))
    return Align(style.removeprefix("text-align:"))


def _dropped_cells(source: Source, line: int, columns: int) -> None:
    """GFM ignores cells beyond those of the header ("Tables"): they would be lost."""
    row = re.sub(r"^[\s>]*\|?|(?<!\\)\|?\s*$", "", source.lines[line - 1])
    cells = re.split(r"(?<!\\)\|", row)
    if any(cell.strip() for cell in cells[columns:]):
        source.problem(
            line,
            "extra-cells",
            f"this row has {len(cells)} cells, its table {columns} "
            f"{'column' if columns == 1 else 'columns'}",
            "write \\| for a bar within a cell, in code and formulas too, or add a column",
        )


def _html(source: Source, node: Node) -> Paragraph | None:
    content = node.token.content
    rest = COMMENT.sub("", content)
    if "<!--" in rest:
        source.problem(
            node.line,
            "unclosed-comment",
            "this comment is never closed, so it hides all that follows",
            "end it with -->",
        )
        return None
    if not rest.strip():
        return None
    if re.search(r"</?[a-zA-Z]", rest):
        fact = f"HTML is shown as text: {shortened(rest)}"
        source.problem(node.line, "raw-html", fact, "write it in Markdown", Severity.WARNING)
    inside = nodes_of(parse_inline(COMMENT_WITHIN.sub(_emptied, content).strip()), node.line)
    return Paragraph(inlines_of(source, inside), source.at(node.line))


def _emptied(found: re.Match[str]) -> str:
    """A comment with the blanks before it, without its words, but with the lines that it takes; the
    blanks behind it, where they vanish at the end of a line."""
    return "<!--" + "\n" * found[2].count("\n") + "-->" + (found[1] or "")
