"""What entries show of themselves when the ledger asks who they are, and who they turn out to be.

Frozen data. Does not know how one is found from the other (identify).
"""

from dataclasses import dataclass

from cribdeck.problems import Location


@dataclass(frozen=True, slots=True)
class Claim:
    """What an entry shows of itself when the ledger asks who it is: words without formatting.

    `document` is the file's path relative to the ledger's folder, with "/" on every system.
    `headings` is the path of headings that the entry stands under, outermost first. `answer` is
    what the learner must recall ("" while a question is unanswered; the bold words of a fact).
    `blanks` are the words that the cloze rules of this entry hide, in document order, each
    (rule, words) once. `within`: it asks for a part of another entry, whose answer holds its words.
    `if_known` are blanks that it keeps where it has them already, and gets no more.
    """

    location: Location
    document: str
    headings: tuple[str, ...]
    kind: str
    prompt: str
    answer: str
    anchor: str | None = None
    blanks: tuple[tuple[str, str], ...] = ()
    within: bool = False
    if_known: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an entry is, across edits.

    `guid` is plain hex. `clozes` says which words hold which cloze number, per rule that makes
    clozes of this entry: (("fact", "at-least-once", 1), …), as (rule, words, number).
    """

    guid: str
    clozes: tuple[tuple[str, str, int], ...] = ()
