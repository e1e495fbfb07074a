"""Markdown as markdown-it reads it, as a tree of nodes of which each knows its line: CommonMark
with tables, definition lists, strikethrough, formulas.

Knows how markdown-it is set up, what is added to it (block_rules, formulas; code, links and images
say over how many lines they go), and that each line which says something has a place. Does not know
what becomes of it.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import blockquote, list_block
from markdown_it.rules_inline import StateInline, backtick, image, link
from markdown_it.token import Token

from cribdeck.notes.reader import (
    attributes,
    callouts,
    footnotes,
    marks,
    program_lines,
    properties,
    tags,
    wiki,
)
from cribdeck.notes.reader.block_rules import (
    FENCE,
    LENIENT,
    TOO_DEEP,
    Span,
    as_meant,
    bounded,
    closed_html,
    day_of_month,
    lenient_fence,
    whole_table,
)
from cribdeck.notes.reader.indented import text_not_code
from cribdeck.notes.reader.list_ends import ends_list

BLOCKS_END_AT = ["paragraph", "reference", "blockquote", "list"]  # by a fence or a `$$`
# markdown-it drops blocks that are nested deeper than this without a word (a list takes two levels,
# so that none are: see `bounded`), and looks for links in brackets only so deep.
MAX_NESTING = 60
LONGEST = 100_000  # characters of a paragraph; the rules of brackets take long for each of them
TOO_LONG = "too_long"  # in the meta of the first text of one that is kept as it is written
DEEPEST_LINE = 20  # marks of emphasis in one another
DEEPEST_IMAGE = 3  # images in the words of one another
IMAGES = "images"  # in the env: how many of them are open
# A container's map says nothing: it spans what is in it, also where markdown-it dropped that.
CONTAINERS = frozenset(
    {"bullet_list_open", "ordered_list_open", "list_item_open", "blockquote_open", "callout_open"}
    | {"dl_open", "dd_open"}
)
# In the meta of a token: how many lines end within what it closes; the target of a link or image,
# as it is written behind the text.
LINE_ENDS, TARGET = "line_ends", "target"
# Types of nodes: of lists, and of the ends of lines in a paragraph.
LISTS = frozenset({"bullet_list", "ordered_list"})
BREAKS = frozenset({"softbreak", "hardbreak"})
FLAT = frozenset({"inline", "paragraph", "heading", "table"})  # they hold no blocks
Attributes = dict[str, str | int | float]  # of a token
InlineRule = Callable[[StateInline, bool], bool]


def parse(
    text: str, *, above: str = "", highlights: bool = True
) -> tuple[list[Token], list[Span], list[Span]]:
    """The tokens of `text`, where all stands that carries text, and where of that the definitions
    of targets do (`[name]: address`), which are no tokens. `above` it stands the front matter.
    Whether `highlights` ask."""
    mere: dict[str, Any] = {} if highlights else {marks.MERE: True}
    mere |= tags.env_of(text, above)
    env: dict[str, Any] = {**mere}
    tokens = _markdown().parse(text, env)
    if any(token.meta[FENCE].is_open for token in tokens if FENCE in token.meta):
        env = {LENIENT: True, **mere}
        tokens = _markdown().parse(text, env)
    tokens = footnotes.placed(tokens)
    definitions = [*env.get("references", {}).values(), *env.get("duplicate_refs", [])]
    references = [(first, end) for first, end in (one["map"] for one in definitions)]
    maps = [token.map for token in tokens if token.map and token.type not in CONTAINERS]
    # The name of a definition says only where it begins.
    return tokens, [*((first, max(end, first + 1)) for first, end in maps), *references], references


def parse_inline(text: str) -> Iterable[Token]:
    """The tokens of `text` as the inside of a paragraph."""
    return _markdown().parseInline(text)[0].children or ()


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    markdown.enable(["table", "strikethrough"])
    # Which addresses may be followed is decided where they would be (markup, images).
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    _add_inline_rules(markdown)
    _add_block_rules(markdown)
    return markdown


def _add_inline_rules(markdown: MarkdownIt) -> None:
    # Imported here: it is needed once, and only when there is something to read.
    from cribdeck.notes.reader import formulas

    inline = markdown.inline.ruler
    inline.before("text", "too_long", _too_long)
    inline.before("text", "beginning", program_lines.beginning)
    inline.before("escape", "math_inline", formulas.dollars())
    inline.before("escape", "math_bracketed", formulas.bracketed)
    inline.before("entity", "no_character", wiki.no_character)
    for added_name, added_rule in (
        ("embedded", program_lines.embedded),
        ("reference", program_lines.reference),
        ("box", program_lines.box),
        ("critic", marks.critic),
        ("inserted", marks.inserted),
        ("highlight", marks.highlight),
        ("cloze", marks.cloze),
        ("braced", marks.braced),
        ("attributes", attributes.attributes),
        ("embed", wiki.embed),
        ("wiki_link", wiki.link),
        ("comment", wiki.comment),
        ("block_id", wiki.block_id),
        ("tags", tags.tags),
        ("properties", properties.properties),
        ("footnote_ref", footnotes.reference),
        ("footnote_inline", footnotes.inline_footnote),
    ):
        inline.before("link", added_name, added_rule)
    inline.at("emphasis", marks.emphasis)
    for name, mark, rule in (
        ("backticks", "`", backtick),
        ("link", "[", link),
        ("image", "!", image),
    ):
        inline.at(name, _as_written(mark, rule))


def _add_block_rules(markdown: MarkdownIt) -> None:
    # Imported here as above.
    from mdit_py_plugins.deflist import deflist_plugin

    from cribdeck.notes.reader import formulas

    block = markdown.block.ruler
    for name, rule, ends in (
        ("fence", lenient_fence, BLOCKS_END_AT),
        ("html_block", closed_html, BLOCKS_END_AT[:-1]),
        ("blockquote", bounded(blockquote), BLOCKS_END_AT),
        ("list", bounded(as_meant(list_block)), BLOCKS_END_AT[:-1]),
        ("table", whole_table, BLOCKS_END_AT[:2]),
    ):
        block.at(name, rule, {"alt": ends})
    deflist_plugin(markdown)
    for name, before, rule, ends in (
        ("math_block", "fence", formulas.dollar_block(), BLOCKS_END_AT),
        ("math_bracketed", "fence", formulas.bracketed_block, BLOCKS_END_AT),
        ("callout", "fence", bounded(callouts.admonition), BLOCKS_END_AT),
        ("colons", "fence", bounded(callouts.colons), BLOCKS_END_AT),
        ("directive", "fence", bounded(callouts.directive), BLOCKS_END_AT),
        ("footnote", "reference", bounded(footnotes.footnote_def), BLOCKS_END_AT[:2]),
        ("day_of_month", "list", day_of_month, BLOCKS_END_AT[-1:]),
        ("ends_list", "list", ends_list, BLOCKS_END_AT[:1]),
        ("comment", "reference", wiki.comment_block, []),
        ("text_not_code", "code", text_not_code, []),
    ):
        block.before(before, name, rule, {"alt": ends})


def _too_long(state: StateInline, silent: bool) -> bool:
    """The rule of a paragraph that is longer than LONGEST: its lines, without any marks."""
    if silent or state.pos or len(state.src) <= LONGEST:
        return False
    first, *further = state.src.split("\n")
    text = state.push("text", "", 0)
    text.content, text.meta = first, {TOO_LONG: True}
    for line in further:
        state.push("softbreak", "br", 0)
        state.push("text", "", 0).content = line
    state.pos = state.posMax
    return True


def _as_written(mark: str, rule: InlineRule) -> InlineRule:
    """`rule`, which begins at `mark`: its last token then tells LINE_ENDS where there are any (what
    tokens hold lacks those in code, in addresses and in titles), and the token of a link or image
    its TARGET (an address is held in another form)."""

    def told(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        images = state.env.get(IMAGES, 0) + (mark == "!")
        if state.src[start] != mark or images > DEEPEST_IMAGE:
            return False
        state.env[IMAGES] = images
        found = rule(state, silent)
        state.env[IMAGES] = images - (mark == "!")
        if not found or silent:
            return found
        if ends := state.src.count("\n", start, state.pos):
            state.tokens[-1].meta[LINE_ENDS] = ends
        for token in state.tokens[before:]:
            if token.type in ("link_open", "image"):
                bracket = start + (mark == "!")
                label = state.md.helpers.parseLinkLabel(state, bracket)
                token.meta[TARGET] = state.src[label + 1 : state.pos]
                break
        return True

    return told


EMPHASIS = frozenset(
    {f"{name}_{end}" for name in ("em", "strong", "s") for end in ("open", "close")}
)


class Node(NamedTuple):
    """A token with what stands between it and its closing token; `type` is the token's without
    `_open`, `line` where it begins, from 1, and `part` what tells it apart from others that begin
    in that line, as those of HTML may. (markdown-it's own SyntaxTreeNode does much the same, four
    times slower.)"""

    type: str
    token: Token
    children: "tuple[Node, ...]"
    line: int
    part: int = 0


def made(
    kind: str,
    line: int,
    children: Iterable[Node] = (),
    *,
    content: str = "",
    tag: str = "",
    last: int = 0,
    attrs: Attributes | None = None,
    meta: dict[str, Any] | None = None,
) -> Node:
    """A node as Markdown would have given it, of what is written otherwise: of the `kind`, from
    `line` to `last`."""
    token = Token(kind, tag, 0, content=content, attrs=attrs or {}, meta=meta or {})
    token.map = [line - 1, max(last, line)]
    return Node(kind, token, tuple(children), line)


def text_node(text: str, line: int) -> Node:
    """The node of `text` in a line."""
    return made("text", line, content=text)


def words(node: Node) -> str:
    """What `node` says in its line."""
    if node.type in BREAKS:
        return "\n"
    if node.type in ("html_inline", "image"):
        return ""
    return "".join(map(words, node.children)) if node.children else node.token.content


def paragraph(inside: Sequence[Node]) -> Node:
    """The paragraph that the nodes `inside` of lines are, where these stand."""
    first = inside[0].line if inside else 1
    last = inside[-1].line if inside else first
    line = made("inline", first, inside, content="".join(map(words, inside)), last=last)
    return made("paragraph", first, (line,), last=last)


def last_line(node: Node) -> int:
    """The last line that `node` stands on."""
    return (node.token.map or [0, node.line])[1]


Siblings = Callable[[Sequence[Node]], tuple[Node, ...]]  # what is done to nodes that are some


def within(done: Siblings, nodes: Sequence[Node]) -> list[Node]:
    """`nodes`, where that is `done` to what is in each that holds blocks."""
    return [
        node._replace(children=done(node.children))
        if node.children and node.type not in FLAT
        else node
        for node in nodes
    ]


def spanning(node: Node, children: Sequence[Node]) -> Node:
    """`node` with these `children`, up to where the last of them ends."""
    first, _ = node.token.map or (node.line - 1, node.line)
    token = node.token.copy(map=[first, last_line(children[-1])])
    return node._replace(token=token, children=tuple(children))


def nodes_of(tokens: Iterable[Token], line: int = 1) -> tuple[Node, ...]:
    """The nodes of `tokens`, which begin at `line`. Blocks say theirs; inlines are counted. Marks
    of emphasis beyond DEEPEST_LINE are text."""
    levels: list[tuple[Token | None, list[Node], int]] = [(None, [], line)]
    too_deep = 0  # marks that are open
    for token in tokens:
        if token.map:
            line = token.map[0] + 1
        opens_too_deep = token.nesting == 1 and len(levels) > DEEPEST_LINE
        if token.type in EMPHASIS and (too_deep or opens_too_deep):
            too_deep += token.nesting
            meant = Token("text", "", 0, content=token.markup, meta={TOO_DEEP: True})
            levels[-1][1].append(Node("text", meant, (), line))
        elif token.nesting == 1:
            levels.append((token, [], line))
        elif token.nesting == -1:
            opened, children, first = levels.pop()
            assert opened is not None
            kind = opened.type.removesuffix("_open")
            levels[-1][1].append(Node(kind, opened, tuple(children), first))
            if token.meta:  # a link, from its beginning
                line = first + _line_ends(token)
        else:
            begin = token.meta.get(footnotes.FROM, line)
            inside = nodes_of(token.children, begin) if token.children else ()
            levels[-1][1].append(Node(token.type, token, inside, line))
            if token.type != "text":
                line += _line_ends(token)
    return tuple(levels[0][1])


def _line_ends(token: Token) -> int:
    """How many lines end within an inline token that is not text."""
    if token.type in BREAKS:
        return 1
    return int(token.meta.get(LINE_ENDS, 0)) or token.content.count("\n")
