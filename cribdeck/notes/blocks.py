"""What Markdown is made of: inlines within a line, blocks below one another.

Frozen data without behaviour. `Inline` and `Block` are closed unions: a `match` over them ends in
`assert_never`, so that a new kind fails the type checker and not the reader of the sheet. Where an
inline stands in the notes is no part of what it is: its `location` is not compared.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path, PurePosixPath

from cribdeck.problems import Location

# --- Inlines (CommonMark section 6) ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters, entities already decoded."""

    text: str


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """`code` within a line."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Strong:
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Strikethrough:
    children: "tuple[Inline, ...]"


class Style(StrEnum):
    """What else HTML may do to the words of a line; each is the name of its element (HTML, 4.5)."""

    SUBSCRIPT = "sub"
    SUPERSCRIPT = "sup"
    KEYBOARD = "kbd"
    HIGHLIGHT = "mark"  # `==words==`, too
    UNDERLINE = "u"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Styled:
    """Words in one of the styles that HTML has and Markdown has not."""

    style: Style
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Ruby:
    """Words with their `reading`, which stands above them or in brackets behind (HTML, 4.5.10)."""

    children: "tuple[Inline, ...]"
    reading: str


@dataclass(frozen=True, slots=True)
class Blank:
    """Words that their author marked to be asked for: `{{c1::words::hint}}`. Those of one `number`
    are asked for together; 0 is that of words which are asked for by themselves (`==words==`)."""

    children: "tuple[Inline, ...]"
    number: int
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """`href` as written; a writer decides whether it can be followed from a card or from paper.
    `page`: it is a page's name in a sentence (`[[Page#Heading]]`), and no address. `target` is
    where it leads among the notes: to another file, from the folder of this one, or to the heading
    at a place in this one."""

    href: str
    children: "tuple[Inline, ...]"
    page: bool = False
    target: PurePosixPath | Location | None = None


@dataclass(frozen=True, slots=True)
class LineBreak:
    """The end of a line: a `hard` one must stay a new line, a soft one is a space. `location` is
    that of the source line which begins behind it; None where the break is written as `<br>`."""

    hard: bool
    location: Location | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Math:
    """A formula in TeX; `display`: on a line of its own."""

    tex: str
    display: bool
    location: Location = field(compare=False)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in the notes' folder. `name` is what it is called wherever it goes: it comes from
    the content that is shown, so that no two pictures share one. `digest` is the SHA-256 of the
    file, in hex. `width` and `height` in CSS pixels."""

    file: Path
    alt: str
    name: str
    width: float
    height: float
    digest: str
    location: Location = field(compare=False)


@dataclass(frozen=True, slots=True)
class MissingImage:
    """Words where the notes name a picture that cannot be shown: `text` is its `alt`, or the name
    of its file where it has none. `address` is written as in the notes."""

    text: str
    alt: str
    address: str
    location: Location = field(compare=False)


@dataclass(frozen=True, slots=True)
class Media:
    """A sound or a film in the notes' folder, which Anki plays; on paper its words stand for it.
    `name` and `digest` as of an image; `text` is a sign with its `alt`, or with the name of its
    file where it has none."""

    file: Path
    text: str
    alt: str
    name: str
    digest: str
    location: Location = field(compare=False)


Inline = (
    Text
    | CodeSpan
    | Emphasis
    | Strong
    | Strikethrough
    | Styled
    | Ruby
    | Blank
    | Link
    | LineBreak
    | Math
    | Image
    | MissingImage
    | Media
)
Inlines = tuple[Inline, ...]
# Inlines that are what they hold, and how it is shown; a reading stands beside the words of a ruby.
Holder = Emphasis | Strong | Strikethrough | Styled | Blank | Link

# --- Blocks (CommonMark sections 4 and 5; tables are GitHub's extension) --------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`leads`: it belongs to what stands below it, though no colon at its end says so. `asks`: what
    stands in its further lines or below it answers its first."""

    inlines: Inlines
    location: Location
    leads: bool = field(default=False, compare=False)
    asks: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Comment:
    """What stands between `<!--` and `-->`, as written; `location` is the line of the `<!--`.
    `alone`: neither in a block nor directly under one."""

    text: str
    location: Location
    alone: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A fence, character for character.

    `text` has no final newline; `location` is the line of the opening fence (indented code has
    none: `fenced` is False); `row_location` says where a line of it stands. `language` is the first
    word of the info string in lower case ("" where there is none), `attributes` the rest of it, as
    written.
    `notes` are the HTML comments directly before and after a fence; no output shows them.
    """

    text: str
    language: str
    attributes: str
    location: Location
    fenced: bool = True
    notes: tuple[Comment, ...] = ()


def row_location(block: CodeBlock, row: int) -> Location:
    """Where the line `row` (from 0) of the code in `block` stands in the notes."""
    first = block.location.line + (1 if block.fenced else 0)
    return replace(block.location, line=first + row)


@dataclass(frozen=True, slots=True)
class ListItem:
    """`is_ticked` is None where the item has no box (`- [x]`)."""

    blocks: "tuple[Block, ...]"
    location: Location
    is_ticked: bool | None = None


@dataclass(frozen=True, slots=True)
class ItemList:
    """`start` is the first number of an ordered list and None for bullets."""

    items: tuple[ListItem, ...]
    start: int | None
    location: Location


DETAILS = "details"


@dataclass(frozen=True, slots=True)
class Quote:
    """What is set apart from the text around it. `kind` is DETAILS for what opens on demand, or the
    word of a callout in lower case ("question", "warning"); then a first paragraph in bold is its
    title. "" is a mere quotation. `lid` is how many blocks below that paragraph stand on what opens
    (a list, code), too."""

    blocks: "tuple[Block, ...]"
    location: Location
    kind: str = ""
    lid: int = 0


class Align(StrEnum):
    NONE = ""
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one line of a table."""

    cells: tuple[Inlines, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Table:
    """`header` and each of `rows` have as many cells as `aligns`."""

    header: Row
    rows: tuple[Row, ...]
    aligns: tuple[Align, ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break (`---`)."""

    location: Location


Block = Paragraph | CodeBlock | ItemList | Quote | Table | Rule
Blocks = tuple[Block, ...]

PYTHON = frozenset({"python", "py", "python3", "py3"})  # what fences call it
# Fences in these "languages" hold drawings or plain text: kept as drawn, and not checked.
DRAWN = frozenset({"", "text", "txt", "ascii", "plain", "plaintext"})
