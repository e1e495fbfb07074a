"""Nodes -> blocks.

Knows the blocks of Markdown. Does not know which entries they hold. Of comments it keeps those
beside a fence, which may say something of it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from cribdeck.notes.blocks import (
    DETAILS,
    Align,
    Block,
    Blocks,
    CodeBlock,
    Comment,
    Inlines,
    ItemList,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Rule,
    Strong,
    Table,
)
from cribdeck.notes.reader import callouts, wiki
from cribdeck.notes.reader.attributes import language_of
from cribdeck.notes.reader.block_rules import FENCE, TOO_DEEP, Ending
from cribdeck.notes.reader.html_nodes import LID
from cribdeck.notes.reader.inlines import (
    apart,
    formula,
    inlines_of,
    say_too_deep,
)
from cribdeck.notes.reader.line_breaks import kept
from cribdeck.notes.reader.litter import NAVIGATION
from cribdeck.notes.reader.markdown import Node
from cribdeck.notes.reader.source import Source
from cribdeck.notes.reader.tasks import ticked
from cribdeck.notes.recognise.answer_items import with_labelled_answers
from cribdeck.notes.words import has_words
from cribdeck.problems import Severity, shortened

ATTRIBUTES = re.compile(r"\{:[^{}]*\}")  # kramdown.gettalong.org/syntax.html, "Attribute Lists"
DELIMITER = re.compile(r":?-{2,}:?")  # GFM, 4.10


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
    location = source.at(node.line, node.part)
    match node.type:
        case "paragraph":
            inlines = inlines_of(source, node.children[0].children)
            return Paragraph(kept(inlines), location) if inlines else None
        case "heading":  # inside a quote or an item, or without words; others are sections
            inlines = inlines_of(source, node.children[0].children)
            if has_words(inlines):
                return Paragraph((Strong(inlines),), location)
            fact, remedy = "a heading without words is none", "write them or delete the line"
            source.problem(node.line, "heading-without-words", fact, remedy, Severity.WARNING)
            return None
        case "summary":
            inlines = inlines_of(source, node.children[0].children)
            return Paragraph((Strong(inlines),), location) if inlines else None
        case "fence":
            return _code(source, node, beside)
        case "code_block":
            return _code(source, node)
        case "bullet_list" | "ordered_list":
            return _list(source, node)
        case "dl":
            return _definitions(source, node)
        case "blockquote":
            return callouts.quoted(source, blocks_of(source, node.children), location)
        case callouts.CALLOUT:
            return _callout(source, node)
        case "footnote_block":
            return Paragraph(inlines_of(source, node.children), location)
        case wiki.LEFT_OUT:
            source.leave_out(node.line, node.token.content, node.token.meta[wiki.REASON])
            return None
        case "hr":
            return Rule(location)
        case "table":
            return _table(source, node)
        case "math_block":
            return Paragraph(tuple(formula(source, node, display=True)), location)
        case "details":
            return _details(source, node)
        case _:
            raise AssertionError(f"markdown-it gave a block that is not known: {node.type}")


def _details(source: Source, node: Node) -> Quote:
    on_lid = [one for one in node.children if LID in one.token.meta]
    blocks = blocks_of(source, node.children)
    last = max((source.at(one.line, one.part) for one in on_lid), default=source.at(0))
    lid = sum(block.location <= last for block in blocks[1:])
    return Quote(blocks, source.at(node.line, node.part), DETAILS, lid)


def _list(source: Source, node: Node) -> ItemList | None:
    items = ticked(
        source,
        [
            ListItem(blocks_of(source, item.children), source.at(item.line, item.part))
            for item in node.children
            if _has_content(source, item)
        ],
    )
    is_numbered = node.type == "ordered_list"
    if not is_numbered:  # without what is left out as a whole; numbers stay what they are
        items = tuple(item for item in items if item.blocks)
    start = int(node.token.attrs.get("start", 1)) if is_numbered else None
    if not items:
        return None
    return with_labelled_answers(ItemList(items, start, source.at(node.line, node.part)))


def _definitions(source: Source, node: Node) -> ItemList:
    """A definition list as bullets: the name in bold, the definitions below it."""
    items: list[ListItem] = []
    for part in node.children:
        if part.type == "dt":
            name = inlines_of(source, part.children[0].children)
            line = source.at(part.line, part.part)
            items.append(ListItem((Paragraph(_bold(name), line),), line))
        else:
            *before, last = items
            blocks = (*last.blocks, *blocks_of(source, part.children))
            items = [*before, replace(last, blocks=blocks)]
    return ItemList(tuple(items), None, source.at(node.line, node.part))


def _bold(line: Inlines) -> Inlines:
    return line if [type(one) for one in line] == [Strong] else (Strong(line),)


def _has_content(source: Source, item: Node) -> bool:
    if item.children:
        return True
    fact, remedy = "a list item without text", "write it or delete the marker"
    source.problem(item.line, "empty-item", fact, remedy, Severity.WARNING)
    return False


def _callout(source: Source, node: Node) -> Quote:
    location, meta = source.at(node.line, node.part), node.token.meta
    title: Inlines = ()
    blocks = blocks_of(source, node.children)
    if callouts.TITLED in meta and blocks and isinstance(first := blocks[0], Paragraph):
        title, blocks = first.inlines, blocks[1:]
    return callouts.callout(meta[callouts.KIND], title, location, blocks, location)


QUERIES = frozenset({"dataview", "dataviewjs", "query", "tasks"})  # of Obsidian's plugins
# Likewise, and of MyST.
CONTENTS = frozenset({"toc", "table-of-contents", "tableofcontents", "toctree", "bibliography"})


def _code(source: Source, node: Node, beside: tuple[Comment, ...] = ()) -> CodeBlock | None:
    token = node.token
    language, attributes = language_of(token.info.strip())
    fenced = node.type == "fence"
    if language.lower() in QUERIES | CONTENTS:
        reason = "query" if language.lower() in QUERIES else NAVIGATION
        source.leave_out(node.line, f"{token.info}\n{token.content}", reason)
        return None
    if token.markup:  # that of HTML is in a tag
        source.leave_out(node.line, token.info, "info string")
    if TOO_DEEP in token.meta:
        say_too_deep(source, node)
        language = "markdown"  # its long lines are broken, those of a drawing are not
    if fenced:
        _check_ending(source, node)
    return CodeBlock(
        token.content.removesuffix("\n"),
        language.lower(),
        attributes,
        source.at(node.line, node.part),
        fenced,
        beside,
    )


def _check_ending(source: Source, fence: Node) -> None:
    mark, first = fence.token.markup, fence.line
    _, end = fence.token.map or (first, first)
    match fence.token.meta[FENCE]:
        case Ending(swallowed=int(inner)):
            line, fact = first, f"the fence opened at {first} swallows the one at {inner}"
            remedy = f"put {shortened(mark)} on a line of its own where the first sample ends"
        case Ending(at=int(last)):
            line, fact = last, f"this line is taken for the end of the fence opened at {first}"
            remedy = f"write only {shortened(mark)} in it, below the beginning of the fence"
        case Ending(closed=False):
            line = first
            fact = f"this {shortened(mark)} fence is never closed; its sample goes on to line {end}"
            remedy = f"put {shortened(mark)} on a line of its own below the sample"
        case _:
            return
    source.problem(line, "unclosed-fence", fact, remedy, Severity.FLAW)


def _table(source: Source, node: Node) -> Table:
    header_row, *rest = [row for part in node.children for row in part.children]
    rows = [header_row, *(row for row in rest if not _is_mark(source, row))]
    named = len(rows[0].children)
    columns = max(len(row.children) for row in rows)
    for row in rows:
        if len(row.children) > named:
            source.problem(
                row.line,
                "extra-cells",
                f"this row has more cells than the {named} of its table's head; "
                "all of them are kept",
                "write \\| for a bar within a cell, in code and formulas too, or add a column",
                Severity.FLAW,
            )
    header, *body = (_row(source, row, columns) for row in rows)
    aligns = [_align(cell) for cell in rows[0].children] + [Align.NONE] * (columns - named)
    return Table(header, tuple(body), tuple(aligns), source.at(node.line, node.part))


def _row(source: Source, node: Node, columns: int) -> Row:
    cells = [inlines_of(source, cell.children[0].children) for cell in node.children]
    return Row((*cells, *[()] * (columns - len(cells))), source.at(node.line, node.part))


def _is_mark(source: Source, row: Node) -> bool:
    """Whether a row of a table has no words: a line as below the head once more (`--- | ---`), or
    what kramdown says of the table (`{: .wide}`), which is left out."""
    first, *others = [cell.children[0].token.content.strip() for cell in row.children] or [""]
    if ATTRIBUTES.fullmatch(first) and not any(others):
        source.leave_out(row.line, first, "attributes")
        return True
    return all(map(DELIMITER.fullmatch, (first, *others)))


def _align(cell: Node) -> Align:
    style = str(cell.token.attrs.get("style", ""))
    return Align(style.removeprefix("text-align:"))
