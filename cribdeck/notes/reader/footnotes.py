"""Footnotes, which stand where they are referred to: `[^1]` with `[^1]: its text`, `^[text]`.

Knows how they are written (Pandoc's manual, "Extension: footnotes"), and alone mdit_py_plugins'
rules for that. Does not know how one is shown (inlines).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def, footnote_ref

from cribdeck.notes.reader.block_rules import Span
from cribdeck.notes.reader.wiki import LEFT_OUT, REASON

__all__ = ["footnote_def", "inline_footnote", "placed", "reference"]

OPEN, CLOSE = "footnote_reference_open", "footnote_reference_close"
# Tokens of our own: a footnote, each paragraph of it, the mark of one that stands elsewhere, and a
# paragraph of the footnote of a heading.
FOOTNOTE, PART, MARK, NOTES = "footnote", "footnote_part", "footnote_mark", "footnote_block"
FROM = "from"  # in the meta of a token whose children stand at another line: which
LABEL = 60  # characters of one, at most
INLINE = re.compile(r"\^\[((?:[^\[\]]|\[[^\[\]]*\])+)\]")
MOST = 2000  # characters of a footnote in a line
DEEPEST = 3  # footnotes in one another
PARAGRAPH = frozenset({"paragraph_open", "inline", "paragraph_close"})


def reference(state: StateInline, silent: bool) -> bool:
    """The rule of `[^1]`, where there is such a footnote."""
    text, start = state.src, state.pos
    if not text.startswith("[^", start) or text.find("]", start, start + LABEL) < 0:
        return False
    return footnote_ref(state, silent)


def inline_footnote(state: StateInline, silent: bool) -> bool:
    """The rule of `^[text]`."""
    found = INLINE.match(state.src, state.pos, min(state.posMax, state.pos + MOST))
    if not found or state.level > DEEPEST:
        return False
    if not silent:
        maximum = state.posMax
        state.push(f"{FOOTNOTE}_open", "", 1)
        state.pos, state.posMax = found.span(1)
        state.md.inline.tokenize(state)
        state.posMax = maximum
        state.push(f"{FOOTNOTE}_close", "", -1)
    state.pos = found.end()
    return True


@dataclass(frozen=True, slots=True)
class _Definition:
    """A footnote, with the tokens in it; `span` are its lines, from 0."""

    label: str
    span: Span
    inside: Sequence[Token]

    @property
    def is_text(self) -> bool:
        return all(token.type in PARAGRAPH for token in self.inside)


def placed(tokens: Sequence[Token]) -> list[Token]:
    """`tokens`, where a footnote of mere text stands behind the first reference to it, in brackets;
    one that a heading refers to stands below all that is under it. Others stay where they are
    written, set apart from the text there, and keep their mark if something refers to them."""
    outside = list(_parted(tokens))
    placing = _Placing()
    for one in outside:
        if isinstance(one, _Definition):
            placing.definitions.setdefault(one.label, one)
    if not placing.definitions:
        return list(tokens)
    found: list[Token | _Definition] = []
    below: list[Token] = []  # the footnotes of a heading
    in_heading = False
    for one in outside:
        if isinstance(one, _Definition) or one.type != "inline":
            if isinstance(one, Token) and one.type.startswith("heading_") and not one.level:
                in_heading = one.nesting == 1
                found += below if in_heading else ()
                below = [] if in_heading else below
            found.append(one)
        elif in_heading:
            children = placing.children(one.children or ())
            below += (_paragraph(child) for child in children if child.type == FOOTNOTE)
            one.children = [child for child in children if child.type != FOOTNOTE]
            found.append(one)
        else:
            one.children = placing.children(one.children or ())
            found.append(one)
    return [token for one in (*found, *below) for token in placing.rest(one)]


def _parted(tokens: Iterable[Token]) -> Iterator[Token | _Definition]:
    """`tokens`, of which those of a footnote are one; a footnote in another is a part of that."""
    depth = 0
    inside: list[Token] = []
    for token in tokens:
        depth -= token.type == CLOSE
        if token.type == CLOSE and not depth:
            first, *rest = inside
            begin, end = first.map or (0, 1)
            yield _Definition(first.meta["label"], (begin, end), _without_marks(rest))
            inside = []
        elif depth or token.type == OPEN:
            inside.append(token)
        else:
            yield token
        depth += token.type == OPEN


def _without_marks(tokens: Iterable[Token]) -> Sequence[Token]:
    """`tokens`, where a footnote in this one is a block of it."""
    return [
        _mark(token.meta["label"], token.map or [0, 1]) if token.type == OPEN else token
        for token in tokens
        if token.type != CLOSE
    ]


def _mark(label: str, span: Sequence[int]) -> Token:
    mark = _left_out(f"[^{label}]:")
    mark.block, mark.map = True, [*span]
    return mark


def _left_out(text: str) -> Token:
    return Token(LEFT_OUT, "", 0, content=text, meta={REASON: "mark of a footnote"})


def _paragraph(child: Token) -> Token:
    line = child.children[0].meta[FROM] if child.children else 1
    span = [line - 1, line]
    return Token(NOTES, "", 0, children=[child], map=span, block=True)


@dataclass(slots=True)
class _Placing:
    """The footnotes by their labels, which of them were `put`, and which something refers to."""

    definitions: dict[str, _Definition] = field(default_factory=dict)
    put: set[str] = field(default_factory=set)
    referred: set[str] = field(default_factory=set)

    def children(self, tokens: Iterable[Token], depth: int = 0) -> list[Token]:
        """The inlines `tokens` with the footnotes that they refer to."""
        return [one for token in tokens for one in self._child(token, depth)]

    def _child(self, token: Token, depth: int) -> Iterator[Token]:
        if token.type != "footnote_ref":
            if token.children:  # the words of an image
                token.children = self.children(token.children, DEEPEST)
            yield token
            return
        label = token.meta["label"]
        footnote = self.definitions.get(label)
        if label in self.put:
            yield _left_out(f"[^{label}]")
        elif footnote is None or not footnote.is_text or depth >= DEEPEST:
            self.referred.add(label)
            yield Token(MARK, "", 0, content=label)
        else:
            self.put.add(label)
            yield _left_out(f"[^{label}]")
            parts = [
                Token(PART, "", 0, children=self.children(one.children or (), depth + 1), meta=at)
                for one in footnote.inside
                if one.type == "inline"
                for at in ({FROM: one.map[0] + 1 if one.map else 1},)
            ]
            blank = Token("text", "", 0, content=" ")
            children = [one for part in parts for one in (blank, part)][1:]
            yield Token(FOOTNOTE, "", 0, children=children)

    def rest(self, one: Token | _Definition) -> Iterator[Token]:
        """What stays where `one` is written."""
        if isinstance(one, Token):
            yield one
            return
        is_put = one.label in self.put and self.definitions[one.label] is one
        begin = one.span[0]
        yield _mark(one.label, one.span if is_put else (begin, begin + 1))
        if is_put:
            return
        if not one.inside:
            return
        mark = [Token(MARK, "", 0, content=one.label)] if one.label in self.referred else []
        yield Token("blockquote_open", "blockquote", 1, map=[*one.span], block=True)
        for token in one.inside:
            if token.type == "inline":
                token.children = [*mark, *self.children(token.children or (), DEEPEST)]
                mark = []
            yield token
        yield Token("blockquote_close", "blockquote", -1, block=True)
