"""HTML comments: what the keyword at the beginning of one means, and where it means something.

Knows the words that begin a comment which is meant for cribdeck (`<!-- allow: yes-no -->`).
Comments are shown nowhere; one without such a word is the author's own. Does not know what cards,
samples and lint do with theirs, nor how a comment finds its entry (recognise.under_heading).
"""

import re
from collections.abc import Collection, Iterator, Sequence

from cribdeck.notes.blocks import CodeBlock, Comment
from cribdeck.notes.document import Carded, Entry
from cribdeck.notes.entry_body import body
from cribdeck.notes.walk import blocks
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
    found = [problem for comment in meant for problem in _unless(comment, ("allow",))]
    found += [problem for comment in stray for problem in _unless(comment, ())]
    for entry in entries:
        if entry.comments:
            here = OF_ENTRIES if isinstance(entry, Carded) else ("allow",)
            beside = set(_beside_fences(entry))
            for comment in entry.comments:
                found += _unless(comment, (*here, *OF_SAMPLES) if comment in beside else here)
    return sorted(found, key=lambda problem: problem.location)


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
