"""What notes show or play: pictures, sounds and films, and what stands for one that cannot be.

Knows how a line names them. Does not know files (pictures, recordings).
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from cribdeck.notes import pictures
from cribdeck.notes.blocks import Inline, MissingImage
from cribdeck.notes.reader.markdown import TARGET, Node
from cribdeck.notes.reader.source import Source
from cribdeck.problems import Severity

# In the words of an image: how wide it is to be shown (Obsidian's help, "Embed files").
WIDTH = re.compile(r"(?:^|\|)\s*\d{2,4}(?:x\d{1,4})?\s*$")


def image(source: Source, node: Node, words: str) -> Iterator[Inline]:
    """What `![words](address)` shows."""
    alt = WIDTH.sub("", words)
    source.leave_out(node.line, words.removeprefix(alt), "width of an image")
    source.leave_out(node.line, node.token.meta.get(TARGET, ""), "file of an image")
    yield from shown(source, node.line, str(node.token.attrs.get("src", "")), alt)


def embedded(source: Source, node: Node) -> Iterator[Inline]:
    """What `![[file|words]]` and `[sound:file]` show."""
    file, bar, words = node.token.content.partition("|")
    alt = WIDTH.sub("", words)
    source.leave_out(node.line, node.token.markup + file + bar, "file of an image")
    source.leave_out(node.line, words.removeprefix(alt), "width of an image")
    yield from shown(source, node.line, quote(file.strip().removesuffix("\\")), alt)


def shown(source: Source, line: int, address: str, alt: str) -> Iterator[Inline]:
    """The picture at `address`, which the notes name at `line` with the words `alt`; these, with a
    problem, where it cannot be shown."""
    location = source.at(line)
    try:
        picture, wrong = pictures.read(source.path.parent, source.vault, address, alt, location)
    except pictures.Unusable as unusable:
        source.problem(line, "image", unusable.fact, unusable.remedy, Severity.FLAW)
        text = alt.strip() or pictures.name_of(address)
        if text:
            yield MissingImage(text, alt, address, location)
    else:
        if wrong:
            source.problem(line, "image", wrong.fact, wrong.remedy, Severity.FLAW)
        yield picture
