"""Tags of HTML: which names mean something in notes, and where they stand in a text.

Knows names, how a tag is written (CommonMark 6.6) and its attributes. Does not know what becomes of
an element (html_blocks, html_inlines). A name that is in none of the sets here is no tag in notes:
`List<String>` is prose.
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

BULLET = "\u2022 "  # of an item that stands where only a line may
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ul", "ol"})
# What holds blocks, and what of a table or a list does (HTML, 4.3 to 4.5, 4.9, 4.11).
ELEMENTS = (
    HEADINGS
    | LISTS
    | {"li", "dl", "dt", "dd", "blockquote", "details", "summary"}
    | {"table", "caption", "tr", "td", "th"}
)
# What only parts: a paragraph ends at it, and nothing else of it is kept.
WRAPPERS = frozenset(
    {"p", "div", "center", "section", "article", "header", "footer", "main", "aside", "nav"}
    | {"figure", "figcaption", "address", "hgroup", "thead", "tbody", "tfoot", "colgroup", "col"}
)
SCRIPTS = frozenset({"script", "style"})
RAW = SCRIPTS | {"pre"}  # what stands in them is no Markdown
DRAWN = "mermaid"  # the class of a `<div>` or `<pre>` that holds the source of a drawing
OF_BLOCKS = ELEMENTS | WRAPPERS | RAW | {"hr"}
# What is in a line and parts no word (HTML, 4.5, and what it calls obsolete, 16.2).
STYLES = frozenset({"sub", "sup", "kbd", "mark", "u", "ins", "small"})
EMPHASES = frozenset({"b", "strong", "i", "em", "s", "del", "strike", "var", "cite", "dfn"})
CODES = frozenset({"code", "tt", "samp"})
PLAIN = frozenset(
    {"a", "span", "font", "abbr", "acronym", "big", "q", "bdi", "bdo", "time", "data", "nobr"}
    | {"wbr", "label", "picture", "source", "ruby", "rb", "rt", "rp", "rtc", "img", "br"}
)
PLAYED = frozenset({"audio", "video", "source"})  # a recording, if they name one
OF_LINES = STYLES | EMPHASES | CODES | PLAIN | PLAYED
# What a page may do and notes may not: shown as it is written.
REFUSED = frozenset(
    {"iframe", "form", "input", "button", "select", "option", "textarea", "object", "embed", "svg"}
    | {"math", "canvas", "link", "meta", "base", "html", "head", "body", "title"}
    | {"template", "slot", "dialog", "noscript", "frame", "frameset", "applet", "param", "marquee"}
)

_NAME = r"[a-zA-Z_:][\w:.-]*"
_VALUE = r"(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\")"
_ATTRIBUTES = rf"(?:\s+{_NAME}(?:\s*=\s*{_VALUE})?)*\s*"
_BLOCK_NAMES = "|".join(sorted(OF_BLOCKS, key=len, reverse=True))
_BLOCK_TAG = re.compile(rf"<!--|<(/?)({_BLOCK_NAMES})(?![\w-]){_ATTRIBUTES}/?>", re.IGNORECASE)
_TAG = re.compile(rf"<(/?)([a-z][\w-]*){_ATTRIBUTES}/?>", re.IGNORECASE)
_ATTRIBUTE = re.compile(rf"\s({_NAME})(?:\s*=\s*({_VALUE}))?")


class Tag(NamedTuple):
    """A tag as it is written: `raw` from `<` to `>`. `name` in lower case; `closes`: `</name>`."""

    name: str
    closes: bool
    raw: str

    def attribute(self, name: str) -> str:
        """The value of the attribute `name`; "" where there is none."""
        return unescape(self.written(name))

    def written(self, name: str) -> str:
        """The same as it is written, without its quotes."""
        values = (found[2] for found in _ATTRIBUTE.finditer(self.raw) if found[1].lower() == name)
        value = next(values, None) or ""
        return value[1:-1] if value[:1] in ("'", '"') else value

    @property
    def is_drawn(self) -> bool:
        """Whether it begins what a browser draws."""
        has_source = self.name in ("div", "pre") and not self.closes
        return has_source and DRAWN in self.attribute("class").lower().split()

    @property
    def is_raw(self) -> bool:
        """Whether what stands in it is no Markdown."""
        return self.name in RAW or self.is_drawn


def tag_of(text: str) -> Tag | None:
    """The tag that `text` is; None where it is a comment or another thing in angle brackets."""
    found = _TAG.fullmatch(text)
    return Tag(found[2].lower(), bool(found[1]), text) if found else None


class Piece(NamedTuple):
    """A `tag` of blocks in a text, or the text between two of them: `raw` begins at `start`. The
    raw of one that is raw, as `<pre>` is, reaches to the end of the element."""

    start: int
    raw: str
    tag: Tag | None = None


def pieces(text: str) -> Iterator[Piece]:
    """`text` divided at the tags of blocks in it. Comments are part of the text between them."""
    begin = at = 0
    last_comment = text.rfind("-->")
    while found := _BLOCK_TAG.search(text, at):
        start, at = found.span()
        if found[0] == "<!--":
            at = text.find("-->", at) + 3 if at <= last_comment else at
            continue
        tag = Tag(found[2].lower(), bool(found[1]), found[0])
        if tag.is_raw and not tag.closes:
            at = _end_of_element(text, tag.name, at)
        if text[begin:start].strip():
            yield Piece(begin, text[begin:start])
        yield Piece(start, text[start:at], tag)
        begin = at
    if text[begin:].strip():
        yield Piece(begin, text[begin:])


def _end_of_element(text: str, name: str, at: int) -> int:
    end = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, at)
    return end.end() if end else len(text)


def closed_among(tags: Sequence[Tag | None]) -> dict[int, int]:
    """Which of `tags` begin an element that is closed, and where."""
    opened: dict[str, list[int]] = {}
    closed = {}
    for i, tag in enumerate(tags):
        if tag and tag.closes:
            if begun := opened.get(tag.name):
                closed[begun.pop()] = i
        elif tag:
            opened.setdefault(tag.name, []).append(i)
    return closed
