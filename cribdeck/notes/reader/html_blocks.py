"""Blocks of HTML, and the Markdown between their tags, as one tree of nodes.

`<details>`, an answer in Markdown and `</details>` are several nodes beside one another; here they
become one, with the answer in it. What Markdown has itself (headings, lists, tables, quotes, rules,
code) becomes the node that Markdown would have given, so that nobody behind has to know of HTML;
`details` alone is new. Wrappers are dropped. Knows how elements nest and end. Does not know inlines
(html_inlines), nor what a block is made of (html_nodes).
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cribdeck.notes.reader import html_nodes, markdown
from cribdeck.notes.reader.block_rules import DEEPEST
from cribdeck.notes.reader.callouts import CALLOUT
from cribdeck.notes.reader.html_tags import (
    ELEMENTS,
    HEADINGS,
    LISTS,
    OF_BLOCKS,
    SCRIPTS,
    Tag,
    closed_among,
    pieces,
    tag_of,
)
from cribdeck.notes.reader.inlines import is_comment
from cribdeck.notes.reader.markdown import Node
from cribdeck.notes.reader.source import Source
from cribdeck.problems import Severity

CONTAINERS = frozenset(
    {"bullet_list", "ordered_list", "list_item", "blockquote", "dl", "dd", CALLOUT}
)
OPENS = re.compile(r"\s*<details\b[^<>]*>\s*", re.IGNORECASE)
PAIRED = OF_BLOCKS - {"hr"}  # what is closed by a tag of its own
BEGINS = re.compile(
    rf"\s*</?(?:{'|'.join(sorted(OF_BLOCKS, key=len, reverse=True))})\b", re.IGNORECASE
)
# The mark of an item that stands in a block of HTML, and holds what opens there.
BEFORE = re.compile(r"^ *(?:\d{1,9}[.)]|[-*+]) +(?=<details\b)", re.IGNORECASE | re.MULTILINE)
# What an element of a list or table stands in, and what it ends there (HTML, 13.1.2.4).
HOMES = {
    "li": LISTS,
    "dt": frozenset({"dl"}),
    "dd": frozenset({"dl"}),
    "tr": frozenset({"table"}),
    "td": frozenset({"table"}),
    "th": frozenset({"table"}),
    "caption": frozenset({"table"}),
}
ENDED_BY = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th", "caption"}),
    "td": frozenset({"td", "th", "caption"}),
    "th": frozenset({"td", "th", "caption"}),
}
NO_END_NEEDED = frozenset(HOMES)
DEEP = LISTS | {"details", "dl", "blockquote", "table"}  # what adds a level
# A line of text, which ends with it where it is not closed.
LINES = HEADINGS | {"summary", "dt", "caption"}
PARTS_IN_ONE = 1000  # what shapes tell apart in one, they count from its own part on

# What stands for the list or row of a `<li>` or `<td>` that is in none.
LIST, ROW = Tag("ul", False, ""), Tag("tr", False, "")


class _Event(NamedTuple):
    """What comes next at `line`: a `tag`, or text that is a `node`."""

    line: int
    tag: Tag | None = None
    node: Node | None = None


@dataclass(slots=True)
class _Open:
    """An element that has begun at `line`; `is_closed`: its closing tag stands in the notes."""

    tag: Tag
    line: int
    is_closed: bool
    children: list[Node] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.tag.name


def structured(source: Source, nodes: Iterable[Node]) -> tuple[Node, ...]:
    """`nodes`, those of a whole document, with what is between the tags of an element in its node,
    and with what tells apart those that begin in one line. Warns of what is not closed."""
    return _apart(_structured(source, nodes, 0)[0], None, Counter())


def _apart(nodes: Sequence[Node], holder: Node | None, begun: Counter[int]) -> tuple[Node, ...]:
    """`nodes` in their `holder`, each that does not begin its line with a part of its own, where so
    many have `begun` in each line. What is first in its holder begins where that does."""
    told: list[Node] = []
    for i, node in enumerate(nodes):
        if i == 0 and holder and holder.line == node.line:
            part = holder.part
        else:
            part = begun[node.line] * PARTS_IN_ONE
            begun[node.line] += 1
        here = node._replace(part=part) if part else node
        if node.type != "inline":
            here = here._replace(children=_apart(node.children, here, begun))
        told.append(here)
    return tuple(told)


def _structured(
    source: Source, nodes: Iterable[Node], depth: int
) -> tuple[tuple[Node, ...], Sequence[str]]:
    """As `structured`, for siblings in `depth` lists and quotes, and what is closed among them that
    has not begun there."""
    events = list(_events(source, nodes, depth))
    if all(event.node for event in events):
        return tuple(event.node for event in events if event.node), ()
    tree = _Tree(source, depth)
    closed = closed_among([event.tag for event in events])
    for i, event in enumerate(events):
        tree.line = event.line
        match event:
            case _Event(node=Node() as node):
                tree.put(node)
            case _Event(tag=Tag(closes=True) as tag):
                tree.close(tag.name)
            case _Event(tag=Tag() as tag):
                tree.begin(tag, is_closed=i in closed)
    return tree.whole(), tree.stray


def _events(source: Source, nodes: Iterable[Node], depth: int) -> Iterator[_Event]:
    unclosed = 0  # elements that have begun in blocks of HTML
    for node in nodes:
        if node.type in markdown.LISTS and _opens_last(node):
            *items, last = node.children
            if items:
                kept = node._replace(children=tuple(items))
                yield from _events(source, (kept,), depth)
            yield from _events(source, last.children, depth)
        elif node.type in CONTAINERS:
            below = depth + (node.type not in ("list_item", "dd"))
            inner, stray = _structured(source, node.children, below)
            yield _Event(node.line, node=node._replace(children=inner))
            for name in stray:  # indented like the last item of a list, it closes what holds that
                yield _Event(node.line, tag=Tag(name, True, ""))
        elif _is_html(node, within=unclosed > 0):
            for event in _of_text(source, node.token.content, node.line):
                if event.tag and event.tag.name in PAIRED:
                    unclosed += -1 if event.tag.closes else 1
                yield event
        elif node.type == "paragraph" and _has_tags_of_blocks(node.children[0].children):
            yield from _of_text(source, node.children[0].token.content, node.line)
        else:
            yield _Event(node.line, node=node)


def _is_html(node: Node, *, within: bool) -> bool:
    """Whether `node` is a block of HTML; `within` an element so is what is indented as code and
    begins with a tag: its writer indents elements, and an empty line ends a block."""
    if node.type == "code_block":
        return within and BEGINS.match(node.token.content) is not None
    return node.type == "html_block" and not is_comment(node)


def _opens_last(node: Node) -> bool:
    """Whether all that the last item of a list holds opens what then stands below the list, without
    an indent: `1. <details>`."""
    match node.children[-1].children:
        case (Node(type="html_block") as block,):
            return OPENS.fullmatch(block.token.content) is not None
        case _:
            return False


def _has_tags_of_blocks(nodes: Sequence[Node]) -> bool:
    tags = (tag_of(node.token.content) for node in nodes if node.type == "html_inline")
    return any(tag and tag.name in OF_BLOCKS - SCRIPTS for tag in tags)


def _of_text(source: Source, text: str, line: int) -> Iterator[_Event]:
    at = 0
    text = BEFORE.sub(lambda mark: re.sub(r"\S", " ", mark[0]), text)
    for start, raw, tag in pieces(text):
        line += text.count("\n", at, start)
        at = start
        if tag is None:
            yield _Event(line, node=html_nodes.of_text(raw, line))
        elif tag.is_raw:
            if node := html_nodes.of_raw(source, tag, raw, line):
                yield _Event(line, node=node)
        else:
            source.leave_out(line, raw, "HTML tag")
            yield _Event(line, tag=tag)


class _Tree:
    """The elements that are open, from the outermost one inwards, below `root`."""

    def __init__(self, source: Source, depth: int) -> None:
        self.source = source
        self.depth = depth
        self.line = 1
        self.root: list[Node] = []
        self.open: list[_Open] = []
        self.stray: list[str] = []  # what is closed and has not begun here
        self.too_deep: Counter[str] = Counter()  # elements that are open, but stand for nothing

    def put(self, node: Node) -> None:
        """A node of Markdown, or text, comes next."""
        if node.type == "heading":
            self._end_what_is_not_closed()
        self._end_line()
        self._add(node)

    def begin(self, tag: Tag, *, is_closed: bool) -> None:
        """The element of `tag` begins."""
        name = tag.name
        self._end_line()
        if name in HEADINGS or name == "details":
            self._end_what_is_not_closed()
        if name == "hr":
            self._add(html_nodes.rule(self.line))
        if name not in ELEMENTS:
            return
        if self._is_too_deep(name):
            self.too_deep[name] += is_closed
            return
        if name in HOMES:
            home = self._innermost(HOMES[name])
            if home is None:
                if name != "li":
                    return
                self.open.append(_Open(LIST, self.line, is_closed=True))
                home = len(self.open) - 1
            while any(one.name in ENDED_BY.get(name, ()) for one in self.open[home + 1 :]):
                self._end()
            if name in ("td", "th") and self.open[-1].name == "table":
                self.open.append(_Open(ROW, self.line, is_closed=True))
        self.open.append(_Open(tag, self.line, is_closed))

    def close(self, name: str) -> None:
        """The tag that closes `name` comes next; none has to be open."""
        if self.too_deep[name]:
            self.too_deep[name] -= 1
            return
        home = self._innermost(HOMES[name]) if name in HOMES else None
        at = self._innermost({name})
        if at is None:
            self.stray += (name,) if name in DEEP or name == "summary" else ()
            return
        if home is not None and at < home:
            return
        while len(self.open) > at + 1:
            self._end()
        self._end(is_here=True)

    def whole(self) -> tuple[Node, ...]:
        """All nodes, where nothing comes any more."""
        while self.open:
            self._end()
        return tuple(self.root)

    def _innermost(self, names: Collection[str]) -> int | None:
        at = (i for i in reversed(range(len(self.open))) if self.open[i].name in names)
        return next(at, None)

    def _is_too_deep(self, name: str) -> bool:
        """Whether `name` is dropped where it stands: a heading in a heading, and what would be the
        next level of too many."""
        levels = [i for i, one in enumerate(self.open) if one.name in DEEP]
        if name in LINES:
            return any(one.name in LINES for one in self.open[(levels or [0])[-1] :])
        if name not in DEEP or self.depth + len(levels) < DEEPEST:
            return False
        fact = f"HTML is nested deeper than {DEEPEST} levels; what is deeper loses its level"
        remedy = "write it with fewer levels"
        self.source.problem(self.line, "nesting", fact, remedy, Severity.FLAW)
        return True

    def _end_line(self) -> None:
        """Ends a heading or a summary that has its text, and no closing tag."""
        while self.open and self._is_whole_line(self.open[-1]):
            self._end()

    def _is_whole_line(self, one: _Open) -> bool:
        return one.name in LINES and not one.is_closed and bool(one.children)

    def _end_what_is_not_closed(self) -> None:
        """Ends the elements that would go on without an end, for here begins something new."""
        is_open = [not one.is_closed and one.name not in NO_END_NEEDED for one in self.open]
        kept = len(self.open)
        while kept and (is_open[kept - 1] or self.open[kept - 1].name in NO_END_NEEDED):
            kept -= 1
        if True in is_open[kept:]:
            kept += is_open[kept:].index(True)
            while len(self.open) > kept:
                self._end()

    def _end(self, *, is_here: bool = False) -> None:
        """Ends the innermost element; `is_here`: its closing tag does."""
        one = self.open.pop()
        if not is_here and one.name not in NO_END_NEEDED and one.tag.raw:
            fact = f"<{one.name}> is not closed; it is taken to end where something new begins"
            remedy = f"write </{one.name}> where it ends"
            self.source.problem(one.line, "unclosed-tag", fact, remedy, Severity.WARNING)
        for node in html_nodes.element(one.tag, one.children, one.line, self.line):
            self._add(node)

    def _add(self, node: Node) -> None:
        if self.open and self.open[-1].tag is LIST and node.type != "list_item":
            self._end()
        (self.open[-1].children if self.open else self.root).append(node)
