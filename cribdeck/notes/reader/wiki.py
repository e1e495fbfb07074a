"""Rules of markdown-it for what Obsidian and its kin write otherwise: `[[links]]`, `![[embeds]]`,
`[sound:x.mp3]`, `%%comments%%`, `^ids` of blocks.

Knows how they are written (Obsidian's help, "Obsidian Flavored Markdown"; Anki manual, "Media").
Does not know files, nor what becomes of what is embedded.
"""

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from cribdeck.notes.reader.block_rules import line_of

# Tokens of our own: what no output shows, with the reason in its meta; what is embedded; the words
# of a link to a page, whose name is in its meta.
LEFT_OUT, REASON, EMBED = "left_out", "reason", "embed"
LINKED, PAGE = "linked", "page"
# How the names of files end that are shown or played where they are embedded.
SHOWN = (
    *("png", "jpg", "jpeg", "gif", "webp", "svg", "avif", "bmp", "tif", "tiff"),
    *("mp3", "wav", "ogg", "oga", "opus", "m4a", "flac", "aac", "3gp"),
    *("mp4", "webm", "mov", "mkv", "ogv", "avi", "m4v"),
)
NAME = r"[^\[\]\n|#^`]"
LINK = re.compile(
    rf"\[\[(?!\s)(?P<page>{NAME}*)(?P<part>(?:[#^][^\[\]\n|`]*)?)(?:\\?\|(?P<words>[^\[\]\n`]+))?\]\]"
)
EMBEDDED = re.compile(
    rf"!\[\[(?!\s)({NAME}*\.(?:{'|'.join(SHOWN)})(?:#[^\[\]\n|`]*)?(?:\\?\|[^\[\]\n`]*)?)\]\]",
    re.IGNORECASE,
)
SOUND = re.compile(r"\[sound:([^\[\]\n]+)\]", re.IGNORECASE)
# Some plugins of Anki count theirs by the clock, in thousandths of a second.
BLOCK_ID = re.compile(r"\^(?=[\w-]*[a-z]|(?:\d{6}|\d{13})\s*$)[A-Za-z0-9][A-Za-z0-9-]+\s*$")
MOST = 4000  # characters of a comment in a line
MOST_LINES = 60  # of a comment on lines of its own
HEADING = re.compile(r"#{1,6}\s")


def link(state: StateInline, silent: bool) -> bool:
    """The rule of `[[Page]]`, `[[Page|words]]` and `[[Page#Heading]]`, which are their words; so
    are those of a note that is embedded, `![[Note]]`. A link of Markdown may begin with two
    brackets, too, and an index of R stands behind a name."""
    text, start = state.src, state.pos
    brackets = start + text.startswith("!", start)
    if not text.startswith("[[", brackets):
        return False
    before = text[max(start - 1, 0) : start]
    found = LINK.match(text, brackets, state.posMax)
    if not found or (before.isascii() and before.isalnum()) or text.startswith("(", found.end()):
        return False
    page, part, words = found["page"], found["part"], found["words"]
    if not (words or page or part).strip("#^ "):
        return False
    if not silent:
        if words:
            left_out(state, text[start : found.start("words")], "target of a link")
            _linked(state, words, (page + part).removesuffix("\\"))
        else:
            _page(state, page, part)
    state.pos = found.end()
    return True


def _linked(state: StateInline, words: str, page: str) -> None:
    token = state.push(LINKED, "", 0)
    token.content, token.meta = words, {PAGE: page}


def _page(state: StateInline, page: str, part: str) -> None:
    folder, slash, name = page.rpartition("/")
    left_out(state, folder + slash, "target of a link")
    heading = part[1:] if not part.startswith(("#^", "^")) else ""
    said = " > ".join(one.strip() for one in (name, *heading.split("#")) if one.strip())
    _linked(state, said, page + part)
    if not heading:
        left_out(state, part, "target of a link")


def embed(state: StateInline, silent: bool) -> bool:
    """The rule of `![[x.png|300]]` and `[sound:x.mp3]`, of files that are shown or played: what
    stands within is the token's content, what stands before that its markup."""
    text, start = state.src, state.pos
    found = SOUND.match(text, start, state.posMax) or EMBEDDED.match(text, start, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push(EMBED, "", 0)
        token.content, token.markup = found[1], text[start : found.start(1)]
    state.pos = found.end()
    return True


def comment(state: StateInline, silent: bool) -> bool:
    """The rule of `%%a comment%%` within a paragraph."""
    text, start = state.src, state.pos
    if not text.startswith("%%", start) or text[max(start - 1, 0) : start].isdigit():
        return False
    end = text.find("%%", start + 2, min(state.posMax, start + MOST))
    if end < 0:
        return False
    if not silent:
        left_out(state, text[start : end + 2], "comment")
    state.pos = end + 2
    return True


def block_id(state: StateInline, silent: bool) -> bool:
    """The rule of ` ^id` at the end of a block; `^ref` within a sentence is text."""
    text, start = state.src, state.pos
    if text[start] != "^" or text[max(start - 1, 0) : start].strip():
        return False
    found = BLOCK_ID.match(text, start)
    if not found or state.posMax < found.end():
        return False
    if not silent:
        left_out(state, found[0], "id of a block")
    state.pos = found.end()
    return True


def left_out(state: StateInline, text: str, reason: str) -> None:
    """Adds a token for `text`, which no output shows."""
    if text:
        token = state.push(LEFT_OUT, "", 0)
        token.content, token.meta = text, {REASON: reason}


def comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule of `%%` on a line of its own, or at the beginning of one, up to the line that the
    next `%%` ends. One that ends within a line is the other rule's, and none goes over a heading:
    it was never closed."""
    if silent or state.is_code_block(start):
        return False
    first = line_of(state, start)
    if not first.startswith("%%"):
        return False
    last = start
    rest = first[2:]
    while "%%" not in rest:
        last += 1
        if last >= min(end, start + MOST_LINES) or _ends_before(state, last):
            return False
        rest = line_of(state, last)
    if rest.partition("%%")[2].strip():
        return False
    state.line = last + 1
    token = state.push(LEFT_OUT, "", 0)
    token.content = "\n".join(line_of(state, line) for line in range(start, state.line))
    token.map, token.meta = [start, state.line], {REASON: "comment"}
    return True


def _ends_before(state: StateBlock, line: int) -> bool:
    """Whether a block ends before `line`: with its container, or since that is a heading."""
    is_outside = not state.isEmpty(line) and state.sCount[line] < state.blkIndent
    return is_outside or HEADING.match(line_of(state, line)) is not None
