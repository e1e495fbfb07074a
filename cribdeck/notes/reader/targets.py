"""Where the links of a document lead among the notes: to another document of the tree, or to one of
its own headings.

Knows how headings are named in links. Does not know files (notes.linked), nor what a link becomes
on cards and on paper.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from mdit_py_plugins.anchors.index import slugify, unique_slug

from cribdeck.notes import linked
from cribdeck.notes.attachments import Beside
from cribdeck.notes.blocks import Link
from cribdeck.notes.copies import with_links
from cribdeck.notes.document import Document
from cribdeck.notes.passing.links import followed
from cribdeck.notes.walk import links, sections
from cribdeck.notes.words import plain
from cribdeck.problems import Location


def with_targets(document: Document, beside: Beside, home: Path) -> Document:
    """`document`, whose links say where they lead at or below `home`."""
    if all(followed(link.href) for link in links(document)):
        return document
    headings = _headings(document)

    def led(link: Link) -> Link:
        address, name = linked.parted(link.href)
        if followed(link.href):
            return link
        file = linked.document_at(beside, home, link.href, page=link.page) if address else None
        if file == PurePosixPath(document.path.name) or not address:
            return replace(link, target=headings.get(_key(name)))
        return replace(link, target=file)

    return with_links(document, led)


def _headings(document: Document) -> Mapping[str, Location]:
    """Where the headings of `document` stand, by what links call them: their slugs, of which like
    ones are numbered (as GitHub has it), their anchors, and their words (Obsidian's help, "Internal
    links"); of like words, those of the first."""
    found: dict[str, Location] = {}
    slugs: set[str] = set()
    headed = [path[-1] for path in sections(document.sections) if path[-1].level]
    if not any(section.level == 1 for section in headed):
        slugs.add(slugify(document.title))  # it is a heading, too
    for section in headed:
        slug = unique_slug(slugify(plain(section.heading)), slugs)
        found.setdefault(slug, section.location)
    for section in headed:
        for name in (section.anchor, _key(plain(section.heading))):
            if name:
                found.setdefault(name, section.location)
    return found


def _key(name: str) -> str:
    """`name` of a heading as it is compared: of a path of headings the last one, without case."""
    return " ".join(name.rpartition("#")[2].casefold().split())
