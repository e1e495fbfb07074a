"""HTML within a line as nodes: `H<sub>2</sub>O` has a node `styled` in it, `<b>` is `strong`.

What Markdown has itself becomes its node. Knows how elements of a line nest and end. Does not know
blocks, but for what of them stands where only a line may (a list in the cell of a table).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cribdeck.notes.reader.html_tags import (
    BULLET,
    CODES,
    EMPHASES,
    OF_BLOCKS,
    OF_LINES,
    PLAYED,
    SCRIPTS,
    STYLES,
    Tag,
    closed_among,
    tag_of,
)
from cribdeck.notes.reader.markdown import DEEPEST_LINE, TARGET, Attributes, Node, made, text_node
from cribdeck.notes.reader.source import Source
from cribdeck.notes.reader.wiki import LINKED
from cribdeck.notes.recordings import is_recording
from cribdeck.problems import Severity

KINDS = dict.fromkeys(("b", "strong"), "strong") | dict.fromkeys(("s", "del", "strike"), "s")
KINDS |= dict.fromkeys(EMPHASES - KINDS.keys(), "em") | dict.fromkeys(CODES, "code")
KINDS |= {name: name for name in STYLES} | {"ins": "u", "a": "link", "ruby": "ruby", "rt": "rt"}
NO_END_NEEDED = frozenset({"rt", "rb", "rp", "rtc"})
EMPTY = frozenset({"img", "wbr", "source"})  # nothing stands in them
NEW_LINES = frozenset({"p", "div", "hr", "tr", "dt", "dd", "summary", "pre"})
MARKED = frozenset({"em", "strong", "s"})


@dataclass(slots=True)
class _Open:
    """An element that has begun; `kind` is "" where it is dropped and what it holds is kept."""

    tag: Tag
    kind: str
    line: int
    is_closed: bool
    children: list[Node] = field(default_factory=list)


def nested(source: Source, nodes: Iterable[Node]) -> tuple[Node, ...]:
    """`nodes`, the inside of a paragraph, a heading or a cell, with what stands between the tags of
    an element in its node."""
    return _nested(source, tuple(nodes), frozenset(), 0)


def _nested(
    source: Source, nodes: Sequence[Node], above: frozenset[str], depth: int
) -> tuple[Node, ...]:
    """As `nested`, within elements of the kinds `above`."""
    nodes = tuple(_with_nested(source, node, above, depth) for node in nodes)
    if all(node.type != "html_inline" for node in nodes):
        return nodes
    line = _Line(source, above, depth)
    tags = [tag_of(node.token.content) if node.type == "html_inline" else None for node in nodes]
    closed = closed_among(tags)
    skipped = _of_scripts(source, nodes, tags)
    for i, (node, tag) in enumerate(zip(nodes, tags, strict=True)):
        if i in skipped:
            source.leave_out(node.line, node.token.content, "script")
        elif tag is None or tag.name == "br" or _is_prose(nodes, i, tag, is_closed=i in closed):
            line.add(node)
        else:
            line.read(tag, node, is_closed=i in closed)
    return line.whole()


def _with_nested(source: Source, node: Node, above: frozenset[str], depth: int) -> Node:
    if not node.children:
        return node
    within = above | {node.type}
    return node._replace(children=_nested(source, node.children, within, depth + 1))


def _of_scripts(source: Source, nodes: Sequence[Node], tags: Sequence[Tag | None]) -> set[int]:
    """Which of `nodes` are scripts or styles, with their `tags`."""
    found: set[int] = set()
    for begin, end in sorted(closed_among(tags).items()):
        tag = tags[begin]
        if tag and tag.name in SCRIPTS and begin not in found:
            found.update(range(begin, end + 1))
            fact = f"<{tag.name}> is left out with what is in it"
            line = nodes[begin].line
            source.problem(line, "raw-html", fact, "delete it", Severity.WARNING)
    return found


def _is_prose(nodes: Sequence[Node], i: int, tag: Tag, *, is_closed: bool) -> bool:
    """Whether what looks like a tag is none in notes: its name is unknown, or it stands in a type
    (`List<A>`)."""
    if tag.name not in OF_LINES and tag.name not in OF_BLOCKS:
        return True
    has_end = is_closed or tag.name in EMPTY | NO_END_NEEDED
    if tag.closes or has_end or " " in tag.raw:
        return False
    before = nodes[i - 1].token.content[-1:] if i and nodes[i - 1].type == "text" else ""
    return tag.raw[1:-1].isupper() or before.isalnum()


class _Line:
    """What is read of a line, and the elements that are open in it."""

    def __init__(self, source: Source, above: frozenset[str], depth: int) -> None:
        self.source = source
        self.above = above
        self.depth = depth
        self.done: list[Node] = []
        self.open: list[_Open] = []
        self.dropped: Counter[str] = Counter()  # elements that are open, but stand for nothing

    def add(self, node: Node) -> None:
        """`node` comes next."""
        (self.open[-1].children if self.open else self.done).append(node)

    def read(self, tag: Tag, node: Node, *, is_closed: bool) -> None:
        """`tag` comes next, which `node` is."""
        if not tag.closes and (
            tag.name == "img" or (tag.name in PLAYED and is_recording(tag.attribute("src")))
        ):
            self.add(_image(self.source, tag, node.line))
            return
        self.source.leave_out(node.line, tag.raw, "HTML tag")
        if tag.name in OF_BLOCKS:
            self._part(tag, node)
        elif tag.closes:
            self._close(tag.name)
        elif tag.name not in EMPTY and not tag.raw.endswith("/>"):
            self._begin(tag, node, is_closed=is_closed)

    def whole(self) -> tuple[Node, ...]:
        """All nodes, where nothing comes any more."""
        while self.open:
            self._end()
        return tuple(self.done)

    def _part(self, tag: Tag, node: Node) -> None:
        """A tag of blocks where only a line may stand."""
        if tag.name == "li" and not tag.closes:
            self.add(_new_line(node.line))
            self.add(text_node(BULLET, node.line))
        elif tag.name in NEW_LINES and (self.open or self.done):
            self.add(_new_line(node.line))

    def _begin(self, tag: Tag, node: Node, *, is_closed: bool) -> None:
        kind = KINDS.get(tag.name, "")
        if kind == "link" and not tag.attribute("href"):
            kind = ""  # an anchor
            is_closed = True
        while tag.name in NO_END_NEEDED and self.open and self.open[-1].tag.name in NO_END_NEEDED:
            self._end()
        within = next((one.kind for one in reversed(self.open) if one.kind), "")
        if kind in self.above or any(one.kind == kind for one in self.open) or not kind:
            kind = ""
        if kind == "rt" and within != "ruby":
            kind = ""
        if self.depth + len(self.open) >= DEEPEST_LINE:
            self.dropped[tag.name] += is_closed
            return
        self.open.append(_Open(tag, kind, node.line, is_closed))

    def _close(self, name: str) -> None:
        if self.dropped[name]:
            self.dropped[name] -= 1
            return
        if all(one.tag.name != name for one in self.open):
            return
        while self.open[-1].tag.name != name:
            self._end()
        self._end()

    def _end(self) -> None:
        one = self.open.pop()
        if one.kind and not one.is_closed and one.tag.name not in NO_END_NEEDED and one.children:
            fact = f"<{one.tag.name}> is not closed; it is taken to end with its line of text"
            remedy = f"write </{one.tag.name}> where it ends"
            self.source.problem(one.line, "unclosed-tag", fact, remedy, Severity.WARNING)
        children = one.children
        if one.kind == "link":
            children = list(_without_links(self.source, children))
        for node in _element(one, tuple(children)):
            self.add(node)


def _element(one: _Open, children: Sequence[Node]) -> Iterable[Node]:
    """The nodes that the element `one` is, with `children` in it."""
    if not children:
        return ()
    match one.kind:
        case "":
            return children
        case "code":
            return _as_code(children)
        case "ruby":
            return _rubies(children)
        case "link":
            href: Attributes = {"href": one.tag.attribute("href")}
            return (made("link", one.line, children, attrs=href),)
        case "strong" | "em" | "s" | "rt":
            return (made(one.kind, one.line, children),)
        case _:
            return (made("styled", one.line, children, tag=one.kind),)


def _without_links(source: Source, nodes: Iterable[Node]) -> Iterator[Node]:
    """`nodes` within a link: a link of Markdown in it is its words (HTML, 4.5.1)."""
    for node in nodes:
        inside = tuple(_without_links(source, node.children))
        if node.type == "link":
            source.leave_out(node.line, node.token.meta.get(TARGET, ""), "target of a link")
            yield from inside
        else:
            yield node._replace(children=inside)


def _image(source: Source, tag: Tag, line: int) -> Node:
    alt = tag.written("alt")
    before, _, behind = tag.raw.partition(alt) if alt else (tag.raw, "", "")
    if behind and "alt" not in before.lower():  # the same words stand in the address
        at = tag.raw.rindex(alt)
        before, behind = tag.raw[:at], tag.raw[at + len(alt) :]
    source.leave_out(line, behind, "file of an image")
    words = (text_node(tag.attribute("alt"), line),) if alt else ()
    return made("image", line, words, attrs={"src": tag.attribute("src")}, meta={TARGET: before})


def _new_line(line: int) -> Node:
    return made("html_inline", line, content="<br>")


def _as_code(nodes: Sequence[Node]) -> Iterator[Node]:
    """`nodes` in code, where marks of emphasis are signs like others."""
    said, line = "", 0
    for node in (leaf for one in nodes for leaf in _unmarked(one)):
        if node.type in ("text", "text_special", "code_inline", "softbreak", LINKED):
            line = line or node.line
            said += " " if node.type == "softbreak" else node.token.content
            continue
        if said.strip():
            yield _code(said, line)
        said, line = "", 0
        if node.type in ("styled", "link"):
            yield node._replace(children=tuple(_as_code(node.children)))
        else:
            yield node
    if said.strip():
        yield _code(said, line)


def _code(said: str, line: int) -> Node:
    return made("code_inline", line, content=said.strip())


def _unmarked(node: Node) -> Iterator[Node]:
    """`node` without the marks of Markdown's emphasis, which are text beside what they hold."""
    if node.type not in MARKED:
        yield node
        return
    mark = text_node(node.token.markup, node.line)
    yield mark
    for child in node.children:
        yield from _unmarked(child)
    yield mark


def _rubies(nodes: Sequence[Node]) -> Iterator[Node]:
    """A ruby for each of the readings in `nodes`, of what stands before it."""
    base: list[Node] = []
    for node in nodes:
        if node.type == "rt" and base:
            yield made("ruby", base[0].line, (*base, node))
            base = []
        elif node.type == "rt":  # of nothing, or a second one of the same
            yield from node.children
        elif node.type == "text" and node.token.content.strip() in ("(", ")", "（", "）"):
            pass  # the brackets of <rp>
        elif base or not _is_blank(node):
            base.append(node)
    yield from base


def _is_blank(node: Node) -> bool:
    return node.type == "softbreak" or (node.type == "text" and not node.token.content.strip())
