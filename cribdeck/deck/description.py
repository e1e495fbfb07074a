"""What Anki says of a deck before one begins: what is in it, how long it takes, what to search for.

Knows how Anki searches (Anki manual, "Searching", "Leeches"), and that it shows a deck's
description as HTML, and takes a new one with each import (measured, Anki 26.9). Does not know
today: the same notes give the same description, so it names days only before an exam.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from math import ceil

from markupsafe import Markup

from cribdeck.deck.notes import Note, cards_by_kind
from cribdeck.html.markup import element, text, together

# Of the cards of each kind of entry.
CALLED = {
    "question": "questions",
    "comparison": "comparisons",
    "choice": "choices",
    "term": "terms",
    "fact": "facts",
    "list": "lists",
    "code": "code",
    "diagram": "diagrams",
    "correction": "corrections",
}
A_DAY = (5, 10, 15, 20, 30)
# Of a day on which so many cards are new: in two weeks a card is answered three times, each in 37
# seconds (Anki's FSRS simulator with its own parameters; times of the Kafka deck).
MINUTES = 1.25
LAST_DAYS = 3  # before the exam without new cards: the last ones come twice more
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def description(title: str, notes: Sequence[Note], root: str, exam: date | None = None) -> Markup:
    """The description, as HTML, of the deck of `notes` that are called `title`, with section tags
    below `root`; with the days on which to begin for an `exam`."""
    cards = cards_by_kind(notes)
    total = cards.total()
    if not total:
        return element("p", {}, element("b", {}, title))
    kinds = ", ".join(f"{count} of {CALLED.get(kind, kind)}" for kind, count in cards.most_common())
    return together(  # without line ends: Anki's page shows those of a description, too
        element("p", {}, element("b", {}, title), element("br", {}), _cards(total, kinds)),
        _plan(total, exam),
        element("p", {}, GATHERED),
        element("p", {}, "To study a part: Tools > Create Filtered Deck, and search for"),
        element("ul", {}, *(_search(*one) for one in _searches(notes, root))),
        element("p", {}, LEECHES),
    )


GATHERED = (
    "What belongs together comes far apart. So it stays within a day, too, with Options > Display "
    "Order > New card sort order: Order gathered."
)
LEECHES = (
    "A card that you forgot eight times is a leech, and Anki suspends it. Say it in other words in "
    "the notes, or make two of it, and import again; then unsuspend it."
)


def _cards(total: int, kinds: str) -> str:
    return f"{total} cards: {kinds}." if total > 1 else f"1 card: {kinds}."


# --- How long it takes ----------------------------------------------------------------------------


def _plan(total: int, exam: date | None) -> Markup:
    """A row for each number of new cards a day that makes a difference."""
    paces = [pace for pace in A_DAY if pace < total] or [total]
    names = ("New a day", "Minutes", "Days", *(("Begin by",) if exam else ()))
    rows = [element("tr", {}, *(element("th", {}, name) for name in names))]
    for pace in paces:
        days = ceil(total / pace)
        cells = [str(pace), f"about {ceil(pace * MINUTES)}", str(days)]
        if exam:
            cells.append(_day(exam - timedelta(days + LAST_DAYS), exam))
        rows.append(element("tr", {}, *(element("td", {}, cell) for cell in cells)))
    lead = "New cards a day (Options > Daily Limits), and how long they take"
    lead += f" before the exam on {_day(exam)}:" if exam else ":"
    spread = {"cellpadding": "6", "align": "center"}
    return together(element("p", {}, lead), element("table", spread, *rows))


def _day(day: date, near: date | None = None) -> str:
    year = "" if near and near.year == day.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


# --- What to search for ---------------------------------------------------------------------------


def _searches(notes: Iterable[Note], root: str) -> Iterator[tuple[str, str]]:
    """Searches that find something, each with what it finds."""
    tags = dict.fromkeys(tag for note in notes for tag in note.tags)
    for tag in tags:
        if tag.startswith(f"{root}::"):
            section = tag.removeprefix(f"{root}::").partition("::")[0]
            yield f"tag:{root}::{section}", "one section; the others are in the browser, under Tags"
            break
    for name, what in (("must-know", "what you must know"), ("unanswered", "no answer yet")):
        if name in tags:
            yield f"tag:{root} tag:{name}", what
    yield f"tag:{root} tag:leech", "what does not stick"


def _search(search: str, what: str) -> Markup:
    return element("li", {}, element("code", {}, search), together(": ", text(what)))
