"""Nodes within a line -> inlines, and the comments among them.

Knows the inlines of Markdown and how comments are written. Does not know blocks, what comments say
(notes.comments), nor to which entry they belong (recognise.under_heading).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from cribdeck.notes.blanks import BY_ITSELF
from cribdeck.notes.blocks import (
    Blank,
    CodeSpan,
    Comment,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    Ruby,
    Strikethrough,
    Strong,
    Style,
    Styled,
    Text,
)
from cribdeck.notes.comments import one_by_one
from cribdeck.notes.linked import DEAD, is_dead
from cribdeck.notes.passing.tex import refused
from cribdeck.notes.reader import footnotes, marks, media, wiki
from cribdeck.notes.reader.block_rules import TOO_DEEP
from cribdeck.notes.reader.formula_images import formula_at
from cribdeck.notes.reader.html_inlines import nested
from cribdeck.notes.reader.html_tags import REFUSED, tag_of
from cribdeck.notes.reader.markdown import LONGEST, TARGET, TOO_LONG, Node, made
from cribdeck.notes.reader.source import Source
from cribdeck.notes.words import plain
from cribdeck.problems import Severity

OPENS_COMMENT = re.compile(r"(?<!\\)<!--")
CLOSING = str.maketrans("([", ")]")
# So many blanks are shown as one by HTML, and hold no words; what looks for blanks around a mark
# takes the square of their number.
MOST_BLANKS = 39  # beside one another; more are one
BLANKS = re.compile(rf"\s{{{MOST_BLANKS + 1},}}")
LINE_BREAK = re.compile(r"</?br\s*/?>", re.IGNORECASE)


def inlines_of(source: Source, nodes: Iterable[Node]) -> Inlines:
    """The inlines that `nodes` are: the inside of a paragraph, a heading or a cell."""
    return _tidy(_inlines(source, nested(source, nodes)))


def _inlines(source: Source, nodes: Iterable[Node]) -> Iterator[Inline]:
    for node in nodes:
        yield from _inline(source, node)


def _within(source: Source, node: Node) -> Inlines:
    """What stands in `node`."""
    return _merged(_inlines(source, node.children))


def _inline(source: Source, node: Node) -> Iterator[Inline]:
    token = node.token
    match node.type:
        case "text" | "text_special":
            yield from _text(source, node)
        case "softbreak" | "hardbreak":
            yield LineBreak(node.type == "hardbreak", source.at(node.line + 1))
        case "code_inline":
            yield CodeSpan(BLANKS.sub(" ", token.content))
        case "em":
            yield Emphasis(_within(source, node))
        case "strong":
            inside = _within(source, node)
            # Notion writes a word in bold with more asterisks than two.
            yield inside[0] if [type(one) for one in inside] == [Strong] else Strong(inside)
        case "s":
            yield Strikethrough(_within(source, node))
        case "styled":
            yield Styled(Style(token.tag), _within(source, node))
        case "ruby":
            *base, reading = node.children
            said = plain(_inlines(source, reading.children))
            yield Ruby(_merged(_inlines(source, base)), said)
        case "mark":
            words = Styled(Style.HIGHLIGHT, _within(source, node))
            yield words if token.meta[marks.MERE] else Blank((words,), BY_ITSELF)
        case "cloze":
            yield _blank(source, node)
        case wiki.LEFT_OUT:
            source.leave_out(node.line, token.content, token.meta[wiki.REASON])
        case wiki.LINKED:
            yield Link(token.meta[wiki.PAGE], (Text(token.content),), page=True)
        case wiki.EMBED:
            yield from media.embedded(source, node)
        case footnotes.FOOTNOTE:
            note = _inlines(source, node.children)
            yield Text(" ")
            yield Styled(Style.SMALL, _merged((Text("("), *note, Text(")"))))
        case footnotes.PART:
            yield from _inlines(source, node.children)
        case footnotes.MARK:
            yield Styled(Style.SUPERSCRIPT, (Text(f"({token.content})"),))
        case "link":
            yield _link(source, node)
        case "html_inline":
            yield from _html(source, node)
        case "math_inline" | "math_inline_double":
            yield from formula(source, node, display=node.type == "math_inline_double")
        case "image" if tex := formula_at(str(token.attrs.get("src", ""))):
            yield from _formula_image(source, node, tex)
        case "image":
            yield from media.image(source, node, plain(_inlines(source, node.children)))
        case _:
            raise AssertionError(f"markdown-it gave an inline not known: {node.type}")


def _text(source: Source, node: Node) -> Iterator[Inline]:
    token = node.token
    if token.content:
        _check_comment(source, node)
        if TOO_LONG in token.meta:
            _say_too_long(source, node)
        if TOO_DEEP in token.meta:
            say_too_deep(source, node)
        yield Text(BLANKS.sub(" ", token.content))


def _blank(source: Source, node: Node) -> Blank:
    meta = node.token.meta
    source.leave_out(node.line, meta[marks.OPENING], "number of a blank")
    hidden, hint = _within(source, node), meta[marks.CLOSING]
    source.leave_out(node.line, hint, "hint of a blank")
    return Blank(hidden, meta[marks.NUMBER], hint.removeprefix("::"))


def _link(source: Source, node: Node) -> Link:
    token = node.token
    href = str(token.attrs.get("href", ""))
    link = Link(href, _within(source, node))
    reason = DEAD if is_dead(source.beside, href) else "target of a link"
    source.leave_out(node.line, token.meta.get(TARGET, ""), reason)
    return link


def _html(source: Source, node: Node) -> Iterator[Inline]:
    """A tag that `html_inlines` has left: a break, a comment, or prose (`List<String>`)."""
    written = node.token.content
    if LINE_BREAK.fullmatch(written):
        yield LineBreak(hard=True)
    elif written.startswith("<!--"):
        source.leave_out(node.line, written, "comment")
    else:
        if (tag := tag_of(written)) and tag.name in REFUSED:
            _say_refused(source, node.line, tag.name)
        yield Text(written)


def _say_refused(source: Source, line: int, tag: str) -> None:
    fact = f"HTML is shown as text: <{tag}>"
    source.problem(line, "raw-html", fact, "write it in Markdown", Severity.WARNING)


def formula(source: Source, node: Node, *, display: bool) -> Iterator[Inline]:
    """The formula that `node` is; what it says in the notes, where that may not pass."""
    tex = node.token.content
    command = refused(tex)
    if not command:
        yield Math(tex.strip(), display, source.at(node.line))
        return
    fact = f"{command} may not stand in a formula, which is shown as it is written"
    remedy = "write it in commands that are known only to draw: of LaTeX, AMS, mhchem, physics"
    source.problem(node.line, "formula", fact, remedy, Severity.FLAW)
    begin = node.token.markup
    written = f"{begin}{tex}{begin.translate(CLOSING)}"
    for i, line in enumerate(written.split("\n")):
        if i:
            yield LineBreak(display, source.at(node.line + i))
        if line:
            yield Text(line)


def _formula_image(source: Source, node: Node, tex: str) -> Iterator[Inline]:
    """The formula `tex` that the address of an image holds; the image's words say it again."""
    words = plain(_inlines(source, node.children))
    source.leave_out(node.line, words, "words of a formula's image")
    source.leave_out(node.line, node.token.meta.get(TARGET, ""), "address of a formula")
    yield from formula(source, made("math_inline", node.line, content=tex), display=False)


def _check_comment(source: Source, text: Node) -> None:
    """What is left as text of `<!--` is no comment, for it does not end."""
    _, opens, behind = text.token.content.partition("<!--")
    if opens and "-->" not in behind and OPENS_COMMENT.search(source.lines[text.line - 1]):
        fact = "this comment is never closed, so that it is shown as text"
        source.problem(text.line, "unclosed-comment", fact, "end it with -->", Severity.FLAW)


def say_too_deep(source: Source, node: Node) -> None:
    """Takes down that what stands at `node` is kept as it is written."""
    fact = "what is nested so deep is shown as it is written"
    source.problem(node.line, "nesting", fact, "write it with fewer levels", Severity.FLAW)


def _say_too_long(source: Source, node: Node) -> None:
    fact = f"a paragraph of more than {LONGEST:,} characters is shown as it is written"
    source.problem(node.line, "long-paragraph", fact, "divide it by empty lines", Severity.FLAW)


def _merged(inlines: Iterable[Inline]) -> Inlines:
    """Neighbouring texts (markdown-it cuts at escapes and entities) become one."""
    merged: list[Inline] = []
    for is_text, group in groupby(inlines, lambda inline: isinstance(inline, Text)):
        if is_text:
            merged.append(Text("".join(one.text for one in group if isinstance(one, Text))))
        else:
            merged += group
    return tuple(merged)


def _tidy(inlines: Iterable[Inline]) -> Inlines:
    """`_merged`, without line breaks and blanks at either end (a comment may leave them)."""
    merged = list(_merged(inlines))
    while merged and _is_blank(merged[-1]):
        merged.pop()
    del merged[: next((i for i, one in enumerate(merged) if not _is_blank(one)), 0)]
    if merged and isinstance(first := merged[0], Text):
        merged[0] = Text(first.text.lstrip(" "))
    if merged and isinstance(last := merged[-1], Text):
        merged[-1] = Text(last.text.rstrip())
    return tuple(merged)


def _is_blank(inline: Inline) -> bool:
    return isinstance(inline, LineBreak) or inline == Text(" ")


COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)


def comments_in(source: Source, node: Node) -> Iterator[Comment]:
    """The comments in `node` and below it, in document order; of several settings in one comment,
    each is one."""
    for comment in _written_in(source, node):
        yield from one_by_one(comment)


def _written_in(source: Source, node: Node) -> Iterator[Comment]:
    match node.type:
        case "html_block":
            content = node.token.content
            for found in COMMENT.finditer(content):
                line = node.line + content.count("\n", 0, found.start())
                yield Comment(found[1], source.at(line))
        case "html_inline":
            if whole := COMMENT.fullmatch(node.token.content):
                yield Comment(whole[1], source.at(node.line))
        case _:
            for child in node.children:
                yield from _written_in(source, child)


def apart(
    source: Source, nodes: Sequence[Node]
) -> tuple[Sequence[Node], Sequence[tuple[Comment, ...]]]:
    """Those of `nodes` that are more than comments, and the comments before each of them and, last,
    behind all of them."""
    shown: list[Node] = []
    gaps: list[list[Comment]] = [[]]
    below, alone = 0, False
    for node in nodes:
        if is_comment(node):
            alone = _stands_alone(source, node.line, alone if node.line == below else None)
            below = node.line + node.token.content.count("\n")
            gaps[-1] += (replace(comment, alone=alone) for comment in comments_in(source, node))
            _leave_out_comments(source, node)
        else:
            shown.append(node)
            gaps.append([])
    return shown, [tuple(gap) for gap in gaps]


def _leave_out_comments(source: Source, block: Node) -> None:
    """Takes down the comments in `block`, a block of HTML."""
    for comment in _written_in(source, block):
        source.leave_out(comment.location.line, f"<!--{comment.text}-->", "comment")


def is_comment(node: Node) -> bool:
    """Whether `node` is a block that holds comments and nothing else."""
    return node.type == "html_block" and not COMMENT.sub("", node.token.content).strip()


def _stands_alone(source: Source, line: int, above: bool | None) -> bool:
    """Whether the comment at `line` is neither in something nor directly under it. `above`: what
    holds for the comment directly above, if there is one. An indented one never stands alone."""
    if above is None:
        above = line == 1 or not source.lines[line - 2].strip()
    return above and source.lines[line - 1].startswith("<!--")
