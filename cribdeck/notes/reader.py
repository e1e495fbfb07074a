"""Markdown -> Document. Alone knows markdown-it.

The rules of which entry stands where are in `entries`, what front matter may say in
`front_matter`. The reader accounts for every non-blank line
of the file: what it cannot place is a Problem with its line, never skipped.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from cribdeck.notes import comments, front_matter, pictures, recognition
from cribdeck.notes.blocks import (
    Align,
    Block,
    Blocks,
    CodeBlock,
    CodeSpan,
    Comment,
    Emphasis,
    Inline,
    Inlines,
    ItemList,
    LineBreak,
    Link,
    ListItem,
    Math,
    Paragraph,
    Quote,
    Row,
    Rule,
    Strikethrough,
    Strong,
    Table,
    Text,
)
from cribdeck.notes.document import Document, Section
from cribdeck.notes.questions import announces_questions
from cribdeck.notes.recognition import Heading
from cribdeck.notes.settings import Settings
from cribdeck.notes.walk import entries
from cribdeck.notes.words import plain
from cribdeck.problems import Location, Problem, Problems, Severity, shortened

UNTITLED = "Notes"
COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
TEX = re.compile(r"[\\^_{}=<>+*/]")
ENDING = re.compile(r"(?:st|nd|rd|th|s)\b")  # the $n$th of all $k$s
BLOCKS_END_AT = ["paragraph", "reference", "blockquote", "list"]  # by a `$$` of its own line
LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# Marks of quotes and lists, whose text may stand on the next line.
MARKS_ONLY = re.compile(r"([\s>]|[-*+](?=\s|$)|\d{1,9}[.)](?=\s|$))*")
# markdown-it drops what is nested deeper than this without a word (its default is 20, and a list
# takes two levels); what still goes deeper is found by the account of lines.
MAX_NESTING = 200


def read(path: Path) -> tuple[Document, tuple[Problem, ...]]:
    """The document in the file `path`, and warnings about it.

    Raises Problems where the file cannot be read whole: not UTF-8 text, nothing in it, an unclosed
    fence or comment, front matter that does not parse, an image, a line that has no place.
    """
    return parse(_text(path), path)


def parse(text: str, path: Path) -> tuple[Document, tuple[Problem, ...]]:
    """The document that `text` says; `path` is what its locations name. Raises as `read`."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise Problems(
            (Problem(Location(path, 1), "empty", "the document is empty", "write notes in it"),)
        )
    reading = _Reading(path, tuple(text.split("\n")))
    env: dict[str, Any] = {}
    tokens = _markdown().parse(text, env)
    settings = Settings()
    if tokens and tokens[0].type == "front_matter":
        settings, wrong = front_matter.parse(tokens[0].content, path)
        reading.problems.extend(wrong)
    else:
        reading.problems.extend(front_matter.unclosed(text, path))
    reading.account(tokens, env)
    document = reading.document(_tree(tokens), settings)
    document, unclear = comments.attach(document, reading.comments, reading.lines)
    reading.problems.extend(unclear)
    reading.check_anchors(document)
    errors = tuple(p for p in reading.problems if p.severity is Severity.ERROR)
    if errors:
        raise Problems(errors)
    return document, tuple(reading.problems)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Problems(
            (Problem(Location(path), "unreadable", f"cannot be read ({reason})", "check the file"),)
        ) from None
    try:
        text = data.decode("utf-8-sig")
        bad = text.find("\0")
        line = text.count("\n", 0, bad) + 1
        what = "a NUL character"
    except UnicodeDecodeError as error:
        bad, line = error.start, data.count(b"\n", 0, error.start) + 1
        what = f"byte 0x{data[error.start]:02x}"
    if bad < 0:
        return text
    raise Problems(
        (
            Problem(
                Location(path, line),
                "not-text",
                f"not UTF-8 text ({what})",
                "save the file as UTF-8 Markdown, or take it out of the folder",
            ),
        )
    )


@cache
def _markdown() -> MarkdownIt:
    # Imported here: it is needed once, and only when there is something to read.
    from mdit_py_plugins.dollarmath.index import math_block_dollar, math_inline_dollar
    from mdit_py_plugins.front_matter import front_matter_plugin

    markdown = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    markdown.enable(["table", "strikethrough"]).use(front_matter_plugin)
    # Which addresses may be followed is decided where they would be (markup, images).
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    formula = math_inline_dollar(allow_space=False, allow_digits=True, allow_double=True)
    markdown.inline.ruler.before("escape", "math_inline", _unless_money(formula))
    block = math_block_dollar(allow_labels=False)
    markdown.block.ruler.before("fence", "math_block", block, {"alt": BLOCKS_END_AT})
    return markdown


def _unless_money(formula: Callable[[StateInline, bool], bool]) -> Callable[..., bool]:
    """The rule `formula`, but for dollars that are none: `$5 or $10`, `US$5`, `$HOME/bin:$PATH`."""

    def rule(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not formula(state, True):
            return False
        end, state.pos = state.pos, start
        tex = state.src[start:end].strip("$")
        words = tex[:1].isdigit() and " " in tex and not TEX.search(tex)
        before, after = state.src[max(start - 1, 0) : start], state.src[end : end + 1]
        joined = before.isalnum() or (
            (after.isalnum() or after == "{") and not ENDING.match(state.src, end)
        )
        if words or "`" in tex or joined:
            return False
        return formula(state, silent)

    return rule


@dataclass(frozen=True, slots=True)
class _Node:
    """A token of markdown-it with what stands between it and its closing token; `type` is the
    token's without `_open`. (markdown-it's own SyntaxTreeNode does the same, four times slower.)"""

    type: str
    token: Token
    children: "tuple[_Node, ...]"


def _tree(tokens: Iterable[Token]) -> tuple[_Node, ...]:
    levels: list[tuple[Token | None, list[_Node]]] = [(None, [])]
    for token in tokens:
        if token.nesting == 1:
            levels.append((token, []))
        elif token.nesting == -1:
            opened, children = levels.pop()
            assert opened is not None
            kind = opened.type.removesuffix("_open")
            levels[-1][1].append(_Node(kind, opened, tuple(children)))
        else:
            levels[-1][1].append(_Node(token.type, token, _tree(token.children or ())))
    return tuple(levels[0][1])


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading with the blocks up to the next heading."""

    heading: Inlines
    level: int
    location: Location
    anchor: str | None
    blocks: Blocks


class _Reading:
    """One pass over one file; gathers the problems that it meets."""

    def __init__(self, path: Path, lines: tuple[str, ...]) -> None:
        self.path = path
        self.lines = lines
        self.problems: list[Problem] = []
        self.comments: list[Comment] = []

    def _problem(
        self, line: int, code: str, fact: str, remedy: str, severity: Severity = Severity.ERROR
    ) -> None:
        location = Location(self.path, line)
        self.problems.append(Problem(location, code, fact, remedy, severity))

    # --- The account of lines ---------------------------------------------------------------------

    def account(self, tokens: Sequence[Token], env: dict[str, Any]) -> None:
        """Every non-blank line belongs to a token that carries text, or is a Problem."""
        placed = bytearray(len(self.lines) + 1)
        references = [*env.get("references", {}).values(), *env.get("duplicate_refs", [])]
        for first, end in _maps(tokens, references):
            placed[first:end] = b"\1" * (end - first)
        for i, line in enumerate(self.lines):
            if not placed[i] and not MARKS_ONLY.fullmatch(line):
                self._problem(
                    i + 1,
                    "unplaced-line",
                    f"this line has no place in the document: {shortened(line)}",
                    "rewrite it as a heading, a paragraph, a list item or a fence",
                )

    # --- Blocks -----------------------------------------------------------------------------------

    def _blocks(self, nodes: Sequence[_Node]) -> Blocks:
        blocks: list[Block] = []
        for i, node in enumerate(nodes):
            if node.type == "fence":
                notes = self._comments_beside(nodes, i)
                blocks.append(self._code(node, self._location(node), notes))
            else:
                blocks.extend(self._block(node))
        return tuple(blocks)

    def _comments_beside(self, nodes: Sequence[_Node], i: int) -> tuple[Comment, ...]:
        """The comments directly before and after node `i`, in document order."""
        first, end = i, i + 1
        while first and self._is_comment(nodes[first - 1]):
            first -= 1
        while end < len(nodes) and self._is_comment(nodes[end]):
            end += 1
        beside = (*nodes[first:i], *nodes[i + 1 : end])
        return tuple(comment for node in beside for comment in self._comments(node))

    def _comments(self, node: _Node) -> Iterator[Comment]:
        """The comments in a block of HTML."""
        for found in COMMENT.finditer(node.token.content):
            yield Comment(found[1], Location(self.path, self._line_of(node, found.start())))

    def _line_of(self, node: _Node, position: int) -> int:
        return self._location(node).line + node.token.content.count("\n", 0, position)

    def _is_comment(self, node: _Node) -> bool:
        return node.type == "html_block" and not COMMENT.sub("", node.token.content).strip()

    def _block(self, node: _Node) -> Iterator[Block]:
        location = self._location(node)
        match node.type:
            case "paragraph":
                inlines = self._inlines(node.children[0], location.line)
                if inlines:
                    yield Paragraph(inlines, location)
            case "heading":  # inside a quote or an item; headings proper are sections
                inlines = self._inlines(node.children[0], location.line)
                yield Paragraph((Strong(inlines),), location)
            case "code_block":
                yield self._code(node, location)
            case "bullet_list" | "ordered_list":
                items = tuple(
                    ListItem(self._blocks(item.children), self._location(item))
                    for item in node.children
                    if self._has_content(item)
                )
                start = (
                    int(node.token.attrs.get("start", 1)) if node.type == "ordered_list" else None
                )
                if items:
                    yield ItemList(items, start, location)
            case "blockquote":
                yield Quote(self._blocks(node.children), location)
            case "hr":
                yield Rule(location)
            case "table":
                yield self._table(node, location)
            case "math_block":
                yield Paragraph((Math(node.token.content.strip(), True, location),), location)
            case "html_block":
                yield from self._html(node, location)
            case _:
                raise AssertionError(f"markdown-it gave a block that is not known: {node.type}")

    def _has_content(self, item: _Node) -> bool:
        if item.children:
            return True
        self._problem(
            self._location(item).line,
            "empty-item",
            "a list item without text",
            "write it or delete the marker",
            Severity.WARNING,
        )
        return False

    def _code(self, node: _Node, location: Location, notes: tuple[Comment, ...] = ()) -> CodeBlock:
        language, _, attributes = node.token.info.strip().partition(" ")
        fenced = node.type == "fence"
        if fenced and not self._is_closed(node):
            self._problem(
                location.line,
                "unclosed-fence",
                f"this {node.token.markup} fence is never closed",
                f"put {node.token.markup} on a line of its own below the sample",
            )
        return CodeBlock(
            node.token.content.removesuffix("\n"),
            language.lower(),
            attributes.strip(),
            location,
            fenced,
            notes,
        )

    def _is_closed(self, node: _Node) -> bool:
        assert node.token.map is not None
        first, end = node.token.map
        last = self.lines[end - 1].strip(" \t>")
        mark = node.token.markup[0]
        return end - 1 > first and len(last) >= len(node.token.markup) and set(last) == {mark}

    def _table(self, node: _Node, location: Location) -> Table:
        rows = [row for part in node.children for row in part.children]
        header, *body = map(self._row, rows)
        aligns = tuple(_align(cell) for cell in rows[0].children)
        for row in (header, *body):
            self._dropped_cells(row.location.line, len(aligns))
        return Table(header, tuple(body), aligns, location)

    def _row(self, node: _Node) -> Row:
        location = self._location(node)
        cells = (self._inlines(cell.children[0], location.line) for cell in node.children)
        return Row(tuple(cells), location)

    def _dropped_cells(self, line: int, columns: int) -> None:
        """GFM ignores cells beyond those of the header ("Tables"): they would be lost."""
        row = re.sub(r"^[\s>]*\|?|(?<!\\)\|?\s*$", "", self.lines[line - 1])
        cells = re.split(r"(?<!\\)\|", row)
        if any(cell.strip() for cell in cells[columns:]):
            self._problem(
                line,
                "extra-cells",
                f"this row has {len(cells)} cells, its table {columns} "
                f"{'column' if columns == 1 else 'columns'}",
                "write \\| for a bar within a cell, in code and formulas too, or add a column",
            )

    def _html(self, node: _Node, location: Location) -> Iterator[Block]:
        rest = COMMENT.sub("", node.token.content)
        if "<!--" in rest:
            self._problem(
                location.line,
                "unclosed-comment",
                "this comment is never closed, so it hides all that follows",
                "end it with -->",
            )
            return
        self.comments.extend(self._comments(node))
        if not rest.strip():
            return
        inline = _tree(_markdown().parseInline(rest.strip()))[0]
        if re.search(r"</?[a-zA-Z]", rest):
            self._problem(
                location.line,
                "raw-html",
                f"HTML is shown as text: {shortened(rest)}",
                "write it in Markdown",
                Severity.WARNING,
            )
        yield Paragraph(self._inlines(inline, location.line), location)

    def _location(self, node: _Node) -> Location:
        assert node.token.map is not None
        return Location(self.path, node.token.map[0] + 1)

    # --- Inlines ----------------------------------------------------------------------------------

    def _inlines(self, node: _Node, line: int) -> Inlines:
        """`node` is markdown-it's inline token, the only child of a paragraph, heading or cell."""
        return _tidy(self._spans(node.children, line))

    def _spans(self, nodes: Iterable[_Node], line: int) -> Iterator[Inline]:
        for node in nodes:
            match node.type:
                case "text" | "text_special":
                    if node.token.content:
                        yield Text(node.token.content)
                case "softbreak" | "hardbreak":
                    yield LineBreak(node.type == "hardbreak", Location(self.path, line + 1))
                case "code_inline":
                    yield CodeSpan(node.token.content)
                case "em":
                    yield Emphasis(_merged(self._spans(node.children, line)))
                case "strong":
                    yield Strong(_merged(self._spans(node.children, line)))
                case "s":
                    yield Strikethrough(_merged(self._spans(node.children, line)))
                case "link":
                    href = str(node.token.attrs.get("href", ""))
                    yield Link(href, _merged(self._spans(node.children, line)))
                case "html_inline":
                    if LINE_BREAK.fullmatch(node.token.content):
                        yield LineBreak(hard=True)
                    elif found := COMMENT.fullmatch(node.token.content):
                        self.comments.append(Comment(found[1], Location(self.path, line)))
                    elif not node.token.content.startswith("<!--"):
                        yield Text(node.token.content)  # List<String> is prose, not markup
                case "math_inline" | "math_inline_double":
                    tex = node.token.content.strip()
                    display = node.type == "math_inline_double"
                    yield Math(tex, display, Location(self.path, line))
                case "image":
                    yield from self._image(node, line)
                case _:
                    raise AssertionError(f"markdown-it gave an inline not known: {node.type}")
            line += _line_ends(node)

    def _image(self, node: _Node, line: int) -> Iterator[Inline]:
        source = str(node.token.attrs.get("src", ""))
        alt = plain(self._spans(node.children, line))
        try:
            yield pictures.read(self.path.parent, source, alt, Location(self.path, line))
        except pictures.Unusable as wrong:
            self._problem(line, "image", f"{wrong.fact}: {shortened(source)}", wrong.remedy)

    # --- Sections ---------------------------------------------------------------------------------

    def document(self, nodes: Sequence[_Node], settings: Settings) -> Document:
        """The document of the parsed tree."""
        parts = list(self._parts(nodes))
        headed = [part for part in parts if part.level]
        titles = [part for part in headed if part.level == 1]
        title = settings.title or plain((titles or headed or [parts[0]])[0].heading)
        if not title:
            title = UNTITLED
            self._problem(
                1,
                "no-title",
                f'the document has no title; its deck is called "{title}"',
                "begin it with `# Title`",
                Severity.WARNING,
            )
        # The H1 that names the whole document is printed as its title, not as a section.
        if len(titles) == 1 and headed[0] is titles[0] and plain(titles[0].heading) == title:
            parts = [replace(part, level=0) if part is titles[0] else part for part in parts]
        elif not parts[0].level:
            parts[0] = replace(parts[0], heading=(Text(title),))
        return Document(self.path, title, settings, self._sections(parts, asks=False))

    def _parts(self, nodes: Sequence[_Node]) -> Iterator[_Part]:
        """The blocks between headings; the first part, of level 0, stands before any heading."""
        part = _Part((), 0, Location(self.path, 1), None, ())
        below: list[_Node] = []
        for node in nodes:
            if node.type == "front_matter":
                continue
            if node.type != "heading":
                below.append(node)
                continue
            if part.level or below:
                yield replace(part, blocks=self._blocks(below))
            location = self._location(node)
            inlines = self._inlines(node.children[0], location.line)
            heading, anchor = recognition.split_anchor(inlines)
            part = _Part(heading, int(node.token.tag[1]), location, anchor, ())
            below = []
        yield replace(part, blocks=self._blocks(below))

    def _sections(self, parts: Sequence[_Part], *, asks: bool) -> tuple[Section, ...]:
        sections = []
        i = 0
        while i < len(parts):
            part = parts[i]
            below = i + 1
            while part.level and below < len(parts) and parts[below].level > part.level:
                below += 1
            heading = Heading(
                part.heading,
                part.location,
                part.anchor,
                is_title=not part.level,
                asks=asks or announces_questions(part.heading),
                has_sections=below > i + 1 if part.level else len(parts) > 1,
            )
            sections.append(
                Section(
                    part.heading if part.level else (),
                    part.level,
                    recognition.under_heading(heading, part.blocks),
                    self._sections(parts[i + 1 : below], asks=heading.asks and part.level > 0),
                    part.location,
                    part.anchor,
                )
            )
            i = below
        return tuple(sections)

    # --- Anchors ----------------------------------------------------------------------------------

    def check_anchors(self, document: Document) -> None:
        """An anchor is an identity: it stands once."""
        seen: dict[str, Location] = {}
        for entry in entries(document.sections):
            if entry.anchor in seen:
                self._problem(
                    entry.location.line,
                    "duplicate-anchor",
                    f"{{#{entry.anchor}}} stands already at line {seen[entry.anchor].line}",
                    "give this entry another name",
                )
            elif entry.anchor:
                seen[entry.anchor] = entry.location


def _maps(
    tokens: Sequence[Token], references: Iterable[dict[str, Any]]
) -> Iterator[tuple[int, int]]:
    """First line and end, from 0, of all that carries text. A container's map says nothing: it
    spans what is in it, also where markdown-it dropped that."""
    containers = {"bullet_list_open", "ordered_list_open", "list_item_open", "blockquote_open"}
    for token in tokens:
        if token.map and token.type not in containers:
            yield token.map[0], token.map[1]
    for reference in references:
        yield reference["map"][0], reference["map"][1]


def _line_ends(node: _Node) -> int:
    """How many source lines end within an inline of markdown-it."""
    if node.type in ("softbreak", "hardbreak"):
        return 1
    own = node.token.content.count("\n") if not node.children else 0
    return own + sum(map(_line_ends, node.children))


def _merged(inlines: Iterable[Inline]) -> Inlines:
    """Neighbouring texts (markdown-it cuts at escapes and entities) become one."""
    merged: list[Inline] = []
    for inline in inlines:
        match merged, inline:
            case [*_, Text(before)], Text(after):
                merged[-1] = Text(before + after)
            case _:
                merged.append(inline)
    return tuple(merged)


def _tidy(inlines: Iterable[Inline]) -> Inlines:
    """`_merged`, without line breaks and blanks at either end (a comment may leave them)."""
    merged = list(_merged(inlines))
    while merged and (isinstance(merged[-1], LineBreak) or merged[-1] == Text(" ")):
        merged.pop()
    while merged and isinstance(merged[0], LineBreak):
        merged.pop(0)
    match merged:
        case [*before, Text(text)]:
            merged = [*before, Text(text.rstrip())]
    return tuple(merged)


def _align(cell: _Node) -> Align:
    style = str(cell.token.attrs.get("style", ""))
    return Align(style.removeprefix("text-align:"))
