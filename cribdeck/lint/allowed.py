"""Which warnings an author takes back, and how: `allow: yes-no, long-answer`.

Knows the codes of lint, what each of them is about, and both places where an author may name them:
front matter and comments. Does not know how lint finds what it warns of.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping

from cribdeck.notes.blocks import Comment
from cribdeck.notes.comments import keyword
from cribdeck.notes.document import Document
from cribdeck.notes.settings import Settings
from cribdeck.notes.walk import sections
from cribdeck.problems import Problem

# The code of each warning and what it is about, as docs/lint.md lists them.
CODES: Mapping[str, str] = {
    "unanswered": "a question without an answer",
    "long-answer": "an answer that is too long to recall",
    "long-list": "a list without order that is too long to recall",
    "unclear-prompt": "a prompt that leans on something it does not name",
    "same-prompt": "two entries that ask the same",
    "yes-no": "a question that yes or no answers",
    "open-cloze": "a blank whose words stand beside it",
    "bare-cloze": "a blank that leaves almost nothing to go by",
    "circular-term": "a term that is defined by itself",
    "duplicate": "an entry that stands twice",
    "near-duplicate": "an entry that stands twice, in almost the same words",
    "empty-heading": "a heading with nothing under it",
    "vague-sample": "a sample of code whose heading does not say what it does",
    "literal-markup": "markup of another program, which is shown as it stands",
}


def by_settings(settings: Settings) -> frozenset[str]:
    """The warnings that the front matter takes back for a whole document."""
    return _known(settings.allow.words) if settings.allow else frozenset()


def by_comments(comments: Iterable[Comment]) -> frozenset[str]:
    """The warnings that `comments` take back; one that names an unknown code takes back none."""
    found: set[str] = set()
    for comment in comments:
        word, text = keyword(comment)
        if word == "allow":
            found |= _known(text.split(","))
    return frozenset(found)


def problems(document: Document) -> Iterator[Problem]:
    """An error for each place in `document` that takes back a warning which is not known."""
    allow = document.settings.allow
    if allow and (wrong := _wrong(allow.words)):
        yield Problem(allow.location, "front-matter", "`allow` is not usable", wrong)
    for path in sections(document.sections):
        section = path[-1]
        for comments in (section.comments, *(entry.comments for entry in section.entries)):
            for comment in comments:
                word, text = keyword(comment)
                if word == "allow" and (wrong := _wrong(text.split(","))):
                    said = text.strip()
                    fact = f"no warnings have these codes: {said}"
                    fact = fact if said else "`allow:` names no warning"
                    yield Problem(comment.location, "allow", fact, wrong)


def _known(said: Iterable[str]) -> frozenset[str]:
    """The codes in `said`; none where one of them is not known."""
    codes = frozenset(filter(None, map(str.strip, said)))
    return codes if codes <= CODES.keys() else frozenset()


def _wrong(said: Iterable[str]) -> str:
    """What to write instead of `said`, where one of its codes is not known or there is none; ""
    where nothing is wrong."""
    codes = tuple(filter(None, map(str.strip, said)))
    if not codes:
        return f"write one or more of {', '.join(CODES)}"
    for code in codes:
        if code not in CODES:
            near = difflib.get_close_matches(code, CODES, n=1)
            hint = f"did you mean {near[0]}? " if near else ""
            return f"{hint}known are {', '.join(CODES)}"
    return ""
