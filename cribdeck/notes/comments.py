"""HTML comments: to which entry each belongs, and what a keyword at its beginning means.

Knows where a comment stands in the file and the words that begin one that is meant for cribdeck
(`<!-- allow: yes-no -->`). Comments are shown nowhere; one without such a word is the author's own.
Does not know what cards, samples and lint do with theirs.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cribdeck.notes.blocks import CodeBlock, Comment
from cribdeck.notes.document import Document, Section
from cribdeck.notes.entries import Carded, Entry
from cribdeck.problems import Problem, Severity

OF_ENTRIES = ("cards", "allow")
OF_SAMPLES = ("sample", "stub", "expect")
KEYWORD = re.compile(
    rf"\s*(?:({'|'.join(OF_ENTRIES)})\s*:|({'|'.join(OF_SAMPLES)})(?:[ \t]*:|(?=\s|$)))(.*)",
    re.DOTALL,
)


def keyword(comment: Comment) -> tuple[str, str]:
    """What a comment is for, and what follows that, as written: `<!-- allow: yes-no -->` gives
    ("allow", " yes-no "). Those of samples need no colon. A remark of the author's own gives
    ("", "")."""
    found = KEYWORD.match(comment.text)
    return (found[1] or found[2], found[3]) if found else ("", "")


# --- Whose they are -------------------------------------------------------------------------------


def attach(
    document: Document, comments: Sequence[Comment], lines: Sequence[str]
) -> tuple[Document, tuple[Problem, ...]]:
    """`document` with its `comments` (in document order) in the entries and sections that they
    belong to, and a Problem for each that begins with a keyword and is not understood there.

    `lines` are those of the file. A comment belongs to the entry that it stands in or directly
    under; beside a fence, to the entry of that fence; between a heading and its first entry, to
    that entry where the heading is its prompt, else to the section. One that stands alone, with a
    blank line above it, belongs to the answer of a heading or to nothing.
    """
    if not comments:
        return document, ()
    places = list(_places(document.sections, lines))
    owners = _beside_fences(places, lines)
    beside = set(owners)
    starts = [line for line, _ in places]
    alone, below = False, 0
    for comment in comments:
        line = comment.location.line
        if line != below or not lines[line - 1].startswith("<!--"):
            alone = _stands_alone(line, lines)
        below = line + comment.text.count("\n") + 1
        if comment not in owners:
            owner = _owner(places[bisect_right(starts, line) - 1][1], alone=alone)
            if owner is not None:
                owners[comment] = owner
    given: dict[int, list[Comment]] = {}
    for comment in dict.fromkeys(comments):
        if comment in owners:
            given.setdefault(id(owners[comment]), []).append(comment)
    problems = tuple(
        problem
        for comment in comments
        for problem in _unclear(comment, owners.get(comment), is_beside=comment in beside)
    )
    sections = tuple(_with_comments(section, given) for section in document.sections)
    return replace(document, sections=sections), problems


def _places(
    sections: Iterable[Section], lines: Sequence[str]
) -> Iterator[tuple[int, Section | Entry]]:
    """Where each section and each entry begins, in document order."""
    for section in sections:
        yield section.location.line, section
        for entry in section.entries:
            line = entry.location.line
            if entry.lead:  # the line above that introduces it
                line -= 1
                while line > section.location.line and _is_blank_or_comment(lines[line - 1]):
                    line -= 1
            yield line, entry
        yield from _places(section.sections, lines)


def _is_blank_or_comment(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("<!--")


def _beside_fences(
    places: Iterable[tuple[int, Section | Entry]], lines: Sequence[str]
) -> dict[Comment, Section | Entry]:
    """The comments directly above and below fences, each with the entry of its fence; between two
    fences, it is the one that no blank line parts it from."""
    owners: dict[Comment, Section | Entry] = {}
    for _, place in places:
        for block in place.answer if isinstance(place, Entry) else ():
            for note in block.notes if isinstance(block, CodeBlock) else ():
                if note not in owners or _stands_alone(note.location.line, lines):
                    owners[note] = place
    return owners


def _stands_alone(line: int, lines: Sequence[str]) -> bool:
    """Whether a comment that begins at `line` is neither in something nor directly under it."""
    is_under = line > 1 and bool(lines[line - 2].strip())
    return lines[line - 1].startswith("<!--") and not is_under


def _owner(place: Section | Entry, *, alone: bool) -> Section | Entry | None:
    match place:
        case Section(entries=(first, *_)) if first.from_heading:
            return first
        case Section():
            return place
        case entry if alone and not entry.from_heading:
            return None
        case _:
            return place


def _with_comments(section: Section, given: dict[int, list[Comment]]) -> Section:
    return replace(
        section,
        entries=tuple(
            replace(entry, comments=tuple(given[id(entry)])) if id(entry) in given else entry
            for entry in section.entries
        ),
        sections=tuple(_with_comments(below, given) for below in section.sections),
        comments=tuple(given.get(id(section), ())),
    )


# --- What is not understood -----------------------------------------------------------------------


def _unclear(
    comment: Comment, owner: Section | Entry | None, *, is_beside: bool
) -> Iterator[Problem]:
    word, _ = keyword(comment)
    if word in OF_SAMPLES and not is_beside:
        yield Problem(
            comment.location,
            "stray-comment",
            f"this `{word}:` stands at no sample of code",
            "put it directly above or below the fence",
            Severity.WARNING,
        )
    elif word in OF_ENTRIES and (owner is None or (word == "cards" and not _has_cards(owner))):
        yield Problem(
            comment.location,
            "stray-comment",
            f"this `{word}:` belongs to no entry",
            "put it in the line of an entry, or indented under it",
            Severity.WARNING,
        )


def _has_cards(owner: Section | Entry) -> bool:
    return isinstance(owner, Carded)
