"""What notes show or play: pictures, sounds and films, and what stands for one that cannot be.

Knows how a line names them. Does not know files (attachments, pictures, recordings).
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from cribdeck.notes import attachments, pictures, recordings
from cribdeck.notes.blocks import Inline, MissingImage
from cribdeck.notes.reader.markdown import TARGET, Node
from cribdeck.notes.reader.source import Source
from cribdeck.problems import Severity

# In the words of an image: how wide it is to be shown (Obsidian's help, "Embed files").
WIDTH = re.compile(r"(?:^|\|)\s*\d{2,4}(?:x\d{1,4})?\s*$")
ICON = re.compile(r"https://(?:www\.)?notion\.(?:so|site)/icons/")  # of a callout of Notion


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
    path, _, _ = file.partition("#")  # a place in it
    yield from shown(source, node.line, quote(path.strip().removesuffix("\\")), alt)


def shown(source: Source, line: int, address: str, alt: str) -> Iterator[Inline]:
    """The picture or the recording at `address`, which the notes name at `line` with the words
    `alt`; these, with a problem, where it cannot be shown or played."""
    location = source.at(line)
    if ICON.match(address):
        source.leave_out(line, alt, "icon")
        return
    is_recording = recordings.is_recording(address)
    try:
        if is_recording:
            yield recordings.read(source.beside, address, alt, location)
            return
        picture, wrong = pictures.read(source.beside, address, alt, location)
    except attachments.Unusable as unusable:
        code = "recording" if is_recording else "image"
        source.problem(line, code, unusable.fact, unusable.remedy, Severity.FLAW)
        text = alt.strip() or attachments.name_of(address)
        if text:
            yield MissingImage(text, alt, address, location)
    else:
        if wrong:
            source.problem(line, "image", wrong.fact, wrong.remedy, Severity.FLAW)
        yield picture
