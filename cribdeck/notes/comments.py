"""HTML comments: what the keyword at the beginning of one means, and where it means something.

Knows the words that begin a comment which is meant for cribdeck (`<!-- allow: yes-no -->`).
Comments are shown nowhere; one without such a word is the author's own. Does not know what cards,
samples and lint do with theirs, nor how a comment finds its entry (recognise.under_heading).
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from cribdeck.notes.blocks import CodeBlock, Comment
from cribdeck.notes.document import Carded, Entry
from cribdeck.notes.entry_body import body
from cribdeck.notes.walk import blocks
from cribdeck.problems import Problem, Severity

OF_ENTRIES = ("cards", "allow", "tags", "hint", "type", "say", "priority", "short")
# These hold for all below a heading.
OF_HEADINGS = ("allow", "tags", "type", "say", "priority", "short")
OF_SAMPLES = ("sample", "stub", "expect")
WITH_VALUE = "|".join(word for word in OF_ENTRIES if word != "type")
KEYWORD = re.compile(
    rf"\s*(?:({WITH_VALUE})\s*:|(type)(?=\s*$)"
    rf"|({'|'.join(OF_SAMPLES)})(?:[ \t]*:|(?=\s|$)))(.*)",
    re.DOTALL,
)
# What parts the settings of an entry that stand in one comment.
NEXT = re.compile(rf"(?:;|\n)\s*(?=(?:{WITH_VALUE})\s*:|type\s*(?:[;\n]|$))")


def keyword(comment: Comment) -> tuple[str, str]:
    """What a comment is for, and what follows that, as written: `<!-- allow: yes-no -->` gives
    ("allow", " yes-no "). Those of samples need no colon, and `type` has none. A remark of the
    author's own gives ("", "")."""
    found = KEYWORD.match(comment.text)
    return (found[1] or found[2] or found[3], found[4]) if found else ("", "")


def one_by_one(comment: Comment) -> Iterator[Comment]:
    """`comment`, or a comment for each of the settings of an entry in it, where there are several:
    each in a line of its own, or behind a semicolon."""
    begins = [found.end() for found in NEXT.finditer(comment.text)]
    if not begins or keyword(comment)[0] in OF_SAMPLES:
        yield comment
        return
    for begin, end in pairwise((0, *begins, len(comment.text))):
        line = comment.location.line + comment.text.count("\n", 0, begin)
        location = replace(comment.location, line=line)
        yield replace(comment, text=comment.text[begin:end].rstrip("; \t\n"), location=location)


def holds_below(comment: Comment) -> bool:
    """Whether it says of a heading what then holds for each entry below it."""
    return takes_out(comment) or keyword(comment)[0] in OF_HEADINGS[1:]


def takes_out(comment: Comment) -> bool:
    """Whether it says that where it stands, at an entry or a heading, nothing gets a card."""
    word, text = keyword(comment)
    return word == "cards" and text.strip().lower() == "off"


def misplaced(
    of_heading: Sequence[Comment], entries: Sequence[Entry], stray: Sequence[Comment]
) -> list[Problem]:
    """A warning for each comment under a heading whose keyword means nothing where it stands, by
    line: in the heading itself, in one of `entries`, or in none of them (`stray`)."""
    meant = [comment for comment in of_heading if not takes_out(comment)]
    found = [problem for comment in meant for problem in _unless(comment, OF_HEADINGS)]
    found += [problem for comment in stray for problem in _unless(comment, ())]
    for entry in entries:
        if entry.comments:
            here = _of(entry)
            beside = set(_beside_fences(entry))
            for comment in entry.comments:
                found += _unless(comment, (*here, *OF_SAMPLES) if comment in beside else here)
    return sorted(found, key=lambda problem: problem.location)


def matters(entry: Entry, comment: Comment) -> bool:
    """Whether `comment` means something at `entry`: what has no card has no settings of cards."""
    return keyword(comment)[0] in _of(entry)


def _of(entry: Entry) -> tuple[str, ...]:
    return OF_ENTRIES if isinstance(entry, Carded) else ("allow", "short")


def _beside_fences(entry: Entry) -> Iterator[Comment]:
    for block in blocks(body(entry)):
        if isinstance(block, CodeBlock):
            yield from block.notes


def _unless(comment: Comment, meant: Collection[str]) -> Iterator[Problem]:
    """A warning where `comment` has a keyword that is not among those `meant` at its place."""
    word, _ = keyword(comment)
    if not word or word in meant:
        return
    if word in OF_SAMPLES:
        fact = f"this `{word}:` stands at no sample of code"
        remedy = "put it directly above or below the fence"
    else:
        fact = f"this `{word}:` belongs to no entry"
        remedy = "put it in the line of an entry, or indented under it"
    yield Problem(comment.location, "stray-comment", fact, remedy, Severity.WARNING)
