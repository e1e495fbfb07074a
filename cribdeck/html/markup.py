"""Inlines and blocks as HTML, for all writers, and the elements that they are built of.

Knows tags and what must be escaped: what is HTML has the type Markup, all else is text. Does not
know where the HTML goes: what is special to Anki's fields or to paper is done by deck and sheet.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import assert_never

from markupsafe import Markup

from cribdeck.html.direction import direction
from cribdeck.html.highlighting import Span, highlight
from cribdeck.notes.blocks import (
    DRAWN,
    Blank,
    Block,
    CodeBlock,
    CodeSpan,
    Emphasis,
    Image,
    Inline,
    Inlines,
    ItemList,
    LineBreak,
    Link,
    Math,
    Media,
    MissingImage,
    Paragraph,
    Quote,
    Ruby,
    Rule,
    Strikethrough,
    Strong,
    Styled,
    Table,
    Text,
)
from cribdeck.notes.katex import in_tex
from cribdeck.notes.passing.links import followed

NOTHING = Markup()

# --- Elements -------------------------------------------------------------------------------------

VOID = frozenset({"br", "col", "hr", "img"})  # elements without content or an end (HTML, 13.1.2)


def text(words: str) -> Markup:
    """`words` as HTML. Quotes stand as they are, in text they need no escape: markupsafe's would
    change the fields of notes that people have in Anki."""
    return Markup(escape(words, quote=False))


def together(*parts: str) -> Markup:
    """The HTML of `parts`, one after the other; a part that is no Markup is text."""
    return Markup(_joined(parts))


def _joined(parts: Iterable[str]) -> str:
    return "".join([part if isinstance(part, Markup) else text(part) for part in parts])


def element(tag: str, attributes: Mapping[str, str | None], *children: str) -> Markup:
    """An element. Attributes that are None are left out; children that are no Markup are text."""
    begin = tag
    for name, value in attributes.items():
        if value is not None:
            begin += f' {name}="{escape(value)}"'
    return Markup(f"<{begin}>" if tag in VOID else f"<{begin}>{_joined(children)}</{tag}>")


# --- Inlines --------------------------------------------------------------------------------------

BRACES = re.compile(r"\}(?=\})")


@dataclass(frozen=True, slots=True)
class Figures:
    """How formulas, images and recordings become HTML, which a card and paper do differently;
    `linked` is for a missing image within a link. `leads` gives the address of a link, None where
    it leads nowhere from there."""

    math: Callable[[Math], Markup]
    image: Callable[[Image], Markup]
    missing: Callable[[MissingImage], Markup]
    linked: Callable[[MissingImage], Markup]
    played: Callable[[Media], Markup]
    leads: Callable[[Link], str | None]


def mathjax(math: Math) -> Markup:
    """A formula for Anki, which draws it with MathJax (Anki manual, "Math & Symbols")."""
    # Two closing braces would end a cloze; a blank between them changes nothing in TeX.
    tex = BRACES.sub("} ", in_tex(math.tex))
    return element("span", {"class": "math"}, f"\\[{tex}\\]" if math.display else f"\\({tex}\\)")


def media_image(image: Image) -> Markup:
    """An image for Anki, which finds it by its name among the deck's media."""
    return element("img", {"src": image.name, "alt": image.alt})


def missing_image(image: MissingImage) -> Markup:
    """What stands for an image on a card: its words, and where it is on the net, a link to it."""
    if followed(image.address):
        return element("a", {"href": image.address}, image.text)
    return linked_missing_image(image)


def linked_missing_image(image: MissingImage) -> Markup:
    """The same within a link: a link in another is no HTML (4.5.1)."""
    return text(image.text)


def played(media: Media) -> Markup:
    """A sound or a film for Anki, which puts a button in its place (Anki manual, "Media"). Its
    words stay away: the name of a file may tell the answer."""
    return element("span", {"class": "media"}, f"[sound:{media.name}]")


def on_the_net(link: Link) -> str | None:
    """Where a link leads from a card, which is alone: to the net, or nowhere."""
    return link.href if not link.page and followed(link.href) else None


ON_CARDS = Figures(mathjax, media_image, missing_image, linked_missing_image, played, on_the_net)


def inline_html(inlines: Iterable[Inline], figures: Figures = ON_CARDS) -> Markup:
    """HTML for `inlines`. A link that leads nowhere from a card or from paper keeps its text and
    loses its target."""
    return together(*[_inline_html(inline, figures) for inline in inlines])


def _inline_html(inline: Inline, figures: Figures) -> Markup:
    match inline:
        case Text(words):
            return text(words)
        case CodeSpan(words):
            return element("code", {}, words)
        case Emphasis(children):
            return element("em", {}, inline_html(children, figures))
        case Strong(children):
            return element("strong", {}, inline_html(children, figures))
        case Strikethrough(children):
            return element("s", {}, inline_html(children, figures))
        case Styled(style, children):
            return element(style, {}, inline_html(children, figures))
        case Ruby(children, reading):
            # What shows no readings above words shows the brackets (HTML, 4.5.12).
            brackets = (element("rp", {}, sign) for sign in "()")
            above = element("rt", {}, reading)
            begin, end = brackets
            return element("ruby", {}, inline_html(children, figures), begin, above, end)
        case Blank(children):
            return inline_html(children, figures)
        case Link(_, children):
            address = figures.leads(inline)
            if address is None:
                return inline_html(children, figures)
            within = replace(figures, missing=figures.linked)
            return element("a", {"href": address}, inline_html(children, within))
        case LineBreak(hard):
            return element("br", {}) if hard else text(" ")
        case Math():
            return figures.math(inline)
        case Image():
            return figures.image(inline)
        case MissingImage():
            return figures.missing(inline)
        case Media():
            return figures.played(inline)
        case _:
            assert_never(inline)


# --- Blocks ---------------------------------------------------------------------------------------


def blocks_html(blocks: Iterable[Block]) -> Markup:
    """HTML for `blocks`, in order."""
    return together(*map(block_html, blocks))


def answer_html(blocks: tuple[Block, ...]) -> Markup:
    """HTML for an answer: a single paragraph is only its line."""
    match blocks:
        case (Paragraph(inlines),):
            return inline_html(inlines)
        case _:
            return blocks_html(blocks)


def block_html(block: Block) -> Markup:
    """HTML for one block and what it holds."""
    match block:
        case Paragraph(inlines):
            return element("p", {}, inline_html(inlines))
        case CodeBlock():
            return code_html(block)
        case ItemList(items, start):
            return listed(start, (element("li", {}, _item_html(one.blocks)) for one in items))
        case Quote(blocks):
            return element("blockquote", {}, blocks_html(blocks))
        case Table():
            return table_html(block)
        case Rule():
            return element("hr", {})
        case _:
            assert_never(block)


def listed(start: int | None, rows: Iterable[Markup]) -> Markup:
    """The list of `rows`, each an element, which counts from `start`, or has bullets."""
    if start is None:
        return element("ul", {}, *rows)
    return element("ol", {"start": None if start == 1 else str(start)}, *rows)


def _item_html(blocks: tuple[Block, ...]) -> Markup:
    # An item that starts with a line of text is set tight, as the notes show it.
    match blocks:
        case (Paragraph(inlines), *rest):
            return inline_html(inlines) + blocks_html(rest)
        case _:
            return blocks_html(blocks)


def table_html(table: Table, figures: Figures = ON_CARDS, shares: Sequence[float] = ()) -> Markup:
    """HTML for a table: a header row of `th scope=col`, then the rows. With `shares`, the parts of
    the width that its columns take, it has the class `tight`: its words may be broken anywhere."""

    def row(tag: str, scope: str | None, cells: Iterable[Inlines]) -> Markup:
        aligned = zip(cells, table.aligns, strict=True)
        return element("tr", {}, *(cell_html(tag, scope, align, cell) for cell, align in aligned))

    def cell_html(tag: str, scope: str | None, align: str | None, cell: Inlines) -> Markup:
        inner = inline_html(cell, figures)
        # Each runs its own way: words of one language often head those of another.
        attributes = {"scope": scope, "class": align or None, "dir": direction(inner)}
        return element(tag, attributes, inner)

    widths = (element("col", {"style": f"width: {share:.2%}"}) for share in shares)
    return element(
        "table",
        {"class": "tight" if shares else None},
        element("colgroup", {}, *widths) if shares else "",
        element("thead", {}, row("th", "col", table.header.cells)),
        element("tbody", {}, *(row("td", None, each.cells) for each in table.rows)),
    )


def code_html(block: CodeBlock) -> Markup:
    """HTML for a code block: `<pre><code>` that holds the text, character for character."""
    if links := _chain(block):
        fits = "chain" if len(block.text) <= WIDE else "chain long"
        return code_begin(block, fits) + Markup("").join(links) + CODE_END
    lines = Markup("\n").join(map(line_html, highlight(block)))
    return code_begin(block) + lines + CODE_END


def code_begin(block: CodeBlock, *classes: str) -> Markup:
    """The tags before the text of a code block: HTML drops a newline directly after <pre>, so
    <code> stands between (HTML 13.1.2.5)."""
    names = " ".join(("code", *(["drawn"] if block.language in DRAWN else []), *classes))
    language = text("")
    if block.language:
        language = Markup(' data-language="{}"').format(block.language)
    # Its own direction keeps code out of the guess which way the text around it runs.
    return Markup(f'<pre class="{names}" dir="ltr"{language}><code>')


CODE_END = Markup("</code></pre>")
NARROW, WIDE = 34, 70  # characters of code that fit in a line of a phone, and of a desktop
ARROW = re.compile(r"(\s+(?:<?[-=─━═]+[>▶►]|<[-=─━═]+|[←→↔⇐⇒⇔⟵⟶⟷])\s+)")


def _chain(block: CodeBlock) -> list[Markup]:
    """What a drawing of one row joins with arrows, and the arrows, each an element, so that they
    can stand one below the other where they do not fit; [] where there is nothing to be set so."""
    if block.language not in DRAWN or "\n" in block.text or len(block.text) <= NARROW:
        return []
    links = ARROW.split(block.text)
    if len(links) == 1:
        return []
    return [
        element("span", {"class": "arrow" if i % 2 else "box"}, link)
        for i, link in enumerate(links)
    ]


def line_html(line: Iterable[Span]) -> Markup:
    """HTML for one line of highlighted code, without its newline."""
    return together(
        *(
            element("span", {"class": span.token_class}, span.text)
            if span.token_class
            else span.text
            for span in line
        )
    )
