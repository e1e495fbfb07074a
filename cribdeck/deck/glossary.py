"""The terms that a document defines: what the back of a question says that has no answer yet.

Knows terms and where a question names them. Does not know notes (cards).
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from cribdeck.html.markup import answer_html, element, inline_html, together
from cribdeck.notes.blocks import Inlines
from cribdeck.notes.document import Entry, Term
from cribdeck.notes.words import plain

WORD = re.compile(r"\w+")

Glossary = Mapping[tuple[str, ...], Term]


def glossary(found: Iterable[Entry]) -> Glossary:
    """The terms among `found`, each by its words in lower case. A number names many things."""
    return {
        _words(entry.prompt): entry
        for entry in found
        if isinstance(entry, Term) and entry.answer and any(map(str.isalpha, plain(entry.prompt)))
    }


def _words(inlines: Inlines) -> tuple[str, ...]:
    return tuple(WORD.findall(plain(inlines).casefold()))


def _named(prompt: Inlines, terms: Glossary) -> Iterator[Term]:
    """The terms that `prompt` names, also in the plural; of overlapping ones the longest."""
    words = _words(prompt)
    longest = max(map(len, terms), default=0)
    i = 0
    while i < len(words):
        for length in range(longest, 0, -1):
            *before, last = words[i : i + length] or ("",)
            forms = (last, last.removesuffix("s"), last.removesuffix("es"))
            named = [terms[name] for form in forms if (name := (*before, form)) in terms]
            if named:
                yield named[0]
                i += length - 1
                break
        i += 1


def no_answer_html(entry: Entry, terms: Glossary) -> Markup:
    """The back of the question `entry`, which has no answer: that it has none, and what the notes
    say about the things that it names."""
    missing = element("p", {"class": "unanswered"}, "The notes have no answer yet.")
    named = dict.fromkeys(_named(entry.prompt, terms))
    if not named:
        return missing
    rows = (
        together(
            element("dt", {}, inline_html(term.prompt)), element("dd", {}, answer_html(term.answer))
        )
        for term in named
    )
    return together(missing, element("p", {}, "They do say:"), element("dl", {}, *rows))
