"""Which warnings an author takes back, and how: `allow: yes-no, long-answer`.

Knows both places where an author may name the codes of rules, front matter and comments. Does not
know what a rule finds.
"""

from collections.abc import Iterable, Iterator

from cribdeck.lint.rules import RULES
from cribdeck.notes.blocks import Comment
from cribdeck.notes.comments import keyword
from cribdeck.notes.document import Document
from cribdeck.notes.settings import Settings
from cribdeck.notes.walk import sections
from cribdeck.problems import Problem, Severity, instead, shortened

CODES = tuple(rule.code for rule in RULES)


def by_settings(settings: Settings) -> frozenset[str]:
    """The warnings that the front matter takes back for a whole document."""
    return _known(settings.allow.words) if settings.allow else frozenset()


def by_comments(comments: Iterable[Comment]) -> frozenset[str]:
    """The warnings that `comments` take back."""
    found: set[str] = set()
    for comment in comments:
        word, text = keyword(comment)
        if word == "allow":
            found |= _known(text.split(","))
    return frozenset(found)


def problems(document: Document) -> Iterator[Problem]:
    """A warning for each place in `document` that takes back a warning which is not known."""
    allow = document.settings.allow
    if allow and (wrong := _wrong(allow.words)):
        fact, remedy = wrong
        fact = f"`allow` in the front matter: {fact}"
        yield Problem(allow.location, "front-matter", fact, remedy, Severity.WARNING)
    for path in sections(document.sections):
        section = path[-1]
        own = (comment for entry in section.entries for comment in entry.comments)
        for comment in dict.fromkeys((*section.comments, *own)):  # a part has those of its entry
            word, text = keyword(comment)
            if word == "allow" and (wrong := _wrong(text.split(","))):
                yield Problem(comment.location, "allow", *wrong, Severity.WARNING)


def _known(said: Iterable[str]) -> frozenset[str]:
    """The codes in `said` that are known."""
    return frozenset(map(str.strip, said)).intersection(CODES)


def _wrong(said: Iterable[str]) -> tuple[str, str] | None:
    """What is wrong with `said`, and what to write instead, where one of its codes is not known or
    there is none."""
    codes = tuple(filter(None, map(str.strip, said)))
    if not codes:
        return "`allow:` names no warning", f"write one or more of {', '.join(CODES)}"
    unknown = [code for code in codes if code not in CODES]
    if not unknown:
        return None
    return f"no warning is called {shortened(', '.join(unknown))}", instead(unknown[0], CODES)
