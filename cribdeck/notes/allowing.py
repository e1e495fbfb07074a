"""Which warnings an author may take back, and how: `allow: yes-no, long-answer`.

Knows the codes of lint and what each of them is about. Does not know how lint finds them, nor where
an author wrote this (front_matter and comments do).
"""

import difflib
from collections.abc import Iterable, Mapping

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


def codes(said: Iterable[str]) -> tuple[str, ...]:
    """The codes in `said`, each once; raises ValueError, with what to write instead, where one of
    them is not known or where there is none."""
    found = tuple(dict.fromkeys(filter(None, map(str.strip, said))))
    if not found:
        raise ValueError(f"write one or more of {', '.join(CODES)}")
    for code in found:
        if code not in CODES:
            near = difflib.get_close_matches(code, CODES, n=1)
            hint = f"did you mean {near[0]}? " if near else ""
            raise ValueError(f"{hint}known are {', '.join(CODES)}")
    return found
